//! How fast the tagger is.

use std::time::Instant;

use super::brat::Document;
use super::marks;
use crate::attribution::tagger::tag_with;
use crate::attribution::tagger::weights::Model;
use crate::text::{Span, paragraphs, sentences};

/// Passes over the articles; the fastest counts, as the others were disturbed.
const PASSES: usize = 5;

/// Megabytes of text that the tagger alone reads in a second, on one thread.
pub(super) fn megabytes_per_second(model: &Model, documents: &[Document]) -> f64 {
    type Prepared = (Span, Vec<Span>, Vec<Span>);
    let prepared: Vec<(&str, Vec<Prepared>)> = documents
        .iter()
        .map(|document| {
            let text = document.text.as_str();
            let paragraphs = paragraphs(text);
            let quoted = marks::quoted(text, &paragraphs);
            let with_sentences = |(paragraph, quoted)| (paragraph, sentences(text, paragraph), quoted);
            (text, paragraphs.into_iter().zip(quoted).map(with_sentences).collect())
        })
        .collect();
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    let mut fastest = f64::MAX;
    for _ in 0..PASSES {
        let start = Instant::now();
        let mut found = 0;
        for (text, paragraphs) in &prepared {
            for (paragraph, sentences, quoted) in paragraphs {
                found += tag_with(model, text, *paragraph, sentences, quoted, 0.0).len();
            }
        }
        if found < usize::MAX {
            fastest = fastest.min(start.elapsed().as_secs_f64());
        }
    }
    bytes as f64 / fastest / 1e6
}

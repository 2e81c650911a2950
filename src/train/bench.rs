//! How fast the tagger is, alone and in the pipeline.

use std::time::Instant;

use super::brat::Document;
use super::marks;
use crate::attribution::tagger::memo::Memo;
use crate::attribution::tagger::tag;
use crate::attribution::tagger::weights::Model;
use crate::text::{Span, paragraphs, sentences};
use crate::{ArticleInput, Options, analyze};

/// Passes over the articles; the fastest counts, as the others were disturbed.
const PASSES: usize = 20;

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
    fastest(documents, || {
        let tagged = |(text, all): &(&str, Vec<Prepared>)| {
            let mut memo = Memo::default();
            let found = all.iter().map(|(paragraph, sentences, quoted)| {
                tag(model, (text, None), *paragraph, sentences, quoted, &mut memo).attributions.len()
            });
            found.sum::<usize>()
        };
        prepared.iter().map(tagged).sum()
    })
}

/// The same of the whole analysis, from text to findings.
pub(super) fn whole_megabytes_per_second(documents: &[Document]) -> f64 {
    let options = Options::default();
    let inputs: Vec<ArticleInput> = documents
        .iter()
        .map(|document| ArticleInput { name: "a".into(), text: document.text.clone(), ..ArticleInput::default() })
        .collect();
    fastest(documents, || {
        let found =
            |input| analyze(input, &options).map_or(0, |analysis| usize::from(analysis.attributions.is_empty()));
        inputs.iter().map(found).sum()
    })
}

/// Megabytes a second of the fastest pass over the documents; what is found is counted, so that nothing is left out.
fn fastest(documents: &[Document], mut pass: impl FnMut() -> usize) -> f64 {
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    let mut fastest = f64::MAX;
    for _ in 0..PASSES {
        let start = Instant::now();
        if pass() < usize::MAX {
            fastest = fastest.min(start.elapsed().as_secs_f64());
        }
    }
    bytes as f64 / fastest / 1e6
}

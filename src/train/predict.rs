//! Prints what the tagger finds, in the form that the corpus's scorer reads.

use std::io::{self, Write};

use serde::Serialize;

use super::brat::Document;
use super::marks;
use crate::attribution::tagger::memo::Memo;
use crate::attribution::tagger::weights::Model;
use crate::attribution::tagger::{RawAttribution, tag};
use crate::text::{Span, paragraphs, sentences};

/// One line of predictions; offsets are code points.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    attributions: Vec<Predicted>,
}

#[derive(Serialize)]
struct Predicted {
    source: Vec<[usize; 2]>,
    cue: Vec<[usize; 2]>,
    content: Vec<[usize; 2]>,
    confidence: f64,
}

/// Prints one line for each article.
pub(super) fn print(model: &Model, documents: &[Document], least: f64, out: &mut dyn Write) -> io::Result<()> {
    for document in documents {
        let offsets = CodePoints::new(&document.text);
        let attributions = find(model, &document.text, least)
            .into_iter()
            .map(|raw| Predicted {
                source: raw.source.iter().map(|&span| offsets.convert(span)).collect(),
                cue: raw.cue.iter().map(|&span| offsets.convert(span)).collect(),
                content: raw.content.iter().map(|&span| offsets.convert(span)).collect(),
                confidence: raw.confidence,
            })
            .collect();
        serde_json::to_writer(&mut *out, &Line { file: &document.stem, attributions })?;
        writeln!(out)?;
    }
    Ok(())
}

/// All attributions of an article. A paragraph of quotation with no cue of its own goes on with the attribution before.
fn find(model: &Model, text: &str, least: f64) -> Vec<RawAttribution> {
    let mut found: Vec<RawAttribution> = Vec::new();
    let mut memo = Memo::default();
    let paragraphs = paragraphs(text);
    let quoted = marks::quoted(text, &paragraphs);
    for (paragraph, quoted) in paragraphs.into_iter().zip(quoted) {
        let mut here =
            tag(model, (text, None), paragraph, &sentences(text, paragraph), &quoted, &mut memo).attributions;
        here.retain(|one| one.confidence >= least);
        let has_cue = here.iter().any(|one| one.cue.is_some());
        for one in here {
            let in_marks = one.content.iter().all(|span| quoted.iter().any(|stretch| stretch.overlaps(*span)));
            match found.last_mut() {
                Some(before) if one.cue.is_none() && one.source.is_none() && in_marks && !has_cue => {
                    before.content.extend(one.content);
                }
                _ => found.push(one),
            }
        }
    }
    found
}

/// From bytes to code points.
struct CodePoints(Vec<usize>);

impl CodePoints {
    fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).collect())
    }

    fn convert(&self, span: Span) -> [usize; 2] {
        [span.start, span.end].map(|offset| self.0.partition_point(|&at| at < offset))
    }
}

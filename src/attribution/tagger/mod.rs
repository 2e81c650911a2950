//! The trained tagger: finds sources, cues and contents in one paragraph.
//!
//! A linear-chain conditional random field over the paragraph's units. Its weights were learned by `train` and stand in
//! `weights.bin`; `MODEL.md` says from what, how, and how well it does. A pure function of text, sentences and
//! quotation marks; the time that it takes is linear in the text's length.

pub(crate) mod confidence;
pub(crate) mod context;
pub(crate) mod decode;
pub(crate) mod features;
pub(crate) mod label;
pub(crate) mod lexicon;
pub(crate) mod sequence;
pub(crate) mod table;
pub(crate) mod units;
pub(crate) mod weights;

use std::sync::OnceLock;

use self::features::{Features, Sequence};
use self::confidence::Evidence;
use self::label::{Piece, Row, pieces};
use self::sequence::{Quotation, Unit};
use self::weights::{Model, Weights};
use super::link::{Linked, link};
use crate::text::Span;

/// What the tagger finds: one attribution, in bytes of the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RawAttribution {
    /// The words that name the source.
    pub(crate) source: Option<Span>,
    /// The words that attribute.
    pub(crate) cue: Option<Span>,
    /// What is attributed: several spans where something interrupts it.
    pub(crate) content: Vec<Span>,
    /// The share of such attributions that are right.
    pub(crate) confidence: f64,
}

/// The weights that the crate comes with.
pub(crate) fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    // A test holds the file to being readable; an empty model finds nothing.
    MODEL.get_or_init(|| {
        Weights::from_bytes(include_bytes!("weights.bin")).map_or_else(Model::default, |weights| Model::new(&weights))
    })
}

/// Finds the attributions of one paragraph. `sentences` are the paragraph's, `quoted` its stretches in quotation marks
/// with their marks, both in order.
pub(crate) fn tag(text: &str, paragraph: Span, sentences: &[Span], quoted: &[Span]) -> Vec<RawAttribution> {
    tag_with(model(), text, paragraph, sentences, quoted, 0.0)
}

/// As [`tag`], with another model and a least confidence.
pub(crate) fn tag_with(
    model: &Model,
    text: &str,
    paragraph: Span,
    sentences: &[Span],
    quoted: &[Span],
    least: f64,
) -> Vec<RawAttribution> {
    let units = sequence::read(text, paragraph, sentences, quoted, &model.lexicon);
    let span = |piece: Piece| units[piece.start].span.join(units[piece.end - 1].span);
    find(model, &units)
        .into_iter()
        .map(|found| RawAttribution {
            source: found.linked.source.map(span),
            cue: found.linked.cue.map(span),
            content: found.linked.content.iter().copied().map(span).collect(),
            confidence: model.calibration.confidence(&found.evidence),
        })
        .filter(|raw| raw.confidence >= least)
        .collect()
}

/// An attribution in units, with what speaks for it.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// Its parts.
    pub(crate) linked: Linked,
    /// What its confidence rests on.
    pub(crate) evidence: Evidence,
}

/// Added to the scores of cues when the best labels are looked for: it costs precision, which the confidence restores.
const CUE_BONUS: f32 = 2.0;

/// Finds the attributions of a sequence, sure ones and unsure ones.
pub(crate) fn find(model: &Model, units: &[Unit]) -> Vec<Found> {
    let scores = score(model, units);
    let steps = if model.scale > 0.0 { (CUE_BONUS / model.scale) as i16 } else { 0 };
    let labels = decode::best(model, &scores, steps);
    let pieces = pieces(&labels);
    if pieces.is_empty() {
        return Vec::new();
    }
    let marginals = decode::marginals(model, &scores);
    let is_quoted = |piece: Piece| units[piece.start].quotation != Quotation::Outside;
    link(&pieces, is_quoted)
        .into_iter()
        .map(|linked| Found { evidence: confidence::evidence(units, &marginals, &linked), linked })
        .collect()
}

/// The scores of all labels of all units.
fn score(model: &Model, units: &[Unit]) -> Vec<Row<i16>> {
    let mut surroundings = Vec::new();
    context::surroundings(units, &mut surroundings);
    let sequence = Sequence { units, surroundings: &surroundings };
    let mut features = Features::new();
    (0..units.len())
        .map(|index| {
            features.observe(sequence, index);
            model.score(features.keys())
        })
        .collect()
}

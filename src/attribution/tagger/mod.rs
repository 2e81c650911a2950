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
use self::label::{LANES, Part, Piece, Row, pieces};
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

/// Added to the scores of the beginnings of sources, contents and cues when the best labels are looked for. The field
/// leaves out too much; what these bring in wrongly is left out again by its confidence. Together they moved content
/// and source from 61.7 to 63.3 on articles held out of training.
const BONUSES: Row<f32> = bonuses(1.0, 0.5, 0.6);

const fn bonuses(source: f32, content: f32, cue: f32) -> Row<f32> {
    let mut bonuses = [0.0; LANES];
    bonuses[Part::SourceBefore.begin() as usize] = source;
    bonuses[Part::SourceAfter.begin() as usize] = source;
    bonuses[Part::ContentBefore.begin() as usize] = content;
    bonuses[Part::ContentAfter.begin() as usize] = content;
    bonuses[Part::Cue.begin() as usize] = cue;
    bonuses[Part::CueInheriting.begin() as usize] = cue;
    bonuses[Part::CueAlone.begin() as usize] = cue;
    bonuses
}

/// Finds the attributions of a sequence, sure ones and unsure ones.
pub(crate) fn find(model: &Model, units: &[Unit]) -> Vec<Found> {
    let scores = score(model, units);
    let labels = decode::best(model, &scores, &BONUSES);
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

//! How sure an attribution is.
//!
//! The field's own probabilities are too sure of themselves, and they are of labels, not of attributions. A logistic
//! function of a few of them was fitted by cross-validation to what is asked: does the content share at least half of
//! its words with what an annotator marked?

use super::label::{LABELS, Part, Piece, Row, part_of};
use super::sequence::{Quotation, Unit};
use super::weights::Reader;
use crate::attribution::link::Linked;

/// Number of values that the evidence has.
pub(crate) const EVIDENCE: usize = 12;

/// What speaks for and against an attribution.
pub(crate) type Evidence = [f32; EVIDENCE];

/// From evidence to the share of attributions that are right, as measured by cross-validation.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Calibration {
    /// Weights of the evidence, the constant last.
    pub(crate) weights: [f32; EVIDENCE + 1],
}

impl Calibration {
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.weights.iter().flat_map(|weight| weight.to_le_bytes()));
    }

    pub(crate) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut calibration = Self::default();
        for weight in &mut calibration.weights {
            *weight = f32::from_le_bytes(*reader.take()?);
        }
        Some(calibration)
    }

    /// The share of attributions with such evidence that are right.
    pub(crate) fn confidence(&self, evidence: &Evidence) -> f64 {
        let [weights @ .., constant] = &self.weights;
        let sum = weights.iter().zip(evidence).fold(*constant, |sum, (weight, value)| sum + weight * value);
        1.0 / (1.0 + libm::exp(f64::from(-sum)))
    }
}

/// Collects the evidence for an attribution. `marginals` are the probabilities of the labels of `units`.
pub(crate) fn evidence(units: &[Unit], marginals: &[Row<f32>], linked: &Linked, sure: f32) -> Evidence {
    let cue = linked.cue.map_or(0.0, |cue| log_odds(share(&marginals[cue.start], |label| begins(label, Part::is_cue))));
    let length: usize = linked.content.iter().map(|piece| piece.end - piece.start).sum();
    let (mut sum, mut least) = (0.0, 1.0f32);
    for row in linked.content.iter().flat_map(|piece| &marginals[piece.start..piece.end]) {
        let content = content_share(row);
        (sum, least) = (sum + content, least.min(content));
    }
    let mean = sum / length.max(1) as f32;
    let first = linked.content.first();
    let start = first.map_or(0.0, |piece| share(&marginals[piece.start], |label| begins(label, Part::is_content)));
    let stop = linked.content.last().map_or(0.0, |piece| 1.0 - goes_on(marginals, *piece));
    let source = linked
        .source
        .map_or(0.0, |source| log_odds(share(&marginals[source.start], |label| begins(label, Part::is_source))));
    let class =
        linked.cue.map_or(0, |cue| units[cue.start..cue.end].iter().map(|unit| unit.entry.cue).max().unwrap_or(0));
    let is_quoted = first.is_some_and(|piece| units[piece.start].quotation == Quotation::Opening);
    let flag = |holds: bool| f32::from(u8::from(holds));
    [
        cue,
        flag(linked.cue.is_some()),
        log_odds(mean),
        log_odds(least),
        log_odds(start),
        log_odds(stop),
        source,
        flag(linked.source.is_some()),
        flag(is_quoted),
        libm::logf(length.max(1) as f32),
        f32::from(class),
        log_odds(sure),
    ]
}

/// The probability that a token is part of a content.
pub(crate) fn content_share(row: &Row<f32>) -> f32 {
    CONTENT.iter().map(|&label| row[label]).sum()
}

/// The labels of contents.
const CONTENT: [usize; 6] = [
    Part::ContentBefore.begin() as usize,
    Part::ContentAfter.begin() as usize,
    Part::ContentAlone.begin() as usize,
    Part::ContentBefore.inside() as usize,
    Part::ContentAfter.inside() as usize,
    Part::ContentAlone.inside() as usize,
];

/// The probability that a token's label is one of a kind.
fn share(row: &Row<f32>, kind: impl Fn(u8) -> bool) -> f32 {
    (0..LABELS).filter(|&label| kind(label as u8)).map(|label| row[label]).sum()
}

fn begins(label: u8, kind: impl Fn(Part) -> bool) -> bool {
    part_of(label).is_some_and(|part| kind(part) && (label == part.begin()))
}

/// The probability that a stretch goes on behind its end.
fn goes_on(marginals: &[Row<f32>], piece: Piece) -> f32 {
    marginals.get(piece.end).map_or(0.0, |row| row[usize::from(piece.part.inside())])
}

/// The logarithm of the odds, bounded: nothing is certain.
fn log_odds(probability: f32) -> f32 {
    let probability = probability.clamp(0.001, 0.999);
    libm::logf(probability / (1.0 - probability))
}

#[cfg(test)]
mod tests {
    use super::{Calibration, EVIDENCE};

    #[test]
    fn more_evidence_is_more_confidence() {
        let mut calibration = Calibration::default();
        calibration.weights[0] = 1.0;
        let mut evidence = [0.0; EVIDENCE];
        assert!((calibration.confidence(&evidence) - 0.5).abs() < 1e-9);
        evidence[0] = 2.0;
        assert!(calibration.confidence(&evidence) > 0.85);
    }
}

//! Fits the confidence of attributions to how many of them are right.

use super::brat::Document;
use super::gold::place;
use super::logistic;
use super::vocabulary::read_paragraphs;
use crate::attribution::tagger::confidence::{Calibration, EVIDENCE, Evidence};
use crate::attribution::tagger::find;
use crate::attribution::tagger::memo::Memo;
use crate::attribution::tagger::weights::Model;

/// An attribution that the tagger found in an article that it was not trained on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judged {
    /// What speaks for it.
    pub(super) evidence: Evidence,
    /// Whether its content has at least half of its units in common with an annotated one.
    pub(super) is_right: bool,
}

/// Judges everything that a model finds in articles.
pub(super) fn judge(model: &Model, documents: &[Document]) -> Vec<Judged> {
    let (mut judged, mut memo) = (Vec::new(), Memo::default());
    for document in documents {
        for paragraph in read_paragraphs(&document.text, &model.lexicon) {
            let gold: Vec<Vec<usize>> =
                document.attributions.iter().map(|one| place(&paragraph.units, &one.content)).collect();
            for found in find(model, &paragraph.units, &mut memo).0 {
                let content: Vec<usize> =
                    found.linked.content.iter().flat_map(|piece| piece.start..piece.end).collect();
                let is_right = gold.iter().any(|gold| agree(gold, &content));
                judged.push(Judged { evidence: found.evidence, is_right });
            }
        }
    }
    judged
}

/// Whether two sets, both sorted, have at least half of their union in common.
fn agree(one: &[usize], other: &[usize]) -> bool {
    let common = one.iter().filter(|at| other.binary_search(at).is_ok()).count();
    common > 0 && common * 2 >= one.len() + other.len() - common
}

const SIZE: usize = EVIDENCE + 1;

/// Keeps the fit stable where two values say the same.
const RIDGE: f64 = 1.0;

/// Fits a logistic function.
pub(super) fn fit(judged: &[Judged]) -> Calibration {
    let values = |one: &Judged| -> [f64; SIZE] {
        core::array::from_fn(|index| one.evidence.get(index).map_or(1.0, |&value| f64::from(value)))
    };
    let rows: Vec<_> = judged.iter().map(|one| (values(one), one.is_right)).collect();
    Calibration { weights: logistic::fit(&rows, RIDGE).map(|weight| weight as f32) }
}

/// Of attributions with about the same confidence, how many are right: lower end of the confidence, number, share.
pub(super) fn curve(calibration: &Calibration, judged: &[Judged]) -> Vec<(f64, usize, f64)> {
    (0..10)
        .filter_map(|tenth| {
            let lower = f64::from(tenth) / 10.0;
            let inside: Vec<&Judged> =
                judged.iter().filter(|one| (calibration.confidence(&one.evidence) * 10.0) as i32 == tenth).collect();
            let right = inside.iter().filter(|one| one.is_right).count();
            (!inside.is_empty()).then(|| (lower, inside.len(), right as f64 / inside.len() as f64))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{EVIDENCE, Judged, agree, fit};

    #[test]
    fn fits_what_was_seen() {
        // Where the first value is 1, three in four are right; where it is 0, one in four.
        let judged: Vec<Judged> = (0..4000)
            .map(|number| {
                let mut evidence = [0.0; EVIDENCE];
                evidence[0] = f32::from(u8::from(number % 2 == 0));
                let quarter = number / 2 % 4;
                Judged { evidence, is_right: if number % 2 == 0 { quarter > 0 } else { quarter == 0 } }
            })
            .collect();
        let calibration = fit(&judged);
        assert!((calibration.confidence(&judged[0].evidence) - 0.75).abs() < 0.01);
        assert!((calibration.confidence(&judged[1].evidence) - 0.25).abs() < 0.01);
    }

    #[test]
    fn half_is_enough() {
        assert!(agree(&[1, 2, 3], &[2, 3, 4]) && !agree(&[1, 2], &[2, 3]) && !agree(&[], &[]));
    }
}

//! What speaks for two statements' being one claim, and how likely that makes it.
//!
//! A logistic function, learned from pairs of sentences of real articles on one event that were read and judged: see
//! `train/claims.rs`. What it learned is general: how much of the words, in which order, whether the sentences and their
//! surroundings are alike, whether another sentence of the article is as like.

use super::assertion::{WORD_EVIDENCE, WordEvidence};

/// Number of observations of a pair.
pub(crate) const EVIDENCE: usize = WORD_EVIDENCE + PAIR_EVIDENCE;
const PAIR_EVIDENCE: usize = 11;

/// What is observed of a pair: first of its words, then of where they stand.
pub(crate) type Evidence = [f64; EVIDENCE];

/// What is added to all, and a weight for each observation; made by `make train-claims`.
const WEIGHTS: &[f64] = &include!("evidence.in");

/// All observations of a pair.
pub(super) fn together(words: WordEvidence, pair: [f64; PAIR_EVIDENCE]) -> Evidence {
    let mut all = [0.0; EVIDENCE];
    all[..WORD_EVIDENCE].copy_from_slice(&words);
    all[WORD_EVIDENCE..].copy_from_slice(&pair);
    all
}

/// How likely a pair says the same, at least in the main.
pub(super) fn chance(evidence: &Evidence) -> f64 {
    let (mut sum, weights) = (WEIGHTS[0], &WEIGHTS[1..]);
    for (observed, weight) in evidence.iter().zip(weights) {
        sum += observed * weight;
    }
    1.0 / (1.0 + libm::exp(-sum))
}

#[cfg(test)]
mod tests {
    use super::{EVIDENCE, WEIGHTS, chance};

    #[test]
    fn every_observation_has_its_weight() {
        assert_eq!(WEIGHTS.len(), EVIDENCE + 1, "after a change of what is observed: make train-claims");
        assert!(chance(&[0.0; EVIDENCE]) < 0.05, "two that have nothing in common are no claim");
    }
}

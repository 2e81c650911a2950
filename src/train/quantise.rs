//! From learned weights to the small integers of the file.

use super::corpus::Corpus;
use super::crf::Learned;
use super::vocabulary::Vocabulary;
use crate::attribution::tagger::label::{LABELS, LANES, Row};
use crate::attribution::tagger::weights::Weights;

/// What a step of the weights is worth: the largest weight that fits is 127 of them. Few weights are larger, and a finer
/// step costs bytes without being more exact than what was learned.
const SCALE: f32 = 0.04;

/// The weights as the file has them.
pub(super) fn quantise(corpus: &Corpus, learned: &Learned, vocabulary: &Vocabulary) -> Weights {
    let steps = |weight: f32, most: f32| (weight / SCALE).round().clamp(-most, most);
    let features = corpus
        .keys
        .iter()
        .zip(&learned.weights)
        .map(|(&key, row)| (key, row.map(|weight| steps(weight, 127.0) as i8)))
        .filter(|(_, row)| row.iter().any(|&weight| weight != 0));
    let mut transitions: Row<Row<i16>> = [[0; LANES]; LANES];
    for (row, weights) in transitions.iter_mut().zip(&learned.transitions).take(LABELS) {
        for (step, &weight) in row.iter_mut().zip(weights).take(LABELS) {
            *step = steps(weight, 10_000.0) as i16;
        }
    }
    Weights {
        scale: SCALE,
        transitions,
        features: features.collect(),
        words: vocabulary.words.clone(),
        stems: vocabulary.stems.clone(),
        form_clusters: vocabulary.form_clusters,
        ..Weights::default()
    }
}

//! From learned weights to the small integers of the file.

use super::corpus::{Corpus, annotator_key, cue_key};
use super::crf::Learned;
use super::vocabulary::Vocabulary;
use crate::attribution::tagger::label::{LABELS, LANES, Row};
use crate::attribution::tagger::weights::Weights;

/// What a step of the weights is worth: the largest weight that fits is 127 of them. Few weights are larger, and a finer
/// step costs bytes without being more exact than what was learned.
const SCALE: f32 = 0.04;

/// Replaces what is peculiar to each annotator by the mean of all. Knowing who read an article keeps their habits out of
/// the other weights.
fn average_annotators(corpus: &Corpus, weights: &[Row<f32>]) -> Vec<(u32, Row<f32>)> {
    let mut features: Vec<(u32, Row<f32>)> = corpus.keys.iter().copied().zip(weights.iter().copied()).collect();
    let place = |key| corpus.keys.binary_search(&key).ok();
    let classes = (0..CLASSES).flat_map(|stem| (0..CLASSES).map(move |cue| (stem, cue)));
    for (stem, cue) in classes {
        let mut mean = [0.0; LANES];
        for &(annotator, share) in &corpus.annotators {
            let Some(own) = place(annotator_key(annotator, stem, cue)) else { continue };
            for (mean, weight) in mean.iter_mut().zip(&mut features[own].1) {
                *mean += share * core::mem::take(weight);
            }
        }
        if let Some(all) = place(cue_key(stem, cue)) {
            for (weight, mean) in features[all].1.iter_mut().zip(mean) {
                *weight += mean;
            }
        }
    }
    features
}

/// Number of cue classes.
const CLASSES: u8 = 6;

/// The weights as the file has them.
pub(super) fn quantise(corpus: &Corpus, learned: &Learned, vocabulary: &Vocabulary) -> Weights {
    let steps = |weight: f32, most: f32| (weight / SCALE).round().clamp(-most, most);
    let features = average_annotators(corpus, &learned.weights);
    let features = features
        .iter()
        .map(|&(key, row)| (key, row.map(|weight| steps(weight, 127.0) as i8)))
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

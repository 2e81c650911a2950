//! From scores to labels: the best sequence, and how sure each label is.

use super::label::{INSIDE_CUE, LABELS, LANES, OUTSIDE, Part, Row, part_of};
use super::weights::Model;

/// Lower than any score that can come up.
const NEVER: i32 = i32::MIN / 2;

/// The labels, from outside and from the parts, that an inside label can follow.
fn predecessors(label: u8) -> &'static [u8] {
    const CUES: [u8; 4] = [Part::Cue.begin(), Part::CueInheriting.begin(), Part::CueAlone.begin(), INSIDE_CUE];
    const OTHERS: [[u8; 2]; 5] = [
        [Part::SourceBefore.begin(), Part::SourceBefore.inside()],
        [Part::SourceAfter.begin(), Part::SourceAfter.inside()],
        [Part::ContentBefore.begin(), Part::ContentBefore.inside()],
        [Part::ContentAfter.begin(), Part::ContentAfter.inside()],
        [Part::ContentAlone.begin(), Part::ContentAlone.inside()],
    ];
    match part_of(label) {
        Some(part) if part.is_cue() => &CUES,
        Some(part) => OTHERS.get(part as usize).map_or(&[], |pair| pair),
        None => &[],
    }
}

/// First label that is inside a part.
const FIRST_INSIDE: usize = Part::SourceBefore.inside() as usize;

/// The sequence of labels with the highest score. `scores` are of the tokens; integers, so that every target agrees.
///
/// `bonus` is added to the scores of all beginnings of cues.
pub(crate) fn best(model: &Model, scores: &[Row<i16>], bonus: i16) -> Vec<u8> {
    let mut bonuses = [0; LANES];
    for cue in [Part::Cue, Part::CueInheriting, Part::CueAlone] {
        bonuses[usize::from(cue.begin())] = i32::from(bonus);
    }
    let Some(first) = scores.first() else { return Vec::new() };
    let mut back: Vec<Row<u8>> = Vec::with_capacity(scores.len());
    let mut reached = [NEVER; LANES];
    for label in 0..FIRST_INSIDE {
        reached[label] = i32::from(first[label]) + bonuses[label];
    }
    back.push([OUTSIDE; LANES]);
    for row in &scores[1..] {
        let (mut best, mut from) = ([NEVER; LANES], [OUTSIDE; LANES]);
        // Outside and all beginnings follow anything.
        for previous in 0..LABELS {
            for label in 0..FIRST_INSIDE {
                let score = reached[previous] + i32::from(model.transitions[previous][label]);
                if score > best[label] {
                    (best[label], from[label]) = (score, previous as u8);
                }
            }
        }
        for label in FIRST_INSIDE..LABELS {
            for &previous in predecessors(label as u8) {
                let score = reached[usize::from(previous)] + i32::from(model.transitions[usize::from(previous)][label]);
                if score > best[label] {
                    (best[label], from[label]) = (score, previous);
                }
            }
        }
        for label in 0..LABELS {
            reached[label] = (best[label] + i32::from(row[label]) + bonuses[label]).max(NEVER);
        }
        back.push(from);
    }
    let mut label = (0..LABELS).max_by_key(|&label| (reached[label], LABELS - label)).unwrap_or(0) as u8;
    let mut labels = vec![OUTSIDE; scores.len()];
    for (index, from) in back.iter().enumerate().rev() {
        labels[index] = label;
        label = from[usize::from(label)];
    }
    labels
}

/// The probability of each label of each token, given the whole sequence.
pub(crate) fn marginals(model: &Model, scores: &[Row<i16>]) -> Vec<Row<f32>> {
    let transitions = exponentials(model);
    let mut forward: Vec<Row<f32>> = Vec::with_capacity(scores.len());
    let mut emissions: Vec<Row<f32>> = Vec::with_capacity(scores.len());
    for row in scores {
        let best = row[..LABELS].iter().copied().max().unwrap_or(0);
        let mut emission = [0.0; LANES];
        for label in 0..LABELS {
            emission[label] = libm::expf(f32::from(row[label] - best) * model.scale);
        }
        let mut reached = match forward.last() {
            None => core::array::from_fn(|label| if label < FIRST_INSIDE { 1.0 } else { 0.0 }),
            Some(previous) => step(previous, &transitions),
        };
        for label in 0..LANES {
            reached[label] *= emission[label];
        }
        normalise(&mut reached);
        forward.push(reached);
        emissions.push(emission);
    }
    let mut backward = [1.0f32; LANES];
    for index in (0..scores.len()).rev() {
        let mut here = forward[index];
        for label in 0..LANES {
            here[label] *= backward[label];
        }
        normalise(&mut here);
        forward[index] = here;
        for label in 0..LANES {
            backward[label] *= emissions[index][label];
        }
        backward = step_back(&backward, &transitions);
        normalise(&mut backward);
    }
    forward
}

/// Exponentials of the transitions, 0 where one is not allowed.
fn exponentials(model: &Model) -> Row<Row<f32>> {
    let mut found = [[0.0; LANES]; LANES];
    for (previous, row) in found.iter_mut().enumerate().take(LABELS) {
        for (label, value) in row.iter_mut().enumerate().take(LABELS) {
            let weight = f32::from(model.transitions[previous][label]) * model.scale;
            if label < FIRST_INSIDE || predecessors(label as u8).contains(&(previous as u8)) {
                *value = libm::expf(weight);
            }
        }
    }
    found
}

fn step(from: &Row<f32>, transitions: &Row<Row<f32>>) -> Row<f32> {
    let mut reached = [0.0; LANES];
    for (row, weight) in transitions.iter().zip(from) {
        for label in 0..LANES {
            reached[label] += weight * row[label];
        }
    }
    reached
}

fn step_back(from: &Row<f32>, transitions: &Row<Row<f32>>) -> Row<f32> {
    transitions.map(|row| row.iter().zip(from).map(|(weight, value)| weight * value).sum())
}

/// Scales a row so that it adds up to 1, against overflow in long sequences.
fn normalise(row: &mut Row<f32>) {
    let sum: f32 = row.iter().sum();
    if sum > 0.0 {
        for value in row {
            *value /= sum;
        }
    }
}

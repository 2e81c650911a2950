//! From scores to labels: the best sequence, and how sure each label is.

use super::label::{LABELS, LANES, OUTSIDE, Row, may_follow};
use super::weights::{Model, NEVER};

/// Labels this many steps behind the best one at a token are not followed up. A step is worth a few hundredths, so that
/// such a label is thousands of times less likely; what follows it would have to be as much more likely to matter.
const BEAM: i32 = 400;

/// The sequence of labels with the highest score. `scores` are of the tokens; integers, so that every target agrees.
///
/// `bonuses` are added to the scores of the labels, at every token.
pub(crate) fn best(model: &Model, scores: &[Row<i16>], bonuses: &Row<f32>) -> Vec<u8> {
    let Some(first) = scores.first() else { return Vec::new() };
    let bonuses = bonuses.map(|bonus| (bonus / model.scale.max(f32::MIN_POSITIVE)) as i32);
    let mut back: Vec<Row<u8>> = Vec::with_capacity(scores.len());
    let mut reached: Row<i32> = core::array::from_fn(|label| match label {
        _ if label < LABELS && may_follow(None, label as u8) => i32::from(first[label]) + bonuses[label],
        _ => NEVER,
    });
    back.push([OUTSIDE; LANES]);
    for row in &scores[1..] {
        let (mut best, mut from) = ([NEVER; LANES], [OUTSIDE; LANES]);
        let leader = reached.iter().copied().max().unwrap_or(NEVER);
        for ((previous, &score), transitions) in (0u8..).zip(&reached).zip(&model.transitions) {
            if score < leader - BEAM {
                continue;
            }
            for label in 0..LANES {
                let score = score + transitions[label];
                let better = score > best[label];
                best[label] = if better { score } else { best[label] };
                from[label] = if better { previous } else { from[label] };
            }
        }
        for label in 0..LANES {
            // Scores are kept relative to the leader's, so that no length of text overflows.
            reached[label] = (best[label] - leader.max(NEVER / 2) + i32::from(row[label]) + bonuses[label]).max(NEVER);
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
    let mut forward: Vec<Row<f32>> = Vec::with_capacity(scores.len());
    for row in scores {
        let mut reached = match forward.last() {
            None => {
                core::array::from_fn(|label| if label < LABELS && may_follow(None, label as u8) { 1.0 } else { 0.0 })
            }
            Some(previous) => step(previous, &model.following),
        };
        let emission = emission(model, row);
        for label in 0..LANES {
            reached[label] *= emission[label];
        }
        normalise(&mut reached);
        forward.push(reached);
    }
    let mut backward = [1.0f32; LANES];
    for (reached, row) in forward.iter_mut().zip(scores).rev() {
        let emission = emission(model, row);
        let mut next = [0.0; LANES];
        for label in 0..LANES {
            reached[label] *= backward[label];
            next[label] = backward[label] * emission[label];
        }
        normalise(reached);
        backward = step(&next, &model.preceding);
        normalise(&mut backward);
    }
    forward
}

/// The likelihood of each label by a token's own scores, the best one's being 1.
fn emission(model: &Model, row: &Row<i16>) -> Row<f32> {
    let best = row[..LABELS].iter().copied().max().unwrap_or(0);
    core::array::from_fn(|label| {
        let behind = usize::from(best.abs_diff(row[label]));
        if label < LABELS { model.exponentials.get(behind).copied().unwrap_or(0.0) } else { 0.0 }
    })
}

/// Shares smaller than this are not followed up.
const NEGLIGIBLE: f32 = 1e-7;

fn step(from: &Row<f32>, transitions: &Row<Row<f32>>) -> Row<f32> {
    let mut reached = [0.0; LANES];
    for (row, &weight) in transitions.iter().zip(from).filter(|(_, weight)| **weight > NEGLIGIBLE) {
        for label in 0..LANES {
            reached[label] += weight * row[label];
        }
    }
    reached
}

/// Scales a row so that it adds up to 1, against overflow in long sequences.
fn normalise(row: &mut Row<f32>) {
    // In four lanes, which a processor adds at once; in a fixed order, so that all processors agree.
    let mut lanes = [0.0f32; 4];
    for values in row.as_chunks::<4>().0 {
        for (lane, value) in lanes.iter_mut().zip(values) {
            *lane += value;
        }
    }
    let sum = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
    if sum > 0.0 {
        let factor = 1.0 / sum;
        for value in row {
            *value *= factor;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LANES, Row, best, marginals};
    use crate::attribution::tagger::label::Part;
    use crate::attribution::tagger::weights::{Model, Weights};

    fn scores() -> Vec<Row<i16>> {
        let mut rows = vec![[0; LANES]; 3];
        rows[0][usize::from(Part::Cue.begin())] = 50;
        // Alone this would be the best label of the second token, but nothing opens a source.
        rows[1][usize::from(Part::SourceAfter.inside())] = 40;
        rows[1][usize::from(Part::Cue.inside())] = 30;
        rows
    }

    fn model() -> Model {
        Model::new(&Weights { scale: 0.1, ..Weights::default() })
    }

    #[test]
    fn labels_follow_what_opens_them() {
        assert_eq!(best(&model(), &scores(), &[0.0; LANES]), [Part::Cue.begin(), Part::Cue.inside(), 0]);
        assert_eq!(best(&model(), &[], &[0.0; LANES]), Vec::<u8>::new());
    }

    #[test]
    fn probabilities_add_up_and_agree() {
        let probabilities = marginals(&model(), &scores());
        for row in &probabilities {
            assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-4);
        }
        assert!(probabilities[0][usize::from(Part::Cue.begin())] > 0.9);
        assert!(probabilities[0][usize::from(Part::Cue.inside())] < 1e-9);
    }

    #[test]
    fn a_long_sequence_does_not_overflow() {
        let row = [i16::MAX; LANES];
        assert_eq!(best(&model(), &vec![row; 100_000], &[1.0; LANES]).len(), 100_000);
        assert!(marginals(&model(), &vec![row; 1000]).iter().flatten().all(|share| share.is_finite()));
    }
}

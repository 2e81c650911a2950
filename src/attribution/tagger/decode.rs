//! From scores to labels: the best sequence, and how sure each label is.

use std::ops::Range;

use super::label::{FIRST_INSIDE, LABELS, LANES, OUTSIDE, Row, may_follow};
use super::lanes::{Floats, Shorts};
use super::weights::{LABEL_BITS, MOST_LIKELY, MOST_STEPS, Model, NOT_ALLOWED};

/// Labels this many steps behind the best one at a token are not followed up. A step is worth a few hundredths, so that
/// such a label is thousands of times less likely; what follows it would have to be as much more likely to matter.
const BEAM: i16 = 400;

/// The score of a label that nothing leads to.
const NEVER: i16 = i16::MIN;

/// What a label is packed to that nothing leads to: above all that comes from a transition that is not allowed or from a
/// label that is not followed up, and below all that does not. Its label is [`OUTSIDE`].
const UNREACHED: i16 = (-1437 << LABEL_BITS) | 15;

const _: () = assert!(NEVER + (MOST_LIKELY << LABEL_BITS) < UNREACHED);
const _: () = assert!(NOT_ALLOWED + 15 < UNREACHED && (-BEAM - MOST_LIKELY) << LABEL_BITS > UNREACHED);

/// The sequence of labels with the highest score. `scores` are of the tokens; integers, so that every target agrees.
///
/// `bonuses` are added to the scores of the labels, at every token. All scores are kept relative to the best one's at the
/// token before, so that no length of text overflows and sixteen bits are enough: eight labels are one vector.
pub(crate) fn best(model: &Model, scores: &[Row<i16>], bonuses: &Row<f32>) -> Vec<u8> {
    let Some(first) = scores.first() else { return Vec::new() };
    let bonuses = bonuses.map(|bonus| (bonus / model.scale.max(f32::MIN_POSITIVE)) as i16);
    let mut back: Vec<Row<i16>> = Vec::with_capacity(scores.len());
    let mut reached: Row<i16> = core::array::from_fn(|label| match label {
        _ if label < LABELS && may_follow(None, label as u8) => first[label].saturating_add(bonuses[label]),
        _ => NEVER,
    });
    back.push([UNREACHED; LANES]);
    for row in &scores[1..] {
        let best = lead_on(&reached, &model.transitions);
        for label in 0..LANES {
            let score = (best[label] >> LABEL_BITS).saturating_add(row[label]).saturating_add(bonuses[label]);
            reached[label] = if best[label] == UNREACHED { NEVER } else { score };
        }
        back.push(best);
    }
    let mut label = (0..LABELS).max_by_key(|&label| (reached[label], LABELS - label)).unwrap_or(0);
    let mut labels = vec![OUTSIDE; scores.len()];
    for (index, best) in back.iter().enumerate().rev() {
        labels[index] = label as u8;
        label = LANES - 1 - (best[label] as usize & (LANES - 1));
    }
    labels
}

/// The best way to each label, as a packed number. Every label is followed up, in all lanes at once: one that is too far
/// behind counts for so little that it leads nowhere.
fn lead_on(reached: &Row<i16>, transitions: &Row<Shorts>) -> Row<i16> {
    let leader = leading(reached);
    let mut packed = [0; LANES];
    for label in 0..LANES {
        let behind = leader.saturating_sub(reached[label]);
        // A score and the label that it comes from in one number, which is the larger the better the score, and with
        // equal scores the lower the label.
        let score = -behind << LABEL_BITS | i16::from((LANES - 1 - label) as u8);
        packed[label] = if behind <= BEAM { score } else { NEVER };
    }
    let mut best = Shorts::of(&[UNREACHED; LANES]);
    for previous in 0..LABELS {
        best = best.or_better(&transitions[previous], packed[previous]);
    }
    best.row()
}

/// The best score of a row: half of it against the other half, again and again, which compilers make vectors of.
fn leading(scores: &Row<i16>) -> i16 {
    let mut best = *scores;
    let mut half = LANES / 2;
    while half > 0 {
        for label in 0..half {
            best[label] = best[label].max(best[label + half]);
        }
        half /= 2;
    }
    best[0]
}

/// The probability of each label of each token. Only `stretches` are worked out, which are in order and do not touch: the
/// tokens between them are taken to be surely part of nothing.
pub(crate) fn marginals(
    model: &Model,
    scores: &[Row<i16>],
    stretches: impl Iterator<Item = Range<usize>>,
) -> Vec<Row<f32>> {
    let mut found = vec![SURELY_NOTHING; scores.len()];
    let mut emissions: Vec<Row<f32>> = Vec::new();
    for Range { start, end } in stretches {
        emissions.clear();
        emissions.extend(scores[start..end].iter().map(|row| emission(model, row)));
        let mut previous = start.checked_sub(1).map(|_| SURELY_NOTHING);
        for (reached, emission) in found[start..end].iter_mut().zip(&emissions) {
            *reached = previous.map_or(FIRST, |previous| step(&previous, &model.following));
            for label in 0..LANES {
                reached[label] *= emission[label];
            }
            normalise(reached);
            previous = Some(*reached);
        }
        let mut backward = if end < scores.len() { step(&SURELY_NOTHING, &model.preceding) } else { [1.0; LANES] };
        for (reached, emission) in found[start..end].iter_mut().zip(&emissions).rev() {
            let mut next = [0.0; LANES];
            for label in 0..LANES {
                reached[label] *= backward[label];
                next[label] = backward[label] * emission[label];
            }
            normalise(reached);
            backward = step(&next, &model.preceding);
            normalise(&mut backward);
        }
    }
    found
}

/// Labels that a sequence may begin with.
const FIRST: Row<f32> = {
    let mut row = [0.0; LANES];
    let mut label = 0;
    while label < FIRST_INSIDE as usize {
        row[label] = 1.0;
        label += 1;
    }
    row
};

/// What a token is that is part of nothing.
const SURELY_NOTHING: Row<f32> = {
    let mut row = [0.0; LANES];
    row[OUTSIDE as usize] = 1.0;
    row
};

/// The likelihood of each label by a token's own scores, the best one's being 1.
fn emission(model: &Model, row: &Row<i16>) -> Row<f32> {
    let mut labels = *row;
    labels[LABELS..].fill(row[0]);
    let best = leading(&labels);
    // The last exponential is 0, for all that lies beyond.
    let mut emission =
        labels.map(|score| best.abs_diff(score).min(MOST_STEPS)).map(|behind| model.exponentials[usize::from(behind)]);
    emission[LABELS..].fill(0.0);
    emission
}

/// Shares smaller than this are not followed up.
const NEGLIGIBLE: f32 = 1e-7;

fn step(from: &Row<f32>, transitions: &Row<Floats>) -> Row<f32> {
    let mut reached = Floats::of(&[0.0; LANES]);
    for previous in 0..LABELS {
        // Most labels are not likely.
        if from[previous] > NEGLIGIBLE {
            reached = reached.plus(&transitions[previous], from[previous]);
        }
    }
    reached.row()
}

/// Scales a row so that it adds up to 1, against overflow in long sequences.
fn normalise(row: &mut Row<f32>) {
    // In four lanes, which a processor adds at once; in a fixed order, so that all processors agree.
    let mut lanes = [0.0f32; 4];
    for (label, value) in row.iter().enumerate() {
        lanes[label % 4] += value;
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
    use std::iter::once;

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
        let probabilities = marginals(&model(), &scores(), once(0..3));
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
        assert!(marginals(&model(), &vec![row; 1000], once(0..1000)).iter().flatten().all(|share| share.is_finite()));
    }
}

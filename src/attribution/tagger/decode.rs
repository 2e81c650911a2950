//! From scores to labels: the best sequence, and how sure each label is.

use std::ops::Range;

use super::label::{FIRST_INSIDE, LABELS, LANES, OUTSIDE, Row};
use super::lanes::{Floats, Shorts};
use super::weights::{LABEL_BITS, MOST_LIKELY, MOST_STEPS, Model, NOT_ALLOWED};

/// Labels this many steps behind the best one at a token are not followed up. A step is worth a few hundredths, so that
/// such a label is thousands of times less likely; what follows it would have to be as much more likely to matter.
const BEAM: i16 = 400;

/// The scores of a token of which nothing is known. The lane that stands for no label is below all others.
pub(crate) const NO_SCORES: Row<i16> = {
    let mut row = [0; LANES];
    row[LABELS] = i16::MIN / 2;
    row
};

/// The score of a label that nothing leads to.
const NEVER: i16 = i16::MIN;

/// What a label is packed to that nothing leads to: above all that comes from a transition that is not allowed or from a
/// label that is not followed up, and below all that does not. Its label is [`OUTSIDE`].
const UNREACHED: i16 = (-1437 << LABEL_BITS) | 15;

const _: () = assert!(NEVER + (MOST_LIKELY << LABEL_BITS) < UNREACHED);
const _: () = assert!(NOT_ALLOWED + 15 < UNREACHED && (-BEAM - MOST_LIKELY) << LABEL_BITS > UNREACHED);

/// Lists for the best sequence, filled anew for each.
#[derive(Clone, Debug, Default)]
pub(crate) struct Best {
    back: Vec<Row<i16>>,
    labels: Vec<u8>,
}

/// The sequence of labels with the highest score. `scores` are of the tokens; integers, so that every target agrees.
///
/// `bonuses` are added to the scores of the labels, at every token. All scores are kept relative to the best one's at the
/// token before, so that no length of text overflows and sixteen bits are enough: eight labels are one vector.
#[inline(never)]
pub(crate) fn best<'a>(
    model: &Model,
    scores: &[Shorts],
    bonuses: &Row<f32>,
    Best { back, labels }: &'a mut Best,
) -> &'a [u8] {
    labels.clear();
    labels.resize(scores.len(), OUTSIDE);
    let Some(first) = scores.first() else { return labels };
    let bonuses = Shorts::of(&bonuses.map(|bonus| (bonus / model.scale.max(f32::MIN_POSITIVE)) as i16));
    let places = Shorts::of(&core::array::from_fn(|label| i16::from((LANES - 1 - label) as u8)));
    back.clear();
    back.reserve(scores.len());
    let mut reached = first.saturating_and(&bonuses).row();
    reached[usize::from(FIRST_INSIDE)..].fill(NEVER);
    let mut reached = Shorts::of(&reached);
    back.push([UNREACHED; LANES]);
    for own in &scores[1..] {
        // Every label is followed up, in all lanes at once: one that is too far behind counts for so little that it leads
        // nowhere. A score and the label that it comes from are one number, which is the larger the better the score, and
        // with equal scores the lower the label.
        let ways = reached.behind(reached.largest()).negated_before(LABEL_BITS, &places, BEAM, NEVER).row();
        let mut best = Shorts::of(&[UNREACHED; LANES]);
        for (transitions, &way) in model.transitions.iter().zip(&ways[..LABELS]) {
            best = best.or_better(transitions, way);
        }
        reached = best.without(LABEL_BITS, &own.saturating_and(&bonuses), UNREACHED, NEVER);
        back.push(best.row());
    }
    let reached = reached.row();
    let mut label = (0..LABELS).max_by_key(|&label| (reached[label], LABELS - label)).unwrap_or(0);
    for (index, best) in back.iter().enumerate().rev() {
        labels[index] = label as u8;
        label = LANES - 1 - (best[label] as usize & (LANES - 1));
    }
    labels
}

/// Lists for probabilities, filled anew for each sequence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marginals {
    /// Of each token, how likely its labels are by what stands before it, and by its own scores.
    forward: Vec<(Floats, Floats)>,
    found: Vec<Row<f32>>,
}

/// The probability of each label of each token. Only `stretches` are worked out, which are in order and do not touch: the
/// tokens between them are taken to be surely part of nothing.
#[inline(never)]
pub(crate) fn marginals<'a>(
    model: &Model,
    scores: &[Shorts],
    stretches: impl Iterator<Item = Range<usize>>,
    Marginals { forward, found }: &'a mut Marginals,
) -> &'a [Row<f32>] {
    found.clear();
    found.resize(scores.len(), SURELY_NOTHING);
    for Range { start, end } in stretches {
        forward.clear();
        forward.reserve(end - start);
        let mut reached = if start == 0 { Floats::of(&FIRST) } else { model.following[usize::from(OUTSIDE)] };
        for own in &scores[start..end] {
            let emission = emission(model, own);
            let here = reached.times(&emission).normalised();
            reached = step(&here, &here, &model.following);
            forward.push((here, emission));
        }
        let mut backward =
            if end < scores.len() { model.preceding[usize::from(OUTSIDE)] } else { Floats::of(&[1.0; LANES]) };
        for (found, (here, emission)) in found[start..end].iter_mut().zip(&*forward).rev() {
            let likely = here.times(&backward).normalised();
            *found = likely.row();
            backward = step(&backward.times(emission), &likely, &model.preceding).normalised();
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
fn emission(model: &Model, own: &Shorts) -> Floats {
    let behind = own.behind(own.largest()).row();
    // The last exponential is 0, for all that lies beyond.
    Floats::of(&behind.map(|steps| model.exponentials[usize::from(steps.cast_unsigned().min(MOST_STEPS))]))
}

/// Labels that are less likely are not followed up.
const NEGLIGIBLE: f32 = 1e-6;

/// One token further, by the labels that are `likely` enough.
fn step(from: &Floats, likely: &Floats, transitions: &Row<Floats>) -> Floats {
    let from = from.row();
    let mut reached = Floats::of(&[0.0; LANES]);
    // By their bits: which labels it will be, is asked once and not of each.
    let mut labels = likely.above(NEGLIGIBLE);
    while labels != 0 {
        let label = labels.trailing_zeros() as usize % LANES;
        reached = reached.plus(&transitions[label], from[label]);
        labels &= labels - 1;
    }
    reached
}

#[cfg(test)]
mod tests {
    use std::iter::once;

    use super::{Best, LANES, Marginals, NO_SCORES, Shorts, best, marginals};
    use crate::attribution::tagger::label::Part;
    use crate::attribution::tagger::weights::{Model, Weights};

    fn scores() -> Vec<Shorts> {
        let mut rows = [NO_SCORES; 3];
        rows[0][usize::from(Part::Cue.begin())] = 50;
        // Alone this would be the best label of the second token, but nothing opens a source.
        rows[1][usize::from(Part::SourceAfter.inside())] = 40;
        rows[1][usize::from(Part::Cue.inside())] = 30;
        rows.iter().map(Shorts::of).collect()
    }

    fn model() -> Model {
        Model::new(&Weights { scale: 0.1, ..Weights::default() })
    }

    #[test]
    fn labels_follow_what_opens_them() {
        assert_eq!(
            best(&model(), &scores(), &[0.0; LANES], &mut Best::default()),
            [Part::Cue.begin(), Part::Cue.inside(), 0]
        );
        assert_eq!(best(&model(), &[], &[0.0; LANES], &mut Best::default()), Vec::<u8>::new());
    }

    #[test]
    fn probabilities_add_up_and_agree() {
        let mut lists = Marginals::default();
        let probabilities = marginals(&model(), &scores(), once(0..3), &mut lists);
        for row in probabilities {
            assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-4);
        }
        assert!(probabilities[0][usize::from(Part::Cue.begin())] > 0.9);
        assert!(probabilities[0][usize::from(Part::Cue.inside())] < 1e-9);
    }

    #[test]
    fn a_long_sequence_does_not_overflow() {
        let row = Shorts::of(&[i16::MAX; LANES]);
        assert_eq!(best(&model(), &vec![row; 100_000], &[1.0; LANES], &mut Best::default()).len(), 100_000);
        let mut lists = Marginals::default();
        let found = marginals(&model(), &vec![row; 1000], once(0..1000), &mut lists);
        assert!(found.iter().flatten().all(|share| share.is_finite()));
    }
}

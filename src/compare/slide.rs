//! Where a gap may stand at several places with the same words on both sides, the place that a writer would have cut.
//!
//! "A cold harbour. The town has a cold harbour, and …" cut to "A cold harbour … and": the words that are missing could
//! begin at either "harbour". The place with an ellipsis is the one, or else the place where a sentence begins.

use super::align::Pair;
use super::stretch::{Gap, Stretch};

/// A gap slides over at most so many words each way: repeats are short.
const SLIDES_AT_MOST: usize = 40;

/// Moves every gap to its best place.
pub(super) fn settle(pairs: &mut [Pair], a: &Stretch, b: &Stretch) {
    for right in 1..pairs.len() {
        let (before, behind) = (pairs[right - 1], pairs[right]);
        let (in_a, in_b) = (behind.a - before.a - 1, behind.b - before.b - 1);
        if in_a > 0 && in_b == 0 {
            slide(pairs, right, in_a, a, b, |pair| &mut pair.a, |pair| pair.b);
        } else if in_b > 0 && in_a == 0 {
            slide(pairs, right, in_b, b, a, |pair| &mut pair.b, |pair| pair.a);
        }
    }
}

/// Slides the gap of `width` words in `long` before pair `right`. `own` is a pair's index in `long`, `other` in `short`.
fn slide(
    pairs: &mut [Pair],
    right: usize,
    width: usize,
    long: &Stretch,
    short: &Stretch,
    own: fn(&mut Pair) -> &mut usize,
    other: fn(&Pair) -> usize,
) {
    let place = |mut pair: Pair| *own(&mut pair);
    let same = |x: usize, y: usize| long.words[x].key == long.words[y].key;
    let start = place(pairs[right]) - width;
    // How far it may go: each step needs a neighbour pair that is exact and an equal word at the gap's far end.
    let mut to_left = 0;
    while to_left < SLIDES_AT_MOST.min(right) {
        let pair = pairs[right - 1 - to_left];
        let next_to_gap =
            place(pair) + 1 + to_left == start && (to_left == 0 || other(&pairs[right - to_left]) == other(&pair) + 1);
        if !pair.exact || !next_to_gap || !same(start - 1 - to_left, start + width - 1 - to_left) {
            break;
        }
        to_left += 1;
    }
    let mut to_right = 0;
    while to_right < SLIDES_AT_MOST.min(pairs.len() - right) {
        let pair = pairs[right + to_right];
        let next_to_gap = place(pair) == start + width + to_right
            && (to_right == 0 || other(&pairs[right + to_right - 1]) + 1 == other(&pair));
        if !pair.exact || !next_to_gap || !same(start + to_right, start + width + to_right) {
            break;
        }
        to_right += 1;
    }
    let worth = |gap_start: usize, cut: usize| {
        let marked = short.gaps.get(cut).is_some_and(Gap::shows_a_cut);
        let sentence = long.words.get(gap_start).is_some_and(|word| word.opens_sentence)
            || long.words.get(gap_start + width).is_some_and(|word| word.opens_sentence);
        u8::from(marked) * 2 + u8::from(sentence)
    };
    // Index in `short` of the word behind the gap.
    let cut = other(&pairs[right]);
    let (mut best, mut best_worth) = (0_isize, worth(start, cut));
    let lefts = (1..=to_left).map(|steps| -steps.cast_signed());
    for steps in lefts.chain((1..=to_right).map(usize::cast_signed)) {
        let worth = worth(start.saturating_add_signed(steps), cut.saturating_add_signed(steps));
        if worth > best_worth {
            (best, best_worth) = (steps, worth);
        }
    }
    if best < 0 {
        for step in 0..best.unsigned_abs() {
            *own(&mut pairs[right - 1 - step]) += width;
        }
    } else {
        for step in 0..best.unsigned_abs() {
            *own(&mut pairs[right + step]) -= width;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::align::align;
    use super::super::lexicon::Lexicon;
    use super::super::stretch::Stretch;
    use super::settle;
    use crate::text::Span;

    /// The words of `long` that `short` has not.
    fn missing(long: &str, short: &str) -> String {
        let mut lexicon = Lexicon::new();
        let mut read = |text: &str| Stretch::read(text, &[Span::new(0, text.len())], &mut lexicon);
        let (a, b) = (read(long), read(short));
        let mut pairs = align(&a.words, &b.words, &lexicon);
        settle(&mut pairs, &a, &b);
        assert!(pairs.windows(2).all(|two| two[0].a < two[1].a && two[0].b < two[1].b));
        let gone = (0..a.words.len()).filter(|&index| pairs.iter().all(|pair| pair.a != index));
        gone.map(|index| a.words[index].span.slice(long)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_gap_goes_to_the_ellipsis_or_to_a_sentence() {
        let long = "I call it a cold harbour. The town has a cold harbour, but a warm heart.";
        assert_eq!(missing(long, "I call it a cold harbour … but a warm heart."), "The town has a cold harbour");
        assert_eq!(missing(long, "I call it a cold harbour, but a warm heart."), "The town has a cold harbour");
    }
}

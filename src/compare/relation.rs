//! How two witnesses of one utterance differ, and what that is called.

use std::ops::Range;

use super::align::Pair;
use super::lexicon::{Key, Lexicon, expanded, masks, number_in_digits, touch};
use super::model::{Difference, DifferenceKind, RelationKind, Touch};
use super::stretch::{Gap, Stretch};
use crate::sorting;
use crate::text::Span;

/// The kind and the differences of two witnesses, from the alignment of their words.
///
/// None where no word agrees.
pub(super) fn describe(
    a: &Stretch,
    b: &Stretch,
    pairs: &[Pair],
    lexicon: &Lexicon,
) -> Option<(RelationKind, Vec<Difference>)> {
    let (first, last) = (pairs.first()?, pairs.last()?);
    let mut changes = Changes {
        a,
        b,
        lexicon,
        found: Vec::new(),
        one_sided: Vec::new(),
        swapped: Vec::new(),
        altered: 0,
        moved: 0,
        cuts_of_a: Cuts::default(),
        cuts_of_b: Cuts::default(),
    };
    // Where only one runs on, the other is silent; where both do, words stand for words.
    let before = changes.edge(0..first.a, 0..first.b, true);
    let mut at = 0;
    while at < pairs.len() {
        // Exact pairs part the blocks; nearly equal ones are looked at inside them.
        let pair = pairs[at];
        if pair.exact {
            changes.punctuation_before(pairs, at);
            at += 1;
            continue;
        }
        let run = pairs[at..].iter().take_while(|pair| !pair.exact).count();
        let from = at.checked_sub(1).map_or((pair.a, pair.b), |left| (pairs[left].a + 1, pairs[left].b + 1));
        let to = pairs
            .get(at + run)
            .map_or((pairs[at + run - 1].a + 1, pairs[at + run - 1].b + 1), |right| (right.a, right.b));
        changes.block(from.0..to.0, from.1..to.1, &pairs[at..at + run]);
        at += run;
        // The next exact pair closes this block: nothing is left before it.
        if at < pairs.len() {
            at += 1;
        }
    }
    let behind = changes.edge(last.a + 1..a.words.len(), last.b + 1..b.words.len(), false);
    changes.closing_mark(last);
    Some(changes.finish([before, behind]))
}

/// Words at one edge that the other witness does not reach; at most one of the two is not empty.
struct Silence {
    of_a: Range<usize>,
    of_b: Range<usize>,
}

/// Words that one of the two has at one place; in the other they may stand elsewhere.
struct Place {
    /// Index among the differences; none at an edge, where the other is silent.
    found: Option<usize>,
    in_a: Range<usize>,
    in_b: Range<usize>,
}

/// A word that went no further than so many words has changed places with its neighbours.
const CLOSE_BY: usize = 6;

/// More words than these that are all others are one phrase for another.
const WORD_BY_WORD: usize = 3;

/// Places where one witness has words and the other none, above which nothing is looked for elsewhere.
const ONE_SIDED_AT_MOST: usize = 64;

/// Inner words that one witness lacks.
#[derive(Default)]
struct Cuts {
    marked: usize,
    unmarked: usize,
}

struct Changes<'a> {
    a: &'a Stretch,
    b: &'a Stretch,
    lexicon: &'a Lexicon<'a>,
    found: Vec<Difference>,
    /// Where one of the two has no words.
    one_sided: Vec<Place>,
    /// Index in `found`, words of `a`, words of `b`, where one replaces the other.
    swapped: Vec<(usize, Range<usize>, Range<usize>)>,
    /// Words replaced, or put in by an editor.
    altered: usize,
    moved: usize,
    cuts_of_a: Cuts,
    cuts_of_b: Cuts,
}

impl Changes<'_> {
    /// What stands at one edge of the common part. The words next to it stand for each other, as many as the shorter
    /// has; the rest is what the other does not reach.
    fn edge(&mut self, in_a: Range<usize>, in_b: Range<usize>, at_start: bool) -> Silence {
        let nothing = Silence { of_a: 0..0, of_b: 0..0 };
        if !in_a.is_empty() && !in_b.is_empty() && self.says_the_same(&in_a, &in_b) {
            self.block(in_a, in_b, &[]);
            return nothing;
        }
        // An editor's words before the first or behind the last of the speaker's are no longer extent.
        let bracketed = |stretch: &Stretch, range: &Range<usize>| {
            !range.is_empty() && stretch.words[range.clone()].iter().all(|word| word.bracketed)
        };
        let here = |range: &Range<usize>| if at_start { range.end..range.end } else { range.start..range.start };
        if bracketed(self.a, &in_a) {
            self.block(in_a, here(&in_b), &[]);
            return Silence { of_a: 0..0, of_b: in_b };
        }
        if bracketed(self.b, &in_b) {
            self.block(here(&in_a), in_b, &[]);
            return Silence { of_a: in_a, of_b: 0..0 };
        }
        let shorter = in_a.len().min(in_b.len());
        let split = |range: Range<usize>| {
            if at_start {
                (range.end - shorter..range.end, range.start..range.end - shorter)
            } else {
                (range.start..range.start + shorter, range.start + shorter..range.end)
            }
        };
        let ((near_a, of_a), (near_b, of_b)) = (split(in_a), split(in_b));
        self.block(near_a, near_b, &[]);
        Silence { of_a, of_b }
    }

    /// The words between an exact pair and the pair before it, and the marks where no words are.
    fn punctuation_before(&mut self, pairs: &[Pair], at: usize) {
        let Some(left) = at.checked_sub(1).map(|left| pairs[left]) else { return };
        let right = pairs[at];
        let (in_a, in_b) = (left.a + 1..right.a, left.b + 1..right.b);
        if !in_a.is_empty() || !in_b.is_empty() {
            self.block(in_a, in_b, &[]);
            return;
        }
        self.marks(&self.a.gaps[right.a], &self.b.gaps[right.b]);
    }

    fn marks(&mut self, a: &Gap, b: &Gap) {
        // Most places have no mark in either.
        if a.marks.len() + b.marks.len() > 0 && a.marks != b.marks {
            let span = |gap: &Gap| gap.span.into_iter().collect();
            self.found.push(Difference {
                kind: DifferenceKind::Punctuation,
                a: span(a),
                b: span(b),
                touches: Vec::new(),
                minor: true,
            });
        }
    }

    /// The mark at the end, where both end with the same word: a comma or full stop merely closes the quotation.
    fn closing_mark(&mut self, last: &Pair) {
        if last.a + 1 != self.a.words.len() || last.b + 1 != self.b.words.len() {
            return;
        }
        let bare = |gap: &Gap| -> Gap {
            let marks: String = gap.marks.chars().filter(|c| matches!(c, '!' | '?')).collect();
            let span = gap.span.filter(|_| !marks.is_empty());
            Gap { marks, span }
        };
        let (a, b) = (bare(&self.a.gaps[last.a + 1]), bare(&self.b.gaps[last.b + 1]));
        self.marks(&a, &b);
    }

    /// Two ranges of words that are not the same; `near` pairs words in them that are alike.
    fn block(&mut self, in_a: Range<usize>, in_b: Range<usize>, near: &[Pair]) {
        if in_a.is_empty() && in_b.is_empty() {
            return;
        }
        if !in_a.is_empty() && !in_b.is_empty() && self.says_the_same(&in_a, &in_b) {
            self.altered += 1;
            self.push(DifferenceKind::Replaced, in_a, in_b, true);
            return;
        }
        // Between words that are alike each rest is looked at by itself.
        let (mut from_a, mut from_b) = (in_a.start, in_b.start);
        for pair in near {
            self.rest(from_a..pair.a, from_b..pair.b);
            self.altered += 1;
            let minor = self.says_the_same(&(pair.a..pair.a + 1), &(pair.b..pair.b + 1));
            self.push(DifferenceKind::Replaced, pair.a..pair.a + 1, pair.b..pair.b + 1, minor);
            (from_a, from_b) = (pair.a + 1, pair.b + 1);
        }
        self.rest(from_a..in_a.end, from_b..in_b.end);
    }

    /// Words that have nothing to do with each other, or words against none.
    fn rest(&mut self, in_a: Range<usize>, in_b: Range<usize>) {
        match (in_a.is_empty(), in_b.is_empty()) {
            (true, true) => {}
            (false, false) => {
                self.altered += 1;
                if in_a.len() != in_b.len() || in_a.len() > WORD_BY_WORD {
                    self.push(DifferenceKind::Replaced, in_a, in_b, false);
                    return;
                }
                // As many words here as there: each for one, so that a preposition is not blown up by its noun.
                for (x, y) in
                    in_a.zip(in_b).filter(|&(x, y)| self.a.words[x].key != self.b.words[y].key).collect::<Vec<_>>()
                {
                    self.push(DifferenceKind::Replaced, x..x + 1, y..y + 1, false);
                }
            }
            (false, true) => {
                let bracketed = self.a.words[in_a.clone()].iter().all(|word| word.bracketed);
                let mark = self.b.gaps.get(in_b.start).is_some_and(Gap::shows_a_cut);
                count(&mut self.cuts_of_b, &mut self.altered, bracketed, mark);
                self.push(DifferenceKind::Omitted, in_a, in_b, bracketed);
            }
            (true, false) => {
                let bracketed = self.b.words[in_b.clone()].iter().all(|word| word.bracketed);
                let mark = self.a.gaps.get(in_a.start).is_some_and(Gap::shows_a_cut);
                count(&mut self.cuts_of_a, &mut self.altered, bracketed, mark);
                self.push(DifferenceKind::Added, in_a, in_b, bracketed);
            }
        }
    }

    fn push(&mut self, kind: DifferenceKind, in_a: Range<usize>, in_b: Range<usize>, minor: bool) {
        let small = |stretch: &Stretch, range: &Range<usize>| {
            stretch.words[range.clone()].iter().all(|word| self.lexicon.entry(word.key).function)
        };
        let minor = minor || (small(self.a, &in_a) && small(self.b, &in_b));
        let touches = if minor { Vec::new() } else { self.touches(&in_a, &in_b) };
        if in_a.is_empty() || in_b.is_empty() {
            self.one_sided.push(Place { found: Some(self.found.len()), in_a: in_a.clone(), in_b: in_b.clone() });
        } else {
            self.swapped.push((self.found.len(), in_a.clone(), in_b.clone()));
        }
        let difference = Difference { kind, a: spans(self.a, in_a), b: spans(self.b, in_b), touches, minor };
        self.found.push(difference);
    }

    /// What the two ranges of words touch that the other does not have as well.
    fn touches(&self, in_a: &Range<usize>, in_b: &Range<usize>) -> Vec<Touch> {
        let of = |stretch: &Stretch, range: &Range<usize>| -> Vec<(Touch, &str)> {
            let mut found = Vec::new();
            for word in &stretch.words[range.clone()] {
                let entry = self.lexicon.entry(word.key);
                let folded = entry.folded.as_str();
                if entry.contracted {
                    let parts = expanded(folded).into_iter();
                    found.extend(parts.filter_map(|part| Some((touch(part)?, number_in_digits(part).unwrap_or(part)))));
                } else if let Some(touch) = entry.touch {
                    found.push((touch, number_in_digits(folded).unwrap_or(folded)));
                }
                if word.name {
                    found.push((Touch::Name, folded));
                }
            }
            found
        };
        let (of_a, of_b) = (of(self.a, in_a), of(self.b, in_b));
        let only = |these: &[(Touch, &str)], those: &[(Touch, &str)]| -> Vec<Touch> {
            these.iter().filter(|touch| !those.contains(touch)).map(|(touch, _)| *touch).collect()
        };
        let mut touches = only(&of_a, &of_b);
        touches.extend(only(&of_b, &of_a));
        sorting::sort(&mut touches);
        touches.dedup();
        touches
    }

    /// Whether two ranges are one thing in two spellings: contractions, numerals, British and American, "&".
    fn says_the_same(&self, in_a: &Range<usize>, in_b: &Range<usize>) -> bool {
        let spelt = |stretch: &Stretch, range: &Range<usize>| -> Vec<&str> {
            let mut found = Vec::new();
            for word in &stretch.words[range.clone()] {
                for part in self.lexicon.entry(word.key).spelt() {
                    found.push(part.as_str());
                }
            }
            found
        };
        let (x, y) = (spelt(self.a, in_a), spelt(self.b, in_b));
        let letters = |parts: &[&str]| parts.iter().map(|part| part.len()).sum::<usize>();
        letters(&x) == letters(&y) && x.iter().flat_map(|part| part.bytes()).eq(y.iter().flat_map(|part| part.bytes()))
            || (x.len() == y.len() && x.iter().zip(&y).all(|(x, y)| masks(x, y)))
    }

    /// The kind, in the contract's order.
    fn kind(&self, other_extent: bool) -> RelationKind {
        let cuts = |cuts: &Cuts| cuts.marked + cuts.unmarked;
        let (cuts_of_a, cuts_of_b) = (cuts(&self.cuts_of_a), cuts(&self.cuts_of_b));
        let inner = self.altered + self.moved + cuts_of_a + cuts_of_b;
        let marked = self.cuts_of_a.marked + self.cuts_of_b.marked;
        let unmarked = self.cuts_of_a.unmarked + self.cuts_of_b.unmarked;
        if other_extent {
            return if inner == 0 { RelationKind::Truncated } else { RelationKind::MixedChanges };
        }
        if inner == 0 {
            return if self.found.is_empty() { RelationKind::Verbatim } else { RelationKind::Punctuation };
        }
        let one_way = self.altered == 0 && self.moved == 0 && (cuts_of_a == 0 || cuts_of_b == 0);
        match (one_way, marked > 0, unmarked > 0) {
            (true, true, false) => RelationKind::ElidedMarked,
            (true, false, _) => RelationKind::ElidedUnmarked,
            // A marked elision besides other changes, or besides one that is not marked.
            (_, true, _) => RelationKind::MixedChanges,
            (false, false, _) => RelationKind::Altered,
        }
    }

    /// Words that one witness has here and the other there were moved. Then the kind.
    fn finish(mut self, edges: [Silence; 2]) -> (RelationKind, Vec<Difference>) {
        let mut silent = edges.iter().filter(|edge| !edge.of_a.is_empty() || !edge.of_b.is_empty()).count();
        // Two or three such places are usual; a text made to have thousands gets none marked.
        if self.one_sided.len() + self.swapped.len() <= ONE_SIDED_AT_MOST {
            self.swap();
            let [before, behind] = edges;
            let end = self.a.words.len();
            let edge = |edge: Silence, at: usize| {
                let in_a = if edge.of_a.is_empty() { at..at } else { edge.of_a };
                Place { found: None, in_a, in_b: edge.of_b }
            };
            let mut places = std::mem::take(&mut self.one_sided);
            places.extend([edge(before, 0), edge(behind, end)]);
            let (of_a, mut of_b): (Vec<Place>, Vec<Place>) = places
                .into_iter()
                .filter(|place| !place.in_a.is_empty() || !place.in_b.is_empty())
                .partition(|place| place.in_b.is_empty());
            let mut gone: Vec<usize> = Vec::new();
            for place in of_a {
                let same = of_b.iter().enumerate().find_map(|(at, other)| Some((at, self.moved_words(&place, other)?)));
                let Some((at, (in_a, in_b))) = same else { continue };
                let other = of_b.remove(at);
                silent -= usize::from(place.found.is_none()) + usize::from(other.found.is_none());
                self.moved += 1;
                let moved = self.moved_difference(in_a, in_b);
                match place.found.or(other.found) {
                    Some(index) => self.found[index] = moved,
                    None => self.found.push(moved),
                }
                gone.extend(other.found.filter(|_| place.found.is_some()));
            }
            sorting::sort(&mut gone);
            for index in gone.into_iter().rev() {
                self.found.remove(index);
            }
        }
        let kind = self.kind(silent > 0);
        (kind, self.found)
    }

    /// The words that two places have in common where each has nothing else, but for small words around them.
    fn moved_words(&self, a: &Place, b: &Place) -> Option<(Range<usize>, Range<usize>)> {
        let small = |stretch: &Stretch, at: usize| self.lexicon.entry(stretch.words[at].key).function;
        let bare = |stretch: &Stretch, range: &Range<usize>| {
            let mut range = range.clone();
            while !range.is_empty() && small(stretch, range.start) {
                range.start += 1;
            }
            while !range.is_empty() && small(stretch, range.end - 1) {
                range.end -= 1;
            }
            range
        };
        let equal = |x: &Range<usize>, y: &Range<usize>| keys(self.a, x) == keys(self.b, y);
        if a.in_a.len() > 1 && equal(&a.in_a, &b.in_b) {
            return Some((a.in_a.clone(), b.in_b.clone()));
        }
        let (x, y) = (bare(self.a, &a.in_a), bare(self.b, &b.in_b));
        // One word may stand anywhere by chance, unless it is close by: "boats and nets", "nets and boats".
        let close = a.found.is_some() && b.found.is_some() && a.in_a.start.abs_diff(b.in_a.start) <= CLOSE_BY;
        (!x.is_empty() && (x.len() > 1 || close) && equal(&x, &y)).then_some((x, y))
    }

    /// Two words that replace each other have changed places.
    fn swap(&mut self) {
        let swapped = std::mem::take(&mut self.swapped);
        for (at, (x, x_a, x_b)) in swapped.iter().enumerate() {
            let crosswise = |(_, y_a, y_b): &&(usize, Range<usize>, Range<usize>)| {
                keys(self.a, x_a) == keys(self.b, y_b) && keys(self.a, y_a) == keys(self.b, x_b)
            };
            if let Some((y, y_a, y_b)) = swapped[at + 1..].iter().find(crosswise) {
                self.found[*x] = self.moved_difference(x_a.clone(), y_b.clone());
                self.found[*y] = self.moved_difference(y_a.clone(), x_b.clone());
                self.moved += 2;
            }
        }
    }

    fn moved_difference(&self, in_a: Range<usize>, in_b: Range<usize>) -> Difference {
        let (a, b) = (spans(self.a, in_a), spans(self.b, in_b));
        Difference { kind: DifferenceKind::Moved, a, b, touches: Vec::new(), minor: false }
    }
}

fn keys(stretch: &Stretch, range: &Range<usize>) -> Vec<Key> {
    stretch.words[range.clone()].iter().map(|word| word.key).collect()
}

fn count(cuts: &mut Cuts, altered: &mut usize, bracketed: bool, mark: bool) {
    if bracketed {
        // The speaker's words are all there; an editor's came in.
        *altered += 1;
    } else if mark {
        cuts.marked += 1;
    } else {
        cuts.unmarked += 1;
    }
}

/// The words of a range as they stand: one span where they are neighbours in the text.
fn spans(stretch: &Stretch, range: Range<usize>) -> Vec<Span> {
    stretch.words[range].iter().map(|word| word.span).reduce(Span::join).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::align::align;
    use super::super::model::{Difference, DifferenceKind, RelationKind, Touch};
    use super::super::stretch::Stretch;
    use super::{Lexicon, describe};
    use crate::text::Span;

    fn relation(a: &str, b: &str) -> (RelationKind, Vec<Difference>) {
        let mut lexicon = Lexicon::new();
        let mut read = |text: &str| Stretch::read(text, &[Span::new(0, text.len())], &mut lexicon);
        let (x, y) = (read(a), read(b));
        let pairs = align(&x.words, &y.words, &lexicon);
        describe(&x, &y, &pairs, &lexicon).unwrap_or((RelationKind::MixedChanges, Vec::new()))
    }

    fn kind(a: &str, b: &str) -> RelationKind {
        let (kind, _) = relation(a, b);
        let (back, _) = relation(b, a);
        assert_eq!(kind, back, "the kind is the same both ways");
        kind
    }

    #[test]
    fn glyphs_case_and_closing_marks_do_not_count() {
        assert_eq!(kind("“We’re not leaving,”", "'we're not leaving.'"), RelationKind::Verbatim);
        assert_eq!(kind("“He told me, ‘Go.’”", "\"He told me, \"Go\"\""), RelationKind::Verbatim);
    }

    #[test]
    fn inner_and_final_marks_count() {
        assert_eq!(kind("It failed, and we stayed.", "It failed and we stayed"), RelationKind::Punctuation);
        assert_eq!(kind("Leave the harbour!", "leave the harbour."), RelationKind::Punctuation);
        assert_eq!(kind("a same-sex choir", "a same sex choir"), RelationKind::Punctuation);
    }

    #[test]
    fn a_part_and_a_staggered_part_are_truncated() {
        assert_eq!(kind("The berth failed us all.", "berth failed"), RelationKind::Truncated);
        assert_eq!(
            kind("We wrote. The berth failed us.", "The berth failed us. Nobody came."),
            RelationKind::Truncated
        );
    }

    #[test]
    fn elisions_are_marked_or_not() {
        let full = "We asked them twice, in writing, to mend the berth.";
        assert_eq!(kind(full, "We asked them twice … to mend the berth."), RelationKind::ElidedMarked);
        assert_eq!(kind(full, "We asked them twice to mend the berth."), RelationKind::ElidedUnmarked);
    }

    #[test]
    fn replaced_words_alter_and_with_another_extent_they_mix() {
        assert_eq!(kind("It was the berth that failed.", "It was the dock that failed."), RelationKind::Altered);
        assert_eq!(kind("[Harbour Master] Orne's quay", "Orne's quay"), RelationKind::Altered);
        assert_eq!(
            kind("It was the berth that failed.", "It was the dock that failed. Ask the town."),
            RelationKind::MixedChanges
        );
    }

    #[test]
    fn a_lost_negation_is_named_and_a_contraction_is_minor() {
        let (_, differences) = relation("We will not close the berth.", "We will close the berth.");
        assert_eq!(
            (differences[0].kind, &differences[0].touches[..]),
            (DifferenceKind::Omitted, &[Touch::Negation][..])
        );
        let (kind, differences) = relation("They are closing two berths", "They’re closing 2 berths");
        assert_eq!(kind, RelationKind::Altered);
        assert!(differences.iter().all(|difference| difference.minor), "{differences:?}");
    }

    #[test]
    fn swapped_words_are_moved() {
        let (_, differences) = relation(
            "We need the fenders and berths, the old captain said, and new money",
            "The old captain said we need the fenders and berths and new money",
        );
        assert!(differences.iter().any(|difference| difference.kind == DifferenceKind::Moved), "{differences:?}");
        for (a, b) in [
            (
                "We need boats and nets, and we need them before winter",
                "We need nets and boats, and we need them before winter",
            ),
            (
                "On Monday morning the harbour town closed the quay",
                "The harbour town closed the quay on Monday morning",
            ),
            ("It is a very sad and very long winter here", "It is a very long and very sad winter here"),
        ] {
            let (kind, differences) = relation(a, b);
            let moved = differences.iter().filter(|difference| !difference.minor);
            assert!(kind == RelationKind::Altered && moved.clone().count() > 0, "{kind:?} {differences:?}");
            assert!(moved.clone().all(|difference| difference.kind == DifferenceKind::Moved), "{differences:?}");
        }
    }
}

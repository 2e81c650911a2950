//! Where a content begins and ends.
//!
//! The field decides unit by unit whether a content goes on; it cannot see that "that the letter" has no verb yet, or
//! that what is supported is seldom a whole clause. So the likely beginnings and ends of a content are judged once more,
//! each as a whole, by a small log-linear model; and of these the one is chosen that most probably shares half of its
//! words with the right one.

use std::ops::RangeInclusive;

use super::choice::{Keys, chance, keys, shares_as_stored};
use super::here::{bucket, join};
use super::label::{Piece, Row};
use super::lexicon::STRONG_CUE;
use super::lists::EDGE_OF_EXTENT;
use super::sequence::{Quotation, Shape, Unit, hash_word};
use super::table::mix;

/// Ends that are less likely are not judged unless a clause may end there, nor what lies beyond.
const LEAST_LIKELY: f32 = 0.01;

/// Beginnings that are less likely are not judged: the field seldom errs there.
const LIKELY_START: f32 = 0.1;

/// The most ends that are judged.
const MOST_ENDS: usize = 16;

/// The most beginnings that are judged.
const MOST_STARTS: usize = 4;

/// The most units that a content is followed for, and that are looked at behind it.
const FARTHEST: usize = 150;

/// How much being exactly right is worth beside sharing half: ends between two likely ones look odd.
const EXACTLY: f32 = 0.5;

/// A possible extent of a content.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extent {
    /// First unit.
    pub(crate) start: usize,
    /// Behind the last unit.
    pub(crate) end: usize,
    /// Its observations.
    pub(crate) keys: Keys,
}

/// A content as it was decoded, with what it may not reach into.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Content<'a> {
    /// The sequence.
    pub(crate) units: &'a [Unit],
    /// The probabilities of the labels.
    pub(crate) marginals: &'a [Row<f32>],
    /// The cue that it belongs to.
    pub(crate) cue: Option<Piece>,
    /// The content.
    pub(crate) piece: Piece,
    /// The end of the part before it.
    pub(crate) from: usize,
    /// The start of the part behind it.
    pub(crate) to: usize,
}

impl Content<'_> {
    /// How likely it is that the content begins with a unit.
    fn begins(&self, at: usize) -> f32 {
        self.marginals[at][usize::from(self.piece.part.begin())]
    }

    /// How likely it is that a unit goes on with the content.
    fn goes_on(&self, at: usize) -> f32 {
        self.marginals[at][usize::from(self.piece.part.inside())]
    }

    /// Lists the ends that come into question.
    fn ends(&self, found: &mut Vec<End>) {
        found.clear();
        let mut share = 1.0;
        let least = self.quoted().map_or(0, |(_, end)| end);
        for end in self.piece.start + 1..=self.to {
            let next = if end < self.units.len() {
                let here = self.begins(end - 1) + self.goes_on(end - 1);
                share * (self.goes_on(end) / here.max(f32::MIN_POSITIVE)).min(1.0)
            } else {
                0.0
            };
            let ends = share - next;
            let may_end = (ends >= LEAST_LIKELY || self.is_boundary(end)) && end >= least && !self.cuts_quotation(end);
            if end == self.piece.end || found.len() < MOST_ENDS && may_end {
                found.push(self.end(end, ends));
            }
            share = next;
            if end >= self.piece.end && (share < LEAST_LIKELY || end > self.piece.start + FARTHEST) {
                break;
            }
        }
    }

    /// Lists the beginnings that come into question.
    fn starts(&self, found: &mut Vec<Start>) {
        found.clear();
        let mut share = 1.0;
        let most = self.quoted().map_or(usize::MAX, |(start, _)| start);
        for start in (self.from..self.piece.end).rev() {
            let here = self.begins(start) + self.goes_on(start);
            let before = share * (self.goes_on(start) / here.max(f32::MIN_POSITIVE)).min(1.0);
            let begins = share - before;
            let may_begin = begins >= LIKELY_START && start <= most && !self.cuts_quotation(start);
            if start == self.piece.start || found.len() < MOST_STARTS && may_begin {
                found.push(self.start(start, begins));
            }
            share = before;
            if start <= self.piece.start && (share < LEAST_LIKELY || start + FARTHEST < self.piece.end) {
                break;
            }
        }
    }

    /// From the first to the last unit in marks: the cue is theirs too, whatever else is.
    fn quoted(&self) -> Option<(usize, usize)> {
        let is_quoted = |&at: &usize| is_marked(&self.units[at]);
        let mut units = self.piece.start..self.piece.end;
        let first = units.find(is_quoted)?;
        Some((first, units.rfind(is_quoted).unwrap_or(first) + 1))
    }

    /// Whether a unit and the one before it stand in the same marks.
    fn cuts_quotation(&self, at: usize) -> bool {
        let inside = |at: usize, edge| matches!(self.units.get(at), Some(unit) if unit.quotation == Quotation::Inside || unit.quotation == edge);
        at > 0 && inside(at - 1, Quotation::Opening) && inside(at, Quotation::Closing)
    }

    /// Whether a clause or phrase may end before a unit.
    fn is_boundary(&self, at: usize) -> bool {
        self.units.get(at).is_none_or(|unit| {
            unit.shape == Shape::Mark || unit.sentence_start as usize == at || unit.is(EDGE_OF_EXTENT)
        })
    }

    /// The extents that come into question.
    pub(crate) fn extents<'a>(&self, Extents { starts, ends, found, .. }: &'a mut Extents) -> &'a [Extent] {
        self.starts(starts);
        self.ends(ends);
        found.clear();
        for start in starts {
            let (mut counts, mut counted) = (Counts::default(), start.at);
            for end in ends.iter().filter(|end| end.at > start.at) {
                counts.add(&self.units[counted..end.at]);
                counted = end.at;
                found.push(Extent { start: start.at, end: end.at, keys: self.observe(start, end, counts) });
            }
        }
        found
    }

    fn word(&self, at: usize) -> u32 {
        self.units.get(at).map_or(0, |unit| unit.word)
    }

    fn class(&self, at: usize) -> u32 {
        self.units.get(at).map_or(NO_CLASS, |unit| unit.entry.class.into())
    }

    fn edge(&self, at: usize) -> u32 {
        if self.is_boundary(at) { self.word(at) } else { self.class(at) }
    }

    fn is_marked(&self, at: usize) -> u32 {
        self.units.get(at).is_some_and(is_marked).into()
    }

    fn start(&self, at: usize, begins: f32) -> Start {
        let before = at.wrapping_sub(1);
        Start {
            at,
            chance: chance(begins),
            word: self.word(at),
            class: self.class(at),
            edge_before: self.edge(before),
            marked_before: self.is_marked(before),
            behind_sentence: self.units[at].sentence_end,
            moved: u32::from(at != self.piece.start),
        }
    }

    fn end(&self, at: usize, stops: f32) -> End {
        let last = &self.units[at - 1];
        let sentence_end = last.sentence_end as usize;
        let behind = &self.units[at..sentence_end.clamp(at, (at + FARTHEST).min(self.units.len()))];
        End {
            at,
            chance: chance(stops),
            last_word: last.word,
            last_class: last.entry.class.into(),
            class: self.class(at),
            edge: self.edge(at),
            next_edge: self.edge(at + 1),
            left: behind.iter().filter(|unit| unit.entry.is_finite).take(2).count() as u32,
            verb_next: self.units.get(at).map_or(2, |unit| unit.entry.is_finite.into()),
            marked: self.is_marked(at),
            // The sentence's full stop is often no part of its content.
            closes: u32::from(at + 1 >= sentence_end),
            behind_sentence: last.sentence_end,
            moved: u32::from(at != self.piece.end),
        }
    }

    /// What speaks for an extent.
    fn observe(&self, start: &Start, end: &End, counts: Counts) -> Keys {
        let length = (end.at - start.at) as u32;
        let (verbs, commas, cues) = (counts.finite.min(3), counts.commas.min(3), counts.cues.min(2));
        // Whether an extent has no words in marks, some, or no others, and whether words in marks stand beside it.
        let share = u32::from(counts.marked > 0) + u32::from(counts.marked == length);
        let marked = join(&[share, start.marked_before, end.marked]);
        let bucket_of_length = bucket(length);
        let crosses = u32::from(start.behind_sentence != end.behind_sentence);
        let side = u32::from(self.cue.is_some_and(|cue| cue.end <= start.at));
        let (cue_class, cue_word) = self.cue.map_or((0, 0), |cue| (self.class(cue.end - 1), self.word(cue.end - 1)));
        let beside = u32::from(self.cue.is_some_and(|cue| cue.end == start.at || cue.start == end.at));
        let moved = join(&[start.moved, end.moved]);
        let &End { left, closes, verb_next, .. } = end;
        let values = [
            join(&[end.chance, side, closes]),
            join(&[start.chance, side]),
            join(&[moved, side, marked]),
            mix(end.edge, join(&[verbs, side])),
            mix(end.edge, end.next_edge),
            mix(end.edge, join(&[left, commas, verb_next])),
            mix(start.word, join(&[verbs, left])),
            mix(start.class, join(&[verbs, side, verb_next])),
            mix(end.last_word, 7),
            join(&[end.last_class, end.class]),
            join(&[bucket_of_length, cue_class]),
            mix(cue_word, join(&[verbs.min(1), closes, marked])),
            join(&[commas, cues, closes, crosses]),
            mix(start.edge_before, join(&[start.class, beside])),
            mix(start.word, join(&[bucket_of_length, verbs])),
            join(&[cue_class, verbs, closes, left, marked]),
        ];
        keys(0, values)
    }
}

/// The extents of a content that come into question: lists that each content fills anew.
#[derive(Clone, Debug, Default)]
pub(crate) struct Extents {
    starts: Vec<Start>,
    ends: Vec<End>,
    found: Vec<Extent>,
    shares: Vec<f32>,
}

/// A beginning that is judged, with what all extents have of it.
#[derive(Clone, Copy, Debug)]
struct Start {
    at: usize,
    chance: u32,
    word: u32,
    class: u32,
    edge_before: u32,
    marked_before: u32,
    behind_sentence: u32,
    moved: u32,
}

/// An end that is judged, likewise: it stands before the unit at `at`.
#[derive(Clone, Copy, Debug)]
struct End {
    at: usize,
    chance: u32,
    last_word: u32,
    last_class: u32,
    class: u32,
    edge: u32,
    next_edge: u32,
    /// Finite verbs from it to the end of the sentence, at most two.
    left: u32,
    verb_next: u32,
    marked: u32,
    closes: u32,
    behind_sentence: u32,
    moved: u32,
}

/// What is counted in an extent.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    finite: u32,
    commas: u32,
    cues: u32,
    /// Units in marks.
    marked: u32,
}

impl Counts {
    fn add(&mut self, units: &[Unit]) {
        for unit in units {
            self.finite += u32::from(unit.entry.is_finite);
            self.commas += u32::from(unit.word == COMMA);
            self.cues += u32::from(unit.entry.cue >= STRONG_CUE);
            self.marked += u32::from(is_marked(unit));
        }
    }
}

fn is_marked(unit: &Unit) -> bool {
    unit.quotation != Quotation::Outside
}

/// The class of no unit.
const NO_CLASS: u32 = 99;

const COMMA: u32 = hash_word(",");

/// The ends of extents from `start` that have at least half of their union with `extent` in common with it: one behind the
/// other, as an end that comes nearer to the extent's own has more in common.
fn agreeing_ends(extent: &Extent, start: usize) -> RangeInclusive<usize> {
    let (first, last) = (extent.start.min(start), extent.start.max(start));
    let most_common = extent.end.saturating_sub(last);
    last + (extent.end - first).div_ceil(2)..=first + 2 * most_common
}

/// Chooses the extent of a content; with it, how sure it is that it agrees with the right one.
pub(crate) fn choose(content: &Content, weights: &[i8], lists: &mut Extents) -> (Piece, f32) {
    content.extents(lists);
    let Extents { found: extents, shares, .. } = lists;
    shares_as_stored(extents.iter().map(|extent| &extent.keys), weights, shares);
    let mut best = (content.piece, 0.0, f32::MIN);
    for (extent, &share) in extents.iter().zip(&*shares) {
        let (mut agreed, mut shares) = (0.0, &shares[..]);
        for others in extents.chunk_by(|one, next| one.start == next.start) {
            let ends = agreeing_ends(extent, others[0].start);
            let (own, rest) = shares.split_at(others.len());
            for (_, share) in others.iter().zip(own).filter(|(other, _)| ends.contains(&other.end)) {
                agreed += share;
            }
            shares = rest;
        }
        let value = agreed + EXACTLY * share;
        if value > best.2 {
            best = (Piece { start: extent.start, end: extent.end, ..content.piece }, agreed, value);
        }
    }
    (best.0, best.1)
}

#[cfg(test)]
mod tests {
    use super::{Content, Extent, Extents, agreeing_ends, choose};
    use crate::attribution::tagger::label::{LANES, Part, Piece, Row};
    use crate::attribution::tagger::lexicon::Lexicon;
    use crate::attribution::tagger::sequence::read;
    use crate::text::Span;

    #[test]
    fn extents_agree_that_share_half_of_their_union() {
        let extents = |start: usize| (start + 1..12).map(move |end| Extent { start, end, keys: Default::default() });
        for one in (0..9).flat_map(extents) {
            for other in (0..9).flat_map(extents) {
                let common = one.end.min(other.end).saturating_sub(one.start.max(other.start));
                let union = one.end.max(other.end) - one.start.min(other.start);
                let agree = common > 0 && common * 2 >= union;
                assert_eq!(agreeing_ends(&one, other.start).contains(&other.end), agree, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn an_extent_stays_between_its_neighbours() {
        let text = "He said that it was over and that nobody, not even Orne, would come back to the pier.";
        let whole = Span::new(0, text.len());
        let units = read(text, whole, &[whole], &[], &Lexicon::default());
        let part = Part::ContentAfter;
        let mut row: Row<f32> = [0.0; LANES];
        (row[usize::from(part.inside())], row[usize::from(part.begin())]) = (0.6, 0.2);
        let marginals = vec![row; units.len()];
        let piece = Piece { start: 3, end: 6, part };
        let cue = Some(Piece { start: 1, end: 2, part: Part::Cue });
        let content = Content { units: &units, marginals: &marginals, cue, piece, from: 2, to: 8 };
        let mut lists = Extents::default();
        let extents = content.extents(&mut lists);
        assert!(extents.len() > 2 && extents.iter().all(|one| one.start >= 2 && one.start < one.end && one.end <= 8));
        assert!(extents.iter().any(|one| (one.start, one.end) == (3, 6)));
        let (chosen, sure) = choose(&content, &[], &mut lists);
        assert!(chosen.start < chosen.end && sure > 0.0 && sure <= 1.001);
    }
}

//! Where a content begins and ends.
//!
//! The field decides unit by unit whether a content goes on; it cannot see that "that the letter" has no verb yet, or
//! that what is supported is seldom a whole clause. So the likely beginnings and ends of a content are judged once more,
//! each as a whole, by a small log-linear model; and of these the one is chosen that most probably shares half of its
//! words with the right one.

use super::choice::{Keys, chance, keys, shares_as_stored};
use super::here::{bucket, join};
use super::label::{Piece, Row};
use super::lexicon::STRONG_CUE;
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

    /// The ends that come into question, with how likely each is.
    fn ends(&self) -> Vec<(usize, f32)> {
        let mut found = Vec::with_capacity(MOST_ENDS + 1);
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
                found.push((end, ends));
            }
            share = next;
            if end >= self.piece.end && (share < LEAST_LIKELY || end > self.piece.start + FARTHEST) {
                break;
            }
        }
        found
    }

    /// The beginnings that come into question, with how likely each is.
    fn starts(&self) -> Vec<(usize, f32)> {
        let mut found = Vec::with_capacity(MOST_STARTS + 1);
        let mut share = 1.0;
        let most = self.quoted().map_or(usize::MAX, |(start, _)| start);
        for start in (self.from..self.piece.end).rev() {
            let here = self.begins(start) + self.goes_on(start);
            let before = share * (self.goes_on(start) / here.max(f32::MIN_POSITIVE)).min(1.0);
            let begins = share - before;
            let may_begin = begins >= LIKELY_START && start <= most && !self.cuts_quotation(start);
            if start == self.piece.start || found.len() < MOST_STARTS && may_begin {
                found.push((start, begins));
            }
            share = before;
            if start <= self.piece.start && (share < LEAST_LIKELY || start + FARTHEST < self.piece.end) {
                break;
            }
        }
        found
    }

    /// From the first to the last unit in marks: the cue is theirs too, whatever else is.
    fn quoted(&self) -> Option<(usize, usize)> {
        let is_quoted = |&at: &usize| self.units[at].quotation != Quotation::Outside;
        let mut units = self.piece.start..self.piece.end;
        let first = units.find(is_quoted)?;
        Some((first, units.rfind(is_quoted).unwrap_or(first) + 1))
    }

    /// Whether an extent has no words in marks, some, or no others, and whether words in marks stand beside it.
    fn marks(&self, start: usize, end: usize) -> u32 {
        let is_marked = |unit: &Unit| unit.quotation != Quotation::Outside;
        let inside = &self.units[start..end];
        let share = u32::from(inside.iter().any(is_marked)) + u32::from(inside.iter().all(is_marked));
        let beside = |unit: Option<&Unit>| u32::from(unit.is_some_and(is_marked));
        join(&[share, beside(self.units.get(start.wrapping_sub(1))), beside(self.units.get(end))])
    }

    /// Whether a unit and the one before it stand in the same marks.
    fn cuts_quotation(&self, at: usize) -> bool {
        let inside = |at: usize, edge| matches!(self.units.get(at), Some(unit) if unit.quotation == Quotation::Inside || unit.quotation == edge);
        at > 0 && inside(at - 1, Quotation::Opening) && inside(at, Quotation::Closing)
    }

    /// Whether a clause or phrase may end before a unit.
    fn is_boundary(&self, at: usize) -> bool {
        self.units.get(at).is_none_or(|unit| {
            unit.shape == Shape::Mark || unit.sentence_start as usize == at || EDGES.contains(&unit.word)
        })
    }

    /// The extents that come into question.
    pub(crate) fn extents(&self) -> Vec<Extent> {
        let ends = self.ends();
        let starts = self.starts();
        let mut found = Vec::with_capacity(starts.len() * ends.len());
        for (start, begins) in starts {
            for &(end, stops) in ends.iter().filter(|&&(end, _)| end > start) {
                found.push(Extent { start, end, keys: self.observe(start, end, begins, stops) });
            }
        }
        found
    }

    /// What speaks for an extent.
    fn observe(&self, start: usize, end: usize, begins: f32, stops: f32) -> Keys {
        let units = self.units;
        let inside = &units[start..end];
        let word = |at: usize| units.get(at).map_or(0, |unit| unit.word);
        let class = |at: usize| units.get(at).map_or(NO_CLASS, |unit| unit.entry.class.into());
        let edge = |at: usize| if self.is_boundary(at) { word(at) } else { class(at) };
        let count = |units: &[Unit], most: usize, what: fn(&Unit) -> bool| {
            units.iter().filter(|unit| what(unit)).take(most).count() as u32
        };
        let is_finite = |unit: &Unit| unit.entry.is_finite;
        let sentence_end = units[end - 1].sentence_end as usize;
        let behind = &units[end..sentence_end.clamp(end, (end + FARTHEST).min(units.len()))];
        let (verbs, left) = (count(inside, 3, is_finite), count(behind, 2, is_finite));
        let commas = count(inside, 3, |unit| unit.word == COMMA);
        let cues = count(inside, 2, |unit| unit.entry.cue >= STRONG_CUE);
        let marked = self.marks(start, end);
        let length = bucket(inside.len() as u32);
        // The sentence's full stop is often no part of its content.
        let closes = u32::from(end + 1 >= sentence_end);
        let crosses = u32::from(units[start].sentence_end as usize != sentence_end);
        let side = u32::from(self.cue.is_some_and(|cue| cue.end <= start));
        let (cue_class, cue_word) = self.cue.map_or((0, 0), |cue| (class(cue.end - 1), word(cue.end - 1)));
        let beside = u32::from(self.cue.is_some_and(|cue| cue.end == start || cue.start == end));
        let moved = join(&[u32::from(start != self.piece.start), u32::from(end != self.piece.end)]);
        let verb_next = units.get(end).map_or(2, |unit| unit.entry.is_finite.into());
        let values = [
            join(&[chance(stops), side, closes]),
            join(&[chance(begins), side]),
            join(&[moved, side, marked]),
            mix(edge(end), join(&[verbs, side])),
            mix(edge(end), edge(end + 1)),
            mix(edge(end), join(&[left, commas, verb_next])),
            mix(word(start), join(&[verbs, left])),
            mix(class(start), join(&[verbs, side, verb_next])),
            mix(word(end - 1), 7),
            join(&[class(end - 1), class(end)]),
            join(&[length, cue_class]),
            mix(cue_word, join(&[verbs.min(1), closes, marked])),
            join(&[commas, cues, closes, crosses]),
            mix(edge(start.wrapping_sub(1)), join(&[class(start), beside])),
            mix(word(start), join(&[length, verbs])),
            join(&[cue_class, verbs, closes, left, marked]),
        ];
        keys(0, values)
    }
}

/// The class of no unit.
const NO_CLASS: u32 = 99;

const COMMA: u32 = hash_word(",");

/// Words at which content may end.
const EDGES: [u32; 24] = [
    hash_word("and"),
    hash_word("but"),
    hash_word("or"),
    hash_word("as"),
    hash_word("while"),
    hash_word("because"),
    hash_word("after"),
    hash_word("before"),
    hash_word("when"),
    hash_word("if"),
    hash_word("since"),
    hash_word("in"),
    hash_word("on"),
    hash_word("at"),
    hash_word("during"),
    hash_word("for"),
    hash_word("from"),
    hash_word("with"),
    hash_word("by"),
    hash_word("to"),
    hash_word("of"),
    hash_word("that"),
    hash_word("which"),
    hash_word("who"),
];

/// Whether two extents have at least half of their union in common.
fn agree(one: &Extent, other: &Extent) -> bool {
    let common = one.end.min(other.end).saturating_sub(one.start.max(other.start));
    common > 0 && common * 2 >= one.end.max(other.end) - one.start.min(other.start)
}

/// Chooses the extent of a content; with it, how sure it is that it agrees with the right one.
pub(crate) fn choose(content: &Content, weights: &[i8]) -> (Piece, f32) {
    let extents = content.extents();
    let shares = shares_as_stored(extents.iter().map(|extent| &extent.keys), weights);
    let mut best = (content.piece, 0.0, f32::MIN);
    for (extent, &share) in extents.iter().zip(&shares) {
        let agreed: f32 =
            extents.iter().zip(&shares).filter(|(other, _)| agree(extent, other)).map(|(_, share)| share).sum();
        let value = agreed + EXACTLY * share;
        if value > best.2 {
            best = (Piece { start: extent.start, end: extent.end, ..content.piece }, agreed, value);
        }
    }
    (best.0, best.1)
}

#[cfg(test)]
mod tests {
    use super::{Content, choose};
    use crate::attribution::tagger::label::{LANES, Part, Piece, Row};
    use crate::attribution::tagger::lexicon::Lexicon;
    use crate::attribution::tagger::sequence::read;
    use crate::text::Span;

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
        let extents = content.extents();
        assert!(extents.len() > 2 && extents.iter().all(|one| one.start >= 2 && one.start < one.end && one.end <= 8));
        assert!(extents.iter().any(|one| (one.start, one.end) == (3, 6)));
        let (chosen, sure) = choose(&content, &[]);
        assert!(chosen.start < chosen.end && sure > 0.0 && sure <= 1.001);
    }
}

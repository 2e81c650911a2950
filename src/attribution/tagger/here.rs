//! One unit in its sequence: what the observations are made of.

use super::context::{NONE, Surroundings, surroundings};
use super::features::{Group, Small};
use super::sequence::{Quotation, Shape, Unit, hash_word};
use super::table::mix;

/// Distances beyond the last bucket, or unknown.
pub(super) const UNKNOWN: u32 = 99;

/// Any distance that is too far to tell apart.
pub(super) const FAR: u32 = 98;

/// How many units a name's ends are looked for to each side.
const LONGEST_NAME: usize = 6;

/// Distances in classes: exact while small, coarse beyond.
#[inline]
pub(super) const fn bucket(distance: u32) -> u32 {
    /// Looked up, as ten are asked for of each unit.
    const BUCKETS: [u8; FARTHEST as usize + 1] = [
        0, 1, 2, 3, 4, 4, 6, 6, 6, 6, 10, 10, 10, 10, 10, 10, 10, 10, 18, 18, 18, 18, 18, 18, 18, 18, 18, 18, 18, 18,
        30,
    ];
    const FARTHEST: u32 = 30;
    let farthest = if distance < FARTHEST { distance } else { FARTHEST };
    BUCKETS[farthest as usize] as u32
}

/// The class of no unit, and those of units.
pub(super) const FIRST_CLASS: u32 = UNKNOWN;
pub(super) const LAST_CLASS: u32 = FIRST_CLASS + 1 + u8::MAX as u32;

/// Several small values as one.
#[inline]
pub(crate) fn join<const N: usize>(values: &[u32; N]) -> u32 {
    values.iter().fold(0, |joined, &value| mix(joined, value))
}

/// What observations say of a unit that stands near.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Neighbour {
    pub(super) word: u32,
    pub(super) suffix: u32,
    pub(super) short_suffix: u32,
    pub(super) prefix: u32,
    pub(super) class: u32,
    pub(super) cue: u32,
    pub(super) stem_cue: u32,
    pub(super) shape: u32,
    quotation: u32,
    is_capitalised: u32,
}

/// How far to each side units are looked at one by one.
pub(super) const WINDOW: usize = 2;

/// No unit: what stands beyond the edges of a sequence.
const NOBODY: Neighbour = Neighbour {
    word: NONE,
    suffix: NONE,
    short_suffix: NONE,
    prefix: NONE,
    class: FIRST_CLASS,
    cue: UNKNOWN,
    stem_cue: UNKNOWN,
    shape: NONE,
    quotation: 0,
    is_capitalised: 0,
};

/// What stands around the units of a sequence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Around {
    surroundings: Vec<Surroundings>,
    neighbours: Vec<Neighbour>,
}

impl Around {
    /// The sequence of some units. What was known of another is forgotten; its memory is used again.
    pub(crate) fn sequence<'a>(&'a mut self, units: &'a [Unit]) -> Sequence<'a> {
        surroundings(units, &mut self.surroundings);
        neighbours(units, &mut self.neighbours);
        Sequence { units, neighbours: &self.neighbours, surroundings: &self.surroundings }
    }
}

/// Lists all units as neighbours, with nobody beyond the edges.
fn neighbours(units: &[Unit], found: &mut Vec<Neighbour>) {
    found.clear();
    found.reserve(units.len() + 2 * WINDOW);
    found.extend([NOBODY; WINDOW]);
    for unit in units {
        found.push(Neighbour {
            word: unit.word,
            suffix: unit.suffix,
            short_suffix: unit.short_suffix,
            prefix: unit.prefix,
            class: FIRST_CLASS + 1 + u32::from(unit.entry.class),
            cue: unit.entry.cue.into(),
            stem_cue: unit.entry.stem_cue.into(),
            shape: if unit.shape as u32 == 0 { unit.word } else { unit.shape as u32 },
            quotation: unit.quotation as u32,
            is_capitalised: unit.is_capitalised().into(),
        });
    }
    found.extend([NOBODY; WINDOW]);
}

/// The units of a sequence and their surroundings.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sequence<'a> {
    /// The units.
    pub(super) units: &'a [Unit],
    /// The same as neighbours, with nobody beyond the edges.
    pub(super) neighbours: &'a [Neighbour],
    /// The surroundings of each.
    surroundings: &'a [Surroundings],
}

/// The marks and cues that a unit stands between, and how far its sentence has come. Units of one sentence that stand side
/// by side and have the same, two of three, have the same of all that is observed of it: see
/// [`super::features::REGION`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    mark_before: u32,
    mark_after: u32,
    cue_before: u32,
    cue_after: u32,
    opened: u32,
    closed: u32,
    thats: u32,
    finite: u32,
    quotation: Quotation,
    is_mark: bool,
}

/// One unit in its sequence.
pub(crate) struct Here<'a> {
    pub(super) units: &'a [Unit],
    pub(super) surroundings: &'a [Surroundings],
    pub(super) index: usize,
    pub(super) unit: &'a Unit,
    pub(super) around: &'a Surroundings,
    near: &'a [Neighbour; 2 * WINDOW + 1],
}

impl<'a> Here<'a> {
    pub(crate) fn new(sequence: Sequence<'a>, index: usize) -> Self {
        const NO_NEIGHBOURS: &[Neighbour; 2 * WINDOW + 1] = &[NOBODY; 2 * WINDOW + 1];
        let Sequence { units, neighbours, surroundings } = sequence;
        let near = neighbours.get(index..).and_then(|from| from.first_chunk()).unwrap_or(NO_NEIGHBOURS);
        Self { units, surroundings, index, unit: &units[index], around: &surroundings[index], near }
    }

    #[inline]
    fn at(&self, offset: isize) -> &'a Neighbour {
        &self.near[WINDOW.wrapping_add_signed(offset)]
    }

    #[inline]
    pub(super) fn word(&self, offset: isize) -> u32 {
        self.at(offset).word
    }

    #[inline]
    pub(super) fn suffix(&self, offset: isize) -> u32 {
        self.at(offset).suffix
    }

    #[inline]
    pub(super) fn class(&self, offset: isize) -> u32 {
        self.at(offset).class
    }

    #[inline]
    pub(super) fn cue(&self, offset: isize) -> u32 {
        self.at(offset).cue
    }

    #[inline]
    pub(super) fn shape(&self, offset: isize) -> u32 {
        self.at(offset).shape
    }

    #[inline]
    pub(super) fn quotation(&self, offset: isize) -> u32 {
        self.at(offset).quotation
    }

    #[inline]
    pub(super) fn is_capitalised(&self, offset: isize) -> u32 {
        self.at(offset).is_capitalised
    }

    /// The region that the unit stands in.
    pub(super) fn region(&self) -> Region {
        let &Surroundings { mark_before, mark_after, cue_before, cue_after, opened, closed, thats, finite, .. } =
            self.around;
        let (quotation, is_mark) = (self.unit.quotation, self.unit.shape == Shape::Mark);
        Region { mark_before, mark_after, cue_before, cue_after, opened, closed, thats, finite, quotation, is_mark }
    }

    /// The numbers of a group of observations.
    pub(super) fn small(&self, group: Group) -> Small {
        let (unit, around, index) = (self.unit, self.around, self.index as u32);
        let end = self.units.len();
        let bits = |flags: &[bool]| flags.iter().rev().fold(0, |bits, &flag| bits << 1 | u8::from(flag));
        match group {
            Group::Marks => {
                let opens = self.units.first().is_some_and(|unit| unit.quotation == Quotation::Opening);
                let closes = self.units.last().is_some_and(|unit| unit.quotation != Quotation::Outside);
                let capital = |offset| self.is_capitalised(offset);
                [
                    self.at(-1).quotation as u8,
                    unit.quotation as u8,
                    self.at(1).quotation as u8,
                    around.sentence as u8,
                    bits(&[opens, closes]),
                    bits(&[unit.sentence_start == 0, around.cue_before != NONE]),
                    bits(&[capital(0) != 0, unit.sentence_start == index, capital(1) != 0, capital(-1) != 0]),
                    0,
                ]
            }
            Group::Place => {
                let (first, last) = (unit.sentence_start, unit.sentence_end);
                let edges = [index == 0, self.index + 1 == end, first == 0, last as usize == end];
                [bucket(index - first) as u8, bucket(last - 1 - index) as u8, bits(&edges), 0, 0, 0, 0, 0]
            }
            Group::Cues => {
                let cue = |offset| self.cue(offset) as u8;
                [cue(-2), cue(-1), cue(0), cue(1), cue(2), 0, 0, 0]
            }
        }
    }

    /// The unit at an index of the surroundings, with the index.
    pub(super) fn get(&self, at: u32) -> Option<(&'a Unit, u32)> {
        self.units.get(at as usize).map(|unit| (unit, at))
    }

    pub(super) fn word_at(&self, at: u32) -> u32 {
        self.units.get(at as usize).map_or(NONE, |unit| unit.word)
    }

    /// Word and cue class before the unit at an index.
    pub(super) fn before(&self, at: u32) -> (u32, u32) {
        let unit = at.checked_sub(1).and_then(|at| self.units.get(at as usize));
        unit.map_or((NONE, UNKNOWN), |unit| (unit.word, unit.entry.cue.into()))
    }

    /// Word and cue class after the unit at an index.
    pub(super) fn after(&self, at: u32) -> (u32, u32) {
        let unit = at.checked_add(1).and_then(|at| self.units.get(at as usize));
        unit.map_or((NONE, UNKNOWN), |unit| (unit.word, unit.entry.cue.into()))
    }

    /// Units since the one at an index, large where there is none.
    pub(super) fn since(&self, at: u32) -> u32 {
        if at == NONE { UNKNOWN } else { self.index as u32 - at }
    }

    /// Units until the one at an index, large where there is none.
    pub(super) fn until(&self, at: u32) -> u32 {
        if at == NONE { UNKNOWN } else { at - self.index as u32 }
    }

    pub(super) fn mark_before(&self) -> u32 {
        self.word_at(self.around.mark_before)
    }

    pub(super) fn mark_after(&self) -> u32 {
        self.word_at(self.around.mark_after)
    }

    /// Word and class of the unit at an index.
    pub(super) fn word_and_class(&self, at: u32) -> (u32, u32) {
        self.units.get(at as usize).map_or((NONE, UNKNOWN), |unit| (unit.word, unit.entry.class.into()))
    }

    /// Whether "that" stands between the cue candidate before and this unit.
    pub(super) fn since_that(&self) -> u32 {
        let before = self.surroundings.get(self.around.cue_before as usize);
        before.map_or(2, |before| u32::from(self.around.thats > before.thats))
    }

    /// Finite verbs from this unit to the one at an index, at most three.
    pub(super) fn finite_until(&self, at: u32) -> u32 {
        let last = self.surroundings.get(at as usize).or(self.surroundings.last());
        last.map_or(0, |last| last.finite.saturating_sub(self.around.finite).min(3))
    }

    /// On which sides there are strong cue candidates.
    pub(super) fn sides(&self) -> u32 {
        u32::from(self.around.cue_before != NONE) * 2 + u32::from(self.around.cue_after != NONE)
    }

    pub(super) fn is_comma(&self) -> bool {
        self.unit.word == COMMA
    }

    /// The last unit of the name that this one is part of.
    pub(super) fn name_end(&self) -> usize {
        let belongs = |unit: &&Unit| unit.is_capitalised() || unit.word == OF || unit.word == POSSESSIVE;
        self.index + self.units[self.index + 1..].iter().take(LONGEST_NAME).take_while(belongs).count()
    }

    /// The first unit of the name that this one is part of.
    pub(super) fn name_start(&self) -> usize {
        let belongs = |unit: &&Unit| unit.is_capitalised() || unit.word == OF;
        self.index - self.units[..self.index].iter().rev().take(LONGEST_NAME).take_while(belongs).count()
    }
}

const COMMA: u32 = hash_word(",");
const OF: u32 = hash_word("of");
const POSSESSIVE: u32 = hash_word("'s");

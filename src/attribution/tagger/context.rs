//! What the features need to know of a unit's surroundings, worked out once for a sequence in linear time.

use super::lexicon::STRONG_CUE;
use super::lists::SEPARATOR;
use super::sequence::{Quotation, Shape, Unit, hash_word};

/// An index that points nowhere.
pub(crate) const NONE: u32 = u32::MAX;

/// How sentences and quotations meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum SentenceQuotation {
    /// The sentence has no quotation.
    None,
    /// It is all quotation.
    All,
    /// It begins with one.
    AtStart,
    /// It ends with one.
    AtEnd,
    /// It has one in its middle.
    Within,
}

/// The surroundings of one unit. Indices are of units, [`NONE`] where there is none in the sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Surroundings {
    /// Nearest strong cue candidate before it.
    pub(crate) cue_before: u32,
    /// Nearest strong cue candidate after it.
    pub(crate) cue_after: u32,
    /// Nearest candidate of any strength before it.
    pub(crate) weak_before: u32,
    /// Nearest candidate of any strength after it.
    pub(crate) weak_after: u32,
    /// Last separating mark before it in the sequence.
    pub(crate) mark_before: u32,
    /// Next separating mark after it in the sequence.
    pub(crate) mark_after: u32,
    /// The opening mark of the quotation that it is in.
    pub(crate) opened: u32,
    /// The closing mark of the quotation that it is in.
    pub(crate) closed: u32,
    /// The closing mark of the last quotation before it.
    pub(crate) quotation_before: u32,
    /// The opening mark of the next quotation after it.
    pub(crate) quotation_after: u32,
    /// Number of commas up to and with this unit, in the sequence.
    pub(crate) commas: u32,
    /// Number of "that" up to and with this unit.
    pub(crate) thats: u32,
    /// Number of words that look like finite verbs up to and with this unit.
    pub(crate) finite: u32,
    /// How its sentence and quotations meet.
    pub(crate) sentence: SentenceQuotation,
}

/// Works out the surroundings of all units.
pub(crate) fn surroundings(units: &[Unit], found: &mut Vec<Surroundings>) {
    found.clear();
    found.reserve(units.len());
    look_back(units, found);
    look_ahead(units, found);
    let mut start = 0;
    while start < units.len() {
        let end = units[start].sentence_end as usize;
        let meets = sentence_quotation(&units[start..end]);
        for around in &mut found[start..end] {
            around.sentence = meets;
        }
        start = end;
    }
}

/// Whether a unit can be the cue that others are measured from: inside a quotation it would be one of another's.
fn is_strong(unit: &Unit) -> bool {
    unit.entry.cue >= STRONG_CUE && unit.quotation != Quotation::Inside
}

fn look_back(units: &[Unit], found: &mut Vec<Surroundings>) {
    let (mut strong, mut weak, mut mark, mut opened, mut quotation) = (NONE, NONE, NONE, NONE, NONE);
    let (mut commas, mut thats, mut finite) = (0, 0, 0);
    for (index, unit) in units.iter().enumerate() {
        let at = index as u32;
        if unit.sentence_start == at {
            (strong, weak) = (NONE, NONE);
        }
        if unit.quotation == Quotation::Opening {
            opened = at;
        }
        commas += u32::from(unit.word == COMMA);
        thats += u32::from(unit.word == THAT);
        finite += u32::from(unit.entry.is_finite);
        found.push(Surroundings {
            cue_before: strong,
            cue_after: NONE,
            weak_before: weak,
            weak_after: NONE,
            mark_before: mark,
            mark_after: NONE,
            opened: if unit.quotation == Quotation::Outside { NONE } else { opened },
            closed: NONE,
            quotation_before: quotation,
            quotation_after: NONE,
            commas,
            thats,
            finite,
            sentence: SentenceQuotation::None,
        });
        if is_strong(unit) {
            strong = at;
        }
        if unit.entry.cue > 0 {
            weak = at;
        }
        if separates(unit) {
            mark = at;
        }
        if unit.quotation == Quotation::Closing {
            opened = NONE;
            quotation = at;
        }
    }
}

fn look_ahead(units: &[Unit], found: &mut [Surroundings]) {
    let (mut strong, mut weak, mut mark, mut closed, mut quotation) = (NONE, NONE, NONE, NONE, NONE);
    for (index, unit) in units.iter().enumerate().rev() {
        let at = index as u32;
        if unit.sentence_end == at + 1 {
            (strong, weak) = (NONE, NONE);
        }
        if unit.quotation == Quotation::Closing {
            closed = at;
        }
        let around = &mut found[index];
        (around.cue_after, around.weak_after) = (strong, weak);
        (around.mark_after, around.quotation_after) = (mark, quotation);
        around.closed = if unit.quotation == Quotation::Outside { NONE } else { closed };
        if is_strong(unit) {
            strong = at;
        }
        if unit.entry.cue > 0 {
            weak = at;
        }
        if separates(unit) {
            mark = at;
        }
        if unit.quotation == Quotation::Opening {
            closed = NONE;
            quotation = at;
        }
    }
}

fn sentence_quotation(units: &[Unit]) -> SentenceQuotation {
    let quoted = |unit: &Unit| unit.quotation != Quotation::Outside;
    let count = units.iter().filter(|unit| quoted(unit)).count();
    match units {
        _ if count == 0 => SentenceQuotation::None,
        _ if count == units.len() => SentenceQuotation::All,
        [first, ..] if quoted(first) => SentenceQuotation::AtStart,
        // The sentence's own full stop may stand behind the closing mark.
        [.., last] | [.., last, _] if quoted(last) => SentenceQuotation::AtEnd,
        [.., last, _] if quoted(last) => SentenceQuotation::AtEnd,
        _ => SentenceQuotation::Within,
    }
}

const COMMA: u32 = hash_word(",");
const THAT: u32 = hash_word("that");

/// Whether a mark separates clauses or quotations.
fn separates(unit: &Unit) -> bool {
    unit.shape == Shape::Mark && unit.is(SEPARATOR)
}

//! What the tagger looks at: for each unit, hashes of about ninety observations.
//!
//! Training and use share this file: a weight is found by the hash of the observation it was learned for.

use super::context::NONE;
use super::few;
use super::here::{FAR, Here, Neighbour, UNKNOWN, WINDOW, bucket, join};
use super::lists::{EDGE, PRONOUN};
use super::sequence::{Quotation, Unit};
use super::table::{key, mix};
use super::template::Template;

/// More observations than one unit ever has; a power of two.
pub(crate) const MOST_FEATURES: usize = 128;

/// More of them that have few values than one unit ever has; a power of two.
const MOST_OF_FEW: usize = 16;

/// The observations of one unit, as keys: all of them in training. In use, those that it has of its [`REGION`] with its
/// neighbours, and those of its [`OWN`] without what a word gives by itself, to the units beside it as well:
/// [`Features::observe_word`] makes these, once for each word.
#[derive(Clone, Debug)]
pub(crate) struct Features<const WHICH: u8> {
    keys: [u32; MOST_FEATURES],
    length: usize,
    /// The places of those of few values, where these are told from others.
    places: [u16; MOST_OF_FEW],
    few: usize,
}

/// All observations, in one order: which of them training leaves out at a step goes by it.
#[cfg(any(test, feature = "train"))]
pub(crate) const ALL: u8 = 0;
/// Those of a unit that its neighbours need not have.
pub(crate) const OWN: u8 = 1;
/// Those of the marks and cues that a unit stands between: see [`super::here::Region`].
pub(crate) const REGION: u8 = 2;

/// Observations that a few small numbers give together, again and again: like those of words, each is made once.
#[derive(Clone, Copy, Debug)]
pub(super) enum Group {
    /// How the unit, its sentence and its paragraph meet marks, and capitals.
    Marks,
    /// Where the unit stands.
    Place,
    /// The cue classes from two before the unit to two behind it.
    Cues,
}

/// All groups.
pub(super) const GROUPS: [Group; 3] = [Group::Marks, Group::Place, Group::Cues];

/// The numbers of a group.
pub(super) type Small = [u8; 8];

/// Adds an observation of few values.
macro_rules! few {
    ($features:ident, $template:ident, $values:expr) => {
        $features.add_few::<{ few::index_of(Template::$template) }, _>(Template::$template, $values)
    };
}

impl<const WHICH: u8> Features<WHICH> {
    /// None yet.
    pub(crate) const fn new() -> Self {
        Self { keys: [0; MOST_FEATURES], length: 0, places: [0; MOST_OF_FEW], few: 0 }
    }

    /// The keys of the unit that was observed last.
    pub(crate) fn keys(&self) -> &[u32] {
        &self.keys[..self.length.min(MOST_FEATURES)]
    }

    /// The places of those of few values, where training has keys.
    pub(super) fn places(&self) -> &[u16] {
        &self.places[..self.few.min(MOST_OF_FEW)]
    }

    fn clear(&mut self) {
        (self.length, self.few) = (0, 0);
    }

    /// Observes a unit.
    pub(crate) fn observe(&mut self, here: &Here<'_>) {
        self.clear();
        if WHICH != REGION {
            self.words(here);
            self.classes(here);
            self.cue_classes(here);
        }
        self.quotation(here);
        self.position(here);
        self.cue_before(here);
        self.cue_after(here);
        if WHICH != REGION {
            self.names(here);
        }
        self.clause(here);
        if WHICH != REGION {
            self.sequence(here);
        }
    }

    #[inline]
    fn push(&mut self, template: Template, value: u32) {
        // The template first: values may be small numbers, and its product spreads them.
        self.keys[self.length & (MOST_FEATURES - 1)] = key(mix(mix(0, template as u32 + 1), value));
        self.length += 1;
    }

    #[inline]
    fn add(&mut self, template: Template, value: u32) {
        if WHICH != REGION {
            self.push(template, value);
        }
    }

    /// Adds what has few values, those of the template at an index of `few`: see there.
    #[inline]
    fn add_few<const INDEX: usize, const N: usize>(&mut self, template: Template, values: [u32; N]) {
        if WHICH == OWN {
            self.places[self.few & (MOST_OF_FEW - 1)] = few::place_of::<INDEX, N>(values);
            self.few += 1;
        } else {
            self.add(template, few::value_of(&values));
        }
    }

    /// Adds what all units of a region have.
    #[inline]
    fn add_of_region(&mut self, template: Template, value: u32) {
        if WHICH != OWN {
            self.push(template, value);
        }
    }

    /// Adds what [`Self::observe_word`] has as well.
    #[inline]
    fn add_of_word(&mut self, template: Template, value: u32) {
        if WHICH != OWN && WHICH != REGION {
            self.push(template, value);
        }
    }

    /// Adds what [`Self::observe_group`] has as well.
    #[inline]
    fn add_of_group(&mut self, template: Template, value: u32) {
        self.add_of_word(template, value);
    }

    /// Observes what a word by itself says of a unit, by its place in the unit's window: the unit itself stands at
    /// [`WINDOW`].
    pub(super) fn observe_word(&mut self, word: &Neighbour, place: usize) {
        use Template as T;
        self.clear();
        match place {
            0 => {
                self.add(T::WordTwoBefore, word.word);
                few!(self, ClassTwoBefore, [word.class]);
                few!(self, CueTwoBefore, [word.cue]);
            }
            1 => {
                self.add(T::WordBefore, word.word);
                self.add(T::SuffixBefore, word.suffix);
                few!(self, ClassBefore, [word.class]);
                few!(self, CueBefore, [word.cue]);
            }
            WINDOW => {
                few!(self, Always, [0]);
                self.add(T::Word, word.word);
                self.add(T::Suffix, word.suffix);
                self.add(T::ShortSuffix, word.short_suffix);
                self.add(T::Prefix, word.prefix);
                self.add(T::Shape, word.shape);
                few!(self, Class, [word.class]);
                self.add(T::ClassCue, join(&[word.class, word.cue]));
                few!(self, Cue, [word.cue]);
                self.add(T::StemCue, join(&[word.stem_cue, word.cue]));
                self.add(T::StemCueSuffix, mix(word.short_suffix, word.stem_cue));
            }
            3 => {
                self.add(T::WordAfter, word.word);
                self.add(T::SuffixAfter, word.suffix);
                few!(self, ClassAfter, [word.class]);
                few!(self, CueAfter, [word.cue]);
            }
            _ => {
                self.add(T::WordTwoAfter, word.word);
                few!(self, ClassTwoAfter, [word.class]);
                few!(self, CueTwoAfter, [word.cue]);
            }
        }
    }

    /// Observes what the numbers of a group say of a unit.
    pub(super) fn observe_group(&mut self, group: Group, small: Small) {
        use Template as T;
        self.clear();
        let small = small.map(u32::from);
        match group {
            Group::Marks => {
                let [before, here, after, sentence, edges, cue, capitals, _] = small;
                self.add(T::Quotation, here);
                self.add(T::QuotationBefore, join(&[before, here]));
                self.add(T::QuotationAfter, join(&[here, after]));
                self.add(T::QuotationSentence, join(&[here, sentence]));
                self.add(T::Paragraph, join(&[edges & 1, edges >> 1, here]));
                if cue >> 1 == 0 {
                    self.add(T::NoCueBefore, join(&[cue, here]));
                }
                self.add(T::Capitals, join(&[capitals & 1, capitals >> 1 & 1, capitals >> 2 & 1, capitals >> 3]));
            }
            Group::Place => {
                let [since, until, edges, ..] = small;
                self.add(T::SinceSentenceStart, since);
                self.add(T::UntilSentenceEnd, until);
                self.add(T::Edges, join(&[edges & 1, edges >> 1 & 1, edges >> 2 & 1, edges >> 3]));
            }
            Group::Cues => {
                let [two_before, before, here, after, two_after, ..] = small;
                self.add(T::CuesAround, join(&[before, here, after]));
                self.add(T::CueWindow, join(&[two_before, before, here, after, two_after]));
            }
        }
    }

    fn words(&mut self, here: &Here<'_>) {
        use Template as T;
        let (word, before, after) = (here.word(0), here.word(-1), here.word(1));
        let unit = here.unit;
        self.add_of_word(T::Always, 0);
        self.add_of_word(T::Word, word);
        self.add_of_word(T::WordBefore, before);
        self.add_of_word(T::WordAfter, after);
        self.add_of_word(T::WordTwoBefore, here.word(-2));
        self.add_of_word(T::WordTwoAfter, here.word(2));
        self.add(T::WordPairBefore, mix(before, word));
        self.add(T::WordPairAfter, mix(word, after));
        self.add(T::WordsAround, mix(before, after));
        self.add(T::TwoWordsBefore, mix(here.word(-2), before));
        self.add(T::TwoWordsAfter, mix(after, here.word(2)));
        self.add_of_word(T::Suffix, unit.suffix);
        self.add_of_word(T::ShortSuffix, unit.short_suffix);
        self.add_of_word(T::Prefix, unit.prefix);
        self.add_of_word(T::SuffixBefore, here.suffix(-1));
        self.add_of_word(T::SuffixAfter, here.suffix(1));
        self.add_of_word(T::Shape, here.shape(0));
        self.add(T::ShapesAround, join(&[here.shape(-1), here.shape(0), here.shape(1)]));
    }

    fn classes(&mut self, here: &Here<'_>) {
        use Template as T;
        let class = here.class(0);
        let (before, after) = (here.class(-1), here.class(1));
        self.add_of_word(T::Class, class);
        self.add_of_word(T::ClassBefore, before);
        self.add_of_word(T::ClassAfter, after);
        self.add_of_word(T::ClassTwoBefore, here.class(-2));
        self.add_of_word(T::ClassTwoAfter, here.class(2));
        self.add(T::ClassPairBefore, join(&[before, class]));
        self.add(T::ClassPairAfter, join(&[class, after]));
        self.add(T::ClassesAround, join(&[before, class, after]));
        self.add(T::ClassesBefore, join(&[here.class(-2), before, class]));
        self.add(T::ClassesAfter, join(&[class, after, here.class(2)]));
        few!(self, ClassQuotation, [class, here.quotation(0)]);
        self.add(T::ClassCues, join(&[class, here.cue(-1), here.cue(1)]));
        self.add_of_word(T::ClassCue, join(&[class, here.cue(0)]));
        self.add(T::ClassWordBefore, mix(here.word(-1), class));
        self.add(T::ClassWordAfter, mix(here.word(1), class));
    }

    fn cue_classes(&mut self, here: &Here<'_>) {
        use Template as T;
        let (cue, before, after) = (here.cue(0), here.cue(-1), here.cue(1));
        let (quotation, shape, word) = (here.quotation(0), here.shape(0), here.word(0));
        self.add_of_word(T::Cue, cue);
        self.add_of_word(T::StemCue, join(&[here.unit.entry.stem_cue.into(), cue]));
        self.add_of_word(T::StemCueSuffix, mix(here.unit.short_suffix, here.unit.entry.stem_cue.into()));
        self.add_of_word(T::CueBefore, before);
        self.add_of_word(T::CueAfter, after);
        self.add_of_word(T::CueTwoBefore, here.cue(-2));
        self.add_of_word(T::CueTwoAfter, here.cue(2));
        self.add_of_group(T::CuesAround, join(&[before, cue, after]));
        self.add(T::CueShapes, join(&[cue, shape, here.shape(-1)]));
        self.add(T::CueBeforeWord, mix(word, join(&[before, quotation])));
        self.add(T::CueAfterWord, mix(word, after));
        self.add(T::CueAfterShape, join(&[shape, quotation, cue, after]));
        self.add_of_group(T::CueWindow, join(&[here.cue(-2), before, cue, after, here.cue(2)]));
    }

    fn quotation(&mut self, here: &Here<'_>) {
        use Template as T;
        let (quotation, around) = (here.quotation(0), here.around);
        self.add_of_group(T::Quotation, quotation);
        self.add_of_group(T::QuotationBefore, join(&[here.quotation(-1), quotation]));
        self.add_of_group(T::QuotationAfter, join(&[quotation, here.quotation(1)]));
        self.add_of_group(T::QuotationSentence, join(&[quotation, around.sentence as u32]));
        self.add(T::QuotationWord, mix(here.word(0), quotation));
        if around.opened == NONE {
            let since = here.since(around.quotation_before);
            let until = here.until(around.quotation_after);
            few!(self, BetweenQuotations, [bucket(since), bucket(until)]);
            if since < 4 {
                self.add(T::SinceQuotation, join(&[since, here.cue(0), here.shape(0)]));
            }
            if until < 4 {
                self.add(T::UntilQuotation, join(&[until, here.cue(0), here.shape(0)]));
            }
            return;
        }
        let opened = here.since(around.opened);
        let is_closed = around.closed != NONE;
        let length = if is_closed { bucket(around.closed - around.opened) } else { UNKNOWN };
        self.add_of_region(T::QuotationLength, join(&[quotation, length]));
        few!(self, QuotationOffset, [bucket(opened), is_closed.into()]);
        let (word_before, cue_before) = here.before(around.opened);
        self.add_of_region(T::WordBeforeQuotation, mix(word_before, quotation));
        self.add_of_region(T::CueBeforeQuotation, join(&[quotation, cue_before, length]));
        let first = here.units.get(around.opened as usize + 1);
        let capital = first.is_some_and(Unit::is_capitalised).into();
        self.add_of_region(T::QuotationCapital, join(&[quotation, capital, length]));
        self.add(T::QuotationStart, join(&[opened.min(3), quotation, length, capital]));
        if is_closed {
            let (word_after, cue_after) = here.after(around.closed);
            self.add_of_region(T::WordAfterQuotation, mix(word_after, quotation));
            self.add_of_region(T::CueAfterQuotation, join(&[quotation, cue_after, here.after(around.closed + 1).1]));
            let last = around.closed.checked_sub(1).and_then(|at| here.units.get(at as usize));
            let last = last.map_or(0, |unit| if unit.shape as u32 == 0 { unit.word } else { 1 });
            let ends = u32::from(around.closed as usize + 1 >= here.units.len());
            self.add_of_region(T::QuotationEnd, mix(last, join(&[quotation, ends])));
        }
    }

    fn position(&mut self, here: &Here<'_>) {
        use Template as T;
        let (unit, around, index) = (here.unit, here.around, here.index as u32);
        let (start, end) = (unit.sentence_start, unit.sentence_end);
        self.add_of_group(T::SinceSentenceStart, bucket(index - start));
        self.add_of_group(T::UntilSentenceEnd, bucket(end - 1 - index));
        let edges = [index == 0, here.index + 1 == here.units.len(), start == 0, end as usize == here.units.len()];
        self.add_of_group(T::Edges, join(&edges.map(u32::from)));
        let (before, after) = (here.mark_before(), here.mark_after());
        self.add(T::MarkBefore, mix(before, bucket(here.since(around.mark_before))));
        self.add(T::MarkAfter, mix(after, bucket(here.until(around.mark_after))));
        self.add_of_region(T::MarksAround, mix(before, after));
        self.add(T::MarkBeforeWord, mix(before, here.word(0)));
    }

    /// The nearest cue candidate to the left: content that it opens, its source, and what follows them.
    fn cue_before(&mut self, here: &Here<'_>) {
        use Template as T;
        let (unit, around, quotation) = (here.unit, here.around, here.quotation(0));
        let sides = here.sides();
        few!(self, CueSides, [sides, (here.cue(0) >= 3).into(), quotation]);
        self.add(T::CueSidesWord, mix(here.word(0), sides));
        let before = if here.cue(-1) == 0 { here.word(-1) } else { here.cue(-1) };
        self.add(T::CueSidesBefore, mix(before, join(&[sides, here.shape(0)])));
        few!(self, CueSidesClass, [sides, here.class(0), quotation]);
        let Some((cue, at)) = here.get(around.cue_before) else {
            self.add_of_group(T::NoCueBefore, join(&[(unit.sentence_start == 0).into(), quotation]));
            return;
        };
        let distance = bucket(here.since(at));
        let since_mark = around.mark_before != NONE && around.mark_before > at;
        let that = u32::from(around.thats > here.surroundings[at as usize].thats);
        let commas = (around.commas - here.surroundings[at as usize].commas).min(3);
        let finite = (around.finite - here.surroundings[at as usize].finite).min(3);
        let to_end = bucket(unit.sentence_end - 1 - here.index as u32);
        let near = if here.since(at) < 4 { distance } else { FAR };
        few!(self, SinceCue, [distance]);
        self.add_of_region(T::CueWordBefore, cue.word);
        self.add(T::CueWordBeforeNext, mix(mix(cue.word, here.word_at(at + 1)), near));
        self.add_of_region(
            T::CueClassBefore,
            mix(here.mark_before(), join(&[cue.entry.cue.into(), since_mark.into()])),
        );
        few!(self, SinceCueThat, [that, distance]);
        self.add_of_region(T::CueWordMark, mix(mix(cue.word, here.mark_before()), that));
        let is_comma = here.is_comma() || quotation == 0;
        few!(self, CueCommas, [commas, cue.entry.cue.into(), is_comma.into(), to_end]);
        few!(self, CueFinite, [finite, here.class(0)]);
        self.add_of_region(T::CueFiniteMarks, mix(mix(here.mark_before(), here.mark_after()), finite));
        let is_mark = u32::from(here.unit.shape as u32 == 0);
        self.add_of_region(
            T::OpenerFinite,
            mix(here.word_at(at + 1), join(&[finite.min(2), is_mark, since_mark.into()])),
        );
        self.add(T::CueClassWord, mix(here.word(0), join(&[cue.entry.class.into(), near])));
        if let Some((weak, weak_at)) = here.get(around.weak_before).filter(|&(_, weak)| weak != at) {
            self.add(T::WeakCueBefore, mix(weak.word, here.since(weak_at).min(5)));
        }
    }

    /// The nearest cue candidate to the right: its source, content before it.
    fn cue_after(&mut self, here: &Here<'_>) {
        use Template as T;
        let (unit, around, quotation) = (here.unit, here.around, here.quotation(0));
        let Some((cue, at)) = here.get(around.cue_after) else {
            self.add_of_region(T::NoCueAfter, quotation);
            return;
        };
        let distance = bucket(here.until(at));
        let tail = bucket(unit.sentence_end - 1 - at);
        let quoted_tail = here.surroundings[at as usize].quotation_after < unit.sentence_end;
        let commas = here.surroundings[at as usize].commas - around.commas + u32::from(here.is_comma());
        let finite = (here.surroundings[at as usize].finite - around.finite).min(3);
        let until_mark = around.mark_after < at;
        few!(self, UntilCue, [distance]);
        self.add_of_region(T::CueWordAfter, cue.word);
        if here.until(at) < 8 {
            self.add(T::CueWordAfterPrevious, mix(here.before(at).0, cue.word));
        }
        self.add_of_region(T::CueClassAfter, mix(here.mark_after(), join(&[cue.entry.cue.into(), until_mark.into()])));
        self.add_of_region(T::CueTail, join(&[tail, quoted_tail.into(), here.sides()]));
        few!(self, CueCommasAfter, [commas.min(3), tail, distance]);
        self.add(T::CueShapeAfter, join(&[distance, here.shape(0), here.shape(1)]));
        few!(self, CueFiniteAfter, [finite, here.class(0)]);
        self.add_of_region(T::CueFiniteAfterMark, mix(here.mark_after(), join(&[finite, until_mark.into()])));
        if let Some((weak, weak_at)) = here.get(around.weak_after).filter(|&(_, weak)| weak != at) {
            few!(self, WeakCueAfter, [bucket(here.until(weak_at)), weak.entry.cue.into()]);
        }
    }

    /// The clause that the unit stands in, and at its edge the clause that follows.
    fn clause(&mut self, here: &Here<'_>) {
        use Template as T;
        let around = here.around;
        let (sides, that) = (here.sides(), here.since_that());
        let opener = around.mark_before.wrapping_add(1);
        let (word, class) = here.word_and_class(opener);
        let since_cue = u32::from(around.cue_before != NONE && around.cue_before < opener);
        self.add_of_region(T::ClauseOpener, mix(word, join(&[sides, since_cue])));
        self.add_of_region(
            T::ClauseOpenerClass,
            mix(here.mark_before(), join(&[class, here.word_and_class(opener + 1).1, sides, since_cue])),
        );
        self.add(T::ClauseOpenerUnit, mix(word, here.class(0)));
        let finite_here = here.finite_until(around.mark_after);
        let start = here.unit.sentence_start as usize;
        let verbs = (around.finite - here.surroundings[start].finite).min(3);
        let (is_finite, stem_cue) = (here.unit.entry.is_finite.into(), here.unit.entry.stem_cue.into());
        few!(self, VerbNumber, [verbs, is_finite, here.cue(0), stem_cue]);
        self.add(T::SentenceVerb, mix(here.units[start].word, join(&[verbs, here.cue(0), sides])));
        if let Some((weak, weak_at)) = here.get(around.weak_before) {
            let since = (around.finite - here.surroundings[weak_at as usize].finite).min(2);
            self.add(
                T::WeakCueClass,
                join(&[weak.entry.class.into(), bucket(here.since(weak_at)), since, here.class(0)]),
            );
        }
        few!(self, ClauseFinite, [finite_here, here.class(0), sides]);
        if here.unit.shape as u32 == 0 || here.unit.is(EDGE) {
            let next = here.word(1);
            let following = here.surroundings.get(here.index + 1).map_or(NONE, |next| next.mark_after);
            let finite = here.finite_until(following);
            let word = here.word(0);
            self.add(T::EdgeNextWord, mix(mix(word, next), join(&[sides, that])));
            self.add(T::EdgeNextClasses, mix(word, join(&[here.class(1), here.class(2), sides])));
            self.add(T::EdgeFinite, mix(word, join(&[finite, here.class(1), sides])));
            self.add(T::EdgeCue, mix(mix(word, here.word_at(around.cue_before)), here.class(1)));
        }
    }

    fn names(&mut self, here: &Here<'_>) {
        use Template as T;
        let (index, quotation) = (here.index, here.quotation(0));
        let capital = |offset| here.is_capitalised(offset);
        let starts = u32::from(here.unit.sentence_start as usize == index);
        self.add_of_group(T::Capitals, join(&[capital(0), starts, capital(1), capital(-1)]));
        if here.unit.is(PRONOUN) {
            self.add(T::Pronoun, join(&[here.cue(1), here.cue(-1)]));
            self.add(T::PronounWord, mix(here.word(0), join(&[here.cue(1), quotation])));
        }
        if capital(0) == 0 {
            return;
        }
        let last = here.name_end();
        let (word, cue) = here.after(last as u32);
        self.add(T::WordAfterName, word);
        self.add(T::CueAfterName, join(&[cue, quotation]));
        self.add(T::CueTwoAfterName, mix(word, here.after(last as u32 + 1).1));
        let (word, cue) = here.before(here.name_start() as u32);
        self.add(T::WordBeforeName, word);
        self.add(T::CueBeforeName, join(&[cue, quotation]));
    }

    fn sequence(&mut self, here: &Here<'_>) {
        use Template as T;
        let (first, last) = (here.units.first(), here.units.last());
        let opens = first.is_some_and(|unit| unit.quotation == Quotation::Opening);
        let closes = last.is_some_and(|unit| unit.quotation != Quotation::Outside);
        self.add_of_group(T::Paragraph, join(&[opens.into(), closes.into(), here.quotation(0)]));
        if here.unit.sentence_start as usize == here.index {
            self.add(T::SentenceOpener, mix(here.word(0), here.quotation(0)));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::few;
    use super::{ALL, Features, GROUPS, MOST_FEATURES, OWN, REGION};
    use crate::attribution::tagger::here::{Around, Here};
    use crate::attribution::tagger::lexicon::Lexicon;
    use crate::attribution::tagger::sequence::{hash_word, read};
    use crate::attribution::tagger::table::key;
    use crate::text::{Span, sentences};

    /// The observations of every unit of a text; "said" is a cue, all else is unknown.
    fn observations(text: &str, quoted: &[Span]) -> Vec<Vec<u32>> {
        let whole = Span::new(0, text.len());
        let lexicon = Lexicon::new(&[(key(hash_word("said")), 5, 7)], &[], [0; 9]);
        let units = read(text, whole, &sentences(text, whole), quoted, &lexicon);
        let mut around = Around::default();
        let sequence = around.sequence(&units);
        let mut features = Features::<ALL>::new();
        (0..units.len())
            .map(|index| {
                features.observe(&Here::new(sequence, index));
                features.keys().to_vec()
            })
            .collect()
    }

    #[test]
    fn the_same_surroundings_give_the_same_observations() {
        assert_eq!(observations("Orne said so.", &[]), observations("Orne  said\tso.", &[]));
        assert_ne!(observations("Orne said so.", &[])[2], observations("Orne saw so.", &[])[2]);
        assert_ne!(observations("“So”, he said.", &[Span::new(0, 8)])[1], observations("“So”, he said.", &[])[1]);
    }

    #[test]
    fn words_groups_and_regions_give_what_is_left_out_in_use() {
        let text = "“We left,” Lena Orne said.";
        let whole = Span::new(0, text.len());
        let units = read(text, whole, &sentences(text, whole), &[Span::new(0, 13)], &Lexicon::default());
        let mut around = Around::default();
        let sequence = around.sequence(&units);
        let mut of_few = Vec::new();
        few::each_key(&mut |_, key| of_few.push(key));
        let with_few = |features: &Features<OWN>| -> Vec<u32> {
            let few = features.places().iter().map(|&place| of_few[usize::from(place)]);
            features.keys().iter().copied().chain(few).collect()
        };
        let (mut all, mut rest) = (Features::<ALL>::new(), Features::<OWN>::new());
        let mut of_region = Features::<REGION>::new();
        for index in 0..units.len() {
            let here = Here::new(sequence, index);
            all.observe(&here);
            rest.observe(&here);
            of_region.observe(&here);
            let mut keys = [with_few(&rest), of_region.keys().to_vec()].concat();
            for place in 0..5 {
                rest.observe_word(&sequence.neighbours[index + place], place);
                keys.extend(with_few(&rest));
            }
            for group in GROUPS {
                rest.observe_group(group, here.small(group));
                keys.extend(with_few(&rest));
            }
            assert_eq!(keys.len(), all.keys().len());
            assert_eq!(keys.iter().collect::<BTreeSet<_>>(), all.keys().iter().collect());
        }
    }

    #[test]
    fn units_of_a_region_have_the_same_of_it() {
        let text = "The harbour master, who had not been told, said on Monday that “the ferry, which sank, will not be \
                    raised” and that it was over; Lena Orne was told of it (too late) and added that she was not asked.";
        let marks = ["“", "”"].map(|mark| text.find(mark).unwrap_or(0));
        let quoted = Span::new(marks[0], marks[1] + "”".len());
        let whole = Span::new(0, text.len());
        let known = |word: &str| key(hash_word(word));
        let lexicon =
            Lexicon::new(&[(known("said"), 5, 7), (known("told"), 3, 2), (known("added"), 4, 2)], &[], [0; 9]);
        let units = read(text, whole, &[whole], &[quoted], &lexicon);
        let mut around = Around::default();
        let sequence = around.sequence(&units);
        let of_region = |index| {
            let here = Here::new(sequence, index);
            let mut features = Features::<REGION>::new();
            features.observe(&here);
            (here.region(), features.keys().to_vec())
        };
        let all: Vec<_> = (0..units.len()).map(of_region).collect();
        let same = all.windows(2).filter(|pair| pair[0].0 == pair[1].0);
        assert!(same.clone().count() > units.len() / 3);
        assert!(same.clone().all(|pair| pair[0].1 == pair[1].1));
    }

    #[test]
    fn observations_are_distinct_and_never_too_many() {
        let text = "“We left, and they, who said it, did too,” Lena Orne said of the Council of the Isles.";
        let end = text.find(" Lena").unwrap_or(0);
        for keys in observations(text, &[Span::new(0, end)]) {
            assert!(keys.len() < MOST_FEATURES);
            assert!(keys.iter().collect::<BTreeSet<_>>().len() + 1 >= keys.len());
        }
    }
}

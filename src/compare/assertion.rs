//! What a statement says besides who and when, and how far two statements say the same.
//!
//! Two sentences about one event share its people, their titles and its days whatever they say of them. So a shared
//! word counts as evidence only beside a shared word of what is said, and evidence counts by its amount: two short
//! clauses that share a word are not one claim, though they share half of what they have.

use super::lexicon::{Key, Lexicon, is_figure};
use super::vocabulary::{Bag, Common, Here, Places, Weights, greater, lesser};
use crate::attribution::{is_address, is_calendar_word, is_describing, is_role, is_speech_noun, reports_words};
use crate::claim::is_verb;
use crate::sorting;
use crate::text::{Span, is_one_of};

/// Parts of the likeness: words by weight, and how much of the poorer one the richer has.
const COSINE_PART: f64 = 0.7;
const CONTAINED_PART: f64 = 0.3;

/// What two statements would have to say besides for a likeness of nothing, in squared weights: three rare words.
const DOUBT: f64 = 40.0;

/// Two words with one root ("oppose", "opposition") are this much of one word.
const SAME_ROOT: f64 = 0.7;

/// What is left of the likeness of two statements that share names, titles and days only …
const ONLY_WHO: f64 = 0.4;
/// … and of two that name other times.
const OTHER_TIME: f64 = 0.85;

/// What a word is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Grammar.
    Nothing,
    /// A name, a title, a role, and what describes it.
    Who,
    /// A day, a time.
    When,
    /// That something was said.
    Said,
    /// All else.
    What,
}

/// What a stem is in a statement, one bit each: in several places it may be several things.
const WHAT: u32 = 1;
const WHEN: u32 = 1 << 1;
const WHO: u32 = 1 << 2;
const FIGURE: u32 = 1 << 3;
/// It has the ending of a verb.
const VERB: u32 = 1 << 4;

/// What the letters of a word tell, in whatever sentence.
#[derive(Clone, Copy)]
struct Look {
    /// What it is for, if it is no name.
    part: Part,
    figure: bool,
    verb: bool,
    /// Something is done, or how: it describes no role.
    verbal: bool,
}

/// What was asked of words, by number: most come in many sentences.
#[derive(Default)]
struct Looks(Vec<Option<Look>>);

impl Looks {
    fn of(&mut self, key: Key, lexicon: &Lexicon) -> Look {
        if self.0.len() <= key as usize {
            self.0.resize(key as usize + 1, None);
        }
        *self.0[key as usize].get_or_insert_with(|| {
            let entry = lexicon.entry(key);
            let folded = entry.folded.as_str();
            let part = if !entry.content {
                Part::Nothing
            } else if is_calendar_word(folded) || is_one_of(folded, TIMES) {
                Part::When
            } else if is_role(folded) || is_address(folded) || is_describing(folded) {
                Part::Who
            } else if reports_words(folded) || is_speech_noun(folded) {
                Part::Said
            } else {
                Part::What
            };
            let done = folded.ends_with("ed") || folded.ends_with("ing");
            Look {
                part,
                figure: is_figure(folded),
                verb: done || is_verb(folded),
                verbal: done || folded.ends_with("ly"),
            }
        })
    }
}

/// Reads statements, with lists that need not be made anew for each of them.
#[derive(Default)]
pub(super) struct Reader {
    looks: Looks,
    keys: Vec<Key>,
    named: Vec<bool>,
    /// Stem, part, whether it describes no role, and what else it is.
    parts: Vec<(Key, Part, bool, u32)>,
    /// Two numbers in one: root and stem, stem and place.
    roots: Vec<u64>,
    places: Vec<u64>,
    /// By place.
    uses: Vec<u32>,
}

/// A stem of a statement.
#[derive(Clone, Copy, Debug)]
struct Term {
    stem: Key,
    /// What it is here.
    uses: u32,
    /// One more than its last place among all that carries matter.
    last: u32,
}

/// A word that carries matter, at its place.
#[derive(Clone, Copy, Debug, Default)]
struct Placed {
    /// Index of the term.
    term: u32,
    /// One more than the place before that has the same stem; 0 where there is none.
    before: u32,
}

/// A statement as it is compared, beside its [`Bag`].
#[derive(Clone, Debug, Default)]
pub(super) struct Assertion {
    /// All that carries matter, each stem once, by number.
    terms: Vec<Term>,
    /// All that carries matter in its order.
    order: Vec<Placed>,
    /// Root and stem of what is said, sorted; each root once.
    roots: Vec<(Key, Key)>,
    /// What its stems are, all together.
    uses: u32,
    /// What they tell: what is said, who says it or does it, and all of the order.
    of_what: f64,
    of_who: f64,
    of_order: f64,
    /// How many words carry matter, as a logarithm.
    pub(super) amount: f64,
}

impl Reader {
    /// Reads some spans of an article; the lexicon has read all articles.
    pub(super) fn read(
        &mut self,
        article: usize,
        spans: &[Span],
        lexicon: &mut Lexicon,
        weights: &Weights,
    ) -> Assertion {
        let Self { looks, keys, named, parts, roots, places, uses: uses_of } = self;
        keys.clear();
        named.clear();
        parts.clear();
        roots.clear();
        places.clear();
        uses_of.clear();
        lexicon.push_keys(article, spans, keys);
        lexicon.push_names(article, spans, named);
        for (&key, &named) in keys.iter().zip(&*named) {
            let stem = lexicon.entry(key).stem;
            let (look, name) = (looks.of(key, lexicon), named || lexicon.is_name(stem));
            let part = if name && matches!(look.part, Part::Said | Part::What) { Part::Who } else { look.part };
            let uses = if look.figure { FIGURE } else { 0 } | if look.verb { VERB } else { 0 };
            parts.push((stem, part, name || look.verbal, uses));
        }
        // "national security" before "adviser" tells who.
        for at in (1..parts.len()).rev() {
            let (_, part, name, _) = parts[at];
            if part == Part::Who && !name && parts[at - 1].1 == Part::What && !parts[at - 1].2 {
                parts[at - 1].1 = Part::Who;
            }
        }
        for &(stem, part, _, uses) in &*parts {
            if matches!(part, Part::What | Part::Said) {
                roots.extend(lexicon.root(stem).map(|root| u64::from(root) << 32 | u64::from(stem)));
            }
            let part = match part {
                Part::Nothing => continue,
                Part::What => WHAT,
                Part::When => WHEN,
                Part::Who => WHO,
                Part::Said => 0,
            };
            places.push(u64::from(stem) << 32 | places.len() as u64);
            uses_of.push(uses | part);
        }
        sorting::sort_numbers(roots);
        roots.dedup_by_key(|root| *root >> 32);
        sorting::sort_numbers(places);
        let roots = roots.iter().map(|&root| ((root >> 32) as Key, root as Key)).collect();
        let (terms, order) = (Vec::with_capacity(places.len()), vec![Placed::default(); places.len()]);
        let mut one = Assertion { terms, order, roots, ..Assertion::default() };
        for &place in &*places {
            let (stem, place) = ((place >> 32) as Key, place as u32);
            let uses = uses_of[place as usize];
            let mut before = 0;
            match one.terms.last_mut().filter(|term| term.stem == stem) {
                Some(term) => {
                    before = std::mem::replace(&mut term.last, place + 1);
                    term.uses |= uses;
                }
                None => one.terms.push(Term { stem, uses, last: place + 1 }),
            }
            one.order[place as usize] = Placed { term: one.terms.len() as u32 - 1, before };
        }
        for term in &one.terms {
            one.uses |= term.uses;
            one.of_what += if term.uses & WHAT != 0 { weights.weight(term.stem) } else { 0.0 };
            one.of_who += if term.uses & WHO != 0 { weights.weight(term.stem) } else { 0.0 };
        }
        one.of_order = one.order.iter().map(|placed| weights.weight(one.terms[placed.term as usize].stem)).sum();
        one.amount = libm::log(1.0 + one.matter());
        one
    }
}

impl Assertion {
    /// How many words carry matter.
    pub(super) fn matter(&self) -> f64 {
        self.order.len() as f64
    }
}

/// One statement laid out, for others to be held against it.
#[derive(Default)]
pub(super) struct Desk {
    /// Where its terms and its roots stand.
    terms: Places,
    roots: Places,
    /// By term of the other what it is in the one.
    shared: Vec<Here>,
    /// By place in the one: what both have in order up to there; and the last run that ends there, as the place in the
    /// other, counted from 1, and its length.
    in_order: Vec<f64>,
    runs: Vec<(u32, u32)>,
}

impl Desk {
    /// Lays out a statement.
    pub(super) fn lay(&mut self, one: &Assertion, weights: &Weights) {
        self.terms.take(&one.terms, |term| (term.stem, weights.weight(term.stem), term.uses));
        self.roots.take(&one.roots, |root| (root.0, 0.0, 0));
    }

    /// How far the statement that is laid out and another say the same, 0 to 1.
    pub(super) fn likeness(
        &self,
        (one, bag): (&Assertion, &Bag),
        (other, other_bag): (&Assertion, &Bag),
        weights: &Weights,
    ) -> f64 {
        let (mut product, mut shared, mut uses) = (0.0, 0.0, 0);
        for term in &other.terms {
            let here = self.terms.at(term.stem);
            product += here.weight * here.weight;
            shared += here.weight;
            uses |= term.uses & here.uses;
        }
        self.for_each_root(one, other, |x, y| {
            let weight = lesser(weights.weight(x), weights.weight(y));
            product += SAME_ROOT * weight * weight;
            shared += SAME_ROOT * weight;
            uses |= WHAT;
        });
        let cosine = product / (bag.length * other_bag.length + DOUBT);
        let contained = shared / (lesser(bag.weight, other_bag.weight) + DOUBT.sqrt());
        let mut likeness = COSINE_PART * cosine + CONTAINED_PART * contained;
        // "But one of them should not be chairman" says nothing else, and says it in both.
        if (one.uses | other.uses) & WHAT != 0 && uses & WHAT == 0 {
            likeness *= ONLY_WHO;
        }
        if one.uses & other.uses & WHEN != 0 && uses & WHEN == 0 {
            likeness *= OTHER_TIME;
        }
        lesser(likeness, 1.0)
    }

    /// Different words of both that have one root.
    fn for_each_root(&self, one: &Assertion, other: &Assertion, mut found: impl FnMut(Key, Key)) {
        for &(root, y) in &other.roots {
            if let Some(&(_, x)) = self.roots.at(root).place().and_then(|place| one.roots.get(place))
                && x != y
            {
                found(x, y);
            }
        }
    }

    /// Where the stems of the statement that is laid out stand.
    pub(super) fn stems(&self) -> &Places {
        &self.terms
    }

    /// What the words of the statement that is laid out and of another say for their being one claim; and what their stems
    /// have in common.
    pub(super) fn evidence(
        &mut self,
        (one, bag): (&Assertion, &Bag),
        (other, other_bag): (&Assertion, &Bag),
        weights: &Weights,
    ) -> (WordEvidence, Common) {
        let mut common = Common::default();
        let (mut who, mut what, mut figures, mut uses) = (0.0, 0.0, 0.0, 0);
        self.shared.clear();
        for term in &other.terms {
            let here = self.terms.at(term.stem);
            let both = term.uses & here.uses;
            self.shared.push(here);
            common.product += here.weight * here.weight;
            common.shared += here.weight;
            common.count += usize::from(here.place().is_some());
            who += if both & WHO != 0 { here.weight } else { 0.0 };
            what += if both & WHAT != 0 { here.weight } else { 0.0 };
            figures += if both & FIGURE != 0 { here.weight } else { 0.0 };
            uses |= both;
        }
        let mut roots = 0.0;
        self.for_each_root(one, other, |x, y| roots += lesser(weights.weight(x), weights.weight(y)));
        let (run, in_order) = self.common_order(one, other);
        let less = lesser(one.of_what, other.of_what);
        let words = [
            ratio(roots, less),
            libm::log(1.0 + run),
            libm::log(1.0 + common.shared),
            ratio(in_order, lesser(one.of_order, other.of_order)),
            ratio(in_order, greater(one.of_order, other.of_order)),
            f64::from(bag.negated != other_bag.negated),
            f64::from(one.uses & other.uses & FIGURE != 0 && uses & FIGURE == 0),
            f64::from(uses & VERB != 0),
            ratio(who, greater(one.of_who, other.of_who)),
            libm::log(1.0 + figures),
            libm::log(1.0 + what + roots),
            lesser(ratio(what + roots, less), 1.0),
            lesser(ratio(what + roots, greater(one.of_what, other.of_what)), 1.0),
            f64::from(one.uses & other.uses & WHEN != 0 && uses & WHEN == 0),
        ];
        (words, common)
    }

    /// The length of the longest run of words that both have, and the weight of those that they have in order. Only the
    /// places are looked at where they have the same word.
    fn common_order(&mut self, one: &Assertion, other: &Assertion) -> (f64, f64) {
        self.in_order.clear();
        self.in_order.resize(one.order.len() + 1, 0.0);
        self.runs.clear();
        self.runs.resize(one.order.len() + 1, (0, 0));
        let mut longest = 0;
        for (at, placed) in other.order.iter().enumerate() {
            let here = self.shared[placed.term as usize];
            let (Some(place), at, weight) = (here.place(), at as u32 + 1, here.weight) else { continue };
            // From the last place to the first: what is found for one is not taken for the same word again.
            let mut last = one.terms[place].last;
            while let Some(before) = last.checked_sub(1) {
                let (to, from) = (last as usize, before as usize);
                let (behind, length) = self.runs[from];
                let run = if behind + 1 == at { length + 1 } else { 1 };
                self.runs[to] = (at, run);
                longest = longest.max(run);
                let best = self.in_order[from] + weight;
                for up_to in self.in_order[to..].iter_mut().take_while(|up_to| **up_to < best) {
                    *up_to = best;
                }
                last = one.order[from].before;
            }
        }
        (f64::from(longest), self.in_order[one.order.len()])
    }
}

/// Number of observations of the words.
pub(super) const WORD_EVIDENCE: usize = 14;
pub(super) type WordEvidence = [f64; WORD_EVIDENCE];

fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// Times that are no days of the calendar.
const TIMES: &str = "week weekend month year morning evening afternoon night day early late earlier later ago";

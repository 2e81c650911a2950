//! What a statement says besides who and when, and how far two statements say the same.
//!
//! Two sentences about one event share its people, their titles and its days whatever they say of them. So a shared
//! word counts as evidence only beside a shared word of what is said, and evidence counts by its amount: two short
//! clauses that share a word are not one claim, though they share half of what they have.

use super::lexicon::{Key, Lexicon};
use super::vocabulary::{Bag, Weights, for_each_common};
use crate::attribution::{is_address, is_calendar_word, is_describing, is_role, is_speech_noun, reports_words};
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

/// A statement as it is compared, beside its [`Bag`].
#[derive(Clone, Debug, Default)]
pub(super) struct Assertion {
    /// Stems of what is said, sorted.
    what: Vec<Key>,
    /// Stems of times, sorted.
    when: Vec<Key>,
    /// Root and stem of what is said, sorted; each root once.
    roots: Vec<(Key, Key)>,
}

impl Assertion {
    /// Reads some spans of an article; the lexicon has read all articles.
    pub(super) fn read(article: usize, spans: &[Span], lexicon: &mut Lexicon) -> Self {
        let mut parts: Vec<(Key, Part, bool)> = Vec::new();
        for key in lexicon.keys_in(article, spans) {
            let entry = lexicon.entry(key);
            let folded = entry.folded.as_str();
            let name = lexicon.is_name(entry.stem);
            let part = if !entry.content {
                Part::Nothing
            } else if is_calendar_word(folded) || is_one_of(folded, TIMES) {
                Part::When
            } else if name || is_role(folded) || is_address(folded) || is_describing(folded) {
                Part::Who
            } else if reports_words(folded) || is_speech_noun(folded) {
                Part::Said
            } else {
                Part::What
            };
            let verbal = folded.ends_with("ed") || folded.ends_with("ing") || folded.ends_with("ly");
            parts.push((entry.stem, part, name || verbal));
        }
        // "national security" before "adviser" tells who.
        for at in (1..parts.len()).rev() {
            let (_, part, name) = parts[at];
            if part == Part::Who && !name && parts[at - 1].1 == Part::What && !parts[at - 1].2 {
                parts[at - 1].1 = Part::Who;
            }
        }
        let of = |wanted: Part| {
            let stems = parts.iter().filter(|(_, part, _)| *part == wanted).map(|(stem, _, _)| *stem).collect();
            sorted_once(stems)
        };
        let what = of(Part::What);
        let mut roots: Vec<(Key, Key)> = sorted_once(
            parts
                .iter()
                .filter(|(_, part, _)| matches!(part, Part::What | Part::Said))
                .filter_map(|(stem, _, _)| Some((lexicon.root(*stem)?, *stem)))
                .collect(),
        );
        roots.dedup_by_key(|(root, _)| *root);
        Self { what, when: of(Part::When), roots }
    }

    /// How far two statements say the same, 0 to 1.
    pub(super) fn likeness(&self, bag: &Bag, other: &Self, other_bag: &Bag, weights: &Weights) -> f64 {
        let (mut product, mut shared, mut what) = (0.0, 0.0, false);
        for_each_common(&bag.stems, &other_bag.stems, |stem| {
            let weight = weights.weight(stem);
            product += weight * weight;
            shared += weight;
            what |= self.what.binary_search(&stem).is_ok() && other.what.binary_search(&stem).is_ok();
        });
        let (mut i, mut j) = (0, 0);
        while let (Some(&(root, x)), Some(&(other_root, y))) = (self.roots.get(i), other.roots.get(j)) {
            if root == other_root && x != y {
                let weight = weights.weight(x).min(weights.weight(y));
                product += SAME_ROOT * weight * weight;
                shared += SAME_ROOT * weight;
                what = true;
            }
            i += usize::from(root <= other_root);
            j += usize::from(other_root <= root);
        }
        let cosine = product / (bag.length * other_bag.length + DOUBT);
        let contained = shared / (bag.weight.min(other_bag.weight) + DOUBT.sqrt());
        let mut likeness = COSINE_PART * cosine + CONTAINED_PART * contained;
        // "But one of them should not be chairman" says nothing else, and says it in both.
        let says = !self.what.is_empty() || !other.what.is_empty();
        if says && !what {
            likeness *= ONLY_WHO;
        }
        let mut same_time = self.when.is_empty() || other.when.is_empty();
        for_each_common(&self.when, &other.when, |_| same_time = true);
        if !same_time {
            likeness *= OTHER_TIME;
        }
        likeness.min(1.0)
    }
}

fn sorted_once<T: Ord>(mut items: Vec<T>) -> Vec<T> {
    crate::sorting::sort(&mut items);
    items.dedup();
    items
}

/// Times that are no days of the calendar.
const TIMES: &str = "week weekend month year morning evening afternoon night day early late earlier later ago";

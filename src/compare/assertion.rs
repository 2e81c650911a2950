//! What a statement says besides who and when, and how far two statements say the same.
//!
//! Two sentences about one event share its people, their titles and its days whatever they say of them. So a shared
//! word counts as evidence only beside a shared word of what is said, and evidence counts by its amount: two short
//! clauses that share a word are not one claim, though they share half of what they have.

use super::lexicon::{Key, Lexicon, is_figure};
use super::vocabulary::{Bag, Weights, for_each_common};
use crate::attribution::{is_address, is_calendar_word, is_describing, is_role, is_speech_noun, reports_words};
use crate::claim::is_verb;
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
    /// Stems of names and roles, sorted.
    who: Vec<Key>,
    /// Stems of figures, sorted.
    figures: Vec<Key>,
    /// Stems of what has the ending of a verb, sorted.
    verbs: Vec<Key>,
    /// Stems of all that carries matter, in their order.
    order: Vec<Key>,
}

impl Assertion {
    /// Reads some spans of an article; the lexicon has read all articles.
    pub(super) fn read(article: usize, spans: &[Span], lexicon: &mut Lexicon) -> Self {
        let mut parts: Vec<(Key, Part, bool)> = Vec::new();
        let (mut figures, mut verbs, mut order) = (Vec::new(), Vec::new(), Vec::new());
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
            if entry.content {
                order.push(entry.stem);
                if is_figure(folded) {
                    figures.push(entry.stem);
                }
                if folded.ends_with("ed") || folded.ends_with("ing") || is_verb(folded) {
                    verbs.push(entry.stem);
                }
            }
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
        let (figures, verbs) = (sorted_once(figures), sorted_once(verbs));
        Self { what, when: of(Part::When), roots, who: of(Part::Who), figures, verbs, order }
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
        self.for_each_root(other, |x, y| {
            let weight = weights.weight(x).min(weights.weight(y));
            product += SAME_ROOT * weight * weight;
            shared += SAME_ROOT * weight;
            what = true;
        });
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

    /// How many words carry matter.
    pub(super) fn matter(&self) -> f64 {
        self.order.len() as f64
    }

    /// Different words of both that have one root.
    fn for_each_root(&self, other: &Self, mut found: impl FnMut(Key, Key)) {
        let (mut i, mut j) = (0, 0);
        while let (Some(&(root, x)), Some(&(other_root, y))) = (self.roots.get(i), other.roots.get(j)) {
            if root == other_root && x != y {
                found(x, y);
            }
            i += usize::from(root <= other_root);
            j += usize::from(other_root <= root);
        }
    }

    /// What the words of two statements say for their being one claim.
    pub(super) fn evidence(&self, bag: &Bag, other: &Self, other_bag: &Bag, weights: &Weights) -> WordEvidence {
        let shared = weights.shared(&bag.stems, &other_bag.stems);
        let mut roots = 0.0;
        self.for_each_root(other, |x, y| roots += weights.weight(x).min(weights.weight(y)));
        let what = weights.sum(&self.what).min(weights.sum(&other.what));
        let who = weights.sum(&self.who).max(weights.sum(&other.who));
        let figures = weights.shared(&self.figures, &other.figures);
        let (run, in_order) = common_order(&self.order, &other.order, weights);
        let (mine, others) = (weights.sum(&self.order), weights.sum(&other.order));
        let when = weights.shared(&self.when, &other.when);
        [
            ratio(roots, what),
            libm::log(1.0 + run),
            libm::log(1.0 + shared),
            ratio(in_order, mine.min(others)),
            ratio(in_order, mine.max(others)),
            f64::from(bag.negated != other_bag.negated),
            f64::from(figures == 0.0 && !self.figures.is_empty() && !other.figures.is_empty()),
            f64::from(weights.shared(&self.verbs, &other.verbs) > 0.0),
            ratio(weights.shared(&self.who, &other.who), who),
            libm::log(1.0 + figures),
            f64::from(when == 0.0 && !self.when.is_empty() && !other.when.is_empty()),
        ]
    }
}

/// Number of observations of the words.
pub(super) const WORD_EVIDENCE: usize = 11;
pub(super) type WordEvidence = [f64; WORD_EVIDENCE];

fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// The length of the longest run of words that two statements share, and the weight of those that they share in order.
fn common_order(a: &[Key], b: &[Key], weights: &Weights) -> (f64, f64) {
    let mut longest = 0u32;
    // By place in `b`: the run that ends there, and the best weight up to there.
    let mut rows: Vec<(u32, f64)> = vec![(0, 0.0); b.len() + 1];
    for &x in a {
        let mut diagonal = rows[0];
        for (at, &y) in b.iter().enumerate() {
            let above = rows[at + 1];
            rows[at + 1] = if x == y {
                longest = longest.max(diagonal.0 + 1);
                (diagonal.0 + 1, diagonal.1 + weights.weight(x))
            } else {
                (0, above.1.max(rows[at].1))
            };
            diagonal = above;
        }
    }
    (f64::from(longest), rows[b.len()].1)
}

fn sorted_once<T: Ord>(mut items: Vec<T>) -> Vec<T> {
    crate::sorting::sort(&mut items);
    items.dedup();
    items
}

/// Times that are no days of the calendar.
const TIMES: &str = "week weekend month year morning evening afternoon night day early late earlier later ago";

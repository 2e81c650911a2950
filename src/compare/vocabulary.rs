//! Sentences as weighted words, and how alike two of them are.

use super::lexicon::{Key, Lexicon};
use super::model::Touch;
use crate::sorting;
use crate::text::Span;

/// Sentences that are thought to lie beside those that were put in, none of which has the word in question: so that
/// in a set of two short articles a word of both is not taken for a word of all.
const PRIOR_SENTENCES: f64 = 30.0;

/// Parts of the likeness: words by weight, neighbouring words, and how much of the poorer one the richer has.
const COSINE_PART: f64 = 0.55;
const BIGRAM_PART: f64 = 0.15;
const CONTAINED_PART: f64 = 0.30;

/// A sentence with fewer content words is contained in others by chance.
const CONTAINED_WORDS: usize = 4;

/// One side denies and the other does not.
const NEGATION_COST: f64 = 0.08;

/// The stems of the words that carry matter, in their order; and notes where one of the words denies.
pub(super) fn content_stems(article: usize, spans: &[Span], lexicon: &mut Lexicon, negated: &mut bool) -> Vec<Key> {
    let keys = lexicon.keys_in(article, spans);
    let mut stems = Vec::with_capacity(keys.len());
    for key in keys {
        let entry = lexicon.entry(key);
        if entry.content {
            stems.push(entry.stem);
        }
        *negated |= entry.touch == Some(Touch::Negation);
    }
    stems
}

/// A sentence as it is compared.
#[derive(Clone, Debug, Default)]
pub(super) struct Bag {
    /// Stems, each once, by number.
    pub(super) stems: Vec<Key>,
    /// Neighbouring stems, each pair once, sorted.
    bigrams: Vec<(Key, Key)>,
    /// Whether it denies something.
    pub(super) negated: bool,
    /// Root of the sum of the squared weights.
    pub(super) length: f64,
    /// Sum of the weights.
    pub(super) weight: f64,
}

impl Bag {
    /// The words of two sentences that stand around a third.
    pub(super) fn around(before: Option<&Self>, after: Option<&Self>) -> Self {
        let mut stems: Vec<Key> = before.into_iter().chain(after).flat_map(|bag| &bag.stems).copied().collect();
        sorting::sort(&mut stems);
        stems.dedup();
        Self { stems, ..Self::default() }
    }

    /// Reads some spans of an article.
    pub(super) fn read(article: usize, spans: &[Span], lexicon: &mut Lexicon) -> Self {
        let mut negated = false;
        let in_order = content_stems(article, spans, lexicon, &mut negated);
        let mut bigrams: Vec<(Key, Key)> = in_order.windows(2).map(|pair| (pair[0], pair[1])).collect();
        sorting::sort(&mut bigrams);
        bigrams.dedup();
        let mut stems = in_order;
        sorting::sort(&mut stems);
        stems.dedup();
        Self { stems, bigrams, negated, length: 0.0, weight: 0.0 }
    }

    /// Whether all neighbouring words of another, of which there are some, are neighbours here too.
    pub(super) fn has_phrases_of(&self, other: &Self) -> bool {
        !other.bigrams.is_empty() && other.bigrams.iter().all(|pair| self.bigrams.binary_search(pair).is_ok())
    }
}

/// How much each stem tells, over the sentences that were put in.
pub(super) struct Weights {
    by_stem: Vec<f64>,
    /// In how many sentences each stem stands.
    pub(super) frequency: Vec<u32>,
}

impl Weights {
    /// Counts the sentences, and gives each of them its length.
    pub(super) fn measure(bags: &mut [Bag], lexicon: &Lexicon) -> Self {
        let mut frequency = vec![0u32; lexicon.stems()];
        for stem in bags.iter().flat_map(|bag| &bag.stems) {
            frequency[*stem as usize] += 1;
        }
        let sentences = bags.len() as f64 + PRIOR_SENTENCES;
        let by_stem: Vec<f64> =
            frequency.iter().map(|&count| libm::log(sentences / f64::from(count.max(1))).max(0.1)).collect();
        let weights = Self { by_stem, frequency };
        for bag in bags {
            weights.weigh(bag);
        }
        weights
    }

    /// Gives a bag its length: one that was measured, or one of words that all stand in those.
    pub(super) fn weigh(&self, bag: &mut Bag) {
        bag.weight = self.sum(&bag.stems);
        bag.length = bag.stems.iter().map(|&stem| self.weight(stem) * self.weight(stem)).sum::<f64>().sqrt();
    }

    /// How much a stem tells.
    pub(super) fn weight(&self, stem: Key) -> f64 {
        self.by_stem.get(stem as usize).copied().unwrap_or(0.0)
    }

    /// What some stems tell together.
    pub(super) fn sum(&self, stems: &[Key]) -> f64 {
        stems.iter().map(|&stem| self.weight(stem)).sum()
    }

    /// What the stems tell that two sorted lists share.
    pub(super) fn shared(&self, a: &[Key], b: &[Key]) -> f64 {
        let mut shared = 0.0;
        for_each_common(a, b, |stem| shared += self.weight(stem));
        shared
    }

    /// How alike two sentences are, 0 to 1.
    pub(super) fn likeness(&self, a: &Bag, b: &Bag) -> f64 {
        if a.stems.is_empty() || b.stems.is_empty() {
            return 0.0;
        }
        let (mut product, mut shared) = (0.0, 0.0);
        for_each_common(&a.stems, &b.stems, |stem| {
            let weight = self.by_stem[stem as usize];
            product += weight * weight;
            shared += weight;
        });
        let mut bigrams = 0;
        for_each_common(&a.bigrams, &b.bigrams, |_| bigrams += 1);
        let cosine = product / (a.length * b.length);
        let all_bigrams = (a.bigrams.len() + b.bigrams.len()).max(1);
        let bigram = 2.0 * f64::from(bigrams) / all_bigrams as f64;
        let enough = a.stems.len().min(b.stems.len()) >= CONTAINED_WORDS;
        let contained = if enough { shared / a.weight.min(b.weight) } else { cosine };
        let cost = if a.negated == b.negated { 0.0 } else { NEGATION_COST };
        (COSINE_PART * cosine + BIGRAM_PART * bigram + CONTAINED_PART * contained - cost).clamp(0.0, 1.0)
    }

    /// The rarest of some stems; of equally rare ones those with the smaller number.
    fn rarest(&self, stems: &[Key]) -> impl Iterator<Item = Key> + use<> {
        let mut found = [(u32::MAX, Key::MAX); RAREST];
        for &stem in stems {
            let mut next = (self.frequency[stem as usize], stem);
            for kept in &mut found {
                if next < *kept {
                    std::mem::swap(kept, &mut next);
                }
            }
        }
        found.into_iter().filter(|kept| kept.1 != Key::MAX).map(|kept| kept.1)
    }

    /// For each bag the bags of other owners that share one of its rarest stems, best first by a likeness, at most so
    /// many.
    pub(super) fn neighbours(
        &self,
        bags: &[Bag],
        owner: &[usize],
        at_most: usize,
        likeness: &dyn Fn(usize, usize) -> f64,
    ) -> Vec<Vec<(usize, f64)>> {
        let mut postings: Vec<Vec<usize>> = vec![Vec::new(); self.frequency.len()];
        for (index, bag) in bags.iter().enumerate() {
            for &stem in &bag.stems {
                let list = &mut postings[stem as usize];
                if list.len() < POSTINGS_AT_MOST {
                    list.push(index);
                }
            }
        }
        // First the weight of the rare stems that two share, which is cheap; then the likeness of the best of them.
        let mut shared = vec![0.0; bags.len()];
        let mut found = Vec::with_capacity(bags.len());
        for (index, bag) in bags.iter().enumerate() {
            let mut touched: Vec<usize> = Vec::new();
            for stem in self.rarest(&bag.stems) {
                let weight = self.by_stem[stem as usize];
                for &other in &postings[stem as usize] {
                    if owner[other] != owner[index] {
                        if shared[other] == 0.0 {
                            touched.push(other);
                        }
                        shared[other] += weight * weight;
                    }
                }
            }
            if bags.len() > MANY_SENTENCES {
                touched.retain(|&other| {
                    let keep = shared[other] >= PROMISE_AT_LEAST * bag.length * bags[other].length;
                    shared[other] = if keep { shared[other] } else { 0.0 };
                    keep
                });
            }
            let promise = |other: usize| shared[other] / bags[other].length.max(1.0);
            if touched.len() > at_most * LOOKED_AT {
                // Which are the best is all that matters, not in which order: linear, where sorting is not.
                let better = |x: &usize, y: &usize| promise(*y).total_cmp(&promise(*x)).then(x.cmp(y));
                touched.select_nth_unstable_by(at_most * LOOKED_AT, better);
                for &other in &touched[at_most * LOOKED_AT..] {
                    shared[other] = 0.0;
                }
                touched.truncate(at_most * LOOKED_AT);
            }
            let mut near: Vec<(usize, f64)> = Vec::with_capacity(touched.len());
            for other in touched {
                shared[other] = 0.0;
                near.push((other, likeness(index, other)));
            }
            sorting::sort_by(&mut near, |x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
            near.truncate(at_most);
            found.push(near);
        }
        found
    }
}

/// Among more sentences than these, one that shares less of the rarest words than this, as a cosine, is none of the
/// nearest.
const MANY_SENTENCES: usize = 2_000;
const PROMISE_AT_LEAST: f64 = 0.1;

/// So many times the neighbours that are wanted are looked at closely.
const LOOKED_AT: usize = 2;

/// Sentences alike share one of so many of their rarest words.
const RAREST: usize = 8;

/// A word in more sentences than this leads only to the first of them.
const POSTINGS_AT_MOST: usize = 160;

/// What two sorted lists have in common.
pub(super) fn for_each_common<T: Copy + Ord>(a: &[T], b: &[T], mut found: impl FnMut(T)) {
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                found(a[i]);
                i += 1;
                j += 1;
            }
        }
    }
}

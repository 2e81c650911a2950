//! Sentences as weighted words, and how alike two of them are.

use std::ops::Range;

use super::lexicon::{Key, Lexicon};
use super::model::Analysed;
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

/// A sentence as it is compared.
#[derive(Clone, Debug, Default)]
pub(super) struct Bag {
    /// Stems, each once, by number.
    pub(super) stems: Vec<Key>,
    /// Neighbouring stems, each pair once, sorted: the first in the upper half of the number.
    bigrams: Vec<u64>,
    /// Whether one of them is of a stem with itself.
    doubles: bool,
    /// Whether it denies something.
    pub(super) negated: bool,
    /// Root of the sum of the squared weights.
    pub(super) length: f64,
    /// Sum of the weights.
    pub(super) weight: f64,
}

impl Bag {
    /// The words of sentences, of which there may be thousands in one quotation.
    pub(super) fn together(sentences: &[Self]) -> Self {
        let mut stems: Vec<Key> = sentences.iter().flat_map(|sentence| &sentence.stems).copied().collect();
        sorting::sort_numbers(&mut stems);
        stems.dedup();
        Self { stems, ..Self::default() }
    }

    /// Reads some spans of an article.
    pub(super) fn read(article: usize, spans: &[Span], lexicon: &mut Lexicon) -> Self {
        let mut negated = false;
        let in_order = lexicon.content_stems(article, spans, &mut negated);
        let mut bigrams: Vec<u64> =
            in_order.windows(2).map(|pair| u64::from(pair[0]) << 32 | u64::from(pair[1])).collect();
        sorting::sort_numbers(&mut bigrams);
        bigrams.dedup();
        let doubles = bigrams.iter().any(|pair| (pair >> 32) as Key == *pair as Key);
        let mut stems = in_order;
        sorting::sort_numbers(&mut stems);
        stems.dedup();
        Self { stems, bigrams, doubles, negated, length: 0.0, weight: 0.0 }
    }

    /// How alike another sentence is, 0 to 1; this one is laid out.
    pub(super) fn likeness(&self, places: &Places, other: &Self) -> f64 {
        self.likeness_by(&places.common(&other.stems), places, other)
    }

    /// The same, where it is known what both have in common.
    pub(super) fn likeness_by(&self, common: &Common, places: &Places, other: &Self) -> f64 {
        let Some((cosine, contained)) = common.parts(&self.told(), &other.told()) else { return 0.0 };
        let mut bigrams = 0;
        // Most share one stem, which makes no pair but with itself.
        let may_share = if common.count > 1 || other.doubles { &other.bigrams[..] } else { &[] };
        for pair in may_share {
            let may_be = places.has((pair >> 32) as Key) && places.has(*pair as Key);
            bigrams += usize::from(may_be && self.bigrams.binary_search(pair).is_ok());
        }
        let all_bigrams = (self.bigrams.len() + other.bigrams.len()).max(1);
        let bigram = 2.0 * bigrams as f64 / all_bigrams as f64;
        let cost = if self.negated == other.negated { 0.0 } else { NEGATION_COST };
        (COSINE_PART * cosine + BIGRAM_PART * bigram + CONTAINED_PART * contained - cost).clamp(0.0, 1.0)
    }

    #[inline]
    fn told(&self) -> Told {
        Told { stems: self.stems.len(), length: self.length, weight: self.weight }
    }

    /// How many pairs of neighbouring words are neighbours in another too, of how many, and how many the one with fewer
    /// has.
    pub(super) fn phrases_in(&self, other: &Self) -> (usize, usize, usize) {
        let mut shared = 0;
        for pair in &self.bigrams {
            shared += usize::from(other.bigrams.binary_search(pair).is_ok());
        }
        (shared, self.bigrams.len(), self.bigrams.len().min(other.bigrams.len()))
    }
}

/// How many stems some words have, the root of the sum of their squared weights, and the sum of these.
#[derive(Clone, Copy)]
struct Told {
    stems: usize,
    length: f64,
    weight: f64,
}

/// What two lists of stems have in common: the sums of the squared weights and of the weights, and how many.
#[derive(Default)]
pub(super) struct Common {
    pub(super) product: f64,
    pub(super) shared: f64,
    pub(super) count: usize,
}

impl Common {
    /// How alike that makes two by the weight of their words, and how much of the poorer one the richer has; nothing where
    /// they are not alike at all.
    #[inline]
    fn parts(&self, one: &Told, other: &Told) -> Option<(f64, f64)> {
        if one.stems == 0 || other.stems == 0 || self.shared <= 0.0 && one.weight > 0.0 && other.weight > 0.0 {
            return None;
        }
        let cosine = self.product / (one.length * other.length);
        let enough = one.stems.min(other.stems) >= CONTAINED_WORDS;
        Some((cosine, if enough { self.shared / lesser(one.weight, other.weight) } else { cosine }))
    }
}

/// The words of the sentences before and behind each, one list behind the other.
#[derive(Default)]
pub(super) struct Around {
    stems: Lists<Key>,
    told: Vec<Told>,
}

impl Around {
    /// Adds those of the sentences of an article.
    pub(super) fn read(&mut self, bags: &[Bag], weights: &Weights) {
        for at in 0..bags.len() {
            let (before, behind) = (at.checked_sub(1).and_then(|at| bags.get(at)), bags.get(at + 1));
            let mut x = before.map_or(&[][..], |bag| &bag.stems);
            let mut y = behind.map_or(&[][..], |bag| &bag.stems);
            // Both are sorted.
            while let (Some(&a), Some(&b)) = (x.first(), y.first()) {
                self.stems.all.push(a.min(b));
                x = &x[usize::from(a <= b)..];
                y = &y[usize::from(b <= a)..];
            }
            self.stems.all.extend(x.iter().chain(y));
            self.stems.ends.push(self.stems.all.len());
            self.told.push(weights.told(self.of(self.told.len())));
        }
    }

    /// The stems around a sentence.
    pub(super) fn of(&self, sentence: usize) -> &[Key] {
        self.stems.of(sentence)
    }

    /// How alike is what stands around two sentences, as [`Bag::likeness`]; that of the first is laid out.
    pub(super) fn likeness(&self, places: &Places, one: usize, other: usize) -> f64 {
        let parts = places.common(self.of(other)).parts(&self.told[one], &self.told[other]);
        parts.map_or(0.0, |(cosine, contained)| (COSINE_PART * cosine + CONTAINED_PART * contained).clamp(0.0, 1.0))
    }
}

/// All sentences of all articles, each read once.
pub(super) struct SentenceBags {
    /// In the order of the articles.
    pub(super) all: Vec<Bag>,
    /// By article, where its sentences begin.
    pub(super) first: Vec<usize>,
}

impl SentenceBags {
    pub(super) fn read(articles: &[&Analysed], lexicon: &mut Lexicon) -> Self {
        let (mut all, mut first) = (Vec::new(), Vec::with_capacity(articles.len()));
        for (article, one) in articles.iter().enumerate() {
            first.push(all.len());
            all.extend(one.article.sentences.iter().map(|sentence| Bag::read(article, &[sentence.span], lexicon)));
        }
        Self { all, first }
    }
}

/// What stands at a number of a list that is laid out; nothing where the list has it not.
#[derive(Clone, Copy, Default)]
pub(super) struct Here {
    /// How much it tells.
    pub(super) weight: f64,
    /// One more than its place in the list.
    place: u32,
    /// What it is there.
    pub(super) uses: u32,
}

impl Here {
    /// Its place in the list.
    #[inline]
    pub(super) fn place(self) -> Option<usize> {
        Some(self.place.checked_sub(1)? as usize)
    }
}

/// A list laid out by its numbers. What many lists share with one is looked up there, mostly in vain, and summed without
/// asking whether it is there: walking along two lists asks at each step which is behind, and no processor guesses that.
#[derive(Default)]
pub(super) struct Places {
    by_number: Vec<Here>,
    list: Vec<Key>,
}

impl Places {
    /// Forgets the list before and takes another, of items that have a number, tell something and are something.
    pub(super) fn take<T>(&mut self, list: &[T], read: impl Fn(&T) -> (Key, f64, u32)) {
        for &number in &self.list {
            self.by_number[number as usize] = Here::default();
        }
        self.list.clear();
        self.list.reserve(list.len());
        for (place, item) in list.iter().enumerate() {
            let (number, weight, uses) = read(item);
            self.list.push(number);
            if self.by_number.len() <= number as usize {
                self.by_number.resize(number as usize + 1, Here::default());
            }
            self.by_number[number as usize] = Here { weight, place: place as u32 + 1, uses };
        }
    }

    /// What stands at a number.
    #[inline]
    pub(super) fn at(&self, number: Key) -> Here {
        self.by_number.get(number as usize).copied().unwrap_or_default()
    }

    /// What another list has in common with it, each number once.
    #[inline]
    fn common(&self, numbers: &[Key]) -> Common {
        let mut common = Common::default();
        for &number in numbers {
            let here = self.at(number);
            common.product += here.weight * here.weight;
            common.shared += here.weight;
            common.count += usize::from(here.place > 0);
        }
        common
    }

    /// Whether the list has a number.
    #[inline]
    pub(super) fn has(&self, number: Key) -> bool {
        self.at(number).place > 0
    }
}

/// How much each stem tells, over the sentences that were put in.
pub(super) struct Weights {
    by_stem: Vec<f64>,
    /// In how many sentences each stem stands.
    frequency: Vec<u32>,
}

impl Weights {
    /// Counts the sentences.
    pub(super) fn measure(bags: &[&Bag], lexicon: &Lexicon) -> Self {
        let mut frequency = vec![0u32; lexicon.stems()];
        for stem in bags.iter().flat_map(|bag| &bag.stems) {
            frequency[*stem as usize] += 1;
        }
        let sentences = bags.len() as f64 + PRIOR_SENTENCES;
        // Most stems are in as few sentences as many others.
        let most = frequency.iter().copied().max().unwrap_or(0);
        let by_count: Vec<f64> =
            (0..=most).map(|count| libm::log(sentences / f64::from(count.max(1))).max(0.1)).collect();
        let by_stem: Vec<f64> = frequency.iter().map(|&count| by_count[count as usize]).collect();
        Self { by_stem, frequency }
    }

    /// Gives a bag its length: one that was measured, or one of words that all stand in those.
    pub(super) fn weigh(&self, bag: &mut Bag) {
        let told = self.told(&bag.stems);
        (bag.length, bag.weight) = (told.length, told.weight);
    }

    fn told(&self, stems: &[Key]) -> Told {
        let (mut squares, mut weight) = (0.0, 0.0);
        for &stem in stems {
            squares += self.weight(stem) * self.weight(stem);
            weight += self.weight(stem);
        }
        Told { stems: stems.len(), length: f64::sqrt(squares), weight }
    }

    /// How much a stem tells.
    pub(super) fn weight(&self, stem: Key) -> f64 {
        self.by_stem.get(stem as usize).copied().unwrap_or(0.0)
    }

    /// In how many sentences a stem stands.
    fn frequency(&self, stem: Key) -> u32 {
        self.frequency.get(stem as usize).copied().unwrap_or(0)
    }

    /// Lays out some stems.
    pub(super) fn lay(&self, stems: &[Key], places: &mut Places) {
        places.take(stems, |&stem| (stem, self.weight(stem), 0));
    }

    /// For each bag the bags of other owners that share one of its rarest stems, best first by a likeness, at most so
    /// many and none less alike than that. The bags of one owner stand together. `liken` tells how alike two are, which is
    /// the same from either side.
    pub(super) fn neighbours(
        &self,
        bags: &[&Bag],
        owner: &[usize],
        (at_most, alike_from): (usize, f64),
        liken: &mut dyn FnMut(usize, usize) -> f64,
    ) -> Lists<Near> {
        let postings = Postings::read(bags);
        // First the weight of the rare stems that two share, which is cheap and need not be exact; then the likeness of
        // the best of them.
        let mut promises: Vec<Promise> =
            bags.iter().map(|bag| Promise { shared: 0.0, per_length: 1.0 / bag.length.max(1.0) as f32 }).collect();
        let wanted = at_most * LOOKED_AT;
        // The first so many of these; one more has room.
        let (mut touched, mut promising) = (vec![0u32; bags.len() + 1], vec![0u64; bags.len() + 1]);
        let mut rare: Vec<u64> = Vec::new();
        // What an earlier bag found of a later one is told to that: by bag, one more than the place of what it was told last,
        // which leads to what it was told before.
        let mut last_told = vec![0_u32; bags.len()];
        let mut told: Vec<(u32, f64, u32)> = Vec::new();
        // By bag who was told last how alike it is, and how alike.
        let (mut known_to, mut known) = (vec![usize::MAX; bags.len()], vec![0.0; bags.len()]);
        let mut found = Lists { all: Vec::new(), ends: Vec::with_capacity(bags.len()) };
        let mut best: Vec<Near> = Vec::with_capacity(at_most);
        let mut own = 0..0;
        for (index, bag) in bags.iter().enumerate() {
            if index == own.end {
                let same = owner[index..].iter().take_while(|&&other| other == owner[index]);
                let next = index..index + same.count();
                // Those of one owner promise each other less than nothing.
                for turned in [own, next.clone()] {
                    promises[turned].iter_mut().for_each(|promise| promise.per_length = -promise.per_length);
                }
                own = next;
            }
            let least = if bags.len() > MANY_SENTENCES { (PROMISE_AT_LEAST * bag.length) as f32 } else { 0.0 };
            rare.clear();
            // Of equally rare ones those with the smaller number.
            rare.extend(bag.stems.iter().map(|&stem| u64::from(self.frequency(stem)) << 32 | u64::from(stem)));
            sorting::sort_numbers(&mut rare);
            rare.truncate(RAREST);
            let mut count = 0;
            for &stem in &rare {
                let square = (self.weight(stem as Key) * self.weight(stem as Key)) as f32;
                // A word that none of the sentences has which were measured tells nothing.
                if square > 0.0 {
                    let (promises, touched) = (&mut promises[..], &mut touched[..]);
                    // Without a branch: which way it goes is anybody's guess.
                    for &other in postings.of(stem as Key) {
                        let shared = &mut promises[other as usize].shared;
                        touched[count] = other;
                        count += usize::from(*shared == 0.0);
                        *shared += square;
                    }
                }
            }
            // The best of some, then those of the next that are no worse: which they are is all that matters, not in which
            // order. Linear, where sorting is not.
            let (mut kept, mut floor) = (0, least);
            for some in touched[..count].chunks(3 * wanted) {
                for &other in some {
                    let promise = &mut promises[other as usize];
                    promising[kept] = promise.ranked(other);
                    kept += usize::from(promise.shared * promise.per_length >= floor);
                    promise.shared = 0.0;
                }
                let others = kept.saturating_sub(wanted);
                if others > 0 {
                    let (_, &mut lowest, _) = promising[..kept].select_nth_unstable(others);
                    floor = f32::from_bits((lowest >> 32) as u32);
                    promising.copy_within(others..kept, 0);
                    kept = wanted;
                }
            }
            let mut at = last_told[index];
            while let Some(&(other, alike, before)) = told.get(at.wrapping_sub(1) as usize) {
                known_to[other as usize] = index;
                known[other as usize] = alike;
                at = before;
            }
            best.clear();
            for &one in &promising[..kept] {
                let other = !(one as u32);
                let mut alike = known[other as usize];
                if known_to[other as usize] != index {
                    alike = liken(index, other as usize);
                    if other as usize > index {
                        let before = std::mem::replace(&mut last_told[other as usize], told.len() as u32 + 1);
                        told.push((index as u32, alike, before));
                    }
                }
                let one = Near { other, owner: owner[other as usize] as u32, alike };
                let room = best.len() < at_most || best.last().is_some_and(|last| !last.better(&one));
                if alike >= alike_from && room {
                    best.truncate(at_most - 1);
                    let mut place = best.len();
                    best.push(one);
                    while place > 0 && one.better(&best[place - 1]) {
                        best[place] = best[place - 1];
                        place -= 1;
                    }
                    best[place] = one;
                }
            }
            found.all.extend_from_slice(&best);
            found.ends.push(found.all.len());
        }
        found
    }
}

/// What is known of how alike a bag may be to the one that is looked at.
struct Promise {
    /// The weight of the rare stems that they share, squared.
    shared: f32,
    /// One over its length.
    per_length: f32,
}

impl Promise {
    /// A number whose order is that of the promises, which are not below zero, and of equals the first.
    fn ranked(&self, other: u32) -> u64 {
        u64::from((self.shared * self.per_length).to_bits()) << 32 | u64::from(!other)
    }
}

/// Many lists, one behind the other.
#[derive(Default)]
pub(super) struct Lists<T> {
    pub(super) all: Vec<T>,
    /// By list, where it ends.
    pub(super) ends: Vec<usize>,
}

impl<T> Lists<T> {
    /// Where the items of one list stand among all.
    #[inline]
    pub(super) fn range(&self, index: usize) -> Range<usize> {
        index.checked_sub(1).map_or(0, |before| self.ends[before])..self.ends[index]
    }

    /// The items of one list.
    #[inline]
    pub(super) fn of(&self, index: usize) -> &[T] {
        &self.all[self.range(index)]
    }
}

/// Another bag, whose it is, and how alike it is.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Near {
    pub(super) other: u32,
    pub(super) owner: u32,
    pub(super) alike: f64,
}

impl Near {
    /// The more alike first; of equals the one that stands first.
    fn better(&self, than: &Self) -> bool {
        self.alike > than.alike || self.alike >= than.alike && self.other < than.other
    }
}

/// Which bags have a stem, one list behind the other.
struct Postings {
    all: Vec<u32>,
    /// By stem, where its list begins and ends.
    ranges: Vec<(u32, u32)>,
}

impl Postings {
    fn read(bags: &[&Bag]) -> Self {
        let stems = bags.iter().filter_map(|bag| bag.stems.last()).max().map_or(0, |&last| last as usize + 1);
        let mut counts = vec![0u32; stems];
        bags.iter().flat_map(|bag| &bag.stems).for_each(|&stem| counts[stem as usize] += 1);
        let mut end = 0;
        let mut ranges = Vec::with_capacity(counts.len());
        for count in counts {
            ranges.push((end, end));
            end += count.min(POSTINGS_AT_MOST);
        }
        let mut all = vec![0; end as usize];
        for (index, bag) in bags.iter().enumerate() {
            for &stem in &bag.stems {
                let (from, to) = &mut ranges[stem as usize];
                if *to - *from < POSTINGS_AT_MOST {
                    all[*to as usize] = index as u32;
                    *to += 1;
                }
            }
        }
        Self { all, ranges }
    }

    fn of(&self, stem: Key) -> &[u32] {
        let (from, to) = self.ranges[stem as usize];
        &self.all[from as usize..to as usize]
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
const POSTINGS_AT_MOST: u32 = 160;

/// The lesser of two numbers, and the greater. Those of the standard library ask for what is no number, which `WebAssembly`
/// has no instruction for.
pub(super) fn lesser(a: f64, b: f64) -> f64 {
    if b < a { b } else { a }
}

pub(super) fn greater(a: f64, b: f64) -> f64 {
    if b > a { b } else { a }
}

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

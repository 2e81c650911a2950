//! Word classes learned from plain text: words that stand between the same neighbours.
//!
//! The exchange algorithm: words move between a fixed number of classes as long as that raises the likelihood of the
//! text under a model of class bigrams.

use std::collections::BTreeMap;

use crate::sorting::sort_by_key;

/// Identity of a word in the text to be clustered: 0 stands between sentences.
pub(super) type WordId = u32;

/// Assigns each of `words` identities to one of `classes` classes, 0-based. `sentences` are identities.
pub(super) fn cluster(sentences: &[Vec<WordId>], words: usize, classes: usize, rounds: usize) -> Vec<u8> {
    let mut exchange = Exchange::new(sentences, words, classes);
    for _ in 0..rounds {
        if exchange.round() == 0 {
            break;
        }
    }
    exchange.class.iter().map(|&class| class as u8).collect()
}

struct Exchange {
    classes: usize,
    class: Vec<usize>,
    /// For each word, its next words with counts.
    next: Vec<Vec<(WordId, u32)>>,
    /// For each word, the words before it with counts.
    previous: Vec<Vec<(WordId, u32)>>,
    frequency: Vec<u32>,
    /// Words by falling frequency.
    order: Vec<usize>,
    /// Counts of class bigrams, row by row.
    pairs: Vec<u32>,
    totals: Vec<u32>,
    /// n ln n.
    entropy: Vec<f64>,
}

/// How often a word stands beside the words of each class.
struct Neighbours {
    after: Vec<u32>,
    before: Vec<u32>,
    itself: u32,
}

impl Exchange {
    fn new(sentences: &[Vec<WordId>], words: usize, classes: usize) -> Self {
        let mut bigrams: BTreeMap<(WordId, WordId), u32> = BTreeMap::new();
        let mut frequency = vec![0; words];
        for sentence in sentences {
            let mut before = 0;
            for &word in sentence.iter().chain(&[0]) {
                *bigrams.entry((before, word)).or_default() += 1;
                frequency[word as usize] += 1;
                before = word;
            }
        }
        let mut next = vec![Vec::new(); words];
        let mut previous = vec![Vec::new(); words];
        for (&(before, word), &count) in &bigrams {
            next[before as usize].push((word, count));
            previous[word as usize].push((before, count));
        }
        let mut order: Vec<usize> = (0..words).collect();
        sort_by_key(&mut order, |&word| (std::cmp::Reverse(frequency[word]), word));
        let mut class = vec![0; words];
        for (rank, &word) in order.iter().enumerate() {
            class[word] = rank % classes;
        }
        let most = frequency.iter().sum::<u32>() as usize + 1;
        let entropy = (0..=most).map(|n| if n == 0 { 0.0 } else { n as f64 * libm::log(n as f64) }).collect();
        let mut exchange = Self {
            classes,
            class,
            next,
            previous,
            frequency,
            order,
            pairs: vec![0; classes * classes],
            totals: vec![0; classes],
            entropy,
        };
        for word in 0..words {
            let own = exchange.class[word];
            exchange.totals[own] += exchange.frequency[word];
            for &(other, count) in &exchange.next[word] {
                exchange.pairs[own * classes + exchange.class[other as usize]] += count;
            }
        }
        exchange
    }

    /// Moves each word to the class where it fits best; returns how many moved.
    fn round(&mut self) -> usize {
        let mut moved = 0;
        for index in 0..self.order.len() {
            let word = self.order[index];
            let old = self.class[word];
            let neighbours = self.neighbours(word);
            self.shift(word, old, &neighbours, false);
            let mut best = (f64::MIN, old);
            for class in 0..self.classes {
                let gain = self.gain(word, class, &neighbours);
                if gain > best.0 + 1e-9 {
                    best = (gain, class);
                }
            }
            self.shift(word, best.1, &neighbours, true);
            self.class[word] = best.1;
            moved += usize::from(best.1 != old);
        }
        moved
    }

    fn neighbours(&self, word: usize) -> Neighbours {
        let mut found = Neighbours { after: vec![0; self.classes], before: vec![0; self.classes], itself: 0 };
        for &(other, count) in &self.next[word] {
            if other as usize == word {
                found.itself = count;
            } else {
                found.after[self.class[other as usize]] += count;
            }
        }
        for &(other, count) in self.previous[word].iter().filter(|(other, _)| *other as usize != word) {
            found.before[self.class[other as usize]] += count;
        }
        found
    }

    /// Takes a word out of a class, or puts it in.
    fn shift(&mut self, word: usize, class: usize, neighbours: &Neighbours, put: bool) {
        let change = |value: &mut u32, by: u32| *value = if put { *value + by } else { *value - by };
        for other in 0..self.classes {
            change(&mut self.pairs[class * self.classes + other], neighbours.after[other]);
            change(&mut self.pairs[other * self.classes + class], neighbours.before[other]);
        }
        change(&mut self.pairs[class * self.classes + class], neighbours.itself);
        change(&mut self.totals[class], self.frequency[word]);
    }

    /// What the likelihood gains by a word in a class that it is not in.
    fn gain(&self, word: usize, class: usize, neighbours: &Neighbours) -> f64 {
        let rise = |from: u32, by: u32| self.entropy[(from + by) as usize] - self.entropy[from as usize];
        let mut gain = 0.0;
        for other in (0..self.classes).filter(|&other| other != class) {
            if neighbours.after[other] > 0 {
                gain += rise(self.pairs[class * self.classes + other], neighbours.after[other]);
            }
            if neighbours.before[other] > 0 {
                gain += rise(self.pairs[other * self.classes + class], neighbours.before[other]);
            }
        }
        let within = neighbours.after[class] + neighbours.before[class] + neighbours.itself;
        gain += rise(self.pairs[class * self.classes + class], within);
        gain - 2.0 * rise(self.totals[class], self.frequency[word])
    }
}

#[cfg(test)]
mod tests {
    use super::cluster;

    #[test]
    fn words_used_alike_come_together() {
        // 1 and 2 stand before 3 and 4, in any combination.
        let mut sentences = Vec::new();
        for round in 0..40 {
            sentences.push(vec![1 + round % 2, 3 + round / 2 % 2]);
        }
        let classes = cluster(&sentences, 5, 3, 10);
        assert_eq!(classes[1], classes[2]);
        assert_eq!(classes[3], classes[4]);
        assert_ne!(classes[1], classes[3]);
    }
}

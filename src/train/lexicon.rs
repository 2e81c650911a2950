//! Counts how often words are cues.

use std::collections::BTreeMap;

use super::brat::GoldAttribution;
use crate::attribution::tagger::lexicon::stem;
use crate::attribution::tagger::sequence::Unit;
use crate::attribution::tagger::table::key;
use crate::sorting::sort;

/// How often a word stands in the corpus, and how often as part of a cue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    all: u32,
    cues: u32,
}

/// Counts of words and of stems, by key.
#[derive(Clone, Debug, Default)]
pub(super) struct CueCounts {
    words: BTreeMap<u32, Count>,
    stems: BTreeMap<u32, Count>,
}

/// A word is called a cue only after so many sightings as one.
const LEAST_CUES: u32 = 3;

/// From which share of cues on a word has class 1, 2, …
const SHARES: [f32; 5] = [0.08, 0.2, 0.4, 0.6, 0.85];

impl CueCounts {
    /// Counts one sequence.
    pub(super) fn add(&mut self, text: &str, units: &[Unit], attributions: &[GoldAttribution]) {
        let mut cues: Vec<_> = attributions.iter().flat_map(|attribution| &attribution.cue).copied().collect();
        sort(&mut cues);
        for unit in units.iter().filter(|unit| unit.span.slice(text).starts_with(char::is_alphabetic)) {
            let is_cue = cues.iter().any(|cue| cue.overlaps(unit.span));
            for (counts, key) in [(&mut self.words, key(unit.word)), (&mut self.stems, key(stem(text, unit)))] {
                let count = counts.entry(key).or_default();
                count.all += 1;
                count.cues += u32::from(is_cue);
            }
        }
    }

    /// Adds other counts to these.
    pub(super) fn merge(&mut self, other: &Self) {
        for (own, other) in [(&mut self.words, &other.words), (&mut self.stems, &other.stems)] {
            for (&key, count) in other {
                let sum = own.entry(key).or_default();
                sum.all += count.all;
                sum.cues += count.cues;
            }
        }
    }

    /// Gives units the classes that they would have had `part` not been counted: in training, a word must not be known
    /// from the very sentence that is learned from.
    pub(super) fn hide(&self, part: &Self, text: &str, units: &mut [Unit]) {
        for unit in units {
            let (word, stem) = (key(unit.word), key(stem(text, unit)));
            unit.entry.cue = class_without(&self.words, &part.words, word);
            if unit.entry.stem_cue > 0 {
                unit.entry.stem_cue = class_without(&self.stems, &part.stems, stem);
            }
        }
    }

    /// All words that are cues now and then, with their classes.
    pub(super) fn words(&self) -> impl Iterator<Item = (u32, u8)> {
        classes(&self.words)
    }

    /// All stems that are cues now and then, with their classes.
    pub(super) fn stems(&self) -> impl Iterator<Item = (u32, u8)> {
        classes(&self.stems)
    }
}

fn classes(counts: &BTreeMap<u32, Count>) -> impl Iterator<Item = (u32, u8)> {
    counts.iter().map(|(&key, &count)| (key, class(count))).filter(|&(_, class)| class > 0)
}

fn class_without(counts: &BTreeMap<u32, Count>, part: &BTreeMap<u32, Count>, key: u32) -> u8 {
    let Some(count) = counts.get(&key) else { return 0 };
    let hidden = part.get(&key).copied().unwrap_or_default();
    class(Count { all: count.all - hidden.all, cues: count.cues - hidden.cues })
}

fn class(count: Count) -> u8 {
    if count.cues < LEAST_CUES {
        return 0;
    }
    let share = count.cues as f32 / count.all as f32;
    SHARES.iter().filter(|&&least| share >= least).count() as u8
}

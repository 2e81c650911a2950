//! What words score by themselves, kept from one of their places to the next, and from one article to the next.
//!
//! A quarter of the observations of a unit, and most of those that have weights, depend on one word only: the unit's own
//! or one beside it. An article says the same words again and again, and articles on one event do, so that these are
//! looked up once. Scores are integers: their sums are the same in any order. What is kept is what would be worked out
//! anew, so that no result depends on what was read before.

use super::decode::{Best, Marginals};
use super::extent::Extents;
use super::features::{Features, GROUPS, OWN, Small};
use super::here::{Around, Here, Neighbour, WINDOW};
use super::lanes::Shorts;
use super::sequence::{Met, Unit};
use super::source::Sources;
use super::weights::Model;
use crate::text::Token;

/// So many words are kept: an article has some 450, and of several the commonest stay. With half of it analysing takes 2 %
/// longer, and with four times as many no less, as the processor's cache is full.
const WORDS: usize = 2048;

/// Places from which a word is observed.
const PLACES: usize = 2 * WINDOW + 1;

/// What one word scores, by its place from two before the unit to two behind it.
#[derive(Clone, Copy, Debug, Default)]
struct Scored {
    /// What tells the word, by all that is observed of it; zeros for none.
    name: [u64; 2],
    sums: [Shorts; PLACES],
}

/// So many groups of small numbers are kept, of each kind; as a power of two.
const GROUP_BITS: u32 = 8;

/// What the numbers of a group score; all ones stand for none.
#[derive(Clone, Copy, Debug)]
struct ScoredGroup {
    small: Small,
    sums: Shorts,
}

/// What the tagger keeps from one paragraph to the next, of one article or of several.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memo {
    /// The units met last.
    pub(super) met: Met,
    /// The words and marks of a paragraph, and its units.
    pub(super) tokens: Vec<Token>,
    pub(super) units: Vec<Unit>,
    /// What the field works out.
    pub(crate) field: Field,
    /// What is judged against each other.
    pub(super) extents: Extents,
    pub(super) sources: Sources,
}

/// What the field works out of each unit of a paragraph, and what it scored before. The lists are filled anew for each
/// paragraph and kept for their memory, which is in the processor's cache: what is freed and asked for again seldom is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Field {
    pub(super) before: ScoredBefore,
    pub(super) around: Around,
    pub(super) scores: Vec<Shorts>,
    pub(super) best: Best,
    pub(super) marginals: Marginals,
}

/// What words and groups of small numbers scored where they were met last.
#[derive(Clone, Debug, Default)]
pub(super) struct ScoredBefore {
    /// By the place that its hash gives a word, which one it is, counted from 1; 0 for none.
    places: Vec<u16>,
    /// One behind the other, so that no more memory is touched than the article has words.
    scored: Vec<Scored>,
    /// Groups, kind by kind, each at the place that its hash gives it.
    groups: Vec<ScoredGroup>,
}

impl ScoredBefore {
    /// Adds to the sums of each unit of a stretch what the words from two before it to two behind it score. `near` are
    /// the neighbours of these units, those beyond both edges included.
    pub(super) fn add_words(&mut self, model: &Model, near: &[Neighbour], sums: &mut [Shorts]) {
        let mut features = Features::<OWN>::new();
        for (at, word) in near.iter().enumerate() {
            let scored = self.scored(model, word, &mut features);
            for (place, more) in scored.sums.iter().enumerate() {
                if let Some(sum) = at.checked_sub(place).and_then(|unit| sums.get_mut(unit)) {
                    *sum = sum.and(more);
                }
            }
        }
    }

    /// Adds what the groups of small numbers score of a unit.
    pub(super) fn add_groups(&mut self, model: &Model, here: &Here<'_>, sum: &mut Shorts) {
        if self.groups.is_empty() {
            let none = ScoredGroup { small: [u8::MAX; 8], sums: Shorts::default() };
            self.groups.resize(GROUPS.len() << GROUP_BITS, none);
        }
        for (kind, group) in GROUPS.into_iter().enumerate() {
            let small = here.small(group);
            let hash = u64::from_le_bytes(small).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - GROUP_BITS);
            let kept = &mut self.groups[kind << GROUP_BITS | hash as usize];
            if kept.small != small {
                let mut features = Features::<OWN>::new();
                features.observe_group(group, small);
                *kept = ScoredGroup { small, sums: Shorts::default() };
                model.add_up(&features, &mut kept.sums);
            }
            *sum = sum.and(&kept.sums);
        }
    }

    fn scored(&mut self, model: &Model, word: &Neighbour, features: &mut Features<OWN>) -> &Scored {
        if self.places.is_empty() {
            self.places.resize(WORDS, 0);
            self.scored.reserve(WORDS / 4);
        }
        // The shape of a mark is the word again, and all other shapes are small.
        let told = word.class << 16 | (word.shape & 15) << 8 | word.cue << 4 & 0xf0 | word.stem_cue & 15;
        let joined = |upper: u32, lower: u32| u64::from(upper) << 32 | u64::from(lower);
        let name = [joined(word.word, told | 1 << 31), joined(word.suffix, word.prefix)];
        let place = &mut self.places[(word.word ^ word.word >> 16) as usize % WORDS];
        if *place == 0 {
            self.scored.push(Scored::default());
            *place = self.scored.len() as u16;
        }
        let kept = &mut self.scored[usize::from(*place) - 1];
        if kept.name != name {
            kept.name = name;
            for (place, sums) in kept.sums.iter_mut().enumerate() {
                features.observe_word(word, place);
                *sums = Shorts::default();
                model.add_up(features, sums);
            }
        }
        kept
    }
}

//! What is known of words: how often they are cues, and which words are used alike.

use super::sequence::{FORM_CLASSES, Shape, Unit, form_class};
use super::table::{Table, key, mix};

/// A cue class, of 0 for never to 5 for nearly always, from which on a word is a candidate that the words around it are measured from.
pub(crate) const STRONG_CUE: u8 = 3;

/// Slots for words and for stems: there are 4,900 and 740.
const WORDS: usize = 1 << 13;
const STEMS: usize = 1 << 12;

/// What the lexicon knows of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordEntry {
    /// How often the word is part of a cue, in classes: 0 is never, 5 nearly always.
    pub(crate) cue: u8,
    /// How often words of the same stem are cues.
    pub(crate) stem_cue: u8,
    /// Its class of use: a cluster learned from text, or the class of its form.
    pub(crate) class: u8,
    /// Whether it looks like a finite verb.
    pub(crate) is_finite: bool,
}

/// Added to the cue class of words that look like finite verbs, where the lexicon is stored.
pub(crate) const FINITE: u8 = 8;

/// Words and stems with their classes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    words: Option<Table<WORDS>>,
    stems: Option<Table<STEMS>>,
    /// Clusters of words that the lexicon does not have, by form.
    form_clusters: [u8; FORM_CLASSES as usize],
}

impl Lexicon {
    /// A lexicon of words (key, cue class, cluster) and stems (key, cue class).
    pub(crate) fn new(
        words: &[(u32, u8, u8)],
        stems: &[(u32, u8)],
        form_clusters: [u8; FORM_CLASSES as usize],
    ) -> Self {
        let words = words.iter().map(|&(key, cue, class)| (key, u16::from(cue) << 8 | u16::from(class)));
        let stems = stems.iter().map(|&(key, cue)| (key, u16::from(cue)));
        Self { words: Some(Table::new(words)), stems: Some(Table::new(stems)), form_clusters }
    }

    /// What is known of a unit.
    pub(crate) fn look_up(&self, text: &str, unit: &Unit) -> WordEntry {
        let known = self.words.as_ref().map_or(0, |words| words.get(key(unit.word)));
        let kind = (known >> 8) as u8;
        // A word that is too rare to be known of may be a verb by its form.
        let (class, is_finite) = match known as u8 {
            0 => (self.form_clusters[form_class(text, unit) as usize], unit.short_suffix == ED),
            class => (class, kind & FINITE != 0),
        };
        let stem_cue = match unit.shape {
            Shape::Mark | Shape::Number => 0,
            _ => self.stems.as_ref().map_or(0, |stems| stems.get(key(stem(text, unit)))) as u8,
        };
        WordEntry { cue: kind & !FINITE, stem_cue, class, is_finite }
    }
}

const ED: u32 = mix(mix(1, 'e' as u32), 'd' as u32);

/// Hash of a word without its inflection: crude, but the same for all forms of most verbs.
pub(crate) fn stem(text: &str, unit: &Unit) -> u32 {
    let word = unit.span.slice(text);
    let stripped = ENDINGS
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.len() >= SHORTEST_STEM))
        .unwrap_or(word);
    let mut previous = 0;
    let mut hash = 0x57E4;
    for character in stripped.chars() {
        let folded = u32::from(character.to_ascii_lowercase());
        // "planned" and "plan" are one; so are "carries" and "carry".
        if folded != previous {
            hash = mix(hash, if folded == u32::from('y') { u32::from('i') } else { folded });
        }
        previous = folded;
    }
    hash
}

/// What a stem has at least, in bytes.
const SHORTEST_STEM: usize = 3;

/// Endings of verbs, longest first.
const ENDINGS: [&str; 5] = ["ing", "ed", "es", "s", "e"];

#[cfg(test)]
mod tests {
    use super::{Lexicon, stem};
    use crate::attribution::tagger::sequence::{hash_word, read};
    use crate::attribution::tagger::table::key;
    use crate::text::Span;

    #[test]
    fn forms_of_a_verb_share_a_stem() {
        let text = "plan planned planning plans carry carried said";
        let whole = Span::new(0, text.len());
        let units = read(text, whole, &[whole], &[], &Lexicon::default());
        let stems: Vec<u32> = units.iter().map(|unit| stem(text, unit)).collect();
        assert!(stems[..4].iter().all(|&stem| stem == stems[0]));
        assert_eq!(stems[4], stems[5]);
        assert_ne!(stems[4], stems[6]);
    }

    #[test]
    fn unknown_words_have_the_class_of_their_form() {
        let lexicon = Lexicon::new(&[(key(hash_word("said")), 5, 7)], &[], [1, 2, 3, 4, 5, 6, 7, 8, 9]);
        let text = "Said running 12";
        let whole = Span::new(0, text.len());
        let units = read(text, whole, &[whole], &[], &lexicon);
        let entries: Vec<(u8, u8)> = units.iter().map(|unit| (unit.entry.cue, unit.entry.class)).collect();
        assert_eq!(entries, [(5, 7), (0, 2), (0, 8)]);
    }
}

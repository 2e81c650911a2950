//! What is compared when quotations are collated: words and marks by number, and how alike two of them are.

use rustc_hash::FxHashMap as HashMap;

use super::super::lexicon::{contracted, masks};
use crate::text::is_function_word;

/// A folded word or mark by number; equal numbers are equal tokens.
pub(super) type Type = u32;

/// Two words are alike from this share of letters in the same order on: "uera" and "vera", not "visit" and "vote".
const LIKE_AT_LEAST: u8 = 60;
/// One stem, one number in digits and in words, one word masked: nearly the same.
const LIKE_BY_STEM: u8 = 95;
/// A contraction and one of the words that it stands for.
const LIKE_BY_PART: u8 = 90;
/// Of longer words the first letters only: a "word" of a thousand letters is none.
const LETTERS_AT_MOST: usize = 32;

/// What is known of one type.
struct Entry {
    folded: String,
    letters: Vec<char>,
    /// A bit per letter, to tell quickly that two words have few in common.
    mask: u64,
    stem: Option<u32>,
    /// Types that a contraction stands for.
    parts: Vec<String>,
    /// Whether letters are masked: "f---".
    masked: bool,
    kind: TypeKind,
}

/// How much a token weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TypeKind {
    /// A word that carries matter.
    Content,
    /// A small word, which is at many places by chance.
    Function,
    /// Punctuation.
    Mark,
}

/// All types, by number in the order in which they come.
#[derive(Default)]
pub(super) struct Types {
    entries: Vec<Entry>,
    by_text: HashMap<String, Type>,
}

impl Types {
    /// The number of a folded word or mark. Words of one `stem` are nearly the same.
    pub(super) fn number(&mut self, folded: &str, stem: Option<u32>) -> Type {
        if let Some(&known) = self.by_text.get(folded) {
            return known;
        }
        let number = self.entries.len() as Type;
        let letters: Vec<char> = folded.chars().take(LETTERS_AT_MOST).collect();
        let kind = if !folded.contains(|c: char| c.is_alphanumeric() || c == '&') {
            TypeKind::Mark
        } else if is_function_word(folded) {
            TypeKind::Function
        } else {
            TypeKind::Content
        };
        self.entries.push(Entry {
            mask: letters.iter().fold(0, |mask, &letter| mask | 1 << (letter as u32 % 64)),
            stem,
            parts: contracted(folded)
                .map_or_else(Vec::new, |(first, second)| vec![first.to_owned(), second.to_owned()]),
            masked: kind != TypeKind::Mark && folded.contains(['-', '*']),
            kind,
            letters,
            folded: folded.to_owned(),
        });
        self.by_text.insert(folded.to_owned(), number);
        number
    }

    /// The folded text of a type.
    pub(super) fn text(&self, number: Type) -> &str {
        &self.entries[number as usize].folded
    }

    /// What it weighs.
    pub(super) fn kind(&self, number: Type) -> TypeKind {
        self.entries[number as usize].kind
    }

    /// The words that a contraction stands for; nothing for other words.
    pub(super) fn parts(&self, number: Type) -> &[String] {
        &self.entries[number as usize].parts
    }

    /// How alike two types are, in hundredths; 0 where they are not.
    pub(super) fn likeness(&self, a: Type, b: Type) -> u8 {
        let (x, y) = (&self.entries[a as usize], &self.entries[b as usize]);
        if x.kind == TypeKind::Mark || y.kind == TypeKind::Mark {
            return 0;
        }
        if x.stem.is_some() && x.stem == y.stem || (x.masked || y.masked) && masks(&x.folded, &y.folded) {
            return LIKE_BY_STEM;
        }
        let has_part = |x: &Entry, y: &Entry| !x.parts.is_empty() && x.parts.contains(&y.folded);
        if has_part(x, y) || has_part(y, x) {
            return LIKE_BY_PART;
        }
        let (of_x, of_y) = (x.letters.len(), y.letters.len());
        // Letters that only one of them has are in no common sequence.
        let most = (of_x.saturating_sub((x.mask & !y.mask).count_ones() as usize))
            .min(of_y.saturating_sub((y.mask & !x.mask).count_ones() as usize));
        // Asked of all pairs of words: without a division.
        if 200 * most < usize::from(LIKE_AT_LEAST) * (of_x + of_y) {
            return 0;
        }
        let share = |common: usize| (200 * common / (of_x + of_y)).min(100) as u8;
        let likeness = share(common_subsequence(&x.letters, &y.letters));
        if likeness < LIKE_AT_LEAST { 0 } else { likeness }
    }
}

/// Length of the longest common subsequence, by bits (Hyyrö): `a` has at most 32 letters.
fn common_subsequence(a: &[char], b: &[char]) -> usize {
    let mut row = u64::MAX;
    for letter in b {
        let places = a.iter().enumerate().fold(0u64, |places, (at, x)| places | u64::from(x == letter) << at);
        let matched = row & places;
        row = row.wrapping_add(matched) | (row - matched);
    }
    (!row & ((1 << a.len()) - 1)).count_ones() as usize
}

#[cfg(test)]
mod tests {
    use super::{Types, common_subsequence};

    #[test]
    fn common_letters_in_order() {
        let common =
            |a: &str, b: &str| common_subsequence(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert_eq!(common("harbour", "harbor"), 6);
        assert_eq!(common("abc", "cba"), 1);
        assert_eq!(common("", "abc") + common("abc", ""), 0);
    }

    #[test]
    fn spellings_and_contractions_are_alike() {
        let mut types = Types::default();
        let mut like = |a: &str, b: &str| {
            let (a, b) = (types.number(a, None), types.number(b, None));
            assert_eq!(types.likeness(a, b), types.likeness(b, a));
            types.likeness(a, b)
        };
        assert!(like("momma", "mama") >= 60);
        assert_eq!(like("won't", "not"), 90);
        assert_eq!(like("they're", "are"), 90);
        assert_eq!(like("berth", "dock"), 0);
        assert_eq!(like(",", "."), 0);
    }
}

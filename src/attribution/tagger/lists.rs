//! Short lists of words that are asked for of every unit: which of them a word is in, is found out once for each word.

use super::sequence::hash_word;
use super::table::mix;

/// Words at which content may end.
pub(super) const EDGE: u8 = 1;
/// The same where extents are judged against each other.
pub(super) const EDGE_OF_EXTENT: u8 = 1 << 1;
/// Words that stand for a speaker.
pub(super) const PRONOUN: u8 = 1 << 2;
/// What a clause inside another begins with, or behind.
pub(super) const OPENS_CLAUSE: u8 = 1 << 3;
/// Forms of "be".
pub(super) const BE: u8 = 1 << 4;
/// Marks that separate clauses or quotations.
pub(super) const SEPARATOR: u8 = 1 << 5;

/// The lists that a word is in, one bit each.
pub(super) fn lists_of(word: u32) -> u8 {
    // All are looked at, several at once: where a word stands, no processor can foresee.
    LISTED.iter().zip(&LISTS).fold(0, |found, (&listed, &lists)| found | if listed == word { lists } else { 0 }) as u8
}

const ALL: [(u8, &[u32]); 6] = [
    (EDGE, &EDGES),
    (EDGE_OF_EXTENT, &EDGES_OF_EXTENTS),
    (PRONOUN, &PRONOUNS),
    (OPENS_CLAUSE, &OPENERS),
    (BE, &BE_FORMS),
    (SEPARATOR, &SEPARATORS),
];

const NUMBER: usize = {
    let (mut number, mut list) = (0, 0);
    while list < ALL.len() {
        number += ALL[list].1.len();
        list += 1;
    }
    number
};

/// The words of all lists, and the list of each.
static LISTED: [u32; NUMBER] = listed().0;
static LISTS: [u32; NUMBER] = listed().1;

const fn listed() -> ([u32; NUMBER], [u32; NUMBER]) {
    let (mut words, mut lists) = ([0; NUMBER], [0; NUMBER]);
    let (mut at, mut list) = (0, 0);
    while list < ALL.len() {
        let mut word = 0;
        while word < ALL[list].1.len() {
            words[at] = ALL[list].1[word];
            lists[at] = ALL[list].0 as u32;
            (at, word) = (at + 1, word + 1);
        }
        list += 1;
    }
    (words, lists)
}

const EDGES: [u32; 14] = [
    hash_word("and"),
    hash_word("but"),
    hash_word("as"),
    hash_word("while"),
    hash_word("because"),
    hash_word("after"),
    hash_word("when"),
    hash_word("if"),
    hash_word("in"),
    hash_word("on"),
    hash_word("during"),
    hash_word("at"),
    hash_word("which"),
    hash_word("who"),
];

const EDGES_OF_EXTENTS: [u32; 24] = [
    hash_word("and"),
    hash_word("but"),
    hash_word("or"),
    hash_word("as"),
    hash_word("while"),
    hash_word("because"),
    hash_word("after"),
    hash_word("before"),
    hash_word("when"),
    hash_word("if"),
    hash_word("since"),
    hash_word("in"),
    hash_word("on"),
    hash_word("at"),
    hash_word("during"),
    hash_word("for"),
    hash_word("from"),
    hash_word("with"),
    hash_word("by"),
    hash_word("to"),
    hash_word("of"),
    hash_word("that"),
    hash_word("which"),
    hash_word("who"),
];

const PRONOUNS: [u32; 8] = [
    hash_word("he"),
    hash_word("she"),
    hash_word("they"),
    hash_word("it"),
    hash_word("i"),
    hash_word("we"),
    hash_word("you"),
    hash_word("who"),
];

const OPENERS: [u32; 4] = [hash_word(","), hash_word("who"), hash_word("which"), hash_word("that")];

const BE_FORMS: [u32; 8] = [
    hash_word("is"),
    hash_word("are"),
    hash_word("was"),
    hash_word("were"),
    hash_word("be"),
    hash_word("been"),
    hash_word("being"),
    hash_word("'s"),
];

const SEPARATORS: [u32; 16] = [
    hash_word(","),
    hash_word(";"),
    hash_word(":"),
    hash_word("-"),
    hash_word("--"),
    hash_word("("),
    hash_word(")"),
    hash_word("."),
    hash_word("?"),
    hash_word("!"),
    hash_word("..."),
    hash_word("\""),
    mark('“'),
    mark('”'),
    mark('…'),
    hash_word("["),
];

const fn mark(character: char) -> u32 {
    mix(0, character as u32)
}

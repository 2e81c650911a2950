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
    LISTED.iter().fold(0, |found, &(listed, lists)| found | if listed == word { lists } else { 0 }) as u8
}

/// Each word with its lists; in a width that lets a processor look at several.
static LISTED: [(u32, u32); 55] = [
    listed(hash_word("'s"), BE),
    listed(hash_word("are"), BE),
    listed(hash_word("be"), BE),
    listed(hash_word("been"), BE),
    listed(hash_word("being"), BE),
    listed(hash_word("is"), BE),
    listed(hash_word("was"), BE),
    listed(hash_word("were"), BE),
    listed(hash_word("after"), EDGE | EDGE_OF_EXTENT),
    listed(hash_word("and"), EDGE | EDGE_OF_EXTENT),
    listed(hash_word("as"), EDGE | EDGE_OF_EXTENT),
    listed(hash_word("at"), EDGE | EDGE_OF_EXTENT),
    listed(hash_word("because"), EDGE | EDGE_OF_EXTENT),
    listed(hash_word("but"), EDGE | EDGE_OF_EXTENT),
    listed(hash_word("during"), EDGE | EDGE_OF_EXTENT),
    listed(hash_word("if"), EDGE | EDGE_OF_EXTENT),
    listed(hash_word("in"), EDGE | EDGE_OF_EXTENT),
    listed(hash_word("on"), EDGE | EDGE_OF_EXTENT),
    listed(hash_word("when"), EDGE | EDGE_OF_EXTENT),
    listed(hash_word("while"), EDGE | EDGE_OF_EXTENT),
    listed(hash_word("which"), EDGE | EDGE_OF_EXTENT | OPENS_CLAUSE),
    listed(hash_word("who"), EDGE | EDGE_OF_EXTENT | PRONOUN | OPENS_CLAUSE),
    listed(hash_word("before"), EDGE_OF_EXTENT),
    listed(hash_word("by"), EDGE_OF_EXTENT),
    listed(hash_word("for"), EDGE_OF_EXTENT),
    listed(hash_word("from"), EDGE_OF_EXTENT),
    listed(hash_word("of"), EDGE_OF_EXTENT),
    listed(hash_word("or"), EDGE_OF_EXTENT),
    listed(hash_word("since"), EDGE_OF_EXTENT),
    listed(hash_word("to"), EDGE_OF_EXTENT),
    listed(hash_word("with"), EDGE_OF_EXTENT),
    listed(hash_word("that"), EDGE_OF_EXTENT | OPENS_CLAUSE),
    listed(hash_word(","), OPENS_CLAUSE | SEPARATOR),
    listed(hash_word("he"), PRONOUN),
    listed(hash_word("i"), PRONOUN),
    listed(hash_word("it"), PRONOUN),
    listed(hash_word("she"), PRONOUN),
    listed(hash_word("they"), PRONOUN),
    listed(hash_word("we"), PRONOUN),
    listed(hash_word("you"), PRONOUN),
    listed(hash_word("!"), SEPARATOR),
    listed(hash_word("("), SEPARATOR),
    listed(hash_word(")"), SEPARATOR),
    listed(hash_word("-"), SEPARATOR),
    listed(hash_word("--"), SEPARATOR),
    listed(hash_word("."), SEPARATOR),
    listed(hash_word("..."), SEPARATOR),
    listed(hash_word(":"), SEPARATOR),
    listed(hash_word(";"), SEPARATOR),
    listed(hash_word("?"), SEPARATOR),
    listed(hash_word("["), SEPARATOR),
    listed(hash_word("\""), SEPARATOR),
    listed(mark('“'), SEPARATOR),
    listed(mark('”'), SEPARATOR),
    listed(mark('…'), SEPARATOR),
];

const fn listed(word: u32, lists: u8) -> (u32, u32) {
    (word, lists as u32)
}

const fn mark(character: char) -> u32 {
    mix(0, character as u32)
}

//! What counts as the same word: glyphs and case folded away.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::WordTable;

/// The form in which two words are compared: lower case, one apostrophe, one dash, no invisible characters.
///
/// The way back to the shown text is the token's span; nothing is ever looked up by its folded form alone.
pub(crate) fn fold_word(word: &str) -> String {
    folded(word).into_owned()
}

/// As [`fold_word`]; most words are written that way already, and are not copied.
pub(crate) fn folded(word: &str) -> Cow<'_, str> {
    if is_folded(word) {
        return Cow::Borrowed(word);
    }
    let mut folded = String::with_capacity(word.len());
    push_folded(word, &mut folded);
    Cow::Owned(folded)
}

/// Whether a word is written as words are compared.
pub(super) fn is_folded(word: &str) -> bool {
    let mut changes = false;
    for &byte in word.as_bytes() {
        changes |= !byte.is_ascii() || byte.is_ascii_uppercase() || byte == b'`';
    }
    !changes
}

/// Adds a word as words are compared.
pub(super) fn push_folded(word: &str, folded: &mut String) {
    for character in word.chars() {
        match character {
            _ if is_apostrophe(character) => folded.push('\''),
            _ if character.is_ascii() => folded.push(character.to_ascii_lowercase()),
            _ if is_dash(character) => folded.push('-'),
            // Soft hyphen, zero-width space and joiners, byte order mark: they show nothing.
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            _ => folded.push(fold_char(character)),
        }
    }
}

/// The small letter, in the scripts that have two sizes of letters and that news is written in.
///
/// The standard library's table of all scripts is 11 KB of data, and a `String::to_lowercase` 4 KB of code.
pub(crate) fn fold_char(character: char) -> char {
    let code = u32::from(character);
    let small = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f | 0xff21..=0xff3a => {
            code + 32
        }
        // The dotted capital of Turkish.
        0x130 => 0x69,
        0x178 => 0xff,
        0x18f => 0x259,
        0x1e9e => 0xdf,
        0x386 => 0x3ac,
        0x388..=0x38a => code + 37,
        0x38c => 0x3cc,
        0x38e | 0x38f => code + 63,
        0x400..=0x40f => code + 80,
        0x531..=0x556 => code + 48,
        // Capitals and small letters by turns.
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc | 0x4c1..=0x4ce => code + code % 2,
        0x100..=0x137
        | 0x14a..=0x177
        | 0x1de..=0x1ef
        | 0x1f8..=0x21f
        | 0x460..=0x481
        | 0x48a..=0x4bf
        | 0x4d0..=0x52f
        | 0x1e00..=0x1e95
        | 0x1ea0..=0x1eff => code | 1,
        _ => code,
    };
    char::from_u32(small).unwrap_or(character)
}

/// An apostrophe in any of the glyphs that newsrooms use for one.
pub(crate) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | 'ʼ' | '′' | '＇' | '`' | '´')
}

/// A hyphen or dash of any length.
pub(crate) fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '−' | '﹘' | '－')
}

/// Small words that carry grammar rather than matter: articles, prepositions, pronouns, conjunctions, auxiliaries.
///
/// Negations and modals are not among them: a lost "not" is never minor.
pub(crate) fn is_function_word(folded: &str) -> bool {
    static TABLE: LazyLock<WordTable> = LazyLock::new(|| WordTable::new(&[(1, FUNCTION_WORDS)]));
    TABLE.classes(folded) != 0
}

/// Closed classes of English.
pub(crate) const FUNCTION_WORDS: &str = "\
    a about after again all also am an and any are as at be because been before being between both but by did do \
    does doing down during each even for from further had has have having he he's her here hers herself him \
    himself his how i i'm i've in into is it it's its itself just me more most my myself now of off on once only \
    or other our ours ourselves out over own same she she's so some such than that that's the their theirs them \
    themselves then there these they they're this those through to too under until up upon us very was we we're \
    we've were what when where which while who whom whose why with you you're your yours yourself";

#[cfg(test)]
mod tests {
    use super::{fold_char, fold_word, is_function_word};

    #[test]
    fn folds_glyphs_case_and_invisible_characters() {
        assert_eq!(fold_word("Can’t"), "can't");
        assert_eq!(fold_word("U.S.–MEXICO"), "u.s.-mexico");
        assert_eq!(fold_word("so\u{ad}ver\u{200b}eign"), "sovereign");
    }

    #[test]
    fn small_letters_are_those_of_unicode() {
        let newsprint = ('\0'..='\u{17f}').chain('\u{370}'..='\u{3cf}').chain('\u{400}'..='\u{58f}');
        for character in newsprint.chain('\u{1e00}'..='\u{1eff}').chain('\u{ff00}'..='\u{ffef}') {
            let expected = character.to_lowercase().next();
            // Greek's capital symbols for numbers and words are not letters of a text.
            let rare = ['\u{370}', '\u{372}', '\u{376}', '\u{37f}', '\u{3cf}', '\u{4c0}'].contains(&character);
            assert!(rare || Some(fold_char(character)) == expected, "{character} {:x}", u32::from(character));
        }
    }

    #[test]
    fn negations_are_no_function_words() {
        assert!(is_function_word("the") && !is_function_word("not") && !is_function_word("would"));
    }
}

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
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase() && byte != b'`') {
        return Cow::Borrowed(word);
    }
    let mut folded = String::with_capacity(word.len());
    for character in word.chars() {
        match character {
            _ if is_apostrophe(character) => folded.push('\''),
            _ if character.is_ascii() => folded.push(character.to_ascii_lowercase()),
            _ if is_dash(character) => folded.push('-'),
            // Soft hyphen, zero-width space and joiners, byte order mark: they show nothing.
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            _ => folded.extend(character.to_lowercase()),
        }
    }
    Cow::Owned(folded)
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
const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because",
    "been", "before", "being", "between", "both", "but", "by", "did", "do", "does", "doing", "down", "during", "each",
    "even", "for", "from", "further", "had", "has", "have", "having", "he", "he's", "her", "here", "hers", "herself",
    "him", "himself", "his", "how", "i", "i'm", "i've", "in", "into", "is", "it", "it's", "its", "itself", "just",
    "me", "more", "most", "my", "myself", "now", "of", "off", "on", "once", "only", "or", "other", "our", "ours",
    "ourselves", "out", "over", "own", "same", "she", "she's", "so", "some", "such", "than", "that", "that's", "the",
    "their", "theirs", "them", "themselves", "then", "there", "these", "they", "they're", "this", "those", "through",
    "to", "too", "under", "until", "up", "upon", "us", "very", "was", "we", "we're", "we've", "were", "what", "when",
    "where", "which", "while", "who", "whom", "whose", "why", "with", "you", "you're", "your", "yours", "yourself",
];

#[cfg(test)]
mod tests {
    use super::{fold_word, is_function_word};

    #[test]
    fn folds_glyphs_case_and_invisible_characters() {
        assert_eq!(fold_word("Can’t"), "can't");
        assert_eq!(fold_word("U.S.–MEXICO"), "u.s.-mexico");
        assert_eq!(fold_word("so\u{ad}ver\u{200b}eign"), "sovereign");
    }

    #[test]
    fn negations_are_no_function_words() {
        assert!(is_function_word("the") && !is_function_word("not") && !is_function_word("would"));
    }
}

//! Words that make a statement less than certain.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::text::{Span, WordTable, folded, is_one_of};

/// One word that hedges wherever it stands.
const WORDS: &str = "\
    allegedly alleged apparently appeared appears could likely may maybe might perhaps possible possibly \
    potential potentially presumably probably purportedly reportedly rumored seemed seemingly seems unconfirmed";

/// Words in a row that hedge.
const PHRASES: [&[&str]; 9] = [
    &["as", "per", "reports"],
    &["according", "to", "reports"],
    &["is", "said", "to"],
    &["are", "said", "to"],
    &["was", "said", "to"],
    &["were", "said", "to"],
    &["is", "believed", "to"],
    &["are", "believed", "to"],
    &["is", "thought", "to"],
];

/// The first hedge among the words of a sentence.
pub(super) fn first(text: &str, words: &[Span]) -> Option<Span> {
    static TABLE: LazyLock<WordTable> = LazyLock::new(|| WordTable::new(&[(1, WORDS)]));
    let folded: Vec<Cow<str>> = words.iter().map(|word| folded(word.slice(text))).collect();
    (0..words.len()).find_map(|at| {
        let phrase = PHRASES
            .iter()
            .find(|phrase| phrase.len() <= folded.len() - at && phrase.iter().zip(&folded[at..]).all(|(x, y)| x == y));
        if let Some(phrase) = phrase {
            return Some(words[at].join(words[at + phrase.len() - 1]));
        }
        // The month, and the thanks of "may": a capital inside a sentence is the month's.
        let month = folded[at] == "may" && words[at].slice(text).starts_with('M');
        // "appeared on television", "as he has alleged": no hedges.
        let next = folded.get(at + 1).map_or("", |word| &**word);
        let appearing = folded[at].starts_with("appear") && !matches!(next, "to" | "that");
        let alleging = folded[at] == "alleged" && at > 0 && is_one_of(&folded[at - 1], "has had have he she they who");
        (TABLE.classes(&folded[at]) != 0 && !month && !appearing && !alleging).then_some(words[at])
    })
}

#[cfg(test)]
mod tests {
    use super::first;
    use crate::text::{Span, words};

    fn hedge(text: &str) -> Option<&str> {
        first(text, &words(text, Span::new(0, text.len()))).map(|span| span.slice(text))
    }

    #[test]
    fn hedges_are_found_and_the_month_is_none() {
        assert_eq!(hedge("Two crew members allegedly slept."), Some("allegedly"));
        assert_eq!(hedge("He is said to be worth 40 million."), Some("is said to"));
        assert_eq!(hedge("The ship may sink."), Some("may"));
        assert_eq!(hedge("It passed on May 3."), None);
    }
}

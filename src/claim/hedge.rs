//! Words that make a statement less than certain.

use super::clause::{HEDGE, HEDGE_PHRASE, Word};
use crate::text::{Span, is_one_of};

/// One word that hedges wherever it stands.
pub(super) const WORDS: &str = "\
    allegedly alleged apparently appeared appears could likely may maybe might perhaps possible possibly \
    potential potentially presumably probably purportedly reportedly rumored seemed seemingly seems unconfirmed";

/// What words in a row that hedge begin with.
pub(super) const FIRST_WORDS: &str = "according are as is was were";

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

/// The first hedge of a sentence, among those of its words that are spoken.
pub(super) fn first(text: &str, words: &[Word], spoken: &[usize]) -> Option<Span> {
    spoken.iter().enumerate().find_map(|(at, &place)| {
        let word = &words[place];
        let is = |phrase: &&&[&str]| {
            phrase.len() <= spoken.len() - at && phrase.iter().zip(&spoken[at..]).all(|(x, &y)| *x == words[y].folded)
        };
        let phrase = if word.is(HEDGE_PHRASE) { PHRASES.iter().find(is) } else { None };
        if let Some(phrase) = phrase {
            return Some(word.span.join(words[spoken[at + phrase.len() - 1]].span));
        }
        let folded = &*word.folded;
        // The month, and the thanks of "may": a capital inside a sentence is the month's.
        let month = || folded == "may" && word.span.slice(text).starts_with('M');
        // "appeared on television", "as he has alleged": no hedges.
        let next = || spoken.get(at + 1).map_or("", |&next| &*words[next].folded);
        let appearing = || folded.starts_with("appear") && !matches!(next(), "to" | "that");
        let alleging = || {
            folded == "alleged" && at > 0 && is_one_of(&words[spoken[at - 1]].folded, "has had have he she they who")
        };
        (word.is(HEDGE) && !month() && !appearing() && !alleging()).then_some(word.span)
    })
}

#[cfg(test)]
mod tests {
    use super::super::clause::{classes, read};
    use super::first;
    use crate::text::{Span, Words, is_one_of};

    fn hedge(text: &str) -> Option<&str> {
        let all = Words::read(text);
        let words = read(&classes(text, &all), Span::new(0, text.len()));
        let spoken: Vec<usize> = (0..words.len()).filter(|&at| words[at].spoken).collect();
        first(text, &words, &spoken).map(|span| span.slice(text))
    }

    #[test]
    fn hedges_are_found_and_the_month_is_none() {
        assert_eq!(hedge("Two crew members allegedly slept."), Some("allegedly"));
        assert_eq!(hedge("He is said to be worth 40 million."), Some("is said to"));
        assert_eq!(hedge("The ship may sink."), Some("may"));
        assert!(super::PHRASES.iter().all(|phrase| is_one_of(phrase[0], super::FIRST_WORDS)));
        assert_eq!(hedge("It passed on May 3."), None);
    }
}

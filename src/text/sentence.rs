//! Sentences: where a full stop ends one, and where it belongs to an abbreviation.

use std::sync::LazyLock;

use super::{Span, WordTable, find_char, find_mark, fold_char, is_apostrophe};

/// The sentences of one paragraph, trimmed, none empty; together they hold every word of it.
///
/// A sentence inside a quotation is a sentence. Closing marks stay with the sentence that they close.
pub(crate) fn sentences(text: &str, paragraph: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = paragraph.start;
    let mut end = start;
    // A span of another text reads as nothing.
    let read = if paragraph.slice(text).is_empty() { "" } else { &text[..paragraph.end] };
    while let Some((at, character)) = find_mark(read, end, is_terminal) {
        let behind = find_char(read, at, |c| !is_terminal(c) && !is_closing(c));
        end = behind.map_or(paragraph.end, |(behind, _)| behind);
        if ends_sentence(text, Span::new(start, paragraph.end), at, character, end) {
            push(text, Span::new(start, end), &mut found);
            start = end;
        }
    }
    push(text, Span::new(start, paragraph.end), &mut found);
    found
}

/// What is longer, in bytes, is no sentence but a text without full stops: it is cut between words, so that what is done
/// word by word within a sentence stays bounded. The longest of a thousand news articles has a third of it.
const LONGEST: usize = 2048;

fn push(text: &str, span: Span, found: &mut Vec<Span>) {
    let mut rest = span.trim(text);
    let read = text.get(..rest.end).unwrap_or("");
    while rest.len() > LONGEST
        && let Some((at, _)) = find_char(read, text.floor_char_boundary(rest.start + LONGEST), char::is_whitespace)
    {
        found.push(Span::new(rest.start, at));
        rest = Span::new(at, rest.end).trim(text);
    }
    if !rest.is_empty() {
        found.push(rest);
    }
}

/// Whether the terminal mark at `at`, with all that closes behind it up to `end`, ends a sentence.
fn ends_sentence(text: &str, rest: Span, at: usize, terminal: char, end: usize) -> bool {
    let behind = &text[end..rest.end];
    let Some(first) = behind.chars().next() else { return true };
    if !first.is_whitespace() {
        // "…end.”He said" lost its space; "3.5" and "example.org" did not.
        return end > at + terminal.len_utf8() && first.is_uppercase() && text[at..end].ends_with(['”', '"']);
    }
    let next = behind.trim_start();
    let starts_like_sentence = next
        .chars()
        .find(|&c| !is_opening(c))
        .is_some_and(|c| c.is_uppercase() || c.is_numeric() || !c.is_lowercase() && c.is_alphabetic());
    if !starts_like_sentence {
        return false;
    }
    if terminal != '.' || text[at..end].contains("..") {
        return true;
    }
    let word =
        text[rest.start..at].rsplit(|c: char| c.is_whitespace() || is_opening(c) || c == '-').next().unwrap_or("");
    !belongs_to_word(word, next)
}

/// Whether the full stop behind `word` is part of an abbreviation rather than the end of a sentence.
fn belongs_to_word(word: &str, next: &str) -> bool {
    let classes = CLASSES.classes(&word.chars().map(fold_char).collect::<String>());
    if classes & ALWAYS != 0 {
        return true;
    }
    // "No. 7", "Jan. 5", "p. 12": only before a number.
    let before_number = next.starts_with(|c: char| c.is_ascii_digit());
    if before_number && classes & NUMBERING != 0 {
        return true;
    }
    let mut letters = word.chars();
    let single_letter = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    if single_letter {
        // An initial; "Plan B." before a word that opens sentences is none, nor is "So did I."
        return word != "I" && !opens_sentence(next);
    }
    let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2);
    if dotted || classes & SOMETIMES != 0 {
        return !opens_sentence(next);
    }
    false
}

/// Whether the next word is one that opens sentences far oftener than it follows an abbreviation.
fn opens_sentence(next: &str) -> bool {
    let next = next.trim_start_matches(is_opening);
    let word: String = next.chars().take_while(|c| c.is_alphabetic() || is_apostrophe(*c)).map(fold_char).collect();
    CLASSES.classes(&word) & OPENER != 0
}

/// The classes of words on either side of a full stop, one bit each.
const ALWAYS: u32 = 1;
const NUMBERING: u32 = 1 << 1;
const SOMETIMES: u32 = 1 << 2;
const OPENER: u32 = 1 << 3;

static CLASSES: LazyLock<WordTable> = LazyLock::new(|| {
    WordTable::new(&[
        (ALWAYS, ALWAYS_ABBREVIATED),
        (NUMBERING, BEFORE_NUMBER),
        (SOMETIMES, SOMETIMES_ABBREVIATED),
        (OPENER, OPENERS),
    ])
});

fn is_terminal(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '…' | '‽' | '。' | '！' | '？' | '؟' | '।')
}

fn is_closing(character: char) -> bool {
    matches!(character, '"' | '”' | '“' | '’' | '\'' | '»' | '›' | ')' | ']' | '」' | '』')
}

fn is_opening(character: char) -> bool {
    matches!(character, '"' | '“' | '„' | '‘' | '\'' | '’' | '«' | '‹' | '(' | '[' | '—' | '–' | '「' | '『')
}

/// Titles and the like, which a name follows.
const ALWAYS_ABBREVIATED: &str = "\
    adm asst atty brig capt cllr cmdr col cpl det dr e.g fr gen gov hon i.e insp lieut lt maj messrs mr mrs ms \
    mt mx pfc pres prof pvt rep reps rev sen sens sgt spc st supt viz vs";

/// Abbreviations only before a number.
const BEFORE_NUMBER: &str = "apr art aug ca ch dec feb fig jan jul jun mar no nos nov oct p pp sec sep sept vol";

/// Abbreviations that may also close a sentence.
const SOMETIMES_ABBREVIATED: &str = "\
    al ala approx apr ariz ark assn aug ave blvd bros calif cf co colo conn corp dec del dept dist esq est etc \
    feb fla ft ga govt ill inc ind jan jr kan ky la llc ltd mass md mich minn miss mo mont neb nev nov oct okla \
    ore pa plc rd sept sr tenn tex univ va vt wash wis wyo";

/// Words that open sentences.
const OPENERS: &str = "\
    a about according after all although an and another as asked at before both but by during even for from he \
    her here his how however i if in it it's its last many meanwhile more most no not now officials on one only \
    our she since so some still that the their then there these they this those though to two under we what when \
    where while who why with yet you";

#[cfg(test)]
mod tests {
    use super::{Span, sentences};

    fn list(text: &str) -> Vec<&str> {
        sentences(text, Span::new(0, text.len())).into_iter().map(|span| span.slice(text)).collect()
    }

    #[test]
    fn what_never_ends_is_cut_between_words() {
        let text = "der Fährmann sagt’s ".repeat(1000);
        let all = list(&text);
        assert!(all.len() > 5 && all.iter().all(|part| part.len() < 2 * super::LONGEST));
        assert_eq!(all.join(" "), text.trim_end());
        let word = "é".repeat(5000);
        assert_eq!(list(&word), [word.as_str()]);
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        assert_eq!(
            list("Mr. Vale met Gov. J. R. Orne on Jan. 5. He left."),
            ["Mr. Vale met Gov. J. R. Orne on Jan. 5.", "He left."]
        );
        assert_eq!(list("It left the U.S. The crew stayed."), ["It left the U.S.", "The crew stayed."]);
        assert_eq!(list("The U.S. Navy came at 5 a.m. Monday."), ["The U.S. Navy came at 5 a.m. Monday."]);
    }

    #[test]
    fn marks_stay_with_their_sentence() {
        assert_eq!(list("“We stay. We fight.” She left."), ["“We stay.", "We fight.”", "She left."]);
        assert_eq!(list("“Why?” he asked. No one knew."), ["“Why?” he asked.", "No one knew."]);
        assert_eq!(list("\"Gone...\" she said."), ["\"Gone...\" she said."]);
    }

    #[test]
    fn nothing_is_lost_without_a_full_stop() {
        assert_eq!(list("no end here"), ["no end here"]);
        assert_eq!(list("..."), ["..."]);
    }
}

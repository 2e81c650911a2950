//! Words and marks.

use super::{Span, is_apostrophe, is_dash};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, digits, underscores.
    Word,
    /// One character that is neither of those nor white space.
    Mark,
}

/// One token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Where it stands.
    pub(crate) span: Span,
    /// Word or mark.
    pub(crate) kind: TokenKind,
}

/// Splits a stretch of a text as the regular expression `\w+|[^\w\s]` does, the unit in which `PolNeAR` and its scorer
/// count. A contraction is three tokens here; see [`words`].
pub(crate) fn tokens(text: &str, within: Span) -> Vec<Token> {
    let mut found = Vec::new();
    let mut word_start = None;
    for (offset, character) in within.slice(text).char_indices() {
        let start = within.start + offset;
        if is_word_character(character) {
            word_start.get_or_insert(start);
            continue;
        }
        if let Some(begin) = word_start.take() {
            found.push(Token { span: Span::new(begin, start), kind: TokenKind::Word });
        }
        if !character.is_whitespace() {
            found.push(Token { span: Span::new(start, start + character.len_utf8()), kind: TokenKind::Mark });
        }
    }
    if let Some(begin) = word_start {
        found.push(Token { span: Span::new(begin, within.end), kind: TokenKind::Word });
    }
    found
}

/// The words of a stretch as a reader counts them: "can't", "U.S.", "3,000", "4.5" and "mother-in-law" are one each.
/// Punctuation is left out.
pub(crate) fn words(text: &str, within: Span) -> Vec<Span> {
    words_and_marks(text, within)
        .into_iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| token.span)
        .collect()
}

/// The words of a stretch as in [`words`], with the marks between them.
pub(crate) fn words_and_marks(text: &str, within: Span) -> Vec<Token> {
    let tokens = tokens(text, within);
    let mut found: Vec<Token> = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        let first = tokens[index];
        index += 1;
        if first.kind != TokenKind::Word {
            found.push(first);
            continue;
        }
        let mut span = first.span;
        // A joiner counts only between two word tokens that touch it.
        while let [joiner, next, ..] = tokens[index..] {
            let touches = joiner.span.start == span.end && next.span.start == joiner.span.end;
            if !touches || next.kind != TokenKind::Word || !joins(text, span, joiner, next) {
                break;
            }
            span.end = next.span.end;
            index += 2;
        }
        // The last point of an abbreviation with inner points belongs to it.
        if let Some(point) = tokens.get(index) {
            let dotted =
                span.slice(text).contains('.') && span.slice(text).chars().all(|c| c == '.' || c.is_alphabetic());
            if dotted && point.span.start == span.end && point.span.slice(text) == "." {
                span.end = point.span.end;
                index += 1;
            }
        }
        found.push(Token { span, kind: TokenKind::Word });
    }
    found
}

/// Whether the mark between two touching word tokens makes them one word.
fn joins(text: &str, word: Span, joiner: Token, next: Token) -> bool {
    let mark = joiner.span.slice(text).chars().next().unwrap_or(' ');
    let last_is_digit = word.slice(text).ends_with(|c: char| c.is_ascii_digit());
    let next_is_digit = next.span.slice(text).starts_with(|c: char| c.is_ascii_digit());
    match mark {
        ',' | ':' => last_is_digit && next_is_digit,
        // 4.5, U.S, a.m, but not "end.Next" of a lost space.
        '.' => (last_is_digit && next_is_digit) || (ends_in_initial(text, word) && next.span.len() == 1),
        // A long dash parts words even without spaces; a hyphen joins them.
        _ if is_dash(mark) => matches!(mark, '-' | '\u{2010}' | '\u{2011}'),
        _ => is_apostrophe(mark),
    }
}

/// Whether the word so far ends in a single letter behind a point or at its start, as "U" or "U.S" do.
fn ends_in_initial(text: &str, word: Span) -> bool {
    let mut back = word.slice(text).chars().rev();
    back.next().is_some_and(char::is_alphabetic) && back.next().is_none_or(|c| c == '.')
}

/// `\w` of the scorer's regular expressions: letters, digits, underscore, and marks that combine with them.
fn is_word_character(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

#[cfg(test)]
mod tests {
    use super::{Span, tokens, words};

    fn list(text: &str) -> Vec<&str> {
        words(text, Span::new(0, text.len())).into_iter().map(|span| span.slice(text)).collect()
    }

    #[test]
    fn a_reader_s_words() {
        assert_eq!(list("They can’t pay $3,000.50."), ["They", "can’t", "pay", "3,000.50"]);
        assert_eq!(list("the U.S. and a.m. hours"), ["the", "U.S.", "and", "a.m.", "hours"]);
        assert_eq!(list("a well-kept end—then"), ["a", "well-kept", "end", "then"]);
        assert_eq!(list("‘It’s done.Next’"), ["It’s", "done", "Next"]);
        assert_eq!(list("… — “”"), Vec::<&str>::new());
    }

    #[test]
    fn tokens_are_the_scorer_s() {
        let text = "It’s “so”.";
        let all: Vec<&str> = tokens(text, Span::new(0, text.len())).iter().map(|t| t.span.slice(text)).collect();
        assert_eq!(all, ["It", "’", "s", "“", "so", "”", "."]);
    }
}

//! The tagger's units: tokens, with those joined that a label never parts.
//!
//! "didn’t", "U.S.", "3,000", "Mr.", "mother-in-law", "..." are one unit each, and "’s" is one. Fewer units make it
//! faster, and a window of two units on each side sees further.

use std::iter;

use crate::text::{Span, Token, TokenKind, is_apostrophe, is_one_of};

/// What follows an apostrophe as a unit of its own.
const CLITICS: &str = "s re ve ll d m S";

/// The units of a stretch, given with its tokens; `sentences` tell a full stop from the point of an abbreviation.
pub(super) fn units(text: &str, within: Span, tokens: &[Token], sentences: &[Span]) -> impl Iterator<Item = Span> {
    let mut sentences = sentences.iter().peekable();
    let mut index = 0;
    iter::from_fn(move || {
        let first = *tokens.get(index)?;
        while sentences.next_if(|sentence| sentence.end <= first.span.start).is_some() {}
        let sentence_end = sentences.peek().map_or(within.end, |sentence| sentence.end);
        let count = match first.kind {
            TokenKind::Word => word_tokens(text, &tokens[index..], sentence_end),
            TokenKind::Mark => mark_tokens(text, &tokens[index..], index > 0 && touches(tokens[index - 1], first)),
        };
        index += count;
        Some(first.span.join(tokens[index - 1].span))
    })
}

fn touches(left: Token, right: Token) -> bool {
    left.span.end == right.span.start
}

/// The one character of a mark.
fn mark(text: &str, token: Token) -> char {
    match token.kind {
        TokenKind::Mark => token.span.slice(text).chars().next().unwrap_or(' '),
        TokenKind::Word => 'a',
    }
}

/// How many tokens, from a word on, are one unit.
fn word_tokens(text: &str, tokens: &[Token], sentence_end: usize) -> usize {
    let mut count = 1;
    while let [last, joiner, rest @ ..] = &tokens[count - 1..] {
        if joiner.kind != TokenKind::Mark || !touches(*last, *joiner) {
            break;
        }
        let next = rest.first().copied();
        let glued = next.filter(|next| touches(*joiner, *next) && next.kind == TokenKind::Word);
        let sign = mark(text, *joiner);
        if let Some(next) = glued
            && joins(text, *last, sign, next)
        {
            count += 2;
            continue;
        }
        // A point that does not end its sentence is an abbreviation's.
        let inner_point = sign == '.'
            && glued.is_none()
            && next.is_some_and(|next| {
                next.span.start < sentence_end && (next.kind == TokenKind::Word || mark(text, next) == ',')
            });
        return if inner_point { count + 1 } else { count };
    }
    count
}

/// Whether a mark between two touching words makes them one unit.
fn joins(text: &str, last: Token, sign: char, next: Token) -> bool {
    let (left, right) = (last.span.slice(text), next.span.slice(text));
    let digits = left.ends_with(|c: char| c.is_ascii_digit()) && right.starts_with(|c: char| c.is_ascii_digit());
    match sign {
        '-' | '\u{2010}' | '\u{2011}' | '&' => true,
        ',' | ':' => digits,
        '.' => digits || next.span.len() == 1 || right.starts_with(|c: char| c.is_lowercase()),
        _ if is_apostrophe(sign) => right == "t" || last.span.len() == 1,
        _ => false,
    }
}

/// How many tokens, from a mark on, are one unit.
fn mark_tokens(text: &str, tokens: &[Token], glued: bool) -> usize {
    let sign = mark(text, tokens[0]);
    let Some(&next) = tokens.get(1).filter(|next| touches(tokens[0], **next)) else { return 1 };
    if next.kind == TokenKind::Word {
        let clitic = is_apostrophe(sign) && glued && is_one_of(next.span.slice(text), CLITICS);
        return if clitic || matches!(sign, '@' | '#') { 2 } else { 1 };
    }
    // Two single marks in a row are one double mark of a typewriter.
    if matches!(sign, '\'' | '’' | '‘' | '`') && mark(text, next) == sign {
        return 2;
    }
    if matches!(sign, '.' | '-') {
        return tokens.windows(2).take_while(|pair| touches(pair[0], pair[1]) && mark(text, pair[1]) == sign).count()
            + 1;
    }
    1
}

#[cfg(test)]
mod tests {
    use super::{Span, units};
    use crate::text::{sentences, tokens};

    fn list(text: &str) -> Vec<&str> {
        let whole = Span::new(0, text.len());
        units(text, whole, &tokens(text, whole), &sentences(text, whole)).map(|span| span.slice(text)).collect()
    }

    #[test]
    fn joins_what_no_label_parts() {
        assert_eq!(
            list("Mr. Vale didn’t pay $3,000 in the U.S. then."),
            ["Mr.", "Vale", "didn’t", "pay", "$", "3,000", "in", "the", "U.S.", "then", "."]
        );
        assert_eq!(list("Orne’s well-kept end... @vale --"), ["Orne", "’s", "well-kept", "end", "...", "@vale", "--"]);
        assert_eq!(list("“It ends.” He’d left."), ["“", "It", "ends", ".", "”", "He", "’d", "left", "."]);
    }

    #[test]
    fn any_marks_do() {
        assert_eq!(list("…’’'--.-—\u{202e}“").len(), 9);
        assert_eq!(list(""), Vec::<&str>::new());
    }
}

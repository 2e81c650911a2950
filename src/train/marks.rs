//! Stretches in quotation marks, as training needs them.

use crate::text::Span;

/// The stretches of a paragraph in double marks, with their marks; one that is never closed runs to the paragraph's end.
pub(super) fn quoted(text: &str, paragraph: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut opened: Option<usize> = None;
    let mut before = None;
    let mut characters = paragraph.slice(text).char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        let at = paragraph.start + offset;
        let next = characters.peek().map(|&(_, next)| next);
        let spaced_before = before.is_none_or(|c: char| c.is_whitespace() || "([—-–".contains(c));
        let closes = match character {
            '”' | '»' => opened.is_some(),
            '"' => opened.is_some() && !(spaced_before && next.is_some_and(|c| !c.is_whitespace())),
            _ => false,
        };
        if closes {
            if let Some(start) = opened.take() {
                found.push(Span::new(start, at + character.len_utf8()));
            }
        } else if matches!(character, '“' | '„' | '«' | '"') {
            opened.get_or_insert(at);
        }
        before = Some(character);
    }
    if let Some(start) = opened {
        found.push(Span::new(start, paragraph.end));
    }
    found
}

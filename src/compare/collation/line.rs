//! A quotation's words and marks in one line, with what goes on behind "he said".

use std::ops::Range;

use super::super::lexicon::Lexicon;
use super::super::model::{Analysed, AttributionAt};
use super::super::quotation::Quotations;
use super::super::stretch::{Word, is_quotation_mark};
use super::token::{Type, Types};
use crate::text::{Span, is_dash};

/// What one article has of an utterance in one go.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// Where each token stands.
    pub(super) spans: Vec<Span>,
    /// What it is.
    pub(super) types: Vec<Type>,
    /// The quotations in it, and which tokens are theirs.
    pub(super) witnesses: Vec<(AttributionAt, Range<usize>)>,
}

/// The lines of an utterance. A quotation that goes on behind "he said" stands in the line of its beginning: so its
/// words come after those, whoever else has them or not.
pub(super) fn read(
    witnesses: &[AttributionAt],
    articles: &[&Analysed],
    quotations: &Quotations,
    lexicon: &Lexicon,
    types: &mut Types,
) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for &at in witnesses {
        let one = articles[at.article];
        let Ok(index) = quotations.all.binary_search_by_key(&at, |quotation| quotation.at) else { continue };
        let said = &one.reading.attributions[at.attribution];
        // Witnesses come in the order of the text: only the line before can go on here.
        let earlier = said.continues.map(|attribution| AttributionAt { attribution, ..at });
        let goes_on =
            earlier.is_some() && lines.last().and_then(|line| line.witnesses.last()).map(|last| last.0) == earlier;
        if !goes_on {
            lines.push(Line::default());
        }
        let Some(line) = lines.last_mut() else { continue };
        let from = line.spans.len();
        for token in tokens(&one.article.text, &said.content, &quotations.all[index].stretch.words) {
            line.spans.push(token.span);
            line.types.push(match token.word {
                Some(word) => {
                    let entry = lexicon.entry(word);
                    types.number(&entry.folded, Some(entry.stem))
                }
                None => types.number(folded_mark(token.span.slice(&one.article.text)), None),
            });
        }
        line.witnesses.push((at, from..line.spans.len()));
    }
    lines
}

/// A word or a mark of a quotation.
#[derive(Clone, Copy, Debug)]
struct Token {
    span: Span,
    /// The word's number; none of a mark.
    word: Option<u32>,
}

/// The words of a quotation and the marks between them. A bracket and a hyphen go with the word that they touch, the
/// comma or full stop that merely closes the quotation with the last word; quotation marks are no tokens.
fn tokens(text: &str, content: &[Span], words: &[Word]) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::with_capacity(words.len() * 5 / 4);
    let mut words = words.iter().peekable();
    for &span in content {
        let mut at = span.start;
        loop {
            let word = words.next_if(|word| word.span.start < span.end);
            let to = word.map_or(span.end, |word| word.span.start);
            let opening = marks(text, Span::new(at, to), &mut found);
            let Some(word) = word else {
                // A bracket that nothing follows.
                found.extend(opening.map(|start| Token { span: Span::new(start, start + 1), word: None }));
                break;
            };
            let start = opening.unwrap_or(word.span.start);
            found.push(Token { span: Span::new(start, word.span.end), word: Some(word.key) });
            at = word.span.end;
        }
    }
    if let [.., before, last] = &mut found[..]
        && last.word.is_none()
        && matches!(last.span.slice(text), "," | ".")
    {
        before.span.end = last.span.end;
        found.pop();
    }
    found
}

/// Adds the marks of a stretch between two words; gives the place of a bracket that opens before the next word.
fn marks(text: &str, between: Span, found: &mut Vec<Token>) -> Option<usize> {
    let mut opening = None;
    for (at, character) in between.slice(text).char_indices() {
        let start = between.start + at;
        let end = start + character.len_utf8();
        let is_hyphen = matches!(character, '-' | '\u{2010}' | '\u{2011}');
        match (character, found.last_mut()) {
            _ if character.is_whitespace() || is_quotation_mark(character) => {}
            // Nothing that is shown, and the marks of typed emphasis.
            ('\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '*' | '_', _) => {}
            ('[' | '(', _) => {
                opening.get_or_insert(start);
            }
            (']' | ')', Some(last)) if opening.is_none() => last.span.end = end,
            (_, Some(last)) if is_hyphen && last.word.is_some() && last.span.end == start => last.span.end = end,
            // Marks that touch are one ("?!", "--"), and the points of an ellipsis.
            (_, Some(last))
                if last.word.is_none()
                    && opening.is_none()
                    && (last.span.end == start || character == '.' && last.span.slice(text).ends_with('.')) =>
            {
                last.span.end = end;
            }
            _ => found.push(Token { span: Span::new(opening.take().unwrap_or(start), end), word: None }),
        }
    }
    opening
}

/// A mark in one glyph: an ellipsis, a dash, else as it is.
fn folded_mark(mark: &str) -> &str {
    if mark.contains('…') || mark.matches('.').count() > 1 {
        "…"
    } else if mark.contains(is_dash) {
        "—"
    } else {
        mark
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::lexicon::Lexicon;
    use super::super::super::stretch::Stretch;
    use super::{folded_mark, tokens};
    use crate::text::Span;

    fn shown(text: &str) -> Vec<&str> {
        let content = [Span::new(0, text.len())];
        let stretch = Stretch::read(text, &content, &mut Lexicon::new());
        tokens(text, &content, &stretch.words).into_iter().map(|token| token.span.slice(text)).collect()
    }

    #[test]
    fn brackets_and_hyphens_go_with_words_and_marks_stand_alone() {
        assert_eq!(
            shown("“Well-kept, [the (old) ship] sank . . . twice — ‘no’ [...] one?! came,”"),
            [
                "Well-", "kept", ",", "[the", "(old)", "ship]", "sank", ". . .", "twice", "—", "no", "[...]", "one",
                "?!", "came,"
            ]
        );
        assert_eq!(shown("“… (”"), ["…", "("]);
        assert_eq!(shown("“”"), Vec::<&str>::new());
    }

    #[test]
    fn marks_in_one_glyph() {
        assert_eq!([". . .", "[…]", "--", "–", ";"].map(folded_mark), ["…", "…", "—", "—", ";"]);
    }
}

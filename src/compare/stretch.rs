//! A quotation as a sequence of words with the marks between them.

use super::lexicon::{Key, Lexicon};
use crate::text::{Span, is_dash, words};

/// One word of a quotation.
#[allow(clippy::struct_excessive_bools, reason = "each is a question of its own about the word")]
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Where it stands.
    pub(super) span: Span,
    /// The folded word.
    pub(super) key: Key,
    /// Whether it carries matter.
    pub(super) content: bool,
    /// Whether an editor put it in, in square brackets.
    pub(super) bracketed: bool,
    /// Whether a sentence of the quotation starts here.
    pub(super) opens_sentence: bool,
    /// Whether it is written like a name: a capital letter that no sentence's start explains.
    pub(super) name: bool,
}

/// The marks between two words, quotation marks left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Gap {
    /// The marks in one glyph each.
    pub(super) marks: String,
    /// Where they stand.
    pub(super) span: Option<Span>,
}

impl Gap {
    /// Whether a reader sees here that something may be missing: an ellipsis, a bracket, a dash.
    pub(super) fn shows_a_cut(&self) -> bool {
        self.marks.contains(['…', '[', ']', '(', ')']) || self.marks.contains("--")
    }
}

/// A quotation, taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Stretch {
    /// Its words.
    pub(super) words: Vec<Word>,
    /// `gaps[i]` stands before word `i`; the last one behind the last word.
    pub(super) gaps: Vec<Gap>,
    /// Index of the first word of each piece: pieces end where a sentence ends or an ellipsis stands.
    pub(super) pieces: Vec<usize>,
}

impl Stretch {
    /// Reads the content of a quotation.
    pub(super) fn read(text: &str, content: &[Span], lexicon: &mut Lexicon) -> Self {
        let mut stretch = Self::default();
        let mut gap = Gap::default();
        let mut bracket_open = false;
        let mut last_span = None;
        for (number, &span) in content.iter().enumerate() {
            let mut behind = span.start;
            for part in parts(text, span) {
                read_marks(text, Span::new(behind, part.start), &mut gap, &mut bracket_open);
                behind = part.end;
                let written = part.slice(text);
                let key = lexicon.key(written);
                // A paragraph's end inside a quotation ends a sentence too.
                let new_span = last_span.is_some_and(|last| last != number);
                last_span = Some(number);
                let cut = gap.marks.contains('…');
                let ended = new_span || gap.marks.contains(['.', '!', '?']);
                let first = stretch.words.is_empty();
                if first || cut || ended {
                    stretch.pieces.push(stretch.words.len());
                }
                let capital = written.starts_with(char::is_uppercase);
                let opens_sentence = (first || ended) && (capital || !first);
                let is_i = written == "I" || written.starts_with("I'") || written.starts_with("I’");
                stretch.words.push(Word {
                    span: part,
                    key,
                    content: lexicon.entry(key).content,
                    bracketed: bracket_open,
                    opens_sentence,
                    name: capital && !first && !ended && !cut && !is_i,
                });
                stretch.gaps.push(std::mem::take(&mut gap));
            }
            read_marks(text, Span::new(behind, span.end), &mut gap, &mut bracket_open);
        }
        stretch.gaps.push(gap);
        stretch
    }

    /// The words of any text by number, those that no quotation has as none.
    pub(super) fn keys_of(text: &str, span: Span, lexicon: &Lexicon) -> Vec<Option<Key>> {
        parts(text, span).into_iter().map(|part| lexicon.known(part.slice(text))).collect()
    }

    /// How many of its words carry matter.
    pub(super) fn content_words(&self) -> usize {
        self.words.iter().filter(|word| word.content).count()
    }

    /// Ranges of words, one per piece.
    pub(super) fn piece_ranges(&self) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
        let ends = self.pieces.iter().skip(1).copied().chain([self.words.len()]);
        self.pieces.iter().copied().zip(ends).map(|(start, end)| start..end)
    }
}

/// Words by number.
pub(super) fn keys(words: &[Word]) -> Vec<Key> {
    words.iter().map(|word| word.key).collect()
}

/// The words of a span, hyphenated ones in parts, a masked expletive ("f---", "s**t") in one, "&" a word.
fn parts(text: &str, span: Span) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut behind = span.start;
    for word in words(text, span) {
        let between = Span::new(behind, word.start);
        if let Some(at) = between.slice(text).find('&') {
            found.push(Span::new(between.start + at, between.start + at + 1));
        }
        behind = word.end;
        let mut start = word.start;
        for (at, character) in word.slice(text).char_indices() {
            if is_dash(character) {
                push_part(text, Span::new(start, word.start + at), &mut found);
                start = word.start + at + character.len_utf8();
            }
        }
        push_part(text, Span::new(start, word.end), &mut found);
    }
    found
}

fn push_part(text: &str, part: Span, found: &mut Vec<Span>) {
    if part.is_empty() {
        return;
    }
    if let Some(last) = found.last_mut() {
        let between = Span::new(last.end, part.start).slice(text);
        let masks = between.chars().count() >= 2 && between.chars().all(|c| c == '*' || c == '-');
        // One or two letters, a mask, and an ending: no dash between words looks so.
        if masks && last.slice(text).chars().count() <= 2 && part.slice(text).chars().count() <= 4 {
            last.end = part.end;
            return;
        }
    }
    found.push(part);
}

/// Adds the marks of a stretch between two words to a gap, and follows square brackets.
fn read_marks(text: &str, between: Span, gap: &mut Gap, bracket_open: &mut bool) {
    for (at, character) in between.slice(text).char_indices() {
        let start = between.start + at;
        let mark = match character {
            _ if character.is_whitespace() || is_quotation_mark(character) => continue,
            '[' => {
                *bracket_open = true;
                '['
            }
            ']' => {
                *bracket_open = false;
                ']'
            }
            '.' if gap.marks.ends_with(['.', '…']) => {
                // Two points or more are an ellipsis, spaced or not.
                gap.marks.pop();
                '…'
            }
            '-' | '\u{2010}' | '\u{2011}' => '-',
            _ if is_dash(character) => {
                gap.marks.push('-');
                '-'
            }
            // Nothing that is shown, and "&", which is a word.
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '&' | '*' | '_' => continue,
            _ => character,
        };
        gap.marks.push(mark);
        let span = Span::new(start, start + character.len_utf8());
        gap.span = Some(gap.span.map_or(span, |before| before.join(span)));
    }
}

/// A quotation mark in any glyph, an apostrophe among them.
pub(super) fn is_quotation_mark(character: char) -> bool {
    matches!(
        character,
        '"' | '“'
            | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '\''
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '`'
            | '´'
            | '「'
            | '」'
            | '『'
            | '』'
            | '＂'
    )
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, Stretch};
    use crate::text::Span;

    fn read(text: &str) -> (Stretch, Vec<String>) {
        let mut lexicon = Lexicon::new();
        let stretch = Stretch::read(text, &[Span::new(0, text.len())], &mut lexicon);
        let words = stretch.words.iter().map(|word| word.span.slice(text).to_owned()).collect();
        (stretch, words)
    }

    #[test]
    fn words_and_the_marks_between() {
        let (stretch, words) = read("“Same-sex ferries . . . [we] say, ‘f---ing’ & s**t.”");
        assert_eq!(words, ["Same", "sex", "ferries", "we", "say", "f---ing", "&", "s**t"]);
        assert_eq!(
            stretch.gaps.iter().map(|gap| gap.marks.as_str()).collect::<Vec<_>>(),
            ["", "-", "", "…[", "]", ",", "", "", "."]
        );
        assert!(stretch.words[3].bracketed && !stretch.words[4].bracketed);
        assert!(stretch.gaps[3].shows_a_cut());
    }

    #[test]
    fn pieces_end_with_sentences_and_cuts() {
        let (stretch, _) = read("“It failed. We wrote … twice. Twice!”");
        assert_eq!(stretch.pieces, [0, 2, 4, 5]);
    }
}

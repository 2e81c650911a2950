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

/// Whether a word as a reader counts it is one token of [`tokens`].
pub(super) fn is_token(word: &str) -> bool {
    word.chars().all(is_word_character)
}

/// Splits a stretch of a text as the regular expression `\w+|[^\w\s]` does, the unit in which `PolNeAR` and its scorer
/// count. A contraction is three tokens here; see [`words`].
pub(crate) fn tokens(text: &str, within: Span) -> Vec<Token> {
    Reader::new(text, within, run).all()
}

/// The same behind what a list has.
pub(super) fn push_tokens(text: &str, within: Span, found: &mut Vec<Token>) {
    let mut reader = Reader::new(text, within, run);
    found.extend(std::iter::from_fn(|| reader.next()));
}

/// The words of a stretch as a reader counts them: "can't", "U.S.", "3,000", "4.5" and "mother-in-law" are one each.
/// Punctuation is left out.
pub(crate) fn words(text: &str, within: Span) -> Vec<Span> {
    let mut found = Vec::with_capacity(within.len() / USUAL_WORD);
    let mut reader = Reader::new(text, within, word);
    while let Some(token) = reader.next() {
        if token.kind == TokenKind::Word {
            found.push(token.span);
        }
    }
    found
}

/// The words of a stretch as in [`words`], with the marks between them.
pub(crate) fn words_and_marks(text: &str, within: Span) -> Vec<Token> {
    Reader::new(text, within, word).all()
}

/// Bytes of a word with the space behind it: a little fewer than usual, so that lists of words rarely grow twice.
const USUAL_WORD: usize = 5;

/// Reads a stretch once, from its start to its end.
struct Reader<'a, F> {
    /// The text up to the end of the stretch.
    text: &'a str,
    at: usize,
    /// Where the word that starts at an offset ends.
    end_of_word: F,
}

impl<'a, F: Fn(&str, usize) -> usize> Reader<'a, F> {
    fn new(text: &'a str, within: Span, end_of_word: F) -> Self {
        // A span of another text reads as nothing.
        let text = if within.slice(text).is_empty() { "" } else { &text[..within.end] };
        Self { text, at: within.start, end_of_word }
    }

    fn next(&mut self) -> Option<Token> {
        loop {
            let start = self.at;
            // Most characters are one byte, which needs no decoding.
            let byte = *self.text.as_bytes().get(start)?;
            let character = if byte.is_ascii() { char::from(byte) } else { self.text.get(start..)?.chars().next()? };
            if is_word_character(character) {
                self.at = (self.end_of_word)(self.text, start);
                return Some(Token { span: Span::new(start, self.at), kind: TokenKind::Word });
            }
            self.at += character.len_utf8();
            if !character.is_whitespace() {
                return Some(Token { span: Span::new(start, self.at), kind: TokenKind::Mark });
            }
        }
    }

    fn all(mut self) -> Vec<Token> {
        let mut found = Vec::with_capacity((self.text.len() - self.at.min(self.text.len())) / USUAL_WORD);
        while let Some(token) = self.next() {
            found.push(token);
        }
        found
    }
}

/// Where the word that starts at an offset ends.
fn word(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut word = Span::new(start, run(text, start));
    let mut dotted = false;
    // A joiner counts only between two runs of word characters that touch it.
    while let Some(&byte) = bytes.get(word.end) {
        if byte.is_ascii() && !matches!(byte, b'.' | b',' | b':' | b'-' | b'\'' | b'`') {
            break;
        }
        let Some(mark) = text[word.end..].chars().next() else { break };
        let behind = word.end + mark.len_utf8();
        let next = Span::new(behind, run(text, behind));
        if next.is_empty() || !joins(text, word, mark, next) {
            break;
        }
        dotted |= mark == '.';
        word.end = next.end;
    }
    // The last point of an abbreviation with inner points belongs to it.
    if dotted && bytes.get(word.end) == Some(&b'.') && word.slice(text).chars().all(|c| c == '.' || c.is_alphabetic()) {
        word.end += 1;
    }
    word.end
}

/// Where the word characters from an offset on end.
fn run(text: &str, start: usize) -> usize {
    let mut end = start;
    loop {
        let rest = text.as_bytes().get(end..).unwrap_or_default();
        let Some(word) = rest.iter().position(|&byte| !is_word_byte(byte)) else { return text.len() };
        end += word;
        // Mostly a space or a mark of one byte.
        if rest[word].is_ascii() {
            return end;
        }
        match text[end..].chars().next() {
            Some(character) if is_word_character(character) => end += character.len_utf8(),
            _ => return end,
        }
    }
}

/// Whether the mark between two runs of word characters that it touches makes them one word.
fn joins(text: &str, word: Span, mark: char, next: Span) -> bool {
    let bytes = text.as_bytes();
    let digits = || bytes[word.end - 1].is_ascii_digit() && bytes[next.start].is_ascii_digit();
    match mark {
        ',' | ':' => digits(),
        // 4.5, U.S, a.m, but not "end.Next" of a lost space.
        '.' => digits() || (next.len() == 1 && ends_in_initial(text, word)),
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
    if character.is_ascii() {
        return is_word_byte(character as u8);
    }
    // The marks that articles are full of, dashes, quotation marks and points, need no search in a table.
    !matches!(character, '\u{2010}'..='\u{2027}') && character.is_alphanumeric()
}

/// The same of a byte that is a character.
#[inline]
fn is_word_byte(byte: u8) -> bool {
    WORD_BYTES[usize::from(byte)]
}

/// Asked of every byte of a text several times: looked up, not worked out.
static WORD_BYTES: [bool; 256] = letters_digits_and(b'_');

/// By byte, whether it is a letter or digit of ASCII, or this one.
pub(super) const fn letters_digits_and(other: u8) -> [bool; 256] {
    let mut found = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        found[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == other;
        byte += 1;
    }
    found
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

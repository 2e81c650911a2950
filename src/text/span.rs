//! A stretch of a text.

use super::token::letters_digits_and;

/// A stretch of one text: UTF-8 byte offsets, end-exclusive, on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset behind the last byte.
    pub end: usize,
}

impl Span {
    /// The stretch from `start` to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Its length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The words themselves; empty where the span does not belong to this text.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Whether `other` lies wholly in this one.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte offset lies in it.
    pub const fn contains_offset(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// How many bytes it shares with another.
    pub(crate) fn common(self, other: Self) -> usize {
        self.end.min(other.end).saturating_sub(self.start.max(other.start))
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest stretch that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same stretch counted from `by` bytes further in front: of a part of a text, in the text.
    #[must_use]
    pub(crate) const fn shifted(self, by: usize) -> Self {
        Self::new(self.start + by, self.end + by)
    }

    /// The same stretch without white space at its edges.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        let whole = self.slice(text);
        let start = self.start + (whole.len() - whole.trim_start().len());
        let end = self.end - (whole.len() - whole.trim_end().len());
        Self::new(start, end.max(start))
    }
}

/// The first character from an offset on that is one of some, and where it stands. Most characters are ASCII, which need
/// no decoding.
pub(crate) fn find_char(text: &str, from: usize, is: impl Fn(char) -> bool) -> Option<(usize, char)> {
    let mut at = from;
    loop {
        let byte = *text.as_bytes().get(at)?;
        let character = if byte.is_ascii() { char::from(byte) } else { text.get(at..)?.chars().next()? };
        if is(character) {
            return Some((at, character));
        }
        at += character.len_utf8();
    }
}

/// The same of a character that is no letter or digit of ASCII and no space: of these most of a text is made, and they are
/// passed over at a glance.
pub(crate) fn find_mark(text: &str, from: usize, is: impl Fn(char) -> bool) -> Option<(usize, char)> {
    let mut at = from;
    loop {
        at += text.as_bytes().get(at..)?.iter().position(|&byte| !PLAIN_BYTES[usize::from(byte)])?;
        let character = text.get(at..)?.chars().next()?;
        if is(character) {
            return Some((at, character));
        }
        at += character.len_utf8();
    }
}

/// By byte, whether it is a letter or digit of ASCII, or a space.
static PLAIN_BYTES: [bool; 256] = letters_digits_and(b' ');

/// Those of spans in order that share a byte with another.
pub(crate) fn overlapping(spans: &[Span], span: Span) -> &[Span] {
    let first = spans.partition_point(|one| one.end <= span.start);
    let last = spans.partition_point(|one| one.start < span.end);
    spans.get(first..last).unwrap_or(&[])
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn trims_white_space_and_keeps_boundaries() {
        let text = " \u{a0}é b\n";
        let span = Span::new(0, text.len()).trim(text);
        assert_eq!(span.slice(text), "é b");
        assert_eq!(Span::new(0, 1).trim(text).slice(text), "");
    }

    #[test]
    fn a_foreign_span_slices_to_nothing() {
        assert_eq!(Span::new(1, 2).slice("é"), "");
        assert_eq!(Span::new(5, 9).slice("abc"), "");
    }
}

//! From UTF-8 bytes to UTF-16 code units.

use super::Span;

/// Converts byte offsets of one text into offsets in UTF-16 code units, which JavaScript's `slice` counts in.
#[derive(Debug)]
pub(crate) struct Utf16Index {
    /// For each character beyond ASCII: the byte offset behind it, and how many bytes more than units precede that.
    shifts: Vec<(usize, usize)>,
}

impl Utf16Index {
    /// Builds the index in one pass; memory grows with the characters beyond ASCII only.
    pub(crate) fn new(text: &str) -> Self {
        let mut shifts = Vec::new();
        let mut surplus = 0;
        let mut from = 0;
        // Most characters are ASCII, which is seen at their bytes.
        while let Some(ascii) = text.as_bytes()[from..].iter().position(|byte| !byte.is_ascii()) {
            from += ascii;
            let Some(character) = text[from..].chars().next() else { break };
            from += character.len_utf8();
            surplus += character.len_utf8() - character.len_utf16();
            shifts.push((from, surplus));
        }
        Self { shifts }
    }

    /// The offset in UTF-16 code units of a byte offset on a character boundary.
    pub(crate) fn offset(&self, byte: usize) -> usize {
        match self.shifts.partition_point(|&(behind, _)| behind <= byte) {
            0 => byte,
            n => byte - self.shifts[n - 1].1,
        }
    }

    /// Both ends of a span in UTF-16 code units.
    pub(crate) fn span(&self, span: Span) -> (usize, usize) {
        (self.offset(span.start), self.offset(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::Utf16Index;

    #[test]
    fn every_boundary_agrees_with_encode_utf16() {
        for text in ["", "plain", "“é” 😀 x", "😀😀", "\u{feff}a\u{200d}b", "日本 “语”"] {
            let index = Utf16Index::new(text);
            for byte in (0..=text.len()).filter(|&byte| text.is_char_boundary(byte)) {
                assert_eq!(index.offset(byte), text[..byte].encode_utf16().count(), "{text:?} at {byte}");
            }
        }
    }
}

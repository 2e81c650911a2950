//! The words of one article, read once: every step that compares asks for those of its own spans.

use std::ops::Range;

use super::{Span, words};

/// The words of an article, each with the number of its form. What depends on the article alone: it is kept from one
/// comparison to the next.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// In the order of the text.
    pub(crate) spans: Vec<Span>,
    /// By word the number of its form; words that are written alike share it.
    pub(crate) forms: Vec<u32>,
    /// By form, where it stands first.
    pub(crate) written: Vec<Span>,
}

const NONE: u32 = u32::MAX;

impl Words {
    /// Reads a text.
    pub(crate) fn read(text: &str) -> Self {
        let spans = words(text, Span::new(0, text.len()));
        let (mut forms, mut written) = (Vec::with_capacity(spans.len()), Vec::new());
        // Forms by their letters: open addresses, at most half full.
        let mut slots = vec![NONE; (spans.len() * 2 + 1).next_power_of_two()];
        for &span in &spans {
            let word = span.slice(text);
            // FNV-1a (Fowler, Noll, Vo), with the upper bits, which it mixes best, brought down.
            let mut hash = 0x811c_9dc5_u32;
            for &byte in word.as_bytes() {
                hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
            }
            let mut slot = (hash ^ hash >> 15) as usize & (slots.len() - 1);
            while slots[slot] != NONE && Span::slice(written[slots[slot] as usize], text) != word {
                slot = (slot + 1) & (slots.len() - 1);
            }
            if slots[slot] == NONE {
                slots[slot] = written.len() as u32;
                written.push(span);
            }
            forms.push(slots[slot]);
        }
        Self { spans, forms, written }
    }

    /// Which words begin and end in a span.
    pub(crate) fn wholly_within(&self, span: Span) -> Range<usize> {
        let first = self.spans.partition_point(|word| word.start < span.start);
        first..first + self.spans[first..].partition_point(|word| word.end <= span.end)
    }

    /// Which words stand in a span; none where it begins or ends inside a word, which then is another.
    pub(crate) fn within(&self, span: Span) -> Option<Range<usize>> {
        let first = self.spans.partition_point(|word| word.end <= span.start);
        let last = first + self.spans[first..].partition_point(|word| word.start < span.end);
        let whole = first == last || span.contains(self.spans[first].join(self.spans[last - 1]));
        whole.then_some(first..last)
    }
}

#[cfg(test)]
mod tests {
    use super::Words;
    use super::{Span, words};

    #[test]
    fn a_span_has_the_words_that_are_read_in_it() {
        let text = "The U.S. ferry—the old one—can’t sail.“So what?” the U.N. asked, end.Next";
        let all = Words::read(text);
        assert_eq!(all.forms.iter().filter(|&&form| form == all.forms[3]).count(), 2, "“the” comes twice");
        let boundaries: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
        for &start in &boundaries {
            for &end in boundaries.iter().filter(|&&end| end >= start) {
                let span = Span::new(start, end);
                if let Some(range) = all.within(span) {
                    assert_eq!(all.spans[range], words(text, span), "{:?}", span.slice(text));
                }
            }
        }
    }
}

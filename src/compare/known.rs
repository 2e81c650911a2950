//! What was found of quotations by their words alone, kept from one comparison for the next.

use rustc_hash::FxHashMap as HashMap;
use std::sync::Arc;

use super::collation::Placed;
use super::overlap::Alignment;
use crate::text::Span;

/// Findings by all that they depend on: the words that they are of. No speaker, no other article and nothing that the
/// reader decided has a part in them. What a comparison does not ask for is forgotten after it.
#[derive(Debug, Default)]
pub(crate) struct Known {
    before: HashMap<String, Found>,
    now: HashMap<String, Found>,
}

/// What can be kept.
#[derive(Clone, Debug)]
pub(super) enum Found {
    /// How two quotations are aligned, and what they have in common.
    Aligned(Arc<Alignment>),
    /// Which columns of a table its lines take.
    Table(Arc<Placed>),
}

impl Known {
    /// Begins a comparison.
    pub(super) fn begin(&mut self) {
        self.before = std::mem::take(&mut self.now);
    }

    /// What is known by some words, or else is found now. There is one kind of finding for each kind of key.
    pub(super) fn get(&mut self, words: String, find: impl FnOnce() -> Found) -> Found {
        let found = self.before.remove(&words).unwrap_or_else(find);
        self.now.insert(words, found.clone());
        found
    }
}

/// Adds a quotation to what something is known by: its words with the marks between, as they stand, each stretch of it
/// behind its length (the last digit first), so that no text is taken for another. `kind` is a letter for what is known and how.
pub(super) fn push(key: &mut String, kind: char, text: &str, content: &[Span]) {
    key.push(kind);
    for span in content {
        let mut length = span.len();
        while length > 0 {
            key.push(char::from(b'0' + (length % 10) as u8));
            length /= 10;
        }
        key.push(':');
        key.push_str(span.slice(text));
    }
}

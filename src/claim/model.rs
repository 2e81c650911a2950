//! What one article states.

use crate::text::Span;

/// One thing that an article states, in its own words.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The words: a sentence, or a part of one.
    pub span: Span,
    /// Index of the sentence that holds them.
    pub sentence: usize,
    /// Who vouches for it.
    pub voucher: Voucher,
    /// The word that makes it less than certain: "reportedly", "may".
    pub hedge: Option<Span>,
    /// Whether it tells only that something was said, and where or when: "Holm told reporters in Varra".
    pub occasion: bool,
}

/// Who vouches for a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voucher {
    /// The article itself.
    Narrator,
    /// Somebody it quotes or reports: index into the reading's speakers.
    Speaker(usize),
}

//! Characters, words, sentences: what holds for any text, and knows nothing of news.
//!
//! Everything works on UTF-8 byte offsets. A [`Span`] always lies on character boundaries of the text it was made
//! from, so that slicing never fails. [`Utf16Index`] converts to JavaScript's units, once, in `report`.

mod fold;
mod paragraph;
mod sentence;
mod span;
mod token;
mod utf16;
mod words;
mod wordtable;

pub(crate) use fold::{FUNCTION_WORDS, fold_char, fold_word, folded, is_apostrophe, is_dash, is_function_word};
pub(crate) use paragraph::paragraphs;
pub(crate) use sentence::sentences;
pub use span::Span;
pub(crate) use span::{find_char, find_mark, overlapping};
pub(crate) use token::{Token, TokenKind, tokens, words, words_and_marks};
pub(crate) use utf16::Utf16Index;
pub(crate) use words::{Classed, Classes, Words, joins};
pub(crate) use wordtable::{WordTable, hash, is_one_of};

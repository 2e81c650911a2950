//! Who says what in one article.

mod frame;
mod lexicon;
mod marks;
mod model;

pub use model::{Attribution, Kind, Reading, Speaker, SpeakerKind};

use crate::article::Article;

/// Finds every quotation and report of speech, and who speaks.
pub(crate) fn find(_article: &Article) -> Reading {
    Reading::default()
}

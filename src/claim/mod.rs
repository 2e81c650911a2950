//! What one article states.

mod model;

pub use model::{Statement, Voucher};

use crate::article::Article;
use crate::attribution::Reading;

/// Finds what the article states, and who vouches for it.
pub(crate) fn find(_article: &Article, _reading: &Reading) -> Vec<Statement> {
    Vec::new()
}

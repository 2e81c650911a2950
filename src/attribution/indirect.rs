//! Reports without quotation marks.

use super::quotation::Draft;
use crate::article::Article;

/// Adds the reports without marks of an article to its drafts.
pub(crate) fn add(_article: &Article, _drafts: &mut Vec<Draft>) {}

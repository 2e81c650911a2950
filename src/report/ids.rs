//! Ids that stay when other articles come, go or move.
//!
//! An id is built from the article's own id and UTF-16 offsets. That of a group is its anchor's: the member that comes
//! first by article id and offset, whatever the order of the articles.

use crate::article::Article;
use crate::text::{Span, Utf16Index};

/// An article with what its spans need on their way out.
pub(crate) struct ArticleUnits<'a> {
    /// The article.
    pub(crate) article: &'a Article,
    index: Utf16Index,
}

impl<'a> ArticleUnits<'a> {
    /// Indexes the article's text, once.
    pub(crate) fn new(article: &'a Article) -> Self {
        Self { article, index: Utf16Index::new(&article.text) }
    }

    /// Start and end in UTF-16 code units.
    pub(crate) fn units(&self, span: Span) -> (usize, usize) {
        self.index.span(span)
    }

    /// The id of what stands at a span: `name:start-end`.
    pub(crate) fn id(&self, span: Span) -> String {
        let (start, end) = self.units(span);
        format!("{}:{start}-{end}", self.article.id)
    }
}

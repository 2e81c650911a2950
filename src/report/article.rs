//! One article on its way out: units, slices, roles.

use super::ids::ArticleUnits;
use super::model::{self, MessageOut, Utf16Span, rounded};
use crate::article::{Article, PublishedFrom};
use crate::text::{Span, words};

/// A span in UTF-16 code units.
pub(super) fn utf16(units: &ArticleUnits, span: Span) -> Utf16Span {
    let (start, end) = units.units(span);
    Utf16Span { start, end }
}

/// The article as the contract has it; `all_words` are those of its whole text.
pub(super) fn article(units: &ArticleUnits, all_words: usize, fit: f64, fits: bool) -> model::Article {
    let article: &Article = units.article;
    let slice = |span: Option<Span>| span.map(|span| span.slice(&article.text).to_owned());
    let set_aside_words: usize = article.set_aside.iter().map(|aside| words(&article.text, aside.span).len()).sum();
    model::Article {
        id: article.id.clone(),
        name: article.name.clone(),
        text: article.text.clone(),
        title: slice(article.title),
        byline: slice(article.byline),
        publisher: article.publisher.clone(),
        url: article.url.clone(),
        published: article.published.map(|date| date.to_string()),
        published_from: article.published_from.map(|from| match from {
            PublishedFrom::Given => "given",
            PublishedFrom::Text => "text",
            PublishedFrom::Sibling => "sibling",
        }),
        // What only several articles can tell.
        published_proposed: None,
        dateline: slice(article.dateline),
        language: article.language.to_owned(),
        words: all_words.saturating_sub(set_aside_words),
        paragraphs: article.paragraphs.iter().map(|paragraph| utf16(units, paragraph.span)).collect(),
        sentences: article.sentences.iter().map(|sentence| utf16(units, sentence.span)).collect(),
        set_aside: article
            .set_aside
            .iter()
            .map(|aside| {
                let (start, end) = units.units(aside.span);
                model::SetAside { start, end, reason: MessageOut(aside.reason.clone()) }
            })
            .collect(),
        names_as_source: article
            .names_as_source
            .iter()
            .map(|source| {
                let (start, end) = units.units(source.span);
                model::NamedSource { name: source.name.clone(), start, end }
            })
            .collect(),
        title_span: article.title.map(|span| utf16(units, span)),
        byline_span: article.byline.map(|span| utf16(units, span)),
        dateline_span: article.dateline.map(|span| utf16(units, span)),
        fit: rounded(fit),
        fits,
        notes: article.notes.iter().cloned().map(MessageOut).collect(),
    }
}

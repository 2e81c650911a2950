//! One article, taken apart but nothing thrown away.

use super::date::Date;
use crate::message::Message;
use crate::text::{Span, Words};

/// One article as a person or a program hands it in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleInput {
    /// Stable identity; without it the name serves.
    pub id: Option<String>,
    /// What a person calls it: a file's name, a publisher.
    pub name: String,
    /// The whole text as pasted or read.
    pub text: String,
    /// Day of publication, YYYY-MM-DD.
    pub published: Option<String>,
    /// How that day is known: "given", which it is unless said otherwise, or "sibling", where another article showed it
    /// and the reader confirmed it.
    pub published_from: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it stands on the web; nothing is ever fetched from there.
    pub url: Option<String>,
}

/// One article, parsed. All spans are bytes of `text`, which is the input's text unchanged.
#[derive(Clone, Debug)]
pub struct Article {
    /// Stable identity: the input's, or its name.
    pub id: String,
    /// What a person calls it.
    pub name: String,
    /// The text, exactly as handed in.
    pub text: String,
    /// The headline.
    pub title: Option<Span>,
    /// The line that names the author.
    pub byline: Option<Span>,
    /// The place, and sometimes the agency, before the first sentence.
    pub dateline: Option<Span>,
    /// Who published it, where given or found.
    pub publisher: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// Day of publication.
    pub published: Option<Date>,
    /// How that day is known.
    pub published_from: Option<PublishedFrom>,
    /// BCP 47, "und" where it cannot be told.
    pub language: &'static str,
    /// The words of the text.
    pub(crate) words: Words,
    /// All paragraphs, set aside or not, in order.
    pub paragraphs: Vec<Paragraph>,
    /// The sentences of title and body, in order; what is set aside has none.
    pub sentences: Vec<Sentence>,
    /// Stretches that stay in the text but out of the analysis.
    pub set_aside: Vec<SetAside>,
    /// Agencies and outlets that it says it draws on.
    pub names_as_source: Vec<NamedSource>,
    /// What was noticed about this article.
    pub notes: Vec<Message>,
}

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The headline.
    Title,
    /// What the article says.
    Body,
    /// Byline, date line, boilerplate: left out of the analysis.
    SetAside,
}

/// A paragraph and what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// Whether it is analysed.
    pub role: Role,
}

/// A sentence of the title or the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Index of its paragraph.
    pub paragraph: usize,
}

/// A stretch that is left out of the analysis, with the reason.
#[derive(Clone, Debug, PartialEq)]
pub struct SetAside {
    /// Where it stands.
    pub span: Span,
    /// Why it was set aside.
    pub reason: Message,
}

/// An agency or outlet that an article says it draws on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSource {
    /// Its name as the article gives it.
    pub name: String,
    /// Where it is named.
    pub span: Span,
}

/// How the day of publication is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishedFrom {
    /// The input gave it.
    Given,
    /// The article's own text shows it.
    Text,
    /// Another article on the same event shows it.
    Sibling,
}

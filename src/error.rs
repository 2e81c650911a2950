//! What can be wrong with an input. Only the door fails: once articles are taken in, every stage is total.

use std::fmt;

/// Why an input was not accepted: a stable [`code`](Error::code), and a message that a newcomer understands.
///
/// It is always the input's fault, and nothing was computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: Kind,
    article: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    TooFewArticles { found: usize },
    TooManyArticles { found: usize, limit: usize },
    EmptyArticle,
    ArticleTooLong { found: usize, limit: usize },
    NotText,
    BadDate { found: String },
    BadInput { problem: String },
}

impl Error {
    /// Comparing starts at two articles.
    pub(crate) const fn too_few_articles(found: usize) -> Self {
        Self { kind: Kind::TooFewArticles { found }, article: None }
    }

    /// More articles than the options allow.
    pub(crate) const fn too_many_articles(found: usize, limit: usize) -> Self {
        Self { kind: Kind::TooManyArticles { found, limit }, article: None }
    }

    /// No word in it.
    pub(crate) fn empty_article(name: &str) -> Self {
        Self { kind: Kind::EmptyArticle, article: Some(name.to_owned()) }
    }

    /// Longer than the options allow; both numbers in UTF-16 code units.
    pub(crate) fn article_too_long(name: &str, found: usize, limit: usize) -> Self {
        Self { kind: Kind::ArticleTooLong { found, limit }, article: Some(name.to_owned()) }
    }

    /// Bytes of something else than text, such as a picture.
    pub(crate) fn not_text(name: &str) -> Self {
        Self { kind: Kind::NotText, article: Some(name.to_owned()) }
    }

    /// A date of publication that is no day of the calendar in the form YYYY-MM-DD.
    pub(crate) fn bad_date(name: &str, found: &str) -> Self {
        Self { kind: Kind::BadDate { found: found.to_owned() }, article: Some(name.to_owned()) }
    }

    /// The input is not of the form that the contract names.
    pub(crate) fn bad_input(problem: impl fmt::Display) -> Self {
        Self { kind: Kind::BadInput { problem: problem.to_string() }, article: None }
    }

    /// The stable code, one of `ErrorCode` in `types.d.ts`.
    pub const fn code(&self) -> &'static str {
        match self.kind {
            Kind::TooFewArticles { .. } => "too-few-articles",
            Kind::TooManyArticles { .. } => "too-many-articles",
            Kind::EmptyArticle => "empty-article",
            Kind::ArticleTooLong { .. } => "article-too-long",
            Kind::NotText => "not-text",
            Kind::BadDate { .. } => "bad-date",
            Kind::BadInput { .. } => "bad-input",
        }
    }

    /// Name of the article that is the cause, where one is.
    pub fn article(&self) -> Option<&str> {
        self.article.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(name) = &self.article {
            write!(formatter, "{name}: ")?;
        }
        match &self.kind {
            Kind::TooFewArticles { found } => write!(formatter, "comparing needs at least two articles, found {found}"),
            Kind::TooManyArticles { found, limit } => {
                write!(formatter, "found {found} articles, the most that are compared at once is {limit}")
            }
            Kind::EmptyArticle => write!(formatter, "there are no words in this article"),
            Kind::ArticleTooLong { found, limit } => {
                write!(formatter, "this article has {found} characters, the most that is read is {limit}")
            }
            Kind::NotText => {
                write!(formatter, "this is not text (a picture or another kind of file under a text name?)")
            }
            Kind::BadDate { found } => write!(formatter, "{found:?} is not a day in the form YYYY-MM-DD"),
            Kind::BadInput { problem } => write!(formatter, "the input could not be read: {problem}"),
        }
    }
}

impl std::error::Error for Error {}

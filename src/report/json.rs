//! Strings in, strings out; and what the boundary reads and tells.

use serde::{Deserialize, Serialize};

use crate::article::ArticleInput;
use crate::{Error, Options, Progress};

/// `OptionsInput` of `types.d.ts`.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct OptionsInput {
    max_article_length: Option<usize>,
    max_articles: Option<usize>,
}

impl From<OptionsInput> for Options {
    fn from(input: OptionsInput) -> Self {
        let default = Self::default();
        Self {
            max_article_length: input.max_article_length.unwrap_or(default.max_article_length),
            max_articles: input.max_articles.unwrap_or(default.max_articles),
        }
    }
}

/// What `compareJson` takes.
#[derive(Deserialize)]
struct CompareInput {
    articles: Vec<ArticleInput>,
    #[serde(default)]
    options: OptionsInput,
}

/// What a listener to the progress is told.
#[derive(Serialize)]
pub(crate) struct ProgressMessage {
    stage: &'static str,
    done: usize,
    total: usize,
}

impl From<Progress> for ProgressMessage {
    fn from(progress: Progress) -> Self {
        Self { stage: progress.stage, done: progress.done, total: progress.total }
    }
}

#[derive(Serialize)]
struct Failure<'a> {
    error: FailureBody<'a>,
}

#[derive(Serialize)]
struct FailureBody<'a> {
    code: &'static str,
    message: String,
    article: Option<&'a str>,
}

/// Compares what a JSON text holds; gives a JSON text, of an error where there is one.
pub(crate) fn compare_json(input: &str) -> String {
    let result = serde_json::from_str::<CompareInput>(input)
        .map_err(Error::bad_input)
        .and_then(|input| crate::compare(&input.articles, &input.options.into()))
        .and_then(|comparison| serde_json::to_string(&comparison).map_err(Error::bad_input));
    result.unwrap_or_else(|error| failure(&error))
}

fn failure(error: &Error) -> String {
    let body = FailureBody { code: error.code(), message: error.to_string(), article: error.article() };
    // Strings and a fixed shape: writing them cannot fail, and an empty object would say nothing wrong.
    serde_json::to_string(&Failure { error: body }).unwrap_or_else(|_| "{}".to_owned())
}

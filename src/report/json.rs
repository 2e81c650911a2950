//! Strings in, strings out; and what a listener to the progress is told.

use serde::Serialize;
use serde_json::Value;

use super::{input, to_json};
use crate::{Error, Progress};

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
    let result = serde_json::from_str::<Value>(input)
        .map_err(Error::bad_input)
        .and_then(|value| input::comparison(&value))
        .and_then(|(articles, options)| crate::compare(&articles, &options));
    result.map_or_else(|error| failure(&error), |comparison| to_json(&comparison))
}

/// Reads a list of corrections, as `Comparison.corrections` has them.
///
/// # Errors
///
/// `bad-input` where it is none.
pub fn corrections(json: &str) -> Result<Vec<crate::Correction>, Error> {
    input::corrections(&serde_json::from_str(json).map_err(Error::bad_input)?)
}

fn failure(error: &Error) -> String {
    let body = FailureBody { code: error.code(), message: error.to_string(), article: error.article() };
    to_json(&Failure { error: body })
}

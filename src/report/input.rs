//! What the boundary takes, read field by field, so that a mistake is named in words: `articles[2].text is missing`.
//!
//! Both doors, plain objects of JavaScript and JSON text, come through here as JSON values. Derived deserialisers would
//! cost 12 KB of wasm, brotli, and speak of "invalid type: map, expected a string".

use serde_json::Value;

use crate::article::ArticleInput;
use crate::{Correction, Error, Options};

/// Reads what `compareJson` takes: `{"articles": […], "options": {…}}`.
///
/// # Errors
///
/// `bad-input` where it is of another form.
pub(crate) fn comparison(value: &Value) -> Result<(Vec<ArticleInput>, Options), Error> {
    let Some(fields) = value.as_object() else {
        return Err(Error::bad_input("it is not an object with articles"));
    };
    let articles = articles(fields.get("articles").unwrap_or(&Value::Null))?;
    Ok((articles, options(fields.get("options").unwrap_or(&Value::Null))?))
}

/// Reads a list of articles.
///
/// # Errors
///
/// `bad-input` where it is none.
pub(crate) fn articles(value: &Value) -> Result<Vec<ArticleInput>, Error> {
    let Some(list) = value.as_array() else {
        return Err(Error::bad_input("articles is not a list"));
    };
    list.iter().enumerate().map(|(index, value)| article(value, &format!("articles[{index}]"))).collect()
}

/// Reads one article; `place` names it where something is wrong.
///
/// # Errors
///
/// `bad-input` where a field is missing or of another kind.
pub(crate) fn article(value: &Value, place: &str) -> Result<ArticleInput, Error> {
    if !value.is_object() {
        return Err(Error::bad_input(format!("{place} is not an article with a name and a text")));
    }
    let optional = |field: &str| match value.get(field) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(Error::bad_input(format!("{place}.{field} is not text"))),
    };
    let required =
        |field: &str| optional(field)?.ok_or_else(|| Error::bad_input(format!("{place}.{field} is missing")));
    Ok(ArticleInput {
        id: optional("id")?,
        name: required("name")?,
        text: required("text")?,
        published: optional("published")?,
        published_from: optional("publishedFrom")?,
        publisher: optional("publisher")?,
        url: optional("url")?,
    })
}

/// Reads the options; what is not set keeps its default.
///
/// # Errors
///
/// `bad-input` where it is no object, a limit is no whole number, or the sensitivity is none from 0 to 1.
pub(crate) fn options(value: &Value) -> Result<Options, Error> {
    let default = Options::default();
    if value.is_null() {
        return Ok(default);
    }
    if !value.is_object() {
        return Err(Error::bad_input("options is not an object"));
    }
    let limit = |field: &str, default: usize| match value.get(field) {
        None | Some(Value::Null) => Ok(default),
        Some(number) => number
            .as_u64()
            .and_then(|number| usize::try_from(number).ok())
            .ok_or_else(|| Error::bad_input(format!("options.{field} is not a whole number"))),
    };
    let sensitivity = match value.get("sensitivity") {
        None | Some(Value::Null) => default.sensitivity,
        Some(number) => number
            .as_f64()
            .filter(|number| (0.0..=1.0).contains(number))
            .ok_or_else(|| Error::bad_input("options.sensitivity is not a number from 0 to 1"))?,
    };
    Ok(Options {
        max_article_length: limit("maxArticleLength", default.max_article_length)?,
        max_articles: limit("maxArticles", default.max_articles)?,
        sensitivity,
        corrections: corrections(value.get("corrections").unwrap_or(&Value::Null))?,
    })
}

/// Reads what the reader decided.
///
/// # Errors
///
/// `bad-input` where it is no list of corrections.
pub(crate) fn corrections(value: &Value) -> Result<Vec<Correction>, Error> {
    let problem = || Error::bad_input("options.corrections is not a list of {kind, targets, value}");
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let one = |value: &Value| {
        let targets = value.get("targets")?.as_array()?.iter().map(text).collect::<Option<Vec<String>>>()?;
        Some(Correction { kind: text(value.get("kind")?)?, targets, value: value.get("value").and_then(text) })
    };
    match value {
        Value::Null => Ok(Vec::new()),
        Value::Array(list) => list.iter().map(one).collect::<Option<_>>().ok_or_else(problem),
        _ => Err(problem()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::comparison;

    fn problem(value: &Value) -> String {
        comparison(value).map_or_else(|error| error.to_string(), |_| String::new())
    }

    #[test]
    fn a_mistake_is_named() {
        let cases = [
            (json!([]), "it is not an object with articles"),
            (json!({}), "articles is not a list"),
            (json!({"articles": [7]}), "articles[0] is not an article with a name and a text"),
            (json!({"articles": [{"name": "a"}]}), "articles[0].text is missing"),
            (json!({"articles": [{"name": "a", "text": "b", "url": 1}]}), "articles[0].url is not text"),
            (json!({"articles": [], "options": 1}), "options is not an object"),
            (json!({"articles": [], "options": {"maxArticles": -1}}), "options.maxArticles is not a whole number"),
            (json!({"articles": [], "options": {"sensitivity": 2}}), "options.sensitivity is not a number from 0 to 1"),
        ];
        for (value, words) in cases {
            assert!(problem(&value).ends_with(words), "{value}: {}", problem(&value));
        }
        assert_eq!(
            problem(&json!({"articles": [{"name": "a", "text": "b", "id": null, "more": 1}], "options": null})),
            ""
        );
    }
}

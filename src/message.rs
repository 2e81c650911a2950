//! Words for people, in a form that can be worded again in another language.

use std::borrow::Cow;

/// A reason or a note: a stable code, the values that it speaks of, and its English wording.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Stable, for programs and translations.
    pub code: &'static str,
    /// What the wording puts in, by name.
    pub values: Vec<(&'static str, Value)>,
    /// The wording in English.
    pub text: Cow<'static, str>,
}

/// A value inside a [`Message`].
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A name or other words.
    Text(String),
    /// A count or a share.
    Number(f64),
}

impl Message {
    /// A message that speaks of nothing but itself.
    pub(crate) fn new(code: &'static str, text: impl Into<Cow<'static, str>>) -> Self {
        Self { code, values: Vec::new(), text: text.into() }
    }

    /// Adds words that the wording speaks of.
    #[must_use]
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.push((name, Value::Text(value.into())));
        self
    }

    /// Adds a number that the wording speaks of.
    #[must_use]
    pub(crate) fn with_number(mut self, name: &'static str, value: f64) -> Self {
        self.values.push((name, Value::Number(value)));
        self
    }
}

//! The types of `types.d.ts`, field by field; that file says what each means.
#![allow(missing_docs, reason = "types.d.ts documents every field, and a test holds the two together")]

use std::borrow::Cow;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::message::{Message, Value};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Utf16Span {
    pub start: usize,
    pub end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ArticleSpan {
    pub article: usize,
    pub start: usize,
    pub end: usize,
}

/// What `compare` gives: see `types.d.ts`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    pub schema: &'static str,
    pub options: Options,
    pub articles: Vec<Article>,
    pub speakers: Vec<Speaker>,
    pub attributions: Vec<Attribution>,
    pub utterances: Vec<Utterance>,
    pub claims: Vec<Claim>,
    pub conflicts: Vec<Conflict>,
    pub certainty: Vec<Conflict>,
    pub passages: Vec<Passage>,
    pub kin: Vec<Kin>,
    pub timeline: Vec<TimelineEntry>,
    pub coverage: Vec<Coverage>,
    pub corrections: Vec<Correction>,
    pub notes: Vec<MessageOut>,
}

/// What `analyze` gives: see `types.d.ts`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Analysis {
    pub article: Article,
    pub speakers: Vec<Speaker>,
    pub attributions: Vec<Attribution>,
    pub claims: Vec<Claim>,
    pub notes: Vec<MessageOut>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Options {
    pub max_article_length: usize,
    pub max_articles: usize,
    /// From 0, fewer reports and surer ones, to 1, more.
    pub sensitivity: f64,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Article {
    pub id: String,
    pub name: String,
    pub text: String,
    pub title: Option<String>,
    pub byline: Option<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
    pub published: Option<String>,
    pub published_from: Option<&'static str>,
    pub published_proposed: Option<ProposedDate>,
    pub dateline: Option<String>,
    pub language: String,
    pub words: usize,
    pub paragraphs: Vec<Utf16Span>,
    pub sentences: Vec<Utf16Span>,
    pub set_aside: Vec<SetAside>,
    pub names_as_source: Vec<NamedSource>,
    pub title_span: Option<Utf16Span>,
    pub byline_span: Option<Utf16Span>,
    pub dateline_span: Option<Utf16Span>,
    pub fit: f64,
    pub fits: bool,
    pub notes: Vec<MessageOut>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ProposedDate {
    pub date: String,
    pub article: usize,
}

#[derive(Clone, Debug, Serialize)]
pub struct SetAside {
    pub start: usize,
    pub end: usize,
    pub reason: MessageOut,
}

#[derive(Clone, Debug, Serialize)]
pub struct NamedSource {
    pub name: String,
    pub start: usize,
    pub end: usize,
}

#[derive(Clone, Debug, Serialize)]
pub struct Speaker {
    pub id: String,
    pub name: String,
    pub kind: &'static str,
    pub mentions: Vec<ArticleSpan>,
    pub heard: Vec<Heard>,
}

#[derive(Clone, Copy, Debug, Serialize)]
pub struct Heard {
    pub article: usize,
    pub attributions: usize,
    pub words: usize,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Attribution {
    pub id: String,
    pub article: usize,
    pub kind: &'static str,
    pub content: Vec<Utf16Span>,
    pub cue: Option<Utf16Span>,
    pub source: Option<Utf16Span>,
    pub speaker: Option<String>,
    pub speaker_confidence: f64,
    pub within: Option<String>,
    pub continues: Option<String>,
    pub confidence: f64,
    pub why: MessageOut,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Utterance {
    pub id: String,
    pub speaker: Option<String>,
    pub witnesses: Vec<String>,
    pub reports: Vec<String>,
    pub relations: Vec<Relation>,
    pub collation: Option<Collation>,
    pub translated: &'static str,
    pub translated_why: Option<MessageOut>,
    pub speaker_conflict: Option<SpeakerConflict>,
    pub nearest: Vec<Nearest>,
}

#[derive(Clone, Debug, Serialize)]
pub struct SpeakerConflict {
    pub speakers: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Relation {
    pub a: String,
    pub b: String,
    pub kind: &'static str,
    pub differences: Vec<Difference>,
    pub confidence: f64,
}

#[derive(Clone, Debug, Serialize)]
pub struct Difference {
    pub kind: &'static str,
    pub a: Vec<Utf16Span>,
    pub b: Vec<Utf16Span>,
    pub touches: Vec<&'static str>,
    pub minor: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct Collation {
    pub witnesses: Vec<String>,
    pub columns: Vec<Vec<Option<Utf16Span>>>,
    pub silent: Vec<Vec<(usize, usize)>>,
    pub moved: Vec<Moved>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Moved {
    pub witness: String,
    pub from: usize,
    pub to: usize,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Claim {
    pub id: String,
    pub text: String,
    pub status: &'static str,
    pub check_worthy: f64,
    pub confidence: f64,
    pub statements: Vec<Statement>,
    pub nearest: Vec<Nearest>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Statement {
    pub id: String,
    pub article: usize,
    pub spans: Vec<Utf16Span>,
    pub voucher: Cow<'static, str>,
    pub certainty: &'static str,
    pub hedge: Option<Utf16Span>,
}

#[derive(Clone, Copy, Debug, Serialize)]
pub struct Nearest {
    pub article: usize,
    pub start: usize,
    pub end: usize,
    pub likeness: f64,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Conflict {
    pub id: String,
    pub claim: Option<String>,
    pub utterance: Option<String>,
    pub kind: &'static str,
    pub values: Vec<ConflictValue>,
    pub why: MessageOut,
    pub confidence: f64,
    pub both_possible: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct ConflictValue {
    pub article: usize,
    pub start: usize,
    pub end: usize,
    pub value: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Passage {
    pub spans: Vec<ArticleSpan>,
    pub words: usize,
}

#[derive(Clone, Debug, Serialize)]
pub struct Kin {
    pub articles: Vec<usize>,
    pub share: f64,
}

#[derive(Clone, Debug, Serialize)]
pub struct TimelineEntry {
    pub date: String,
    pub statements: Vec<String>,
    pub mentions: Vec<ArticleSpan>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    pub article: usize,
    pub utterances: Vec<String>,
    pub claims: Vec<String>,
    pub speakers: Vec<String>,
    pub no_match: NoMatch,
}

#[derive(Clone, Debug, Serialize)]
pub struct NoMatch {
    pub utterances: Vec<String>,
    pub claims: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Correction {
    pub kind: String,
    pub targets: Vec<String>,
    pub value: Option<String>,
}

/// Numbers leave with at most three decimals.
pub(super) fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// A [`Message`] on its way out.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageOut(pub Message);

impl Serialize for MessageOut {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("code", self.0.code)?;
        map.serialize_entry("values", &ValuesOut(&self.0.values))?;
        map.serialize_entry("text", &self.0.text)?;
        map.end()
    }
}

struct ValuesOut<'a>(&'a [(&'static str, Value)]);

impl Serialize for ValuesOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in self.0 {
            match value {
                Value::Text(text) => map.serialize_entry(name, text)?,
                // Counts are whole numbers and should look so.
                Value::Number(number) if number.fract() == 0.0 => map.serialize_entry(name, &(*number as i64))?,
                Value::Number(number) => map.serialize_entry(name, number)?,
            }
        }
        map.end()
    }
}

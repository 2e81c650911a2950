//! From findings to the contract.

use super::ids::ArticleUnits;
use super::model::{self, Analysis, Comparison, MessageOut, Utf16Span};
use crate::article::{Article, PublishedFrom};
use crate::attribution::{Kind, Reading, SpeakerKind};
use crate::compare::{Analysed, Findings};
use crate::options::Options;
use crate::text::{Span, words};

/// The version of the contract.
const SCHEMA: &str = "corroborate/1";

/// What is known of one article alone.
pub(crate) fn analysis(analysed: &Analysed) -> Analysis {
    let units = ArticleUnits::new(&analysed.article);
    Analysis {
        article: article(&units, 1.0, true),
        speakers: Vec::new(),
        attributions: attributions(0, &units, &analysed.reading),
        claims: Vec::new(),
        notes: Vec::new(),
    }
}

/// What comparing several articles gave.
pub(crate) fn comparison(analysed: &[Analysed], findings: &Findings, options: &Options) -> Comparison {
    let units: Vec<ArticleUnits> = analysed.iter().map(|one| ArticleUnits::new(&one.article)).collect();
    Comparison {
        schema: SCHEMA,
        options: model::Options { max_article_length: options.max_article_length, max_articles: options.max_articles },
        articles: units.iter().zip(&findings.fit).map(|(units, fit)| article(units, fit.score, fit.fits)).collect(),
        speakers: Vec::new(),
        attributions: analysed
            .iter()
            .zip(&units)
            .enumerate()
            .flat_map(|(index, (one, units))| attributions(index, units, &one.reading))
            .collect(),
        utterances: Vec::new(),
        claims: Vec::new(),
        conflicts: Vec::new(),
        certainty: Vec::new(),
        passages: Vec::new(),
        kin: Vec::new(),
        timeline: Vec::new(),
        coverage: Vec::new(),
        corrections: Vec::new(),
        notes: findings.notes.iter().cloned().map(MessageOut).collect(),
    }
}

fn utf16(units: &ArticleUnits, span: Span) -> Utf16Span {
    let (start, end) = units.units(span);
    Utf16Span { start, end }
}

fn article(units: &ArticleUnits, fit: f64, fits: bool) -> model::Article {
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
        dateline: slice(article.dateline),
        language: article.language.to_owned(),
        words: words(&article.text, Span::new(0, article.text.len())).len().saturating_sub(set_aside_words),
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

fn attributions(article: usize, units: &ArticleUnits, reading: &Reading) -> Vec<model::Attribution> {
    let id = |index: usize| units.id(reading.attributions[index].extent());
    reading
        .attributions
        .iter()
        .enumerate()
        .map(|(index, attribution)| model::Attribution {
            id: id(index),
            article,
            kind: match attribution.kind {
                Kind::Direct => "direct",
                Kind::Mixed => "mixed",
                Kind::Indirect => "indirect",
                Kind::Scare => "scare",
            },
            content: attribution.content.iter().map(|&span| utf16(units, span)).collect(),
            cue: attribution.cue.map(|span| utf16(units, span)),
            source: attribution.source.map(|span| utf16(units, span)),
            speaker: None,
            speaker_confidence: rounded(attribution.speaker_confidence),
            within: attribution.within.map(id),
            continues: attribution.continues.map(id),
            confidence: rounded(attribution.confidence),
            why: MessageOut(attribution.why.clone()),
        })
        .collect()
}

/// Numbers leave with at most three decimals.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

#[allow(dead_code, reason = "used once the speakers are assembled")]
fn speaker_kind(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person => "person",
        SpeakerKind::Organisation => "organisation",
        SpeakerKind::Group => "group",
        SpeakerKind::Document => "document",
        SpeakerKind::Unknown => "unknown",
    }
}

//! From findings to the contract.

use super::article::{article, utf16};
use super::conflict::{conflicts, timeline};
use super::group::{Groups, claims, coverage, kin, passages, speakers, utterances};
use super::ids::{ArticleUnits, Ids};
use super::model::{self, Analysis, Comparison, MessageOut, rounded};
use crate::attribution::{Kind, Reading};
use crate::compare::{Analysed, Claim, ClaimStatus, Findings, SpeakerAcross, StatementAt};
use crate::message::Message;
use crate::options::{Correction, Options};

/// The version of the contract.
const SCHEMA: &str = "corroborate/1";

/// What is known of one article alone.
pub(crate) fn analysis(analysed: &Analysed) -> Analysis {
    let units = [ArticleUnits::new(&analysed.article)];
    let alone = std::slice::from_ref(analysed);
    let findings = findings_of_one(analysed);
    let ids = Ids::new(alone, &units, &findings);
    let groups = Groups { analysed: alone, units: &units, findings: &findings, ids: &ids };
    let mut notes = Vec::new();
    notes.extend(no_quotations(alone));
    Analysis {
        article: article(&units[0], analysed.article.words.spans.len(), 1.0, true),
        speakers: speakers(&groups),
        attributions: attributions(0, &groups, &analysed.reading),
        claims: claims(&groups),
        notes: notes.into_iter().map(MessageOut).collect(),
    }
}

/// One article's speakers and statements, each by itself.
fn findings_of_one(analysed: &Analysed) -> Findings {
    let speaker = |(index, speaker): (usize, &crate::attribution::Speaker)| SpeakerAcross {
        name: speaker.name.clone(),
        kind: speaker.kind,
        members: vec![(0, index)],
    };
    let claim = |statement: usize| Claim {
        status: ClaimStatus::Unique,
        check_worthy: analysed.worth(statement),
        // Nothing was compared: how sure its having no match is cannot be said.
        confidence: 0.0,
        statements: vec![StatementAt { article: 0, statement }],
        parts: Vec::new(),
        nearest: Vec::new(),
        may_lack: false,
    };
    Findings {
        speakers: analysed.reading.speakers.iter().enumerate().map(speaker).collect(),
        claims: (0..analysed.statements.len()).map(claim).collect(),
        ..Findings::default()
    }
}

/// What comparing several articles gave.
pub(crate) fn comparison(analysed: &[Analysed], findings: &Findings, options: &Options) -> Comparison {
    let units: Vec<ArticleUnits> = analysed.iter().map(|one| ArticleUnits::new(&one.article)).collect();
    let ids = Ids::new(analysed, &units, findings);
    let groups = Groups { analysed, units: &units, findings, ids: &ids };
    let (coverage, coverage_note) = coverage(&groups);
    let mut notes = findings.notes.clone();
    notes.extend(no_quotations(analysed));
    notes.extend(misfits(analysed, findings));
    notes.extend(no_kin(findings));
    notes.extend(coverage_note);
    let articles = units.iter().zip(analysed).zip(&findings.fit);
    let mut articles: Vec<model::Article> = articles
        .map(|((units, one), fit)| article(units, one.article.words.spans.len(), fit.score, fit.fits))
        .collect();
    for (article, proposed) in articles.iter_mut().zip(crate::compare::proposed(analysed, &findings.fit)) {
        article.published_proposed =
            proposed.map(|(date, from)| model::ProposedDate { date: date.to_string(), article: from });
    }
    Comparison {
        schema: SCHEMA,
        options: model::Options {
            max_article_length: options.max_article_length,
            max_articles: options.max_articles,
            sensitivity: rounded(options.sensitivity),
        },
        articles,
        speakers: speakers(&groups),
        attributions: analysed
            .iter()
            .enumerate()
            .flat_map(|(index, one)| attributions(index, &groups, &one.reading))
            .collect(),
        utterances: utterances(&groups),
        claims: claims(&groups),
        conflicts: conflicts(&groups, &findings.conflicts, &groups.ids.conflicts),
        certainty: conflicts(&groups, &findings.certainty, &groups.ids.certainty),
        passages: passages(&groups),
        kin: kin(findings),
        timeline: timeline(&groups),
        coverage,
        corrections: options.corrections.iter().map(correction).collect(),
        notes: notes.into_iter().map(MessageOut).collect(),
    }
}

fn correction(correction: &Correction) -> model::Correction {
    let Correction { kind, targets, value } = correction.clone();
    model::Correction { kind, targets, value }
}

/// A note where no article quotes anybody.
fn no_quotations(analysed: &[Analysed]) -> Option<Message> {
    let quotes =
        analysed.iter().flat_map(|one| &one.reading.attributions).any(crate::attribution::Attribution::is_quotation);
    (!quotes).then(|| Message::new("no-quotations", "No quotation was found."))
}

/// A note where no articles share much text: that does not make them independent.
fn no_kin(findings: &Findings) -> Option<Message> {
    let text = if findings.passages.is_empty() {
        "No passages were found that articles share outside quotations; they may still share a source."
    } else {
        "Articles share no more than short passages outside quotations; they may still share a source."
    };
    findings
        .kin
        .is_empty()
        .then(|| Message::new("no-kin", text).with_number("passages", findings.passages.len() as f64))
}

/// Notes that name the articles which seem to be about something else.
fn misfits(analysed: &[Analysed], findings: &Findings) -> Vec<Message> {
    analysed
        .iter()
        .zip(&findings.fit)
        .filter(|(_, fit)| !fit.fits)
        .map(|(one, _)| {
            let name = &one.article.name;
            Message::new(
                "seems-about-something-else",
                format!("{name} seems to be about something else than the others."),
            )
            .with("article", name.clone())
        })
        .collect()
}

fn attributions(article: usize, groups: &Groups, reading: &Reading) -> Vec<model::Attribution> {
    let ids = &groups.ids.attributions[article];
    let units = &groups.units[article];
    reading
        .attributions
        .iter()
        .enumerate()
        .map(|(index, attribution)| model::Attribution {
            id: ids[index].clone(),
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
            speaker: attribution.speaker.and_then(|speaker| groups.ids.speaker_of(article, speaker)),
            speaker_confidence: rounded(attribution.speaker_confidence),
            within: attribution.within.and_then(|outer| ids.get(outer).cloned()),
            continues: attribution.continues.and_then(|earlier| ids.get(earlier).cloned()),
            confidence: rounded(attribution.confidence),
            why: MessageOut(attribution.why.clone()),
        })
        .collect()
}

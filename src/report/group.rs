//! Speakers, utterances, claims and coverage on their way out.

use std::borrow::Cow;

use super::article::utf16;
use super::ids::{ArticleUnits, Ids};
use super::model::{self, rounded};
use crate::attribution::{Kind, SpeakerKind};
use crate::claim::Voucher;
use crate::compare::{
    Analysed, AttributionAt, Claim, ClaimStatus, Collation, Difference, DifferenceKind, Findings, Nearest, Relation,
    RelationKind, StatementAt, Touch, Translated,
};
use crate::message::Message;
use crate::sorting;
use crate::text::Span;

/// Up to so many articles, each is told all that it has no match for; beyond, of that so many, what most articles have
/// first: the lists would grow with the square of the articles.
const FULL_COVERAGE_AT_MOST: usize = 40;
const NO_MATCH_AT_MOST: usize = 25;

/// All that the groups are put together from.
pub(super) struct Groups<'a> {
    /// The articles with what was found in each.
    pub(super) analysed: &'a [Analysed],
    /// Their units.
    pub(super) units: &'a [ArticleUnits<'a>],
    /// What comparing found.
    pub(super) findings: &'a Findings,
    /// The ids of all of it.
    pub(super) ids: &'a Ids,
}

impl Groups<'_> {
    fn attribution_id(&self, at: AttributionAt) -> String {
        self.ids.attributions[at.article][at.attribution].clone()
    }
}

/// Everybody who is heard or named, and how much each article lets them be heard.
pub(super) fn speakers(groups: &Groups) -> Vec<model::Speaker> {
    let mut heard: Vec<Vec<model::Heard>> = vec![Vec::new(); groups.findings.speakers.len()];
    for (article, one) in groups.analysed.iter().enumerate() {
        for attribution in one.reading.attributions.iter().filter(|attribution| attribution.kind != Kind::Scare) {
            let Some(index) = attribution.speaker.and_then(|speaker| groups.ids.speaker_index(article, speaker)) else {
                continue;
            };
            let count: usize = attribution.content.iter().map(|&span| one.words_in(span).len()).sum();
            // Articles come one after the other: this one's entry is the last or not there yet.
            match heard[index].last_mut().filter(|heard| heard.article == article) {
                Some(heard) => {
                    heard.attributions += 1;
                    heard.words += count;
                }
                None => heard[index].push(model::Heard { article, attributions: 1, words: count }),
            }
        }
    }
    let speaker = |(index, (speaker, heard)): (usize, (&crate::compare::SpeakerAcross, Vec<model::Heard>))| {
        let mut mentions = Vec::new();
        for &(article, member) in &speaker.members {
            for &mention in &groups.analysed[article].reading.speakers[member].mentions {
                let (start, end) = groups.units[article].units(mention);
                mentions.push(model::ArticleSpan { article, start, end });
            }
        }
        sorting::sort_by_key(&mut mentions, |mention| (mention.article, mention.start, mention.end));
        mentions.dedup();
        model::Speaker {
            id: groups.ids.speakers[index].clone(),
            name: speaker.name.clone(),
            kind: speaker_kind(speaker.kind),
            mentions,
            heard,
        }
    };
    groups.findings.speakers.iter().zip(heard).enumerate().map(speaker).collect()
}

/// The utterances with their witnesses and relations.
pub(super) fn utterances(groups: &Groups) -> Vec<model::Utterance> {
    let speaker_id = |speaker: usize| groups.ids.speakers[speaker].clone();
    let utterance = |(index, utterance): (usize, &crate::compare::Utterance)| model::Utterance {
        id: groups.ids.utterances[index].clone(),
        speaker: utterance.speaker.map(speaker_id),
        witnesses: utterance.witnesses.iter().map(|&at| groups.attribution_id(at)).collect(),
        reports: utterance.reports.iter().map(|&at| groups.attribution_id(at)).collect(),
        relations: utterance.relations.iter().map(|relation| self::relation(groups, relation)).collect(),
        collation: utterance.collation.as_ref().map(|collation| self::collation(groups, collation)),
        translated: match utterance.translated {
            Translated::Unknown => "unknown",
            Translated::Possible => "possible",
            Translated::Yes => "yes",
        },
        translated_why: utterance.translated_why.clone().map(model::MessageOut),
        nearest: nearest(groups, &utterance.nearest),
        speaker_conflict: (!utterance.speaker_conflict.is_empty()).then(|| model::SpeakerConflict {
            speakers: utterance.speaker_conflict.iter().copied().map(speaker_id).collect(),
        }),
    };
    groups.findings.utterances.iter().enumerate().map(utterance).collect()
}

fn collation(groups: &Groups, collation: &Collation) -> model::Collation {
    let last = collation.columns.saturating_sub(1);
    let mut columns = vec![vec![None; collation.witnesses.len()]; collation.columns];
    let (mut witnesses, mut silent, mut moved) = (Vec::new(), Vec::new(), Vec::new());
    for (row, collated) in collation.witnesses.iter().enumerate() {
        let id = groups.attribution_id(collated.at);
        for &(column, span) in &collated.cells {
            columns[column][row] = Some(utf16(&groups.units[collated.at.article], span));
        }
        let mut ranges = Vec::new();
        match (collated.cells.first(), collated.cells.last()) {
            (Some(&(first, _)), Some(&(end, _))) => {
                ranges.extend(first.checked_sub(1).map(|before| (0, before)));
                ranges.extend((end < last).then_some((end + 1, last)));
            }
            _ => ranges.push((0, last)),
        }
        silent.push(ranges);
        moved.extend(collated.moved.iter().map(|&(from, to)| model::Moved { witness: id.clone(), from, to }));
        witnesses.push(id);
    }
    model::Collation { witnesses, columns, silent, moved }
}

fn relation(groups: &Groups, relation: &Relation) -> model::Relation {
    let difference = |difference: &Difference| {
        let spans =
            |article: usize, spans: &[Span]| spans.iter().map(|&span| utf16(&groups.units[article], span)).collect();
        model::Difference {
            kind: match difference.kind {
                DifferenceKind::Omitted => "omitted",
                DifferenceKind::Added => "added",
                DifferenceKind::Replaced => "replaced",
                DifferenceKind::Punctuation => "punctuation",
                DifferenceKind::Moved => "moved",
            },
            a: spans(relation.a.article, &difference.a),
            b: spans(relation.b.article, &difference.b),
            touches: difference.touches.iter().copied().map(touch).collect(),
            minor: difference.minor,
        }
    };
    model::Relation {
        a: groups.attribution_id(relation.a),
        b: groups.attribution_id(relation.b),
        kind: match relation.kind {
            RelationKind::Verbatim => "verbatim",
            RelationKind::Punctuation => "punctuation",
            RelationKind::Truncated => "truncated",
            RelationKind::ElidedMarked => "elided_marked",
            RelationKind::ElidedUnmarked => "elided_unmarked",
            RelationKind::Altered => "altered",
            RelationKind::MixedChanges => "mixed_changes",
        },
        differences: relation.differences.iter().map(difference).collect(),
        confidence: rounded(relation.confidence),
    }
}

const fn touch(touch: Touch) -> &'static str {
    match touch {
        Touch::Negation => "negation",
        Touch::Modal => "modal",
        Touch::Number => "number",
        Touch::Name => "name",
        Touch::Condition => "condition",
    }
}

/// Text that articles share.
pub(super) fn passages(groups: &Groups) -> Vec<model::Passage> {
    let span = |&(article, span): &(usize, Span)| {
        let (start, end) = groups.units[article].units(span);
        model::ArticleSpan { article, start, end }
    };
    let passage = |passage: &crate::compare::Passage| model::Passage {
        spans: passage.spans.iter().map(span).collect(),
        words: passage.words,
    };
    groups.findings.passages.iter().map(passage).collect()
}

/// The articles that share it.
pub(super) fn kin(findings: &Findings) -> Vec<model::Kin> {
    let kin = |kin: &crate::compare::Kin| model::Kin { articles: kin.articles.clone(), share: rounded(kin.share) };
    findings.kin.iter().map(kin).collect()
}

/// The claims with their statements.
pub(super) fn claims(groups: &Groups) -> Vec<model::Claim> {
    groups.findings.claims.iter().enumerate().map(|(index, claim)| one_claim(groups, index, claim)).collect()
}

fn one_claim(groups: &Groups, index: usize, claim: &Claim) -> model::Claim {
    // Of a statement that says more, the part that says this.
    let span = |at: &StatementAt| -> Span {
        let part = claim.parts.iter().find(|(of, _)| of == at).map(|(_, part)| *part);
        part.unwrap_or(groups.analysed[at.article].statements[at.statement].span)
    };
    let statement = |at: &StatementAt| {
        let stated = &groups.analysed[at.article].statements[at.statement];
        let units = &groups.units[at.article];
        model::Statement {
            id: groups.ids.statements[at.article][at.statement].clone(),
            article: at.article,
            spans: vec![utf16(units, span(at))],
            voucher: voucher(groups, at.article, stated.voucher),
            certainty: if stated.hedge.is_some() { "hedged" } else { "plain" },
            hedge: stated.hedge.map(|span| utf16(units, span)),
        }
    };
    // The shortest of the articles' own wordings; of equal ones the first in the alphabet, whatever the order.
    let wording = |at: &StatementAt| span(at).slice(&groups.analysed[at.article].article.text);
    let text = claim.statements.iter().map(wording).min_by(|x, y| x.len().cmp(&y.len()).then_with(|| x.cmp(y)));
    model::Claim {
        id: groups.ids.claims[index].clone(),
        text: text.unwrap_or_default().to_owned(),
        status: match claim.status {
            ClaimStatus::Shared => "shared",
            ClaimStatus::Unique => "unique",
            ClaimStatus::Conflict => "conflict",
        },
        check_worthy: rounded(claim.check_worthy),
        confidence: rounded(claim.confidence),
        statements: claim.statements.iter().map(statement).collect(),
        nearest: nearest(groups, &claim.nearest),
    }
}

fn nearest(groups: &Groups, nearest: &[Nearest]) -> Vec<model::Nearest> {
    let out = |nearest: &Nearest| {
        let (start, end) = groups.units[nearest.article].units(nearest.span);
        model::Nearest { article: nearest.article, start, end, likeness: rounded(nearest.likeness) }
    };
    nearest.iter().map(out).collect()
}

/// The id of who vouches for a statement.
fn voucher(groups: &Groups, article: usize, voucher: Voucher) -> Cow<'static, str> {
    let speaker = match voucher {
        Voucher::Narrator => None,
        Voucher::Speaker(speaker) => groups.ids.speaker_of(article, speaker),
    };
    speaker.map_or(Cow::Borrowed("narrator"), Cow::Owned)
}

/// What each article has of all that was found; and a note where the lists were shortened.
pub(super) fn coverage(groups: &Groups) -> (Vec<model::Coverage>, Option<Message>) {
    let articles = groups.analysed.len();
    let full = articles <= FULL_COVERAGE_AT_MOST;
    let findings = groups.findings;
    let told = |utterance: &crate::compare::Utterance| {
        sorting::set(utterance.witnesses.iter().chain(&utterance.reports).map(|at| at.article))
    };
    let stated = |claim: &Claim| sorting::set(claim.statements.iter().map(|at| at.article));
    let heard = |speaker: &crate::compare::SpeakerAcross| sorting::set(speaker.members.iter().map(|member| member.0));
    let utterances = spread(articles, findings.utterances.iter().map(told));
    let claims = spread(articles, findings.claims.iter().map(stated));
    let perhaps = |claim: &Claim| {
        let near = claim.nearest.iter().map(|near| near.article);
        sorting::set(claim.statements.iter().map(|at| at.article).chain(near))
    };
    let perhaps = spread(articles, findings.claims.iter().map(perhaps));
    let may_lack = || (0..findings.claims.len()).filter(|&claim| findings.claims[claim].may_lack);
    let speakers = spread(articles, findings.speakers.iter().map(heard));
    let at_most = if full { usize::MAX } else { NO_MATCH_AT_MOST };
    let name = |ids: &[String], list: &[usize]| list.iter().map(|&index| ids[index].clone()).collect();
    let ids = groups.ids;
    let one = |article: usize| model::Coverage {
        article,
        utterances: name(&ids.utterances, &utterances[article]),
        claims: name(&ids.claims, &claims[article]),
        speakers: name(&ids.speakers, &speakers[article]),
        no_match: model::NoMatch {
            utterances: name(&ids.utterances, &missing(&utterances[article], 0..ids.utterances.len(), at_most)),
            claims: name(&ids.claims, &missing(&perhaps[article], may_lack(), at_most)),
        },
    };
    let note = (!full).then(|| {
        let text = format!(
            "With more than {FULL_COVERAGE_AT_MOST} articles, `noMatch` names for each the {NO_MATCH_AT_MOST} that most other articles have, and not all."
        );
        Message::new("coverage-shortened", text)
            .with_number("limit", FULL_COVERAGE_AT_MOST as f64)
            .with_number("named", NO_MATCH_AT_MOST as f64)
    });
    ((0..articles).map(one).collect(), note)
}

/// For each article the findings that it has, in order.
fn spread(articles: usize, found: impl Iterator<Item = Vec<usize>>) -> Vec<Vec<usize>> {
    let mut of_article = vec![Vec::new(); articles];
    for (index, articles) in found.enumerate() {
        for article in articles {
            of_article[article].push(index);
        }
    }
    of_article
}

/// The first of some findings that are not in a sorted list.
fn missing(has: &[usize], of: impl Iterator<Item = usize>, at_most: usize) -> Vec<usize> {
    of.filter(|index| has.binary_search(index).is_err()).take(at_most).collect()
}

const fn speaker_kind(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person => "person",
        SpeakerKind::Organisation => "organisation",
        SpeakerKind::Group => "group",
        SpeakerKind::Document => "document",
        SpeakerKind::Unknown => "unknown",
    }
}

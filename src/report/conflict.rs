//! Differences to check on their way out.

use super::group::Groups;
use super::model::{self, MessageOut, rounded};
use crate::compare::{Conflict, Dated};

/// Differences as the contract has them; `ids` are theirs.
pub(super) fn conflicts(groups: &Groups, conflicts: &[Conflict], ids: &[String]) -> Vec<model::Conflict> {
    let one = |(conflict, id): (&Conflict, &String)| model::Conflict {
        id: id.clone(),
        claim: conflict.claim.map(|claim| groups.ids.claims[claim].clone()),
        utterance: conflict.utterance.map(|utterance| groups.ids.utterances[utterance].clone()),
        kind: conflict.kind.name(),
        values: conflict
            .values
            .iter()
            .map(|value| {
                let (start, end) = groups.units[value.article].units(value.span);
                model::ConflictValue { article: value.article, start, end, value: value.value.clone() }
            })
            .collect(),
        why: MessageOut(conflict.why.clone()),
        confidence: rounded(conflict.confidence),
        both_possible: conflict.both_possible,
    };
    conflicts.iter().zip(ids).map(one).collect()
}

/// The days that are named.
pub(super) fn timeline(groups: &Groups) -> Vec<model::TimelineEntry> {
    let one = |dated: &Dated| model::TimelineEntry {
        date: dated.date.to_string(),
        statements: dated.statements.iter().map(|at| groups.ids.statements[at.article][at.statement].clone()).collect(),
        mentions: dated
            .mentions
            .iter()
            .map(|&(article, span)| {
                let (start, end) = groups.units[article].units(span);
                model::ArticleSpan { article, start, end }
            })
            .collect(),
    };
    groups.findings.timeline.iter().map(one).collect()
}

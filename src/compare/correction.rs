//! What the reader decided about claims and differences; all that follows is computed from it.
//!
//! Targets are ids, which are built from articles' ids and offsets: they hold whatever other articles come or go. A
//! target that is no longer there changes nothing.

use super::conflict::why;
use super::model::{Analysed, Claim, ClaimStatus, Conflict, ConflictKind, ConflictValue, StatementAt};
use crate::options::Correction;
use crate::text::{Span, Utf16Index, fold_word};

/// Applies "merge", "split" and "dismiss" to claims: a claim that is dismissed is no longer one, its statements stand by
/// themselves; statements that are split off are a claim of their own.
pub(super) fn of_claims(claims: &mut Vec<Claim>, articles: &[&Analysed], corrections: &[Correction]) {
    for correction in corrections {
        let targets: Vec<(bool, StatementAt)> =
            correction.targets.iter().filter_map(|target| statement(target, articles)).collect();
        let home = |claims: &[Claim], at: StatementAt| claims.iter().position(|claim| claim.statements.contains(&at));
        match correction.kind.as_str() {
            "merge" => {
                let mut homes: Vec<usize> = targets.iter().filter_map(|&(_, at)| home(claims, at)).collect();
                crate::sorting::sort(&mut homes);
                homes.dedup();
                let Some((&first, others)) = homes.split_first().filter(|(_, others)| !others.is_empty()) else {
                    continue;
                };
                for &other in others {
                    let Claim { statements, parts, nearest, .. } =
                        std::mem::replace(&mut claims[other], decided(Vec::new()));
                    claims[first].statements.extend(statements);
                    claims[first].parts.extend(parts);
                    claims[first].nearest.extend(nearest);
                }
                settle(&mut claims[first], articles);
            }
            "split" | "dismiss" => {
                let mut apart: Vec<StatementAt> = Vec::new();
                for (whole, at) in targets {
                    let Some(home) = home(claims, at) else { continue };
                    if whole {
                        let statements = std::mem::take(&mut claims[home].statements);
                        claims.extend(statements.into_iter().map(|at| decided(vec![at])));
                    } else if correction.kind == "split" {
                        claims[home].statements.retain(|&other| other != at);
                        settle(&mut claims[home], articles);
                        apart.push(at);
                    }
                }
                claims.push(decided(apart));
            }
            _ => continue,
        }
        claims.retain(|claim| !claim.statements.is_empty());
    }
    for claim in claims.iter_mut().filter(|claim| claim.check_worthy < 0.0) {
        settle(claim, articles);
    }
}

/// A claim of these statements as the reader wants it.
fn decided(statements: Vec<StatementAt>) -> Claim {
    Claim {
        status: ClaimStatus::Unique,
        check_worthy: -1.0,
        confidence: 1.0,
        statements,
        parts: Vec::new(),
        nearest: Vec::new(),
        may_lack: true,
    }
}

/// What follows from a claim's statements.
fn settle(claim: &mut Claim, articles: &[&Analysed]) {
    crate::sorting::sort(&mut claim.statements);
    let first = claim.statements.first().map(|at| at.article);
    let shared = claim.statements.iter().any(|at| Some(at.article) != first);
    claim.status = if shared { ClaimStatus::Shared } else { ClaimStatus::Unique };
    claim.confidence = 1.0;
    claim.check_worthy =
        claim.statements.iter().map(|at| articles[at.article].noted.worth[at.statement]).fold(0.0, f64::max);
    let statements = &claim.statements;
    claim.nearest.retain(|nearest| statements.iter().all(|at| at.article != nearest.article));
    crate::sorting::sort_by_key(&mut claim.nearest, |nearest| nearest.article);
    claim.nearest.dedup_by_key(|nearest| nearest.article);
}

/// Applies "merge", "split" and "dismiss" to differences: those that are about one thing become one; values that are not
/// about it are taken out, and are a difference of their own where they differ; what is dismissed is none. A target is
/// the kind of a difference with the place of one of its values, as its id is.
pub(super) fn of_conflicts(conflicts: &mut Vec<Conflict>, articles: &[&Analysed], corrections: &[Correction]) {
    for correction in corrections {
        let targets: Vec<Place> =
            correction.targets.iter().filter_map(|target| Place::read(target, articles)).collect();
        let is_target = |kind: ConflictKind, value: &ConflictValue| targets.iter().any(|place| place.is(kind, value));
        let has_target = |conflict: &Conflict| conflict.values.iter().any(|value| is_target(conflict.kind, value));
        if targets.is_empty() {
            continue;
        }
        match correction.kind.as_str() {
            "dismiss" => conflicts.retain(|conflict| !has_target(conflict)),
            "merge" => {
                let mut first: Option<usize> = None;
                for at in 0..conflicts.len() {
                    if !has_target(&conflicts[at]) {
                        continue;
                    }
                    if let Some(first) = first {
                        let other = std::mem::take(&mut conflicts[at].values);
                        join(&mut conflicts[first], other);
                    } else {
                        first = Some(at);
                    }
                }
                conflicts.retain(|conflict| !conflict.values.is_empty());
            }
            "split" => {
                let mut apart = Vec::new();
                for conflict in conflicts.iter_mut() {
                    let kind = conflict.kind;
                    let values = std::mem::take(&mut conflict.values);
                    let (taken, left): (Vec<_>, Vec<_>) = values.into_iter().partition(|value| is_target(kind, value));
                    let is_split = !taken.is_empty();
                    conflict.values = left;
                    if is_split {
                        let mut other = Conflict { values: taken, ..conflict.clone() };
                        tell_anew(&mut other);
                        apart.push(other);
                        tell_anew(conflict);
                    }
                }
                conflicts.extend(apart);
                conflicts.retain(differs);
            }
            _ => {}
        }
    }
}

/// Two differences as one, worded as the first.
fn join(first: &mut Conflict, values: Vec<ConflictValue>) {
    for value in values {
        if !first.values.contains(&value) {
            first.values.push(value);
        }
    }
}

/// Whether two articles have two values.
fn differs(conflict: &Conflict) -> bool {
    conflict.values.iter().any(|value| {
        let first = &conflict.values[0];
        value.article != first.article && fold_word(&value.value) != fold_word(&first.value)
    })
}

/// Says in what a difference differs when its values have changed.
fn tell_anew(conflict: &mut Conflict) {
    let first = conflict.values.first().map(|value| value.value.clone());
    let other = conflict.values.iter().find(|value| Some(&value.value) != first.as_ref());
    if let (Some(a), Some(other), true) = (first, other, conflict.kind != ConflictKind::Certainty) {
        conflict.why = why(conflict.why.code, &a, &other.value);
    }
}

/// A value as an id names it.
struct Place {
    kind: &'static str,
    article: usize,
    span: Span,
}

impl Place {
    /// Reads "number:name:start-end".
    fn read(target: &str, articles: &[&Analysed]) -> Option<Self> {
        let (kind, place) = target.split_once(':')?;
        let kind = ConflictKind::ALL.iter().map(|known| known.name()).find(|&known| known == kind)?;
        let (article, units) = located(place, articles)?;
        let text = &articles[article].article.text;
        Some(Self { kind, article, span: Span::new(byte_at(text, units.0)?, byte_at(text, units.1)?) })
    }

    fn is(&self, kind: ConflictKind, value: &ConflictValue) -> bool {
        self.kind == kind.name() && self.article == value.article && self.span == value.span
    }
}

/// Where a text has so many UTF-16 code units before it.
fn byte_at(text: &str, units: usize) -> Option<usize> {
    let mut count = 0;
    let ends = text.char_indices().map(|(at, character)| {
        count += character.len_utf16();
        (at + character.len_utf8(), count)
    });
    std::iter::once((0, 0))
        .chain(ends)
        .find(|&(_, count)| count >= units)
        .filter(|&(_, count)| count == units)
        .map(|(at, _)| at)
}

/// The statement that an id names, and whether the id is that of its claim.
fn statement(target: &str, articles: &[&Analysed]) -> Option<(bool, StatementAt)> {
    let (whole, place) = match target.strip_prefix("c:") {
        Some(place) => (true, place),
        None => (false, target.strip_prefix("t:")?),
    };
    let (article, units) = located(place, articles)?;
    let one = articles[article];
    let index = Utf16Index::new(&one.article.text);
    let statement = one.statements.iter().position(|stated| index.span(stated.span) == units)?;
    Some((whole, StatementAt { article, statement }))
}

/// "name:start-end" as an article and its UTF-16 offsets.
fn located(place: &str, articles: &[&Analysed]) -> Option<(usize, (usize, usize))> {
    let (id, units) = place.rsplit_once(':')?;
    let (start, end) = units.split('/').next()?.split_once('-')?;
    let article = articles.iter().position(|one| one.article.id == id)?;
    Some((article, (start.parse().ok()?, end.parse().ok()?)))
}

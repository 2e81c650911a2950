//! What the reader decided about claims and differences; all that follows is computed from it.
//!
//! Targets are ids, which are built from articles' ids and offsets: they hold whatever other articles come or go. A
//! target that is no longer there changes nothing.

use super::agreement::check_worthy;
use super::model::{Analysed, Claim, ClaimStatus, Conflict, StatementAt};
use crate::options::Correction;
use crate::text::{Span, Utf16Index};

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
        claim.statements.iter().map(|at| check_worthy(articles[at.article], at.statement)).fold(0.0, f64::max);
    let statements = &claim.statements;
    claim.nearest.retain(|nearest| statements.iter().all(|at| at.article != nearest.article));
    crate::sorting::sort_by_key(&mut claim.nearest, |nearest| nearest.article);
    claim.nearest.dedup_by_key(|nearest| nearest.article);
}

/// Leaves out the differences that the reader dismissed.
pub(super) fn of_conflicts(conflicts: &mut Vec<Conflict>, articles: &[&Analysed], corrections: &[Correction]) {
    let dismissed = corrections.iter().filter(|correction| correction.kind == "dismiss");
    for target in dismissed.flat_map(|correction| &correction.targets) {
        let Some((kind, place)) = target.split_once(':') else { continue };
        let Some((article, units)) = located(place, articles) else { continue };
        let index = Utf16Index::new(&articles[article].article.text);
        conflicts.retain(|conflict| {
            let there = |span: Span| index.span(span) == units;
            conflict.kind.name() != kind
                || !conflict.values.iter().any(|value| value.article == article && there(value.span))
        });
    }
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
    let there = |spans: &[Span]| spans.iter().copied().reduce(Span::join).is_some_and(|span| index.span(span) == units);
    let statement = one.statements.iter().position(|stated| there(&stated.spans))?;
    Some((whole, StatementAt { article, statement }))
}

/// "name:start-end" as an article and its UTF-16 offsets.
fn located(place: &str, articles: &[&Analysed]) -> Option<(usize, (usize, usize))> {
    let (id, units) = place.rsplit_once(':')?;
    let (start, end) = units.split('/').next()?.split_once('-')?;
    let article = articles.iter().position(|one| one.article.id == id)?;
    Some((article, (start.parse().ok()?, end.parse().ok()?)))
}

//! One order to compute in, and back.

use super::model::{Analysed, AttributionAt, Findings, Nearest, StatementAt};
use crate::sorting;

/// Indices of the articles by id, then text.
pub(super) fn canonical(articles: &[Analysed]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    let key = |index: usize| (&articles[index].article.id, &articles[index].article.text);
    sorting::sort_by(&mut order, |&x, &y| key(x).cmp(&key(y)));
    order
}

/// The findings with articles counted as the caller counts them, and everything in the order in which the caller's
/// articles have it, what several of them have first.
pub(super) fn restored(mut findings: Findings, order: &[usize]) -> Findings {
    let mut fit = findings.fit.clone();
    for (canonical, &index) in order.iter().enumerate() {
        fit[index] = findings.fit[canonical];
    }
    findings.fit = fit;
    let attribution = |at: &mut AttributionAt| at.article = order[at.article];
    let statement = |at: &mut StatementAt| at.article = order[at.article];
    let nearest = |list: &mut Vec<Nearest>| {
        for nearest in list.iter_mut() {
            nearest.article = order[nearest.article];
        }
        sorting::sort_few(list, |x, y| x.article < y.article);
    };
    for speaker in &mut findings.speakers {
        speaker.members.iter_mut().for_each(|member| member.0 = order[member.0]);
        sorting::sort(&mut speaker.members);
    }
    for utterance in &mut findings.utterances {
        utterance.witnesses.iter_mut().for_each(attribution);
        sorting::sort(&mut utterance.witnesses);
        utterance.reports.iter_mut().chain(&mut utterance.frames).for_each(attribution);
        sorting::sort(&mut utterance.reports);
        for collated in utterance.collation.iter_mut().flat_map(|collation| &mut collation.witnesses) {
            attribution(&mut collated.at);
        }
        if let Some(collation) = &mut utterance.collation {
            sorting::sort_by_key(&mut collation.witnesses, |collated| collated.at);
        }
        for relation in &mut utterance.relations {
            attribution(&mut relation.a);
            attribution(&mut relation.b);
        }
        sorting::sort_by_key(&mut utterance.relations, |relation| (relation.a, relation.b));
        nearest(&mut utterance.nearest);
    }
    for claim in &mut findings.claims {
        claim.statements.iter_mut().for_each(statement);
        claim.parts.iter_mut().for_each(|(at, _)| statement(at));
        sorting::sort(&mut claim.statements);
        nearest(&mut claim.nearest);
    }
    for passage in &mut findings.passages {
        passage.spans.iter_mut().for_each(|span| span.0 = order[span.0]);
        sorting::sort(&mut passage.spans);
    }
    sorting::sort_by(&mut findings.passages, |x, y| y.words.cmp(&x.words).then_with(|| x.spans.cmp(&y.spans)));
    for kin in &mut findings.kin {
        kin.articles.iter_mut().for_each(|article| *article = order[*article]);
        sorting::sort(&mut kin.articles);
    }
    sorting::sort_by(&mut findings.kin, |x, y| x.articles.cmp(&y.articles));
    let spread = |articles: &mut Vec<usize>| {
        articles.dedup();
        std::cmp::Reverse(articles.len())
    };
    let (utterances, utterance_at) = sorted_by_cached_key(findings.utterances, |utterance| {
        let mut articles = utterance.witnesses.iter().map(|at| at.article).collect();
        (spread(&mut articles), utterance.witnesses.first().copied())
    });
    findings.utterances = utterances;
    let (claims, claim_at) = sorted_by_cached_key(findings.claims, |claim| {
        let mut articles = claim.statements.iter().map(|at| at.article).collect();
        (spread(&mut articles), claim.statements.first().copied())
    });
    findings.claims = claims;
    for conflict in findings.conflicts.iter_mut().chain(&mut findings.certainty) {
        conflict.values.iter_mut().for_each(|value| value.article = order[value.article]);
        sorting::sort(&mut conflict.values);
        conflict.utterance = conflict.utterance.map(|old| utterance_at[old]);
        conflict.claim = conflict.claim.map(|old| claim_at[old]);
    }
    for dated in &mut findings.timeline {
        dated.statements.iter_mut().for_each(statement);
        sorting::sort(&mut dated.statements);
        dated.mentions.iter_mut().for_each(|mention| mention.0 = order[mention.0]);
        sorting::sort(&mut dated.mentions);
    }
    for list in [&mut findings.conflicts, &mut findings.certainty] {
        sorting::sort_by(list, |x, y| (x.kind, &x.values).cmp(&(y.kind, &y.values)));
    }
    reorder_speakers(&mut findings);
    findings
}

/// Sorts by a key that is worth computing once; and where each item went.
fn sorted_by_cached_key<T, K: Ord>(items: Vec<T>, key: impl Fn(&T) -> K) -> (Vec<T>, Vec<usize>) {
    let mut keyed: Vec<(K, usize, T)> =
        items.into_iter().enumerate().map(|(old, item)| (key(&item), old, item)).collect();
    sorting::sort_by(&mut keyed, |x, y| x.0.cmp(&y.0));
    let mut new_index = vec![0; keyed.len()];
    for (new, (_, old, _)) in keyed.iter().enumerate() {
        new_index[*old] = new;
    }
    (keyed.into_iter().map(|(_, _, item)| item).collect(), new_index)
}

/// Speakers in the order of the caller's articles and of first mention there.
fn reorder_speakers(findings: &mut Findings) {
    let mut places: Vec<usize> = (0..findings.speakers.len()).collect();
    sorting::sort_by_key(&mut places, |&index| findings.speakers[index].members.first().copied());
    let mut new_index = vec![0; places.len()];
    for (new, &old) in places.iter().enumerate() {
        new_index[old] = new;
    }
    findings.speakers = places.iter().map(|&old| findings.speakers[old].clone()).collect();
    for utterance in &mut findings.utterances {
        utterance.speaker = utterance.speaker.map(|old| new_index[old]);
        utterance.speaker_conflict.iter_mut().for_each(|speaker| *speaker = new_index[*speaker]);
        sorting::sort(&mut utterance.speaker_conflict);
    }
}

//! One order to compute in, and back.

use super::model::{Analysed, AttributionAt, Findings, StatementAt};

/// Indices of the articles by id, then text.
pub(super) fn canonical(articles: &[Analysed]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    let key = |index: usize| (&articles[index].article.id, &articles[index].article.text);
    order.sort_by(|&x, &y| key(x).cmp(&key(y)));
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
    for speaker in &mut findings.speakers {
        speaker.members.iter_mut().for_each(|member| member.0 = order[member.0]);
        speaker.members.sort_unstable();
    }
    for utterance in &mut findings.utterances {
        utterance.witnesses.iter_mut().for_each(attribution);
        utterance.witnesses.sort_unstable();
        utterance.reports.iter_mut().for_each(attribution);
        utterance.reports.sort_unstable();
        for relation in &mut utterance.relations {
            attribution(&mut relation.a);
            attribution(&mut relation.b);
        }
        utterance.relations.sort_by_key(|relation| (relation.a, relation.b));
    }
    for claim in &mut findings.claims {
        claim.statements.iter_mut().for_each(statement);
        claim.statements.sort_unstable();
        claim.nearest.iter_mut().for_each(|nearest| nearest.article = order[nearest.article]);
        claim.nearest.sort_by_key(|nearest| nearest.article);
    }
    let spread = |articles: &mut Vec<usize>| {
        articles.dedup();
        std::cmp::Reverse(articles.len())
    };
    findings.utterances.sort_by_cached_key(|utterance| {
        let mut articles = utterance.witnesses.iter().map(|at| at.article).collect();
        (spread(&mut articles), utterance.witnesses.first().copied())
    });
    findings.claims.sort_by_cached_key(|claim| {
        let mut articles = claim.statements.iter().map(|at| at.article).collect();
        (spread(&mut articles), claim.statements.first().copied())
    });
    reorder_speakers(&mut findings);
    findings
}

/// Speakers in the order of the caller's articles and of first mention there.
fn reorder_speakers(findings: &mut Findings) {
    let mut places: Vec<usize> = (0..findings.speakers.len()).collect();
    places.sort_by_key(|&index| findings.speakers[index].members.first().copied());
    let mut new_index = vec![0; places.len()];
    for (new, &old) in places.iter().enumerate() {
        new_index[old] = new;
    }
    findings.speakers = places.iter().map(|&old| findings.speakers[old].clone()).collect();
    for utterance in &mut findings.utterances {
        utterance.speaker = utterance.speaker.map(|old| new_index[old]);
        utterance.speaker_conflict.iter_mut().for_each(|speaker| *speaker = new_index[*speaker]);
        utterance.speaker_conflict.sort_unstable();
    }
}

//! Which statements are one claim.

use super::lexicon::{Lexicon, is_figure};
use super::model::{Analysed, Claim, ClaimStatus, Fit, Nearest, StatementAt, Utterance};
use super::speaker::{Match, Speakers};
use super::vocabulary::{Bag, Weights};
use crate::article::Role;
use crate::claim::Voucher;
use crate::sorting;
use crate::text::{Span, folded, words};

/// Two statements are one claim from here on, where each is the other's best.
const SAME_FROM: f64 = 0.45;

/// A statement joins a group only if it is, on average, this like all its members.
const SAME_WITH_ALL: f64 = 0.30;

/// A sentence less like a claim than this says nothing of it.
const NEAREST_FROM: f64 = 0.12;

/// Up to so many articles the nearest sentence of every article is told; beyond, of the closest so many.
const ALL_NEAREST_AT_MOST: usize = 40;
const NEAREST_AT_MOST: usize = 8;

/// Neighbours that are kept for each sentence: with few articles enough for one in each.
const NEIGHBOURS: usize = 64;
const NEIGHBOURS_OF_MANY: usize = 16;

/// Of large groups so many members stand for all when a group's likeness is taken.
const LOOKED_AT: usize = 8;

/// A sentence of the body, with the statement that it makes, if it makes one.
struct Candidate {
    article: usize,
    span: Span,
    statement: Option<usize>,
}

/// Groups the statements of articles that fit together; the others' stand by themselves. Tells each utterance what
/// comes nearest to it where it has no match.
pub(super) fn cluster(
    articles: &[&Analysed],
    speakers: &Speakers,
    fit: &[Fit],
    utterances: &mut [Utterance],
    lexicon: &mut Lexicon,
) -> Vec<Claim> {
    let candidates = candidates(articles);
    let mut bags: Vec<Bag> = candidates
        .iter()
        .map(|candidate| {
            let one = articles[candidate.article];
            let spans =
                candidate.statement.map_or(vec![candidate.span], |statement| one.statements[statement].spans.clone());
            Bag::read(&one.article.text, &spans, lexicon)
        })
        .collect();
    let weights = Weights::measure(&mut bags, lexicon);
    let owner: Vec<usize> = candidates.iter().map(|candidate| candidate.article).collect();
    let few = articles.len() <= ALL_NEAREST_AT_MOST;
    let neighbours = weights.neighbours(&bags, &owner, if few { NEIGHBOURS } else { NEIGHBOURS_OF_MANY });
    let may_share: Vec<bool> =
        candidates.iter().map(|candidate| candidate.statement.is_some() && fit[candidate.article].fits).collect();
    // What one says another does not say, even in the same words.
    let voucher = |index: usize| {
        let Candidate { article, statement, .. } = candidates[index];
        match articles[article].statements[statement?].voucher {
            Voucher::Narrator => None,
            Voucher::Speaker(speaker) => speakers.across(article, speaker),
        }
    };
    let vouchers_fit = |x: usize, y: usize| speakers.compare(voucher(x), voucher(y)) != Match::Different;
    let groups = groups(&candidates, &bags, &weights, &neighbours, &may_share, &vouchers_fit);
    for utterance in utterances {
        utterance.nearest = nearest_to_utterance(articles, &candidates, &neighbours, utterance);
    }
    let mut claims = Vec::with_capacity(groups.len());
    for (members, confidence) in groups {
        claims.push(claim(articles, &candidates, &neighbours, &members, confidence));
    }
    claims
}

fn candidates(articles: &[&Analysed]) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (article, one) in articles.iter().enumerate() {
        let mut of_sentence: Vec<Vec<usize>> = vec![Vec::new(); one.article.sentences.len()];
        for (statement, stated) in one.statements.iter().enumerate() {
            if let Some(list) = of_sentence.get_mut(stated.sentence) {
                list.push(statement);
            }
        }
        for (sentence, statements) in one.article.sentences.iter().zip(of_sentence) {
            let span = sentence.span;
            let body =
                one.article.paragraphs.get(sentence.paragraph).is_some_and(|paragraph| paragraph.role == Role::Body);
            if statements.is_empty() && body {
                found.push(Candidate { article, span, statement: None });
            }
            found.extend(statements.into_iter().map(|statement| Candidate {
                article,
                span,
                statement: Some(statement),
            }));
        }
    }
    found
}

/// Groups of candidates that say the same, at most one of each article, and how sure that is.
fn groups(
    candidates: &[Candidate],
    bags: &[Bag],
    weights: &Weights,
    neighbours: &[Vec<(usize, f64)>],
    may_share: &[bool],
    vouchers_fit: &dyn Fn(usize, usize) -> bool,
) -> Vec<(Vec<usize>, f64)> {
    let best: Vec<Vec<(usize, f64)>> = neighbours
        .iter()
        .enumerate()
        .map(|(index, near)| {
            let one = |other: usize| {
                may_share[other] && weights.share_what_is_said(&bags[index], &bags[other]) && vouchers_fit(index, other)
            };
            best_per_article(near, candidates, &one)
        })
        .collect();
    let mut edges: Vec<(f64, usize, usize)> = Vec::new();
    for (index, near) in best.iter().enumerate() {
        for &(other, likeness) in near {
            let mutual = || best[other].iter().any(|&(back, _)| back == index);
            if may_share[index] && index < other && mutual() {
                edges.push((likeness, index, other));
            }
        }
    }
    sorting::sort_by(&mut edges, |x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut group_of: Vec<usize> = (0..candidates.len()).collect();
    let mut members: Vec<Vec<usize>> = (0..candidates.len()).map(|index| vec![index]).collect();
    for (_, a, b) in edges {
        let (to, from) = (group_of[a].min(group_of[b]), group_of[a].max(group_of[b]));
        if to == from || !may_join(&members[to], &members[from], candidates, bags, weights) {
            continue;
        }
        let moved = std::mem::take(&mut members[from]);
        for &member in &moved {
            group_of[member] = to;
        }
        members[to].extend(moved);
    }
    let mut found = Vec::new();
    for mut group in members {
        group.retain(|&member| candidates[member].statement.is_some());
        if group.is_empty() {
            continue;
        }
        sorting::sort(&mut group);
        let confidence = match group[..] {
            [only] => {
                // No match found: the surer, the less anything resembles it. Never sure: a sentence may say the same in
                // other words.
                let nearest = neighbours[only].first().map_or(0.0, |near| near.1);
                0.85 - 0.8 * nearest
            }
            _ => (0.35 + 0.65 * mean_likeness(&group, &group, bags, weights)).min(0.98),
        };
        found.push((group, confidence.clamp(0.05, 0.98)));
    }
    found
}

/// The most similar shareable candidate of each other article; the list is sorted, so each article's first.
fn best_per_article(
    near: &[(usize, f64)],
    candidates: &[Candidate],
    may_be_one: &dyn Fn(usize) -> bool,
) -> Vec<(usize, f64)> {
    let mut seen: Vec<usize> = Vec::new();
    let mut best = Vec::new();
    for &(other, likeness) in near.iter().take_while(|(_, likeness)| *likeness >= SAME_FROM) {
        let article = candidates[other].article;
        if !seen.contains(&article) && may_be_one(other) {
            seen.push(article);
            best.push((other, likeness));
        }
    }
    best
}

/// Whether two groups have no article in common and are alike. Members are counted article by article, so their
/// order is that of the articles.
fn may_join(a: &[usize], b: &[usize], candidates: &[Candidate], bags: &[Bag], weights: &Weights) -> bool {
    let articles = sorting::set(a.iter().map(|&member| candidates[member].article));
    b.iter().all(|&member| articles.binary_search(&candidates[member].article).is_err())
        && mean_likeness(a, b, bags, weights) >= SAME_WITH_ALL
}

/// The mean likeness between two groups; of a group with itself, between its different members.
fn mean_likeness(a: &[usize], b: &[usize], bags: &[Bag], weights: &Weights) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for &x in a.iter().take(LOOKED_AT) {
        for &y in b.iter().take(LOOKED_AT).filter(|&&y| y != x) {
            sum += weights.likeness(&bags[x], &bags[y]);
            count += 1.0;
        }
    }
    if count > 0.0 { sum / count } else { 0.0 }
}

/// The nearest sentences to those that a quotation of the utterance stands in.
fn nearest_to_utterance(
    articles: &[&Analysed],
    candidates: &[Candidate],
    neighbours: &[Vec<(usize, f64)>],
    utterance: &Utterance,
) -> Vec<Nearest> {
    let mut around: Vec<usize> = Vec::new();
    for at in utterance.witnesses.iter().take(LOOKED_AT) {
        let extent = articles[at.article].reading.attributions[at.attribution].extent();
        let place = |candidate: &Candidate| (candidate.article, candidate.span.end);
        let first = candidates.partition_point(|candidate| place(candidate) <= (at.article, extent.start));
        let inside = |candidate: &&Candidate| candidate.article == at.article && candidate.span.start < extent.end;
        around.extend(first..first + candidates[first..].iter().take(LOOKED_AT).take_while(inside).count());
    }
    let told = sorting::set(utterance.witnesses.iter().chain(&utterance.reports).map(|at| at.article));
    nearest(articles.len(), candidates, neighbours, &around, &told)
}

/// The nearest sentence of each article that has none of the members.
fn nearest(
    articles: usize,
    candidates: &[Candidate],
    neighbours: &[Vec<(usize, f64)>],
    members: &[usize],
    stating: &[usize],
) -> Vec<Nearest> {
    let mut nearest: Vec<Nearest> = Vec::new();
    for &member in members {
        for &(other, likeness) in neighbours[member].iter().take_while(|(_, likeness)| *likeness >= NEAREST_FROM) {
            let Candidate { article, span, .. } = candidates[other];
            if stating.binary_search(&article).is_err() {
                nearest.push(Nearest { article, span, likeness });
            }
        }
    }
    // The nearest of each article first, then all in their order.
    let closer = |x: &Nearest, y: &Nearest| y.likeness.total_cmp(&x.likeness);
    sorting::sort_by(&mut nearest, |x, y| x.article.cmp(&y.article).then(closer(x, y)));
    nearest.dedup_by_key(|one| one.article);
    sorting::sort_by(&mut nearest, |x, y| closer(x, y).then(x.article.cmp(&y.article)));
    if articles > ALL_NEAREST_AT_MOST {
        nearest.truncate(NEAREST_AT_MOST);
    }
    nearest
}

fn claim(
    articles: &[&Analysed],
    candidates: &[Candidate],
    neighbours: &[Vec<(usize, f64)>],
    members: &[usize],
    confidence: f64,
) -> Claim {
    let stating = sorting::set(members.iter().map(|&member| candidates[member].article));
    let nearest = nearest(articles.len(), candidates, neighbours, members, &stating);
    let statements: Vec<StatementAt> = members
        .iter()
        .filter_map(|&member| {
            Some(StatementAt { article: candidates[member].article, statement: candidates[member].statement? })
        })
        .collect();
    let worth = statements.iter().map(|at| check_worthy(articles[at.article], at.statement)).fold(0.0, f64::max);
    let agreement = if statements.len() > 1 { ClaimStatus::Shared } else { ClaimStatus::Unique };
    Claim { status: agreement, check_worthy: worth, confidence, statements, nearest }
}

/// How much a statement is worth checking: figures, days, names and somebody who vouches for it before mood.
pub(crate) fn check_worthy(one: &Analysed, statement: usize) -> f64 {
    let stated = &one.statements[statement];
    let text = &one.article.text;
    let (mut figures, mut days, mut names, mut count) = (false, false, 0, 0);
    for (place, word) in stated.spans.iter().flat_map(|&span| words(text, span)).enumerate() {
        let written = word.slice(text);
        let folded = folded(written);
        figures |= is_figure(&folded);
        days |= DAYS.contains(&&*folded);
        names += usize::from(place > 0 && written != "I" && written.starts_with(char::is_uppercase));
        count += 1;
    }
    let mut worth: f64 = 0.2;
    for (has, part) in [
        (figures, 0.25),
        (days, 0.1),
        (names > 0, 0.15),
        (names > 2, 0.05),
        (matches!(stated.voucher, Voucher::Speaker(_)), 0.1),
        (count >= 8, 0.1),
        (stated.hedge.is_none(), 0.05),
    ] {
        if has {
            worth += part;
        }
    }
    worth.min(1.0)
}

const DAYS: [&str; 20] = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "june", "july", "august", "september", "october", "november", "december", "yesterday", "today",
];

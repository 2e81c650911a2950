//! Which statements are one claim.

use super::assertion::Assertion;
use super::lexicon::{Lexicon, is_figure};
use super::model::{Analysed, Claim, ClaimStatus, Fit, Nearest, StatementAt, Utterance};
use super::speaker::{Match, Speakers};
use super::vocabulary::{Bag, Weights};
use crate::article::Role;
use crate::claim::Voucher;
use crate::sorting;
use crate::text::{Span, folded, is_one_of, words};

/// Two statements are one claim from here on. Of a hundred groups from 0.18 on that two readers judged, 44 said the same;
/// from 0.3 on 27 of the 28 that were left as they were. Precision comes before everything.
const SAME_FROM: f64 = 0.3;

/// A statement joins a group only if it is, on average, this like all its members.
const SAME_WITH_ALL: f64 = 0.27;

/// … and more, if it is its article's second: related sentences follow each other in an article.
const SAME_AGAIN: f64 = 0.35;

/// An article may say a thing twice, above in short and below in full.
const OF_ONE_ARTICLE: usize = 2;

/// A sentence less like a claim than this says nothing of it.
const NEAREST_FROM: f64 = 0.06;

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

/// All sentences, and what they are compared by.
struct Sentences {
    candidates: Vec<Candidate>,
    bags: Vec<Bag>,
    assertions: Vec<Assertion>,
    weights: Weights,
}

impl Sentences {
    fn read(articles: &[&Analysed], lexicon: &mut Lexicon) -> Self {
        let candidates = candidates(articles);
        let spans = |candidate: &Candidate| {
            let stated = |statement: usize| articles[candidate.article].statements[statement].spans.clone();
            candidate.statement.map_or(vec![candidate.span], stated)
        };
        let mut bags: Vec<Bag> = Vec::with_capacity(candidates.len());
        for candidate in &candidates {
            bags.push(Bag::read(candidate.article, &spans(candidate), lexicon));
        }
        let weights = Weights::measure(&mut bags, lexicon);
        let mut assertions = Vec::with_capacity(candidates.len());
        for candidate in &candidates {
            assertions.push(Assertion::read(candidate.article, &spans(candidate), lexicon));
        }
        Self { candidates, bags, assertions, weights }
    }

    fn likeness(&self, a: usize, b: usize) -> f64 {
        self.assertions[a].likeness(&self.bags[a], &self.assertions[b], &self.bags[b], &self.weights)
    }

    /// The mean likeness between members of two groups that are of different articles.
    fn mean_likeness(&self, a: &[usize], b: &[usize]) -> f64 {
        let (mut sum, mut count) = (0.0, 0.0);
        for &x in a.iter().take(LOOKED_AT) {
            for &y in b.iter().take(LOOKED_AT) {
                if self.candidates[x].article != self.candidates[y].article {
                    sum += self.likeness(x, y);
                    count += 1.0;
                }
            }
        }
        if count > 0.0 { sum / count } else { 0.0 }
    }

    /// Whether two groups are alike, and no article says it too often then.
    fn may_join(&self, a: &[usize], b: &[usize]) -> bool {
        let mut articles: Vec<usize> = a.iter().chain(b).map(|&member| self.candidates[member].article).collect();
        sorting::sort(&mut articles);
        let again = articles.windows(2).any(|pair| pair[0] == pair[1]);
        articles.windows(OF_ONE_ARTICLE + 1).all(|run| run[0] != run[OF_ONE_ARTICLE])
            && self.mean_likeness(a, b) >= if again { SAME_AGAIN } else { SAME_WITH_ALL }
    }
}

/// Groups the statements of articles that fit together; the others' stand by themselves. Tells each utterance
/// what comes nearest to it where it has no match, and gives back how much each word tells.
pub(super) fn cluster(
    articles: &[&Analysed],
    speakers: &Speakers,
    fit: &[Fit],
    utterances: &mut [Utterance],
    lexicon: &mut Lexicon,
) -> (Vec<Claim>, Weights) {
    let sentences = Sentences::read(articles, lexicon);
    let candidates = &sentences.candidates;
    let owner: Vec<usize> = candidates.iter().map(|candidate| candidate.article).collect();
    let few = articles.len() <= ALL_NEAREST_AT_MOST;
    let at_most = if few { NEIGHBOURS } else { NEIGHBOURS_OF_MANY };
    let neighbours = sentences.weights.neighbours(&sentences.bags, &owner, at_most, &|a, b| sentences.likeness(a, b));
    // What one says another does not say, even in the same words.
    let voucher = |index: usize| {
        let Candidate { article, statement, .. } = candidates[index];
        match articles[article].statements[statement?].voucher {
            Voucher::Narrator => None,
            Voucher::Speaker(speaker) => speakers.across(article, speaker),
        }
    };
    let shareable = |index: usize| candidates[index].statement.is_some() && fit[candidates[index].article].fits;
    let may_be_one = |x: usize, y: usize| {
        shareable(x) && shareable(y) && speakers.compare(voucher(x), voucher(y)) != Match::Different
    };
    let groups = groups(articles, &sentences, &neighbours, &may_be_one);
    for utterance in utterances {
        utterance.nearest = nearest_to_utterance(articles, candidates, &neighbours, utterance);
    }
    let mut claims = Vec::with_capacity(groups.len());
    for (members, confidence) in groups {
        claims.push(claim(articles, candidates, &neighbours, &members, confidence));
    }
    (claims, sentences.weights)
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

/// Groups of candidates that say the same, and how sure that is.
fn groups(
    articles: &[&Analysed],
    sentences: &Sentences,
    neighbours: &[Vec<(usize, f64)>],
    may_be_one: &dyn Fn(usize, usize) -> bool,
) -> Vec<(Vec<usize>, f64)> {
    let candidates = &sentences.candidates;
    let mut edges: Vec<(f64, usize, usize)> = Vec::new();
    for (index, near) in neighbours.iter().enumerate() {
        for &(other, likeness) in near.iter().take_while(|(_, likeness)| *likeness >= SAME_FROM) {
            // Each pair once, though only one of the two may have the other among its nearest.
            let told = other < index && neighbours[other].iter().any(|&(back, _)| back == index);
            if !told && may_be_one(index, other) {
                edges.push((likeness, index.min(other), index.max(other)));
            }
        }
    }
    sorting::sort_by(&mut edges, |x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut group_of: Vec<usize> = (0..candidates.len()).collect();
    let mut members: Vec<Vec<usize>> = (0..candidates.len()).map(|index| vec![index]).collect();
    for (_, a, b) in edges {
        let (to, from) = (group_of[a].min(group_of[b]), group_of[a].max(group_of[b]));
        if to == from || !sentences.may_join(&members[to], &members[from]) {
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
        // That somebody spoke somewhere is no claim that others could lack: they have what was said there, or lack that.
        let occasion = |member: usize| {
            let Candidate { article, statement, .. } = candidates[member];
            statement.is_some_and(|statement| articles[article].statements[statement].occasion)
        };
        if group.is_empty() || group.len() == 1 && occasion(group[0]) {
            continue;
        }
        sorting::sort(&mut group);
        let confidence = match group[..] {
            [only] => {
                // No match found: the surer, the less anything resembles it. Never sure: a sentence may say the same in
                // other words.
                let nearest = neighbours[only].first().map_or(0.0, |near| near.1);
                0.85 - 1.5 * nearest
            }
            _ => (0.35 + sentences.mean_likeness(&group, &group)).min(0.98),
        };
        found.push((group, confidence.clamp(0.05, 0.98)));
    }
    found
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
        days |= is_one_of(&folded, DAYS);
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

const DAYS: &str = "\
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august \
    september october november december yesterday today";

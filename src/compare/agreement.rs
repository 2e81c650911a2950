//! Which statements are one claim.

use super::lexicon::{Key, Lexicon};
use super::model::{Analysed, Claim, ClaimStatus, Fit, Nearest, StatementAt, Utterance};
use super::noted::{CAPITAL, DAY, FIGURE};
use super::part::{self, Others};
use super::quotation::Quotations;
use super::saying;
use super::sentences::{Candidate, FEW_ARTICLES, Sentences};
use super::speaker::{Match, Speakers};
use super::utterance::Aligned;
use super::vocabulary::{SentenceBags, Weights};
use crate::claim::{Statement, Voucher};
use crate::sorting;
use crate::text::Span;

/// Two statements are one claim from this chance on that they say the same. Of 316 groups from 0.95 on, two readers who did
/// not know the code both found 99 of a sample of 100 right; of the others 49 of 52 from 0.9 on, 24 of 27 from 0.85 and 23
/// of 30 from 0.8; of 100 drawn from all from here on, 95. Below 0.9 the page says "perhaps".
const SAME_FROM: f64 = 0.70;

/// From this on two say it in the same words: then who says so, where articles differ in it, was misread.
const VERBATIM: f64 = 0.97;

/// A further statement joins others if it is as sure as this on average, and as this for each of them: a third that is like
/// one and not like the other says something else, as readers found of seven in twenty groups of three when less was enough.
const SAME_OF_MORE: f64 = 0.9;
const SAME_WITH_EACH: f64 = 0.75;

/// An article may say a thing twice, above in short and below in full.
const OF_ONE_ARTICLE: usize = 2;

/// What some article perhaps says is so near to what the event is about that another, too, may say it in words of its own …
const COMMON_FROM: f64 = 0.1;

/// … and few words are soon said in others: "I crossed the line". Of 280 cells without a match, a reader found 244 right; of
/// the 149 that are left with these two bounds, and where no sentence is like the claim at all, 139.
const MATTER_TO_LACK: f64 = 4.0;

/// What is worth less to be checked ("she brought it up") is soon said in others too: of 200 cells that two readers judged,
/// two of the three below this had a match, twelve of the others.
const WORTH_TO_LACK: f64 = 0.3;

/// With more articles, the nearest sentence of the closest so many is told.
const NEAREST_AT_MOST: usize = 8;

/// Of large groups so many members stand for all.
const LOOKED_AT: usize = 8;

/// How likely members of two groups that are of different articles say the same, on average and at least.
fn chances(sentences: &Sentences, a: &[usize], b: &[usize]) -> (f64, f64) {
    let (mut sum, mut count, mut least) = (0.0, 0.0, 1.0f64);
    for &x in a.iter().take(LOOKED_AT) {
        for &y in b.iter().take(LOOKED_AT) {
            if sentences.candidates[x].article != sentences.candidates[y].article {
                let same = sentences.same(x, y);
                sum += same;
                count += 1.0;
                least = least.min(same);
            }
        }
    }
    if count > 0.0 { (sum / count, least) } else { (0.0, 0.0) }
}

/// Whether two groups say the same, and no article says it too often then.
fn may_join(sentences: &Sentences, a: &[usize], b: &[usize]) -> bool {
    let mut articles: Vec<usize> = a.iter().chain(b).map(|&member| sentences.candidates[member].article).collect();
    sorting::sort_numbers(&mut articles);
    if articles.windows(OF_ONE_ARTICLE + 1).any(|run| run[0] == run[OF_ONE_ARTICLE]) {
        return false;
    }
    let (mean, least) = chances(sentences, a, b);
    if a.len() == 1 && b.len() == 1 { mean >= SAME_FROM } else { least >= SAME_WITH_EACH && mean >= SAME_OF_MORE }
}

/// Groups the statements of articles that fit together; the others' stand by themselves. Tells each utterance
/// what comes nearest to it where it has no match, and gives back how much each word tells.
pub(super) fn cluster(
    articles: &[&Analysed],
    speakers: &Speakers,
    fit: &[Fit],
    (utterances, (quotations, aligned)): (&mut [Utterance], (&Quotations, &Aligned)),
    bags: SentenceBags,
    lexicon: &mut Lexicon,
) -> (Vec<Claim>, Weights) {
    let mut sentences = Sentences::read(articles, speakers, utterances, bags, lexicon);
    sentences.take_sayings(saying::find(&sentences, utterances, quotations, aligned));
    let shareable = |index: usize| {
        let Candidate { article, statement, .. } = sentences.candidates[index];
        statement.is_some() && fit[article].fits
    };
    // What one says another does not say, even in the same words.
    let may_be_one = |x: usize, y: usize| {
        let one_voice = || speakers.compare(sentences.voucher(x), sentences.voucher(y)) != Match::Different;
        shareable(x) && shareable(y) && (one_voice() || sentences.same(x, y) >= VERBATIM)
    };
    let groups = groups(&sentences, &may_be_one);
    for utterance in utterances {
        utterance.nearest = nearest_to_utterance(articles, &sentences, utterance);
    }
    let mut claims = Vec::with_capacity(groups.len());
    let mut others = Others::default();
    for (members, confidence) in groups {
        let mut claim = claim(articles, &sentences, &members, confidence);
        claim.parts = parts(articles, &sentences, &members, &mut others, lexicon);
        claims.push(claim);
    }
    (claims, sentences.weights)
}

/// Groups of candidates that say the same, and how sure that is.
fn groups(sentences: &Sentences, may_be_one: &dyn Fn(usize, usize) -> bool) -> Vec<(Vec<usize>, f64)> {
    let candidates = &sentences.candidates;
    let mut edges: Vec<(f64, usize, usize)> = Vec::new();
    for index in 0..candidates.len() {
        for near in sentences.neighbours(index).iter().take_while(|near| near.same >= SAME_FROM) {
            // Each pair once, though only one of the two may have the other among its nearest.
            let other = near.other;
            let told = other < index && sentences.neighbours(other).iter().any(|back| back.other == index);
            if !told && may_be_one(index, other) {
                edges.push((near.same, index.min(other), index.max(other)));
            }
        }
    }
    let sayings = sentences.sayings().iter().map(|saying| saying.pair).filter(|&(a, b)| may_be_one(a, b));
    edges.extend(sayings.map(|(a, b)| (sentences.same(a, b), a, b)));
    sorting::sort_by(&mut edges, |x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut group_of: Vec<usize> = (0..candidates.len()).collect();
    let mut members: Vec<Vec<usize>> = (0..candidates.len()).map(|index| vec![index]).collect();
    for (_, a, b) in edges {
        let (to, from) = (group_of[a].min(group_of[b]), group_of[a].max(group_of[b]));
        if to == from || !may_join(sentences, &members[to], &members[from]) {
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
        if group.is_empty() || group.len() == 1 && sentences.is_occasion(group[0]) {
            continue;
        }
        sorting::sort(&mut group);
        let confidence = match group[..] {
            // No match found: the surer, the less anything resembles it. Never sure: a sentence may say the same in other
            // words.
            [only] => 0.9 * (1.0 - sentences.neighbours(only).first().map_or(0.0, |near| near.same)),
            _ => chances(sentences, &group, &group).0,
        };
        found.push((group, confidence.clamp(0.05, 0.98)));
    }
    found
}

/// The nearest sentences to those that a quotation of the utterance stands in.
fn nearest_to_utterance(articles: &[&Analysed], sentences: &Sentences, utterance: &Utterance) -> Vec<Nearest> {
    let candidates = &sentences.candidates;
    let mut around: Vec<usize> = Vec::new();
    for at in utterance.witnesses.iter().take(LOOKED_AT) {
        let extent = articles[at.article].reading.attributions[at.attribution].extent();
        let place = |candidate: &Candidate| (candidate.article, candidate.span.end);
        let first = candidates.partition_point(|candidate| place(candidate) <= (at.article, extent.start));
        let inside = |candidate: &&Candidate| candidate.article == at.article && candidate.span.start < extent.end;
        around.extend(first..first + candidates[first..].iter().take(LOOKED_AT).take_while(inside).count());
    }
    let told = sorting::set(utterance.witnesses.iter().chain(&utterance.reports).map(|at| at.article));
    nearest(articles.len(), sentences, &around, &told)
}

/// The nearest sentence of each article that has none of the members.
fn nearest(articles: usize, sentences: &Sentences, members: &[usize], stating: &[usize]) -> Vec<Nearest> {
    let at_most = members.iter().map(|&member| sentences.neighbours(member).len()).sum::<usize>().min(articles);
    let mut nearest: Vec<Nearest> = Vec::with_capacity(at_most);
    // By article, one more than the place of its nearest so far.
    let mut places = vec![0; articles];
    for &member in members {
        for near in sentences.neighbours(member) {
            let Candidate { article, span, .. } = sentences.candidates[near.other];
            let one = Nearest { article, span, likeness: near.same };
            match nearest.get_mut(usize::wrapping_sub(places[article], 1)) {
                Some(known) if known.likeness < one.likeness => *known = one,
                None if stating.binary_search(&article).is_err() => {
                    nearest.push(one);
                    places[article] = nearest.len();
                }
                Some(_) | None => {}
            }
        }
    }
    sorting::sort_by(&mut nearest, |x, y| y.likeness.total_cmp(&x.likeness).then(x.article.cmp(&y.article)));
    if articles > FEW_ARTICLES {
        nearest.truncate(NEAREST_AT_MOST);
    }
    nearest
}

fn claim(articles: &[&Analysed], sentences: &Sentences, members: &[usize], confidence: f64) -> Claim {
    let candidates = &sentences.candidates;
    let stating = sorting::set(members.iter().map(|&member| candidates[member].article));
    let nearest = nearest(articles.len(), sentences, members, &stating);
    let statements: Vec<StatementAt> = members
        .iter()
        .filter_map(|&member| {
            Some(StatementAt { article: candidates[member].article, statement: candidates[member].statement? })
        })
        .collect();
    let worth = statements.iter().map(|at| articles[at.article].noted.worth[at.statement]).fold(0.0, f64::max);
    let agreement = if statements.len() > 1 { ClaimStatus::Shared } else { ClaimStatus::Unique };
    let matter = members.iter().map(|&member| sentences.matter(member)).fold(0.0, f64::max);
    let worth_telling = matter >= MATTER_TO_LACK && worth >= WORTH_TO_LACK;
    let may_lack = worth_telling && nearest.iter().all(|near| near.likeness < COMMON_FROM);
    Claim { status: agreement, check_worthy: worth, confidence, statements, parts: Vec::new(), nearest, may_lack }
}

/// Of the members that say more than the others of their group, the part that says what these say.
fn parts(
    articles: &[&Analysed],
    sentences: &Sentences,
    members: &[usize],
    desk: &mut Others,
    lexicon: &mut Lexicon,
) -> Vec<(StatementAt, Span)> {
    let mut found = Vec::new();
    if members.len() < 2 {
        return found;
    }
    let words: Vec<Vec<Key>> = members.iter().map(|&member| sentences.keys(member, lexicon)).collect();
    for &member in members {
        let Candidate { article, statement, .. } = sentences.candidates[member];
        let Some(statement) = statement else { continue };
        let others = members.iter().zip(&words);
        let others = others.filter(|(other, _)| sentences.candidates[**other].article != article);
        desk.take(others.take(LOOKED_AT).map(|(&other, words)| (sentences.stems(other), &words[..])), lexicon);
        let one = articles[article];
        if !desk.is_empty() {
            let place = (article, one.article.text.as_str(), one.statements[statement].span);
            // What they have of one utterance is not left out.
            let sayings = || members.iter().filter_map(|&other| sentences.saying(member, other));
            let part = part::shared(place, desk, lexicon, &sentences.weights)
                .filter(|part| sayings().all(|words| part.contains(words)));
            found.extend(part.map(|part| (StatementAt { article, statement }, part)));
        }
    }
    found
}

/// How much a statement is worth checking: figures, days, names and somebody who vouches for it before mood.
///
/// `words` are what its words are by themselves, bits of `noted`.
pub(super) fn check_worthy(words: &[u8], stated: &Statement) -> f64 {
    let any = |bit: u8| words.iter().any(|word| word & bit != 0);
    let (figures, days, count) = (any(FIGURE), any(DAY), words.len());
    let names = words.iter().skip(1).filter(|&word| word & CAPITAL != 0).count();
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

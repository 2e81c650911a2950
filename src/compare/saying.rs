//! Statements of several articles that have the same words of one utterance.
//!
//! What is quoted in both is said in both, however little else their sentences share: "It's very unfair." and "he called
//! the case “very unfair”". That two quotations are one utterance is as sure as anything here (see [`super::utterance`]),
//! and surer than what likeness says of a few words.

use super::model::{AttributionAt, Utterance};
use super::quotation::{Quotation, Quotations};
use super::sentences::Sentences;
use super::stretch::Word;
use super::utterance::Aligned;
use crate::sorting;

/// Of what a statement quotes of the utterance, so much must stand in the other, in one of the two at least: where each
/// runs past the other, they have two sayings side by side.
const SHARED_FROM: f64 = 0.8;

/// … or so many words, which are a clause.
const SHARED_WORDS: usize = 8;

/// Pairs of candidates of different articles that have the same words of one utterance, the lesser first, in order.
pub(super) fn find(
    sentences: &Sentences,
    utterances: &[Utterance],
    quotations: &Quotations,
    aligned: &Aligned,
) -> Vec<(usize, usize)> {
    let states: Vec<Vec<Option<usize>>> =
        quotations.all.iter().map(|quotation| stating(sentences, quotation)).collect();
    let mut found = Vec::new();
    // Whose words they are is what the articles differ in, then: a finding of its own.
    for utterance in utterances.iter().filter(|utterance| utterance.speaker_conflict.is_empty()) {
        for relation in &utterance.relations {
            let (Some(a), Some(b)) = (quotations.index_of(relation.a), quotations.index_of(relation.b)) else {
                continue;
            };
            // What somebody who is quoted quotes is not what that one states.
            if [a, b].iter().any(|&one| quotations.all[one].within.is_some()) {
                continue;
            }
            let (form_a, form_b) = (quotations.form_of[a], quotations.form_of[b]);
            let (of_a, of_b) = (&states[a], &states[b]);
            if form_a == form_b {
                shared(of_a.iter().copied().zip(of_b.iter().copied()), (of_a, of_b), &mut found);
            } else {
                let pairs = aligned.pairs(form_a, form_b).map(|pair| (of_a[pair.a], of_b[pair.b]));
                shared(pairs, (of_a, of_b), &mut found);
            }
        }
    }
    sorting::sort(&mut found);
    found.dedup();
    found
}

/// Of two quotations those who state enough of what both have. `both`: by word that both have, who states it in each;
/// `all`: by word of each.
fn shared(
    both: impl Iterator<Item = (Option<usize>, Option<usize>)>,
    all: (&[Option<usize>], &[Option<usize>]),
    found: &mut Vec<(usize, usize)>,
) {
    let words = |of: &[Option<usize>], one: usize| of.iter().filter(|&&other| other == Some(one)).count();
    let mut take = |(x, y): (usize, usize), count: usize| {
        let enough = || count as f64 >= SHARED_FROM * words(all.0, x).min(words(all.1, y)) as f64;
        if count >= SHARED_WORDS || enough() {
            found.push((x.min(y), x.max(y)));
        }
    };
    // The words of both are in order, and so are their statements.
    let mut run: Option<((usize, usize), usize)> = None;
    for (x, y) in both {
        let (Some(x), Some(y)) = (x, y) else { continue };
        match &mut run {
            Some((here, count)) if *here == (x, y) => *count += 1,
            _ => {
                if let Some((here, count)) = run.replace(((x, y), 1)) {
                    take(here, count);
                }
            }
        }
    }
    if let Some((here, count)) = run {
        take(here, count);
    }
}

/// By word of a quotation, which candidate states it.
fn stating(sentences: &Sentences, quotation: &Quotation) -> Vec<Option<usize>> {
    let AttributionAt { article, .. } = quotation.at;
    let words = &quotation.stretch.words;
    let mut at = words.first().map_or(0, |word| sentences.first_behind(article, word.span.start));
    let stated = |word: &Word| loop {
        match sentences.place(at) {
            Some((owner, span)) if owner == article && span.end <= word.span.start => at += 1,
            Some((owner, span)) if owner == article && span.start < word.span.end => {
                break sentences.candidates[at].statement.map(|_| at);
            }
            _ => break None,
        }
    };
    words.iter().map(stated).collect()
}

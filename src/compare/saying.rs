//! Statements of several articles that have the same words of one utterance.
//!
//! What is quoted in both is said in both, however little else their sentences share: "It's very unfair." and "he called
//! the case “very unfair”". That two quotations are one utterance is as sure as anything here (see [`super::utterance`]),
//! and surer than what likeness says of a few words.

use super::align::Pair;
use super::model::{AttributionAt, Utterance};
use super::quotation::{Quotation, Quotations};
use super::sentences::Sentences;
use super::stretch::Word;
use super::utterance::Aligned;
use crate::sorting;
use crate::text::Span;

/// Of what a statement quotes of the utterance, so much must stand in the other, in one of the two at least: where each
/// runs past the other, they have two sayings side by side.
const SHARED_FROM: f64 = 0.8;

/// … or so many words, which are a clause.
const SHARED_WORDS: usize = 8;

/// Two candidates of different articles that have the same words of one utterance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Saying {
    /// The lesser first.
    pub(super) pair: (usize, usize),
    /// From the first of these words to the last, in each.
    pub(super) words: (Span, Span),
}

/// All of these, in order, each pair once.
pub(super) fn find(
    sentences: &Sentences,
    utterances: &[Utterance],
    quotations: &Quotations,
    aligned: &Aligned,
) -> Vec<Saying> {
    let sides: Vec<Side> = quotations.all.iter().map(|quotation| Side::read(sentences, quotation)).collect();
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
            let mut pairs = aligned.pairs(form_a, form_b);
            if form_a == form_b {
                pairs.extend((0..sides[a].words.len()).map(|at| Pair { a: at, b: at, exact: true }));
            }
            shared(&pairs, &sides[a], &sides[b], &mut found);
        }
    }
    sorting::sort(&mut found);
    found.dedup_by_key(|saying| saying.pair);
    found
}

/// Of two quotations those who state enough of what both have. `pairs`: the words of each that are the same.
fn shared(pairs: &[Pair], a: &Side, b: &Side, found: &mut Vec<Saying>) {
    let stated = |pair: &&Pair| Some((a.stating[pair.a]?, b.stating[pair.b]?));
    // The words of both are in order, and so are their statements.
    for run in
        pairs.iter().filter(|pair| stated(pair).is_some()).collect::<Vec<_>>().chunk_by(|x, y| stated(x) == stated(y))
    {
        let (Some((x, y)), first, last) = (stated(&run[0]), run[0], run[run.len() - 1]) else { continue };
        if run.len() >= SHARED_WORDS
            || run.len() as f64 >= SHARED_FROM * a.stated_with(first.a).min(b.stated_with(first.b)) as f64
        {
            let in_a = a.words[first.a].span.join(a.words[last.a].span);
            let in_b = b.words[first.b].span.join(b.words[last.b].span);
            found.push(if x < y {
                Saying { pair: (x, y), words: (in_a, in_b) }
            } else {
                Saying { pair: (y, x), words: (in_b, in_a) }
            });
        }
    }
}

/// A quotation: its words, and which candidate states each.
struct Side<'a> {
    words: &'a [Word],
    stating: Vec<Option<usize>>,
}

impl<'a> Side<'a> {
    fn read(sentences: &Sentences, quotation: &'a Quotation) -> Self {
        let AttributionAt { article, .. } = quotation.at;
        let words = &quotation.stretch.words[..];
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
        Self { words, stating: words.iter().map(stated).collect() }
    }

    /// How many of its words are stated with one of them: they stand in a row.
    fn stated_with(&self, at: usize) -> usize {
        let same = |stating: &&Option<usize>| **stating == self.stating[at];
        self.stating[at..].iter().take_while(same).count() + self.stating[..at].iter().rev().take_while(same).count()
    }
}

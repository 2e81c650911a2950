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
            if form_a == form_b {
                shared((0..sides[a].words.len()).map(|at| (at, at)), &sides[a], &sides[b], &mut found);
            } else {
                let pairs = aligned.pairs(form_a, form_b).map(|pair| (pair.a, pair.b));
                shared(pairs, &sides[a], &sides[b], &mut found);
            }
        }
    }
    sorting::sort(&mut found);
    found.dedup_by_key(|saying| saying.pair);
    found
}

/// Of two quotations those who state enough of what both have. `pairs`: the words of each that are the same.
fn shared(pairs: impl Iterator<Item = (usize, usize)>, a: &Side, b: &Side, found: &mut Vec<Saying>) {
    let mut take = |saying: Saying, count: usize| {
        let (x, y) = saying.pair;
        if count >= SHARED_WORDS || count as f64 >= SHARED_FROM * a.stated_by(x).min(b.stated_by(y)) as f64 {
            let (pair, words) = if x < y { ((x, y), saying.words) } else { ((y, x), (saying.words.1, saying.words.0)) };
            found.push(Saying { pair, words });
        }
    };
    // The words of both are in order, and so are their statements.
    let mut run: Option<(Saying, usize)> = None;
    for (x, y) in pairs {
        let (Some(of_a), Some(of_b)) = (a.stating[x], b.stating[y]) else { continue };
        let (pair, words) = ((of_a, of_b), (a.words[x].span, b.words[y].span));
        match &mut run {
            Some((saying, count)) if saying.pair == pair => {
                saying.words = (saying.words.0.join(words.0), saying.words.1.join(words.1));
                *count += 1;
            }
            _ => {
                if let Some((saying, count)) = run.replace((Saying { pair, words }, 1)) {
                    take(saying, count);
                }
            }
        }
    }
    if let Some((saying, count)) = run {
        take(saying, count);
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

    /// How many of its words a candidate states.
    fn stated_by(&self, candidate: usize) -> usize {
        self.stating.iter().filter(|&&stating| stating == Some(candidate)).count()
    }
}

//! Learns what tells words in marks that somebody said from terms.

use super::brat::Document;
use super::choices::{self, Choice};
use crate::attribution::quotation::{self, Draft};
use crate::attribution::spoken::{TERM, share};
use crate::attribution::tagger::DEFAULT_LEAST;
use crate::attribution::tagger::choice::Keys;
use crate::attribution::tagger::memo::Memo;
use crate::attribution::tagger::weights::Model;
use crate::text::{Span, tokens};
use crate::{ArticleInput, Options};

/// A stretch in marks of an article that the model was not trained on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    /// What is observed of it.
    pub(super) keys: Keys,
    /// Whether it has at least half of its words in common with an annotated content.
    pub(super) is_right: bool,
}

/// All stretches in marks that are to be judged.
pub(super) fn stretches(model: &Model, documents: &[Document]) -> Vec<Stretch> {
    let mut memo = Memo::default();
    documents.iter().flat_map(|document| stretches_of(model, document, &mut memo)).collect()
}

fn stretches_of(model: &Model, document: &Document, memo: &mut Memo) -> Vec<Stretch> {
    let input = ArticleInput { name: document.stem.clone(), text: document.text.clone(), ..ArticleInput::default() };
    let Ok(article) = crate::article::parse(&input, &Options::default()) else { return Vec::new() };
    let drafts = quotation::read(model, &article, DEFAULT_LEAST, memo).drafts;
    let units: Vec<Span> =
        tokens(&document.text, Span::new(0, document.text.len())).iter().map(|token| token.span).collect();
    let place = |spans: &[Span]| place(&units, spans);
    let gold: Vec<Vec<usize>> = document.attributions.iter().map(|one| place(&one.content)).collect();
    let mut whole: Vec<Vec<Span>> = drafts.iter().map(|draft| draft.content.clone()).collect();
    for (index, draft) in drafts.iter().enumerate() {
        if let Some(first) = draft.continues.map(|earlier| first(&drafts, earlier)) {
            whole[first].extend(&drafts[index].content);
        }
    }
    let judged = drafts.iter().zip(&whole).filter(|(draft, _)| draft.continues.is_none());
    judged
        .filter_map(|(draft, whole)| {
            let content = place(whole);
            let agree = |gold: &Vec<usize>| {
                let common = gold.iter().filter(|&at| content.binary_search(at).is_ok()).count();
                common > 0 && 2 * common >= gold.len() + content.len() - common
            };
            Some(Stretch { keys: draft.keys?, is_right: gold.iter().any(agree) })
        })
        .collect()
}

/// The first of those that go on with one another.
fn first(drafts: &[Draft], mut index: usize) -> usize {
    while let Some(earlier) = drafts[index].continues.filter(|&earlier| earlier < index) {
        index = earlier;
    }
    index
}

/// The tokens that share a byte with spans, in order.
fn place(units: &[Span], spans: &[Span]) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for span in spans {
        let start = units.partition_point(|unit| unit.end <= span.start);
        found.extend((start..units.len()).take_while(|&at| units[at].start < span.end));
    }
    crate::sorting::sort(&mut found);
    found.dedup();
    found
}

/// Learns weights from the stretches of all parts, and says how well those of some do on the others.
pub(super) fn learn(parts: &[Vec<Stretch>], log: &mut dyn FnMut(&str)) -> Vec<i8> {
    let mut judged = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let others = parts.iter().enumerate().filter(|(other, _)| *other != index);
        let weights = learn_from(others.flat_map(|(_, part)| part), log);
        judged.extend(part.iter().map(|one| (share(one.keys, &weights), one.is_right)));
    }
    log_curve(&judged, log);
    learn_from(parts.iter().flatten(), log)
}

fn learn_from<'a>(stretches: impl Iterator<Item = &'a Stretch>, log: &mut dyn FnMut(&str)) -> Vec<i8> {
    let choice = |one: &Stretch| Choice::new(vec![one.keys, TERM], usize::from(!one.is_right));
    choices::learn(&stretches.map(choice).collect::<Vec<_>>(), log)
}

/// Says of how many stretches that are about so likely how many are right.
fn log_curve(judged: &[(f64, bool)], log: &mut dyn FnMut(&str)) {
    for tenth in 0..10 {
        let inside = || judged.iter().filter(|(share, _)| (share * 10.0).min(9.0) as i32 == tenth);
        let (count, right) = (inside().count(), inside().filter(|(_, is_right)| *is_right).count());
        if count > 0 {
            let share = right as f64 / count as f64 * 100.0;
            log(&format!("in marks, somebody's from 0.{tenth}: {count} stretches, {share:.1} % right"));
        }
    }
}

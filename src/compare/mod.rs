//! What several articles have in common and where they differ.
//!
//! Everything is computed with the articles in one canonical order, by id and text, and counted back to the order of
//! the caller at the end: so the order of the articles changes nothing but the order of what is said.

mod agreement;
mod align;
mod anchor;
mod assertion;
mod candidate;
mod collation;
mod conflict;
mod correction;
mod evidence;
mod fit;
mod grid;
mod kin;
mod kindred;
mod known;
mod lexicon;
mod model;
mod noted;
mod number;
mod order;
mod overlap;
mod part;
mod passage;
mod quotation;
mod relation;
mod report;
mod saying;
mod sentences;
mod setting;
mod settle;
mod slide;
mod speaker;
mod stretch;
mod timeline;
mod translation;
mod twins;
mod utterance;
mod vocabulary;
mod when;
mod wording;

pub use model::{
    Analysed, AttributionAt, Claim, ClaimStatus, CollatedWitness, Collation, Conflict, ConflictKind, ConflictValue,
    Dated, Difference, DifferenceKind, Findings, Fit, Kin, Nearest, Passage, Relation, RelationKind, SpeakerAcross,
    StatementAt, Touch, Translated, Utterance,
};

#[cfg(feature = "train")]
pub(crate) use evidence::{EVIDENCE, Evidence};
pub(crate) use known::Known;
pub(crate) use model::Noted;
pub(crate) use settle::settle;
pub(crate) use timeline::proposed;

use std::cmp::Ordering;

use crate::message::Message;
use crate::options::Correction;
use crate::sorting;

/// Compares the articles; what the reader decided comes first. Gives the same whatever is known from before.
pub(crate) fn compare(articles: &[Analysed], corrections: &[Correction], known: &mut Known) -> Findings {
    known.begin();
    let order = order::canonical(articles);
    let sorted: Vec<&Analysed> = order.iter().map(|&index| &articles[index]).collect();
    let mut notes = Vec::new();
    notes.extend(identical(&sorted));
    let mut lexicon = lexicon::Lexicon::of(&sorted);
    let speakers = speaker::merge(&sorted);
    let quotations = quotation::collect(&sorted, &speakers, &mut lexicon);
    let (mut utterances, aligned) = utterance::group(&quotations, &speakers, (&sorted, &lexicon), known, &mut notes);
    collation::collate(&mut utterances, &sorted, &quotations, &lexicon, known, &mut notes);
    translation::judge(&mut utterances, &sorted, &speakers, corrections);
    let sentences = vocabulary::SentenceBags::read(&sorted, &mut lexicon);
    report::attach(&mut utterances, &sorted, &speakers, &sentences, &mut lexicon);
    let fit = fit::measure(&sorted, &mut lexicon);
    let quoted = (&quotations, &aligned);
    let (mut claims, weights) =
        agreement::cluster(&sorted, &speakers, &fit, (&mut utterances, quoted), sentences, &mut lexicon);
    correction::of_claims(&mut claims, &sorted, corrections);
    let mut conflicts = wording::find(&quotations, &utterances, &aligned, &fit, &sorted, &lexicon);
    conflicts.extend(conflict::attributed_differently(&sorted, &speakers, &utterances));
    conflicts.extend(setting::find(&sorted, &speakers, &utterances, &fit));
    let (mut told, mut certainty) = conflict::find(&sorted, &claims, &speakers, &weights, &mut lexicon);
    conflict::leave_out_repeated(&mut told, &conflicts);
    conflicts.extend(told);
    correction::of_conflicts(&mut conflicts, &sorted, corrections);
    correction::of_conflicts(&mut certainty, &sorted, corrections);
    for claim in conflicts.iter().filter_map(|conflict| conflict.claim) {
        claims[claim].status = ClaimStatus::Conflict;
    }
    let texts = passage::Texts::read(&sorted, &mut lexicon);
    let shared = passage::shared(&texts);
    let passages = passage::group(&texts, &shared);
    let kin = kin::group(&texts, &shared, sorted.len());
    let timeline = timeline::list(&sorted, &fit);
    let speakers = speakers.all;
    let findings = Findings { fit, speakers, utterances, claims, passages, kin, conflicts, certainty, timeline, notes };
    order::restored(findings, &order)
}

/// Two places: article and span of a statement.
#[cfg(feature = "train")]
pub(crate) type PlacedPair = ((usize, crate::text::Span), (usize, crate::text::Span));

/// What is observed of some pairs of statements of articles; none where an article does not state that.
#[cfg(feature = "train")]
pub(crate) fn evidence(articles: &[Analysed], pairs: &[PlacedPair]) -> Vec<Option<evidence::Evidence>> {
    with_sentences(articles, |sentences| pairs.iter().map(|&(a, b)| sentences.observed(a, b)).collect())
}

/// The pairs of statements that may say the same: the chance that they do, and what is observed of them.
#[cfg(feature = "train")]
pub(crate) fn likely(articles: &[Analysed]) -> Vec<(PlacedPair, f64, evidence::Evidence)> {
    let mut found = Vec::new();
    with_sentences(articles, |sentences| found = sentences.likely());
    found
}

#[cfg(feature = "train")]
fn with_sentences<T>(articles: &[Analysed], ask: impl FnOnce(&sentences::Sentences) -> T) -> T {
    let articles: Vec<&Analysed> = articles.iter().collect();
    let mut lexicon = lexicon::Lexicon::of(&articles);
    let speakers = speaker::merge(&articles);
    let quotations = quotation::collect(&articles, &speakers, &mut lexicon);
    let known = &mut Known::default();
    let (mut utterances, _) = utterance::group(&quotations, &speakers, (&articles, &lexicon), known, &mut Vec::new());
    let bags = vocabulary::SentenceBags::read(&articles, &mut lexicon);
    report::attach(&mut utterances, &articles, &speakers, &bags, &mut lexicon);
    ask(&sentences::Sentences::read(&articles, &speakers, &utterances, bags, &mut lexicon))
}

/// Notes that name the articles whose texts are the same but for white space.
fn identical(articles: &[&Analysed]) -> Vec<Message> {
    // Most texts differ in their first words: they are read no further.
    let compared = |a: &Analysed, b: &Analysed| {
        let (a, b) = (a.article.text.as_str(), b.article.text.as_str());
        if a == b { Ordering::Equal } else { a.split_whitespace().cmp(b.split_whitespace()) }
    };
    let mut ordered = articles.to_vec();
    sorting::sort_by(&mut ordered, |a, b| compared(a, b));
    let mut groups: Vec<Vec<&str>> = ordered
        .chunk_by(|a, b| compared(a, b).is_eq())
        .filter(|group| group.len() > 1)
        .map(|group| group.iter().map(|one| one.article.name.as_str()).collect())
        .collect();
    sorting::sort(&mut groups);
    let note = |names: Vec<&str>| {
        let list = names.join(", ");
        Message::new("identical-articles", format!("These articles are identical: {list}."))
            .with("articles", list)
            .with_number("count", names.len() as f64)
    };
    groups.into_iter().map(note).collect()
}

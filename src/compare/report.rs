//! Indirect speech that seems to report an utterance.

use super::lexicon::Lexicon;
use super::model::{Analysed, AttributionAt, Utterance};
use super::speaker::{Match, Speakers};
use super::vocabulary::{Bag, Weights};
use crate::attribution::Kind;
use crate::text::Span;

/// The report's words and the utterance's must be this alike; with the speaker known to be the same.
const ALIKE_FROM: f64 = 0.34;

/// Content words that both must have.
const SHARED_WORDS: usize = 3;

/// Gives each piece of indirect speech to the utterance of another article that it resembles most, if enough.
pub(super) fn attach(utterances: &mut [Utterance], articles: &[&Analysed], speakers: &Speakers, lexicon: &mut Lexicon) {
    let mut bags: Vec<Bag> = Vec::new();
    // Who owns a bag: utterances (even) and reports (odd) are only ever compared with each other.
    let mut owner: Vec<usize> = Vec::new();
    let mut origin: Vec<Origin> = Vec::new();
    let mut add = |at: AttributionAt, from: Origin, lexicon: &mut Lexicon| {
        let one = articles[at.article];
        let content: &[Span] = &one.reading.attributions[at.attribution].content;
        bags.push(Bag::read(&one.article.text, content, lexicon));
        owner.push(usize::from(matches!(from, Origin::Report(_))));
        origin.push(from);
    };
    for (index, utterance) in utterances.iter().enumerate() {
        for &witness in &utterance.witnesses {
            add(witness, Origin::Witness(index, witness), lexicon);
        }
    }
    for (article, one) in articles.iter().enumerate() {
        for (attribution, said) in one.reading.attributions.iter().enumerate() {
            // Those without a speaker report nothing here, but their words count for how common a word is.
            if said.kind == Kind::Indirect {
                let at = AttributionAt { article, attribution };
                add(at, Origin::Report(at), lexicon);
            }
        }
    }
    let weights = Weights::measure(&mut bags, lexicon);
    let neighbours = weights.neighbours(&bags, &owner, 32);
    for (index, from) in origin.iter().enumerate() {
        let Origin::Report(report) = *from else { continue };
        let said = &articles[report.article].reading.attributions[report.attribution];
        let speaker = said.speaker.and_then(|speaker| speakers.across(report.article, speaker));
        let found = neighbours[index].iter().find_map(|&(other, likeness)| {
            let Origin::Witness(utterance, witness) = origin[other] else { return None };
            let shared = bags[index].stems.iter().filter(|stem| bags[other].stems.binary_search(stem).is_ok()).count();
            let same = speakers.compare(speaker, utterances[utterance].speaker) == Match::Same;
            let fits = witness.article != report.article && same && likeness >= ALIKE_FROM && shared >= SHARED_WORDS;
            fits.then_some(utterance)
        });
        if let Some(utterance) = found {
            utterances[utterance].reports.push(report);
        }
    }
}

/// Where a bag of words comes from.
#[derive(Clone, Copy)]
enum Origin {
    Witness(usize, AttributionAt),
    Report(AttributionAt),
}

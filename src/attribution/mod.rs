//! Who says what in one article.
//!
//! `marks` pairs quotation marks into stretches; `frame` reads each paragraph around them, `mention` everybody named in
//! it; `speech` tells speech from titles and terms; `cue` finds the words that attribute a stretch, `quotation` those
//! that stand in another sentence or paragraph, `unclosed` where one ends that lost its mark; `turn` finds the turns of
//! interviews, which have labels and no marks; `spoken` judges what is somebody's words by what was learned; `indirect`
//! finds reports without marks by what was learned too, `unmarked` those that their construction makes sure; `speaker`
//! resolves all names, titles, roles and pronouns. `lexicon` and `gender` hold the words that this
//! rests on.

mod cue;
mod frame;
mod gender;
mod indirect;
mod lexicon;
mod link;
pub(crate) mod marks;
mod mention;
mod model;
pub(crate) mod quotation;
mod speaker;
mod speech;
pub(crate) mod spoken;
pub(crate) mod tagger;
mod turn;
mod unclosed;
mod unmarked;
mod wordlists;

pub(crate) use lexicon::{is_address, is_calendar_word, is_describing, is_role, is_speech_noun};
pub use model::{Attribution, Kind, Reading, Speaker, SpeakerKind};
pub(crate) use model::{Known, Wanted};
pub(crate) use speaker::same_name;

use std::borrow::Cow;

use cue::Shape;
use model::Open;
use quotation::{By, Draft, How};
use speaker::Cast;

use crate::article::Article;
use crate::message::Message;
use crate::options::Options;
use crate::sorting;
use crate::text::folded;

/// Below this a speaker is not named: of ten names given, nine and a half should be right.
const SPEAKER_NAMED_FROM: f64 = 0.5;

/// Fewer words than this are no evidence that two quotations of an article are the same.
const REPEATED_WORDS: usize = 3;

/// In the text, so many words that nobody is said to have said may be a term: “law and order” is not who said it once.
const TERM_WORDS: usize = 3;

/// How many quotations with the same first words are looked at; a slogan may recur in every line.
const REPEATS_LOOKED_AT: usize = 50;

/// How sure the speaker of a repeated quotation is.
const BY_REPEAT: f64 = 0.85;

/// Whether a folded word is a verb that reports words by itself: "said", "argued".
pub(crate) fn reports_words(folded: &str) -> bool {
    lexicon::cue_strength(folded) == Some(lexicon::CueStrength::Firm)
}

/// Finds every quotation and report of speech, and who speaks.
pub(crate) fn find(article: &Article, options: &Options) -> Reading {
    let least = tagger::least_confidence(options.sensitivity);
    let quotation::Quotations { mut drafts, mentions } =
        tagger::with_memo(|memo| quotation::read(tagger::model(), article, least, memo));
    if article.language != "en" {
        // Cues and names are read in English only: elsewhere a speaker would be a guess.
        drafts.retain(|draft| draft.kind != Kind::Indirect);
        for draft in &mut drafts {
            draft.by = None;
        }
    }
    let mut cast = Cast::new(article, &mentions);
    let mut who: Vec<Option<(usize, f64)>> = Vec::with_capacity(drafts.len());
    for draft in &drafts {
        // Not a report around it, which is mostly of the same speaker.
        let mut around = draft.within;
        while let Some(report) = around.filter(|&around| drafts[around].kind == Kind::Indirect) {
            around = drafts[report].within;
        }
        let outer = around.and_then(|outer| who.get(outer).copied().flatten()).map(|(entity, _)| entity);
        let found = draft.by.and_then(|by| {
            // Who answers one may guess; "A" does not tell.
            if by.how == How::Turn(false) {
                return None;
            }
            let found = cast.who(by.source, outer);
            let found = if by.how == How::Turn(true) { found.or_else(|| cast.by_initials(by.source)) } else { found };
            let (entity, confidence) = found?;
            Some((entity, confidence * link_confidence(by)))
        });
        who.push(found.filter(|&(_, confidence)| confidence >= SPEAKER_NAMED_FROM));
    }
    settle_repeats(article, &drafts, &mut who);
    assemble(&drafts, &who, cast)
}

/// How sure a construction is that the words it names are the source.
fn link_confidence(by: By) -> f64 {
    match by.how {
        How::Own(Shape::After | Shape::Before) | How::Continued => 0.97,
        How::Own(Shape::Label) | How::Turn(_) => 0.93,
        How::Own(Shape::Around) => 0.88,
        How::Tagged => 0.85,
        How::Introduced => 0.9,
        How::Carried => 0.8,
        How::Context => 0.65,
    }
}

/// A quotation without a speaker whose words the article gives again with one has that speaker: headlines first of all.
fn settle_repeats(article: &Article, drafts: &[Draft], who: &mut [Option<(usize, f64)>]) {
    let text = &article.text;
    // Where other words than a pronoun name the source, somebody else may repeat them: "asked the boy".
    let is_pronoun = |by: By| frame::is_pronoun(&folded(by.source.slice(text)));
    let may_be_open = |index: usize| {
        let draft: &Draft = &drafts[index];
        draft.kind != Kind::Scare && draft.by.is_none_or(is_pronoun)
    };
    if !(0..drafts.len()).any(|index| who[index].is_none() && may_be_open(index)) {
        return;
    }
    let folded: Vec<Vec<Cow<str>>> =
        drafts.iter().map(|draft| article.words.folded_words_in(text, draft.inner)).collect();
    let is_open = |index: usize| {
        who[index].is_none()
            && may_be_open(index)
            && folded[index].len() >= REPEATED_WORDS
            && (drafts[index].in_title || drafts[index].by.is_some() || folded[index].len() > TERM_WORDS)
    };
    let mut wanted: Vec<&[Cow<str>]> =
        (0..drafts.len()).filter(|&index| is_open(index)).map(|index| &folded[index][..REPEATED_WORDS]).collect();
    sorting::sort(&mut wanted);
    // Found by its first words, so that a text of many quotations is not compared all with all.
    let mut openings: Vec<(&[Cow<str>], usize)> = Vec::new();
    for (index, words) in folded.iter().enumerate().filter(|&(index, _)| who[index].is_some() && !wanted.is_empty()) {
        let looked_for = words.windows(REPEATED_WORDS).filter(|window| wanted.binary_search(window).is_ok());
        openings.extend(looked_for.map(|window| (window, index)));
    }
    sorting::sort(&mut openings);
    let settled: Vec<Option<(usize, f64)>> = (0..drafts.len())
        .map(|index| {
            let own = &folded[index];
            if !is_open(index) {
                return None;
            }
            let opening = &own[..REPEATED_WORDS];
            let from = openings.partition_point(|&(window, _)| window < opening);
            let mut speakers = openings[from..]
                .iter()
                .take_while(|&&(window, _)| window == opening)
                .take(REPEATS_LOOKED_AT)
                // The quotation around it has its words too, and is somebody else's.
                .filter(|&&(_, other)| !drafts[other].inner.contains(drafts[index].inner))
                .filter(|&&(_, other)| folded[other].windows(own.len()).any(|window| window == own.as_slice()))
                .filter_map(|&(_, other)| who[other].map(|(entity, _)| entity));
            let first = speakers.next()?;
            speakers.all(|other| other == first).then_some((first, BY_REPEAT))
        })
        .collect();
    for (who, settled) in who.iter_mut().zip(settled) {
        *who = who.or(settled);
    }
    // "“…,” he said. “…”": the same words name whoever says the rest.
    for index in 1..drafts.len() {
        let same = |other: usize| drafts[index].by.zip(drafts[other].by).is_some_and(|(a, b)| a.source == b.source);
        if who[index].is_none() && drafts[index].kind != Kind::Scare {
            who[index] = drafts[index].continues.filter(|&earlier| same(earlier)).and_then(|earlier| who[earlier]);
        }
    }
}

fn assemble(drafts: &[Draft], who: &[Option<(usize, f64)>], cast: Cast) -> Reading {
    let mut reading = Reading::default();
    let mut speaker_of_entity: Vec<Option<usize>> = Vec::new();
    for (draft, who) in drafts.iter().zip(who) {
        let speaker = who.map(|(entity, _)| {
            if speaker_of_entity.len() <= entity {
                speaker_of_entity.resize(entity + 1, None);
            }
            *speaker_of_entity[entity].get_or_insert_with(|| {
                reading.speakers.push(cast.speaker(entity));
                reading.speakers.len() - 1
            })
        });
        reading.attributions.push(Attribution {
            kind: draft.kind,
            content: draft.content.clone(),
            cue: draft.by.and_then(|by| by.cue),
            source: draft.by.map(|by| by.source),
            speaker,
            speaker_confidence: who.map_or(0.0, |(_, confidence)| confidence),
            within: draft.within,
            continues: draft.continues,
            confidence: confidence(draft),
            why: if draft.by.is_some() && speaker.is_none() && draft.kind != Kind::Scare {
                unclear()
            } else {
                why(draft)
            },
        });
        if let (Some(by), None) = (draft.by, speaker) {
            reading.open.push(Open { attribution: reading.attributions.len() - 1, wanted: cast.wanted(by.source) });
        }
    }
    reading.roster = cast.roster();
    reading
}

/// How sure it is that a draft is an attribution of this extent: of as many in a hundred in `PolNeAR`'s training articles
/// an annotator marked at least half of the same words (`tagger/MODEL.md`). Quotations that nobody is said to have said
/// there are mostly slogans and terms, and what is carried over from the paragraph before is often one with it.
fn confidence(draft: &Draft) -> f64 {
    if let Some(confidence) = draft.tagged.or(draft.judged.filter(|_| draft.kind != Kind::Scare)) {
        return confidence;
    }
    let how = draft.by.map(|by| by.how);
    let by_kind: f64 = match (draft.kind, how) {
        (Kind::Direct, Some(How::Carried | How::Context)) => 0.45,
        (Kind::Direct, Some(How::Own(Shape::Around) | How::Tagged | How::Turn(_))) => 0.94,
        (Kind::Direct, Some(_)) => 0.98,
        (Kind::Direct, None) => 0.35,
        (Kind::Mixed, Some(How::Own(Shape::After | Shape::Before))) => 0.83,
        (Kind::Mixed, Some(_)) | (Kind::Indirect, _) => 0.75,
        (Kind::Mixed, None) => 0.3,
        (Kind::Scare, _) => 0.7,
    };
    if draft.closed { by_kind } else { by_kind.min(0.6) }
}

/// There are words that name the source, but whom they mean is not clear enough for a name.
fn unclear() -> Message {
    Message::new(
        "source-unclear",
        "The article attributes it, but whom those words mean is not clear enough for a name.",
    )
}

fn tagged() -> Message {
    Message::new("tagged", "A reader trained on annotated news takes it for a report.")
}

fn why(draft: &Draft) -> Message {
    match draft.by.map(|by| by.how) {
        _ if draft.kind == Kind::Scare => {
            Message::new("term", "In quotation marks, but nobody is said to have said it.")
        }
        None if draft.tagged.is_some() => tagged(),
        None => Message::new("marks", "In quotation marks; the article does not say clearly who speaks."),
        Some(How::Own(Shape::After)) => Message::new("cue-after", "The words right behind it name who says it."),
        Some(How::Own(Shape::Before)) => Message::new("cue-before", "The words right before it name who says it."),
        Some(How::Own(Shape::Label)) => Message::new("label", "A name stands before or behind it like a label."),
        Some(How::Turn(_)) => Message::new("turn", "A label before it names who speaks, as in an interview."),
        Some(How::Own(Shape::Around)) => Message::new("cue-around", "The same sentence names who says it."),
        Some(How::Continued) => Message::new("continues", "It goes on with the quotation before it."),
        Some(How::Introduced) => Message::new("introduced", "The sentence before it introduces it."),
        Some(How::Tagged) => tagged(),
        Some(How::Carried) => Message::new("carried", "It follows words of the same speaker, and no other is named."),
        Some(How::Context) => Message::new("context", "The sentence before it is about this speaker."),
    }
}

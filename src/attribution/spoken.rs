//! Whether words in marks are somebody's: what was learned of it from annotated news.
//!
//! The rules of `speech` go by the construction. Here everything that is seen of a stretch speaks for or against it, what
//! the tagger makes of its words included: a log-linear model, as for extents and sources (`tagger::choice`).

use std::borrow::Cow;

use super::cue::Shape;
use super::frame::{Frame, PieceKind};
use super::lexicon::{self, CueStrength};
use super::model::Kind;
use super::quotation::{Draft, Heard, How};
use super::tagger::Tagged;
use super::tagger::choice::{Keys, OBSERVATIONS, chance, keys, shares_as_stored};
use super::tagger::here::join;
use super::tagger::sequence::hash_word;
use super::tagger::table::mix;
use crate::text::{Span, folded, is_function_word, is_one_of};

/// The observations of a term: always the same, so that what is learned is learned of speech.
pub(crate) const TERM: Keys = [0; OBSERVATIONS];

/// Tells these observations from those of extents and sources.
const KIND: u32 = 64;

/// Words in marks are somebody's from here on, and below it a term. Read by models that had not seen them, of the direct
/// ones of the training articles 95.4 % are right at 0.4, 95.6 at 0.5 and 95.8 at 0.6, and 96.6 % are found at all three;
/// beyond, fewer are.
const SPOKEN_FROM: f64 = 0.6;

/// Observes everything that speaks for or against a stretch being somebody's words.
pub(crate) fn observe(frame: &Frame, heard: Heard, draft: &Draft, quoted: &[Span], tagged: &Tagged) -> Keys {
    let text = frame.text;
    let position = heard.position;
    let inside = frame.words_in(draft.inner);
    let kind = draft.kind as u32;
    let how = how(heard);
    let count = size(inside.len());
    let first = inside.first().map_or("", |word| word.slice(text));
    let is_capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let capital = u32::from(is_capital(first));
    let forms: Vec<Cow<str>> = inside.iter().take(LOOKED_AT).map(|word| folded(word.slice(text))).collect();
    let title_case =
        inside.iter().zip(&forms).all(|(word, folded)| is_capital(word.slice(text)) || is_function_word(folded));
    let finite = forms.iter().any(|word| lexicon::is_finite_helper(word));
    let person = forms.iter().any(|word| is_one_of(word, "i we you my our your me us i'm i've we're we've you're"));
    let title_case = u32::from(title_case);
    let last = text[..draft.inner.end].chars().next_back();
    let end = last.map_or(0, |last| match last {
        ',' => 1,
        '.' => 2,
        '?' | '!' => 3,
        '-' | '–' | '—' | '…' => 4,
        _ => 5,
    });
    let word = |at: Option<usize>| {
        at.and_then(|at| frame.pieces.get(at)).map_or(1, |piece| match piece.kind {
            PieceKind::Quotation(_) => 2,
            _ => hash_word(&piece.folded),
        })
    };
    let class = |at: usize| {
        frame.pieces.get(at).map_or(0, |piece| match piece.kind {
            PieceKind::Quotation(_) => 1,
            PieceKind::Mark => 2 + u32::from(piece.folded == ",") + 2 * u32::from(piece.folded == "."),
            PieceKind::Word if is_function_word(&piece.folded) => 7,
            PieceKind::Word if piece.capital => 8,
            PieceKind::Word => 9,
        })
    };
    let before = word(position.checked_sub(1));
    let second = word(position.checked_sub(2));
    let after = class(position + 1);
    let alone = u32::from(frame.is_without_words(position));
    let place = quoted.partition_point(|stretch| stretch.start < draft.content[0].start);
    let share = tagged.quoted.get(place).copied().unwrap_or(0.0);
    // In halves of the odds on either side.
    let share = chance(share).min(9) * 10 + chance(1.0 - share).min(9);
    let (overlap, sure) = best(draft.content[0], tagged);
    let cue = heard.by.and_then(|by| by.cue);
    let cue_word = cue.map(|cue| folded(cue.slice(text))).unwrap_or_default();
    let strength = match lexicon::cue_strength(&cue_word) {
        Some(CueStrength::Firm) => 2,
        Some(CueStrength::Loose) => 1,
        None => 0,
    };
    let distance = cue.map_or(9, |cue| {
        let between = draft.content[0].start.saturating_sub(cue.end).max(cue.start.saturating_sub(draft.extent().end));
        between.next_power_of_two().ilog2().min(8)
    });
    let flags = join(&[alone, u32::from(frame.is_title), u32::from(draft.closed)]);
    let values = [
        join(&[how, kind, u32::from(draft.closed)]),
        join(&[how, count]),
        join(&[kind, count, capital]),
        mix(before, alone),
        mix(word(Some(position + 1)), alone),
        mix(before, after),
        join(&[share, kind]),
        join(&[share, how]),
        join(&[overlap, sure, kind]),
        mix(hash_word(&cue_word), kind),
        join(&[title_case, count, u32::from(how == 0)]),
        join(&[end, after, alone]),
        join(&[u32::from(person), u32::from(finite), count]),
        join(&[strength, distance, count]),
        join(&[flags, count]),
        mix(second, before),
    ];
    keys(KIND, values)
}

/// So many words of a stretch are looked at.
const LOOKED_AT: usize = 40;

/// The size of a number of words.
fn size(count: usize) -> u32 {
    match count {
        0..=2 => count as u32,
        3..=4 => 3,
        5..=7 => 4,
        8..=12 => 5,
        13..=25 => 6,
        _ => 7,
    }
}

/// The construction, as a number.
fn how(heard: Heard) -> u32 {
    match heard.by.map(|by| by.how) {
        None => 0,
        Some(How::Own(Shape::After)) => 1,
        Some(How::Own(Shape::Before)) => 2,
        Some(How::Own(Shape::Label) | How::Turn(_)) => 3,
        Some(How::Own(Shape::Around)) => 4,
        Some(How::Continued) => 5,
        Some(How::Introduced) => 6,
        Some(How::Carried) => 7,
        Some(How::Context) => 8,
        Some(How::Tagged) => 9,
    }
}

/// How much of a stretch and of the content that the tagger found there is common, and how sure that content is.
fn best(stretch: Span, tagged: &Tagged) -> (u32, u32) {
    let contents =
        tagged.attributions.iter().flat_map(|one| one.content.iter().map(move |&span| (span, one.confidence)));
    let common = |span: Span| span.end.min(stretch.end).saturating_sub(span.start.max(stretch.start));
    let best = contents.filter(|&(span, _)| common(span) > 0).max_by_key(|&(span, _)| common(span));
    best.map_or((0, 0), |(span, sure)| {
        let common = common(span);
        let union = span.len() + stretch.len() - common;
        let overlap = if 10 * common >= 9 * union {
            3
        } else if 2 * common >= union {
            2
        } else {
            1
        };
        (overlap, (sure * 10.0) as u32)
    })
}

/// How likely a stretch with such observations is somebody's words.
pub(crate) fn share(keys: Keys, weights: &[i8]) -> f64 {
    let mut shares = Vec::with_capacity(2);
    shares_as_stored(&[keys, TERM], weights, &mut shares);
    shares.first().copied().unwrap_or(0.0).into()
}

/// Judges the drafts that there are observations of: how likely each is somebody's words, and whether a term is one.
pub(crate) fn judge(drafts: &mut [Draft], weights: &[i8]) {
    if weights.is_empty() {
        return;
    }
    let mut goes_on = vec![false; drafts.len()];
    for earlier in drafts.iter().filter_map(|draft| draft.continues) {
        goes_on[earlier] = true;
    }
    for (draft, goes_on) in drafts.iter_mut().zip(goes_on) {
        let Some(keys) = draft.keys.filter(|_| draft.continues.is_none()) else { continue };
        let share = share(keys, weights);
        draft.judged = Some(share);
        match draft.kind {
            Kind::Scare if share >= SPOKEN_FROM => draft.kind = Kind::Mixed,
            // What is a sentence of its own, or a headline's, is no term, whoever said it.
            Kind::Mixed if share < SPOKEN_FROM && !goes_on && !draft.in_title => {
                draft.kind = Kind::Scare;
                draft.by = None;
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{ArticleInput, Kind, Options};

    fn read(text: &str) -> Vec<(Kind, String, f64)> {
        let text = format!("The pier\n\n{text}");
        let input = ArticleInput { name: "a".into(), text: text.clone(), ..ArticleInput::default() };
        let options = Options::default();
        let article = crate::article::parse(&input, &options).expect("an article");
        let found = crate::attribution::find(&article, &options).attributions;
        found.iter().map(|one| (one.kind, one.content[0].slice(&text).to_owned(), one.confidence)).collect()
    }

    #[test]
    fn what_nobody_says_is_a_term() {
        let found =
            read("The town sent its “chief lamp inspector” to the pier, where a sort of “calm before the storm” lay.");
        assert!(found.iter().all(|one| one.0 == Kind::Scare), "{found:?}");
    }

    #[test]
    fn what_a_name_says_is_sure() {
        let found = read("“It will not sail before May,” said Ada Holm, the harbour master. “We wait.”");
        assert!(found.iter().all(|one| one.0 == Kind::Direct && one.2 > 0.9), "{found:?}");
    }

    #[test]
    fn slogans_are_shouted() {
        let found =
            read("Hundreds marched through Port Alder on Monday, chanting “Save the Pier,” and blocked the bridge.");
        assert!(found.iter().any(|one| one.0 != Kind::Scare && one.1 == "“Save the Pier,”"), "{found:?}");
    }
}

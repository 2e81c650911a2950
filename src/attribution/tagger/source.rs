//! Which words name the source of an attribution.
//!
//! The field marks a source where one stands beside its cue. But "…, saying that" has the subject of its sentence for a
//! source, and what "was expected" or "is known as" has none. So the source that was decoded, none, and the subjects
//! before the cue are judged against each other.

use super::choice::{Keys, chance, keys, shares_as_stored};
use super::here::{bucket, join};
use super::label::{Part, Piece, Row};
use super::lists::{BE, OPENS_CLAUSE, PRONOUN};
use super::sequence::{Quotation, Shape, Unit, hash_word};
use super::table::mix;
use crate::attribution::link::Linked;

/// A source is not looked for farther before its cue.
const FARTHEST: usize = 80;

/// A subject is not longer.
const LONGEST_SUBJECT: usize = 25;

/// So many clauses before the cue are looked at, from the start of the sentence.
const CLAUSES: u32 = 3;

/// How a source was found.
const DECODED: u32 = 0;
const NO_SOURCE: u32 = 1;
const SHARED: u32 = 2;
const NEAREST: u32 = 3;
const RELATIVE: u32 = 4;
const SUBJECT: u32 = 5;

/// A possible source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// Where it stands; none for no source.
    pub(crate) piece: Option<Piece>,
    /// How it was found.
    found: u32,
}

/// Possible sources: lists that each attribution fills anew.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sources {
    pub(crate) candidates: Vec<Candidate>,
    keys: Vec<Keys>,
    shares: Vec<f32>,
}

/// Lists the possible sources of an attribution with a cue, the decoded one first. `before` is the source of the
/// attribution before it.
pub(crate) fn candidates(
    units: &[Unit],
    linked: &Linked,
    cue: Piece,
    before: Option<Piece>,
    list: &mut Vec<Candidate>,
) {
    list.clear();
    list.push(Candidate { piece: linked.source, found: DECODED });
    if linked.source.is_some() {
        list.push(Candidate { piece: None, found: NO_SOURCE });
    }
    let sentence = (units[cue.start].sentence_start as usize).max(cue.start.saturating_sub(FARTHEST));
    let mut add = |piece: Option<Piece>, found: u32| {
        let Some(piece) = piece.filter(|piece| piece.start >= sentence) else { return };
        let meets = |other: &Piece| other.start < piece.end && piece.start < other.end;
        let is_taken = list.iter().filter_map(|candidate| candidate.piece).any(|other| meets(&other));
        if !is_taken && !meets(&cue) && !linked.content.iter().any(meets) {
            list.push(Candidate { piece: Some(piece), found });
        }
    };
    let one = |at: usize| Piece { start: at, end: at + 1, part: Part::SourceBefore };
    add(before, SHARED);
    // The subject of the sentence stands at its start, or behind the comma that closes what precedes the main clause.
    let mut start = sentence;
    for clause in 0..CLAUSES {
        add(subject(units, start, cue.start), SUBJECT + clause);
        let Some(edge) = (start..cue.start).find(|&at| opens_clause(&units[at])) else { break };
        if units[edge].word != COMMA {
            add(Some(one(edge)), RELATIVE);
        }
        start = edge + 1;
    }
    let is_name = |unit: &Unit| unit.is_capitalised() || unit.is(PRONOUN);
    let nearest = (sentence..cue.start).rev().take(LONGEST_SUBJECT).find(|&at| is_name(&units[at]));
    add(nearest.map(one), NEAREST);
}

/// Whether a clause may begin with a unit, or behind it.
fn opens_clause(unit: &Unit) -> bool {
    unit.is(OPENS_CLAUSE)
}

/// The words before the first verb of a clause that begins at `start`, all before `end`.
fn subject(units: &[Unit], start: usize, end: usize) -> Option<Piece> {
    let stops = |unit: &Unit| {
        unit.entry.is_finite || unit.shape == Shape::Mark || unit.quotation != Quotation::Outside || opens_clause(unit)
    };
    let length = units[start..end].iter().take(LONGEST_SUBJECT).take_while(|unit| !stops(unit)).count();
    (length > 0).then_some(Piece { start, end: start + length, part: Part::SourceBefore })
}

/// What speaks for each candidate.
pub(crate) fn observe<'a>(
    units: &'a [Unit],
    marginals: &'a [Row<f32>],
    linked: &'a Linked,
    cue: Piece,
    candidates: &'a [Candidate],
) -> impl Iterator<Item = Keys> + 'a {
    let (first, last) = (&units[cue.start], &units[cue.end - 1]);
    let behind = units.get(cue.end).map_or(0, |unit| unit.word);
    let is_passive = units[cue.start..cue.end].iter().any(|unit| unit.is(BE));
    let passive = join(&[is_passive.into(), last.short_suffix, u32::from(behind == BY || last.word == BY)]);
    let content_first = u32::from(linked.content.first().is_some_and(|piece| piece.start < cue.start));
    let before = cue.start.checked_sub(1).map_or(0, |at| units[at].word);
    let probability = |at: usize, part: Part| marginals[at][usize::from(part.begin())];
    let decoded = chance(linked.source.map_or(0.0, |source| probability(source.start, source.part)));
    let alone = chance(probability(cue.start, Part::CueAlone));
    let inherits = chance(probability(cue.start, Part::CueInheriting));
    let observe = move |candidate: &Candidate| {
        let mut named = [0; 3];
        let (mut share, mut between) = (0, &units[..0]);
        if let Some(Piece { start, end, .. }) = candidate.piece {
            between = if end <= cue.start { &units[end..cue.start] } else { &units[cue.end..start.max(cue.end)] };
            named = [units[start].word, units[start].entry.class.into(), units[end - 1].entry.class.into()];
            share = chance(probability(start, Part::SourceBefore) + probability(start, Part::SourceAfter));
        }
        let distance = bucket(between.len() as u32);
        let commas = between.iter().filter(|unit| unit.word == COMMA).take(3).count() as u32;
        let finite = between.iter().filter(|unit| unit.entry.is_finite).take(2).count() as u32;
        let found = candidate.found * 2 + u32::from(candidate.piece.is_some());
        keys(
            FIRST_OBSERVATION,
            [
                found,
                join(&[found, cue.part as u32, decoded]),
                mix(first.suffix, found),
                mix(passive, found),
                join(&[found, alone]),
                join(&[found, inherits]),
                mix(last.word, found),
                join(&[found, last.entry.class.into()]),
                mix(named[0], found),
                join(&[found, named[1], named[2]]),
                join(&[found, distance, commas]),
                join(&[found, share]),
                join(&[found, finite, first.entry.is_finite.into(), content_first]),
                mix(before, found),
                mix(first.short_suffix, join(&[found, commas, finite])),
                join(&[found, content_first, cue.part as u32, candidates.len() as u32]),
            ],
        )
    };
    candidates.iter().map(observe)
}

/// Chooses the source of an attribution.
pub(crate) fn choose(
    units: &[Unit],
    marginals: &[Row<f32>],
    linked: &Linked,
    before: Option<Piece>,
    weights: &[i8],
    lists: &mut Sources,
) -> Option<Piece> {
    let Some(cue) = linked.cue else { return linked.source };
    let Sources { candidates: list, keys, shares } = lists;
    candidates(units, linked, cue, before, list);
    keys.clear();
    keys.extend(observe(units, marginals, linked, cue, list));
    shares_as_stored(&*keys, weights, shares);
    let best = (0..shares.len()).max_by(|&one, &other| shares[one].total_cmp(&shares[other]).then(other.cmp(&one)));
    best.map_or(linked.source, |best| list[best].piece)
}

/// Where the numbers of these observations begin: behind those of extents.
const FIRST_OBSERVATION: u32 = 100;

const BY: u32 = hash_word("by");
const COMMA: u32 = hash_word(",");

#[cfg(test)]
mod tests {
    use super::{Part, Piece, candidates};
    use crate::attribution::link::Linked;
    use crate::attribution::tagger::lexicon::{FINITE, Lexicon};
    use crate::attribution::tagger::sequence::{hash_word, read};
    use crate::attribution::tagger::table::key;
    use crate::text::Span;

    #[test]
    fn subjects_before_the_cue_are_candidates() {
        let text = "On Friday, Lena Orne left the hall, saying that it was over.";
        let whole = Span::new(0, text.len());
        let lexicon = Lexicon::new(&[(key(hash_word("left")), FINITE, 7)], &[], [1; 9]);
        let units = read(text, whole, &[whole], &[], &lexicon);
        let at = units.iter().position(|unit| unit.span.slice(text) == "saying").unwrap_or(0);
        let cue = Piece { start: at, end: at + 1, part: Part::CueInheriting };
        let content = Piece { start: at + 1, end: units.len() - 1, part: Part::ContentAfter };
        let linked = Linked { source: None, cue: Some(cue), content: vec![content] };
        let mut list = Vec::new();
        candidates(&units, &linked, cue, None, &mut list);
        let found: Vec<&str> = list
            .iter()
            .filter_map(|candidate| candidate.piece)
            .map(|piece| units[piece.start].span.join(units[piece.end - 1].span).slice(text))
            .collect();
        assert!(found.contains(&"Lena Orne"));
        assert!(!found.iter().any(|one| one.contains("saying") || one.contains("over")));
    }
}

//! Everybody whom an article names or means, wherever it does.

use super::frame::{Frame, NominalKind};
use super::gender;
use super::lexicon;
use crate::text::{Span, is_one_of};

/// One place where somebody is named or meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// The whole phrase.
    pub(crate) span: Span,
    /// What it looks like.
    pub(crate) kind: NominalKind,
    /// The name in it.
    pub(crate) name: Option<Span>,
    /// Its head: the last piece before "of" or "for".
    pub(crate) head: Span,
    /// Whether it ends in a possessive.
    pub(crate) possessive: bool,
    /// Start of the sentence that it stands in.
    pub(crate) sentence: usize,
    /// Whether it stands before all other phrases of its sentence that no preposition governs.
    pub(crate) is_subject: bool,
    /// The phrase that follows it between commas and says what it is: "Holm, the mayor, …".
    pub(crate) described: Option<Span>,
    /// The name that follows it between commas and says who it is: "the mayor, Ada Holm, …".
    pub(crate) named: Option<Span>,
    /// Party and state behind it: "R-Ariz", "(D-Texas)".
    pub(crate) party: Option<Span>,
    /// Whether it stands in the headline.
    pub(crate) in_title: bool,
    /// Extent of the quotation that it stands in.
    pub(crate) inside: Option<Span>,
}

/// Reads the mentions of a frame; `inside` is the quotation whose inside the frame is.
pub(crate) fn collect(frame: &Frame, inside: Option<Span>, mentions: &mut Vec<Mention>) {
    let mut current = None;
    for (index, nominal) in frame.nominals.iter().enumerate() {
        let number = frame.pieces[nominal.first].sentence;
        let (sentence_start, subject) = match current {
            Some((known, start, subject)) if known == number => (start, subject),
            _ => {
                let sentence = frame.sentence_of(nominal.first);
                let start = frame.pieces[sentence.start].span.start;
                let subject = super::cue::main_subject(frame, sentence.start, sentence.end);
                current = Some((number, start, subject));
                (start, subject)
            }
        };
        let is_subject = subject == Some(index);
        let comma = behind_party(frame, nominal.last);
        let described = (frame.folded(comma) == ",")
            .then(|| frame.nominal_at(comma + 1))
            .flatten()
            .filter(|&next| {
                let next = frame.nominals[next];
                matches!(next.kind, NominalKind::Role | NominalKind::Body)
                    && nominal.kind == NominalKind::Name
                    && !closes_a_place(frame, nominal.first, nominal.last)
                    && closes_apposition(frame, next.first, next.last + 1)
                    && !next.possessive
            })
            .map(|next| frame.span(next));
        let named = apposed_name(frame, index).map(|next| frame.span(next));
        mentions.push(Mention {
            span: frame.span(index),
            kind: nominal.kind,
            name: nominal.name.map(|(first, last)| frame.stretch(first, last)),
            head: frame.pieces[nominal.head].span,
            possessive: nominal.possessive,
            sentence: sentence_start,
            is_subject,
            described,
            named,
            party: party_behind(frame, nominal.last),
            in_title: frame.is_title,
            inside,
        });
        if let Some(owner) = frame.owner_in(index) {
            let span = |first: usize, last: usize| frame.stretch(first, last);
            mentions.push(Mention {
                span: span(owner.first, owner.last),
                kind: owner.kind,
                name: owner.name.map(|(first, last)| span(first, last)),
                head: frame.pieces[owner.head].span,
                possessive: true,
                sentence: sentence_start,
                is_subject: false,
                described: None,
                named: None,
                party: None,
                in_title: frame.is_title,
                inside,
            });
        }
    }
}

/// "Holm, R-Ariz., said", "Holm (D-Texas)": the party's letter and the state.
fn party_behind(frame: &Frame, last: usize) -> Option<Span> {
    let tag = frame.pieces.get(last + 2).filter(|_| matches!(frame.folded(last + 1), "," | "("))?;
    (tag.capital && lexicon::party_and_state(&tag.folded).is_some()).then_some(tag.span)
}

/// The position behind a phrase and the party and state that follow it: of the comma in "Holm (R-Ariz.), the mayor".
fn behind_party(frame: &Frame, last: usize) -> usize {
    let tag = if party_behind(frame, last).is_some() { last + 3 } else { return last + 1 };
    let at = tag + usize::from(frame.folded(tag) == ".");
    at + usize::from(frame.folded(at) == ")")
}

/// "asked by Holm, the governor said" describes nobody: a description ends at a pause, or goes on with "who".
fn closes_apposition(frame: &Frame, first: usize, behind: usize) -> bool {
    let indefinite = matches!(frame.folded(first), "a" | "an");
    let goes_on = is_one_of(frame.folded(behind), "who whose which that at in of for with");
    let closed =
        behind >= frame.pieces.len() || super::frame::is_pause(frame.folded(behind)) || frame.folded(behind) == ".";
    (closed || goes_on || indefinite) && frame.folded(behind) != "and"
}

/// The name in "the mayor, Ada Holm, said": it stands between commas, or a comma and the end of its clause.
pub(crate) fn apposed_name(frame: &Frame, nominal: usize) -> Option<usize> {
    let role = frame.nominals[nominal];
    if role.kind != NominalKind::Role || role.possessive || frame.folded(role.last + 1) != "," {
        return None;
    }
    // "In an interview with the governor, Ada Holm asked": another clause begins behind the comma.
    let opens = frame.sentence_of(role.first).start;
    let fronted = super::cue::is_preposition(frame.folded(opens)) || super::cue::is_subordinator(frame.folded(opens));
    if role.first > 0 && super::cue::is_preposition(frame.folded(role.first - 1)) && fronted {
        return None;
    }
    let next = frame.nominal_at(role.last + 2)?;
    let name = frame.nominals[next];
    let behind = frame.folded(name.last + 1);
    let closes = is_one_of(behind, ", . ; — –") || name.last + 1 == frame.pieces.len();
    let several = lexicon::is_group(frame.folded(role.head)) && !lexicon::is_spokesperson(frame.folded(role.head));
    // "a spokeswoman for the restaurant, Chez Albin": the restaurant's name, unless it is surely a person's.
    let of_body = role.last > role.head && !frame.pieces[role.last].capital;
    let of_body = of_body && lexicon::is_spokesperson(frame.folded(role.head));
    let of_body = of_body && gender::of_first_name(frame.folded(name.first)).is_none();
    let place = says_where(frame, (name.first, name.last), role.last > role.head && frame.pieces[role.last].capital);
    (name.kind == NominalKind::Name
        && name.name.is_some()
        && !name.possessive
        && closes
        && !several
        && !place
        && !of_body)
        .then_some(next)
}

/// Whether a name behind a comma says where the place before it lies: "the mayor of Alder, D.C., said", "officials in Varra,
/// North Kestria, said". Behind a place a single word is no person's name: who is introduced by an office has two.
fn says_where(frame: &Frame, (first, last): (usize, usize), behind_place: bool) -> bool {
    let first_word = frame.folded(first);
    if first == last {
        return behind_place || lexicon::is_state(first_word);
    }
    behind_place
        && (is_one_of(first_word, "british east eastern lower new north northern south southern upper west western")
            || (first..=last).all(|at| lexicon::is(frame.folded(at), lexicon::OF_STATE)))
}

/// "In Varra, Kestria, a pilot said": the word between commas behind a town says where that is, and is nobody described.
fn closes_a_place(frame: &Frame, first: usize, last: usize) -> bool {
    let Some(comma) = first.checked_sub(1).filter(|&comma| first == last && frame.folded(comma) == ",") else {
        return false;
    };
    let town = (0..comma).rev().take_while(|&at| frame.pieces[at].capital).count();
    town > 0 && comma > town && is_one_of(frame.folded(comma - town - 1), BEFORE_PLACE)
}

/// What stands before a town.
pub(super) const BEFORE_PLACE: &str = "in at near from outside of";

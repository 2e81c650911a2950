//! The subject of a verb of saying, looked for to its left.

use super::super::frame::{self, Frame, Nominal, NominalKind, PieceKind, is_pause};
use super::super::lexicon::{self, CueStrength};
use super::{
    LONGEST_DESCRIPTION, LONGEST_REACH, LONGEST_UNKNOWN, inverted_subject, is_preposition, is_subordinator, strength_at,
};
use crate::text::is_one_of;

/// The subject of the verb at `cue`, looked for to its left: first and last piece, and the noun phrase if it is one.
pub(crate) fn subject_before(frame: &Frame, cue: usize, start: usize) -> Option<((usize, usize), Option<usize>)> {
    let phrase = |nominal: usize| Some(((frame.nominals[nominal].first, frame.nominals[nominal].last), Some(nominal)));
    let mut at = cue;
    let mut helper = false;
    while at > start
        && (lexicon::is_between_subject_and_verb(frame.folded(at - 1)) && frame.nominal_ending_at(at - 1).is_none())
    {
        helper |= is_one_of(frame.folded(at - 1), "is was are were been be am");
        at -= 1;
    }
    let word = frame.folded(cue);
    let participle = word.ends_with("ing") && !helper;
    if participle && at > start {
        // "Yates telling the court that": the phrase right before it, unless a comma parts them.
        let direct = frame.nominal_ending_at(at - 1).filter(|&nominal| {
            matches!(frame.nominals[nominal].kind, NominalKind::Name | NominalKind::Role)
                && !frame.nominals[nominal].possessive
        });
        let governed = |nominal: usize| {
            let first = frame.nominals[nominal].first;
            // "referring to Yates telling the court": there the whole clause is what "to" governs.
            // So it is in "the day ended with Yates claiming".
            let clause = frame.folded(cue) == "telling" && frame.folded(first.saturating_sub(1)) == "to"
                || frame.folded(first.saturating_sub(1)) == "with";
            first > start && is_preposition(frame.folded(first - 1)) && !clause
        };
        if let Some(nominal) = direct.filter(|&nominal| !governed(nominal)) {
            // "Holm emailed supporters saying": they are written to.
            let first = frame.nominals[nominal].first;
            if first > start && is_one_of(frame.folded(first - 1), "emailed texted messaged wrote tweeted told") {
                return subject_before(frame, first - 1, start);
            }
            return phrase(nominal);
        }
        if frame.folded(at - 1) == ","
            && let Some(nominal) = said_before_comma(frame, start, at - 1)
        {
            return phrase(nominal);
        }
        // "many wearing hats and chanting": some of those who were named, and nobody by name.
        let clause = (start..at).rev().take(LONGEST_DESCRIPTION).find(|&before| frame.folded(before) == ",");
        if clause.is_some_and(|comma| {
            comma + 2 < at && is_one_of(frame.folded(comma + 1), "many some others several most few both all")
        }) {
            return None;
        }
        // "accused Holm of saying", "thanked Reef for calling": the object of the verb before it speaks.
        let object = (matches!(frame.folded(at - 1), "of" | "for") && at > start + 1)
            .then(|| frame.nominal_ending_at(at - 2))
            .flatten()
            .map(|nominal| (nominal, frame.nominals[nominal]))
            .filter(|&(_, object)| object.first > start && strength_at(frame, object.first - 1).is_some());
        let saying = lexicon::cue_strength(word) == Some(CueStrength::Firm) || word == "calling";
        if let Some((nominal, _)) = object.filter(|(_, object)| saying && !object.possessive) {
            return phrase(nominal);
        }
    }
    if at == start || participle {
        return clause_subject(frame, start, cue).and_then(phrase);
    }
    let left = at - 1;
    match frame.folded(left) {
        "to" | "and" | "but" | "or" | "then" | "by" | "for" | "of" | "in" | "after" | "before" | "while"
        | "without" => return main_subject(frame, start, left).and_then(phrase),
        "who" | "which" | "that" => {
            let behind =
                if left > start && frame.folded(left - 1) == "," { left.checked_sub(2)? } else { left.checked_sub(1)? };
            return frame
                .nominal_ending_at(behind)
                .map(|nominal| described_by(frame, nominal, start).unwrap_or(nominal))
                .filter(|&nominal| behind >= start && !frame.nominals[nominal].possessive)
                .and_then(phrase)
                .or_else(|| {
                    if frame.is_word(behind) {
                        plain_subject(frame, start, behind)
                    } else {
                        main_subject(frame, start, left).and_then(phrase)
                    }
                });
        }
        _ => {}
    }
    if let Some(nominal) = frame.nominal_ending_at(left) {
        // "was called", "was told": the subject of a passive is not who spoke.
        let passive = helper && !word.ends_with("ing");
        if passive || frame.nominals[nominal].possessive {
            return None;
        }
        return out_of_phrase(frame, nominal, start).and_then(phrase);
    }
    if is_pause(frame.folded(left)) {
        return before_description(frame, start, left).or_else(|| main_subject(frame, start, left)).and_then(phrase);
    }
    plain_subject(frame, start, left)
}

/// "The two will meet, Holm said, adding": who says the first part, in a clause of its own before the comma.
pub(super) fn said_before_comma(frame: &Frame, start: usize, comma: usize) -> Option<usize> {
    let opens = (start..comma)
        .rev()
        .take(LONGEST_UNKNOWN)
        .find(|&at| frame.folded(at) == "," || matches!(frame.pieces[at].kind, PieceKind::Quotation(_)))?;
    let cue = (opens + 1..comma).find(|&at| strength_at(frame, at) == Some(CueStrength::Firm))?;
    if cue == opens + 1 {
        return inverted_subject(frame, cue).filter(|&nominal| frame.nominals[nominal].last < comma);
    }
    frame
        .nominal_ending_at(cue - 1)
        .filter(|&nominal| frame.nominals[nominal].first == opens + 1 && !frame.nominals[nominal].possessive)
}

/// "the head of the union in Varra said", "a release about the meeting said": what a preposition governs is part of
/// the subject, not the subject.
pub(super) fn out_of_phrase(frame: &Frame, nominal: usize, start: usize) -> Option<usize> {
    let first = frame.nominals[nominal].first;
    let Some(preposition) = first.checked_sub(1).filter(|&at| at > start) else { return Some(nominal) };
    // "a reply from Holm said": no list knows its noun, and the name tells whose it is.
    let author = matches!(frame.folded(preposition), "from" | "by").then_some(nominal);
    if !governs_noun(frame.folded(preposition)) {
        return Some(nominal);
    }
    match frame.nominal_ending_at(preposition - 1) {
        Some(head) if !frame.nominals[head].possessive && frame.nominals[head].first < first => {
            out_of_phrase(frame, head, start)
        }
        _ => subject_of_phrase(frame, start, preposition).or(author),
    }
}

/// The subject whose phrase a preposition goes on: no verb stands between.
pub(super) fn subject_of_phrase(frame: &Frame, start: usize, preposition: usize) -> Option<usize> {
    let subject = main_subject(frame, start, preposition)?;
    let between = frame.nominals[subject].last + 1..preposition;
    between
        .clone()
        .all(|at| strength_at(frame, at).is_none() && !lexicon::is_finite_helper(frame.folded(at)))
        .then_some(subject)
}

/// A preposition that ties a noun to the one before it, and opens no clause: "as Holm said" does.
pub(super) fn governs_noun(folded: &str) -> bool {
    is_one_of(folded, "of in at from with about on to for near over by against")
}

/// "Varra Weavers, a guild of three, which said": whom a phrase between commas describes.
pub(super) fn described_by(frame: &Frame, nominal: usize, start: usize) -> Option<usize> {
    let phrase = frame.nominals[nominal];
    let comma = (start..=phrase.first).rev().take(LONGEST_UNKNOWN).find(|&at| frame.folded(at) == ",")?;
    let apposed = matches!(frame.folded(comma + 1), "a" | "an" | "the");
    let name = frame.nominal_ending_at(comma.checked_sub(1)?).filter(|_| apposed)?;
    (phrase.kind != NominalKind::Name && frame.pieces[frame.nominals[name].head].capital).then_some(name)
}

/// The subject of the clause that ends at a position: that of a relative clause is its antecedent.
pub(super) fn clause_subject(frame: &Frame, start: usize, end: usize) -> Option<usize> {
    let relative =
        (start + 1..end).rev().take(LONGEST_DESCRIPTION).find(|&at| matches!(frame.folded(at), "who" | "which"));
    let closed = |who: usize| frame.pieces[who..end].iter().any(|piece| piece.folded == ",");
    let antecedent = relative.filter(|&who| !closed(who)).and_then(|who| {
        let before = (start..who).rev().find(|&at| !is_pause(frame.folded(at)))?;
        // What papers hold, others say in them.
        frame.nominal_ending_at(before).filter(|&nominal| frame.nominals[nominal].kind != NominalKind::Document)
    });
    let subject = antecedent.or_else(|| main_subject(frame, start, end))?;
    // "It came after Holm chided Reef, accusing him": "it" accuses nobody.
    if frame.folded(frame.nominals[subject].first) == "it" {
        let clause = (start + 1..end).rev().take(LONGEST_DESCRIPTION).find(|&at| is_subordinator(frame.folded(at)));
        let inner = clause.and_then(|at| frame.nominal_at(at + 1));
        let person = inner.filter(|&nominal| {
            frame.nominals[nominal].kind == NominalKind::Name && !frame.nominals[nominal].possessive
        });
        return person.or(Some(subject));
    }
    Some(subject)
}

/// "Holm, the mayor of the town, said": the phrase before the first comma that has one; "another such figure, Holm,
/// said": the name between the commas.
pub(super) fn before_description(frame: &Frame, start: usize, pause: usize) -> Option<usize> {
    // "Holm (R-Varra), said": what stands in brackets belongs to the phrase right before them.
    let close = if frame.folded(pause) == ")" { Some(pause) } else { pause.checked_sub(1) };
    if let Some(close) = close.filter(|&at| at > start && frame.folded(at) == ")") {
        let open = (start + 1..close).rev().take(LONGEST_UNKNOWN).find(|&at| frame.folded(at) == "(")?;
        return frame.nominal_ending_at(open - 1).filter(|&nominal| !frame.nominals[nominal].possessive);
    }
    // "in what Holm, the mayor of Varra, called": in a clause of its own.
    let inner = (start + 1..pause).rev().find(|&at| frame.folded(at) == ",").and_then(|comma| {
        let name = frame.nominal_ending_at(comma - 1)?;
        let phrase = frame.nominals[name];
        let opens = phrase.first > start && matches!(frame.folded(phrase.first - 1), "what" | "that");
        (opens && phrase.kind == NominalKind::Name && !phrase.possessive).then_some(name)
    });
    if inner.is_some() {
        return inner;
    }
    let sentence_start = start;
    let start = behind_first_clause(frame, start, pause);
    // "The suit, which was brought by Orne, and Reef, …, says": what is described first is the subject.
    if let Some(first) = name_before_pause(frame, start, pause)
        && is_one_of(frame.folded(frame.nominals[first].last + 2), "which who whose")
        && frame.nominals[first].first <= start + 1
    {
        return Some(first);
    }
    // "Orne came, and Holm, the mayor, said": in the last clause first.
    let clause = (start + 1..pause)
        .rev()
        .find(|&at| matches!(frame.folded(at), "and" | "but" | "while") && matches!(frame.folded(at - 1), "," | ";"));
    clause
        .and_then(|at| name_before_pause(frame, at, pause))
        .or_else(|| name_before_pause(frame, start, pause))
        .or_else(|| name_before_pause(frame, sentence_start, pause))
}

pub(super) fn name_before_pause(frame: &Frame, start: usize, pause: usize) -> Option<usize> {
    (start + 1..pause).filter(|&at| is_pause(frame.folded(at))).find_map(|at| {
        let Some(nominal) = frame.nominal_ending_at(at - 1) else {
            let name = frame.nominal_at(at + 1)?;
            let phrase = frame.nominals[name];
            return (phrase.kind == NominalKind::Name && phrase.last + 1 == pause && !phrase.possessive)
                .then_some(name);
        };
        // "a letter from Norland and Varra, where it rained, says": back to the first of them.
        let nominal = first_joined(frame, nominal, start);
        let first = frame.nominals[nominal].first;
        // "the event, which was shown on Varra Net, Holm says": that names nobody who speaks.
        let opens = (start..first).rev().find(|&at| is_pause(frame.folded(at))).map(|at| at + 1);
        if opens.is_some_and(|opens| is_one_of(frame.folded(opens), "which where whose")) {
            return None;
        }
        let subject_like = first == start || !is_preposition(frame.folded(first - 1));
        (subject_like && !frame.nominals[nominal].possessive && frame.nominals[nominal].kind != NominalKind::Pronoun)
            .then_some(nominal)
    })
}

/// The first of two phrases that "and" joins, the second a name.
pub(super) fn first_joined(frame: &Frame, nominal: usize, start: usize) -> usize {
    let Nominal { first, kind, .. } = frame.nominals[nominal];
    let before = first.checked_sub(2).filter(|&at| at > start && frame.folded(first - 1) == "and");
    before
        .filter(|_| kind == NominalKind::Name)
        .and_then(|at| frame.nominal_ending_at(at))
        .filter(|&other| !frame.nominals[other].possessive)
        .unwrap_or(nominal)
}

/// "When Reef came, Holm said": what stands before the comma is another clause.
pub(super) fn behind_first_clause(frame: &Frame, start: usize, end: usize) -> usize {
    let opens = start + usize::from(is_one_of(frame.folded(start), "but and yet still ever even just only"));
    if !is_subordinator(frame.folded(opens)) {
        // "In response to a plan to bar sailors, Holm said"
        let fronted = is_preposition(frame.folded(opens)) && frame.folded(opens) != "to";
        let comma = (opens..end).take(LONGEST_REACH).find(|&at| {
            frame.folded(at) == ","
                && frame.nominal_at(at + 1).is_some_and(|nominal| frame.nominals[nominal].last < end)
        });
        return comma.filter(|_| fronted).map_or(start, |comma| comma + 1);
    }
    (opens..end).take(LONGEST_REACH).find(|&at| frame.folded(at) == ",").map_or(start, |comma| comma + 1)
}

/// The first noun phrase of a stretch that no preposition governs: the subject of its first clause.
pub(crate) fn main_subject(frame: &Frame, start: usize, end: usize) -> Option<usize> {
    let start = behind_first_clause(frame, start, end);
    let in_range = || {
        let from = frame.nominals.partition_point(|nominal| nominal.first < start);
        (from..frame.nominals.len()).take_while(|&index| frame.nominals[index].first < end)
    };
    let governed = |index: usize| {
        let mut first = frame.nominals[index].first;
        // "in two evening tweets"
        let before = |first: usize| if first > start { frame.folded(first - 1) } else { "" };
        while !is_preposition(before(first)) && lexicon::is_between_subject_and_verb(before(first)) {
            first -= 1;
        }
        // "came as Holm turned": there "as" opens a clause.
        let clause = before(first) == "as" && frame::is_past_verb(frame.folded(frame.nominals[index].last + 1));
        is_preposition(before(first)) && !clause
    };
    // "Reef, 61, told the court that …, and blamed": who is told something is not the subject of what follows.
    let hears = |index: usize| {
        let first = frame.nominals[index].first;
        first > start && is_one_of(frame.folded(first - 1), "told tells telling")
    };
    let first = in_range().find(|&index| {
        !frame.nominals[index].possessive && !governed(index) && frame.folded(frame.nominals[index].first) != "who"
    });
    match first {
        Some(index) => (!hears(index)).then_some(index),
        None => in_range().find(|&index| frame.nominals[index].possessive && !governed(index)),
    }
}

/// A plain noun as subject, which no list knows: "the ferrymaster’s cousin said", "boaters say".
pub(super) fn plain_subject(frame: &Frame, start: usize, last: usize) -> Option<((usize, usize), Option<usize>)> {
    if !frame.is_word(last) || crate::text::is_function_word(frame.folded(last)) || strength_at(frame, last).is_some() {
        return None;
    }
    let mut first = last;
    while first > start
        && last - first < 6
        && frame.is_word(first - 1)
        && !crate::text::is_function_word(frame.folded(first - 1))
        && lexicon::cue_strength(frame.folded(first - 1)).is_none()
    {
        first -= 1;
    }
    if first > start
        && is_one_of(frame.folded(first - 1), "the a an his her their its one some most our my this these those other")
    {
        // "a note about the old pier said": the pier said nothing.
        if first > start + 1 && governs_noun(frame.folded(first - 2)) {
            let nominal = subject_of_phrase(frame, start, first - 2)?;
            return Some(((frame.nominals[nominal].first, frame.nominals[nominal].last), Some(nominal)));
        }
        return Some(((first - 1, last), None));
    }
    // "Harbourwire reports:" as a line of its own
    if last == 0
        && frame.folded(last + 2) == ":"
        && frame.pieces[last].span.slice(frame.text).starts_with(char::is_uppercase)
    {
        return Some(((first, last), None));
    }
    // "Protesters carried signs": a clause and no subject.
    if (first + 1..=last).any(|at| frame::is_past_verb(frame.folded(at))) {
        return None;
    }
    let plural = frame.folded(last).ends_with('s') && !frame.folded(last).ends_with("ss");
    (plural && (first == start || is_pause(frame.folded(first - 1)))).then_some(((first, last), None))
}

//! The link that stands before a quotation.

use super::super::frame::{Frame, NominalKind, PieceKind, is_past_verb, is_pause};
use super::super::lexicon::{self, CueStrength};
use super::{
    LONGEST_REACH, LONGEST_UNKNOWN, Link, Shape, according_to, crosses_quotation, inverted_subject, is_noun_here,
    is_preposition, main_subject, strength_at, subject_before, subject_link, within_marks,
};
use crate::text::is_one_of;

/// "Holm: ‘…’" at the start of a line.
pub(super) fn label_before(frame: &Frame, quotation: usize, start: usize) -> Option<Link> {
    let nominal = frame.nominal_at(start)?;
    let colon = (start..quotation).find(|&at| frame.folded(at) == ":")?;
    let behind = frame.nominals[nominal].last + 1;
    // "The Latest: Holm defends ‘…’": a rubric.
    if is_one_of(frame.folded(behind - 1), "latest update exclusive breaking video watch") {
        return None;
    }
    (behind == colon && frame.nominals[nominal].kind != NominalKind::Pronoun).then(|| Link {
        source: (frame.nominals[nominal].first, frame.nominals[nominal].last),
        nominal: Some(nominal),
        cue: None,
        shape: Shape::Label,
    })
}

/// "Holm Answers Pier Critics: ‘…’": in a headline, whom its first words are about.
pub(super) fn headline_before(frame: &Frame, quotation: usize, start: usize) -> Option<Link> {
    let nominal = frame.nominal_at(start).filter(|_| frame.is_title && quotation > start + 1)?;
    let phrase = frame.nominals[nominal];
    let verb = phrase.last + 1;
    let acts = frame.is_word(verb) && !frame.pieces[verb].capital && frame.folded(verb).ends_with('s');
    let speaks = phrase.kind == NominalKind::Name
        && !phrase.possessive
        && phrase.name.is_some_and(|(_, last)| !lexicon::is_body(frame.folded(last)));
    (frame.folded(quotation - 1) == ":" && acts && speaks).then_some(Link {
        source: (phrase.first, phrase.last),
        nominal: Some(nominal),
        cue: None,
        shape: Shape::Label,
    })
}

/// "The aide put it bluntly in an email: “…”": whose message the quotation is.
pub(crate) fn message_before(frame: &Frame, quotation: usize, start: usize) -> Option<Link> {
    let colon = quotation.checked_sub(1).filter(|&at| at > start && frame.folded(at) == ":")?;
    let noun = (start + 1..colon)
        .rev()
        .take(LONGEST_UNKNOWN)
        .find(|&at| lexicon::is_message(frame.folded(at)) && !frame.pieces[at].capital)?;
    let opens = (start..noun).rev().take(LONGEST_UNKNOWN / 2).find(|&at| is_preposition(frame.folded(at)))?;
    let subject = main_subject(frame, start, opens)?;
    let phrase = frame.nominals[subject];
    let speaks = matches!(phrase.kind, NominalKind::Name | NominalKind::Role | NominalKind::Pronoun)
        && !phrase.possessive
        && matches!(frame.folded(opens), "in" | "on" | "via" | "with");
    speaks.then(|| subject_link(frame, subject, (noun, noun), Shape::Around))
}

/// "To Rep. Ada Holm, the bill is “…”": whose view it is, is told at the start.
pub(super) fn opinion_of(frame: &Frame, quotation: usize, start: usize) -> Option<Link> {
    let nominal = matches!(frame.folded(start), "to" | "for").then(|| frame.nominal_at(start + 1)).flatten()?;
    let phrase = frame.nominals[nominal];
    let (first, last) = phrase.name.filter(|_| phrase.kind == NominalKind::Name && !phrase.possessive)?;
    let person = last > first && !lexicon::is_body(frame.folded(last)) || first > phrase.first;
    let closed = frame.folded(phrase.last + 1) == "," && phrase.last < quotation;
    (person && closed).then(|| subject_link(frame, nominal, (start, start), Shape::Around))
}

/// "was described by Holm as “…”": whoever stands behind "by", where the quotation follows.
pub(super) fn passive_link(frame: &Frame, at: usize, quotation: usize) -> Option<Link> {
    let nominal = frame.nominal_at(at + 2)?;
    let behind = frame.nominals[nominal].last + 1;
    let leads = (behind + 1..quotation).all(|at| is_one_of(frame.folded(at), "a an the"));
    (frame.folded(behind) == "as" && leads && !frame.nominals[nominal].possessive)
        .then(|| subject_link(frame, nominal, (at, at), Shape::Before))
}

/// "described by", "was offered by": what stands before it is not who spoke.
pub(super) fn is_participle_of_passive(frame: &Frame, at: usize) -> bool {
    strength_at(frame, at).is_some()
        && (frame.folded(at).ends_with("ed") || frame.folded(at) == "told")
        // "interjected by calling it"
        && !frame.folded(at + 2).ends_with("ing")
}

/// "was promised", "had been told": the subject of a passive is not who spoke.
pub(super) fn is_passive(frame: &Frame, at: usize, start: usize) -> bool {
    let helper = (start..at)
        .rev()
        .take_while(|&before| lexicon::is_between_subject_and_verb(frame.folded(before)))
        .any(|before| is_one_of(frame.folded(before), "is was are were been be"));
    helper && strength_at(frame, at).is_some() && !frame.folded(at).ends_with("ing")
}

/// "charges from the sailors that it was “…”": whose charges they are.
pub(super) fn heard_from(frame: &Frame, at: usize) -> Option<usize> {
    let noun = lexicon::is_speech_noun(frame.folded(at))
        || frame.folded(at).ends_with('s') && strength_at(frame, at).is_some();
    let nominal = frame.nominal_at(at + 2).filter(|_| noun && frame.folded(at + 1) == "from")?;
    let phrase = frame.nominals[nominal];
    (!phrase.possessive && frame.folded(phrase.last + 1) == "that").then_some(nominal)
}

/// "Holm said the committee believes", "Holm told the Post that the board agrees": who says what others think.
pub(super) fn teller_of(frame: &Frame, cue: usize, first: usize, start: usize) -> Option<Link> {
    if !thinks(frame.folded(cue)) {
        return None;
    }
    let that = usize::from(first > start && frame.folded(first - 1) == "that");
    let end = first.checked_sub(1 + that).filter(|&at| at > start)?;
    let told = || {
        let told = (start + 1..end).rev().take(LONGEST_UNKNOWN).find(|&at| strength_at(frame, at).is_some())?;
        (that == 1 && matches!(frame.folded(told), "told" | "tells")).then_some(told)
    };
    let says = if matches!(frame.folded(end), "said" | "says") { end } else { told()? };
    let (source, nominal) = subject_before(frame, says, start)?;
    let speaks = nominal.is_none_or(|nominal| frame.nominals[nominal].kind != NominalKind::Document);
    speaks.then_some(Link { source, nominal, cue: Some((says, says)), shape: Shape::Around })
}

/// A verb for what somebody has in mind, and may never have said.
pub(super) fn thinks(folded: &str) -> bool {
    is_one_of(
        folded,
        "believe believes believed think thinks thought feel feels felt agree agrees agreed hope hopes hoped",
    )
}

/// "a few of them, labelled “gulls”": named so by nobody that the sentence names.
pub(super) fn is_bare_naming(frame: &Frame, at: usize, quotation: usize) -> bool {
    if at + 1 != quotation {
        return false;
    }
    let names = is_one_of(frame.folded(at), "called labeled labelled dubbed termed branded nicknamed named titled");
    let apart = at > 0 && (is_pause(frame.folded(at - 1)) || frame.folded(at - 1).starts_with('-'));
    names && apart
}

/// Whether a verb behind one named person has no ending: "asked that Holm agree", never "Holm agree".
pub(super) fn wished_for(frame: &Frame, nominal: usize, cue: usize) -> bool {
    let phrase = frame.nominals[nominal];
    let one = phrase.kind == NominalKind::Name && !frame.folded(phrase.last).ends_with('s') && phrase.last + 1 == cue;
    let verb = frame.folded(cue);
    let that = frame.folded(phrase.first) == "that" || phrase.first > 0 && frame.folded(phrase.first - 1) == "that";
    one && that && !verb.ends_with(['s', 'd']) && !verb.ends_with("ing") && lexicon::is_base_form(verb)
}

/// So many pieces behind a noun for what was said is its "that": "comment on Sunday that".
const LONGEST_BEFORE_THAT: usize = 4;

/// Whether a cue before a quotation leads straight to it, or other words stand between.
fn shape_before(frame: &Frame, cue: usize, quotation: usize) -> Shape {
    let close = frame.pieces[cue + 1..quotation]
        .iter()
        .all(|piece| is_one_of(&piece.folded, ", : that it as a an the for to of on in how out is was were"));
    let told = matches!(frame.folded(cue), "told" | "telling" | "tells" | "tell")
        || frame.folded(quotation - 1) == ":"
        || frame.folded(quotation - 1) == ",";
    if close || (told && !crosses_quotation(frame, cue, quotation)) { Shape::Before } else { Shape::Around }
}

/// A link whose cue stands at a position before the quotation.
pub(super) fn link_at(frame: &Frame, at: usize, quotation: usize, sentence_start: usize) -> Option<Link> {
    if frame.folded(at) == "according" {
        return according_to(frame, at).map(|link| Link { shape: Shape::Around, ..link });
    }
    if let Some(nominal) = heard_from(frame, at).filter(|&nominal| frame.nominals[nominal].last < quotation) {
        return Some(subject_link(frame, nominal, (at, at), Shape::Around));
    }
    if frame.folded(at + 1) == "by" && is_participle_of_passive(frame, at) {
        return passive_link(frame, at, quotation);
    }
    let shape = || shape_before(frame, at, quotation);
    if strength_at(frame, at).is_some() && !is_noun_here(frame, at) && !is_bare_naming(frame, at, quotation) {
        // "Her words, said Holm, the mayor, are “…”": the subject of what is said stands before it.
        let parenthesis = at > sentence_start + 1
            && frame.folded(at - 1) == ","
            && matches!(frame.folded(at), "said" | "says")
            && !matches!(frame.pieces[at - 2].kind, PieceKind::Quotation(_));
        // "Holm, the mayor, said the letters, if real, are “…”": Holm said so.
        let is_name = |nominal: usize| frame.nominals[nominal].kind == NominalKind::Name;
        let named_before =
            || subject_before(frame, at, sentence_start).and_then(|(_, nominal)| nominal).is_some_and(is_name);
        if let Some(subject) = inverted_subject(frame, at).filter(|_| parenthesis)
            && frame.folded(frame.nominals[subject].last + 1) == ","
            && (is_name(subject) || !named_before())
        {
            return Some(subject_link(frame, subject, (at, at), shape()));
        }
        // "“…,” said Holm, “…”": the subject behind the cue.
        let behind_quotation = !frame.is_title
            && at > 0
            && (matches!(frame.pieces[at - 1].kind, PieceKind::Quotation(_))
                || (frame.folded(at - 1) == ","
                    && at > 1
                    && matches!(frame.pieces[at - 2].kind, PieceKind::Quotation(_))));
        if behind_quotation && let Some(subject) = inverted_subject(frame, at) {
            return Some(subject_link(frame, subject, (at, at), shape()));
        }
        let (source, nominal) = subject_before(frame, at, sentence_start)?;
        // "a plan called Pier Watch is “…”": its name, and nobody speaks.
        let names = is_one_of(frame.folded(at), "called named dubbed") && source.1 + 1 == at;
        if names && nominal.is_none() && frame.pieces.get(at + 1).is_some_and(|next| next.capital) {
            return None;
        }
        // "Holm said the committee believed that “…”": who says what others think gives the words.
        if let Some(teller) = teller_of(frame, at, source.0, sentence_start) {
            return Some(Link { shape: shape(), ..teller });
        }
        // "asked that Holm agree to a “…”": one person agrees; what is asked for, nobody has said.
        if nominal.is_some_and(|nominal| wished_for(frame, nominal, at)) {
            return None;
        }
        return Some(Link { source, nominal, cue: Some((at, at)), shape: shape() });
    }
    // "Holm’s claim that “…”", "in her statement: “…”": a noun only where it leads straight to the quotation.
    // "Holm’s comment on Sunday that"
    let that = (at + 1..quotation)
        .take(LONGEST_BEFORE_THAT)
        .find(|&at| frame.folded(at) == "that")
        .filter(|&that| strength_at(frame, that + 1).is_none());
    let leads = frame.pieces[at + 1..quotation].iter().all(|piece| is_one_of(&piece.folded, ", : that of about"))
        || that.is_some();
    if frame.is_word(at) && lexicon::is_speech_noun(frame.folded(at)) && at > sentence_start && leads {
        let owner = (sentence_start..at).rev().take(4).find_map(|position| {
            if is_one_of(frame.folded(position), "his her their its my our") {
                return Some(((position, position), None));
            }
            let nominal = frame.nominal_ending_at(position).filter(|&nominal| frame.nominals[nominal].possessive)?;
            Some(((frame.nominals[nominal].first, frame.nominals[nominal].last), Some(nominal)))
        });
        // "for his claims in the news that": whose, is less clear the further that is.
        let (source, nominal) =
            owner.filter(|(_, nominal)| nominal.is_some() || that.is_none_or(|that| that == at + 1))?;
        // "that Holm’s emails “are a scandal”": the quotation says it of them.
        let first = frame.pieces[quotation]
            .span
            .slice(frame.text)
            .split(|c: char| !c.is_alphanumeric())
            .find(|w| !w.is_empty());
        if at + 1 == quotation && first.is_some_and(lexicon::is_finite_helper) {
            return None;
        }
        // "dismissed Holm’s comment that “…”", "agrees with Holm’s view that “…”": Holm’s words, not those of who names them.
        let named = that.is_some() && nominal.is_some_and(|nominal| frame.nominals[nominal].kind == NominalKind::Name);
        // "called Holm’s comments “…”", "stated in their letter that “…”": the verb before it is the cue.
        if source.0 > sentence_start && strength_at(frame, source.0 - 1).is_some() && !named {
            return None;
        }
        if source.0 > sentence_start + 1
            && (!named || is_one_of(frame.folded(source.0 - 1), "at in on"))
            && is_preposition(frame.folded(source.0 - 1))
            && strength_at(frame, source.0 - 2).is_some()
            && !is_noun_here(frame, source.0 - 2)
        {
            return None;
        }
        // "saying on Sunday after Holm’s announcement that “…”": it tells when.
        let when = source.0 > sentence_start
            && is_one_of(frame.folded(source.0 - 1), "after before during following since amid despite");
        let told = (sentence_start..source.0.saturating_sub(1))
            .rev()
            .take(LONGEST_UNKNOWN)
            .any(|at| strength_at(frame, at) == Some(CueStrength::Firm));
        if when && told {
            return None;
        }
        return Some(Link { source, nominal, cue: Some((at, at)), shape: shape() });
    }
    None
}

/// The link that stands before a quotation in its sentence, nearest cue first.
pub(crate) fn before(frame: &Frame, quotation: usize) -> Option<Link> {
    let mut sentence = frame.sentence_of(quotation);
    // A list of thousands of quotations is one sentence too; what is far off names nobody here.
    sentence.start = sentence.start.max(quotation.saturating_sub(2 * LONGEST_REACH));
    if let Some(link) =
        label_before(frame, quotation, sentence.start).or_else(|| headline_before(frame, quotation, sentence.start))
    {
        return Some(link);
    }
    let mut at = quotation;
    while at > sentence.start.max(quotation.saturating_sub(LONGEST_REACH)) {
        at -= 1;
        // "someone shouted “…”"
        let anybody = at > sentence.start && is_one_of(frame.folded(at - 1), "anybody anyone somebody someone");
        if at + 1 == quotation && anybody && strength_at(frame, at).is_some() {
            return Some(Link { source: (at - 1, at - 1), nominal: None, cue: Some((at, at)), shape: Shape::Before });
        }
        // "read out a letter: “…”", "read her words aloud: “…”": another wrote them.
        let aloud = |at: usize| is_one_of(frame.folded(at), "aloud from out");
        if is_one_of(frame.folded(at), "read reads reading") && (at + 1..quotation).take(LONGEST_UNKNOWN).any(aloud) {
            return None;
        }
        if let Some(link) = link_at(frame, at, quotation, sentence.start) {
            return Some(link);
        }
        // "he was promised “…”": who promised it, is not said; "Holm says there is a rule that says: “…”".
        let relative = at > sentence.start && frame.folded(at - 1) == "that" && frame.folded(at + 1) == ":";
        if at + 1 == quotation && is_passive(frame, at, sentence.start)
            || at + 2 == quotation && relative && strength_at(frame, at).is_some()
        {
            return None;
        }
    }
    according_to(frame, sentence.start)
        .filter(|link| link.source.1 < quotation)
        .map(|link| Link { shape: Shape::Around, ..link })
        .or_else(|| message_before(frame, quotation, sentence.start))
        .or_else(|| opinion_of(frame, quotation, sentence.start))
        .or_else(|| participle_before(frame, quotation))
}

/// "Calling the plan “a joke,” Holm closed the meeting": who calls it so is the subject that follows.
fn participle_before(frame: &Frame, quotation: usize) -> Option<Link> {
    let start = frame.sentence_of(quotation).start;
    if quotation > start + LONGEST_REACH {
        return None;
    }
    let Opening { subject, end } = opening_participle(frame, start)?;
    (quotation < end).then(|| subject_link(frame, subject, (start, start), shape_before(frame, start, quotation)))
}

/// The participle of saying that opens a sentence: "Calling the plan a joke, Holm closed the meeting".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Opening {
    /// The noun phrase of the subject of both, which stands behind it.
    pub(crate) subject: usize,
    /// The first piece of the subject.
    pub(crate) end: usize,
}

/// Such a participle at the start of a sentence.
pub(crate) fn opening_participle(frame: &Frame, start: usize) -> Option<Opening> {
    let word = frame.folded(start);
    // Of "citing", "rejecting", "responding to" the words may be another's.
    let says = is_one_of(
        word,
        "acknowledging adding admitting alleging announcing arguing asserting calling claiming complaining conceding \
         confirming declaring describing emphasising emphasizing explaining insisting joking lamenting maintaining noting \
         predicting promising remarking saying stating stressing suggesting telling vowing warning writing",
    );
    if frame.is_title || !says {
        return None;
    }
    let sentence = frame.sentence_of(start);
    let closes = |at: usize| match frame.pieces[at].kind {
        PieceKind::Quotation(_) => within_marks(frame, at).ends_with(','),
        _ => frame.folded(at) == ",",
    };
    // "Warning that if the ferry stopped, islanders would starve": the comma is of what is said.
    let subordinate = |at: &usize| {
        is_one_of(frame.folded(*at), "after although because before if once since though unless until when while")
    };
    let end = sentence.end.min(start + LONGEST_REACH);
    let end = (start + 1..end).find(subordinate).unwrap_or(end);
    (start + 1..end).find_map(|at| {
        let subject = frame.nominal_at(at + 1).filter(|_| closes(at))?;
        let phrase = frame.nominals[subject];
        let mut verb = phrase.last + 1;
        verb += usize::from(is_one_of(frame.folded(verb), "also again then") || frame.folded(verb).ends_with("ly"));
        let acts = lexicon::is_finite_helper(frame.folded(verb))
            || is_past_verb(frame.folded(verb))
            || strength_at(frame, verb).is_some();
        let speaks = !phrase.possessive && phrase.kind != NominalKind::Document;
        (acts && speaks && verb < sentence.end).then_some(Opening { subject, end: at + 1 })
    })
}

//! From a quotation to the words that attribute it: the verb of saying and its subject, or "according to".

use super::frame::{Frame, Nominal, NominalKind, PieceKind, is_pause, is_pronoun};
use super::lexicon::{self, CueStrength};
use crate::text::{Span, is_dash, is_one_of};

/// Who is named as the source of a quotation, in pieces of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    /// First and last piece of the source.
    pub(crate) source: (usize, usize),
    /// The noun phrase among the frame's; none where a plain noun stands there.
    pub(crate) nominal: Option<usize>,
    /// First and last piece of the cue; none in "Name: …" and "… — Name".
    pub(crate) cue: Option<(usize, usize)>,
    /// Which construction it is.
    pub(crate) shape: Shape,
}

/// The construction that links a quotation with its source, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shape {
    /// `“…,” she said` or `“…,” said Holm`.
    After,
    /// `She said: “…”`, `she said that “…”`, `she said “…”`.
    Before,
    /// `“… — Ada Holm`, `Holm: ‘…’`.
    Label,
    /// The cue stands earlier or later in the sentence, with other words between.
    Around,
}

impl Link {
    /// Where the source stands; with the other name where "and" joins two.
    pub(crate) fn source_span(&self, frame: &Frame) -> Span {
        let (first, last) = self.joined(frame).unwrap_or(self.source);
        frame.pieces[first].span.join(frame.pieces[last].span)
    }

    /// "Holm and Reef said": first and last piece of two names that are one source.
    fn joined(&self, frame: &Frame) -> Option<(usize, usize)> {
        let own = frame.nominals[self.nominal?];
        let is_name = |nominal: usize| {
            let phrase = frame.nominals[nominal];
            phrase.kind == NominalKind::Name && !phrase.possessive
        };
        if own.kind != NominalKind::Name || own.possessive {
            return None;
        }
        let sentence = frame.sentence_of(own.first);
        // "said Harbours for Norland, a group": what a body stands for is part of its name.
        let stands_for = (own.last + 2..sentence.end).take_while(|&at| frame.pieces[at].capital).last();
        if frame.folded(own.last + 1) == "for"
            && own.first == own.last
            && let Some(last) = stands_for
            && (is_pause(frame.folded(last + 1))
                || frame.folded(last + 1) == "."
                || strength_at(frame, last + 1).is_some())
        {
            return Some((own.first, last));
        }
        if frame.folded(own.last + 1) == "and" && own.last + 2 < sentence.end {
            let other = frame.nominals[frame.nominal_at(own.last + 2).filter(|&other| is_name(other))?];
            // "said Holm and Reef left", "said Holm, and Reef": another clause begins with the second name.
            let inverted = self.cue.is_some_and(|(_, cue)| cue < own.first);
            let behind = frame.folded(other.last + 1);
            let ends = other.last + 1 >= sentence.end || is_pause(behind) || behind == "." || is_preposition(behind);
            return (!inverted || ends).then_some((own.first, other.last));
        }
        // "Holm and Reef said": the first name opens the clause, "met Holm and Reef said" are two.
        let and = own.first.checked_sub(2).filter(|&at| at >= sentence.start && frame.folded(at + 1) == "and")?;
        let other = frame.nominals[frame.nominal_ending_at(and).filter(|&other| is_name(other))?];
        let opens = other.first == sentence.start
            || is_one_of(frame.folded(other.first - 1), ", that but while and")
            || matches!(frame.pieces[other.first - 1].kind, PieceKind::Quotation(_));
        let subject = self.cue.is_some_and(|(cue, _)| cue > own.last);
        (opens && subject).then_some((other.first, own.last))
    }

    /// Whether its cue reports words with or without marks.
    pub(crate) fn is_firm(&self, frame: &Frame) -> bool {
        self.cue.is_some_and(|(first, _)| {
            frame.folded(first) == "according" || strength_at(frame, first) == Some(CueStrength::Firm)
        })
    }

    /// Where the cue stands.
    pub(crate) fn cue_span(&self, frame: &Frame) -> Option<Span> {
        self.cue.map(|(first, last)| frame.pieces[first].span.join(frame.pieces[last].span))
    }
}

/// How far a cue may stand from the end of a description that follows the name, in pieces.
const LONGEST_DESCRIPTION: usize = 45;

/// How far a cue may stand from its quotation, in pieces; beyond that no reader connects the two.
pub(crate) const LONGEST_REACH: usize = 80;

/// Longest sentence "Ada Holm said." that may follow a quotation which already ended with a full stop, in pieces.
const LONGEST_DETACHED: usize = 9;

/// The link that stands right behind a quotation.
pub(crate) fn after(frame: &Frame, quotation: usize) -> Option<Link> {
    let end = frame.pieces[quotation].span.slice(frame.text).trim_end_matches(['"', '”', '’', '\'', '»', '“']);
    let mut at = quotation + 1;
    let comma_outside = frame.folded(at) == ",";
    at += usize::from(comma_outside);
    let first = frame.pieces.get(at)?;
    if first.kind != PieceKind::Word && !is_dash(first.folded.chars().next().unwrap_or(' ')) {
        return None;
    }
    let asks_or_cries = end.ends_with(['?', '!', '…', '—', '–', '-']);
    let open_ended = comma_outside || asks_or_cries || end.ends_with(',');
    let same_sentence = first.sentence == frame.pieces[quotation].sentence;
    if let Some(link) = signature(frame, at) {
        return Some(link);
    }
    let link = said_after(frame, at)?;
    // "Holm asks: “…?” Reef responds: “…”": the second attributes what follows.
    if asks_or_cries && !comma_outside && leads_to_next(frame, link) && before(frame, quotation).is_some() {
        return None;
    }
    if open_ended || (same_sentence && !end.ends_with('.')) && is_whole_sentence(frame, quotation, at) {
        return Some(link);
    }
    // "“It is over.” Holm said." with the wrong mark before the closing one.
    let sentence = frame.sentence_of(at);
    // "“It is over.” Holm said: “…”" attributes what follows.
    let leads_on = frame.pieces[at..sentence.end].iter().any(|piece| matches!(piece.kind, PieceKind::Quotation(_)));
    let detached = end.ends_with('.')
        && !leads_on
        && sentence.end - at <= LONGEST_DETACHED
        && link.cue.is_some_and(|(_, last)| ends_with_cue(frame, last, sentence.end, link));
    (detached && strength_at(frame, link.cue?.0) == Some(CueStrength::Firm)).then_some(link)
}

/// Whether the words that attribute lead straight to another quotation: "Reef writes back, “…”".
fn leads_to_next(frame: &Frame, link: Link) -> bool {
    let Some((_, cue)) = link.cue.filter(|cue| cue.0 > link.source.1) else { return false };
    let mark = (cue + 1..frame.pieces.len()).take(LONGEST_DETACHED).find(|&at| !frame.is_word(at));
    mark.is_some_and(|at| {
        matches!(frame.folded(at), ":" | ",")
            && frame.pieces.get(at + 1).is_some_and(|next| matches!(next.kind, PieceKind::Quotation(_)))
    })
}

/// "what Holm called “…,” Reef said": the name that the quotation is for somebody stands right before it.
pub(crate) fn names_right_before(frame: &Frame, link: &Link, quotation: usize) -> bool {
    let Some((_, cue)) = link.cue else { return false };
    cue + 1 == quotation
        && link.source.1 < cue
        && is_one_of(frame.folded(cue), "called calls described describes dubbed labeled labelled termed branded")
        && !frame.is_title
}

/// "Asked by an aide, “…,” Holm replied": whether a quotation is the question that another put.
pub(crate) fn is_question_put(frame: &Frame, quotation: usize) -> bool {
    let start = frame.sentence_of(quotation).start;
    if frame.folded(start) != "asked" || start + 1 >= quotation || !matches!(frame.folded(quotation - 1), "," | ":") {
        return false;
    }
    let breaks = |at: usize| {
        matches!(frame.pieces[at].kind, PieceKind::Quotation(_))
            || frame.folded(at) == "," && at + 1 < quotation
            || strength_at(frame, at).is_some()
    };
    start + 2 == quotation || frame.folded(start + 1) == "by" && !(start + 2..quotation).any(breaks)
}

/// Who puts such a question, where that is told.
pub(crate) fn who_asks(frame: &Frame, quotation: usize) -> Option<Link> {
    let start = frame.sentence_of(quotation).start;
    let nominal = frame.nominal_at(start + 2).filter(|&nominal| frame.nominals[nominal].last + 2 == quotation)?;
    (!frame.nominals[nominal].possessive).then(|| subject_link(frame, nominal, (start, start + 1), Shape::Before))
}

/// Whether nothing but the quotation stands before the attribution in its sentence.
fn is_whole_sentence(frame: &Frame, quotation: usize, _at: usize) -> bool {
    frame.sentence_of(quotation).start == quotation
}

/// Whether the sentence ends behind the cue, or behind the subject that follows it.
pub(crate) fn ends_with_cue(frame: &Frame, cue: usize, end: usize, link: Link) -> bool {
    let last = cue.max(link.source.1);
    // "…, said the man, who asked not to be named."
    if frame.folded(last + 1) == "," && is_one_of(frame.folded(last + 2), "who whose which a an the") {
        return true;
    }
    (last + 1..end).all(|at| !frame.is_word(at) || lexicon::is_between_subject_and_verb(frame.folded(at)))
}

/// "she said", "Holm, the mayor, said", "said Holm", "according to Holm", starting at a position.
pub(crate) fn said_after(frame: &Frame, at: usize) -> Option<Link> {
    let mut at = at;
    let adverb =
        |at: usize| frame.folded(at).ends_with("ly") && frame.folded(at).len() > 4 && !frame.pieces[at].capital;
    while matches!(frame.folded(at), "as") || adverb(at) {
        at += 1;
    }
    if let Some(link) = according_to(frame, at) {
        return Some(link);
    }
    let sentence_end = frame.sentence_of(at.min(frame.pieces.len() - 1)).end;
    if strength_at(frame, at).is_some() {
        // "‘unfair,’ claims Holm ‘lied’": a headline's verb may lack its subject.
        if frame.is_title && !matches!(frame.folded(at), "says" | "said") {
            return None;
        }
        let subject = inverted_subject(frame, at)?;
        return Some(subject_link(frame, subject, (at, at), Shape::After));
    }
    // "“…,” summarised Holm.": any verb, where the name ends the sentence.
    if looks_like_verb(frame, at)
        && let Some(subject) = inverted_subject(frame, at).filter(|&n| frame.nominals[n].kind == NominalKind::Name)
    {
        let behind = frame.nominals[subject].last + 1;
        if behind >= sentence_end || is_pause(frame.folded(behind)) || frame.folded(behind) == "." {
            return Some(subject_link(frame, subject, (at, at), Shape::After));
        }
    }
    let nominal = frame.nominal_at(at).or_else(|| named_behind(frame, at))?;
    if frame.nominals[nominal].possessive {
        return None;
    }
    for start in [frame.nominals[nominal].last, frame.nominals[nominal].head] {
        let mut behind = skip_forward(frame, start + 1);
        if let Some(cue) = cue_from(frame, behind) {
            return Some(subject_link(frame, nominal, cue, Shape::After));
        }
        // "“…,” Holm shrugged."
        if looks_like_verb(frame, behind) && (behind + 1 >= sentence_end || frame.folded(behind + 1) == ".") {
            return Some(subject_link(frame, nominal, (behind, behind), Shape::After));
        }
        // "Holm, who has been mayor since 2019, said"
        if is_pause(frame.folded(behind)) && frame.folded(behind) != ":" {
            let limit = sentence_end.min(behind + LONGEST_DESCRIPTION);
            while behind < limit {
                behind += 1;
                if is_pause(frame.folded(behind)) {
                    let after_pause = skip_forward(frame, behind + 1);
                    if let Some(cue) = cue_from(frame, after_pause) {
                        let participle = frame.folded(cue.0).ends_with("ing");
                        if !participle {
                            return Some(subject_link(frame, nominal, cue, Shape::After));
                        }
                    }
                }
            }
        }
    }
    None
}

/// “…,” councilwoman Ada Holm said: a title or trade that no list knows, and the name behind it.
fn named_behind(frame: &Frame, at: usize) -> Option<usize> {
    let plain = frame.is_word(at) && !frame.pieces[at].capital && !crate::text::is_function_word(frame.folded(at));
    let nominal = frame.nominal_at(at + 1).filter(|_| plain)?;
    (frame.nominals[nominal].kind == NominalKind::Name).then_some(nominal)
}

/// A word that ends like a verb in the past or the third person.
fn looks_like_verb(frame: &Frame, at: usize) -> bool {
    let word = frame.folded(at);
    frame.is_word(at)
        && !frame.pieces[at].capital
        && word.len() > 3
        && word.ends_with("ed")
        && !crate::text::is_function_word(word)
}

/// A verb of saying at a position, "went on to say" and "was quoted as saying" included.
fn cue_from(frame: &Frame, at: usize) -> Option<(usize, usize)> {
    let last = match (frame.folded(at), frame.folded(at + 1), frame.folded(at + 2)) {
        ("went" | "goes" | "continued", "on", _) | ("put", "it", _) | ("made", "clear", _) => at + 1,
        (verb, "back", _) if is_one_of(verb, "shot shoots fired fires hit hits wrote writes") => at + 1,
        ("quoted", "as", "saying") => at + 2,
        _ => at,
    };
    (strength_at(frame, at).is_some() || last > at).then_some((at, last))
}

/// The link that stands before a quotation in its sentence, nearest cue first.
pub(crate) fn before(frame: &Frame, quotation: usize) -> Option<Link> {
    let mut sentence = frame.sentence_of(quotation);
    // A list of thousands of quotations is one sentence too; what is far off names nobody here.
    sentence.start = sentence.start.max(quotation.saturating_sub(2 * LONGEST_REACH));
    if let Some(link) = label_before(frame, quotation, sentence.start) {
        return Some(link);
    }
    let mut at = quotation;
    while at > sentence.start.max(quotation.saturating_sub(LONGEST_REACH)) {
        at -= 1;
        if let Some(link) = link_at(frame, at, quotation, sentence.start) {
            return Some(link);
        }
        // "he was promised “…”": who promised it, is not said.
        if at + 1 == quotation && is_passive(frame, at, sentence.start) {
            return None;
        }
    }
    according_to(frame, sentence.start)
        .filter(|link| link.source.1 < quotation)
        .map(|link| Link { shape: Shape::Around, ..link })
        .or_else(|| message_before(frame, quotation, sentence.start))
        .or_else(|| opinion_of(frame, quotation, sentence.start))
}

/// "was promised", "had been told": the subject of a passive is not who spoke.
fn is_passive(frame: &Frame, at: usize, start: usize) -> bool {
    let helper = (start..at)
        .rev()
        .take_while(|&before| lexicon::is_between_subject_and_verb(frame.folded(before)))
        .any(|before| is_one_of(frame.folded(before), "is was are were been be"));
    helper && strength_at(frame, at).is_some() && !frame.folded(at).ends_with("ing")
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
fn opinion_of(frame: &Frame, quotation: usize, start: usize) -> Option<Link> {
    let nominal = matches!(frame.folded(start), "to" | "for").then(|| frame.nominal_at(start + 1)).flatten()?;
    let phrase = frame.nominals[nominal];
    let (first, last) = phrase.name.filter(|_| phrase.kind == NominalKind::Name && !phrase.possessive)?;
    let person = last > first && !lexicon::is_body(frame.folded(last)) || first > phrase.first;
    let closed = frame.folded(phrase.last + 1) == "," && phrase.last < quotation;
    (person && closed).then(|| subject_link(frame, nominal, (start, start), Shape::Around))
}

/// A link whose cue stands at a position before the quotation.
fn link_at(frame: &Frame, at: usize, quotation: usize, sentence_start: usize) -> Option<Link> {
    if frame.folded(at) == "according" {
        return according_to(frame, at).map(|link| Link { shape: Shape::Around, ..link });
    }
    let close = frame.pieces[at + 1..quotation]
        .iter()
        .all(|piece| is_one_of(&piece.folded, ", : that it as a an the for to of on in how out is was were"));
    let told = matches!(frame.folded(at), "told" | "telling" | "tells" | "tell")
        || frame.folded(quotation - 1) == ":"
        || frame.folded(quotation - 1) == ",";
    let shape = if close || (told && !crosses_quotation(frame, at, quotation)) { Shape::Before } else { Shape::Around };
    if frame.folded(at + 1) == "by" && is_participle_of_passive(frame, at) {
        return passive_link(frame, at, quotation);
    }
    if strength_at(frame, at).is_some() && !is_noun_here(frame, at) && !is_bare_naming(frame, at, quotation) {
        // "Her words, said Holm, the mayor, are “…”": the subject of what is said stands before it.
        let parenthesis = at > sentence_start + 1
            && frame.folded(at - 1) == ","
            && matches!(frame.folded(at), "said" | "says")
            && !matches!(frame.pieces[at - 2].kind, PieceKind::Quotation(_));
        if let Some(subject) = inverted_subject(frame, at).filter(|_| parenthesis)
            && frame.folded(frame.nominals[subject].last + 1) == ","
        {
            return Some(subject_link(frame, subject, (at, at), shape));
        }
        // "“…,” said Holm, “…”": the subject behind the cue.
        let behind_quotation = !frame.is_title
            && at > 0
            && (matches!(frame.pieces[at - 1].kind, PieceKind::Quotation(_))
                || (frame.folded(at - 1) == ","
                    && at > 1
                    && matches!(frame.pieces[at - 2].kind, PieceKind::Quotation(_))));
        if behind_quotation && let Some(subject) = inverted_subject(frame, at) {
            return Some(subject_link(frame, subject, (at, at), shape));
        }
        let (source, nominal) = subject_before(frame, at, sentence_start)?;
        // "a plan called Pier Watch is “…”": its name, and nobody speaks.
        let names = is_one_of(frame.folded(at), "called named dubbed") && source.1 + 1 == at;
        if names && nominal.is_none() && frame.pieces.get(at + 1).is_some_and(|next| next.capital) {
            return None;
        }
        // "asked that Holm agree to a “…”": one person agrees; what is asked for, nobody has said.
        if nominal.is_some_and(|nominal| wished_for(frame, nominal, at)) {
            return None;
        }
        return Some(Link { source, nominal, cue: Some((at, at)), shape });
    }
    // "Holm’s claim that “…”", "in her statement: “…”": a noun only where it leads straight to the quotation.
    let leads = frame.pieces[at + 1..quotation].iter().all(|piece| is_one_of(&piece.folded, ", : that of about"))
        || (frame.folded(at + 1) == "that" && strength_at(frame, at + 2).is_none());
    if frame.is_word(at) && lexicon::is_speech_noun(frame.folded(at)) && at > sentence_start && leads {
        let owner = (sentence_start..at).rev().take(4).find_map(|position| {
            if is_one_of(frame.folded(position), "his her their its my our") {
                return Some(((position, position), None));
            }
            let nominal = frame.nominal_ending_at(position).filter(|&nominal| frame.nominals[nominal].possessive)?;
            Some(((frame.nominals[nominal].first, frame.nominals[nominal].last), Some(nominal)))
        });
        let (source, nominal) = owner?;
        // "that Holm’s emails “are a scandal”": the quotation says it of them.
        let first = frame.pieces[quotation]
            .span
            .slice(frame.text)
            .split(|c: char| !c.is_alphanumeric())
            .find(|w| !w.is_empty());
        if at + 1 == quotation && first.is_some_and(lexicon::is_finite_helper) {
            return None;
        }
        // "called Holm’s comments “…”", "stated in their letter that “…”": the verb before it is the cue.
        if source.0 > sentence_start && strength_at(frame, source.0 - 1).is_some() {
            return None;
        }
        if source.0 > sentence_start + 1
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
        return Some(Link { source, nominal, cue: Some((at, at)), shape });
    }
    None
}

/// "described by", "was offered by": what stands before it is not who spoke.
fn is_participle_of_passive(frame: &Frame, at: usize) -> bool {
    strength_at(frame, at).is_some()
        && (frame.folded(at).ends_with("ed") || frame.folded(at) == "told")
        // "interjected by calling it"
        && !frame.folded(at + 2).ends_with("ing")
}

/// "was described by Holm as “…”": whoever stands behind "by", where the quotation follows.
fn passive_link(frame: &Frame, at: usize, quotation: usize) -> Option<Link> {
    let nominal = frame.nominal_at(at + 2)?;
    let behind = frame.nominals[nominal].last + 1;
    let leads = (behind + 1..quotation).all(|at| is_one_of(frame.folded(at), "a an the"));
    (frame.folded(behind) == "as" && leads && !frame.nominals[nominal].possessive)
        .then(|| subject_link(frame, nominal, (at, at), Shape::Before))
}

/// "a few of them, labelled “gulls”": named so by nobody that the sentence names.
fn is_bare_naming(frame: &Frame, at: usize, quotation: usize) -> bool {
    let names = is_one_of(frame.folded(at), "called labeled labelled dubbed termed branded nicknamed named titled");
    let apart = at > 0 && (is_pause(frame.folded(at - 1)) || frame.folded(at - 1).starts_with('-'));
    names && apart && at + 1 == quotation
}

/// Whether a verb behind one named person has no ending: "asked that Holm agree", never "Holm agree".
fn wished_for(frame: &Frame, nominal: usize, cue: usize) -> bool {
    let phrase = frame.nominals[nominal];
    let one = phrase.kind == NominalKind::Name && !frame.folded(phrase.last).ends_with('s') && phrase.last + 1 == cue;
    let verb = frame.folded(cue);
    let that = frame.folded(phrase.first) == "that" || phrase.first > 0 && frame.folded(phrase.first - 1) == "that";
    one && that && !verb.ends_with(['s', 'd']) && !verb.ends_with("ing") && lexicon::is_base_form(verb)
}

/// A link whose cue stands behind the quotation, at the end of the sentence: "…, Holm said."
pub(crate) fn at_sentence_end(frame: &Frame, quotation: usize) -> Option<Link> {
    let sentence = frame.sentence_of(quotation);
    for at in (quotation + 1).max(sentence.end.saturating_sub(LONGEST_REACH))..sentence.end {
        if frame.folded(at) != "," {
            continue;
        }
        if let Some(link) = said_after(frame, at + 1) {
            let (_, last) = link.cue?;
            let firm =
                frame.folded(link.cue?.0) == "according" || strength_at(frame, link.cue?.0) == Some(CueStrength::Firm);
            // A headline goes on: "…, Holm says, but …".
            let paused = frame.is_title && frame.folded(last.max(link.source.1) + 1) == ",";
            if firm && (paused || ends_with_cue(frame, last, sentence.end, link)) {
                return Some(Link { shape: Shape::Around, ..link });
            }
        }
    }
    None
}

/// Whether another quotation stands between two positions.
fn crosses_quotation(frame: &Frame, from: usize, to: usize) -> bool {
    frame.pieces[from..to].iter().any(|piece| matches!(piece.kind, PieceKind::Quotation(_)))
}

/// "Holm: ‘…’" at the start of a line.
fn label_before(frame: &Frame, quotation: usize, start: usize) -> Option<Link> {
    let nominal = frame.nominal_at(start)?;
    let colon = (start..quotation).find(|&at| frame.folded(at) == ":")?;
    let behind = frame.nominals[nominal].last + 1;
    (behind == colon && frame.nominals[nominal].kind != NominalKind::Pronoun).then(|| Link {
        source: (frame.nominals[nominal].first, frame.nominals[nominal].last),
        nominal: Some(nominal),
        cue: None,
        shape: Shape::Label,
    })
}

/// "— Ada Holm" behind a quotation, at the end of the line.
pub(crate) fn signature(frame: &Frame, at: usize) -> Option<Link> {
    let dash = frame.pieces.get(at)?;
    if !dash.folded.starts_with(is_dash) {
        return None;
    }
    let start = (at..frame.pieces.len()).find(|&p| !frame.folded(p).starts_with(is_dash))?;
    let nominal = frame.nominal_at(start)?;
    let last = frame.nominals[nominal].last;
    let alone = frame.pieces.len() - last <= 12
        && frame.pieces[last + 1..].iter().all(|piece| !matches!(piece.kind, PieceKind::Quotation(_)))
        && cue_from(frame, skip_forward(frame, last + 1)).is_none();
    (alone && frame.nominals[nominal].kind == NominalKind::Name).then_some(Link {
        source: (frame.nominals[nominal].first, last),
        nominal: Some(nominal),
        cue: None,
        shape: Shape::Label,
    })
}

/// "according to Holm" at a position.
pub(crate) fn according_to(frame: &Frame, at: usize) -> Option<Link> {
    // "in Holm’s words"
    if frame.folded(at) == "in"
        && let Some(nominal) = frame.nominal_at(at + 1).filter(|&nominal| frame.nominals[nominal].possessive)
        && frame.folded(frame.nominals[nominal].last + 1) == "words"
    {
        let words = frame.nominals[nominal].last + 1;
        return Some(subject_link(frame, nominal, (words, words), Shape::After));
    }
    let matched = matches!((frame.folded(at), frame.folded(at + 1)), ("according", "to") | ("in", "the"))
        && (frame.folded(at) == "according" || (frame.folded(at + 2) == "words" && frame.folded(at + 3) == "of"));
    if !matched {
        return None;
    }
    let cue = if frame.folded(at) == "according" { (at, at + 1) } else { (at, at + 3) };
    let nominal = frame.nominal_at(cue.1 + 1)?;
    Some(subject_link(frame, nominal, cue, Shape::After))
}

fn subject_link(frame: &Frame, nominal: usize, cue: (usize, usize), shape: Shape) -> Link {
    Link {
        source: (frame.nominals[nominal].first, frame.nominals[nominal].last),
        nominal: Some(nominal),
        cue: Some(cue),
        shape,
    }
}

/// The subject that follows its verb: "said Holm". Verbs that take the hearer as object do not turn.
fn inverted_subject(frame: &Frame, cue: usize) -> Option<usize> {
    if is_one_of(frame.folded(cue), "told tells telling urged reminded assured informed called")
        || frame.folded(cue).ends_with("ing")
    {
        return None;
    }
    let Some(nominal) = frame.nominal_at(cue + 1) else { return described_name(frame, cue + 1) };
    let phrase = frame.nominals[nominal];
    (phrase.kind != NominalKind::Pronoun && !phrase.possessive).then_some(nominal)
}

/// "said the baker, Ada Holm": a description that no list knows, and the name behind its comma.
fn described_name(frame: &Frame, start: usize) -> Option<usize> {
    if !is_one_of(frame.folded(start), "the a an his her their") {
        return None;
    }
    let comma = (start + 1..start + LONGEST_UNKNOWN).find(|&at| frame.folded(at) == ",")?;
    let words = (start + 1..comma).all(|at| frame.is_word(at));
    let nominal = frame.nominal_at(comma + 1)?;
    let phrase = frame.nominals[nominal];
    (words && phrase.kind == NominalKind::Name && phrase.name.is_some() && !phrase.possessive).then_some(nominal)
}

/// Longest description of somebody that is read without knowing its noun, in pieces.
const LONGEST_UNKNOWN: usize = 8;

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
                .or_else(|| main_subject(frame, start, left).and_then(phrase));
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
fn said_before_comma(frame: &Frame, start: usize, comma: usize) -> Option<usize> {
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
fn out_of_phrase(frame: &Frame, nominal: usize, start: usize) -> Option<usize> {
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
fn subject_of_phrase(frame: &Frame, start: usize, preposition: usize) -> Option<usize> {
    let subject = main_subject(frame, start, preposition)?;
    let between = frame.nominals[subject].last + 1..preposition;
    between
        .clone()
        .all(|at| strength_at(frame, at).is_none() && !lexicon::is_finite_helper(frame.folded(at)))
        .then_some(subject)
}

/// A preposition that ties a noun to the one before it, and opens no clause: "as Holm said" does.
fn governs_noun(folded: &str) -> bool {
    is_one_of(folded, "of in at from with about on to for near over by against")
}

/// "Varra Weavers, a guild of three, which said": whom a phrase between commas describes.
fn described_by(frame: &Frame, nominal: usize, start: usize) -> Option<usize> {
    let phrase = frame.nominals[nominal];
    let comma = (start..=phrase.first).rev().take(LONGEST_UNKNOWN).find(|&at| frame.folded(at) == ",")?;
    let apposed = matches!(frame.folded(comma + 1), "a" | "an" | "the");
    let name = frame.nominal_ending_at(comma.checked_sub(1)?).filter(|_| apposed)?;
    (phrase.kind != NominalKind::Name && frame.pieces[frame.nominals[name].head].capital).then_some(name)
}

/// The subject of the clause that ends at a position: that of a relative clause is its antecedent.
fn clause_subject(frame: &Frame, start: usize, end: usize) -> Option<usize> {
    let relative =
        (start + 1..end).rev().take(LONGEST_DESCRIPTION).find(|&at| matches!(frame.folded(at), "who" | "which"));
    let closed = |who: usize| frame.pieces[who..end].iter().any(|piece| piece.folded == ",");
    let antecedent = relative.filter(|&who| !closed(who)).and_then(|who| {
        let before = (start..who).rev().find(|&at| !is_pause(frame.folded(at)))?;
        // What papers hold, others say in them.
        frame.nominal_ending_at(before).filter(|&nominal| frame.nominals[nominal].kind != NominalKind::Document)
    });
    antecedent.or_else(|| main_subject(frame, start, end))
}

/// "Holm, the mayor of the town, said": the phrase before the first comma that has one; "another such figure, Holm,
/// said": the name between the commas.
fn before_description(frame: &Frame, start: usize, pause: usize) -> Option<usize> {
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

fn name_before_pause(frame: &Frame, start: usize, pause: usize) -> Option<usize> {
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
fn first_joined(frame: &Frame, nominal: usize, start: usize) -> usize {
    let Nominal { first, kind, .. } = frame.nominals[nominal];
    let before = first.checked_sub(2).filter(|&at| at > start && frame.folded(first - 1) == "and");
    before
        .filter(|_| kind == NominalKind::Name)
        .and_then(|at| frame.nominal_ending_at(at))
        .filter(|&other| !frame.nominals[other].possessive)
        .unwrap_or(nominal)
}

/// "When Reef came, Holm said": what stands before the comma is another clause.
fn behind_first_clause(frame: &Frame, start: usize, end: usize) -> usize {
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
        let clause = before(first) == "as" && super::frame::is_past_verb(frame.folded(frame.nominals[index].last + 1));
        is_preposition(before(first)) && !clause
    };
    in_range()
        .find(|&index| {
            !frame.nominals[index].possessive && !governed(index) && frame.folded(frame.nominals[index].first) != "who"
        })
        .or_else(|| in_range().find(|&index| frame.nominals[index].possessive && !governed(index)))
}

/// A plain noun as subject, which no list knows: "the ferrymaster’s cousin said", "boaters say".
fn plain_subject(frame: &Frame, start: usize, last: usize) -> Option<((usize, usize), Option<usize>)> {
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
    let plural = frame.folded(last).ends_with('s') && !frame.folded(last).ends_with("ss");
    (plural && (first == start || is_pause(frame.folded(first - 1)))).then_some(((first, last), None))
}

/// "the call", "his on-camera claim", "said claims that": a word of the list of verbs that is a noun where it stands.
pub(crate) fn is_noun_here(frame: &Frame, at: usize) -> bool {
    let determines = |position: usize| {
        is_one_of(frame.folded(position), "the a an this that these those his her its their our my any no some")
            || frame.nominal_ending_at(position).is_some_and(|nominal| frame.nominals[nominal].possessive)
    };
    if at == 0 {
        return false;
    }
    if determines(at - 1) {
        return true;
    }
    // "the federal judge had": what somebody is.
    let adjective = frame.is_word(at - 1) && frame.nominal_ending_at(at - 1).is_none();
    if lexicon::is_listed_role(frame.folded(at)) && adjective && at > 1 && determines(at - 2) {
        return true;
    }
    // "the mounting calls", "the talking points": behind a participle that describes, no verb stands.
    let participle = frame.is_word(at - 1) && frame.folded(at - 1).ends_with("ing") && !frame.pieces[at - 1].capital;
    if participle && frame.folded(at).ends_with('s') && at > 1 && determines(at - 2) {
        return true;
    }
    if !lexicon::is_speech_noun(frame.folded(at)) {
        return false;
    }
    let subject = frame.nominal_ending_at(at - 1).filter(|&nominal| !frame.nominals[nominal].possessive);
    // "a campaign promise of “…”": behind one thing a verb would have an ending.
    let one_thing = subject.is_some_and(|nominal| {
        let head = frame.folded(frame.nominals[nominal].head);
        matches!(frame.nominals[nominal].kind, NominalKind::Role | NominalKind::Body | NominalKind::Document)
            && !head.ends_with('s')
            && !lexicon::is_group(head)
            && lexicon::is(frame.folded(at), lexicon::SPEECH_NOUN)
    });
    if one_thing {
        return true;
    }
    let subject = subject.is_some();
    let behind_verb = strength_at(frame, at - 1).is_some();
    let described = (at.saturating_sub(3)..at).rev().take_while(|&p| frame.is_word(p)).any(determines);
    !subject && (behind_verb || described)
}

/// The strength of the verb of saying at a position.
pub(crate) fn strength_at(frame: &Frame, at: usize) -> Option<CueStrength> {
    if !frame.is_word(at) || frame.pieces[at].capital || is_pronoun(frame.folded(at)) {
        return None;
    }
    // "Holm shot back, “…”"
    if frame.folded(at + 1) == "back" && is_one_of(frame.folded(at), "shot shoots fired fires hit hits") {
        return Some(CueStrength::Loose);
    }
    lexicon::cue_strength(frame.folded(at))
}

fn skip_forward(frame: &Frame, from: usize) -> usize {
    let mut at = from;
    while frame.is_word(at) && lexicon::is_between_subject_and_verb(frame.folded(at)) {
        at += 1;
    }
    at
}

/// Whether a word opens a clause that depends on the one behind the comma.
pub(crate) fn is_subordinator(folded: &str) -> bool {
    lexicon::is(folded, lexicon::SUBORDINATOR)
}

pub(crate) fn is_preposition(folded: &str) -> bool {
    lexicon::is(folded, lexicon::PREPOSITION)
}

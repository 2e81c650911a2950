//! From a quotation to the words that attribute it: the verb of saying and its subject, or "according to".

mod before;
mod subject;

use before::thinks;
pub(crate) use before::{Opening, before, message_before, opening_participle};
pub(crate) use subject::{main_subject, subject_before};

use super::frame::{Frame, NominalKind, PieceKind, is_pause};
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
        frame.stretch(first, last)
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
        self.cue.map(|(first, last)| frame.stretch(first, last))
    }
}

/// How far a cue may stand from the end of a description that follows the name, in pieces.
const LONGEST_DESCRIPTION: usize = 45;

/// How far a cue may stand from its quotation, in pieces; beyond that no reader connects the two.
pub(crate) const LONGEST_REACH: usize = 80;

/// Longest sentence "Ada Holm said." that may follow a quotation which already ended with a full stop, in pieces.
const LONGEST_DETACHED: usize = 9;

/// A quotation without the marks that close it.
fn within_marks<'a>(frame: &Frame<'a>, quotation: usize) -> &'a str {
    frame.pieces[quotation].span.slice(frame.text).trim_end_matches(['"', '”', '’', '\'', '»', '“'])
}

/// The link that stands right behind a quotation.
pub(crate) fn after(frame: &Frame, quotation: usize) -> Option<Link> {
    let end = within_marks(frame, quotation);
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
    // "Despite warnings that it was “…,” the council dismissed them": the words belong to the clause before.
    let start = frame.sentence_of(quotation).start;
    let fronted = start < quotation && is_one_of(frame.folded(start), "despite although though while");
    if fronted && !link.is_firm(frame) {
        return None;
    }
    // "When Holm called my book “a doorstop,” I cried for a week": Holm's words.
    let clause = is_one_of(frame.folded(start), "after as because if since until when");
    let other =
        |before: Link| before.source != link.source && before.cue.is_some_and(|(cue, _)| calls_it(frame.folded(cue)));
    if clause && !link.is_firm(frame) && before(frame, quotation).is_some_and(other) {
        return None;
    }
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
    // "“Clear as day.” The prosecutor objected.": to it.
    let cue = link.cue?.0;
    let reacts =
        is_one_of(frame.folded(cue), "agreed apologised apologized disagreed nodded objected protested testified");
    (detached && !reacts && strength_at(frame, cue) == Some(CueStrength::Firm)).then_some(link)
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

/// Verbs that say what somebody calls a thing.
fn calls_it(folded: &str) -> bool {
    is_one_of(folded, "called calls described describes dubbed labeled labelled termed branded")
}

/// "what Holm called “…,” Reef said": the name that the quotation is for somebody stands right before it.
pub(crate) fn names_right_before(frame: &Frame, link: &Link, quotation: usize) -> bool {
    let Some((_, cue)) = link.cue else { return false };
    cue + 1 == quotation && link.source.1 < cue && calls_it(frame.folded(cue)) && !frame.is_title
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
    // "“…,” though Holm said": another clause.
    let nominal = frame.nominal_at(at + 1).filter(|_| plain && !is_subordinator(frame.folded(at)))?;
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

/// "Holm thinks it is “…,” the council said in a statement": what others think or do, told at the end.
pub(crate) fn told_at_end(frame: &Frame, quotation: usize, before: Option<Link>) -> Option<Link> {
    let before = before?;
    if !thinks(frame.folded(before.cue?.0)) && before.shape != Shape::Around {
        return None;
    }
    let sentence = frame.sentence_of(quotation);
    let comma =
        (quotation + 1..sentence.end.min(quotation + LONGEST_REACH)).rev().find(|&at| frame.folded(at) == ",")?;
    let link = said_after(frame, comma + 1)?;
    let (says, last) = link.cue?;
    let paper = (last + 1..sentence.end).any(|at| lexicon::is_message(frame.folded(at)));
    (paper && matches!(frame.folded(says), "said" | "says")).then_some(Link { shape: Shape::Around, ..link })
}

/// A link whose cue stands behind the quotation, at the end of the sentence: "…, Holm said."
pub(crate) fn at_sentence_end(frame: &Frame, quotation: usize) -> Option<Link> {
    let sentence = frame.sentence_of(quotation);
    for at in (quotation + 1).max(sentence.end.saturating_sub(LONGEST_REACH))..sentence.end {
        // "were “late” and had “far-reaching effects,” Holm said": the comma may stand inside the marks.
        let closes = || {
            let piece = &frame.pieces[at];
            let inner = piece.span.slice(frame.text).trim_end_matches(super::marks::is_mark);
            matches!(piece.kind, PieceKind::Quotation(_)) && inner.ends_with(',')
        };
        if frame.folded(at) != "," && !closes() {
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
pub(crate) fn inverted_subject(frame: &Frame, cue: usize) -> Option<usize> {
    if is_one_of(frame.folded(cue), "told tells telling urged reminded assured informed called")
        || frame.folded(cue).ends_with("ing")
    {
        return None;
    }
    let Some(nominal) = frame.nominal_at(cue + 1) else { return described_name(frame, cue + 1) };
    let phrase = frame.nominals[nominal];
    let nominal = titled_name(frame, nominal).unwrap_or(nominal);
    (phrase.kind != NominalKind::Pronoun && !phrase.possessive).then_some(nominal)
}

/// "said veteran stoker Ned Hale": the name behind a noun that no list knows.
fn titled_name(frame: &Frame, nominal: usize) -> Option<usize> {
    let phrase = frame.nominals[nominal];
    let is_bare = phrase.name.is_none()
        && matches!(phrase.kind, NominalKind::Role | NominalKind::Body)
        && !lexicon::is_group(frame.folded(phrase.last))
        && frame.pieces[phrase.first].classes & lexicon::DETERMINER == 0;
    let describes = |at: usize| {
        let word = frame.folded(at);
        frame.is_word(at)
            && !frame.pieces[at].capital
            && strength_at(frame, at).is_none()
            && !is_preposition(word)
            && !crate::text::is_function_word(word)
            // "said lawyers representing Holm"
            && !word.ends_with("ing")
            && !word.ends_with("ed")
    };
    let behind = phrase.last + 1;
    let name =
        (behind..behind + LONGEST_UNKNOWN / 2).find(|&at| !describes(at)).filter(|&at| is_bare && at > behind)?;
    let named = frame.nominal_at(name)?;
    let phrase = frame.nominals[named];
    (phrase.kind == NominalKind::Name && phrase.name.is_some() && !phrase.possessive).then_some(named)
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
    if !frame.is_word(at) || frame.pieces[at].capital || frame.pieces[at].classes & lexicon::PRONOUN != 0 {
        return None;
    }
    // "Holm shot back, “…”"
    if frame.folded(at + 1) == "back" && is_one_of(frame.folded(at), "shot shoots fired fires hit hits") {
        return Some(CueStrength::Loose);
    }
    lexicon::strength(frame.pieces[at].classes)
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

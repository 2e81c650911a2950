//! Reports without marks whose construction leaves no doubt, where the tagger errs or finds nothing: "Holm told reporters
//! the bridge would open", "The bridge was unsafe, said Ada Holm".

use super::cue::{self, Opening, Shape};
use super::frame::{self, Frame, NominalKind};
use super::lexicon::{self, CueStrength};
use super::model::Kind;
use super::quotation::{By, Draft, How};
use super::speech::is_quotation;
use super::tagger::RawAttribution;
use crate::sorting;
use crate::text::{Span, is_one_of, overlapping};

/// How sure such a report is that the tagger did not find. They are rare: all of the dozen that were found in `PolNeAR`'s
/// articles and the clusters were right. About what the tagger says of those that it finds.
const BY_CONSTRUCTION: f64 = 0.8;

/// Whoever is told has no longer a name, in pieces, where no list knows it.
const LONGEST_HEARER: usize = 5;

/// So many pieces behind the subject of a clause is its verb.
const VERB_WITHIN: usize = 12;

/// Verbs that close a sentence with who said it, and nothing else; of others what was said may be the subject, or they may
/// be participles: "the borrowing continued", "a new route announced".
const CLOSING: &str = "acknowledged found insisted reports said says";

/// So many pieces stand behind a verb at the end of its sentence: "said in a statement on Monday."
const LONGEST_TAIL: usize = 8;

/// So many pieces a sentence is read for.
const LONGEST_SENTENCE: usize = 120;

/// Mends what the tagger found: whoever is told something is no part of it, and behind "…, said" stands who said it.
pub(crate) fn mend(frame: &Frame, tagged: &mut [RawAttribution]) {
    for raw in tagged {
        if end_before_subject(frame, raw) {
            continue;
        }
        let Some(cue) = raw.cue else { continue };
        let verb = last_piece(frame, cue);
        let first = raw.content.first().copied();
        let Some(first) = first.filter(|first| first.start >= cue.end) else { continue };
        if let Some(clause) = told_clause(frame, verb)
            && piece_at(frame, first.start) == verb + 1
            && first.contains_offset(frame.pieces[clause].span.start)
        {
            raw.content[0] = Span::new(frame.pieces[clause].span.start, first.end);
        } else if raw.content.len() == 1
            && let Some((content, source)) = inverted(frame, verb)
            && source.overlaps(first)
            && cue::strength_at(frame, verb) == Some(CueStrength::Firm)
            // "Holm, the mayor, praised Reef": there the commas part a description from the subject.
            && !content.slice(frame.text).contains(',')
            && !has_verb(frame, piece_at(frame, first.start), last_piece(frame, first) + 1)
        {
            (raw.content[0], raw.source) = (content, Some(source));
            if has_verb(frame, piece_at(frame, content.start), verb) {
                raw.confidence = raw.confidence.max(BY_CONSTRUCTION);
            }
        }
    }
}

/// "Calling the plan a joke, | Holm closed the meeting": what is said ends before the subject, who says it. Whether it was
/// such a report.
fn end_before_subject(frame: &Frame, raw: &mut RawAttribution) -> bool {
    let &[content] = raw.content.as_slice() else { return false };
    let first = piece_at(frame, content.start);
    let Some(start) = frame.pieces.get(first).map(|_| frame.sentence_of(first).start) else { return false };
    let participle = frame.pieces[start].span;
    let Some(Opening { subject, end }) = cue::opening_participle(frame, start) else { return false };
    let ends = frame.pieces[end].span.start;
    if start == first || first >= end || content.end <= ends && raw.source.is_some_and(|source| source.start >= ends) {
        return false;
    }
    if raw.cue.is_some_and(|cue| cue != participle) || raw.source.is_some_and(|source| source.end > content.start) {
        return false;
    }
    let last = (first..end).rev().find(|&at| frame.is_word(at) || is_quotation(frame, at)).unwrap_or(first);
    raw.content[0] = Span::new(content.start, content.end.min(frame.pieces[last].span.end));
    (raw.cue, raw.source) = (Some(participle), Some(frame.span(subject)));
    true
}

/// Finds such reports in a paragraph beside those that the tagger found, in the order of the text.
pub(crate) fn find(frame: &Frame, tagged: &[RawAttribution]) -> Vec<Draft> {
    if frame.is_title {
        return Vec::new();
    }
    let mut found = Vec::new();
    for at in 1..frame.pieces.len() {
        if lexicon::strength(frame.pieces[at].classes).is_none() {
            continue;
        }
        let report = if is_told(frame, at) {
            told(frame, at).map(|(content, source)| (content, source, Shape::Before))
        } else if frame.folded(at - 1) == "," && cue::strength_at(frame, at) == Some(CueStrength::Firm) {
            stated_before(frame, at)
        } else if is_one_of(frame.folded(at), CLOSING) {
            said_at_the_end(frame, at)
        } else {
            None
        };
        if let Some((content, source, shape)) = report {
            found.push((content, frame.pieces[at].span, source, shape));
        }
    }
    if found.is_empty() {
        return Vec::new();
    }
    // Where the tagger found something, as stretches that do not touch: a paragraph may have thousands.
    let mut known: Vec<Span> = tagged.iter().flat_map(|raw| raw.content.iter().chain(&raw.cue)).copied().collect();
    sorting::sort(&mut known);
    known.dedup_by(|next, last| {
        let overlap = next.start < last.end;
        *last = if overlap { last.join(*next) } else { *last };
        overlap
    });
    found.retain(|(content, cue, ..)| overlapping(&known, content.join(*cue)).is_empty());
    let draft = |(content, cue, source, shape)| Draft {
        kind: Kind::Indirect,
        content: vec![content],
        inner: content,
        in_title: false,
        by: Some(By { source, cue: Some(cue), how: How::Own(shape) }),
        within: None,
        continues: None,
        closed: true,
        tagged: Some(BY_CONSTRUCTION),
        judged: None,
        keys: None,
    };
    found.into_iter().map(draft).collect()
}

/// Whether somebody is told something at a position.
fn is_told(frame: &Frame, at: usize) -> bool {
    matches!(frame.folded(at), "told" | "tells")
}

/// The piece that an offset stands in, or the next.
fn piece_at(frame: &Frame, offset: usize) -> usize {
    frame.pieces.partition_point(|piece| piece.span.end <= offset)
}

/// The last piece of a span.
fn last_piece(frame: &Frame, span: Span) -> usize {
    frame.pieces.partition_point(|piece| piece.span.start < span.end).saturating_sub(1)
}

/// What somebody is told at a cue, and by whom.
fn told(frame: &Frame, at: usize) -> Option<(Span, Span)> {
    let clause = told_clause(frame, at)?;
    let sentence = frame.sentence_of(at);
    let ((first, last), _) = cue::subject_before(frame, at, sentence.start)?;
    // "was told" does not say by whom, and "if Holm had told", "should have told", "neither Holm told", that anybody did.
    let opens = frame.folded(sentence.start);
    let supposed =
        cue::is_subordinator(opens) || is_one_of(opens, "had neither once provided should suppose unless were");
    let unsaid = |at: usize| is_one_of(frame.folded(at), UNSAID);
    if supposed
        || last >= at
        || (last + 1..at).any(unsaid)
        || (sentence.start..first).rev().take(VERB_WITHIN).any(|at| is_one_of(frame.folded(at), "if neither unless"))
    {
        return None;
    }
    let end = clause_end(frame, clause, sentence.end)?;
    Some((frame.stretch(clause, end), frame.stretch(first, last)))
}

/// What stands before a verb of saying where nobody is said to have said it.
const UNSAID: &str = "\
    am are be been being can cannot could didn't don't hadn't hardly hasn't haven't is may might must neither \
    never no nor not scarcely should was were won't would wouldn't";

/// Where the clause begins that somebody is told: "told reporters | the bridge would open". None where "that" opens it,
/// which the tagger knows, or where it may be something else.
fn told_clause(frame: &Frame, told: usize) -> Option<usize> {
    if !is_told(frame, told) {
        return None;
    }
    let mut at = behind_hearer(frame, told + 1)?;
    // "told reporters on Monday"
    at += usize::from(frame.folded(at) == "on" && is_calendar(frame, at + 1));
    at += usize::from(is_calendar(frame, at));
    let subject = frame.folded(at);
    let sure_subject = is_one_of(subject, "he she they there we i");
    let may_open = is_one_of(subject, "the a an his her its their our my it this these those no some many most all")
        || frame.nominal_at(at).is_some()
        || frame.pieces.get(at).is_some_and(|piece| piece.capital);
    let is_same_sentence = frame.pieces.get(at).is_some_and(|piece| piece.sentence == frame.pieces[told].sentence);
    if !is_same_sentence || !may_open && !sure_subject {
        return None;
    }
    let helper = lexicon::is_finite_helper(subject);
    let verb_next = || {
        let next = frame.folded(at + 1);
        sure_subject && (frame::is_past_verb(next) || lexicon::cue_strength(next).is_some())
    };
    (helper || verb_next() || has_finite_helper(frame, at + 1)).then_some(at)
}

fn is_calendar(frame: &Frame, at: usize) -> bool {
    frame.pieces.get(at).is_some_and(|piece| piece.classes & lexicon::CALENDAR != 0)
}

/// Behind whoever is told, who stands at a position.
fn behind_hearer(frame: &Frame, at: usize) -> Option<usize> {
    const HEARERS: &str = "\
        analysts colleagues her him investors journalists jurors lawmakers me members mps people reporters staff \
        supporters them us viewers voters";
    const AUDIENCES: &str = "\
        agency audience broadcaster committee conference council court crowd hearing inquest inquiry judge jury magazine \
        meeting newspaper outlet panel paper parliament podcast press programme program radio rally site station \
        tribunal website";
    if is_one_of(frame.folded(at), HEARERS) {
        return Some(at + 1);
    }
    if let Some(nominal) = frame.nominal_at(at) {
        let hearer = frame.nominals[nominal];
        let speaks = !matches!(hearer.kind, NominalKind::Document | NominalKind::Pronoun);
        return (speaks && !hearer.possessive).then_some(hearer.last + 1);
    }
    if !is_one_of(frame.folded(at), "the a an his her their") {
        return None;
    }
    let audience = (at + 1..at + LONGEST_HEARER).take_while(|&at| frame.is_word(at));
    audience.into_iter().find(|&at| is_one_of(frame.folded(at), AUDIENCES)).map(|at| at + 1)
}

/// Whether a helping verb follows a subject that begins before a position, with nothing between that parts them or opens
/// another clause.
fn has_finite_helper(frame: &Frame, from: usize) -> bool {
    for at in from..from + VERB_WITHIN {
        let word = frame.folded(at);
        if lexicon::is_finite_helper(word) {
            return true;
        }
        // Brackets hold the short form of a name.
        let bracket = matches!(word, "(" | ")");
        // A second subject: "the same thing he had said", "the lie his brother had rehearsed".
        let parts = is_one_of(
            word,
            "after as because before he her his how i if it its our she that their they until we what when where whether \
             which while who whom whose why you your",
        );
        if parts || word.is_empty() || !frame.is_word(at) && !bracket {
            return false;
        }
    }
    false
}

/// The last piece of a clause that goes on to the end of its sentence, or to where another begins.
fn clause_end(frame: &Frame, from: usize, end: usize) -> Option<usize> {
    let end = end.min(from + LONGEST_SENTENCE);
    let goes_on = |at: usize| {
        frame.folded(at) == ","
            && is_one_of(frame.folded(at + 1), "according adding although as but calling noting saying though while")
    };
    let end = (from..end).find(|&at| goes_on(at)).unwrap_or(end);
    (from..end).rev().find(|&at| frame.is_word(at) || is_quotation(frame, at))
}

/// What is said before the cue at a position, and by whom: "The bridge was unsafe, | said Ada Holm."
fn inverted(frame: &Frame, at: usize) -> Option<(Span, Span)> {
    let sentence = frame.sentence_of(at);
    if !(2..LONGEST_SENTENCE).contains(&(at - sentence.start)) || frame.folded(at - 1) != "," {
        return None;
    }
    let last = at - 2;
    let plain = !(sentence.start..at).any(|at| is_quotation(frame, at));
    let phrase =
        frame.nominals[cue::inverted_subject(frame, at).filter(|&nominal| frame.nominals[nominal].first == at + 1)?];
    let closes = phrase.last + 1 >= sentence.end || is_one_of(frame.folded(phrase.last + 1), ". , ; ( in on at");
    let opens = frame.folded(sentence.start);
    let fronted = cue::is_preposition(opens) || cue::is_subordinator(opens);
    (plain && closes && !fronted && last >= sentence.start + 2)
        .then(|| (frame.stretch(sentence.start, last), frame.stretch(phrase.first, phrase.last)))
}

/// The same where the words before the cue are surely a clause.
fn stated_before(frame: &Frame, at: usize) -> Option<(Span, Span, Shape)> {
    let (content, source) = inverted(frame, at)?;
    let first = piece_at(frame, content.start);
    let clause = has_finite_helper(frame, first + 1)
        && (first..at).all(|at| cue::strength_at(frame, at) != Some(CueStrength::Firm));
    clause.then_some((content, source, Shape::After))
}

/// The same at the end of a sentence: "The nurses worked overtime, an inspection has found."
fn said_at_the_end(frame: &Frame, at: usize) -> Option<(Span, Span, Shape)> {
    let sentence = frame.sentence_of(at);
    if at - sentence.start > LONGEST_SENTENCE || sentence.end - at > LONGEST_TAIL {
        return None;
    }
    let tail = at + 1..sentence.end;
    let goes_on = |at: usize| {
        let word = frame.folded(at);
        lexicon::is_finite_helper(word) || is_one_of(word, ": as by that to whether with") || is_quotation(frame, at)
    };
    if tail.clone().any(goes_on) {
        return None;
    }
    let ((first, last), nominal) = cue::subject_before(frame, at, sentence.start)?;
    // "a reopening date not announced", "police never said": nobody is known to speak, or nobody spoke.
    let unsaid = |at: usize| is_one_of(frame.folded(at), UNSAID);
    let known = nominal.is_some() || frame.pieces[last].capital || frame.folded(at) == "said";
    if !known || last >= at || (last + 1..at).any(unsaid) {
        return None;
    }
    let comma = first.checked_sub(1).filter(|&comma| comma > sentence.start + 2 && frame.folded(comma) == ",")?;
    let clause = sentence.start..comma;
    let opens = frame.folded(clause.start);
    let fronted =
        cue::is_preposition(opens) || cue::is_subordinator(opens) || is_one_of(opens, "how what which who whose why");
    let other = |at: usize| is_quotation(frame, at) || cue::strength_at(frame, at) == Some(CueStrength::Firm);
    if fronted || !has_verb(frame, clause.start + 1, clause.end) || clause.clone().any(other) {
        return None;
    }
    Some((frame.stretch(clause.start, comma - 1), frame.stretch(first, last), Shape::After))
}

/// Whether a stretch of pieces has a finite verb.
fn has_verb(frame: &Frame, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        let word = frame.folded(at);
        lexicon::is_finite_helper(word) || frame::is_past_verb(word)
    })
}

#[cfg(test)]
mod tests {
    use crate::{ArticleInput, Options};

    /// Content and source of each report, with the speaker.
    fn reports(text: &str) -> Vec<(String, String, Option<String>)> {
        let text = format!(
            "A quiet week at the pier\n\nIt was late when Ada Holm, Tom Reef and Lena Vale met at the hall on Friday to hear what was to be done about \
             the pier.\n\n{text}"
        );
        let input = ArticleInput { name: "a".into(), text: text.clone(), ..ArticleInput::default() };
        let options = Options::default();
        let article = crate::article::parse(&input, &options).expect("an article");
        let reading = crate::attribution::find(&article, &options);
        let report = |one: &crate::Attribution| {
            let source = one.source.map_or("", |source| source.slice(&text)).to_owned();
            let speaker = one.speaker.map(|speaker| reading.speakers[speaker].name.clone());
            (one.content[0].slice(&text).to_owned(), source, speaker)
        };
        reading.attributions.iter().filter(|one| one.kind == crate::Kind::Indirect).map(report).collect()
    }

    fn report(content: &str, source: &str, speaker: Option<&str>) -> (String, String, Option<String>) {
        (content.to_owned(), source.to_owned(), speaker.map(str::to_owned))
    }

    #[test]
    fn what_somebody_is_told_begins_behind_whom() {
        let reef = Some("Tom Reef");
        for (text, content) in [
            ("Tom Reef told reporters the ferry would sail in May.", "the ferry would sail in May"),
            ("Tom Reef told the inquiry he had slept through the alarm.", "he had slept through the alarm"),
            (
                "Tom Reef told a packed press conference on Monday the yard was closed, but Vale left.",
                "the yard was closed",
            ),
            (
                "Tom Reef told the Varra Post the harbour board (VHB) had been warned.",
                "the harbour board (VHB) had been warned",
            ),
        ] {
            assert_eq!(reports(text), [report(content, "Tom Reef", reef)], "{text}");
        }
        for (text, not_told) in [
            ("Tom Reef was told the ferry would sail in May.", "the ferry"),
            ("Tom Reef told reporters the story of how the ferry was built.", "the story"),
            ("Tom Reef told police the lie his brother had rehearsed.", "the lie"),
            ("Tom Reef told reporters the same thing he had said in May.", "the same"),
            ("Tom Reef should have told the council the pier was shut.", "the pier"),
            ("Had Ada Holm told reporters the pier was shut, nobody would have come.", "the pier"),
            ("If Ada Holm had told reporters the pier was shut, nobody would have come.", "the pier"),
        ] {
            assert!(reports(text).iter().all(|(content, ..)| !content.starts_with(not_told)), "{text}");
        }
    }

    #[test]
    fn who_said_it_may_stand_behind_the_comma() {
        assert_eq!(
            reports("The old pier was unsafe, said Mayor Ada Holm."),
            [report("The old pier was unsafe", "Mayor Ada Holm", Some("Ada Holm"))]
        );
        assert_eq!(
            reports("Rates must fall, argues economist Tom Reef."),
            [report("Rates must fall", "economist Tom Reef", Some("Tom Reef"))]
        );
        assert_eq!(
            reports("The nurses worked eleven hours of overtime a month, Ada Holm said in a statement."),
            [report("The nurses worked eleven hours of overtime a month", "Ada Holm", Some("Ada Holm"))]
        );
        // Here commas part a description from the subject.
        assert!(
            reports("Ada Holm, by contrast, praised Tom Reef.")
                .iter()
                .all(|(.., speaker)| speaker.as_deref() != Some("Tom Reef"))
        );
    }

    #[test]
    fn who_opens_a_sentence_with_what_they_say_is_its_subject() {
        for (text, content) in [
            ("Noting that the pier was old, Tom Reef closed the meeting.", "that the pier was old"),
            ("Telling voters that “this is your day,” Tom Reef left the stage.", "that “this is your day,”"),
            (
                "Describing the bridge as “a rusty joke,” Tom Reef also closed the road.",
                "the bridge as “a rusty joke,”",
            ),
        ] {
            assert_eq!(reports(text), [report(content, "Tom Reef", Some("Tom Reef"))], "{text}");
        }
        // What is cited is another's, and a possessive acts not.
        for text in [
            "Citing “a pattern of neglect,” Tom Reef closed the school.",
            "Noting that the pier was old, Tom Reef’s sister closed the meeting.",
        ] {
            assert!(reports(text).iter().all(|(.., speaker)| speaker.as_deref() != Some("Tom Reef")), "{text}");
        }
    }

    #[test]
    fn nobody_said_what_was_not_said_or_stands_beside() {
        for text in [
            "How the fire was started, Tom Reef has not said.",
            "How the fire was started, police never confirmed.",
            "Tom Reef was late, Ada Holm warned by Reef.",
            "The bridge was closed, a new route announced.",
            "The mayor was late, her deputy argued with Tom Reef.",
        ] {
            assert!(reports(text).iter().all(|(.., speaker)| speaker.is_none()), "{text} {:?}", reports(text));
        }
    }

    #[test]
    fn a_line_of_thousands_of_such_reports_grows_with_its_length() {
        let time = |count: usize| {
            let text = "Holm told reporters the pier was shut, said Reef, ".repeat(count);
            let start = std::time::Instant::now();
            let found = reports(&text).len();
            (found, start.elapsed().as_secs_f64())
        };
        let ((few, short), (_, long)) = (time(2_000), time(8_000));
        assert!(few > 0);
        assert!(long < 10.0 * short.max(0.02), "{short} s, {long} s");
    }
}

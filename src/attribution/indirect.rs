//! Reports without quotation marks: "Holm said that the pier was closed."
//!
//! Only constructions that leave no doubt; what a trained reader finds beyond them is for a trained tagger.

use super::cue::{self, Link, Shape};
use super::frame::{Frame, NominalKind, is_pause};
use super::lexicon::CueStrength;
use super::model::Kind;
use super::quotation::{By, Draft, How};

/// A report has at least so many words.
const FEWEST_WORDS: usize = 3;

/// Verbs that report a clause without "that".
const WITHOUT_THAT: &[&str] = &[
    "said", "says", "say", "saying", "told", "tells", "argued", "argues", "claimed", "claims", "insisted", "insists",
    "warned", "warns", "acknowledged", "believes", "believe", "believed", "thinks", "think", "thought", "added",
    "maintained", "alleged", "conceded",
];

/// The reports in a frame's sentences without quotations; at most one a sentence, the outermost.
pub(crate) fn find(frame: &Frame) -> Vec<Draft> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < frame.pieces.len() {
        let sentence = frame.sentence_of(at);
        at = sentence.end.max(at + 1);
        let quoted = sentence.clone().any(|position| super::speech::is_quotation(frame, position));
        if !quoted {
            found.extend(in_sentence(frame, sentence));
        }
    }
    found
}

fn in_sentence(frame: &Frame, sentence: std::ops::Range<usize>) -> Option<Draft> {
    let (link, first, last) = behind_cue(frame, &sentence).or_else(|| before_cue(frame, &sentence))?;
    if first > last || last >= frame.pieces.len() {
        return None;
    }
    let words = (first..=last).filter(|&position| frame.is_word(position)).count();
    let content = frame.pieces[first].span.join(frame.pieces[last].span);
    (words >= FEWEST_WORDS).then(|| Draft {
        kind: Kind::Indirect,
        content: vec![content],
        inner: content,
        in_title: false,
        by: Some(By { source: link.source_span(frame), cue: link.cue_span(frame), how: How::Own(link.shape) }),
        within: None,
        continues: None,
        closed: true,
    })
}

/// "Holm said that …", "Holm told the court …", "According to Holm, …": the content runs to the end of the sentence.
fn behind_cue(frame: &Frame, sentence: &std::ops::Range<usize>) -> Option<(Link, usize, usize)> {
    let end = last_word(frame, sentence)?;
    if let Some(link) = cue::according_to(frame, sentence.start) {
        let comma = link.source.1 + 1;
        return (frame.folded(comma) == ",").then_some((link, comma + 1, end));
    }
    for position in sentence.clone().take(cue::LONGEST_REACH) {
        if cue::strength_at(frame, position) != Some(CueStrength::Firm) || cue::is_noun_here(frame, position) {
            continue;
        }
        let Some(content) = content_start(frame, position, sentence.end) else { continue };
        let Some((source, nominal)) = cue::subject_before(frame, position, sentence.start) else { continue };
        return Some((Link { source, nominal, cue: Some((position, position)), shape: Shape::Before }, content, end));
    }
    None
}

/// Where the reported clause starts behind a cue, if one does.
fn content_start(frame: &Frame, position: usize, end: usize) -> Option<usize> {
    let mut next = position + 1;
    // "told the court", "told reporters on Monday": whom, and when.
    if matches!(frame.folded(position), "told" | "tells" | "telling" | "reminded" | "warned" | "assured" | "informed") {
        next = frame.nominal_at(next).map_or(next + 1, |hearer| frame.nominals[hearer].last + 1);
    }
    let mut skipped = 0;
    while skipped < 4
        && next < end
        && (super::lexicon::is_calendar_word(frame.folded(next))
            || matches!(
                frame.folded(next),
                "on" | "in"
                    | "later"
                    | "earlier"
                    | "last"
                    | "week"
                    | "statement"
                    | "a"
                    | "an"
                    | "interview"
                    | "morning"
                    | "night"
                    | "evening"
                    | "afternoon"
            ) && followed_by_that(frame, next, end))
    {
        next += 1;
        skipped += 1;
    }
    if frame.folded(next) == "that" {
        return (next + 1 < end).then_some(next + 1);
    }
    let clause = frame.nominal_at(next).is_some_and(|subject| {
        let behind = frame.nominals[subject].last + 1;
        !frame.nominals[subject].possessive
            && frame.is_word(behind)
            && !matches!(
                frame.folded(behind),
                "and" | "of" | "in" | "on" | "at" | "for" | "to" | "with" | "from" | "about"
            )
    }) || matches!(frame.folded(next), "there" | "it" | "this" | "these" | "those" | "no");
    (clause && WITHOUT_THAT.contains(&frame.folded(position))).then_some(next)
}

fn followed_by_that(frame: &Frame, from: usize, end: usize) -> bool {
    (from..end.min(from + 6)).any(|position| frame.folded(position) == "that")
}

/// "…, Holm said.": the content runs from the start of the sentence to the comma.
fn before_cue(frame: &Frame, sentence: &std::ops::Range<usize>) -> Option<(Link, usize, usize)> {
    let comma = sentence
        .clone()
        .rev()
        .take(30)
        .find(|&position| frame.folded(position) == "," && cue::said_after(frame, position + 1).is_some())?;
    let link = cue::said_after(frame, comma + 1)?;
    let (first, last) = link.cue?;
    let firm = frame.folded(first) == "according" || cue::strength_at(frame, first) == Some(CueStrength::Firm);
    let core = frame.folded(first) == "according" || WITHOUT_THAT.contains(&frame.folded(first));
    let person = link.nominal.is_some_and(|nominal| frame.nominals[nominal].kind != NominalKind::Document);
    (firm
        && core
        && person
        && cue::ends_with_cue(frame, last, sentence.end, link)
        && comma > sentence.start + FEWEST_WORDS)
        .then_some((link, sentence.start, comma - 1))
}

/// The last word of a sentence.
fn last_word(frame: &Frame, sentence: &std::ops::Range<usize>) -> Option<usize> {
    sentence
        .clone()
        .rev()
        .find(|&position| frame.is_word(position) || !is_pause(frame.folded(position)) && frame.folded(position) != ".")
}

#[cfg(test)]
mod tests {
    use super::super::frame::Frame;
    use super::find;
    use crate::text::{Span, sentences};

    fn reports(text: &str) -> Vec<(String, String)> {
        let region = Span::new(0, text.len());
        let frame = Frame::new(text, region, &sentences(text, region), &[], &[], false);
        find(&frame)
            .into_iter()
            .map(|draft| {
                (draft.by.map_or("", |by| by.source.slice(text)).to_owned(), draft.inner.slice(text).to_owned())
            })
            .collect()
    }

    #[test]
    fn constructions_without_doubt() {
        assert_eq!(
            reports("On Monday Ada Holm said that the pier was closed."),
            [("Ada Holm".into(), "the pier was closed".into())]
        );
        assert_eq!(
            reports("The mayor told the court she had never seen it."),
            [("The mayor".into(), "she had never seen it".into())]
        );
        assert_eq!(
            reports("According to the harbour office, no oil was spilled."),
            [("the harbour office".into(), "no oil was spilled".into())]
        );
        assert_eq!(
            reports("No oil was spilled, the harbour office said on Tuesday."),
            [("the harbour office".into(), "No oil was spilled".into())]
        );
    }

    #[test]
    fn what_is_no_report() {
        assert!(reports("The pier was closed on Monday.").is_empty());
        assert!(reports("He added two eggs and a cup of flour.").is_empty());
        assert!(reports("Residents asked for a bridge.").is_empty());
    }
}

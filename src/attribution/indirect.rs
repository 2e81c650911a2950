//! Reports without quotation marks, and clauses around quoted words: what the trained tagger finds beyond the marks.
//!
//! Where marks stand, the rules decide what is quoted; the tagger adds the clause around it ("that the pier was “a
//! disgrace” and had to go"), and a source where the rules found none.

use super::model::Kind;
use super::quotation::{By, Draft, How};
use super::tagger::RawAttribution;
use crate::text::{Span, Words, folded, is_one_of, overlapping};

/// A clause around one stretch in marks has at least so many words of the reporter's own; without any it is the
/// quotation itself.
const OWN_WORDS: usize = 1;

/// A clause around words in marks is a report from this share of the least confidence on: somebody is heard there, and
/// without it the words in marks would stand for all that is said.
const AROUND_MARKS: f64 = 0.6;

/// From this confidence on, a report's source is also that of quotations in it that the rules found no source for.
const SOURCE_FROM: f64 = 0.7;

/// A report of so few words has to be surer. Of 46 in the development articles that are not, 14 are right.
const SHORT: usize = 2;
const SHORT_FROM: f64 = 0.5;

/// What the tagger read: one paragraph.
#[derive(Clone, Copy)]
pub(crate) struct Passage<'a> {
    /// The article's text.
    pub(crate) text: &'a str,
    /// Its words.
    pub(crate) words: &'a Words,
    /// The paragraph's sentences, in order.
    pub(crate) sentences: &'a [Span],
    /// Its outermost stretches in marks, with their marks, in order.
    pub(crate) quoted: &'a [Span],
}

/// So many words of its own sentence before it part what is said from a cue of the sentence before.
const PARTING_WORDS: usize = 3;

/// The reports among what the tagger found in one paragraph that are at least so sure; gives the quotations among
/// `drafts`, which are in the order of the text, a source where they have none.
pub(crate) fn find(passage: Passage, tagged: &[RawAttribution], least: f64, drafts: &mut [Draft]) -> Vec<Draft> {
    tagged
        .iter()
        .filter(|raw| raw.confidence >= least * AROUND_MARKS)
        .filter_map(|raw| {
            let whole = raw.content.iter().copied().reduce(Span::join)?;
            if raw.confidence < least && !holds_speech(drafts, whole) {
                return None;
            }
            if raw.source.is_none() && raw.cue.is_none() {
                return None;
            }
            if raw.source.zip(raw.cue).is_some_and(|(source, cue)| is_asked(passage.text, source, cue, whole)) {
                return None;
            }
            let content = content(passage, raw, drafts);
            let extent = content.iter().copied().reduce(Span::join)?;
            // "Orne disputes that", "however, remembers it well": of so few words that are not in marks a report is more often
            // wrong than right, and tells nothing.
            let words = passage.words.wholly_within(extent).len();
            if words <= SHORT && raw.confidence < SHORT_FROM && !holds_speech(drafts, whole) {
                return None;
            }
            let cue = raw.cue.map_or("", |cue| cue.slice(passage.text));
            // "sent a letter to the pilots saying"
            let addressed = |source: Span| cue == "saying" && passage.text[..source.start].ends_with(" to ");
            let by = match raw.source {
                Some(source) if !names_hearer(cue) && !addressed(source) => {
                    Some(By { source, cue: raw.cue, how: How::Tagged })
                }
                _ => None,
            };
            let quoted = overlapping(passage.quoted, extent);
            if !quoted.is_empty() {
                // "According to Holm, many came. There is an old saying: “…”": not hers.
                let sentence = overlapping(passage.sentences, extent).first();
                let parted = raw.cue.zip(sentence).is_some_and(|(cue, sentence)| {
                    let before = Span::new(sentence.start, extent.start.max(sentence.start));
                    cue.end <= sentence.start && passage.words.wholly_within(before).len() >= PARTING_WORDS
                });
                if raw.confidence >= SOURCE_FROM && !parted {
                    give_source(passage.text, drafts, &content, by);
                }
                let own = |&span: &Span| {
                    let words = passage.words.spans_in(passage.text, span);
                    words.iter().filter(|&&word| overlapping(quoted, word).is_empty()).count()
                };
                let own_words: usize = content.iter().map(own).sum();
                let ties_quotations = content.iter().any(|&span| overlapping(quoted, span).len() > 1);
                if own_words < OWN_WORDS && !ties_quotations {
                    return None;
                }
            }
            Some(Draft {
                kind: Kind::Indirect,
                inner: extent,
                content,
                in_title: false,
                by,
                within: None,
                continues: None,
                closed: true,
                tagged: Some(raw.confidence),
                judged: None,
                keys: None,
            })
        })
        .collect()
}

/// "was told", "has been accused of": whoever it is said of did not say it.
fn names_hearer(cue: &str) -> bool {
    let mut passive = false;
    for word in cue.split(' ') {
        if is_one_of(word, "is are was were be been being") {
            passive = true;
        } else if passive && !word.ends_with("ly") {
            return is_one_of(
                word,
                "accused advised asked blamed charged informed notified ordered reminded told urged warned",
            );
        }
    }
    false
}

/// "Holm, asked whether she would resign, said": somebody else asked.
fn is_asked(text: &str, source: Span, cue: Span, content: Span) -> bool {
    let first = content.slice(text).split(' ').next().unwrap_or("");
    cue.slice(text) == "asked"
        && is_one_of(first, "about how if what when where whether who why")
        && text.get(source.start..cue.start).is_some_and(|before| before.trim_end().ends_with(','))
        && text[content.end..].starts_with(',')
}

/// The content of a report. Behind "“…,” she said", what is not in marks is told by the reporter, unless it has a cue
/// of its own; and a quotation that another cue attributes is no part of it.
fn content(passage: Passage, raw: &RawAttribution, drafts: &[Draft]) -> Vec<Span> {
    let in_marks = |span: Span| overlapping(passage.quoted, span).iter().any(|quotation| quotation.contains(span));
    let cue = raw.cue.map_or(0, |cue| cue.start);
    let parts = raw.content.iter().map(|&span| without_continuation(passage, span, drafts));
    let parts: Vec<Span> = parts.filter(|span| !span.is_empty()).collect();
    let quotation_first = parts.first().is_some_and(|&first| in_marks(first) && first.end <= cue);
    let belongs = |span: &Span| {
        if in_marks(*span) { quotation_first || !is_attributed(drafts, *span, raw.cue) } else { !quotation_first }
    };
    let content: Vec<Span> = parts.iter().copied().filter(belongs).collect();
    if content.is_empty() { parts } else { content }
}

/// A part of a content without a quotation at its end that goes on with an earlier one.
fn without_continuation(passage: Passage, part: Span, drafts: &[Draft]) -> Span {
    let last = overlapping(passage.quoted, part).last().filter(|last| last.start > part.start && last.end >= part.end);
    let by = last.and_then(|&last| quotation_of(drafts, last)).and_then(|draft| draft.by);
    match last.filter(|_| by.is_some_and(|by| by.how == How::Continued)) {
        Some(last) => {
            let kept = Span::new(part.start, last.start).slice(passage.text).trim_end();
            Span::new(part.start, part.start + kept.len())
        }
        None => part,
    }
}

/// Whether words in marks stand in a content that are somebody's.
fn holds_speech(drafts: &[Draft], content: Span) -> bool {
    let first = drafts.partition_point(|draft| draft.extent().start < content.start);
    let inside = drafts[first..].iter().take_while(|draft| draft.extent().start < content.end);
    inside.filter(|draft| draft.kind != Kind::Scare).any(|draft| content.contains(draft.extent()))
}

/// The quotation that a span stands in.
fn quotation_of(drafts: &[Draft], span: Span) -> Option<&Draft> {
    let behind = drafts.partition_point(|draft| draft.extent().start <= span.start);
    drafts[..behind].last().filter(|draft| draft.extent().contains(span))
}

/// Whether a quotation that holds a span is attributed by another cue.
fn is_attributed(drafts: &[Draft], span: Span, cue: Option<Span>) -> bool {
    let own = quotation_of(drafts, span).and_then(|draft| draft.by?.cue);
    own.is_some_and(|own| cue.is_none_or(|cue| !own.overlaps(cue)))
}

/// Whether a colon parts a quotation from the cue: "“…” Then the announcer says: “…”" attributes what follows it, and
/// "Holm says there is a rule that says: “…”" what the rule says.
fn is_parted(text: &str, cue: Span, quotation: Span) -> bool {
    let colon = |end: usize| text[..end].trim_end().strip_suffix(':');
    if quotation.start < cue.start {
        return text[cue.end..].starts_with(':') || colon(cue.end).is_some();
    }
    colon(quotation.start).is_some_and(|before| {
        let verb = before.rsplit(' ').next().unwrap_or("");
        before.len() - verb.len() > cue.end && super::reports_words(&folded(verb))
    })
}

/// Gives the quotations inside a report's content that have no source yet this one. What its cue interrupts goes on.
fn give_source(text: &str, drafts: &mut [Draft], content: &[Span], by: Option<By>) {
    let mut earlier: Option<(Span, usize)> = None;
    for &part in content {
        let first = drafts.partition_point(|draft| draft.extent().start < part.start);
        for (index, draft) in drafts.iter_mut().enumerate().skip(first) {
            if draft.extent().start >= part.end {
                break;
            }
            if !matches!(draft.kind, Kind::Direct | Kind::Mixed) || !part.contains(draft.extent()) {
                continue;
            }
            let own = draft.by.and_then(|own| own.cue);
            let same = own.zip(by.and_then(|by| by.cue)).is_some_and(|(own, cue)| own.overlaps(cue));
            if draft.by.is_none() {
                let parted = by.and_then(|by| by.cue).is_some_and(|cue| is_parted(text, cue, draft.extent()));
                draft.by = by.filter(|_| !parted);
            } else if !same {
                continue;
            }
            if draft.continues.is_none() {
                draft.continues = earlier.filter(|&(before, _)| before != part).map(|(_, draft)| draft);
            }
            earlier = Some((part, index));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{ArticleInput, Attribution, Kind, Options};

    /// Kind, content, and whether it goes on with another or stands in another.
    fn read(text: &str) -> Vec<(Kind, String, bool, bool)> {
        let text = format!("The pier\n\n{text}");
        let input = ArticleInput { name: "a".into(), text: text.clone(), ..ArticleInput::default() };
        let options = Options::default();
        let article = crate::article::parse(&input, &options).expect("an article");
        let content =
            |one: &Attribution| one.content.iter().map(|span| span.slice(&text)).collect::<Vec<_>>().join(" … ");
        crate::attribution::find(&article, &options)
            .attributions
            .iter()
            .map(|one| (one.kind, content(one), one.continues.is_some(), one.within.is_some()))
            .collect()
    }

    #[test]
    fn words_in_marks_stand_in_the_clause_that_reports_them() {
        let found = read("Ada Holm told the council that the pier was “a disgrace” and “a danger to all.”");
        assert_eq!(
            found,
            [
                (Kind::Indirect, "that the pier was “a disgrace” and “a danger to all.”".into(), false, false),
                (Kind::Mixed, "“a disgrace”".into(), false, true),
                (Kind::Mixed, "“a danger to all.”".into(), false, true),
            ]
        );
    }

    #[test]
    fn a_word_of_the_reporter_makes_quoted_words_a_report() {
        let found = read("Ada Holm said it “will not sail before May.” Tam Orne said: “It will not sail before May.”");
        let expected = [
            (Kind::Indirect, "it “will not sail before May.”".into(), false, false),
            (Kind::Direct, "“will not sail before May.”".into(), false, true),
            (Kind::Direct, "“It will not sail before May.”".into(), false, false),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_an_attribution_interrupts_goes_on_and_is_no_report() {
        let found = read(
            "“Each time you ask,” Ada Holm said, referring to the old pier, “you give them a reason to stay.”\n\n\
             “Was it the storm?” Rep. A.B. Orne (D-N.C.) asked on Monday. “Or was it the paint that we chose?”",
        );
        let quoted: Vec<_> =
            found.iter().filter(|one| one.0 == Kind::Direct).map(|one| (one.1.as_str(), one.2)).collect();
        assert_eq!(
            quoted,
            [
                ("“Each time you ask,”", false),
                ("“you give them a reason to stay.”", true),
                ("“Was it the storm?”", false),
                ("“Or was it the paint that we chose?”", true),
            ]
        );
        assert!(found.iter().all(|one| one.0 == Kind::Direct || !one.1.contains('“')), "{found:?}");
    }

    #[test]
    fn headlines_report() {
        let input = ArticleInput {
            name: "a".into(),
            text: "Harbour master says ferry will not sail\n\nThe ferry stayed in port on Monday.".into(),
            ..ArticleInput::default()
        };
        let options = Options::default();
        let article = crate::article::parse(&input, &options).expect("an article");
        let found = crate::attribution::find(&article, &options).attributions;
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].content[0].slice(&input.text), "ferry will not sail");
    }
}

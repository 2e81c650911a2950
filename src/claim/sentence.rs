//! Statements by sentence: which sentences state something, and who vouches for it.

use super::clause::{self, OCCASION, Word, clauses, is_clause, is_infinitive, read, read_to};
use super::hedge;
use super::model::{Statement, Voucher};
use crate::article::{Article, Role};
use crate::attribution::{Attribution, Kind, Reading};
use crate::sorting;
use crate::text::{Classes, Span, Words, is_dash, overlapping};

/// Fewer words are a caption or an exclamation.
const WORDS_AT_LEAST: usize = 4;

/// … unless somebody is quoted with it: "It's unfair."
const WORDS_OF_SPEECH: usize = 2;

/// Without a full stop, fewer words are a crosshead or a label.
const UNENDED_WORDS_AT_LEAST: usize = 8;

/// A clause with fewer words of matter states nothing that could be compared.
const MATTER_AT_LEAST: usize = 2;

/// What stands around what somebody says tells with fewer only that it was said, and on what occasion.
const MATTER_BESIDE_SPEECH: usize = 3;

/// What somebody says may be short: "It is unfair."
const MATTER_OF_SPEECH: usize = 1;

/// The share of a clause's words that somebody else must say for it to be theirs and not the article's.
const ATTRIBUTED_FROM: f64 = 0.5;

/// Finds what the article states, and who vouches for it.
///
/// Questions, headlines and fragments state nothing. What somebody is quoted or reported to say is theirs, apart from
/// the words that tell so, and a sentence that asserts several things is parted into clauses.
pub(crate) fn find(article: &Article, reading: &Reading) -> Vec<Statement> {
    let text = &article.text;
    let classes = clause::classes(text, &article.words);
    // Outer attributions in order of their content, walked along with the sentences.
    let mut contents: Vec<Content> = reading
        .attributions
        .iter()
        .filter(|attribution| attribution.within.is_none() && attribution.kind != Kind::Scare)
        .flat_map(|attribution| attribution.content.iter().map(move |&span| (span, attribution)))
        .collect();
    sorting::sort_by_key(&mut contents, |(span, _)| *span);
    let mut found = Vec::new();
    // Lists that each sentence fills anew.
    let (mut words, mut spoken) = (Vec::new(), Vec::new());
    let (mut in_pieces, mut in_clauses) = (Vec::new(), Vec::new());
    let mut from = 0;
    for (index, sentence) in article.sentences.iter().enumerate() {
        let body = article.paragraphs.get(sentence.paragraph).is_some_and(|paragraph| paragraph.role == Role::Body);
        let span = sentence.span;
        // What ends before this sentence ends before all later ones, as outer contents do not overlap.
        while contents.get(from).is_some_and(|(content, _)| content.end <= span.start) {
            from += 1;
        }
        let here = starting_before(&contents[from..], span.end);
        let said = here.iter().any(|(content, _)| content.contains(span));
        if !body || !asserts(text, &article.words, span, said) {
            continue;
        }
        let telling = Telling::of(here);
        pieces(&classes, span, here, &mut in_pieces);
        let split = in_pieces.len() > 1;
        let mut behind = 0;
        for &(piece, own) in &in_pieces {
            read_to(&mut words, &classes, piece);
            clauses(&words, piece, &mut in_clauses);
            for (clause, own_words) in in_clauses.drain(..) {
                // A sentence may hold thousands of quotations: each clause looks at its own only.
                while here.get(behind).is_some_and(|(content, _)| content.end <= clause.start) {
                    behind += 1;
                }
                let words = &words[own_words];
                spoken.clear();
                spoken.extend((0..words.len()).filter(|&at| words[at].spoken));
                let question =
                    clause.slice(text).trim_end_matches(|c: char| !c.is_alphanumeric() && c != '?').ends_with('?');
                let weight = matter(words, &telling);
                let around = own.is_none() && split;
                // "Holm said in Varra" is worth a line beside "Holm told reporters in Varra", and none by itself.
                let occasion = around && weight < MATTER_BESIDE_SPEECH;
                // When, where, on what occasion, or more than that it was said.
                let says = || {
                    let mut said = spoken.iter().map(|&at| &words[at]);
                    said.clone().any(|word| word.is(OCCASION))
                        || !occasion && is_clause(words) && !said.any(|word| touches(&telling.cues, word.span))
                };
                let enough = if own.is_some() { MATTER_OF_SPEECH } else { MATTER_AT_LEAST };
                if question || weight < enough || around && !says() {
                    continue;
                }
                let within = || starting_before(&here[behind..], clause.end);
                let voucher = own.and_then(|own| own.speaker);
                let voucher = voucher.map_or_else(|| voucher_of(words, &spoken, within()), Voucher::Speaker);
                found.push(Statement {
                    span: clause,
                    sentence: index,
                    voucher,
                    hedge: hedge::first(text, words, &spoken),
                    occasion,
                });
            }
        }
    }
    found
}

/// A content, and the attribution that it is of.
type Content<'a> = (Span, &'a Attribution);

/// The contents, in the order of the text, that start before an offset.
fn starting_before<'c, 'a>(contents: &'c [Content<'a>], end: usize) -> &'c [Content<'a>] {
    &contents[..contents.partition_point(|(content, _)| content.start < end)]
}

/// The words that tell that somebody said something, each list in the order of the text.
struct Telling {
    cues: Vec<Span>,
    sources: Vec<Span>,
}

impl Telling {
    fn of(contents: &[Content]) -> Self {
        let list = |span: fn(&Attribution) -> Option<Span>| {
            joined(contents.iter().filter_map(|(_, attribution)| span(attribution)).collect())
        };
        Self { cues: list(|attribution| attribution.cue), sources: list(|attribution| attribution.source) }
    }
}

/// Spans in order, those that overlap as one.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    sorting::sort(&mut spans);
    spans.dedup_by(|next, last| {
        let overlap = next.start < last.end;
        if overlap {
            *last = last.join(*next);
        }
        overlap
    });
    spans
}

/// Whether a word shares a byte with one of some joined spans.
fn touches(spans: &[Span], word: Span) -> bool {
    !spans.is_empty() && !overlapping(spans, word).is_empty()
}

/// How many of those words that are spoken, in the order of the text, share a byte with a stretch.
fn touched(words: &[Word], spoken: &[usize], stretch: Span) -> usize {
    let first = spoken.partition_point(|&at| words[at].span.end <= stretch.start);
    spoken.partition_point(|&at| words[at].span.start < stretch.end).saturating_sub(first)
}

/// The sentence in parts: what each speaker is quoted or reported to say, and what the article says around it.
///
/// A fragment in quotation marks is part of the article's own clause and stays in it; so does what is no clause: "urged
/// the council to close the pier".
fn pieces<'a>(
    classes: &Classes,
    sentence: Span,
    here: &[Content<'a>],
    found: &mut Vec<(Span, Option<&'a Attribution>)>,
) {
    found.clear();
    let mut from = sentence.start;
    for (content, attribution) in here {
        let part_of_clause = match attribution.kind {
            Kind::Mixed => true,
            Kind::Indirect => {
                let words = read(classes, *content);
                !is_clause(&words) || is_infinitive(&words)
            }
            Kind::Direct | Kind::Scare => false,
        };
        if part_of_clause || content.end <= from {
            continue;
        }
        let part = Span::new(content.start.max(from), content.end.min(sentence.end));
        if part.start > from {
            found.push((Span::new(from, part.start), None));
        }
        found.push((part, Some(*attribution)));
        from = part.end;
    }
    if from < sentence.end {
        found.push((Span::new(from, sentence.end), None));
    }
    found.retain_mut(|(part, own)| {
        *part = trimmed(classes.text, *part, own.is_some());
        !part.is_empty()
    });
}

/// A part without what parts it from its neighbours: spaces and commas, "that", "but", the marks around a quotation.
fn trimmed(text: &str, part: Span, said: bool) -> Span {
    let parting = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':') || is_dash(c);
    let mut rest = part.slice(text).trim_matches(parting);
    if said {
        let opened = rest.chars().next().filter(|c| matches!(c, '“' | '"' | '«' | '‘' | '\''));
        rest = rest.strip_prefix(['“', '"', '«', '‘', '\'']).unwrap_or(rest);
        rest = rest.strip_prefix("that ").unwrap_or(rest);
        // A mark that closes what was opened here or in an earlier sentence; not that of a quotation inside.
        let double = rest.chars().filter(|c| matches!(c, '“' | '”' | '"' | '«' | '»')).count();
        if double % 2 == 1 {
            rest = rest.strip_suffix(['”', '"', '»']).unwrap_or(rest);
        } else if matches!(opened, Some('‘' | '\'')) {
            rest = rest.strip_suffix(['’', '\'']).unwrap_or(rest);
        }
    } else {
        for joint in [" that", " but", " and", " or"] {
            rest = rest.strip_suffix(joint).unwrap_or(rest);
        }
    }
    let rest = rest.trim_matches(parting);
    let start = rest.as_ptr() as usize - text.as_ptr() as usize;
    Span::new(start, start + rest.len())
}

/// How many words of a clause carry matter; those that only say that somebody said something do not.
fn matter(words: &[Word], telling: &Telling) -> usize {
    let frames = |word: Span| touches(&telling.cues, word) || touches(&telling.sources, word);
    words.iter().filter(|word| word.telling && !frames(word.span)).count()
}

/// Whether a sentence has the shape of an assertion.
fn asserts(text: &str, words: &Words, sentence: Span, said: bool) -> bool {
    let bare =
        sentence.slice(text).trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '?' | '.' | '!' | '…'));
    // A question in a quotation, and then "he asked.", is a statement of what was asked.
    let question = bare.ends_with('?');
    let ended = bare.ends_with(['.', '!', '…']);
    let least = match (ended, said) {
        (true, true) => WORDS_OF_SPEECH,
        (true, false) => WORDS_AT_LEAST,
        (false, _) => UNENDED_WORDS_AT_LEAST,
    };
    !question && words.wholly_within(sentence).len() >= least
}

/// Whose the clause is: that of the speaker who has most of its words, if these are half of it.
fn voucher_of(words: &[Word], spoken: &[usize], here: &[Content]) -> Voucher {
    let mut shares: Vec<(usize, usize)> = Vec::new();
    for (content, attribution) in here {
        let Some(speaker) = attribution.speaker else { continue };
        let count = touched(words, spoken, *content);
        match shares.iter_mut().find(|(known, _)| *known == speaker) {
            Some((_, known)) => *known += count,
            None => shares.push((speaker, count)),
        }
    }
    let most = shares.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best });
    match most {
        Some((speaker, count)) if count as f64 >= spoken.len() as f64 * ATTRIBUTED_FROM => Voucher::Speaker(speaker),
        _ => Voucher::Narrator,
    }
}

#[cfg(test)]
mod tests {
    use super::{Voucher, find};
    use crate::article::{ArticleInput, parse};
    use crate::attribution::{Attribution, Kind, Reading};
    use crate::message::Message;
    use crate::options::Options;
    use crate::text::Span;

    /// The article's sentences that state something, with the voucher, where `quoted` is said by speaker 0.
    fn statements(text: &str, quoted: &str, kind: Kind) -> Vec<(String, Voucher)> {
        let input = ArticleInput { name: "a".to_owned(), text: text.to_owned(), ..ArticleInput::default() };
        let Ok(article) = parse(&input, &Options::default()) else { return Vec::new() };
        let mut reading = Reading::default();
        if let Some(start) = text.find(quoted).filter(|_| !quoted.is_empty()) {
            reading.attributions.push(Attribution {
                kind,
                content: vec![Span::new(start, start + quoted.len())],
                cue: None,
                source: None,
                speaker: Some(0),
                speaker_confidence: 1.0,
                within: None,
                continues: None,
                confidence: 1.0,
                why: Message::new("test", "test"),
            });
        }
        find(&article, &reading).iter().map(|s| (s.span.slice(text).to_owned(), s.voucher)).collect()
    }

    #[test]
    fn questions_and_fragments_state_nothing() {
        let found = statements("The ferry sank in an hour. Who was to blame? Not us.", "", Kind::Direct);
        assert_eq!(found, [("The ferry sank in an hour.".to_owned(), Voucher::Narrator)]);
    }

    #[test]
    fn what_is_quoted_is_the_speaker_s_without_its_marks() {
        let found = statements("“We never saw the pier,” Orne said.", "“We never saw the pier,”", Kind::Direct);
        assert_eq!(found, [("We never saw the pier".to_owned(), Voucher::Speaker(0))]);
    }

    #[test]
    fn the_occasion_is_the_article_s_own() {
        let found = statements(
            "On the pier, Orne told the crew that the berth was safe.",
            "that the berth was safe",
            Kind::Indirect,
        );
        assert_eq!(found[0], ("On the pier, Orne told the crew".to_owned(), Voucher::Narrator));
    }

    #[test]
    fn the_speaker_vouches_for_what_is_reported() {
        let text = "The mayor said that the town had written to the company twice.";
        let found = statements(text, "that the town had written to the company twice", Kind::Indirect);
        assert_eq!(found, [("the town had written to the company twice".to_owned(), Voucher::Speaker(0))]);
    }
}

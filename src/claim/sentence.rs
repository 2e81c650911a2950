//! Statements by sentence: which sentences state something, and who vouches for it.

use super::hedge;
use super::model::{Statement, Voucher};
use crate::article::{Article, Role};
use crate::attribution::{Kind, Reading};
use crate::sorting;
use crate::text::{Span, words};

/// Fewer words are a caption or an exclamation.
const WORDS_AT_LEAST: usize = 4;

/// Without a full stop, fewer words are a crosshead or a label.
const UNENDED_WORDS_AT_LEAST: usize = 8;

/// The share of a sentence's words that somebody else must say for it to be theirs and not the article's.
const ATTRIBUTED_FROM: f64 = 0.5;

/// Finds what the article states, and who vouches for it.
///
/// Questions, headlines, fragments, and sentences that are nothing but a quotation state nothing here: the last are
/// matched as quotations.
pub(crate) fn find(article: &Article, reading: &Reading) -> Vec<Statement> {
    let text = &article.text;
    // Outer attributions in order of their content, walked along with the sentences.
    let mut contents: Vec<(Span, Kind, Option<usize>)> = reading
        .attributions
        .iter()
        .filter(|attribution| attribution.within.is_none() && attribution.kind != Kind::Scare)
        .flat_map(|attribution| attribution.content.iter().map(|&span| (span, attribution.kind, attribution.speaker)))
        .collect();
    sorting::sort_by_key(&mut contents, |(span, _, _)| *span);
    let mut found = Vec::new();
    let mut from = 0;
    for (index, sentence) in article.sentences.iter().enumerate() {
        let body = article.paragraphs.get(sentence.paragraph).is_some_and(|paragraph| paragraph.role == Role::Body);
        let span = sentence.span;
        // What ends before this sentence ends before all later ones, as outer contents do not overlap.
        while contents.get(from).is_some_and(|(content, _, _)| content.end <= span.start) {
            from += 1;
        }
        if !body {
            continue;
        }
        let here: Vec<_> = contents[from..].iter().take_while(|(content, _, _)| content.start < span.end).collect();
        let all = words(text, span);
        if !asserts(span.slice(text), all.len()) {
            continue;
        }
        let mut quoted = vec![false; all.len()];
        for (content, _, _) in here.iter().filter(|(_, kind, _)| *kind != Kind::Indirect) {
            quoted[touched(&all, *content)].fill(true);
        }
        if !quoted.contains(&false) {
            continue;
        }
        let voucher = voucher(&all, &here);
        found.push(Statement { spans: vec![span], sentence: index, voucher, hedge: hedge::first(text, &all) });
    }
    found
}

/// Which words, in the order of the text, share a byte with a stretch.
fn touched(words: &[Span], stretch: Span) -> std::ops::Range<usize> {
    let first = words.partition_point(|word| word.end <= stretch.start);
    let last = words.partition_point(|word| word.start < stretch.end);
    first..last.max(first)
}

/// Whether a sentence has the shape of an assertion.
fn asserts(sentence: &str, words: usize) -> bool {
    let bare = sentence.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '?' | '.' | '!' | '…'));
    // A question in a quotation, and then "he asked.", is a statement of what was asked.
    let question = bare.ends_with('?');
    let ended = bare.ends_with(['.', '!', '…']);
    !question && words >= if ended { WORDS_AT_LEAST } else { UNENDED_WORDS_AT_LEAST }
}

/// Whose the sentence is: that of the speaker who has most of its words, if these are half of it.
fn voucher(all: &[Span], here: &[&(Span, Kind, Option<usize>)]) -> Voucher {
    let mut shares: Vec<(usize, usize)> = Vec::new();
    for (content, _, speaker) in here {
        let Some(speaker) = *speaker else { continue };
        let count = touched(all, *content).len();
        match shares.iter_mut().find(|(known, _)| *known == speaker) {
            Some((_, words)) => *words += count,
            None => shares.push((speaker, count)),
        }
    }
    let most = shares.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best });
    match most {
        Some((speaker, words)) if words as f64 >= all.len() as f64 * ATTRIBUTED_FROM => Voucher::Speaker(speaker),
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
        find(&article, &reading).iter().map(|s| (s.spans[0].slice(text).to_owned(), s.voucher)).collect()
    }

    #[test]
    fn questions_and_fragments_state_nothing() {
        let found = statements("The ferry sank in an hour. Who was to blame? Not us.", "", Kind::Direct);
        assert_eq!(found, [("The ferry sank in an hour.".to_owned(), Voucher::Narrator)]);
    }

    #[test]
    fn a_sentence_that_is_only_a_quotation_is_left_to_the_quotations() {
        assert_eq!(statements("“We never saw the pier at all.”", "“We never saw the pier at all.”", Kind::Direct), []);
    }

    #[test]
    fn the_speaker_vouches_for_what_is_reported() {
        let text = "The mayor said that the town had written to the company twice.";
        let found = statements(text, "that the town had written to the company twice", Kind::Indirect);
        assert_eq!(found, [(text.to_owned(), Voucher::Speaker(0))]);
    }
}

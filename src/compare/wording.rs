//! Where quotation marks hold other words for one sentence.
//!
//! What counts is a word of matter, a pronoun, a "not", a figure or a degree that one article has and another has not,
//! or has otherwise, inside what both quote. What an editor marks (brackets, ellipsis), what is only spelt or shortened
//! otherwise, and where a quotation merely starts or ends, does not; nor does what may have been translated.

use std::ops::Range;

use super::align::Pair;
use super::conflict::{Found, why};
use super::lexicon::Lexicon;
use super::model::{
    Analysed, AttributionAt, Conflict, ConflictKind, ConflictValue, Difference, DifferenceKind, Fit, RelationKind,
    Translated, Utterance,
};
use super::quotation::{FRAGMENT_BELOW, Quotations};
use super::stretch::Stretch;
use super::utterance::Aligned;
use crate::message::Message;
use crate::text::{Span, is_one_of};

/// More words for others are another sentence, not another wording.
const WORDS_AT_MOST: usize = 3;

/// So many words on each side of a difference are looked at …
const AROUND: usize = 8;
/// … and this share of them must be the same in both.
const SHARED_AROUND: f64 = 0.7;
/// At the end of a sentence, where nothing follows that agrees, so many words before it must.
const BEFORE_END: usize = 2;

/// How sure a difference is: a word of matter for another, a word here that is not there, one pronoun for another.
const SURE_REPLACED: f64 = 0.9;
const SURE_LEFT_OUT: f64 = 0.8;
const SURE_PRONOUN: f64 = 0.85;

/// Finds differing words inside quotation marks; one conflict for each place, whatever the number of articles.
pub(super) fn find(
    quotations: &Quotations,
    utterances: &[Utterance],
    aligned: &Aligned,
    fit: &[Fit],
    articles: &[&Analysed],
    lexicon: &Lexicon,
) -> Vec<Conflict> {
    // A headline shortens as it likes.
    let stretch_of = |at: AttributionAt| {
        let index = quotations.index_of(at)?;
        let there = &quotations.all[index];
        (!there.in_title).then_some((&there.stretch, quotations.form_of[index]))
    };
    let mut found = Vec::new();
    for (index, utterance) in utterances.iter().enumerate() {
        // A translator chooses words, too.
        if utterance.translated != Translated::Unknown {
            continue;
        }
        let mut here = Found::default();
        // Who has the words of another article as they are there.
        let mut faithful: Vec<(AttributionAt, usize)> = Vec::new();
        for relation in &utterance.relations {
            if matches!(relation.kind, RelationKind::Verbatim | RelationKind::Punctuation) {
                faithful.extend([(relation.a, relation.b.article), (relation.b, relation.a.article)]);
            }
        }
        let faithful = |at: AttributionAt, article: usize| faithful.contains(&(at, article));
        for relation in &utterance.relations {
            let fits = |at: AttributionAt| fit[at.article].fits;
            let words = |difference: &Difference| difference.kind != DifferenceKind::Punctuation;
            if !fits(relation.a) || !fits(relation.b) || !relation.differences.iter().any(words) {
                continue;
            }
            // Each has what the other has as well: it was said twice.
            if faithful(relation.a, relation.b.article) && faithful(relation.b, relation.a.article) {
                continue;
            }
            let (Some((a, form_a)), Some((b, form_b))) = (stretch_of(relation.a), stretch_of(relation.b)) else {
                continue;
            };
            if a.words.len().min(b.words.len()) < FRAGMENT_BELOW {
                continue;
            }
            let mut pairs = aligned.pairs(form_a, form_b);
            pairs.retain(|pair| pair.exact);
            let both = Both { a, b, pairs: &pairs, lexicon };
            for difference in &relation.differences {
                if let Some((in_a, in_b, confidence)) = both.judge(difference) {
                    let value = |at: AttributionAt, span: Span| ConflictValue {
                        article: at.article,
                        span,
                        value: span.slice(&articles[at.article].article.text).to_owned(),
                    };
                    let values = [value(relation.a, in_a), value(relation.b, in_b)];
                    let confidence = confidence * relation.confidence.max(0.5);
                    here.add(Conflict {
                        kind: ConflictKind::Wording,
                        claim: None,
                        utterance: Some(index),
                        values: values.into(),
                        // Most are more of the same: what is left has its sentence below.
                        why: Message::new("", String::new()),
                        confidence,
                        both_possible: false,
                    });
                }
            }
        }
        // A quotation inside a quotation has its words twice.
        let known = |conflict: &Conflict| {
            found.iter().any(|known: &Conflict| conflict.values.iter().all(|value| known.values.contains(value)))
        };
        let mut new: Vec<Conflict> = here.conflicts.into_iter().filter(|conflict| !known(conflict)).collect();
        for conflict in &mut new {
            if let [a, b, ..] = &conflict.values[..] {
                conflict.why = why("wording-differs", &a.value, &b.value);
            }
        }
        found.extend(new);
    }
    found
}

/// Two quotations of one utterance.
struct Both<'a> {
    a: &'a Stretch,
    b: &'a Stretch,
    /// The words that are the same in both.
    pairs: &'a [Pair],
    lexicon: &'a Lexicon<'a>,
}

impl Both<'_> {
    /// The words to show of each and how sure it is, if a difference is one of wording.
    fn judge(&self, difference: &Difference) -> Option<(Span, Span, f64)> {
        let range = |stretch: &Stretch, spans: &[Span]| {
            let (first, last) = (spans.first()?, spans.last()?);
            let from = stretch.words.partition_point(|word| word.span.end <= first.start);
            let to = stretch.words.partition_point(|word| word.span.start < last.end);
            Some(from..to)
        };
        let (in_a, in_b) = (range(self.a, &difference.a), range(self.b, &difference.b));
        match (difference.kind, in_a, in_b) {
            (DifferenceKind::Replaced, Some(in_a), Some(in_b)) => self.replaced(in_a, in_b, difference.minor),
            (DifferenceKind::Omitted, Some(in_a), None) => {
                let after = self.pairs.partition_point(|pair| pair.a < in_a.start);
                let at = self.pairs.get(after)?.b;
                self.left_out(in_a, at, (self.a, self.b), |pair| (pair.a, pair.b))
            }
            (DifferenceKind::Added, None, Some(in_b)) => {
                let after = self.pairs.partition_point(|pair| pair.b < in_b.start);
                let at = self.pairs.get(after)?.a;
                self.left_out(in_b, at, (self.b, self.a), |pair| (pair.b, pair.a)).map(|(b, a, sure)| (a, b, sure))
            }
            _ => None,
        }
    }

    /// Words for words.
    fn replaced(&self, in_a: Range<usize>, in_b: Range<usize>, minor: bool) -> Option<(Span, Span, f64)> {
        if in_a.len().max(in_b.len()) > WORDS_AT_MOST || edited(self.a, &in_a) || edited(self.b, &in_b) {
            return None;
        }
        let (pronouns_a, pronouns_b) = (self.pronoun(self.a, &in_a), self.pronoun(self.b, &in_b));
        let pronoun = match (pronouns_a, pronouns_b) {
            (Some(x), Some(y)) => x != y,
            _ => false,
        };
        if !pronoun
            && (minor || !self.tells(self.a, &in_a) && !self.tells(self.b, &in_b) || self.spelling(&in_a, &in_b))
        {
            return None;
        }
        let place = self.pairs.partition_point(|pair| pair.a < in_a.start);
        let next = self.pairs.get(place).is_some_and(|pair| (pair.a, pair.b) == (in_a.end, in_b.end));
        let before = (1..=place.min(in_a.start).min(in_b.start))
            .take_while(|&back| {
                let pair = self.pairs[place - back];
                (pair.a + back, pair.b + back) == (in_a.start, in_b.start)
            })
            .count();
        let ends = ends_sentence(self.a, in_a.end) && ends_sentence(self.b, in_b.end);
        let opens = self.a.words[in_a.start].opens_sentence && self.b.words[in_b.start].opens_sentence;
        let framed = (next && (before > 0 || opens)) || (ends && before >= BEFORE_END);
        let confidence = if pronoun { SURE_PRONOUN } else { SURE_REPLACED };
        (framed && self.agree_around(&in_a, &in_b)).then(|| (span(self.a, &in_a), span(self.b, &in_b), confidence))
    }

    /// Words of one quotation where the other has none, though both have the words around; `at` is the word of the other
    /// before which they are missing.
    fn left_out(
        &self,
        words: Range<usize>,
        at: usize,
        (has, lacks): (&Stretch, &Stretch),
        sides: fn(&Pair) -> (usize, usize),
    ) -> Option<(Span, Span, f64)> {
        let joined = |x: usize, y: usize| {
            let at = self.pairs.partition_point(|pair| sides(pair).0 < x);
            self.pairs.get(at).is_some_and(|pair| sides(pair) == (x, y))
        };
        let neighbours = words.start > 0 && at > 0 && joined(words.start - 1, at - 1) && joined(words.end, at);
        // "the" before both may be another "the".
        let anchored = neighbours
            && (has.words[words.start - 1].content || at > 1 && words.start > 1 && joined(words.start - 2, at - 2));
        let marked = lacks.gaps[at].shows_a_cut() || lacks.words[at].opens_sentence;
        let sentences = has.words[words.clone()].iter().any(|word| word.opens_sentence);
        if words.len() > WORDS_AT_MOST || !anchored || marked || sentences || edited(has, &words) {
            return None;
        }
        // "…, so to say, …" was left out as a whole: that is an elision.
        let aside = has.gaps[words.start].marks.starts_with(',') && has.gaps[words.end].marks.starts_with(',');
        if aside || has.words.get(words.end)?.opens_sentence {
            return None;
        }
        let weighty = has.words[words.clone()].iter().any(|word| {
            let entry = self.lexicon.entry(word.key);
            let folded = entry.folded.as_str();
            let content = word.content && !is_one_of(folded, INTERJECTIONS);
            content || entry.touch.is_some() || is_one_of(folded, TELLING)
        });
        let here = at..at;
        let agree =
            if std::ptr::eq(has, self.a) { self.agree_around(&words, &here) } else { self.agree_around(&here, &words) };
        (weighty && agree)
            .then(|| (span(has, &(words.start - 1..words.end + 1)), span(lacks, &(at - 1..at + 1)), SURE_LEFT_OUT))
    }

    /// Whether the words around a difference are nearly all the same.
    fn agree_around(&self, in_a: &Range<usize>, in_b: &Range<usize>) -> bool {
        let (Some(first), Some(last)) = (self.pairs.first(), self.pairs.last()) else { return false };
        let share = |range: &Range<usize>, reach: Range<usize>, side: fn(&Pair) -> usize| {
            let from = range.start.saturating_sub(AROUND).max(reach.start);
            let to = (range.end + AROUND).min(reach.end);
            let all = (to.max(from) - from).saturating_sub(range.len());
            let before = |word: usize| self.pairs.partition_point(|pair| side(pair) < word);
            let within = |from: usize, to: usize| before(to).saturating_sub(before(from));
            let same = within(from, to.min(range.start)) + within(from.max(range.end), to);
            same as f64 >= all as f64 * SHARED_AROUND && same >= BEFORE_END
        };
        share(in_a, first.a..last.a + 1, |pair| pair.a) && share(in_b, first.b..last.b + 1, |pair| pair.b)
    }

    /// Whether some words carry matter.
    fn tells(&self, stretch: &Stretch, range: &Range<usize>) -> bool {
        stretch.words[range.clone()].iter().any(|word| {
            let entry = self.lexicon.entry(word.key);
            word.content && !entry.function || entry.touch.is_some()
        })
    }

    /// The person that some words mean, where they are one pronoun.
    fn pronoun(&self, stretch: &Stretch, range: &Range<usize>) -> Option<usize> {
        let [word] = &stretch.words[range.clone()] else { return None };
        let folded = self.lexicon.entry(word.key).folded.as_str();
        PERSONS.iter().position(|person| person.contains(&folded))
    }

    /// Whether two words are one name in two spellings, or a title and its short form.
    fn spelling(&self, in_a: &Range<usize>, in_b: &Range<usize>) -> bool {
        let letters = |stretch: &Stretch, range: &Range<usize>| -> (bool, Vec<char>) {
            let words = &stretch.words[range.clone()];
            let name = words.iter().all(|word| word.name || word.opens_sentence);
            (name, words.iter().flat_map(|word| self.lexicon.entry(word.key).folded.chars()).collect())
        };
        let ((name_a, x), (name_b, y)) = (letters(self.a, in_a), letters(self.b, in_b));
        if !name_a || !name_b {
            return false;
        }
        let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
        let shared = short.iter().filter(|letter| long.contains(letter)).count();
        // "Gen." and "General", "Qaddafi" and "Gadhafi".
        shared * 5 >= short.len() * 4
    }
}

/// Whether an editor's hand is seen in or next to some words.
fn edited(stretch: &Stretch, range: &Range<usize>) -> bool {
    let bracket = |gap: &super::stretch::Gap| gap.marks.contains(['[', ']', '(', ')', '…']);
    stretch.words[range.clone()].iter().any(|word| word.bracketed)
        || stretch.gaps[range.start..=range.end].iter().any(bracket)
}

/// Whether a sentence of the quotation, or the quotation itself, ends before a word.
fn ends_sentence(stretch: &Stretch, at: usize) -> bool {
    let marks = &stretch.gaps[at].marks;
    if at == stretch.words.len() { marks.starts_with([',', '.', '!', '?']) } else { stretch.words[at].opens_sentence }
}

fn span(stretch: &Stretch, range: &Range<usize>) -> Span {
    stretch.words[range.clone()].iter().map(|word| word.span).reduce(Span::join).unwrap_or(Span::new(0, 0))
}

/// Pronouns by whom they mean: one for another changes who is spoken of.
const PERSONS: [&[&str]; 7] = [
    &["i", "me", "my", "mine", "myself"],
    &["we", "us", "our", "ours", "ourselves"],
    &["you", "your", "yours"],
    &["he", "him", "his", "himself"],
    &["she", "her", "hers", "herself"],
    &["it", "its", "itself"],
    &["they", "them", "their", "theirs", "themselves"],
];

/// Small words whose absence is felt: degree, extent, and on which side or from where.
const TELLING: &str = "very too most more all only again against for from before after until off";

/// Words that one transcript keeps and another leaves out.
const INTERJECTIONS: &str = "oh uh um ah well okay hey yeah ok actually";

#[cfg(test)]
mod tests {
    use super::super::align::align;
    use super::super::relation::describe;
    use super::{Both, Lexicon, Stretch};
    use crate::text::Span;

    /// What is shown of both for each difference that is one of wording.
    fn judged<'a>(a: &'a str, b: &'a str) -> Vec<(&'a str, &'a str)> {
        let mut lexicon = Lexicon::new();
        let mut read = |text: &str| Stretch::read(text, &[Span::new(0, text.len())], &mut lexicon);
        let (x, y) = (read(a), read(b));
        let mut pairs = align(&x.words, &y.words, &lexicon);
        let differences = describe(&x, &y, &pairs, &lexicon).map_or(Vec::new(), |(_, differences)| differences);
        pairs.retain(|pair| pair.exact);
        let both = Both { a: &x, b: &y, pairs: &pairs, lexicon: &lexicon };
        let shown = |(in_a, in_b, _): (Span, Span, f64)| (in_a.slice(a), in_b.slice(b));
        differences.iter().filter_map(|difference| both.judge(difference)).map(shown).collect()
    }

    #[test]
    fn words_of_matter_and_pronouns_count() {
        assert_eq!(judged("We will not sell the quay.", "We will not sell the crane."), [("quay", "crane")]);
        assert_eq!(
            judged("The town paid and he sank the barge,", "the town paid and they sank the barge"),
            [("he", "they")]
        );
        assert_eq!(
            judged("It was a very dark night for the crew.", "It was a dark night for the crew."),
            [("a very dark", "a dark")]
        );
        assert_eq!(
            judged("We did not see the pilot boat.", "We did see the pilot boat."),
            [("did not see", "did see")]
        );
    }

    #[test]
    fn spelling_marks_and_ends_do_not() {
        for (a, b) in [
            ("They are closing two berths for good", "They’re closing 2 berths for good"),
            ("We asked Capt. Orne twice to come", "We asked Captain Orne twice to come"),
            ("We asked them … to mend the berth", "We asked them twice to mend the berth"),
            ("We asked [the owners] to mend the berth", "We asked them to mend the berth"),
            ("The berth failed us all, and badly", "The berth failed us all"),
            ("Oh, the berth has failed us all", "The berth has failed us all"),
            ("I know that the berth failed us", "I know the berth failed us"),
        ] {
            assert_eq!(judged(a, b), [], "{a} / {b}");
        }
    }
}

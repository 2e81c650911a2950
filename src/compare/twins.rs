//! Sentences of two articles that are the same but for one place.
//!
//! Articles that draw on one agency have its sentences nearly as they are. Where one of them has another figure, day,
//! name, place or a "not", nothing else needs to be weighed: all the rest is the same.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::conflict::{of_two, opposites, why};
use super::lexicon::{expanded, number_in_digits, touch};
use super::model::{Analysed, Conflict, ConflictKind, ConflictValue, Touch};
use super::number::{rounded, value_of};
use super::when::{Day, days};
use crate::article::{Article, Role};
use crate::attribution::{Kind, Speaker, SpeakerKind, is_address, is_calendar_word, is_role};
use crate::text::{Span, fold_word, folded, is_one_of};

/// Shorter sentences are one by chance, or one of a list: "Orne scored twice."
const WORDS_OF_TWINS: usize = 7;
/// Around another name more must be the same: results of games and prices of shares are told in set phrases.
const WORDS_OF_NAMESAKES: usize = 9;
/// More words for others are another sentence.
const WORDS_APART: usize = 4;

/// How sure a difference is where all else is the same, from reading those that were found.
const SURE_OF_TWINS: f64 = 0.85;

/// Before a name, these make a place of it.
const WHERE: &str = "in near outside off";

/// A sentence, ready to be set beside others.
pub(super) struct Told<'a> {
    article: usize,
    one: &'a Analysed,
    sentence: Span,
    spans: Cow<'a, [Span]>,
    words: OnceCell<Vec<Word<'a>>>,
}

impl<'a> Told<'a> {
    /// The sentence of the body that a place of an article stands in.
    pub(super) fn around(article: usize, one: &'a Analysed, place: Span) -> Option<Self> {
        let sentences = &one.article.sentences;
        let last = sentences.partition_point(|sentence| sentence.span.start <= place.start).checked_sub(1)?;
        let sentence = &sentences[last];
        if one.article.paragraphs.get(sentence.paragraph)?.role != Role::Body {
            return None;
        }
        let spans = one.words_in(sentence.span);
        Some(Self { article, one, sentence: sentence.span, spans, words: OnceCell::new() })
    }

    fn value(&self, span: Span) -> ConflictValue {
        ConflictValue { article: self.article, span, value: span.slice(&self.one.article.text).to_owned() }
    }

    /// Its words as they are compared; most sentences are never asked for them.
    fn words(&self) -> &[Word<'a>] {
        let one = self.one;
        self.words.get_or_init(|| one.article.words.folded_in(&one.article.text, self.sentence))
    }

    /// One of its words as it is compared.
    fn word(&self, at: usize) -> Cow<'a, str> {
        let Article { text, words, .. } = &self.one.article;
        match words.within(self.sentence) {
            Some(places) => Cow::Borrowed(words.folded(words.forms[places.start + at])),
            None => folded(self.spans[at].slice(text)),
        }
    }

    fn has_capital(&self, word: &Word) -> bool {
        word.0.slice(&self.one.article.text).starts_with(char::is_uppercase)
    }

    /// Whether a word is that of a name.
    fn is_name(&self, word: &Word) -> bool {
        let folded = &*word.1;
        self.has_capital(word)
            && folded.chars().count() > 1
            && !is_role(folded)
            && !is_address(folded)
            && !is_calendar_word(folded)
    }

    /// Whether a stretch stands in quotation marks, where other words are a matter of wording.
    fn is_quoted(&self, span: Span) -> bool {
        self.one
            .reading
            .attributions
            .iter()
            .any(|said| said.kind != Kind::Indirect && said.content.iter().any(|content| content.overlaps(span)))
    }

    /// Whether the article has that sentence, too: then it is one of several that are alike, as in a list.
    fn has_also(&self, other: &Told) -> bool {
        self.one.article.sentences.iter().any(|sentence| {
            let words = self.one.words_in(sentence.span);
            words.len() == other.spans.len()
                && words
                    .iter()
                    .zip(other.words())
                    .all(|(word, (_, known))| folded(word.slice(&self.one.article.text)) == *known)
        })
    }
}

/// The place where two sentences differ whose words are all the same before and behind it.
struct Apart<'s, 'a> {
    sides: [ApartIn<'s, 'a>; 2],
    /// Words that are the same before it, and in all.
    before: usize,
    same: usize,
}

/// What one of them has there.
#[derive(Clone, Copy)]
struct ApartIn<'s, 'a> {
    told: &'s Told<'a>,
    words: &'s [Word<'a>],
}

/// A word and how it is compared.
type Word<'a> = (Span, Cow<'a, str>);

/// What differs between two sentences that are otherwise the same.
pub(super) fn differ<'a>(a: &Told<'a>, b: &Told<'a>) -> Option<Conflict> {
    if a.spans.len().abs_diff(b.spans.len()) > WORDS_APART || a.spans.len() < WORDS_OF_TWINS - 1 {
        return None;
    }
    // Nearly all pairs differ in both.
    if b.spans.is_empty() || a.word(0) != b.word(0) && a.word(a.spans.len() - 1) != b.word(b.spans.len() - 1) {
        return None;
    }
    let (x, y) = (a.words(), b.words());
    let most = x.len().min(y.len());
    let before = (0..most).take_while(|&at| x[at].1 == y[at].1).count();
    let behind = (1..=most - before).take_while(|&at| x[x.len() - at].1 == y[y.len() - at].1).count();
    let within =
        |told: &'_ Told, words: usize| (words - before - behind <= WORDS_APART).then_some(told.words().len() - behind);
    let (end_x, end_y) = (within(a, x.len())?, within(b, y.len())?);
    let sides = [ApartIn { told: a, words: &x[before..end_x] }, ApartIn { told: b, words: &y[before..end_y] }];
    let apart = Apart { sides, before, same: before + behind };
    let quoted = sides.iter().any(|side| side.words.iter().any(|(word, _)| side.told.is_quoted(*word)));
    if quoted || apart.same + 1 < WORDS_OF_TWINS || x.len() == y.len() && end_x == before {
        return None;
    }
    let found = apart.day().or_else(|| apart.figure()).or_else(|| apart.denial()).or_else(|| apart.name())?;
    (!a.has_also(b) && !b.has_also(a)).then_some(found)
}

impl<'s> Apart<'s, '_> {
    fn of(&self, kind: ConflictKind, code: &'static str, spans: [Span; 2]) -> Conflict {
        let [x, y] = self.sides;
        of_two(kind, code, [x.told.value(spans[0]), y.told.value(spans[1])], SURE_OF_TWINS)
    }

    /// Both stretches as wholes, from a word before them on.
    fn spans(&self, from: usize) -> Option<[Span; 2]> {
        let mut spans = [Span::new(0, 0); 2];
        for (span, side) in spans.iter_mut().zip(&self.sides) {
            *span = side.told.words().get(from)?.0.join(side.words.last()?.0);
        }
        Some(spans)
    }

    /// The only differing word of each.
    fn words(&self) -> Option<[&'s str; 2]> {
        match (self.sides[0].words, self.sides[1].words) {
            ([(_, x)], [(_, y)]) => Some([x, y]),
            _ => None,
        }
    }

    /// Other days, or other years and months. Days that may be one are no difference.
    fn day(&self) -> Option<Conflict> {
        let spans = self.spans(self.before)?;
        let mut found: Vec<Day> = Vec::new();
        for (side, span) in self.sides.iter().zip(spans) {
            let one = side.told.one;
            let all: Vec<Span> = side.told.words().iter().map(|(word, _)| *word).collect();
            let days = days(&one.article.text, &all, one.article.published);
            found.extend(days.into_iter().find(|day| day.span.overlaps(span)));
        }
        if let [x, y] = found[..] {
            let resolved = x.date.is_some() && y.date.is_some() || x.weekday.is_none() || y.weekday.is_none();
            let kind = if resolved { ConflictKind::Date } else { ConflictKind::Weekday };
            return (x.agrees(&y) == Some(false)).then(|| self.of(kind, "dates-differ", [x.span, y.span]));
        }
        let calendar = |word: &str| is_calendar_word(word.strip_suffix("'s").unwrap_or(word)) || is_year(word);
        self.words()?.iter().all(|word| calendar(word)).then(|| self.of(ConflictKind::Date, "dates-differ", spans))
    }

    /// Another figure, not the same one rounded.
    fn figure(&self) -> Option<Conflict> {
        let [x, y] = self.words()?;
        if rounded(value_of(x)?, value_of(y)?) {
            return None;
        }
        let mut found = self.of(ConflictKind::Number, "figures-differ", self.spans(self.before)?);
        // A number in words is told in digits.
        for (value, word) in found.values.iter_mut().zip([x, y]) {
            if let Some(digits) = number_in_digits(word) {
                digits.clone_into(&mut value.value);
            }
        }
        found.why = why("figures-differ", &found.values[0].value, &found.values[1].value);
        Some(found)
    }

    /// One has a "not" that the other lacks, or a word the other's opposite.
    fn denial(&self) -> Option<Conflict> {
        if self.words().is_some_and(|[x, y]| opposites(x, y)) {
            return Some(self.of(ConflictKind::Antonym, "opposite-words", self.spans(self.before)?));
        }
        let [x, y] = self.sides.map(|side| parted(side.words));
        if x.1 != y.1 || x.0 + y.0 != 1 {
            return None;
        }
        // The differing words with the next one, which is what is denied.
        let shown = self.sides.map(|side| {
            let last = side.told.words().len() - 1;
            let next = (self.before + side.words.len()).min(last);
            side.told.words()[self.before.min(last)].0.join(side.told.words()[next].0)
        });
        Some(self.of(ConflictKind::Negation, "one-denies", shown))
    }

    /// Other names, or other places.
    fn name(&self) -> Option<Conflict> {
        // What begins a sentence is a capital in any case, and whom it is about differs in each line of a list.
        if self.before == 0 || self.same + 1 < WORDS_OF_NAMESAKES || self.in_capitals() {
            return None;
        }
        let names = self
            .sides
            .iter()
            .all(|side| !side.words.is_empty() && side.words.iter().all(|word| side.told.is_name(word)));
        if !names || self.may_be_one() {
            return None;
        }
        // "Port Alder" and "Port Brindle", "Ada Holm" and "Ada Quill".
        let first = self.name_from(self.before);
        let spans = self.spans(first)?;
        let before = first.checked_sub(1).map_or("", |before| &*self.sides[0].told.words()[before].1);
        if is_one_of(before, WHERE) && !self.sides.iter().any(|side| self.names_somebody(side.told)) {
            // One place may lie in the other.
            let found = self.of(ConflictKind::Place, "places-differ", spans);
            return Some(Conflict { both_possible: true, ..found });
        }
        Some(self.of(ConflictKind::Name, "names-differ", spans))
    }

    /// Whether one of the differing words is an owner's, or the last name of somebody who speaks in an article.
    fn names_somebody(&self, told: &Told) -> bool {
        let speakers = &told.one.reading.speakers;
        self.sides.iter().flat_map(|side| side.words).any(|(_, folded)| {
            let named = |name: &str| name.rsplit(' ').next().is_some_and(|last| fold_word(last) == *folded);
            let somebody = |speaker: &Speaker| speaker.kind == SpeakerKind::Person && named(&speaker.name);
            folded.ends_with("'s") || speakers.iter().any(somebody)
        })
    }

    /// Where a name begins that goes on at a word.
    fn name_from(&self, mut at: usize) -> usize {
        let told = self.sides[0].told;
        let text = &told.one.article.text;
        while at > 1
            && text[told.words()[at - 1].0.end..told.words()[at].0.start].trim().is_empty()
            && told.is_name(&told.words()[at - 1])
        {
            at -= 1;
        }
        at
    }

    /// Whether most words of the sentence have a capital: a headline tells no names.
    fn in_capitals(&self) -> bool {
        let told = self.sides[0].told;
        told.words().iter().filter(|word| told.has_capital(word)).count() * 2 > told.words().len()
    }

    /// Whether two names may be one: in two spellings, or one as the other's initials.
    fn may_be_one(&self) -> bool {
        let [x, y] = self.sides;
        let capitals = [x, y].map(|side| {
            let text = &side.told.one.article.text;
            side.words.iter().all(|(word, _)| !word.slice(text).contains(char::is_lowercase))
        });
        capitals[0] != capitals[1]
            || x.words.iter().any(|(_, word)| y.words.iter().any(|(_, other)| one_spelling(word, other)))
    }
}

fn is_year(folded: &str) -> bool {
    folded.len() == 4 && value_of(folded).is_some_and(|year| (1800.0..2100.0).contains(&year))
}

/// How many negations some words have, and the rest of them without the "do" that comes with "not".
fn parted<'a>(words: &'a [Word]) -> (usize, Vec<&'a str>) {
    let mut negations = 0;
    let mut rest = Vec::new();
    for part in words.iter().flat_map(|(_, folded)| expanded(folded)) {
        if touch(part) == Some(Touch::Negation) {
            negations += 1;
        } else if !matches!(part, "do" | "does" | "did") {
            rest.push(part);
        }
    }
    (negations, rest)
}

/// Whether two names may be one in two spellings.
fn one_spelling(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let shared = short.chars().filter(|letter| long.contains(*letter)).count();
    short.chars().next() == long.chars().next() && shared * 5 >= short.chars().count() * 4
}

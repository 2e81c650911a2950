//! Sentences of two articles that are the same but for one place.
//!
//! Articles that draw on one agency have its sentences nearly as they are. Where one of them has another figure, day,
//! name, place or a "not", nothing else needs to be weighed: all the rest is the same.

use super::conflict::{of_two, opposites, why};
use super::lexicon::{expanded, number_in_digits, touch};
use super::model::{Analysed, Conflict, ConflictKind, ConflictValue, Touch};
use super::number::{rounded, value_of};
use super::when::days;
use crate::article::Role;
use crate::attribution::{Kind, SpeakerKind, is_address, is_calendar_word, is_role};
use crate::text::{Span, fold_word, is_one_of};

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
    words: Vec<(Span, String)>,
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
        Some(Self { article, one, words: folded_words(one, sentence.span) })
    }

    fn value(&self, span: Span) -> ConflictValue {
        ConflictValue { article: self.article, span, value: span.slice(&self.one.article.text).to_owned() }
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
    fn has_also(&self, other: &Self) -> bool {
        self.one.article.sentences.iter().any(|sentence| {
            let words = self.one.words_in(sentence.span);
            words.len() == other.words.len()
                && words
                    .iter()
                    .zip(&other.words)
                    .all(|(word, (_, folded))| fold_word(word.slice(&self.one.article.text)) == *folded)
        })
    }
}

fn folded_words(one: &Analysed, span: Span) -> Vec<(Span, String)> {
    one.words_in(span).iter().map(|&word| (word, fold_word(word.slice(&one.article.text)))).collect()
}

/// The place where two sentences differ, and where one begins whose words are all the same before and behind it.
struct Apart<'a> {
    a: &'a Told<'a>,
    b: &'a Told<'a>,
    /// Words that are the same before it.
    before: usize,
    /// The differing words.
    x: &'a [(Span, String)],
    y: &'a [(Span, String)],
}

/// What differs between two sentences that are otherwise the same.
pub(super) fn differ(a: &Told, b: &Told) -> Option<Conflict> {
    let (x, y) = (&a.words, &b.words);
    let same = |pairs: &mut dyn Iterator<Item = (&(Span, String), &(Span, String))>| {
        pairs.take_while(|(one, other)| one.1 == other.1).count()
    };
    let before = same(&mut x.iter().zip(y));
    let rest = x.len().min(y.len()) - before;
    let behind = same(&mut x.iter().rev().zip(y.iter().rev())).min(rest);
    let (x, y) = (&x[before..x.len() - behind], &y[before..y.len() - behind]);
    if before + behind + 1 < WORDS_OF_TWINS || x.len().max(y.len()) > WORDS_APART || x.is_empty() && y.is_empty() {
        return None;
    }
    let quoted = |told: &Told, words: &[(Span, String)]| words.iter().any(|(word, _)| told.is_quoted(*word));
    if quoted(a, x) || quoted(b, y) {
        return None;
    }
    let apart = Apart { a, b, before, x, y };
    let found = apart.day().or_else(|| apart.figure()).or_else(|| apart.denial()).or_else(|| apart.name(behind))?;
    (!a.has_also(b) && !b.has_also(a)).then_some(found)
}

impl Apart<'_> {
    fn of(&self, kind: ConflictKind, code: &'static str, x: Span, y: Span) -> Conflict {
        of_two(kind, code, [self.a.value(x), self.b.value(y)], SURE_OF_TWINS)
    }

    /// Both stretches as wholes.
    fn spans(&self) -> Option<(Span, Span)> {
        let whole = |words: &[(Span, String)]| Some(words.first()?.0.join(words.last()?.0));
        Some((whole(self.x)?, whole(self.y)?))
    }

    /// Other days, or other years and months. Days that may be one are no difference.
    fn day(&self) -> Option<Conflict> {
        let (x, y) = self.spans()?;
        let named = |told: &Told, span: Span| {
            let all: Vec<Span> = told.words.iter().map(|(word, _)| *word).collect();
            let found = days(&told.one.article.text, &all, told.one.article.published);
            found.into_iter().find(|day| day.span.overlaps(span))
        };
        if let (Some(one), Some(other)) = (named(self.a, x), named(self.b, y)) {
            let resolved =
                one.date.is_some() && other.date.is_some() || one.weekday.is_none() || other.weekday.is_none();
            let kind = if resolved { ConflictKind::Date } else { ConflictKind::Weekday };
            return (one.agrees(&other) == Some(false)).then(|| self.of(kind, "dates-differ", one.span, other.span));
        }
        let ([(_, one)], [(_, other)]) = (self.x, self.y) else { return None };
        let bare = |word: &str| word.strip_suffix("'s").unwrap_or(word).to_owned();
        let calendar = |word: &str| is_calendar_word(&bare(word)) || is_year(word);
        (calendar(one) && calendar(other)).then(|| self.of(ConflictKind::Date, "dates-differ", x, y))
    }

    /// Another figure, not the same one rounded.
    fn figure(&self) -> Option<Conflict> {
        let ([(x, one)], [(y, other)]) = (self.x, self.y) else { return None };
        if rounded(value_of(one)?, value_of(other)?) {
            return None;
        }
        let mut found = self.of(ConflictKind::Number, "figures-differ", *x, *y);
        // A number in words is told in digits.
        for (value, word) in found.values.iter_mut().zip([one, other]) {
            value.value = number_in_digits(word).map_or_else(|| value.value.clone(), str::to_owned);
        }
        found.why = why("figures-differ", &found.values[0].value, &found.values[1].value);
        Some(found)
    }

    /// One has a "not" that the other lacks, or a word the other's opposite.
    fn denial(&self) -> Option<Conflict> {
        if let ([(x, one)], [(y, other)]) = (self.x, self.y)
            && opposites(one, other)
        {
            let values = [self.a.value(*x), self.b.value(*y)];
            return Some(of_two(ConflictKind::Antonym, "opposite-words", values, SURE_OF_TWINS));
        }
        let (not_x, rest_x) = parted(self.x);
        let (not_y, rest_y) = parted(self.y);
        if rest_x != rest_y || not_x + not_y != 1 {
            return None;
        }
        // The differing words with the next one, which is what is denied.
        let shown = |told: &Told, apart: &[(Span, String)]| {
            let next = (self.before + apart.len()).min(told.words.len() - 1);
            told.words[self.before.min(next)].0.join(told.words[next].0)
        };
        let values = [self.a.value(shown(self.a, self.x)), self.b.value(shown(self.b, self.y))];
        Some(of_two(ConflictKind::Negation, "one-denies", values, SURE_OF_TWINS))
    }

    /// Other names, or other places.
    fn name(&self, behind: usize) -> Option<Conflict> {
        // What begins a sentence is a capital in any case, and whom it is about differs in each line of a list.
        if self.before == 0 || self.before + behind + 1 < WORDS_OF_NAMESAKES || self.in_capitals() {
            return None;
        }
        if !is_name(self.a, self.x)
            || !is_name(self.b, self.y)
            || may_be_one(&written(self.a, self.x), &written(self.b, self.y))
        {
            return None;
        }
        // "Port Alder" and "Port Brindle", "Ada Holm" and "Ada Quill".
        let first = self.name_from(self.before);
        let last = |words: &[(Span, String)]| self.before + words.len() - 1;
        let whole = |told: &Told, words: &[(Span, String)]| told.words[first].0.join(told.words[last(words)].0);
        let (x, y) = (whole(self.a, self.x), whole(self.b, self.y));
        let person = |told: &Told| {
            let last = |name: &str| name.rsplit(' ').next().map(fold_word);
            let people = told.one.reading.speakers.iter().filter(|speaker| speaker.kind == SpeakerKind::Person);
            people.filter_map(|speaker| last(&speaker.name)).any(|name| {
                self.x.iter().chain(self.y).any(|(_, folded)| folded.strip_suffix("'s").unwrap_or(folded) == name)
            })
        };
        let owns = |words: &[(Span, String)]| words.iter().any(|(_, folded)| folded.ends_with("'s"));
        let place = first.checked_sub(1).is_some_and(|before| is_one_of(&self.a.words[before].1, WHERE))
            && !owns(self.x)
            && !owns(self.y)
            && !person(self.a)
            && !person(self.b);
        if place {
            // One place may lie in the other.
            let found = self.of(ConflictKind::Place, "places-differ", x, y);
            return Some(Conflict { both_possible: true, ..found });
        }
        Some(self.of(ConflictKind::Name, "names-differ", x, y))
    }

    /// Where a name begins that goes on at a word.
    fn name_from(&self, mut at: usize) -> usize {
        let text = &self.a.one.article.text;
        while at > 1
            && text[self.a.words[at - 1].0.end..self.a.words[at].0.start].trim().is_empty()
            && is_name(self.a, &self.a.words[at - 1..at])
        {
            at -= 1;
        }
        at
    }

    /// Whether most words of the sentence have a capital: a headline tells no names.
    fn in_capitals(&self) -> bool {
        let text = &self.a.one.article.text;
        let capitals = self.a.words.iter().filter(|(word, _)| word.slice(text).starts_with(char::is_uppercase)).count();
        capitals * 2 > self.a.words.len()
    }
}

fn is_year(folded: &str) -> bool {
    folded.len() == 4 && value_of(folded).is_some_and(|year| (1800.0..2100.0).contains(&year))
}

/// How many negations some words have, and the rest of them without the "do" that comes with "not".
fn parted(words: &[(Span, String)]) -> (usize, Vec<&str>) {
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

fn written<'a>(told: &'a Told, words: &[(Span, String)]) -> Vec<&'a str> {
    words.iter().map(|(word, _)| word.slice(&told.one.article.text)).collect()
}

/// Whether all of some words are those of a name.
fn is_name(told: &Told, words: &[(Span, String)]) -> bool {
    !words.is_empty()
        && words.iter().all(|(word, folded)| {
            word.slice(&told.one.article.text).starts_with(char::is_uppercase)
                && folded.chars().count() > 1
                && !is_role(folded)
                && !is_address(folded)
                && !is_calendar_word(folded)
        })
}

/// Whether two names may be one: in two spellings, one within the other, or one as its initials.
fn may_be_one(x: &[&str], y: &[&str]) -> bool {
    let all_capitals = |words: &[&str]| words.iter().all(|word| !word.chars().any(char::is_lowercase));
    if all_capitals(x) != all_capitals(y) {
        return true;
    }
    let folded = |words: &[&str]| words.iter().map(|word| fold_word(word)).collect::<Vec<_>>();
    let (x, y) = (folded(x), folded(y));
    x.iter().any(|word| y.iter().any(|other| one_spelling(word, other)))
}

/// Whether two names may be one in two spellings.
fn one_spelling(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let shared = short.chars().filter(|letter| long.contains(*letter)).count();
    short.chars().next() == long.chars().next() && shared * 5 >= short.chars().count() * 4
}

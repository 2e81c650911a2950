//! Where statements that say the same have another figure, day, or the opposite.
//!
//! One false alarm costs more than five misses: only statements that agree in nearly all else are looked at, figures
//! count only beside what they count, and whatever may make both true is left out or said to.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::LazyLock;

use super::lexicon::{Key, Lexicon, contracted, number_in_digits, touch};
use super::model::{
    Analysed, AttributionAt, Claim, Conflict, ConflictKind, ConflictValue, StatementAt, Touch, Utterance,
};
use super::number::{Figure, differ, figures, is_multiplier, same_is_told, value_of};
use super::speaker::{Match, Speakers};
use super::twins::{self, Told};
use super::vocabulary::{Weights, for_each_common};
use super::when::{Day, days};
use crate::attribution::{Kind, SpeakerKind, is_address, is_calendar_word, is_role, reports_words};
use crate::claim::{Statement, Voucher};
use crate::message::Message;
use crate::sorting;
use crate::text::{Span, WordTable, fold_word, is_one_of};

/// Statements of a group that are compared with each other.
const LOOKED_AT: usize = 12;

/// Two statements agree in all else if they share so much of the poorer one …
const POORER_SHARED: f64 = 0.6;
/// … and of the richer one.
const RICHER_SHARED: f64 = 0.5;
/// "Not" on one side only tells between nearly equal statements, and so do words of opposite meaning.
const POORER_OF_EQUALS: f64 = 0.75;
const RICHER_OF_EQUALS: f64 = 0.65;

/// A statement full of figures is a table in prose: which figure stands for which is not clear.
const FIGURES_AT_MOST: usize = 3;

/// So many figures that differ between two articles are of two occasions, unless more agree.
const OTHER_OCCASION: usize = 3;

/// A day belongs to what is told within so many words of it.
const NEAR_DAY: usize = 4;

/// Speakers must be this sure for "attributed to different speakers".
const SPEAKERS_SURE: f64 = 0.9;

/// How sure a difference of each kind is, from reading those that were found.
const SURE_FIGURE: f64 = 0.8;
const SURE_DAY: f64 = 0.75;
const SURE_OPPOSITE: f64 = 0.65;
const SURE_SPEAKER: f64 = 0.75;
const SURE_CERTAINTY: f64 = 0.7;

/// Differences as they are found, each place once.
#[derive(Default)]
pub(super) struct Found {
    pub(super) conflicts: Vec<Conflict>,
    /// By article the values that stand there, each with the index of its conflict.
    places: Vec<Vec<(usize, Span)>>,
}

impl Found {
    /// Adds two values to the conflict that has one of them, or as a new one.
    pub(super) fn add(&mut self, conflict: Conflict) {
        let alike = |&known: &usize| {
            let known = &self.conflicts[known];
            known.kind == conflict.kind && known.claim == conflict.claim && known.utterance == conflict.utterance
        };
        let Some(known) = conflict.values.iter().flat_map(|value| self.at(value)).filter(alike).min() else {
            conflict.values.iter().for_each(|value| self.put(self.conflicts.len(), value));
            self.conflicts.push(conflict);
            return;
        };
        for value in conflict.values {
            if !self.at(&value).any(|there| there == known) {
                self.put(known, &value);
                self.conflicts[known].values.push(value);
            }
        }
        let known = &mut self.conflicts[known];
        known.confidence = known.confidence.max(conflict.confidence);
    }

    /// The conflicts that have a value where this one stands.
    fn at(&self, value: &ConflictValue) -> impl Iterator<Item = usize> {
        let (here, span) = (self.places.get(value.article).map_or(&[][..], Vec::as_slice), value.span);
        here.iter().filter(move |place| place.1.overlaps(span)).map(|place| place.0)
    }

    fn put(&mut self, conflict: usize, value: &ConflictValue) {
        if self.places.len() <= value.article {
            self.places.resize(value.article + 1, Vec::new());
        }
        self.places[value.article].push((conflict, value.span));
    }
}

/// A difference in two values.
pub(super) fn of_two(kind: ConflictKind, code: &'static str, values: [ConflictValue; 2], confidence: f64) -> Conflict {
    let why = why(code, &values[0].value, &values[1].value);
    Conflict { kind, claim: None, utterance: None, values: values.into(), why, confidence, both_possible: false }
}

/// One plain sentence that says in what two values differ.
pub(super) fn why(code: &'static str, a: &str, b: &str) -> Message {
    let [before, between, behind] = match code {
        "one-denies" | "opposite-words" => ["One has ", ", another ", "."],
        "setting-differs" => ["One says ", ", another ", ": where or how it was said differs."],
        "wording-differs" => ["Inside quotation marks, one has ", " where another has ", "."],
        "attributed-differently" => ["The same words are put in the mouths of ", " and of ", "."],
        "figures-differ-later" => [
            "One has ",
            ", another ",
            " for what seems to be the same. They are of different days: one count may be newer.",
        ],
        _ => ["One has ", ", another ", " for what seems to be the same."],
    };
    let text = [before, "“", a, "”", between, "“", b, "”", behind].concat();
    Message::new(code, text).with("a", a.to_owned()).with("b", b.to_owned())
}

/// Finds differences between the statements of each claim; and notes on certainty, which are none.
pub(super) fn find(
    articles: &[&Analysed],
    claims: &[Claim],
    speakers: &Speakers,
    weights: &Weights,
    lexicon: &mut Lexicon,
) -> (Vec<Conflict>, Vec<Conflict>) {
    let (mut conflicts, mut certainty) = (Vec::new(), Vec::new());
    let mut agreeing: Vec<Placed> = Vec::new();
    for (index, claim) in claims.iter().enumerate().filter(|(_, claim)| claim.statements.len() > 1) {
        let sides: Vec<Side> =
            claim.statements.iter().take(LOOKED_AT).map(|&at| Side::read(at, articles, lexicon)).collect();
        let (mut found, mut notes) = (Found::default(), Found::default());
        for (place, a) in sides.iter().enumerate() {
            for b in sides[place + 1..].iter().filter(|b| b.at.article != a.at.article) {
                let pair = Pair { a, b, weights };
                let Differences { found: differences, note, agreeing: same } = pair.differences(speakers, lexicon);
                let (low, high) = (a.at.article.min(b.at.article), a.at.article.max(b.at.article));
                agreeing.extend(same.into_iter().map(|span| (low, high, span.start)));
                for difference in differences {
                    found.add(Conflict { claim: Some(index), ..difference });
                }
                if let Some(note) = note {
                    notes.add(Conflict { claim: Some(index), ..note });
                }
            }
        }
        conflicts.extend(found.conflicts);
        certainty.extend(notes.conflicts);
    }
    leave_out_other_occasions(&mut conflicts, agreeing);
    conflicts
        .iter_mut()
        .filter(|conflict| conflict.kind == ConflictKind::Number)
        .for_each(|conflict| later(conflict, articles));
    (conflicts, certainty)
}

/// Says of counts that are all of different days that each may be true: the later one may only be newer.
fn later(conflict: &mut Conflict, articles: &[&Analysed]) {
    let published = |value: &ConflictValue| articles[value.article].article.published;
    let apart = |x: &ConflictValue, y: &ConflictValue| {
        x.value == y.value || published(x).zip(published(y)).is_some_and(|(x, y)| x != y)
    };
    if conflict.values.iter().all(|x| conflict.values.iter().all(|y| apart(x, y)))
        && let [a, .., b] = &conflict.values[..]
    {
        conflict.both_possible = true;
        conflict.why = why("figures-differ-later", &a.value, &b.value);
    }
}

/// Leaves out the figures of two articles where so many differ, and more than agree: they tell of two occasions in the
/// same words, two days at the market or two games.
fn leave_out_other_occasions(conflicts: &mut Vec<Conflict>, mut agreeing: Vec<Placed>) {
    // A sentence may be in several claims: each figure counts once.
    let mut differing: Vec<Placed> = Vec::new();
    for conflict in conflicts.iter().filter(|conflict| conflict.kind == ConflictKind::Number) {
        let Some(first) = conflict.values.first() else { continue };
        for other in conflict.values.iter().filter(|other| other.value != first.value) {
            let (low, high) = (first.article.min(other.article), first.article.max(other.article));
            differing.push((low, high, first.span.start));
        }
    }
    for list in [&mut differing, &mut agreeing] {
        sorting::sort(list);
        list.dedup();
    }
    let count = |list: &[Placed], (x, y): (usize, usize)| {
        list.partition_point(|place| (place.0, place.1) <= (x, y))
            - list.partition_point(|place| (place.0, place.1) < (x, y))
    };
    let other_occasion = |pair: (usize, usize)| {
        let so_many = count(&differing, pair);
        so_many >= OTHER_OCCASION && so_many > count(&agreeing, pair)
    };
    conflicts.retain(|conflict| {
        let first = conflict.values.first();
        let pairs = conflict.values.iter().filter(|other| Some(&other.value) != first.map(|first| &first.value));
        let mut pairs =
            pairs.filter_map(|other| Some((first?.article.min(other.article), first?.article.max(other.article))));
        conflict.kind != ConflictKind::Number || !pairs.all(other_occasion)
    });
}

/// A figure of two articles: both of them, and where it begins in one.
type Placed = (usize, usize, usize);

/// Leaves out what was told before: sentences that are in several claims have their difference once, and what differs
/// inside quotation marks, or in who is said to speak, is a matter of the quotations.
pub(super) fn leave_out_repeated(conflicts: &mut Vec<Conflict>, of_quotations: &[Conflict]) {
    let told = |conflict: &&Conflict| matches!(conflict.kind, ConflictKind::Wording | ConflictKind::Attribution);
    let mut places: Vec<(usize, Span)> = of_quotations
        .iter()
        .filter(told)
        .flat_map(|conflict| conflict.values.iter().map(|value| (value.article, value.span)))
        .collect();
    sorting::sort(&mut places);
    let is_told = |value: &ConflictValue| {
        let before = places.partition_point(|(article, span)| (*article, span.start) < (value.article, value.span.end));
        places[..before].last().is_some_and(|(article, span)| *article == value.article && span.overlaps(value.span))
    };
    // What has nothing but values that an earlier one of its kind has.
    let mut values: Vec<(ConflictKind, usize, Span)> = Vec::new();
    let mut owner: Vec<usize> = Vec::new();
    for (index, conflict) in conflicts.iter().enumerate() {
        for value in &conflict.values {
            values.push((conflict.kind, value.article, value.span));
            owner.push(index);
        }
    }
    let mut new = vec![false; conflicts.len()];
    for group in sorting::groups(&values) {
        new[owner[group[0]]] = true;
    }
    let mut index = 0;
    conflicts.retain(|conflict| {
        index += 1;
        new[index - 1] && !conflict.values.iter().all(is_told)
    });
}

/// One statement, ready to be compared.
struct Side<'a> {
    at: StatementAt,
    text: &'a str,
    span: Span,
    statement: &'a Statement,
    stems: Vec<Key>,
    words: Vec<(Span, Cow<'a, str>)>,
    days: Vec<Day>,
    /// Stems of names, and its figures, once they were asked for.
    names: OnceCell<Vec<Key>>,
    figures: OnceCell<Vec<Figure>>,
    /// What may deny in it, once that was asked for.
    denying: OnceCell<Denying>,
    /// The sentence that it stands in.
    told: Option<Told<'a>>,
    /// Whether it is part of a quotation: other words there are a matter of wording.
    quoted: bool,
}

impl<'a> Side<'a> {
    fn read(at: StatementAt, articles: &[&'a Analysed], lexicon: &mut Lexicon) -> Self {
        let one = articles[at.article];
        let statement = &one.statements[at.statement];
        let text = one.article.text.as_str();
        let span = statement.span;
        let mut stems = lexicon.content_stems(at.article, &[span], &mut false);
        sorting::sort_numbers(&mut stems);
        stems.dedup();
        let all = one.words_in(span);
        let words = one.article.words.folded_in(text, span);
        // Figures and days are what may differ.
        let mut figures: Vec<Key> = Vec::new();
        for (word, _) in words.iter().filter(|(_, folded)| value_of(folded).is_some()) {
            let key = lexicon.key(word.slice(text));
            figures.push(lexicon.entry(key).stem);
        }
        let days = days(text, &all, one.article.published);
        stems.retain(|stem| !figures.contains(stem));
        let quoted = one
            .reading
            .attributions
            .iter()
            .any(|said| said.kind == Kind::Direct && said.content.iter().any(|content| content.contains(span)));
        let told = Told::around(at.article, one, span);
        let (names, denying) = (OnceCell::new(), OnceCell::new());
        // Most have none.
        let may_have = !figures.is_empty() || words.iter().any(|(_, folded)| is_multiplier(folded));
        let figures = if may_have { OnceCell::new() } else { OnceCell::from(Vec::new()) };
        Self { at, text, span, statement, stems, words, days, names, figures, denying, told, quoted }
    }

    fn value(&self, span: Span) -> ConflictValue {
        ConflictValue { article: self.at.article, span, value: span.slice(self.text).to_owned() }
    }

    fn figures(&self, lexicon: &mut Lexicon) -> &[Figure] {
        self.figures.get_or_init(|| figures(self.text, self.span, lexicon))
    }

    fn names(&self, lexicon: &mut Lexicon) -> &[Key] {
        self.names.get_or_init(|| {
            let mut names = Vec::new();
            for (word, folded) in &self.words {
                let key = lexicon.key(word.slice(self.text));
                let entry = lexicon.entry(key);
                let name = entry.content && lexicon.is_name(entry.stem) && value_of(folded).is_none();
                if name && !is_calendar_word(folded) && !is_role(folded) && !is_address(folded) {
                    names.push(entry.stem);
                }
            }
            names
        })
    }

    /// A figure as it is written, a number in words in digits.
    fn number(&self, span: Span) -> ConflictValue {
        let value = self.value(span);
        let digits = number_in_digits(&fold_word(&value.value)).map(str::to_owned);
        ConflictValue { value: digits.unwrap_or(value.value), ..value }
    }

    fn voucher(&self, speakers: &Speakers) -> Option<usize> {
        match self.statement.voucher {
            Voucher::Narrator => None,
            Voucher::Speaker(speaker) => speakers.across(self.at.article, speaker),
        }
    }

    fn denying(&self) -> &Denying {
        const OPPOSITE: u32 = 1;
        const DOUBT: u32 = 1 << 1;
        static TABLE: LazyLock<WordTable> = LazyLock::new(|| {
            let mut forms = String::new();
            for word in ANTONYMS.as_flattened() {
                for ending in ENDINGS {
                    forms.extend([without_ending(word), ending, " "]);
                }
            }
            WordTable::new(&[(OPPOSITE, &forms), (DOUBT, DOUBTFUL)])
        });
        self.denying.get_or_init(|| {
            let denies = |word: &str| touch(word) == Some(Touch::Negation);
            let negative = |folded: &str| {
                contracted(folded).map_or_else(|| denies(folded), |(first, second)| denies(first) || denies(second))
            };
            let mut denying = Denying { doubtful: false, negations: Vec::new(), antonyms: [[None; 2]; ANTONYMS.len()] };
            for (at, (span, folded)) in self.words.iter().enumerate() {
                let classes = TABLE.classes(folded);
                denying.doubtful |= classes & DOUBT != 0;
                if negative(folded) {
                    denying.negations.push(at);
                }
                if classes & OPPOSITE != 0 {
                    for (antonym, first) in ANTONYMS.as_flattened().iter().zip(denying.antonyms.as_flattened_mut()) {
                        if inflects(folded, antonym) {
                            first.get_or_insert(*span);
                        }
                    }
                }
            }
            denying
        })
    }
}

/// What may deny in a statement.
struct Denying {
    /// Whether it may say the same as one with "not", without that.
    doubtful: bool,
    /// Which words are a "not".
    negations: Vec<usize>,
    /// Of each pair of words of opposite meaning, where each stands first.
    antonyms: [[Option<Span>; 2]; ANTONYMS.len()],
}

struct Pair<'a> {
    a: &'a Side<'a>,
    b: &'a Side<'a>,
    weights: &'a Weights,
}

/// What a pair of statements gives.
#[derive(Default)]
struct Differences {
    found: Vec<Conflict>,
    /// A note on certainty.
    note: Option<Conflict>,
    /// The figures of the first that the second has, too.
    agreeing: Vec<Span>,
}

impl Pair<'_> {
    /// All that differs, and whether one is surer than the other.
    fn differences(&self, speakers: &Speakers, lexicon: &mut Lexicon) -> Differences {
        let twins = self.a.told.as_ref().zip(self.b.told.as_ref()).and_then(|(a, b)| twins::differ(a, b));
        let (Some((poorer, richer)), None, false, false) = (self.shares(), &twins, self.a.quoted, self.b.quoted) else {
            return Differences { found: twins.into_iter().collect(), ..Differences::default() };
        };
        let Differences { mut found, mut note, mut agreeing } = Differences::default();
        found.extend(self.count(lexicon));
        if poorer >= POORER_SHARED && richer >= RICHER_SHARED {
            let figure = self.figure(lexicon, &mut agreeing);
            found.extend(figure.filter(|_| found.is_empty()));
            found.extend(self.day());
            note = self.certainty();
        }
        // Who plays here does not play there: it is another game.
        let mut stranger =
            |side: &Side, other: &Side| side.names(lexicon).iter().any(|name| !other.stems.contains(name));
        if !found.is_empty() && stranger(self.a, self.b) && stranger(self.b, self.a) {
            found.clear();
        }
        // What critics say and the article does not is no contradiction of the article's.
        let one_voice = match (self.a.voucher(speakers), self.b.voucher(speakers)) {
            (None, None) => true,
            (x, y) => speakers.compare(x, y) == Match::Same,
        };
        if one_voice && poorer >= POORER_OF_EQUALS && richer >= RICHER_OF_EQUALS {
            found.extend(self.opposite());
        }
        Differences { found, note, agreeing }
    }

    /// Which shares of the poorer and of the richer statement are in both.
    fn shares(&self) -> Option<(f64, f64)> {
        let sum = |stems: &[Key]| stems.iter().map(|&stem| self.weights.weight(stem)).sum::<f64>();
        let (of_a, of_b) = (sum(&self.a.stems), sum(&self.b.stems));
        let mut shared = 0.0;
        for_each_common(&self.a.stems, &self.b.stems, |stem| shared += self.weights.weight(stem));
        (of_a.min(of_b) > 0.0).then(|| (shared / of_a.min(of_b), shared / of_a.max(of_b)))
    }

    /// How many the same is told of: "injuring 14 people", "17 people were hurt". All else may be worded otherwise.
    fn count(&self, lexicon: &mut Lexicon) -> Option<Conflict> {
        let (x, y) = (self.a.figures(lexicon), self.b.figures(lexicon));
        let other_day = self.a.days.iter().any(|x| self.b.days.iter().any(|y| x.agrees(y) == Some(false)));
        if other_day || x.len().max(y.len()) > FIGURES_AT_MOST {
            return None;
        }
        let alone = |one: &&Figure, others: &[Figure]| !others.iter().any(|other| one.equals(other));
        let mut pairs = x.iter().filter(|one| alone(one, y)).flat_map(|one| {
            y.iter().filter(|other| alone(other, x) && same_is_told(one, other)).map(move |other| (one, other))
        });
        let (one, other) = pairs.next()?;
        let values = [self.a.number(one.span), self.b.number(other.span)];
        Some(of_two(ConflictKind::Number, "figures-differ", values, SURE_FIGURE))
    }

    /// Figures of one thing.
    fn figure(&self, lexicon: &mut Lexicon, agreeing: &mut Vec<Span>) -> Option<Conflict> {
        let (x, y) = (self.a.figures(lexicon), self.b.figures(lexicon));
        agreeing.extend(x.iter().filter(|one| y.iter().any(|other| one.same(other))).map(|one| one.span));
        if x.len().max(y.len()) > FIGURES_AT_MOST {
            return None;
        }
        // "Rose 3 percent to 48" and "rose 2 percent to 51": it is another day.
        let all_differ = x.len().min(y.len()) > 1 && agreeing.is_empty();
        let weight = |stem: Key| self.weights.weight(stem);
        for one in x.iter().filter(|one| !y.iter().any(|other| one.equals(other))) {
            for other in y.iter().filter(|other| !x.iter().any(|one| one.equals(other))) {
                if differ(one, other, &weight) && !all_differ {
                    let values = [self.a.number(one.span), self.b.number(other.span)];
                    return Some(of_two(ConflictKind::Number, "figures-differ", values, SURE_FIGURE));
                }
            }
        }
        None
    }

    /// Days of one thing: none that agree, and the same words beside them.
    fn day(&self) -> Option<Conflict> {
        let mut differing = None;
        for x in &self.a.days {
            for y in &self.b.days {
                if x.agrees(y)? {
                    return None;
                }
                if differing.is_none() && self.beside(x, y) {
                    differing = Some((x, y));
                }
            }
        }
        let (x, y) = differing?;
        let values = [self.a.value(x.span), self.b.value(y.span)];
        let kind = if x.date.is_some() && y.date.is_some() || x.weekday.is_none() || y.weekday.is_none() {
            ConflictKind::Date
        } else {
            ConflictKind::Weekday
        };
        Some(of_two(kind, "dates-differ", values, SURE_DAY))
    }

    /// Whether a word of matter stands beside both days, none of which is only the day on which somebody spoke.
    fn beside(&self, x: &Day, y: &Day) -> bool {
        let near = |side: &Side, day: &Day| -> Option<Vec<String>> {
            let at = side.words.iter().position(|(word, _)| word.overlaps(day.span))?;
            let reach = at.saturating_sub(NEAR_DAY)..side.words.len().min(at + NEAR_DAY + 1);
            let list: Vec<String> = side.words[reach].iter().map(|(_, folded)| folded.to_string()).collect();
            let before = at.checked_sub(1).map_or("", |before| &*side.words[before].1);
            let vague = is_one_of(before, VAGUE) || list.iter().any(|word| reports_words(word));
            (!vague).then_some(list)
        };
        let (Some(around_x), Some(around_y)) = (near(self.a, x), near(self.b, y)) else { return false };
        around_x.iter().filter(|word| word.len() > 3 && around_y.contains(word)).count() >= 2
    }

    /// One denies what the other states, or has the opposite word.
    fn opposite(&self) -> Option<Conflict> {
        let (in_a, in_b) = (self.a.denying(), self.b.denying());
        if in_a.doubtful || in_b.doubtful {
            return None;
        }
        match (&in_a.negations[..], &in_b.negations[..]) {
            (&[], &[]) => {
                // The only words that one has and the other not, if they are opposites.
                let own = |x: Option<Span>, y: Option<Span>| x.filter(|_| y.is_none());
                let mut pairs = in_a.antonyms.iter().zip(&in_b.antonyms);
                let (x, y) = pairs.find_map(|(&[x_a, y_a], &[x_b, y_b])| {
                    let straight = own(x_a, x_b).zip(own(y_b, y_a));
                    straight.or_else(|| own(y_a, y_b).zip(own(x_b, x_a)))
                })?;
                let values = [self.a.value(x), self.b.value(y)];
                Some(of_two(ConflictKind::Antonym, "opposite-words", values, SURE_OPPOSITE))
            }
            (&[at], &[]) => {
                let values = [self.a.value(denied(self.a, at)), self.b.value(affirmed(self.a, at, self.b)?)];
                Some(of_two(ConflictKind::Negation, "one-denies", values, SURE_OPPOSITE))
            }
            (&[], &[at]) => {
                let values = [self.a.value(affirmed(self.b, at, self.a)?), self.b.value(denied(self.b, at))];
                Some(of_two(ConflictKind::Negation, "one-denies", values, SURE_OPPOSITE))
            }
            _ => None,
        }
    }

    /// One side hedged, the other not.
    fn certainty(&self) -> Option<Conflict> {
        let show = |side: &Side| side.statement.hedge.unwrap_or(side.span);
        (self.a.statement.hedge.is_some() != self.b.statement.hedge.is_some()).then(|| {
            let values = [self.a.value(show(self.a)), self.b.value(show(self.b))];
            let hedged = if self.a.statement.hedge.is_some() { &values[0] } else { &values[1] };
            let text = ["One says it with “", &hedged.value, "”, another without."].concat();
            let why = Message::new("certainty-differs", text).with("hedge", hedged.value.clone());
            Conflict {
                kind: ConflictKind::Certainty,
                claim: None,
                utterance: None,
                values: values.into(),
                why,
                confidence: SURE_CERTAINTY,
                both_possible: true,
            }
        })
    }
}

/// The negation and the word behind it.
fn denied(side: &Side, at: usize) -> Span {
    let last = (at + 1).min(side.words.len() - 1);
    side.words[at].0.join(side.words[last].0)
}

/// Where the other side has what is negated here: the next word of matter.
fn affirmed(side: &Side, at: usize, other: &Side) -> Option<Span> {
    let (_, word) = side.words[at + 1..].iter().find(|(_, folded)| folded.len() > 3)?;
    other.words.iter().find(|(_, folded)| folded == word || inflects(folded, word)).map(|(span, _)| *span)
}

/// Whether a word is another with an ending.
#[inline]
fn inflects(folded: &str, word: &str) -> bool {
    // Most words begin otherwise.
    if folded.as_bytes().first() != word.as_bytes().first() {
        return false;
    }
    folded.strip_prefix(without_ending(word)).is_some_and(|ending| ENDINGS.contains(&ending))
}

/// What endings are put to.
fn without_ending(word: &str) -> &str {
    word.strip_suffix(['e', 'y']).unwrap_or(word)
}

const ENDINGS: [&str; 9] = ["", "e", "y", "s", "es", "ed", "ing", "ies", "ied"];

/// Before a day: until then, since then, the one before.
const VAGUE: &str = "last next until by before since from after";

/// What denies without "not", or states only on a condition: such a side may say the same as one with "not".
const DOUBTFUL: &str = "\
    if whether unless would could might may should than rather instead nor fail failed refuse refused deny \
    denied decline declined unable avoid prevent lack stop stopped cancel canceled withdraw withdrew unlikely \
    impossible dispute disputed oppose opposed without only yet until speculated speculation alleged rumored";

/// Whether one of two words denies the other.
pub(super) fn opposites(a: &str, b: &str) -> bool {
    ANTONYMS.iter().any(|[x, y]| inflects(a, x) && inflects(b, y) || inflects(a, y) && inflects(b, x))
}

/// Words one of which denies the other when said of one thing.
const ANTONYMS: [[&str; 2]; 18] = [
    ["confirm", "deny"],
    ["accept", "reject"],
    ["accept", "decline"],
    ["approve", "reject"],
    ["allow", "ban"],
    ["alive", "dead"],
    ["survive", "die"],
    ["guilty", "innocent"],
    ["convict", "acquit"],
    ["rise", "fall"],
    ["increase", "decrease"],
    ["support", "oppose"],
    ["admit", "deny"],
    ["legal", "illegal"],
    ["succeed", "fail"],
    ["uphold", "overturn"],
    ["release", "detain"],
    ["win", "lose"],
];

/// Finds words that articles put in different mouths, where both are sure of whose they are.
pub(super) fn attributed_differently(
    articles: &[&Analysed],
    speakers: &Speakers,
    utterances: &[Utterance],
) -> Vec<Conflict> {
    let mut found = Vec::new();
    for (index, utterance) in utterances.iter().enumerate().filter(|(_, u)| u.speaker_conflict.len() == 2) {
        let said = |at: &AttributionAt| &articles[at.article].reading.attributions[at.attribution];
        let speaker = |at: &AttributionAt| speakers.across(at.article, said(at).speaker?);
        let person = |index: &usize| speakers.all[*index].kind == SpeakerKind::Person;
        let last_name = |index: usize| speakers.all[index].name.rsplit(' ').next();
        let [x, y] = utterance.speaker_conflict[..] else { continue };
        let witness = |wanted: usize| {
            utterance.witnesses.iter().find(|at| {
                let said = said(at);
                speaker(at) == Some(wanted) && said.speaker_confidence >= SPEAKERS_SURE && said.kind == Kind::Direct
            })
        };
        let (Some(a), Some(b)) = (witness(x), witness(y)) else { continue };
        // An article that has both knows more than this program does.
        let has_both = utterance.witnesses.iter().any(|at| {
            speaker(at) == Some(x)
                && utterance.witnesses.iter().any(|to| to.article == at.article && speaker(to) == Some(y))
        });
        if !person(&x) || !person(&y) || last_name(x) == last_name(y) || a.article == b.article || has_both {
            continue;
        }
        let value = |at: &AttributionAt, speaker: usize| ConflictValue {
            article: at.article,
            span: said(at).source.unwrap_or_else(|| said(at).extent()),
            value: speakers.all[speaker].name.clone(),
        };
        let conflict =
            of_two(ConflictKind::Attribution, "attributed-differently", [value(a, x), value(b, y)], SURE_SPEAKER);
        found.push(Conflict { utterance: Some(index), ..conflict });
    }
    found
}

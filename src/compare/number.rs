//! Figures with what they count, and whether two of them differ.
//!
//! Most figures that are not equal do not differ: one is rounded, an estimate, a part of the other, or counts something
//! else. What is left out here is left out because in the news it was no difference.

use std::borrow::Cow;

use super::lexicon::{Key, Lexicon, number_in_digits};
use crate::article::month_number;
use crate::text::{Span, TokenKind, folded, is_dash, is_function_word, is_one_of, words_and_marks};

/// What a figure is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Count,
    /// With the first letter of the currency's sign or name.
    Money(char),
    Percent,
}

/// A figure.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// The figure with its multiplier and sign.
    pub(super) span: Span,
    value: f64,
    /// What it may stand for: "at least 12" for that and all above, "about 12" for what is near.
    low: f64,
    high: f64,
    unit: Unit,
    /// Stems of the first words behind it, "of" left out: what it counts.
    counted: Vec<Key>,
    /// Stems of the words around it.
    around: Vec<Key>,
    /// The words next to it and what it counts: what is told of them, "injured". By root where they have one, which
    /// "hurt" shares.
    told: Vec<(bool, Key)>,
    /// "other", "another", "first": of which part it speaks.
    part: Vec<Key>,
}

impl Figure {
    /// Whether two figures are the same, not only rounded.
    pub(super) fn same(&self, other: &Self) -> bool {
        (self.value - other.value).abs() < f64::EPSILON
    }

    /// Whether two figures are one, rounded or not.
    pub(super) fn equals(&self, other: &Self) -> bool {
        rounded(self.value, other.value)
    }
}

/// Words before a figure with which it tells nearly nothing.
const VAGUE: &str = "close dozens few from hundreds millions most several thousands";
/// Words before a figure that is near the true one.
const APPROXIMATE: &str = "about almost approximately around estimated nearly roughly some";
/// "About 12" may be a third more or less.
const NEARLY: f64 = 1.0 / 3.0;

/// Words of bounds, which are no gap either.
const BOUNDS: &str = "at least most about some than more over as many fewer less";

/// Words that are no gap between a figure and what is told of it: "14 people were injured".
const BETWEEN: &str = "was were is are been be have has had being the a an his her their";

/// Words that say of which part of a whole a figure speaks.
const PARTS: &str = "\
    other another additional remaining further extra new first second third last previous earlier total overall \
    each every per half quarter";

/// Words with which a number is a name: "Flight 12", "Section 4".
const NAMED: &str = "\
    no number page chapter route section article flight group grade class day phase level version category \
    highway interstate act amendment title district boeing channel room age";

/// So many words on both sides are what a figure stands in.
const AROUND: usize = 7;

/// Closer than this, in shares of the smaller, is rounding.
const ROUNDING: f64 = 1.02;

/// The figures of a stretch.
pub(super) fn figures(text: &str, within: Span, lexicon: &mut Lexicon) -> Vec<Figure> {
    let tokens = words_and_marks(text, within);
    let folded: Vec<Cow<str>> = tokens.iter().map(|token| folded(token.span.slice(text))).collect();
    let word = |at: usize| folded.get(at).map_or("", |word| &**word);
    let value_at = |at: usize| value_of(word(at)).or_else(|| article_of_number(word(at), word(at + 1)));
    // Most stretches have none.
    if (0..tokens.len()).all(|at| value_at(at).is_none()) {
        return Vec::new();
    }
    let stems: Vec<Option<Key>> = tokens
        .iter()
        .map(|token| {
            let key = lexicon.key(token.span.slice(text));
            let entry = lexicon.entry(key);
            let matter = token.kind == TokenKind::Word && entry.content && value_of(&entry.folded).is_none();
            matter.then_some(entry.stem)
        })
        .collect();
    let before = |at: usize| at.checked_sub(1).map_or("", word);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let start = at;
        at += 1;
        let Some(mut value) = value_at(start) else { continue };
        while let Some(times) = multiplier(word(at)).filter(|_| value > 0.0) {
            value *= times;
            at += 1;
        }
        let (previous, next) = (before(start), word(at));
        let money = matches!(previous, "$" | "£" | "€") || matches!(next, "dollars" | "euros" | "pounds");
        let percent = matches!(next, "%" | "percent") || next == "per" && word(at + 1) == "cent";
        let year = word(start).len() == 4 && (1800.0..2100.0).contains(&value) && value.fract() == 0.0;
        // "30 to 40 people", "between 30 and 40".
        let upper = value_of(word(at + 1)).filter(|&upper| {
            upper > value && (next == "to" && previous != "from" || next == "and" && previous == "between")
        });
        let joined = |mark: &str| mark.chars().next().is_some_and(|c| is_dash(c) || matches!(c, '/' | ':'));
        let named = is_one_of(previous, NAMED)
            || month_number(previous).is_some()
            || month_number(next).is_some()
            || tokens[start.saturating_sub(1)].span.slice(text).starts_with(char::is_uppercase)
                && start > 1
                && !is_function_word(previous)
                && value_of(previous).is_none();
        let mut bounds = None;
        let clock = word(start).contains(':') || is_one_of(next, "am pm a.m. p.m. o'clock");
        let range = joined(previous)
            || joined(next)
            || next == "to" && value_of(word(at + 1)).is_some() && upper.is_none()
            || previous == "to" && start > 1 && value_of(word(start - 2)).is_some();
        // "one" is mostly no figure, and "20-year" says what something is.
        if year && !money && !percent || named && !money || clock || range || word(start) == "one" {
            continue;
        }
        if let Some(mut upper) = upper {
            at += 2;
            // "3 to 4 million" is in millions, both of them.
            while let Some(times) = multiplier(word(at)) {
                (value, upper) = (value * times, upper * times);
                at += 1;
            }
            bounds = Some((value, upper));
        }
        let money = money || matches!(word(at), "dollars" | "euros" | "pounds");
        let percent = percent || matches!(word(at), "%" | "percent") || word(at) == "per" && word(at + 1) == "cent";
        let unit = match percent {
            _ if money => Unit::Money(currency(previous, word(at))),
            true => Unit::Percent,
            false => Unit::Count,
        };
        let from = at + usize::from(percent);
        let counted = (from..tokens.len().min(from + 4))
            .take_while(|&place| {
                tokens[place].kind == TokenKind::Word && (stems[place].is_some() || word(place) == "of")
            })
            .filter_map(|place| stems[place])
            .take(2)
            .collect();
        let near = start.saturating_sub(3)..start;
        let reach = start.saturating_sub(AROUND)..tokens.len().min(at + AROUND);
        let around = sorted_once(reach.clone().filter_map(|place| stems[place]).collect());
        let parts = reach.filter(|&place| is_one_of(word(place), PARTS));
        let part = sorted_once(parts.map(|place| lexicon.key(word(place))).collect());
        let (low, high) =
            bounds.unwrap_or_else(|| may_be(value, &near.clone().map(&word).collect::<Vec<_>>(), word(at)));
        let root = |stem: Key| lexicon.root(stem).map_or((false, stem), |root| (true, root));
        let told = told_of(start, from, &word, &stems).into_iter().map(root).collect();
        let sign = money && start > 0 && previous.len() <= 3;
        let exact = money || bounds.is_some() || low >= high;
        let lead = if exact { usize::from(sign) } else { lead(start.checked_sub(2).map_or("", &word), previous) };
        found.push(Figure {
            span: tokens[start - lead].span.join(tokens[from.min(tokens.len()) - 1].span),
            value,
            low,
            high,
            unit,
            counted,
            around,
            told,
            part,
        });
    }
    found
}

fn sorted_once(mut keys: Vec<Key>) -> Vec<Key> {
    crate::sorting::sort(&mut keys);
    keys.dedup();
    keys
}

/// The sign of the currency that stands before a sum or is named behind it.
fn currency(before: &str, behind: &str) -> char {
    match (before, behind) {
        ("£", _) | (_, "pounds") => '£',
        ("€", _) | (_, "euros") => '€',
        _ => '$',
    }
}

/// How many of the words before a figure are shown with it: "at least 12".
fn lead(first: &str, second: &str) -> usize {
    match (first, second) {
        ("at", "least" | "most") | ("more" | "less" | "fewer", "than") | ("up", "to") => 2,
        (_, word) if is_one_of(word, "about around nearly almost roughly over under") => 1,
        _ => 0,
    }
}

/// What a figure may stand for with the words before it and the one behind.
fn may_be(value: f64, before: &[&str], behind: &str) -> (f64, f64) {
    let has = |list: &str| before.iter().any(|word| is_one_of(word, list));
    let (any, none) = (f64::INFINITY, 0.0);
    let least = has("at") && has("least") || has("more") && has("than") || has("over minimum");
    let most = has("at") && has("most") || has("less fewer") && has("than") || has("under up many maximum");
    if least || most {
        // "No more than 12" is 12 at most.
        return if least == has("no not") { (none, value) } else { (value, any) };
    }
    if has(VAGUE) || behind == "or" {
        return (none, any);
    }
    if has(APPROXIMATE) {
        return (value * (1.0 - NEARLY), value * (1.0 + NEARLY));
    }
    (value, value)
}

/// The words of matter next to a figure and what it counts, on both sides, over nothing but helping words.
fn told_of<'a>(start: usize, behind: usize, word: &impl Fn(usize) -> &'a str, stems: &[Option<Key>]) -> Vec<Key> {
    let mut told = Vec::new();
    let mut at = start;
    while at > 0 && start - at < 4 {
        at -= 1;
        match stems[at] {
            Some(stem) => {
                told.push(stem);
                break;
            }
            None if is_one_of(word(at), BETWEEN) || is_one_of(word(at), BOUNDS) => {}
            None => break,
        }
    }
    // What is counted, then what is told of it.
    let mut at = behind;
    while at < stems.len() && at < behind + 2 && stems[at].is_some() {
        at += 1;
    }
    let first = at;
    while at < stems.len() && at < first + 3 && is_one_of(word(at), BETWEEN) {
        at += 1;
    }
    told.extend(stems.get(at).copied().flatten());
    told
}

/// Whether two figures differ of which the same is told: "14 people were injured", "injuring 17 people".
pub(super) fn same_is_told(a: &Figure, b: &Figure) -> bool {
    a.unit == Unit::Count && a.told.iter().any(|stem| b.told.contains(stem)) && apart(a, b)
}

/// Whether two figures of statements that say the same differ, as far as the words around them tell.
pub(super) fn differ(a: &Figure, b: &Figure, weight: &dyn Fn(Key) -> f64) -> bool {
    let (mut shared, mut of_a, mut of_b) = (0.0, 0.0, 0.0);
    for &stem in &a.around {
        of_a += weight(stem);
        if b.around.binary_search(&stem).is_ok() {
            shared += weight(stem);
        }
    }
    b.around.iter().for_each(|&stem| of_b += weight(stem));
    shared > 0.0 && shared >= SHARED_AROUND * of_a.min(of_b) && apart(a, b)
}

/// Whether two figures count one thing and cannot be one.
fn apart(a: &Figure, b: &Figure) -> bool {
    let counted = match (a.unit, a.counted.first(), b.counted.first()) {
        (Unit::Count, Some(x), Some(y)) => x == y || a.counted.contains(y) || b.counted.contains(x),
        (Unit::Count, _, _) => false,
        _ => true,
    };
    let apart = a.high < b.low || b.high < a.low;
    a.unit == b.unit && counted && apart && a.part == b.part && !rounded(a.value, b.value)
}

/// So much of what stands around the one must stand around the other.
const SHARED_AROUND: f64 = 0.6;

/// Whether two values are equal, or one is the other rounded.
pub(super) fn rounded(a: f64, b: f64) -> bool {
    let (low, high) = if a <= b { (a, b) } else { (b, a) };
    if high <= low * ROUNDING {
        return true;
    }
    let near = |x: f64, y: f64| (x - y).abs() < 1e-6 * high.max(1.0);
    // Rounded to as many digits as the rounder one has.
    [1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9].into_iter().any(|step| {
        let to = |value: f64| libm::round(value / step) * step;
        (near(to(high), low) || near(to(low), high) || near(libm::floor(high / step) * step, low))
            && low >= step
            && (high - low) < low * 0.1
    })
}

/// The value of a number in digits or words.
pub(super) fn value_of(folded: &str) -> Option<f64> {
    if folded.starts_with(|c: char| c.is_ascii_digit()) {
        return decimal(folded);
    }
    if multiplier(folded).is_some() {
        return None;
    }
    if let Some(digits) = number_in_digits(folded) {
        return decimal(digits);
    }
    // Most words have none.
    if !folded.as_bytes().contains(&b'-') {
        return None;
    }
    let (tens, ones) = folded.split_once('-')?;
    let value = |word: &str| decimal(number_in_digits(word)?);
    let (tens, ones) = (value(tens)?, value(ones)?);
    ((20.0..100.0).contains(&tens) && ones < 10.0).then_some(tens + ones)
}

/// The value of digits with commas and at most one point. The standard library's reader of all that a float can be
/// costs 12 KB of wasm.
fn decimal(digits: &str) -> Option<f64> {
    /// Beyond so many digits it is no figure; up to there whole numbers and powers of ten are exact.
    const DIGITS_AT_MOST: usize = 15;
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut value: u64 = 0;
    let mut count = 0;
    for digit in whole.chars().filter(|&c| c != ',').chain(fraction.chars()) {
        value = value * 10 + u64::from(digit.to_digit(10)?);
        count += 1;
        if count > DIGITS_AT_MOST {
            return None;
        }
    }
    let scale = fraction.chars().fold(1.0, |scale: f64, _| scale * 10.0);
    (count > 0).then(|| value as f64 / scale)
}

/// "a hundred".
fn article_of_number(folded: &str, next: &str) -> Option<f64> {
    (folded == "a" && multiplier(next).is_some()).then_some(1.0)
}

/// Whether a word makes a figure of the one before, if that is a number: "a million".
pub(super) fn is_multiplier(folded: &str) -> bool {
    multiplier(folded).is_some()
}

fn multiplier(folded: &str) -> Option<f64> {
    match folded {
        "dozen" => Some(12.0),
        "hundred" => Some(100.0),
        "thousand" => Some(1e3),
        "million" => Some(1e6),
        "billion" => Some(1e9),
        "trillion" => Some(1e12),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, differ, figures, rounded, same_is_told};
    use crate::text::Span;

    fn found(text: &str) -> Vec<&str> {
        let all = figures(text, Span::new(0, text.len()), &mut Lexicon::new());
        all.into_iter().map(|figure| figure.span.slice(text)).collect()
    }

    fn differing(a: &str, b: &str) -> bool {
        let mut lexicon = Lexicon::new();
        let x = figures(a, Span::new(0, a.len()), &mut lexicon);
        let y = figures(b, Span::new(0, b.len()), &mut lexicon);
        x.iter().any(|x| y.iter().any(|y| same_is_told(x, y) || differ(x, y, &|_| 1.0)))
    }

    #[test]
    fn figures_are_found_and_names_are_none() {
        assert_eq!(
            found("The 12 barges cost $3.5 million, and twenty-four sailors got 7 percent."),
            ["12", "$3.5 million", "twenty-four", "7 percent"]
        );
        assert_eq!(found("On June 12, 1998, Flight 12 left Pier 9 at 10:15, with 3-4 crates."), Vec::<&str>::new());
    }

    #[test]
    fn figures_of_one_thing_differ() {
        assert!(differing("The storm sank 12 barges in the harbour.", "The storm sank 15 barges in the harbour."));
        assert!(differing("The crane cost the town $3 million.", "The crane cost the town $5 million."));
    }

    #[test]
    fn bounds_and_ranges_differ_where_they_do_not_meet() {
        for (a, b) in [
            ("The storm sank 12 barges in the harbour.", "The storm sank at least 15 barges in the harbour."),
            ("The storm sank 12 barges in the harbour.", "The storm sank 15 to 20 barges in the harbour."),
            ("The crash injured 14 people.", "At least 17 people were injured, and the pier broke."),
            ("The storm sank fewer than 12 barges in the harbour.", "The storm sank 15 barges in the harbour."),
            ("The storm sank about 12 barges in the harbour.", "The storm sank more than 40 barges in the harbour."),
        ] {
            assert!(differing(a, b), "{a} / {b}");
        }
        for (a, b) in [
            ("The storm sank 15 barges in the harbour.", "The storm sank at least 12 barges in the harbour."),
            ("The storm sank at least 12 barges in the harbour.", "The storm sank more than 15 barges in the harbour."),
            ("The storm sank 17 barges in the harbour.", "The storm sank between 15 and 20 barges in the harbour."),
            ("The storm sank 12 barges in the harbour.", "The storm sank up to 15 barges in the harbour."),
            ("The storm sank 12 barges in the harbour.", "The storm sank no fewer than 10 barges in the harbour."),
        ] {
            assert!(!differing(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn estimates_roundings_parts_and_other_things_do_not() {
        for (a, b) in [
            ("The storm sank about 12 barges in the harbour.", "The storm sank 15 barges in the harbour."),
            ("The storm sank 12 barges in the harbour.", "The storm sank another 15 barges in the harbour."),
            ("The storm sank 12 barges in the harbour.", "The storm sank 15 ferries in the harbour."),
            ("The crane cost the town $3.48 million.", "The crane cost the town $3.5 million."),
        ] {
            assert!(!differing(a, b), "{a} / {b}");
        }
        assert!(rounded(17_700.0, 17_000.0) && rounded(3.0, 3.0) && !rounded(12.0, 15.0) && !rounded(2.0, 3.0));
    }
}

//! Days that a text names, as far as the calendar and the day of publication tell which they are.

use std::borrow::Cow;

use super::model::Analysed;
use crate::article::{Date, month_number};
use crate::text::{Span, folded, is_one_of};

/// A day that is named in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    /// Where it stands.
    pub(super) span: Span,
    /// The day, where it is known.
    pub(super) date: Option<Date>,
    /// Its day of the week, 0 for Monday, where that is known.
    pub(super) weekday: Option<u8>,
    /// Month and day, where the text names them.
    written: Option<(u8, u8)>,
}

impl Day {
    /// Whether two may be one day; none where that cannot be told.
    pub(super) fn agrees(&self, other: &Self) -> Option<bool> {
        if let (Some(x), Some(y)) = (self.date, other.date) {
            return Some(x == y);
        }
        if let (Some(x), Some(y)) = (self.written, other.written) {
            return Some(x == y);
        }
        Some(self.weekday? == other.weekday?)
    }
}

/// The days that are named around something that is said, in its sentence and so many before it, in their order; not those
/// that it names itself.
pub(super) fn days_around(one: &Analysed, attribution: usize, before: usize) -> Vec<Day> {
    let said = &one.reading.attributions[attribution];
    let own = one.sentences_of(attribution);
    let mut found = Vec::new();
    for sentence in &one.article.sentences[own.start.saturating_sub(before)..own.end] {
        found.append(&mut days(&one.article.text, &one.words_in(sentence.span), one.article.published));
    }
    found.retain(|day| !said.content.iter().any(|content| content.contains(day.span)));
    found
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// What tells that a day of the week lies ahead of the article's own.
const AHEAD: &str = "will next upcoming scheduled expected plans planned set due until by coming";

/// The days that some words of a text name. A day of the week is that before the day of publication, or that day itself,
/// unless its clause looks ahead; "last Monday" could be either of two.
pub(super) fn days(text: &str, all: &[Span], published: Option<Date>) -> Vec<Day> {
    let word = |at: usize| folded_at(text, all, at);
    let before = |at: usize| folded_at(text, all, at.wrapping_sub(1));
    let ahead = || (0..all.len()).any(|at| is_one_of(&word(at), AHEAD));
    let number = |at: usize| word(at).trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']).parse::<u8>().ok();
    let mut found: Vec<Day> = Vec::new();
    // Most words name none: they are not looked at any further.
    for at in (0..all.len()).filter(|&at| may_name_day(all[at].slice(text))) {
        let written = all[at].slice(text);
        let named = written.starts_with(char::is_uppercase);
        let here = word(at);
        let bare = here.strip_suffix("'s").unwrap_or(&here);
        let weekday = WEEKDAYS.iter().position(|&day| day == bare).filter(|_| named);
        if let Some(weekday) = weekday {
            let vague = matches!(&*before(at), "last" | "this" | "every" | "each");
            let weekday = weekday as u8;
            let date = published.filter(|_| !vague).map(|published| {
                let back = (i32::from(published.weekday()) - i32::from(weekday)).rem_euclid(7);
                published.plus(if back > 0 && ahead() { 7 - back } else { -back })
            });
            found.push(Day { span: all[at], date, weekday: Some(weekday), written: None });
            continue;
        }
        let relative = match &*here {
            "yesterday" => Some(-1),
            "today" => Some(0),
            "tomorrow" => Some(1),
            _ => None,
        };
        if let (Some(days), Some(published)) = (relative, published) {
            let date = published.plus(days);
            found.push(Day { span: all[at], date: Some(date), weekday: Some(date.weekday()), written: None });
        }
        let Some(month) = Some(written).filter(|_| named).and_then(month_number) else { continue };
        // "May 3", "May 3, 2025", "3 May 2025".
        let (day, first, last) = match (number(at + 1), at.checked_sub(1).and_then(number)) {
            (Some(day), _) if all[at + 1].slice(text).starts_with(|c: char| c.is_ascii_digit()) => (day, at, at + 1),
            (_, Some(day)) if all[at - 1].slice(text).starts_with(|c: char| c.is_ascii_digit()) => (day, at - 1, at),
            _ => continue,
        };
        let year = Some(word(last + 1)).filter(|year| year.len() == 4).and_then(|year| year.parse::<i32>().ok());
        let last = if year.is_some() { last + 1 } else { last };
        let date = match (year, published) {
            (Some(year), _) => Date::new(year, month, day),
            (None, Some(published)) => nearest(published, month, day),
            (None, None) => None,
        };
        // "Sunday, May 4" is one day; a calendar that says otherwise is not this function's to judge.
        if found.last().is_some_and(|before| before.written.is_none() && all[first].start <= before.span.end + 2) {
            found.pop();
        }
        if (1..=31).contains(&day) {
            let span = all[first].join(all[last]);
            found.push(Day { span, date, weekday: date.map(Date::weekday), written: Some((month, day)) });
        }
    }
    found
}

/// A word of some, folded; nothing where there is none.
#[inline(never)]
fn folded_at<'a>(text: &'a str, all: &[Span], at: usize) -> Cow<'a, str> {
    all.get(at).map_or(Cow::Borrowed(""), |word| folded(word.slice(text)))
}

/// Whether a word is that of a day or month, as far as its first letters tell.
pub(super) fn may_name_day(word: &str) -> bool {
    let &[a, b, c, ..] = word.as_bytes() else { return false };
    // Small letters, and of all else what no list has.
    let start = [a | 0x20, b | 0x20, c | 0x20, b' '];
    matches!(start[0], b'm' | b't' | b'w' | b'f' | b's' | b'j' | b'a' | b'o' | b'n' | b'd' | b'y')
        && DAYS_AND_MONTHS.as_bytes().as_chunks().0.contains(&start)
}

/// The first letters of the names of days and months, and of "yesterday" and its like, each four bytes.
const DAYS_AND_MONTHS: &str =
    "mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec yes tod tom ";

/// The day of that name that is nearest to another.
fn nearest(to: Date, month: u8, day: u8) -> Option<Date> {
    [-1, 0, 1]
        .into_iter()
        .filter_map(|years| Date::new(to.year() + years, month, day))
        .min_by_key(|date| (date.number() - to.number()).abs())
}

#[cfg(test)]
mod tests {
    use super::days;
    use crate::article::Date;
    use crate::text::{Span, words};

    fn dates(text: &str, published: &str) -> Vec<String> {
        let all = days(text, &words(text, Span::new(0, text.len())), Date::parse(published));
        all.iter().map(|day| day.date.map_or_else(|| "?".to_owned(), |date| date.to_string())).collect()
    }

    #[test]
    fn days_are_resolved_against_the_day_of_publication() {
        // A Monday.
        let on = "2025-05-05";
        assert_eq!(dates("It sank on Sunday and was raised on May 3.", on), ["2025-05-04", "2025-05-03"]);
        assert_eq!(dates("They will meet on Thursday.", on), ["2025-05-08"]);
        assert_eq!(dates("It closed on December 28, and on 3 March 2021.", on), ["2024-12-28", "2021-03-03"]);
        assert_eq!(dates("Last Monday it rained, yesterday too.", on), ["?", "2025-05-04"]);
        assert_eq!(dates("On Sunday, May 4, the mayor may march.", on), ["2025-05-04"]);
    }

    #[test]
    fn without_a_day_of_publication_only_full_dates_are_known() {
        assert_eq!(dates("It sank on Sunday, May 4, and not on May 3, 2025, or May 40.", ""), ["?", "2025-05-03"]);
    }
}

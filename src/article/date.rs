//! Days of the calendar.

use crate::text::fold_word;
use std::fmt;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, if the calendar has it.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let date = Self { year, month, day };
        ((1..=12).contains(&month) && day >= 1 && day <= date.days_in_month()).then_some(date)
    }

    /// Reads `YYYY-MM-DD`, nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let digits = |range: std::ops::Range<usize>| {
            let part = text.get(range)?;
            part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u16>().ok())?
        };
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let (year, month, day) = (digits(0..4)?, digits(5..7)?, digits(8..10)?);
        Self::new(i32::from(year), u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// The year.
    pub(crate) fn year(self) -> i32 {
        self.year
    }

    /// Days since 1 March of the year 0: differences and days of the week follow from it.
    pub(crate) fn number(self) -> i32 {
        // Years begin in March here, so that the leap day is the last of them.
        let month = (i32::from(self.month) + 9) % 12;
        let year = self.year - i32::from(self.month < 3);
        365 * year + year.div_euclid(4) - year.div_euclid(100)
            + year.div_euclid(400)
            + (153 * month + 2) / 5
            + i32::from(self.day)
            - 1
    }

    /// The day of the week, 0 for Monday.
    pub(crate) fn weekday(self) -> u8 {
        // 1 March of the year 0 was a Wednesday.
        (self.number() + 2).rem_euclid(7) as u8
    }

    /// So many days later, or earlier; at most a few weeks.
    pub(crate) fn plus(self, days: i32) -> Self {
        let mut date = self;
        for _ in 0..days.unsigned_abs() {
            date = if days > 0 { date.next() } else { date.previous() };
        }
        date
    }

    fn next(self) -> Self {
        let Self { year, month, day } = self;
        if day < self.days_in_month() {
            Self { day: day + 1, ..self }
        } else if month < 12 {
            Self { year, month: month + 1, day: 1 }
        } else {
            Self { year: year + 1, month: 1, day: 1 }
        }
    }

    fn previous(self) -> Self {
        let Self { year, month, day } = self;
        if day > 1 {
            return Self { day: day - 1, ..self };
        }
        let before =
            if month > 1 { Self { year, month: month - 1, day } } else { Self { year: year - 1, month: 12, day } };
        Self { day: before.days_in_month(), ..before }
    }

    fn days_in_month(self) -> u8 {
        let leap = self.year % 4 == 0 && (self.year % 100 != 0 || self.year % 400 == 0);
        match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The number of a month by its English name or a usual abbreviation of it, in any case.
pub(crate) fn month_number(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ];
    let word = fold_word(word.trim_end_matches('.'));
    let month = MONTHS.iter().position(|&month| {
        month == word || (word == "sept" && month == "september") || (word.len() == 3 && month.starts_with(&word))
    })?;
    u8::try_from(month + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::{Date, month_number};

    #[test]
    fn only_days_of_the_calendar() {
        assert_eq!(Date::parse("2024-02-29").map(|d| d.to_string()).as_deref(), Some("2024-02-29"));
        for bad in ["2023-02-29", "2024-13-01", "2024-1-1", "24-01-01", "2024-01-01T00", "２024-01-0", ""] {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn days_are_counted() {
        let date = |text: &str| Date::parse(text).unwrap_or(Date { year: 0, month: 3, day: 1 });
        assert_eq!(
            [date("2025-05-03").weekday(), date("2000-02-29").weekday(), date("1999-12-31").weekday()],
            [5, 1, 4]
        );
        assert_eq!(date("2024-02-28").plus(2).to_string(), "2024-03-01");
        assert_eq!(date("2024-01-01").plus(-1).to_string(), "2023-12-31");
        assert_eq!(date("2024-03-01").number() - date("2023-03-01").number(), 366);
    }

    #[test]
    fn months_by_name() {
        assert_eq!([month_number("Sept."), month_number("may"), month_number("ma")], [Some(9), Some(5), None]);
    }
}

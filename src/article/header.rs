//! What stands above the body: section label, headline, byline, line with the date; and the dateline that opens it.

use std::sync::LazyLock;

use super::date::{Date, month_number};
use super::model::{Paragraph, Role, SetAside};
use super::pattern::{Pattern, pattern};
use crate::message::Message;
use crate::text::{Span, sentences};

/// What the lines above the body tell.
#[derive(Debug, Default)]
pub(crate) struct Header {
    /// The headline.
    pub(crate) title: Option<Span>,
    /// "By …" and, below it, the author's role.
    pub(crate) byline: Option<Span>,
    /// The day that a line of its own gives.
    pub(crate) published: Option<Date>,
}

/// How many paragraphs from the top may belong to the header: label, headline, standfirst, byline, role, dates.
const HEADER_PARAGRAPHS: usize = 8;

/// Longest headline, in words; agencies' run to twenty.
const TITLE_WORDS: usize = 30;

/// Longest line that can be a byline, a role or a date, in words.
const LINE_WORDS: usize = 14;

/// Longest section label, in words: "World news", "US politics".
const LABEL_WORDS: usize = 3;

static BYLINE: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^(?:By|BY|Words by|Written by|Reported by|Story by)\s+[A-ZÀ-Þ][^.!?]*$"));

static DATE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(concat!(
        r"(\d{4})-(\d{2})-(\d{2})",
        r"|([A-ZÀ-Þ][a-z]{2,8})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})",
        r"|(\d{1,2})(?:st|nd|rd|th)? ([A-ZÀ-Þ][a-z]{2,8})\.?,? (\d{4})",
    ))
});

/// A line that is about the date of publication; what else it may hold is time, weekday and zone.
static DATE_LINE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:first )?(?:posted|published|updated|modified|last updated|date|on)\b|\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d)",
    )
});

/// " date 2025-05-05 " before the headline, as archives write it.
static DATE_BEFORE_TITLE: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^(?i:date:?|published:?|posted:?)?\s*\d{4}-\d{2}-\d{2}\s+"));

static DATELINE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(concat!(
        // The place in capitals, a state or country in either form …
        r"^([A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,4}(?:, ?[A-ZÀ-Þ][\w.]+(?: [A-ZÀ-Þ][\w.]+)?)?",
        // … a date, an agency, no “(laughing)” …
        r"(?:,? [A-ZÀ-Þ][a-z]{2,8}\.? \d{1,2})?(?: ?\((?:[^()a-z\n][^()\n]{1,40}|[a-z]{2,4})\))?)",
        // … and the dash.
        r"\s*(?:—|–-|–|--|-|:)\s",
    ))
});

/// Reads the lines above the body, and takes them out of the analysis; a headline stays in.
pub(crate) fn read(text: &str, paragraphs: &mut [Paragraph], set_aside: &mut Vec<SetAside>) -> Header {
    let mut header = Header::default();
    let count = paragraphs.len();
    let mut after_byline = false;
    for index in 0..count.min(HEADER_PARAGRAPHS) {
        // The last paragraph is body, whatever it looks like: a text of one line is not all headline.
        if index + 1 == count {
            break;
        }
        let span = paragraphs[index].span;
        let line = span.slice(text);
        let words = line.split_whitespace().count();
        let aside = |reason: Message| SetAside { span, reason };
        if words <= LINE_WORDS && BYLINE.is_match(line) {
            header.byline = Some(header.byline.map_or(span, |byline| byline.join(span)));
            set_aside.push(aside(Message::new("byline", "Names the author.")));
            after_byline = true;
        } else if let Some(date) = (words <= LINE_WORDS && DATE_LINE.is_match(line) && !has_title_behind_date(line))
            .then(|| date_in(line))
            .flatten()
        {
            header.published = header.published.or(Some(date));
            set_aside.push(aside(Message::new("date-line", "Gives the date of publication.")));
        } else if after_byline && words <= 6 && is_title_case(line) && !ends_sentence(line) {
            header.byline = header.byline.map(|byline| byline.join(span));
            set_aside.push(aside(Message::new("byline", "Names the author.")));
        } else if header.title.is_none() && is_label(text, paragraphs, index) {
            set_aside.push(aside(Message::new("section-label", "Names the section of the paper.")));
        } else if header.title.is_none() && index < 3 && is_title(text, without_date(text, span).0) {
            let (title, date) = without_date(text, span);
            header.title = Some(title);
            header.published = header.published.or(date);
            paragraphs[index].role = Role::Title;
            continue;
        } else if ends_sentence(line) && words > LINE_WORDS {
            break;
        } else {
            after_byline = false;
            continue;
        }
        paragraphs[index].role = Role::SetAside;
    }
    header
}

/// The dateline at the start of the first paragraph of the body, without its dash.
pub(crate) fn dateline(text: &str, paragraph: Span) -> Option<Span> {
    let line = paragraph.slice(text);
    let [_, Some(found), ..] = DATELINE.groups_from(line, 0)?[..] else { return None };
    // One capital word and a colon or a hyphen may be anything: "BREAKING: …", "COVID - …".
    let behind = line[found.end..].trim_start();
    let dash = behind.chars().next().unwrap_or(' ');
    (!matches!(dash, ':' | '-') || behind.starts_with("--") || found.slice(line).contains([',', '(']))
        .then(|| found.shifted(paragraph.start))
}

/// Where the first sentence starts behind a dateline.
pub(crate) fn behind_dateline(text: &str, dateline: Span, paragraph: Span) -> usize {
    let behind = &text[dateline.end..paragraph.end];
    paragraph.end - behind.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '-' | ':')).len()
}

/// A short line without an end, above a line that looks like a headline: "Politics".
fn is_label(text: &str, paragraphs: &[Paragraph], index: usize) -> bool {
    let line = paragraphs[index].span.slice(text);
    let next = paragraphs.get(index + 1).map(|paragraph| paragraph.span);
    line.split_whitespace().count() <= LABEL_WORDS
        && line.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '&' | '/' | '|' | '-' | '.'))
        && next.is_some_and(|next| is_title(text, next) && next.slice(text).split_whitespace().count() > LABEL_WORDS)
        && index + 2 < paragraphs.len()
}

/// Whether a line looks like a headline: one sentence, not long, without a full stop unless most of its words are
/// capitalised.
fn is_title(text: &str, span: Span) -> bool {
    let line = span.slice(text);
    let words = line.split_whitespace().count();
    let starts = line
        .chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(|c| c.is_uppercase() || c.is_numeric() || !c.is_lowercase());
    starts
        && words <= TITLE_WORDS
        && DATELINE.find(line).is_none()
        && (!ends_sentence(line) || (is_title_case(line) && sentences(text, span).len() <= 2))
        && !line.ends_with([':', ','])
}

/// Whether a line ends with a full stop, inside closing marks or not. A question or a cry may well be a headline.
fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', '»', ')']).ends_with(['.', '…']) && !line.ends_with("U.S.")
}

/// Whether most of the longer words are capitalised, as American headlines are.
pub(crate) fn is_title_case(line: &str) -> bool {
    let longer = || line.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 3);
    let all = longer().count();
    let capitalised =
        longer().filter(|word| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)).count();
    all > 0 && capitalised * 4 >= all * 3
}

/// Whether enough follows an archive's date to be a headline; a time of day does not.
fn has_title_behind_date(line: &str) -> bool {
    DATE_BEFORE_TITLE.find(line).is_some_and(|before| line[before.end..].split_whitespace().count() > LABEL_WORDS)
}

/// A headline without the date that an archive wrote before it.
fn without_date(text: &str, span: Span) -> (Span, Option<Date>) {
    let line = span.slice(text);
    match DATE_BEFORE_TITLE.find(line) {
        Some(before) if has_title_behind_date(line) => {
            (Span::new(span.start + before.end, span.end), date_in(before.slice(line)))
        }
        _ => (span, None),
    }
}

/// The first full date in a line.
fn date_in(line: &str) -> Option<Date> {
    let groups = DATE.groups_from(line, 0)?;
    let word = |group: usize| groups[group].map(|span| span.slice(line));
    let number = |group: usize| word(group)?.parse::<i32>().ok();
    let month_named = |group: usize| month_number(word(group)?).map(i32::from);
    let (year, month, day) = if let (Some(year), Some(month)) = (number(1), number(2)) {
        (year, month, number(3)?)
    } else if let Some(year) = number(6) {
        (year, month_named(4)?, number(5)?)
    } else {
        (number(9)?, month_named(8)?, number(7)?)
    };
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::super::model::{Paragraph, Role};
    use super::{Header, date_in, dateline, read};
    use crate::text::{Span, paragraphs};

    fn header(text: &str) -> (Header, Vec<Role>) {
        let mut all: Vec<Paragraph> =
            paragraphs(text).into_iter().map(|span| Paragraph { span, role: Role::Body }).collect();
        let header = read(text, &mut all, &mut Vec::new());
        (header, all.iter().map(|paragraph| paragraph.role).collect())
    }

    #[test]
    fn a_usual_header() {
        let text = "Politics\nMayor Rejects Offer for a Second Ferry\n\nBy Ada Holm\nTransport Correspondent\n\nPosted: July 10, 2024 11:15 AM\n\nThe mayor has rejected an offer for a second ferry to the island.";
        let (header, roles) = header(text);
        assert_eq!(header.title.map(|span| span.slice(text)), Some("Mayor Rejects Offer for a Second Ferry"));
        assert_eq!(header.byline.map(|span| span.slice(text)), Some("By Ada Holm\nTransport Correspondent"));
        assert_eq!(header.published.map(|date| date.to_string()).as_deref(), Some("2024-07-10"));
        assert_eq!(roles, [Role::SetAside, Role::Title, Role::SetAside, Role::SetAside, Role::SetAside, Role::Body]);
    }

    #[test]
    fn an_archive_s_date_before_the_headline() {
        let text = " date 2024-07-10 Tension Grows: Ferry Offer Rejected\nThe mayor has rejected the offer, she said on Tuesday.";
        let (header, _) = header(text);
        assert_eq!(header.title.map(|span| span.slice(text)), Some("Tension Grows: Ferry Offer Rejected"));
        assert!(header.published.is_some());
    }

    #[test]
    fn an_article_may_have_no_headline() {
        let text =
            "The mayor of Port Alder confirmed on Sunday that she had rejected the offer.\nHer refusal came late.";
        let (header, roles) = header(text);
        assert!(header.title.is_none() && roles == [Role::Body, Role::Body]);
    }

    #[test]
    fn datelines() {
        let found = |text: &str| dateline(text, Span::new(0, text.len())).map(|span| span.slice(text).to_owned());
        assert_eq!(found("PORT ALDER — The ferry").as_deref(), Some("PORT ALDER"));
        assert_eq!(
            found("PORT ALDER, July 9 (Northsea Press) — A ferry").as_deref(),
            Some("PORT ALDER, July 9 (Northsea Press)")
        );
        assert_eq!(found("KELDON CITY, Mo. -- A ferry").as_deref(), Some("KELDON CITY, Mo."));
        assert_eq!(found("PORT ALDER –- The ferry").as_deref(), Some("PORT ALDER"));
        assert_eq!(found("BREAKING: The ferry"), None);
        assert_eq!(found("HOLM (laughing): The ferry"), None);
        assert_eq!(found("KELDON (dpa) - The ferry").as_deref(), Some("KELDON (dpa)"));
        assert_eq!(found("The mayor – who"), None);
    }

    #[test]
    fn dates_in_lines() {
        for line in ["Published 10 July 2024 at noon", "Updated: July 10th, 2024", "2024-07-10T08:00"] {
            assert_eq!(date_in(line).map(|date| date.to_string()).as_deref(), Some("2024-07-10"), "{line}");
        }
        assert_eq!(date_in("Posted: Smarch 13, 2024"), None);
    }
}

//! Lines that an outlet's system puts around an article: set aside, never deleted.

use std::sync::LazyLock;

use super::header::is_title_case;
use super::model::{Paragraph, Role, SetAside};
use super::pattern::{Pattern, pattern};
use crate::message::Message;

/// Longest line that a marker of boilerplate may open, in words: beyond that it is a sentence that starts like one.
const MARKER_LINE_WORDS: usize = 22;

/// Longest headline in a list of other headlines, in words.
const HEADLINE_WORDS: usize = 28;

/// A list of other headlines without a marker above it has at least so many: two short lines may be a poem's.
const UNMARKED_LIST: usize = 3;

/// A marker that introduces other headlines, alone in its line or followed by the first of them.
static LIST_MARKER: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W{0,3}(?:also read|read also|read more|see also|more(?: stories| news)?(?: (?:from|on|in|about) [^.]{1,40})?|",
        r"related(?: (?:stories|articles|news|topics|coverage|content))?|recommended(?: for you)?|most (?:read|popular|viewed)|",
        r"trending(?: now)?|latest (?:news|stories|headlines)|top stories|you (?:may|might) also like|editors?['’]s? picks?|",
        r"don['’]t miss|up next|watch|in other news|what to read next|read next|further reading)\s*(?:[:|»›>-].*)?$",
    ))
});

/// A single line of the outlet's own: the reason's code, its words, and how the line looks.
static LINES: LazyLock<Vec<(&str, &str, Pattern)>> = LazyLock::new(|| {
    [
        ("newsletter", "Asks to subscribe or sign up.", r"(?i)^\W{0,3}(?:sign up (?:for|to|here)|subscribe (?:to|now|for)|get (?:our|the) (?:newsletter|latest)|join our|download (?:our|the) app|enter your email|support (?:our|independent) journalism|donate)\b.*$"),
        ("share", "Asks to share or follow.", r"(?i)^\W{0,3}(?:follow (?:us|@)|like us on|share (?:this|on|via)|click here|tap here|listen to this article|print(?: this)?|email this|copy link|comments?(?: \(\d+\))?|leave a comment|\d+ (?:comments?|shares?|min(?:ute)?s? read)|join the (?:conversation|discussion))\b.*$"),
        ("advertisement", "An advertisement's place.", r"(?i)^\W{0,3}(?:advertisement|advertising|sponsored(?: content)?|story continues below(?: advertisement)?|article continues (?:below|after).*|promoted)\W*$"),
        ("credit", "Credits agencies or colleagues.", r"(?i)^[\[(]?\W{0,2}(?:with inputs? from|with reporting by|with files from|additional reporting(?: by)?|reporting by|writing by|editing by|edited by|compiled by|report(?:ing)? from|source:|agencies\W*$|the associated press contributed|(?:[A-ZÀ-Þ][\w.’']+ ){1,6}contributed to this (?:report|story|article)).*$"),
        ("copyright", "States who owns the text.", r"(?i)^\W{0,3}(?:©|\(c\)|copyright\b|all rights reserved|this (?:article|story|material|content) (?:was|is|may|has been|originally|first)\b.*(?:publish|appear|reproduc|syndicat|republish)).*$"),
        ("caption", "Describes or credits a picture.", r"(?i)^[\[(]?(?:photo(?:graph)?|image|picture|pic|video|file photo|credit|illustration|getty images|reuters photo)s?\s*(?:[:/|(©-]|by\b|credit\b|courtesy\b).{0,200}$"),
        ("link", "Links to another page.", r"(?i)^\W{0,3}(?:https?://\S+|www\.\S+|read (?:the )?(?:rest|full (?:story|article|text)|more|whole)\b.{0,60}|click here.*|watch (?:the )?(?:video|full|more)\b.{0,80}|see (?:the )?full.{0,60}|follow .{1,60} on (?:twitter|x|facebook|instagram|bluesky|threads)\W.*)$"),
    ]
    .into_iter()
    .map(|(code, text, source)| (code, text, pattern(source)))
    .collect()
});

static PAYWALL: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:(?:subscribe|sign in|log in|register|join|create (?:a|an) (?:free )?account|upgrade|become a (?:member|subscriber))\b.{0,40}",
        r"\b(?:to (?:continue|keep|read|unlock|access|view)|for (?:full|unlimited) access)",
        r"|to continue reading|continue reading (?:this|with|your)|already a (?:subscriber|member)|(?:article|story|content) is (?:for|available to|reserved for|exclusive to) (?:our )?(?:subscribers|members)",
        r"|unlock (?:this|the full) (?:article|story)|you have (?:reached|read) (?:your|all)\b.{0,40}(?:articles?|limit))",
    ))
});

/// Marks the paragraphs that are no part of the article's own words, and gives notes on what that means for it.
pub(crate) fn set_aside(text: &str, paragraphs: &mut [Paragraph], found: &mut Vec<SetAside>) -> Vec<Message> {
    let mut notes = Vec::new();
    let lines: Vec<&str> = paragraphs.iter().map(|paragraph| paragraph.span.slice(text)).collect();
    let mut mark = |paragraph: &mut Paragraph, reason: Message| {
        paragraph.role = Role::SetAside;
        found.push(SetAside { span: paragraph.span, reason });
    };
    let other_headlines = || Message::new("other-headlines", "Headlines of other articles.");
    let mut index = 0;
    while index < paragraphs.len() {
        if paragraphs[index].role != Role::Body {
            index += 1;
            continue;
        }
        let line = lines[index];
        if has_at_most(line, MARKER_LINE_WORDS) {
            if PAYWALL.is_match(line) {
                mark(&mut paragraphs[index], Message::new("paywall", "Asks to pay or sign in to read on."));
                if notes.is_empty() {
                    let text = "This article looks incomplete: it stops at a line that asks to subscribe or sign in.";
                    notes.push(Message::new("looks-incomplete", text).with("reason", "paywall"));
                }
                index += 1;
                continue;
            }
            if LIST_MARKER.is_match(line) {
                let end = list_end(&lines, index + 1);
                for paragraph in &mut paragraphs[index..end] {
                    mark(paragraph, other_headlines());
                }
                index = end;
                continue;
            }
            if let Some((code, words, _)) = LINES.iter().find(|(_, _, pattern)| pattern.is_match(line)) {
                mark(&mut paragraphs[index], Message::new(code, *words));
            }
        }
        index += 1;
    }
    let start = trailing_headlines(&lines, paragraphs);
    for paragraph in &mut paragraphs[start..] {
        if paragraph.role == Role::Body {
            mark(paragraph, other_headlines());
        }
    }
    notes
}

/// Where the list of headlines ends that a marker introduced: at the end of the text where all that follows is short
/// lines, else behind the last line that looks like a headline.
fn list_end(lines: &[&str], start: usize) -> usize {
    if lines[start..].iter().all(|line| has_at_most(line, HEADLINE_WORDS)) {
        return lines.len();
    }
    start + lines[start..].iter().take_while(|line| looks_like_headline(line)).count()
}

/// Index of the first line of a list of headlines that ends the text; the number of lines where there is none.
fn trailing_headlines(lines: &[&str], paragraphs: &[Paragraph]) -> usize {
    let run = lines
        .iter()
        .zip(paragraphs)
        .rev()
        .take_while(|(line, paragraph)| paragraph.role == Role::SetAside || looks_like_headline(line))
        .count();
    let start = lines.len() - run;
    let headlines = paragraphs[start..].iter().filter(|paragraph| paragraph.role == Role::Body).count();
    if headlines >= UNMARKED_LIST && start > 0 { start } else { lines.len() }
}

/// Title case, no full stop, not long.
fn looks_like_headline(line: &str) -> bool {
    !line.ends_with(['.', ':', ',', '"', '”'])
        && !has_at_most(line, 2)
        && has_at_most(line, HEADLINE_WORDS)
        && is_title_case(line)
}

/// Whether a line has at most so many words; a long one is not counted to its end.
fn has_at_most(line: &str, words: usize) -> bool {
    line.split_whitespace().nth(words).is_none()
}

#[cfg(test)]
mod tests {
    use super::super::model::{Paragraph, Role, SetAside};
    use super::set_aside;
    use crate::text::paragraphs;

    /// The reasons' codes, paragraph by paragraph; "" for what stays.
    fn codes(text: &str) -> Vec<&'static str> {
        let mut all: Vec<Paragraph> =
            paragraphs(text).into_iter().map(|span| Paragraph { span, role: Role::Body }).collect();
        let mut found: Vec<SetAside> = Vec::new();
        set_aside(text, &mut all, &mut found);
        all.iter()
            .map(|p| found.iter().find(|aside| aside.span == p.span).map_or("", |aside| aside.reason.code))
            .collect()
    }

    #[test]
    fn a_marked_list_ends_with_the_text() {
        let text = "The ferry sank.\n(With inputs from agencies.)\nALSO READ\nAny threat to the harbour will be met, says the council.\nPeace Talks Interrupted";
        assert_eq!(codes(text), ["", "credit", "other-headlines", "other-headlines", "other-headlines"]);
    }

    #[test]
    fn a_marked_list_in_the_middle_ends_where_sentences_begin() {
        let text = "The ferry sank.\nALSO READ\nCruise Guest Drops Ring Overboard\nThe captain, who had been on the bridge since five in the morning, told the court on Monday that he had seen no light on the pier and heard no horn.";
        assert_eq!(codes(text), ["", "other-headlines", "other-headlines", ""]);
    }

    #[test]
    fn headlines_at_the_end_without_a_marker() {
        let text = "The ferry sank on Monday.\nCouncil Sues Over Ballroom Plan\nThree Islands Vote To Keep Their School\nJudge Orders Detention of Former Harbour Master";
        assert_eq!(codes(text), ["", "other-headlines", "other-headlines", "other-headlines"]);
    }

    #[test]
    fn single_lines() {
        let text = "Sign up for our newsletter: The Early Packet\nAdditional reporting by Priya Mostyn\nAdvertisement\nSubscribe to continue reading\nPhoto: A. Holm/Northsea Press\n© 2024 Packet Media\nRead the rest here.\nShare this article\nThe ferry sank.";
        assert_eq!(
            codes(text),
            ["newsletter", "credit", "advertisement", "paywall", "caption", "copyright", "link", "share", ""]
        );
    }

    #[test]
    fn sentences_that_only_start_alike_stay() {
        let text = "More than forty people watched.\nRelated to the mayor by marriage, he kept silent.\nSources told the paper that he left.\nWatch officers saw it.\nReporting by the town’s own divers showed a crack, the mayor said, and nobody has ever told the passengers what that means for the summer season.";
        assert_eq!(codes(text), [""; 5]);
    }
}

//! From an input to an article.

use super::date::Date;
use super::header::{self, Header};
use super::language;
use super::model::{Article, ArticleInput, Paragraph, PublishedFrom, Role, Sentence, SetAside};
use super::{agency, boilerplate};
use crate::error::Error;
use crate::message::Message;
use crate::options::Options;
use crate::sorting::{self, sort_by_key};
use crate::text::{self, Span, Words, find_mark};

/// Above this share of control and replacement characters a text is bytes of something else. Clean text has none; a
/// picture read as text has a fifth or more.
const STRANGE_CHARACTERS: f64 = 0.05;

/// How many bytes are looked at to tell text from others: a picture shows in its first kilobyte.
const BYTES_LOOKED_AT: usize = 20_000;

/// The dateline opens one of so many first paragraphs of the body.
const DATELINE_WITHIN: usize = 3;

/// Reads one article.
///
/// # Errors
///
/// Where the text is empty, too long or no text, or the date of publication is none.
pub(crate) fn parse(input: &ArticleInput, options: &Options) -> Result<Article, Error> {
    let published = check(input, options)?;
    let text = &input.text;
    let mut paragraphs: Vec<Paragraph> =
        text::paragraphs(text).into_iter().map(|span| Paragraph { span, role: Role::Body }).collect();
    let mut set_aside = Vec::new();
    let Header { title, byline, published: date_in_text } = header::read(text, &mut paragraphs, &mut set_aside);
    let mut notes = boilerplate::set_aside(text, &mut paragraphs, &mut set_aside);
    // A headline that is given twice or a summary may stand before the report.
    let dateline = paragraphs
        .iter()
        .filter(|paragraph| paragraph.role == Role::Body)
        .take(DATELINE_WITHIN)
        .find_map(|paragraph| header::dateline(text, paragraph.span));
    let words = Words::read(text);
    let stretches = paragraphs.iter().filter(|p| p.role != Role::SetAside).map(|p| p.span);
    let language = language::detect(&words, stretches);
    if language != "en" {
        notes.push(language_note(language));
    }
    notes.extend(incomplete(text, &paragraphs, &notes));
    sort_by_key(&mut set_aside, |aside: &SetAside| aside.span);
    let sentences = sentences(text, &paragraphs, title, dateline);
    let mut names_as_source = agency::find(text, &paragraphs, &set_aside, dateline);
    // An agency's own report draws on nobody by naming the agency in its dateline.
    names_as_source.retain(|source| input.publisher.as_ref().is_none_or(|own| !own.eq_ignore_ascii_case(&source.name)));
    Ok(Article {
        id: input.id.clone().filter(|id| !id.is_empty()).unwrap_or_else(|| input.name.clone()),
        name: input.name.clone(),
        text: text.clone(),
        title,
        byline,
        dateline,
        publisher: input.publisher.clone().filter(|publisher| !publisher.trim().is_empty()),
        url: input.url.clone().filter(|url| !url.trim().is_empty()),
        published: published.or(date_in_text),
        published_from: match (published, date_in_text) {
            (Some(_), _) if input.published_from.as_deref() == Some("sibling") => Some(PublishedFrom::Sibling),
            (Some(_), _) => Some(PublishedFrom::Given),
            (None, Some(_)) => Some(PublishedFrom::Text),
            (None, None) => None,
        },
        language,
        words,
        paragraphs,
        sentences,
        set_aside,
        names_as_source,
        notes,
    })
}

/// What the door refuses; gives the day of publication, if one was handed in.
pub(crate) fn check(input: &ArticleInput, options: &Options) -> Result<Option<Date>, Error> {
    let text = &input.text;
    // A character has at most as many units as bytes, so that most texts need no counting.
    if text.len() > options.max_article_length {
        let units = text.encode_utf16().count();
        if units > options.max_article_length {
            return Err(Error::article_too_long(&input.name, units, options.max_article_length));
        }
    }
    let looked_at = &text[..text.floor_char_boundary(BYTES_LOOKED_AT)];
    let (mut strange, mut from) = (0_usize, 0);
    // Most are at once seen to be letters or spaces.
    while let Some((at, c)) = find_mark(looked_at, from, |c| !matches!(c, ' '..='~')) {
        strange += usize::from(c == '\u{fffd}' || c.is_control() && !c.is_whitespace());
        from = at + c.len_utf8();
    }
    let signature = text.starts_with("%PDF-") || text.starts_with("PK\u{3}\u{4}") || text.starts_with("{\\rtf");
    if signature || strange as f64 > looked_at.chars().count() as f64 * STRANGE_CHARACTERS {
        return Err(Error::not_text(&input.name));
    }
    if !text.chars().any(char::is_alphanumeric) {
        return Err(Error::empty_article(&input.name));
    }
    match input.published.as_deref().map(str::trim) {
        None | Some("") => Ok(None),
        Some(day) => Date::parse(day).map(Some).ok_or_else(|| Error::bad_date(&input.name, day)),
    }
}

/// The sentences of title and body; a title stripped of its date is one sentence, and a dateline belongs to none.
fn sentences(text: &str, paragraphs: &[Paragraph], title: Option<Span>, dateline: Option<Span>) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let mut within = paragraph.span;
        match paragraph.role {
            Role::SetAside => continue,
            Role::Title => within = title.unwrap_or(within),
            Role::Body => {
                if let Some(dateline) = dateline.filter(|dateline| within.contains(*dateline)) {
                    within.start = header::behind_dateline(text, dateline, within);
                }
            }
        }
        found.extend(text::sentences(text, within).into_iter().map(|span| Sentence { span, paragraph: index }));
    }
    found
}

fn language_note(language: &'static str) -> Message {
    if language == "und" {
        return Message::new(
            "language-unclear",
            "The language could not be told; only what stands in quotation marks is looked for.",
        );
    }
    Message::new(
        "language-not-supported",
        "Only English is read in full so far; here only what stands in quotation marks is looked for.",
    )
    .with("language", language)
}

/// A note where the text seems to stop before the article does.
fn incomplete(text: &str, paragraphs: &[Paragraph], notes: &[Message]) -> Option<Message> {
    if notes.iter().any(|note| note.code == "looks-incomplete") {
        return None;
    }
    let last = paragraphs.iter().rev().find(|paragraph| paragraph.role == Role::Body)?.span.slice(text);
    let ends_like_sentence = last.ends_with(['.', '!', '?', '"', '”', '’', '\'', '»', ')', ']', '。', '؟']);
    let trails_off = last.ends_with("...") || last.ends_with('…') || last.ends_with("[…]");
    // A short last line without a full stop is a signature or a caption, not half a sentence.
    let long_enough = last.split_whitespace().count() >= 6;
    (long_enough && (!ends_like_sentence || trails_off)).then(|| {
        Message::new("looks-incomplete", "This article looks incomplete: its last paragraph stops in mid-sentence.")
            .with("reason", "mid-sentence")
    })
}

/// Gives articles that would share an id different ones, in a way that the order of different articles does not change:
/// the text's own hash is added, and a number where even the texts are the same.
pub(crate) fn make_ids_unique<'a>(articles: impl Iterator<Item = &'a mut Article>) {
    let mut articles: Vec<&mut Article> = articles.collect();
    sorting::sort_by(&mut articles, |one, other| (&one.id, &one.text).cmp(&(&other.id, &other.text)));
    let ids: Vec<(String, u32)> = articles.iter().map(|article| (article.id.clone(), hash(&article.text))).collect();
    let mut copy = 1;
    for (index, article) in articles.into_iter().enumerate() {
        let (id, hash) = &ids[index];
        let before = index.checked_sub(1).map(|before| &ids[before]);
        let shared =
            before.is_some_and(|before| before.0 == *id) || ids.get(index + 1).is_some_and(|next| next.0 == *id);
        copy = if before == Some(&ids[index]) { copy + 1 } else { 1 };
        if shared {
            let number = if copy > 1 { format!(".{copy}") } else { String::new() };
            article.id = format!("{id}#{hash:08x}{number}");
        }
    }
}

/// FNV-1a, 32 bits (Fowler, Noll, Vo): enough to tell a handful of texts apart.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::{ArticleInput, Options, make_ids_unique, parse};

    fn article(text: &str) -> ArticleInput {
        ArticleInput { name: "a.txt".into(), text: text.into(), ..ArticleInput::default() }
    }

    fn code(input: &ArticleInput) -> Option<&'static str> {
        parse(input, &Options::default()).err().map(|error| error.code())
    }

    #[test]
    fn the_door_refuses_what_is_no_article() {
        assert_eq!(code(&article(" \n\u{feff} ")), Some("empty-article"));
        assert_eq!(code(&article("— … “”")), Some("empty-article"));
        assert_eq!(code(&article("\u{fffd}PNG\r\n\u{1a}\n\0\0\0\rIHDR")), Some("not-text"));
        assert_eq!(code(&article("%PDF-1.7 words")), Some("not-text"));
        assert_eq!(code(&article(&"word ".repeat(500_000))), Some("article-too-long"));
        assert_eq!(code(&ArticleInput { published: Some("2024-02-30".into()), ..article("Words.") }), Some("bad-date"));
        assert_eq!(code(&article("A stray\0character does no harm in a text of some length.")), None);
    }

    #[test]
    fn the_text_comes_back_unchanged() {
        let text = "\u{feff}\r\n A headline \r\n\r\nThe body ends here. \n";
        assert_eq!(parse(&article(text), &Options::default()).map(|a| a.text).as_deref(), Ok(text));
    }

    #[test]
    fn ids_do_not_depend_on_the_order() {
        let read = |text: &str| parse(&article(text), &Options::default()).expect("it is an article");
        let (mut one, mut two) = (vec![read("One."), read("Two.")], vec![read("Two."), read("One.")]);
        make_ids_unique(one.iter_mut());
        make_ids_unique(two.iter_mut());
        assert_eq!((&one[0].id, &one[1].id), (&two[1].id, &two[0].id));
        assert_ne!(one[0].id, one[1].id);
    }

    #[test]
    fn a_text_that_stops_looks_incomplete() {
        let notes = |text: &str| {
            let article = parse(&article(text), &Options::default()).expect("it is an article");
            article.notes.iter().any(|note| note.code == "looks-incomplete")
        };
        assert!(notes("A headline\n\nThe ferry left the harbour at seven. The captain had told his crew that the"));
        assert!(!notes("A headline\n\nThe ferry left the harbour at seven. The captain had told his crew."));
    }
}

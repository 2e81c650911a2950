//! Agencies and outlets that an article says it draws on.

use std::sync::LazyLock;

use super::model::{NamedSource, Paragraph, Role, SetAside};
use super::pattern::{Pattern, pattern};
use crate::sorting::sort_by_key;
use crate::text::Span;

/// Words that outlets carry in their names.
const CARRIED: &str = concat!(
    "News|Press|Times|Post|Journal|Herald|Tribune|Gazette|Guardian|Telegraph|Chronicle|Observer|Mail|Mirror|Standard|",
    "Globe|Star|Sun|Record|Register|Courier|Examiner|Inquirer|Dispatch|Bulletin|Monitor|Agency|Radio|Television|TV|",
    "Network|Magazine|Newswire|Wire",
);

/// The agencies and broadcasters that news all over the world names by a bare name or initials.
const BARE: &str = concat!(
    "Reuters|AFP|AP|UPI|dpa|Bloomberg|CNN|BBC|NPR|ABC|CBS|NBC|MSNBC|CNBC|PBS|Al Jazeera|Axios|Politico|Xinhua|TASS|",
    "Interfax|Kyodo|Yonhap",
);

/// An outlet's name: one of the bare ones, or capitalised words of which one is a word that outlets carry.
static OUTLET: LazyLock<String> = LazyLock::new(|| {
    format!(
        r"((?:[Tt]he )?(?:(?:(?:[A-ZÀ-Þ][\w’'&-]{{0,40}}|of|and) ){{0,4}}(?:{CARRIED})(?: (?:News|Press|Agency|Radio|Television|TV|Network|Journal|Times)){{0,3}}|{BARE}))"
    )
});

/// The words of outlets by their first byte.
static OUTLET_WORDS: LazyLock<[Vec<&str>; 256]> = LazyLock::new(|| {
    let mut by_first = [const { Vec::new() }; 256];
    for word in CARRIED.split('|').chain(BARE.split('|')) {
        by_first[usize::from(word.as_bytes()[0])].push(word);
    }
    by_first
});

/// Where an outlet is named as the one that was told, or that reported; and words of which each has one.
static NAMED: LazyLock<Vec<(&[&str], Pattern)>> = LazyLock::new(|| {
    let outlet = &*OUTLET;
    let patterns: [(&[&str], String); 4] = [
        (
            &["told", "tells", "telling"],
            format!(r"\b(?:told|tells|telling)(?: reporters from)? (?:the |a reporter for )?{outlet}\b"),
        ),
        (
            &["interview", "statement", "mail", "remark", "comment"],
            format!(
                r"\b(?:interview|statement|email|e-mail|remarks?|comments?) (?:with|to|on|for|by) (?:the )?{outlet}\b"
            ),
        ),
        (
            &["according to", " by ", "citing", "published in"],
            format!(
                r"\b(?:according to|as reported by|reported by|citing|cited by|quoted by|seen by|obtained by|reviewed by|published (?:by|in)) (?:a report (?:in|by|from) )?(?:the )?{outlet}\b"
            ),
        ),
        // In one, as both look for an outlet at every capital.
        (
            &["report", "said it", "published", "revealed", "learned", "contributed"],
            format!(
                r"\b{outlet}(?:(?: (?:has|had))?(?: (?:first|later|also|earlier|previously))? (?:reported|reports|report\b|said it|published|revealed|has learned|learned)|(?: [A-ZÀ-Þ]\w+){{0,3}} contributed to this)"
            ),
        ),
    ];
    patterns.iter().map(|(words, source)| (*words, pattern(source))).collect()
});

/// "(With inputs from agencies.)", "(Reuters)".
static CREDIT: LazyLock<Pattern> = LazyLock::new(|| {
    let outlet = &*OUTLET;
    pattern(&format!(r"(?i:with (?:inputs?|reporting|files) from|source:|agencies)[^\n]*|\((?:{outlet})\)"))
});

static AGENCIES: LazyLock<Pattern> = LazyLock::new(|| pattern(r"(?i)\b(?:news )?agencies\b"));

static ANY_OUTLET: LazyLock<Pattern> = LazyLock::new(|| pattern(&format!(r"\b{}\b", *OUTLET)));

/// Everything that the article names as its source, in the order of the text, no place twice.
pub(crate) fn find(
    text: &str,
    paragraphs: &[Paragraph],
    aside: &[SetAside],
    dateline: Option<Span>,
) -> Vec<NamedSource> {
    let mut found: Vec<NamedSource> = Vec::new();
    // Which bytes belong to a name already.
    let mut taken = vec![false; text.len()];
    let mut add = |span: Span| {
        if !taken[span.start..span.end].contains(&true) {
            taken[span.start..span.end].fill(true);
            let name = span.slice(text);
            found.push(NamedSource { name: name.strip_prefix("the ").unwrap_or(name).to_owned(), span });
        }
    };
    for paragraph in paragraphs.iter().filter(|paragraph| paragraph.role == Role::Body) {
        let words = paragraph.span.slice(text);
        if !has_outlet_word(words) {
            continue;
        }
        for (_, pattern) in NAMED.iter().filter(|(needed, _)| needed.iter().any(|&one| words.contains(one))) {
            for groups in pattern.all(words) {
                groups[1].into_iter().for_each(|name| add(name.shifted(paragraph.span.start)));
            }
        }
    }
    if let Some((dateline, groups)) = dateline.and_then(|d| Some((d, CREDIT.groups_from(d.slice(text), 0)?))) {
        groups[1].into_iter().for_each(|name| add(name.shifted(dateline.start)));
    } else if let Some(dateline) = dateline {
        // An agency that no list knows: whatever stands in brackets behind the place.
        let inside = dateline.slice(text);
        if let (Some(open), Some(close)) = (inside.find('('), inside.rfind(')')) {
            add(Span::new(dateline.start + open + 1, dateline.start + close));
        }
    }
    for aside in aside.iter().filter(|aside| aside.reason.code == "credit") {
        for pattern in [&*ANY_OUTLET, &*AGENCIES] {
            for groups in pattern.all(aside.span.slice(text)) {
                groups[0].into_iter().for_each(|name| add(name.shifted(aside.span.start)));
            }
        }
    }
    sort_by_key(&mut found, |one| one.span);
    found
}

/// Whether a paragraph can name an outlet at all; few do, and the patterns cost more than this look.
fn has_outlet_word(paragraph: &str) -> bool {
    let by_first = &*OUTLET_WORDS;
    let bytes = paragraph.as_bytes();
    bytes.iter().enumerate().any(|(at, &byte)| {
        let words = &by_first[usize::from(byte)];
        // "Sunday" is no Sun.
        !words.is_empty()
            && !at.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_alphanumeric())
            && words.iter().any(|word| {
                let behind = paragraph[at..].strip_prefix(word);
                behind.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_'))
            })
    })
}

#[cfg(test)]
mod tests {
    use crate::{ArticleInput, Options};

    fn names(text: &str) -> Vec<String> {
        let input = ArticleInput { name: "a".into(), text: text.into(), ..ArticleInput::default() };
        let article = super::super::parse(&input, &Options::default()).expect("it is an article");
        article.names_as_source.into_iter().map(|one| one.name).collect()
    }

    #[test]
    fn outlets_that_were_told_or_reported() {
        assert_eq!(names("A spokesman told Reuters on Saturday that it was so."), ["Reuters"]);
        assert_eq!(
            names("Her words followed a report. The Harbour Street Journal reported it on May 2."),
            ["The Harbour Street Journal"]
        );
        assert_eq!(names("She said so in an interview with Northsea Press."), ["Northsea Press"]);
        assert_eq!(names("He told the crew that the Sun rose over the Post office."), Vec::<String>::new());
    }

    #[test]
    fn credits_and_datelines() {
        assert_eq!(
            names("PORT ALDER, July 9 (Northsea Press) — A ferry struck a pier on Tuesday.\nIt sank."),
            ["Northsea Press"]
        );
        assert_eq!(names("PORT ALDER (Brinewire) — A ferry struck a pier on Tuesday.\nIt sank."), ["Brinewire"]);
        assert_eq!(names("A ferry struck a pier on Tuesday.\n(With inputs from agencies.)"), ["agencies"]);
    }
}

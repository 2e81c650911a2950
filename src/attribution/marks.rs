//! Quotation marks: which open, which close, which are apostrophes, and which stretch they enclose.
//!
//! One pass over the paragraphs with a stack of what is open. Looking ahead is bounded by a number of marks, so that a
//! text of nothing but marks costs no more than any other.

use crate::text::{Span, find_mark, fold_char, is_dash, is_one_of};

/// A stretch in quotation marks, the marks included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// Where it stands: one span per paragraph.
    pub(crate) spans: Vec<Span>,
    /// Index of the stretch that it stands in.
    pub(crate) within: Option<usize>,
    /// Whether its closing mark was found.
    pub(crate) closed: bool,
}

impl Stretch {
    /// From the first mark to the last.
    pub(crate) fn extent(&self) -> Span {
        self.spans[0].join(self.spans[self.spans.len() - 1])
    }

    /// The words between the marks of the first span and the last.
    pub(crate) fn inner(&self, text: &str) -> Span {
        let extent = self.extent();
        let whole = extent.slice(text);
        let start = extent.start + whole.chars().next().map_or(0, char::len_utf8);
        let closing = whole.chars().next_back().filter(|&mark| self.closed && is_mark(mark)).map_or(0, char::len_utf8);
        Span::new(start, (extent.end - closing).max(start))
    }
}

/// How many paragraphs a quotation may run on without reopened marks, as tweets and statements in full do.
const PARAGRAPHS_WITHOUT_REOPENING: usize = 6;

/// How many marks of a paragraph are looked at to find the one that closes.
const MARKS_LOOKED_AHEAD: usize = 24;

/// Words that an apostrophe opens: it is no mark there, whatever its glyph. Lower case, sorted.
const OPENED_BY_APOSTROPHE: &str =
    "bout cause cos em er im kay n neath nother nuff round round s til till tis twas twere";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Single,
}

/// How a mark is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Glyph {
    /// The same for opening and closing.
    Straight,
    /// Two that differ.
    Curly,
}

/// A character that may be a quotation mark, with what its surroundings allow it to be.
#[derive(Clone, Copy, Debug)]
struct Mark {
    span: Span,
    family: Family,
    glyph: Glyph,
    can_open: bool,
    can_close: bool,
    /// For a single mark that can close: it may as well be the apostrophe of a plural possessive, or of a lost letter.
    possessive: bool,
}

#[derive(Debug)]
struct Open {
    family: Family,
    glyph: Glyph,
    spans: Vec<Span>,
    start: usize,
    index: usize,
}

/// All stretches in quotation marks, in the order of their start.
pub(crate) fn pair(text: &str, paragraphs: &[Span]) -> Vec<Stretch> {
    let marks: Vec<Vec<Mark>> = paragraphs.iter().map(|&paragraph| marks_of(text, paragraph)).collect();
    let mut found: Vec<Option<Stretch>> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for (number, (&paragraph, here)) in paragraphs.iter().zip(&marks).enumerate() {
        let skipped = if let Some(carried) = open.last_mut() {
            carried.start = paragraph.start;
            // The mark that reopens the quotation is part of it, not a new one.
            reopens(here, paragraph, carried)
        } else {
            opens_excerpt(text, here, paragraph)
        };
        for at in usize::from(skipped)..here.len() {
            step(text, here, at, &mut open, &mut found);
        }
        close_paragraph(number, paragraphs, &marks, &mut open, &mut found);
    }
    compact(found)
}

/// What one mark does to the stack.
fn step(text: &str, marks: &[Mark], at: usize, open: &mut Vec<Open>, found: &mut Vec<Option<Stretch>>) {
    let mark = marks[at];
    let innermost = open.iter().rposition(|one| one.family == mark.family);
    if let Some(position) = innermost.filter(|_| mark.can_close) {
        let nested_opening = mark.can_open && mark.family == Family::Double && opens_nested(marks, at);
        if !nested_opening && closes(marks, at, open[position].start) {
            // Single marks still open inside a double one that closes were apostrophes after all.
            for unclosed in open.drain(position + 1..) {
                found[unclosed.index] = None;
            }
            if let Some(mut closing) = open.pop() {
                closing.spans.push(Span::new(closing.start, mark.span.end));
                found[closing.index] = Some(stretch(closing.spans, open, true));
            }
            return;
        }
    }
    if !mark.can_open {
        return;
    }
    match mark.family {
        Family::Double => {
            if let Some(position) = innermost
                && !opens_nested(marks, at)
            {
                // The one before was never closed: it ends with its sentence, here.
                let end = text[..mark.span.start].trim_end().len();
                for (depth, mut unclosed) in open.drain(position..).enumerate() {
                    unclosed.spans.push(Span::new(unclosed.start, end.max(unclosed.start)));
                    found[unclosed.index] =
                        (depth == 0).then_some(Stretch { spans: unclosed.spans, within: None, closed: false });
                }
            }
        }
        Family::Single => {
            if innermost.is_some() || !single_closes_later(marks, at) {
                return;
            }
        }
    }
    found.push(None);
    open.push(Open {
        family: mark.family,
        glyph: mark.glyph,
        spans: Vec::new(),
        start: mark.span.start,
        index: found.len() - 1,
    });
}

fn stretch(spans: Vec<Span>, open: &[Open], closed: bool) -> Stretch {
    Stretch { spans, within: open.last().map(|outer| outer.index), closed }
}

/// At the end of a paragraph: what is open goes on in the next one, or was never closed.
fn close_paragraph(
    number: usize,
    paragraphs: &[Span],
    marks: &[Vec<Mark>],
    open: &mut Vec<Open>,
    found: &mut [Option<Stretch>],
) {
    let end = paragraphs[number].end;
    // Only the outermost quotation can run on; single marks inside it were apostrophes or lost their end.
    for unclosed in open.drain(1.min(open.len())..) {
        found[unclosed.index] = None;
    }
    let Some(outer) = open.last_mut() else { return };
    let goes_on = paragraphs.get(number + 1).is_some_and(|&next| {
        reopens(&marks[number + 1], next, outer)
            || (outer.family == Family::Double && closes_without_reopening(&marks[number + 1..]))
    });
    outer.spans.push(Span::new(outer.start, end));
    if goes_on {
        return;
    }
    if let Some(last) = open.pop() {
        found[last.index] =
            (last.family == Family::Double).then_some(Stretch { spans: last.spans, within: None, closed: false });
    }
}

/// Whether a paragraph starts with a straight mark that never closes while people in it are quoted in curly ones: an
/// excerpt from another outlet, whose quotations are those of the people.
fn opens_excerpt(text: &str, marks: &[Mark], paragraph: Span) -> bool {
    let is_straight = |mark: &Mark| text[mark.span.start..].starts_with('"');
    let Some((first, rest)) = marks.split_first() else { return false };
    first.span.start == paragraph.start
        && is_straight(first)
        && !rest.iter().any(is_straight)
        && rest.iter().any(|mark| mark.family == Family::Double && mark.can_open)
}

/// Whether a paragraph starts with a mark that opens, as it does where a quotation runs on: one of the same make.
fn reopens(marks: &[Mark], paragraph: Span, open: &Open) -> bool {
    marks.first().is_some_and(|mark| {
        let same = mark.family == open.family && mark.glyph == open.glyph;
        mark.span.start == paragraph.start && mark.can_open && same
    })
}

/// Whether one of the next paragraphs closes a double mark before any opens.
fn closes_without_reopening(next: &[Vec<Mark>]) -> bool {
    next.iter()
        .take(PARAGRAPHS_WITHOUT_REOPENING)
        .find_map(|marks| marks.iter().find(|mark| mark.family == Family::Double))
        .is_some_and(|mark| mark.can_close && !mark.can_open)
}

/// Whether a double mark that may open inside an open double one has two closing marks behind it.
fn opens_nested(marks: &[Mark], at: usize) -> bool {
    let mut behind = marks[at + 1..].iter().take(MARKS_LOOKED_AHEAD).filter(|mark| mark.family == Family::Double);
    let closing = |mark: Option<&Mark>| mark.is_some_and(|mark| mark.can_close && !mark.can_open);
    closing(behind.next()) && closing(behind.next())
}

/// Whether a mark that can close does: a single one may be the apostrophe of a plural possessive.
fn closes(marks: &[Mark], at: usize, start: usize) -> bool {
    let mark = marks[at];
    if mark.span.start <= start {
        return false;
    }
    if mark.family == Family::Double || !mark.possessive {
        return true;
    }
    // "the players’ lounge": only if a better closing mark comes before the next one that opens, and before the end of
    // the double quotation around it.
    let better = marks[at + 1..]
        .iter()
        .take(MARKS_LOOKED_AHEAD)
        .take_while(|next| next.family == Family::Single && !next.can_open)
        .any(|next| next.can_close && !next.possessive);
    !better
}

/// Whether a single mark that may open has one behind it that closes.
fn single_closes_later(marks: &[Mark], at: usize) -> bool {
    marks[at + 1..]
        .iter()
        .take(MARKS_LOOKED_AHEAD)
        .filter(|mark| mark.family == Family::Single)
        .any(|mark| mark.can_close)
}

/// Every character of a paragraph that may be a quotation mark.
fn marks_of(text: &str, paragraph: Span) -> Vec<Mark> {
    let mut found = Vec::new();
    let read = paragraph.slice(text);
    let mut from = 0;
    while let Some((start, character)) = find_mark(read, from, is_mark) {
        let before = &read[..start];
        let rest = &read[start + character.len_utf8()..];
        // Two single marks in a row are one double mark of a typewriter.
        let second = rest.strip_prefix(character).filter(|_| matches!(character, '\'' | '`' | '’' | '‘'));
        let behind = second.unwrap_or(rest);
        from = read.len() - behind.len();
        let next = behind.chars().next();
        let span = Span::new(start, from).shifted(paragraph.start);
        found.extend(if second.is_some() {
            double(character, before, next, span)
        } else {
            mark(character, before, next, rest, span)
        });
    }
    found
}

fn double(character: char, before: &str, after: Option<char>, span: Span) -> Option<Mark> {
    let glyph = match character {
        '‘' | '`' => '“',
        '’' => '”',
        _ => '"',
    };
    mark(glyph, before, after, "", span)
}

/// Reads one mark by its glyph and its neighbours.
fn mark(character: char, text_before: &str, after: Option<char>, rest: &str, span: Span) -> Option<Mark> {
    let before = text_before.chars().next_back();
    // Left of an opening mark: nothing, space, bracket, dash, another mark. Right of it: the first word.
    let open_left = before.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '(' | '[' | '{' | '/' | '\u{feff}' | '¿' | '¡') || is_dash(c) || is_mark(c)
    });
    let open_right = after.is_some_and(|c| !c.is_whitespace() && !matches!(c, ',' | ';' | ':' | ')' | ']' | '?' | '!'));
    let close_left = before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '['));
    let close_right = after.is_none_or(|c| !c.is_alphanumeric());
    let both = (open_left && open_right, close_left && close_right);
    let (family, (can_open, can_close)) = match character {
        '“' => (Family::Double, (after.is_some_and(|c| !c.is_whitespace()), close_left && close_right && !open_left)),
        '„' | '‟' | '«' | '「' | '『' => {
            (Family::Double, (true, character == '«' && close_left && close_right && !open_left))
        }
        '”' | '」' | '』' => (Family::Double, (open_left && open_right && !close_left, true)),
        '»' => (Family::Double, (open_left && open_right && !close_left, close_left)),
        // An inch behind a digit closes nothing unless something is open, and never opens.
        '"' | '＂' => {
            // A straight mark that touches words on neither side as it should is read by the stack.
            let lost = !both.0 && !both.1;
            (Family::Double, (both.0 || (lost && open_right && !close_left), both.1 || (lost && close_left)))
        }
        '‘' | '‹' | '‚' => (Family::Single, (open_left && open_right, close_left && close_right && !open_left)),
        '’' | '\'' | '`' | '›' | '´' => (Family::Single, both),
        _ => return None,
    };
    if family == Family::Single && can_open && is_apostrophe_opening(rest) {
        return None;
    }
    let possessive = can_close
        && (before.is_some_and(|c| matches!(c, 's' | 'S' | 'z' | 'x')) || closed_by_apostrophe(text_before))
        && after == Some(' ')
        && rest.trim_start().starts_with(char::is_alphanumeric);
    let glyph = if matches!(character, '"' | '＂' | '\'') { Glyph::Straight } else { Glyph::Curly };
    (can_open || can_close).then_some(Mark { span, family, glyph, can_open, can_close, possessive })
}

/// Whether what follows a single mark is a word or a decade that an apostrophe opens: ’em, ’90s.
fn is_apostrophe_opening(rest: &str) -> bool {
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).map(fold_char).collect();
    let decade =
        word.len() <= 3 && word.starts_with(|c: char| c.is_ascii_digit()) && (word.ends_with('s') || word.len() == 2);
    decade || is_one_of(word.as_str(), OPENED_BY_APOSTROPHE)
}

/// Whether a word ends here that an apostrophe may close: "a dozen o’", "rock ’n’ roll".
fn closed_by_apostrophe(before: &str) -> bool {
    is_one_of(before.rsplit(|c: char| !c.is_ascii_lowercase()).next().unwrap_or(""), "n o ol th")
}

/// Any glyph that newsrooms use as a quotation mark.
pub(crate) fn is_mark(character: char) -> bool {
    matches!(
        character,
        '"' | '＂'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '「'
            | '」'
            | '『'
            | '』'
            | '‘'
            | '’'
            | '‚'
            | '‹'
            | '›'
            | '\''
            | '`'
            | '´'
    )
}

/// Drops what turned out to be no quotation, and points `within` at what is left.
fn compact(found: Vec<Option<Stretch>>) -> Vec<Stretch> {
    let mut index_of = vec![None; found.len()];
    let mut kept: Vec<Stretch> = Vec::new();
    for (old, stretch) in found.into_iter().enumerate() {
        let Some(mut stretch) = stretch else { continue };
        // Marks around nothing, as in "" or “ ”, enclose no words.
        stretch.within = stretch.within.and_then(|outer| index_of.get(outer).copied().flatten());
        index_of[old] = Some(kept.len());
        kept.push(stretch);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::pair;
    use crate::text::{Span, paragraphs};

    /// The stretches, each with the number of stretches around it.
    fn list(text: &str) -> Vec<(String, usize)> {
        let found = pair(text, &paragraphs(text));
        let depth = |mut index: usize| {
            let mut depth = 0;
            while let Some(outer) = found[index].within {
                index = outer;
                depth += 1;
            }
            depth
        };
        (0..found.len())
            .map(|index| {
                (
                    found[index].spans.iter().map(|span: &Span| span.slice(text)).collect::<Vec<_>>().join(" / "),
                    depth(index),
                )
            })
            .collect()
    }

    fn flat(text: &str) -> Vec<String> {
        list(text).into_iter().map(|(stretch, _)| stretch).collect()
    }

    #[test]
    fn curly_straight_mixed_and_mismatched() {
        assert_eq!(flat("“One,” he said. \"Two.\""), ["“One,”", "\"Two.\""]);
        assert_eq!(flat("“One,\" he said. \"Two.”"), ["“One,\"", "\"Two.”"]);
        assert_eq!(flat("„Eins“, sagte er. «Deux», dit-il. »Drei«"), ["„Eins“", "«Deux»", "»Drei«"]);
        assert_eq!(flat("He said “one“ and ”two”."), ["“one“", "”two”"]);
        assert_eq!(flat("\"The hall was full. “One,” she said. “Two.”"), ["“One,”", "“Two.”"]);
        assert_eq!(flat("``Typewriter,'' she said."), ["``Typewriter,''"]);
    }

    #[test]
    fn single_marks_against_apostrophes() {
        assert_eq!(flat("‘It’s the players’ lounge,’ he said."), ["‘It’s the players’ lounge,’"]);
        assert_eq!(flat("The ’90s were the players’ years; rock ’n’ roll."), Vec::<String>::new());
        assert_eq!(flat("Mayor: 'I won't go' over the dogs' bark"), ["'I won't go'"]);
        assert_eq!(flat("It's the Smiths' house, isn't it?"), Vec::<String>::new());
        assert_eq!(flat("She said, ’Let it come out,’ and left."), ["’Let it come out,’"]);
        assert_eq!(flat("He said: 'A dozen o' us are going home.' Then he left."), ["'A dozen o' us are going home.'"]);
        assert_eq!(flat("'The rock 'n' roll years are over,' she said."), ["'The rock 'n' roll years are over,'"]);
        assert_eq!(flat("He said 'go in' and left."), ["'go in'"]);
    }

    #[test]
    fn quotations_in_quotations() {
        assert_eq!(
            list("“He said, ‘How can we help? I propose that we come in.’ And I said, ‘No, sir,'” she said."),
            [
                ("“He said, ‘How can we help? I propose that we come in.’ And I said, ‘No, sir,'”".into(), 0),
                ("‘How can we help? I propose that we come in.’".into(), 1),
                ("‘No, sir,'".into(), 1),
            ]
        );
        assert_eq!(
            list("“I read “The Tide” twice.”"),
            [("“I read “The Tide” twice.”".into(), 0), ("“The Tide”".into(), 1)]
        );
    }

    #[test]
    fn paragraphs_with_and_without_reopened_marks() {
        assert_eq!(flat("“One.\n\n“Two,” he said."), ["“One. / “Two,”"]);
        assert_eq!(flat("He wrote: “One. \n\nTwo. \n\nThree!”\n\nEnd."), ["“One. / Two. / Three!”"]);
        assert_eq!(flat("\"One.\n\n\"Two.\"\n\nNo more."), ["\"One. / \"Two.\""]);
        assert_eq!(flat("\"One.\n\n“Two.”\n\nNo more."), ["\"One.", "“Two.”"]);
    }

    #[test]
    fn missing_closing_marks_end_with_the_paragraph_or_the_next_opening() {
        assert_eq!(flat("“One, he said.\n\nNo mark here."), ["“One, he said."]);
        assert_eq!(flat("“One, he said. “Two,” he added."), ["“One, he said.", "“Two,”"]);
    }

    #[test]
    fn inches_and_feet_are_no_marks() {
        assert_eq!(flat("He is 6'2\" tall and 5'11\" wide."), Vec::<String>::new());
    }

    #[test]
    fn ten_thousand_open_marks() {
        for text in [
            "“a ".repeat(10_000),
            "‘a ".repeat(10_000),
            "\"".repeat(10_000),
            "“\n\n".repeat(10_000),
            "'a' ".repeat(10_000),
        ] {
            let found = pair(&text, &paragraphs(&text));
            assert!(found.len() <= 10_000);
        }
    }
}

//! Paragraphs: stretches between line breaks, or between blank lines where lines were wrapped by hand.

use super::{Span, find_mark};

/// A block counts as wrapped by hand only with lines at least this long, in characters: mail and teletype wrap at 60
/// to 80, and lists of headlines are mostly shorter or end where they like.
const WRAPPED_LINE_AT_LEAST: usize = 45;

/// … and with no line longer than this.
const WRAPPED_LINE_AT_MOST: usize = 100;

/// … and with lines that differ by no more than a long word does.
const WRAPPED_LINE_SPREAD: usize = 22;

/// The paragraphs of a text, trimmed, none empty.
///
/// A line break ends a paragraph. Only where all lines of a block between blank lines look cut at a fixed width does
/// the block count as one paragraph.
pub(crate) fn paragraphs(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut block: Vec<Span> = Vec::new();
    let mut start = 0;
    loop {
        let separator = find_mark(text, start, |c| matches!(c, '\n'..='\r' | '\u{2028}' | '\u{2029}'));
        let end = separator.map_or(text.len(), |(at, _)| at);
        let line = Span::new(start, end).trim(text);
        let invisible = line.slice(text).chars().all(|c| matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}'));
        if line.is_empty() || invisible {
            // "\r\n" gives an empty line between its two characters: it is none.
            let inside_crlf = text[..start].ends_with('\r') && text[start..].starts_with('\n');
            if !inside_crlf {
                close_block(text, &mut block, &mut found);
            }
        } else {
            block.push(line);
        }
        let Some((_, separator)) = separator else { break };
        start = end + separator.len_utf8();
    }
    close_block(text, &mut block, &mut found);
    found
}

fn close_block(text: &str, block: &mut Vec<Span>, found: &mut Vec<Span>) {
    if is_wrapped_by_hand(text, block) {
        found.push(block[0].join(block[block.len() - 1]));
    } else {
        found.append(block);
    }
    block.clear();
}

/// Whether all lines but the last have about the same, modest length and at most a few of them end like a sentence.
fn is_wrapped_by_hand(text: &str, block: &[Span]) -> bool {
    let [lines @ .., last] = block else { return false };
    if lines.len() < 2 {
        return false;
    }
    let lengths: Vec<usize> = lines.iter().map(|line| line.slice(text).chars().count()).collect();
    let longest = lengths.iter().copied().max().unwrap_or(0);
    let shortest = lengths.iter().copied().min().unwrap_or(0);
    let ended = lines.iter().filter(|line| line.slice(text).ends_with(['.', '!', '?', '"', '”', '’', ':'])).count();
    shortest >= WRAPPED_LINE_AT_LEAST
        && longest <= WRAPPED_LINE_AT_MOST
        && longest - shortest <= WRAPPED_LINE_SPREAD
        && last.slice(text).chars().count() <= longest + WRAPPED_LINE_SPREAD
        && ended * 4 <= lines.len()
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    fn list(text: &str) -> Vec<&str> {
        paragraphs(text).into_iter().map(|span| span.slice(text)).collect()
    }

    #[test]
    fn lines_and_blank_lines_part() {
        assert_eq!(list("One.\nTwo.\r\n\r\n Three. \n\n\n"), ["One.", "Two.", "Three."]);
        assert_eq!(list("\u{feff}\n\n"), Vec::<&str>::new());
    }

    #[test]
    fn lines_wrapped_by_hand_are_one_paragraph() {
        let text = "The council of the small harbour town met late on Tuesday to\nhear what the operator of the ferry had to say about a winter\nthat nobody there is likely to forget.\n\nNext.";
        assert_eq!(list(text).len(), 2);
    }

    #[test]
    fn a_list_of_headlines_is_not_wrapped() {
        let text = "Council Votes Against New Bridge Over The Northern Channel\nFishermen Return After Storm\nSchool Opens Its Doors To Families From Three Islands";
        assert_eq!(list(text).len(), 3);
    }
}

//! Where a quotation ends whose closing mark is lost, as in “I did not see it, Ada Holm said, or stands alone, as in
//! "They call it 'the Lamp.' " she said.

use super::cue;
use super::frame::{Frame, Names, NominalKind};
use super::marks::Stretch;
use crate::text::{Classes, Span, sentences};

/// So many bytes of an unclosed quotation are looked at: an attribution stands in its first sentence or nowhere.
const LOOKED_AT: usize = 600;

/// A verb stands so close to its subject, in pieces: "Holm then said".
const ADJACENT: usize = 2;

/// Ends unclosed quotations at a mark that stands between spaces behind another, or before the words that attribute
/// them, where a name stands there with a verb of saying. A pronoun may as well be the speaker's own: “It was late, he
/// said, and I believed him.
pub(crate) fn find_ends(classes: &Classes, stretches: &mut [Stretch]) {
    let mut last_inside = vec![0; stretches.len()];
    for stretch in stretches.iter() {
        if let Some(outer) = stretch.within {
            last_inside[outer] = last_inside[outer].max(stretch.extent().end);
        }
    }
    for (stretch, last_inside) in stretches.iter_mut().zip(last_inside) {
        let first = stretch.spans[0];
        let alone = stretch.spans.len() == 1;
        if alone && stretch.closed {
            continue;
        }
        if let Some(end) = lone_mark_in(classes.text, first).filter(|&end| end >= last_inside) {
            stretch.spans = vec![Span::new(first.start, end)];
            stretch.closed = true;
        } else if alone
            && last_inside == 0
            && let Some(end) = attribution_in(classes, first)
        {
            stretch.spans[0].end = end;
        }
    }
}

/// Behind the straight mark that stands between spaces behind the single mark of a quotation inside.
fn lone_mark_in(text: &str, stretch: Span) -> Option<usize> {
    let inside = stretch.slice(text);
    let at = inside.match_indices(" \"").map(|(at, _)| at).find(|&at| {
        let is_single = inside[..at].ends_with(['\'', '’']);
        is_single && !text[stretch.start + at + 2..].starts_with(char::is_alphanumeric)
    })?;
    Some(stretch.start + at + 2)
}

/// Behind the comma before the first attribution in a stretch.
fn attribution_in(classes: &Classes, stretch: Span) -> Option<usize> {
    let text = classes.text;
    let mark = stretch.slice(text).chars().next()?.len_utf8();
    let start = stretch.start + mark;
    let end = text.floor_char_boundary(stretch.end.min(start + LOOKED_AT));
    let sentence = *sentences(text, Span::new(start, end.max(start))).first()?;
    let frame = Frame::new(classes, sentence, &[sentence], &[], &Names::default(), false);
    (1..frame.pieces.len()).filter(|&at| frame.folded(at) == ",").find_map(|comma| {
        let link = cue::said_after(&frame, comma + 1)?;
        let named = frame.nominals.get(link.nominal?)?.kind == NominalKind::Name;
        // "…, Holm, the mayor of the old town, said": whoever is described may as well be spoken of.
        let close = link
            .cue
            .is_some_and(|(first, _)| first.abs_diff(link.source.1).min(first.abs_diff(link.source.0)) <= ADJACENT);
        (named && close && link.is_firm(&frame)).then_some(frame.pieces[comma].span.end)
    })
}

#[cfg(test)]
mod tests {
    use super::find_ends;
    use crate::attribution::lexicon;
    use crate::attribution::marks::pair;
    use crate::text::{Classes, Words, paragraphs};

    fn first(text: &str) -> &str {
        let mut found = pair(text, &paragraphs(text));
        let words = Words::read(text);
        find_ends(&Classes::new(text, &words, lexicon::table()), &mut found);
        found[0].spans[0].slice(text)
    }

    #[test]
    fn a_mark_between_spaces_closes_behind_another() {
        let text = "\"They call it 'the Lamp,' \" Ada Holm told the group. \"It is dark.\"";
        assert_eq!(first(text), "\"They call it 'the Lamp,' \"");
        let text = "\"They call it 'the Lamp,' \" Ada Holm told the group.\n\nIt rained.\n\nIt is dark.\" Nobody came.";
        assert_eq!(first(text), "\"They call it 'the Lamp,' \"");
    }

    #[test]
    fn ends_before_a_name_that_speaks() {
        assert_eq!(first("“I did not see it, Ada Holm told the court on Monday. She left."), "“I did not see it,");
        assert_eq!(first("“It was late, said Ada Holm, and cold."), "“It was late,");
        let own = "“It was late, he said, and I believed him.";
        assert_eq!(first(own), own);
        let closed = "“It was late, Ada Holm said.”";
        assert_eq!(first(closed), closed);
    }
}

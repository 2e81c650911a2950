//! Reports without quotation marks, and clauses around quoted words: what the trained tagger finds beyond the marks.
//!
//! Where marks stand, the rules decide what is quoted; the tagger adds the clause around it ("that the pier was “a
//! disgrace” and had to go"), and a source where the rules found none.

use super::model::Kind;
use super::quotation::{By, Draft, How};
use super::tagger;
use crate::text::{Span, words};

/// A clause around quoted words has at least so many words of the reporter's own; fewer are the edges of the quotation.
const OWN_WORDS: usize = 3;

/// Adds what the tagger finds in one paragraph to the drafts; `quoted` are its outermost stretches in marks.
pub(crate) fn add(text: &str, paragraph: Span, sentences: &[Span], quoted: &[Span], drafts: &mut Vec<Draft>) {
    let known = drafts.len();
    for raw in tagger::tag(text, paragraph, sentences, quoted) {
        let Some(extent) = raw.content.iter().copied().reduce(Span::join) else { continue };
        if quoted.iter().any(|quotation| quotation.contains(extent)) {
            // In marks from end to end: the rules have read it, but may not have found who says it.
            let by = raw.source.map(|source| By { source, cue: raw.cue, how: How::Tagged });
            give_source(&mut drafts[..known], extent, by);
            continue;
        }
        let own_words = raw
            .content
            .iter()
            .flat_map(|&span| words(text, span))
            .filter(|word| !quoted.iter().any(|quotation| quotation.contains(*word)))
            .count();
        let touches = quoted.iter().any(|quotation| raw.content.iter().any(|span| span.overlaps(*quotation)));
        let by = raw.source.map(|source| By { source, cue: raw.cue, how: How::Tagged });
        if touches {
            give_source(&mut drafts[..known], extent, by);
            if own_words < OWN_WORDS {
                continue;
            }
        }
        drafts.push(Draft {
            kind: Kind::Indirect,
            inner: extent,
            content: raw.content,
            in_title: false,
            by,
            within: None,
            continues: None,
            closed: true,
            tagged: Some(raw.confidence),
        });
    }
}

/// Gives the quotations inside an extent that have no source yet this one.
fn give_source(drafts: &mut [Draft], extent: Span, by: Option<By>) {
    for draft in drafts.iter_mut().rev().take_while(|draft| draft.extent().end > extent.start) {
        if draft.by.is_none() && matches!(draft.kind, Kind::Direct | Kind::Mixed) && extent.contains(draft.extent()) {
            draft.by = by;
        }
    }
}

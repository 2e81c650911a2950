//! From labelled stretches to attributions: which source and which content belong to which cue.

use super::tagger::label::{Part, Piece};
use crate::sorting::sort_by_key;

/// Content without marks this many units away from every cue belongs to none of them.
const FARTHEST_CONTENT: usize = 60;

/// A source without a cue belongs to content at most this many units away.
const FARTHEST_SOURCE: usize = 8;

/// Stretches that make one attribution.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Linked {
    /// Who.
    pub(crate) source: Option<Piece>,
    /// The words that attribute.
    pub(crate) cue: Option<Piece>,
    /// What is attributed, in order.
    pub(crate) content: Vec<Piece>,
}

/// Links the stretches of one sequence, given in order. `is_quoted` says whether a stretch has quotation marks: such
/// content may stand far from its cue.
pub(crate) fn link(pieces: &[Piece], is_quoted: impl Fn(Piece) -> bool) -> Vec<Linked> {
    let cues: Vec<Piece> = pieces.iter().copied().filter(|piece| piece.part.is_cue()).collect();
    let mut linked: Vec<Linked> = cues.iter().map(|&cue| Linked { cue: Some(cue), ..Linked::default() }).collect();
    let mut alone: Vec<Piece> = Vec::new();
    let mut sources_alone: Vec<Piece> = Vec::new();
    for &piece in pieces.iter().filter(|piece| !piece.part.is_cue()) {
        let owner = nearest(&cues, piece)
            .filter(|&(_, distance)| distance <= FARTHEST_CONTENT || piece.part.is_content() && is_quoted(piece));
        match owner {
            None if piece.part.is_content() => alone.push(piece),
            None => sources_alone.push(piece),
            Some((cue, _)) if piece.part.is_content() => linked[cue].content.push(piece),
            Some((cue, distance)) => {
                let closer = linked[cue].source.is_none_or(|other| distance < gap(other, cues[cue]));
                if closer {
                    linked[cue].source = Some(piece);
                }
            }
        }
    }
    inherit(&mut linked);
    for content in alone {
        let source = sources_alone.iter().copied().find(|&source| gap(source, content) < FARTHEST_SOURCE);
        linked.push(Linked { source, cue: None, content: vec![content] });
    }
    linked.retain(|one| !one.content.is_empty());
    sort_by_key(&mut linked, |one| one.content.first().map(|piece| piece.start));
    linked
}

/// Gives a cue that shares its source the source of the cue before it.
fn inherit(linked: &mut [Linked]) {
    for index in 1..linked.len() {
        let inherits = linked[index].cue.is_some_and(|cue| cue.part == Part::CueInheriting);
        if inherits && linked[index].source.is_none() {
            linked[index].source = linked[index - 1].source;
        }
    }
}

/// The cue that a source or content belongs to, with its distance: the nearest on the side that its label names, and
/// where there is none, the nearest on the other.
fn nearest(cues: &[Piece], piece: Piece) -> Option<(usize, usize)> {
    let after = cues.partition_point(|cue| cue.start < piece.end);
    let next = (after < cues.len()).then_some(after);
    let previous = cues[..after].iter().rposition(|cue| cue.end <= piece.start);
    let index = match piece.part {
        Part::SourceBefore | Part::ContentBefore => next.or(previous),
        Part::SourceAfter | Part::ContentAfter => previous.or(next),
        _ => [previous, next].into_iter().flatten().min_by_key(|&index| gap(cues[index], piece)),
    }?;
    Some((index, gap(cues[index], piece)))
}

/// Units between two stretches.
fn gap(one: Piece, other: Piece) -> usize {
    one.start.saturating_sub(other.end).max(other.start.saturating_sub(one.end))
}

#[cfg(test)]
mod tests {
    use super::{Linked, Part, Piece, link};

    fn piece(start: usize, end: usize, part: Part) -> Piece {
        Piece { start, end, part }
    }

    #[test]
    fn an_interrupted_quotation_is_one_attribution() {
        let before = piece(0, 5, Part::ContentBefore);
        let source = piece(5, 6, Part::SourceBefore);
        let cue = piece(6, 7, Part::Cue);
        let after = piece(8, 12, Part::ContentAfter);
        let expected = Linked { source: Some(source), cue: Some(cue), content: vec![before, after] };
        assert_eq!(link(&[before, source, cue, after], |_| false), [expected]);
    }

    #[test]
    fn a_second_cue_shares_the_source() {
        let source = piece(0, 1, Part::SourceBefore);
        let said = piece(1, 2, Part::Cue);
        let first = piece(2, 5, Part::ContentAfter);
        let added = piece(6, 7, Part::CueInheriting);
        let second = piece(7, 9, Part::ContentAfter);
        let linked = link(&[source, said, first, added, second], |_| false);
        assert_eq!(linked.len(), 2);
        assert!(linked.iter().all(|one| one.source == Some(source)));
        assert_eq!(linked[1].cue, Some(added));
    }

    #[test]
    fn content_alone_stands_for_itself() {
        let content = piece(0, 9, Part::ContentAlone);
        assert_eq!(link(&[content], |_| true), [Linked { content: vec![content], ..Linked::default() }]);
        assert_eq!(link(&[piece(0, 1, Part::Cue)], |_| true), []);
    }
}

//! The labels that the tagger gives to tokens.
//!
//! A label says what a token is part of and, for sources and contents, on which side their cue stands. With that, linking
//! needs no model of its own: each part belongs to the nearest cue on the side that it names (see `link`).

/// Number of labels.
pub(crate) const LABELS: usize = 15;

/// Lanes of a row of scores: a power of two, so that adding two rows is a few vector instructions. The last is unused.
pub(crate) const LANES: usize = 16;

/// Scores of one token, or one feature's weights, by label.
pub(crate) type Row<T> = [T; LANES];

/// The label of a token that is part of nothing.
pub(crate) const OUTSIDE: u8 = 0;

/// What a stretch of tokens is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// A source whose cue follows: "**Vale** said".
    SourceBefore,
    /// A source whose cue precedes: "according to **Vale**".
    SourceAfter,
    /// Content whose cue follows.
    ContentBefore,
    /// Content whose cue precedes.
    ContentAfter,
    /// Content with no cue in its paragraph.
    ContentAlone,
    /// A cue with a source of its own.
    Cue,
    /// A cue that shares the source of the cue before it: "… and **added** that".
    CueInheriting,
    /// A cue that has no source.
    CueAlone,
}

/// All parts, in the order of their labels.
const PARTS: [Part; 8] = [
    Part::SourceBefore,
    Part::SourceAfter,
    Part::ContentBefore,
    Part::ContentAfter,
    Part::ContentAlone,
    Part::Cue,
    Part::CueInheriting,
    Part::CueAlone,
];

/// First label of a token inside a part. The three kinds of cue share one: where a cue goes on does not depend on its
/// kind.
pub(crate) const FIRST_INSIDE: u8 = 9;

/// Label of a cue's tokens but the first.
pub(crate) const INSIDE_CUE: u8 = 14;

impl Part {
    /// The label of its first token.
    pub(crate) const fn begin(self) -> u8 {
        1 + self as u8
    }

    /// The label of its other tokens.
    pub(crate) const fn inside(self) -> u8 {
        if self.is_cue() { INSIDE_CUE } else { FIRST_INSIDE + self as u8 }
    }

    /// Whether it is a source.
    pub(crate) const fn is_source(self) -> bool {
        matches!(self, Self::SourceBefore | Self::SourceAfter)
    }

    /// Whether it is content.
    pub(crate) const fn is_content(self) -> bool {
        matches!(self, Self::ContentBefore | Self::ContentAfter | Self::ContentAlone)
    }

    /// Whether it is a cue.
    pub(crate) const fn is_cue(self) -> bool {
        matches!(self, Self::Cue | Self::CueInheriting | Self::CueAlone)
    }
}

/// The part that a label opens or goes on with; the kind of cue is known at its first token only.
pub(crate) const fn part_of(label: u8) -> Option<Part> {
    let place = match label {
        OUTSIDE => return None,
        begin if begin < FIRST_INSIDE => begin - 1,
        inside => inside - FIRST_INSIDE,
    } as usize;
    if place < PARTS.len() { Some(PARTS[place]) } else { None }
}

/// Whether the label is a part's first.
pub(crate) fn is_begin(label: u8) -> bool {
    label != OUTSIDE && label < FIRST_INSIDE
}

/// Whether `next` may follow `label`; none precedes a sequence's first token.
pub(crate) fn may_follow(label: Option<u8>, next: u8) -> bool {
    if next == OUTSIDE || is_begin(next) {
        return true;
    }
    label.and_then(part_of).is_some_and(|part| part.inside() == next)
}

/// A stretch of tokens, end-exclusive, that is one part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// First token.
    pub(crate) start: usize,
    /// Behind the last token.
    pub(crate) end: usize,
    /// What it is.
    pub(crate) part: Part,
}

/// A piece and what stands between two have as many tokens, or more.
const USUAL_PIECE: usize = 4;

/// Reads the stretches off a sequence of labels.
pub(crate) fn pieces(labels: &[u8]) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::with_capacity(labels.len() / USUAL_PIECE);
    let mut previous = None;
    for (index, &label) in labels.iter().enumerate() {
        if let Some(part) = part_of(label) {
            match found.last_mut() {
                Some(piece) if !is_begin(label) && may_follow(previous, label) => piece.end = index + 1,
                _ => found.push(Piece { start: index, end: index + 1, part }),
            }
        }
        previous = Some(label);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{LABELS, OUTSIDE, PARTS, Part, Piece, is_begin, may_follow, part_of, pieces};

    #[test]
    fn labels_and_parts_agree() {
        for part in PARTS {
            assert_eq!(part_of(part.begin()), Some(part));
            assert!(is_begin(part.begin()) && !is_begin(part.inside()));
            assert!(may_follow(Some(part.begin()), part.inside()) && may_follow(Some(part.inside()), part.inside()));
            assert!(usize::from(part.inside()) < LABELS);
        }
        assert!(!may_follow(None, Part::Cue.inside()) && !may_follow(Some(OUTSIDE), Part::Cue.inside()));
        assert!(!may_follow(Some(Part::SourceBefore.begin()), Part::SourceAfter.inside()));
    }

    #[test]
    fn stretches_are_read_off() {
        let labels = [Part::SourceBefore.begin(), Part::CueAlone.begin(), Part::Cue.inside(), OUTSIDE];
        let expected =
            [Piece { start: 0, end: 1, part: Part::SourceBefore }, Piece { start: 1, end: 3, part: Part::CueAlone }];
        assert_eq!(pieces(&labels), expected);
    }
}

//! What several articles have in common and where they differ.

mod model;

pub use model::{
    Analysed, AttributionAt, Claim, ClaimStatus, Difference, DifferenceKind, Findings, Fit, Nearest, Relation,
    RelationKind, SpeakerAcross, StatementAt, Touch, Utterance,
};

/// Compares the articles.
pub(crate) fn compare(articles: &[Analysed]) -> Findings {
    Findings { fit: articles.iter().map(|_| Fit { score: 1.0, fits: true }).collect(), ..Findings::default() }
}

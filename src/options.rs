//! What a caller may set.

/// Limits of an analysis, and how much it dares. The order of the articles is no option: it changes nothing but the order of the output.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The longest article that is accepted, in UTF-16 code units.
    pub max_article_length: usize,
    /// The largest number of articles that is accepted.
    pub max_articles: usize,
    /// From 0, fewer reports without quotation marks and surer ones, to 1, more; 0.5 is balanced, on the sure side.
    pub sensitivity: f64,
    /// What the reader decided, applied before all that depends on it; of two decisions on one thing the later.
    pub corrections: Vec<Correction>,
}

/// What a reader decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// What is decided: "translated", "merge", "split", "dismiss".
    pub kind: String,
    /// Ids of what it is about: speakers, utterances or quotations; claims or statements; differences or their values.
    pub targets: Vec<String>,
    /// For "translated": yes, possible, or no.
    pub value: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            // A long feature has 60,000 characters, a hearing's transcript a million; beyond two it is a paste of
            // something else.
            max_article_length: 2_000_000,
            // An archive, not a reading list; the cost grows about linearly up to there.
            max_articles: 5_000,
            sensitivity: 0.5,
            corrections: Vec::new(),
        }
    }
}

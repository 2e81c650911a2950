//! What several articles have in common and where they differ, as indices and spans.

use std::borrow::Cow;
use std::ops::Range;

use crate::article::{Article, Date};
use crate::attribution::{Reading, SpeakerKind};
use crate::claim::Statement;
use crate::message::Message;
use crate::text::Span;

/// All that is known of one article by itself.
#[derive(Clone, Debug)]
pub struct Analysed {
    /// The article.
    pub article: Article,
    /// What it says was said.
    pub reading: Reading,
    /// What it states.
    pub statements: Vec<Statement>,
    /// What comparing notes of these.
    pub(crate) noted: Noted,
}

/// What comparing notes of one article by itself, see `noted`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Noted {
    /// By statement, how much it is worth checking.
    pub(super) worth: Vec<f64>,
    /// The days that its statements name, in their order: statement, day, and where it stands.
    pub(super) days: Vec<(usize, Date, Span)>,
    /// The settings that sentences of the body name: index of the sentence, which setting, and where it stands.
    pub(super) settings: Vec<(usize, usize, Span)>,
}

impl Analysed {
    /// The words of a span of its text.
    pub(crate) fn words_in(&self, span: Span) -> Cow<'_, [Span]> {
        self.article.words.spans_in(&self.article.text, span)
    }

    /// The sentences that something that is said stands in.
    #[inline(never)]
    pub(super) fn sentences_of(&self, attribution: usize) -> Range<usize> {
        let extent = self.reading.attributions[attribution].extent();
        let all = &self.article.sentences;
        let first = all.partition_point(|sentence| sentence.span.end <= extent.start);
        let last = all.partition_point(|sentence| sentence.span.start < extent.end);
        first.min(last)..last
    }

    /// How much a statement is worth checking.
    pub(crate) fn worth(&self, statement: usize) -> f64 {
        self.noted.worth[statement]
    }
}

#[cfg(test)]
impl Analysed {
    /// What tests of single steps need.
    pub(crate) fn without_statements(article: Article, reading: Reading) -> Self {
        Self { article, reading, statements: Vec::new(), noted: Noted::default() }
    }
}

/// An attribution among those of several articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttributionAt {
    /// Index of the article.
    pub article: usize,
    /// Index among its attributions.
    pub attribution: usize,
}

/// A statement among those of several articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementAt {
    /// Index of the article.
    pub article: usize,
    /// Index among its statements.
    pub statement: usize,
}

/// What comparing found. Articles are counted in the order in which they were handed to `compare::compare`.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Per article, how well it goes with the others.
    pub fit: Vec<Fit>,
    /// Everybody who is heard in any article.
    pub speakers: Vec<SpeakerAcross>,
    /// What was said, with everyone who has it.
    pub utterances: Vec<Utterance>,
    /// What is stated, with everyone who states it.
    pub claims: Vec<Claim>,
    /// Text that articles share outside quotations.
    pub passages: Vec<Passage>,
    /// The articles that share it.
    pub kin: Vec<Kin>,
    /// Where articles differ, for a person to check.
    pub conflicts: Vec<Conflict>,
    /// Where one is sure and another is not: notes, no conflicts.
    pub certainty: Vec<Conflict>,
    /// The days that are named, in order.
    pub timeline: Vec<Dated>,
    /// What the analysis noticed or could not do.
    pub notes: Vec<Message>,
}

/// How well an article goes with the others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// How far its vocabulary is that of the others, 0 to 1.
    pub score: f64,
    /// False where it seems to be about something else.
    pub fits: bool,
}

/// One person, organisation or group over all articles.
#[derive(Clone, Debug)]
pub struct SpeakerAcross {
    /// The fullest form of the name.
    pub name: String,
    /// What it is.
    pub kind: SpeakerKind,
    /// (article, speaker of its reading).
    pub members: Vec<(usize, usize)>,
}

/// One thing that was said, and the articles' quotations of it.
#[derive(Clone, Debug)]
pub struct Utterance {
    /// Index into [`Findings::speakers`].
    pub speaker: Option<usize>,
    /// Quotations of it, in the order of articles.
    pub witnesses: Vec<AttributionAt>,
    /// Indirect speech that seems to report it.
    pub reports: Vec<AttributionAt>,
    /// Clauses around a witness that tell no more of it than its own words: no reports of it, but of the same utterance.
    pub frames: Vec<AttributionAt>,
    /// How its witnesses relate, pair by pair.
    pub relations: Vec<Relation>,
    /// All witnesses in one table; none where there is one only.
    pub collation: Option<Collation>,
    /// Speakers, where articles put the same words in different mouths.
    pub speaker_conflict: Vec<usize>,
    /// Whether the speaker's own words may have been in another language, and why.
    pub translated: Translated,
    /// Why; none where nothing suggests it.
    pub translated_why: Option<Message>,
    /// Per article that has nothing of it: the sentence that comes closest.
    pub nearest: Vec<Nearest>,
}

/// The witnesses of an utterance side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collation {
    /// Number of columns.
    pub columns: usize,
    /// One per witness, in the order of the utterance's witnesses.
    pub witnesses: Vec<CollatedWitness>,
}

/// One witness's line of a collation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CollatedWitness {
    /// Which one.
    pub at: AttributionAt,
    /// Column and place in the article of each word or mark, both rising.
    pub cells: Vec<(usize, Span)>,
    /// Columns of words that most others have in another column: (here, there).
    pub moved: Vec<(usize, usize)>,
}

/// Whether words were spoken in another language than the articles have them in. Two translations of the same words are
/// no conflict of wording, and nobody altered anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Translated {
    /// Nothing suggests it.
    #[default]
    Unknown,
    /// The speaker is from where another language is spoken.
    Possible,
    /// An article says so, or the reader.
    Yes,
}

/// How two witnesses of one utterance relate.
#[derive(Clone, Debug)]
pub struct Relation {
    /// One witness.
    pub a: AttributionAt,
    /// The other, in another article.
    pub b: AttributionAt,
    /// What kind of variant.
    pub kind: RelationKind,
    /// Where their words differ.
    pub differences: Vec<Difference>,
    /// 0 to 1.
    pub confidence: f64,
}

/// What kind of variants two witnesses are, decided in this order on folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelationKind {
    /// Same words, same inner punctuation.
    Verbatim,
    /// Same words, other inner punctuation.
    Punctuation,
    /// One is a contiguous part of the other, or each runs past the other at one end.
    Truncated,
    /// Inner words missing, with a mark at that place.
    ElidedMarked,
    /// Inner words missing, without a mark at that place.
    ElidedUnmarked,
    /// Same extent, words replaced or inserted.
    Altered,
    /// More than one of these.
    MixedChanges,
}

/// One place where two witnesses differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// In which way.
    pub kind: DifferenceKind,
    /// The words of witness `a`.
    pub a: Vec<Span>,
    /// The words of witness `b`.
    pub b: Vec<Span>,
    /// What among those words matters most.
    pub touches: Vec<Touch>,
    /// Only small function words.
    pub minor: bool,
}

impl Difference {
    /// Whether words that matter stand for others here and there.
    #[must_use]
    pub fn is_rewording(&self) -> bool {
        self.kind == DifferenceKind::Replaced && !self.minor
    }
}

/// In which way two witnesses differ at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DifferenceKind {
    /// `a` has words that `b` has not.
    Omitted,
    /// `b` has words that `a` has not.
    Added,
    /// Both have words, but others.
    Replaced,
    /// Punctuation only.
    Punctuation,
    /// The same words elsewhere.
    Moved,
}

/// What a difference touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Touch {
    /// "not", "never", "without".
    Negation,
    /// "may", "must", "would".
    Modal,
    /// A figure, in digits or words.
    Number,
    /// A name.
    Name,
    /// "if", "unless".
    Condition,
}

/// One thing that is stated, and the articles' statements of it.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Found in several articles, in one, or told differently.
    pub status: ClaimStatus,
    /// How much it is worth checking, 0 to 1.
    pub check_worthy: f64,
    /// How sure it is that the statements say the same, 0 to 1.
    pub confidence: f64,
    /// Its statements, in the order of articles.
    pub statements: Vec<StatementAt>,
    /// Of a statement that says other things besides, the part that says this.
    pub parts: Vec<(StatementAt, Span)>,
    /// Per article without a statement: the sentence that comes closest.
    pub nearest: Vec<Nearest>,
    /// Whether an article that has no match may be said to have none: not of what is said in few words, which any other
    /// words may say, nor of what something is close to that some other article says.
    pub may_lack: bool,
}

/// Text that several articles share outside quotations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// (article, where it stands there), sorted.
    pub spans: Vec<(usize, Span)>,
    /// How many words it has.
    pub words: usize,
}

/// Articles that share passages.
#[derive(Clone, Debug, PartialEq)]
pub struct Kin {
    /// Which ones, sorted.
    pub articles: Vec<usize>,
    /// How much of their words outside quotations they share within the group, 0 to 1.
    pub share: f64,
}

/// Whether a claim has a match in another article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimStatus {
    /// Two articles or more state it.
    Shared,
    /// No match was found in the others.
    Unique,
    /// Articles tell it differently.
    Conflict,
}

/// The sentence of an article that comes closest to a claim or an utterance which it does not have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearest {
    /// Index of the article.
    pub article: usize,
    /// The sentence.
    pub span: Span,
    /// 0 to 1.
    pub likeness: f64,
}

/// A place where articles differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// In what they differ.
    pub kind: ConflictKind,
    /// The claim that they tell differently: index into [`Findings::claims`].
    pub claim: Option<usize>,
    /// The utterance that they quote differently: index into [`Findings::utterances`].
    pub utterance: Option<usize>,
    /// What each has, where it stands.
    pub values: Vec<ConflictValue>,
    /// One plain sentence.
    pub why: Message,
    /// How sure it is that they differ, 0 to 1.
    pub confidence: f64,
    /// Whether both may be true all the same.
    pub both_possible: bool,
}

/// What one article has where others have something else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConflictValue {
    /// Index of the article.
    pub article: usize,
    /// Where it stands.
    pub span: Span,
    /// The value: the article's own words, or what they come to.
    pub value: String,
}

/// In what articles differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConflictKind {
    /// Figures.
    Number,
    /// Days.
    Date,
    /// A day of the week against the calendar.
    Weekday,
    /// Names.
    Name,
    /// Places.
    Place,
    /// Where and how something was said.
    Setting,
    /// One denies what the other states.
    Negation,
    /// Words of opposite meaning.
    Antonym,
    /// Words inside quotation marks.
    Wording,
    /// Who said it.
    Attribution,
    /// How sure it is: a note, no conflict.
    Certainty,
}

impl ConflictKind {
    /// All of them, in their order.
    pub const ALL: [Self; 11] = [
        Self::Number,
        Self::Date,
        Self::Weekday,
        Self::Name,
        Self::Place,
        Self::Setting,
        Self::Negation,
        Self::Antonym,
        Self::Wording,
        Self::Attribution,
        Self::Certainty,
    ];

    /// The contract's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Weekday => "weekday",
            Self::Name => "name",
            Self::Place => "place",
            Self::Setting => "setting",
            Self::Negation => "negation",
            Self::Antonym => "antonym",
            Self::Wording => "wording",
            Self::Attribution => "attribution",
            Self::Certainty => "certainty",
        }
    }
}

/// A day, and what is stated of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    /// The day.
    pub date: Date,
    /// Statements that name it.
    pub statements: Vec<StatementAt>,
    /// Article and place of each mention.
    pub mentions: Vec<(usize, Span)>,
}

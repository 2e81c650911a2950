//! What one article says was said, and by whom.

use std::borrow::Cow;

use crate::message::Message;
use crate::text::Span;

/// Somebody's words, or a report of them: who (source), the words that attribute (cue), what (content).
#[derive(Clone, Debug)]
pub struct Attribution {
    /// How the content is given.
    pub kind: Kind,
    /// What is attributed, quotation marks included. Several spans only where one quoted stretch is broken by
    /// paragraphs with reopened marks, or a turn of an interview by paragraphs.
    pub content: Vec<Span>,
    /// The words that attribute: "said", "according to".
    pub cue: Option<Span>,
    /// The words of the article that name the source.
    pub source: Option<Span>,
    /// Who that is: index into [`Reading::speakers`]; none rather than a wrong one.
    pub speaker: Option<usize>,
    /// How sure the speaker is, 0 to 1.
    pub speaker_confidence: f64,
    /// Index of the attribution inside whose content this one stands.
    pub within: Option<usize>,
    /// Index of the earlier stretch of the same quotation, which "he said" interrupts.
    pub continues: Option<usize>,
    /// How sure it is that this is an attribution of this extent, 0 to 1.
    pub confidence: f64,
    /// Why it was taken for one.
    pub why: Message,
}

impl Attribution {
    /// From the first to the last byte of the content.
    pub fn extent(&self) -> Span {
        self.content.iter().copied().reduce(Span::join).unwrap_or(Span::new(0, 0))
    }

    /// Whether it gives somebody's own words, in marks or as a turn of an interview.
    pub fn is_quotation(&self) -> bool {
        matches!(self.kind, Kind::Direct | Kind::Mixed)
    }
}

/// How attributed content is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A clause or more in quotation marks, or a turn of an interview behind a label: the speaker's own words.
    Direct,
    /// A fragment in quotation marks inside the reporter's own sentence.
    Mixed,
    /// Reported without marks.
    Indirect,
    /// Marks of distance, or around a term of art: no reported speech.
    Scare,
}

/// What kind of being speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SpeakerKind {
    /// A person.
    Person,
    /// A company, agency, party, institution.
    Organisation,
    /// Several people who are not named: "officials", "critics".
    Group,
    /// A report, a letter, a law.
    Document,
    /// It is not clear.
    Unknown,
}

/// Somebody or something that is heard or named in one article.
#[derive(Clone, Debug)]
pub struct Speaker {
    /// The fullest form of the name that the article has.
    pub name: String,
    /// What it is.
    pub kind: SpeakerKind,
    /// Where the article names or means it.
    pub mentions: Vec<Span>,
}

/// What one article says was said: its attributions in the order of their content, and who is heard.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// In the order of their content's start; an outer one before what is nested in it.
    pub attributions: Vec<Attribution>,
    /// Everybody who is heard, in the order of first mention.
    pub speakers: Vec<Speaker>,
    /// Everybody who is named, heard or not, with what they are said to be.
    pub(crate) roster: Vec<Known>,
    /// What is known of sources that are too unclear for a name.
    pub(crate) open: Vec<Open>,
}

/// The pronoun that an article uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    /// "she".
    Female,
    /// "he".
    Male,
}

/// Somebody whom an article names.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// The fullest form of the name.
    pub(crate) name: String,
    /// Its words, folded.
    pub(crate) words: Vec<Cow<'static, str>>,
    /// What it is.
    pub(crate) kind: SpeakerKind,
    /// "he" or "she".
    pub(crate) gender: Option<Gender>,
    /// What it is said to be, folded: "mayor".
    pub(crate) roles: Vec<String>,
    /// The words around those roles.
    pub(crate) attributes: Vec<String>,
    /// Where it is named.
    pub(crate) mentions: Vec<Span>,
}

impl Known {
    /// Whether the article says that this one has a role, with all that is told of it.
    pub(crate) fn holds(&self, head: &str, told: &[String]) -> bool {
        self.kind == SpeakerKind::Person
            && self.roles.iter().any(|role| role == head)
            && told.iter().all(|word| self.attributes.contains(word))
    }
}

/// An attribution whose source is too unclear for a name.
#[derive(Clone, Debug)]
pub(crate) struct Open {
    /// Index of the attribution.
    pub(crate) attribution: usize,
    /// What its source tells all the same.
    pub(crate) wanted: Wanted,
}

/// What a source that names nobody tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// "he", "she".
    Gender(Gender),
    /// "the Varra mayor": the role, and the words that tell which.
    Role {
        /// "mayor".
        head: String,
        /// "varra".
        told: Vec<String>,
    },
    /// "they", "the critics".
    Several,
    /// "the letter".
    Paper,
    /// Anything else.
    Other,
}

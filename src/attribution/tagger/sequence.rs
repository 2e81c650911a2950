//! A stretch of text as the tagger sees it: units with what the features need to know of each.

use super::lexicon::{Lexicon, WordEntry};
use super::lists::lists_of;
use super::table::mix;
use super::units::units;
use crate::attribution::marks::is_mark;
#[cfg(any(test, feature = "train"))]
use crate::text::tokens;
use crate::text::{Span, Token, fold_char, hash, is_apostrophe, is_dash};

/// Where a unit stands with regard to quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Quotation {
    /// Outside all marks.
    Outside,
    /// Between marks.
    Inside,
    /// An opening mark.
    Opening,
    /// A closing mark.
    Closing,
}

/// How a unit is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Shape {
    /// A mark.
    Mark,
    /// No capital.
    Lower,
    /// A capital first, none after.
    Capitalised,
    /// Capitals only.
    Upper,
    /// Any other mixture.
    Mixed,
    /// Begins with a digit.
    Number,
}

/// Word classes of words that the lexicon does not know, by form; clusters learned from text come after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum FormClass {
    Lower,
    Ing,
    Ed,
    Ly,
    S,
    Capitalised,
    Upper,
    Number,
    Mark,
}

/// Number of classes by form.
pub(crate) const FORM_CLASSES: u8 = 9;

/// One unit and what is known of it by itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    /// Where it stands.
    pub(crate) span: Span,
    /// Hash of the word, folded, digits made equal.
    pub(crate) word: u32,
    /// Hash of the last three characters.
    pub(crate) suffix: u32,
    /// Hash of the last two characters.
    pub(crate) short_suffix: u32,
    /// Hash of the first three characters.
    pub(crate) prefix: u32,
    /// How it is written.
    pub(crate) shape: Shape,
    /// Where it stands with regard to quotation marks.
    pub(crate) quotation: Quotation,
    /// The lists that it is in: see [`super::lists`].
    lists: u8,
    /// What the lexicon knows of it.
    pub(crate) entry: WordEntry,
    /// First unit of its sentence.
    pub(crate) sentence_start: u32,
    /// Behind the last unit of its sentence.
    pub(crate) sentence_end: u32,
}

impl Unit {
    /// Whether it begins with a capital.
    pub(crate) fn is_capitalised(&self) -> bool {
        matches!(self.shape, Shape::Capitalised | Shape::Upper | Shape::Mixed)
    }

    /// Whether it is in a list.
    pub(super) fn is(&self, list: u8) -> bool {
        self.lists & list != 0
    }
}

/// Hash of a word as units have it, for lists of words in the code.
pub(crate) const fn hash_word(word: &str) -> u32 {
    let bytes = word.as_bytes();
    let mut hash = 0;
    let mut index = 0;
    while index < bytes.len() {
        hash = mix(hash, bytes[index] as u32);
        index += 1;
    }
    hash
}

/// The units met last, each as it is by itself: articles say the same words again and again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Met {
    /// What is written, as a hash of so many bits that no two words are taken for one, at the place that it gives.
    known: Vec<(u64, Option<Unit>)>,
}

/// So many units are kept, for the reason that [`super::memo`] gives.
const MET: usize = 2048;

impl Met {
    /// What can be said of a unit by its own characters, and what the lexicon knows of it.
    fn unit(&mut self, text: &str, span: Span, lexicon: &Lexicon) -> Unit {
        if self.known.is_empty() {
            self.known.resize(MET, (0, None));
        }
        let hash = hash(span.slice(text));
        let (written, known) = &mut self.known[(hash ^ hash >> 32) as usize % MET];
        if *written == hash
            && let Some(unit) = known
        {
            return Unit { span, ..*unit };
        }
        let mut unit = describe(text, span);
        unit.entry = lexicon.look_up(text, &unit);
        (*written, *known) = (hash, Some(unit));
        unit
    }
}

/// As [`read_on`], of a stretch by itself.
#[cfg(any(test, feature = "train"))]
pub(crate) fn read(text: &str, within: Span, sentences: &[Span], quoted: &[Span], lexicon: &Lexicon) -> Vec<Unit> {
    let mut found = Vec::new();
    read_on(text, within, &tokens(text, within), (sentences, quoted), lexicon, &mut Met::default(), &mut found);
    found
}

/// Reads a stretch of text, given with its tokens, into a list. Sentences and quotations are in the order of the text;
/// these hold their marks. What was met is of this lexicon.
pub(crate) fn read_on(
    text: &str,
    within: Span,
    tokens: &[Token],
    (sentences, quoted): (&[Span], &[Span]),
    lexicon: &Lexicon,
    met: &mut Met,
    found: &mut Vec<Unit>,
) {
    found.clear();
    let spans = units(text, within, tokens, sentences);
    let mut sentences = sentences.iter().peekable();
    let mut quoted = quoted.iter().peekable();
    let mut sentence_start = 0;
    for (index, span) in spans.enumerate() {
        if sentences.next_if(|sentence| sentence.end <= span.start).is_some() {
            while sentences.next_if(|sentence| sentence.end <= span.start).is_some() {}
            close_sentence(found, sentence_start, index);
            sentence_start = index;
        }
        while quoted.next_if(|stretch| stretch.end <= span.start).is_some() {}
        let quotation = quoted.peek().map_or(Quotation::Outside, |stretch| quotation(text, span, **stretch));
        let sentence_start = sentence_start as u32;
        found.push(Unit { quotation, sentence_start, ..met.unit(text, span, lexicon) });
    }
    let end = found.len();
    close_sentence(found, sentence_start, end);
}

fn close_sentence(units: &mut [Unit], start: usize, end: usize) {
    for unit in &mut units[start..end] {
        unit.sentence_end = end as u32;
    }
}

/// Where a unit stands with regard to the first quotation that does not end before it.
fn quotation(text: &str, span: Span, stretch: Span) -> Quotation {
    if !stretch.overlaps(span) {
        return Quotation::Outside;
    }
    let is_mark = span.slice(text).chars().next().is_some_and(is_mark);
    match is_mark {
        true if span.start == stretch.start => Quotation::Opening,
        true if span.end == stretch.end => Quotation::Closing,
        _ => Quotation::Inside,
    }
}

/// What can be said of a unit by its own characters.
fn describe(text: &str, span: Span) -> Unit {
    let mut word = 0;
    let mut prefix = 0;
    // The last three characters, the last one last.
    let mut last = [0u32; 3];
    let mut length = 0;
    let (mut upper, mut lower) = (0, 0);
    let mut first = ' ';
    for character in span.slice(text).chars() {
        if length == 0 {
            first = character;
        }
        let folded = fold(character);
        if character.is_ascii() {
            upper += usize::from(character.is_ascii_uppercase());
            lower += usize::from(character.is_ascii_lowercase());
        } else {
            upper += usize::from(character.is_uppercase());
            lower += usize::from(character.is_lowercase());
        }
        word = mix(word, folded);
        length += 1;
        if length <= 3 {
            prefix = word;
        }
        last = [last[1], last[2], folded];
    }
    let short_suffix = mix(mix(1, last[1]), last[2]);
    Unit {
        span,
        word,
        suffix: mix(short_suffix, last[0]),
        short_suffix,
        prefix,
        shape: shape(first, upper, lower, length),
        quotation: Quotation::Outside,
        lists: lists_of(word),
        entry: WordEntry::default(),
        sentence_start: 0,
        sentence_end: 0,
    }
}

/// The form in which characters are compared, as a number.
fn fold(character: char) -> u32 {
    if character.is_ascii() {
        let folded = if character.is_ascii_digit() { '0' } else { character.to_ascii_lowercase() };
        return u32::from(folded);
    }
    let folded = match character {
        _ if is_apostrophe(character) => '\'',
        _ if is_dash(character) => '-',
        _ => fold_char(character),
    };
    u32::from(folded)
}

fn shape(first: char, upper: usize, lower: usize, length: usize) -> Shape {
    match (upper, lower) {
        _ if first.is_numeric() => Shape::Number,
        (0, 0) if !first.is_alphanumeric() => Shape::Mark,
        (0, _) => Shape::Lower,
        (1, _) if first.is_uppercase() && (lower > 0 || length == 1) => Shape::Capitalised,
        (_, 0) => Shape::Upper,
        _ => Shape::Mixed,
    }
}

/// The class of a word by its form alone.
pub(crate) fn form_class(text: &str, unit: &Unit) -> FormClass {
    match unit.shape {
        Shape::Mark => FormClass::Mark,
        Shape::Number => FormClass::Number,
        Shape::Capitalised | Shape::Mixed => FormClass::Capitalised,
        Shape::Upper => FormClass::Upper,
        Shape::Lower => {
            let word = unit.span.slice(text);
            match () {
                () if word.ends_with("ing") => FormClass::Ing,
                () if word.ends_with("ed") => FormClass::Ed,
                () if word.ends_with("ly") => FormClass::Ly,
                () if word.ends_with('s') => FormClass::S,
                () => FormClass::Lower,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Quotation, Shape, Unit, hash_word, read};
    use crate::attribution::tagger::lexicon::Lexicon;
    use crate::text::{Span, sentences};

    fn units(text: &str, quoted: &[Span]) -> Vec<Unit> {
        let whole = Span::new(0, text.len());
        read(text, whole, &sentences(text, whole), quoted, &Lexicon::default())
    }

    #[test]
    fn words_fold_and_shapes_differ() {
        let units = units("Said SAID said 1,234 .", &[]);
        assert!(units[..3].iter().all(|unit| unit.word == hash_word("said")));
        assert_eq!(units[3].word, hash_word("0,000"));
        let shapes: Vec<Shape> = units.iter().map(|unit| unit.shape).collect();
        assert_eq!(shapes, [Shape::Capitalised, Shape::Upper, Shape::Lower, Shape::Number, Shape::Mark]);
    }

    #[test]
    fn marks_and_sentences_are_known() {
        use Quotation::{Closing, Inside, Opening, Outside};
        let text = "“No.” She left. ";
        let units = units(text, &[Span::new(0, text.find(" She").unwrap_or(0))]);
        let states: Vec<Quotation> = units.iter().map(|unit| unit.quotation).collect();
        assert_eq!(states, [Opening, Inside, Inside, Closing, Outside, Outside, Outside]);
        assert_eq!((units[1].sentence_start, units[1].sentence_end), (0, 4));
        assert_eq!((units[5].sentence_start, units[5].sentence_end), (4, 7));
    }
}

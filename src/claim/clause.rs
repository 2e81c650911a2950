//! Clauses: where a sentence that asserts several things can be parted.
//!
//! Parted is before a conjunction, a relative pronoun or a participle, if what stands on both sides has a verb and
//! enough words of matter to be a statement. What cannot be told for sure stays together.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use super::hedge;
use crate::text::{Classed, Classes, FUNCTION_WORDS, Span, WordTable, Words, is_dash, is_one_of};

/// A clause has as many words of matter.
const MATTER_AT_LEAST: usize = 3;

/// A word or mark has at least as many bytes with the space behind it, of most sentences.
const BYTES_OF_WORD: usize = 5;

/// The words of a text with the classes that claims are read by.
pub(super) fn classes<'a>(text: &'a str, words: &'a Words) -> Classes<'a> {
    Classes::refined(text, words, &CLASSES, |written, folded, classes| {
        let telling = folded.len() > 1 && classes & FUNCTION == 0;
        let like_verb = || folded.len() > 4 && folded.ends_with("ed") || participle(folded);
        let verb = (classes & VERB != 0 || like_verb()) && written.starts_with(char::is_lowercase);
        classes | if telling { TELLING } else { 0 } | if verb { VERB_HERE } else { 0 }
    })
}

/// Reads a stretch of one sentence.
pub(super) fn read<'a>(classes: &Classes<'a>, within: Span) -> Vec<Word<'a>> {
    let mut found = Vec::with_capacity(within.len() / BYTES_OF_WORD + 1);
    read_to(&mut found, classes, within);
    found
}

/// The same into a list, instead of what it has.
pub(super) fn read_to<'a>(found: &mut Vec<Word<'a>>, classes: &Classes<'a>, within: Span) {
    found.clear();
    let mut count = (0, 0);
    classes.each_within(within, &mut |one| {
        let word = Word::read(one, count);
        count = word.count;
        found.push(word);
    });
}

/// Parts a stretch of one sentence, given with its words: lists each clause with which of these are its own.
pub(super) fn clauses(words: &[Word], within: Span, found: &mut Vec<(Span, Range<usize>)>) {
    let mut starts = (1..words.len()).filter(|&at| may_start(words, at)).peekable();
    let mut from = 0;
    while let Some(start) = starts.next() {
        let next = starts.peek().copied().unwrap_or(words.len());
        if state(words, from, start) && (state(words, start, next) || state(words, start, words.len())) {
            // Marks at the end are left out, but not the one that closes a quotation or a bracket.
            if let Some(last) = words[from..start].iter().rposition(|word| word.spoken) {
                found.push((words[from].span.join(words[from + last].span), from..from + last + 1));
            }
            from = start;
        }
    }
    // The last one keeps the full stop, and one that is alone keeps all.
    let start = if from == 0 { within.start } else { words[from].span.start };
    found.push((Span::new(start, within.end), from..words.len()));
}

/// Whether a stretch is a clause that can stand by itself: "that the pier was closed", not "the closing of the pier" or
/// "the council to close the pier".
pub(super) fn is_clause(words: &[Word]) -> bool {
    let mut governed = false;
    words.iter().any(|word| {
        let folded = &*word.folded;
        let verb = word.is(VERB | CONTRACTED) || folded.len() > 4 && folded.ends_with("ed") || folded.ends_with("n't");
        let finite = verb && !governed;
        governed = word.is(GOVERNING);
        finite
    })
}

/// Whether a stretch tells what somebody is to do, "the council to ask whether the pier was safe": without the verb before
/// it, it states nothing.
pub(super) fn is_infinitive(words: &[Word]) -> bool {
    let is = |at: usize, list: &str| words.get(at).is_some_and(|word| is_one_of(&word.folded, list));
    let Some(to) = (0..words.len().min(INFINITIVE_WITHIN)).find(|&at| is(at, "to")) else { return false };
    let verb = |at: usize| {
        let Word { folded, classes, .. } = &words[at];
        classes & VERB != 0 || folded.len() > 4 && folded.ends_with("ed")
    };
    let next = |found: &dyn Fn(usize) -> bool| (0..words.len()).find(|&at| found(at));
    let opener = |at: usize| words[at].classes & OPENER != 0 || is(at, "that whether how what why");
    let bare = |at: usize| verb(at) && !is(at.wrapping_sub(1), "to");
    let direction = is(to + 1, "the a an his her its their our my this that these those");
    !direction && next(&bare).is_none_or(|verb| verb > to && next(&opener).is_some_and(|opener| opener < verb))
}

/// "To" as one of the first so many words and marks stands with the first verb.
const INFINITIVE_WITHIN: usize = 8;

/// Subject and verb in one word.
const CONTRACTIONS: &str = "he's i'd i'll i'm i've it's she's that's there's they're we're we've";

/// What a verb behind it is no finite one.
const GOVERNED: &str = "to the a an of his her their";

/// What introduces an occasion.
const OCCASIONS: &str = "in on at before after during as from while when following aboard";

/// The classes of words that claims are read by, one bit each.
const VERB: u32 = 1;
const CONTRACTED: u32 = 1 << 1;
const GOVERNING: u32 = 1 << 2;
const OPENER: u32 = 1 << 3;
const SUBORDINATOR: u32 = 1 << 4;
const FUNCTION: u32 = 1 << 5;
/// What introduces an occasion.
pub(super) const OCCASION: u32 = 1 << 6;
/// What hedges wherever it stands.
pub(super) const HEDGE: u32 = 1 << 7;
/// What words in a row that hedge begin with.
pub(super) const HEDGE_PHRASE: u32 = 1 << 8;
/// Carries matter, if only that of a small verb.
const TELLING: u32 = 1 << 9;
/// A verb, or like one, and not written like a name.
const VERB_HERE: u32 = 1 << 10;

/// All lists at once, so that each word is looked up once.
static CLASSES: LazyLock<WordTable> = LazyLock::new(|| {
    WordTable::new(&[
        (VERB, VERBS),
        (CONTRACTED, CONTRACTIONS),
        (GOVERNING, GOVERNED),
        (OPENER, OPENERS),
        (SUBORDINATOR, SUBORDINATORS),
        (FUNCTION, FUNCTION_WORDS),
        (OCCASION, OCCASIONS),
        (HEDGE, hedge::WORDS),
        (HEDGE_PHRASE, hedge::FIRST_WORDS),
    ])
});

/// A word or mark with what it is good for.
pub(super) struct Word<'a> {
    /// Where it stands.
    pub(super) span: Span,
    /// The form in which words are compared.
    pub(super) folded: Cow<'a, str>,
    /// Whether it is a word.
    pub(super) spoken: bool,
    /// Whether it carries matter, if only that of a small verb.
    pub(super) telling: bool,
    classes: u32,
    verb: bool,
    /// How many verbs and words of matter its stretch has up to and with it.
    count: (usize, usize),
}

impl<'a> Word<'a> {
    fn read(one: Classed<'a>, (verbs, matter): (usize, usize)) -> Self {
        let Classed { span, is_word: spoken, folded, classes } = one;
        let (telling, verb) = (classes & TELLING != 0, classes & VERB_HERE != 0);
        let has_matter = telling && classes & VERB == 0;
        let count = (verbs + usize::from(verb), matter + usize::from(has_matter));
        Self { span, folded, spoken, telling, classes, verb, count }
    }

    /// Whether it is of one of these classes.
    pub(super) fn is(&self, classes: u32) -> bool {
        self.classes & classes != 0
    }
}

fn participle(folded: &str) -> bool {
    folded.len() > 5 && folded.ends_with("ing") && !matches!(folded, "during" | "morning" | "evening" | "nothing")
}

/// Whether a run of words, from one to before another, has a verb and enough matter. By what is counted up to each word: a
/// sentence may have thousands of places where a clause could start, and each asks about the runs on both its sides.
fn state(words: &[Word], from: usize, to: usize) -> bool {
    let count = |at: usize| at.checked_sub(1).map_or((0, 0), |last| words[last].count);
    let (before, behind) = (count(from), count(to));
    behind.0 > before.0 && behind.1 - before.1 >= MATTER_AT_LEAST
}

/// Whether a clause may start at a word.
fn may_start(words: &[Word], at: usize) -> bool {
    let (word, before) = (&words[at], &words[at - 1]);
    if !word.spoken {
        return false;
    }
    if !before.spoken {
        let opens = word.is(OPENER) || participle(&word.folded);
        return match &*before.folded {
            ";" | ":" => true,
            "," => opens,
            mark => opens && mark.chars().all(is_dash),
        };
    }
    // "and" joins clauses where a verb follows at once; "before the vote" may be an adjunct, "after he had left" is none.
    match &*word.folded {
        "and" | "but" => words.get(at + 1).is_some_and(|next| next.verb && !participle(&next.folded)),
        _ => word.is(SUBORDINATOR),
    }
}

/// What opens a clause behind a comma.
const OPENERS: &str = "\
    although and as because before after but if nor or since so that though unless until when whenever where \
    whereas which while who whom whose yet";

/// What opens a clause without a comma.
const SUBORDINATORS: &str = "after although because though unless when whereas while who";

/// Small verbs and the irregular ones of the news; the regular ones show by their ending.
const VERBS: &str = "am are ate beat became become been began being bent bit blew bore bought broke brought built \
    called came can cast caught chose could cost cut dealt did do does drew drove fell felt fled flew forgot fought \
    found gave get give gives go goes got grew had has have heard held hid hit hurt is kept knew laid lay led left \
    lent let lost made makes may meant met might must paid put quit ran rang read rode rose said sang sank sat saw \
    says sent set shook shot should showed shut slept sold spent spoke spread stole stood struck sued swore take \
    takes taught thought threw told took understood wants was went were will won wore would writes wrote";

/// Whether a word is a small or irregular verb that news uses.
pub(crate) fn is_verb(folded: &str) -> bool {
    CLASSES.classes(folded) & VERB != 0
}

#[cfg(test)]
mod tests {
    use super::{classes, clauses, is_infinitive, read};
    use crate::text::{Span, Words};

    fn parts(text: &str) -> Vec<&str> {
        let whole = Span::new(0, text.len());
        let words = Words::read(text);
        let read = read(&classes(text, &words), whole);
        let mut found = Vec::new();
        clauses(&read, whole, &mut found);
        found.into_iter().map(|(span, _)| span.slice(text)).collect()
    }

    #[test]
    fn clauses_that_state_something_are_parted() {
        assert_eq!(
            parts("The council bought two barges in June, while the old ferry was sold to a yard in Varra."),
            ["The council bought two barges in June", "while the old ferry was sold to a yard in Varra."]
        );
        assert_eq!(
            parts("The mayor rejected the offer on Tuesday, calling the harbour company greedy and late."),
            ["The mayor rejected the offer on Tuesday", "calling the harbour company greedy and late."]
        );
    }

    #[test]
    fn what_somebody_is_to_do_is_no_statement() {
        let infinitive = |text: &str| {
            let words = Words::read(text);
            is_infinitive(&read(&classes(text, &words), Span::new(0, text.len())))
        };
        assert!(infinitive("the council to ask whether the pier was safe"));
        assert!(infinitive("to lying to the court when he was asked about the barges"));
        assert!(!infinitive("the plan to close the pier was dead"));
        assert!(!infinitive("the pier belonged to the town"));
    }

    #[test]
    fn what_has_no_verb_or_matter_stays() {
        for whole in [
            "On Tuesday, before the vote, the council bought two barges and a crane.",
            "The mayor, who smiled, bought two barges.",
            "Orne, Holm and the council bought two barges.",
        ] {
            assert_eq!(parts(whole), [whole]);
        }
    }
}

//! Clauses: where a sentence that asserts several things can be parted.
//!
//! Parted is before a conjunction, a relative pronoun or a participle, if what stands on both sides has a verb and
//! enough words of matter to be a statement. What cannot be told for sure stays together.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::text::{Span, Token, TokenKind, WordTable, folded, is_dash, is_function_word, is_one_of, words_and_marks};

/// A clause has as many words of matter.
const MATTER_AT_LEAST: usize = 3;

/// Parts a stretch of one sentence.
pub(super) fn clauses(text: &str, within: Span) -> Vec<Span> {
    let tokens = words_and_marks(text, within);
    let words: Vec<Word> = tokens.iter().map(|token| Word::read(text, *token)).collect();
    let counts = Counts::of(&words);
    let starts: Vec<usize> = (1..tokens.len()).filter(|&at| may_start(&words, at)).collect();
    let mut found = Vec::new();
    let mut from = 0;
    for (place, &start) in starts.iter().enumerate() {
        let next = starts.get(place + 1).copied().unwrap_or(tokens.len());
        if counts.states(from, start) && (counts.states(start, next) || counts.states(start, tokens.len())) {
            found.extend(extent(&tokens, from, start));
            from = start;
        }
    }
    // The last one keeps the full stop, and one that is alone keeps all.
    let start = if from == 0 { within.start } else { tokens[from].span.start };
    found.push(Span::new(start, within.end));
    found
}

/// Whether a stretch is a clause that can stand by itself: "that the pier was closed", not "the closing of the pier" or
/// "the council to close the pier".
pub(super) fn is_clause(text: &str, within: Span) -> bool {
    let mut before = Cow::Borrowed("");
    words_and_marks(text, within).iter().any(|token| {
        let word = folded(token.span.slice(text));
        let verb = is_verb(&word)
            || word.len() > 4 && word.ends_with("ed")
            || word.ends_with("n't")
            || is_one_of(&word, CONTRACTED);
        let finite = verb && !is_one_of(&before, "to the a an of his her their");
        before = word;
        finite
    })
}

/// Whether a stretch tells what somebody is to do, "the council to ask whether the pier was safe": without the verb before
/// it, it states nothing.
pub(super) fn is_infinitive(text: &str, within: Span) -> bool {
    let tokens = words_and_marks(text, within);
    let word = |at: usize| tokens.get(at).map(|token| folded(token.span.slice(text)));
    let is = |at: usize, list: &str| word(at).is_some_and(|word| is_one_of(&word, list));
    let Some(to) = (0..tokens.len().min(INFINITIVE_WITHIN)).find(|&at| is(at, "to")) else { return false };
    let verb = |at: usize| word(at).is_some_and(|word| is_verb(&word) || word.len() > 4 && word.ends_with("ed"));
    let next = |from: usize, found: &dyn Fn(usize) -> bool| (from..tokens.len()).find(|&at| found(at));
    let opener = |at: usize| is(at, OPENERS) || is(at, "that whether how what why");
    let bare = |at: usize| verb(at) && !is(at.wrapping_sub(1), "to");
    let direction = is(to + 1, "the a an his her its their our my this that these those");
    !direction && next(0, &bare).is_none_or(|verb| verb > to && next(0, &opener).is_some_and(|opener| opener < verb))
}

/// "To" as one of the first so many words and marks stands with the first verb.
const INFINITIVE_WITHIN: usize = 8;

/// Subject and verb in one word.
const CONTRACTED: &str = "he's i'd i'll i'm i've it's she's that's there's they're we're we've";

/// From one token to the last word before another; marks at the end are left out, but not the one that closes a
/// quotation or a bracket.
fn extent(tokens: &[Token], from: usize, to: usize) -> Option<Span> {
    let last = tokens[from..to].iter().rposition(|token| token.kind == TokenKind::Word)?;
    Some(tokens[from].span.join(tokens[from + last].span))
}

/// A word or mark with what it is good for.
struct Word<'a> {
    folded: Cow<'a, str>,
    spoken: bool,
    matter: bool,
    verb: bool,
}

impl<'a> Word<'a> {
    fn read(text: &'a str, token: Token) -> Self {
        let folded = folded(token.span.slice(text));
        let spoken = token.kind == TokenKind::Word;
        let listed = spoken && is_verb(&folded);
        let matter = spoken && folded.len() > 1 && !listed && !is_function_word(&folded);
        let small = || token.span.slice(text).starts_with(char::is_lowercase);
        let verb = listed || spoken && (folded.len() > 4 && folded.ends_with("ed") || participle(&folded));
        let verb = verb && small();
        Self { folded, spoken, matter, verb }
    }
}

fn participle(folded: &str) -> bool {
    folded.len() > 5 && folded.ends_with("ing") && !matches!(folded, "during" | "morning" | "evening" | "nothing")
}

/// How many verbs and words of matter stand before each word and behind the last: a sentence may have thousands of places
/// where a clause could start, and each asks about runs of words on both sides.
struct Counts(Vec<(usize, usize)>);

impl Counts {
    fn of(words: &[Word]) -> Self {
        let mut counts = Vec::with_capacity(words.len() + 1);
        let (mut verbs, mut matter) = (0, 0);
        counts.push((verbs, matter));
        for word in words {
            verbs += usize::from(word.verb);
            matter += usize::from(word.matter);
            counts.push((verbs, matter));
        }
        Self(counts)
    }

    /// Whether a run of words has a verb and enough matter.
    fn states(&self, from: usize, to: usize) -> bool {
        let (before, behind) = (self.0[from], self.0[to]);
        behind.0 > before.0 && behind.1 - before.1 >= MATTER_AT_LEAST
    }
}

/// Whether a clause may start at a word.
fn may_start(words: &[Word], at: usize) -> bool {
    let (word, before) = (&words[at], &words[at - 1]);
    if !word.spoken {
        return false;
    }
    let name = &*word.folded;
    if !before.spoken {
        return match &*before.folded {
            ";" | ":" => true,
            "," => is_one_of(name, OPENERS) || participle(name),
            mark => mark.chars().all(is_dash) && (is_one_of(name, OPENERS) || participle(name)),
        };
    }
    // "and" joins clauses where a verb follows at once; "before the vote" may be an adjunct, "after he had left" is none.
    match name {
        "and" | "but" => words.get(at + 1).is_some_and(|next| next.verb && !participle(&next.folded)),
        _ => is_one_of(name, SUBORDINATORS),
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
    static TABLE: LazyLock<WordTable> = LazyLock::new(|| WordTable::new(&[(1, VERBS)]));
    TABLE.classes(folded) != 0
}

#[cfg(test)]
mod tests {
    use super::{clauses, is_infinitive};
    use crate::text::Span;

    fn parts(text: &str) -> Vec<&str> {
        clauses(text, Span::new(0, text.len())).into_iter().map(|span| span.slice(text)).collect()
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
        let infinitive = |text: &str| is_infinitive(text, Span::new(0, text.len()));
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

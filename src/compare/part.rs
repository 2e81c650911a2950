//! Which part of a statement says what the others of its claim say.
//!
//! A sentence tells its fact beside others: where most of it is none of the others' matter, the reader is shown the part
//! that is, from one boundary of phrases to another. Nothing is taken away that could turn the sense round.

use std::ops::Range;
use std::sync::LazyLock;

use super::lexicon::{Entry, Key, Lexicon};
use super::model::Touch;
use super::vocabulary::{Places, Weights};
use crate::claim::is_verb;
use crate::text::{Span, WordTable};

/// What a word costs that the others have not, beside what one gains that they have.
const BESIDE: f64 = 0.6;

/// Different words with one root ("oppose", "opposition") are this much of one word.
const SAME_ROOT: f64 = 0.7;

/// Fewer words of matter are not worth being left out: what is more in one sentence is marked, which tells more.
const LEFT_OUT_AT_LEAST: usize = 4;

/// A part with fewer words of matter is a name or a catchword.
const LEFT_AT_LEAST: usize = 3;

/// A clause is none of the others' matter where they have no more than this part of it by weight.
const OF_CLAUSE_AT_MOST: f64 = 0.2;

/// No word.
const BETWEEN: Key = Key::MAX;

/// So many words in a row are another's clause, and not what anybody says …
const REPEATED_AT_LEAST: usize = 4;

/// … where that has no more words besides: "and", "the", "said".
const BESIDE_REPEATED: usize = 2;

/// What the other statements of a claim have, by number.
#[derive(Default)]
pub(super) struct Others {
    stems: Places,
    roots: Places,
    /// What the two were laid out from.
    all_stems: Vec<Key>,
    all_roots: Vec<Key>,
    /// The words of each, in their order, with [`BETWEEN`] between.
    words: Vec<Key>,
}

impl Others {
    /// Forgets those before, and takes others by their stems and their words.
    pub(super) fn take<'a>(&mut self, others: impl Iterator<Item = (&'a [Key], &'a [Key])>, lexicon: &Lexicon) {
        let Self { stems, roots, all_stems, all_roots, words: all_words } = self;
        all_stems.clear();
        all_words.clear();
        for (stems, words) in others {
            all_stems.extend_from_slice(stems);
            if !all_words.is_empty() {
                all_words.push(BETWEEN);
            }
            all_words.extend_from_slice(words);
        }
        all_roots.clear();
        all_roots.extend(all_stems.iter().filter_map(|&stem| lexicon.root(stem)));
        stems.take(all_stems, |&stem| (stem, 0.0, 0));
        roots.take(all_roots, |&root| (root, 0.0, 0));
    }

    /// Whether they say nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.all_stems.is_empty()
    }
}

/// How much a word tells, nothing for grammar, and how much of it the others have.
struct Shared {
    key: Key,
    weight: f64,
    share: f64,
}

#[expect(clippy::struct_excessive_bools, reason = "what a word is for the cut, each by itself")]
struct Word {
    span: Span,
    matter: bool,
    verb: bool,
    opens: bool,
    joins: bool,
    turns: bool,
    /// Not only what may be: what is not.
    denies: bool,
    /// "And", "but".
    adds: bool,
    /// "If", "denied": what it stands beside may not be so.
    conditions: bool,
}

/// The part of one span of an article that says what others do; none where that is nearly all of it, or cannot be taken out.
pub(super) fn shared(
    (article, text, whole): (usize, &str, Span),
    others: &Others,
    lexicon: &mut Lexicon,
    weights: &Weights,
) -> Option<Span> {
    let places = lexicon.words(article).within(whole)?;
    let told = read((article, places.clone()), others, lexicon, weights);
    let words: Vec<Word> = told
        .iter()
        .zip(&lexicon.words(article).spans[places])
        .map(|(shared, &span)| Word::read(span, text, shared, lexicon.entry(shared.key)))
        .collect();
    let (start, end) = repeated(text, &told, &words, others)
        .or_else(|| phrases(text, &told, &words))
        .or_else(|| clauses(&told, &words))?;
    Some(balanced(text, words[start].span.join(words[end - 1].span)))
}

/// A clause that each of the others is, word for word or nearly, where it is one of several: "we will mend the pier, and we
/// will bring back the ferry".
fn repeated(text: &str, told: &[Shared], words: &[Word], others: &Others) -> Option<(usize, usize)> {
    let (mut start, mut end) = (words.len(), 0);
    for other in others.words.split(|&key| key == BETWEEN) {
        let (from, length) = longest_run(told, other);
        if length < REPEATED_AT_LEAST || length + BESIDE_REPEATED < other.len() {
            return None;
        }
        (start, end) = (start.min(from), end.max(from + length));
    }
    let bounded =
        |at: usize| at == 0 || at == words.len() || words[at - 1].adds || words[at].adds || is_parted(text, words, at);
    let (mut verb, mut matter, mut shared) = (false, false, false);
    for (at, word) in words.iter().enumerate() {
        let inside = start <= at && at < end;
        // "If the tide comes" is half of what it says, and what it stands beside need not be so; nor what "but she does not
        // believe it" stands behind.
        if word.conditions && (!inside || at == start) || word.denies && at >= end {
            return None;
        }
        verb |= word.verb && !inside;
        matter |= word.matter && !inside;
        shared |= word.matter && inside;
    }
    (verb && matter && shared && bounded(start) && bounded(end)).then_some((start, end))
}

/// Where the longest run of words begins that another statement has too, and how many they are: of runs that leave out no
/// more of the other's words than may be besides.
fn longest_run(told: &[Shared], other: &[Key]) -> (usize, usize) {
    let mut best = (0, 0);
    for shift in 0..=(told.len() + 2 * BESIDE_REPEATED).saturating_sub(other.len()) {
        let mut run = 0;
        for (place, &key) in other.iter().enumerate() {
            let at = (place + shift).wrapping_sub(BESIDE_REPEATED);
            if told.get(at).is_none_or(|word| word.key != key) {
                run = 0;
                continue;
            }
            run += 1;
            let from = at + 1 - run;
            if run > best.1 || run == best.1 && from < best.0 {
                best = (from, run);
            }
        }
    }
    best
}

/// Whether a mark parts a word from the one before it.
fn is_parted(text: &str, words: &[Word], at: usize) -> bool {
    let between = &text[words[at - 1].span.end..words[at].span.start];
    between.contains(|c: char| !c.is_whitespace() && !matches!(c, '\'' | '’' | '.'))
}

/// The words from one boundary of phrases to another that have most of what others have.
fn phrases(text: &str, told: &[Shared], words: &[Word]) -> Option<(usize, usize)> {
    let (first, last) = window(told)?;
    let matter = |words: &[Word]| words.iter().filter(|word| word.matter).count();
    // The part is no less than that: mostly too little is left out.
    if matter(words) < matter(&words[first..=last]) + LEFT_OUT_AT_LEAST {
        return None;
    }
    let parted = |at: usize| is_parted(text, words, at);
    // From where a clause opens to where the next one does; a thing that has a verb behind it, from its own beginning.
    let opens = |at: usize, done: bool| {
        let (word, before) = (&words[at], &words[at - 1]);
        parted(at) || word.opens || !done && (before.joins || before.verb)
    };
    let closes = |&at: &usize| parted(at) || words[at].opens || words[at].joins;
    let end = (last + 1..words.len()).find(closes).unwrap_or(words.len());
    let start = |done: bool| (1..=first).rev().find(|&at| opens(at, done)).unwrap_or(0);
    let start = if has_verb(&words[first..end]) { start(words[first].verb) } else { start(true) };
    // "And", "that" and the like belong to what goes on.
    let start = (start..first).find(|&at| !words[at].opens).unwrap_or(first);
    // "From the White House, appeared dead": what stands before the comma is not what the verb is said of.
    let verb = start + words[start..end].iter().position(|word| word.verb)?;
    if verb > start && parted(verb) {
        return None;
    }
    let (kept, all) = (matter(&words[start..end]), matter(words));
    let turned = words[..start].iter().chain(&words[end..]).any(|word| word.turns);
    let worth = all - kept >= LEFT_OUT_AT_LEAST && kept >= LEFT_AT_LEAST;
    (worth && !turned).then_some((start, end))
}

/// The clauses that "and" and "but" join, without those at either end of which the others have next to nothing: "we did it
/// before and we will do it again".
fn clauses(told: &[Shared], words: &[Word]) -> Option<(usize, usize)> {
    // Nothing of it is the others' matter, it says something, and not that the rest is wrong.
    let others_lack = |from: usize, to: usize| {
        let (told, words) = (&told[from..to], &words[from..to]);
        let all: f64 = told.iter().map(|word| word.weight).sum();
        let shared: f64 = told.iter().map(|word| word.weight * word.share).sum();
        all > 0.0 && shared <= OF_CLAUSE_AT_MOST * all && has_verb(words) && !words.iter().any(|word| word.denies)
    };
    let (mut start, mut end) = (0, words.len());
    for at in (1..words.len()).rev().filter(|&at| words[at].adds) {
        if others_lack(at + 1, end) {
            end = at;
        }
    }
    for at in (1..end).filter(|&at| words[at].adds) {
        if others_lack(start, at) {
            start = at + 1;
        }
    }
    let whole = start == 0 && end == words.len();
    let shared = |word: &Shared| word.weight * word.share > 0.0;
    (!whole && has_verb(&words[start..end]) && told[start..end].iter().any(shared)).then_some((start, end))
}

fn has_verb(words: &[Word]) -> bool {
    words.iter().any(|word| word.verb)
}

fn read(
    (article, places): (usize, Range<usize>),
    others: &Others,
    lexicon: &mut Lexicon,
    weights: &Weights,
) -> Vec<Shared> {
    let mut words = Vec::with_capacity(places.len());
    for place in places {
        let key = lexicon.key_at(article, place);
        let entry = lexicon.entry(key);
        let stem = entry.stem;
        let root = || lexicon.root(stem).is_some_and(|root| others.roots.has(root));
        let share = if others.stems.has(stem) {
            1.0
        } else if root() {
            SAME_ROOT
        } else {
            0.0
        };
        words.push(Shared { key, weight: if entry.content { weights.weight(stem) } else { 0.0 }, share });
    }
    words
}

impl Word {
    fn read(span: Span, text: &str, shared: &Shared, entry: &Entry) -> Self {
        let folded = entry.folded.as_str();
        let small = span.slice(text).starts_with(char::is_lowercase);
        let classes = classes(folded);
        let ending = folded.len() > 4 && (folded.ends_with("ed") || folded.ends_with("ing"));
        Self {
            span,
            matter: shared.weight > 0.0,
            verb: small && (ending || is_verb(folded)),
            opens: classes & OPENS != 0,
            joins: classes & JOINS != 0,
            turns: entry.touch == Some(Touch::Negation) || classes & (TURNS | MAY) != 0,
            denies: entry.touch == Some(Touch::Negation) || classes & TURNS != 0,
            adds: matches!(folded, "and" | "but"),
            conditions: classes & TURNS != 0,
        }
    }
}

/// The first and the last word of the run that has most of what others have, and least besides.
fn window(words: &[Shared]) -> Option<(usize, usize)> {
    let (mut best, mut found) = (0.0, None);
    let (mut score, mut from) = (0.0, None);
    for (at, word) in words.iter().enumerate().filter(|(_, word)| word.weight > 0.0) {
        score += word.weight * (word.share - BESIDE * (1.0 - word.share));
        if score <= 0.0 {
            (score, from) = (0.0, None);
            continue;
        }
        let start = *from.get_or_insert(at);
        if score > best {
            (best, found) = (score, Some((start, at)));
        }
    }
    found
}

/// With the mark that closes a quotation or a bracket which opens in it.
fn balanced(text: &str, part: Span) -> Span {
    let after = text[part.end..].chars().next();
    let closing = after.filter(|c| matches!(c, '”' | '"' | ')' | '’')).map_or(0, char::len_utf8);
    let has = |marks: &[char]| part.slice(text).contains(marks);
    let open = has(&['“', '"', '(', '‘']) && !has(&['”', ')']);
    Span::new(part.start, part.end + if open { closing } else { 0 })
}

/// The classes of a word, of those that follow.
fn classes(folded: &str) -> u32 {
    static TABLE: LazyLock<WordTable> =
        LazyLock::new(|| WordTable::new(&[(OPENS, OPENERS), (JOINS, PREPOSITIONS), (TURNS, TURNING), (MAY, MODALS)]));
    TABLE.classes(folded)
}

const OPENS: u32 = 1;
const JOINS: u32 = 1 << 1;
const TURNS: u32 = 1 << 2;
const MAY: u32 = 1 << 3;

/// What opens a clause.
const OPENERS: &str = "\
    although and as because before after but if since so that though unless until when whenever where whereas which while \
    who whom whose yet";

/// What joins a phrase to what stands before it; "of" and "to" belong to both.
const PREPOSITIONS: &str = "\
    about above across against along amid among around at behind below beneath beside between beyond by despite during for \
    from in inside into near off on onto out outside over past through throughout toward towards under upon via with within \
    without";

/// Without these, a statement says something else.
const TURNING: &str = "\
    deny denied denies denying if whether unless false falsely refute refuted reject rejected dispute disputed doubt \
    doubted fail failed allegedly reportedly claim claimed accuse accused";

/// The same, but of a clause of its own they say nothing of another.
const MODALS: &str = "could may might should would";

#[cfg(test)]
mod tests {
    use super::{Others, shared};
    use crate::article::ArticleInput;
    use crate::compare::lexicon::Lexicon;
    use crate::compare::model::Analysed;
    use crate::compare::vocabulary::{Bag, Weights};
    use crate::options::Options;
    use crate::text::Span;

    fn part(text: &str, other: &str) -> Option<String> {
        let read = |text: &str| -> Option<Analysed> {
            let input = ArticleInput { text: text.to_owned(), ..ArticleInput::default() };
            crate::analyse_one(&input, &Options::default(), false).ok()
        };
        let (one, two) = (read(text)?, read(other)?);
        let mut lexicon = Lexicon::of(&[&one, &two]);
        let bags: Vec<Bag> = [(0, text), (1, other)]
            .map(|(article, text)| Bag::read(article, &[Span::new(0, text.len())], &mut lexicon))
            .into();
        let weights = Weights::measure(&[&bags[0], &bags[1]], &lexicon);
        let mut others = Others::default();
        let words = lexicon.keys_in(1, &[Span::new(0, other.len())]);
        others.take([(&bags[1].stems[..], &words[..])].into_iter(), &lexicon);
        let found = shared((0, text, Span::new(0, text.len())), &others, &mut lexicon, &weights);
        found.map(|span| span.slice(text).to_owned())
    }

    #[test]
    fn what_the_other_does_not_say_is_left_out() {
        let text = "The mayor and the whole council praised the brave crew on Sunday, while the ferry Alba sank off Port Alder \
                    in a storm.";
        let other = "The Alba sank off Port Alder in a storm.";
        assert_eq!(part(text, other).as_deref(), Some("the ferry Alba sank off Port Alder in a storm"));
    }

    #[test]
    fn what_is_nearly_all_shared_stays_whole() {
        assert_eq!(part("The Alba sank off Port Alder in a storm on Monday.", "The Alba sank off Port Alder."), None);
    }

    #[test]
    fn a_clause_that_only_one_adds_is_left_out() {
        let text = "We have won elections on the coast and we will mend the pier again.";
        assert_eq!(
            part(text, "We have won elections on the coast.").as_deref(),
            Some("We have won elections on the coast")
        );
        let text = "The issue was under study for years but he would tell more after a review.";
        assert_eq!(part(text, "Under study for years.").as_deref(), Some("The issue was under study for years"));
        let text = "The pier is safe but nobody believes it.";
        assert_eq!(part(text, "The pier is safe."), None);
    }

    #[test]
    fn a_clause_that_the_other_repeats_is_what_they_share() {
        let text = "We will mend our piers, we will bring back our ferries, we will bring back our pilots.";
        assert_eq!(
            part(text, "And we will bring back our ferries.").as_deref(),
            Some("we will bring back our ferries")
        );
        let text = "There will be no further word of the meeting, but lines of communication remain open.";
        let other = "The lines of communication remain open.";
        assert_eq!(part(text, other).as_deref(), Some("lines of communication remain open"));
        let text = "The old pier is safe, but the pilots did not mend it.";
        assert_eq!(part(text, "The old pier is safe."), None);
        let text = "If the council agrees, we will bring back our ferries.";
        assert_eq!(part(text, "We will bring back our ferries."), None);
    }

    #[test]
    fn what_turns_the_sense_is_not_left_out() {
        let text = "The harbour company denied to angry relatives that its old ferry sank off Port Alder in a storm.";
        assert_eq!(part(text, "The ferry sank off Port Alder in a storm."), None);
    }
}

//! How far two quotations have the same words, and whether that is enough to be one utterance.

use std::ops::Range;

use super::align::{Pair, partners};
use super::lexicon::{Key, Lexicon};
use super::quotation::FRAGMENT_BELOW;
use super::speaker::Match;
use super::stretch::{Stretch, Word};
use crate::sorting;

/// Longest quotation, in words, that a single content word may be a fragment of: two sentences.
const ONE_WORD_IN: usize = 60;

/// Of the shorter one's content words, how many the longer must have. On five articles on one event this parts
/// quotations of one utterance from all others, together with the next.
const CONTAINED_AT_LEAST: f64 = 0.6;
/// … and how many where no half of its words is in one run, or where it is not sure that one speaker stands behind both
/// and no long run tells.
const CONTAINED_BROKEN: f64 = 0.8;
/// Of the shorter one's words, how many must be shared in one order.
const IN_ORDER_AT_LEAST: f64 = 0.7;
/// A piece (a sentence, or what stands before or behind an ellipsis) that both have makes them one, from this many
/// words on …
const PIECE_WORDS: usize = 6;
/// … of which this many carry matter …
const PIECE_CONTENT: usize = 3;
/// … and these shares of all words and of those that carry matter are shared.
const PIECE_SHARED: f64 = 0.8;
const PIECE_CONTENT_SHARED: f64 = 0.9;
/// So does a run of this many words, as where each quotation runs past the other at one end.
const RUN_WORDS: usize = 8;
/// Words that carry no matter ("we don't like him") count where nearly all of them agree, in a longer quotation.
const PLAIN_WORDS: usize = 8;
const PLAIN_IN_ORDER: f64 = 0.85;
/// Words in another order count where so many of all are still in one.
const REORDERED_IN_ORDER: f64 = 0.6;
/// Where it is not sure that one speaker stands behind both, the words must agree in one run that is this share.
const ONE_RUN: f64 = 0.6;
/// … or in one of this many words, which nobody says by chance after somebody else.
const LONG_RUN: usize = 12;
/// A run that leaves no doubt, even where it joins two groups.
const SURE_RUN: usize = 9;
/// Two quotations of one article that share this much of the shorter one's words, but not nearly all, are two sayings.
const TWICE_IN_ORDER: f64 = 0.5;
const CONTAINED_NEARLY: f64 = 0.9;
/// Words in two mouths are a finding only where they are this many, nearly all of them shared.
const CONFLICT_WORDS: usize = 6;
const CONFLICT_SHARED: f64 = 0.8;
/// … and where neither is so much longer that it may tell the other's words.
const CONFLICT_LENGTHS: f64 = 1.6;

/// The words that two quotations have in common, and what these come to.
pub(super) type Alignment = (Vec<Pair>, Overlap);

/// What two quotations share.
#[allow(clippy::struct_excessive_bools, reason = "each is a question of its own about the two")]
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Overlap {
    /// Words of the shorter one.
    words: usize,
    words_of_longer: usize,
    /// Share of the shorter one's content words.
    contained: f64,
    /// Share of its words that are shared in order.
    in_order: f64,
    matched_content: usize,
    /// The longest run of equal words, and how many of them carry matter.
    run: usize,
    run_content: usize,
    /// Whether that run ends one of them and starts the other.
    staggered: bool,
    /// Whether a piece of one is in the other.
    piece: bool,
    /// … as it is.
    exact_piece: bool,
    /// Whether all of the shorter one stands in the longer as it is.
    pub(super) whole: bool,
    /// Whether all of the shorter one is one or more whole sentences of the longer.
    sentence: bool,
    /// Whether the longer one has all the same words of matter, some in another place.
    reordered: bool,
    /// Which words of each are shared, from the first to the last.
    pub(super) range_a: Range<usize>,
    pub(super) range_b: Range<usize>,
}

/// Why two quotations are taken for one utterance.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(super) struct Bond {
    /// How well they fit; compares candidates.
    pub(super) score: f64,
    /// So sure that it joins two groups.
    pub(super) sure: bool,
    /// The same words in different mouths.
    pub(super) conflict: bool,
    /// One speaker, and a whole piece shared: joins two groups where each has another piece.
    pub(super) piece: bool,
}

/// What says where a fragment is from, besides its words.
#[allow(clippy::struct_excessive_bools, reason = "each is a question of its own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Telling {
    /// It stands in the headline of the other's article.
    pub(super) own_title: bool,
    /// Its words stand nowhere outside quotations, and the article does not say whose they are, while the other does.
    pub(super) only_quoted: bool,
    /// What attributes it stands far from it.
    pub(super) far: bool,
    /// One of the two has a speaker with a name.
    pub(super) named: bool,
}

/// Whether the words that two quotations have can be enough to set them side by side, in whatever order: whether
/// [`Overlap::is_there`] may say so of their alignment, which costs much more. Counted on the shorter one.
pub(super) fn may_be_there(a: &Stretch, b: &Stretch, lexicon: &Lexicon) -> bool {
    let (short, long) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    let partners = partners(&short.words, &long.words, lexicon);
    let all = partners.iter().filter(|partner| partner.1).count();
    let words = short.words.len();
    if words < FRAGMENT_BELOW {
        return all == words;
    }
    let content = short.words.iter().zip(&partners).filter(|(word, partner)| word.content && partner.1).count();
    let all_content = short.content_words();
    let is_share = |part: usize, whole: usize, least: f64| part as f64 >= whole as f64 * least;
    let contained = is_share(content, all_content, CONTAINED_AT_LEAST) && is_share(all, words, IN_ORDER_AT_LEAST);
    let reordered = content == all_content && is_share(all, words, REORDERED_IN_ORDER);
    let runs = partners.chunk_by(|x, y| x.0 && y.0).any(|run| run.len() >= RUN_WORDS);
    if contained || reordered || runs || is_share(all, words, PLAIN_IN_ORDER) {
        return true;
    }
    let nearly = |partners: &[(bool, bool)]| {
        is_share(partners.iter().filter(|partner| partner.1).count(), partners.len(), PIECE_SHARED)
    };
    let piece = |range: &Range<usize>| range.len() >= PIECE_WORDS;
    short.piece_ranges().filter(piece).any(|range| nearly(&partners[range]))
        || long.piece_ranges().filter(piece).any(|range| {
            // No more words of a piece can be paired than the shorter one has.
            range.len() as f64 * PIECE_SHARED <= words as f64
                && nearly(&super::align::partners(&long.words[range], &short.words, lexicon))
        })
}

impl Overlap {
    /// Reads it off an alignment.
    pub(super) fn measure(a: &Stretch, b: &Stretch, pairs: &[Pair]) -> Self {
        let (short, by_a) = if a.words.len() <= b.words.len() { (a, true) } else { (b, false) };
        let in_short = |pair: &Pair| if by_a { pair.a } else { pair.b };
        let matched_content = pairs.iter().filter(|pair| short.words[in_short(pair)].content).count();
        let best_run = longest_run(&a.words, pairs);
        let (run, run_content) = (best_run.length, best_run.content);
        let staggered = staggered(&best_run, a.words.len(), b.words.len());
        let words = short.words.len();
        let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
        let range = |of: fn(&Pair) -> usize| match (pairs.first(), pairs.last()) {
            (Some(first), Some(last)) => of(first)..of(last) + 1,
            _ => 0..0,
        };
        let (in_a, in_b) = (range(|pair| pair.a), range(|pair| pair.b));
        let together = in_a.len() == pairs.len() && in_b.len() == pairs.len();
        let (of_a, of_b) = (shared_piece(a, pairs, |pair| pair.a), shared_piece(b, pairs, |pair| pair.b));
        let pieces = (of_a.0 || of_b.0, of_a.1 || of_b.1);
        let whole = words > 0 && pairs.len() == words && together;
        let (long, in_long) = if by_a { (b, &in_b) } else { (a, &in_a) };
        let ends = |at: usize| at == long.words.len() || long.pieces.contains(&at);
        let sentence = whole && run == words && ends(in_long.start) && ends(in_long.end);
        Self {
            words,
            words_of_longer: a.words.len().max(b.words.len()),
            contained: share(matched_content, short.content_words()),
            in_order: share(pairs.len(), words),
            matched_content,
            run,
            run_content,
            staggered,
            piece: pieces.0,
            exact_piece: pieces.1,
            whole,
            sentence,
            reordered: share(pairs.len(), words) >= REORDERED_IN_ORDER
                && matched_content < short.content_words()
                && short.content_words() >= PIECE_CONTENT
                && has_all_content(short, long, pairs, in_short),
            range_a: in_a,
            range_b: in_b,
        }
    }

    /// Whether the words that two quotations share are enough to set them side by side.
    pub(super) fn is_there(&self) -> bool {
        if self.words < FRAGMENT_BELOW {
            return self.whole && self.matched_content > 0;
        }
        // One word of matter is shared by chance, unless all around it is as well; and so are two, here and there.
        let enough = match self.matched_content {
            0 | 1 => self.matched_content > 0 && self.run == self.words,
            2 => 2 * self.run >= self.words.min(2 * FRAGMENT_BELOW),
            _ => true,
        };
        // Words here and there may be of another occasion, unless nearly all of them are there.
        let broken = self.words >= PLAIN_WORDS && 2 * self.run < self.words && self.contained < CONTAINED_BROKEN;
        let contained = self.contained >= CONTAINED_AT_LEAST && self.in_order >= IN_ORDER_AT_LEAST && enough && !broken;
        let plain = self.words >= PLAIN_WORDS && self.in_order >= PLAIN_IN_ORDER || self.sentence || self.reordered;
        let run = self.run >= RUN_WORDS
            && self.run_content >= PIECE_CONTENT
            && (self.staggered || 2 * self.run >= self.words);
        contained || plain || self.piece || run
    }

    /// Whether they are one utterance, given how their speakers go together. `telling`: what a
    /// fragment says by itself of where it is from.
    pub(super) fn bond(&self, speakers: Match, telling: Telling) -> Option<Bond> {
        if !self.is_there() {
            return None;
        }
        let score = self.contained + self.in_order + self.run as f64 / self.words_of_longer.max(1) as f64;
        let sure = self.run >= SURE_RUN && self.run_content > PIECE_CONTENT;
        let piece = speakers == Match::Same && (self.piece || self.whole && self.words >= PIECE_WORDS);
        let bond = Bond { score, sure, conflict: false, piece };
        if self.words < FRAGMENT_BELOW {
            // "person" stands in many a speech: one word says where it is from only if that is short.
            // One word alone, and one without a speaker in common, says it only as it is.
            let exact = self.run == self.words;
            let tells = self.matched_content > 1 || self.words_of_longer <= ONE_WORD_IN && exact && !telling.far;
            let nameless = telling.own_title || telling.only_quoted && self.matched_content > 1;
            let one_speaker = speakers == Match::Same || nameless && exact && speakers != Match::Different;
            return (one_speaker && tells).then_some(bond);
        }
        match speakers {
            Match::Same => Some(bond),
            Match::Open | Match::Loose => {
                let one_run =
                    self.run as f64 >= self.words as f64 * ONE_RUN || self.run >= LONG_RUN || self.exact_piece;
                let whole = self.contained >= CONTAINED_BROKEN || self.run >= RUN_WORDS;
                let cost = if speakers == Match::Open { 0.1 } else { 0.2 };
                // Few words in marks without a name to them are what something is called ("don't ask, don't tell").
                let long = self.words >= PIECE_WORDS || self.matched_content >= PIECE_CONTENT || telling.named;
                (self.matched_content >= 2 && self.run >= 3 && one_run && long && whole)
                    .then_some(Bond { score: score - cost, ..bond })
            }
            Match::Different => {
                let alike = may_conflict(self.words, self.words_of_longer)
                    && self.contained >= CONFLICT_SHARED
                    && self.in_order >= CONFLICT_SHARED
                    && self.matched_content >= PIECE_CONTENT;
                alike.then_some(Bond { score: score - 1.0, sure: false, conflict: true, piece: false })
            }
        }
    }

    /// Whether they have a run of words that leaves no doubt.
    pub(super) fn is_long(&self) -> bool {
        self.run >= SURE_RUN
    }

    /// Whether two quotations in one article are two sayings: much alike, but not the same words. Somebody said it
    /// twice, and a writer who quotes one passage twice, in the headline and below, quotes the same words.
    pub(super) fn says_it_twice(&self) -> bool {
        self.words >= PLAIN_WORDS
            && self.in_order >= TWICE_IN_ORDER
            && (self.contained < CONTAINED_NEARLY || self.in_order < CONTAINED_NEARLY)
    }

    /// How sure it is that one utterance stands behind both, 0 to 1.
    pub(super) fn confidence(&self, speakers: Match) -> f64 {
        let words = f64::midpoint(self.contained, self.in_order);
        // A long run is no chance, whatever stands around it.
        let run = (self.run as f64 / SURE_RUN as f64).min(1.0);
        let alike = words.max(run) * 0.5 + run * 0.5;
        match speakers {
            Match::Same => 0.6 + 0.39 * alike,
            Match::Open | Match::Loose => 0.45 + 0.45 * alike,
            Match::Different => 0.3 + 0.4 * alike,
        }
    }
}

/// Whether each word of matter of one stands in the other, as often.
fn has_all_content(short: &Stretch, long: &Stretch, pairs: &[Pair], side: impl Fn(&Pair) -> usize) -> bool {
    // The first word that has no partner mostly stands nowhere.
    let mut paired = 0;
    for (at, word) in short.words.iter().enumerate() {
        if pairs.get(paired).is_some_and(|pair| side(pair) == at) {
            paired += 1;
        } else if word.content {
            if long.words.iter().all(|other| other.key != word.key) {
                return false;
            }
            break;
        }
    }
    let content = |stretch: &Stretch| {
        let mut keys: Vec<Key> = stretch.words.iter().filter(|word| word.content).map(|word| word.key).collect();
        sorting::sort(&mut keys);
        keys
    };
    let all = content(long);
    let mut rest = all.iter();
    content(short).iter().all(|key| rest.any(|other| other == key))
}

/// Whether quotations of so many words in two mouths may be a finding: neither is a fragment, nor much the longer.
pub(super) fn may_conflict(a: usize, b: usize) -> bool {
    let (short, long) = (a.min(b), a.max(b));
    short >= CONFLICT_WORDS && long as f64 <= short as f64 * CONFLICT_LENGTHS
}

/// Whether a piece of a quotation is shared nearly whole, and whether one is shared as it is.
fn shared_piece(stretch: &Stretch, pairs: &[Pair], side: fn(&Pair) -> usize) -> (bool, bool) {
    let (mut nearly, mut exactly) = (false, false);
    for piece in stretch.piece_ranges().filter(|piece| piece.len() >= PIECE_WORDS) {
        let from = pairs.partition_point(|pair| side(pair) < piece.start);
        let to = pairs.partition_point(|pair| side(pair) < piece.end);
        let shared = &pairs[from..to];
        let content = shared.iter().filter(|pair| stretch.words[side(pair)].content).count();
        let all_content = stretch.words[piece.clone()].iter().filter(|word| word.content).count();
        let (Some(first), Some(last)) = (shared.first(), shared.last()) else { continue };
        let whole = shared.len() == piece.len()
            && last.a - first.a + 1 == piece.len()
            && last.b - first.b + 1 == piece.len()
            && shared.iter().all(|pair| pair.exact);
        // "It's been an honor to serve": what is said on every such occasion has few words of matter.
        let enough = content >= PIECE_CONTENT + usize::from(!whole)
            && shared.len() as f64 >= piece.len() as f64 * PIECE_SHARED
            && content as f64 >= all_content as f64 * PIECE_CONTENT_SHARED;
        nearly |= enough;
        exactly |= enough && whole;
    }
    (nearly, exactly)
}

/// Neighbouring equal words.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    length: usize,
    /// How many of them carry matter.
    content: usize,
    /// Its last words in both.
    end: (usize, usize),
}

/// The longest run of neighbouring equal words, the first of equals.
fn longest_run(a: &[Word], pairs: &[Pair]) -> Run {
    let (mut best, mut run) = (Run::default(), Run::default());
    let mut last: Option<Pair> = None;
    for &pair in pairs {
        let goes_on = last.is_some_and(|last| last.a + 1 == pair.a && last.b + 1 == pair.b);
        if !goes_on || !pair.exact {
            run = Run::default();
        }
        if pair.exact {
            let content = run.content + usize::from(a[pair.a].content);
            run = Run { length: run.length + 1, content, end: (pair.a, pair.b) };
            if (run.length, run.content) > (best.length, best.content) {
                best = run;
            }
        }
        last = Some(pair);
    }
    best
}

/// Whether a run ends one quotation and starts the other, give or take a word: each runs past the other at one end.
fn staggered(run: &Run, words_of_a: usize, words_of_b: usize) -> bool {
    if run.length == 0 {
        return false;
    }
    let starts = |end: usize| end + 1 - run.length <= 1;
    let ends = |end: usize, words: usize| end + 2 >= words;
    starts(run.end.0) && ends(run.end.1, words_of_b) || starts(run.end.1) && ends(run.end.0, words_of_a)
}

#[cfg(test)]
mod tests {
    use super::super::align::align;
    use super::super::lexicon::Lexicon;
    use super::super::stretch::Stretch;
    use super::{Overlap, may_be_there};
    use crate::text::Span;

    /// Quotations of one harbour's words, some of them pieces of others with words changed.
    fn quotations() -> Vec<String> {
        const WORDS: &str = "the of we and to a 2 two ferry ferries harbor harbour pier pilot pilots sank sinks sinking mayor \
            captain closed closing never fog fender fenders f---ing funding church winter storm storms";
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        let mut state = 7_u32;
        let mut below = |limit: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as usize % limit
        };
        let mut found: Vec<Vec<&str>> = Vec::new();
        for number in 0..70 {
            let mut own: Vec<&str> = (0..=below(20)).map(|_| words[below(words.len())]).collect();
            if number > 8 && number % 3 > 0 {
                own = found[below(found.len())].clone();
                let from = below(own.len());
                own = if below(2) == 0 { own.split_off(from) } else { own };
                for _ in 0..below(3) {
                    let at = below(own.len());
                    own[at] = words[below(words.len())];
                }
            }
            found.push(own);
        }
        found.into_iter().map(|own| own.join(" ").replace("never", "never.")).collect()
    }

    #[test]
    fn what_is_not_aligned_would_not_have_enough_in_common() {
        let (texts, mut lexicon) = (quotations(), Lexicon::new());
        let read = |text: &String| Stretch::read(text, &[Span::new(0, text.len())], &mut lexicon);
        let all: Vec<Stretch> = texts.iter().map(read).collect();
        let (mut there, mut left_out) = (0, 0);
        for (place, a) in all.iter().enumerate() {
            for (b, text) in all[place + 1..].iter().zip(&texts[place + 1..]) {
                let is_there = Overlap::measure(a, b, &align(&a.words, &b.words, &lexicon)).is_there();
                let may_be = may_be_there(a, b, &lexicon);
                assert!(may_be || !is_there, "{} | {text}", texts[place]);
                there += usize::from(is_there);
                left_out += usize::from(!may_be);
            }
        }
        assert!(there > 50 && left_out > 1000, "{there} are there, {left_out} were left out");
    }
}

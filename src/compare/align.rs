//! The best alignment of two quotations, word by word.

use super::anchor::anchors;
use super::grid::{self, Gaps};
use super::lexicon::{Key, Lexicon, likeness};
use super::stretch::{Word, keys};

/// A word of one sequence and the word of the other that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// Index in the first sequence.
    pub(super) a: usize,
    /// Index in the second sequence.
    pub(super) b: usize,
    /// The same folded word; otherwise nearly the same.
    pub(super) exact: bool,
}

/// Scores in hundredths, as whole numbers: the same on every machine.
const MATCH_CONTENT: i32 = 200;
/// A function word is at many places by chance: alone between two gaps it must not pay for opening one.
const MATCH_FUNCTION: i32 = 80;
/// A nearly equal word, times its likeness.
const MATCH_NEAR: f64 = 120.0;
/// Letters alike at both ends from here on: "pew" and "pews", not "visit" and "vision".
const NEAR_AT_LEAST: f64 = 0.6;
const MISMATCH: i32 = -60;
/// Free ends: a witness that starts later or stops earlier is silent there.
const GAPS: Gaps = Gaps { open: -110, extend: -5, a_ends_free: true, b_ends_free: true };
/// Of two equally good places the one at a sentence's start, which is what a writer would cut out.
const OPENS_SENTENCE: i32 = 5;

/// Cells of the table that are filled at once, 2,000 words by 2,000; longer sequences are cut at anchors first.
const CELLS_AT_MOST: usize = 4_000_000;

/// Aligns two sequences; the pairs come in order.
pub(super) fn align(a: &[Word], b: &[Word], lexicon: &Lexicon) -> Vec<Pair> {
    if a.is_empty() || b.is_empty() {
        return Vec::new();
    }
    if let Some(pairs) = contained(a, b) {
        return pairs;
    }
    if a.len().saturating_mul(b.len()) <= CELLS_AT_MOST {
        return fill(a, b, lexicon);
    }
    let mut pairs = Vec::new();
    let mut from = (0, 0);
    for anchor in anchors(&keys(a), &keys(b)).into_iter().chain([(a.len(), b.len())]) {
        let (left, right) = (&a[from.0..anchor.0], &b[from.1..anchor.1]);
        if left.len().saturating_mul(right.len()) <= CELLS_AT_MOST && !left.is_empty() && !right.is_empty() {
            let inner = fill(left, right, lexicon);
            pairs.extend(inner.into_iter().map(|pair| Pair { a: pair.a + from.0, b: pair.b + from.1, ..pair }));
        }
        if anchor.0 < a.len() && anchor.1 < b.len() {
            pairs.push(Pair { a: anchor.0, b: anchor.1, exact: true });
        }
        from = (anchor.0 + 1, anchor.1 + 1);
    }
    pairs
}

/// The alignment where one sequence stands in the other as it is; of several places the first at a sentence's start.
fn contained(a: &[Word], b: &[Word]) -> Option<Vec<Pair>> {
    let swapped = a.len() > b.len();
    let (short, long) = if swapped { (b, a) } else { (a, b) };
    let mut best = None;
    // Where words repeat without end, looking for every place would cost the product of the lengths.
    let mut looked_at = 0;
    for start in 0..=long.len() - short.len() {
        let run = short.iter().zip(&long[start..]).take_while(|(x, y)| x.key == y.key).count();
        looked_at += run + 1;
        if run == short.len() {
            best = best.or(Some(start));
            if long[start].opens_sentence {
                best = Some(start);
                break;
            }
        }
        if looked_at > CELLS_AT_MOST {
            break;
        }
    }
    let start = best?;
    let pair = |index: usize| {
        let (short, long) = (index, start + index);
        if swapped { Pair { a: long, b: short, exact: true } } else { Pair { a: short, b: long, exact: true } }
    };
    Some((0..short.len()).map(pair).collect())
}

/// For each word of one sequence whether the other has it, and whether it has it or one that is nearly the same: only those
/// can be paired.
pub(super) fn partners(of: &[Word], among: &[Word], lexicon: &Lexicon) -> Vec<(bool, bool)> {
    let by_initial = ByInitial::read(among, lexicon);
    let partner = |word: &Word| {
        if by_initial.any(word.key, lexicon, |at| among[at].key == word.key) {
            return (true, true);
        }
        let nearly = |at: usize| likeness(lexicon.entry(word.key), lexicon.entry(among[at].key)) >= NEAR_AT_LEAST;
        (false, by_initial.any(word.key, lexicon, nearly))
    };
    of.iter().map(partner).collect()
}

/// The words of a sequence by their first letters. Most words have nothing in common, which these tell.
struct ByInitial {
    /// By letter, the last word that begins with it.
    last: [u32; 256],
    /// By word, the one before that begins with the same.
    before: Vec<u32>,
}

impl ByInitial {
    fn read(words: &[Word], lexicon: &Lexicon) -> Self {
        let (mut last, mut before) = ([u32::MAX; 256], Vec::with_capacity(words.len()));
        for (at, word) in words.iter().enumerate() {
            before.push(std::mem::replace(&mut last[usize::from(lexicon.entry(word.key).initial)], at as u32));
        }
        Self { last, before }
    }

    /// Whether something is so of any of the places where a word may be the same as another, or nearly.
    #[inline]
    fn any(&self, word: Key, lexicon: &Lexicon, mut is_so: impl FnMut(usize) -> bool) -> bool {
        let initial = usize::from(lexicon.entry(word).initial);
        if initial == 0 {
            return (0..self.before.len()).any(is_so);
        }
        for first in [self.last[initial], self.last[0]] {
            let mut at = first as usize;
            while let Some(&before) = self.before.get(at) {
                if is_so(at) {
                    return true;
                }
                at = before as usize;
            }
        }
        false
    }
}

/// Fills the table of two sequences and keeps the pairs that are the same word, or nearly.
fn fill(a: &[Word], b: &[Word], lexicon: &Lexicon) -> Vec<Pair> {
    let by_initial = ByInitial::read(b, lexicon);
    let paired = grid::fill(a.len(), b.len(), &GAPS, &mut |i, scores| {
        scores.fill(MISMATCH);
        by_initial.any(a[i].key, lexicon, |at| {
            scores[at] = score(&a[i], &b[at], lexicon).0;
            false
        });
    });
    let kept = |(i, j): (usize, usize)| Some(Pair { a: i, b: j, exact: score(&a[i], &b[j], lexicon).1? });
    paired.into_iter().filter_map(kept).collect()
}

/// What pairing two words is worth, and whether they are the same (true), nearly so (false) or not (none).
fn score(a: &Word, b: &Word, lexicon: &Lexicon) -> (i32, Option<bool>) {
    let place = if a.opens_sentence && b.opens_sentence { OPENS_SENTENCE } else { 0 };
    if a.key == b.key {
        return (place + if a.content { MATCH_CONTENT } else { MATCH_FUNCTION }, Some(true));
    }
    let like = likeness(lexicon.entry(a.key), lexicon.entry(b.key));
    if like < NEAR_AT_LEAST {
        return (MISMATCH, None);
    }
    let full = if a.content && b.content { MATCH_NEAR } else { MATCH_NEAR / 2.0 };
    (place + (full * like) as i32, Some(false))
}

#[cfg(test)]
mod tests {
    use super::super::stretch::Stretch;
    use super::{Lexicon, align};
    use crate::text::Span;

    /// The aligned words of `a` and `b`, "a|b" where they are only alike.
    fn aligned(a: &str, b: &str) -> String {
        let mut lexicon = Lexicon::new();
        let read = |text: &str, lexicon: &mut Lexicon| Stretch::read(text, &[Span::new(0, text.len())], lexicon);
        let (x, y) = (read(a, &mut lexicon), read(b, &mut lexicon));
        let word = |pair: &super::Pair| {
            let (left, right) = (x.words[pair.a].span.slice(a), y.words[pair.b].span.slice(b));
            if pair.exact { left.to_owned() } else { format!("{left}|{right}") }
        };
        align(&x.words, &y.words, &lexicon).iter().map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn free_ends_and_one_gap() {
        assert_eq!(
            aligned("the ship did what her captain asked", "ship did exactly what her captain wanted"),
            "ship did what her captain"
        );
    }

    #[test]
    fn near_words_pair() {
        assert_eq!(aligned("in the pew every Sunday", "in the pews every Sunday"), "in the pew|pews every Sunday");
    }

    #[test]
    fn of_two_places_the_one_at_a_sentence_s_start() {
        let mut lexicon = Lexicon::new();
        let long = "I saw a cold harbour then. A cold harbour it stayed.";
        let short = "a cold harbour";
        let mut read = |text: &str| Stretch::read(text, &[Span::new(0, text.len())], &mut lexicon);
        let (short, long) = (read(short), read(long));
        assert_eq!(align(&short.words, &long.words, &lexicon)[0].b, 6);
    }

    #[test]
    fn long_sequences_are_cut_at_anchors() {
        let words: Vec<String> = (0..3000).map(|n| format!("word{n}")).collect();
        let a = words.join(" ");
        let b = a.replace("word1500 ", "").replace("word10 ", "other ");
        assert_eq!(aligned(&a, &b).split(' ').count(), 2998);
    }
}

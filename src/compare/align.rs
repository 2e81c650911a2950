//! The best alignment of two word sequences: Needleman–Wunsch with affine gaps and free ends.
//!
//! Free ends, because a witness that starts later or stops earlier is silent there; affine gaps, because one long
//! omission is likelier than many short ones, which is also what keeps runs of words together.

use std::collections::HashMap;

use super::lexicon::{Key, Lexicon, likeness};
use super::stretch::Word;
use crate::sorting;

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
const GAP_OPEN: i32 = -110;
const GAP_EXTEND: i32 = -5;
/// Of two equally good places the one at a sentence's start, which is what a writer would cut out.
const OPENS_SENTENCE: i32 = 5;

/// Cells of the table that are filled at once, 2,000 words by 2,000; longer sequences are cut at anchors first.
const CELLS_AT_MOST: usize = 4_000_000;
/// Length of the runs that serve as anchors.
const ANCHOR: usize = 4;

const NEVER: i32 = i32::MIN / 2;

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
    for anchor in anchors(a, b).into_iter().chain([(a.len(), b.len())]) {
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

/// Where a cell's best score comes from.
#[derive(Clone, Copy)]
enum From {
    Nothing = 0,
    Both = 1,
    OnlyA = 2,
    OnlyB = 3,
}

/// Fills the table. Three layers: the last step took a word of both, of `a` only, of `b` only.
fn fill(a: &[Word], b: &[Word], lexicon: &Lexicon) -> Vec<Pair> {
    let width = b.len() + 1;
    // Two bits for each layer: which layer the step came from.
    let mut trace = vec![0u8; (a.len() + 1) * width];
    let mut both = vec![NEVER; width];
    let mut only_a = vec![0; width];
    let mut only_b = vec![0; width];
    let mut best = (0, a.len(), b.len(), From::Nothing);
    let mut next = (both.clone(), only_a.clone(), only_b.clone());
    for i in 1..=a.len() {
        next.0[0] = NEVER;
        next.1[0] = 0;
        next.2[0] = 0;
        for j in 1..=b.len() {
            let (score, _) = score(&a[i - 1], &b[j - 1], lexicon);
            let (before, from_both) = larger(both[j - 1], only_a[j - 1], only_b[j - 1]);
            // The table's edge: ends are free.
            let (before, from_both) =
                if before < 0 && (i == 1 || j == 1) { (0, From::Nothing) } else { (before, from_both) };
            next.0[j] = before.max(NEVER) + score;
            let free_a = j == b.len();
            let (opened, from_a) =
                larger(both[j] + gap(free_a, true), only_a[j] + gap(free_a, false), only_b[j] + gap(free_a, true));
            next.1[j] = opened;
            let free_b = i == a.len();
            let (opened, from_b) = larger(
                next.0[j - 1] + gap(free_b, true),
                next.1[j - 1] + gap(free_b, true),
                next.2[j - 1] + gap(free_b, false),
            );
            next.2[j] = opened;
            trace[i * width + j] = from_both as u8 | (from_a as u8) << 2 | (from_b as u8) << 4;
            if i == a.len() || j == b.len() {
                let (here, layer) = larger(next.0[j], next.1[j], next.2[j]);
                if here > best.0 {
                    best = (here, i, j, layer);
                }
            }
        }
        std::mem::swap(&mut both, &mut next.0);
        std::mem::swap(&mut only_a, &mut next.1);
        std::mem::swap(&mut only_b, &mut next.2);
    }
    walk_back(a, b, lexicon, &trace, best)
}

fn walk_back(a: &[Word], b: &[Word], lexicon: &Lexicon, trace: &[u8], end: (i32, usize, usize, From)) -> Vec<Pair> {
    let width = b.len() + 1;
    let (_, mut i, mut j, layer) = end;
    let mut layer = layer as u8;
    let mut pairs = Vec::new();
    while i > 0 && j > 0 && layer != From::Nothing as u8 {
        let cell = trace[i * width + j];
        match layer {
            1 => {
                let (_, exact) = score(&a[i - 1], &b[j - 1], lexicon);
                if let Some(exact) = exact {
                    pairs.push(Pair { a: i - 1, b: j - 1, exact });
                }
                layer = cell & 3;
                i -= 1;
                j -= 1;
            }
            2 => {
                layer = cell >> 2 & 3;
                i -= 1;
            }
            _ => {
                layer = cell >> 4 & 3;
                j -= 1;
            }
        }
    }
    pairs.reverse();
    pairs
}

/// The largest of the three layers; on a tie a match, so that runs stay together.
fn larger(both: i32, only_a: i32, only_b: i32) -> (i32, From) {
    if both >= only_a && both >= only_b {
        (both, From::Both)
    } else if only_a >= only_b {
        (only_a, From::OnlyA)
    } else {
        (only_b, From::OnlyB)
    }
}

const fn gap(free: bool, opens: bool) -> i32 {
    if free {
        0
    } else if opens {
        GAP_OPEN
    } else {
        GAP_EXTEND
    }
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

/// Pairs of words that certainly belong together: equal ends, and runs that each sequence has exactly once, as far as
/// they stand in one order.
fn anchors(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    let shorter = a.len().min(b.len());
    let prefix = a.iter().zip(b).take_while(|(x, y)| x.key == y.key).count();
    let suffix = a.iter().rev().zip(b.iter().rev()).take(shorter - prefix).take_while(|(x, y)| x.key == y.key).count();
    let (middle_a, middle_b) = (&a[prefix..a.len() - suffix], &b[prefix..b.len() - suffix]);
    let unique_b = unique_runs(middle_b);
    let mut candidates: Vec<(usize, usize)> =
        unique_runs(middle_a).into_iter().filter_map(|(run, at)| Some((at, *unique_b.get(&run)?))).collect();
    sorting::sort(&mut candidates);
    let mut found: Vec<(usize, usize)> = (0..prefix).map(|at| (at, at)).collect();
    found.extend(longest_increasing(&candidates).into_iter().map(|(x, y)| (prefix + x, prefix + y)));
    found.extend((0..suffix).rev().map(|back| (a.len() - 1 - back, b.len() - 1 - back)));
    found
}

fn unique_runs(words: &[Word]) -> HashMap<[Key; ANCHOR], usize> {
    let mut places: HashMap<[Key; ANCHOR], Option<usize>> = HashMap::new();
    for (at, run) in words.windows(ANCHOR).enumerate() {
        let keys = [run[0].key, run[1].key, run[2].key, run[3].key];
        places.entry(keys).and_modify(|place| *place = None).or_insert(Some(at));
    }
    places.into_iter().filter_map(|(run, place)| Some((run, place?))).collect()
}

/// The longest part of the pairs, sorted by their first number, that also rises in the second.
fn longest_increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // Patience sorting: the last pair of the best sequence of each length, and each pair's predecessor.
    let mut tails: Vec<usize> = Vec::new();
    let mut before = vec![None; pairs.len()];
    for (index, pair) in pairs.iter().enumerate() {
        let length = tails.partition_point(|&tail| pairs[tail].1 < pair.1);
        before[index] = length.checked_sub(1).map(|shorter| tails[shorter]);
        if length == tails.len() {
            tails.push(index);
        } else {
            tails[length] = index;
        }
    }
    let mut found = Vec::new();
    let mut at = tails.last().copied();
    while let Some(index) = at {
        found.push(pairs[index]);
        at = before[index];
    }
    found.reverse();
    found
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

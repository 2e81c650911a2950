//! Where two long sequences certainly belong together, so that they can be cut there and aligned piece by piece.

use super::lexicon::Key;
use crate::sorting;

/// Length of the runs that serve as anchors.
const ANCHOR: usize = 4;

/// Pairs of words that certainly belong together: equal ends, and runs that each sequence has exactly once, as far as
/// they stand in one order.
pub(super) fn anchors(a: &[Key], b: &[Key]) -> Vec<(usize, usize)> {
    let shorter = a.len().min(b.len());
    let prefix = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let suffix = a.iter().rev().zip(b.iter().rev()).take(shorter - prefix).take_while(|(x, y)| x == y).count();
    let (middle_a, middle_b) = (&a[prefix..a.len() - suffix], &b[prefix..b.len() - suffix]);
    let unique_b = unique_runs(middle_b);
    let mut candidates: Vec<(usize, usize)> = unique_runs(middle_a)
        .into_iter()
        .filter_map(|(run, at)| Some((at, unique_b[unique_b.binary_search_by_key(&run, |run| run.0).ok()?].1)))
        .collect();
    sorting::sort(&mut candidates);
    let mut found: Vec<(usize, usize)> = (0..prefix).map(|at| (at, at)).collect();
    found.extend(longest_increasing(&candidates).into_iter().map(|(x, y)| (prefix + x, prefix + y)));
    found.extend((0..suffix).rev().map(|back| (a.len() - 1 - back, b.len() - 1 - back)));
    found
}

/// Runs that stand once, sorted, each with its place.
fn unique_runs(words: &[Key]) -> Vec<(&[Key], usize)> {
    let mut places: Vec<(&[Key], usize)> = words.windows(ANCHOR).zip(0..).collect();
    sorting::sort(&mut places);
    let alone = |run: &[(&[Key], usize)]| run.len() == 1;
    places.chunk_by(|x, y| x.0 == y.0).filter(|run| alone(run)).map(|run| run[0]).collect()
}

/// The longest part of the pairs, sorted by their first number, that also rises in the second.
pub(super) fn longest_increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
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

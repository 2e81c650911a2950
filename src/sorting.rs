//! Sorting, in one copy.
//!
//! The standard library's sort is compiled anew for every type and closure, 7 KB of wasm each time; two dozen of them
//! were a fifth of the program. Here the order of indices is found by one copy of it, and the items are then moved.
//! A lint (`.clippy.toml`) points everybody here.

use std::cmp::Ordering;

/// Sorts items by a comparison; equal ones keep their order. O(n log n).
pub(crate) fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    // Many lists have one item.
    if items.len() > 1 {
        let order = order(items.len(), &mut |a, b| compare(&items[a], &items[b]));
        arrange(items, order);
    }
}

/// Sorts items by a key; equal ones keep their order. O(n log n), the key is computed at each comparison.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts items in their own order.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts numbers, mostly those of the words of a sentence: few are put in their places one by one, without indices.
pub(crate) fn sort_numbers<T: Copy + Ord>(items: &mut [T]) {
    /// So many are few.
    const FEW: usize = 40;
    if items.len() > FEW {
        return sort(items);
    }
    sort_few(items, |a, b| a < b);
}

/// Puts a few items in their places one by one, without indices; equal ones keep their order. O(n²): for lists that a
/// constant bounds.
pub(crate) fn sort_few<T: Copy>(items: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for end in 1..items.len() {
        let item = items[end];
        let mut at = end;
        while at > 0 && before(&item, &items[at - 1]) {
            items[at] = items[at - 1];
            at -= 1;
        }
        items[at] = item;
    }
}

/// Numbers in order, each once: a set that is looked up by `binary_search`.
pub(crate) fn set(numbers: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut found: Vec<usize> = numbers.collect();
    sort(&mut found);
    found.dedup();
    found
}

/// The indices of equal items together: groups in the items' order, each in the order in which its items stand.
/// O(n log n); a `BTreeMap` of lists costs 4 KB of wasm for every type of key.
pub(crate) fn groups<T: Ord>(items: &[T]) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    for index in sorted_indices(items.len(), &mut |a, b| items[a].cmp(&items[b])) {
        match found.last_mut() {
            Some(group) if items[group[0]] == items[index] => group.push(index),
            _ => found.push(vec![index]),
        }
    }
    found
}

/// The indices in sorted order; none where they are in order, as many lists are.
fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let in_order = (1..count).all(|at| compare(at - 1, at).is_le());
    if in_order { Vec::new() } else { sorted_indices(count, compare) }
}

/// The indices in sorted order. Not generic, so that there is one copy.
fn sorted_indices(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    #[expect(clippy::disallowed_methods, reason = "this is the one copy")]
    order.sort_by(|&a, &b| compare(a, b));
    order
}

/// Moves each item to where the order wants it, cycle by cycle. O(n).
pub(crate) fn arrange<T>(items: &mut [T], mut order: Vec<usize>) {
    for start in 0..order.len() {
        let mut at = start;
        loop {
            let next = std::mem::replace(&mut order[at], at);
            if next == start || next == at {
                break;
            }
            items.swap(at, next);
            at = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{groups, sort, sort_by_key, sort_numbers};

    #[test]
    fn equal_items_come_together() {
        assert_eq!(groups(&["b", "a", "b", "c"]), [vec![1], vec![0, 2], vec![3]]);
        assert_eq!(groups::<u8>(&[]), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn sorts_and_keeps_equal_items_in_order() {
        let mut items: Vec<(u64, usize)> = Vec::new();
        let mut state = 7_u64;
        for place in 0..500 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            items.push((state >> 60, place));
        }
        let mut expected = items.clone();
        #[expect(clippy::disallowed_methods, reason = "the reference")]
        expected.sort_by_key(|item| item.0);
        sort_by_key(&mut items, |item| item.0);
        assert_eq!(items, expected);
        sort(&mut items);
        assert!(items.is_sorted());
        sort::<u8>(&mut []);
        for count in [0, 1, 2, 40, 41] {
            let mut numbers: Vec<usize> = items[..count].iter().map(|item| item.1).collect();
            sort_numbers(&mut numbers);
            assert!(numbers.is_sorted() && numbers.len() == count);
        }
    }
}

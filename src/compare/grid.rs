//! The best alignment of two sequences: Needleman–Wunsch with affine gaps (Gotoh), the ends free where wanted.
//!
//! Affine gaps, because one long omission is likelier than many short ones, which is also what keeps runs together.
//! What is aligned, two quotations or a quotation and a table's columns, is the caller's matter.

/// What a gap costs, as numbers below zero.
#[derive(Clone, Copy)]
pub(super) struct Gaps {
    /// The first item that has no partner.
    pub(super) open: i32,
    /// Each further one.
    pub(super) extend: i32,
    /// Whether items of the first sequence before the first and behind the last of the second cost nothing.
    pub(super) a_ends_free: bool,
    /// The same for the second.
    pub(super) b_ends_free: bool,
}

/// A score that no path has.
const NEVER: i32 = i32::MIN / 2;

/// The layers of the table: the last step took an item of both, of the first only, of the second only.
const BOTH: usize = 0;
const ONLY_A: usize = 1;
const ONLY_B: usize = 2;

/// The pairs of the best alignment of `a` items with `b` items, in order. `score` writes what each item of the second
/// sequence is worth beside one of the first. Time and memory a · b.
pub(super) fn fill(a: usize, b: usize, gaps: &Gaps, score: &mut dyn FnMut(usize, &mut [i32])) -> Vec<(usize, usize)> {
    let width = b + 1;
    // Two bits for each layer: which layer the step came from.
    let mut trace = vec![0u8; (a + 1) * width];
    let mut scores = vec![0; b];
    let mut row: Vec<[i32; 3]> = Vec::with_capacity(width);
    row.push([0, NEVER, NEVER]);
    for j in 1..=b {
        let from = if j == 1 { BOTH } else { ONLY_B };
        row.push([NEVER, NEVER, row[j - 1][from] + gaps.cost(gaps.b_ends_free, from != ONLY_B)]);
        trace[j] = (from << 4) as u8;
    }
    let (inside_a, inside_b) = (gaps.step(ONLY_A, false), gaps.step(ONLY_B, false));
    let at_end_of_b = gaps.step(ONLY_A, gaps.a_ends_free);
    for (i, trace) in (1..=a).zip(trace.chunks_exact_mut(width).skip(1)) {
        score(i - 1, &mut scores);
        let (mut diagonal, mut left) = (row[0], row[0]);
        let from = if i == 1 { BOTH } else { ONLY_A };
        left = [NEVER, left[from] + gaps.cost(gaps.a_ends_free, from != ONLY_A), NEVER];
        row[0] = left;
        trace[0] = (from << 2) as u8;
        let to_b = if i == a { gaps.step(ONLY_B, gaps.b_ends_free) } else { inside_b };
        let mut to_a = inside_a;
        for j in 1..=b {
            if j == b {
                to_a = at_end_of_b;
            }
            let above = row[j];
            let (both, from_both) = largest(diagonal[BOTH], diagonal[ONLY_A], diagonal[ONLY_B], BOTH);
            let (only_a, from_a) = to_a.take(above);
            let (only_b, from_b) = to_b.take(left);
            diagonal = above;
            left = [both + scores[j - 1], only_a, only_b];
            row[j] = left;
            trace[j] = (from_both | from_a << 2 | from_b << 4) as u8;
        }
    }
    let [both, only_a, only_b] = row[b];
    let (_, mut layer) = largest(both, only_a, only_b, ONLY_A);
    let (mut i, mut j) = (a, b);
    let mut pairs = Vec::new();
    while i > 0 && j > 0 {
        let from = trace[i * width + j] >> (2 * layer) & 3;
        if layer == BOTH {
            pairs.push((i - 1, j - 1));
        }
        i -= usize::from(layer != ONLY_B);
        j -= usize::from(layer != ONLY_A);
        layer = from as usize;
    }
    pairs.reverse();
    pairs
}

impl Gaps {
    const fn cost(&self, free: bool, opens: bool) -> i32 {
        if free {
            0
        } else if opens {
            self.open
        } else {
            self.extend
        }
    }

    /// How a gap in one sequence is reached: its own layer goes on, the others open it.
    const fn step(&self, own: usize, free: bool) -> Step {
        let mut costs = [self.cost(free, true); 3];
        costs[own] = self.cost(free, false);
        // A free end goes on: of two equally good places for the last pair the first one is taken.
        Step { costs, preferred: if free { own } else { BOTH } }
    }
}

/// What a gap costs from each layer, and from which it comes of equally good ones.
#[derive(Clone, Copy)]
struct Step {
    costs: [i32; 3],
    preferred: usize,
}

impl Step {
    /// The best way to the gap, and the layer that it comes from.
    #[inline]
    const fn take(&self, before: [i32; 3]) -> (i32, usize) {
        let ([both, only_a, only_b], [of_both, of_a, of_b]) = (before, self.costs);
        largest(both + of_both, only_a + of_a, only_b + of_b, self.preferred)
    }
}

/// The largest of the three layers and which one it is; on a tie the preferred one, else a match, so that runs stay
/// together.
#[inline]
const fn largest(both: i32, only_a: i32, only_b: i32, preferred: usize) -> (i32, usize) {
    let (mut best, mut layer) = (both, BOTH);
    if only_a > best || only_a == best && preferred == ONLY_A {
        (best, layer) = (only_a, ONLY_A);
    }
    if only_b > best || only_b == best && preferred == ONLY_B {
        (best, layer) = (only_b, ONLY_B);
    }
    (best, layer)
}

#[cfg(test)]
mod tests {
    use super::{Gaps, fill};

    fn pairs(a: &str, b: &str, ends_free: bool) -> Vec<(usize, usize)> {
        let gaps = Gaps { open: -3, extend: -1, a_ends_free: ends_free, b_ends_free: ends_free };
        let (a, b) = (a.as_bytes(), b.as_bytes());
        let score = |i: usize, scores: &mut [i32]| {
            scores.iter_mut().zip(b).for_each(|(score, other)| *score = if a[i] == *other { 4 } else { -2 });
        };
        fill(a.len(), b.len(), &gaps, &mut { score })
    }

    #[test]
    fn one_long_gap_rather_than_two_short_ones() {
        assert_eq!(pairs("axbycxdz", "axdz", false), [(0, 0), (5, 1), (6, 2), (7, 3)]);
        assert_eq!(pairs("", "abc", false), []);
        assert_eq!(pairs("abc", "", true), []);
    }

    #[test]
    fn free_ends_cost_nothing_and_the_first_of_equal_places_is_taken() {
        assert_eq!(pairs("zzzabzzzab", "ab", true), [(3, 0), (4, 1)]);
        assert_eq!(pairs("abcd", "cdef", true), [(2, 0), (3, 1)]);
        assert_eq!(pairs("ab", "cd", false), [(0, 0), (1, 1)], "gaps cost more than words replaced");
    }
}

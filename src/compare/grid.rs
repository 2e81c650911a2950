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

/// The pairs of the best alignment of `a` items with `b` items, in order. Time and memory a · b.
pub(super) fn fill(a: usize, b: usize, gaps: &Gaps, score: &mut dyn FnMut(usize, usize) -> i32) -> Vec<(usize, usize)> {
    let width = b + 1;
    // Two bits for each layer: which layer the step came from.
    let mut trace = vec![0u8; (a + 1) * width];
    let mut row: Vec<[i32; 3]> = Vec::with_capacity(width);
    row.push([0, NEVER, NEVER]);
    for j in 1..=b {
        let from = if j == 1 { BOTH } else { ONLY_B };
        row.push([NEVER, NEVER, row[j - 1][from] + gaps.cost(gaps.b_ends_free, from != ONLY_B)]);
        trace[j] = (from << 4) as u8;
    }
    for i in 1..=a {
        let mut diagonal = row[0];
        let from = if i == 1 { BOTH } else { ONLY_A };
        row[0] = [NEVER, diagonal[from] + gaps.cost(gaps.a_ends_free, from != ONLY_A), NEVER];
        trace[i * width] = (from << 2) as u8;
        for j in 1..=b {
            let (both, from_both) = largest(diagonal, BOTH);
            let (only_a, from_a) = gaps.step(row[j], ONLY_A, gaps.a_ends_free && j == b);
            let (only_b, from_b) = gaps.step(row[j - 1], ONLY_B, gaps.b_ends_free && i == a);
            diagonal = row[j];
            row[j] = [both + score(i - 1, j - 1), only_a, only_b];
            trace[i * width + j] = (from_both | from_a << 2 | from_b << 4) as u8;
        }
    }
    let (_, mut layer) = largest(row[b], ONLY_A);
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

    /// The best way to a gap in one sequence, and the layer that it comes from.
    fn step(&self, before: [i32; 3], own: usize, free: bool) -> (i32, usize) {
        let mut scores = before;
        for (layer, score) in scores.iter_mut().enumerate() {
            *score += self.cost(free, layer != own);
        }
        // A free end goes on: of two equally good places for the last pair the first one is taken.
        largest(scores, if free { own } else { BOTH })
    }
}

/// The largest of the three layers and which one it is; on a tie the preferred one, else a match, so that runs stay
/// together.
fn largest(scores: [i32; 3], preferred: usize) -> (i32, usize) {
    let mut best = preferred;
    for layer in [BOTH, ONLY_A, ONLY_B] {
        if scores[layer] > scores[best] {
            best = layer;
        }
    }
    (scores[best], best)
}

#[cfg(test)]
mod tests {
    use super::{Gaps, fill};

    fn pairs(a: &str, b: &str, ends_free: bool) -> Vec<(usize, usize)> {
        let gaps = Gaps { open: -3, extend: -1, a_ends_free: ends_free, b_ends_free: ends_free };
        let (a, b) = (a.as_bytes(), b.as_bytes());
        fill(a.len(), b.len(), &gaps, &mut |i, j| if a[i] == b[j] { 4 } else { -2 })
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

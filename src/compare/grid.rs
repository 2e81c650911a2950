//! The best alignment of two sequences: Needleman–Wunsch with affine gaps (Gotoh), the ends free where wanted.
//!
//! Affine gaps, because one long omission is likelier than many short ones, which is also what keeps runs together.
//! What is aligned, two quotations or a quotation and a table's columns, is the caller's matter.

/// What a gap costs, as numbers below zero.
#[derive(Clone, Copy)]
pub(super) struct Gaps {
    /// The first item that has no partner.
    pub(super) open: i32,
    /// Each further one; not less than that.
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

/// Scores are kept times four: the two bits below say how much a layer is preferred, so that the larger of two numbers
/// is the better score and, on a tie, the preferred layer, without a branch.
const RANK: i32 = 3;

/// The pairs of the best alignment of `a` items with `b` items, in order. `score` writes what each item of the second
/// sequence is worth beside one of the first. Time and memory a · b.
pub(super) fn fill(a: usize, b: usize, gaps: &Gaps, score: &mut dyn FnMut(usize, &mut [i32])) -> Vec<(usize, usize)> {
    if a == 0 || b == 0 {
        return Vec::new();
    }
    let width = b + 1;
    // Two bits for each layer: which layer the step came from, by its rank.
    let mut trace = vec![0u8; (a + 1) * width];
    let mut scores = vec![0; b];
    let both = Step { costs: [0; 3], preferred: BOTH };
    let (inside_a, inside_b) = (gaps.step(ONLY_A, false), gaps.step(ONLY_B, false));
    let (end_a, end_b) = (gaps.step(ONLY_A, gaps.a_ends_free), gaps.step(ONLY_B, gaps.b_ends_free));
    let ways = |cell: [i32; 3], to_a: Step, to_b: Step| Ways {
        both: both.ranked().best(cell),
        down: to_a.ranked().best(cell),
        right: to_b.ranked().best(cell),
    };
    // From each cell of a row on to the next one; below the last column the first sequence's end is reached.
    let to_a = |j: usize| if j == 0 || j == b { end_a } else { inside_a };
    let mut row: Vec<Ways> = Vec::with_capacity(width);
    row.push(ways([0, NEVER, NEVER], to_a(0), end_b));
    for j in 1..=b {
        let only_b = row[j - 1].right & !RANK;
        row.push(ways([NEVER, NEVER, only_b], to_a(j), end_b));
    }
    let mut last = [NEVER; 3];
    for (i, trace) in (1..=a).zip(trace.chunks_exact_mut(width).skip(1)) {
        score(i - 1, &mut scores);
        let to_b = if i == a { end_b } else { inside_b };
        let first = ways([NEVER, row[0].down & !RANK, NEVER], to_a(0), to_b);
        let mut diagonal = std::mem::replace(&mut row[0], first).both;
        let mut right = first.right;
        let inside = if i == a { 1 } else { b };
        for ((ways, trace), score) in row[1..inside].iter_mut().zip(&mut trace[1..]).zip(&scores) {
            *trace = traced(diagonal, ways.down, right);
            let cell = [(diagonal & !RANK) + 4 * score, ways.down & !RANK, right & !RANK];
            diagonal = ways.both;
            *ways = gaps.ways_inside(cell);
            right = ways.right;
        }
        for j in inside..=b {
            trace[j] = traced(diagonal, row[j].down, right);
            last = [(diagonal & !RANK) + 4 * scores[j - 1], row[j].down & !RANK, right & !RANK];
            diagonal = row[j].both;
            row[j] = ways(last, to_a(j), to_b);
            right = row[j].right;
        }
    }
    let ends = Step { costs: [0; 3], preferred: ONLY_A };
    let mut layer = ends.layer(ends.ranked().best(last));
    let (mut i, mut j) = (a, b);
    let mut pairs = Vec::new();
    while i > 0 && j > 0 {
        let step = match layer {
            BOTH => both,
            ONLY_A if j == b => end_a,
            ONLY_B if i == a => end_b,
            _ => inside_a,
        };
        let from = step.layer(i32::from(trace[i * width + j] >> (2 * layer)));
        if layer == BOTH {
            pairs.push((i - 1, j - 1));
        }
        i -= usize::from(layer != ONLY_B);
        j -= usize::from(layer != ONLY_A);
        layer = from;
    }
    pairs.reverse();
    pairs
}

/// The best ways from a cell to both items next, to the next of the first sequence only and of the second only; each
/// with the rank of the layer that it leaves.
#[derive(Clone, Copy)]
struct Ways {
    both: i32,
    down: i32,
    right: i32,
}

/// The ranks of the ways on which the layers of a cell are reached.
#[inline]
const fn traced(both: i32, only_a: i32, only_b: i32) -> u8 {
    (both & RANK | (only_a & RANK) << 2 | (only_b & RANK) << 4) as u8
}

impl Gaps {
    /// What the steps say of a cell at no end, in fewer: what opens a gap is what is best for both items, less its cost,
    /// and where that comes from the gap's own layer, going on is the better.
    #[inline]
    fn ways_inside(&self, [both, only_a, only_b]: [i32; 3]) -> Ways {
        let (both, only_a, only_b) = (both | 3, only_a | 2, only_b | 1);
        let best = both.max(only_a).max(only_b);
        let opened = best + 4 * self.open;
        Ways { both: best, down: opened.max(only_a + 4 * self.extend), right: opened.max(only_b + 4 * self.extend) }
    }

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

/// What it costs to come from each layer, and which is taken of equally good ones.
#[derive(Clone, Copy)]
struct Step {
    costs: [i32; 3],
    preferred: usize,
}

impl Step {
    /// The preferred layer, else a match, so that runs stay together.
    const fn ranks(self) -> [i32; 3] {
        match self.preferred {
            ONLY_A => [2, 3, 1],
            ONLY_B => [2, 1, 3],
            _ => [3, 2, 1],
        }
    }

    /// The layer of a rank, of which the lowest two bits count.
    fn layer(self, rank: i32) -> usize {
        self.ranks().iter().position(|&own| own == rank & RANK).unwrap_or(BOTH)
    }

    /// What is added to the scores of the layers.
    const fn ranked(self) -> Ranked {
        let ([both, only_a, only_b], [of_both, of_a, of_b]) = (self.ranks(), self.costs);
        Ranked([4 * of_both + both, 4 * of_a + only_a, 4 * of_b + only_b])
    }
}

/// Costs times four, with the ranks of the layers below.
#[derive(Clone, Copy)]
struct Ranked([i32; 3]);

impl Ranked {
    /// The best way from a cell, with the rank of the layer that it comes from.
    #[inline]
    fn best(self, before: [i32; 3]) -> i32 {
        let ([both, only_a, only_b], [of_both, of_a, of_b]) = (before, self.0);
        (both + of_both).max(only_a + of_a).max(only_b + of_b)
    }
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
    fn inside_the_table_the_short_way_to_the_best_steps_is_the_long_one() {
        let gaps = Gaps { open: -110, extend: -5, a_ends_free: true, b_ends_free: true };
        let (to_a, to_b) = (gaps.step(super::ONLY_A, false), gaps.step(super::ONLY_B, false));
        let some = [super::NEVER, -448, -440, -24, -20, 0, 20, 440];
        for both in some {
            for cell in some.iter().flat_map(|&x| some.map(|y| [both, x, y])) {
                let ways = gaps.ways_inside(cell);
                assert_eq!((ways.down, ways.right), (to_a.ranked().best(cell), to_b.ranked().best(cell)), "{cell:?}");
            }
        }
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

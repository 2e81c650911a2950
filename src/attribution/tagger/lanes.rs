//! A row's sixteen lanes at once: vectors of the processor.
//!
//! Compilers make some of it of loops, and single numbers of the rest; so the vectors are named. Integers, and floats in
//! one order: all processors give the same.

use wide::{f32x4, i8x16, i16x16};

use super::label::Row;

/// A row of weights.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bytes(i8x16);

impl Bytes {
    pub(crate) fn of(row: &Row<i8>) -> Self {
        Self(i8x16::new(*row))
    }
}

/// A row of scores.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Shorts(i16x16);

impl Shorts {
    pub(crate) fn of(row: &Row<i16>) -> Self {
        Self(i16x16::new(*row))
    }

    #[inline]
    pub(crate) fn row(self) -> Row<i16> {
        self.0.to_array()
    }

    /// Both added.
    #[inline]
    pub(crate) fn and(self, others: &Self) -> Self {
        Self(self.0 + others.0)
    }

    /// With weights added.
    #[inline]
    pub(crate) fn plus(self, weights: &Bytes) -> Self {
        Self(self.0 + i16x16::from_i8x16(weights.0))
    }

    /// Both added, stopping short of overflow.
    #[inline]
    pub(crate) fn saturating_and(self, others: &Self) -> Self {
        Self(self.0.saturating_add(others.0))
    }

    /// The largest.
    #[inline]
    pub(crate) fn largest(self) -> i16 {
        self.0.reduce_max()
    }

    /// How far each is behind a number.
    #[inline]
    pub(crate) fn behind(self, leader: i16) -> Self {
        Self(i16x16::splat(leader).saturating_sub(self.0))
    }

    /// Each negated and multiplied by a power of two, with what `others` have in the bits behind; `instead` where it is
    /// larger than `most`.
    #[inline]
    pub(crate) fn negated_before(self, bits: u32, others: &Self, most: i16, instead: i16) -> Self {
        let too_large = self.0.simd_gt(i16x16::splat(most));
        Self(too_large.select(i16x16::splat(instead), -self.0 << bits | others.0))
    }

    /// Each without its last bits, with others added; `instead` where it is `none`.
    #[inline]
    pub(crate) fn without(self, bits: u32, others: &Self, none: i16, instead: i16) -> Self {
        let is_none = self.0.simd_eq(i16x16::splat(none));
        Self(is_none.select(i16x16::splat(instead), (self.0 >> bits).saturating_add(others.0)))
    }

    /// The better of these and of others with a score added, which stops short of overflow.
    #[inline]
    pub(crate) fn or_better(self, others: &Self, score: i16) -> Self {
        Self(self.0.max(others.0.saturating_add(i16x16::splat(score))))
    }
}

/// A row of probabilities.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Floats([f32x4; 4]);

impl Floats {
    pub(crate) fn of(&[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]: &Row<f32>) -> Self {
        Self([[a, b, c, d], [e, f, g, h], [i, j, k, l], [m, n, o, p]].map(f32x4::new))
    }

    #[inline]
    pub(crate) fn row(self) -> Row<f32> {
        let [[a, b, c, d], [e, f, g, h], [i, j, k, l], [m, n, o, p]] = self.0.map(f32x4::to_array);
        [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]
    }

    /// With others added as often as a weight says.
    #[inline]
    pub(crate) fn plus(self, others: &Self, weight: f32) -> Self {
        let weight = f32x4::splat(weight);
        Self(core::array::from_fn(|at| self.0[at] + others.0[at] * weight))
    }

    /// Both multiplied.
    #[inline]
    pub(crate) fn times(self, others: &Self) -> Self {
        Self(core::array::from_fn(|at| self.0[at] * others.0[at]))
    }

    /// Scaled so that they add up to 1; as they are where they are nothing.
    #[inline]
    pub(crate) fn normalised(self) -> Self {
        let [a, b, c, d] = self.0;
        let [e, f, g, h] = (a + b + c + d).to_array();
        let sum = (e + f) + (g + h);
        if sum > 0.0 {
            let factor = f32x4::splat(1.0 / sum);
            Self(self.0.map(|lanes| lanes * factor))
        } else {
            self
        }
    }
}

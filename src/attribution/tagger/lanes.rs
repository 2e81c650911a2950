//! A row's sixteen lanes at once: vectors of the processor.
//!
//! Compilers make some of it of loops, and single numbers of the rest; so the vectors are named. In the wasm by its own
//! instructions, of which the library has not all. Integers, and floats in one order: all processors give the same.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(super) use native::{Bytes, Floats, Shorts};
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(super) use vectors::{Bytes, Floats, Shorts};

/// Weights are kept raised by so much, none of them negative: a byte without sign becomes a score in fewer instructions.
pub(super) const RAISED_BY: u8 = 128;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
#[expect(clippy::many_single_char_names, reason = "a lane is nothing but its place")]
mod native {
    use wide::{f32x4, i16x8, u8x16};

    use super::super::label::Row;
    use super::RAISED_BY;

    /// A row of weights.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Bytes(u8x16);

    impl Bytes {
        pub(crate) fn of(row: &Row<i8>) -> Self {
            Self(u8x16::new(row.map(|weight| weight.cast_unsigned().wrapping_add(RAISED_BY))))
        }
    }

    /// A row of scores.
    #[derive(Clone, Copy, Debug, Default)]
    pub(crate) struct Shorts([i16x8; 2]);

    impl Shorts {
        pub(crate) fn of(&[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]: &Row<i16>) -> Self {
            Self([[a, b, c, d, e, f, g, h], [i, j, k, l, m, n, o, p]].map(i16x8::new))
        }

        #[inline]
        pub(crate) fn row(self) -> Row<i16> {
            let [[a, b, c, d, e, f, g, h], [i, j, k, l, m, n, o, p]] = self.0.map(i16x8::to_array);
            [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]
        }

        #[inline]
        fn with(self, others: &Self, change: impl Fn(i16x8, i16x8) -> i16x8) -> Self {
            let ([a, b], [c, d]) = (self.0, others.0);
            Self([change(a, c), change(b, d)])
        }

        /// Both added.
        #[inline]
        pub(crate) fn and(self, others: &Self) -> Self {
            self.with(others, |own, other| own + other)
        }

        /// With weights added, each raised by [`RAISED_BY`].
        #[inline]
        pub(crate) fn plus_raised(self, weights: &Bytes) -> Self {
            let [low, high] = self.0;
            Self([low + i16x8::from_u8x16_low(weights.0), high + i16x8::from_u8x16_high(weights.0)])
        }

        /// All less by a number.
        #[inline]
        pub(crate) fn less(self, number: i16) -> Self {
            Self(self.0.map(|own| own - i16x8::splat(number)))
        }

        /// Both added, stopping short of overflow.
        #[inline]
        pub(crate) fn saturating_and(self, others: &Self) -> Self {
            self.with(others, i16x8::saturating_add)
        }

        /// The largest.
        #[inline]
        pub(crate) fn largest(self) -> i16 {
            let [a, b] = self.0;
            a.max(b).reduce_max()
        }

        /// How far each is behind a number.
        #[inline]
        pub(crate) fn behind(self, leader: i16) -> Self {
            let leader = i16x8::splat(leader);
            Self(self.0.map(|own| leader.saturating_sub(own)))
        }

        /// Each negated and multiplied by a power of two, with what `others` have in the bits behind; `instead` where it is
        /// larger than `most`.
        #[inline]
        pub(crate) fn negated_before(self, bits: u32, others: &Self, most: i16, instead: i16) -> Self {
            let (most, instead) = (i16x8::splat(most), i16x8::splat(instead));
            self.with(others, |own, other| own.simd_gt(most).select(instead, -own << bits | other))
        }

        /// Each without its last bits, with others added; `instead` where it is `none`.
        #[inline]
        pub(crate) fn without(self, bits: u32, others: &Self, none: i16, instead: i16) -> Self {
            let (none, instead) = (i16x8::splat(none), i16x8::splat(instead));
            self.with(others, |own, other| own.simd_eq(none).select(instead, (own >> bits).saturating_add(other)))
        }

        /// The better of these and of others with a score added, which stops short of overflow.
        #[inline]
        pub(crate) fn or_better(self, others: &Self, score: i16) -> Self {
            let score = i16x8::splat(score);
            self.with(others, |own, other| own.max(other.saturating_add(score)))
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

        /// Those that are more than a number: the first one's bit is the lowest.
        #[inline]
        pub(crate) fn above(&self, least: f32) -> u32 {
            let above = |lanes: f32x4| lanes.simd_gt(f32x4::splat(least)).to_bitmask();
            let [a, b, c, d] = self.0.map(above);
            a | b << 4 | c << 8 | d << 12
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
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[expect(clippy::many_single_char_names, reason = "a lane is nothing but its place")]
mod vectors {
    use core::arch::wasm32::{
        f32x4, f32x4_add, f32x4_extract_lane, f32x4_gt, f32x4_mul, f32x4_splat, i16x8, i16x8_add, i16x8_add_sat,
        i16x8_eq, i16x8_extend_high_u8x16, i16x8_extend_low_u8x16, i16x8_extract_lane, i16x8_le, i16x8_max, i16x8_neg,
        i16x8_shl, i16x8_shr, i16x8_shuffle, i16x8_splat, i16x8_sub, i16x8_sub_sat, i32x4_bitmask, u8x16, v128,
        v128_bitselect, v128_or,
    };

    use super::super::label::{LANES, Row};
    use super::RAISED_BY;

    /// A row of weights.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Bytes(v128);

    impl Bytes {
        pub(crate) fn of(row: &Row<i8>) -> Self {
            let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] =
                row.map(|weight| weight.cast_unsigned().wrapping_add(RAISED_BY));
            Self(u8x16(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p))
        }
    }

    /// A row of scores.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Shorts(v128, v128);

    impl Default for Shorts {
        fn default() -> Self {
            Self::of(&[0; LANES])
        }
    }

    impl Shorts {
        pub(crate) fn of(&[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]: &Row<i16>) -> Self {
            Self(i16x8(a, b, c, d, e, f, g, h), i16x8(i, j, k, l, m, n, o, p))
        }

        pub(crate) fn row(self) -> Row<i16> {
            let [a, b, c, d, e, f, g, h] = shorts(self.0);
            let [i, j, k, l, m, n, o, p] = shorts(self.1);
            [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]
        }

        /// Both added.
        #[inline]
        pub(crate) fn and(self, others: &Self) -> Self {
            Self(i16x8_add(self.0, others.0), i16x8_add(self.1, others.1))
        }

        /// With weights added, each raised by [`RAISED_BY`].
        #[inline]
        pub(crate) fn plus_raised(self, Bytes(weights): &Bytes) -> Self {
            let low = i16x8_add(self.0, i16x8_extend_low_u8x16(*weights));
            Self(low, i16x8_add(self.1, i16x8_extend_high_u8x16(*weights)))
        }

        /// All less by a number.
        #[inline]
        pub(crate) fn less(self, number: i16) -> Self {
            let number = i16x8_splat(number);
            Self(i16x8_sub(self.0, number), i16x8_sub(self.1, number))
        }

        /// Both added, stopping short of overflow.
        #[inline]
        pub(crate) fn saturating_and(self, others: &Self) -> Self {
            Self(i16x8_add_sat(self.0, others.0), i16x8_add_sat(self.1, others.1))
        }

        /// The largest.
        #[inline]
        pub(crate) fn largest(&self) -> i16 {
            let best = i16x8_max(self.0, self.1);
            let best = i16x8_max(best, i16x8_shuffle::<4, 5, 6, 7, 0, 1, 2, 3>(best, best));
            let best = i16x8_max(best, i16x8_shuffle::<2, 3, 0, 1, 0, 1, 2, 3>(best, best));
            i16x8_extract_lane::<0>(best).max(i16x8_extract_lane::<1>(best))
        }

        /// How far each is behind a number.
        #[inline]
        pub(crate) fn behind(self, leader: i16) -> Self {
            let leader = i16x8_splat(leader);
            Self(i16x8_sub_sat(leader, self.0), i16x8_sub_sat(leader, self.1))
        }

        /// Each negated and multiplied by a power of two, with what `others` have in the bits behind; `instead` where it is
        /// larger than `most`.
        #[inline]
        pub(crate) fn negated_before(self, bits: u32, others: &Self, most: i16, instead: i16) -> Self {
            let (most, instead) = (i16x8_splat(most), i16x8_splat(instead));
            let change = |own, other| {
                v128_bitselect(v128_or(i16x8_shl(i16x8_neg(own), bits), other), instead, i16x8_le(own, most))
            };
            Self(change(self.0, others.0), change(self.1, others.1))
        }

        /// Each without its last bits, with others added; `instead` where it is `none`.
        #[inline]
        pub(crate) fn without(self, bits: u32, others: &Self, none: i16, instead: i16) -> Self {
            let (none, instead) = (i16x8_splat(none), i16x8_splat(instead));
            let change =
                |own, other| v128_bitselect(instead, i16x8_add_sat(i16x8_shr(own, bits), other), i16x8_eq(own, none));
            Self(change(self.0, others.0), change(self.1, others.1))
        }

        /// The better of these and of others with a score added, which stops short of overflow.
        #[inline]
        pub(crate) fn or_better(self, others: &Self, score: i16) -> Self {
            let score = i16x8_splat(score);
            let better = |own, other| i16x8_max(own, i16x8_add_sat(other, score));
            Self(better(self.0, others.0), better(self.1, others.1))
        }
    }

    fn shorts(v: v128) -> [i16; 8] {
        let (low, high) = (
            [
                i16x8_extract_lane::<0>(v),
                i16x8_extract_lane::<1>(v),
                i16x8_extract_lane::<2>(v),
                i16x8_extract_lane::<3>(v),
            ],
            [
                i16x8_extract_lane::<4>(v),
                i16x8_extract_lane::<5>(v),
                i16x8_extract_lane::<6>(v),
                i16x8_extract_lane::<7>(v),
            ],
        );
        let ([a, b, c, d], [e, f, g, h]) = (low, high);
        [a, b, c, d, e, f, g, h]
    }

    /// A row of probabilities.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Floats([v128; 4]);

    impl Floats {
        pub(crate) fn of(&[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]: &Row<f32>) -> Self {
            Self([f32x4(a, b, c, d), f32x4(e, f, g, h), f32x4(i, j, k, l), f32x4(m, n, o, p)])
        }

        pub(crate) fn row(self) -> Row<f32> {
            let [[a, b, c, d], [e, f, g, h], [i, j, k, l], [m, n, o, p]] = self.0.map(floats);
            [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]
        }

        /// With others added as often as a weight says.
        #[inline]
        pub(crate) fn plus(self, others: &Self, weight: f32) -> Self {
            let weight = f32x4_splat(weight);
            let plus = |own, other| f32x4_add(own, f32x4_mul(other, weight));
            let ([a, b, c, d], [e, f, g, h]) = (self.0, others.0);
            Self([plus(a, e), plus(b, f), plus(c, g), plus(d, h)])
        }

        /// Those that are more than a number: the first one's bit is the lowest.
        #[inline]
        pub(crate) fn above(&self, least: f32) -> u32 {
            let above = |lanes| u32::from(i32x4_bitmask(f32x4_gt(lanes, f32x4_splat(least))));
            let [a, b, c, d] = self.0.map(above);
            a | b << 4 | c << 8 | d << 12
        }

        /// Both multiplied.
        #[inline]
        pub(crate) fn times(self, others: &Self) -> Self {
            let ([a, b, c, d], [e, f, g, h]) = (self.0, others.0);
            Self([f32x4_mul(a, e), f32x4_mul(b, f), f32x4_mul(c, g), f32x4_mul(d, h)])
        }

        /// Scaled so that they add up to 1; as they are where they are nothing.
        #[inline]
        pub(crate) fn normalised(self) -> Self {
            let [a, b, c, d] = self.0;
            let [e, f, g, h] = floats(f32x4_add(f32x4_add(f32x4_add(a, b), c), d));
            let sum = (e + f) + (g + h);
            if sum > 0.0 {
                let factor = f32x4_splat(1.0 / sum);
                Self(self.0.map(|lanes| f32x4_mul(lanes, factor)))
            } else {
                self
            }
        }
    }

    fn floats(v: v128) -> [f32; 4] {
        [f32x4_extract_lane::<0>(v), f32x4_extract_lane::<1>(v), f32x4_extract_lane::<2>(v), f32x4_extract_lane::<3>(v)]
    }
}

//! A small log-linear model that chooses one of several: an extent, a source.
//!
//! The field labels unit by unit; what is chosen here is judged as a whole.

use super::table::{KEY_BITS, key, mix};

/// Observations are hashed to so many bits.
const BITS: u32 = 13;

/// Number of weights.
#[cfg(any(test, feature = "train"))]
pub(crate) const CHOICE_WEIGHTS: usize = 1 << BITS;

/// What one step of the weights is worth.
pub(crate) const CHOICE_SCALE: f32 = 0.04;

/// Number of observations of one option.
pub(crate) const OBSERVATIONS: usize = 16;

/// The observations of one option.
pub(crate) type Keys = [u16; OBSERVATIONS];

/// Hashes the observations of an option of some kind of choice.
pub(crate) fn keys(kind: u32, values: [u32; OBSERVATIONS]) -> Keys {
    let mut template = kind;
    values.map(|value| {
        template += 1;
        (key(mix(mix(0, template), value)) >> (KEY_BITS - BITS)) as u16
    })
}

/// Lists how likely each option is to be the right one, instead of what the list has.
pub(crate) fn shares<'a>(
    options: impl IntoIterator<Item = &'a Keys>,
    weight: impl Fn(u16) -> f32,
    shares: &mut Vec<f32>,
) {
    let score = |keys: &Keys| keys.iter().map(|&key| weight(key)).sum::<f32>();
    // First scores, then what they make likely.
    shares.clear();
    shares.extend(options.into_iter().map(score));
    let best = shares.iter().copied().fold(f32::MIN, f32::max);
    for share in shares.iter_mut() {
        *share = libm::expf(*share - best);
    }
    let sum: f32 = shares.iter().sum();
    for share in shares {
        *share /= sum;
    }
}

/// The same with weights as they are stored.
pub(crate) fn shares_as_stored<'a>(options: impl IntoIterator<Item = &'a Keys>, weights: &[i8], found: &mut Vec<f32>) {
    let weight = |key| weights.get(usize::from(key)).map_or(0.0, |&step| f32::from(step) * CHOICE_SCALE);
    shares(options, weight, found);
}

/// The size of a probability, in classes.
pub(crate) fn chance(share: f32) -> u32 {
    (libm::logf(share.max(1e-6)) * -2.0) as u32
}

#[cfg(test)]
mod tests {
    use super::{CHOICE_WEIGHTS, OBSERVATIONS, keys, shares_as_stored};

    #[test]
    fn what_more_speaks_for_is_likelier() {
        let options = [keys(0, [1; OBSERVATIONS]), keys(0, [2; OBSERVATIONS])];
        let mut weights = [0; CHOICE_WEIGHTS];
        let mut shares = Vec::new();
        shares_as_stored(&options, &weights, &mut shares);
        assert_eq!(shares, [0.5, 0.5]);
        for key in options[1] {
            weights[usize::from(key)] = 25;
        }
        shares_as_stored(&options, &weights, &mut shares);
        assert!(shares[1] > 0.99 && (shares[0] + shares[1] - 1.0).abs() < 1e-5);
        assert!(options.iter().flatten().all(|&key| usize::from(key) < CHOICE_WEIGHTS));
    }
}

//! How sure an attribution is.

use super::weights::Reader;

/// From raw certainty to the share of attributions that are right, as measured by cross-validation.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Calibration {
    /// Weights of the evidence, in the order of [`Evidence::values`], the constant last.
    pub(crate) weights: [f32; EVIDENCE + 1],
}

/// Number of values that the evidence has.
pub(crate) const EVIDENCE: usize = 9;

impl Calibration {
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.weights.iter().flat_map(|weight| weight.to_le_bytes()));
    }

    pub(crate) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut calibration = Self::default();
        for weight in &mut calibration.weights {
            *weight = f32::from_le_bytes(*reader.take()?);
        }
        Some(calibration)
    }

    /// The share of attributions with such evidence that are right.
    pub(crate) fn confidence(&self, evidence: &[f32; EVIDENCE]) -> f64 {
        let [weights @ .., constant] = &self.weights;
        let sum = weights.iter().zip(evidence).fold(*constant, |sum, (weight, value)| sum + weight * value);
        1.0 / (1.0 + libm::exp(f64::from(-sum)))
    }
}

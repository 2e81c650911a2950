//! The trained weights and the file that holds them.
//!
//! The file is a few arrays one behind the other, each with its length first; numbers that belong together stand
//! together, because that is what a general compressor packs well. Sorted keys are stored as differences.

use rustc_hash::FxHashMap as HashMap;

use super::confidence::Calibration;
use super::features::{Features, MOST_FEATURES};
use super::few;
use super::label::{LABELS, LANES, Row, may_follow};
use super::lanes::{Bytes, Floats, RAISED_BY, Shorts};
use super::lexicon::Lexicon;
use super::sequence::FORM_CLASSES;
use super::table::{Table, boxed};

/// First bytes of the file: what it is, and the version of its layout and of the features.
const MAGIC: [u8; 4] = *b"CRT1";

/// Everything that was learned, as it stands in the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Weights {
    /// What one step of the weights is worth.
    pub(crate) scale: f32,
    /// From label to label, in steps.
    pub(crate) transitions: Row<Row<i16>>,
    /// Weights of each observation, by rising key.
    pub(crate) features: Vec<(u32, Row<i8>)>,
    /// Words: key, cue class, cluster; by rising key.
    pub(crate) words: Vec<(u32, u8, u8)>,
    /// Stems: key, cue class; by rising key.
    pub(crate) stems: Vec<(u32, u8)>,
    /// Clusters of unknown words by form.
    pub(crate) form_clusters: [u8; FORM_CLASSES as usize],
    /// From the decoder's certainty to the share of attributions that are right.
    pub(crate) calibration: Calibration,
    /// Weights of choices between extents and sources, in steps; none where they were not learned.
    pub(crate) choices: Vec<i8>,
    /// Weights of what tells speech in marks from terms, in steps; likewise.
    pub(crate) spoken: Vec<i8>,
}

/// The decoder's numbers have a label in so many of their lower bits.
pub(crate) const LABEL_BITS: u32 = 4;

/// What stands for a transition that is not allowed, in the decoder's numbers: lower than any that is, and far enough from
/// overflow to be added to.
pub(super) const NOT_ALLOWED: i16 = -1500 << LABEL_BITS;

/// No transition counts more steps, so that the decoder's numbers do not overflow; those that were learned are around 100.
pub(super) const MOST_LIKELY: i16 = 600;

/// A label that is so many steps less likely than another does not count beside it.
pub(crate) const MOST_STEPS: u16 = 512;

/// Places for observations: there are 23,000.
const SLOTS: usize = 1 << 15;

/// Rows of weights: as most observations have one or two small weights, there are 5,400 that differ.
const ROWS: usize = 1 << 14;

/// The weights, ready for use.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    /// What is known of words.
    pub(crate) lexicon: Lexicon,
    /// What one step is worth.
    pub(crate) scale: f32,
    /// From label to label, in steps and with room for a label behind them; far below all others where a label may not
    /// follow.
    pub(super) transitions: Row<Shorts>,
    /// How likely each label makes the next one: exponentials of the transitions.
    pub(super) following: Row<Floats>,
    /// The same by the next label.
    pub(super) preceding: Row<Floats>,
    /// Exponentials of 0, -1, -2, … steps, down to where they no longer count: 0 at [`MOST_STEPS`].
    pub(crate) exponentials: Box<[f32; MOST_STEPS as usize + 1]>,
    /// From the certainty of the decoder to a share of right attributions.
    pub(crate) calibration: Calibration,
    /// Weights of choices.
    pub(crate) choices: Vec<i8>,
    /// Weights of what tells speech in marks from terms.
    pub(crate) spoken: Vec<i8>,
    table: Table<SLOTS>,
    /// The rows of observations of few values, by their places.
    few: Box<[u16; few::PLACES]>,
    /// The rows of weights that observations have, each once, so that they stay in a processor's cache; the first is that of
    /// an unknown one. As many as a look-up may ever ask for.
    rows: Box<[Bytes; ROWS]>,
}

impl Model {
    /// Makes weights ready.
    pub(crate) fn new(weights: &Weights) -> Self {
        let mut rows = boxed(Bytes::of(&[0; LANES]));
        let mut places: HashMap<&Row<i8>, u16> = HashMap::default();
        let mut keys = Vec::with_capacity(weights.features.len());
        // A test holds the file to having fewer rows than there is room for.
        for (key, row) in weights.features.iter().take(SLOTS - 1) {
            let next = places.len() as u16 + 1;
            let place = *places.entry(row).or_insert(next);
            if let Some(kept) = rows.get_mut(usize::from(place)) {
                *kept = Bytes::of(row);
                keys.push((*key, place));
            }
        }
        let transitions = transitions(weights);
        let likelihood = |steps| match steps {
            NOT_ALLOWED => 0.0,
            _ => libm::expf(f32::from(steps >> LABEL_BITS) * weights.scale),
        };
        let mut exponentials = Box::new([0.0; MOST_STEPS as usize + 1]);
        for steps in 0..MOST_STEPS {
            exponentials[usize::from(steps)] = libm::expf(-f32::from(steps) * weights.scale);
        }
        let following: Row<Row<f32>> = transitions.map(|row| row.map(likelihood));
        let table = Table::new(keys.into_iter());
        let mut few = boxed(0);
        few::each_key(&mut |place, key| few[place] = table.get(key));
        Self {
            lexicon: Lexicon::new(&weights.words, &weights.stems, weights.form_clusters),
            scale: weights.scale,
            transitions: transitions.each_ref().map(Shorts::of),
            following: following.each_ref().map(Floats::of),
            preceding: core::array::from_fn(|label| Floats::of(&following.map(|row| row[label]))),
            exponentials,
            calibration: weights.calibration.clone(),
            choices: weights.choices.clone(),
            spoken: weights.spoken.clone(),
            table,
            few,
            rows,
        }
    }

    /// Adds the weights of observations; there are fewer than would overflow.
    ///
    /// On its own: among what makes the observations a processor has too few registers for both.
    #[inline(never)]
    pub(super) fn add_up<const WHICH: u8>(&self, observed: &Features<WHICH>, sums: &mut Shorts) {
        let mut raised = Shorts::default();
        // Row 0 is nothing: whether a key is known is asked by no branch.
        let mut add = |row: u16| raised = raised.plus_raised(&self.rows[usize::from(row) & (ROWS - 1)]);
        observed.keys().iter().for_each(|&key| add(self.table.get(key)));
        observed.places().iter().for_each(|&place| add(self.few[usize::from(place) & (few::PLACES - 1)]));
        let count = observed.keys().len() + observed.places().len();
        *sums = sums.and(&raised.less((count as u16 * u16::from(RAISED_BY)).cast_signed()));
    }
}

// Their sum is no more than sixteen bits hold.
const _: () = assert!(MOST_FEATURES <= 128);

/// Transitions with those that are not allowed ruled out.
fn transitions(weights: &Weights) -> Row<Row<i16>> {
    core::array::from_fn(|previous| {
        core::array::from_fn(|label| {
            let allowed = previous < LABELS && label < LABELS && may_follow(Some(previous as u8), label as u8);
            let steps = weights.transitions[previous][label].clamp(-MOST_LIKELY, MOST_LIKELY);
            if allowed { steps << LABEL_BITS } else { NOT_ALLOWED }
        })
    })
}

impl Weights {
    /// The file's bytes.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend(self.scale.to_le_bytes());
        out.extend(self.transitions.as_flattened().iter().flat_map(|weight| weight.to_le_bytes()));
        out.extend(self.form_clusters);
        self.calibration.write(&mut out);
        write_keys(&mut out, self.words.iter().map(|word| word.0));
        out.extend(self.words.iter().map(|word| word.1));
        out.extend(self.words.iter().map(|word| word.2));
        write_keys(&mut out, self.stems.iter().map(|stem| stem.0));
        out.extend(self.stems.iter().map(|stem| stem.1));
        write_keys(&mut out, self.features.iter().map(|feature| feature.0));
        let masks: Vec<u16> = self.features.iter().map(|feature| mask(&feature.1)).collect();
        out.extend(masks.iter().map(|mask| *mask as u8));
        out.extend(masks.iter().map(|mask| (mask >> 8) as u8));
        for weights in [&self.choices, &self.spoken] {
            write_number(&mut out, weights.len() as u32);
            out.extend(weights.iter().map(|&weight| weight as u8));
        }
        for label in 0..LABELS {
            let weights = self.features.iter().map(|feature| feature.1[label]).filter(|&weight| weight != 0);
            out.extend(weights.map(|weight| weight as u8));
        }
        out
    }

    /// Reads the file's bytes; none where they are not such a file.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader { rest: bytes.strip_prefix(&MAGIC)? };
        let mut weights = Self { scale: f32::from_le_bytes(*reader.take()?), ..Self::default() };
        for weight in weights.transitions.as_flattened_mut() {
            *weight = i16::from_le_bytes(*reader.take()?);
        }
        weights.form_clusters = *reader.take()?;
        weights.calibration = Calibration::read(&mut reader)?;
        let keys = reader.keys()?;
        let cues = reader.bytes(keys.len())?;
        let clusters = reader.bytes(keys.len())?;
        weights.words = keys.iter().zip(cues).zip(clusters).map(|((&key, &cue), &class)| (key, cue, class)).collect();
        let keys = reader.keys()?;
        let cues = reader.bytes(keys.len())?;
        weights.stems = keys.into_iter().zip(cues.iter().copied()).collect();
        let keys = reader.keys()?;
        let low = reader.bytes(keys.len())?;
        let high = reader.bytes(keys.len())?;
        let masks: Vec<u16> = low.iter().zip(high).map(|(&low, &high)| u16::from_le_bytes([low, high])).collect();
        for weights in [&mut weights.choices, &mut weights.spoken] {
            let count = reader.number()? as usize;
            *weights = reader.bytes(count)?.iter().map(|&weight| weight.cast_signed()).collect();
        }
        weights.features = keys.into_iter().map(|key| (key, [0; LANES])).collect();
        for label in 0..LABELS {
            for (feature, mask) in weights.features.iter_mut().zip(&masks) {
                if mask >> label & 1 == 1 {
                    feature.1[label] = i8::from_le_bytes(*reader.take()?);
                }
            }
        }
        Some(weights)
    }
}

/// Which labels an observation has weights for.
#[cfg(any(test, feature = "train"))]
fn mask(row: &Row<i8>) -> u16 {
    (0..LABELS).filter(|&label| row[label] != 0).fold(0, |mask, label| mask | 1 << label)
}

/// Writes rising keys as their number and their differences.
#[cfg(any(test, feature = "train"))]
fn write_keys(out: &mut Vec<u8>, keys: impl ExactSizeIterator<Item = u32>) {
    write_number(out, keys.len() as u32);
    let mut last = 0;
    for key in keys {
        write_number(out, key - last);
        last = key;
    }
}

/// Seven bits a byte, the lowest first, the upper bit set on all but the last.
#[cfg(any(test, feature = "train"))]
fn write_number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Reads the file from its front.
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// The next `N` bytes.
    pub(crate) fn take<const N: usize>(&mut self) -> Option<&'a [u8; N]> {
        let (taken, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(taken)
    }

    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u32> {
        let mut number = 0u32;
        for shift in (0..32).step_by(7) {
            let [byte] = *self.take()?;
            number |= u32::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn keys(&mut self) -> Option<Vec<u32>> {
        let count = self.number()? as usize;
        let mut last = 0u32;
        (0..count)
            .map(|_| {
                last = last.checked_add(self.number()?)?;
                Some(last)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::model;
    use super::{LANES, Weights};

    #[test]
    fn every_observation_finds_its_weights() {
        let weights = Weights::from_bytes(include_bytes!("weights.bin")).unwrap_or_default();
        assert!(weights.features.len() > 1000);
        for (key, row) in &weights.features {
            let place = usize::from(model().table.get(*key));
            let known = super::Shorts::default().plus_raised(&model().rows[place]).less(i16::from(super::RAISED_BY));
            assert_eq!(known.row(), row.map(i16::from));
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let mut row = [0; LANES];
        (row[0], row[9], row[14]) = (-128, 127, 1);
        let mut weights = Weights {
            scale: 0.25,
            features: vec![(0, row), (5, [0; LANES]), (0xFF_FFFF, row)],
            words: vec![(3, 5, 60), (70_000, 0, 2)],
            stems: vec![(9, 4)],
            ..Weights::default()
        };
        weights.transitions[2][9] = -300;
        weights.form_clusters[3] = 8;
        let bytes = weights.to_bytes();
        assert_eq!(Weights::from_bytes(&bytes), Some(weights));
        assert_eq!(Weights::from_bytes(&bytes[..bytes.len() - 1]), None);
        assert_eq!(Weights::from_bytes(b"something else"), None);
    }
}

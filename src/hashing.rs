//! Maps with a plain hash.
//!
//! The one of the standard library guards servers against whoever sends them keys on purpose, which costs a kilobyte of
//! the wasm and several times the steps; nobody but the reader puts texts in here.

use std::hash::{BuildHasherDefault, Hasher};

/// A map of which nothing may depend on the order.
pub(crate) type HashMap<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<Mixer>>;

/// Eight bytes at a time: multiplied, which mixes the upper half, and that brought down.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mixer(u64);

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks();
        for word in words {
            self.write_u64(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            self.write_u64(rest.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)));
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.write_u64(u64::from(number));
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_u64(&mut self, number: u64) {
        // The fraction of the golden ratio, odd.
        let mixed = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ mixed >> 32;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use std::hash::{Hash, Hasher};

    use super::Mixer;

    fn hash(key: impl Hash) -> u64 {
        let mut mixer = Mixer::default();
        key.hash(&mut mixer);
        mixer.finish()
    }

    #[test]
    fn keys_that_are_much_alike_fall_far_apart() {
        // By the lowest bits, which choose a place, and by the highest, which tell apart there.
        for bits in [|hash: u64| hash & 1023, |hash: u64| hash >> 54] {
            let mut of_numbers: Vec<u64> = (0..1024_usize).map(|number| bits(hash((number, 7_usize)))).collect();
            let mut of_words: Vec<u64> = (0..1024).map(|number| bits(hash(format!("word {number}")))).collect();
            for found in [&mut of_numbers, &mut of_words] {
                crate::sorting::sort(found);
                found.dedup();
                // By chance it would be 647.
                assert!(found.len() > 560, "{}", found.len());
            }
        }
    }
}

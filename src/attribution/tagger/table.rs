//! A hash table that is built once and only read.

/// Keys have this many bits: enough that a feature never seen in training rarely meets the key of one that was.
pub(crate) const KEY_BITS: u32 = 24;

/// Bits of a key that the filter knows: 32 KB, which stay in the processor's first cache.
const FILTER_BITS: u32 = 18;

/// Words that hold those bits.
const FILTER_WORDS: usize = 1 << (FILTER_BITS - 6);

/// One bit for each value that the upper bits of a key may have: turns most unknown keys away.
#[derive(Clone, Debug)]
pub(crate) struct Filter(Box<[u64]>);

impl Default for Filter {
    /// Turns all keys away.
    fn default() -> Self {
        Self(vec![0; FILTER_WORDS].into_boxed_slice())
    }
}

impl Filter {
    /// Lets all keys pass: what is observed in training.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn open() -> Self {
        Self(vec![u64::MAX; FILTER_WORDS].into_boxed_slice())
    }

    /// Lets a key pass.
    pub(crate) fn add(&mut self, key: u32) {
        let (word, bit) = filter_place(key);
        self.0[word] |= 1 << bit;
    }

    /// 1 where a key may be known, 0 where it is not.
    #[inline]
    pub(crate) fn passes(&self, key: u32) -> usize {
        let (word, bit) = filter_place(key);
        (self.0[word] >> bit & 1) as usize
    }
}

/// From hashes of [`KEY_BITS`] bits to small numbers: open addressing in one array, at most half full, four bytes a slot,
/// so that the table of the weights stays in a processor's second cache.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// In the lower half the value plus one, 0 where empty. In the upper half what tells the key, of which the slot's
    /// place says the rest: its upper bits, and behind them how many slots behind its own place it stands.
    slots: Box<[u32]>,
    /// How many bits of a key are its place.
    place_bits: u32,
}

/// A table has so many slots at least, as a power of two, so that the upper half of a slot holds what it has to.
const LEAST_PLACE_BITS: u32 = 14;

impl Table {
    /// A table of these keys and values; the first of two equal keys wins.
    pub(crate) fn new(entries: impl ExactSizeIterator<Item = (u32, u16)>) -> Self {
        let place_bits = (entries.len() * 2 + 2).next_power_of_two().trailing_zeros().max(LEAST_PLACE_BITS);
        let mut table = Self { slots: vec![0; 1 << place_bits].into_boxed_slice(), place_bits };
        for (key, value) in entries {
            let (mut at, mut mark) = table.home(key);
            let last = table.slots.len() - 1;
            while table.slots[at as usize & last] != 0 {
                (at, mark) = (at + 1, mark + 1);
            }
            // Of two equal keys the first is found first.
            table.slots[at as usize & last] = mark << 16 | (u32::from(value) + 1);
        }
        table
    }

    /// The value of a key.
    #[inline]
    pub(crate) fn get(&self, key: u32) -> Option<u16> {
        let (mut at, mut mark) = self.home(key);
        let last = self.slots.len() - 1;
        loop {
            let slot = self.slots[at as usize & last];
            if slot == 0 {
                return None;
            }
            if slot >> 16 == mark {
                return Some((slot - 1) as u16);
            }
            (at, mark) = (at + 1, mark + 1);
        }
    }

    /// Where a key stands at best, with the upper half of its slot there: both grow by one from slot to slot.
    #[inline]
    fn home(&self, key: u32) -> (u32, u32) {
        // Keys are hashes already: their low bits are as good as any.
        (key, key >> self.place_bits << (self.place_bits + 16 - KEY_BITS))
    }
}

/// Word and bit of a key in the filter.
#[inline]
fn filter_place(key: u32) -> (usize, u32) {
    // Not the bits that choose the slot alone, so that the filter and the slots do not fail together.
    let place = key >> (KEY_BITS - FILTER_BITS);
    ((place >> 6) as usize & (FILTER_WORDS - 1), place & 63)
}

/// Mixes another value into a hash.
#[inline]
pub(crate) const fn mix(hash: u32, value: u32) -> u32 {
    (hash.rotate_left(5) ^ value).wrapping_mul(0x9E37_79B1)
}

/// The key of a hash.
#[inline]
pub(crate) const fn key(hash: u32) -> u32 {
    // The product's upper bits depend on all bits of the factors, the lower ones do not.
    (hash ^ (hash >> 15)).wrapping_mul(0x85EB_CA6B) >> (32 - KEY_BITS)
}

#[cfg(test)]
mod tests {
    use super::{Table, key, mix};
    use crate::sorting::sort_by_key;

    #[test]
    fn finds_what_was_put_in() {
        for count in [10, 1000, 40_000] {
            let mut entries: Vec<(u32, u16)> = (0..count).map(|n| (key(mix(7, n)), n as u16)).collect();
            sort_by_key(&mut entries, |&(key, _)| key);
            entries.dedup_by_key(|(key, _)| *key);
            let table = Table::new(entries.iter().copied());
            assert!(entries.iter().all(|&(key, value)| table.get(key) == Some(value)));
            let others = (0..100_000).map(|n| key(mix(9, n)));
            let known = |key: &u32| entries.binary_search_by_key(key, |&(key, _)| key).is_ok();
            assert!(others.into_iter().all(|key| table.get(key).is_some() == known(&key)));
        }
        assert_eq!(Table::new([].into_iter()).get(5), None);
    }
}

//! A hash table that is built once and only read.

/// Keys have this many bits: enough that a feature never seen in training rarely meets the key of one that was.
pub(crate) const KEY_BITS: u32 = 24;

/// Bits of a key that the filter knows: 32 KB, which stay in the processor's first cache.
const FILTER_BITS: u32 = 18;

/// Words that hold those bits.
const FILTER_WORDS: usize = 1 << (FILTER_BITS - 6);

/// One bit for each value that the upper bits of a key may have: turns most unknown keys away.
#[derive(Clone, Debug)]
pub(crate) struct Filter(Vec<u64>);

impl Default for Filter {
    /// Turns all keys away.
    fn default() -> Self {
        Self(vec![0; FILTER_WORDS])
    }
}

impl Filter {
    /// Lets all keys pass: what is observed in training.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn open() -> Self {
        Self(vec![u64::MAX; FILTER_WORDS])
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

/// From hashes of [`KEY_BITS`] bits to small numbers: open addressing in one array, at most half full.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// Key plus one in the upper half, value in the lower; 0 where empty.
    slots: Vec<u64>,
    mask: usize,
}

impl Table {
    /// A table of these keys and values; the first of two equal keys wins.
    pub(crate) fn new(entries: impl ExactSizeIterator<Item = (u32, u32)>) -> Self {
        let size = (entries.len() * 2 + 2).next_power_of_two();
        let mut table = Self { slots: vec![0; size], mask: size - 1 };
        for (key, value) in entries {
            let mut at = key as usize & table.mask;
            while table.slots[at] != 0 && table.slots[at] >> 32 != u64::from(key) + 1 {
                at = (at + 1) & table.mask;
            }
            if table.slots[at] == 0 {
                table.slots[at] = (u64::from(key) + 1) << 32 | u64::from(value);
            }
        }
        table
    }

    /// The value of a key.
    #[inline]
    pub(crate) fn get(&self, key: u32) -> Option<u32> {
        // Keys are hashes already: their low bits are as good as any.
        let mut at = key as usize & self.mask;
        loop {
            let slot = *self.slots.get(at)?;
            if slot >> 32 == u64::from(key) + 1 {
                return Some(slot as u32);
            }
            if slot == 0 {
                return None;
            }
            at = (at + 1) & self.mask;
        }
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

    #[test]
    fn finds_what_was_put_in() {
        let entries: Vec<(u32, u32)> = (0..1000).map(|n| (key(mix(7, n)), n)).collect();
        let table = Table::new(entries.iter().copied());
        assert!(entries.iter().all(|&(key, value)| table.get(key) == Some(value)));
        assert_eq!(table.get(key(mix(9, 9_999))), None);
        assert_eq!(Table::new([].into_iter()).get(5), None);
    }
}

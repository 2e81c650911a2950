//! A hash table that is built once and only read.

use std::cmp::Reverse;

use crate::sorting::sort_by_key;

/// Keys have this many bits: enough that a feature never seen in training rarely meets the key of one that was.
pub(crate) const KEY_BITS: u32 = 24;

/// From hashes of [`KEY_BITS`] bits to small numbers: a perfect hash by displacement (Pagh, "Hash and displace"), four
/// bytes a slot and two thirds full, so that a look-up reads two numbers, tries nothing, and what it reads stays in a
/// processor's second cache.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// By the upper bits of a key, what its lower bits are turned by to give its slot.
    turns: Box<[u16; TURNS]>,
    /// In the upper half the upper bits of the key; the slot and the turn say the rest. In the lower half the value, which
    /// is 0 where no key stands.
    slots: Box<[u32]>,
}

/// How many lower bits of a key are its place among those that are turned together, about six.
const TURNED_BITS: u32 = 12;

const TURNS: usize = 1 << (KEY_BITS - TURNED_BITS);

impl Table {
    /// A table of these keys and values, of which none is 0; the first of two equal keys wins.
    pub(crate) fn new(entries: impl Iterator<Item = (u32, u16)>) -> Self {
        let mut together: Vec<Vec<(u32, u16)>> = vec![Vec::new(); TURNS];
        let mut count = 0usize;
        for (key, value) in entries {
            let same = &mut together[(key >> TURNED_BITS) as usize];
            if same.iter().all(|&(other, _)| other != key) {
                same.push((key, value));
                count += 1;
            }
        }
        let least_bits = (count * 4 / 3 + 1).next_power_of_two().trailing_zeros().max(TURNED_BITS);
        // With a slot for every key there is one for each of these, so that the last attempt succeeds.
        (least_bits..=KEY_BITS).find_map(|bits| Self::of(&together, bits)).unwrap_or_else(|| Self::empty(0))
    }

    fn empty(bits: u32) -> Self {
        Self { turns: Box::new([0; TURNS]), slots: vec![0; 1 << bits].into_boxed_slice() }
    }

    /// A table of so many slots, as a power of two; none where no turns were found.
    fn of(together: &[Vec<(u32, u16)>], bits: u32) -> Option<Self> {
        let mut table = Self::empty(bits);
        let last = table.slots.len() - 1;
        // Many find a place while most slots are free, one nearly always.
        let mut order: Vec<usize> = (0..together.len()).collect();
        sort_by_key(&mut order, |&at| Reverse(together[at].len()));
        for at in order {
            let keys = &together[at];
            let turn = (0..=u16::MAX)
                .find(|turn| keys.iter().all(|&(key, _)| table.slots[(key ^ u32::from(*turn)) as usize & last] == 0))?;
            table.turns[at] = turn;
            for &(key, value) in keys {
                table.slots[(key ^ u32::from(turn)) as usize & last] = key >> TURNED_BITS << 16 | u32::from(value);
            }
        }
        Some(table)
    }

    /// The value of a key; 0 where it is unknown.
    #[inline]
    pub(crate) fn get(&self, key: u32) -> u16 {
        let upper = key >> TURNED_BITS;
        let turn = self.turns[upper as usize & (TURNS - 1)];
        let slot = self.slots[(key ^ u32::from(turn)) as usize & (self.slots.len() - 1)];
        if slot >> 16 == upper { slot as u16 } else { 0 }
    }
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
            let mut entries: Vec<(u32, u16)> = (0..count).map(|n| (key(mix(7, n)), n as u16 + 1)).collect();
            sort_by_key(&mut entries, |&(key, _)| key);
            entries.dedup_by_key(|(key, _)| *key);
            let table = Table::new(entries.iter().copied());
            assert!(entries.iter().all(|&(key, value)| table.get(key) == value));
            let others = (0..100_000).map(|n| key(mix(9, n)));
            let known = |key: &u32| entries.binary_search_by_key(key, |&(key, _)| key).is_ok();
            assert!(others.into_iter().all(|key| (table.get(key) != 0) == known(&key)));
        }
        assert_eq!(Table::new([].into_iter()).get(5), 0);
    }
}

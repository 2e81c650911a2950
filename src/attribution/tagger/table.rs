//! A hash table that is built once and only read.

use std::cmp::Reverse;
use std::hint::select_unpredictable;

use crate::sorting::sort_by_key;

/// Keys have this many bits: enough that a feature never seen in training rarely meets the key of one that was.
pub(crate) const KEY_BITS: u32 = 24;

/// From hashes of [`KEY_BITS`] bits to small numbers: a perfect hash by displacement (Pagh, "Hash and displace"), four
/// bytes a slot, so that a look-up reads two numbers, tries nothing, and what it reads stays in a processor's second
/// cache. How many slots there are, a power of two, is known when it is compiled, so that a look-up checks no bounds; a
/// third more than there are keys is good. At least as many as the lower bits of a key tell apart, as no slot says those.
#[derive(Clone, Debug)]
pub(crate) struct Table<const SLOTS: usize> {
    /// By the upper bits of a key, what its lower bits are turned by to give its slot.
    turns: Box<[u16; TURNS]>,
    /// In the upper half the upper bits of the key; the slot and the turn say the rest. In the lower half the value, which
    /// is 0 where no key stands.
    slots: Box<[u32; SLOTS]>,
}

/// How many lower bits of a key are its place among those that are turned together, about six.
const TURNED_BITS: u32 = 12;

const TURNS: usize = 1 << (KEY_BITS - TURNED_BITS);

impl<const SLOTS: usize> Table<SLOTS> {
    /// A table of these keys and values, of which none is 0; the first of two equal keys wins. Keys for which there is no
    /// slot are left out: none, unless there are nearly as many as slots.
    pub(crate) fn new(mut entries: impl Iterator<Item = (u32, u16)>) -> Self {
        const { assert!(SLOTS.is_power_of_two() && SLOTS >= 1 << TURNED_BITS) };
        let mut slots = boxed(0);
        let turns = place(&mut entries, &mut *slots);
        Self { turns, slots }
    }

    /// The value of a key; 0 where it is unknown.
    #[inline]
    pub(crate) fn get(&self, key: u32) -> u16 {
        let upper = key >> TURNED_BITS;
        let turn = self.turns[upper as usize & (TURNS - 1)];
        let found = self.slots[(key ^ u32::from(turn)) as usize & (SLOTS - 1)];
        // Every other look-up finds nothing, which no processor can foresee: no branch.
        select_unpredictable(found >> 16 == upper, found as u16, 0)
    }
}

/// Puts keys and values into slots, a power of two of them; gives the turns. One copy for tables of all sizes.
fn place(entries: &mut dyn Iterator<Item = (u32, u16)>, slots: &mut [u32]) -> Box<[u16; TURNS]> {
    let mut together: Vec<Vec<(u32, u16)>> = vec![Vec::new(); TURNS];
    for (key, value) in entries {
        let same = &mut together[(key >> TURNED_BITS) as usize & (TURNS - 1)];
        if same.iter().all(|&(other, _)| other != key) {
            same.push((key, value));
        }
    }
    // Many find a place while most slots are free, one nearly always.
    let mut order: Vec<usize> = (0..together.len()).collect();
    sort_by_key(&mut order, |&at| Reverse(together[at].len()));
    let mut turns = boxed(0);
    let last = slots.len() - 1;
    let slot = |key: u32, turn: u16| (key ^ u32::from(turn)) as usize & last;
    for at in order {
        let keys = &together[at];
        let is_free = |turn: &u16| keys.iter().all(|&(key, _)| slots[slot(key, *turn)] == 0);
        let Some(turn) = (0..=u16::MAX).find(is_free) else { continue };
        turns[at] = turn;
        for &(key, value) in keys {
            slots[slot(key, turn)] = key >> TURNED_BITS << 16 | u32::from(value);
        }
    }
    turns
}

/// So many of the same, made where they stay: they are too many for a stack.
pub(crate) fn boxed<T: Copy, const N: usize>(value: T) -> Box<[T; N]> {
    let all: Result<Box<[T; N]>, _> = vec![value; N].into_boxed_slice().try_into();
    let Ok(all) = all else { unreachable!("as many as there have to be") };
    all
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
        for count in [10, 1000, 24_000] {
            let mut entries: Vec<(u32, u16)> = (0..count).map(|n| (key(mix(7, n)), n as u16 + 1)).collect();
            sort_by_key(&mut entries, |&(key, _)| key);
            entries.dedup_by_key(|(key, _)| *key);
            let table = Table::<32_768>::new(entries.iter().copied());
            assert!(entries.iter().all(|&(key, value)| table.get(key) == value));
            let others = (0..100_000).map(|n| key(mix(9, n)));
            let known = |key: &u32| entries.binary_search_by_key(key, |&(key, _)| key).is_ok();
            assert!(others.into_iter().all(|key| (table.get(key) != 0) == known(&key)));
        }
        assert_eq!(Table::<4096>::new([].into_iter()).get(5), 0);
    }
}

//! Lists of words, looked up often.

/// Whether a word is in a list, one string with spaces between: a fraction of the code and data of an array or a pattern.
/// O(length of the list), for short ones and rare questions; [`WordTable`] is for all others.
pub(crate) fn is_one_of(word: &str, list: &str) -> bool {
    let (word, list) = (word.as_bytes(), list.as_bytes());
    let Some(&first) = word.first() else { return false };
    let stands = |at: usize| {
        // Two words that stand side by side are none of them.
        (at == 0 || list[at - 1] == b' ')
            && list.get(at + word.len()).is_none_or(|&byte| byte == b' ')
            && list[at..].starts_with(word)
            && !word.contains(&b' ')
    };
    if stands(0) {
        return true;
    }
    // Several places at once: a word with that first letter may start behind a space.
    let mut from = 1;
    let chunk = |from: usize| list.get(from..)?.first_chunk().copied();
    loop {
        // At the end some are looked at a second time.
        let at = from.min(list.len().saturating_sub(places::AT_ONCE)).max(1);
        let (Some(before), Some(here)) = (chunk(at - 1), chunk(at)) else { return (from..list.len()).any(stands) };
        let mut starts = places::starts(before, here, first);
        while starts != 0 {
            if stands(at + starts.trailing_zeros() as usize / places::BITS) {
                return true;
            }
            starts &= starts - 1;
        }
        from = at + places::AT_ONCE;
        if from >= list.len() {
            return false;
        }
    }
}

/// Looks at several places of a list at once.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod places {
    use wide::u8x16;

    pub(super) const AT_ONCE: usize = 16;

    /// So many bits of what is found are of one place.
    pub(super) const BITS: usize = 1;

    /// Sets a bit for each place where a space stands before a letter.
    pub(super) fn starts(before: [u8; AT_ONCE], here: [u8; AT_ONCE], letter: u8) -> u32 {
        let is = |bytes, byte| u8x16::new(bytes).simd_eq(u8x16::splat(byte));
        (is(before, b' ') & is(here, letter)).to_bitmask()
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod places {
    pub(super) const AT_ONCE: usize = 8;

    pub(super) const BITS: usize = 8;

    /// In one number: the upper bit of each byte that is zero where both are what they should be.
    pub(super) fn starts(before: [u8; AT_ONCE], here: [u8; AT_ONCE], letter: u8) -> u64 {
        let each = |byte: u8| u64::from_le_bytes([byte; AT_ONCE]);
        let differ = u64::from_le_bytes(before) ^ each(b' ') | u64::from_le_bytes(here) ^ each(letter);
        differ.wrapping_sub(each(1)) & !differ & each(0x80)
    }
}

/// A number for a word, of so many bits that no two words of an article have the same, the same on every target:
/// `rustc-hash` has 32 bits in the wasm. Both halves depend on all letters, which are taken eight at a time.
///
/// In one copy in the wasm, which is 2 KB larger as it is sent if it is inlined where it is asked.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn hash(word: &str) -> u64 {
    /// Any odd number does whose bits are mixed: the golden ratio's.
    const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, more: u64| {
        let mixed = (hash ^ more).wrapping_mul(GOLDEN);
        mixed ^ mixed >> 32
    };
    let bytes = word.as_bytes();
    // In all bits, so that no letters make up for it.
    let mut hash = (bytes.len() as u64).wrapping_mul(GOLDEN);
    // Words are of all lengths, which no processor can foresee: what is left of one is taken at once, not byte by byte, with
    // some of its bytes twice.
    let last = if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let mut rest = bytes;
        while let Some((eight, behind)) = rest.split_first_chunk()
            && !behind.is_empty()
        {
            hash = mix(hash, u64::from_le_bytes(*eight));
            rest = behind;
        }
        match bytes.last_chunk() {
            Some(eight) => u64::from_le_bytes(*eight),
            None => u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)),
        }
    } else if let [first, .., last] = bytes {
        u64::from_le_bytes([*first, bytes[bytes.len() / 2], *last, 0, 0, 0, 0, 0])
    } else {
        bytes.first().copied().map_or(0, u64::from)
    };
    mix(mix(hash, last), 0)
}

/// Words with the classes that they are in, one bit each. Built once from lists in the code and then only read: open
/// addressing in one array, at most a quarter full: most words that are asked for are not listed, which is seen at once.
///
/// It keeps a fingerprint of each word and not the word, which a lookup would have to be compared with: a word that is not
/// listed is taken for one that is once in some billions.
#[derive(Debug)]
pub(crate) struct WordTable {
    /// Fingerprint and classes; without classes where empty.
    slots: Box<[(u32, u32)]>,
}

impl WordTable {
    /// An empty table for so many words.
    pub(crate) fn with_room(words: usize) -> Self {
        Self { slots: vec![(0, 0); (words * 4 + 2).next_power_of_two()].into_boxed_slice() }
    }

    /// A table of lists of words, each list with the bits of its class.
    pub(crate) fn new(lists: &[(u32, &str)]) -> Self {
        let mut table = Self::with_room(lists.iter().map(|(_, words)| words.split(' ').count()).sum());
        for &(class, words) in lists {
            for word in words.split(' ').filter(|word| !word.is_empty()) {
                table.add(word, class);
            }
        }
        table
    }

    /// Adds classes to those of a word.
    pub(crate) fn add(&mut self, word: &str, classes: u32) {
        let (place, fingerprint) = self.place(hash(word));
        self.slots[place] = (fingerprint, self.slots[place].1 | classes);
    }

    /// The classes of a word; none for a word that is not listed.
    pub(crate) fn classes(&self, word: &str) -> u32 {
        self.classes_of(hash(word))
    }

    /// The same of a word by its [`hash`].
    pub(crate) fn classes_of(&self, hash: u64) -> u32 {
        self.slots[self.place(hash).0].1
    }

    /// Where a word stands or would stand, and its fingerprint: the lower half of the hash places, the upper half tells
    /// apart.
    fn place(&self, hash: u64) -> (usize, u32) {
        let mask = self.slots.len() - 1;
        let fingerprint = (hash >> 32) as u32;
        let mut at = hash as usize & mask;
        while self.slots[at].1 != 0 && self.slots[at].0 != fingerprint {
            at = (at + 1) & mask;
        }
        (at, fingerprint)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{WordTable, hash, is_one_of};

    #[test]
    fn whole_words_are_in_lists() {
        let among = |word: &str| is_one_of(word, "one two's é");
        assert!(among("one") && among("two's") && among("é"));
        assert!(!among("on") && !among("two") && !among("") && !among("one two's"));
        let long = "a few words of which each is found, wherever it stands: at the end or at the very start";
        assert!((0..long.len()).filter(|&end| long.is_char_boundary(end)).all(|end| {
            long.split(' ').all(|word| is_one_of(word, &long[..end]) == long[..end].split(' ').any(|one| one == word))
        }));
    }

    #[test]
    fn each_half_of_a_hash_tells_words_apart() {
        let letters = || 'a'..='z';
        let words = letters().flat_map(|a| letters().flat_map(move |b| letters().map(move |c| format!("{a}{b}{c}"))));
        let words: Vec<String> = words.flat_map(|word| [format!("{word}ing to the rescue"), word]).collect();
        for half in [|hash: u64| hash as u32, |hash: u64| (hash >> 32) as u32] {
            let mut halves: Vec<usize> = words.iter().map(|word| half(hash(word)) as usize).collect();
            crate::sorting::sort(&mut halves);
            halves.dedup();
            // Of 35,000 numbers of 32 bits one pair in seven sets is equal by chance.
            assert!(halves.len() + 3 >= words.len(), "{} of {}", halves.len(), words.len());
        }
    }

    #[test]
    fn words_of_all_lengths_are_told_apart() {
        let letters = || 'a'..='z';
        let words = letters().flat_map(|a| letters().flat_map(move |b| letters().map(move |c| format!("{a}{b}{c}"))));
        // "see" is not "re".
        let of_all_lengths = |word: String| {
            let longer = ["y", "ee", "ing", "ingly", "ing to the rescue"].map(|more| word.clone() + more);
            [word[..1].to_owned(), word[..2].to_owned(), word.repeat(2), word.repeat(3), word].into_iter().chain(longer)
        };
        let words: BTreeSet<String> = words.flat_map(of_all_lengths).collect();
        let hashes: BTreeSet<u64> = words.iter().map(|word| hash(word)).collect();
        assert_eq!(hashes.len(), words.len());
    }

    #[test]
    fn words_have_the_classes_of_all_their_lists() {
        let table = WordTable::new(&[(1, "one two"), (2, "two three é"), (4, "")]);
        let classes = ["one", "two", "three", "é", "four", ""].map(|word| table.classes(word));
        assert_eq!(classes, [1, 3, 2, 2, 0, 0]);
        assert_eq!(WordTable::new(&[]).classes("one"), 0);
    }
}

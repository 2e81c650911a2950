//! Lists of words, looked up often.

/// Whether a word is in a list, one string with spaces between: a fraction of the code and data of an array or a pattern.
/// O(length of the list), for short ones and rare questions; [`WordTable`] is for all others.
pub(crate) fn is_one_of(word: &str, list: &str) -> bool {
    /// So many places are looked at at once.
    const AT_ONCE: usize = 16;
    let (word, list) = (word.as_bytes(), list.as_bytes());
    let Some(&first) = word.first() else { return false };
    let stands = |at: usize| {
        // Two words that stand side by side are none of them.
        list[at..].starts_with(word)
            && list.get(at + word.len()).is_none_or(|&byte| byte == b' ')
            && !word.contains(&b' ')
    };
    if stands(0) {
        return true;
    }
    let starts = |before: u8, here: u8| before == b' ' && here == first;
    // The last ones end with the list, if some are looked at twice.
    let last_from = list.len().saturating_sub(AT_ONCE).max(1);
    let mut next = 1;
    while next < list.len() {
        let from = next.min(last_from);
        let (before, here) = (&list[from - 1..], &list[from..]);
        let none = before.first_chunk::<AT_ONCE>().zip(here.first_chunk::<AT_ONCE>()).is_some_and(|(before, here)| {
            // Without an end before the last one, and without a branch: a few vector instructions.
            let either = |one: u8, other: u8| u8::from(one == b' ') & u8::from(other == first);
            before.iter().zip(here).fold(0, |any, (&before, &here)| any | either(before, here)) == 0
        });
        let mut places = from..list.len().min(from + AT_ONCE);
        if !none && places.any(|at| starts(list[at - 1], list[at]) && stands(at)) {
            return true;
        }
        next = from + AT_ONCE;
    }
    false
}

/// Words with the classes that they are in, one bit each. Built once from lists in the code and then only read: open
/// addressing in one array, at most half full.
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
        Self { slots: vec![(0, 0); (words * 2 + 2).next_power_of_two()].into_boxed_slice() }
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
        let (place, fingerprint) = self.place(word);
        self.slots[place] = (fingerprint, self.slots[place].1 | classes);
    }

    /// The classes of a word; none for a word that is not listed.
    pub(crate) fn classes(&self, word: &str) -> u32 {
        self.slots[self.place(word).0].1
    }

    /// Where a word stands or would stand, and its fingerprint.
    fn place(&self, word: &str) -> (usize, u32) {
        let mask = self.slots.len() - 1;
        // FNV-1a, 64 bits (Fowler, Noll, Vo): the lower half places, the upper half tells apart.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for &byte in word.as_bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
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
    use super::{WordTable, is_one_of};

    #[test]
    fn whole_words_are_in_lists() {
        let among = |word: &str| is_one_of(word, "one two's é");
        assert!(among("one") && among("two's") && among("é"));
        assert!(!among("on") && !among("two") && !among("") && !among("one two's"));
    }

    #[test]
    fn words_have_the_classes_of_all_their_lists() {
        let table = WordTable::new(&[(1, "one two"), (2, "two three é"), (4, "")]);
        let classes = ["one", "two", "three", "é", "four", ""].map(|word| table.classes(word));
        assert_eq!(classes, [1, 3, 2, 2, 0, 0]);
        assert_eq!(WordTable::new(&[]).classes("one"), 0);
    }
}

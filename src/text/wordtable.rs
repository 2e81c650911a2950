//! Lists of words, looked up often.

/// Whether a word is in a list, one string with spaces between: a fraction of the code and data of an array or a pattern.
/// O(length of the list), for short ones; [`WordTable`] is for long ones.
pub(crate) fn is_one_of(word: &str, list: &str) -> bool {
    list.as_bytes().split(|&byte| byte == b' ').any(|listed| listed == word.as_bytes())
}

/// Words with the classes that they are in, one bit each. Built once from lists in the code and then only read: open
/// addressing in one array, at most half full.
#[derive(Debug)]
pub(crate) struct WordTable {
    slots: Vec<(&'static str, u16)>,
}

impl WordTable {
    /// A table of lists of words, each list with the bits of its class.
    pub(crate) fn new(lists: &[(u16, &'static str)]) -> Self {
        let count: usize = lists.iter().map(|(_, words)| words.split(' ').count()).sum();
        let mut table = Self { slots: vec![("", 0); (count * 2 + 2).next_power_of_two()] };
        for &(class, words) in lists {
            for word in words.split(' ').filter(|word| !word.is_empty()) {
                let place = table.place(word);
                table.slots[place] = (word, table.slots[place].1 | class);
            }
        }
        table
    }

    /// The classes of a word; none for a word that is not listed.
    pub(crate) fn classes(&self, word: &str) -> u16 {
        self.slots[self.place(word)].1
    }

    /// Where a word stands or would stand.
    fn place(&self, word: &str) -> usize {
        let mask = self.slots.len() - 1;
        // FNV-1a, 32 bits (Fowler, Noll, Vo), with the upper bits, which it mixes best, brought down.
        let hash = word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let mut at = (hash ^ hash >> 15) as usize & mask;
        while !self.slots[at].0.is_empty() && self.slots[at].0 != word {
            at = (at + 1) & mask;
        }
        at
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

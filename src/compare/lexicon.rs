//! Words as numbers: what is the same word, what is nearly the same, and what a word touches.

use rustc_hash::FxHashMap as HashMap;
use std::cell::OnceCell;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use super::kindred;
use super::model::{Analysed, Touch};
use crate::text::{Span, WordTable, Words, fold_word, folded, is_function_word, is_one_of, joins};

/// A folded word by number; equal numbers are equal words.
pub(super) type Key = u32;

/// What is known of one folded word.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "what a word is, each by itself")]
pub(super) struct Entry {
    /// The folded word.
    pub(super) folded: String,
    /// Number of its stem in one spelling: "honour" and "honors" share it, "two" and "2" too.
    pub(super) stem: Key,
    /// Whether it carries matter rather than grammar.
    pub(super) content: bool,
    /// Whether it is one of the small words of grammar.
    pub(super) function: bool,
    /// What it touches where it is changed, apart from names.
    pub(super) touch: Option<Touch>,
    /// Whether it stands for several words.
    pub(super) contracted: bool,
    /// Whether letters of it may be masked: it has a dash or an asterisk.
    masked: bool,
    /// The first byte; 0 where it may be like words that begin otherwise: where letters may be masked, and where its stem
    /// begins otherwise, "two" and "2".
    pub(super) initial: u8,
    /// See [`Entry::spelt`].
    spelt: OnceCell<Vec<String>>,
}

impl Entry {
    /// The words that it stands for in one spelling, numbers in digits: "are" and "not" of "aren't".
    pub(super) fn spelt(&self) -> &[String] {
        self.spelt.get_or_init(|| {
            let folded = if self.folded == "&" { "and" } else { &self.folded };
            let one_spelling = |part: &str| {
                let bare = plain(part);
                number_in_digits(&bare).map_or_else(|| american(&bare), str::to_owned)
            };
            expanded(folded).into_iter().map(one_spelling).collect()
        })
    }
}

/// All words of the articles that are compared. Numbers are given in the order in which words come, so they are the
/// same for the same articles in the same order.
pub(super) struct Lexicon<'a> {
    articles: Vec<Known<'a>>,
    entries: Vec<Entry>,
    /// By the word as it is written: most words come many times, and need not be folded again.
    by_written: HashMap<String, Key>,
    by_word: HashMap<String, Key>,
    by_stem: HashMap<String, Key>,
    by_root: HashMap<String, Key>,
    /// By canonical form, the group of kindred words.
    kindred: HashMap<String, Key>,
    /// By stem, its root.
    roots: Vec<Option<Key>>,
    /// By stem, whether it was ever written small.
    seen_small: Vec<bool>,
    stemmer: Stemmer,
    /// Empty: room for the words that are asked for.
    keys: Vec<Key>,
}

/// An article whose words are asked for.
struct Known<'a> {
    text: &'a str,
    words: &'a Words,
    /// By form the number of the word, once it was asked for.
    keys: Vec<Key>,
}

/// The number of a form that was not asked for yet.
const UNASKED: Key = Key::MAX;

impl<'a> Lexicon<'a> {
    /// One that knows no word yet, for some articles.
    pub(super) fn of(articles: &[&'a Analysed]) -> Self {
        let mut lexicon = Self {
            articles: Vec::with_capacity(articles.len()),
            entries: Vec::new(),
            by_written: HashMap::default(),
            by_word: HashMap::default(),
            by_stem: HashMap::default(),
            by_root: HashMap::default(),
            roots: Vec::new(),
            seen_small: Vec::new(),
            kindred: HashMap::default(),
            stemmer: Stemmer::create(Algorithm::English),
            keys: Vec::new(),
        };
        for (group, word) in kindred::all() {
            lexicon.kindred.insert(lexicon.canonical(word), group as Key);
        }
        for one in articles {
            let keys = vec![UNASKED; one.article.words.written.len()];
            lexicon.articles.push(Known { text: &one.article.text, words: &one.article.words, keys });
        }
        lexicon
    }

    /// One for words without an article.
    #[cfg(test)]
    pub(super) fn new() -> Self {
        Self::of(&[])
    }

    /// The words of an article.
    pub(super) fn words(&self, article: usize) -> &'a Words {
        self.articles[article].words
    }

    /// The number of a word of an article, by its place there.
    pub(super) fn key_at(&mut self, article: usize, place: usize) -> Key {
        let Known { text, words, keys } = &self.articles[article];
        let form = words.forms[place] as usize;
        if keys[form] != UNASKED {
            return keys[form];
        }
        let key = self.key(words.written[form].slice(text));
        self.articles[article].keys[form] = key;
        key
    }

    /// The numbers of the words of some spans of an article, in their order.
    pub(super) fn keys_in(&mut self, article: usize, spans: &[Span]) -> Vec<Key> {
        let mut found = Vec::new();
        self.push_keys(article, spans, &mut found);
        found
    }

    /// Adds these to others.
    pub(super) fn push_keys(&mut self, article: usize, spans: &[Span], found: &mut Vec<Key>) {
        for &span in spans {
            let Known { text, words, .. } = self.articles[article];
            match words.within(span) {
                Some(places) => found.extend(places.map(|place| self.key_at(article, place))),
                None => found.extend(crate::text::words(text, span).into_iter().map(|word| self.key(word.slice(text)))),
            }
        }
    }

    /// The stems of the words of some spans that carry matter, in their order; and notes where one of the words denies.
    pub(super) fn content_stems(&mut self, article: usize, spans: &[Span], negated: &mut bool) -> Vec<Key> {
        let mut keys = std::mem::take(&mut self.keys);
        self.push_keys(article, spans, &mut keys);
        let mut stems = Vec::with_capacity(keys.len());
        for key in keys.drain(..) {
            let entry = self.entry(key);
            if entry.content {
                stems.push(entry.stem);
            }
            *negated |= entry.touch == Some(Touch::Negation);
        }
        self.keys = keys;
        stems
    }

    /// Adds for each word of some spans of an article, in their order, whether it is written as a part of a name of several
    /// words, "Port Authority".
    pub(super) fn push_names(&self, article: usize, spans: &[Span], found: &mut Vec<bool>) {
        let Known { text, words, .. } = self.articles[article];
        for &span in spans {
            let from = found.len();
            let mut note = |at: usize, joined: bool| {
                found.push(joined);
                if joined && at > 0 {
                    found[from + at - 1] = true;
                }
            };
            if let Some(places) = words.within(span) {
                let first = places.start;
                places.for_each(|place| note(place - first, place > first && words.joined[place]));
            } else {
                let own = crate::text::words(text, span);
                (0..own.len()).for_each(|at| note(at, at > 0 && joins(text, own[at - 1], own[at])));
            }
        }
    }

    /// The number of a word as it is written.
    pub(super) fn key(&mut self, word: &str) -> Key {
        if let Some(&key) = self.by_written.get(word) {
            return key;
        }
        let key = self.key_of_new(word);
        self.by_written.insert(word.to_owned(), key);
        key
    }

    fn key_of_new(&mut self, word: &str) -> Key {
        let folded = fold_abbreviation(word);
        let small = word.starts_with(|c: char| !c.is_uppercase());
        if let Some(&key) = self.by_word.get(&folded) {
            self.seen_small[self.entries[key as usize].stem as usize] |= small;
            return key;
        }
        let key = self.entries.len() as Key;
        let canonical = self.canonical(&folded);
        let next_stem = self.by_stem.len() as Key;
        let root = self.kindred.get(&canonical).copied().or_else(|| self.root_of(&canonical));
        let begins = |word: &str| word.as_bytes().first().copied().unwrap_or(0);
        let masked = folded.contains(['-', '*']);
        let initial = if masked || begins(&canonical) != begins(&folded) { 0 } else { begins(&folded) };
        let stem = *self.by_stem.entry(canonical).or_insert(next_stem);
        if self.seen_small.len() < self.by_stem.len() {
            self.seen_small.push(false);
            self.roots.push(root);
        }
        self.seen_small[stem as usize] |= small;
        let content = is_content(&folded);
        self.by_word.insert(folded.clone(), key);
        let (function, touch) = (is_function_word(&folded), touch(&folded));
        let contracted = contracted(&folded).is_some();
        let spelt = OnceCell::new();
        self.entries.push(Entry { folded, stem, content, function, touch, contracted, masked, initial, spelt });
        key
    }

    /// The number of a word as it is written, if it was ever seen.
    pub(super) fn known(&self, word: &str) -> Option<Key> {
        self.by_written.get(word).or_else(|| self.by_word.get(&fold_abbreviation(word))).copied()
    }

    /// The number of the letters with which a stem begins, above those of the groups of kindred words.
    fn root_of(&mut self, canonical: &str) -> Option<Key> {
        let (at, last) = canonical.char_indices().nth(ROOT_LETTERS - 1)?;
        let next = (self.kindred.len() + self.by_root.len()) as Key;
        Some(*self.by_root.entry(canonical[..at + last.len_utf8()].to_owned()).or_insert(next))
    }

    /// What is known of a word.
    pub(super) fn entry(&self, key: Key) -> &Entry {
        &self.entries[key as usize]
    }

    /// Whether a stem is a name: nowhere in the articles is it written small.
    pub(super) fn is_name(&self, stem: Key) -> bool {
        !self.seen_small[stem as usize]
    }

    /// The root of a stem, which words of several classes share; none for short words.
    pub(super) fn root(&self, stem: Key) -> Option<Key> {
        self.roots[stem as usize]
    }

    /// How many stems there are.
    pub(super) fn stems(&self) -> usize {
        self.by_stem.len()
    }

    fn canonical(&self, folded: &str) -> String {
        if folded == "&" {
            return "and".to_owned();
        }
        let plain: String = folded.chars().map(plain_letter).filter(|&c| c != '.').collect();
        let plain = plain.strip_suffix("'s").unwrap_or(&plain);
        if let Some(digits) = number_in_digits(plain) {
            return digits.to_owned();
        }
        let one_spelling = american(plain);
        self.stemmer.stem(&one_spelling).into_owned()
    }
}

/// As many letters at the start of two stems make one root: "oppos" of "oppose" and "opposition".
const ROOT_LETTERS: usize = 5;

/// A word without the points of an abbreviation, "FBI" for "F.B.I.", where that is no other word: "U.S." is not "us".
fn fold_abbreviation(word: &str) -> String {
    if word == "US" {
        return "u.s.".to_owned();
    }
    let folded = fold_word(word);
    if !folded.contains('.') || folded.contains(|c: char| c.is_ascii_digit()) {
        return folded;
    }
    let bare: String = folded.chars().filter(|&c| c != '.').collect();
    if is_function_word(&bare) { folded } else { bare }
}

/// Whether two different words are nearly the same, 0 to 1: by stem, or by the letters at their ends.
pub(super) fn likeness(a: &Entry, b: &Entry) -> f64 {
    if a.stem == b.stem || (a.masked || b.masked) && masks(&a.folded, &b.folded) {
        return 0.95;
    }
    // All that follows asks for the same beginning; most pairs have not even that.
    if a.folded.as_bytes().first() != b.folded.as_bytes().first() {
        return 0.0;
    }
    let (short, long) = if a.folded.len() <= b.folded.len() { (a, b) } else { (b, a) };
    // "who've" and "who"; "they" and "they're".
    if long.folded.strip_prefix(short.folded.as_str()).is_some_and(|rest| rest.starts_with('\'')) {
        return 0.9;
    }
    let (short, long) = (short.folded.as_bytes(), long.folded.as_bytes());
    // Words of three letters are alike by chance.
    if short.len() < 3 {
        return 0.0;
    }
    let prefix = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let suffix = short[prefix..].iter().rev().zip(long.iter().rev()).take_while(|(x, y)| x == y).count();
    (prefix + suffix) as f64 / long.len() as f64
}

/// Whether one is the other with letters masked: "f---ing".
pub(super) fn masks(x: &str, y: &str) -> bool {
    let is_mask = |c: char| c == '-' || c == '*';
    let fits = |masked: &str, full: &str| {
        let Some(head_end) = masked.find(is_mask) else { return false };
        let tail = masked.trim_start_matches(|c: char| !is_mask(c)).trim_start_matches(is_mask);
        full.len() > head_end + tail.len() && full.starts_with(&masked[..head_end]) && full.ends_with(tail)
    };
    // Most words have no mask.
    x == y || ((x.contains(is_mask) || y.contains(is_mask)) && (fits(x, y) || fits(y, x)))
}

/// Words that a contraction stands for; a word that is none stands for itself.
pub(super) fn expanded(folded: &str) -> Vec<&str> {
    contracted(folded).map_or_else(|| vec![folded], |(first, second)| vec![first, second])
}

/// The two words that a contraction stands for.
pub(super) fn contracted(folded: &str) -> Option<(&str, &str)> {
    match folded {
        "can't" | "cannot" => return Some(("can", "not")),
        "won't" => return Some(("will", "not")),
        "shan't" => return Some(("shall", "not")),
        "let's" => return Some(("let", "us")),
        "gonna" => return Some(("going", "to")),
        "wanna" => return Some(("want", "to")),
        _ => {}
    }
    let at = folded.rfind('\'')?;
    let (head, tail) = (&folded[..at], &folded[at + 1..]);
    let second = match tail {
        "t" if head.ends_with('n') && head.len() > 1 => return Some((&head[..head.len() - 1], "not")),
        "re" => "are",
        "ve" => "have",
        "ll" => "will",
        "m" => "am",
        // "Obama's" is none, "that's" is one.
        "s" if is_one_of(head, HEADS_OF_IS) => "is",
        _ => return None,
    };
    Some((head, second))
}

/// Words whose "'s" is "is" rather than a possessor's.
const HEADS_OF_IS: &str = "he here how it she that there this what where who";

/// The same number in words and in digits.
pub(super) fn number_in_digits(word: &str) -> Option<&'static str> {
    if classes(word) & NUMBER == 0 {
        return None;
    }
    NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, digits)| *digits)
}

const NUMBERS: [(&str, &str); 31] = [
    ("zero", "0"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
    ("hundred", "100"),
    ("thousand", "1000"),
    ("million", "1000000"),
];

/// What a changed word touches, apart from names.
pub(super) fn touch(folded: &str) -> Option<Touch> {
    let classes = classes(folded);
    if classes & NEGATION != 0 || folded.ends_with("n't") {
        Some(Touch::Negation)
    } else if classes & MODAL != 0 {
        Some(Touch::Modal)
    } else if classes & CONDITION != 0 {
        Some(Touch::Condition)
    } else if classes & NUMBER != 0 || starts_with_digit(folded) {
        Some(Touch::Number)
    } else {
        None
    }
}

/// A number in digits or words.
pub(super) fn is_figure(folded: &str) -> bool {
    is_figure_of(folded, classes(folded))
}

/// The same of a word with its classes in [`table`].
pub(super) fn is_figure_of(folded: &str, classes: u32) -> bool {
    starts_with_digit(folded) || classes & NUMBER != 0
}

fn starts_with_digit(folded: &str) -> bool {
    folded.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

/// The classes of a word, of those that follow.
fn classes(folded: &str) -> u32 {
    table().classes(folded)
}

/// The words of these classes.
pub(super) fn table() -> &'static WordTable {
    static TABLE: LazyLock<WordTable> = LazyLock::new(|| {
        let mut lists = vec![(NEGATION, NEGATIONS), (MODAL, MODALS), (CONDITION, CONDITIONS), (EMPTY, EMPTY_WORDS)];
        lists.push((NUMBER, "billion trillion dozen half third quarter percent"));
        lists.extend(NUMBERS.iter().map(|&(name, _)| (NUMBER, name)));
        WordTable::new(&lists)
    });
    &TABLE
}

const NEGATION: u32 = 1;
const MODAL: u32 = 1 << 1;
const CONDITION: u32 = 1 << 2;
const NUMBER: u32 = 1 << 3;
const EMPTY: u32 = 1 << 4;

const NEGATIONS: &str =
    "not no never none nobody nothing nowhere neither nor without hardly barely scarcely refuse cannot";

const MODALS: &str = "may might must can could shall should will would ought i'll we'll they'll he'll she'll it'll";

const CONDITIONS: &str = "if unless provided whether until except otherwise only";

fn is_content(folded: &str) -> bool {
    let number = starts_with_digit(folded);
    if is_function_word(folded) || (folded.chars().nth(1).is_none() && !number) {
        return false;
    }
    let grammar = |contracted: &str| is_function_word(contracted) || touch(contracted).is_some();
    let plain = !matches!(touch(folded), Some(Touch::Negation | Touch::Modal));
    plain
        && classes(folded) & EMPTY == 0
        && !(folded.contains('\'') && contracted(folded).is_some_and(|(first, _)| grammar(first)))
}

/// Words that are everywhere in speech and in reports of it, and say nothing of what the matter is.
const EMPTY_WORDS: &str = "\
    said say says told like get got go going know think well really thing things want make one much many there's \
    let lot yes ok according";

/// Letters without their accents, as a newsroom's system may have dropped them.
fn plain_letter(character: char) -> char {
    match character {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ē' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ī' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'ō' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'ū' => 'u',
        'ñ' => 'n',
        'ç' | 'č' | 'ć' => 'c',
        'š' | 'ş' => 's',
        'ž' => 'z',
        'ý' => 'y',
        _ => character,
    }
}

/// A word without accents and points, lower case: how names are compared.
pub(super) fn plain(word: &str) -> String {
    folded(word).chars().map(plain_letter).filter(|c| !matches!(c, '.' | ',')).collect()
}

/// British endings in their American form; where the result is no word, it still is one spelling.
pub(super) fn american(word: &str) -> String {
    for (british, american) in [("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize")] {
        // "rise", "wise" and "raised" are too short or none.
        if let Some(head) = word.strip_suffix(british).filter(|head| head.len() >= 4) {
            return format!("{head}{american}");
        }
    }
    if let Some(at) = word.find("our").filter(|&at| at >= 3) {
        return format!("{}or{}", &word[..at], &word[at + 3..]);
    }
    if let Some(head) = word.strip_suffix("tre").filter(|head| head.len() >= 3) {
        return format!("{head}ter");
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, expanded, likeness};

    #[test]
    fn contractions_expand() {
        assert_eq!(expanded("don't"), ["do", "not"]);
        assert_eq!(expanded("they're"), ["they", "are"]);
        assert_eq!(expanded("mayor's"), ["mayor's"]);
    }

    #[test]
    fn one_word_in_two_spellings_has_one_stem() {
        let mut lexicon = Lexicon::new();
        for (a, b) in [("two", "2"), ("honour", "Honors"), ("Peña", "Pena"), ("U.S.", "US"), ("organised", "organize")]
        {
            let (a, b) = (lexicon.key(a), lexicon.key(b));
            assert_eq!(lexicon.entry(a).stem, lexicon.entry(b).stem, "{:?}", lexicon.entry(a));
        }
    }

    #[test]
    fn likeness_is_a_ladder() {
        let mut lexicon = Lexicon::new();
        let [ferry, ferries, fairy, berth] = ["ferry", "ferries", "fairy", "berth"].map(|word| lexicon.key(word));
        let like = |a, b| likeness(lexicon.entry(a), lexicon.entry(b));
        assert!(like(ferry, ferries) > like(ferry, fairy) && like(ferry, fairy) > like(ferry, berth));
    }
}

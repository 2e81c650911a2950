//! Text that articles share outside quotations: runs of words, found through an index of five words each.
//!
//! Each article is held against the first few of those before it that have the same five words: of two hundred copies
//! of one text every one meets the first. So the cost stays near the size of the text, and no frequency hides a copy.

use rustc_hash::FxHashMap as HashMap;

use super::lexicon::{Key, Lexicon};
use super::model::{Analysed, Passage};
use crate::article::Role;
use crate::sorting;
use crate::text::Span;

/// Length of the indexed runs, in words.
const GRAM: usize = 5;

/// Shortest passage, in words: five are a stock phrase more often than not.
const WORDS_AT_LEAST: usize = 6;

/// So many articles, the first that have a run of five words, are looked up for the later ones.
const SOURCES: usize = 8;

/// A passage says something: so many of its words carry matter and are no names. "President of the republic Ada Holm"
/// is what she is called.
const MATTER: usize = 4;

/// Words that two articles have in the same order, as positions in [`Texts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shared {
    /// Where it begins in the earlier article.
    pub(super) first: usize,
    /// Where it begins in the later one.
    pub(super) second: usize,
    /// Number of words.
    pub(super) words: usize,
}

/// The words of all articles outside quotations, one after the other, with breaks between.
pub(super) struct Texts {
    /// By position; [`BREAK`] where something lies between.
    keys: Vec<Key>,
    spans: Vec<Span>,
    /// Position of each article's first word, and the end of all.
    starts: Vec<usize>,
    /// For each position how many words before it carry matter.
    matter: Vec<u32>,
}

const BREAK: Key = Key::MAX;

impl Texts {
    /// Reads title and body of every article.
    pub(super) fn read(articles: &[&Analysed], lexicon: &mut Lexicon) -> Self {
        let mut texts = Self { keys: Vec::new(), spans: Vec::new(), starts: Vec::new(), matter: Vec::new() };
        for (article, one) in articles.iter().enumerate() {
            texts.starts.push(texts.keys.len());
            texts.add(article, one, lexicon);
        }
        texts.starts.push(texts.keys.len());
        // Which stems are names is known only when all words are read.
        let mut sum = 0;
        for &key in &texts.keys {
            texts.matter.push(sum);
            if key != BREAK {
                let entry = lexicon.entry(key);
                sum += u32::from(entry.content && !lexicon.is_name(entry.stem));
            }
        }
        texts.matter.push(sum);
        texts
    }

    fn add(&mut self, article: usize, one: &Analysed, lexicon: &mut Lexicon) {
        let words = lexicon.words(article);
        let mut quoted: Vec<Span> = Vec::new();
        for said in one.reading.attributions.iter().filter(|said| said.is_quotation()) {
            quoted.extend(&said.content);
        }
        sorting::sort(&mut quoted);
        let mut quoted = quoted.into_iter().peekable();
        let mut role = Role::SetAside;
        for paragraph in &one.article.paragraphs {
            if paragraph.role != role || paragraph.role != Role::Body {
                self.push(BREAK, paragraph.span);
                role = paragraph.role;
            }
            if role == Role::SetAside {
                continue;
            }
            // White space is around a paragraph: it cuts no word.
            for place in words.within(paragraph.span).unwrap_or(0..0) {
                let word = words.spans[place];
                while quoted.next_if(|quoted| quoted.end <= word.start).is_some() {
                    self.push(BREAK, word);
                }
                if quoted.peek().is_none_or(|quoted| !quoted.overlaps(word)) {
                    self.push(lexicon.key_at(article, place), word);
                }
            }
        }
        self.push(BREAK, Span::new(0, 0));
    }

    fn push(&mut self, key: Key, span: Span) {
        self.keys.push(key);
        self.spans.push(span);
    }

    /// The article that a position lies in.
    pub(super) fn article(&self, position: usize) -> usize {
        self.starts.partition_point(|&start| start <= position) - 1
    }

    /// The words of an article outside quotations.
    pub(super) fn words_of(&self, article: usize) -> usize {
        self.keys[self.starts[article]..self.starts[article + 1]].iter().filter(|&&key| key != BREAK).count()
    }

    /// Where the words from `start` on stand: article and span.
    fn place(&self, start: usize, words: usize) -> (usize, Span) {
        (self.article(start), self.spans[start].join(self.spans[start + words - 1]))
    }

    fn says_something(&self, start: usize, words: usize) -> bool {
        (self.matter[start + words] - self.matter[start]) as usize >= MATTER
    }

    /// The run of equal words around two positions that have the same word.
    fn extended(&self, first: usize, second: usize) -> Shared {
        let same = |x: usize, y: usize| self.keys[x] == self.keys[y] && self.keys[x] != BREAK;
        let before = (1..=first).take_while(|&back| same(first - back, second - back)).count();
        let on = (0..self.keys.len() - second).take_while(|&on| same(first + on, second + on)).count();
        Shared { first: first - before, second: second - before, words: before + on }
    }
}

/// All that two articles share, for each article with the first ones that have its words.
pub(super) fn shared(texts: &Texts) -> Vec<Shared> {
    let mut index = Index::new(texts.keys.len());
    let (mut found, mut before) = (Vec::new(), Vec::new());
    for article in 0..texts.starts.len() - 1 {
        // By earlier article, how far this one is known to share a run with it. What begins inside such a run and goes
        // beyond it is found where it does so: so a text that repeats itself costs no more than another.
        let mut known = vec![0; article + 1];
        for position in texts.starts[article]..texts.starts[article + 1] {
            let Some(gram) = texts.keys.get(position..position + GRAM).filter(|gram| !gram.contains(&BREAK)) else {
                continue;
            };
            index.enter(gram, position, (texts, texts.starts[article]), &mut before);
            for &earlier in &before {
                let Some(until) = known.get_mut(texts.article(earlier)) else { continue };
                if position + GRAM > *until {
                    let run = texts.extended(earlier, position);
                    *until = run.second + run.words;
                    if run.words >= WORDS_AT_LEAST && texts.says_something(run.second, run.words) {
                        found.push(run);
                    }
                }
            }
        }
    }
    found
}

/// Positions by the five words that begin there: a table with open addresses, each leading to a chain.
struct Index {
    slots: Vec<u32>,
    /// By position the next one with the same words.
    next: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Index {
    fn new(positions: usize) -> Self {
        Self { slots: vec![NONE; (positions * 2).next_power_of_two()], next: vec![NONE; positions] }
    }

    /// Finds the positions before `own` that have the same words; enters this one, if its article has none yet and the
    /// chain is not full.
    fn enter(&mut self, gram: &[Key], position: usize, (texts, own): (&Texts, usize), found: &mut Vec<usize>) {
        found.clear();
        let mut slot = hash(gram) as usize & (self.slots.len() - 1);
        while self.slots[slot] != NONE {
            let head = self.slots[slot] as usize;
            if texts.keys[head..head + GRAM] == *gram {
                let mut last = head;
                found.push(head);
                while self.next[last] != NONE {
                    last = self.next[last] as usize;
                    found.push(last);
                }
                if last < own && found.len() < SOURCES {
                    self.next[last] = position as u32;
                }
                found.retain(|&earlier| earlier < own);
                return;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        self.slots[slot] = position as u32;
    }
}

/// FNV-1a over words, mixed once more, since the table takes the lowest bits.
fn hash(words: &[Key]) -> u64 {
    let sum = words
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, &word| (hash ^ u64::from(word)).wrapping_mul(0x0100_0000_01b3));
    sum ^ sum >> 29
}

/// Passages: the same words in several articles, the longest first. What lies inside longer ones everywhere
/// is not told again.
pub(super) fn group(texts: &Texts, shared: &[Shared]) -> Vec<Passage> {
    let mut order: Vec<usize> = (0..shared.len()).collect();
    sorting::sort_by_key(&mut order, |&run| (std::cmp::Reverse(shared[run].words), run));
    let mut known: HashMap<&[Key], usize> = HashMap::default();
    // Where each stands, in order.
    let mut places: Vec<Vec<usize>> = Vec::new();
    // By article what of it is told: (start, end).
    let mut told: Vec<Vec<(usize, usize)>> = vec![Vec::new(); texts.starts.len()];
    for run in order.into_iter().map(|run| shared[run]) {
        let keys = &texts.keys[run.second..run.second + run.words];
        let inside = |place: usize| {
            let around = |&(start, end): &(usize, usize)| start <= place && place + run.words <= end;
            told[texts.article(place)].iter().any(around)
        };
        if !known.contains_key(keys) && inside(run.first) && inside(run.second) {
            continue;
        }
        let index = *known.entry(keys).or_insert(places.len());
        places.resize(places.len().max(index + 1), Vec::new());
        for start in [run.first, run.second] {
            if let Err(at) = places[index].binary_search(&start) {
                places[index].insert(at, start);
                told[texts.article(start)].push((start, start + run.words));
            }
        }
    }
    let mut words: Vec<usize> = vec![0; places.len()];
    for (keys, index) in known {
        words[index] = keys.len();
    }
    let passage = |(places, words): (Vec<usize>, usize)| Passage {
        spans: places.into_iter().map(|start| texts.place(start, words)).collect(),
        words,
    };
    places.into_iter().zip(words).map(passage).collect()
}

#[cfg(test)]
mod tests {
    use super::super::kin;
    use super::super::lexicon::Lexicon;
    use super::super::model::Analysed;
    use super::{Texts, group, shared};
    use crate::article::{ArticleInput, parse};
    use crate::options::Options;

    /// "article: text" for each span of each passage, and the kin with their share in hundredths.
    #[allow(clippy::type_complexity, reason = "two lists to compare with")]
    fn found(texts: &[String]) -> (Vec<Vec<String>>, Vec<(Vec<usize>, u32)>) {
        let analyse = |text: &String| {
            let input = ArticleInput { name: "x".to_owned(), text: text.clone(), ..ArticleInput::default() };
            let article = parse(&input, &Options::default()).expect("it is an article");
            let reading = crate::attribution::find(&article, &Options::default());
            Analysed::without_statements(article, reading)
        };
        let analysed: Vec<Analysed> = texts.iter().map(analyse).collect();
        let articles: Vec<&Analysed> = analysed.iter().collect();
        let read = Texts::read(&articles, &mut Lexicon::of(&articles));
        let runs = shared(&read);
        let shown = |&(article, span): &(usize, crate::text::Span)| {
            format!("{article}: {}", span.slice(&analysed[article].article.text))
        };
        let passages = group(&read, &runs).iter().map(|passage| passage.spans.iter().map(shown).collect()).collect();
        let kin = kin::group(&read, &runs, articles.len());
        (passages, kin.into_iter().map(|kin| (kin.articles, (kin.share * 100.0).round() as u32)).collect())
    }

    const FERRY: &str = "The ferry struck the northern pier shortly before noon and tore a hole into its bow";
    const MAYOR: &str = "workers had asked the company twice to mend the broken fenders";

    #[test]
    fn passages_in_either_order_without_what_is_quoted() {
        let said = "“It was the berth that failed us all that day,” Ingrid Orne said.";
        let one = format!("Port Alder mourned. {FERRY}, police wrote. {said} In May, {MAYOR}.");
        let other = format!("Nobody slept. Last year {MAYOR}! {said} Then it happened: {FERRY}.");
        let (passages, kin) = found(&[one, other, "Nothing of this is in here, and so it stays.".to_owned()]);
        assert_eq!(
            passages,
            [vec![format!("0: {FERRY}"), format!("1: {FERRY}")], vec![format!("0: {MAYOR}"), format!("1: {MAYOR}")]]
        );
        assert_eq!(kin.len(), 1);
        assert_eq!(kin[0].0, [0, 1]);
    }

    #[test]
    fn copies_of_one_text_are_never_too_many() {
        let text = format!("Port Alder mourned. {FERRY}. Last year {MAYOR}.");
        let (passages, kin) = found(&vec![text; 200]);
        assert_eq!(passages.iter().map(Vec::len).collect::<Vec<_>>(), [200]);
        assert_eq!(kin, [((0..200).collect(), 100)]);
    }

    #[test]
    fn a_part_that_a_third_has_is_told_of_all_three() {
        let all = format!("{FERRY}, while {MAYOR}.");
        let (passages, _) =
            found(&[format!("Alas! {FERRY}."), format!("So it went: {all}"), format!("Then this: {all}")]);
        assert_eq!(passages.iter().map(Vec::len).collect::<Vec<_>>(), [2, 3]);
    }

    #[test]
    fn names_and_stock_phrases_are_none() {
        let (passages, kin) = found(&[
            "The president of the republic, Ada Maria Holm of Port Alder, slept.".to_owned(),
            "We saw the president of the republic, Ada Maria Holm of Port Alder, today.".to_owned(),
        ]);
        assert!(passages.is_empty() && kin.is_empty(), "{passages:?}");
    }
}

//! What is learned of words before the tagger itself: cue classes and classes of use.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::brat::Document;
use super::clusters::cluster;
use super::lexicon::CueCounts;
use super::marks;
use crate::attribution::tagger::lexicon::{FINITE, Lexicon};
use crate::attribution::tagger::sequence::{FORM_CLASSES, FormClass, Unit, form_class, hash_word, read};
use crate::attribution::tagger::table::key;
use crate::sorting::sort;
use crate::text::{paragraphs, sentences};

/// Classes of use. More split what should stay together, fewer mix verbs with nouns.
const CLASSES: usize = 64;

/// Rounds of the exchange; hardly a word moves after these.
const ROUNDS: usize = 15;

/// A word has a class of its own only where the text has it so often: rarer ones cost bytes and are learned badly.
const LEAST_SEEN: u32 = 10;

/// A finite verb stands so often behind the pronoun that is its subject,
const LEAST_SUBJECTS: u32 = 2;

/// and that often of all times that it stands anywhere.
const SHARE_OF_SUBJECTS: f32 = 0.07;

/// Pronouns that are subjects.
const SUBJECTS: [u32; 7] = [
    hash_word("he"),
    hash_word("she"),
    hash_word("they"),
    hash_word("we"),
    hash_word("i"),
    hash_word("it"),
    hash_word("who"),
];

/// Adverbs that stand between a subject and its verb.
const ADVERBS: [u32; 11] = [
    hash_word("also"),
    hash_word("never"),
    hash_word("still"),
    hash_word("just"),
    hash_word("always"),
    hash_word("once"),
    hash_word("only"),
    hash_word("ever"),
    hash_word("then"),
    hash_word("again"),
    hash_word("now"),
];

/// What was learned of words.
#[derive(Clone, Debug)]
pub(super) struct Vocabulary {
    /// How often words are cues, all articles together.
    pub(super) counts: CueCounts,
    /// The same for each article.
    pub(super) by_document: Vec<CueCounts>,
    /// Words: key, cue class with the mark of finite verbs, class of use from 1, 0 where it has none.
    pub(super) words: Vec<(u32, u8, u8)>,
    /// Stems: key, cue class.
    pub(super) stems: Vec<(u32, u8)>,
    /// Classes of use of words by form.
    pub(super) form_clusters: [u8; FORM_CLASSES as usize],
}

impl Vocabulary {
    /// As the tagger uses it.
    pub(super) fn lexicon(&self) -> Lexicon {
        Lexicon::new(&self.words, &self.stems, self.form_clusters)
    }
}

/// One paragraph with what its units are.
pub(super) struct ReadParagraph {
    /// Its units.
    pub(super) units: Vec<Unit>,
}

/// The paragraphs of a text as sequences.
pub(super) fn read_paragraphs(text: &str, lexicon: &Lexicon) -> Vec<ReadParagraph> {
    let paragraphs = paragraphs(text);
    let quoted = marks::quoted(text, &paragraphs);
    paragraphs
        .into_iter()
        .zip(quoted)
        .map(|(paragraph, quoted)| {
            let sentences = sentences(text, paragraph);
            ReadParagraph { units: read(text, paragraph, &sentences, &quoted, lexicon) }
        })
        .filter(|paragraph| !paragraph.units.is_empty())
        .collect()
}

/// Learns from the training articles, and word classes from plain text besides.
pub(super) fn learn(documents: &[Document], plain: &[PathBuf], log: &mut dyn FnMut(&str)) -> io::Result<Vocabulary> {
    let bare = Lexicon::default();
    let mut counts = CueCounts::default();
    let mut by_document = Vec::new();
    let mut collector = Collector::default();
    for document in documents {
        let mut own = CueCounts::default();
        for paragraph in read_paragraphs(&document.text, &bare) {
            own.add(&document.text, &paragraph.units, &document.attributions);
            collector.add(&document.text, &paragraph.units);
        }
        counts.merge(&own);
        by_document.push(own);
    }
    for folder in plain {
        for text in texts(folder)? {
            for paragraph in read_paragraphs(&text, &bare) {
                collector.add(&text, &paragraph.units);
            }
        }
    }
    let (clusters, form_clusters) = collector.cluster();
    let mut words: BTreeMap<u32, (u8, u8)> = clusters.into_iter().map(|(key, class)| (key, (0, class))).collect();
    for (key, cue) in counts.words() {
        words.entry(key).or_default().0 = cue;
    }
    for (key, (cue, class)) in &mut words {
        if *class > 0 && collector.seen.get(key).is_some_and(|seen| seen.is_finite()) {
            *cue |= FINITE;
        }
    }
    let words = words.into_iter().map(|(key, (cue, class))| (key, cue, class)).collect::<Vec<_>>();
    let stems = counts.stems().collect::<Vec<_>>();
    log(&format!("{} words, {} stems", words.len(), stems.len()));
    Ok(Vocabulary { counts, by_document, words, stems, form_clusters })
}

/// All text files in the folders of a folder, in the order of their names.
fn texts(folder: &Path) -> io::Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            for inner in fs::read_dir(path)? {
                files.push(inner?.path());
            }
        }
    }
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    sort(&mut files);
    files.iter().map(fs::read_to_string).collect()
}

/// How often a word stands in the text.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    all: u32,
    /// Without a capital.
    lower: u32,
    /// Right behind a pronoun that is a subject.
    after_subject: u32,
}

impl Seen {
    /// Whether it looks like a finite verb: those are what stands behind "he" and "she".
    fn is_finite(self) -> bool {
        self.after_subject >= LEAST_SUBJECTS && self.after_subject as f32 >= SHARE_OF_SUBJECTS * self.all as f32
    }
}

/// Text to be clustered.
#[derive(Default)]
struct Collector {
    /// Sentences of words: key and form.
    sentences: Vec<Vec<(u32, FormClass)>>,
    /// How often each word stands there.
    seen: BTreeMap<u32, Seen>,
}

impl Collector {
    fn add(&mut self, text: &str, units: &[Unit]) {
        for sentence in units.chunk_by(|one, next| one.sentence_start == next.sentence_start) {
            let words: Vec<_> = sentence.iter().map(|unit| (key(unit.word), form_class(text, unit))).collect();
            let mut after_subject = false;
            for (&(word, form), unit) in words.iter().zip(sentence) {
                let seen = self.seen.entry(word).or_default();
                seen.all += 1;
                seen.lower += u32::from(!matches!(form, FormClass::Capitalised | FormClass::Upper | FormClass::Number));
                // Adverbs stand there too, but are not meant.
                seen.after_subject +=
                    u32::from(after_subject && form != FormClass::Ly && !ADVERBS.contains(&unit.word));
                after_subject = SUBJECTS.contains(&unit.word);
            }
            self.sentences.push(words);
        }
    }

    /// Classes from 1 of frequent words and of forms. Words that are mostly capitalised have their form's class: names
    /// are no part of the lexicon.
    fn cluster(&self) -> (BTreeMap<u32, u8>, [u8; FORM_CLASSES as usize]) {
        let first = u32::from(FORM_CLASSES) + 1;
        let frequent = self.seen.iter().filter(|(_, seen)| seen.all >= LEAST_SEEN && seen.lower * 2 > seen.all);
        let ids: BTreeMap<u32, u32> = frequent.map(|(&key, _)| key).zip(first..).collect();
        let text: Vec<Vec<u32>> = self
            .sentences
            .iter()
            .map(|sentence| {
                sentence.iter().map(|(key, form)| ids.get(key).copied().unwrap_or(*form as u32 + 1)).collect()
            })
            .collect();
        let classes = cluster(&text, ids.len() + first as usize, CLASSES, ROUNDS);
        let words = ids.iter().map(|(&key, &id)| (key, classes[id as usize] + 1)).collect();
        (words, core::array::from_fn(|form| classes[form + 1] + 1))
    }
}

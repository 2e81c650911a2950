//! The training articles as examples.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::arguments::Fold;
use super::brat::{self, Document};
use super::crf::Example;
use super::gold;
use super::vocabulary::{Vocabulary, read_paragraphs};
use crate::attribution::tagger::features::{ALL, Features};
use crate::attribution::tagger::here::{Around, Here, join};
use crate::attribution::tagger::sequence::Unit;
use crate::attribution::tagger::table::{KEY_BITS, key, mix};
use crate::attribution::tagger::template::Template;

/// An observation must be made so often to get weights: what is seen once says nothing of other texts.
const LEAST_OBSERVED: u32 = 3;

/// The articles of a part: those of the fold where `inside`, all others where not.
pub(super) fn documents(part: &Path, fold: Option<Fold>, inside: bool) -> io::Result<Vec<Document>> {
    let documents = brat::read(part)?;
    let Some(fold) = fold else { return Ok(documents) };
    let chosen = documents.into_iter().enumerate().filter(|(index, _)| (index % fold.count == fold.index) == inside);
    Ok(chosen.map(|(_, document)| document).collect())
}

/// Examples with their features numbered.
#[derive(Clone, Debug, Default)]
pub(super) struct Corpus {
    /// One for each paragraph.
    pub(super) examples: Vec<Example>,
    /// The key of each feature, by rising key.
    pub(super) keys: Vec<u32>,
    /// Of each annotator, the number and the share of articles.
    pub(super) annotators: Vec<(u32, f32)>,
}

impl Corpus {
    /// Makes examples of articles.
    pub(super) fn build(documents: &[Document], vocabulary: &Vocabulary, log: &mut dyn FnMut(&str)) -> Self {
        let lexicon = vocabulary.lexicon();
        let mut examples = Vec::new();
        for (document, own) in documents.iter().zip(&vocabulary.by_document) {
            for mut paragraph in read_paragraphs(&document.text, &lexicon) {
                vocabulary.counts.hide(own, &document.text, &mut paragraph.units);
                examples.push(example(
                    &paragraph.units,
                    gold::labels(&paragraph.units, &document.attributions),
                    document.annotator,
                ));
            }
        }
        let keys = number(&mut examples);
        let tokens: usize = examples.iter().map(|example| example.labels.len()).sum();
        log(&format!("{} sequences, {tokens} units, {} observations", examples.len(), keys.len()));
        let mut annotators: BTreeMap<u32, f32> = BTreeMap::new();
        for document in documents {
            *annotators.entry(document.annotator).or_default() += 1.0 / documents.len() as f32;
        }
        Self { examples, keys, annotators: annotators.into_iter().collect() }
    }
}

/// The observation that one annotator read a word of such cue classes.
pub(super) fn annotator_key(annotator: u32, stem_cue: u8, cue: u8) -> u32 {
    key(mix(mix(annotator, Template::Annotator as u32 + 1), join(&[stem_cue.into(), cue.into()])))
}

/// The observation that anybody did, as the tagger makes it.
pub(super) fn cue_key(stem_cue: u8, cue: u8) -> u32 {
    key(mix(mix(0, Template::StemCue as u32 + 1), join(&[stem_cue.into(), cue.into()])))
}

/// An example whose features are still keys.
fn example(units: &[Unit], labels: Vec<u8>, annotator: u32) -> Example {
    let mut around = Around::default();
    let sequence = around.sequence(units);
    let mut features = Features::<ALL>::new();
    let mut example = Example { labels, weight: 1.0, ..Example::default() };
    for (index, unit) in units.iter().enumerate() {
        features.observe(&Here::new(sequence, index));
        example.features.extend(features.keys());
        example.features.push(annotator_key(annotator, unit.entry.stem_cue, unit.entry.cue));
        example.ends.push(example.features.len() as u32);
    }
    example
}

/// Replaces the keys of frequent features by numbers and drops the others; returns the keys that are left.
fn number(examples: &mut [Example]) -> Vec<u32> {
    let mut counts = vec![0u32; 1 << KEY_BITS];
    for &key in examples.iter().flat_map(|example| &example.features) {
        counts[key as usize] += 1;
    }
    let keys: Vec<u32> = (0..1 << KEY_BITS).filter(|&key: &u32| counts[key as usize] >= LEAST_OBSERVED).collect();
    let mut numbers = vec![u32::MAX; 1 << KEY_BITS];
    for (number, &key) in keys.iter().enumerate() {
        numbers[key as usize] = number as u32;
    }
    for example in examples {
        let mut kept = Vec::with_capacity(example.features.len());
        let mut start = 0;
        for end in &mut example.ends {
            let known = example.features[start..*end as usize].iter().map(|&key| numbers[key as usize]);
            kept.extend(known.filter(|&number| number != u32::MAX));
            start = *end as usize;
            *end = kept.len() as u32;
        }
        kept.shrink_to_fit();
        example.features = kept;
    }
    keys
}

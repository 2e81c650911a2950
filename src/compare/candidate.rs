//! Which word sequences are worth aligning: those that share a rare word or a run of four words.
//!
//! An index from words and runs to sequences, in which what is everywhere counts for nothing, keeps the cost near the
//! size of the text.

use rustc_hash::FxHashMap as HashMap;

use super::lexicon::{Key, Lexicon};
use super::quotation::Quotations;
use super::stretch::Stretch;
use crate::sorting;

/// A word or run in more sequences than this leads only to the longest of them. A slogan that a whole archive quotes
/// is found with any of these.
const POSTINGS_AT_MOST: usize = 48;

/// So many forms are aligned with each at most: an utterance in more versions than these is found by the first of them.
const CANDIDATES_AT_MOST: usize = 24;

/// Two forms that share so many words of matter, or half of the poorer one's, are aligned.
const SHARED_ENOUGH: usize = 3;

/// Length of an indexed run, in words.
const RUN: usize = 4;

/// For each form, the forms before it (longer or as long) that may share an utterance with it, in order.
pub(super) fn find(quotations: &Quotations, lexicon: &Lexicon) -> Vec<Vec<usize>> {
    let mut frequency = vec![0_usize; lexicon.stems()];
    let stretches: Vec<&Stretch> = quotations.forms.iter().map(|&index| &quotations.all[index].stretch).collect();
    let stems: Vec<Vec<Key>> = stretches.iter().map(|stretch| content_stems(stretch, lexicon)).collect();
    for stem in stems.iter().flatten() {
        frequency[*stem as usize] += 1;
    }
    let mut by_stem: Vec<Vec<usize>> = vec![Vec::new(); lexicon.stems()];
    let mut by_run: HashMap<[Key; RUN], Vec<usize>> = HashMap::default();
    let mut counts = Counts { of: vec![(0, false); stretches.len()], counted: Vec::new() };
    let mut found = Vec::with_capacity(stretches.len());
    for (form, stretch) in stretches.iter().enumerate() {
        let mut rare = stems[form].clone();
        sorting::sort_by_key(&mut rare, |stem| (frequency[*stem as usize], *stem));
        // Six tenths of the content words must be shared: so must one of the rarest four tenths and one more. Each
        // piece may be shared by itself, which the runs find.
        let enough = (rare.len() * 2).div_ceil(5) + 1;
        for stem in &rare[..enough.min(rare.len())] {
            counts.add(&by_stem[*stem as usize], false);
        }
        for run in runs(stretch) {
            counts.add(by_run.get(&run).map_or(&[], Vec::as_slice), true);
        }
        found.push(counts.most_promising(form, &stems));
        for &stem in &stems[form] {
            push(&mut by_stem[stem as usize], form);
        }
        for run in runs(stretch) {
            push(by_run.entry(run).or_default(), form);
        }
    }
    found
}

/// How much each form before shares with one.
struct Counts {
    /// By form, how many words and runs, and whether there is a run among these.
    of: Vec<(usize, bool)>,
    /// Those that share any.
    counted: Vec<usize>,
}

impl Counts {
    fn add(&mut self, forms: &[usize], by_run: bool) {
        for &form in forms {
            let (count, has_run) = &mut self.of[form];
            if *count == 0 {
                self.counted.push(form);
            }
            *count += 1;
            *has_run |= by_run;
        }
    }

    /// Each candidate once, in order; of many those that share most words and runs. One that shares no run must share
    /// enough words of matter to be worth an alignment. Nothing is counted then.
    fn most_promising(&mut self, form: usize, stems: &[Vec<Key>]) -> Vec<usize> {
        let mut hits: Vec<(usize, usize)> = Vec::new();
        for other in std::mem::take(&mut self.counted) {
            let (count, has_run) = std::mem::take(&mut self.of[other]);
            let enough = || SHARED_ENOUGH.min(stems[form].len().min(stems[other].len()).div_ceil(2));
            if has_run || shared_stems(&stems[form], &stems[other]) >= enough() {
                hits.push((count, other));
            }
        }
        // The most hits first, and of equals the longer form, which comes earlier.
        sorting::sort_by_key(&mut hits, |&(count, form)| (std::cmp::Reverse(count), form));
        hits.truncate(CANDIDATES_AT_MOST);
        let mut forms: Vec<usize> = hits.into_iter().map(|(_, form)| form).collect();
        sorting::sort(&mut forms);
        forms
    }
}

/// How many stems two sorted lists share.
fn shared_stems(a: &[Key], b: &[Key]) -> usize {
    let mut shared = 0;
    super::vocabulary::for_each_common(a, b, |_| shared += 1);
    shared
}

fn push(postings: &mut Vec<usize>, form: usize) {
    if postings.len() < POSTINGS_AT_MOST && postings.last() != Some(&form) {
        postings.push(form);
    }
}

fn runs(stretch: &Stretch) -> impl Iterator<Item = [Key; RUN]> + '_ {
    stretch
        .words
        .windows(RUN)
        .filter(|run| run.iter().any(|word| word.content))
        .map(|run| [run[0].key, run[1].key, run[2].key, run[3].key])
}

fn content_stems(stretch: &Stretch, lexicon: &Lexicon) -> Vec<Key> {
    let mut stems: Vec<Key> =
        stretch.words.iter().filter(|word| word.content).map(|word| lexicon.entry(word.key).stem).collect();
    sorting::sort(&mut stems);
    stems.dedup();
    stems
}

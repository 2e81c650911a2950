//! Whether an article is about the same as the others.

use super::lexicon::{Key, Lexicon};
use super::model::{Analysed, Fit};
use crate::article::Role;
use crate::text::Span;

/// Articles on one event reach .25 to .6, articles on different events of one country's politics .05 to .15.
const FITS_FROM: f64 = 0.16;

/// With fewer content words there is too little to judge by.
const WORDS_AT_LEAST: usize = 25;

/// Compares each article's vocabulary with that of all the others together.
pub(super) fn measure(articles: &[&Analysed], lexicon: &mut Lexicon) -> Vec<Fit> {
    let mut counts = Vec::new();
    let mut vectors: Vec<Vec<(Key, f64)>> = Vec::with_capacity(articles.len());
    for (article, one) in articles.iter().enumerate() {
        vectors.push(vector(article, one, lexicon, &mut counts));
    }
    let mut total: Vec<f64> = vec![0.0; lexicon.stems()];
    for vector in &vectors {
        for &(stem, weight) in vector {
            total[stem as usize] += weight;
        }
    }
    let total_square: f64 = total.iter().map(|weight| weight * weight).sum();
    let mut fits = Vec::with_capacity(vectors.len());
    for vector in &vectors {
        // The others' sum is the sum of all without this one: no pass over the others is needed.
        let (mut product, mut own, mut with_all) = (0.0, 0.0, 0.0);
        for &(stem, weight) in vector {
            product += weight * (total[stem as usize] - weight);
            with_all += weight * total[stem as usize];
            own += weight * weight;
        }
        let others = total_square - 2.0 * with_all + own;
        let length = own.sqrt() * others.max(0.0).sqrt();
        let score = if length > 0.0 { (product / length).clamp(0.0, 1.0) } else { 0.0 };
        let short = vector.len() < WORDS_AT_LEAST;
        fits.push(Fit { score, fits: score >= FITS_FROM || short });
    }
    fits
}

/// How often each stem stands in the article, dampened; in the order in which they come, since sums of decimals depend on
/// their order. `counts` is by stem, and all 0 before and after.
fn vector(article: usize, one: &Analysed, lexicon: &mut Lexicon, counts: &mut Vec<u32>) -> Vec<(Key, f64)> {
    let spans: Vec<Span> = one
        .article
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.role != Role::SetAside)
        .map(|paragraph| paragraph.span)
        .collect();
    let mut stems = lexicon.content_stems(article, &spans, &mut false);
    counts.resize(lexicon.stems(), 0);
    stems.retain(|&stem| {
        counts[stem as usize] += 1;
        counts[stem as usize] == 1
    });
    let counted = stems.into_iter().map(|stem| (stem, f64::from(std::mem::take(&mut counts[stem as usize])).sqrt()));
    counted.collect()
}

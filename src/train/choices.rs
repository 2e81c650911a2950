//! Learns to choose the extents of contents and their sources.

use super::brat::Document;
use super::gold::place;
use super::vocabulary::read_paragraphs;
use crate::attribution::tagger::choice::{CHOICE_SCALE, CHOICE_WEIGHTS, Keys, shares};
use crate::attribution::tagger::decode;
use crate::attribution::tagger::extent::{Extent, Extents};
use crate::attribution::tagger::label::Piece;
use crate::attribution::tagger::memo::Field;
use crate::attribution::tagger::source;
use crate::attribution::tagger::weights::Model;

/// Options, and which of them is right.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    options: Vec<Keys>,
    right: usize,
}

impl Choice {
    /// A choice between options, and which is right.
    pub(super) fn new(options: Vec<Keys>, right: usize) -> Self {
        Self { options, right }
    }
}

/// An annotated attribution in units.
struct Placed {
    source: Vec<usize>,
    cue: Vec<usize>,
    content: Vec<usize>,
}

/// Everything that there is to choose where a model reads articles that it was not trained on.
pub(super) fn choices(model: &Model, documents: &[Document]) -> Vec<Choice> {
    let (mut found, mut field) = (Vec::new(), Field::default());
    let (mut extents, mut candidates) = (Extents::default(), Vec::new());
    for document in documents {
        for paragraph in read_paragraphs(&document.text, &model.lexicon) {
            let units = &paragraph.units;
            let Some(mut decoded) = decode(model, units, &mut field) else { continue };
            let gold: Vec<Placed> = document
                .attributions
                .iter()
                .map(|one| Placed {
                    source: place(units, &one.source),
                    cue: place(units, &one.cue),
                    content: place(units, &one.content),
                })
                .collect();
            decoded.each_content(units, |_, content| {
                let shares_cue = |gold: &&Placed| {
                    content.cue.is_some_and(|cue| gold.cue.iter().any(|&at| cue.start <= at && at < cue.end))
                };
                let Some(owner) = gold.iter().find(shares_cue) else { return content.piece };
                let extents = content.extents(&mut extents);
                let agreement = |extent: &Extent| agreement(&owner.content, extent.start, extent.end);
                let agreements: Vec<f32> = extents.iter().map(agreement).collect();
                let best = agreements.iter().enumerate().max_by(|one, other| one.1.total_cmp(other.1));
                if let Some((right, _)) = best.filter(|&(_, &agreement)| agreement >= 0.5)
                    && extents.len() > 1
                {
                    found.push(Choice { options: extents.iter().map(|extent| extent.keys).collect(), right });
                    return Piece { start: extents[right].start, end: extents[right].end, ..content.piece };
                }
                content.piece
            });
            decoded.each_source(|linked, marginals, before| {
                let (Some(cue), Some(first), Some(last)) = (linked.cue, linked.content.first(), linked.content.last())
                else {
                    return linked.source;
                };
                let owner = gold.iter().find(|gold| agreement(&gold.content, first.start, last.end) >= 0.5);
                let Some(gold) = owner else { return linked.source };
                source::candidates(units, linked, cue, before, &mut candidates);
                let overlap = |piece: &Option<Piece>| match piece {
                    Some(piece) => agreement(&gold.source, piece.start, piece.end),
                    None => f32::from(u8::from(gold.source.is_empty())),
                };
                let overlaps: Vec<f32> = candidates.iter().map(|candidate| overlap(&candidate.piece)).collect();
                let best = overlaps.iter().enumerate().rev().max_by(|one, other| one.1.total_cmp(other.1));
                let Some((right, _)) = best.filter(|&(_, &overlap)| overlap > 0.0) else { return linked.source };
                let options = source::observe(units, marginals, linked, cue, &candidates).collect();
                found.push(Choice { options, right });
                candidates[right].piece
            });
        }
    }
    found
}

/// The share of common units in all units of an annotated content and an extent.
fn agreement(gold: &[usize], start: usize, end: usize) -> f32 {
    let from = gold.partition_point(|&at| at < start);
    let common = gold.partition_point(|&at| at < end) - from;
    common as f32 / (gold.len() + end - start - common) as f32
}

/// Passes over the choices.
const EPOCHS: usize = 8;

/// Step size.
const RATE: f32 = 0.1;

/// Penalty on each weight, per choice.
const PENALTY: f32 = 4e-4;

/// Added to the root of the squared gradients, so that the first steps stay bounded.
const DAMPING: f32 = 0.1;

/// Gradients smaller than this are left out.
const NEGLIGIBLE: f32 = 1e-3;

/// Learns weights by dual averaging with a step size for each weight, as the field's are learned.
pub(super) fn learn(choices: &[Choice], log: &mut dyn FnMut(&str)) -> Vec<i8> {
    let mut weights = vec![0.0f32; CHOICE_WEIGHTS];
    let (mut sums, mut squares) = (weights.clone(), weights.clone());
    let mut time = 0.0;
    let (mut loss, mut likely) = (0.0, Vec::new());
    for _ in 0..EPOCHS {
        loss = 0.0;
        for choice in choices {
            time += 1.0;
            shares(&choice.options, |key| weights[usize::from(key)], &mut likely);
            loss -= libm::log(f64::from(likely[choice.right].max(f32::MIN_POSITIVE)));
            for (index, (keys, share)) in choice.options.iter().zip(&likely).enumerate() {
                let gradient = share - f32::from(u8::from(index == choice.right));
                if gradient.abs() < NEGLIGIBLE {
                    continue;
                }
                for key in keys.map(usize::from) {
                    sums[key] += gradient;
                    squares[key] += gradient * gradient;
                    let excess: f32 = sums[key].abs() - PENALTY * time;
                    let step = excess.max(0.0) * RATE / (DAMPING + squares[key].sqrt());
                    weights[key] = -sums[key].signum() * step;
                }
            }
        }
    }
    log(&format!("{} choices: loss {:.4} each", choices.len(), loss / choices.len().max(1) as f64));
    weights.iter().map(|weight| (weight / CHOICE_SCALE).round().clamp(-127.0, 127.0) as i8).collect()
}

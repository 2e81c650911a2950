//! From annotated attributions to labels of units.

use super::brat::GoldAttribution;
use crate::attribution::tagger::label::{OUTSIDE, Part};
use crate::attribution::tagger::sequence::Unit;
use crate::sorting::sort;
use crate::text::Span;

/// An attribution as indices of one sequence's units.
#[derive(Clone, Debug, Default)]
struct Placed {
    source: Vec<usize>,
    cue: Vec<usize>,
    content: Vec<usize>,
}

/// The labels of a sequence.
///
/// Labels cannot nest: where one attribution stands inside the content of another, the outer one is kept. Where parts
/// of different attributions share a unit otherwise, sources and cues come before content, earlier before later.
pub(super) fn labels(units: &[Unit], attributions: &[GoldAttribution]) -> Vec<u8> {
    let placed: Vec<Placed> = attributions.iter().map(|attribution| place_all(units, attribution)).collect();
    let outer: Vec<&Placed> = placed
        .iter()
        .filter(|one| !placed.iter().any(|other| is_within(one, other)))
        .filter(|one| !one.content.is_empty() || !one.cue.is_empty())
        .collect();
    // Who owns a unit, as what: the attribution's index and the part.
    let mut owners: Vec<Option<(usize, Part)>> = vec![None; units.len()];
    for (index, one) in outer.iter().enumerate() {
        claim(&mut owners, &one.cue, index, Part::Cue);
    }
    for (index, one) in outer.iter().enumerate() {
        let part = if first_is_before(&one.source, if one.cue.is_empty() { &one.content } else { &one.cue }) {
            Part::SourceBefore
        } else {
            Part::SourceAfter
        };
        claim(&mut owners, &one.source, index, part);
    }
    for (index, one) in outer.iter().enumerate() {
        let owns = one.source.iter().any(|&at| owners[at].is_some_and(|(owner, _)| owner == index));
        let part = match () {
            () if owns => Part::Cue,
            () if one.source.is_empty() => Part::CueAlone,
            () => Part::CueInheriting,
        };
        for &at in &one.cue {
            if let Some((owner, held)) = &mut owners[at]
                && *owner == index
            {
                *held = part;
            }
        }
        for run in runs(&one.content) {
            let part = match () {
                () if one.cue.is_empty() => Part::ContentAlone,
                () if first_is_before(run, &one.cue) => Part::ContentBefore,
                () => Part::ContentAfter,
            };
            claim(&mut owners, run, index, part);
        }
    }
    let mut labels = vec![OUTSIDE; units.len()];
    for at in 0..units.len() {
        let Some((owner, part)) = owners[at] else { continue };
        let goes_on = at > 0 && owners[at - 1] == Some((owner, part));
        labels[at] = if goes_on { part.inside() } else { part.begin() };
    }
    labels
}

/// Takes what nobody owns yet.
fn claim(owners: &mut [Option<(usize, Part)>], units: &[usize], index: usize, part: Part) {
    for &at in units {
        owners[at].get_or_insert((index, part));
    }
}

fn first_is_before(units: &[usize], others: &[usize]) -> bool {
    units.first() < others.first()
}

/// Whether an attribution's cue, or without one its content, lies in another's content.
fn is_within(one: &Placed, other: &Placed) -> bool {
    let core = if one.cue.is_empty() { &one.content } else { &one.cue };
    let inside = !core.is_empty() && core.iter().all(|at| other.content.binary_search(at).is_ok());
    // Two that lie in each other, or are the same, are not nested.
    inside && other.content.len() > one.content.len()
}

fn place_all(units: &[Unit], attribution: &GoldAttribution) -> Placed {
    Placed {
        source: place(units, &attribution.source),
        cue: place(units, &attribution.cue),
        content: place(units, &attribution.content),
    }
}

/// The units that share a byte with spans, in order.
pub(super) fn place(units: &[Unit], spans: &[Span]) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for span in spans {
        let start = units.partition_point(|unit| unit.span.end <= span.start);
        found.extend((start..units.len()).take_while(|&at| units[at].span.start < span.end));
    }
    sort(&mut found);
    found.dedup();
    found
}

/// Runs of consecutive numbers.
fn runs(units: &[usize]) -> impl Iterator<Item = &[usize]> {
    units.chunk_by(|one, next| one + 1 == *next)
}

#[cfg(test)]
mod tests {
    use super::{GoldAttribution, labels};
    use crate::attribution::tagger::label::Part;
    use crate::attribution::tagger::lexicon::Lexicon;
    use crate::attribution::tagger::sequence::read;
    use crate::text::Span;

    fn find(text: &str, part: &str) -> Vec<Span> {
        text.find(part).map(|start| Span::new(start, start + part.len())).into_iter().collect()
    }

    #[test]
    fn the_outer_attribution_is_labelled() {
        let text = "Orne said that Vale thinks it ends.";
        let whole = Span::new(0, text.len());
        let units = read(text, whole, &[whole], &[], &Lexicon::default());
        let outer = GoldAttribution {
            source: find(text, "Orne"),
            cue: find(text, "said"),
            content: find(text, "that Vale thinks it ends"),
        };
        let inner =
            GoldAttribution { source: find(text, "Vale"), cue: find(text, "thinks"), content: find(text, "it ends") };
        let mut expected = vec![Part::SourceBefore.begin(), Part::Cue.begin(), Part::ContentAfter.begin()];
        expected.extend([Part::ContentAfter.inside(); 4]);
        expected.push(0);
        assert_eq!(labels(&units, &[outer, inner]), expected);
    }
}

//! Reads `PolNeAR`: texts, and attributions in brat's stand-off format.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use crate::attribution::tagger::table::mix;
use crate::sorting::sort;
use crate::text::Span;

/// One article with the attributions of one annotator.
#[derive(Clone, Debug)]
pub(super) struct Document {
    /// The text file's name without its ending.
    pub(super) stem: String,
    /// The text.
    pub(super) text: String,
    /// Who annotated it, as a number.
    pub(super) annotator: u32,
    /// What is attributed.
    pub(super) attributions: Vec<GoldAttribution>,
}

/// An annotated attribution, in bytes of the text; any of its parts may be missing or have several spans.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct GoldAttribution {
    /// Who.
    pub(super) source: Vec<Span>,
    /// The words that attribute.
    pub(super) cue: Vec<Span>,
    /// What is attributed.
    pub(super) content: Vec<Span>,
}

/// Characters at the end of a file's name that tell annotators apart.
const ANNOTATOR: usize = 8;

/// Reads all articles of a part of the corpus in the order of their names: for each, the annotator that comes first.
pub(super) fn read(part: &Path) -> io::Result<Vec<Document>> {
    let mut annotations: BTreeMap<String, String> = BTreeMap::new();
    for entry in fs::read_dir(part.join("attributions"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let Some((stem, _)) = name.strip_suffix(".ann").and_then(|name| name.rsplit_once('_')) else { continue };
        let first = annotations.entry(stem.to_owned()).or_insert_with(|| name.clone());
        if name < *first {
            *first = name;
        }
    }
    annotations
        .into_iter()
        .map(|(stem, file)| {
            let annotator = file.bytes().rev().take(ANNOTATOR).fold(0, |hash, byte| mix(hash, byte.into()));
            let text = fs::read_to_string(part.join("text").join(format!("{stem}.txt")))?;
            let annotation = fs::read_to_string(part.join("attributions").join(file))?;
            let attributions = parse(&annotation, &text);
            Ok(Document { stem, text, annotator, attributions })
        })
        .collect()
}

/// The attributions of one annotation file; offsets in it are code points.
fn parse(annotation: &str, text: &str) -> Vec<GoldAttribution> {
    let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bytes.push(text.len());
    let mut spans: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    for line in annotation.lines().filter(|line| line.starts_with('T')) {
        let mut fields = line.split('\t');
        let (Some(id), Some(place)) = (fields.next(), fields.next()) else { continue };
        let Some((_, offsets)) = place.split_once(' ') else { continue };
        let parts = offsets.split(';').filter_map(|part| {
            let (start, end) = part.trim().split_once(' ')?;
            Some(Span::new(*bytes.get(start.parse::<usize>().ok()?)?, *bytes.get(end.parse::<usize>().ok()?)?))
        });
        spans.insert(id, parts.collect());
    }
    annotation
        .lines()
        .filter(|line| line.starts_with('E'))
        .map(|line| {
            let mut attribution = GoldAttribution::default();
            for argument in line.split('\t').nth(1).unwrap_or("").split(' ') {
                let Some((role, id)) = argument.split_once(':') else { continue };
                let part = match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
                    "Source" => &mut attribution.source,
                    "Cue" => &mut attribution.cue,
                    "Content" => &mut attribution.content,
                    _ => continue,
                };
                for span in spans.get(id).into_iter().flatten() {
                    if !part.contains(span) {
                        part.push(*span);
                    }
                }
            }
            for part in [&mut attribution.source, &mut attribution.cue, &mut attribution.content] {
                sort(part);
            }
            attribution
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Span, parse};

    #[test]
    fn reads_parts_and_code_points() {
        let text = "“é”, Vale said, “b”";
        let annotation = "T1\tSource 5 9\tVale\nT2\tCue 10 14\tsaid\nT3\tContent 0 3;16 19\t…\n\
            E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n";
        let found = parse(annotation, text);
        let list = |spans: &[Span]| spans.iter().map(|span| span.slice(text)).collect::<Vec<_>>();
        assert_eq!(found.len(), 1);
        assert_eq!(list(&found[0].source), ["Vale"]);
        assert_eq!(list(&found[0].cue), ["said"]);
        assert_eq!(list(&found[0].content), ["“é”", "“b”"]);
    }
}

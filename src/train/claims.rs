//! Learns how likely two statements say the same, from pairs that readers judged.
//!
//! `claims.tsv` names the pairs by the places of their words in the articles of `../shared/clusters`, and has the
//! verdicts: of 36 events, drawn so that pairs of all degrees of likeness are among them; sixteen other events were kept
//! for judging the result. A pair counts as one claim where the statements say the same at least in part: what is more
//! in one of them is shown to the reader as what differs.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::logistic;
use crate::compare::{EVIDENCE, Evidence, PlacedPair, evidence, likely};
use crate::text::Span;
use crate::{Analysed, ArticleInput, Options};

const JUDGED: &str = include_str!("claims.tsv");

/// Keeps the weights of observations that say nearly the same from pulling against each other.
const RIDGE: f64 = 20.0;

/// Events are held out in so many parts to see how well the weights do on others.
const PARTS: usize = 8;

const SIZE: usize = EVIDENCE + 1;

/// A judged pair by event.
struct Pair {
    event: usize,
    evidence: Evidence,
    is_same: bool,
    is_partly: bool,
}

/// Learns the weights, and says how well they do on events that they were not learned from.
pub(super) fn train(clusters: &Path, log: &mut dyn FnMut(&str)) -> io::Result<String> {
    let pairs = read(clusters, log)?;
    let mut held: Vec<(f64, &Pair)> = Vec::new();
    for part in 0..PARTS {
        let inside = |pair: &&Pair| pair.event % PARTS == part;
        let weights = learn(&pairs.iter().filter(|pair| !inside(pair)).collect::<Vec<_>>());
        held.extend(pairs.iter().filter(inside).map(|pair| (chance(&pair.evidence, &weights), pair)));
    }
    for target in [0.9, 0.8, 0.7, 0.6, 0.5] {
        let found = || held.iter().filter(|(chance, _)| *chance >= target);
        let (all, same, partly) = (
            found().count(),
            found().filter(|(_, pair)| pair.is_same).count(),
            found().filter(|(_, pair)| pair.is_partly).count(),
        );
        log(&format!("held out, from {target}: {all} pairs, {same} the same, {partly} in part"));
    }
    let surprise = |(chance, pair): &(f64, &Pair)| {
        let right = if pair.is_same {
            1.0
        } else if pair.is_partly {
            0.5
        } else {
            0.0
        };
        right * libm::log(*chance) + (1.0 - right) * libm::log(1.0 - chance)
    };
    log(&format!("mean log likelihood {:.4}", held.iter().map(surprise).sum::<f64>() / held.len() as f64));
    let weights = learn(&pairs.iter().collect::<Vec<_>>());
    Ok(format!("[{}]\n", weights.map(|weight| format!("{weight:.4}")).join(", ")))
}

fn chance(evidence: &Evidence, weights: &[f64; SIZE]) -> f64 {
    let sum: f64 = [1.0].iter().chain(evidence).zip(weights).map(|(value, weight)| value * weight).sum();
    1.0 / (1.0 + libm::exp(-sum))
}

/// Fits all observations on one scale, and gives the weights on their own.
fn learn(pairs: &[&Pair]) -> [f64; SIZE] {
    let count = pairs.len() as f64;
    let mean: Evidence =
        core::array::from_fn(|index| pairs.iter().map(|pair| pair.evidence[index]).sum::<f64>() / count);
    let spread: Evidence = core::array::from_fn(|index| {
        let squares =
            pairs.iter().map(|pair| (pair.evidence[index] - mean[index]) * (pair.evidence[index] - mean[index]));
        libm::sqrt(squares.sum::<f64>() / count).max(1e-6)
    });
    // Each pair counts twice, and one that is partly the same once for and once against.
    let scaled = |pair: &&Pair| -> [([f64; SIZE], bool); 2] {
        let value = |index: usize| (pair.evidence[index] - mean[index]) / spread[index];
        let values = core::array::from_fn(|index: usize| index.checked_sub(1).map_or(1.0, value));
        [(values, pair.is_same || pair.is_partly), (values, pair.is_same)]
    };
    let mut weights = logistic::fit(&pairs.iter().flat_map(scaled).collect::<Vec<_>>(), RIDGE);
    for index in 0..EVIDENCE {
        weights[index + 1] /= spread[index];
        weights[0] -= weights[index + 1] * mean[index];
    }
    weights
}

/// The pairs with what is observed of each; those whose statements are no more found as they were judged are told.
fn read(clusters: &Path, log: &mut dyn FnMut(&str)) -> io::Result<Vec<Pair>> {
    let mut events: BTreeMap<&str, Vec<Vec<&str>>> = BTreeMap::new();
    for line in JUDGED.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        events.entry(fields[0]).or_default().push(fields);
    }
    let (mut pairs, mut lost) = (Vec::new(), 0);
    for (event, (name, lines)) in events.into_iter().enumerate() {
        let (files, analysed) = articles(&clusters.join(name))?;
        let place = |file: &str, start: &str, end: &str| -> Option<(usize, Span)> {
            let article = files.iter().position(|name| name == file)?;
            Some((article, Span::new(start.parse().ok()?, end.parse().ok()?)))
        };
        let wanted: Vec<PlacedPair> = lines
            .iter()
            .filter_map(|fields| {
                Some((place(fields[1], fields[2], fields[3])?, place(fields[4], fields[5], fields[6])?))
            })
            .collect();
        if wanted.len() != lines.len() {
            return Err(io::Error::other(format!("{name}: a pair names an article that is not there")));
        }
        for (fields, observed) in lines.iter().zip(evidence(&analysed, &wanted)) {
            match observed {
                Some(evidence) => {
                    let (is_same, is_partly) = (fields[7] == "S", fields[7] == "P");
                    pairs.push(Pair { event, evidence, is_same, is_partly });
                }
                None => lost += 1,
            }
        }
    }
    log(&format!("{} pairs; {lost} are no more found", pairs.len()));
    Ok(pairs)
}

/// Prints the pairs of statements of each event that may say the same: for drawing some to be judged. One a line: event,
/// article, first byte, end, article, first byte, end, chance, and what is observed.
pub(super) fn print(clusters: &Path, out: &mut impl Write) -> io::Result<()> {
    let mut folders: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(clusters)? {
        folders.push(entry?.path());
    }
    crate::sorting::sort(&mut folders);
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        let (files, analysed) = articles(folder)?;
        let event = folder.file_name().unwrap_or_default().to_string_lossy();
        for (((a, x), (b, y)), chance, evidence) in likely(&analysed) {
            write!(out, "{event}\t{}\t{}\t{}\t{}\t{}\t{}", files[a], x.start, x.end, files[b], y.start, y.end)?;
            write!(out, "\t{chance:.4}")?;
            for value in evidence {
                write!(out, "\t{value:.4}")?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}

/// The articles of an event with the names of their files, in the order of these.
fn articles(folder: &Path) -> io::Result<(Vec<String>, Vec<Analysed>)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if let Some(name) = path.file_name().filter(|_| path.extension().is_some_and(|extension| extension == "txt")) {
            files.push(name.to_string_lossy().into_owned());
        }
    }
    crate::sorting::sort(&mut files);
    let mut analysed = Vec::new();
    for name in &files {
        let input = ArticleInput {
            name: name.clone(),
            text: std::fs::read_to_string(folder.join(name))?,
            ..ArticleInput::default()
        };
        analysed.push(crate::analyse_one(&input, &Options::default(), false).map_err(io::Error::other)?);
    }
    crate::compare::settle(&mut analysed);
    Ok((files, analysed))
}

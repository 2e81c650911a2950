//! How well the alignment does on tables made by textual scholars, where these are at hand.
//!
//! They are other people's data and stay out of the project: `COLLATION_TABLES` names the file, else it is looked for
//! beside the project's folder. `cargo test scholars -- --nocapture` prints the figures.
#![allow(clippy::print_stdout, reason = "a measurement prints its figures")]

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::Value;

use super::moved;
use super::profile::align;
use super::token::{Type, Types};
use crate::text::fold_word;

/// What a table must reach: the better of two programs in the data's README, within .001.
const AT_LEAST: [(&str, f64); 7] = [
    ("florilegium.csv", 0.994),
    ("besoin.xml", 0.999),
    ("john.xml", 0.964),
    ("legendfrag.xml", 0.966),
    ("collatecorr.xml", 0.943),
    ("lexformat.xml", 0.999),
    // Has a transposition; its own pairing is not what a reader would prefer, so it is judged by eye.
    ("cx16.json", 0.84),
];

/// Words without the marks around them, as the data's README folds them.
fn folded(token: &str) -> String {
    let bare = token.trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
    fold_word(if bare.is_empty() { token.trim() } else { bare })
}

/// Pairs of tokens, (line, index) each, that share a column.
fn pairs(places: &[Vec<usize>], columns: usize) -> BTreeSet<[(usize, usize); 2]> {
    let mut by_column: Vec<Vec<(usize, usize)>> = vec![Vec::new(); columns];
    for (line, places) in places.iter().enumerate() {
        for (token, &column) in places.iter().enumerate() {
            by_column[column].push((line, token));
        }
    }
    let all = |cells: &Vec<(usize, usize)>| {
        let mut found = Vec::new();
        for (at, &x) in cells.iter().enumerate() {
            found.extend(cells[at + 1..].iter().map(|&y| [x, y]));
        }
        found
    };
    by_column.iter().flat_map(all).collect()
}

#[test]
fn tables_made_by_scholars() {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/collation/stemmatology_gold_tables.json");
    let path = std::env::var_os("COLLATION_TABLES").map_or_else(|| PathBuf::from(beside), PathBuf::from);
    let Ok(data) = std::fs::read_to_string(&path) else {
        println!("skipped: {} is not there", path.display());
        return;
    };
    let data: Value = serde_json::from_str(&data).expect("the tables are JSON");
    let mut low = Vec::new();
    for table in data["tables"].as_array().expect("there are tables") {
        let id = table["id"].as_str().unwrap_or_default();
        let mut types = Types::default();
        let mut lines: Vec<Vec<Type>> = Vec::new();
        let mut expected: Vec<Vec<usize>> = Vec::new();
        for row in table["table"].as_array().into_iter().flatten() {
            let cells = row.as_array().into_iter().flatten().enumerate();
            let cells = cells.filter_map(|(column, cell)| Some((column, cell.as_str()?)));
            let cells: Vec<(usize, &str)> = cells.filter(|(_, cell)| !cell.is_empty() && *cell != "#LACUNA#").collect();
            lines.push(cells.iter().map(|(_, cell)| types.number(&folded(cell), None)).collect());
            expected.push(cells.iter().map(|(column, _)| *column).collect());
        }
        let start = std::time::Instant::now();
        let lines: Vec<&[Type]> = lines.iter().map(Vec::as_slice).collect();
        let found = align(&lines, &types);
        let time = start.elapsed();
        let columns = table["columns"].as_u64().unwrap_or(0) as usize;
        let (gold, ours) = (pairs(&expected, columns), pairs(&found.places, found.columns));
        let common = gold.intersection(&ours).count() as f64;
        let f1 = 2.0 * common / (gold.len() + ours.len()) as f64;
        println!(
            "{id:16} {f1:.4} (precision {:.4}, recall {:.4}), {time:?}",
            common / ours.len() as f64,
            common / gold.len() as f64
        );
        for (line, from, to) in moved::find(&lines, &found, &types) {
            let token = found.places[line].iter().position(|&column| column == from).expect("it has a word there");
            println!("    moved: line {line}, {} from {from} to {to}", types.text(lines[line][token]));
        }
        if AT_LEAST.iter().any(|&(name, least)| name == id && f1 < least) {
            low.push((id.to_owned(), f1));
        }
    }
    assert!(low.is_empty(), "{low:?}");
}

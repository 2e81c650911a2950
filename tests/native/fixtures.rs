//! Whole results of whole articles: one folder per case, its articles, and `expected.json`.
//!
//! `GOLDEN=overwrite cargo test --test native fixtures` rewrites what is expected; then the change is read as a diff. A
//! new case is a folder of articles with an empty `expected.json`, and that command. Folders without one are material
//! for other tests.

use std::fmt::Write;
use std::path::PathBuf;

use serde_json::Value;

use crate::support::{compare, root, sample, with_metadata};

#[test]
fn every_fixture_gives_what_it_is_expected_to() {
    let overwrite = std::env::var("GOLDEN").is_ok_and(|value| value == "overwrite");
    let mut folders: Vec<PathBuf> = std::fs::read_dir(root().join("tests/fixtures"))
        .map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect())
        .unwrap_or_default();
    folders.sort();
    let mut failures = String::new();
    for folder in folders {
        let expected_path = folder.join("expected.json");
        if !expected_path.exists() {
            continue;
        }
        // The sample is shown on the page: its articles are kept there, once.
        let is_sample = folder.file_name().is_some_and(|name| name == "sample");
        let inputs = if is_sample { sample() } else { with_metadata(&folder, "articles.json") };
        let found = compare(&inputs);
        let written = format!("{}\n", serde_json::to_string_pretty(&found).expect("a comparison is plain data"));
        if overwrite {
            std::fs::write(&expected_path, written).expect("the expected result can be written");
            continue;
        }
        let expected = std::fs::read_to_string(&expected_path).expect("the expected result can be read");
        let expected: Value = serde_json::from_str(&expected).expect("the expected result is JSON");
        if expected != found {
            let _ = writeln!(failures, "{}:{}", folder.display(), first_difference("", &expected, &found));
        }
    }
    assert!(failures.is_empty(), "{failures}If this is meant: GOLDEN=overwrite, and read the diff.");
}

/// Where two values first differ, with both.
fn first_difference(path: &str, expected: &Value, found: &Value) -> String {
    match (expected, found) {
        (Value::Object(x), Value::Object(y)) => {
            for (key, value) in x {
                let here = format!("{path}.{key}");
                match y.get(key) {
                    None => return format!("{here} is missing"),
                    Some(other) if other != value => return first_difference(&here, value, other),
                    Some(_) => {}
                }
            }
            format!("{path} has more keys than expected")
        }
        (Value::Array(x), Value::Array(y)) => match x.iter().zip(y).position(|(x, y)| x != y) {
            Some(at) => first_difference(&format!("{path}[{at}]"), &x[at], &y[at]),
            None => format!("{path} has {} entries, expected {}", y.len(), x.len()),
        },
        _ => format!("{path} is {found}, expected {expected}"),
    }
}

//! The contract: what `types.d.ts` declares is what comes out, key by key, and nothing is missing.

use std::collections::{BTreeMap, BTreeSet};

use corroborate::Options;
use serde_json::Value;

use crate::support::{compare, root, sample};

/// A field as `types.d.ts` declares it: its name and the name of the interface that its values have, if one.
type Fields = BTreeMap<String, Option<String>>;

/// Interfaces by name, what they extend put in.
fn interfaces() -> BTreeMap<String, Fields> {
    let source = std::fs::read_to_string(root().join("src/types.d.ts")).expect("the types can be read");
    let mut found: BTreeMap<String, Fields> = BTreeMap::new();
    let mut open: Option<String> = None;
    for line in source.lines() {
        if let Some(rest) = line.strip_prefix("export interface ") {
            let mut words = rest.split([' ', '{']).filter(|word| !word.is_empty());
            let name = words.next().unwrap_or_default().to_owned();
            let base = (words.next() == Some("extends")).then(|| words.next()).flatten();
            let fields = base.and_then(|base| found.get(base).cloned()).unwrap_or_default();
            found.insert(name.clone(), fields);
            open = Some(name);
        } else if line.starts_with('}') {
            open = None;
        } else if let (Some(name), Some((key, kind))) = (&open, line.trim().split_once(": ")) {
            let key = key.trim_end_matches('?');
            if key.chars().all(char::is_alphanumeric) {
                let word: String = kind.trim_start_matches('(').chars().take_while(|c| c.is_alphanumeric()).collect();
                let named = word.starts_with(char::is_uppercase).then_some(word);
                found.entry(name.clone()).or_default().insert(key.to_owned(), named);
            }
        }
    }
    found
}

/// Checks a value against an interface: the same keys, and so on inside.
fn check(path: &str, value: &Value, name: &str, all: &BTreeMap<String, Fields>, problems: &mut BTreeSet<String>) {
    let Some(fields) = all.get(name) else { return };
    match value {
        Value::Array(items) => items.iter().for_each(|item| check(path, item, name, all, problems)),
        Value::Object(object) => {
            for key in fields.keys().filter(|key| !object.contains_key(*key)) {
                problems.insert(format!("{path}.{key} is declared and missing"));
            }
            for (key, inner) in object {
                match fields.get(key) {
                    None => {
                        problems.insert(format!("{path}.{key} is not declared"));
                    }
                    Some(Some(kind)) => check(&format!("{path}.{key}"), inner, kind, all, problems),
                    Some(None) => {}
                }
            }
        }
        _ => {}
    }
}

#[test]
fn a_comparison_has_the_declared_keys() {
    let all = interfaces();
    assert!(all["Comparison"].len() > 10 && all["Statement"].contains_key("voucher"));
    let mut problems = BTreeSet::new();
    check("comparison", &compare(&sample()), "Comparison", &all, &mut problems);
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn an_analysis_has_the_declared_keys() {
    let analysis = corroborate::analyze(&sample()[0], &Options::default()).expect("the sample is accepted");
    let value = serde_json::to_value(&analysis).expect("an analysis is plain data");
    let mut problems = BTreeSet::new();
    check("analysis", &value, "Analysis", &interfaces(), &mut problems);
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn nothing_is_empty_without_a_reason() {
    let comparison = compare(&sample());
    let notes: Vec<&Value> = comparison["notes"].as_array().map(|notes| notes.iter().collect()).unwrap_or_default();
    assert!(comparison["kin"] != Value::Array(Vec::new()) || notes.iter().any(|note| note["code"] == "no-kin"));
    for field in ["conflicts", "timeline", "claims"] {
        assert!(comparison[field].as_array().is_some_and(|list| !list.is_empty()), "{field} is empty");
    }
}

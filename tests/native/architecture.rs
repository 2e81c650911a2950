//! The import table of `lib.rs`: imports go down the pipeline only, so no cycle can form.

use std::path::{Path, PathBuf};

use crate::support::root;

/// Which stages each stage may import. `message`, `error`, `options`, `sorting` are leaves; what `lib.rs`
/// re-exports counts as the module that it comes from.
const ALLOWED: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("article", &["sorting", "text", "error", "options", "message"]),
    ("attribution", &["sorting", "text", "article", "message", "options"]),
    ("claim", &["sorting", "text", "article", "attribution", "message"]),
    ("compare", &["sorting", "text", "article", "attribution", "claim", "message", "options"]),
    (
        "report",
        &["sorting", "text", "article", "attribution", "claim", "compare", "message", "options", "error", "lib"],
    ),
];

/// Names that `lib.rs` defines itself.
const OF_LIB: &[&str] = &["compare", "analyze", "Progress"];

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The code without its unit tests, which may build what they need.
fn without_tests(source: &str) -> &str {
    source.split("#[cfg(test)]").next().unwrap_or(source)
}

/// The first names behind `crate::` in a source, with those of a braced list.
fn imported(source: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in source.match_indices("crate::") {
        let rest = &source[at + "crate::".len()..];
        let name =
            |text: &str| -> String { text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect() };
        if let Some(list) = rest.strip_prefix('{') {
            names.extend(list.split('}').next().unwrap_or("").split(',').map(name).filter(|name| !name.is_empty()));
        } else {
            names.push(name(rest));
        }
    }
    names
}

/// The stage that a name of the crate's root comes from.
fn home(name: &str, library: &str) -> String {
    if ["text", "article", "attribution", "claim", "compare", "report", "message", "error", "options", "sorting"]
        .contains(&name)
    {
        return name.to_owned();
    }
    if OF_LIB.contains(&name) {
        return "lib".to_owned();
    }
    let exported = library.split("pub use ").skip(1).find(|line| {
        let list = line.split(';').next().unwrap_or("");
        list.split(|c: char| !c.is_alphanumeric()).any(|word| word == name)
    });
    exported.and_then(|line| line.split("::").next()).unwrap_or(name).to_owned()
}

#[test]
fn imports_go_down_the_pipeline_only() {
    let library = std::fs::read_to_string(root().join("src/lib.rs")).expect("lib.rs can be read");
    let mut problems = Vec::new();
    for (stage, allowed) in ALLOWED {
        let mut files = Vec::new();
        rust_files(&root().join("src").join(stage), &mut files);
        assert!(!files.is_empty(), "{stage} has files");
        for file in files {
            let source = std::fs::read_to_string(&file).expect("a source can be read");
            for name in imported(without_tests(&source)) {
                let from = home(&name, &library);
                if from != *stage && !allowed.contains(&from.as_str()) {
                    problems.push(format!("{}: imports {name} of {from}", file.display()));
                }
            }
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn leaves_import_nothing_and_only_the_boundary_names_javascript() {
    for leaf in ["message", "error", "options", "sorting"] {
        let source =
            std::fs::read_to_string(root().join("src").join(format!("{leaf}.rs"))).expect("a leaf can be read");
        assert!(imported(without_tests(&source)).is_empty(), "{leaf} is a leaf");
    }
    let mut files = Vec::new();
    rust_files(&root().join("src"), &mut files);
    for file in files.iter().filter(|file| !file.ends_with("wasm.rs")) {
        let source = std::fs::read_to_string(file).expect("a source can be read");
        for name in ["wasm_bindgen", "js_sys", "web_sys"] {
            assert!(!source.contains(name), "{} names {name}", file.display());
        }
    }
}

#[test]
fn a_model_imports_no_sibling() {
    let mut files = Vec::new();
    rust_files(&root().join("src"), &mut files);
    for file in files.iter().filter(|file| file.ends_with("model.rs")) {
        let source = std::fs::read_to_string(file).expect("a source can be read");
        // A date is a value that the article's model is made of.
        let siblings =
            source.lines().filter(|line| line.starts_with("use super::") && !line.contains("super::date::")).count();
        assert_eq!(siblings, 0, "{}", file.display());
    }
}

//! What the tests share: the one way to the API, and generated text.

use std::path::{Path, PathBuf};

use corroborate::{ArticleInput, Options};
use serde_json::Value;

/// The project's folder.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// An article with a name and nothing else.
pub(crate) fn article(name: &str, text: &str) -> ArticleInput {
    ArticleInput { name: name.to_owned(), text: text.to_owned(), ..ArticleInput::default() }
}

/// A comparison as a program would read it.
pub(crate) fn compare(inputs: &[ArticleInput]) -> Value {
    let comparison = corroborate::compare(inputs, &Options::default()).expect("these inputs are accepted");
    serde_json::to_value(&comparison).expect("a comparison is plain data")
}

/// The members of a list.
pub(crate) fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Kind and values of each difference.
pub(crate) fn differences(comparison: &Value) -> Vec<String> {
    let value = |value: &Value| value["value"].as_str().unwrap_or("").to_owned();
    let one = |conflict: &Value| {
        let values: Vec<String> = list(&conflict["values"]).iter().map(value).collect();
        format!("{} {}", conflict["kind"].as_str().unwrap_or(""), values.join("/"))
    };
    list(&comparison["conflicts"]).iter().map(one).collect()
}

/// The sample's articles, with what its `sample.json` says of them.
pub(crate) fn sample() -> Vec<ArticleInput> {
    with_metadata(&root().join("www/lesson/sample"), "sample.json")
}

/// The text files of a folder in the order of their names, or those that a list in it names.
pub(crate) fn with_metadata(folder: &Path, list: &str) -> Vec<ArticleInput> {
    let read =
        |path: PathBuf| std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    if folder.join(list).exists() {
        let listed: Value = serde_json::from_str(&read(folder.join(list))).expect("the list is JSON");
        let text = |entry: &Value, key: &str| entry[key].as_str().map(str::to_owned);
        let input = |entry: &Value| {
            let name = text(entry, "name").expect("every article of the list has a name");
            ArticleInput {
                text: read(folder.join(&name)),
                published: text(entry, "published"),
                published_from: text(entry, "publishedFrom"),
                publisher: text(entry, "publisher"),
                url: text(entry, "url"),
                id: text(entry, "id"),
                name,
            }
        };
        return listed.as_array().expect("the list is a list").iter().map(input).collect();
    }
    let mut names: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    names.sort();
    let name = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    names.into_iter().map(|path| article(&name(&path), &read(path.clone()))).collect()
}

/// A small generator of numbers: the same seed gives the same text on every machine.
pub(crate) struct Random(u64);

impl Random {
    /// Starts at a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// The next number below a limit.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }

    /// One of several.
    pub(crate) fn one_of<'a, T>(&mut self, these: &'a [T]) -> &'a T {
        &these[self.below(these.len())]
    }

    /// A text of pieces that are hard to read: marks of all kinds, characters outside the first plane, half sentences.
    pub(crate) fn text(&mut self, pieces: usize) -> String {
        const PIECES: &[&str] = &[
            "“We close the berth,” ",
            "Ingrid Orne said. ",
            "the mayor ",
            "said ",
            "\"",
            "“",
            "”",
            "‘",
            "’",
            "'",
            "«",
            "»",
            "…",
            ". ",
            ", ",
            "\n",
            "\n\n",
            "\r\n",
            "😀",
            "é",
            "Peña ",
            "U.S. ",
            "3,000.50 ",
            "14 people were hurt on Tuesday. ",
            "— ",
            "[the ship] ",
            "ALSO READ\n",
            "not ",
            "may ",
            "if ",
            "“It was the berth that failed,” he told reporters. ",
            "according to Tomas Vale, ",
            "\u{feff}",
            "\u{200b}",
            "日本語 ",
            "and ",
            "(Reuters) — ",
            "By A. Writer\n",
            "Mr. Vale ",
            "‘It’s “not” so,’ she added. ",
            "f---ing ",
            "f-",
            "*",
            "&",
            "\u{301}",
            "\u{a0}",
            "-",
        ];
        (0..pieces).map(|_| *self.one_of(PIECES)).collect()
    }
}

//! What holds for any articles.

use std::collections::{BTreeMap, BTreeSet};

use corroborate::{ArticleInput, Options};
use serde_json::Value;

use crate::support::{Random, article, compare, sample};

/// All objects in a value that have `start` and `end`, with the article they belong to where that is told.
fn each_span(value: &Value, article: Option<u64>, check: &mut dyn FnMut(Option<u64>, u64, u64)) {
    match value {
        Value::Object(fields) => {
            let article = fields.get("article").and_then(Value::as_u64).or(article);
            if let (Some(start), Some(end)) =
                (fields.get("start").and_then(Value::as_u64), fields.get("end").and_then(Value::as_u64))
            {
                check(article, start, end);
            }
            fields.values().for_each(|field| each_span(field, article, check));
        }
        Value::Array(items) => items.iter().for_each(|item| each_span(item, article, check)),
        _ => {}
    }
}

/// Offsets in bounds, on UTF-16 boundaries, not empty; ids unique and known; numbers with three decimals.
fn check_sound(comparison: &Value, inputs: &[ArticleInput]) {
    let boundaries: Vec<BTreeSet<u64>> = inputs
        .iter()
        .map(|input| {
            let mut at = 0;
            let mut set = BTreeSet::from([0]);
            for character in input.text.chars() {
                at += character.len_utf16() as u64;
                set.insert(at);
            }
            set
        })
        .collect();
    for (index, article) in list(comparison, "articles").iter().enumerate() {
        assert_eq!(article["text"], inputs[index].text, "the text comes back unchanged");
        each_span(article, Some(index as u64), &mut |_, start, end| {
            assert!(
                start <= end && boundaries[index].contains(&start) && boundaries[index].contains(&end),
                "{start}-{end} in article {index}"
            );
        });
    }
    for field in ["speakers", "attributions", "claims"] {
        each_span(&comparison[field], None, &mut |article, start, end| {
            let bounds = &boundaries[usize::try_from(article.expect("a span tells its article")).unwrap_or(usize::MAX)];
            assert!(start < end && bounds.contains(&start) && bounds.contains(&end), "{field}: {start}-{end}");
        });
    }
    let mut ids = BTreeSet::new();
    for field in ["speakers", "attributions", "utterances", "claims"] {
        for item in list(comparison, field) {
            assert!(ids.insert(text(item, "id")), "{field}: {} twice", text(item, "id"));
        }
    }
    let attributions: BTreeMap<String, &Value> =
        list(comparison, "attributions").iter().map(|a| (text(a, "id"), a)).collect();
    let mut grouped = BTreeSet::new();
    for utterance in list(comparison, "utterances") {
        for witness in list(utterance, "witnesses") {
            let id = witness.as_str().expect("a witness is an id");
            assert!(attributions.contains_key(id) && grouped.insert(id.to_owned()), "{id} is in one utterance");
        }
        check_collation(utterance, &attributions, inputs);
        for relation in list(utterance, "relations") {
            let (a, b) = (attributions[&text(relation, "a")], attributions[&text(relation, "b")]);
            assert_ne!(a["article"], b["article"], "relations are between articles");
            for difference in list(relation, "differences") {
                for (side, of) in [("a", a), ("b", b)] {
                    each_span(&difference[side], of["article"].as_u64(), &mut |article, start, end| {
                        let bounds = &boundaries[usize::try_from(article.unwrap_or(0)).unwrap_or(0)];
                        assert!(
                            start < end && bounds.contains(&start) && bounds.contains(&end),
                            "difference {start}-{end}"
                        );
                    });
                }
            }
        }
    }
    let quotations = attributions.values().filter(|a| a["kind"] == "direct" || a["kind"] == "mixed").count();
    assert_eq!(grouped.len(), quotations, "every quotation is in exactly one utterance");
    each_number(comparison, &mut |number| {
        assert!((number * 1000.0 - (number * 1000.0).round()).abs() < 1e-6, "{number}");
    });
}

/// Every letter and figure of every witness stands in exactly one cell, in order; silence is what lies around them.
fn check_collation(utterance: &Value, attributions: &BTreeMap<String, &Value>, inputs: &[ArticleInput]) {
    let collation = &utterance["collation"];
    if list(utterance, "witnesses").len() < 2 {
        assert!(collation.is_null(), "one witness has no table");
        return;
    }
    assert_eq!(collation["witnesses"], utterance["witnesses"]);
    let columns = list(collation, "columns");
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
    let bounds = |span: &Value| (number(&span["start"]), number(&span["end"]));
    for column in columns {
        let cells = column.as_array().expect("a column is a list");
        assert_eq!(cells.len(), list(utterance, "witnesses").len());
        assert!(cells.iter().any(|cell| !cell.is_null()), "a column that nobody fills");
    }
    for (row, witness) in list(utterance, "witnesses").iter().enumerate() {
        let attribution = attributions[witness.as_str().expect("a witness is an id")];
        let text: Vec<u16> = inputs[number(&attribution["article"])].text.encode_utf16().collect();
        let filled: Vec<(usize, usize, usize)> = (0..columns.len())
            .filter(|&column| !columns[column][row].is_null())
            .map(|column| (column, bounds(&columns[column][row]).0, bounds(&columns[column][row]).1))
            .collect();
        assert!(filled.windows(2).all(|two| two[0].2 <= two[1].1), "{filled:?}");
        let in_cells: String =
            filled.iter().map(|&(_, start, end)| String::from_utf16_lossy(&text[start..end])).collect();
        let content = list(attribution, "content").iter().map(bounds);
        let said: String = content.map(|(start, end)| String::from_utf16_lossy(&text[start..end])).collect();
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        assert_eq!(letters(&in_cells), letters(&said), "every word once and in order");
        let mut silent = BTreeSet::new();
        for range in collation["silent"][row].as_array().into_iter().flatten() {
            silent.extend(number(&range[0])..=number(&range[1]));
        }
        let (first, last) = match (filled.first(), filled.last()) {
            (Some(first), Some(last)) => (first.0, last.0 + 1),
            _ => (columns.len(), columns.len()),
        };
        assert_eq!(silent, (0..first).chain(last..columns.len()).collect(), "silent is what it does not reach");
        for moved in list(collation, "moved").iter().filter(|moved| moved["witness"] == *witness) {
            let (from, to) = (number(&moved["from"]), number(&moved["to"]));
            assert!(from != to && !columns[from][row].is_null() && to < columns.len(), "{moved}");
        }
    }
}

fn each_number(value: &Value, check: &mut dyn FnMut(f64)) {
    match value {
        Value::Number(number) => check(number.as_f64().unwrap_or(f64::NAN)),
        Value::Object(fields) => fields.values().for_each(|field| each_number(field, check)),
        Value::Array(items) => items.iter().for_each(|item| each_number(item, check)),
        _ => {}
    }
}

fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field].as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_default().to_owned()
}

/// A comparison without what the order of the articles may change: indices become names, lists are sorted.
fn without_order(comparison: &Value) -> Value {
    let names: Vec<Value> = list(comparison, "articles").iter().map(|article| article["id"].clone()).collect();
    let mut value = comparison.clone();
    forget_order(&mut value, &names);
    value
}

fn forget_order(value: &mut Value, names: &[Value]) {
    match value {
        Value::Object(fields) => {
            if let Some(name) =
                fields.get("article").and_then(Value::as_u64).and_then(|index| names.get(usize::try_from(index).ok()?))
            {
                fields.insert("article".to_owned(), name.clone());
            }
            // Which witness is called `a` follows the order of the articles: told from one side, always the same.
            if let (Some(a), Some(b)) =
                (fields.get("a").and_then(Value::as_str), fields.get("b").and_then(Value::as_str))
                && a > b
            {
                swap_sides(fields);
            }
            fields.values_mut().for_each(|field| forget_order(field, names));
        }
        Value::Array(items) => {
            for item in items.iter_mut() {
                forget_order(item, names);
            }
            items.sort_by_cached_key(ToString::to_string);
        }
        _ => {}
    }
}

fn swap_sides(relation: &mut serde_json::Map<String, Value>) {
    let swap = |fields: &mut serde_json::Map<String, Value>| {
        let (a, b) = (fields["a"].take(), fields["b"].take());
        fields.insert("a".to_owned(), b);
        fields.insert("b".to_owned(), a);
    };
    swap(relation);
    for difference in relation.get_mut("differences").and_then(Value::as_array_mut).into_iter().flatten() {
        let Some(fields) = difference.as_object_mut() else { continue };
        swap(fields);
        let kind = match fields["kind"].as_str() {
            Some("omitted") => "added",
            Some("added") => "omitted",
            _ => continue,
        };
        fields.insert("kind".to_owned(), kind.into());
    }
}

#[test]
fn the_sample_s_result_is_sound() {
    let inputs = sample();
    check_sound(&compare(&inputs), &inputs);
}

#[test]
fn the_order_of_the_articles_changes_only_the_order_of_the_result() {
    let inputs = sample();
    let expected = without_order(&compare(&inputs));
    let mut rotated = inputs.clone();
    for _ in 1..inputs.len() {
        rotated.rotate_left(1);
        assert_eq!(without_order(&compare(&rotated)), expected);
    }
    rotated.reverse();
    assert_eq!(without_order(&compare(&rotated)), expected);
}

#[test]
fn an_article_against_itself_is_all_verbatim_and_said_to_be_identical() {
    for input in sample() {
        let twin = ArticleInput { id: Some("twin".to_owned()), name: "twin".to_owned(), ..input.clone() };
        let comparison = compare(&[input.clone(), twin]);
        let codes: Vec<String> = list(&comparison, "notes").iter().map(|note| text(note, "code")).collect();
        assert!(codes.contains(&"identical-articles".to_owned()), "{codes:?}");
        let attributions: BTreeMap<String, &Value> =
            list(&comparison, "attributions").iter().map(|a| (text(a, "id"), a)).collect();
        let content = |id: String| attributions[&id]["content"].clone();
        for relation in list(&comparison, "utterances").iter().flat_map(|utterance| list(utterance, "relations")) {
            if content(text(relation, "a")) == content(text(relation, "b")) {
                assert_eq!(text(relation, "kind"), "verbatim", "{}: {relation}", input.name);
                assert!(list(relation, "differences").is_empty());
            }
        }
        for (utterance, claim) in list(&comparison, "utterances").iter().zip(list(&comparison, "claims")) {
            assert!(list(utterance, "witnesses").len() >= 2 && text(claim, "status") == "shared", "{claim}");
        }
    }
}

#[test]
fn ids_stay_when_other_articles_come() {
    let inputs = sample();
    let ids = |comparison: &Value| -> BTreeSet<String> {
        list(comparison, "attributions").iter().filter(|a| a["article"] == 0).map(|a| text(a, "id")).collect()
    };
    assert_eq!(ids(&compare(&inputs[..2])), ids(&compare(&inputs)));
}

#[test]
fn articles_on_different_events_share_no_claim() {
    let ferry = "A ferry struck the pier at Port Alder on Tuesday and hurt fourteen people, the harbor bureau said.\n\n\
        The ship was carrying passengers from the island when the berth gave way. A rubber fender had been missing since February.\n\n\
        “The ship did what her captain asked,” Desmond Pyke said. The mayor closed the berth before noon.";
    let orchard = "Apple growers in the upper valley expect their smallest harvest in a decade after three nights of frost in April.\n\n\
        The cooperative has asked the province for loans. Blossoms froze in two thirds of the orchards, an agronomist found.\n\n\
        “We lit fires between the rows and it was no use,” Marta Lindqvist said. Prices may rise in autumn.";
    let comparison = compare(&[article("ferry", ferry), article("orchard", orchard)]);
    assert!(list(&comparison, "articles").iter().all(|article| article["fits"] == false));
    assert!(list(&comparison, "claims").iter().all(|claim| text(claim, "status") == "unique"));
}

#[test]
fn any_text_gives_a_sound_result_and_no_panic() {
    let mut random = Random::new(20_261_120);
    for round in 0..60 {
        let inputs: Vec<ArticleInput> = (0..2 + random.below(3))
            .map(|number| {
                let pieces = 1 + random.below(120);
                article(&format!("article {number} of {round}"), &format!("x {}", random.text(pieces)))
            })
            .collect();
        // What the door refuses (an article without words) is refused with a message; everything else is sound.
        if let Ok(comparison) = corroborate::compare(&inputs, &Options::default()) {
            let value = serde_json::to_value(&comparison).expect("a comparison is plain data");
            check_sound(&value, &inputs);
        }
    }
}

/// What a copy goes through: letters cut out, doubled, run together or shouted, and marks where none belong.
fn mangled(text: &str, random: &mut Random) -> String {
    const MARKS: [&str; 18] = [
        "“", "”", "\"", "'", "’", "…", " — ", "(", "]", "\n\n", ". ", "?” ", "said ", "\u{202e}", "😀", "Mr. ", "U.S.",
        " According to ",
    ];
    let mut letters: Vec<char> = text.chars().collect();
    for _ in 0..=random.below(20) {
        let from = random.below(letters.len());
        let to = (from + 1 + random.below(120)).min(letters.len());
        let part: Vec<char> = letters[from..to].to_vec();
        let new: Vec<char> = match random.below(5) {
            0 => Vec::new(),
            1 => random.one_of(&MARKS).chars().chain(part).collect(),
            2 => part.iter().chain(&part).copied().collect(),
            3 => part.into_iter().filter(|letter| !letter.is_whitespace()).collect(),
            _ => part.into_iter().flat_map(char::to_uppercase).collect(),
        };
        letters.splice(from..to, new);
    }
    format!("x {}", letters.into_iter().collect::<String>())
}

#[test]
fn mangled_news_gives_a_sound_result_and_no_panic() {
    let mut random = Random::new(20_261_130);
    let whole = sample();
    for round in 0..300 {
        let inputs: Vec<ArticleInput> = (0..3)
            .map(|number| {
                article(&format!("{number} of {round}"), &mangled(&whole[random.below(whole.len())].text, &mut random))
            })
            .collect();
        let comparison = corroborate::compare(&inputs, &Options::default()).expect("each has a word");
        check_sound(&serde_json::to_value(&comparison).expect("a comparison is plain data"), &inputs);
    }
}

#[test]
fn hostile_inputs_are_bounded() {
    let long_quotation = format!("“{}” said Ingrid Orne.", "the berth failed and ".repeat(20_000));
    let one_changed = long_quotation.replacen("failed and", "held and", 1);
    let many_copies: Vec<ArticleInput> = (0..300)
        .map(|n| article(&format!("copy {n}"), "“It was the berth that failed us,” Desmond Pyke said on Tuesday."))
        .collect();
    let unclosed = format!("He said {}", "“".repeat(20_000));
    compare(&[article("long", &long_quotation), article("changed", &one_changed)]);
    compare(&[article("unclosed", &unclosed), article("words", "Yes. “No.” “Yes.” “Why?”")]);
    let comparison = compare(&many_copies);
    let utterance = &list(&comparison, "utterances")[0];
    assert_eq!(list(utterance, "witnesses").len(), 300);
    assert_eq!(list(utterance, "relations").len(), 299, "above forty witnesses only against the fullest");
}

/// Each report is held against the surroundings of the quotation: what is read of them for each may not grow faster than
/// the quotation.
#[test]
fn a_quotation_of_thousands_of_sentences_takes_time_by_its_length() {
    let said =
        |number: usize| format!("The pier {number} stays shut until the wardens of quay {} agree.", number * 7 % 997);
    let reported =
        |number: usize| format!("Mayor Ada Holm said that the pier {number} would stay shut until they agreed.\n\n");
    let reports: String = (0..300).map(reported).collect();
    let time = |sentences: usize| {
        let quotation = (0..sentences).map(said).collect::<Vec<_>>().join(" ");
        let inputs = [
            article("quoted", &format!("“{quotation}” Mayor Ada Holm said.")),
            article("reported", &format!("Harbour\n\n{reports}")),
        ];
        let start = std::time::Instant::now();
        compare(&inputs);
        start.elapsed()
    };
    // Four times the length takes about four times as long, and took twelve when it grew with the square.
    let (short, long) = (time(1000), time(4000));
    assert!(long < short * 9, "{short:?} for 1,000 sentences, {long:?} for 4,000");
}

#[test]
fn a_memory_changes_nothing_but_the_time() {
    let inputs = sample();
    let mut memory = corroborate::Memory::default();
    let mut with_memory = |inputs: &[ArticleInput], options: &Options| {
        let comparison = memory.compare(inputs, options, &mut |_| {}).expect("these inputs are accepted");
        serde_json::to_value(&comparison).expect("a comparison is plain data")
    };
    let (plain, bolder) = (Options::default(), Options { sensitivity: 1.0, ..Options::default() });
    let mut twice = inputs.clone();
    twice.push(inputs[0].clone());
    let backwards: Vec<ArticleInput> = inputs.iter().rev().cloned().collect();
    // The same words under another id, and others under the same: neither may be taken for what was there.
    let mut renamed = inputs.clone();
    renamed.swap(0, 2);
    renamed.iter_mut().enumerate().for_each(|(at, input)| input.id = Some(format!("z{}", 9 - at)));
    let mut changed = inputs.clone();
    for input in &mut changed {
        input.text = input.text.replacen("berth", "quay", 3);
    }
    let first = corroborate::compare(&inputs, &plain).expect("these inputs are accepted");
    let first = serde_json::to_value(&first).expect("a comparison is plain data");
    let (claim, utterance) = (&first["conflicts"][0]["id"], &first["utterances"][0]["id"]);
    let decided = serde_json::json!([
        { "kind": "dismiss", "targets": [claim] },
        { "kind": "translated", "targets": [utterance], "value": "yes" },
        { "kind": "split", "targets": [first["claims"][0]["id"], first["claims"][0]["statements"][0]["id"]] },
    ]);
    let corrections = corroborate::corrections(&decided.to_string()).expect("they are corrections");
    let decided = Options { corrections, ..Options::default() };
    for (inputs, options) in [
        (&inputs[..2], &plain),
        (&inputs[..], &plain),
        (&inputs[..], &decided),
        (&inputs[1..], &plain),
        (&backwards[..], &plain),
        (&backwards[1..], &decided),
        (&renamed[..], &plain),
        (&twice[..], &plain),
        (&changed[..], &plain),
        (&inputs[..], &bolder),
        (&inputs[..], &decided),
        (&inputs[..], &plain),
    ] {
        let afresh = corroborate::compare(inputs, options).expect("these inputs are accepted");
        let afresh = serde_json::to_value(&afresh).expect("a comparison is plain data");
        assert_eq!(with_memory(inputs, options), afresh);
    }
}

//! The boundary as JavaScript sees it, in a real browser: the glue and the wasm of `pkg/wasm`, as they are shipped.
//!
//! What the analysis finds is tested natively; here what the crossing can spoil: keys, `null` against missing, errors,
//! offsets, strings that are no Unicode; and that the wasm finds the same.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::disallowed_methods, reason = "tests weigh nothing in what is shipped")]

use js_sys::{Array, Error, Function, JSON, JsString, Object, Reflect, Uint8Array};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

static SHIPPED: &[u8] = include_bytes!("../../pkg/wasm/corroborate_bg.wasm");
/// Only so that cargo sees when the glue changes.
static _GLUE: &[u8] = include_bytes!("../../pkg/wasm/corroborate.js");

#[wasm_bindgen(module = "/pkg/wasm/corroborate.js")]
extern "C" {
    #[wasm_bindgen(js_name = initSync)]
    fn init_sync(options: &JsValue) -> JsValue;
    #[wasm_bindgen(catch, js_name = analyze)]
    fn analyze_text(article: &JsValue, options: &JsValue) -> Result<String, JsValue>;
    #[wasm_bindgen(catch, js_name = compare)]
    fn compare_text(articles: &JsValue, options: &JsValue, on_progress: &JsValue) -> Result<String, JsValue>;
    #[wasm_bindgen(catch, js_name = compareJson)]
    fn compare_json(json: &JsValue) -> Result<JsValue, JsValue>;
}

/// As the package gives it: the JSON, parsed.
fn analyze(article: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    analyze_text(article, options).and_then(|text| JSON::parse(&text))
}

fn compare(articles: &JsValue, options: &JsValue, on_progress: &JsValue) -> Result<JsValue, JsValue> {
    compare_text(articles, options, on_progress).and_then(|text| JSON::parse(&text))
}

/// Loads the shipped wasm; again is no harm.
fn load() {
    let options = Object::new();
    Reflect::set(&options, &"module".into(), &Uint8Array::from(SHIPPED)).expect("a fresh object");
    init_sync(&options);
}

fn js(value: &Value) -> JsValue {
    JSON::parse(&value.to_string()).expect("JSON")
}

fn json_of(value: &JsValue) -> Value {
    let text: String = JSON::stringify(value).expect("plain data").into();
    serde_json::from_str(&text).expect("JSON")
}

/// `code` of what was thrown, and that it is an `Error` with a message and an `article` that is a name or null.
fn code_of(thrown: &JsValue) -> String {
    let error = thrown.dyn_ref::<Error>().unwrap_or_else(|| panic!("not an Error: {thrown:?}"));
    assert!(String::from(error.message()).len() > 10, "a message that says something: {error:?}");
    let article = Reflect::get(thrown, &"article".into()).expect("an object");
    assert!(article.is_null() || article.is_string(), "article: {article:?}");
    Reflect::get(thrown, &"code".into()).expect("an object").as_string().expect("code is a string")
}

/// UTF-16 slice, as a reader of the result takes it.
fn slice(text: &str, span: &Value) -> String {
    let at = |key: &str| u32::try_from(span[key].as_u64().expect("an offset")).expect("small");
    JsString::from(text).slice(at("start"), at("end")).into()
}

fn two_articles() -> Value {
    json!([
        {"name": "a.txt", "text": "Ferry stays\n\n\"The ferry will not be sold,\" said Mayor Anna Berg on Monday.\n"},
        {"name": "b.txt", "text": "Mayor Anna Berg said: \"The ferry will not be sold.\"\n", "published": "2024-07-09"},
    ])
}

fn compared() -> JsValue {
    load();
    compare(&js(&two_articles()), &JsValue::UNDEFINED, &JsValue::UNDEFINED).expect("two good articles")
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[wasm_bindgen_test]
fn a_comparison_has_the_keys_of_the_contract() {
    let result = json_of(&compared());
    let mut expected = vec![
        "schema", "options", "articles", "speakers", "attributions", "utterances", "claims", "conflicts", "certainty",
        "passages", "kin", "timeline", "coverage", "corrections", "notes",
    ];
    expected.sort_unstable();
    let mut found = keys(&result);
    found.sort_unstable();
    assert_eq!(found, expected);
    assert_eq!(result["schema"], "corroborate/1");
    assert_eq!(result["articles"].as_array().map(Vec::len), Some(2));
}

/// One input, one output, on every target: a hash of 32 bits, a float worked out otherwise would show here.
#[wasm_bindgen_test]
fn the_wasm_finds_what_is_found_natively() {
    load();
    let natively: Value = serde_json::from_str(include_str!("../fixtures/sample/expected.json")).expect("JSON");
    // With its numbers as JavaScript writes them.
    let natively = json_of(&js(&natively));
    let inputs: Vec<Value> = natively["articles"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| {
            let given = one["publishedFrom"] == "given";
            let published = if given { one["published"].clone() } else { Value::Null };
            json!({
                "name": one["name"], "text": one["text"], "publisher": one["publisher"], "url": one["url"],
                "published": published,
            })
        })
        .collect();
    let found = compare(&js(&Value::Array(inputs)), &JsValue::UNDEFINED, &JsValue::UNDEFINED).expect("five articles");
    let found = json_of(&found);
    for (key, value) in natively.as_object().expect("an object") {
        assert!(found[key] == *value, "{key}: {}", found[key]);
    }
}

#[wasm_bindgen_test]
fn an_analysis_has_the_keys_of_the_contract() {
    load();
    let result = json_of(&analyze(&js(&two_articles()[0]), &JsValue::NULL).expect("a good article"));
    let mut found = keys(&result);
    found.sort_unstable();
    assert_eq!(found, ["article", "attributions", "claims", "notes", "speakers"]);
}

#[wasm_bindgen_test]
fn what_is_absent_is_null_and_not_missing() {
    let result = compared();
    let article = json_of(&result)["articles"][0].clone();
    for key in ["publisher", "url", "published", "publishedFrom", "dateline", "byline"] {
        assert_eq!(article.get(key), Some(&Value::Null), "{key}");
    }
    assert_eq!(json_of(&result)["articles"][1]["published"], "2024-07-09");
}

#[wasm_bindgen_test]
fn the_result_is_plain_objects_arrays_strings_numbers_booleans_and_null() {
    fn check(value: &JsValue, path: &str) {
        if let Some(array) = value.dyn_ref::<Array>() {
            for (at, item) in array.iter().enumerate() {
                check(&item, &format!("{path}[{at}]"));
            }
        } else if value.is_object() {
            let object = Object::from(value.clone());
            assert_eq!(object.constructor().name(), "Object", "{path}");
            for key in Object::keys(&object).iter() {
                let name = key.as_string().expect("a key");
                check(&Reflect::get(&object, &key).expect("its own key"), &format!("{path}.{name}"));
            }
        } else {
            let plain = value.is_null() || value.is_string() || value.as_f64().is_some() || value.as_bool().is_some();
            assert!(plain, "{path} is {value:?}");
            assert!(value.as_f64().is_none_or(f64::is_finite), "{path} is {value:?}");
        }
    }
    check(&compared(), "comparison");
}

#[wasm_bindgen_test]
fn the_text_comes_back_as_it_was_put_in() {
    let articles = two_articles();
    let result = json_of(&compared());
    for at in 0..2 {
        assert_eq!(result["articles"][at]["text"], articles[at]["text"]);
    }
}

#[wasm_bindgen_test]
fn errors_are_errors_with_a_stable_code() {
    load();
    let compare_of = |value: &JsValue| compare(value, &JsValue::UNDEFINED, &JsValue::UNDEFINED).expect_err("an error");
    let none = &JsValue::UNDEFINED;
    assert_eq!(code_of(&compare_of(&js(&json!([])))), "too-few-articles");
    assert_eq!(code_of(&compare_of(&js(&json!([two_articles()[0]])))), "too-few-articles");
    let empty = json!([two_articles()[0], {"name": "empty.txt", "text": " \n"}]);
    let thrown = compare_of(&js(&empty));
    assert_eq!(code_of(&thrown), "empty-article");
    assert_eq!(
        Reflect::get(&thrown, &"article".into()).ok().and_then(|name| name.as_string()).as_deref(),
        Some("empty.txt")
    );
    let bad_date = js(&json!({"name": "a", "text": "A word.", "published": "2024-02-31"}));
    assert_eq!(code_of(&analyze(&bad_date, none).expect_err("no such day")), "bad-date");
    let article = js(&json!({"name": "a", "text": "Many words in here."}));
    let short = js(&json!({"maxArticleLength": 3}));
    assert_eq!(code_of(&analyze(&article, &short).expect_err("too long")), "article-too-long");
    let few = js(&json!({"maxArticles": 1}));
    assert_eq!(code_of(&compare(&js(&two_articles()), &few, none).expect_err("too many")), "too-many-articles");
}

#[wasm_bindgen_test]
fn values_of_the_wrong_type_are_bad_input() {
    load();
    let wrong = [
        JsValue::UNDEFINED,
        JsValue::NULL,
        JsValue::from(7),
        JsValue::from("text"),
        js(&json!([])),
        js(&json!({})),
        js(&json!({"name": "a"})),
        js(&json!({"name": "a", "text": 7})),
        js(&json!({"name": "a", "text": null})),
        JsValue::symbol(None),
        Function::new_no_args("").into(),
    ];
    for value in &wrong {
        assert_eq!(code_of(&analyze(value, &JsValue::UNDEFINED).expect_err("no article")), "bad-input", "{value:?}");
    }
    for value in &wrong[..4] {
        let thrown = compare(value, &JsValue::UNDEFINED, &JsValue::UNDEFINED).expect_err("no articles");
        assert_eq!(code_of(&thrown), "bad-input", "{value:?}");
    }
    let article = js(&two_articles()[0]);
    assert_eq!(code_of(&analyze(&article, &JsValue::from(7)).expect_err("no options")), "bad-input");
    assert!(analyze(&article, &js(&json!({}))).is_ok());
}

#[wasm_bindgen_test]
fn offsets_count_utf_16_code_units() {
    load();
    let text = "😀 Ferry stays 👩‍👩‍👧\n\nÄrger: \"The 🚢 will not be sold,\" said Mayor Anna Berg.";
    let result = json_of(&analyze(&js(&json!({"name": "emoji", "text": text})), &JsValue::UNDEFINED).expect("good"));
    let article = &result["article"];
    let paragraphs: Vec<String> =
        article["paragraphs"].as_array().expect("an array").iter().map(|span| slice(text, span)).collect();
    let expected: Vec<&str> = text.split("\n\n").collect();
    assert_eq!(paragraphs, expected);
    let attribution = &result["attributions"][0];
    assert_eq!(slice(text, &attribution["content"][0]), "\"The 🚢 will not be sold,\"");
    assert_eq!(slice(text, &attribution["cue"]), "said");
    assert_eq!(slice(text, &attribution["source"]), "Mayor Anna Berg");
}

#[wasm_bindgen_test]
fn lone_surrogates_do_no_harm_and_move_no_offset() {
    load();
    let units = |text: &str, at: usize, unit: u16| {
        let mut units: Vec<u16> = text.encode_utf16().collect();
        units.insert(at, unit);
        JsString::from_char_code(&units)
    };
    let text = "\"The ferry will not be sold,\" said Mayor Anna Berg.";
    for unit in [0xD83D, 0xDE00] {
        for at in 0..=text.len() {
            let broken = units(text, at, unit);
            let article = Object::new();
            Reflect::set(&article, &"name".into(), &broken).expect("a fresh object");
            Reflect::set(&article, &"text".into(), &broken).expect("a fresh object");
            let result = json_of(&analyze(&article, &JsValue::UNDEFINED).expect("it is still text"));
            let back = result["article"]["text"].as_str().expect("text").encode_utf16().count();
            assert_eq!(back, text.len() + 1, "{at}");
            assert!(compare_json(&broken).expect("compareJson never throws").is_string());
        }
    }
}

#[wasm_bindgen_test]
fn compare_json_gives_what_compare_gives() {
    let input = json!({"articles": two_articles()}).to_string();
    let direct = json_of(&compared());
    let text = compare_json(&input.into()).expect("good").as_string().expect("a string");
    // Through JavaScript's own parser, for which 1.0 and 1 are one number.
    assert_eq!(json_of(&JSON::parse(&text).expect("JSON")), direct);
}

#[wasm_bindgen_test]
fn compare_json_never_throws() {
    load();
    let deep = "[".repeat(100_000);
    let nested = format!("{{\"articles\":{}{}}}", "[".repeat(500), "]".repeat(500));
    let garbage = [
        "",
        " ",
        "null",
        "7",
        "\"text\"",
        "[]",
        "{",
        "{}",
        "{\"articles\":5}",
        "{\"articles\":[]}",
        "{\"articles\":[{}]}",
        "{\"articles\":[{\"name\":\"a\",\"text\":\"b\"}]}",
        "{\"articles\":null,\"options\":null}",
        "{\"articles\":[],\"options\":{\"maxArticles\":-1}}",
        "{\"articles\":[],\"options\":{\"maxArticles\":1e999}}",
        "\u{0}",
        "{\"articles\":[{\"name\":\"\\ud800\",\"text\":\"\\udfff\"}]}",
        &deep,
        &nested,
    ];
    for input in garbage {
        let shown = &input[..input.len().min(60)];
        let text = compare_json(&input.into()).unwrap_or_else(|thrown| panic!("{shown} threw {thrown:?}"));
        let value: Value = serde_json::from_str(&text.as_string().expect("a string")).expect("JSON");
        assert!(value["error"]["code"].is_string(), "{shown} gave {value}");
        assert!(value["error"]["message"].is_string(), "{shown} gave {value}");
    }
    // Still in order after all that.
    let input = json!({"articles": two_articles()}).to_string();
    let text = compare_json(&input.into()).expect("good").as_string().expect("a string");
    assert!(serde_json::from_str::<Value>(&text).expect("JSON").get("error").is_none());
}

#[wasm_bindgen_test]
fn progress_is_told_and_a_listener_that_throws_stops_nothing() {
    load();
    let seen = Array::new();
    let listener = Function::new_with_args("seen", "return (progress) => seen.push(progress)")
        .call1(&JsValue::NULL, &seen)
        .expect("a listener");
    compare(&js(&two_articles()), &JsValue::UNDEFINED, &listener).expect("good");
    let last = json_of(&seen.get(seen.length() - 1));
    assert_eq!(last["stage"], "comparing");
    assert_eq!(last["done"], last["total"]);
    assert!(seen.length() >= 4, "each article and the comparing");
    let throws = Function::new_no_args("throw new Error('mine')");
    assert!(compare(&js(&two_articles()), &JsValue::UNDEFINED, &throws).is_ok());
}

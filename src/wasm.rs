//! The JavaScript boundary, and the only user of `wasm-bindgen` and `js-sys`: convert, call, convert.
//!
//! Results are handed over as JSON: the types have one serialiser that way, which saves 7 KB of wasm, parsing JSON is what
//! JavaScript does fastest, and a text goes from a worker to its page in a twentieth of the time of its objects.
#![allow(
    unreachable_pub,
    clippy::needless_pass_by_value,
    reason = "wasm-bindgen exports what is public, and takes JavaScript's values by value"
)]

use std::cell::RefCell;

use serde_json::Value;
use wasm_bindgen::prelude::*;

use crate::report::{ProgressMessage, compare_json as compare_json_text, input, to_json};
use crate::{Error, Memory, Progress};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// Makes a panic, should there ever be one, say where it happened.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Finds what one article says was said and what it states.
///
/// @param article an `ArticleInput`
/// @param options an `OptionsInput`, or nothing
/// @returns an `Analysis` as JSON
/// @throws `CorroborateError`
#[wasm_bindgen]
pub fn analyze(
    #[wasm_bindgen(unchecked_param_type = "ArticleInput")] article: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "OptionsInput")] options: JsValue,
) -> Result<String, JsValue> {
    let article = input::article(&article_value(&article), "article").map_err(|error| to_js_error(&error))?;
    let options = input::options(&options_value(&options)).map_err(|error| to_js_error(&error))?;
    crate::analyze(&article, &options).map_err(|error| to_js_error(&error)).map(|analysis| to_json(&analysis))
}

thread_local! {
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// Compares several articles on one event. What was read in them is kept until the next comparison, which then reads
/// only the articles that are new.
///
/// @param articles an array of `ArticleInput`
/// @param options an `OptionsInput`, or nothing
/// @param onProgress called with `{stage, done, total}` as the work goes on, or nothing
/// @returns a `Comparison` as JSON
/// @throws `CorroborateError`
#[wasm_bindgen]
pub fn compare(
    #[wasm_bindgen(unchecked_param_type = "ArticleInput[]")] articles: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "OptionsInput")] options: JsValue,
    #[wasm_bindgen(js_name = onProgress, unchecked_optional_param_type = "(progress: Progress) => void")]
    on_progress: JsValue,
) -> Result<String, JsValue> {
    let articles = input::articles(&list_value(&articles)).map_err(|error| to_js_error(&error))?;
    let options = input::options(&options_value(&options)).map_err(|error| to_js_error(&error))?;
    let mut report_progress = |progress: Progress| {
        let Some(callback) = on_progress.dyn_ref::<js_sys::Function>() else { return };
        if let Ok(value) = js_sys::JSON::parse(&to_json(&ProgressMessage::from(progress))) {
            // A listener that throws is its own business; the comparison goes on.
            let _ = callback.call1(&JsValue::NULL, &value);
        }
    };
    // Taken out while it works: a listener may call for another comparison, which then starts without it.
    let mut memory = MEMORY.take();
    let comparison = memory.compare(&articles, &options, &mut report_progress);
    MEMORY.set(memory);
    comparison.map_err(|error| to_js_error(&error)).map(|comparison| to_json(&comparison))
}

/// The same, a string in and a string out, without calling anything of JavaScript: for other hosts of the wasm.
///
/// Takes `{"articles": […], "options": {…}}`. Never throws: a problem is `{"error": {"code", "message", "article"}}`.
#[wasm_bindgen(js_name = compareJson)]
pub fn compare_json(input: &str) -> String {
    compare_json_text(input)
}

/// An article of JavaScript as a JSON value: the fields that are read, and no others.
fn article_value(value: &JsValue) -> Value {
    object(value, &["id", "name", "text", "published", "publishedFrom", "publisher", "url"])
}

fn list_value(value: &JsValue) -> Value {
    if !js_sys::Array::is_array(value) {
        return Value::Null;
    }
    Value::Array(js_sys::Array::from(value).iter().map(|article| article_value(&article)).collect())
}

fn options_value(value: &JsValue) -> Value {
    if value.is_undefined() {
        return Value::Null;
    }
    let mut options = object(value, &["maxArticleLength", "maxArticles", "sensitivity"]);
    if let Value::Object(fields) = &mut options {
        // A list of objects: by way of JSON, which refuses what is none by itself.
        let list = js_sys::Reflect::get(value, &"corrections".into()).unwrap_or(JsValue::NULL);
        let text = js_sys::JSON::stringify(&list).ok().and_then(|text| text.as_string());
        let list = text.and_then(|text| serde_json::from_str(&text).ok());
        fields.insert("corrections".to_owned(), list.unwrap_or(Value::Null));
    }
    options
}

/// An object with the fields that are named; anything else as the plain value that it is. Half a surrogate pair, which
/// JavaScript's strings may hold, becomes U+FFFD and keeps its length of one unit.
fn object(value: &JsValue, fields: &[&str]) -> Value {
    if !value.is_object() || js_sys::Array::is_array(value) {
        return plain(value);
    }
    let read = |field: &str| plain(&js_sys::Reflect::get(value, &field.into()).unwrap_or(JsValue::NULL));
    let mut object = serde_json::Map::new();
    // One by one: collecting would compile another sort.
    for &field in fields {
        object.insert(field.to_owned(), read(field));
    }
    Value::Object(object)
}

/// Text, a number, nothing, or `true` for all that is none of these and will be refused.
fn plain(value: &JsValue) -> Value {
    if value.is_undefined() || value.is_null() {
        Value::Null
    } else if let Some(text) = value.as_string() {
        Value::String(text)
    } else if let Some(number) = value.as_f64() {
        // Whole numbers are told from others, as they are in JSON.
        if number.fract() == 0.0 && number >= 0.0 { Value::from(number as u64) } else { Value::from(number) }
    } else {
        Value::Bool(true)
    }
}

/// A JavaScript `Error` with `code` and `article`.
fn to_js_error(error: &Error) -> JsValue {
    let js_error = js_sys::Error::new(&error.to_string());
    let set = |key: &str, value: JsValue| {
        // Setting a property of a fresh object cannot fail.
        let _ = js_sys::Reflect::set(&js_error, &key.into(), &value);
    };
    set("code", error.code().into());
    set("article", error.article().map_or(JsValue::NULL, JsValue::from));
    js_error.into()
}

//! The JavaScript boundary, and the only user of `wasm-bindgen` and `js-sys`: convert, call, convert.

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use crate::report::{OptionsInput, compare_json as compare_json_text};
use crate::{ArticleInput, Error, Progress};

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
/// @throws `CorroborateError`
#[wasm_bindgen(unchecked_return_type = "Analysis")]
pub fn analyze(
    #[wasm_bindgen(unchecked_param_type = "ArticleInput")] article: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "OptionsInput")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let article: ArticleInput = from_js(article)?;
    let options: OptionsInput = options_from_js(options)?;
    crate::analyze(&article, &options.into()).map_err(|error| to_js_error(&error)).and_then(|analysis| to_js(&analysis))
}

/// Compares several articles on one event.
///
/// @param articles an array of `ArticleInput`
/// @param options an `OptionsInput`, or nothing
/// @param onProgress called with `{stage, done, total}` as the work goes on, or nothing
/// @throws `CorroborateError`
#[wasm_bindgen(unchecked_return_type = "Comparison")]
pub fn compare(
    #[wasm_bindgen(unchecked_param_type = "ArticleInput[]")] articles: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "OptionsInput")] options: JsValue,
    #[wasm_bindgen(js_name = onProgress, unchecked_optional_param_type = "(progress: Progress) => void")]
    on_progress: JsValue,
) -> Result<JsValue, JsValue> {
    let articles: Vec<ArticleInput> = from_js(articles)?;
    let options: OptionsInput = options_from_js(options)?;
    let mut report_progress = |progress: Progress| {
        let Some(callback) = on_progress.dyn_ref::<js_sys::Function>() else { return };
        if let Ok(value) = to_js(&crate::report::ProgressMessage::from(progress)) {
            // A listener that throws is its own business; the comparison goes on.
            let _ = callback.call1(&JsValue::NULL, &value);
        }
    };
    crate::compare_with_progress(&articles, &options.into(), &mut report_progress)
        .map_err(|error| to_js_error(&error))
        .and_then(|comparison| to_js(&comparison))
}

/// The same, a string in and a string out, without calling anything of JavaScript: for other hosts of the wasm.
///
/// Takes `{"articles": […], "options": {…}}`. Never throws: a problem is `{"error": {"code", "message", "article"}}`.
#[wasm_bindgen(js_name = compareJson)]
pub fn compare_json(input: &str) -> String {
    compare_json_text(input)
}

fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|error| to_js_error(&Error::bad_input(error)))
}

fn options_from_js(value: JsValue) -> Result<OptionsInput, JsValue> {
    if value.is_undefined() || value.is_null() { Ok(OptionsInput::default()) } else { from_js(value) }
}

/// A plain object by way of JSON: the types have one serialiser that way, which saves 7 KB of wasm, and parsing JSON is
/// what JavaScript does fastest.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let text = serde_json::to_string(value).map_err(|error| to_js_error(&Error::bad_input(error)))?;
    js_sys::JSON::parse(&text)
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

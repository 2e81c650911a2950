//! What articles state, where they differ, and what the reader decides about it.

use serde_json::Value;

use crate::support::{article, differences, list};

const FERRY: &str = "Ferry strikes the pier\n\n\
    The old ferry struck the northern pier on Tuesday and 14 passengers were taken to the harbour clinic. \
    The harbour board bought two rubber fenders in March, while the town paid for a crane. \
    Nobody on the bridge had seen the fog warning that the coast radio sent.\n";

fn compared(texts: [&str; 2], corrections: &str) -> Value {
    let inputs = [article("a.txt", texts[0]), article("b.txt", texts[1])];
    let mut options = corroborate::Options::default();
    if !corrections.is_empty() {
        options.corrections = corroborate::corrections(corrections).expect("they are corrections");
    }
    let comparison = corroborate::compare(&inputs, &options).expect("the articles are accepted");
    serde_json::to_value(comparison).expect("a comparison is plain data")
}

#[test]
fn one_changed_figure_is_found_alone() {
    let other = FERRY.replace("14 passengers", "19 passengers");
    assert_eq!(differences(&compared([FERRY, &other], "")), ["number 14/19"]);
    assert_eq!(differences(&compared([FERRY, FERRY], "")), Vec::<String>::new());
}

#[test]
fn an_estimate_is_no_other_figure() {
    let other = FERRY
        .replace("14 passengers were taken to the harbour clinic", "about 15 passengers went to the harbour clinic");
    assert_eq!(differences(&compared([FERRY, &other], "")), Vec::<String>::new());
}

#[test]
fn another_day_is_found() {
    let other = FERRY.replace("on Tuesday", "on Monday");
    assert_eq!(differences(&compared([FERRY, &other], "")), ["weekday Tuesday/Monday"]);
}

#[test]
fn a_dismissed_difference_is_gone_and_a_split_claim_is_two() {
    let other = FERRY.replace("14 passengers", "19 passengers");
    let comparison = compared([FERRY, &other], "");
    let claim = &list(&comparison["claims"])[0];
    let decide =
        |kind: &str, target: &Value| format!("[{{\"kind\": \"{kind}\", \"targets\": [{target}], \"value\": null}}]");
    let dismissed = compared([FERRY, &other], &decide("dismiss", &comparison["conflicts"][0]["id"]));
    assert_eq!(differences(&dismissed), Vec::<String>::new());
    assert_eq!(list(&dismissed["corrections"]).len(), 1);
    let split = compared([FERRY, &other], &decide("split", &claim["id"]));
    assert_eq!(list(&split["claims"]).len(), list(&comparison["claims"]).len() + 1);
    // Merged again they are as before.
    let ids: Vec<String> = list(&claim["statements"]).iter().map(|statement| statement["id"].to_string()).collect();
    let both = format!(
        "[{{\"kind\": \"split\", \"targets\": [{}], \"value\": null}}, {{\"kind\": \"merge\", \"targets\": [{}], \"value\": null}}]",
        claim["id"],
        ids.join(", ")
    );
    let merged = compared([FERRY, &other], &both);
    assert_eq!(list(&merged["claims"]).len(), list(&comparison["claims"]).len());
    assert_eq!(differences(&merged), differences(&comparison));
}

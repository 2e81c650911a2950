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

/// The claims that both articles have, by what each states.
fn shared(texts: [&str; 2]) -> Vec<String> {
    let comparison = compared(texts, "");
    let text = |statement: &Value| {
        let article = usize::try_from(statement["article"].as_u64().unwrap_or(0)).unwrap_or(0);
        let at = |key: &str| usize::try_from(statement["spans"][0][key].as_u64().unwrap_or(0)).unwrap_or(0);
        let units: Vec<u16> = texts[article].encode_utf16().collect();
        String::from_utf16_lossy(&units[at("start")..at("end")])
    };
    let both = list(&comparison["claims"]).iter().filter(|claim| claim["status"] != "unique");
    both.map(|claim| list(&claim["statements"]).iter().map(text).collect::<Vec<_>>().join(" / ")).collect()
}

#[test]
fn what_both_quote_is_said_in_both_however_little_else_they_share() {
    let whole = "The dyke was closed at noon.\n\n“Nobody asked us, and that is shabby. It’s very unfair,” Mayor Ada Holm said.\n";
    let fragment = "Engineers spent the night at the river.\n\nMayor Ada Holm called the order to clear two streets “very unfair,” then left.\n";
    assert_eq!(
        shared([whole, fragment]),
        ["It’s very unfair / the order to clear two streets “very unfair,” then left"]
    );
    // In another mouth it is another saying.
    let other = fragment.replace("Mayor Ada Holm", "Pastor Nils Brandt");
    assert_eq!(shared([whole, &other]), Vec::<String>::new());
}

#[test]
fn what_a_speaker_quotes_is_not_what_the_speaker_states() {
    let one = "The suit was filed on Friday.\n\n“The tax falls on each boat, however small, as the drafters wrote ‘moored for a whole season,’ and nobody can help that now,” Clerk Ada Holm said.\n";
    let other = "Two boats lie in the basin.\n\n“Judges in the capital were never asked what is meant by the words — ‘moored for a whole season’ — and that is a pity,” Clerk Ada Holm said.\n";
    assert_eq!(shared([one, other]), Vec::<String>::new());
}

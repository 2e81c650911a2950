//! Differences to check: found where one thing is told otherwise, and nothing where articles tell other things.

use corroborate::ArticleInput;
use serde_json::{Value, json};

use crate::support::{article, differences, list};

const PIER: &str = "Crane falls at Port Alder\n\n\
    A crane fell onto the northern pier in Port Alder on Tuesday and 14 dockers were taken to hospital. \
    Harbour master Ada Holm said on Tuesday that the crane had been inspected in March. \
    The board of the harbour, which met for 3 hours on June 12, has closed the pier to all ships. \
    Two witnesses said the driver was in the cabin when the chain of the crane broke.\n\n\
    “We had asked for a new chain in May,” Captain Desmond Pyke of the dockers’ union told reporters.\n";

fn compared_with(inputs: &[ArticleInput], corrections: &Value) -> Value {
    let options = corroborate::Options {
        corrections: corroborate::corrections(&corrections.to_string()).expect("they are corrections"),
        ..corroborate::Options::default()
    };
    let comparison = corroborate::compare(inputs, &options).expect("the articles are accepted");
    serde_json::to_value(comparison).expect("a comparison is plain data")
}

fn compared(texts: &[&str]) -> Value {
    let inputs: Vec<ArticleInput> =
        texts.iter().enumerate().map(|(index, text)| article(&format!("{index}.txt"), text)).collect();
    compared_with(&inputs, &json!([]))
}

fn nothing() -> Vec<String> {
    Vec::new()
}

#[test]
fn an_article_with_one_thing_changed_differs_in_that_and_in_nothing_else() {
    assert_eq!(differences(&compared(&[PIER, PIER])), nothing());
    for (from, to, found) in [
        ("14 dockers", "19 dockers", "number 14/19"),
        ("3 hours", "five hours", "number 3/5"),
        ("June 12", "June 14", "date June 12/June 14"),
        ("on Tuesday and 14", "on Thursday and 14", "weekday Tuesday/Thursday"),
        ("said on Tuesday that", "said on Monday that", "weekday Tuesday/Monday"),
        ("in March", "in April", "date March/April"),
        ("in Port Alder on", "in Port Brindle on", "place Port Alder/Port Brindle"),
        ("had been inspected", "had not been inspected", "negation been/not been"),
        ("was in the cabin", "wasn’t in the cabin", "negation was/wasn’t in"),
    ] {
        let other = PIER.replace(from, to);
        let comparison = compared(&[PIER, &other]);
        let all = differences(&comparison);
        // Which of the neighbouring words are shown with a "not" is a matter of taste.
        let same =
            all.len() == 1 && (all[0] == found || found.starts_with("negation") && all[0].starts_with("negation"));
        assert!(same, "{from} → {to}: {all:?}, not {found}");
    }
}

#[test]
fn what_is_only_written_otherwise_is_no_difference() {
    for (from, to) in [
        ("14 dockers", "fourteen dockers"),
        ("June 12", "12 June"),
        ("Captain Desmond Pyke", "Desmond Pyke"),
        ("Harbour master Ada Holm", "The harbour master, Ada Holm,"),
        ("said on Tuesday", "told reporters on Tuesday"),
        ("3 hours", "about 3 hours"),
        // More words at the end of a sentence, and at its start.
        ("to all ships.", "to all ships for now."),
        ("Two witnesses said", "Later two witnesses said"),
    ] {
        assert_eq!(differences(&compared(&[PIER, &PIER.replace(from, to)])), nothing(), "{from} → {to}");
    }
}

#[test]
fn another_word_in_quotation_marks_is_told_once() {
    let other = PIER.replace("a new chain in May", "a new chain in July");
    assert_eq!(differences(&compared(&[PIER, &other])), ["wording May/July"]);
}

#[test]
fn every_day_shifted_is_a_difference_of_days_only() {
    let other = PIER.replace("Tuesday", "Wednesday").replace("June 12", "June 13");
    let found = differences(&compared(&[PIER, &other]));
    assert!(
        !found.is_empty() && found.iter().all(|each| each.starts_with("date") || each.starts_with("weekday")),
        "{found:?}"
    );
}

#[test]
fn at_least_seventeen_are_not_fourteen() {
    let other = PIER.replace("and 14 dockers were", "and at least 17 dockers were");
    assert_eq!(differences(&compared(&[PIER, &other])), ["number 14/at least 17"]);
    let other = PIER.replace("and 14 dockers were", "and at least 12 dockers were");
    assert_eq!(differences(&compared(&[PIER, &other])), nothing());
}

#[test]
fn the_same_is_told_of_other_counts() {
    let other = "Port Alder counts its injured\n\n\
        Seventeen dockers were hurt when a crane fell onto the northern pier in Port Alder on Tuesday. \
        The pier has been closed to all ships by the harbour’s board.\n";
    let found = differences(&compared(&[other, &PIER.replace("taken to hospital", "injured")]));
    assert_eq!(found, ["number 17/14"]);
    // On another day others may be hurt.
    let other = other.replace("on Tuesday", "on Friday");
    let found = differences(&compared(&[&other, &PIER.replace("taken to hospital", "injured")]));
    assert_eq!(found, ["weekday Friday/Tuesday"]);
}

#[test]
fn a_count_of_a_later_day_may_be_true_as_well() {
    let on =
        |name: &str, text: &str, day: &str| ArticleInput { published: Some(day.to_owned()), ..article(name, text) };
    let other =
        PIER.replace("14 dockers", "16 dockers").replace("on Tuesday", "on June 10").replace("Tuesday", "June 10");
    let comparison = compared_with(&[on("a", PIER, "2025-06-11"), on("b", &other, "2025-06-12")], &json!([]));
    let number = list(&comparison["conflicts"]).iter().find(|conflict| conflict["kind"] == "number");
    assert_eq!(
        number.map(|conflict| conflict["bothPossible"].clone()),
        Some(json!(true)),
        "{:?}",
        differences(&comparison)
    );
}

#[test]
fn reports_of_two_days_at_the_market_do_not_differ() {
    let monday = "Brindle shares close higher\n\n\
        The Brindle index closed 41 points up at 7,312 on Monday, its third gain in a row. \
        Shares of Orne Shipping rose 3.2 percent to 48.10 marks in the afternoon. \
        Shares of Pyke Freight rose 2.1 percent to 17.35 marks in the afternoon. \
        Shares of Holm Timber fell 0.4 percent to 9.02 marks in the afternoon. \
        The mark bought 1.31 crowns, and a barrel of oil cost 71 marks. \
        Volume was 212 million shares, against an average of 190 million.\n";
    let tuesday = "Brindle shares close lower\n\n\
        The Brindle index closed 55 points down at 7,257 on Tuesday, its first loss in four days. \
        Shares of Orne Shipping fell 1.7 percent to 47.28 marks in the afternoon. \
        Shares of Pyke Freight rose 0.9 percent to 17.51 marks in the afternoon. \
        Shares of Holm Timber fell 2.4 percent to 8.80 marks in the afternoon. \
        The mark bought 1.29 crowns, and a barrel of oil cost 72 marks. \
        Volume was 188 million shares, against an average of 191 million.\n";
    assert_eq!(differences(&compared(&[monday, tuesday])), nothing());
}

#[test]
fn results_of_several_games_do_not_differ() {
    let sunday = "Alder win at home\n\n\
        Port Alder beat Brindle 3-1 at home on Sunday in front of 4,200 people. \
        Tomas Vale scored twice in the first half and Ada Quill once in the second. \
        Wexcombe drew 2-2 with Olm on the same afternoon in front of 2,100 people. \
        Alder are second with 31 points from 14 games, Brindle ninth with 15 points from 14 games.\n";
    let week = "Wexcombe lose again\n\n\
        Port Alder beat Wexcombe 2-0 at home on Saturday in front of 3,900 people. \
        Tomas Vale scored once in the first half and Ada Quill once in the second. \
        Brindle drew 1-1 with Olm on the same afternoon in front of 1,800 people. \
        Alder are first with 34 points from 15 games, Brindle ninth with 16 points from 15 games.\n";
    assert_eq!(differences(&compared(&[sunday, week])), nothing());
}

#[test]
fn articles_on_different_events_do_not_differ() {
    let trial = "Baker on trial\n\n\
        The trial of baker Tobias Wren opened in Olm on Monday with 12 jurors and two judges. \
        Prosecutor Hilde Sand said he had sold bread with sawdust in it for three years. \
        He denied the charge, and his lawyer asked for 8 days to prepare.\n";
    let comparison = compared(&[PIER, trial, &PIER.replace("dockers", "workers")]);
    assert_eq!(differences(&comparison), nothing());
}

#[test]
fn differences_are_merged_and_split_and_come_out_again() {
    let inputs = [
        article("a", PIER),
        article("b", &PIER.replace("14 dockers", "19 dockers").replace("3 hours", "five hours")),
        article("c", &PIER.replace("14 dockers", "23 dockers")),
    ];
    let before = compared_with(&inputs, &json!([]));
    let mut found = differences(&before);
    found.sort();
    assert_eq!(found, ["number 14/19/23", "number 3/5/3"]);
    let of = |start: &str| {
        let all = list(&before["conflicts"]);
        all.iter().find(|conflict| conflict["values"][0]["value"] == start).expect("it is there").clone()
    };
    let id_of = |value: &Value| {
        format!(
            "number:{}:{}-{}",
            "abc".chars().nth(value["article"].as_u64().unwrap_or(0) as usize).unwrap_or('?'),
            value["start"],
            value["end"]
        )
    };

    // The third value is not about the same thing.
    let target = id_of(&of("14")["values"][2]);
    let split = json!([{"kind": "split", "targets": [target], "value": null}]);
    let comparison = compared_with(&inputs, &split);
    let mut found = differences(&comparison);
    found.sort();
    assert_eq!(found, ["number 14/19", "number 3/5/3"]);
    assert_eq!(comparison["corrections"], split, "they come out as they went in");

    // Two values are about something else: a difference of its own, which says its own values.
    let targets = [id_of(&of("14")["values"][1]), id_of(&of("14")["values"][2])];
    let comparison = compared_with(&inputs, &json!([{"kind": "split", "targets": targets, "value": null}]));
    let own = list(&comparison["conflicts"]).iter().find(|conflict| conflict["values"][0]["value"] == "19");
    let why = own.and_then(|conflict| conflict["why"]["text"].as_str()).unwrap_or("");
    assert!(why.contains("“19”") && why.contains("“23”"), "{why}");

    let merge = json!([{"kind": "merge", "targets": [of("14")["id"], of("3")["id"]], "value": null}]);
    assert_eq!(list(&compared_with(&inputs, &merge)["conflicts"]).len(), 1);
    // What is not there changes nothing.
    let odd = json!([
        {"kind": "merge", "targets": ["number:a:1-2", "number:zz:1-2", "number", "number:a:9-x", "planet:a:1-2"], "value": null},
        {"kind": "split", "targets": ["number:a:99999999-3"], "value": null}
    ]);
    assert_eq!(differences(&compared_with(&inputs, &odd)), differences(&before));
}

#[test]
fn a_day_of_publication_is_proposed_and_not_taken() {
    let dated = ArticleInput { published: Some("2025-06-11".to_owned()), ..article("a", PIER) };
    let undated = article("b", &PIER.replace("14 dockers", "19 dockers"));
    let comparison = compared_with(&[dated.clone(), undated.clone()], &json!([]));
    let second = &comparison["articles"][1];
    assert_eq!(second["published"], Value::Null);
    assert_eq!(second["publishedProposed"], json!({"date": "2025-06-11", "article": 0}));
    assert_eq!(comparison["articles"][0]["publishedProposed"], Value::Null);

    let confirmed = ArticleInput {
        published: Some("2025-06-11".to_owned()),
        published_from: Some("sibling".to_owned()),
        ..undated.clone()
    };
    let comparison = compared_with(&[dated.clone(), confirmed], &json!([]));
    assert_eq!(comparison["articles"][1]["publishedFrom"], "sibling");

    // Of articles that are weeks apart, none shows another's day.
    let old = ArticleInput { published: Some("2025-01-03".to_owned()), ..article("c", PIER) };
    let comparison = compared_with(&[dated, undated, old], &json!([]));
    assert_eq!(comparison["articles"][1]["publishedProposed"], Value::Null);
}

//! Which quotations are one utterance, and what is said of it.

use serde_json::Value;

use crate::support::{article, compare, list};

/// The words of an attribution.
fn words<'a>(comparison: &'a Value, id: &Value) -> &'a str {
    let said = list(&comparison["attributions"]).iter().find(|said| said["id"] == *id).expect("the id is known");
    let text = comparison["articles"][said["article"].as_u64().unwrap_or(0) as usize]["text"].as_str().unwrap_or("");
    // ASCII texts only: units are bytes.
    let at = |end: &str| said["content"][0][end].as_u64().unwrap_or(0) as usize;
    text[at("start")..at("end")].trim_matches('"')
}

/// The first utterance that has a witness with these words; each as its words.
fn utterance<'a>(comparison: &'a Value, with: &str) -> &'a Value {
    let has = |utterance: &&Value| list(&utterance["witnesses"]).iter().any(|id| words(comparison, id) == with);
    list(&comparison["utterances"]).iter().find(has).unwrap_or_else(|| panic!("no quotation has {with:?}"))
}

fn witnesses<'a>(comparison: &'a Value, with: &str) -> Vec<&'a str> {
    list(&utterance(comparison, with)["witnesses"]).iter().map(|id| words(comparison, id)).collect()
}

fn of(texts: &[&str]) -> Value {
    let names = ["a.txt", "b.txt", "c.txt", "d.txt"];
    compare(&texts.iter().zip(names).map(|(text, name)| article(name, text)).collect::<Vec<_>>())
}

const TWO_SAYINGS: &str = "Tram plan stalls\n\n\
    \"The builders lost three winters on the tunnel, and the town forgave them,\" said Mayor Ingrid Orne on Monday. \
    Asked again at the depot, Orne said the builders \"lost three winters, and forgot to say so. The bridge stood empty. It was careless.\"\n";

#[test]
fn a_fragment_of_two_utterances_goes_where_its_neighbours_are() {
    let told = "Mayor turns on tram builders\n\n\
        Mayor Ingrid Orne said on Monday that the tram builders \"lost three winters\" under the river.\n\n\
        \"The builders lost three winters on the tunnel, and the town forgave them,\" Orne said.\n\n\
        At the depot Orne said again that they \"lost three winters\" for nothing.\n\n\
        \"They forgot to say so. The bridge stood empty. It was careless,\" Orne said.\n";
    let comparison = of(&[told, TWO_SAYINGS]);
    let first = witnesses(&comparison, "The builders lost three winters on the tunnel, and the town forgave them,");
    assert_eq!(first.iter().filter(|words| **words == "lost three winters").count(), 1, "{first:?}");
    let second = witnesses(&comparison, "They forgot to say so. The bridge stood empty. It was careless,");
    assert_eq!(second.iter().filter(|words| **words == "lost three winters").count(), 1, "{second:?}");
}

#[test]
fn words_that_nobody_else_uses_need_no_name_and_names_of_things_do() {
    let named = "Tram plan stalls\n\n\
        \"This tram is a velvet shipwreck, and I will not pay for it,\" said Mayor Ingrid Orne on Monday.\n\n\
        \"The river tunnel waits for spring and for money,\" Orne said.\n";
    let nameless = "Council meets\n\n\
        The council met on Monday over the tram, a \"velvet shipwreck\" in the words that all repeated, and over the \
        \"river tunnel\" below the depot. The river tunnel was begun in spring.\n";
    let comparison = of(&[named, nameless]);
    let found = witnesses(&comparison, "This tram is a velvet shipwreck, and I will not pay for it,");
    let quoted = |words: &str| {
        list(&comparison["attributions"])
            .iter()
            .any(|said| said["kind"] != "scare" && crate::utterances::words(&comparison, &said["id"]) == words)
    };
    // Only what was taken for a quotation at all can be grouped.
    assert!(!quoted("velvet shipwreck") || found.contains(&"velvet shipwreck"), "{found:?}");
    let found = witnesses(&comparison, "The river tunnel waits for spring and for money,");
    assert!(!found.contains(&"river tunnel"), "{found:?}");
}

#[test]
fn who_speaks_for_somebody_does_not_contradict_him() {
    let both = "Mayor to wait\n\n\
        Mayor Ingrid Orne \"will wait for the auditors and then decide,\" her town said on Monday, as Orne put it.\n\n\
        \"The mayor will wait for the auditors and then decide on the tram,\" said Tomas Varga, who speaks for her.\n";
    let one =
        "Mayor to wait\n\n\"The mayor will wait for the auditors and then decide on the tram,\" said Tomas Varga.\n";
    let comparison = of(&[both, one]);
    let found = utterance(&comparison, "The mayor will wait for the auditors and then decide on the tram,");
    assert_eq!(found["speakerConflict"], Value::Null);
    let other =
        "Mayor to wait\n\n\"The mayor will wait for the auditors and then decide on the tram,\" said Jonas Blom.\n";
    let comparison = of(&[one, other]);
    let found = utterance(&comparison, "The mayor will wait for the auditors and then decide on the tram,");
    assert_eq!(list(&found["speakerConflict"]["speakers"]).len(), 2, "{found}");
}

const MINISTER: &str = "Ferry talks fail\n\n\
    Peruvian Foreign Minister Rosa Quispe refused the ferry contract on Monday.\n\n\
    \"We will never hand the harbour to your soldiers, whatever they pay us,\" Quispe said.\n";
const MINISTER_AGAIN: &str = "Peru says no\n\n\
    Rosa Quispe, the foreign minister of Peru, refused the contract.\n\n\
    \"We will never hand the harbour to your troops, whatever they pay us,\" Quispe said.\n";

fn translated(comparison: &Value, with: &str) -> (String, String) {
    let found = utterance(comparison, with);
    let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
    (text(&found["translated"]), text(&found["translatedWhy"]["code"]))
}

const REFUSED: &str = "We will never hand the harbour to your soldiers, whatever they pay us,";

#[test]
fn who_speaks_for_a_country_of_another_language_may_have_been_translated() {
    let comparison = of(&[MINISTER, MINISTER_AGAIN]);
    assert_eq!(translated(&comparison, REFUSED), ("possible".to_owned(), "speaks-for-country".to_owned()));
    let why = &utterance(&comparison, REFUSED)["translatedWhy"]["values"];
    assert_eq!((&why["language"], &why["a"], &why["b"]), (&"Spanish".into(), &"soldiers".into(), &"troops".into()));
    // Whoever is heard on a station in English is not translated; nor is somebody who only visits.
    let heard = MINISTER.replace("Quispe said.", "Quispe told CNN.");
    assert_eq!(translated(&of(&[&heard, MINISTER_AGAIN]), REFUSED).0, "unknown");
    let visitor = MINISTER.replace("Peruvian Foreign Minister Rosa Quispe", "Mayor Rosa Quispe, on a visit to Peru,");
    let other = MINISTER_AGAIN.replace("Rosa Quispe, the foreign minister of Peru,", "Mayor Rosa Quispe of Varra");
    assert_eq!(translated(&of(&[&visitor, &other]), REFUSED).0, "unknown");
    let said = visitor.replace("Quispe said.", "Quispe said in Spanish.");
    assert_eq!(translated(&of(&[&said, &other]), REFUSED), ("yes".to_owned(), "said-in-language".to_owned()));
}

#[test]
fn the_reader_decides_what_was_translated() {
    let inputs = [article("a.txt", MINISTER), article("b.txt", MINISTER_AGAIN)];
    let before = compare(&inputs);
    let speaker = utterance(&before, REFUSED)["speaker"].clone();
    let witness = utterance(&before, REFUSED)["witnesses"][1].clone();
    for (target, value, expected) in [(&speaker, "no", "unknown"), (&speaker, "yes", "yes"), (&witness, "yes", "yes")] {
        let correction = corroborate::Correction {
            kind: "translated".to_owned(),
            targets: vec![target.as_str().unwrap_or("").to_owned()],
            value: Some(value.to_owned()),
        };
        let options = corroborate::Options { corrections: vec![correction], ..corroborate::Options::default() };
        let comparison = corroborate::compare(&inputs, &options).expect("these inputs are accepted");
        let comparison = serde_json::to_value(&comparison).expect("a comparison is plain data");
        assert_eq!(translated(&comparison, REFUSED), (expected.to_owned(), "reader-decided".to_owned()));
        assert_eq!(comparison["corrections"][0]["value"], value);
    }
}

#[test]
fn what_an_article_does_not_have_is_told_with_the_nearest_sentence() {
    let other =
        "Ferry talks fail\n\nThe minister said that the harbour would never be handed to soldiers.\n\nIt rained.\n";
    let comparison = of(&[MINISTER, other]);
    let found = utterance(&comparison, REFUSED);
    assert_eq!(comparison["coverage"][1]["noMatch"]["utterances"][0], found["id"], "{}", comparison["coverage"]);
    let nearest = &found["nearest"][0];
    assert_eq!(nearest["article"], 1, "{found}");
    let at = |end: &str| nearest[end].as_u64().unwrap_or(0) as usize;
    assert!(other[at("start")..at("end")].starts_with("The minister said"), "{nearest}");
}

#[test]
fn a_word_far_from_what_attributes_it_is_a_term() {
    let long = "Tram plan stalls\n\n\
        \"Each passenger has waited for this tram, and each will wait for another winter,\" Mayor Ingrid Orne said.\n";
    let told = |between: &str| {
        format!("Council meets\n\nMayor Ingrid Orne said on Monday that {between} \"passenger\" on the tram.\n")
    };
    let near = of(&[long, &told("nobody cared for the")]);
    let words = "Each passenger has waited for this tram, and each will wait for another winter,";
    assert!(witnesses(&near, words).contains(&"passenger"));
    let far = of(&[
        long,
        &told(
            "the plan bars the county from a levy on all who hold shares in the line and on its lenders, with the \
               builders and their families counted as a",
        ),
    ]);
    assert!(!witnesses(&far, words).contains(&"passenger"));
}

#[test]
fn a_word_in_every_mouth_is_one_utterance_only_in_a_longer_quotation() {
    let one = "Tram plan stalls\n\nMayor Ingrid Orne blamed \"gradualism\" for the empty tunnel on Monday.\n";
    let other = "Council meets\n\n\"Gradualism,\" Mayor Ingrid Orne said, \"is eating the town.\" The town has had gradualism for years.\n";
    let comparison = of(&[one, other]);
    assert_eq!(witnesses(&comparison, "gradualism").len(), 1);
    let longer =
        "Mayor speaks\n\n\"I blame gradualism for the empty tunnel and for the bridge,\" Mayor Ingrid Orne said.\n";
    let comparison = of(&[one, longer]);
    let found = witnesses(&comparison, "gradualism");
    assert!(found.len() == 2, "{found:?}");
}

#[test]
fn words_here_and_there_are_another_saying() {
    let one = "Tram plan stalls\n\n\"He at least sought to bargain with the river company to starve our depot,\" Mayor Ingrid Orne said on Monday.\n";
    let other = "Mayor speaks\n\nMayor Ingrid Orne told a rally that \"we have a director who sought, however clumsily, to bargain with the river company, a rival of ours, to starve and to sell our bridges.\"\n";
    let comparison = of(&[one, other]);
    let found = witnesses(&comparison, "He at least sought to bargain with the river company to starve our depot,");
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn what_aides_call_something_is_not_whose_aides_they_are() {
    let named = "Tram plan stalls\n\n\
        \"This tram is what I call a velvet shipwreck, and I will not pay for it,\" said Mayor Ingrid Orne on Monday.\n";
    let aides = "Council meets\n\n\
        The council met on Monday over the tram, which aides called a \"velvet shipwreck.\"\n";
    let whole = "This tram is what I call a velvet shipwreck, and I will not pay for it,";
    assert!(witnesses(&of(&[named, aides]), whole).contains(&"velvet shipwreck."));
    let both = format!("{aides}\n\"Not a coin of the town goes there,\" Mayor Ingrid Orne said.\n");
    assert!(!witnesses(&of(&[named, &both]), whole).contains(&"velvet shipwreck."));
}

#[test]
fn what_is_said_on_another_day_by_nobody_named_is_something_else() {
    let thursday = "Talks go on\n\n\
        The owners and the pilots met on Thursday for an hour.\n\n\
        \"It was a long night in the ferry house. There will be no reading of the minutes, but the lines to the pilots remain open,\" said the statements.\n";
    let again = "Talks go on\n\n\
        The owners and the pilots met on Thursday for an hour. Both sides released a statement that said \"the lines to the pilots remain open.\"\n";
    let whole = "It was a long night in the ferry house. There will be no reading of the minutes, but the lines to the pilots remain open,";
    assert_eq!(witnesses(&of(&[thursday, again]), whole).len(), 2);
    assert_eq!(witnesses(&of(&[thursday, &again.replace("Thursday", "Sunday")]), whole).len(), 1);
}

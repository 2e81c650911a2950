//! The native tools that make and judge the tagger's weights (feature `train`).
//!
//! `corroborate-train train` reads `PolNeAR`'s train part and writes `weights.bin`; `corroborate-train predict` prints
//! what the tagger finds, in the form that the corpus's scorer reads; `corroborate-train claims` writes `evidence.in`. One thread, a fixed order, no clock: the same data
//! give the same file, byte for byte.

mod arguments;
mod bench;
mod brat;
mod calibrate;
mod choices;
mod claims;
mod clusters;
mod corpus;
mod crf;
mod gold;
mod lexicon;
mod logistic;
mod marks;
mod predict;
mod quantise;
mod spoken;
mod vocabulary;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use self::arguments::{Arguments, Command};
use self::brat::Document;
use self::calibrate::Judged;
use self::choices::Choice;
use self::corpus::Corpus;
use self::spoken::Stretch;
use crate::attribution::tagger::confidence::Calibration;
use crate::attribution::tagger::model;
use crate::attribution::tagger::weights::{Model, Weights};

/// Runs the tool with the arguments of a command line.
pub fn run(arguments: impl Iterator<Item = String>) -> ExitCode {
    let result =
        Arguments::parse(arguments).and_then(|arguments| execute(&arguments).map_err(|error| error.to_string()));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("corroborate-train: {message}");
            ExitCode::from(2)
        }
    }
}

fn execute(arguments: &Arguments) -> io::Result<()> {
    match arguments.command {
        Command::Train => {
            let weights = train(arguments)?;
            std::fs::write(weights_path(arguments), weights.to_bytes())
        }
        Command::Claims => {
            let weights = claims::train(&arguments.data, &mut |message| eprintln!("{message}"))?;
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/compare/evidence.in"), weights)
        }
        Command::Pairs => claims::print(&arguments.data, &mut io::stdout().lock()),
        Command::Predict => {
            let model = load(arguments)?;
            let documents = corpus::documents(&arguments.data, arguments.fold, true)?;
            predict::print(&model, &documents, arguments.least, &mut io::stdout().lock())
        }
        Command::Judge => {
            let model = load(arguments)?;
            let documents = corpus::documents(&arguments.data, arguments.fold, true)?;
            let judged = calibrate::judge(&model, &documents);
            log_curve(&model.calibration, &judged, &mut |message| eprintln!("{message}"));
            Ok(())
        }
        Command::Bench => {
            let model = load(arguments)?;
            let documents = corpus::documents(&arguments.data, arguments.fold, true)?;
            let tagger = bench::megabytes_per_second(&model, &documents);
            let whole = bench::whole_megabytes_per_second(&documents);
            writeln!(io::stdout().lock(), "tagger {tagger:.1} MB/s, whole analysis {whole:.1} MB/s")
        }
        Command::Calibrate => {
            let documents = corpus::documents(&arguments.data, arguments.fold, true)?;
            let mut weights = read_weights(arguments)?;
            let judged = calibrate::judge(&Model::new(&weights), &documents);
            weights.calibration = calibrate::fit(&judged);
            log_curve(&weights.calibration, &judged, &mut |message| eprintln!("{message}"));
            std::fs::write(weights_path(arguments), weights.to_bytes())
        }
    }
}

/// Learns weights from all articles but those of the fold that is held out, and how sure to be of what they find.
fn train(arguments: &Arguments) -> io::Result<Weights> {
    let log = &mut |message: &str| eprintln!("{message}");
    let documents = corpus::documents(&arguments.data, arguments.fold, false)?;
    // What the choices and the confidence are learned from: what a model finds in articles that it has not seen.
    let mut parts: Vec<(Weights, Vec<Document>, Vec<Choice>)> = Vec::new();
    for index in (0..arguments.parts).filter(|_| arguments.parts > 1) {
        log(&format!("part {} of {}", index + 1, arguments.parts));
        let inside = |number: usize| number % arguments.parts == index;
        let rest: Vec<Document> = numbered(&documents).filter(|(number, _)| !inside(*number)).map(cloned).collect();
        let part: Vec<Document> = numbered(&documents).filter(|(number, _)| inside(*number)).map(cloned).collect();
        let weights = learn(&rest, arguments, log)?;
        let choices = choices::choices(&Model::new(&weights), &part);
        parts.push((weights, part, choices));
    }
    let others =
        |index: usize| parts.iter().enumerate().filter(move |(other, _)| *other != index).map(|(_, part)| part);
    let mut judged = Vec::new();
    let mut models: Vec<Weights> = Vec::new();
    for (index, (weights, part, _)) in parts.iter().enumerate() {
        let choices: Vec<Choice> = others(index).flat_map(|part| part.2.clone()).collect();
        let weights = Weights { choices: choices::learn(&choices, log), ..weights.clone() };
        judged.extend(calibrate::judge(&Model::new(&weights), part));
        models.push(weights);
    }
    let mut weights = learn(&documents, arguments, log)?;
    if !parts.is_empty() {
        let choices: Vec<Choice> = parts.iter().flat_map(|part| part.2.clone()).collect();
        weights.choices = choices::learn(&choices, log);
        weights.calibration = calibrate::fit(&judged);
        log_curve(&weights.calibration, &judged, log);
        let stretches: Vec<Vec<Stretch>> = models
            .into_iter()
            .zip(&parts)
            .map(|(model, (_, part, _))| {
                let model = Weights { calibration: weights.calibration.clone(), ..model };
                spoken::stretches(&Model::new(&model), part)
            })
            .collect();
        weights.spoken = spoken::learn(&stretches, log);
    }
    Ok(weights)
}

fn numbered(documents: &[Document]) -> impl Iterator<Item = (usize, &Document)> {
    documents.iter().enumerate()
}

fn cloned((_, document): (usize, &Document)) -> Document {
    document.clone()
}

/// Learns weights from articles.
fn learn(documents: &[Document], arguments: &Arguments, log: &mut dyn FnMut(&str)) -> io::Result<Weights> {
    let vocabulary = vocabulary::learn(documents, &arguments.plain, log)?;
    let corpus = Corpus::build(documents, &vocabulary, log);
    let learned = crf::learn(&corpus.examples, corpus.keys.len(), arguments.settings, log);
    let weights = quantise::quantise(&corpus, &learned, &vocabulary);
    log(&format!("{} observations kept", weights.features.len()));
    Ok(weights)
}

fn log_curve(calibration: &Calibration, judged: &[Judged], log: &mut dyn FnMut(&str)) {
    for (lower, count, share) in calibrate::curve(calibration, judged) {
        log(&format!("confidence from {lower:.1}: {count} attributions, {:.1} % right", share * 100.0));
    }
}

/// Where the crate's own weights stand, seen from its root.
const OWN_WEIGHTS: &str = "src/attribution/tagger/weights.bin";

fn weights_path(arguments: &Arguments) -> &Path {
    arguments.weights.as_deref().unwrap_or(Path::new(OWN_WEIGHTS))
}

fn read_weights(arguments: &Arguments) -> io::Result<Weights> {
    let bytes = std::fs::read(weights_path(arguments))?;
    Weights::from_bytes(&bytes).ok_or_else(|| io::Error::other("not a file of weights"))
}

/// The model of a file that is named, or the one that is built in.
fn load(arguments: &Arguments) -> io::Result<Model> {
    if arguments.weights.is_some() { Ok(Model::new(&read_weights(arguments)?)) } else { Ok(model().clone()) }
}

#[cfg(test)]
mod tests {
    use super::arguments::Arguments;
    use super::brat::{Document, GoldAttribution};
    use super::{Model, learn};
    use crate::attribution::tagger::memo::Memo;
    use crate::attribution::tagger::tag;
    use crate::text::{Span, sentences};

    /// An invented corpus: many say, none of it elsewhere.
    fn documents() -> Vec<Document> {
        let names = ["Lena Orne", "The harbour master", "She", "A council member", "Tam Vale"];
        let contents = ["the ferry would not sail", "nobody had been told", "it was too late", "the storm had passed"];
        let mut documents = Vec::new();
        for (number, (name, content)) in
            names.iter().flat_map(|name| contents.map(|content| (name, content))).enumerate()
        {
            let text = format!("{name} said {content}. The boats lay in the harbour. It rained.");
            let find = |part: &str| text.find(part).map(|at| Span::new(at, at + part.len())).into_iter().collect();
            let attributions = vec![GoldAttribution { source: find(name), cue: find("said"), content: find(content) }];
            documents.push(Document { stem: number.to_string(), text, annotator: 0, attributions });
        }
        documents
    }

    #[test]
    fn the_same_articles_give_the_same_file() {
        let line = ["train", "--data", "-", "--penalty", "0.001", "--epochs", "6"].map(str::to_owned);
        let arguments = Arguments::parse(line.into_iter()).expect("a command line as the tool takes it");
        let train = || learn(&documents(), &arguments, &mut |_| {}).expect("no file is read");
        let weights = train();
        assert_eq!(weights.to_bytes(), train().to_bytes());
        let text = "Mara Linn said the lamp had gone out. It rained.";
        let whole = Span::new(0, text.len());
        let found = tag(&Model::new(&weights), (text, None), whole, &sentences(text, whole), &[], &mut Memo::default())
            .attributions;
        let contents: Vec<&str> = found.iter().flat_map(|one| &one.content).map(|span| span.slice(text)).collect();
        assert_eq!(contents, ["the lamp had gone out"]);
    }
}

//! The native tools that make and judge the tagger's weights (feature `train`).
//!
//! `corroborate-train train` reads `PolNeAR`'s train part and writes `weights.bin`; `corroborate-train predict` prints
//! what the tagger finds, in the form that the corpus's scorer reads. One thread, a fixed order, no clock: the same data
//! give the same file, byte for byte.

mod arguments;
mod brat;
mod clusters;
mod corpus;
mod crf;
mod gold;
mod lexicon;
mod marks;
mod predict;
mod quantise;
mod vocabulary;

use std::io;
use std::path::Path;
use std::process::ExitCode;

use self::arguments::{Arguments, Command};
use self::corpus::Corpus;
use crate::attribution::tagger::weights::{Model, Weights};

/// Runs the tool with the arguments of a command line.
pub fn run(arguments: impl Iterator<Item = String>) -> ExitCode {
    let result = Arguments::parse(arguments).and_then(|arguments| execute(&arguments).map_err(|error| error.to_string()));
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
            std::fs::write(&arguments.weights, weights.to_bytes())
        }
        Command::Predict => {
            let model = load(&arguments.weights)?;
            let documents = corpus::documents(&arguments.data, arguments.fold, true)?;
            predict::print(&model, &documents, arguments.bonus, &mut io::stdout().lock())
        }
    }
}

/// Learns weights from all articles but those of the fold that is held out.
fn train(arguments: &Arguments) -> io::Result<Weights> {
    let log = &mut |message: &str| eprintln!("{message}");
    let documents = corpus::documents(&arguments.data, arguments.fold, false)?;
    let vocabulary = vocabulary::learn(&documents, &arguments.plain, log)?;
    let corpus = Corpus::build(&documents, &vocabulary, log);
    let learned = crf::learn(&corpus.examples, corpus.keys.len(), arguments.settings, log);
    let weights = quantise::quantise(&corpus, &learned, &vocabulary);
    log(&format!("{} observations kept", weights.features.len()));
    Ok(weights)
}

fn load(path: &Path) -> io::Result<Model> {
    let weights = Weights::from_bytes(&std::fs::read(path)?);
    weights.map(|weights| Model::new(&weights)).ok_or_else(|| io::Error::other("not a file of weights"))
}

//! The tool's command line.

use std::path::PathBuf;

use super::crf::Settings;
use crate::attribution::tagger::{DEFAULT_LEAST, least_confidence};

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// Learn weights.
    Train,
    /// Learn how likely two statements say the same.
    Claims,
    /// Print pairs of statements that may say the same, with what is observed of each.
    Pairs,
    /// Print what the tagger finds.
    Predict,
    /// Show how many attributions of each confidence are right.
    Judge,
    /// Measure the speed.
    Bench,
    /// Fit the confidence to a held-out fold.
    Calibrate,
}

/// One in so many articles, counted from one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fold {
    /// Which.
    pub(super) index: usize,
    /// Of how many.
    pub(super) count: usize,
}

/// What the command line says.
#[derive(Clone, Debug)]
pub(super) struct Arguments {
    /// What to do.
    pub(super) command: Command,
    /// A part of `PolNeAR`: a folder with `text` and `attributions`.
    pub(super) data: PathBuf,
    /// More text to learn word classes from: a folder of folders of text files.
    pub(super) plain: Vec<PathBuf>,
    /// The file of weights; the crate's own where none is named.
    pub(super) weights: Option<PathBuf>,
    /// Articles to keep out of training, or to predict alone.
    pub(super) fold: Option<Fold>,
    /// Attributions of less confidence are left out.
    pub(super) least: f64,
    /// In how many parts the articles are divided to calibrate the confidence; none without at least two.
    pub(super) parts: usize,
    /// How to learn.
    pub(super) settings: Settings,
}

const USAGE: &str = "usage: corroborate-train train|claims|pairs|predict|judge|bench|calibrate --data DIR [--plain DIR]... [--weights FILE] [--fold K/N] \
                     [--least X] [--wish 0..1] [--parts N] [--epochs N] [--rate X] [--penalty X] [--dropout X]";

impl Arguments {
    /// Reads a command line without the program's name.
    pub(super) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let command = match arguments.next().as_deref() {
            Some("train") => Command::Train,
            Some("claims") => Command::Claims,
            Some("pairs") => Command::Pairs,
            Some("predict") => Command::Predict,
            Some("judge") => Command::Judge,
            Some("bench") => Command::Bench,
            Some("calibrate") => Command::Calibrate,
            _ => return Err(USAGE.to_owned()),
        };
        let mut parsed = Self {
            command,
            data: PathBuf::new(),
            plain: Vec::new(),
            weights: None,
            fold: None,
            least: DEFAULT_LEAST,
            parts: 0,
            settings: Settings::default(),
        };
        while let Some(name) = arguments.next() {
            let value = arguments.next().ok_or_else(|| format!("{name} needs a value"))?;
            match name.as_str() {
                "--data" => parsed.data = value.into(),
                "--plain" => parsed.plain.push(value.into()),
                "--weights" => parsed.weights = Some(value.into()),
                "--fold" => parsed.fold = Some(fold(&value)?),
                "--wish" => parsed.least = least_confidence(number(&name, &value)?),
                "--parts" => parsed.parts = number(&name, &value)?,
                "--least" => parsed.least = number(&name, &value)?,
                "--epochs" => parsed.settings.epochs = number(&name, &value)?,
                "--rate" => parsed.settings.rate = number(&name, &value)?,
                "--penalty" => parsed.settings.penalty = number(&name, &value)?,
                "--dropout" => parsed.settings.dropout = number(&name, &value)?,
                _ => return Err(format!("unknown option {name}\n{USAGE}")),
            }
        }
        if parsed.data.as_os_str().is_empty() {
            return Err(format!("--data is missing\n{USAGE}"));
        }
        Ok(parsed)
    }
}

fn number<T: std::str::FromStr>(name: &str, value: &str) -> Result<T, String> {
    value.parse().map_err(|_| format!("{name}: {value} is no number"))
}

fn fold(value: &str) -> Result<Fold, String> {
    let parsed = value
        .split_once('/')
        .and_then(|(index, count)| Some(Fold { index: index.parse().ok()?, count: count.parse().ok()? }));
    parsed.filter(|fold| fold.index < fold.count).ok_or_else(|| format!("--fold: {value} is not K/N with K below N"))
}

//! Corroborate compares what several articles on one event say was said, and what they claim.
//!
//! # The pipeline
//!
//! Articles go in at the top, one [`Comparison`] comes out at the bottom. Each step is a folder with a `model.rs`
//! (its types, importing no sibling), its steps, and a `mod.rs` with the one function that is called from outside.
//!
//! | step | from | to | asks |
//! |---|---|---|---|
//! | `text` | a string | [`Span`]s | where are paragraphs, sentences, words; what counts as the same word |
//! | `article` | [`ArticleInput`] | [`Article`] | what are title, byline, date, body; what is boilerplate |
//! | `attribution` | [`Article`] | [`Reading`] | who says what, in marks or reported |
//! | `claim` | [`Article`], [`Reading`] | [`Statement`]s | what is stated, and who vouches for it |
//! | `compare` | several [`Analysed`] | [`Findings`] | which quotations are one utterance, which statements one claim |
//! | `report` | all of these | [`Comparison`] | the contract: offsets in UTF-16, stable ids, JSON |
//!
//! Beside it stands `train` (feature `train`), which makes and judges what is learned: the weights of
//! `attribution::tagger`, the trained reader of reported speech, and of `compare::evidence`, which says how likely two
//! statements say the same.
//!
//! [`analyze`] runs the first four on one article, [`compare()`] runs all. `wasm.rs` and `main.rs` only convert what
//! comes in and goes out.
//!
//! # What always holds
//!
//! - Imports go down the table only, and a test (`tests/native/architecture.rs`) holds them to it.
//! - Only the door fails: [`Error`] is for inputs. After that every function is total; doubt is data (`confidence`,
//!   notes), and no text whatever makes it panic.
//! - An article's text is never changed. Findings are spans into it: UTF-8 bytes inside, UTF-16 code units in the
//!   report, converted once.
//! - One input, one output, on every target: no clock, no randomness, no input or output, no hash order, and
//!   transcendental functions from `libm` only. The order of the articles changes the order of the output only.
//! - Cost grows about linearly with the text. Nothing compares all pairs of a set that grows with the input.
//! - No name rather than a wrong one; nothing here says who is right.

mod error;
mod message;
mod options;
mod sorting;

mod text;

mod article;

mod attribution;

mod claim;

mod compare;

mod report;

mod wasm;

#[cfg(feature = "train")]
pub mod train;

pub use article::{Article, ArticleInput, Date, NamedSource, Paragraph, PublishedFrom, Role, Sentence, SetAside};
pub use attribution::{Attribution, Kind, Reading, Speaker, SpeakerKind};
pub use claim::{Statement, Voucher};
pub use compare::{
    Analysed, AttributionAt, Claim, ClaimStatus, CollatedWitness, Collation, Conflict, ConflictKind, ConflictValue,
    Dated, Difference, DifferenceKind, Findings, Fit, Kin, Nearest, Passage, Relation, RelationKind, SpeakerAcross,
    StatementAt, Touch, Translated, Utterance,
};
pub use error::Error;
pub use message::{Message, Value};
pub use options::{Correction, Options};
pub use report::{Analysis, Comparison, corrections};
pub use text::Span;

/// How far a comparison has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// "articles" while each is analysed by itself, then "comparing".
    pub stage: &'static str,
    /// Steps of the stage that are done.
    pub done: usize,
    /// Steps that the stage has.
    pub total: usize,
}

/// Finds what one article says was said and what it states.
///
/// # Errors
///
/// Where the text is empty, too long or no text, or the date of publication is none.
pub fn analyze(input: &ArticleInput, options: &Options) -> Result<Analysis, Error> {
    Ok(report::analysis(&analyse_one(input, options, true)?))
}

/// Whether an article would be accepted, without analysing it.
///
/// # Errors
///
/// As [`analyze`].
pub fn check(input: &ArticleInput, options: &Options) -> Result<(), Error> {
    article::check(input, options).map(|_| ())
}

/// Compares several articles on one event.
///
/// # Errors
///
/// Where there are fewer than two articles or too many, or one of them is not accepted by [`analyze`].
pub fn compare(inputs: &[ArticleInput], options: &Options) -> Result<Comparison, Error> {
    compare_with_progress(inputs, options, &mut |_| {})
}

/// As [`compare()`], telling how far it has come.
///
/// # Errors
///
/// As [`compare()`].
pub fn compare_with_progress(
    inputs: &[ArticleInput],
    options: &Options,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Comparison, Error> {
    Memory::default().compare(inputs, options, on_progress)
}

/// Remembers what it read in the articles of the last comparison, and what it found of pairs and groups of quotations by
/// their words alone: so that the next one, with an article more or less, looks only at what is new. Gives what
/// [`compare()`] gives.
#[derive(Debug, Default)]
pub struct Memory {
    options: Options,
    /// A list: articles are few, and a table of them would be 2 KB of the program.
    read: Vec<(ArticleInput, Analysed)>,
    known: compare::Known,
}

impl Memory {
    /// As [`compare_with_progress`]. Articles that are not among these are forgotten.
    ///
    /// # Errors
    ///
    /// As [`compare()`].
    pub fn compare(
        &mut self,
        inputs: &[ArticleInput],
        options: &Options,
        on_progress: &mut dyn FnMut(Progress),
    ) -> Result<Comparison, Error> {
        if inputs.len() < 2 {
            return Err(Error::too_few_articles(inputs.len()));
        }
        if inputs.len() > options.max_articles {
            return Err(Error::too_many_articles(inputs.len(), options.max_articles));
        }
        let settings = Options { corrections: Vec::new(), ..options.clone() };
        let mut before = std::mem::take(&mut self.read);
        if self.options != settings {
            before.clear();
            self.options = settings;
        }
        let mut analysed: Vec<Analysed> = Vec::with_capacity(inputs.len());
        for (done, input) in inputs.iter().enumerate() {
            on_progress(Progress { stage: "articles", done, total: inputs.len() });
            // Told apart by their names, of which there are hundreds at most: a table would cost more than it spares.
            let known = before.iter().position(|(known, _)| known == input);
            let same = || inputs[..done].iter().position(|other| other == input);
            let one = match known.map(|known| before.swap_remove(known).1) {
                Some(one) => Ok(one),
                None => same().map_or_else(|| analyse_one(input, options, false), |same| Ok(analysed[same].clone())),
            };
            match one {
                Ok(one) => analysed.push(one),
                Err(error) => {
                    self.remember(inputs, analysed);
                    return Err(error);
                }
            }
        }
        let ids: Vec<String> = analysed.iter().map(|one| one.article.id.clone()).collect();
        article::make_ids_unique(analysed.iter_mut().map(|one| &mut one.article));
        on_progress(Progress { stage: "comparing", done: 0, total: 1 });
        let unsettled = compare::settle(&mut analysed);
        let findings = compare::compare(&analysed, &options.corrections, &mut self.known);
        on_progress(Progress { stage: "comparing", done: 1, total: 1 });
        let comparison = report::comparison(&analysed, &findings, options);
        // What the articles have of each other is not remembered.
        for ((one, id), unsettled) in analysed.iter_mut().zip(ids).zip(unsettled) {
            one.article.id = id;
            if let Some(reading) = unsettled {
                one.reading = reading;
            }
        }
        self.remember(inputs, analysed);
        Ok(comparison)
    }

    fn remember(&mut self, inputs: &[ArticleInput], analysed: Vec<Analysed>) {
        self.read = inputs.iter().cloned().zip(analysed).collect();
    }
}

/// The steps that concern one article by itself; `alone`, if it is compared with none.
fn analyse_one(input: &ArticleInput, options: &Options, alone: bool) -> Result<Analysed, Error> {
    let article = article::parse(input, options)?;
    let reading = attribution::find(&article, options);
    let statements = claim::find(&article, &reading);
    let noted = compare::Noted::read(&article, &statements, alone);
    Ok(Analysed { article, reading, statements, noted })
}

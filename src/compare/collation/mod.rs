//! All witnesses of an utterance in one table, word by word.
//!
//! `token` says what is compared and how alike two words are, `line` reads a quotation's words and marks, `profile`
//! aligns the lines, `moved` finds words that stand elsewhere in another line.

mod line;
mod moved;
mod profile;
mod token;

#[cfg(test)]
mod measure;

use std::sync::Arc;

use line::Line;
use token::Types;

use super::known::{Found, Known, push};
use super::lexicon::Lexicon;
use super::model::{Analysed, CollatedWitness, Collation, Utterance};
use super::quotation::Quotations;
use crate::message::Message;

/// A table has so many cells at most, or there is none: nobody reads ten books side by side.
const CELLS_AT_MOST: usize = 1_000_000;

/// Collates the witnesses of every utterance that has several.
pub(super) fn collate(
    utterances: &mut [Utterance],
    articles: &[&Analysed],
    quotations: &Quotations,
    lexicon: &Lexicon,
    known: &mut Known,
    notes: &mut Vec<Message>,
) {
    let mut types = Types::default();
    let mut too_large = 0;
    for utterance in utterances.iter_mut().filter(|utterance| utterance.witnesses.len() > 1) {
        let lines = line::read(&utterance.witnesses, articles, quotations, lexicon, &mut types);
        // The longest line is the least number of columns.
        let longest = lines.iter().map(|line| line.types.len()).max().unwrap_or(0);
        let fits = |columns: usize| columns.saturating_mul(utterance.witnesses.len()) <= CELLS_AT_MOST;
        let mut table = || {
            let mut key = String::new();
            for line in &lines {
                key.push('t');
                for (at, _) in &line.witnesses {
                    let Analysed { article, reading, .. } = articles[at.article];
                    push(&mut key, 'w', &article.text, &reading.attributions[at.attribution].content);
                }
            }
            let found = known.get(key, || Found::Table(Arc::new(placed(&lines, &types))));
            if let Found::Table(placed) = found { table(&lines, &placed) } else { Collation::default() }
        };
        utterance.collation = fits(longest).then(&mut table).filter(|table| fits(table.columns));
        too_large += usize::from(utterance.collation.is_none());
    }
    if too_large > 0 {
        notes.push(
            Message::new(
                "collation-too-large",
                format!("{too_large} utterances have too many words in too many articles to be set side by side."),
            )
            .with_number("utterances", too_large as f64)
            .with_number("limit", CELLS_AT_MOST as f64),
        );
    }
}

/// In which columns the tokens of some lines stand, and which of them were moved: (line, from, to).
#[derive(Debug)]
pub(super) struct Placed {
    table: profile::Table,
    moved: Vec<(usize, usize, usize)>,
}

fn placed(lines: &[Line], types: &Types) -> Placed {
    let tokens: Vec<&[token::Type]> = lines.iter().map(|line| &line.types[..]).collect();
    let table = profile::align(&tokens, types);
    let moved = moved::find(&tokens, &table, types);
    Placed { table, moved }
}

/// The table of some lines, with one row for each quotation in them.
fn table(lines: &[Line], Placed { table, moved }: &Placed) -> Collation {
    let mut witnesses = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let places = &table.places[index];
        for (at, range) in &line.witnesses {
            let cells: Vec<_> = range.clone().map(|token| (places[token], line.spans[token])).collect();
            let own = |&(of, from, _): &(usize, usize, usize)| of == index && places[range.clone()].contains(&from);
            let moved = moved.iter().copied().filter(own).map(|(_, from, to)| (from, to)).collect();
            witnesses.push(CollatedWitness { at: *at, cells, moved });
        }
    }
    crate::sorting::sort_by_key(&mut witnesses, |collated| collated.at);
    Collation { columns: table.columns, witnesses }
}

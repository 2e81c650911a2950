//! Words that stand elsewhere in another line: found and marked, never reordered.

use super::profile::Table;
use super::token::{Type, TypeKind, Types};
use crate::sorting;

/// A single word may stand elsewhere by chance: it counts only where each line has it once, not further apart than so
/// many columns.
const NEAR: usize = 12;

/// (line, column that it has the word in, column that most have it in), sorted.
///
/// Each line is held against the leading one: runs of words that both have, but not in the same columns.
pub(super) fn find(lines: &[&[Type]], table: &Table, types: &Types) -> Vec<(usize, usize, usize)> {
    let Some(&leader) = lines.get(table.leader) else { return Vec::new() };
    let leading = Loose { tokens: leader, places: &table.places[table.leader] };
    let by_column = leading.by_column(table.columns);
    let mut swapped: Vec<(usize, usize, Type)> = Vec::new();
    for line in sorting::groups(lines).into_iter().map(|same| same[0]) {
        let tokens = lines[line];
        if tokens != leader {
            let other = Loose { tokens, places: &table.places[line] };
            let own_by_column = other.by_column(table.columns);
            for (token, at) in runs(&leading, &other, &by_column, &own_by_column, types) {
                swapped.push((leading.places[at], other.places[token], tokens[token]));
            }
        }
    }
    if swapped.is_empty() {
        return Vec::new();
    }
    sorting::sort(&mut swapped);
    swapped.dedup();
    // (column, word, line): who has which word where.
    let mut has: Vec<(usize, Type, usize)> = Vec::new();
    for (line, &tokens) in lines.iter().enumerate() {
        has.extend(tokens.iter().zip(&table.places[line]).map(|(&token, &column)| (column, token, line)));
    }
    sorting::sort(&mut has);
    let having = |column: usize, word: Type| -> Vec<usize> {
        let from = has.partition_point(|&(there, other, _)| (there, other) < (column, word));
        let of_word = has[from..].iter().take_while(|&&(there, other, _)| (there, other) == (column, word));
        of_word.map(|&(.., line)| line).collect()
    };
    let mut moved: Vec<(usize, usize, usize)> = Vec::new();
    for (x, y, word) in swapped {
        let (in_x, in_y) = (having(x, word), having(y, word));
        let (only_x, only_y) = (difference(&in_x, &in_y), difference(&in_y, &in_x));
        // The fewer are those whose words stand elsewhere; of as many, those that have them later.
        let of_x = only_x.len() < only_y.len() || only_x.len() == only_y.len() && x > y;
        let (from, to, fewer) = if of_x { (x, y, only_x) } else { (y, x, only_y) };
        moved.extend(fewer.into_iter().map(|line| (line, from, to)));
    }
    sorting::sort(&mut moved);
    moved.dedup();
    moved
}

/// The lines of the first list that the second, sorted, has not.
fn difference(lines: &[usize], others: &[usize]) -> Vec<usize> {
    lines.iter().copied().filter(|line| others.binary_search(line).is_err()).collect()
}

/// A line with the columns of its tokens.
struct Loose<'a> {
    tokens: &'a [Type],
    places: &'a [usize],
}

impl Loose<'_> {
    fn by_column(&self, columns: usize) -> Vec<Option<Type>> {
        let mut found = vec![None; columns];
        for (&token, &column) in self.tokens.iter().zip(self.places) {
            found[column] = Some(token);
        }
        found
    }

    /// Tokens that the other line has nothing like in the same column.
    fn loose(&self, other: &[Option<Type>], types: &Types) -> Vec<bool> {
        let is_loose = |(&token, &column): (&Type, &usize)| {
            types.kind(token) != TypeKind::Mark
                && other[column].is_none_or(|there| there != token && types.likeness(there, token) == 0)
        };
        self.tokens.iter().zip(self.places).map(is_loose).collect()
    }
}

/// The place of a token that stands once among sorted (token, place).
fn only_place(places: &[(Type, usize)], token: Type) -> Option<usize> {
    let from = places.partition_point(|place| place.0 < token);
    match places[from..] {
        [(first, at), (second, _), ..] if first == token && second != token => Some(at),
        [(last, at)] if last == token => Some(at),
        _ => None,
    }
}

/// Pairs of tokens, (of the other line, of the leader), in runs that both have elsewhere.
fn runs(
    leading: &Loose,
    other: &Loose,
    by_column: &[Option<Type>],
    own_by_column: &[Option<Type>],
    types: &Types,
) -> Vec<(usize, usize)> {
    let (loose, loose_leading) = (other.loose(by_column, types), leading.loose(own_by_column, types));
    // Sorted (token, place).
    let only = |line: &Loose, loose: &[bool]| -> Vec<(Type, usize)> {
        let places = line.tokens.iter().copied().zip(0..).filter(|&(_, at)| loose[at]);
        let mut places: Vec<(Type, usize)> = places.collect();
        sorting::sort(&mut places);
        places
    };
    let (places, places_leading) = (only(other, &loose), only(leading, &loose_leading));
    let once = |line: &Loose, token: Type| line.tokens.iter().filter(|&&other| other == token).count() == 1;
    let is_content = |token: Type| types.kind(token) == TypeKind::Content;
    let mut found = Vec::new();
    let mut done = 0;
    for (token, &of_type) in other.tokens.iter().enumerate() {
        let unique = token >= done && is_content(of_type) && only_place(&places, of_type) == Some(token);
        let Some(at) = only_place(&places_leading, of_type).filter(|_| unique) else { continue };
        let same = |token: usize, at: usize| {
            other.tokens.get(token) == leading.tokens.get(at)
                && loose.get(token) == Some(&true)
                && loose_leading.get(at) == Some(&true)
        };
        let before =
            (1..=token.min(at)).take_while(|&back| token - back >= done && same(token - back, at - back)).count();
        let behind = (1..=leading.tokens.len()).take_while(|&on| same(token + on, at + on)).count();
        let run = token - before..token + behind + 1;
        done = run.end;
        let content = other.tokens[run.clone()].iter().filter(|&&of_type| is_content(of_type)).count();
        let near = other.places[token].abs_diff(leading.places[at]) <= NEAR;
        if content > 1 || near && once(other, of_type) && once(leading, of_type) {
            found.extend(run.map(|here| (here, at + here - token)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::profile::align;
    use super::super::token::Types;
    use super::find;

    /// "line: word from>to" for each moved word.
    fn moved(texts: &[&str]) -> Vec<String> {
        let mut types = Types::default();
        let mut read = |text: &&str| text.split(' ').map(|word| types.number(word, None)).collect::<Vec<_>>();
        let lines: Vec<Vec<u32>> = texts.iter().map(&mut read).collect();
        let lines: Vec<&[u32]> = lines.iter().map(Vec::as_slice).collect();
        let table = align(&lines, &types);
        let shown = |&(line, from, to): &(usize, usize, usize)| {
            let token = table.places[line].iter().position(|&column| column == from).expect("the line has it there");
            format!("{line}: {} {from}>{to}", types.text(lines[line][token]))
        };
        find(&lines, &table, &types).iter().map(shown).collect()
    }

    #[test]
    fn the_fewer_are_those_that_moved() {
        let early = "in april the ferry struck the pier at noon";
        let late = "the ferry struck the pier in april at noon";
        assert_eq!(moved(&[early, late, late]), ["0: in 0>7", "0: april 1>8"]);
        assert_eq!(moved(&[late, early, late]), ["1: in 0>7", "1: april 1>8"]);
        assert_eq!(moved(&[late, late]), Vec::<String>::new());
    }

    #[test]
    fn sentences_in_another_order() {
        let found = moved(&["the berth failed us we wrote them twice", "we wrote them twice the berth failed us"]);
        assert_eq!(found.len(), 4, "{found:?}");
    }

    #[test]
    fn a_word_that_stands_twice_did_not_move() {
        assert_eq!(moved(&["we wrote twice and they wrote nothing", "and they wrote nothing"]), Vec::<String>::new());
    }
}

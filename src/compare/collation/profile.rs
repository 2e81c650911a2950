//! Aligning many lines of tokens: each next one with the columns of those before it.

use rustc_hash::FxHashMap as HashMap;

use super::super::anchor::anchors;
use super::super::grid::{self, Gaps};
use super::token::{Type, TypeKind, Types};
use crate::sorting;

/// Scores in hundredths, as whole numbers: the same on every machine.
const MATCH_CONTENT: i32 = 200;
/// A small word is at many places by chance: alone between two gaps it must not pay for opening one.
const MATCH_FUNCTION: i32 = 80;
const MATCH_MARK: i32 = 60;
/// A token that all lines of a column have is worth so much more than one that few have.
const SUPPORT: i32 = 10;
/// A nearly equal word at full likeness; of small words half, less than an equal one.
const MATCH_NEAR: i32 = 120;
/// Another word in the same place; less than two gaps, so that one word stands for the other.
const MISMATCH: i32 = -60;

/// A mark is not read in a word's place.
const MARK_FOR_WORD: i32 = -150;
/// A line that starts later or stops earlier is silent there, which costs nothing; what it has beyond the others does.
const GAPS: Gaps = Gaps { open: -100, extend: -20, a_ends_free: true, b_ends_free: false };

/// Cells of the table that are filled at once; longer lines are cut at anchors first.
const CELLS_AT_MOST: usize = 1 << 18;
/// Where no anchor is found, so many are filled still; beyond, the tokens stand by themselves.
const CELLS_WITHOUT_ANCHOR: usize = 4_000_000;

/// A token is held against so many of a column's types at most; equal ones are always found.
const TYPES_AT_MOST: usize = 8;
/// With more different lines than these a second round changes little and costs as much as the first.
const REFINED_AT_MOST: usize = 40;

/// A table of lines: for each line the column of each of its tokens, rising.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// Number of columns.
    pub(super) columns: usize,
    /// By line.
    pub(super) places: Vec<Vec<usize>>,
    /// The line that led: the longest, and of equals the first in the alphabet.
    pub(super) leader: usize,
}

/// Aligns lines of tokens. The order of the lines changes nothing: equal lines are one, and of the others the longest
/// leads.
pub(super) fn align(lines: &[&[Type]], types: &Types) -> Table {
    let own = Own::of(lines, types);
    let mut distinct: Vec<Row> = Vec::new();
    let mut row_of = Vec::with_capacity(lines.len());
    let mut known: HashMap<&[Type], usize> = HashMap::default();
    for &line in lines {
        let row = *known.entry(line).or_insert_with(|| {
            distinct.push(Row { tokens: own.numbers(line), copies: 0 });
            distinct.len() - 1
        });
        distinct[row].copies += 1;
        row_of.push(row);
    }
    let mut order: Vec<usize> = (0..distinct.len()).collect();
    sorting::sort_by(&mut order, |&x, &y| {
        let text = |row: usize| distinct[row].tokens.iter().map(|&token| own.text(token));
        distinct[y].tokens.len().cmp(&distinct[x].tokens.len()).then_with(|| text(x).cmp(text(y)))
    });
    let mut profile = Profile { rows: &distinct, own, columns: Vec::new() };
    for &row in &order {
        profile.add(row, order[0]);
    }
    if (3..=REFINED_AT_MOST).contains(&order.len()) {
        for &row in &order {
            profile.remove(row);
            profile.add(row, if row == order[0] { order[1] } else { order[0] });
        }
    }
    let mut places = profile.places();
    for (row, places) in places.iter_mut().enumerate() {
        profile.contractions_to_their_first_word(row, places);
    }
    let leader = row_of.iter().position(|row| order.first() == Some(row)).unwrap_or(0);
    Table { columns: profile.columns.len(), places: row_of.iter().map(|&row| places[row].clone()).collect(), leader }
}

/// A type by its number among those of the lines that are aligned.
type OwnType = u32;

/// The types of some lines.
struct Own<'a> {
    types: &'a Types,
    /// By own number, rising.
    all: Vec<Type>,
    /// By two own numbers, what two tokens that are not the same are worth in one column, once it was asked for. Every
    /// two words are held against each other in every two lines that have them.
    worth: Vec<i16>,
}

/// What no two tokens are worth.
const UNASKED: i16 = i16::MIN;

/// Of more types than these it is not kept what each two are worth.
const KEPT_AT_MOST: usize = 512;

impl<'a> Own<'a> {
    fn of(lines: &[&[Type]], types: &'a Types) -> Self {
        let mut all: Vec<Type> = lines.concat();
        sorting::sort(&mut all);
        all.dedup();
        let kept = if all.len() <= KEPT_AT_MOST { all.len() * all.len() } else { 0 };
        Self { types, all, worth: vec![UNASKED; kept] }
    }

    /// The own numbers of a line.
    fn numbers(&self, line: &[Type]) -> Vec<OwnType> {
        line.iter().map(|token| self.all.partition_point(|other| other < token) as OwnType).collect()
    }

    fn text(&self, token: OwnType) -> &str {
        self.types.text(self.all[token as usize])
    }

    fn kind(&self, token: OwnType) -> TypeKind {
        self.types.kind(self.all[token as usize])
    }

    /// What two tokens that are not the same are worth in one column.
    fn worth(&mut self, a: OwnType, b: OwnType) -> i32 {
        let place = a as usize * self.all.len() + b as usize;
        if let Some(&known) = self.worth.get(place).filter(|known| **known != UNASKED) {
            return i32::from(known);
        }
        let (kind, other_kind) = (self.kind(a), self.kind(b));
        let worth = if (kind == TypeKind::Mark) == (other_kind == TypeKind::Mark) {
            let like = i32::from(self.types.likeness(self.all[a as usize], self.all[b as usize]));
            let small = kind == TypeKind::Function || other_kind == TypeKind::Function;
            match (like > 0, small) {
                (true, true) => MATCH_NEAR * like / 200,
                (true, false) => MATCH_NEAR * like / 100,
                (false, _) => MISMATCH,
            }
        } else {
            MARK_FOR_WORD
        };
        if let Some(known) = self.worth.get_mut(place) {
            *known = worth as i16;
        }
        worth
    }
}

/// Lines that are equal.
struct Row {
    tokens: Vec<OwnType>,
    copies: i32,
}

/// One column: who has a token there, and which types how many have.
#[derive(Clone, Default)]
struct Column {
    /// (row, its token's index).
    cells: Vec<(usize, usize)>,
    /// (type, number of lines).
    types: Vec<(OwnType, i32)>,
    lines: i32,
}

struct Profile<'a> {
    rows: &'a [Row],
    own: Own<'a>,
    columns: Vec<Column>,
}

impl Profile<'_> {
    /// Aligns a row with the columns and puts it in. `guide` is a row in which anchors are looked for.
    fn add(&mut self, row: usize, guide: usize) {
        let tokens = &self.rows[row].tokens;
        let pairs = self.pairs(tokens, guide);
        let mut merged: Vec<Column> = Vec::with_capacity(self.columns.len() + tokens.len() - pairs.len());
        let mut old = std::mem::take(&mut self.columns).into_iter();
        let (mut taken, mut next) = (0, 0);
        for (column, token) in pairs.into_iter().chain([(usize::MAX, tokens.len())]) {
            let alone = next..token;
            // Columns that the row has no token in come before tokens that no column has.
            while taken < column {
                let Some(before) = old.next() else { break };
                merged.push(before);
                taken += 1;
            }
            for token in alone {
                let mut own = Column::default();
                own.put(row, token, self.rows);
                merged.push(own);
            }
            if let Some(mut shared) = old.next() {
                shared.put(row, token, self.rows);
                merged.push(shared);
                taken += 1;
            }
            next = token + 1;
        }
        self.columns = merged;
    }

    /// Takes a row out, with the columns that only it had.
    fn remove(&mut self, row: usize) {
        let rows = self.rows;
        for column in &mut self.columns {
            if let Some(at) = column.cells.iter().position(|cell| cell.0 == row) {
                let (_, token) = column.cells.remove(at);
                let token = rows[row].tokens[token];
                column.lines -= rows[row].copies;
                for of_type in &mut column.types {
                    if of_type.0 == token {
                        of_type.1 -= rows[row].copies;
                    }
                }
                column.types.retain(|of_type| of_type.1 > 0);
            }
        }
        self.columns.retain(|column| !column.cells.is_empty());
    }

    /// The pairs of columns and tokens that belong together.
    fn pairs(&mut self, tokens: &[OwnType], guide: usize) -> Vec<(usize, usize)> {
        if self.columns.len().saturating_mul(tokens.len()) <= CELLS_AT_MOST {
            return self.fill(0..self.columns.len(), tokens, 0..tokens.len());
        }
        let mut column_of = Vec::with_capacity(self.rows[guide].tokens.len());
        for (index, column) in self.columns.iter().enumerate() {
            if column.cells.iter().any(|cell| cell.0 == guide) {
                column_of.push(index);
            }
        }
        let found = anchors(&self.rows[guide].tokens, tokens);
        let found = found.into_iter().filter_map(|(at, token)| Some((*column_of.get(at)?, token)));
        let mut pairs = Vec::new();
        let (mut column, mut token) = (0, 0);
        for anchor in found.chain([(self.columns.len(), tokens.len())]) {
            let (columns, between) = (column..anchor.0, token..anchor.1);
            if !columns.is_empty()
                && !between.is_empty()
                && columns.len().saturating_mul(between.len()) <= CELLS_WITHOUT_ANCHOR
            {
                pairs.extend(self.fill(columns, tokens, between));
            }
            if anchor.0 < self.columns.len() && anchor.1 < tokens.len() {
                pairs.push(anchor);
            }
            (column, token) = (anchor.0 + 1, anchor.1 + 1);
        }
        pairs
    }

    /// The best alignment of some columns with some tokens.
    fn fill(
        &mut self,
        columns: std::ops::Range<usize>,
        tokens: &[OwnType],
        between: std::ops::Range<usize>,
    ) -> Vec<(usize, usize)> {
        // The end of a part that is cut out is no end of the line.
        let whole = between.len() == tokens.len();
        let gaps = Gaps { a_ends_free: whole, ..GAPS };
        let own = &mut self.own;
        let all = &self.columns[columns.start..];
        let found = grid::fill(columns.len(), between.len(), &gaps, &mut |column, scores| {
            for (score, &token) in scores.iter_mut().zip(&tokens[between.start..]) {
                *score = all[column].score(token, own);
            }
        });
        found.into_iter().map(|(column, token)| (columns.start + column, between.start + token)).collect()
    }

    /// "They're" stands where others have "they", also where it was read for "are": what comes behind is in it, while an
    /// empty place before it would look like words that are missing.
    fn contractions_to_their_first_word(&self, row: usize, places: &mut [usize]) {
        for (at, &token) in self.rows[row].tokens.iter().enumerate() {
            let Some(before) = places[at].checked_sub(1).filter(|before| at == 0 || places[at - 1] < *before) else {
                continue;
            };
            let has = |column: usize, part: &str| {
                self.columns[column].types.iter().any(|&(other, _)| self.own.text(other) == part)
            };
            if let [first, rest @ ..] = self.own.types.parts(self.own.all[token as usize])
                && has(before, first)
                && rest.iter().any(|part| has(places[at], part))
            {
                places[at] = before;
            }
        }
    }

    /// For each row the column of each token.
    fn places(&self) -> Vec<Vec<usize>> {
        let mut places: Vec<Vec<usize>> = self.rows.iter().map(|row| Vec::with_capacity(row.tokens.len())).collect();
        for (index, column) in self.columns.iter().enumerate() {
            column.cells.iter().for_each(|&(row, _)| places[row].push(index));
        }
        places
    }
}

impl Column {
    /// What a token is worth here: as much as with the type that it is most like.
    fn score(&self, token: OwnType, own: &mut Own) -> i32 {
        if let Some(&(_, lines)) = self.types.iter().find(|of_type| of_type.0 == token) {
            let alone = match own.kind(token) {
                TypeKind::Content => MATCH_CONTENT,
                TypeKind::Function => MATCH_FUNCTION,
                TypeKind::Mark => MATCH_MARK,
            };
            return alone + SUPPORT * lines / self.lines.max(1);
        }
        self.types.iter().take(TYPES_AT_MOST).map(|&(other, _)| own.worth(token, other)).max().unwrap_or(MISMATCH)
    }

    fn put(&mut self, row: usize, token: usize, rows: &[Row]) {
        self.cells.push((row, token));
        let (token, copies) = (rows[row].tokens[token], rows[row].copies);
        self.lines += copies;
        match self.types.iter_mut().find(|of_type| of_type.0 == token) {
            Some(of_type) => of_type.1 += copies,
            None => self.types.push((token, copies)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::{Type, Types};
    use super::{Table, align};

    /// Every token once and in order, every column filled, equal lines alike.
    fn check(lines: &[&[Type]], table: &Table) {
        let mut filled = vec![false; table.columns];
        assert_eq!(lines.len(), table.places.len());
        for (line, places) in lines.iter().zip(&table.places) {
            assert_eq!(line.len(), places.len());
            assert!(places.windows(2).all(|two| two[0] < two[1]), "{places:?}");
            for &column in places {
                filled[column] = true;
            }
        }
        assert!(filled.iter().all(|&filled| filled), "a column that nobody fills");
    }

    fn read(texts: &[String], types: &mut Types) -> Vec<Vec<Type>> {
        texts.iter().map(|text| text.split_whitespace().map(|word| types.number(word, None)).collect()).collect()
    }

    /// A table as text, one line per witness.
    fn shown(texts: &[&str]) -> Vec<String> {
        let mut types = Types::default();
        let lines = read(&texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>(), &mut types);
        let lines: Vec<&[Type]> = lines.iter().map(Vec::as_slice).collect();
        let table = align(&lines, &types);
        check(&lines, &table);
        let row = |(line, places): (&&[Type], &Vec<usize>)| {
            let mut cells = vec!["_"; table.columns];
            line.iter().zip(places).for_each(|(&token, &column)| cells[column] = types.text(token));
            cells.join(" ")
        };
        lines.iter().zip(&table.places).map(row).collect()
    }

    #[test]
    fn near_words_and_replaced_ones_share_a_column_and_ends_are_silent() {
        assert_eq!(
            shown(&[
                "they are closing the berth today , we wrote twice",
                "they're closing the dock",
                "the berth today … we rote",
            ]),
            [
                "they are closing the berth today , we wrote twice",
                "they're _ closing the dock _ _ _ _ _",
                "_ _ _ the berth today … we rote _",
            ]
        );
    }

    #[test]
    fn of_two_places_a_run_stays_together() {
        assert_eq!(
            shown(&["the town has a cold harbour and the town has a warm heart", "the town has a warm heart"])[1],
            "_ _ _ _ _ _ _ the town has a warm heart"
        );
    }

    #[test]
    fn no_token_is_lost_doubled_or_reordered_and_the_order_of_the_lines_changes_nothing() {
        let words = ["the", "berth", "failed", "us", "we", "wrote", "twice", ",", "…", "don't", "not", "berths", "2"];
        let mut state = 20_261_120_u64;
        let mut below = |limit: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % limit
        };
        for _ in 0..300 {
            let base: Vec<usize> = (0..below(30)).map(|_| below(words.len())).collect();
            let texts: Vec<String> = (0..=below(7))
                .map(|_| {
                    let mut text = String::new();
                    for &word in &base {
                        match below(10) {
                            0 => {}
                            1 => text.extend([words[below(words.len())], " ", words[word], " "]),
                            2 => text.extend([words[below(words.len())], " "]),
                            _ => text.extend([words[word], " "]),
                        }
                    }
                    text
                })
                .collect();
            let mut types = Types::default();
            let lines = read(&texts, &mut types);
            let mut lines: Vec<&[Type]> = lines.iter().map(Vec::as_slice).collect();
            let table = align(&lines, &types);
            check(&lines, &table);
            lines.reverse();
            let mut back = align(&lines, &types);
            check(&lines, &back);
            back.places.reverse();
            assert_eq!((table.columns, &table.places), (back.columns, &back.places), "{texts:?}");
        }
    }

    #[test]
    fn many_copies_and_very_long_lines_are_bounded() {
        let mut types = Types::default();
        let copies: Vec<Vec<Type>> = read(&vec!["the berth failed us".to_owned(); 500], &mut types);
        let copies: Vec<&[Type]> = copies.iter().map(Vec::as_slice).collect();
        assert_eq!(align(&copies, &types).columns, 4);
        let long: Vec<String> = (0..100_000).map(|number| format!("w{}", number * 7919 % 60_000)).collect();
        let mut changed = long.clone();
        changed[70_000] = "another".to_owned();
        changed.remove(50_000);
        let repeated = "the berth failed and ".repeat(25_000);
        let texts = [long.join(" "), changed.join(" ")];
        let lines = read(&texts, &mut types);
        let lines: Vec<&[Type]> = lines.iter().map(Vec::as_slice).collect();
        let table = align(&lines, &types);
        check(&lines, &table);
        assert_eq!(table.columns, 100_000);
        let lines = read(&[repeated.clone(), repeated.replacen("failed", "held", 1)], &mut types);
        let lines: Vec<&[Type]> = lines.iter().map(Vec::as_slice).collect();
        assert_eq!(align(&lines, &types).columns, 100_000);
    }
}

//! The words of one article, read once: every step that compares asks for those of its own spans.

use std::borrow::Cow;
use std::ops::Range;

use super::fold::{is_folded, push_folded};
use super::token::{Token, TokenKind, is_token, push_tokens, words_and_marks};
use super::wordtable::hash;
use super::{Span, WordTable, folded, words};

/// The words of an article, each with the number of its form. What depends on the article alone: it is kept from one
/// comparison to the next.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// In the order of the text.
    pub(crate) spans: Vec<Span>,
    /// By word the number of its form; words that are written alike share it.
    pub(crate) forms: Vec<u32>,
    /// By word, whether it and the one before are written as parts of one name: see [`joins`].
    pub(crate) joined: Vec<bool>,
    /// By form, where it stands first.
    pub(crate) written: Vec<Span>,
    /// By form, whether it is one of [`tokens`](super::tokens) too.
    is_token: Vec<bool>,
    /// The forms as words are compared, one behind the other.
    folded: String,
    /// By form, where it ends there.
    ends: Vec<u32>,
    /// By form, the hash of it as words are compared, by which tables of words have it.
    hashes: Vec<u64>,
    /// By stretch of [`STRETCH`] bytes, the first word that ends behind its beginning.
    first: Vec<u32>,
}

/// A stretch of so many bytes has a few words, which are looked through one by one.
const STRETCH: usize = 16;

const NONE: u32 = u32::MAX;

impl Words {
    /// Reads a text.
    pub(crate) fn read(text: &str) -> Self {
        let spans = words(text, Span::new(0, text.len()));
        let (mut forms, mut written, mut one_token) = (Vec::with_capacity(spans.len()), Vec::new(), Vec::new());
        let (mut all_folded, mut ends, mut hashes) = (String::new(), Vec::new(), Vec::new());
        // Forms by their letters, as hashes of so many bits that no two are the same: open addresses, at most half full.
        let mut of_written: Vec<u64> = Vec::new();
        let mut slots = vec![NONE; (spans.len() * 2 + 1).next_power_of_two()];
        for &span in &spans {
            let word = span.slice(text);
            let own_hash = hash(word);
            // With the upper bits, which are mixed best, brought down.
            let mut slot = (own_hash ^ own_hash >> 32) as usize & (slots.len() - 1);
            while slots[slot] != NONE && of_written[slots[slot] as usize] != own_hash {
                slot = (slot + 1) & (slots.len() - 1);
            }
            if slots[slot] == NONE {
                slots[slot] = written.len() as u32;
                written.push(span);
                of_written.push(own_hash);
                one_token.push(is_token(word));
                let from = all_folded.len();
                if is_folded(word) {
                    all_folded.push_str(word);
                    hashes.push(own_hash);
                } else {
                    push_folded(word, &mut all_folded);
                    hashes.push(hash(&all_folded[from..]));
                }
                ends.push(all_folded.len() as u32);
            }
            forms.push(slots[slot]);
        }
        let joined = (0..spans.len()).map(|at| at > 0 && joins(text, spans[at - 1], spans[at])).collect();
        let mut first = Vec::with_capacity(text.len() / STRETCH + 1);
        for (place, span) in spans.iter().enumerate() {
            while first.len() * STRETCH < span.end {
                first.push(place as u32);
            }
        }
        Self { spans, forms, joined, written, is_token: one_token, folded: all_folded, ends, hashes, first }
    }

    /// A form as words are compared.
    pub(crate) fn folded(&self, form: u32) -> &str {
        let form = form as usize;
        let start = form.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.folded[start as usize..self.ends[form] as usize]
    }

    /// By form, the classes that a table has it in.
    pub(crate) fn classes(&self, table: &WordTable) -> Vec<u32> {
        self.hashes.iter().map(|&hash| table.classes_of(hash)).collect()
    }

    /// The words of a span of the text.
    pub(crate) fn spans_in(&self, text: &str, span: Span) -> Cow<'_, [Span]> {
        match self.within(span) {
            Some(places) => Cow::Borrowed(&self.spans[places]),
            None => Cow::Owned(words(text, span)),
        }
    }

    /// The words of a span of the text as words are compared, each with where it stands.
    pub(crate) fn folded_in<'a>(&'a self, text: &'a str, span: Span) -> Vec<(Span, Cow<'a, str>)> {
        self.each_folded(text, span, |span, folded| (span, folded))
    }

    /// The words of a span of the text as words are compared.
    pub(crate) fn folded_words_in<'a>(&'a self, text: &'a str, span: Span) -> Vec<Cow<'a, str>> {
        self.each_folded(text, span, |_, folded| folded)
    }

    #[inline]
    fn each_folded<'a, T>(&'a self, text: &'a str, span: Span, one: impl Fn(Span, Cow<'a, str>) -> T) -> Vec<T> {
        if span.is_empty() {
            return Vec::new();
        }
        let borrowed = |place: usize| one(self.spans[place], Cow::Borrowed(self.folded(self.forms[place])));
        match self.within(span) {
            Some(places) => places.map(borrowed).collect(),
            None => words(text, span).into_iter().map(|word| one(word, folded(word.slice(text)))).collect(),
        }
    }

    /// Adds to a list what [`tokens`](super::tokens) gives for a span of the text: the words that are known need not be
    /// read again.
    pub(crate) fn push_tokens_in(&self, text: &str, span: Span, found: &mut Vec<Token>) {
        let Some(places) = self.within(span) else { return push_tokens(text, span, found) };
        let mark = |span| Token { span, kind: TokenKind::Mark };
        let mut from = span.start;
        for place in places {
            let word = self.spans[place];
            each_mark(text, Span::new(from, word.start), |span| found.push(mark(span)));
            if self.is_token[self.forms[place] as usize] {
                found.push(Token { span: word, kind: TokenKind::Word });
            } else {
                push_tokens(text, word, found);
            }
            from = word.end;
        }
        each_mark(text, Span::new(from, span.end.max(from)), |span| found.push(mark(span)));
    }

    /// Which words begin and end in a span.
    pub(crate) fn wholly_within(&self, span: Span) -> Range<usize> {
        let first = self.first_behind(span.start);
        let first = first + usize::from(self.spans.get(first).is_some_and(|word| word.start < span.start));
        first..self.first_behind(span.end).max(first)
    }

    /// The first word that ends behind a place of the text.
    fn first_behind(&self, offset: usize) -> usize {
        let from = self.first.get(offset / STRETCH).map_or(self.spans.len(), |&from| from as usize);
        from + self.spans[from..].iter().take_while(|word| word.end <= offset).count()
    }

    /// Which words stand in a span; none where it begins or ends inside a word, which then is another.
    pub(crate) fn within(&self, span: Span) -> Option<Range<usize>> {
        let (first, last) = (self.first_behind(span.start), self.first_behind(span.end));
        // A word that ends behind the span may begin in it.
        let last = last + usize::from(self.spans.get(last).is_some_and(|word| word.start < span.end));
        let last = last.max(first);
        let whole = first == last || span.contains(self.spans[first].join(self.spans[last - 1]));
        whole.then_some(first..last)
    }
}

/// The marks of what stands between words.
#[inline]
fn each_mark(text: &str, gap: Span, mut take: impl FnMut(Span)) {
    // Mostly a space.
    if gap.len() == 1 && text.as_bytes().get(gap.start) == Some(&b' ') {
        return;
    }
    for (at, character) in gap.slice(text).char_indices().filter(|(_, character)| !character.is_whitespace()) {
        let start = gap.start + at;
        take(Span::new(start, start + character.len_utf8()));
    }
}

/// Whether two words are written as parts of one name, "Port Authority": with capitals, and nothing between.
pub(crate) fn joins(text: &str, before: Span, word: Span) -> bool {
    let capital = |word: Span| word.slice(text).starts_with(char::is_uppercase);
    capital(word) && capital(before) && text[before.end..word.start].chars().all(char::is_whitespace)
}

/// A word or mark of a text with what a list of classes says of it.
#[derive(Clone, Debug)]
pub(crate) struct Classed<'a> {
    /// Where it stands.
    pub(crate) span: Span,
    /// Whether it is a word.
    pub(crate) is_word: bool,
    /// The form in which words are compared.
    pub(crate) folded: Cow<'a, str>,
    /// The classes of a word.
    pub(crate) classes: u32,
}

/// The words of an article with the classes of each of its forms, looked up once.
#[derive(Clone, Debug)]
pub(crate) struct Classes<'a> {
    /// The text.
    pub(crate) text: &'a str,
    /// Its words.
    pub(crate) words: &'a Words,
    table: &'a WordTable,
    refine: Refine,
    by_form: Vec<u32>,
}

/// What else is a class of a word, by how it is written, how it is compared, and the classes that a table has it in.
pub(crate) type Refine = fn(&str, &str, u32) -> u32;

impl<'a> Classes<'a> {
    /// Looks up the classes of all forms of a text, whose words these are.
    pub(crate) fn new(text: &'a str, words: &'a Words, table: &'a WordTable) -> Self {
        Self { text, words, table, refine: |_, _, classes| classes, by_form: words.classes(table) }
    }

    /// The same with what else is a class.
    pub(crate) fn refined(text: &'a str, words: &'a Words, table: &'a WordTable, refine: Refine) -> Self {
        let mut by_form = words.classes(table);
        for ((form, classes), written) in (0..).zip(&mut by_form).zip(&words.written) {
            *classes = refine(Span::slice(*written, text), words.folded(form), *classes);
        }
        Self { text, words, table, refine, by_form }
    }

    /// Gives the words and marks of a stretch in their order, with the words as they are counted in the whole text.
    pub(crate) fn each_within(&self, span: Span, take: &mut dyn FnMut(Classed<'a>)) {
        let Some(places) = self.words.within(span) else { return self.read(span, take) };
        let mut from = span.start;
        for place in places {
            let word = self.words.spans[place];
            self.marks(Span::new(from, word.start), take);
            let form = self.words.forms[place];
            let folded = Cow::Borrowed(self.words.folded(form));
            take(Classed { span: word, is_word: true, folded, classes: self.by_form[form as usize] });
            from = word.end;
        }
        self.marks(Span::new(from, span.end.max(from)), take);
    }

    /// What stands between words.
    fn marks(&self, gap: Span, take: &mut dyn FnMut(Classed<'a>)) {
        each_mark(self.text, gap, |span| {
            take(Classed { span, is_word: false, folded: folded(span.slice(self.text)), classes: 0 });
        });
    }

    /// The same where the stretch begins or ends inside a word, which then is another.
    fn read(&self, span: Span, take: &mut dyn FnMut(Classed<'a>)) {
        for Token { span, kind } in words_and_marks(self.text, span) {
            let written = Span::slice(span, self.text);
            let folded = folded(written);
            let is_word = kind == TokenKind::Word;
            let classes = if is_word { (self.refine)(written, &folded, self.table.classes(&folded)) } else { 0 };
            take(Classed { span, is_word, folded, classes });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Classes, Words};
    use super::{Span, WordTable, words};
    use crate::text::tokens;

    #[test]
    fn a_span_has_the_words_that_are_read_in_it() {
        let text = "The U.S. ferry—the old one—can’t sail.“So what?” the U.N. asked, end.Next";
        let all = Words::read(text);
        assert_eq!(all.forms.iter().filter(|&&form| form == all.forms[3]).count(), 2, "“the” comes twice");
        let table = WordTable::new(&[(1, "the u.n."), (2, "can ferry")]);
        let classes = Classes::new(text, &all, &table);
        let boundaries: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
        for &start in &boundaries {
            for &end in boundaries.iter().filter(|&&end| end >= start) {
                let span = Span::new(start, end);
                let (mut read, mut found) = (Vec::new(), Vec::new());
                classes.read(span, &mut |one| read.push((one.span, one.folded, one.classes)));
                classes.each_within(span, &mut |one| found.push((one.span, one.folded, one.classes)));
                assert_eq!(read, found, "{:?}", span.slice(text));
                let mut found = Vec::new();
                all.push_tokens_in(text, span, &mut found);
                assert_eq!(found, tokens(text, span), "{:?}", span.slice(text));
                if let Some(range) = all.within(span) {
                    assert_eq!(all.spans[range], words(text, span), "{:?}", span.slice(text));
                }
            }
        }
    }
}

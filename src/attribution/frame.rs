//! A paragraph as the frame around its quotations: words and marks outside, one placeholder for each quotation, and the
//! noun phrases that could name who speaks.

use rustc_hash::FxHashSet;
use std::borrow::Cow;

use super::gender;
use super::lexicon;
use super::marks::Stretch;
use crate::article::is_title_case;
use crate::text::{Classed, Classes, Span, Words, is_apostrophe, is_dash, is_function_word, is_one_of};

/// One piece of a frame.
#[derive(Clone, Debug)]
pub(crate) struct Piece<'a> {
    /// Where it stands.
    pub(crate) span: Span,
    /// A word, a mark, or a whole quotation.
    pub(crate) kind: PieceKind,
    /// The word in the form in which words are compared; the mark itself; empty for a quotation.
    pub(crate) folded: Cow<'a, str>,
    /// The classes of the word, of `lexicon`.
    pub(crate) classes: u32,
    /// Whether it is written like a name.
    pub(crate) capital: bool,
    /// Sentences that a quotation runs through count as one.
    pub(crate) sentence: usize,
}

/// Nouns that speak, beside roles.
const SPEAKING: u32 = lexicon::BODY | lexicon::DOCUMENT;

impl Piece<'_> {
    /// The word without "’s" and the last point of an abbreviation, and its classes.
    fn bare(&self) -> (&str, u32) {
        let bare = strip_possessive(&self.folded);
        let bare = bare.strip_suffix('.').unwrap_or(bare);
        (bare, if bare.len() == self.folded.len() { self.classes } else { lexicon::classes(bare) })
    }
}

/// What a piece of a frame is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PieceKind {
    /// A word.
    Word,
    /// A punctuation mark.
    Mark,
    /// A quotation: index of its stretch.
    Quotation(usize),
}

/// A noun phrase that could name who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Nominal {
    /// First piece.
    pub(crate) first: usize,
    /// Last piece, what follows with "of" or "for" included.
    pub(crate) last: usize,
    /// The piece before what follows with "of" or "for".
    pub(crate) head: usize,
    /// What it looks like.
    pub(crate) kind: NominalKind,
    /// First and last piece of the name in it.
    pub(crate) name: Option<(usize, usize)>,
    /// Whether it ends in a possessive: "Holm’s".
    pub(crate) possessive: bool,
}

/// What a noun phrase looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NominalKind {
    /// "she".
    Pronoun,
    /// A name, with or without a title.
    Name,
    /// "the mayor", "officials".
    Role,
    /// "the company".
    Body,
    /// "the report".
    Document,
}

/// A paragraph, or the inside of a quotation, as the frame around the quotations in it.
#[derive(Debug)]
pub(crate) struct Frame<'a> {
    /// The article's text.
    pub(crate) text: &'a str,
    /// Its pieces, in order.
    pub(crate) pieces: Vec<Piece<'a>>,
    /// Its noun phrases, in order.
    pub(crate) nominals: Vec<Nominal>,
    /// Whether it is a headline.
    pub(crate) is_title: bool,
    /// The words of the text.
    words: &'a Words,
    /// For each piece, how many words come before it.
    words_before: Vec<u32>,
}

impl<'a> Frame<'a> {
    /// Reads a region of the text with the classes of `lexicon`. `quotations` are the stretches in it that count as one piece each, in order, as index
    /// and extent; `names` the words that the article writes like names where it need not; a
    /// headline in title case writes every word like one.
    pub(crate) fn new(
        classes: &Classes<'a>,
        region: Span,
        sentences: &[Span],
        quotations: &[(usize, Span)],
        names: &Names,
        is_title: bool,
    ) -> Self {
        let text = classes.text;
        let mut pieces = Vec::with_capacity(region.len() / BYTES_OF_PIECE + 1);
        let mut from = region.start;
        for &(index, extent) in quotations {
            push_words(classes, Span::new(from, extent.start.max(from)), &mut pieces);
            pieces.push(Piece {
                span: extent,
                kind: PieceKind::Quotation(index),
                folded: Cow::Borrowed(""),
                classes: 0,
                capital: false,
                sentence: 0,
            });
            from = extent.end.max(from);
        }
        push_words(classes, Span::new(from, region.end.max(from)), &mut pieces);
        number_sentences(&mut pieces, sentences);
        let mut words = 0;
        let words_before = pieces
            .iter()
            .map(|piece| {
                words += u32::from(piece.kind == PieceKind::Word);
                words - u32::from(piece.kind == PieceKind::Word)
            })
            .collect();
        let mut frame = Self { text, words: classes.words, pieces, nominals: Vec::new(), is_title, words_before };
        frame.find_capitals(names, is_title && is_title_case(region.slice(text)));
        frame.nominals = frame.find_nominals();
        frame
    }

    /// The words of a span of the text.
    pub(crate) fn words_in(&self, span: Span) -> Cow<'a, [Span]> {
        self.words.spans_in(self.text, span)
    }

    /// The quotations, in order: position and index of the stretch.
    pub(crate) fn quotations(&self) -> impl Iterator<Item = (usize, usize)> {
        self.pieces.iter().enumerate().filter_map(|(position, piece)| match piece.kind {
            PieceKind::Quotation(stretch) => Some((position, stretch)),
            _ => None,
        })
    }

    /// The folded word at a position; empty for marks' neighbours beyond the edges and for quotations.
    pub(crate) fn folded(&self, position: usize) -> &str {
        self.pieces.get(position).map_or("", |piece| &piece.folded)
    }

    /// Whether a word stands at a position.
    pub(crate) fn is_word(&self, position: usize) -> bool {
        self.pieces.get(position).is_some_and(|piece| piece.kind == PieceKind::Word)
    }

    /// The noun phrase that starts at a position.
    pub(crate) fn nominal_at(&self, first: usize) -> Option<usize> {
        self.nominals.binary_search_by_key(&first, |nominal| nominal.first).ok()
    }

    /// The noun phrase whose last piece stands at a position.
    pub(crate) fn nominal_ending_at(&self, last: usize) -> Option<usize> {
        let after = self.nominals.partition_point(|nominal| nominal.first <= last);
        let ends = |index: usize| self.nominals[index].last == last || self.nominals[index].head == last;
        // The longest: "a spokesman for Holm" rather than "Holm".
        (after.saturating_sub(3)..after).find(|&index| ends(index))
    }

    /// The noun phrases that start in a range of positions.
    pub(crate) fn nominals_in(&self, range: &std::ops::Range<usize>) -> &[Nominal] {
        let from = self.nominals.partition_point(|nominal| nominal.first < range.start);
        let to = self.nominals.partition_point(|nominal| nominal.first < range.end);
        &self.nominals[from..to.max(from)]
    }

    /// Where a noun phrase stands, with what follows by "of" or "for".
    pub(crate) fn span(&self, nominal: usize) -> Span {
        self.extent(self.nominals[nominal])
    }

    /// As [`Self::span`].
    pub(crate) fn extent(&self, nominal: Nominal) -> Span {
        self.stretch(nominal.first, nominal.last)
    }

    /// From one piece to the end of another.
    pub(crate) fn stretch(&self, first: usize, last: usize) -> Span {
        self.pieces[first].span.join(self.pieces[last].span)
    }

    /// The pieces of one sentence, as a range of positions around one of them.
    pub(crate) fn sentence_of(&self, position: usize) -> std::ops::Range<usize> {
        let sentence = self.pieces[position].sentence;
        let start = self.pieces.partition_point(|piece| piece.sentence < sentence);
        let end = self.pieces.partition_point(|piece| piece.sentence <= sentence);
        start..end
    }

    /// Whether the sentence of a piece has no word but those in quotations. Asked of every quotation, and a sentence may
    /// have thousands: nothing is searched.
    pub(crate) fn is_without_words(&self, position: usize) -> bool {
        let sentence = self.sentence_of(position);
        let last = sentence.end - 1;
        self.words_before[sentence.start] == self.words_before[last] && !self.is_word(last)
    }

    /// Whether a word that is in no quotation stands before a piece.
    pub(crate) fn has_words_before(&self, position: usize) -> bool {
        self.words_before[position] > 0
    }

    /// Marks what is written like a name: capitals, but not those that open a sentence, unless the article writes the
    /// same word with a capital elsewhere; in a headline in title case only the words known from elsewhere.
    fn find_capitals(&mut self, names: &Names, title_case: bool) {
        for position in 0..self.pieces.len() {
            let piece = &self.pieces[position];
            if !self.is_capitalised(piece) || piece.classes & lexicon::CALENDAR != 0 {
                continue;
            }
            let bare = strip_possessive(&piece.folded);
            let opens = position == 0
                || self.pieces[position - 1].sentence != piece.sentence
                || matches!(&*self.pieces[position - 1].folded, ":" | "•" | "-" | "–" | "—");
            let acronym = is_acronym(piece.span.slice(self.text));
            let known = names.contains(bare);
            let capital = if title_case {
                known || acronym
            } else if opens {
                // "Tom de León"
                let particle = self.pieces.get(position + 1).is_some_and(|next| {
                    next.classes & lexicon::PARTICLE != 0 && next.classes & lexicon::PREPOSITION == 0
                });
                let next_too = self.pieces.get(position + 1 + usize::from(particle)).is_some_and(|next| {
                    self.is_capitalised(next)
                        && next.sentence == piece.sentence
                        && next.classes & lexicon::CALENDAR == 0
                });
                // "“…!” Holm said"
                let said = position > 0
                    && matches!(self.pieces[position - 1].kind, PieceKind::Quotation(_))
                    && self
                        .pieces
                        .get(position + 1)
                        .is_some_and(|next| lexicon::strength(next.classes) == Some(lexicon::CueStrength::Firm))
                    && piece.classes & (lexicon::PRONOUN | lexicon::DETERMINER | lexicon::GROUP) == 0
                    && !bare.ends_with('s');
                let title = lexicon::is_address(bare) && self.folded(position + 1) == ".";
                !is_function_word(bare)
                    && !opens_no_name(bare)
                    && (known
                        || said
                        || title
                        || acronym
                        || (next_too && !bare.ends_with("ing") && lexicon::cue_strength(bare).is_none()))
            } else {
                !matches!(bare, "i" | "i'm" | "i've" | "i'd" | "i'll")
            };
            self.pieces[position].capital = capital;
        }
    }

    fn is_capitalised(&self, piece: &Piece) -> bool {
        let written = piece.span.slice(self.text);
        piece.kind == PieceKind::Word && (written.starts_with(char::is_uppercase) || has_article(written))
    }

    fn find_nominals(&self) -> Vec<Nominal> {
        let mut found: Vec<Nominal> = Vec::with_capacity(self.pieces.len() / PIECES_BETWEEN + 1);
        let mut position = 0;
        while position < self.pieces.len() {
            if let Some(nominal) = self.nominal_from(position) {
                position = nominal.head + 1;
                if !self.is_place(nominal) {
                    found.push(nominal);
                }
            } else {
                position += 1;
            }
        }
        found
    }

    /// "Port Alder, Ore., Mayor Ada Holm", "Alder County (Ore.) Sheriff Ada Holm": a place, or its state.
    fn is_place(&self, nominal: Nominal) -> bool {
        let Some((first, last)) = nominal.name.filter(|_| nominal.kind == NominalKind::Name && !nominal.possessive)
        else {
            return false;
        };
        let state = |at: usize| {
            self.pieces.get(at).is_some_and(|piece| piece.capital && lexicon::is_state(&piece.folded))
                && matches!(self.folded(at - 1), "," | "(")
        };
        let close = |at: usize| at + 1 + usize::from(self.folded(at + 1) == ".");
        let closes = |at: usize| matches!(self.folded(close(at)), "," | ")");
        if first == last && first > 1 && state(first) {
            return closes(first) && self.pieces[first - 2].capital;
        }
        // "Ada Holm (Ore.)" is somebody from there.
        let by_title = self.folded(last + 1) == ","
            || self.pieces.get(close(last + 2) + 1).is_some_and(|next| {
                next.capital && (lexicon::is_role(&next.folded) || lexicon::is_address(&next.folded))
            });
        let untitled = by_title && (nominal.first..first).all(|at| self.pieces[at].classes & lexicon::DETERMINER != 0);
        untitled
            && nominal.last == last
            && state(last + 2)
            && closes(last + 2)
            && gender::of_first_name(self.folded(first)).is_none()
    }

    /// The noun phrase that starts at a position, if one does.
    fn nominal_from(&self, first: usize) -> Option<Nominal> {
        if !self.is_word(first) {
            return None;
        }
        if self.pieces[first].classes & lexicon::PRONOUN != 0 {
            return Some(Nominal {
                first,
                last: first,
                head: first,
                kind: NominalKind::Pronoun,
                name: None,
                possessive: false,
            });
        }
        let mut end = first;
        let mut head = None;
        while let Some(step) = self.continues_phrase(first, end) {
            if step.is_head {
                head = Some(end + step.length - 1);
            }
            end += step.length;
            if end - first > LONGEST_PHRASE {
                break;
            }
        }
        let head = head?;
        // "the sailors’ end" may close a quotation; "Jones’ campaign" is his.
        let of_name = self.pieces[head].capital
            && self.pieces.get(head + 1).is_some_and(|next| next.kind == PieceKind::Word && !next.capital);
        // "Holm’s been saying": a verb.
        let verb = || is_one_of(self.folded(head + 1), "been going never not");
        let possessive =
            is_possessive(self.folded(head)) && (of_name || !self.pieces[head].folded.ends_with("s'")) && !verb();
        let (kind, name) = self.classify(first, head);
        let last = if possessive { head } else { self.extended(head, kind) };
        Some(Nominal { first, last, head, kind, name, possessive })
    }

    /// Whether the piece at `at` goes on the phrase that started at `first`.
    fn continues_phrase(&self, first: usize, at: usize) -> Option<Step> {
        let piece = self.pieces.get(at)?;
        if at > first && piece.sentence != self.pieces[first].sentence {
            return None;
        }
        let word = &*piece.folded;
        let one = |is_head: bool| Some(Step { length: 1, is_head });
        if piece.kind == PieceKind::Mark {
            let next_too = self.pieces.get(at + 1).is_some_and(|next| next.capital);
            let before = if at > first { &self.pieces[at - 1] } else { return None };
            // "Marks & Sons"; the point of "Sen." or of an initial.
            let abbreviates = word == "."
                && before.span.end == piece.span.start
                && (lexicon::is_address(&before.folded) || before.folded.chars().count() == 1 || before.folded == "st");
            // "Mr. de León"
            let particle = abbreviates
                && self.pieces.get(at + 1).is_some_and(|next| next.classes & lexicon::PARTICLE != 0)
                && self.folded(at + 1) != "of"
                && self.pieces.get(at + 2).is_some_and(|next| next.capital);
            let joins = before.capital && (next_too || particle) && (word == "&" || abbreviates);
            // "Jones’ campaign": the apostrophe of a name in s is a mark of its own.
            let owns = word.starts_with(is_apostrophe)
                && before.capital
                && before.folded.ends_with('s')
                && before.span.end == piece.span.start
                && self.pieces.get(at + 1).is_some_and(|next| {
                    !next.capital && next.span.start > piece.span.end && next.classes & lexicon::BODY != 0
                });
            return if joins || owns { one(false) } else { None };
        }
        if piece.kind != PieceKind::Word {
            return None;
        }
        // "John A. Holm": no article.
        let initial = piece.capital
            && at > first
            && self.pieces.get(at + 1).is_some_and(|next| next.folded == "." && next.span.start == piece.span.end);
        if piece.classes & lexicon::DETERMINER != 0 && !initial {
            return if at == first { one(false) } else { None };
        }
        if piece.capital {
            return one(true);
        }
        // "secretary of state’s campaign"
        if word == "of"
            && at > first
            && lexicon::is_role(&self.pieces[at - 1].folded)
            && strip_possessive(self.folded(at + 1)) == "state"
        {
            return Some(Step { length: 2, is_head: true });
        }
        // "Fish and Wildlife Service": only where a body's name ends it.
        if word == "and" && at > first && self.pieces[at - 1].capital && self.ends_as_body(at + 1) {
            return one(false);
        }
        // "Department of Justice", "Joint Chiefs of Staff", "Bank of the West", "Leonardo da Vinci".
        let behind_title = at > first + 1 && self.folded(at - 1) == "." && self.pieces[at - 2].capital;
        if at > first && (self.pieces[at - 1].capital || behind_title) && piece.classes & lexicon::PARTICLE != 0 {
            let skip = usize::from(word == "of" && self.folded(at + 1) == "the");
            let next = self.pieces.get(at + 1 + skip)?;
            return (next.capital && next.sentence == piece.sentence)
                .then_some(Step { length: 2 + skip, is_head: true });
        }
        let (bare, classes) = piece.bare();
        // "the 43-year-old said": the age is all that is told.
        let aged = word.ends_with("-year-old")
            && self
                .pieces
                .get(at + 1)
                .is_none_or(|next| next.kind == PieceKind::Mark || lexicon::strength(next.classes).is_some());
        if aged || lexicon::is_role_of(bare, classes) || classes & (SPEAKING | lexicon::OTHER_SPEAKER) != 0 {
            // A noun that is a verb here ("the mayor heads", "he reports") follows a noun or a pronoun directly.
            return one(true);
        }
        let describes = is_possessive(word)
            || piece.classes & lexicon::DESCRIBING != 0
            || is_describing_ending(word)
            || word.starts_with(|c: char| c.is_ascii_digit())
            || word.contains('-');
        // "national security adviser", "the small harbour town": words before a role, once the phrase has begun.
        let verb =
            at > first && self.pieces[at - 1].capital && !is_possessive(self.folded(at - 1)) && self.is_verb_here(word);
        let before_role = at > first && !verb && self.leads_to_role(at);
        if (describes || before_role) && !lexicon::is_between(word, piece.classes) { one(false) } else { None }
    }

    /// Whether a word behind a name is its verb; a headline's stand in the present, "President Holm takes office".
    fn is_verb_here(&self, word: &str) -> bool {
        is_past_verb(word) || self.is_title && word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
    }

    /// Whether capitals follow that end in the name of a body.
    fn ends_as_body(&self, from: usize) -> bool {
        let capitals = self.pieces[from.min(self.pieces.len())..].iter().take(4).take_while(|piece| piece.capital);
        capitals.last().is_some_and(|piece| lexicon::is_body(strip_possessive(&piece.folded)))
    }

    /// Whether a lower-case word and at most two more like it stand before a role, a body or a document.
    fn leads_to_role(&self, at: usize) -> bool {
        let sentence = self.pieces[at].sentence;
        for position in at..at + 4 {
            let Some(piece) =
                self.pieces.get(position).filter(|piece| piece.kind == PieceKind::Word && piece.sentence == sentence)
            else {
                return false;
            };
            let (word, classes) = piece.bare();
            if position > at && (lexicon::is_role_of(word, classes) || classes & SPEAKING != 0) {
                return true;
            }
            let plain = lexicon::strength(classes).is_none()
                && classes & lexicon::FUNCTION == 0
                && !lexicon::is_between(word, classes);
            // "Protesters carried signs": a clause.
            let clause = position > at && is_past_verb(word) && self.folded(position - 1).ends_with('s');
            if piece.capital || !plain || clause {
                return false;
            }
        }
        false
    }

    /// Takes "of Mexico", "for the council (NSC)" into the phrase, and the point of "Jr." that ends no sentence.
    fn extended(&self, head: usize, kind: NominalKind) -> usize {
        let mut last = head;
        let goes_on = self.pieces.get(head + 2).is_some_and(|next| next.sentence == self.pieces[head].sentence);
        let spaced =
            |at: usize| self.text[self.pieces[at].span.end..].starts_with(|c: char| c.is_whitespace() || c == ',');
        if matches!(self.folded(head), "jr" | "sr") && self.folded(head + 1) == "." && goes_on && spaced(head + 1) {
            return head + 1;
        }
        if matches!(kind, NominalKind::Role | NominalKind::Body | NominalKind::Document) {
            for _ in 0..2 {
                let preposition = self.folded(last + 1);
                let may_follow = is_one_of(preposition, "of for with at from in");
                if !may_follow
                    || self.pieces.get(last + 1).is_none_or(|piece| piece.sentence != self.pieces[head].sentence)
                {
                    break;
                }
                let mut begin = last + 2;
                while is_about(self.folded(begin)) && begin < last + 4 {
                    begin += 1;
                }
                let mut end = begin;
                let mut inner = None;
                while let Some(step) = self.continues_phrase(begin, end) {
                    if step.is_head {
                        inner = Some(end + step.length - 1);
                    }
                    end += step.length;
                    if end - last > LONGEST_PHRASE {
                        break;
                    }
                }
                match inner {
                    Some(inner) if !is_possessive(self.folded(inner)) => last = self.with_second_group(inner),
                    _ => break,
                }
            }
        }
        // "(NSC)" belongs to the name before it.
        let bracketed = self.folded(last + 1) == "("
            && self.folded(last + 3) == ")"
            && self.pieces.get(last + 2).is_some_and(|piece| is_acronym(piece.span.slice(self.text)));
        if bracketed { last + 3 } else { last }
    }

    /// "bishops and priests": two plurals that "and" joins are one group.
    fn with_second_group(&self, last: usize) -> usize {
        let joined = lexicon::is_group(self.folded(last))
            && self.folded(last + 1) == "and"
            && lexicon::is_group(self.folded(last + 2));
        if joined { last + 2 } else { last }
    }

    /// The owner named inside a phrase: "Mayor Ada Holm’s" of "Mayor Ada Holm’s office", as what it looks like.
    pub(crate) fn owner_in(&self, nominal: usize) -> Option<Nominal> {
        let Nominal { first, head, .. } = self.nominals[nominal];
        let owner = (first..head).find(|&at| self.pieces[at].capital && is_possessive(self.folded(at)))?;
        let (kind, name) = self.classify(first, owner);
        (kind == NominalKind::Name).then_some(Nominal { first, last: owner, head: owner, kind, name, possessive: true })
    }

    /// What the phrase looks like, and where the name in it stands.
    fn classify(&self, first: usize, head: usize) -> (NominalKind, Option<(usize, usize)>) {
        let bare = |at: usize| self.pieces[at].bare();
        let is = |at: usize, class: u32| bare(at).1 & class != 0;
        let role = |at: usize| {
            let (word, classes) = bare(at);
            lexicon::is_role_of(word, classes)
        };
        // "Rev. Tom Holm of the Coalition of Varra Pastors": the name stands before "of".
        let of = (first + 2..head).find(|&at| self.folded(at) == "of").filter(|&of| {
            let last = of - 1;
            let person =
                (first..last).any(|at| is(at, lexicon::ADDRESS) || gender::of_first_name(self.folded(at)).is_some());
            person && self.pieces[last].capital && !role(last) && !is(last, lexicon::BODY | lexicon::ADDRESS)
        });
        if let Some(of) = of.filter(|_| role(head) || is(head, lexicon::BODY)) {
            return self.classify(first, of - 1);
        }
        let capital = self.pieces[head].capital;
        // Where the name starts: behind the last title, role, possessive or describing word.
        let mut start = head + 1;
        while start > first {
            let at = start - 1;
            let piece = &self.pieces[at];
            let particle = || {
                piece.classes & lexicon::PARTICLE != 0
                    || piece.folded == "and"
                    || (piece.kind == PieceKind::Mark && !is(at.saturating_sub(1), lexicon::ADDRESS))
                    || (piece.folded == "the" && at > first && self.folded(at - 1) == "of")
            };
            // "the 14th Amendment"
            let ordinal =
                at < head && piece.folded.starts_with(|c: char| c.is_ascii_digit()) && piece.folded.ends_with("th");
            if !(piece.capital || ordinal || (at > first && at < head && particle())) {
                break;
            }
            // A capitalised role before the head is a title; the head itself may be a surname that is also a role.
            let surname = || {
                is(at, lexicon::SURNAME_TOO)
                    // "Wasserman Holm" is no job.
                    || (at == head || piece.capital) && lexicon::is_role_by_ending(bare(at).0)
                    || at == head && at > first && gender::of_first_name(self.folded(at - 1)).is_some()
            };
            let title = is(at, lexicon::ADDRESS) || (role(at) && !surname());
            if (title && !self.is_body_name(at, head)) || (at != head && is_possessive(&piece.folded)) {
                break;
            }
            start = at;
        }
        let titled = start > first && (is(start - 1, lexicon::ADDRESS) || role(start - 1));
        let titled = titled || start > first + 1 && self.folded(start - 1) == "." && is(start - 2, lexicon::ADDRESS);
        let name = (start <= head && capital).then(|| self.personal_part(start, head, titled));
        if name.is_none() {
            let kind = if role(head) || is(head, lexicon::ADDRESS) {
                NominalKind::Role
            } else if is(head, lexicon::BODY) {
                NominalKind::Body
            } else if is(head, lexicon::DOCUMENT) {
                NominalKind::Document
            } else if capital {
                NominalKind::Name
            } else {
                NominalKind::Role
            };
            return (kind, None);
        }
        (NominalKind::Name, name)
    }

    /// The personal name in a name with more around it: "of National Intelligence James Clapper", "Pro Tem David Long",
    /// "Richard Durbin of Illinois"; the whole where no common first name tells.
    fn personal_part(&self, start: usize, head: usize, titled: bool) -> (usize, usize) {
        let is_first_name = |at: usize| gender::of_first_name(self.folded(at)).is_some();
        // A body's name may hold a first name, "the St. Louis Harbour Coalition"; "Ada Holm of the Varra Institute" is
        // a person's.
        let of_body = (start + 2..head).find(|&at| self.folded(at) == "of").filter(|_| is_first_name(start));
        if lexicon::is_body(strip_possessive(self.folded(head))) {
            return match of_body.filter(|of| !lexicon::is_body(self.folded(of - 1))) {
                Some(of) => (start, of - 1),
                None => (start, head),
            };
        }
        let last = (start + 1..head)
            .find(|&at| self.folded(at) == "of")
            .filter(|_| titled || is_first_name(start))
            .map_or(head, |of| of - 1);
        let first = if is_first_name(start) || last - start < 2 {
            start
        } else {
            (start + 1..last).find(|&at| is_first_name(at)).unwrap_or(start)
        };
        // "Secretary of State Holm": what the office is of, is no part of the name.
        if self.folded(first) == "of" && titled && last > first + 1 {
            return (last, last);
        }
        // A name never starts with "of".
        (if self.folded(first) == "of" && first < last { first + 1 } else { first }, last)
    }

    /// Whether a capitalised role is part of a body's name: "Justice Department", "Police Federation".
    fn is_body_name(&self, at: usize, head: usize) -> bool {
        at < head && lexicon::is_body(strip_possessive(self.folded(head))) && self.pieces[head].capital
    }
}

/// Whether a name begins with an article of its language: "al-Rashid".
fn has_article(written: &str) -> bool {
    // Asked of every word: hardly any has a hyphen there.
    written.as_bytes().get(2) == Some(&b'-')
        && is_one_of(&written[..2], "al el ul")
        && written[3..].starts_with(char::is_uppercase)
}

/// A noun phrase comes about every so many pieces.
const PIECES_BETWEEN: usize = 8;

/// A word or mark has at least as many bytes with the space behind it, in most paragraphs.
const BYTES_OF_PIECE: usize = 5;

#[derive(Clone, Copy, Debug)]
struct Step {
    length: usize,
    is_head: bool,
}

/// Longest phrase that is read as one, in pieces: titles like "former deputy assistant secretary of state for …".
const LONGEST_PHRASE: usize = 14;

fn push_words<'a>(classes: &Classes<'a>, within: Span, pieces: &mut Vec<Piece<'a>>) {
    classes.each_within(within, &mut |Classed { span, is_word, folded, classes }| {
        let kind = if is_word { PieceKind::Word } else { PieceKind::Mark };
        pieces.push(Piece { span, kind, folded, classes, capital: false, sentence: 0 });
    });
}

/// Numbers the sentences, those through which one quotation runs as one.
fn number_sentences(pieces: &mut [Piece], sentences: &[Span]) {
    // Pieces come in the order of the text.
    let mut from = 0;
    let mut index_at = |offset: usize| {
        from += sentences[from..].iter().take_while(|sentence| sentence.end <= offset).count();
        from
    };
    // Highest sentence that a quotation has tied to the one it began in.
    let (mut tied_to, mut number) = (0, 0);
    for piece in pieces {
        let start = index_at(piece.span.start);
        if start > tied_to {
            number += 1;
            tied_to = start;
        }
        piece.sentence = number;
        if matches!(piece.kind, PieceKind::Quotation(_)) {
            tied_to = tied_to.max(index_at(piece.span.end.saturating_sub(1)));
        }
    }
}

/// Words as they are compared, without possessive.
pub(crate) type Names<'a> = FxHashSet<&'a str>;

/// Words that the article writes with a capital where no sentence begins: names, as far as one can tell.
pub(crate) fn words_written_like_names<'a>(
    classes: &Classes<'a>,
    sentences: &[Span],
    stretches: &[Stretch],
) -> Names<'a> {
    let (text, words) = (classes.text, classes.words);
    let mut is_name = vec![false; words.written.len()];
    // A quotation's first word is no evidence: it opens a sentence inside the sentence.
    let mut openings: Vec<usize> =
        stretches.iter().flat_map(|stretch| stretch.spans.iter().map(|span| span.start)).collect();
    crate::sorting::sort(&mut openings);
    for &sentence in sentences {
        let mut last: Option<Span> = None;
        for place in words.wholly_within(sentence) {
            let (word, form) = (words.spans[place], words.forms[place] as usize);
            let last = last.replace(word);
            if is_name[form] || !word.slice(text).starts_with(char::is_uppercase) {
                continue;
            }
            // A mark right before it, or a word.
            let from = last.map_or(sentence.start, |last| last.end);
            let between = text[from..word.start].trim_end();
            let mark = between.chars().next_back();
            let start = mark.map(|mark| from + between.len() - mark.len_utf8()).or(last.map(|last| last.start));
            is_name[form] = start.is_some_and(|start| openings.binary_search(&start).is_err())
                && !matches!(mark, Some(':' | '—' | '“' | '"' | '‘'));
        }
    }
    let forms = (0..words.written.len()).filter(|&form| is_name[form]);
    forms.map(|form| strip_possessive(words.folded(form as u32))).collect()
}

/// Personal pronouns that can be a subject.
pub(crate) fn is_pronoun(folded: &str) -> bool {
    lexicon::is(folded, lexicon::PRONOUN)
}

/// A word without "’s".
pub(crate) fn strip_possessive(folded: &str) -> &str {
    folded
        .strip_suffix("'s")
        .or_else(|| folded.strip_suffix("s'").map(|_| &folded[..folded.len() - 1]))
        .unwrap_or(folded)
}

fn is_possessive(folded: &str) -> bool {
    (folded.ends_with("'s")
        && folded.len() > 3
        && !is_one_of(folded, "it's he's she's that's there's what's who's let's here's"))
        || (folded.ends_with("s'") && folded.len() > 3)
}

pub(crate) fn is_determiner(folded: &str) -> bool {
    lexicon::is(folded, lexicon::DETERMINER)
}

/// Adjectives by their endings; verbs and adverbs have others.
fn is_describing_ending(folded: &str) -> bool {
    folded.len() > 5
        && ["al", "ic", "an", "ary", "ese", "ish", "ive", "ous", "ian", "ful", "less", "ent", "ant", "ble", "ite"]
            .iter()
            .any(|ending| folded.ends_with(ending))
}

/// First names in "ly" are no longer: "Kimberly"; adverbs are.
const LONGEST_NAME_IN_LY: usize = 8;

/// Words that open sentences and never names: "Despite Holm’s plea", "Whether Reef".
fn opens_no_name(folded: &str) -> bool {
    super::cue::is_preposition(folded)
        || super::cue::is_subordinator(folded)
        || is_one_of(folded, "whether unless except given instead meanwhile however yet still neither nor even absent")
        || folded.len() > LONGEST_NAME_IN_LY && folded.ends_with("ly")
}

/// "nearly 90", "more than a dozen": what stands before a number.
fn is_about(folded: &str) -> bool {
    is_one_of(folded, "nearly almost about roughly around over more than at least")
}

/// A verb in the past: behind a name it is the predicate, "President Holm stood firm", and no word of a title.
pub(crate) fn is_past_verb(folded: &str) -> bool {
    (folded.len() > 4 && folded.ends_with("ed")) || lexicon::is(folded, lexicon::PAST)
}

/// Two capitals or more, with or without points, and nothing else: "NSC", "U.S.".
pub(crate) fn is_acronym(word: &str) -> bool {
    let word = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && word.chars().all(|c| c.is_uppercase() || c == '.' || c == '&' || c.is_ascii_digit())
}

/// Whether a piece separates clauses.
pub(crate) fn is_pause(folded: &str) -> bool {
    matches!(folded, "," | ";" | ":" | "(" | ")")
        || folded.chars().next().is_some_and(|c| is_dash(c) || is_apostrophe(c)) && folded.chars().count() == 1
}

#[cfg(test)]
mod tests {

    use super::{Classes, Frame, Names, NominalKind, Span, Words, lexicon};
    use crate::text::sentences;

    fn phrases(text: &str) -> Vec<(String, NominalKind, Option<String>)> {
        let region = Span::new(0, text.len());
        let words = Words::read(text);
        let classes = Classes::new(text, &words, lexicon::table());
        let frame = Frame::new(&classes, region, &sentences(text, region), &[], &Names::default(), false);
        (0..frame.nominals.len())
            .map(|index| {
                let nominal = frame.nominals[index];
                let name = nominal
                    .name
                    .map(|(first, last)| frame.pieces[first].span.join(frame.pieces[last].span).slice(text).to_owned());
                (frame.span(index).slice(text).to_owned(), nominal.kind, name)
            })
            .collect()
    }

    fn only(text: &str) -> Vec<String> {
        phrases(text).into_iter().map(|(phrase, _, _)| phrase).collect()
    }

    #[test]
    fn names_with_titles() {
        let found = phrases("On Sunday Norland President Ada Holm met former national security adviser Tom Reef.");
        assert_eq!(found[0], ("Norland President Ada Holm".into(), NominalKind::Name, Some("Ada Holm".into())));
        assert_eq!(
            found[1],
            ("former national security adviser Tom Reef".into(), NominalKind::Name, Some("Tom Reef".into()))
        );
        let found = phrases("Then Sen. Ada Holm, R-N.C., left with the NSC spokesperson Tim Orr.");
        assert_eq!(found[0].2.as_deref(), Some("Ada Holm"));
    }

    #[test]
    fn roles_bodies_and_what_follows_them() {
        assert_eq!(
            only("A spokesperson for the Norland Harbour Council (NHC) told him")[0],
            "A spokesperson for the Norland Harbour Council (NHC)"
        );
        assert_eq!(only("and the company said"), ["the company"]);
        assert_eq!(only("while White House officials said"), ["White House officials"]);
        assert_eq!(only("but the president of Norland left")[0], "the president of Norland");
    }

    #[test]
    fn possessives_are_people_too() {
        assert_eq!(only("It was Holm’s refusal"), ["It", "Holm’s"]);
        let found = phrases("It was Holm’s personal lawyer Tom Reef");
        assert_eq!(found[1].2.as_deref(), Some("Tom Reef"));
    }

    #[test]
    fn bodies_named_after_roles() {
        let found = phrases("and the Justice Department said");
        assert_eq!(found[0].2.as_deref(), Some("Justice Department"));
        let found = phrases("and the Bureau of Marine Safety said");
        assert_eq!(found[0].2.as_deref(), Some("Bureau of Marine Safety"));
    }

    #[test]
    fn surnames_that_are_roles() {
        let found = phrases("and Ada King said");
        assert_eq!(found[0].2.as_deref(), Some("Ada King"));
    }
}

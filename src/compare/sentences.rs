//! All sentences of the articles, and how likely two of them say the same.

use std::cell::RefCell;

use super::assertion::{Assertion, Desk, Reader};
use super::evidence::{self, Evidence};
use super::lexicon::{Key, Lexicon};
use super::model::{Analysed, Utterance};
use super::saying::Saying;
use super::speaker::{Match, Speakers};
use super::vocabulary::{Around, Bag, Lists, Near, Places, SentenceBags, Weights, greater, lesser};
use crate::article::Role;
use crate::claim::Voucher;
use crate::text::Span;

/// Neighbours that are kept for each sentence: with few articles enough for one in each.
const NEIGHBOURS: usize = 64;
const NEIGHBOURS_OF_MANY: usize = 10;

/// Up to so many articles are few.
pub(super) const FEW_ARTICLES: usize = 40;

/// Two whose words are less alike than this are not asked whether they say the same: none of the pairs that readers judged
/// was less alike. At twice this as many gold claims were found.
const ALIKE_FROM: f64 = 0.05;

/// An article tells first what it is about: this share of it, a paragraph or two. Chosen, not measured.
const LEAD: f64 = 0.15;

/// Two that have the same words of one utterance say the same, as surely as the words are one utterance: of the pairs
/// of quotations in gold that are put into one utterance, all are one.
const SAME_SAYING: f64 = 0.97;

/// A statement of the body, or a sentence of it that makes none.
pub(super) struct Candidate {
    pub(super) article: usize,
    /// The sentence.
    pub(super) span: Span,
    /// Its index in the article.
    pub(super) sentence: usize,
    pub(super) statement: Option<usize>,
    /// Who vouches for it, among the speakers of all articles; none where it is the article.
    voucher: Option<usize>,
    /// Whether it stands where the article begins.
    leads: bool,
    /// Whether it tells only that somebody spoke somewhere.
    occasion: bool,
}

impl Candidate {
    /// What of the article it is.
    fn words(&self, articles: &[&Analysed]) -> Span {
        self.statement.map_or(self.span, |statement| articles[self.article].statements[statement].span)
    }
}

/// Another that may say the same.
#[derive(Clone, Copy, Default)]
pub(super) struct Neighbour {
    /// Which one.
    pub(super) other: usize,
    /// How likely it says the same.
    pub(super) same: f64,
}

/// All sentences, and what they are compared by.
pub(super) struct Sentences<'a> {
    pub(super) candidates: Vec<Candidate>,
    pub(super) weights: Weights,
    articles: &'a [&'a Analysed],
    speakers: &'a Speakers,
    /// All sentences of the articles, then the candidates that are none.
    bags: Vec<Bag>,
    /// By sentence.
    around: Around,
    /// By candidate: its bag, and its whole sentence, which is one of the first.
    bag: Vec<usize>,
    sentence: Vec<usize>,
    assertions: Vec<Assertion>,
    /// By candidate: the utterance that it is of.
    utterance: Vec<Option<usize>>,
    /// By candidate those whose words are most alike, the most alike first.
    alike: Lists<Near>,
    /// The same, the likeliest first.
    neighbours: Lists<Neighbour>,
    /// Those that have the same words of one utterance, in order.
    sayings: Vec<Saying>,
    laid: RefCell<Laid>,
}

/// One candidate laid out, for others to be held against it.
#[derive(Default)]
struct Laid {
    /// Which one, and of which the sentence and its surroundings are laid out too.
    words_of: Option<usize>,
    sentence_of: Option<usize>,
    /// … and of which is laid out how alike all others are.
    alike_of: Option<usize>,
    words: Desk,
    whole: Places,
    around: Places,
    /// By candidate, of another article; nothing for most.
    alike: Vec<f64>,
}

impl<'a> Sentences<'a> {
    pub(super) fn read(
        articles: &'a [&'a Analysed],
        speakers: &'a Speakers,
        utterances: &[Utterance],
        by_sentence: SentenceBags,
        lexicon: &mut Lexicon,
    ) -> Self {
        let candidates = candidates(articles, speakers);
        let SentenceBags { all: mut bags, first } = by_sentence;
        let (mut bag, mut sentence) = (Vec::with_capacity(candidates.len()), Vec::with_capacity(candidates.len()));
        for candidate in &candidates {
            let mut at = first[candidate.article] + candidate.sentence;
            sentence.push(at);
            let words = candidate.words(articles);
            if words != candidate.span {
                at = bags.len();
                bags.push(Bag::read(candidate.article, &[words], lexicon));
            }
            bag.push(at);
        }
        let weights = Weights::measure(&bag.iter().map(|&bag| &bags[bag]).collect::<Vec<_>>(), lexicon);
        for bag in &mut bags {
            weights.weigh(bag);
        }
        let mut reader = Reader::default();
        let mut assertions = Vec::with_capacity(candidates.len());
        for candidate in &candidates {
            assertions.push(reader.read(candidate.article, &[candidate.words(articles)], lexicon, &weights));
        }
        let mut around = Around::default();
        for (one, &first) in articles.iter().zip(&first) {
            around.read(&bags[first..][..one.article.sentences.len()], &weights);
        }
        let utterance = uttered(articles, &candidates, utterances);
        let mut sentences = Self {
            candidates,
            weights,
            articles,
            speakers,
            bags,
            around,
            bag,
            sentence,
            assertions,
            utterance,
            alike: Lists::default(),
            neighbours: Lists::default(),
            sayings: Vec::new(),
            laid: RefCell::default(),
        };
        sentences.find_neighbours();
        sentences
    }

    fn find_neighbours(&mut self) {
        let owner: Vec<usize> = self.candidates.iter().map(|candidate| candidate.article).collect();
        let at_most = if self.articles.len() <= FEW_ARTICLES { NEIGHBOURS } else { NEIGHBOURS_OF_MANY };
        let liken = &mut |index, other| self.likeness(index, other);
        let bags: Vec<&Bag> = self.bag.iter().map(|&bag| &self.bags[bag]).collect();
        self.alike = self.weights.neighbours(&bags, &owner, (at_most, ALIKE_FROM), liken);
        let unknown = |near: &Near| Neighbour { other: near.other as usize, same: f64::NAN };
        self.neighbours = Lists { all: self.alike.all.iter().map(unknown).collect(), ends: self.alike.ends.clone() };
        for index in 0..owner.len() {
            for at in self.alike.range(index) {
                let Neighbour { other, same } = self.neighbours.all[at];
                if same.is_nan() {
                    let same = evidence::chance(&self.evidence(index, other, self.alike.all[at].alike));
                    self.neighbours.all[at].same = same;
                    // What speaks for two is the same from both sides: most are each other's neighbours.
                    let theirs = self.alike.range(other);
                    if let Some(back) = self.neighbours.all[theirs].iter_mut().find(|back| back.other == index) {
                        back.same = same;
                    }
                }
            }
        }
        for index in 0..owner.len() {
            let near = &mut self.neighbours.all[self.alike.range(index)];
            crate::sorting::sort_few(near, |x, y| y.same.total_cmp(&x.same).then(x.other.cmp(&y.other)).is_lt());
        }
    }

    /// Those that may say the same as one, the likeliest first.
    pub(super) fn neighbours(&self, index: usize) -> &[Neighbour] {
        self.neighbours.of(index)
    }

    /// The stems of one.
    pub(super) fn stems(&self, index: usize) -> &[Key] {
        &self.bags[self.bag[index]].stems
    }

    /// The words of one, in their order.
    pub(super) fn keys(&self, index: usize, lexicon: &mut Lexicon) -> Vec<Key> {
        let candidate = &self.candidates[index];
        lexicon.keys_in(candidate.article, &[candidate.words(self.articles)])
    }

    /// How many words of one carry matter.
    pub(super) fn matter(&self, index: usize) -> f64 {
        self.assertions[index].matter()
    }

    /// How alike the words of two are.
    fn likeness(&self, a: usize, b: usize) -> f64 {
        let laid = &mut *self.laid.borrow_mut();
        laid.words(self, a);
        laid.words.likeness(self.words(a), self.words(b), &self.weights)
    }

    #[inline]
    fn words(&self, index: usize) -> (&Assertion, &Bag) {
        (&self.assertions[index], &self.bags[self.bag[index]])
    }

    /// Where the first candidate stands that ends behind a place of an article.
    pub(super) fn first_behind(&self, article: usize, place: usize) -> usize {
        let ended = |one: &Candidate| (one.article, one.words(self.articles).end) <= (article, place);
        self.candidates.partition_point(ended)
    }

    /// The article of a candidate, and its words; none behind the last.
    pub(super) fn place(&self, index: usize) -> Option<(usize, Span)> {
        self.candidates.get(index).map(|one| (one.article, one.words(self.articles)))
    }

    /// Takes in which have the same words of one utterance.
    pub(super) fn take_sayings(&mut self, sayings: Vec<Saying>) {
        self.sayings = sayings;
    }

    /// Those that have the same words of one utterance, in order.
    pub(super) fn sayings(&self) -> &[Saying] {
        &self.sayings
    }

    /// What two have of one utterance: the words in the first.
    pub(super) fn saying(&self, a: usize, b: usize) -> Option<Span> {
        let at = self.sayings.binary_search_by_key(&(a.min(b), a.max(b)), |saying| saying.pair).ok()?;
        let (first, second) = self.sayings[at].words;
        Some(if a < b { first } else { second })
    }

    /// How likely two say the same.
    pub(super) fn same(&self, a: usize, b: usize) -> f64 {
        let known = self.neighbours.of(a).iter().find(|one| one.other == b);
        let by_words = known.map_or_else(
            || {
                let alike = self.likeness(a, b);
                if alike < ALIKE_FROM { 0.0 } else { evidence::chance(&self.evidence(a, b, alike)) }
            },
            |known| known.same,
        );
        if self.saying(a, b).is_some() { greater(by_words, SAME_SAYING) } else { by_words }
    }

    /// What is observed of two statements by their places; none where an article does not state that.
    #[cfg(feature = "train")]
    pub(super) fn observed(&self, a: (usize, Span), b: (usize, Span)) -> Option<Evidence> {
        let stated = |(article, span): (usize, Span)| {
            let nearly = |candidate: &Candidate| {
                let statement = candidate.statement.filter(|_| candidate.article == article);
                statement.is_some_and(|statement| {
                    let own = self.articles[article].statements[statement].span;
                    10 * own.common(span) >= 8 * own.join(span).len()
                })
            };
            self.candidates.iter().position(nearly)
        };
        let (a, b) = (stated(a)?, stated(b)?);
        Some(self.evidence(a, b, self.likeness(a, b)))
    }

    /// All pairs of neighbours that are statements.
    #[cfg(feature = "train")]
    pub(super) fn likely(&self) -> Vec<(super::PlacedPair, f64, Evidence)> {
        let place = |index: usize| {
            let Candidate { article, statement, .. } = self.candidates[index];
            statement.map(|statement| (article, self.articles[article].statements[statement].span))
        };
        let mut found = Vec::new();
        for a in 0..self.candidates.len() {
            for near in self.neighbours.of(a) {
                let b = near.other;
                let told = b < a && self.neighbours.of(b).iter().any(|back| back.other == a);
                if told {
                    continue;
                }
                if let (Some(x), Some(y)) = (place(a), place(b)) {
                    found.push(((x, y), near.same, self.evidence(a, b, self.likeness(a, b))));
                }
            }
        }
        found
    }

    fn evidence(&self, a: usize, b: usize, alike: f64) -> Evidence {
        let laid = &mut *self.laid.borrow_mut();
        laid.words(self, a);
        laid.alike(self, a);
        let weights = &self.weights;
        let (sentence, other) = (self.sentence[a], self.sentence[b]);
        let (above, below) = (alike - self.rival(a, b), alike - self.rival(b, a));
        let utterance = self.utterance[a].is_some() && self.utterance[a] == self.utterance[b];
        let voices = self.speakers.compare(self.voucher(a), self.voucher(b));
        let (words, common) = laid.words.evidence(self.words(a), self.words(b), weights);
        laid.sentence(self, a);
        let (whole, other_whole) = (&self.bags[sentence], &self.bags[other]);
        let sentences_alike = if self.bag[a] == sentence && self.bag[b] == other {
            // Both are whole sentences, whose words were just looked up.
            whole.likeness_by(&common, laid.words.stems(), other_whole)
        } else {
            whole.likeness(&laid.whole, other_whole)
        };
        evidence::together(
            words,
            [
                lesser(above, below),
                greater(above, below),
                sentences_alike,
                self.around.likeness(&laid.around, sentence, other),
                f64::from(utterance),
                f64::from(voices == Match::Same),
                f64::from(self.candidates[a].leads && self.candidates[b].leads),
                f64::from(self.is_occasion(a) || self.is_occasion(b)),
                lesser(self.assertions[a].amount, self.assertions[b].amount),
                f64::from(voices == Match::Different),
                laid.third(self.alike.of(b)),
            ],
        )
    }

    /// How alike the first is to what is likest to it, beside the second, in the second's article.
    fn rival(&self, of: usize, beside: usize) -> f64 {
        let article = self.candidates[beside].article;
        let is_rival = |one: &&Near| one.owner as usize == article && one.other as usize != beside;
        self.alike.of(of).iter().find(is_rival).map_or(0.0, |one| one.alike)
    }

    /// Whether a statement tells only that somebody spoke somewhere.
    pub(super) fn is_occasion(&self, index: usize) -> bool {
        self.candidates[index].occasion
    }

    /// Who vouches for a statement; none where it is the article.
    pub(super) fn voucher(&self, index: usize) -> Option<usize> {
        self.candidates[index].voucher
    }
}

impl Laid {
    fn words(&mut self, all: &Sentences, index: usize) {
        if self.words_of != Some(index) {
            self.words.lay(&all.assertions[index], &all.weights);
            self.words_of = Some(index);
        }
    }

    fn sentence(&mut self, all: &Sentences, index: usize) {
        let sentence = all.sentence[index];
        if self.sentence_of != Some(sentence) {
            all.weights.lay(&all.bags[sentence].stems, &mut self.whole);
            all.weights.lay(all.around.of(sentence), &mut self.around);
            self.sentence_of = Some(sentence);
        }
    }

    fn alike(&mut self, all: &Sentences, index: usize) {
        if self.alike_of != Some(index) {
            self.alike.resize(all.candidates.len(), 0.0);
            for one in self.alike_of.iter().flat_map(|&before| all.alike.of(before)) {
                self.alike[one.other as usize] = 0.0;
            }
            for one in all.alike.of(index) {
                self.alike[one.other as usize] = one.alike;
            }
            self.alike_of = Some(index);
        }
    }

    /// How alike both are to a third, of another article: the one that is laid out, and one with these around it, the
    /// most alike first.
    fn third(&self, near: &[Near]) -> f64 {
        let mut best = 0.0_f64;
        for one in near {
            if one.alike <= best {
                break;
            }
            best = greater(best, lesser(one.alike, self.alike[one.other as usize]));
        }
        best
    }
}

fn candidates(articles: &[&Analysed], speakers: &Speakers) -> Vec<Candidate> {
    let at_most = articles.iter().map(|one| one.article.sentences.len() + one.statements.len()).sum();
    let mut found = Vec::with_capacity(at_most);
    for (article, one) in articles.iter().enumerate() {
        let mut by_sentence: Vec<usize> = (0..one.statements.len()).collect();
        crate::sorting::sort_by_key(&mut by_sentence, |&statement| one.statements[statement].sentence);
        let mut of_sentence = by_sentence.chunk_by(|&x, &y| one.statements[x].sentence == one.statements[y].sentence);
        let mut next = of_sentence.next();
        for (index, sentence) in one.article.sentences.iter().enumerate() {
            let statements = next.filter(|next| one.statements[next[0]].sentence == index).unwrap_or(&[]);
            if !statements.is_empty() {
                next = of_sentence.next();
            }
            let span = sentence.span;
            let body =
                one.article.paragraphs.get(sentence.paragraph).is_some_and(|paragraph| paragraph.role == Role::Body);
            let leads = span.start as f64 <= LEAD * one.article.text.len() as f64;
            let silent =
                Candidate { article, span, sentence: index, statement: None, voucher: None, leads, occasion: false };
            for &statement in statements {
                let stated = &one.statements[statement];
                let voucher = match stated.voucher {
                    Voucher::Narrator => None,
                    Voucher::Speaker(speaker) => speakers.across(article, speaker),
                };
                found.push(Candidate { statement: Some(statement), voucher, occasion: stated.occasion, ..silent });
            }
            if statements.is_empty() && body {
                found.push(silent);
            }
        }
    }
    found
}

/// The utterance that each candidate is a witness or a report of, or lies in one.
fn uttered(articles: &[&Analysed], candidates: &[Candidate], utterances: &[Utterance]) -> Vec<Option<usize>> {
    let mut of: Vec<Vec<Option<usize>>> =
        articles.iter().map(|one| vec![None; one.reading.attributions.len()]).collect();
    for (index, utterance) in utterances.iter().enumerate() {
        for at in utterance.witnesses.iter().chain(&utterance.reports).chain(&utterance.frames) {
            of[at.article][at.attribution] = Some(index);
        }
    }
    let mut found = vec![None; candidates.len()];
    for (article, one) in articles.iter().enumerate() {
        let mut from = candidates.partition_point(|candidate| candidate.article < article);
        let mut contents: Vec<(Span, usize)> = Vec::new();
        for (attribution, utterance) in one.reading.attributions.iter().zip(&of[article]) {
            if let (None, Some(utterance)) = (attribution.within, utterance) {
                contents.push((attribution.extent(), *utterance));
            }
        }
        crate::sorting::sort_by_key(&mut contents, |(span, _)| (span.start, span.end));
        let mut first = 0;
        while let Some(Candidate { statement, .. }) = candidates.get(from).filter(|one| one.article == article) {
            let span = statement.map(|statement| one.statements[statement].span);
            if let Some(span) = span {
                first += contents[first..].iter().take_while(|(content, _)| content.end <= span.start).count();
                let half = |content: &Span| 2 * content.common(span) >= span.len();
                let here = contents[first..].iter().take_while(|(content, _)| content.start < span.end);
                found[from] = here.filter(|(content, _)| half(content)).map(|(_, utterance)| *utterance).last();
            }
            from += 1;
        }
    }
    found
}

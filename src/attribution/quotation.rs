//! From stretches in marks to drafts of attributions: what each is, and which words name its source.

use std::ops::Range;

use super::cue::{self, Link, Shape};
use super::frame::{Frame, Names, NominalKind, PieceKind, words_written_like_names};
use super::indirect::{self, Passage};
use super::lexicon::{self, CueStrength};
use super::marks::{self, Stretch};
use super::mention::{self, Mention};
use super::model::Kind;
use super::speech::{self, Sort};
use super::spoken;
use super::tagger;
use super::tagger::choice::Keys;
use super::tagger::memo::Memo;
use super::tagger::weights::Model;
use super::turn::{self, Turn};
use super::unclosed::find_ends;
use super::unmarked;
use crate::article::{Article, Role};
use crate::sorting::{arrange, sort_by_key};
use crate::text::{Classes, Span, Words, folded, is_dash, is_one_of, overlapping, sentences};

/// An attribution before it is known who its source is.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// How the content is given.
    pub(crate) kind: Kind,
    /// The content.
    pub(crate) content: Vec<Span>,
    /// The words between the outer marks.
    pub(crate) inner: Span,
    /// Whether it stands in the headline.
    pub(crate) in_title: bool,
    /// What attributes it.
    pub(crate) by: Option<By>,
    /// Index of the draft that it stands in.
    pub(crate) within: Option<usize>,
    /// Index of the draft that it continues.
    pub(crate) continues: Option<usize>,
    /// Whether its closing mark was found.
    pub(crate) closed: bool,
    /// How sure the tagger is of it, where the tagger found it.
    pub(crate) tagged: Option<f64>,
    /// How likely it is somebody's words, where `spoken` judged it.
    pub(crate) judged: Option<f64>,
    /// What speaks for and against it, where it is to be judged.
    pub(crate) keys: Option<Keys>,
}

impl Draft {
    /// From the first to the last byte of its content.
    pub(crate) fn extent(&self) -> Span {
        self.content.iter().copied().reduce(Span::join).unwrap_or(Span::new(0, 0))
    }
}

/// What attributes a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct By {
    /// The words that name the source.
    pub(crate) source: Span,
    /// The words that attribute.
    pub(crate) cue: Option<Span>,
    /// The construction.
    pub(crate) how: How,
}

/// How a draft came by its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// A link in its own sentence.
    Own(Shape),
    /// The quotation goes on behind "he said".
    Continued,
    /// The sentence before it introduces it with a colon.
    Introduced,
    /// The paragraph before it is the same speaker's.
    Carried,
    /// The sentence before it is about somebody.
    Context,
    /// The trained tagger found it.
    Tagged,
    /// A label before a turn of an interview; whether it is a name.
    Turn(bool),
}

/// What reading an article's marks gave.
#[derive(Debug, Default)]
pub(crate) struct Quotations {
    /// In the order of their start, outer ones first.
    pub(crate) drafts: Vec<Draft>,
    /// Everybody named or meant, in the order of the text.
    pub(crate) mentions: Vec<Mention>,
}

/// Everything of one paragraph that linking needs.
struct Paragraph<'a> {
    frame: Frame<'a>,
    is_title: bool,
    span: Span,
    sentences: &'a [Span],
    /// Its outermost stretches in marks, in order.
    quoted: Vec<Span>,
    /// From where to where the turn of an interview runs that it is part of.
    turn: Option<Span>,
}

/// An article usually names or means somebody no more often than every so many words.
const USUAL_WORDS_OF_MENTION: usize = 6;

/// Reads all quotation marks of an article, and the reports that are at least so sure. `memo` is of this model only.
pub(crate) fn read(model: &Model, article: &Article, least: f64, memo: &mut Memo) -> Quotations {
    let text = article.text.as_str();
    let mut regions: Vec<(Span, bool)> = article
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.role != Role::SetAside)
        .map(|paragraph| match paragraph.role {
            Role::Title => (article.title.unwrap_or(paragraph.span), true),
            _ => (behind_dateline(article, paragraph.span), false),
        })
        .collect();
    let spans: Vec<Span> = regions.iter().map(|&(span, _)| span).collect();
    let classes = Classes::new(text, &article.words, lexicon::table());
    let mut stretches = marks::pair(text, &spans);
    let mut turns = Vec::new();
    if article.language == "en" {
        find_ends(&classes, &mut stretches);
        turns = turn::find(text, &article.words, &regions, &stretches);
    }
    for turn in &turns {
        // Whose turn it is, is no part of what is said.
        regions[turn.paragraph].0.start = turn.extent.start;
    }
    let sentence_spans: Vec<Span> = article.sentences.iter().map(|sentence| sentence.span).collect();
    let body_sentences: Vec<Span> = article
        .sentences
        .iter()
        .filter(|sentence| article.paragraphs[sentence.paragraph].role == Role::Body)
        .map(|sentence| sentence.span)
        .collect();
    let names = words_written_like_names(&classes, &body_sentences, &stretches);
    let paragraphs = frames(&classes, (&regions, &turns), &stretches, &sentence_spans, &names);

    let mut reader = Reader {
        text,
        words: &article.words,
        stretches: &stretches,
        paragraphs: &paragraphs,
        drafts: Vec::new(),
        draft_of: vec![None; stretches.len()],
        carry: None,
        // The tagger reads English only.
        tagger: (article.language == "en").then_some((model, least)),
        memo,
        reports: Vec::new(),
        told: Vec::new(),
    };
    for number in 0..paragraphs.len() {
        reader.read_paragraph(number);
    }
    spoken::judge(&mut reader.drafts, &model.spoken);
    let quotations = reader.drafts.len();
    for (quotation, report) in reader.told {
        reader.drafts[quotation].within = Some(quotations + report);
    }
    reader.drafts.append(&mut reader.reports);
    let mentions = Vec::with_capacity(article.words.spans.len() / USUAL_WORDS_OF_MENTION);
    let mut found = Quotations { drafts: reader.drafts, mentions };
    let draft_of = reader.draft_of;
    for paragraph in &paragraphs {
        mention::collect(&paragraph.frame, paragraph.turn, &mut found.mentions);
    }
    read_turns(&classes, &turns, &names, &mut found);
    read_nested(&classes, &stretches, &draft_of, &names, &mut found);
    sort_drafts(&mut found.drafts);
    sort_by_key(&mut found.mentions, |mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    found
}

/// A paragraph without the dateline at its start, which names places and agencies but nobody who speaks.
fn behind_dateline(article: &Article, paragraph: Span) -> Span {
    if !article.dateline.is_some_and(|dateline| paragraph.contains(dateline)) {
        return paragraph;
    }
    let first =
        article.sentences.iter().map(|sentence| sentence.span.start).find(|&start| paragraph.contains_offset(start));
    Span::new(first.unwrap_or(paragraph.start), paragraph.end)
}

/// One frame a paragraph, with the outermost quotations that touch it as pieces.
fn frames<'a>(
    classes: &Classes<'a>,
    (regions, turns): (&[(Span, bool)], &[Turn]),
    stretches: &[Stretch],
    sentences: &'a [Span],
    names: &Names,
) -> Vec<Paragraph<'a>> {
    let mut outermost: Vec<(usize, Span)> = stretches
        .iter()
        .enumerate()
        .filter(|(_, stretch)| stretch.within.is_none())
        .flat_map(|(index, stretch)| stretch.spans.iter().map(move |&span| (index, span)))
        .collect();
    sort_by_key(&mut outermost, |&(_, span)| span.start);
    let mut from = 0;
    regions
        .iter()
        .map(|&(region, is_title)| {
            let here = outermost[from..].iter().take_while(|(_, span)| span.start < region.end).count();
            let inside = &outermost[from..from + here];
            from += here;
            let sentences = overlapping(sentences, region);
            let frame = Frame::new(classes, region, sentences, inside, names, is_title);
            let quoted = inside.iter().map(|&(_, span)| span).collect();
            let before = turns.partition_point(|turn| turn.extent.start <= region.start);
            let turn = turns[..before].last().map(|turn| turn.extent).filter(|turn| turn.contains_offset(region.start));
            Paragraph { frame, is_title, span: region, sentences, quoted, turn }
        })
        .collect()
}

/// A quotation that was read, where it stands in its frame, and what its sentence says of its source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Heard {
    /// Its piece.
    pub(crate) position: usize,
    /// Its draft.
    pub(crate) draft: usize,
    /// Its link, of a term as well.
    pub(crate) by: Option<By>,
}

struct Reader<'a> {
    text: &'a str,
    words: &'a Words,
    stretches: &'a [Stretch],
    paragraphs: &'a [Paragraph<'a>],
    drafts: Vec<Draft>,
    draft_of: Vec<Option<usize>>,
    /// Who spoke last, for a paragraph that is nothing but a quotation; with their last words, if those were quoted.
    carry: Option<(By, Option<usize>)>,
    /// What reads reports, and how sure they are at least; none where there is none for the language.
    tagger: Option<(&'a Model, f64)>,
    /// What the tagger knows of words that it met before.
    memo: &'a mut Memo,
    /// What is told without marks, or around them.
    reports: Vec<Draft>,
    /// Which quotation stands in which report.
    told: Vec<(usize, usize)>,
}

impl Reader<'_> {
    fn read_paragraph(&mut self, number: usize) {
        let paragraph = &self.paragraphs[number];
        let frame = &paragraph.frame;
        if self.paragraphs[..number].last().is_some_and(|before| before.turn != paragraph.turn) {
            self.carry = None;
        }
        let mut previous: Option<(usize, usize)> = None;
        let mut heard: Vec<Heard> = Vec::new();
        for (position, index) in frame.quotations() {
            let stretch = &self.stretches[index];
            let begins_here = frame.pieces[position].span.start == stretch.spans[0].start;
            if !begins_here {
                // The rest of a quotation that an earlier paragraph began: it was read there.
                if let Some(draft) = self.draft_of[index] {
                    previous = Some((position, draft));
                }
                continue;
            }
            let Some((draft, by)) = self.read_quotation(number, position, index, previous) else { continue };
            heard.push(Heard { position, draft: self.drafts.len(), by: draft.by.or(by) });
            self.draft_of[index] = Some(self.drafts.len());
            if draft.kind != Kind::Scare {
                previous = Some((position, self.drafts.len()));
            }
            self.drafts.push(draft);
        }
        self.read_reports(number, &heard);
        if !paragraph.is_title {
            let spoke = previous.and_then(|(_, draft)| Some((self.drafts[draft].by?, Some(draft))));
            self.carry = spoke.or_else(|| speaker_of_prose(frame).map(|by| (by, None)));
        }
    }

    /// Reads what is told without marks; it may also tell whose the words in marks are.
    fn read_reports(&mut self, number: usize, heard: &[Heard]) {
        let Some((model, least)) = self.tagger else { return };
        let paragraph = &self.paragraphs[number];
        let mut tagged = tagger::tag(
            model,
            (self.text, Some(self.words)),
            paragraph.span,
            paragraph.sentences,
            &paragraph.quoted,
            self.memo,
        );
        unmarked::mend(&paragraph.frame, &mut tagged.attributions);
        let passage =
            Passage { text: self.text, words: self.words, sentences: paragraph.sentences, quoted: &paragraph.quoted };
        let first_told = self.told.len();
        let mut found = indirect::find(passage, &tagged.attributions, least, &mut self.drafts);
        found.extend(unmarked::find(&paragraph.frame, &tagged.attributions));
        for report in found {
            let extent = report.extent();
            let first = self.drafts.partition_point(|draft| draft.extent().start < extent.start);
            let inside = self.drafts[first..].iter().take_while(|draft| draft.extent().start < extent.end);
            let told = inside.enumerate().filter(|(_, draft)| extent.contains(draft.extent()));
            self.told.extend(told.map(|(quotation, _)| (first + quotation, self.reports.len())));
            self.reports.push(report);
        }
        // A paragraph may have thousands of either.
        let mut told: Vec<usize> = self.told[first_told..].iter().map(|&(quotation, _)| quotation).collect();
        crate::sorting::sort(&mut told);
        for &one in heard {
            if told.binary_search(&one.draft).is_err() {
                let draft = &self.drafts[one.draft];
                self.drafts[one.draft].keys =
                    Some(spoken::observe(&paragraph.frame, one, draft, &paragraph.quoted, &tagged));
            }
        }
    }

    fn read_quotation(
        &self,
        number: usize,
        position: usize,
        index: usize,
        previous: Option<(usize, usize)>,
    ) -> Option<(Draft, Option<By>)> {
        let stretch = &self.stretches[index];
        let paragraph = &self.paragraphs[number];
        let frame = &paragraph.frame;
        let link = self.link(number, position, index);
        let inner = stretch.inner(self.text);
        let sort = speech::sort(frame, position, inner, link);
        let kind = match sort {
            Sort::Name => return None,
            Sort::Scare => Kind::Scare,
            Sort::Speech(kind) => kind,
        };
        let mut draft = Draft {
            kind,
            content: stretch.spans.clone(),
            inner,
            in_title: paragraph.is_title,
            by: link.map(|(link, frame)| By {
                source: link.source_span(frame),
                cue: link.cue_span(frame),
                how: How::Own(link.shape),
            }),
            within: None,
            continues: None,
            closed: stretch.closed,
            tagged: None,
            judged: None,
            keys: None,
        };
        let by = draft.by;
        // A mark that never closes and that nobody is said to have said may be a slip of the keyboard.
        let slip = !stretch.closed && link.is_none() && !paragraph.is_title && position > 0;
        if kind == Kind::Scare {
            draft.by = None;
            return (!slip).then_some((draft, by));
        }
        self.continue_or_carry(&mut draft, number, position, previous, link);
        let continued = draft.by.is_some_and(|by| by.how == How::Continued);
        (!slip || continued).then_some((draft, by))
    }

    /// The link in the sentence of a quotation, the surest construction first.
    fn link(&self, number: usize, position: usize, index: usize) -> Option<(Link, &Frame<'_>)> {
        let frame = &self.paragraphs[number].frame;
        let (last_frame, last_position) = self.last_piece(number, position, index);
        if cue::is_question_put(frame, position) {
            return cue::who_asks(frame, position).map(|link| (link, frame));
        }
        let before = cue::before(frame, position);
        if let Some(link) = before.filter(|link| cue::names_right_before(frame, link, position)) {
            return Some((link, frame));
        }
        if let Some(link) = cue::told_at_end(last_frame, last_position, before) {
            return Some((link, last_frame));
        }
        // "When a man shouted, “Sit down,” Holm said, “Come up.”": what stands behind the first belongs to the second.
        let announced = speech::announced(frame, position);
        cue::after(last_frame, last_position)
            .filter(|link| !announced || !leads_on(last_frame, *link))
            .map(|link| (link, last_frame))
            .or_else(|| before.filter(|link| link.shape != Shape::Around).map(|link| (link, frame)))
            .or_else(|| cue::at_sentence_end(last_frame, last_position).map(|link| (link, last_frame)))
            .or_else(|| before.map(|link| (link, frame)))
    }

    /// Where the last part of a quotation stands that runs over several paragraphs.
    fn last_piece(&self, number: usize, position: usize, index: usize) -> (&Frame<'_>, usize) {
        let spans = &self.stretches[index].spans;
        let last = spans[spans.len() - 1].start;
        if spans.len() > 1 {
            for paragraph in self.paragraphs[number + 1..].iter().take(spans.len() + 1) {
                if let Some((position, _)) = paragraph
                    .frame
                    .quotations()
                    .find(|&(p, i)| i == index && paragraph.frame.pieces[p].span.start == last)
                {
                    return (&paragraph.frame, position);
                }
            }
        }
        (&self.paragraphs[number].frame, position)
    }

    /// Looks beyond the sentence for the source of a quotation, and ties it to the stretch that it continues.
    fn continue_or_carry(
        &self,
        draft: &mut Draft,
        number: usize,
        position: usize,
        previous: Option<(usize, usize)>,
        link: Option<(Link, &Frame)>,
    ) {
        let frame = &self.paragraphs[number].frame;
        if let Some((earlier_position, earlier)) = previous.map(|previous| self.before_attribution(frame, previous)) {
            let by = self.drafts[earlier].by;
            let same_cue = draft.by.is_some_and(|own| own.cue.is_some() && by.is_some_and(|by| by.cue == own.cue));
            // "“Each time,” he said, referring to the pier, “you …”": words that may attribute, but do not here.
            let same_sentence = frame.pieces[earlier_position].sentence == frame.pieces[position].sentence;
            // But "“There is a man,” Orne said as the heckler yelled: “You stink!”".
            let other = |link: Link, frame: &Frame| {
                link.shape != Shape::Around && by.map(|by| by.source) != Some(link.source_span(frame))
            };
            let weak = same_sentence && link.is_some_and(|(link, frame)| !link.is_firm(frame) && !other(link, frame));
            let interrupted = by.is_some_and(|by| matches!(by.how, How::Own(Shape::After) | How::Continued))
                && only_attribution_between(frame, earlier_position, position);
            if interrupted && (same_cue || weak || draft.by.is_none()) && self.drafts[earlier].kind == Kind::Direct {
                draft.continues = Some(earlier);
                draft.kind = Kind::Direct;
                draft.by = by.map(|by| By { how: How::Continued, ..by });
                return;
            }
        }
        if draft.by.is_some() || draft.in_title || !is_free(frame, position) {
            return;
        }
        // "— Name withheld": signed by somebody, if not by the one who spoke last.
        let next = self.paragraphs.get(number + 1).filter(|_| position + 1 == frame.pieces.len());
        let behind = next.map_or(frame.folded(position + 1), |next| next.frame.folded(0));
        let signed = behind.starts_with(is_dash);
        let (by, carried) = if !frame.has_words_before(position) && previous.is_none() {
            let by = self
                .signed_in_next_paragraph(number, position)
                .or_else(|| self.introduced_by_previous_paragraph(number));
            (by, self.carry)
        } else {
            let earlier = previous.and_then(|(_, earlier)| Some((self.drafts[earlier].by?, Some(earlier))));
            (introduction(frame, position), earlier)
        };
        // What a crowd shouts is over when the next one speaks.
        let is_chorus = |by: By| {
            self.text[..by.source.end]
                .rsplit(|c: char| !c.is_alphanumeric())
                .next()
                .is_some_and(|last| is_one_of(last, CHORUS))
        };
        // "“Nobody answered.” Jean Mackie, whose croft lies a mile off, had rung first": somebody else may have said it.
        let introduced = frame.nominal_at(position + 1).and_then(|nominal| frame.nominals[nominal].name);
        let introduced = introduced.filter(|(first, last)| first < last && frame.folded(last + 1) == ",");
        let is_other = |by: By| {
            let carried = by.source.slice(self.text).rsplit(' ').next().unwrap_or("");
            let named = carried.starts_with(char::is_uppercase);
            named && introduced.is_some_and(|(_, last)| folded(carried) != frame.folded(last))
        };
        draft.by = by.or_else(|| {
            let (by, earlier) = carried.filter(|&(by, _)| !signed && !is_chorus(by) && !is_other(by))?;
            draft.continues = earlier;
            Some(By { how: How::Carried, ..by })
        });
    }

    /// “It is over,” said Holm, one of the “old hands”. “Go home.”: the quotation that is attributed there, where the
    /// last one are words in its attribution, without a cue of their own.
    fn before_attribution(&self, frame: &Frame, previous: (usize, usize)) -> (usize, usize) {
        let (position, last) = previous;
        let own_cue = self.drafts[last].by.and_then(|by| by.cue);
        let sentence = frame.sentence_of(position);
        let from = sentence.start.max(position.saturating_sub(LONGEST_ATTRIBUTION)).saturating_sub(1);
        let spoken = (from..position).rev().find_map(|at| {
            let PieceKind::Quotation(index) = frame.pieces[at].kind else { return None };
            let draft = self.draft_of[index]?;
            let by = self.drafts[draft].by?;
            let attributed = self.drafts[draft].kind == Kind::Direct && by.how == How::Own(Shape::After);
            (attributed && own_cue.is_none_or(|cue| by.cue == Some(cue))).then_some((at, draft))
        });
        spoken.filter(|_| self.drafts[last].kind != Kind::Direct).unwrap_or(previous)
    }

    /// "— Ada Holm, poet" as a paragraph of its own behind the quotation.
    fn signed_in_next_paragraph(&self, number: usize, position: usize) -> Option<By> {
        let last =
            self.paragraphs[number].frame.pieces[position + 1..].iter().all(|piece| piece.kind == PieceKind::Mark);
        let frame = &self.paragraphs.get(number + 1).filter(|_| last)?.frame;
        let link = cue::signature(frame, 0)?;
        Some(By { source: link.source_span(frame), cue: None, how: How::Own(Shape::Label) })
    }

    /// "From the desk of Mayor Holm:" as a paragraph of its own.
    fn introduced_by_previous_paragraph(&self, number: usize) -> Option<By> {
        let frame = &self.paragraphs[..number].last()?.frame;
        let last = frame.pieces.len().checked_sub(1)?;
        (frame.folded(last) == ":").then(|| introduction_ending_at(frame, last)).flatten()
    }
}

/// Those who shout as one.
const CHORUS: &str = "audience crowd crowds demonstrators fans hecklers marchers protesters supporters";

/// Whether another quotation stands right behind a link, so that it may be the link's as well: "Holm said, “…”".
fn leads_on(frame: &Frame, link: Link) -> bool {
    let last = link.cue.map_or(link.source.1, |(_, last)| last.max(link.source.1));
    matches!(frame.folded(last + 1), "," | ":") && speech::is_quotation(frame, last + 2)
}

/// Longest attribution between two stretches of one quotation, in pieces: "said Ada Holm, 54, a welder from …".
const LONGEST_ATTRIBUTION: usize = 60;

/// Whether between two quotations stands nothing but the rest of a sentence: "“…,” said Ada Holm, 54, a welder. “…”"
fn only_attribution_between(frame: &Frame, from: usize, to: usize) -> bool {
    let between = &frame.pieces[from + 1..to];
    let Some((first, last)) = between.first().zip(between.last()) else { return false };
    between.len() <= LONGEST_ATTRIBUTION
        // Behind "“Is it?” Holm asked." a sentence may seem to begin with the name.
        && between.iter().all(|piece| piece.sentence == first.sentence)
        && (is_one_of(&last.folded, ". , : ; — – and but")
            // “…,” said Holm, who owns the “Reef Tank.”
            || last.span.slice(frame.text).trim_end_matches(marks::is_mark).ends_with('.'))
}

/// Whether a quotation is a sentence of its own, so that its source may be named before it.
fn is_free(frame: &Frame, position: usize) -> bool {
    frame.is_without_words(position)
}

/// "Orne is late, she said. “He always is.”": who said so at the end of a sentence.
fn teller_at_end(frame: &Frame, sentence: &Range<usize>) -> Option<usize> {
    let said = sentence.end.checked_sub(2).filter(|&at| frame.folded(at + 1) == "." && at > sentence.start + 2)?;
    let teller = frame.nominal_ending_at(said - 1).filter(|_| is_one_of(frame.folded(said), "added said says"))?;
    let first = frame.nominals[teller].first;
    (first > sentence.start + 1 && frame.folded(first - 1) == ",").then_some(teller)
}

/// The source named in the sentence before a quotation of the same paragraph.
fn introduction(frame: &Frame, position: usize) -> Option<By> {
    let before = position.checked_sub(1)?;
    if frame.folded(before) == ":" {
        return introduction_ending_at(frame, before);
    }
    let sentence = frame.sentence_of(before);
    if sentence.clone().any(|at| speech::is_quotation(frame, at)) {
        return None;
    }
    let teller = teller_at_end(frame, &sentence);
    let subject = teller.or_else(|| cue::main_subject(frame, sentence.start, sentence.end))?;
    let nominal = frame.nominals[subject];
    let person =
        matches!(nominal.kind, NominalKind::Name | NominalKind::Pronoun) && frame.folded(nominal.first) != "it";
    let names = frame.nominals_in(&sentence).iter().filter(|other| other.kind == NominalKind::Name);
    let told = teller.is_some() && nominal.kind == NominalKind::Pronoun;
    let alone = told || names.count() <= 1;
    let cue = teller.map(|_| frame.pieces[sentence.end - 2].span);
    (person && alone && !nominal.possessive).then(|| By { source: frame.span(subject), cue, how: How::Context })
}

/// "And you know what I said to him? ‘No.’": the source in the sentence before a quotation inside a quotation.
fn asked_before(frame: &Frame, position: usize) -> Option<By> {
    let before = position.checked_sub(1)?;
    let quoted = frame.sentence_of(before).any(|at| speech::is_quotation(frame, at));
    let by = introduction_ending_at(frame, before).filter(|_| !quoted)?;
    by.cue.is_some().then_some(by)
}

/// The source in a sentence that ends with a colon.
fn introduction_ending_at(frame: &Frame, colon: usize) -> Option<By> {
    let mut sentence = frame.sentence_of(colon);
    // A list of thousands of quotations is one sentence too; what is far off introduces nothing here.
    sentence.start = sentence.start.max(colon.saturating_sub(2 * cue::LONGEST_REACH));
    sentence.end = sentence.end.min(colon + 2 * cue::LONGEST_REACH);
    for at in sentence.clone().rev() {
        if cue::strength_at(frame, at).is_some()
            && let Some(by) = by_subject(frame, at, sentence.start, How::Introduced)
        {
            return Some(by);
        }
    }
    if let Some(link) = cue::message_before(frame, colon + 1, sentence.start) {
        return Some(By { source: link.source_span(frame), cue: link.cue_span(frame), how: How::Introduced });
    }
    let last = frame.nominals_in(&sentence).iter().rfind(|nominal| nominal.kind == NominalKind::Name)?;
    // "issued a statement through Varra Rescue:", "posted on Tidepost:": that tells how, and not who.
    if last.first > sentence.start && is_one_of(frame.folded(last.first - 1), "on through to via") {
        return None;
    }
    // "Holm told the story of the pier to the Varra Post:" is not the Post's; "and from Chair Ada Holm:" is hers.
    let subject = cue::main_subject(frame, sentence.start, sentence.end).map(|subject| frame.nominals[subject]);
    if subject.is_some_and(|subject| subject.kind == NominalKind::Name && subject != *last) {
        return None;
    }
    Some(By { source: frame.extent(*last), cue: None, how: How::Introduced })
}

/// The subject of a verb of saying, as the source.
fn by_subject(frame: &Frame, cue: usize, start: usize, how: How) -> Option<By> {
    let (source, _) = cue::subject_before(frame, cue, start)?;
    let span = frame.pieces[source.0].span.join(frame.pieces[source.1].span);
    Some(By { source: span, cue: Some(frame.pieces[cue].span), how })
}

/// Who a paragraph without quotations reports last, for the quotation that follows it.
fn speaker_of_prose(frame: &Frame) -> Option<By> {
    let last = frame.pieces.len().checked_sub(1)?;
    let sentence = frame.sentence_of(last);
    // A list of thousands of verbs is one sentence too, and each asks for its subject.
    for at in sentence.clone().take(2 * cue::LONGEST_REACH) {
        if cue::strength_at(frame, at) == Some(CueStrength::Firm)
            && let Some(by) = by_subject(frame, at, sentence.start, How::Carried)
        {
            return Some(by);
        }
    }
    // "According to Ada Holm at the Post, it will cost a million."
    if let Some(link) = cue::according_to(frame, sentence.start)
        && let Some(subject) = link.nominal
    {
        let name = frame.nominals[subject].name.filter(|&(first, last)| last > first);
        let person = name.is_some_and(|(_, last)| !super::lexicon::is_body(frame.folded(last)));
        return person.then(|| By { source: link.source_span(frame), cue: link.cue_span(frame), how: How::Carried });
    }
    let subject = cue::main_subject(frame, sentence.start, sentence.end)?;
    let nominal = frame.nominals[subject];
    let person = (matches!(nominal.kind, NominalKind::Name | NominalKind::Pronoun)
        || mention::apposed_name(frame, subject).is_some())
        && !matches!(frame.folded(nominal.first), "it" | "they" | "we");
    (person && !nominal.possessive).then(|| By { source: frame.span(subject), cue: None, how: How::Context })
}

/// A label of so many letters may be initials; as a surname it is known without its place.
const SHORT_LABEL: usize = 3;

/// Adds the turns of an interview, with who is named by their labels, and puts what is told in them inside.
fn read_turns(classes: &Classes, turns: &[Turn], names: &Names, found: &mut Quotations) {
    let first = found.drafts.len();
    for draft in found.drafts.iter_mut().filter(|draft| draft.within.is_none()) {
        let extent = draft.extent();
        let before = turns.partition_point(|turn| turn.extent.start <= extent.start);
        draft.within = (turns[..before].last()).filter(|turn| turn.extent.contains(extent)).map(|_| first + before - 1);
    }
    for turn in turns {
        // "Q" is nobody, and "I.H." somebody of another name.
        let label = turn.label.slice(classes.text);
        if turn.named && label.len() > SHORT_LABEL && !label.ends_with('.') {
            let frame = Frame::new(classes, turn.label, &[turn.label], &[], names, false);
            mention::collect(&frame, None, &mut found.mentions);
        }
        found.drafts.push(Draft {
            // The article gives it as the speaker's own words, as marks would.
            kind: Kind::Direct,
            content: turn.content.clone(),
            inner: turn.extent,
            in_title: false,
            by: Some(By { source: turn.label, cue: None, how: How::Turn(turn.named) }),
            within: None,
            continues: None,
            closed: true,
            tagged: None,
            judged: None,
            keys: None,
        });
    }
}

/// Reads the quotations inside quotations: each outer one's inside is a frame of its own.
fn read_nested(
    classes: &Classes,
    stretches: &[Stretch],
    draft_of: &[Option<usize>],
    names: &Names,
    found: &mut Quotations,
) {
    let text = classes.text;
    for (outer_index, outer) in stretches.iter().enumerate() {
        let nested: Vec<(usize, Span)> = nested_in(stretches, outer_index)
            .flat_map(|(index, stretch)| stretch.spans.iter().map(move |&span| (index, span)))
            .collect();
        let Some(outer_draft) = draft_of[outer_index] else { continue };
        for &region in &outer.spans {
            let inside: Vec<(usize, Span)> =
                nested.iter().copied().filter(|(_, span)| region.contains(*span)).collect();
            if inside.is_empty() {
                continue;
            }
            let region_inside =
                Span::new(region.start + text[region.start..].chars().next().map_or(0, char::len_utf8), region.end);
            let frame = Frame::new(classes, region_inside, &sentences(text, region_inside), &inside, names, false);
            mention::collect(&frame, Some(outer.extent()), &mut found.mentions);
            for (position, index) in frame.quotations() {
                let stretch = &stretches[index];
                let link = cue::after(&frame, position).or_else(|| cue::before(&frame, position));
                let asked =
                    if link.is_none() && is_free(&frame, position) { asked_before(&frame, position) } else { None };
                let inner = stretch.inner(text);
                let kind = match speech::sort(&frame, position, inner, link.map(|link| (link, &frame))) {
                    // "for using the ‘X word’"
                    Sort::Speech(_) if is_named_thing(&frame, position, frame.words_in(inner).len(), link) => {
                        Kind::Scare
                    }
                    Sort::Speech(kind) if link.is_some() || asked.is_some() => kind,
                    Sort::Name => continue,
                    // Without somebody who says it there, a word or two are the outer speaker's own term; more are
                    // words of somebody who is not named.
                    Sort::Speech(_) if frame.words_in(inner).len() > 2 => Kind::Mixed,
                    _ => Kind::Scare,
                };
                found.drafts.push(Draft {
                    kind,
                    content: vec![stretch.extent()],
                    inner,
                    in_title: false,
                    by: link
                        .filter(|_| kind != Kind::Scare)
                        .map(|link| By {
                            source: link.source_span(&frame),
                            cue: link.cue_span(&frame),
                            how: How::Own(link.shape),
                        })
                        .or(asked),
                    within: Some(outer_draft),
                    continues: None,
                    closed: stretch.closed,
                    tagged: None,
                    judged: None,
                    keys: None,
                });
            }
        }
    }
}

/// Whether a word or two with an article before them are a thing that a speaker names, not somebody's words.
fn is_named_thing(frame: &Frame, position: usize, words: usize, link: Option<Link>) -> bool {
    let article = position > 0 && matches!(frame.folded(position - 1), "the" | "a" | "an");
    article && words <= 2 && link.is_none_or(|link| link.shape == Shape::Around)
}

/// The stretches directly inside another; they stand behind it, before the next that is not inside.
fn nested_in(stretches: &[Stretch], outer: usize) -> impl Iterator<Item = (usize, &Stretch)> {
    let end = stretches[outer].extent().end;
    stretches
        .iter()
        .enumerate()
        .skip(outer + 1)
        .take_while(move |(_, stretch)| stretch.spans[0].start < end)
        .filter(move |(_, stretch)| stretch.within == Some(outer))
}

/// Sorts by start, outer before inner, and keeps what points at other drafts right.
fn sort_drafts(drafts: &mut [Draft]) {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    sort_by_key(&mut order, |&index| {
        let span = drafts[index].extent();
        // A report may run through a whole turn, and is told in it.
        let told = drafts[index].by.is_none_or(|by| !matches!(by.how, How::Turn(_)));
        (span.start, std::cmp::Reverse(span.end), told, index)
    });
    let mut new_index = vec![0; drafts.len()];
    for (new, &old) in order.iter().enumerate() {
        new_index[old] = new;
    }
    for draft in drafts.iter_mut() {
        draft.within = draft.within.map(|old| new_index[old]);
        draft.continues = draft.continues.map(|old| new_index[old]);
    }
    arrange(drafts, order);
}

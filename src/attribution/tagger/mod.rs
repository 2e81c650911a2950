//! The trained tagger: finds sources, cues and contents in one paragraph.
//!
//! A linear-chain conditional random field over the paragraph's units. Its weights were learned by `train` and stand in
//! `weights.bin`; `MODEL.md` says from what, how, and how well it does. A pure function of text, sentences and
//! quotation marks; the time that it takes is linear in the text's length.

pub(crate) mod choice;
pub(crate) mod confidence;
pub(crate) mod context;
pub(crate) mod decode;
pub(crate) mod extent;
pub(crate) mod features;
mod few;
pub(crate) mod here;
pub(crate) mod label;
mod lanes;
pub(crate) mod lexicon;
mod lists;
pub(crate) mod memo;
pub(crate) mod sequence;
pub(crate) mod source;
pub(crate) mod table;
pub(crate) mod template;
pub(crate) mod units;
pub(crate) mod weights;

use std::cell::Cell;
use std::iter;
use std::mem;
use std::ops::Range;
use std::sync::OnceLock;

use self::confidence::Evidence;
use self::decode::NO_SCORES;
use self::extent::Content;
use self::features::{Features, OWN, REGION};
use self::here::{Here, Sequence, WINDOW};
use self::label::{LANES, OUTSIDE, Part, Piece, Row, pieces};
use self::lanes::Shorts;
use self::memo::{Field, Memo, ScoredBefore};
use self::sequence::{Quotation, Unit};
use self::weights::{Model, Weights};
use super::link::{Linked, link};
use crate::sorting::sort_by_key;
use crate::text::{Span, Words, overlapping, tokens};

/// What the tagger finds: one attribution, in bytes of the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RawAttribution {
    /// The words that name the source.
    pub(crate) source: Option<Span>,
    /// The words that attribute.
    pub(crate) cue: Option<Span>,
    /// What is attributed: several spans where something interrupts it.
    pub(crate) content: Vec<Span>,
    /// The share of such attributions that are right.
    pub(crate) confidence: f64,
}

/// The weights that the crate comes with.
pub(crate) fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    // A test holds the file to being readable; an empty model finds nothing.
    MODEL.get_or_init(|| Model::new(&Weights::from_bytes(include_bytes!("weights.bin")).unwrap_or_default()))
}

/// Lends what the thread's tagger kept with [`model`]: it is read from there again when the next article comes.
pub(crate) fn with_memo<T>(work: impl FnOnce(&mut Memo) -> T) -> T {
    thread_local! {
        static MEMO: Cell<Option<Box<Memo>>> = const { Cell::new(None) };
    }
    let mut memo = MEMO.take().unwrap_or_default();
    let result = work(&mut memo);
    MEMO.set(Some(memo));
    result
}

/// Attributions of at least this confidence are kept unless something else is asked for: about where precision times
/// recall is best on articles held out of training, on the side of precision. It is a little lower than it was there,
/// as the confidence was fitted with models of half the articles, which are less often right.
pub(crate) const DEFAULT_LEAST: f64 = 0.3;

/// The least confidence for a wish between 0, "fewer, surer", and 1, "more"; 0.5 is the default.
pub(crate) fn least_confidence(wish: f64) -> f64 {
    /// Of what is left at "fewer", nine in ten are right; at "more" hardly anything is left out.
    const ENDS: (f64, f64) = (0.75, 0.1);
    let wish = wish.clamp(0.0, 1.0);
    if wish < 0.5 {
        ENDS.0 + (DEFAULT_LEAST - ENDS.0) * wish * 2.0
    } else {
        DEFAULT_LEAST + (ENDS.1 - DEFAULT_LEAST) * (wish - 0.5) * 2.0
    }
}

/// What the tagger makes of one paragraph.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tagged {
    /// Sure ones and unsure ones.
    pub(crate) attributions: Vec<RawAttribution>,
    /// How likely the units of each stretch in quotation marks are content, on average.
    pub(crate) quoted: Vec<f32>,
}

/// Finds the attributions of one paragraph. `sentences` are the paragraph's, `quoted` its outermost stretches in
/// quotation marks with their marks; both in order. `memo` is of this model only.
pub(crate) fn tag(
    model: &Model,
    (text, words): (&str, Option<&Words>),
    paragraph: Span,
    sentences: &[Span],
    quoted: &[Span],
    memo: &mut Memo,
) -> Tagged {
    let mut attributions = Vec::new();
    let mut shares = vec![0.0f32; quoted.len()];
    for window in windows(text, paragraph, sentences) {
        memo.tokens.clear();
        match words {
            Some(words) => words.push_tokens_in(text, window, &mut memo.tokens),
            None => memo.tokens.extend(tokens(text, window)),
        }
        let mut units = mem::take(&mut memo.units);
        sequence::read_on(
            text,
            window,
            &memo.tokens,
            (overlapping(sentences, window), overlapping(quoted, window)),
            &model.lexicon,
            &mut memo.met,
            &mut units,
        );
        let span = |piece: Piece| units[piece.start].span.join(units[piece.end - 1].span);
        let (found, marginals) = find(model, &units, memo);
        attributions.extend(found.into_iter().map(|found| RawAttribution {
            source: found.linked.source.map(span),
            cue: found.linked.cue.map(span),
            content: found.linked.content.iter().copied().map(span).collect(),
            confidence: model.calibration.confidence(&found.evidence),
        }));
        let first = quoted.partition_point(|stretch| stretch.end <= window.start);
        for (stretch, share) in quoted.iter().zip(&mut shares).skip(first) {
            if stretch.start >= window.end {
                break;
            }
            // A stretch that two windows cut is as likely content as its likelier half.
            *share = share.max(content_share(&units, marginals, *stretch));
        }
        memo.units = units;
    }
    Tagged { attributions, quoted: shares }
}

/// How likely the units of a stretch are content, on average; not at all where the field finds nothing.
fn content_share(units: &[Unit], marginals: &[Row<f32>], stretch: Span) -> f32 {
    let from = units.partition_point(|unit| unit.span.end <= stretch.start);
    let to = units.partition_point(|unit| unit.span.start < stretch.end);
    let rows = marginals.get(from..to).unwrap_or_default();
    rows.iter().map(confidence::content_share).sum::<f32>() / rows.len().max(1) as f32
}

/// What is read at once, in bytes: twenty long paragraphs. It bounds the memory, and no attribution reaches so far.
const LONGEST_WINDOW: usize = 1 << 14;

/// Cuts a paragraph at the ends of sentences, and a sentence that is too long by itself between characters.
fn windows(text: &str, paragraph: Span, sentences: &[Span]) -> Vec<Span> {
    if paragraph.len() <= LONGEST_WINDOW {
        return vec![paragraph];
    }
    let mut found = Vec::new();
    let mut start = paragraph.start;
    let ends = sentences.iter().map(|sentence| sentence.end).chain([paragraph.end]);
    let mut last = start;
    for end in ends.filter(|&end| end <= paragraph.end) {
        if end - start > LONGEST_WINDOW && last > start {
            found.push(Span::new(start, last));
            start = last;
        }
        while end - start > LONGEST_WINDOW {
            let cut = text.floor_char_boundary(start + LONGEST_WINDOW);
            found.push(Span::new(start, cut));
            start = cut;
        }
        last = end;
    }
    found.push(Span::new(start, paragraph.end));
    found
}

/// An attribution in units, with what speaks for it.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// Its parts.
    pub(crate) linked: Linked,
    /// What its confidence rests on.
    pub(crate) evidence: Evidence,
}

/// Added to the scores of the beginnings of sources, contents and cues when the best labels are looked for. The field
/// leaves out too much; what these bring in wrongly is left out again by its confidence. Together they moved content
/// and source from 61.7 to 63.3 on articles held out of training.
const BONUSES: Row<f32> = bonuses(1.0, 0.5, 0.6);

const fn bonuses(source: f32, content: f32, cue: f32) -> Row<f32> {
    let mut bonuses = [0.0; LANES];
    bonuses[Part::SourceBefore.begin() as usize] = source;
    bonuses[Part::SourceAfter.begin() as usize] = source;
    bonuses[Part::ContentBefore.begin() as usize] = content;
    bonuses[Part::ContentAfter.begin() as usize] = content;
    bonuses[Part::Cue.begin() as usize] = cue;
    bonuses[Part::CueInheriting.begin() as usize] = cue;
    bonuses[Part::CueAlone.begin() as usize] = cue;
    bonuses
}

/// Finds the attributions of a sequence, sure ones and unsure ones; with the probabilities of its labels, if there are
/// any.
pub(crate) fn find<'a>(model: &Model, units: &[Unit], memo: &'a mut Memo) -> (Vec<Found>, &'a [Row<f32>]) {
    let Memo { field, extents, sources, .. } = memo;
    let Some(mut decoded) = decode(model, units, field) else { return Default::default() };
    // How sure the extents of each attribution's contents are.
    let mut sure = vec![1.0f32; decoded.linked.len()];
    if !model.choices.is_empty() {
        decoded.each_content(units, |index, content| {
            let (piece, share) = extent::choose(&content, &model.choices, extents);
            sure[index] = sure[index].min(share);
            piece
        });
        decoded.each_source(|linked, marginals, before| {
            source::choose(units, marginals, linked, before, &model.choices, sources)
        });
    }
    let Decoded { marginals, linked, .. } = decoded;
    let evidence = |(linked, sure)| Found { evidence: confidence::evidence(units, marginals, &linked, sure), linked };
    (linked.into_iter().zip(sure).map(evidence).collect(), marginals)
}

/// What the field makes of a sequence.
pub(crate) struct Decoded<'a> {
    pieces: Vec<Piece>,
    marginals: &'a [Row<f32>],
    linked: Vec<Linked>,
}

/// Decodes a sequence; none where it has no part of an attribution.
pub(crate) fn decode<'a>(model: &Model, units: &[Unit], field: &'a mut Field) -> Option<Decoded<'a>> {
    let Field { before, around, scores, best, marginals } = field;
    score(model, around.sequence(units), before, scores);
    let pieces = pieces(decode::best(model, scores, &BONUSES, best));
    if pieces.is_empty() {
        return None;
    }
    let marginals = decode::marginals(model, scores, stretches(units, &pieces), marginals);
    let linked = link(&pieces, |piece| has_marks(units, piece));
    Some(Decoded { pieces, marginals, linked })
}

/// The stretches of sentences that have parts of attributions, or marks. What stands between them is nothing.
fn stretches(units: &[Unit], pieces: &[Piece]) -> impl Iterator<Item = Range<usize>> {
    let mut pieces = pieces.iter().peekable();
    let mut at = 0;
    iter::from_fn(move || {
        let mut found = at..at;
        while let Some(unit) = units.get(at) {
            let sentence = at..unit.sentence_end as usize;
            at = sentence.end;
            while pieces.next_if(|piece| piece.end <= sentence.start).is_some() {}
            let has_piece = pieces.peek().is_some_and(|piece| piece.start < sentence.end);
            if has_piece || units[sentence.clone()].iter().any(|unit| unit.quotation != Quotation::Outside) {
                found = if found.is_empty() { sentence } else { found.start..sentence.end };
            } else if !found.is_empty() {
                break;
            }
        }
        (!found.is_empty()).then_some(found)
    })
}

fn has_marks(units: &[Unit], piece: Piece) -> bool {
    units[piece.start].quotation != Quotation::Outside
}

impl Decoded<'_> {
    /// Replaces each source, in the order of the cues.
    pub(crate) fn each_source(
        &mut self,
        mut replace: impl FnMut(&Linked, &[Row<f32>], Option<Piece>) -> Option<Piece>,
    ) {
        let mut order: Vec<usize> = (0..self.linked.len()).collect();
        sort_by_key(&mut order, |&index| self.linked[index].cue.map(|cue| cue.start));
        let mut before = None;
        for index in order {
            if self.linked[index].cue.is_some() {
                let source = replace(&self.linked[index], self.marginals, before);
                self.linked[index].source = source;
                before = source.or(before);
            }
        }
    }

    /// Replaces each content that is not all in marks, given with the index of its attribution: those are where the field
    /// errs.
    pub(crate) fn each_content(&mut self, units: &[Unit], mut replace: impl FnMut(usize, Content) -> Piece) {
        for (index, linked) in self.linked.iter_mut().enumerate() {
            for piece in &mut linked.content {
                if units[piece.start..piece.end].iter().all(|unit| unit.quotation != Quotation::Outside) {
                    continue;
                }
                let behind = self.pieces.partition_point(|other| other.start <= piece.start);
                let from = behind.checked_sub(2).map_or(0, |before| self.pieces[before].end);
                let to = self.pieces.get(behind).map_or(units.len(), |next| next.start);
                let content = Content { units, marginals: self.marginals, cue: linked.cue, piece: *piece, from, to };
                *piece = replace(index, content);
            }
        }
    }
}

/// The scores of all labels of all units.
#[inline(never)]
fn score(model: &Model, sequence: Sequence<'_>, before: &mut ScoredBefore, scores: &mut Vec<Shorts>) {
    let Sequence { units, neighbours, .. } = sequence;
    scores.clear();
    scores.reserve(units.len());
    let (mut features, mut of_region) = (Features::<OWN>::new(), Features::<REGION>::new());
    while let Some(first_unit) = units.get(scores.len()) {
        let first = scores.len();
        let end = (first_unit.sentence_end as usize).clamp(first + 1, units.len());
        let sentence = &units[first..end];
        // All of them: where the first candidate stands, no processor can foresee.
        if !sentence.iter().fold(false, |found, unit| found | is_candidate(unit)) {
            scores.resize(end, Shorts::of(&NOTHING_HERE));
            continue;
        }
        scores.resize(end, Shorts::of(&NO_SCORES));
        before.add_words(model, &neighbours[first..end + 2 * WINDOW], &mut scores[first..]);
        let (mut region, mut score_of_region) = (None, Shorts::default());
        for (index, sums) in (first..end).zip(&mut scores[first..]) {
            let here = Here::new(sequence, index);
            let own_region = Some(here.region());
            if region != own_region {
                region = own_region;
                of_region.observe(&here);
                score_of_region = Shorts::default();
                model.add_up(&of_region, &mut score_of_region);
            }
            *sums = sums.and(&score_of_region);
            before.add_groups(model, &here, sums);
            features.observe(&here);
            model.add_up(&features, sums);
        }
    }
}

/// Whether a unit is a reason to look at its sentence: a mark, or a word that is now and then a cue. The few sentences
/// without any have one in thirty of the cues, which would hardly ever be found.
fn is_candidate(unit: &Unit) -> bool {
    (unit.quotation != Quotation::Outside) | (unit.entry.cue.max(unit.entry.stem_cue) >= CANDIDATE)
}

/// The cue class of a candidate.
const CANDIDATE: u8 = 2;

/// The scores of a unit that is surely part of nothing.
const NOTHING_HERE: Row<i16> = {
    let mut row = NO_SCORES;
    row[OUTSIDE as usize] = 1000;
    row
};

#[cfg(test)]
mod tests {
    use super::{DEFAULT_LEAST, LONGEST_WINDOW, Memo, RawAttribution, least_confidence, model, tag, windows};
    use crate::text::{Span, sentences};

    fn tagged(text: &str, quoted: &[Span]) -> Vec<RawAttribution> {
        let whole = Span::new(0, text.len());
        let found =
            tag(model(), (text, None), whole, &sentences(text, whole), quoted, &mut Memo::default()).attributions;
        found.into_iter().filter(|one| one.confidence >= DEFAULT_LEAST).collect()
    }

    #[test]
    fn finds_reported_speech() {
        let text = "The ferry will not sail before Monday, according to the harbour master. Lena Orne, who owns two of \
                    the boats, said that she had not been told.";
        let found = tagged(text, &[]);
        let parts = |one: &RawAttribution| {
            let slice = |span: Option<Span>| span.map_or("", |span| span.slice(text));
            (slice(one.source), slice(one.cue), slice(one.content.first().copied()))
        };
        let parts: Vec<_> = found.iter().map(parts).collect();
        assert_eq!(
            parts,
            [
                ("the harbour master", "according to", "The ferry will not sail before Monday"),
                ("Lena Orne, who owns two of the boats,", "said", "that she had not been told"),
            ]
        );
        assert!(found.iter().all(|one| one.confidence > 0.5 && one.confidence < 1.0));
    }

    #[test]
    fn a_participle_shares_the_subject_of_its_sentence() {
        let text = "Lena Orne walked out of the meeting on Friday evening, saying that the plan for the pier was dead.";
        let found = tagged(text, &[]);
        let sources: Vec<&str> = found.iter().filter_map(|one| one.source).map(|span| span.slice(text)).collect();
        assert_eq!(sources, ["Lena Orne"]);
        let passive = "The new ferry is expected to sail in May.";
        assert!(tagged(passive, &[]).iter().all(|one| one.source.is_none()));
    }

    #[test]
    fn what_was_read_before_changes_nothing() {
        let texts = [
            "The ferry will not sail before Monday, according to the harbour master, who said: “It is too old.”",
            "According to Lena Orne, the old ferry “will not sail”. She told the master of the harbour so on Monday.",
        ];
        let mut memo = Memo::default();
        let read = |text: &str, memo: &mut Memo| {
            let whole = Span::new(0, text.len());
            tag(model(), (text, None), whole, &sentences(text, whole), &[], memo)
        };
        for text in texts.into_iter().chain(texts) {
            let (again, alone) = (read(text, &mut memo), read(text, &mut Memo::default()));
            assert_eq!((again.attributions, again.quoted), (alone.attributions, alone.quoted), "{text}");
        }
    }

    #[test]
    fn nothing_is_attributed_where_nothing_is_said() {
        assert_eq!(tagged("The boat left at noon. It rained all day.", &[]), []);
        assert_eq!(tagged("", &[]), []);
    }

    #[test]
    fn any_text_gives_spans_on_boundaries() {
        let texts = [
            "“”".repeat(5_000),
            "“".repeat(10_000),
            "’s\u{301}é said, 😀 according to ".repeat(3_000),
            "x".repeat(100_000),
            ". ".repeat(50_000),
            "אמר \"שלום\" he said that שלום. ".repeat(2_000),
        ];
        for text in texts {
            let middle = text.floor_char_boundary(text.len() / 2);
            for quoted in [&[][..], &[Span::new(0, middle)], &[Span::new(middle, text.len())]] {
                for one in tagged(&text, quoted) {
                    let spans = one.content.iter().chain(&one.source).chain(&one.cue);
                    assert!(spans.into_iter().all(|span| !span.slice(&text).is_empty()));
                }
            }
        }
    }

    #[test]
    fn long_paragraphs_are_cut_without_loss() {
        let sentence = "He said that it was so. ";
        let text = sentence.repeat(3 * LONGEST_WINDOW / sentence.len()) + &"é".repeat(LONGEST_WINDOW);
        let whole = Span::new(0, text.len());
        let windows = windows(&text, whole, &sentences(&text, whole));
        assert!(windows.iter().all(|window| window.len() <= LONGEST_WINDOW && !window.slice(&text).is_empty()));
        assert!(windows.windows(2).all(|pair| pair[0].end == pair[1].start));
        assert_eq!((windows[0].start, windows[windows.len() - 1].end), (0, text.len()));
    }

    #[test]
    fn a_wish_for_more_leaves_out_less() {
        let least: Vec<f64> = [0.0, 0.25, 0.5, 0.75, 1.0].map(least_confidence).into();
        assert!(least.is_sorted_by(|one, next| one > next));
        assert!(least_confidence(f64::NAN).is_nan() || least_confidence(-3.0) <= 0.75);
    }
}

//! Indirect speech that seems to report an utterance.
//!
//! Overlap alone is not enough: the speaker must agree as far as it is known, and the surer that is, the less of the
//! words must be shared. How much a word tells is measured over all sentences of the articles, and the speakers' own
//! names tell nothing.

use super::lexicon::{Key, Lexicon, plain};
use super::model::{Analysed, AttributionAt, Utterance};
use super::speaker::{Match, Speakers};
use super::vocabulary::{Bag, Places, SentenceBags, Weights};
use super::when::days_around;
use crate::article::Article;
use crate::attribution::{Attribution, Kind, SpeakerKind};
use crate::sorting;
use crate::text::{Span, is_one_of, words};

/// What two must share: so much weight of words (a word in one sentence of a hundred weighs 4.9), and this part of the
/// one that says less.
struct Enough {
    weight: f64,
    share: f64,
    /// So many of the shared words are no names.
    words: usize,
}

/// None of what follows asks for less weight.
const WEIGHT_AT_LEAST: f64 = 3.3;
/// One speaker. Of those that share less weight, or little beside what stands around, readers found most wrong.
const OF_ONE_SPEAKER: Enough = Enough { weight: 7.0, share: 0.32, words: 2 };
/// One speaker, and neither the report nor the quotation shares more with another: then less will do …
const OF_FITTING: Enough = Enough { weight: 8.0, share: 0.25, words: 1 };
/// … and still less if what stands around the quotation says this part of what the report does, and the report is surely
/// speech. Of what comes so, two of three are right.
const OF_FITTING_AROUND: [(f64, Enough); 2] = [
    (0.32, Enough { weight: 4.5, share: 0.15, words: 2 }),
    (0.55, Enough { weight: WEIGHT_AT_LEAST, share: 0.18, words: 1 }),
];
/// How sure it is that the report is speech, at the least, and where it shares little.
const SPEECH_AT_LEAST: f64 = 0.4;
const SPEECH_SURELY: f64 = 0.57;
/// One speaker's words of less weight than this, "he had not served" or "that this was a fact", may be of any time.
const SAYS_ENOUGH: f64 = 6.5;
/// "Has long opposed" tells of no occasion, "has drafted a resolution that calls for" does: so many words behind "has".
const PERFECT_AT_MOST: usize = 2;
/// One of the speakers is not known, or they are of one kind and may be the same: a role and a name, two groups.
const OF_OPEN_SPEAKER: Enough = Enough { weight: 10.0, share: 0.33, words: 4 };
/// They are of different kinds: "lawmakers" and one of them say much the same at all times. Or nobody is told.
const OF_LOOSE_SPEAKERS: Enough = Enough { weight: 10.0, share: 0.6, words: 3 };
/// The report quotes a phrase that stands in the utterance; two words of matter are often a stock phrase.
const WITH_A_QUOTED_PHRASE: Enough = Enough { weight: 7.0, share: 0.3, words: 3 };

/// Added to the weight of the one that says less: a few words are shared by chance.
const CHANCE: f64 = 6.0;
/// Where one denies and the other does not, they must share so much more …
const ONE_DENIES: f64 = 1.4;
/// … unless one of them says so much (by weight) that it both affirms and denies.
const SAYS_MUCH: f64 = 40.0;

/// A quoted fragment says little by itself. Where the report has this part of its weight …
const OF_FRAGMENT: f64 = 0.6;
/// … it must share this part of its own with the sentence around the fragment and the one before, or this one where the
/// fragment would be enough.
const OF_SENTENCE: f64 = 0.46;
const OF_SENTENCE_AT_LEAST: f64 = 0.25;

/// A report quotes words of its own where so many of its words of matter, and this part of their weight, stand in marks.
const OWN_WORDS: usize = 3;
const OWN_PART: f64 = 0.6;

/// So many of those who quote an utterance are asked for the day.
const WITNESSES_LOOKED_AT: usize = 40;

/// Attributions before a report of "the mogul" that may tell who that is.
const BEFORE: usize = 8;

/// A report may sum up several utterances: so many, each sharing this part of what the best shares.
const UTTERANCES_AT_MOST: usize = 3;
const OF_BEST: f64 = 0.9;

/// Quotations that are looked at for each report. On sixty events 16 find what 48 do.
const NEIGHBOURS: usize = 16;

/// Gives each piece of indirect speech to the utterances of other articles that it seems to report.
pub(super) fn attach(
    utterances: &mut [Utterance],
    articles: &[&Analysed],
    speakers: &Speakers,
    sentences: &SentenceBags,
    lexicon: &mut Lexicon,
) {
    let weights = Weights::measure(&sentences.all.iter().collect::<Vec<_>>(), lexicon);
    // Quotations first, then reports; only the ones are held against the others.
    let mut sides: Vec<Side> = Vec::new();
    for (index, utterance) in utterances.iter().enumerate() {
        sides.extend(utterance.witnesses.iter().map(|&at| Side::read(at, Some(index), articles, speakers)));
    }
    for (article, one) in articles.iter().enumerate() {
        let reports = one.reading.attributions.iter().enumerate().filter(|(_, said)| said.kind == Kind::Indirect);
        sides.extend(
            reports
                .map(|(attribution, _)| Side::read(AttributionAt { article, attribution }, None, articles, speakers)),
        );
    }
    let mut bags: Vec<Bag> = Vec::new();
    for side in &sides {
        let mut bag = Bag::read(side.at.article, side.content(articles), lexicon);
        weights.weigh(&mut bag);
        bags.push(bag);
    }
    let owner: Vec<usize> = sides.iter().map(|side| usize::from(side.utterance.is_none())).collect();
    // Near is who is among the nearest of either: a long report has rare words of its own.
    let mut near: Vec<Vec<usize>> = vec![Vec::new(); sides.len()];
    let (mut places, mut laid) = (Places::default(), usize::MAX);
    let all: Vec<&Bag> = bags.iter().collect();
    let neighbours = weights.neighbours(&all, &owner, (NEIGHBOURS, 0.0), &mut |index, other| {
        if laid != index {
            laid = index;
            weights.lay(&bags[index].stems, &mut places);
        }
        bags[index].likeness(&places, &bags[other])
    });
    for (index, &of_reports) in owner.iter().enumerate() {
        for near_to in neighbours.of(index) {
            let other = near_to.other as usize;
            let (report, quotation) = if of_reports == 1 { (index, other) } else { (other, index) };
            near[report].push(quotation);
        }
    }
    let mut place: Vec<Vec<usize>> = Vec::with_capacity(articles.len());
    for one in articles {
        place.push(vec![usize::MAX; one.reading.attributions.len()]);
    }
    for (index, side) in sides.iter().enumerate() {
        place[side.at.article][side.at.attribution] = index;
    }
    let stems_of = vec![None; speakers.all.len()];
    let mut judge = Judge {
        articles,
        speakers,
        sentences,
        weights: &weights,
        lexicon,
        sides: &sides,
        bags: &bags,
        place: &place,
        stems_of,
        names: Vec::new(),
        sentence_of: (usize::MAX, Vec::new()),
        of_report: (usize::MAX, places),
    };
    let first = owner.partition_point(|&owner| owner == 0);
    // By utterance what the report of an article that shares most with it shares.
    let mut fullest = vec![0.0_f64; utterances.len()];
    let mut report = first;
    for of_article in sides[first..].chunk_by(|x, y| x.at.article == y.at.article) {
        fullest.fill(0.0);
        let mut found: Vec<Vec<Found>> = Vec::with_capacity(of_article.len());
        for near in &mut near[report..report + of_article.len()] {
            sorting::sort_numbers(near);
            near.dedup();
            let mut one = Vec::new();
            for &quotation in near.iter() {
                if let Some(may) = judge.share(report, quotation, utterances) {
                    fullest[may.utterance] = fullest[may.utterance].max(may.weight);
                    one.push(may);
                }
            }
            found.push(one);
            report += 1;
        }
        for (side, found) in of_article.iter().zip(&mut found) {
            for utterance in judge.reported(side, found, &fullest, utterances) {
                utterances[utterance].reports.push(side.at);
            }
        }
    }
}

/// That a report may report an utterance.
#[derive(Clone, Copy)]
struct Found {
    utterance: usize,
    /// Which part of the one that says less is shared, and its weight.
    share: f64,
    weight: f64,
    /// Whether that is enough by itself; else only where neither goes better with another.
    sure: bool,
}

/// A quotation or a report.
struct Side {
    at: AttributionAt,
    speaker: Option<usize>,
    /// The utterance that a quotation is a witness of.
    utterance: Option<usize>,
}

impl Side {
    fn read(at: AttributionAt, utterance: Option<usize>, articles: &[&Analysed], speakers: &Speakers) -> Self {
        let said = &articles[at.article].reading.attributions[at.attribution];
        Self { at, speaker: said.speaker.and_then(|speaker| speakers.across(at.article, speaker)), utterance }
    }

    fn content<'a>(&self, articles: &'a [&Analysed]) -> &'a [Span] {
        &articles[self.at.article].reading.attributions[self.at.attribution].content
    }
}

/// What two bags share, the speakers' names left out.
#[derive(Clone, Copy, Default)]
struct Shared {
    weight: f64,
    /// Those that are no names.
    words: usize,
}

struct Judge<'a, 'b> {
    articles: &'a [&'a Analysed],
    speakers: &'a Speakers,
    sentences: &'a SentenceBags,
    weights: &'a Weights,
    lexicon: &'a mut Lexicon<'b>,
    sides: &'a [Side],
    bags: &'a [Bag],
    /// By article and attribution, its index in `sides`, if it is there.
    place: &'a [Vec<usize>],
    /// By speaker the stems of the name, once they were asked for.
    stems_of: Vec<Option<Vec<Key>>>,
    /// The stems of the names of the two speakers that are looked at.
    names: Vec<Key>,
    /// The report whose sentence was asked for last, and the words of that, as names are compared.
    sentence_of: (usize, Vec<String>),
    /// The report that was asked for last, and where its stems stand.
    of_report: (usize, Places),
}

impl Judge<'_, '_> {
    /// The utterances that a report reports, of those that it may. `fullest`: by utterance the most that a report of
    /// the article shares with it.
    fn reported(
        &mut self,
        side: &Side,
        found: &mut Vec<Found>,
        fullest: &[f64],
        utterances: &mut [Utterance],
    ) -> Vec<usize> {
        let (mut taken, framed) = self.quoted_in(side, utterances);
        found.retain(|one| !taken.contains(&one.utterance) && !framed.contains(&one.utterance));
        sorting::sort_by(found, |x, y| {
            y.sure.cmp(&x.sure).then(y.share.total_cmp(&x.share)).then(x.utterance.cmp(&y.utterance))
        });
        let best = found.first().filter(|best| best.sure);
        let fits = |one: &&Found| {
            fullest[one.utterance] <= one.weight
                && found.iter().all(|other| other.utterance == one.utterance || other.weight < one.weight)
        };
        if let Some(best) = best {
            for one in found.iter().filter(|one| one.sure && one.share >= best.share * OF_BEST) {
                if taken.len() < UTTERANCES_AT_MOST && !taken.contains(&one.utterance) {
                    taken.push(one.utterance);
                }
            }
        } else if let Some(fitting) = found.iter().find(fits) {
            taken.push(fitting.utterance);
        }
        for utterance in framed {
            utterances[utterance].frames.push(side.at);
        }
        sorting::sort(&mut taken);
        taken.dedup();
        taken
    }

    /// Utterances that another article has more of, and of which the report itself quotes some words: first those of which
    /// it tells more outside the marks, then those around whose witness it only stands.
    fn quoted_in(&mut self, side: &Side, utterances: &[Utterance]) -> (Vec<usize>, Vec<usize>) {
        let inside = self.quotations_inside(side);
        let marked: Vec<Span> = inside.iter().flat_map(|&at| self.sides[at].content(self.articles)).copied().collect();
        let (mut more, mut framed) = (Vec::new(), Vec::new());
        if inside.is_empty() {
            return (more, framed);
        }
        let rest = Bag::read(side.at.article, &outside(side.content(self.articles), marked), self.lexicon);
        self.of_report.0 = usize::MAX;
        self.weights.lay(&rest.stems, &mut self.of_report.1);
        for utterance in inside.into_iter().filter_map(|at| self.sides[at].utterance) {
            let Utterance { speaker, witnesses, .. } = &utterances[utterance];
            let elsewhere: Vec<_> = witnesses.iter().filter(|witness| witness.article != side.at.article).collect();
            if elsewhere.is_empty() || self.speakers.compare(side.speaker, *speaker) == Match::Different {
                continue;
            }
            self.name(side.speaker, *speaker);
            let says_more = elsewhere.into_iter().filter_map(|&witness| self.place_of(witness)).any(|witness| {
                let shared = self.shared(&self.bags[witness]);
                shared.words > 0 && shared.weight >= WEIGHT_AT_LEAST
            });
            if says_more { more.push(utterance) } else { framed.push(utterance) }
        }
        (more, framed)
    }

    /// The quotations that stand inside a report, as indices of `sides`.
    fn quotations_inside(&self, side: &Side) -> Vec<usize> {
        let AttributionAt { article, attribution } = side.at;
        let all = &self.articles[article].reading.attributions;
        let (around, extent) = (&all[attribution].content, all[attribution].extent());
        // In the order of the text.
        let first = all.partition_point(|said| said.extent().start < extent.start);
        let inside = |at: &usize| {
            all[*at].is_quotation()
                && all[*at].content.iter().all(|part| around.iter().any(|span| span.contains(*part)))
        };
        let indices = (first..all.len()).take_while(|&at| all[at].extent().start < extent.end).filter(inside);
        indices.filter_map(|attribution| self.place_of(AttributionAt { article, attribution })).collect()
    }

    fn place_of(&self, at: AttributionAt) -> Option<usize> {
        Some(self.place[at.article][at.attribution]).filter(|&place| place < self.sides.len())
    }

    /// How much a report shares with a quotation, if that and the speakers may be enough.
    fn share(&mut self, report: usize, quotation: usize, utterances: &[Utterance]) -> Option<Found> {
        let (said, quoted) = (&self.sides[report], &self.sides[quotation]);
        if said.at.article == quoted.at.article {
            return None;
        }
        let mut agreement = self.speakers.compare(said.speaker, quoted.speaker);
        if agreement == Match::Different {
            return None;
        }
        self.name(said.speaker, quoted.speaker);
        let (of_report, of_quotation) = (&self.bags[report], &self.bags[quotation]);
        if self.of_report.0 != report {
            self.of_report.0 = report;
            self.weights.lay(&of_report.stems, &mut self.of_report.1);
        }
        let (shared, there) = (self.shared(of_quotation), self.weight(of_quotation));
        // Most pairs share too little, whoever speaks.
        if shared.weight < WEIGHT_AT_LEAST && shared.weight < OF_FRAGMENT * there {
            return None;
        }
        // "Orne … after the mayor said": the sentence tells who that is; or whoever spoke before.
        let kind = |speaker: usize| self.speakers.all[speaker].kind;
        let role = |speaker: usize| kind(speaker) == SpeakerKind::Person && !self.speakers.is_named(Some(speaker));
        let told = &self.articles[said.at.article].reading.attributions[said.at.attribution];
        if let Some(speaker) = quoted.speaker
            && (said.speaker.map_or(told.source.is_none(), role)
                && kind(speaker) == SpeakerKind::Person
                && self.names_in_sentence(report, speaker)
                || self.spoke_before(report, speaker))
        {
            agreement = Match::Same;
        }
        if agreement == Match::Loose && said.speaker.map(kind) == quoted.speaker.map(kind) {
            let same = said.speaker.zip(quoted.speaker).is_some_and(|(x, y)| self.is_short_for(x, y));
            agreement = if same { Match::Same } else { Match::Open };
        }
        let here = self.weight(of_report);
        let (least, most) = (here.min(there), here.max(there));
        let share = shared.weight / (least + CHANCE);
        let denies = if of_report.negated != of_quotation.negated && most <= SAYS_MUCH { ONE_DENIES } else { 1.0 };
        let is_enough =
            |way: &Enough| shared.weight >= way.weight && shared.words >= way.words && share >= way.share * denies;
        let one_speaker = agreement == Match::Same;
        let mut sure = match agreement {
            Match::Same => is_enough(&OF_ONE_SPEAKER),
            Match::Open => is_enough(&OF_OPEN_SPEAKER),
            _ => is_enough(&OF_LOOSE_SPEAKERS),
        };
        let phrase = is_enough(&WITH_A_QUOTED_PHRASE);
        let fragment = shared.weight > 0.0 && shared.weight >= OF_FRAGMENT * there;
        let may_fit = one_speaker && (fragment || OF_FITTING_AROUND.iter().any(|(_, way)| is_enough(way)));
        if !sure && !phrase && !may_fit
            || told.confidence < SPEECH_AT_LEAST
            || one_speaker && on_no_occasion(told, &self.articles[said.at.article].article.text)
        {
            return None;
        }
        let utterance = quoted.utterance?;
        let (cites, elsewhere) = self.quoted_by(report, quotation);
        sure |= phrase && cites;
        let beside = self.quoted_beside(said.at, &utterances[utterance]);
        let nobody = said.speaker.is_none() && !one_speaker && !is_enough(&OF_LOOSE_SPEAKERS);
        if elsewhere || nobody && !cites && !beside {
            return None;
        }
        let around = self.shared(&self.around(quoted.at));
        let part = around.weight / here;
        let says = beside || here >= SAYS_ENOUGH;
        sure &= !one_speaker || cites || says && (beside || !fragment || part >= OF_SENTENCE_AT_LEAST);
        sure |= one_speaker && fragment && around.words >= 2 && around.weight >= WEIGHT_AT_LEAST && part >= OF_SENTENCE;
        let surely = says && (beside || told.confidence >= SPEECH_SURELY);
        let fits = may_fit
            && said.speaker.is_some()
            && (!fragment || part >= OF_SENTENCE_AT_LEAST)
            && (is_enough(&OF_FITTING)
                || surely && OF_FITTING_AROUND.iter().any(|(least, way)| part >= *least && is_enough(way)));
        if !sure && !fits || self.another_day(said.at, &utterances[utterance].witnesses) {
            return None;
        }
        Some(Found { utterance, share, weight: shared.weight, sure })
    }

    /// Whether the article of a report quotes an utterance itself, in the same sentence or the next to it.
    fn quoted_beside(&self, report: AttributionAt, utterance: &Utterance) -> bool {
        let place = |at: AttributionAt| self.articles[at.article].sentences_of(at.attribution);
        let own = place(report);
        utterance.witnesses.iter().filter(|witness| witness.article == report.article).any(|&witness| {
            let other = place(witness);
            other.start <= own.end && own.start <= other.end
        })
    }

    /// Whether a report tells another day of speaking than those who quote the utterance.
    fn another_day(&self, report: AttributionAt, witnesses: &[AttributionAt]) -> bool {
        let days = |at: AttributionAt| days_around(self.articles[at.article], at.attribution, 0);
        let told = days(report);
        let mut quoted = false;
        for &witness in witnesses.iter().take(WITNESSES_LOOKED_AT) {
            if told.is_empty() {
                return false;
            }
            for other in days(witness) {
                quoted = true;
                if told.iter().any(|day| day.agrees(&other) != Some(false)) {
                    return false;
                }
            }
        }
        quoted
    }

    /// Whether the name of one organisation, of two words or more, begins that of another: "Harbour Club" and "Harbour Club
    /// International".
    fn is_short_for(&self, x: usize, y: usize) -> bool {
        let organisation = |speaker: usize| {
            let one = &self.speakers.all[speaker];
            let named = one.kind == SpeakerKind::Organisation && self.speakers.is_named(Some(speaker));
            named.then_some(one.name.as_str())
        };
        let begins = |long: &str, short: &str| {
            short.contains(' ') && long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
        };
        organisation(x).zip(organisation(y)).is_some_and(|(x, y)| begins(x, y) || begins(y, x))
    }

    /// Puts the stems of the speakers' names at hand.
    fn name(&mut self, x: Option<usize>, y: Option<usize>) {
        self.names.clear();
        for speaker in [x, y].into_iter().flatten() {
            let lexicon = &mut *self.lexicon;
            let of_name = self.stems_of[speaker].get_or_insert_with(|| {
                let name = &self.speakers.all[speaker].name;
                let mut of_name = Vec::new();
                for word in words(name, Span::new(0, name.len())) {
                    let key = lexicon.key(word.slice(name));
                    let entry = lexicon.entry(key);
                    if entry.content {
                        of_name.push(entry.stem);
                    }
                }
                of_name
            });
            self.names.extend_from_slice(of_name);
        }
    }

    /// What a report that is laid out shares with a quotation; the names that are at hand are left out.
    fn shared(&self, quotation: &Bag) -> Shared {
        let mut shared = Shared::default();
        let common = quotation.stems.iter().filter(|stem| self.of_report.1.has(**stem));
        for &stem in common.filter(|stem| !self.names.contains(stem)) {
            shared.weight += self.weights.weight(stem);
            shared.words += usize::from(!self.lexicon.is_name(stem));
        }
        shared
    }

    /// What a bag tells without the names that are at hand.
    fn weight(&self, bag: &Bag) -> f64 {
        // Most have none of them.
        if self.names.iter().all(|name| bag.stems.binary_search(name).is_err()) {
            return bag.weight;
        }
        let tells = bag.stems.iter().filter(|stem| !self.names.contains(stem));
        tells.map(|&stem| self.weights.weight(stem)).sum()
    }

    /// Whether the sentence of a report has a speaker's last name.
    fn names_in_sentence(&mut self, report: usize, speaker: usize) -> bool {
        let name = plain(&self.speakers.all[speaker].name);
        let Some(last) = name.split(' ').rfind(|word| word.len() > 2) else { return false };
        if self.sentence_of.0 != report {
            let AttributionAt { article, attribution } = self.sides[report].at;
            let (one, text) = (self.articles[article], &self.articles[article].article.text);
            let sentences = &one.article.sentences[one.sentences_of(attribution)];
            let all = sentences.iter().flat_map(|sentence| words(text, sentence.span));
            self.sentence_of = (report, all.map(|word| plain(word.slice(text))).collect());
        }
        self.sentence_of.1.iter().any(|word| word.strip_suffix("'s").unwrap_or(word) == last)
    }

    /// Whether a report is of "the" so-and-so, and the last before it with a name is this speaker.
    fn spoke_before(&self, report: usize, speaker: usize) -> bool {
        let Side { at: AttributionAt { article, attribution }, speaker: own, .. } = self.sides[report];
        let is_one = |own: usize| matches!(self.speakers.all[own].kind, SpeakerKind::Person | SpeakerKind::Unknown);
        if self.speakers.is_named(own) || !own.is_some_and(is_one) {
            return false;
        }
        let Analysed { article: Article { text, .. }, reading, .. } = self.articles[article];
        let the = reading.attributions[attribution].source.and_then(|source| source.slice(text).get(..4));
        let before = reading.attributions[..attribution].iter().rev().take(BEFORE);
        let mut before = before.map(|said| self.speakers.across(article, said.speaker?));
        the.is_some_and(|the| the.eq_ignore_ascii_case("the "))
            && before.find(|&before| self.speakers.is_named(before)) == Some(Some(speaker))
    }

    /// The words of the sentences that something stands in, and of the one before.
    fn around(&self, at: AttributionAt) -> Bag {
        let own = self.articles[at.article].sentences_of(at.attribution);
        let first = self.sentences.first[at.article];
        let all = &self.sentences.all[first + own.start.saturating_sub(1)..first + own.end];
        let mut around = Bag::together(all);
        self.weights.weigh(&mut around);
        around
    }

    /// Whether a phrase of two words or more that a report quotes stands in a quotation; and whether the report is for the
    /// most part a quotation by itself, of other words: what somebody said at another time, or beside it.
    fn quoted_by(&self, report: usize, quotation: usize) -> (bool, bool) {
        let (mut cites, mut shares, mut words, mut weight) = (false, false, 0, 0.0);
        let side = &self.sides[quotation];
        for inside in self.quotations_inside(&self.sides[report]) {
            let bag = &self.bags[inside];
            let (common, all, least) = bag.phrases_in(&self.bags[quotation]);
            cites |= all > 0 && common == all;
            shares |= 2 * common > least;
            if self.sides[inside].utterance != side.utterance {
                words += bag.stems.len();
                weight += bag.weight;
            }
        }
        (cites, !shares && words >= OWN_WORDS && weight >= OWN_PART * self.bags[report].weight)
    }
}

/// Whether a report is of what somebody "has said", at whatever time, or "declined to say".
fn on_no_occasion(told: &Attribution, text: &str) -> bool {
    let cue = told.cue.map_or("", |cue| cue.slice(text));
    let (mut words, mut perfect) = (0, false);
    for word in cue.split(' ') {
        if is_one_of(word, "avoided avoiding avoids declined declines declining") {
            return true;
        }
        perfect |= words == 0 && is_one_of(word, "has have");
        words += 1;
    }
    perfect && words <= PERFECT_AT_MOST + 1
}

/// What of some spans stands outside others.
fn outside(spans: &[Span], mut others: Vec<Span>) -> Vec<Span> {
    sorting::sort(&mut others);
    let mut found = Vec::new();
    for span in spans {
        let mut from = span.start;
        for other in others.iter().filter(|other| span.contains(**other)) {
            if other.start > from {
                found.push(Span::new(from, other.start));
            }
            from = from.max(other.end);
        }
        if span.end > from {
            found.push(Span::new(from, span.end));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::model::Analysed;
    use super::super::{Known, compare};
    use crate::article::{ArticleInput, parse};
    use crate::options::Options;

    /// "report > quotation" for each report of each utterance of some articles.
    fn reports(texts: &[&str]) -> Vec<String> {
        let analyse = |(number, text): (usize, &&str)| {
            let input =
                ArticleInput { name: format!("article {number}"), text: (*text).to_owned(), ..ArticleInput::default() };
            let article = parse(&input, &Options::default()).expect("it is an article");
            let reading = crate::attribution::find(&article, &Options::default());
            Analysed::without_statements(article, reading)
        };
        let analysed: Vec<Analysed> = texts.iter().enumerate().map(analyse).collect();
        let shown = |at: &super::AttributionAt| {
            let one = &analysed[at.article];
            one.reading.attributions[at.attribution].extent().slice(&one.article.text)
        };
        let mut found = Vec::new();
        for utterance in compare(&analysed, &[], &mut Known::default()).utterances {
            let said = utterance.witnesses.first().map_or("", &shown);
            found.extend(utterance.reports.iter().map(|report| format!("{} > {said}", shown(report))));
        }
        found
    }

    const QUOTED: &str = "PORT ALDER — The ferry struck the northern pier on Tuesday.\n\n“We asked the company twice to mend the broken fenders,” Mayor Ingrid Orne said.\n";

    #[test]
    fn one_speaker_and_the_same_matter() {
        let other = "The pier was hit on Tuesday.\n\nMayor Ingrid Orne said the company had been asked to mend its fenders two times. She said the town would rebuild the church by spring.\n";
        let found = reports(&[QUOTED, other]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("mend its fenders") && found[0].contains("“We asked the company"), "{found:?}");
    }

    #[test]
    fn another_speaker_reports_nothing() {
        let other = "The pier was hit on Tuesday.\n\nCaptain Desmond Pyke said the company had been asked to mend its fenders two times.\n";
        assert_eq!(reports(&[QUOTED, other]), Vec::<String>::new());
    }

    #[test]
    fn a_report_that_quotes_some_of_the_words() {
        let other = "The pier was hit on Tuesday.\n\nMayor Ingrid Orne said the company had been asked all winter “to mend the broken fenders”.\n";
        let found = reports(&[QUOTED, other]);
        assert!(found.iter().any(|found| found.contains("all winter")), "{found:?}");
        let around = other.replace("the company had been asked all winter", "somebody ought");
        assert_eq!(reports(&[QUOTED, &around]), Vec::<String>::new(), "it tells nothing but what it quotes");
    }

    #[test]
    fn another_day_and_no_day_at_all_are_another_occasion() {
        let quoted = QUOTED.replace("Orne said.", "Orne said on Tuesday.");
        let other = "The pier was hit on Tuesday.\n\nMayor Ingrid Orne said on Tuesday the company had been asked to mend its fenders two times.\n";
        assert_eq!(reports(&[&quoted, other]).len(), 1);
        assert_eq!(reports(&[&quoted, &other.replace("said on Tuesday", "said on Friday")]).len(), 0);
        assert_eq!(reports(&[&quoted, &other.replace("said on Tuesday", "has said")]).len(), 0);
    }

    #[test]
    fn what_is_said_in_other_quoted_words_or_not_at_all_is_no_report() {
        let other = "The pier was hit on Tuesday.\n\nMayor Ingrid Orne said the company had been asked to mend its fenders two times.\n";
        assert_eq!(reports(&[QUOTED, other]).len(), 1);
        let quotes = "The pier was hit on Tuesday.\n\nMayor Ingrid Orne said “the company was asked by everybody to mend those rotten fenders.”\n";
        assert_eq!(reports(&[QUOTED, quotes]), Vec::<String>::new());
        let unsaid =
            other.replace("said the company had been asked", "declined to say whether the company had been asked");
        assert_eq!(reports(&[QUOTED, &unsaid]), Vec::<String>::new());
    }

    #[test]
    fn the_pilot_is_who_spoke_before() {
        let other = "The pier was hit on Tuesday.\n\nMayor Ingrid Orne said the town would rebuild the church. The former pilot said the company had been asked to mend its broken fenders two times.\n";
        let found = reports(&[QUOTED, other]);
        assert!(found.iter().any(|found| found.contains("mend its broken fenders")), "{found:?}");
        let nobody = other.replace("Mayor Ingrid Orne", "Captain Desmond Pyke");
        assert_eq!(reports(&[QUOTED, &nobody]), Vec::<String>::new());
    }

    #[test]
    fn less_will_do_for_what_fits_best() {
        let quoted = "PORT ALDER — The ferry struck the northern pier on Tuesday.\n\nOn the inquiry into the pilots, Mayor Ingrid Orne was blunt: “I will not sit on my hands while the fenders are rotting and nobody tells us why,” she said.\n";
        let fits = "The pier was hit on Tuesday.\n\nMayor Ingrid Orne said an inquiry into rotting fenders would hear masons, lenders, widows and pilots.\n";
        assert_eq!(reports(&[quoted, fits]).len(), 1);
        let elsewhere = "The pier was hit on Tuesday.\n\nMayor Ingrid Orne said rotting fenders were sold beside carpets, ladders, lamps, kettles and stoves.\n";
        assert_eq!(reports(&[quoted, elsewhere]), Vec::<String>::new());
    }
}

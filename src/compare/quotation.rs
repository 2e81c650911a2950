//! Every quotation of every article, ready to be compared.

use rustc_hash::FxHashMap as HashMap;
use std::ops::Range;

use super::lexicon::{Key, Lexicon};
use super::model::{Analysed, AttributionAt};
use super::speaker::Speakers;
use super::stretch::{Stretch, Word, keys};
use crate::article::Role;
use crate::attribution::Kind;
use crate::sorting;
use crate::text::Span;

/// A fragment shorter than this, in words, is grouped only with its own speaker's longer quotations.
pub(super) const FRAGMENT_BELOW: usize = 4;

/// A word in marks that stands so many words behind what attributes it is what the matter is called, or the writer's own
/// distance. On clusters that were read, what is somebody's word is at most 17 off, what is not 22 and more.
const FAR: usize = 20;

/// So often the same fragment in one article is looked at by itself; what is repeated more often is a refrain.
const TIMES_AT_MOST: usize = 3;

/// One quotation.
#[derive(Clone, Debug)]
pub(super) struct Quotation {
    /// Which one it is.
    pub(super) at: AttributionAt,
    /// Its words.
    pub(super) stretch: Stretch,
    /// Who speaks, among all speakers.
    pub(super) speaker: Option<usize>,
    /// How sure that is.
    pub(super) speaker_confidence: f64,
    /// Index of the quotation that it is nested in.
    pub(super) within: Option<usize>,
    /// Index of the quotation whose sentence it goes on with, behind "he said".
    pub(super) finishes: Option<usize>,
    /// Where quotations nested in it stand: ranges of its words.
    pub(super) nested: Vec<Range<usize>>,
    /// Whether it stands in the headline.
    pub(super) in_title: bool,
    /// Whether what attributes it stands far from it.
    pub(super) far: bool,
    /// The sentence that a fragment stands in, word for word; empty for longer quotations.
    pub(super) sentence: String,
}

impl Quotation {
    /// Whether it is too short to say by itself what was said.
    pub(super) fn is_fragment(&self) -> bool {
        self.stretch.words.len() < FRAGMENT_BELOW
    }
}

/// What keeps quotations with the same words and speaker apart: their sentence, and which time they are told.
type Own<'a> = (Option<&'a str>, usize);

/// Quotations with the same words and the same speaker: what is grouped.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Index of the form, see [`Quotations::forms`].
    pub(super) form: usize,
    /// Who speaks.
    pub(super) speaker: Option<usize>,
    /// Indices of the quotations.
    pub(super) members: Vec<usize>,
}

/// All quotations, and the different word sequences among them.
pub(super) struct Quotations {
    /// In the order of articles and of their attributions.
    pub(super) all: Vec<Quotation>,
    /// A quotation for each word sequence, the longest first; what holds for one holds for all that share the words.
    pub(super) forms: Vec<usize>,
    /// In the order of their forms.
    pub(super) nodes: Vec<Node>,
    /// For each quotation its form.
    pub(super) form_of: Vec<usize>,
    /// For each quotation its node.
    pub(super) node_of: Vec<usize>,
    /// For each form, whether it is a fragment that stands nowhere outside quotations, and is no name: such words are
    /// somebody's, while what the matter itself is called ("the trade bill") is in everybody's mouth.
    pub(super) only_quoted: Vec<bool>,
}

impl Quotations {
    /// The first quotation of a form: what holds of its words holds of all of that form.
    pub(super) fn of_form(&self, form: usize) -> &Quotation {
        &self.all[self.forms[form]]
    }

    /// The index of an attribution's quotation, if it is one.
    pub(super) fn index_of(&self, at: AttributionAt) -> Option<usize> {
        let index = self.all.partition_point(|quotation| quotation.at < at);
        self.all.get(index).is_some_and(|quotation| quotation.at == at).then_some(index)
    }
}

/// Collects the quotations of all articles.
pub(super) fn collect(articles: &[&Analysed], speakers: &Speakers, lexicon: &mut Lexicon) -> Quotations {
    let mut all = Vec::new();
    for (article, one) in articles.iter().enumerate() {
        all.extend(of_article(article, one, speakers, lexicon, all.len()));
    }
    let mut quotations = into_forms(all, lexicon);
    quotations.only_quoted = only_quoted(&quotations, articles, lexicon);
    quotations
}

fn only_quoted(quotations: &Quotations, articles: &[&Analysed], lexicon: &Lexicon) -> Vec<bool> {
    let mut found = vec![false; quotations.forms.len()];
    let mut by_first: HashMap<Key, Vec<usize>> = HashMap::default();
    for (form, &index) in quotations.forms.iter().enumerate() {
        let stretch = &quotations.all[index].stretch;
        if quotations.all[index].is_fragment() && stretch.content_words() > 0 {
            found[form] = true;
            by_first.entry(stretch.words[0].key).or_default().push(form);
        }
    }
    if by_first.is_empty() {
        return found;
    }
    // What is written in capitals wherever it stands, in the headline or not, is what something is called; one word alone
    // may be a sentence.
    let mut is_name = vec![true; quotations.forms.len()];
    for (quotation, &form) in quotations.all.iter().zip(&quotations.form_of) {
        let text = &articles[quotation.at.article].article.text;
        let small = |word: &Word| word.content && word.span.slice(text).starts_with(char::is_lowercase);
        is_name[form] &= quotation.stretch.content_words() > 1 && !quotation.stretch.words.iter().any(small);
    }
    for (found, is_name) in found.iter_mut().zip(is_name) {
        *found &= !is_name;
    }
    for one in articles {
        let quoted = one.reading.attributions.iter().filter(|said| said.is_quotation()).flat_map(|said| &said.content);
        let text = &one.article.text;
        // By form whether a fragment may start with it, or with a part of it.
        let may_start = |word: &Span| {
            let parts = Stretch::keys_of(text, *word, lexicon);
            parts.into_iter().flatten().any(|key| by_first.contains_key(&key))
        };
        let starts: Vec<bool> = one.article.words.written.iter().map(may_start).collect();
        for span in outside(text, quoted.copied().collect()) {
            let places = one.article.words.wholly_within(span);
            for place in places.clone().filter(|&place| starts[one.article.words.forms[place] as usize]) {
                let last = (place + FRAGMENT_BELOW).min(places.end) - 1;
                let keys =
                    Stretch::keys_of(text, one.article.words.spans[place].join(one.article.words.spans[last]), lexicon);
                for at in 0..keys.len() {
                    for &form in keys[at].and_then(|key| by_first.get(&key)).into_iter().flatten() {
                        let words = &quotations.all[quotations.forms[form]].stretch.words;
                        found[form] &= keys.len() < at + words.len()
                            || !words.iter().zip(&keys[at..]).all(|(x, y)| Some(x.key) == *y);
                    }
                }
            }
        }
    }
    found
}

/// What of a text stands outside some spans.
fn outside(text: &str, mut spans: Vec<Span>) -> Vec<Span> {
    sorting::sort(&mut spans);
    let mut found = Vec::new();
    let mut from = 0;
    for span in spans {
        if span.start > from {
            found.push(Span::new(from, span.start));
        }
        from = from.max(span.end);
    }
    found.push(Span::new(from.min(text.len()), text.len()));
    found
}

fn of_article(
    article: usize,
    one: &Analysed,
    speakers: &Speakers,
    lexicon: &mut Lexicon,
    first: usize,
) -> Vec<Quotation> {
    let text = &one.article.text;
    // In order: (attribution, quotation).
    let mut place: Vec<(usize, usize)> = Vec::new();
    let mut found: Vec<Quotation> = Vec::new();
    for (index, attribution) in one.reading.attributions.iter().enumerate() {
        if !attribution.is_quotation() {
            continue;
        }
        let stretch = Stretch::read(text, &attribution.content, lexicon);
        let start = attribution.extent().start;
        let in_title = one
            .article
            .paragraphs
            .iter()
            .any(|paragraph| paragraph.role == Role::Title && paragraph.span.contains_offset(start));
        let opens_small =
            stretch.words.first().is_some_and(|word| word.span.slice(text).starts_with(char::is_lowercase));
        place.push((index, found.len()));
        // "…," he said, "but …": a sentence that goes on, not the next fragment.
        let quotation_of = |said: usize| place.binary_search_by_key(&said, |place| place.0).ok().map(|at| place[at].1);
        let finishes = attribution.continues.and_then(quotation_of).filter(|&earlier| {
            let before = &found[earlier].stretch;
            let open = before.gaps.last().is_some_and(|gap| gap.marks.is_empty() || gap.marks == ",");
            opens_small && open && before.words.len() >= FRAGMENT_BELOW && attribution.kind == Kind::Direct
        });
        let within = attribution.within.and_then(quotation_of);
        if let Some(outer) = within {
            let words = &found[outer].stretch.words;
            let extent = attribution.extent();
            let from = words.partition_point(|word| word.span.end <= extent.start);
            let to = words.partition_point(|word| word.span.start < extent.end);
            found[outer].nested.push(from..to.max(from));
        }
        let around = one.article.sentences.partition_point(|sentence| sentence.span.end <= start);
        let fragment = stretch.words.len() < FRAGMENT_BELOW;
        let sentence =
            one.article.sentences.get(around).filter(|_| fragment).map_or("", |sentence| sentence.span.slice(text));
        let between = attribution.cue.filter(|cue| fragment && cue.end <= start).map(|cue| Span::new(cue.end, start));
        found.push(Quotation {
            at: AttributionAt { article, attribution: index },
            stretch,
            speaker: attribution.speaker.and_then(|speaker| speakers.across(article, speaker)),
            speaker_confidence: attribution.speaker_confidence,
            within: within.map(|outer| first + outer),
            finishes: finishes.map(|earlier| first + earlier),
            nested: Vec::new(),
            in_title,
            far: between.is_some_and(|between| one.words_in(between).len() > FAR),
            sentence: sentence.split_whitespace().collect::<Vec<_>>().join(" "),
        });
    }
    found
}

fn into_forms(all: Vec<Quotation>, lexicon: &Lexicon) -> Quotations {
    let words: Vec<Vec<Key>> = all.iter().map(|quotation| keys(&quotation.stretch.words)).collect();
    let mut sequences = sorting::groups(&words);
    // The longest first, and among equals the one that comes first: the order in which groups form.
    sorting::sort_by_key(&mut sequences, |members| {
        let stretch = &all[members[0]].stretch;
        (std::cmp::Reverse((stretch.words.len(), stretch.content_words())), members[0])
    });
    let mut forms = Vec::new();
    let mut nodes = Vec::new();
    let mut form_of = vec![0; all.len()];
    for members in sequences {
        let form = forms.len();
        forms.push(members[0]);
        let stretch = &all[members[0]].stretch;
        let says_something =
            stretch.words.iter().any(|word| word.content && !lexicon.entry(word.key).folded.is_empty());
        // "No", said twice, is two utterances, and so are fragments of nobody knows whom; but not in one and the same
        // sentence, which one article has from the other.
        let alone = |quotation: &Quotation| {
            !says_something && stretch.words.len() < FRAGMENT_BELOW
                || stretch.words.len() < FRAGMENT_BELOW && quotation.speaker.is_none()
        };
        // How often who had it in this article so far.
        let mut times: HashMap<(usize, Option<usize>), usize> = HashMap::default();
        let mut by_speaker: Vec<(Option<usize>, Own)> = Vec::with_capacity(members.len());
        for &index in &members {
            form_of[index] = form;
            // A fragment that somebody has a second time in an article may be of another utterance than the first time.
            let time = if all[index].is_fragment() {
                let before = times.entry((all[index].at.article, all[index].speaker)).or_default();
                *before += 1;
                (*before - 1).min(TIMES_AT_MOST)
            } else {
                0
            };
            let own = alone(&all[index]).then_some(all[index].sentence.as_str());
            by_speaker.push((all[index].speaker, (own, time)));
        }
        let mut parts: Vec<(Option<usize>, Vec<usize>)> = sorting::groups(&by_speaker)
            .into_iter()
            .map(|part| (by_speaker[part[0]].0, part.into_iter().map(|place| members[place]).collect()))
            .collect();
        // With a name before without one, so that the nameless find a home.
        sorting::sort_by_key(&mut parts, |(speaker, members)| (speaker.is_none(), members[0]));
        nodes.extend(parts.into_iter().map(|(speaker, members)| Node { form, speaker, members }));
    }
    let mut node_of = vec![0; all.len()];
    for (index, node) in nodes.iter().enumerate() {
        node.members.iter().for_each(|&member| node_of[member] = index);
    }
    Quotations { all, forms, nodes, form_of, node_of, only_quoted: Vec::new() }
}

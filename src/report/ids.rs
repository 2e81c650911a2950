//! Ids that stay when other articles come, go or move.
//!
//! An id is built from the article's own id and UTF-16 offsets. That of a group is its anchor's: the member that comes
//! first by article id and offset, whatever the order of the articles.

use rustc_hash::{FxBuildHasher, FxHashMap as HashMap};
use std::borrow::Cow;

use crate::article::Article;
use crate::compare::{Analysed, AttributionAt, Conflict, Findings, StatementAt};
use crate::text::{Span, Utf16Index};

/// An article with what its spans need on their way out.
pub(crate) struct ArticleUnits<'a> {
    /// The article.
    pub(crate) article: &'a Article,
    index: Utf16Index,
}

impl<'a> ArticleUnits<'a> {
    /// Indexes the article's text, once.
    pub(crate) fn new(article: &'a Article) -> Self {
        Self { article, index: Utf16Index::new(&article.text) }
    }

    /// Start and end in UTF-16 code units.
    pub(crate) fn units(&self, span: Span) -> (usize, usize) {
        self.index.span(span)
    }

    /// The id of what stands at a span: `name:start-end`.
    pub(crate) fn id(&self, span: Span) -> String {
        self.id_behind("", span)
    }

    /// The same behind what tells its kind.
    fn id_behind(&self, kind: &str, span: Span) -> String {
        let (start, end) = self.units(span);
        let mut id = String::with_capacity(kind.len() + self.article.id.len() + 2 * MOST_DIGITS + 2);
        id.push_str(kind);
        id.push_str(&self.article.id);
        id.push(':');
        push_number(&mut id, start);
        id.push('-');
        push_number(&mut id, end);
        id
    }
}

/// Digits of the largest number that a computer counts to.
const MOST_DIGITS: usize = 20;

/// There are as many ids as findings, and `format!` takes several times as long.
fn push_number(text: &mut String, number: usize) {
    let mut digits = ['0'; MOST_DIGITS];
    let (mut first, mut rest) = (MOST_DIGITS, number);
    while rest > 0 || first == MOST_DIGITS {
        first -= 1;
        digits[first] = char::from(b'0' + (rest % 10) as u8);
        rest /= 10;
    }
    text.extend(&digits[first..]);
}

/// All ids of one comparison, by index.
pub(super) struct Ids {
    /// By article and attribution.
    pub(super) attributions: Vec<Vec<String>>,
    /// By article and statement.
    pub(super) statements: Vec<Vec<String>>,
    /// By speaker.
    pub(super) speakers: Vec<String>,
    /// By utterance.
    pub(super) utterances: Vec<String>,
    /// By claim.
    pub(super) claims: Vec<String>,
    /// By conflict.
    pub(super) conflicts: Vec<String>,
    /// By note on certainty.
    pub(super) certainty: Vec<String>,
    /// Index among all speakers by article and speaker of its reading.
    across: Vec<Vec<Option<usize>>>,
}

impl Ids {
    /// Builds them from the articles' ids and offsets.
    pub(super) fn new(analysed: &[Analysed], units: &[ArticleUnits], findings: &Findings) -> Self {
        let mut attributions = Vec::new();
        let mut statements = Vec::new();
        for (one, units) in analysed.iter().zip(units) {
            attributions.push(unique(one.reading.attributions.iter().map(|said| units.id(said.extent())).collect()));
            statements.push(unique(one.statements.iter().map(|stated| units.id_behind("t:", stated.span)).collect()));
        }
        let mut across: Vec<Vec<Option<usize>>> =
            analysed.iter().map(|one| vec![None; one.reading.speakers.len()]).collect();
        let mut speakers = Vec::new();
        for (index, speaker) in findings.speakers.iter().enumerate() {
            for &(article, member) in &speaker.members {
                if let Some(across) = across[article].get_mut(member) {
                    *across = Some(index);
                }
            }
            let anchor = speaker.members.iter().filter_map(|&(article, member)| {
                let mention = *analysed[article].reading.speakers.get(member)?.mentions.iter().min()?;
                Some((units[article].article.id.as_str(), mention.start, units[article].id_behind("s:", mention)))
            });
            // Somebody who is nowhere mentioned in words still is heard: the name serves.
            speakers.push(anchor.min().map_or_else(|| ["s:", &speaker.name].concat(), |(_, _, id)| id));
        }
        let mut ids = Self {
            attributions,
            statements,
            speakers: unique(speakers),
            utterances: Vec::new(),
            claims: Vec::new(),
            conflicts: conflicts(units, &findings.conflicts),
            certainty: conflicts(units, &findings.certainty),
            across,
        };
        let said = |at: &AttributionAt| {
            let start = analysed[at.article].reading.attributions[at.attribution].extent().start;
            (units[at.article].article.id.as_str(), start, ids.attributions[at.article][at.attribution].as_str())
        };
        let utterances = findings.utterances.iter().map(|utterance| {
            let anchor = utterance.witnesses.iter().map(said).min();
            ["u:", anchor.map_or("", |(_, _, id)| id)].concat()
        });
        let utterances = unique(utterances.collect());
        let stated = |at: &StatementAt| {
            let start = analysed[at.article].statements[at.statement].span.start;
            (units[at.article].article.id.as_str(), start, ids.statements[at.article][at.statement].as_str())
        };
        let claims = findings.claims.iter().map(|claim| {
            let anchor = claim.statements.iter().map(stated).min();
            ["c:", anchor.map_or("", |(_, _, id)| id.trim_start_matches("t:"))].concat()
        });
        let claims = unique(claims.collect());
        ids.utterances = utterances;
        ids.claims = claims;
        ids
    }

    /// The id of a speaker of an article's reading.
    pub(super) fn speaker_of(&self, article: usize, speaker: usize) -> Option<String> {
        self.speaker_index(article, speaker).map(|index| self.speakers[index].clone())
    }

    /// Its index among all speakers.
    pub(super) fn speaker_index(&self, article: usize, speaker: usize) -> Option<usize> {
        *self.across.get(article)?.get(speaker)?
    }
}

/// Ids of what differs: that of the value that comes first by article id and offset.
fn conflicts(units: &[ArticleUnits], conflicts: &[Conflict]) -> Vec<String> {
    let id = |conflict: &Conflict| {
        let anchor = conflict.values.iter().map(|value| (&units[value.article].article.id, value.span)).min();
        let first = conflict
            .values
            .iter()
            .find(|value| Some((&units[value.article].article.id, value.span)) == anchor)
            .map_or_else(String::new, |value| units[value.article].id(value.span));
        [conflict.kind.name(), ":", &first].concat()
    };
    unique(conflicts.iter().map(id).collect())
}

/// Makes equal ids different, in their order: "…/2" for the second.
fn unique(mut ids: Vec<String>) -> Vec<String> {
    // With keys of a kind that there is a table of already.
    let mut met: HashMap<Cow<str>, usize> = HashMap::with_capacity_and_hasher(ids.len(), FxBuildHasher);
    let count = |id| {
        let count = met.entry(Cow::Borrowed(id)).or_insert(0);
        *count += 1;
        *count
    };
    let counts: Vec<usize> = ids.iter().map(String::as_str).map(count).collect();
    for (id, count) in ids.iter_mut().zip(counts).filter(|(_, count)| *count > 1) {
        id.push('/');
        push_number(id, count);
    }
    ids
}

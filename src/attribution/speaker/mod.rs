//! Who is meant: names, titles, roles and pronouns of one article, resolved to the people and bodies behind them.
//!
//! No name rather than a wrong one: what two people could be is left open.

mod body;
mod name;
mod paper;
mod pronoun;
mod role;
mod source;

pub(crate) use name::same_name;

use rustc_hash::FxHashMap as HashMap;
use std::borrow::Cow;

use super::frame::NominalKind;
use super::gender::{self, Gender};
use super::mention::Mention;
use super::model::{Known, Speaker, SpeakerKind};
use crate::article::{Article, Sentence};
use crate::text::{Span, Words, folded, is_one_of};

/// Somebody or something of one article.
#[derive(Clone, Debug)]
struct Entity<'a> {
    /// The words of the fullest name, folded; empty where only a role is known.
    name: Vec<Cow<'a, str>>,
    /// The form to be shown.
    shown: String,
    kind: SpeakerKind,
    gender: Option<Gender>,
    /// That of the pronoun that surely meant it, where nothing else tells: who is once "she" is not "he" later on.
    called: Option<Gender>,
    /// What it is said to be, folded: "mayor", "president".
    roles: Vec<String>,
    /// The words around those roles: "norland", "former".
    attributes: Vec<String>,
    /// Whether it was introduced as somebody new, "a man": "the man" is the same one then.
    is_new: bool,
    /// Whether something is told to be in it, or it is a state: "in Sandy Hook".
    is_place: bool,
    /// Where its name is first given in full.
    introduced: usize,
    mentions: Vec<Span>,
}

impl Entity<'_> {
    /// Whether nothing but its name is known.
    fn is_untold(&self) -> bool {
        self.gender.is_none() && self.called.is_none() && self.roles.is_empty() && self.attributes.is_empty()
    }

    /// Whether a word is in its name, or one of its roles.
    fn is_called(&self, word: &str) -> bool {
        self.name.iter().any(|part| part == word) || self.roles.iter().any(|role| role == word)
    }
}

/// All mentions of an article, each with the entity that it is taken to mean and how sure that is.
#[derive(Debug)]
pub(crate) struct Cast<'a> {
    text: &'a str,
    words: &'a Words,
    sentences: &'a [Sentence],
    mentions: &'a [Mention],
    entities: Vec<Entity<'a>>,
    resolved: Vec<Option<(usize, f64)>>,
    /// Where a role or a plain noun that names nobody known was met before, by its folded words.
    by_role_words: HashMap<String, usize>,
    /// Entities by the last word of their name.
    by_last_word: HashMap<Cow<'a, str>, usize>,
    /// The lists that `by_last_word` points to.
    namesakes: Vec<Vec<usize>>,
    /// By mention, whom it describes.
    describing: Vec<Option<usize>>,
}

/// Sure: the name itself.
const BY_NAME: f64 = 1.0;
/// A surname that two people of the article share, taken for the one whom it is about.
const BY_SHARED_SURNAME: f64 = 0.75;
/// So many times as often as a namesake somebody is met whom the bare surname means.
const OUTWEIGHS: usize = 2;
/// "the mayor", where one person of the article is said to be mayor.
const BY_ROLE: f64 = 0.93;
/// A pronoun, where only one person it fits is near.
const BY_LONE_PRONOUN: f64 = 0.95;
/// A pronoun for the subject of the sentence before, where others are near too.
const BY_SUBJECT: f64 = 0.85;
/// A pronoun, where the choice is a guess.
const BY_GUESS: f64 = 0.45;

/// How many mentions back a pronoun looks: about four sentences.
const MENTIONS_BACK: usize = 40;

/// How many sentences back a pronoun looks.
const SENTENCES_BACK: usize = 4;

impl<'a> Cast<'a> {
    /// Resolves all mentions of an article, in the order of the text.
    pub(crate) fn new(article: &'a Article, mentions: &'a [Mention]) -> Self {
        let mut cast = Self {
            text: &article.text,
            words: &article.words,
            sentences: &article.sentences,
            mentions,
            entities: Vec::new(),
            resolved: vec![None; mentions.len()],
            by_role_words: HashMap::default(),
            by_last_word: HashMap::default(),
            namesakes: Vec::new(),
            describing: vec![None; mentions.len()],
        };
        let names: Vec<Vec<Cow<'a, str>>> = mentions
            .iter()
            .map(|mention| match mention.name.or((mention.kind == NominalKind::Name).then_some(mention.head)) {
                Some(name) => cast.name_words(name),
                None => Vec::new(),
            })
            .collect();
        cast.collect_full_names(&names);
        for (index, mention) in mentions.iter().enumerate() {
            cast.resolved[index] = cast.resolve(index, &names[index]);
            if mention.kind == NominalKind::Pronoun
                && let Some((entity, _)) = cast.resolved[index].filter(|&(_, sure)| sure >= BY_LONE_PRONOUN)
            {
                let known = &mut cast.entities[entity];
                known.called = known.called.or(gender::of_pronoun(&folded(mention.span.slice(&article.text))));
            }
            // A paper stands for its author as a source, but does not name him.
            let names = mention.kind != NominalKind::Document;
            if let Some((entity, _)) = cast.resolved[index]
                .filter(|&(entity, sure)| cast.entities[entity].name.is_empty() || names && sure > BY_GUESS)
            {
                cast.entities[entity].mentions.push(mention.span);
            }
        }
        cast
    }

    /// The words of a stretch of the text, folded.
    fn folded_words(&self, span: Span) -> Vec<Cow<'a, str>> {
        self.words.folded_words_in(self.text, span)
    }

    /// What is known of an entity, for the reading.
    pub(crate) fn speaker(&self, entity: usize) -> Speaker {
        let entity = &self.entities[entity];
        let mut mentions = entity.mentions.clone();
        crate::sorting::sort(&mut mentions);
        mentions.dedup();
        Speaker { name: entity.shown.clone(), kind: entity.kind, mentions }
    }

    /// Everybody named, for other articles to ask.
    pub(crate) fn roster(self) -> Vec<Known> {
        let named = self.entities.into_iter().filter(|entity| !entity.name.is_empty());
        let known = |entity: Entity| Known {
            name: entity.shown,
            words: entity.name.into_iter().map(|word| Cow::Owned(word.into_owned())).collect(),
            kind: entity.kind,
            gender: entity.gender,
            roles: entity.roles,
            attributes: entity.attributes,
            mentions: entity.mentions,
        };
        named.map(known).collect()
    }

    /// Whom a mention means; `parts` are the words of the name in it.
    fn resolve(&mut self, index: usize, parts: &[Cow<'a, str>]) -> Option<(usize, f64)> {
        let mention = &self.mentions[index];
        match mention.kind {
            NominalKind::Pronoun => self.pronoun(index),
            NominalKind::Name if is_road(parts) => None,
            NominalKind::Name => {
                let told = self.told(mention);
                let found = self.named_so(mention, parts, &told).or_else(|| self.misprinted(parts));
                if mention.in_title && found.is_none() && !self.is_whole_name(mention, parts, &told) {
                    return None;
                }
                let (entity, confidence) = found.unwrap_or_else(|| (self.introduce(mention, parts, &told), BY_NAME));
                self.learn(entity, mention, parts, &told);
                Some((entity, confidence))
            }
            // "Ada Dukes": "Dukes said".
            NominalKind::Role if self.is_surname(mention) => {
                let parts = self.name_words(mention.span);
                self.named(mention, &parts)
            }
            NominalKind::Role | NominalKind::Body | NominalKind::Document => {
                // "Holm, director of the museum": the description is the one described.
                Some(self.describing[index].map_or_else(|| self.role(index), |entity| (entity, BY_NAME)))
            }
        }
    }
}

/// "Dunstan Road": a name that is no one's who could speak.
fn is_road(name: &[Cow<str>]) -> bool {
    let [first, .., last] = name else { return false };
    is_one_of(last, "avenue boulevard highway motorway road") && gender::of_first_name(first).is_none()
}

#[cfg(test)]
mod tests;

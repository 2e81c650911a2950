//! Which body "the agency" or "the Varra group" means.

use std::borrow::Cow;

use super::super::model::SpeakerKind;
use super::name::without_points;
use super::role::{ANY_BODY, STAFFS, is_definite};
use super::{BY_ROLE, BY_SUBJECT, Cast, MENTIONS_BACK, SENTENCES_BACK};
use crate::text::is_one_of;

/// Nouns for bodies of a kind: the first may take up a name that ends in any of the line, "the agency" the Bureau.
const KINDS: &[(&str, &str)] = &[
    ("agency", "agency bureau office department service administration authority commission ministry board center"),
    (
        "group organization organisation",
        "group organization organisation association society coalition club league foundation council alliance network \
         federation union movement party committee conference center charity fund institute trust party chamber",
    ),
    ("company firm", "company firm corporation industries manufacturer group bank"),
    ("team", "team club"),
    ("party", "party"),
    ("union", "union federation association"),
];

/// How far back a body is looked for that the phrase describes, in mentions.
const DESCRIBED_BACK: usize = 10 * MENTIONS_BACK;

impl Cast<'_> {
    /// "the company", "the St. Louis group": the body that the sentences before are about, or the one whose name has the
    /// words.
    pub(super) fn body(&self, index: usize, head: &str, phrase: &[Cow<str>]) -> Option<(usize, f64)> {
        let told: Vec<Cow<str>> = phrase
            .iter()
            .filter(|word| !is_definite(word) && **word != head && !crate::text::is_function_word(word))
            .map(|word| without_points(word))
            .collect();
        let known = |earlier: usize| {
            let (entity, _) = self.resolved[earlier]?;
            let is_body =
                self.entities[entity].kind == SpeakerKind::Organisation && !self.entities[entity].name.is_empty();
            is_body.then_some(entity)
        };
        if !told.is_empty() {
            let mut fitting: Vec<usize> = Vec::new();
            for entity in (0..index).rev().take(DESCRIBED_BACK).filter_map(known) {
                let body = &self.entities[entity];
                let has = |word: &Cow<str>| {
                    body.name.contains(word) || body.attributes.iter().any(|attribute| attribute == word)
                };
                if told.iter().all(has) && self.may_be_called(entity, head) && !fitting.contains(&entity) {
                    fitting.push(entity);
                }
            }
            let [only] = fitting[..] else { return None };
            return Some((only, BY_ROLE));
        }
        self.body_before(index, head)
    }

    /// The body that a bare "the agency" takes up: the only one near that may be called so, else the one that the
    /// nearest sentence with any is about.
    fn body_before(&self, index: usize, head: &str) -> Option<(usize, f64)> {
        let mut near: Vec<usize> = Vec::new();
        let mut about = None;
        let (mut sentence, mut sentences) = (self.mentions[index].sentence, 0);
        for earlier in (0..index).rev().take(MENTIONS_BACK) {
            let mention = &self.mentions[earlier];
            if mention.sentence != sentence {
                sentence = mention.sentence;
                sentences += 1;
            }
            if sentences > SENTENCES_BACK {
                break;
            }
            let Some((entity, _)) = self.resolved[earlier].filter(|_| mention.inside.is_none()) else { continue };
            let is_body =
                self.entities[entity].kind == SpeakerKind::Organisation && !self.entities[entity].name.is_empty();
            if !is_body || !self.may_be_called(entity, head) {
                continue;
            }
            if !near.contains(&entity) {
                near.push(entity);
            }
            if mention.is_subject && about.is_none() {
                about = Some((entity, sentence));
            }
        }
        let same_head = |&&entity: &&usize| {
            let body = &self.entities[entity];
            body.is_called(head)
        };
        let mut namesakes = near.iter().filter(same_head);
        match (namesakes.next(), namesakes.next(), about, near.as_slice()) {
            (Some(&one), None, ..) => Some((one, BY_SUBJECT)),
            (None, _, Some((entity, _)), _) if ANY_BODY.contains(&head) => Some((entity, BY_SUBJECT)),
            // One met once may be no more than the paper that was told.
            (None, _, None, &[one]) if ANY_BODY.contains(&head) && self.entities[one].mentions.len() > 1 => {
                Some((one, BY_SUBJECT))
            }
            _ => None,
        }
    }

    /// Whether a body may be taken up by such a noun: its name says of what kind it is, or does not tell.
    fn may_be_called(&self, entity: usize, head: &str) -> bool {
        let body = &self.entities[entity];
        let kinds = KINDS.iter().find(|(heads, _)| heads.split(' ').any(|one| one == head)).map(|&(_, kinds)| kinds);
        if body.is_called(head) {
            return true;
        }
        // "the Holm campaign" is no paper or town of Holm's.
        if is_one_of(head, STAFFS) {
            return false;
        }
        let noun = body.name.iter().rev().find(|word| super::super::lexicon::is_body(word));
        let Some((kinds, noun)) = kinds.zip(noun) else {
            return noun.is_none();
        };
        kinds.split_whitespace().any(|kind| kind == noun)
    }
}

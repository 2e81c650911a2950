//! Whom a title or role means: "the mayor", "the Varra governor", "officials".

use std::borrow::Cow;

use super::super::cue;
use super::super::frame::{self, NominalKind, is_acronym, strip_possessive};
use super::super::gender::{self, Gender};
use super::super::lexicon;
use super::super::marks;
use super::super::model::SpeakerKind;
use super::name::shown_name;
use super::{BY_GUESS, BY_ROLE, BY_SUBJECT, Cast, Entity, MENTIONS_BACK};
use crate::text::{Span, folded, is_one_of};

impl Cast<'_> {
    /// "the mayor": whoever is said to be mayor, else somebody of whom only that is known.
    pub(super) fn role(&mut self, index: usize) -> (usize, f64) {
        let mentions = self.mentions;
        let mention = &mentions[index];
        if let Some(found) = self.named_behind(index) {
            return found;
        }
        let head = folded(mention.head.slice(self.text));
        let head = strip_possessive(&head);
        let phrase = self.folded_words(mention.span);
        let indefinite = phrase.first().is_some_and(|word| is_one_of(word, "a an another one some no"));
        let definite = phrase.first().is_some_and(|word| is_definite(word))
            || mention.head.slice(self.text).starts_with(char::is_uppercase) && !indefinite;
        let mut key = String::with_capacity(mention.span.len());
        for word in phrase.iter().filter(|word| !is_article(word)) {
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(word);
        }
        key.truncate(strip_possessive(&key).len());
        let several = lexicon::is_group(head);
        let place = phrase.iter().position(|word| strip_possessive(word) == head).unwrap_or(0);
        let ranked_head = ranked(phrase[..place].last(), head);
        let known = if mention.kind == NominalKind::Document {
            self.author(index).map(|(entity, _)| (entity, BY_ROLE))
        } else if definite && mention.kind == NominalKind::Body {
            self.body(index, head, &phrase)
        } else if definite && !several {
            let holder = self.holder(index, &ranked_head, &phrase).filter(|_| !is_anybodys(head));
            holder.or_else(|| self.described_anew(index, head))
        } else {
            self.signatories(index, head)
        };
        if let Some(found) = known {
            if mention.kind == NominalKind::Document {
                self.by_role_words.insert(key, found.0);
            }
            return found;
        }
        // "the scholars": those described more fully before, else too little to name anybody by.
        let bare = definite && phrase.len() == 2 && !mention.head.slice(self.text).starts_with(char::is_uppercase);
        if bare {
            let the = phrase.first().is_some_and(|word| word == "the");
            let mut fuller: Vec<usize> = self
                .by_role_words
                .iter()
                .filter(|&(words, &entity)| {
                    let owned = words.split(' ').next().is_some_and(is_definite);
                    let ends = the || words.split(' ').next_back() == Some(head);
                    // "The governor" is hardly the former one, and "one candidate" is one of several.
                    let other = words.split(' ').any(|word| word == "former") || words == ONE_OF_SEVERAL;
                    words.len() > head.len()
                        && !owned
                        && !other
                        && ends
                        && self.entities[entity].roles.contains(&ranked_head)
                })
                .map(|(_, &entity)| entity)
                .collect();
            crate::sorting::sort(&mut fuller);
            fuller.dedup();
            // "his campaign" is the only one that was spoken of.
            let only = is_one_of(head, STAFFS) && fuller.len() == 1;
            if let Some(&fuller) = fuller.last().filter(|_| the || only) {
                return (fuller, BY_SUBJECT);
            }
        }
        // "this statement" points at words, not at who says them.
        let pointing = mention.kind == NominalKind::Document
            && phrase.first().is_some_and(|word| matches!(&**word, "this" | "that" | "these" | "those"));
        // "the letter says": a paper of which nothing else is known.
        let nameless = mention.kind == NominalKind::Document && phrase.len() <= 2 && !is_one_of(head, NOBODY_S);
        // "the former mayor’s campaign": whose it is, is not said.
        let of_somebody = mention.kind == NominalKind::Body
            && phrase.iter().any(|word| word.ends_with("'s"))
            && phrase.iter().any(|word| *word != head && lexicon::is_role(strip_possessive(word)))
            && !mention.span.slice(self.text).contains(char::is_uppercase);
        let vague = pointing
            || of_somebody
            || nameless
            || !definite && self.is_torn_off(index)
            || definite
                && (bare && several && !matches!(head, "police" | "crowd")
                    || !several && self.could_be_somebody_named(index, &phrase));
        let confidence = if vague { BY_GUESS } else { BY_ROLE };
        if let Some(&known) = self.by_role_words.get(&key).filter(|_| !indefinite) {
            let told = !self.entities[known].name.is_empty() || self.entities[known].is_new;
            return (known, if told { BY_ROLE } else { confidence });
        }
        let kind = match mention.kind {
            NominalKind::Body if head == "group" && mention.head.end < mention.span.end => SpeakerKind::Group,
            NominalKind::Body => SpeakerKind::Organisation,
            NominalKind::Document => SpeakerKind::Document,
            _ if several => SpeakerKind::Group,
            _ => SpeakerKind::Person,
        };
        let entity = self.introduce_plain(mention.span, kind, gender::of_title(head));
        // "A person" is too little to name anybody by.
        self.entities[entity].is_new = indefinite && kind != SpeakerKind::Document && head != "person";
        note(&mut self.entities[entity].roles, &ranked_head);
        self.by_role_words.insert(key, entity);
        (entity, confidence)
    }

    /// "The former Varra mayor said", right behind a sentence that is about one person only: the same one in other words,
    /// as news writes it. "The judge" may be another.
    pub(super) fn described_anew(&self, index: usize, head: &str) -> Option<(usize, f64)> {
        let mention = &self.mentions[index];
        let bare = is_anybodys(head);
        let before = self.text[..mention.span.start].trim_end();
        let mut here = self.mentions[..index]
            .iter()
            .rev()
            .take(MENTIONS_BACK)
            .take_while(|earlier| earlier.sentence == mention.sentence);
        let opens = mention.span.start == mention.sentence && mention.is_subject
            || bare
                && before.ends_with(|c: char| c == ',' || marks::is_mark(c))
                && here.all(|earlier| earlier.inside.is_some() || earlier.kind != NominalKind::Name);
        let phrase = self.words.spans_in(self.text, mention.span);
        let telling = bare
            || phrase.iter().skip(1).any(|word| {
                let word = word.slice(self.text);
                word == "former" || word.starts_with("ex-") || word.starts_with(char::is_uppercase)
            });
        if !opens || !telling || mention.head.end != mention.span.end || !bare && phrase.len() < 3 {
            return None;
        }
        let before = (0..index).rev().take(MENTIONS_BACK).find(|&earlier| {
            self.mentions[earlier].inside.is_none() && self.mentions[earlier].sentence != mention.sentence
        })?;
        let sentence = self.mentions[before].sentence;
        let mut only = None;
        let mut is_subject = false;
        let there =
            (0..=before).rev().take(MENTIONS_BACK).take_while(|&earlier| self.mentions[earlier].sentence == sentence);
        for earlier in there {
            let Some((entity, _)) = self.resolved[earlier] else { continue };
            let known = &self.entities[entity];
            if self.mentions[earlier].inside.is_some() || known.kind != SpeakerKind::Person {
                continue;
            }
            if known.name.is_empty() || only.is_some_and(|only| only != entity) {
                return None;
            }
            only = Some(entity);
            is_subject |= self.mentions[earlier].is_subject;
        }
        let entity = only.filter(|_| is_subject)?;
        gender::agree(self.entities[entity].gender, gender::of_title(head)).then_some((entity, BY_SUBJECT))
    }

    /// Whether a phrase without an article is only the end of one: "estate mogul and TV star", "oldest rights groups".
    pub(super) fn is_torn_off(&self, index: usize) -> bool {
        let mention = &self.mentions[index];
        let phrase = self.words.spans_in(self.text, mention.span);
        let first = phrase.first().map(|word| folded(word.slice(self.text)));
        if first.is_none_or(|word| frame::is_determiner(&word) || word.ends_with("'s") || word.ends_with("s'")) {
            return false;
        }
        let before = self.text[mention.sentence.min(mention.span.start)..mention.span.start].trim_end();
        let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
        // "Reeves’ campaign": whose it is, is cut off.
        if word.ends_with(['’', '\'']) && word.chars().any(char::is_alphabetic) {
            return true;
        }
        let plain = word.chars().all(|c| c.is_lowercase() || c == '-') && word.chars().count() > 2;
        let folded = folded(word);
        plain
            && !crate::text::is_function_word(&folded)
            && !lexicon::is_between_subject_and_verb(&folded)
            && lexicon::cue_strength(&folded).is_none()
            && !cue::is_preposition(&folded)
            && !cue::is_subordinator(&folded)
    }

    /// "the mayor, Ada Holm, …": the one whose name follows.
    pub(super) fn named_behind(&mut self, index: usize) -> Option<(usize, f64)> {
        let named = self.mentions[index].named?;
        let from = self.mentions.partition_point(|mention| mention.span.start < named.start);
        let name = self.mentions.get(from).filter(|mention| mention.span == named)?;
        let parts = self.name_words(name.name?);
        let (entity, confidence) = self.named(name, &parts)?;
        let role = self.mentions[index].span;
        let phrase = self.folded_words(role);
        for (at, folded) in phrase.iter().enumerate() {
            let bare = strip_possessive(folded).trim_end_matches('.');
            let known = &mut self.entities[entity];
            if lexicon::is_role(bare) {
                note(&mut known.roles, &ranked(phrase[..at].last(), bare));
                known.gender = known.gender.or_else(|| gender::of_title(bare));
            } else {
                note(&mut known.attributes, bare);
            }
            if known.kind == SpeakerKind::Unknown {
                known.kind = SpeakerKind::Person;
            }
        }
        Some((entity, confidence))
    }

    /// Whether a definite role that fits nobody known may yet mean somebody named just before: "the Norland governor",
    /// "the agency". With what follows by "of" or "for" it says itself whom it means.
    pub(super) fn could_be_somebody_named(&self, index: usize, phrase: &[Cow<str>]) -> bool {
        let mention = &self.mentions[index];
        let head_is_last = mention.head.end == mention.span.end;
        if !head_is_last || phrase.len() > 4 {
            return false;
        }
        let body = mention.kind == NominalKind::Body;
        let named_before = (0..index).rev().take(MENTIONS_BACK / 2).any(|earlier| {
            self.mentions[earlier].kind == NominalKind::Name
                && self.resolved[earlier]
                    .is_some_and(|(entity, _)| !body || self.entities[entity].kind == SpeakerKind::Organisation)
        });
        // "the NSC spokesman", "the Orne campaign" say enough.
        let staff = is_one_of(strip_possessive(&folded(mention.head.slice(self.text))), STAFFS);
        let telling = || {
            self.words.spans_in(self.text, mention.span).iter().skip(1).any(|word| {
                let word = word.slice(self.text);
                is_acronym(word) || staff && word.starts_with(char::is_uppercase)
            })
        };
        named_before && !telling()
    }

    /// The person or body that a definite role means: the one met last of those that have it.
    pub(super) fn holder(&self, index: usize, role: &str, phrase: &[Cow<str>]) -> Option<(usize, f64)> {
        let before = self.mentions[index].span.start;
        let told: Vec<&str> = phrase
            .iter()
            .map(|word| &**word)
            .filter(|word| {
                !matches!(*word, "the" | "his" | "her" | "their" | "its")
                    && !role.split(' ').any(|part| part == full_title(word))
                    && !crate::text::is_function_word(word)
            })
            .collect();
        let state = phrase
            .iter()
            .any(|word| lexicon::is(strip_possessive(word), lexicon::OF_STATE))
            .then(|| lexicon::states().map(|(_, name)| name).find(|state| has_words(phrase, state)))
            .flatten();
        let of_another_state = |entity: &Entity| {
            state.is_some_and(|state| {
                !has_words(&entity.attributes, state)
                    && lexicon::states().any(|(_, other)| has_words(&entity.attributes, other))
            })
        };
        let mut holders: Vec<(usize, usize, usize)> = self
            .entities
            .iter()
            .enumerate()
            .filter(|(_, entity)| !entity.name.is_empty() && entity.roles.iter().any(|known| known == role))
            .filter(|(_, entity)| !of_another_state(entity))
            .map(|(number, entity)| {
                let last = entity.mentions.iter().rev().find(|span| span.start < before).map_or(0, |span| span.start);
                let is_said =
                    |word: &&&str| entity.is_called(word) || entity.attributes.iter().any(|known| known == *word);
                let shared = told.iter().filter(is_said).count();
                (shared, last, number)
            })
            .collect();
        // Whom only later sentences name is nobody to be taken up yet, where others were named before.
        if holders.iter().any(|&(_, last, _)| last > 0) {
            holders.retain(|&(_, last, _)| last > 0);
        }
        crate::sorting::sort(&mut holders);
        let &(shared, last, best) = holders.last()?;
        // "The candidate", where only later sentences tell of one: there are others.
        if last == 0 && role == CANDIDATE {
            return None;
        }
        // Described more closely than anything known of the holder: "the former mayor of Stannick" may be another.
        if told.len() > shared + 1 {
            return None;
        }
        let rivals = holders.iter().filter(|&&(s, l, _)| s == shared && l > 0).count();
        // "the Varra senator", of several of whom none is said to be of Varra.
        let tells_place = || {
            self.words.spans_in(self.text, self.mentions[index].span).iter().skip(1).any(|word| {
                let word = word.slice(self.text);
                word.starts_with(char::is_uppercase) && told.contains(&&*folded(word)) && !is_party(word)
            })
        };
        let confidence = if rivals > 1 && shared == 0 && tells_place() {
            BY_GUESS
        } else if rivals > 1 {
            BY_SUBJECT - 0.2
        } else if last == 0 {
            BY_SUBJECT
        } else {
            BY_ROLE
        };
        Some((best, confidence))
    }

    pub(super) fn introduce_plain(&mut self, phrase: Span, kind: SpeakerKind, gender: Option<Gender>) -> usize {
        let words = phrase.slice(self.text);
        let bare = ["The ", "the ", "A ", "a ", "An ", "an ", "Both ", "both ", "that "]
            .iter()
            .find_map(|article| words.strip_prefix(article))
            .unwrap_or(words);
        self.entities.push(Entity {
            name: Vec::new(),
            // "Jones’ campaign" is the Jones campaign.
            shown: if bare.contains(['’', '\'']) {
                shown_name(bare).replace("s’ ", "s ").replace("s' ", "s ")
            } else {
                shown_name(bare)
            },
            kind,
            gender,
            called: None,
            roles: Vec::new(),
            attributes: Vec::new(),
            is_new: false,
            is_place: false,
            introduced: phrase.start,
            mentions: Vec::new(),
        });
        self.entities.len() - 1
    }
}

/// What no office is, and several people of an article may be: "the presidential hopeful", "the 43-year-old".
fn is_anybodys(head: &str) -> bool {
    is_one_of(head, "contender hopeful mogul") || head.ends_with("-year-old")
}

/// What several of an article are.
const CANDIDATE: &str = "candidate";
const ONE_OF_SEVERAL: &str = "one candidate";

/// Papers that speak for themselves: nobody is asked who wrote them.
pub(super) const NOBODY_S: &str = "amendment charter constitution law placard sign statute treaty";

/// Bodies that are called after whom they work for: "the Orne campaign".
pub(super) const STAFFS: &str = "administration camp campaign office team";

/// Nouns that any body may be called by; "the bureau" is one whose name or description says so.
pub(super) const ANY_BODY: &[&str] =
    &["agency", "company", "firm", "group", "organisation", "organization", "party", "team", "union"];

/// "Republican": what many in an article are.
fn is_party(word: &str) -> bool {
    is_one_of(&folded(word), "democrat democratic independent republican")
}

/// Whether all words of a name of one word or two are among others.
fn has_words(among: &[impl AsRef<str>], name: &str) -> bool {
    name.split(' ').all(|word| among.iter().any(|other| strip_possessive(other.as_ref()) == word))
}

/// Adds a word to a short list that holds each word once.
pub(super) fn note(list: &mut Vec<String>, word: &str) {
    if !list.iter().any(|known| known == word) {
        list.push(word.to_owned());
    }
}

pub(super) fn is_definite(word: &str) -> bool {
    matches!(word, "the" | "his" | "her" | "their" | "its" | "this" | "that")
}

pub(super) fn is_article(word: &str) -> bool {
    matches!(word, "the" | "a" | "an")
}

/// A role with the rank before it: a vice president is no president.
pub(super) fn ranked(before: Option<&impl AsRef<str>>, role: &str) -> String {
    let title = full_title(role);
    match before.map(AsRef::as_ref) {
        Some(rank @ ("vice" | "deputy" | "assistant" | "acting")) => [rank, title].join(" "),
        _ => title.to_owned(),
    }
}

/// A title in full for its abbreviation.
pub(super) fn full_title(word: &str) -> &str {
    match word {
        "sen" => "senator",
        "rep" | "congresswoman" | "congressman" => "representative",
        "gov" => "governor",
        "gen" => "general",
        "prof" => "professor",
        "dr" => "doctor",
        "lt" => "lieutenant",
        "capt" => "captain",
        _ => word,
    }
}

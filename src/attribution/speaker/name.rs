//! Names: whose a name is, and what a name and the words beside it tell.

use std::borrow::Cow;
use std::mem;

use super::super::frame::{NominalKind, is_acronym, strip_possessive};
use super::super::gender::{self, Gender};
use super::super::lexicon;
use super::super::mention::Mention;
use super::super::model::SpeakerKind;
use super::role::{is_article, note, ranked};
use super::{BY_GUESS, BY_NAME, BY_SHARED_SURNAME, BY_SUBJECT, Cast, Entity, MENTIONS_BACK, OUTWEIGHS};
use crate::text::{Span, fold_word, folded, is_one_of, words};

/// So many sentences back somebody named in full is whom a bare surname takes up.
const BEARER_WITHIN: usize = 2;

/// A surname of fewer letters may be another one, not a misprint: "Rey" and "Ray".
const LEAST_OF_MISPRINT: usize = 4;

/// So many of those whom an article names first are asked.
const ASKED_FOR_MISPRINT: usize = 200;

/// So often somebody is named before a misprint of the name is read as one.
const MET_BEFORE_MISPRINT: usize = 2;

/// More bytes than a preposition has: a text need not have spaces.
const LONGEST_BEFORE: usize = 16;

/// What the words beside a name tell.
pub(super) struct Told<'a> {
    /// Those before the name, then those that describe it.
    words: Vec<Cow<'a, str>>,
    /// How many stand before it.
    before: usize,
}

impl Told<'_> {
    /// Of whom such words and such a name are said.
    fn gender(&self, parts: &[Cow<str>]) -> Option<Gender> {
        let first_name = || parts.first().filter(|_| parts.len() > 1).and_then(|first| gender::of_first_name(first));
        self.words.iter().find_map(|word| gender::of_title(word)).or_else(first_name)
    }
}

impl<'a> Cast<'a> {
    /// Full names first: they tell whom a surname means, also before the full name comes. `names` are the words of the
    /// names by mention.
    pub(super) fn collect_full_names(&mut self, names: &[Vec<Cow<'a, str>>]) {
        let mut apposed: Vec<Span> = self.mentions.iter().filter_map(|mention| mention.named).collect();
        crate::sorting::sort(&mut apposed);
        // What a headline joins may be two names: "Holm Reef Talks Fail".
        let all = self.mentions.iter().zip(names);
        let body = all.clone().filter(|(mention, _)| !mention.in_title);
        for (mention, parts) in body.chain(all.filter(|(mention, _)| mention.in_title)) {
            if mention.name.is_none() {
                continue;
            }
            let told = self.told(mention);
            if mention.in_title && !self.is_whole_name(mention, parts, &told) {
                continue;
            }
            let apposed = apposed.binary_search(&mention.span).is_ok();
            if parts.len() > 1 || mention.described.is_some() || mention.party.is_some() || apposed {
                let known = self.named_so(mention, parts, &told);
                let entity = known.map_or_else(|| self.introduce(mention, parts, &told), |(entity, _)| entity);
                self.learn(entity, mention, parts, &told);
            }
        }
    }

    /// Whether the words of a headline's name are one: it begins with a first name, names a body, or is known.
    pub(super) fn is_whole_name(&self, mention: &Mention, parts: &[Cow<'a, str>], told: &Told) -> bool {
        parts.len() < 2
            || gender::of_first_name(&parts[0]).is_some()
            || self.kind_of_name(mention, parts, told) != SpeakerKind::Person
            || self.named_so(mention, parts, told).is_some()
    }

    /// Whether a lone capitalised word that could be a role is the surname of somebody named in full.
    pub(super) fn is_surname(&self, mention: &Mention) -> bool {
        let word = mention.span.slice(self.text);
        word.starts_with(char::is_uppercase)
            && mention.head == mention.span
            && self.by_last_word.contains_key(strip_possessive(&folded(word)))
    }

    /// The folded words of a name, without possessive and points.
    pub(super) fn name_words(&self, name: Span) -> Vec<Cow<'a, str>> {
        let mut parts = self.folded_words(name);
        // In place, as there are never more.
        let mut count = 0;
        for at in 0..parts.len() {
            let word = match mem::take(&mut parts[at]) {
                Cow::Borrowed(word) => plain(word),
                Cow::Owned(word) => plain(&word).into_owned().into(),
            };
            match parts[..count].last_mut() {
                _ if matches!(&*word, "the" | "") => {}
                // "Holm Jr." is one surname, and not Holm's.
                Some(surname) if is_generation(&word) => *surname = [&**surname, &word].join(" ").into(),
                _ => {
                    parts[count] = word;
                    count += 1;
                }
            }
        }
        parts.truncate(count);
        parts
    }

    /// The entity that a name means, if one with a fitting name is known.
    pub(super) fn named(&self, mention: &Mention, parts: &[Cow<'a, str>]) -> Option<(usize, f64)> {
        self.named_so(mention, parts, &self.told(mention))
    }

    /// The same with what stands beside it.
    pub(super) fn named_so(&self, mention: &Mention, parts: &[Cow<'a, str>], told: &Told) -> Option<(usize, f64)> {
        let last = parts.last()?;
        let gender = told.gender(parts);
        let mut fitting =
            self.by_last_word.get(last).into_iter().flat_map(|&list| &self.namesakes[list]).copied().filter(
                |&entity| {
                    let known = &self.entities[entity];
                    names_agree(&known.name, parts)
                        && (known.kind == SpeakerKind::Person || !is_end_of(&known.name, parts))
                        && gender::agree(known.gender, gender)
                        && !self.is_elder(entity, mention, parts)
                },
            );
        match (fitting.next(), fitting.next()) {
            (None, _) => self.by_acronym_or_first_name(parts),
            (Some(one), None) => Some((one, BY_NAME)),
            // Two people share the surname: the one with the title, or whom the article is about, if either tells.
            (Some(one), Some(other)) => {
                let fits: Vec<usize> = [one, other].into_iter().chain(fitting).collect();
                let titles = self.titles_before(mention);
                let mut bearers = fits
                    .iter()
                    .filter(|&&entity| titles.iter().any(|title| self.entities[entity].roles.contains(title)));
                if let (Some(&one), None) = (bearers.next(), bearers.next()) {
                    return Some((one, BY_NAME));
                }
                if let Some(recent) = self.recent_bearer(mention, parts, &fits) {
                    return Some(recent);
                }
                let met = |entity: usize| self.entities[entity].mentions.len();
                let most = fits.iter().copied().max_by_key(|&entity| (met(entity), std::cmp::Reverse(entity)))?;
                let rival = fits.iter().copied().filter(|&entity| entity != most).map(met).max().unwrap_or(0);
                let shared = if met(most) >= OUTWEIGHS * rival.max(1) { BY_SHARED_SURNAME } else { BY_GUESS };
                let exact = fits.iter().copied().find(|&entity| self.entities[entity].name == parts);
                Some(exact.map_or((most, shared), |entity| (entity, BY_NAME)))
            }
        }
    }

    /// "Tom Reef said so. Reef added": of two of that name the one that the sentences right before are about; a guess
    /// where the article is about the other.
    fn recent_bearer(&self, mention: &Mention, parts: &[Cow<'a, str>], bearers: &[usize]) -> Option<(usize, f64)> {
        if parts.len() > 1 || mention.in_title {
            return None;
        }
        let end = self.mentions.partition_point(|other| other.span.start < mention.span.start);
        let mut sentences = 0;
        let mut sentence = mention.sentence;
        for index in (0..end).rev().take(MENTIONS_BACK) {
            let other = &self.mentions[index];
            if other.sentence != sentence {
                sentence = other.sentence;
                sentences += 1;
            }
            if sentences > BEARER_WITHIN {
                return None;
            }
            let Some((entity, _)) = self.resolved[index].filter(|(entity, _)| bearers.contains(entity)) else {
                continue;
            };
            let full = other.kind == NominalKind::Name
                && self.name_words(other.name.unwrap_or(other.head)).len() > 1
                && other.is_subject
                && other.inside.is_none();
            let met = |entity: usize| self.entities[entity].mentions.len();
            let outweighed =
                bearers.iter().any(|&other| other != entity && met(other) >= OUTWEIGHS * met(entity).max(1));
            // Of somebody who is met in passing, "Ola Reef works there", the next words need not be.
            let verb = self.text[other.span.end..].split_whitespace().next().map(fold_word);
            let speaks = verb.is_some_and(|verb| verb == "spoke" || lexicon::cue_strength(&verb).is_some());
            return (full && speaks).then_some((entity, if outweighed { BY_GUESS } else { BY_SUBJECT }));
        }
        None
    }

    /// "Hlm" where Ada Holm is the one who is spoken of: a surname that lacks a letter.
    pub(super) fn misprinted(&self, parts: &[Cow<'a, str>]) -> Option<(usize, f64)> {
        let [word] = parts else { return None };
        if word.len() < LEAST_OF_MISPRINT {
            return None;
        }
        let lacks_letter = |name: &str| {
            let same = name.bytes().zip(word.bytes()).take_while(|(one, other)| one == other).count();
            // "Rourke" of O’Rourke
            name.strip_prefix("o'") == Some(word)
                || name.len() == word.len() + 1 && same > 0 && name.as_bytes()[same + 1..] == word.as_bytes()[same..]
        };
        let mut meant = self.entities.iter().enumerate().take(ASKED_FOR_MISPRINT).filter(|(_, known)| {
            known.kind == SpeakerKind::Person
                && known.name.len() > 1
                && known.mentions.len() >= MET_BEFORE_MISPRINT
                && known.name.last().is_some_and(|last| lacks_letter(last))
        });
        let (only, _) = meant.next()?;
        meant.next().is_none().then_some((only, BY_SUBJECT))
    }

    /// Whether a bare surname is that of a namesake without "Jr.": it stands before "Lena Holm Jr." is introduced, or has a
    /// title that she has not.
    pub(super) fn is_elder(&self, entity: usize, mention: &Mention, parts: &[Cow<'a, str>]) -> bool {
        let known = &self.entities[entity];
        let ([surname], Some(last)) = (parts, known.name.last()) else { return false };
        let unheard = |title: &String| !known.roles.contains(title);
        without_generation(last) == Some(surname)
            && !mention.in_title
            && (mention.span.start < known.introduced || self.titles_before(mention).iter().any(unheard))
    }

    /// The roles that stand before a name: "Mayor Holm".
    pub(super) fn titles_before(&self, mention: &Mention) -> Vec<String> {
        let name = mention.name.unwrap_or(mention.head);
        let before: Vec<String> = words(self.text, Span::new(mention.span.start, name.start.max(mention.span.start)))
            .into_iter()
            .map(|word| fold_word(word.slice(self.text)).trim_end_matches('.').to_owned())
            .collect();
        (0..before.len())
            .filter(|&at| lexicon::is_role(&before[at]))
            .map(|at| ranked(before[..at].last(), &before[at]))
            .collect()
    }

    /// "NSC" for the National Security Council, and the reverse.
    pub(super) fn by_acronym_or_first_name(&self, parts: &[Cow<'a, str>]) -> Option<(usize, f64)> {
        let has_initials = |name: &[Cow<str>], short: &str| {
            name.iter()
                .filter(|word| !matches!(&***word, "of" | "and" | "for" | "the"))
                .filter_map(|word| word.chars().next())
                .eq(short.chars())
        };
        // "FWS" of the U.S. Fish and Wildlife Service: the country need not have a letter.
        let fits = |name: &[Cow<str>], short: &str| {
            let without = name.split_first().filter(|(country, _)| matches!(&***country, "us" | "uk" | "eu"));
            short.chars().count() > 1
                && (has_initials(name, short)
                    || without.is_some_and(|(_, rest)| rest.len() > 1 && has_initials(rest, short)))
        };
        self.entities
            .iter()
            .position(|entity| match (entity.name.as_slice(), parts) {
                ([known], [_, _, ..]) => fits(parts, known),
                ([_, _, ..], [short]) => entity.kind != SpeakerKind::Person && fits(&entity.name, short),
                _ => false,
            })
            .map(|entity| (entity, BY_NAME))
    }

    pub(super) fn introduce(&mut self, mention: &Mention, parts: &[Cow<'a, str>], told: &Told) -> usize {
        let kind = self.kind_of_name(mention, parts, told);
        let name = mention.name.unwrap_or(mention.head);
        let shown = shown_name(name.slice(self.text));
        let entity = self.entities.len();
        // "Holm Jr." may be called Holm as well.
        let bare = |last: &Cow<str>| without_generation(last).map(|bare| bare.to_owned().into());
        for last in parts.last().into_iter().flat_map(|last| [Some(last.clone()), bare(last)]).flatten() {
            let list = *self.by_last_word.entry(last).or_insert(self.namesakes.len());
            if list == self.namesakes.len() {
                self.namesakes.push(Vec::new());
            }
            self.namesakes[list].push(entity);
        }
        self.entities.push(Entity {
            name: parts.to_vec(),
            shown,
            kind,
            gender: None,
            called: None,
            roles: Vec::new(),
            attributes: Vec::new(),
            is_new: false,
            is_place: false,
            introduced: mention.span.start,
            mentions: Vec::new(),
        });
        entity
    }

    /// Takes over what a mention tells of its entity: a fuller name, a title, a gender.
    pub(super) fn learn(&mut self, entity: usize, mention: &Mention, parts: &[Cow<'a, str>], told: &Told) {
        let gender = told.gender(parts);
        let name = mention.name.unwrap_or(mention.head);
        let is_place = self.names_a_place(mention, parts);
        let known = &mut self.entities[entity];
        known.is_place |= is_place;
        if parts.len() > known.name.len() {
            known.name = parts.to_vec();
            known.shown = shown_name(name.slice(self.text));
        }
        known.gender = known.gender.or(gender);
        if let Some(described) = mention.described {
            let from = self.mentions.partition_point(|other| other.span.start < described.start);
            let there = self.mentions[from..].iter().take_while(|other| other.span.start == described.start);
            for (other, describing) in there.zip(&mut self.describing[from..]) {
                if other.span == described {
                    *describing = Some(entity);
                }
            }
        }
        let tag = mention.party.map(|span| fold_word(span.slice(self.text)));
        if let Some((party, state)) = tag.as_deref().and_then(lexicon::party_and_state) {
            note(&mut known.roles, party);
            state.split(' ').for_each(|word| note(&mut known.attributes, word));
        }
        for (at, word) in told.words.iter().enumerate() {
            let bare = strip_possessive(word).trim_end_matches('.');
            if lexicon::is_role(bare) || lexicon::is_address(bare) {
                if known.kind == SpeakerKind::Unknown {
                    known.kind = SpeakerKind::Person;
                }
                note(&mut known.roles, &ranked(told.words[..at].last(), bare));
            } else {
                if lexicon::is_body(bare) {
                    note(&mut known.roles, bare);
                }
                note(&mut known.attributes, bare);
            }
        }
    }

    /// Whether a name is a state's, or one of several words behind "in".
    fn names_a_place(&self, mention: &Mention, parts: &[Cow<'a, str>]) -> bool {
        let start = mention.span.start;
        let before = &self.text[self.text.floor_char_boundary(start.saturating_sub(LONGEST_BEFORE))..start];
        let before = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or("");
        let state = || lexicon::states().any(|(_, state)| state.split(' ').eq(parts.iter().map(|part| &**part)));
        parts.len() > 1 && !mention.possessive && is_one_of(before, "at in near outside") || state()
    }

    /// What stands before the name in its phrase, and is not the owner’s, of "Mr. Holm’s wife Ada Reef" only "wife"; and
    /// what describes it behind a comma.
    pub(super) fn told(&self, mention: &Mention) -> Told<'a> {
        let name = mention.name.unwrap_or(mention.head);
        let before = Span::new(mention.span.start, name.start);
        let mut words = self.folded_words(before);
        let is_owner = |(word, folded): &(&Span, &Cow<str>)| {
            word.slice(self.text).starts_with(char::is_uppercase) && strip_possessive(folded).len() < folded.len()
        };
        if !words.is_empty()
            && let Some(owner) =
                self.words.spans_in(self.text, before).iter().zip(&words).rposition(|pair| is_owner(&pair))
        {
            words.drain(..=owner);
        }
        let count = words.len();
        if let Some(described) = mention.described {
            words.extend(self.folded_words(described));
        }
        Told { words, before: count }
    }

    pub(super) fn kind_of_name(&self, mention: &Mention, parts: &[Cow<'a, str>], told: &Told) -> SpeakerKind {
        let name = mention.name.unwrap_or(mention.head);
        let before = &told.words[..told.before];
        let titled = before.iter().any(|word| lexicon::is_role(word) || lexicon::is_address(word));
        let outlet = parts.last().is_some_and(|word| {
            is_one_of(
                word,
                "\
                news times post press chronicle globe journal tribune herald gazette magazine radio tv",
            )
        });
        let body = outlet || parts.iter().any(|word| lexicon::is_body(word));
        if !body && !titled && parts.last().is_some_and(|word| is_one_of(word, NAMED_PAPERS)) {
            return SpeakerKind::Document;
        }
        let definite = before.first().is_some_and(|word| is_article(word))
            && parts.first().is_none_or(|word| gender::of_first_name(word).is_none());
        let acronym = parts.len() == 1 && is_acronym(name.slice(self.text).trim_end_matches(['.', ',']));
        let group = parts.last().is_some_and(|word| lexicon::is_group(word)) && !titled;
        if body || acronym || (definite && !titled) || parts.iter().any(|word| matches!(&**word, "of" | "and" | "&")) {
            if group { SpeakerKind::Group } else { SpeakerKind::Organisation }
        } else if titled || parts.len() > 1 || mention.described.is_some() || mention.party.is_some() {
            SpeakerKind::Person
        } else {
            SpeakerKind::Unknown
        }
    }
}

/// Papers that have names: "the 14th Amendment"; Carter Page is none.
pub(super) const NAMED_PAPERS: &str =
    "act amendment charter constitution declaration law memo report resolution statute treaty";

pub(super) fn is_generation(word: &str) -> bool {
    matches!(word, "jr" | "sr" | "ii" | "iii" | "iv")
}

/// "holm" of "holm jr"; none where no such word follows the surname.
pub(super) fn without_generation(last: &str) -> Option<&str> {
    last.split_once(' ').map(|(surname, _)| surname)
}

/// Whether two full names may be one person's.
pub(crate) fn same_name(one: &[Cow<str>], other: &[Cow<str>]) -> bool {
    names_agree(one, other)
}

/// Whether one of two names of several words is the end of the other.
fn is_end_of(one: &[Cow<str>], other: &[Cow<str>]) -> bool {
    one.len() != other.len() && one.len().min(other.len()) > 1 && (one.ends_with(other) || other.ends_with(one))
}

/// Whether two names may be one person's: equal last words, and first words that agree as far as both have one.
pub(super) fn names_agree(one: &[Cow<str>], other: &[Cow<str>]) -> bool {
    let (Some(last_one), Some(last_other)) = (one.last(), other.last()) else { return false };
    let bare = |name: &[Cow<str>], last: &str, full: &str| name.len() == 1 && without_generation(full) == Some(last);
    if bare(one, last_one, last_other) || bare(other, last_other, last_one) {
        return true;
    }
    if last_one != last_other {
        return false;
    }
    if one.len() == 1 || other.len() == 1 {
        return true;
    }
    // "Dean Reef" of "Ada Dean Reef", "de León" of "Tom de León".
    if is_end_of(one, other) {
        return true;
    }
    let initial = |word: &str| word.chars().count() == 1;
    one[0] == other[0] || ((initial(&one[0]) || initial(&other[0])) && one[0].chars().next() == other[0].chars().next())
}

/// The form of a name that is shown: no possessive, single spaces.
pub(super) fn shown_name(name: &str) -> String {
    let name =
        name.strip_suffix("’s").or_else(|| name.strip_suffix("'s")).or_else(|| name.strip_suffix('’')).unwrap_or(name);
    let point = if name.ends_with(" Jr") || name.ends_with(" Sr") { "." } else { "" };
    let mut shown = String::with_capacity(name.len() + point.len());
    for word in name.split_whitespace() {
        if !shown.is_empty() {
            shown.push(' ');
        }
        shown.push_str(word);
    }
    shown.truncate(without_glued(&shown).len());
    shown + point
}

/// A word as it is in a name.
fn plain(word: &str) -> Cow<'_, str> {
    without_points(without_glued(strip_possessive(word)))
}

/// A word without its points: "u.s." as names have it.
pub(super) fn without_points(word: &str) -> Cow<'_, str> {
    if word.contains('.') { Cow::Owned(word.replace('.', "")) } else { Cow::Borrowed(word) }
}

/// A name without the adverb that a lost space glued to it: "Varra Timesrecently".
pub(super) fn without_glued(name: &str) -> &str {
    const GLUED: [&str; 4] = ["recently", "yesterday", "reportedly", "previously"];
    GLUED.iter().find_map(|adverb| name.strip_suffix(adverb)).filter(|rest| rest.len() > 3).unwrap_or(name)
}

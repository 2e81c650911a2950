//! Who is meant: names, titles, roles and pronouns of one article, resolved to the people and bodies behind them.
//!
//! No name rather than a wrong one: what two people could be is left open.

mod body;
mod paper;
mod pronoun;

use std::collections::HashMap;

use super::frame::{NominalKind, is_acronym, strip_possessive};
use super::gender::{self, Gender};
use super::lexicon;
use super::mention::Mention;
use super::model::{Known, Speaker, SpeakerKind, Wanted};
use crate::text::{Span, fold_word, is_function_word, is_one_of, words};

/// Somebody or something of one article.
#[derive(Clone, Debug)]
struct Entity {
    /// The words of the fullest name, folded; empty where only a role is known.
    name: Vec<String>,
    /// The form to be shown.
    shown: String,
    kind: SpeakerKind,
    gender: Option<Gender>,
    /// What it is said to be, folded: "mayor", "president".
    roles: Vec<String>,
    /// The words around those roles: "norland", "former".
    attributes: Vec<String>,
    /// Whether it was introduced as somebody new, "a man": "the man" is the same one then.
    is_new: bool,
    /// Where its name is first given in full.
    introduced: usize,
    mentions: Vec<Span>,
}

/// All mentions of an article, each with the entity that it is taken to mean and how sure that is.
#[derive(Debug)]
pub(crate) struct Cast<'a> {
    text: &'a str,
    mentions: &'a [Mention],
    entities: Vec<Entity>,
    resolved: Vec<Option<(usize, f64)>>,
    /// Where a role or a plain noun that names nobody known was met before, by its folded words.
    by_role_words: HashMap<String, usize>,
    /// Entities by the last word of their name.
    by_last_word: HashMap<String, usize>,
    /// The lists that `by_last_word` points to.
    namesakes: Vec<Vec<usize>>,
    /// Whom a phrase describes, by where it starts.
    describing: HashMap<Span, usize>,
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
    pub(crate) fn new(text: &'a str, mentions: &'a [Mention]) -> Self {
        let mut cast = Self {
            text,
            mentions,
            entities: Vec::new(),
            resolved: vec![None; mentions.len()],
            by_role_words: HashMap::new(),
            by_last_word: HashMap::new(),
            namesakes: Vec::new(),
            describing: HashMap::new(),
        };
        cast.collect_full_names();
        for (index, mention) in mentions.iter().enumerate() {
            cast.resolved[index] = cast.resolve(index);
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

    /// The entity that a source names: index for [`Cast::speaker`], and how sure that is.
    ///
    /// `outer` is whoever says the quotation that the source stands in: "I" there is that one.
    pub(crate) fn who(&mut self, source: Span, outer: Option<usize>) -> Option<(usize, f64)> {
        let source = self.without_adverbs(source);
        if points_at_others(source.slice(self.text)) {
            return None;
        }
        let from = self.mentions.partition_point(|mention| mention.span.start < source.start);
        let exact = (from..self.mentions.len())
            .take_while(|&index| self.mentions[index].span.start == source.start)
            .find(|&index| self.mentions[index].span == source || self.mentions[index].head.end == source.end);
        let Some(index) = exact.or_else(|| self.apposed(source, from)).or_else(|| self.leading(source, from)) else {
            return if possessive_pronoun(source.slice(self.text)) {
                self.owner(source)
            } else {
                self.plain_source(source)
            };
        };
        let mention = &self.mentions[index];
        if mention.kind == NominalKind::Pronoun
            && matches!(fold_word(mention.span.slice(self.text)).as_str(), "i" | "we")
        {
            return outer.map(|entity| (entity, BY_SUBJECT)).filter(|_| mention.inside.is_some());
        }
        if let Some(owner) = self.owner_of_paper(mention) {
            return Some(owner);
        }
        // Whoever speaks of "him" is another.
        let spoken_of = mention.kind == NominalKind::Pronoun && mention.inside.is_some();
        self.resolved[index].filter(|&(entity, _)| !spoken_of || Some(entity) != outer)
    }

    /// A source without the words beside it that say nothing of who it is: "And Ada Holm also".
    fn without_adverbs(&self, source: Span) -> Span {
        let all = words(self.text, source);
        let beside = |word: &&Span| is_one_of(&fold_word(word.slice(self.text)), "also and but earlier later then");
        let first = all.iter().take_while(beside).count();
        let last = all.len() - all.iter().rev().take_while(beside).count();
        match all.get(first..last) {
            Some([only]) => *only,
            Some([head, .., tail]) if first > 0 || last < all.len() => head.join(*tail),
            _ => source,
        }
    }

    /// "The owner of the Inch ferry, Ada Holm,": the name that closes a source, behind a comma and who it is.
    fn apposed(&self, source: Span, from: usize) -> Option<usize> {
        let whole = source.slice(self.text).trim_end_matches([',', ' ']);
        let end = source.start + whole.len();
        let inside = self.mentions[from..].iter().take_while(|mention| mention.span.end <= end);
        let (behind, mention) = inside.enumerate().find(|(_, mention)| mention.span.end == end)?;
        let name = mention.name.filter(|_| mention.kind == NominalKind::Name && !mention.possessive)?;
        let description = self.text[source.start..mention.span.start].trim_end().strip_suffix(',')?;
        // "The mayor of Varra, Inch" is no list of places and no list of people: a description ends in a plain word, or
        // the name begins with a first name; and it does not begin with a name itself.
        let last = description.rsplit(char::is_whitespace).next()?;
        let first = fold_word(words(self.text, name).first()?.slice(self.text));
        let is_person = last.starts_with(char::is_lowercase) && words(self.text, name).len() > 1
            || gender::of_first_name(&first).is_some();
        let describes = self.mentions[from..from + behind]
            .iter()
            .all(|other| other.kind != NominalKind::Name || other.span.start > source.start);
        (is_person && describes && !description.contains(',')).then_some(from + behind)
    }

    /// The mention that a longer source begins with: "Ada Holm, who owns two of the boats", "harbour law expert Ada Holm
    /// of Inch". Two joined by "and" are neither of them.
    fn leading(&self, source: Span, from: usize) -> Option<usize> {
        let mention = self.mentions.get(from).filter(|mention| source.contains(mention.span))?;
        let mut before = words(self.text, Span::new(source.start, mention.span.start)).into_iter().peekable();
        let article = |word: &Span| is_one_of(word.slice(self.text), "The the A a An an");
        before.next_if(article);
        // What stands before a name says what its bearer is.
        let describes = |word: Span| {
            let word = word.slice(self.text);
            mention.kind == NominalKind::Name && word.starts_with(char::is_lowercase) && !is_function_word(word)
        };
        let rest = Span::new(mention.span.end, source.end);
        let behind = rest.slice(self.text);
        let next = words(self.text, rest).first().map(|word| word.slice(self.text));
        let apposed = behind.is_empty() || behind.starts_with([',', '(']) || behind.starts_with(" (");
        let preposition = matches!(next, Some("who" | "of" | "in" | "at" | "from" | "with" | "on"));
        (before.all(describes) && (apposed || preposition)).then_some(from)
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
    pub(crate) fn roster(&self) -> Vec<Known> {
        let named = self.entities.iter().filter(|entity| !entity.name.is_empty());
        let known = |entity: &Entity| Known {
            name: entity.shown.clone(),
            words: entity.name.clone(),
            kind: entity.kind,
            gender: entity.gender,
            roles: entity.roles.clone(),
            attributes: entity.attributes.clone(),
            mentions: entity.mentions.clone(),
        };
        named.map(known).collect()
    }

    /// What a source tells that is too unclear for a name.
    pub(crate) fn wanted(&self, source: Span) -> Wanted {
        let phrase: Vec<String> =
            words(self.text, source).into_iter().map(|word| fold_word(word.slice(self.text))).collect();
        match phrase.as_slice() {
            [one] if matches!(one.as_str(), "he" | "his") => Wanted::Gender(Gender::Male),
            [one] if matches!(one.as_str(), "she" | "her") => Wanted::Gender(Gender::Female),
            [one] if matches!(one.as_str(), "they" | "their" | "we") => Wanted::Several,
            [first, told @ .., last] if is_definite(first) => {
                if lexicon::is_group(last) {
                    Wanted::Several
                } else if lexicon::is_document(last) {
                    Wanted::Paper
                } else if lexicon::is_role(last) {
                    let told = told.iter().map(|word| word.replace('.', "")).collect();
                    Wanted::Role { head: ranked(phrase[..phrase.len() - 1].last(), last), told }
                } else {
                    Wanted::Other
                }
            }
            _ => Wanted::Other,
        }
    }

    /// Full names first: they tell whom a surname means, also before the full name comes.
    fn collect_full_names(&mut self) {
        let mut apposed: Vec<Span> = self.mentions.iter().filter_map(|mention| mention.named).collect();
        crate::sorting::sort(&mut apposed);
        // What a headline joins may be two names: "Holm Reef Talks Fail".
        let (headline, body): (Vec<&Mention>, Vec<&Mention>) =
            self.mentions.iter().partition(|mention| mention.in_title);
        for mention in body.into_iter().chain(headline) {
            let Some(name) = mention.name else { continue };
            let parts = self.name_words(name);
            if mention.in_title && !self.is_whole_name(mention, &parts) {
                continue;
            }
            let apposed = apposed.binary_search(&mention.span).is_ok();
            if parts.len() > 1 || mention.described.is_some() || mention.party.is_some() || apposed {
                let entity =
                    self.named(mention, &parts).map_or_else(|| self.introduce(mention, &parts), |(entity, _)| entity);
                self.learn(entity, mention, &parts);
            }
        }
    }

    /// Whether the words of a headline's name are one: it begins with a first name, names a body, or is known.
    fn is_whole_name(&self, mention: &Mention, parts: &[String]) -> bool {
        parts.len() < 2
            || gender::of_first_name(&parts[0]).is_some()
            || self.kind_of_name(mention, parts) != SpeakerKind::Person
            || self.named(mention, parts).is_some()
    }

    fn resolve(&mut self, index: usize) -> Option<(usize, f64)> {
        let mention = &self.mentions[index];
        match mention.kind {
            NominalKind::Pronoun => self.pronoun(index),
            NominalKind::Name => {
                let name = mention.name.unwrap_or(mention.head);
                let parts = self.name_words(name);
                let found = self.named(mention, &parts);
                if mention.in_title && found.is_none() && !self.is_whole_name(mention, &parts) {
                    return None;
                }
                let (entity, confidence) = found.unwrap_or_else(|| (self.introduce(mention, &parts), BY_NAME));
                self.learn(entity, mention, &parts);
                Some((entity, confidence))
            }
            // "Ada Dukes": "Dukes said".
            NominalKind::Role if self.is_surname(mention) => {
                let parts = self.name_words(mention.span);
                self.named(mention, &parts)
            }
            NominalKind::Role | NominalKind::Body | NominalKind::Document => {
                // "Holm, director of the museum": the description is the one described.
                let described = self.describing.get(&mention.span).copied();
                Some(described.map_or_else(|| self.role(index), |entity| (entity, BY_NAME)))
            }
        }
    }

    /// Whether a lone capitalised word that could be a role is the surname of somebody named in full.
    fn is_surname(&self, mention: &Mention) -> bool {
        let word = mention.span.slice(self.text);
        word.starts_with(char::is_uppercase)
            && mention.head == mention.span
            && self.by_last_word.contains_key(strip_possessive(&fold_word(word)))
    }

    /// The folded words of a name, without possessive and points.
    fn name_words(&self, name: Span) -> Vec<String> {
        words(self.text, name)
            .into_iter()
            .map(|word| without_glued(strip_possessive(&fold_word(word.slice(self.text)))).replace('.', ""))
            .filter(|word| !matches!(word.as_str(), "the" | ""))
            .fold(Vec::new(), |mut parts: Vec<String>, word| {
                // "Holm Jr." is one surname, and not Holm's.
                match parts.last_mut() {
                    Some(surname) if is_generation(&word) => *surname = format!("{surname} {word}"),
                    _ => parts.push(word),
                }
                parts
            })
    }

    /// The entity that a name means, if one with a fitting name is known.
    fn named(&self, mention: &Mention, parts: &[String]) -> Option<(usize, f64)> {
        let last = parts.last()?;
        let gender = self.gender_of(mention, parts);
        let fits: Vec<usize> = self
            .by_last_word
            .get(last)
            .into_iter()
            .flat_map(|&list| &self.namesakes[list])
            .copied()
            .filter(|&entity| {
                let known = &self.entities[entity];
                names_agree(&known.name, parts)
                    && gender::agree(known.gender, gender)
                    && !self.is_elder(entity, mention, parts)
            })
            .collect();
        match fits[..] {
            [] => self.by_acronym_or_first_name(parts),
            [one] => Some((one, BY_NAME)),
            // Two people share the surname: the one with the title, or whom the article is about, if either tells.
            _ => {
                let titles = self.titles_before(mention);
                let mut bearers = fits
                    .iter()
                    .filter(|&&entity| titles.iter().any(|title| self.entities[entity].roles.contains(title)));
                if let (Some(&one), None) = (bearers.next(), bearers.next()) {
                    return Some((one, BY_NAME));
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

    /// Whether a bare surname is that of a namesake without "Jr.": it stands before "Lena Holm Jr." is introduced, or has a
    /// title that she has not.
    fn is_elder(&self, entity: usize, mention: &Mention, parts: &[String]) -> bool {
        let known = &self.entities[entity];
        let ([surname], Some(last)) = (parts, known.name.last()) else { return false };
        let unheard = |title: &String| !known.roles.contains(title);
        without_generation(last) == Some(surname)
            && !mention.in_title
            && (mention.span.start < known.introduced || self.titles_before(mention).iter().any(unheard))
    }

    /// The roles that stand before a name: "Mayor Holm".
    fn titles_before(&self, mention: &Mention) -> Vec<String> {
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
    fn by_acronym_or_first_name(&self, parts: &[String]) -> Option<(usize, f64)> {
        let initials = |name: &[String]| {
            name.iter()
                .filter(|word| !matches!(word.as_str(), "of" | "and" | "for" | "the"))
                .filter_map(|word| word.chars().next())
                .collect::<String>()
        };
        // "FWS" of the U.S. Fish and Wildlife Service: the country need not have a letter.
        let fits = |name: &[String], short: &str| {
            let without = name.split_first().filter(|(country, _)| matches!(country.as_str(), "us" | "uk" | "eu"));
            short.chars().count() > 1
                && (initials(name) == *short
                    || without.is_some_and(|(_, rest)| rest.len() > 1 && initials(rest) == *short))
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

    fn introduce(&mut self, mention: &Mention, parts: &[String]) -> usize {
        let kind = self.kind_of_name(mention, parts);
        let name = mention.name.unwrap_or(mention.head);
        let shown = shown_name(name.slice(self.text));
        let entity = self.entities.len();
        // "Holm Jr." may be called Holm as well.
        for last in parts.last().into_iter().flat_map(|last| [Some(last.as_str()), without_generation(last)]).flatten()
        {
            let list = *self.by_last_word.entry(last.to_owned()).or_insert(self.namesakes.len());
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
            roles: Vec::new(),
            attributes: Vec::new(),
            is_new: false,
            introduced: mention.span.start,
            mentions: Vec::new(),
        });
        entity
    }

    /// Takes over what a mention tells of its entity: a fuller name, a title, a gender.
    fn learn(&mut self, entity: usize, mention: &Mention, parts: &[String]) {
        let gender = self.gender_of(mention, parts);
        let name = mention.name.unwrap_or(mention.head);
        let before = Span::new(mention.span.start, name.start.max(mention.span.start));
        let described = mention.described.into_iter();
        let telling: Vec<String> = [before]
            .into_iter()
            .chain(described)
            .flat_map(|span| words(self.text, span))
            .map(|word| fold_word(word.slice(self.text)))
            .collect();
        let known = &mut self.entities[entity];
        if parts.len() > known.name.len() {
            known.name = parts.to_vec();
            known.shown = shown_name(name.slice(self.text));
        }
        known.gender = known.gender.or(gender);
        if let Some(described) = mention.described {
            self.describing.insert(described, entity);
        }
        let tag = mention.party.map(|span| fold_word(span.slice(self.text)));
        if let Some((party, state)) = tag.as_deref().and_then(lexicon::party_and_state) {
            note(&mut known.roles, party);
            state.split(' ').for_each(|word| note(&mut known.attributes, word));
        }
        for (at, word) in telling.iter().enumerate() {
            let bare = strip_possessive(word).trim_end_matches('.').to_owned();
            if lexicon::is_role(&bare) || lexicon::is_address(&bare) {
                if known.kind == SpeakerKind::Unknown {
                    known.kind = SpeakerKind::Person;
                }
                note(&mut known.roles, &ranked(telling[..at].last(), &bare));
            } else {
                if lexicon::is_body(&bare) {
                    note(&mut known.roles, &bare);
                }
                note(&mut known.attributes, &bare);
            }
        }
    }

    fn gender_of(&self, mention: &Mention, parts: &[String]) -> Option<Gender> {
        let name = mention.name.unwrap_or(mention.head);
        let described = mention.described.into_iter().flat_map(|span| words(self.text, span));
        words(self.text, Span::new(mention.span.start, name.start.max(mention.span.start)))
            .into_iter()
            .chain(described)
            .find_map(|word| gender::of_title(&fold_word(word.slice(self.text))))
            .or_else(|| (parts.len() > 1).then(|| gender::of_first_name(&parts[0])).flatten())
    }

    fn kind_of_name(&self, mention: &Mention, parts: &[String]) -> SpeakerKind {
        let name = mention.name.unwrap_or(mention.head);
        let before = words(self.text, Span::new(mention.span.start, name.start.max(mention.span.start)));
        let folded_before: Vec<String> = before.iter().map(|word| fold_word(word.slice(self.text))).collect();
        let titled = folded_before.iter().any(|word| lexicon::is_role(word) || lexicon::is_address(word));
        let outlet = parts.last().is_some_and(|word| {
            is_one_of(
                word.as_str(),
                "\
                news times post press chronicle globe journal tribune herald gazette magazine radio tv",
            )
        });
        let body = outlet || parts.iter().any(|word| lexicon::is_body(word));
        if !body && !titled && parts.last().is_some_and(|word| is_one_of(word.as_str(), NAMED_PAPERS)) {
            return SpeakerKind::Document;
        }
        let definite = folded_before.first().is_some_and(|word| is_article(word))
            && parts.first().is_none_or(|word| gender::of_first_name(word).is_none());
        let acronym = parts.len() == 1 && is_acronym(name.slice(self.text).trim_end_matches(['.', ',']));
        let group = parts.last().is_some_and(|word| lexicon::is_group(word)) && !titled;
        if body
            || acronym
            || (definite && !titled)
            || parts.iter().any(|word| matches!(word.as_str(), "of" | "and" | "&"))
        {
            if group { SpeakerKind::Group } else { SpeakerKind::Organisation }
        } else if titled || parts.len() > 1 || mention.described.is_some() || mention.party.is_some() {
            SpeakerKind::Person
        } else {
            SpeakerKind::Unknown
        }
    }

    /// "the mayor": whoever is said to be mayor, else somebody of whom only that is known.
    fn role(&mut self, index: usize) -> (usize, f64) {
        let mentions = self.mentions;
        let mention = &mentions[index];
        if let Some(found) = self.named_behind(index) {
            return found;
        }
        let head = fold_word(mention.head.slice(self.text));
        let head = strip_possessive(&head).to_owned();
        let phrase: Vec<String> =
            words(self.text, mention.span).into_iter().map(|word| fold_word(word.slice(self.text))).collect();
        let indefinite = phrase.first().is_some_and(|word| is_one_of(word.as_str(), "a an another one some no"));
        let definite = phrase.first().is_some_and(|word| is_definite(word))
            || mention.head.slice(self.text).starts_with(char::is_uppercase) && !indefinite;
        let key: String = phrase.iter().filter(|word| !is_article(word)).cloned().collect::<Vec<_>>().join(" ");
        let key = strip_possessive(&key).to_owned();
        let several = lexicon::is_group(&head);
        let place = phrase.iter().position(|word| strip_possessive(word) == head).unwrap_or(0);
        let ranked_head = ranked(phrase[..place].last(), &head);
        let known = if mention.kind == NominalKind::Document {
            self.author(index).map(|(entity, _)| (entity, BY_ROLE))
        } else if definite && mention.kind == NominalKind::Body {
            self.body(index, &head, &phrase)
        } else if definite && !several {
            self.holder(index, &ranked_head, &phrase).or_else(|| self.described_anew(index, &head))
        } else {
            self.signatories(index, &head)
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
            let fuller = self
                .by_role_words
                .iter()
                .filter(|&(words, &entity)| {
                    words.len() > head.len() && self.entities[entity].roles.contains(&ranked_head)
                })
                .map(|(_, &entity)| entity)
                .max();
            if let Some(fuller) = fuller {
                return (fuller, BY_SUBJECT);
            }
        }
        // "this statement" points at words, not at who says them.
        let pointing = mention.kind == NominalKind::Document
            && phrase.first().is_some_and(|word| matches!(word.as_str(), "this" | "that" | "these" | "those"));
        // "the letter says": a paper of which nothing else is known.
        let nameless =
            mention.kind == NominalKind::Document && phrase.len() <= 2 && !is_one_of(head.as_str(), NOBODY_S);
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
                && (bare && several && !matches!(head.as_str(), "police" | "crowd")
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
        let entity = self.introduce_plain(mention.span, kind, gender::of_title(&head));
        // "A person" is too little to name anybody by.
        self.entities[entity].is_new = indefinite && kind != SpeakerKind::Document && head != "person";
        note(&mut self.entities[entity].roles, &ranked_head);
        self.by_role_words.insert(key, entity);
        (entity, confidence)
    }

    /// "The former Varra mayor said", right behind a sentence that is about one person only: the same one in other words,
    /// as news writes it. "The judge" may be another.
    fn described_anew(&self, index: usize, head: &str) -> Option<(usize, f64)> {
        let mention = &self.mentions[index];
        let opens = mention.is_subject && mention.span.start == mention.sentence;
        let phrase = words(self.text, mention.span);
        let telling = phrase.iter().skip(1).any(|word| {
            let word = word.slice(self.text);
            word == "former" || word.starts_with("ex-") || word.starts_with(char::is_uppercase)
        });
        if !opens || !telling || mention.head.end != mention.span.end || phrase.len() < 3 {
            return None;
        }
        let before = (0..index).rev().take(MENTIONS_BACK).find(|&earlier| self.mentions[earlier].inside.is_none())?;
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
    fn is_torn_off(&self, index: usize) -> bool {
        let mention = &self.mentions[index];
        let first = words(self.text, mention.span).first().map(|word| fold_word(word.slice(self.text)));
        if first.is_none_or(|word| super::frame::is_determiner(&word) || word.ends_with("'s") || word.ends_with("s'")) {
            return false;
        }
        let before = self.text[mention.sentence.min(mention.span.start)..mention.span.start].trim_end();
        let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
        // "Reeves’ campaign": whose it is, is cut off.
        if word.ends_with(['’', '\'']) && word.chars().any(char::is_alphabetic) {
            return true;
        }
        let plain = word.chars().all(|c| c.is_lowercase() || c == '-') && word.chars().count() > 2;
        let folded = fold_word(word);
        plain
            && !crate::text::is_function_word(&folded)
            && !lexicon::is_between_subject_and_verb(&folded)
            && lexicon::cue_strength(&folded).is_none()
            && !super::cue::is_preposition(&folded)
            && !super::cue::is_subordinator(&folded)
    }

    /// "the mayor, Ada Holm, …": the one whose name follows.
    fn named_behind(&mut self, index: usize) -> Option<(usize, f64)> {
        let named = self.mentions[index].named?;
        let from = self.mentions.partition_point(|mention| mention.span.start < named.start);
        let name = self.mentions.get(from).filter(|mention| mention.span == named)?;
        let parts = self.name_words(name.name?);
        let (entity, confidence) = self.named(name, &parts)?;
        let role = self.mentions[index].span;
        let phrase: Vec<String> =
            words(self.text, role).into_iter().map(|word| fold_word(word.slice(self.text))).collect();
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
    fn could_be_somebody_named(&self, index: usize, phrase: &[String]) -> bool {
        let mention = &self.mentions[index];
        let head_is_last = mention.head.end == mention.span.end;
        let body = mention.kind == NominalKind::Body;
        let named_before = (0..index).rev().take(MENTIONS_BACK / 2).any(|earlier| {
            self.mentions[earlier].kind == NominalKind::Name
                && self.resolved[earlier]
                    .is_some_and(|(entity, _)| !body || self.entities[entity].kind == SpeakerKind::Organisation)
        });
        // "the NSC spokesman" says enough.
        let telling = words(self.text, mention.span).iter().any(|word| is_acronym(word.slice(self.text)));
        head_is_last && named_before && !telling && phrase.len() <= 4
    }

    /// The person or body that a definite role means: the one met last of those that have it.
    fn holder(&self, index: usize, role: &str, phrase: &[String]) -> Option<(usize, f64)> {
        let before = self.mentions[index].span.start;
        let told: Vec<&String> = phrase
            .iter()
            .filter(|word| {
                !is_one_of(word.as_str(), "the his her their its")
                    && !role.split(' ').any(|part| part == full_title(word))
                    && !crate::text::is_function_word(word)
            })
            .collect();
        let mut holders: Vec<(usize, usize, usize)> = self
            .entities
            .iter()
            .enumerate()
            .filter(|(_, entity)| !entity.name.is_empty() && entity.roles.iter().any(|known| known == role))
            .map(|(number, entity)| {
                let last = entity.mentions.iter().rev().find(|span| span.start < before).map_or(0, |span| span.start);
                let shared =
                    told.iter().filter(|word| entity.attributes.contains(*word) || entity.name.contains(word)).count();
                (shared, last, number)
            })
            .collect();
        crate::sorting::sort(&mut holders);
        let &(shared, last, best) = holders.last()?;
        // Described more closely than anything known of the holder: "the former mayor of Stannick" may be another.
        if told.len() > shared + 1 {
            return None;
        }
        let rivals = holders.iter().filter(|&&(s, l, _)| s == shared && l > 0).count();
        let confidence = if rivals > 1 {
            BY_SUBJECT - 0.2
        } else if last == 0 {
            BY_SUBJECT
        } else {
            BY_ROLE
        };
        Some((best, confidence))
    }

    /// A plain noun as source: "the original" is too little to name anybody by, "boaters" is what the article says.
    fn plain_source(&mut self, phrase: Span) -> Option<(usize, f64)> {
        let end = phrase.slice(self.text).find(',').map_or(phrase.end, |comma| phrase.start + comma);
        let phrase = Span::new(phrase.start, end);
        let count = words(self.text, phrase).len();
        let folded = fold_word(phrase.slice(self.text));
        let definite = folded.starts_with("the ");
        let clause = is_no_phrase(&folded);
        let letters = phrase.slice(self.text).chars().filter(|c| c.is_alphabetic()).count();
        // "Holm’s refusal": the owner alone is no mention.
        if count == 1 && phrase.slice(self.text).starts_with(char::is_uppercase) {
            let known = self.by_last_word.get(&folded).map(|&index| &self.namesakes[index]);
            if let Some(&[only]) = known.map(Vec::as_slice) {
                return Some((only, BY_ROLE));
            }
        }
        (!clause && letters > 2 && (!definite || count > 2)).then(|| (self.plain(phrase), BY_SUBJECT))
    }

    /// Somebody of whom nothing is known but the phrase itself.
    fn plain(&mut self, phrase: Span) -> usize {
        let folded = fold_word(phrase.slice(self.text));
        let key = folded.strip_prefix("the ").unwrap_or(&folded).to_owned();
        if let Some(&known) = self.by_role_words.get(&key) {
            return known;
        }
        let last = folded.rsplit(' ').next().unwrap_or("");
        let plural = last.ends_with('s') && !last.ends_with("ss");
        let entity = self.introduce_plain(phrase, if plural { SpeakerKind::Group } else { SpeakerKind::Unknown }, None);
        self.entities[entity].mentions.push(phrase);
        self.by_role_words.insert(key, entity);
        entity
    }

    fn introduce_plain(&mut self, phrase: Span, kind: SpeakerKind, gender: Option<Gender>) -> usize {
        let words = phrase.slice(self.text);
        let bare = ["The ", "the ", "A ", "a ", "An ", "an "]
            .iter()
            .find_map(|article| words.strip_prefix(article))
            .unwrap_or(words);
        self.entities.push(Entity {
            name: Vec::new(),
            shown: shown_name(bare),
            kind,
            gender,
            roles: Vec::new(),
            attributes: Vec::new(),
            is_new: false,
            introduced: phrase.start,
            mentions: Vec::new(),
        });
        self.entities.len() - 1
    }
}

/// Adds a word to a short list that holds each word once.
fn note(list: &mut Vec<String>, word: &str) {
    if !list.iter().any(|known| known == word) {
        list.push(word.to_owned());
    }
}

/// Papers that have names: "the 14th Amendment"; Carter Page is none.
const NAMED_PAPERS: &str = "act amendment charter constitution declaration law memo report resolution statute treaty";

/// Papers that speak for themselves: nobody is asked who wrote them.
const NOBODY_S: &str = "amendment charter constitution law placard sign statute treaty";

/// "Others", "both countries": whom that means, the sentences before tell.
fn points_at_others(source: &str) -> bool {
    let folded = fold_word(source);
    is_one_of(&folded, "all another any each few many most one others several some those")
        || matches!(folded.split(' ').next(), Some("both" | "neither" | "either"))
}

/// Nouns that any body may be called by; "the bureau" is one whose name or description says so.
const ANY_BODY: &[&str] =
    &["agency", "company", "firm", "group", "organisation", "organization", "party", "team", "union"];

/// Whether a source is no phrase that names anybody: a clause that the name was cut from ("…, who leads the inquiry,
/// said"), a sentence ("the fund was closed and Holm"), or the start of something ("while").
fn is_no_phrase(folded: &str) -> bool {
    let parts: Vec<&str> = folded.split(' ').collect();
    let sentence = parts
        .iter()
        .take_while(|word| !is_one_of(word, "that which who whose"))
        .any(|word| is_one_of(word, "are can could did does had has have is may might should was were will would"));
    let opens = parts.first().is_some_and(|word| {
        is_one_of(
            word,
            "after although as at because before by for from he how if in it on once rather she since than that they though \
             to unless until we what when whenever where whether which while who whose with without you",
        )
    });
    let breaks_off = parts.last().is_some_and(|word| {
        is_one_of(
            word,
            "after and as at because by for from in of on or than that the to when where which while who with",
        )
    });
    sentence || opens || breaks_off || parts.len() > SOURCE_WORDS_AT_MOST
}

/// Who says something is told in so many words; what is longer holds more than a source.
const SOURCE_WORDS_AT_MOST: usize = 14;

fn is_definite(word: &str) -> bool {
    is_one_of(word, "the his her their its this that")
}

fn is_article(word: &str) -> bool {
    matches!(word, "the" | "a" | "an")
}

fn possessive_pronoun(word: &str) -> bool {
    matches!(
        fold_word(word).as_str(),
        "his" | "her" | "their" | "its" | "my" | "our" | "he" | "she" | "it" | "they" | "who" | "i" | "we"
    )
}

fn is_generation(word: &str) -> bool {
    is_one_of(word, "jr sr ii iii iv")
}

/// "holm" of "holm jr"; none where no such word follows the surname.
fn without_generation(last: &str) -> Option<&str> {
    last.split_once(' ').map(|(surname, _)| surname)
}

/// Whether two full names may be one person's.
pub(crate) fn same_name(one: &[String], other: &[String]) -> bool {
    names_agree(one, other)
}

/// Whether two names may be one person's: equal last words, and first words that agree as far as both have one.
fn names_agree(one: &[String], other: &[String]) -> bool {
    let (Some(last_one), Some(last_other)) = (one.last(), other.last()) else { return false };
    let bare = |name: &[String], last: &str, full: &str| name.len() == 1 && without_generation(full) == Some(last);
    if bare(one, last_one, last_other) || bare(other, last_other, last_one) {
        return true;
    }
    if last_one != last_other {
        return false;
    }
    if one.len() == 1 || other.len() == 1 {
        return true;
    }
    let initial = |word: &str| word.chars().count() == 1;
    one[0] == other[0] || ((initial(&one[0]) || initial(&other[0])) && one[0].chars().next() == other[0].chars().next())
}

/// The form of a name that is shown: no possessive, single spaces.
fn shown_name(name: &str) -> String {
    let name =
        name.strip_suffix("’s").or_else(|| name.strip_suffix("'s")).or_else(|| name.strip_suffix('’')).unwrap_or(name);
    let point = if name.ends_with(" Jr") || name.ends_with(" Sr") { "." } else { "" };
    without_glued(&name.split_whitespace().collect::<Vec<_>>().join(" ")).to_owned() + point
}

/// A name without the adverb that a lost space glued to it: "Varra Timesrecently".
fn without_glued(name: &str) -> &str {
    const GLUED: [&str; 4] = ["recently", "yesterday", "reportedly", "previously"];
    GLUED.iter().find_map(|adverb| name.strip_suffix(adverb)).filter(|rest| rest.len() > 3).unwrap_or(name)
}

/// A role with the rank before it: a vice president is no president.
fn ranked(before: Option<&String>, role: &str) -> String {
    let title = full_title(role);
    match before.map(String::as_str) {
        Some(rank @ ("vice" | "deputy" | "assistant" | "acting")) => format!("{rank} {title}"),
        _ => title.to_owned(),
    }
}

/// A title in full for its abbreviation.
fn full_title(word: &str) -> &str {
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

#[cfg(test)]
mod tests;

//! Whom the words of a source mean.

use super::super::frame::{NominalKind, strip_possessive};
use super::super::gender::{self, Gender};
use super::super::lexicon;
use super::super::mention::BEFORE_PLACE;
use super::super::model::{SpeakerKind, Wanted};
use super::role::{is_definite, ranked};
use super::{BY_ROLE, BY_SUBJECT, Cast};
use crate::text::{Span, fold_word, folded, is_function_word, is_one_of, words};

/// Bytes of four initials with their points.
const INITIALS_AT_MOST: usize = 8;

impl Cast<'_> {
    /// The entity that a source names: index for [`Cast::speaker`], and how sure that is.
    ///
    /// `outer` is whoever says the quotation that the source stands in: "I" there is that one.
    pub(crate) fn who(&mut self, source: Span, outer: Option<usize>) -> Option<(usize, f64)> {
        let found = self.whom(source, outer)?;
        (!self.entities[found.0].name.is_empty() || !self.only_describes(source)).then_some(found)
    }

    /// The one person with such initials: "I.H.", "IH"; "Me" is none.
    pub(crate) fn by_initials(&self, label: Span) -> Option<(usize, f64)> {
        let written = label.slice(self.text);
        // Longer ones are names; nor is a long article's every turn compared with all that it names.
        if written.len() > INITIALS_AT_MOST {
            return None;
        }
        let plain = !written.contains('.');
        if plain && (written.contains(char::is_lowercase) || is_function_word(&folded(written))) {
            return None;
        }
        let letters =
            || label.slice(self.text).bytes().filter(|&byte| byte != b'.').map(|byte| byte.to_ascii_lowercase());
        let mut found = None;
        for (index, entity) in self.entities.iter().enumerate() {
            let initials = entity.name.iter().filter_map(|word| word.bytes().next());
            if entity.kind == SpeakerKind::Person && letters().eq(initials) {
                if found.is_some() {
                    return None;
                }
                found = Some((index, BY_ROLE));
            }
        }
        found
    }

    /// "her client, a former pilot, was …": a description between commas, of somebody before it.
    fn only_describes(&self, source: Span) -> bool {
        let phrase = source.slice(self.text);
        let behind = &self.text[source.end..];
        let closed =
            phrase.contains(',') || phrase.ends_with('—') || behind.starts_with(',') || behind.starts_with(" —");
        let Some(before) = self.text[..source.start].strip_suffix(", ") else { return false };
        if !closed || !phrase.starts_with("a ") && !phrase.starts_with("an ") {
            return false;
        }
        let mut last = before.rsplit(' ');
        let (last, next) = (last.next().unwrap_or(""), last.next().unwrap_or(""));
        // Behind "In Varra", "Asked for comment" whoever speaks comes first.
        if last.starts_with(char::is_uppercase) {
            !is_one_of(
                next,
                "After At Before By During For From In Near On Since after at before by during for from in on",
            )
        } else {
            is_one_of(next, "her his its their")
        }
    }

    /// The same, of whatever phrase.
    fn whom(&mut self, source: Span, outer: Option<usize>) -> Option<(usize, f64)> {
        let source = self.without_adverbs(source);
        if points_at_others(source.slice(self.text)) || self.closes_a_place(source) || self.is_cut_off(source) {
            return None;
        }
        let from = self.mentions.partition_point(|mention| mention.span.start < source.start);
        let exact = (from..self.mentions.len())
            .take_while(|&index| self.mentions[index].span.start == source.start)
            .find(|&index| self.mentions[index].span == source || self.mentions[index].head.end == source.end);
        let Some(index) = exact
            .or_else(|| self.apposed(source, from))
            .or_else(|| self.leading(source, from))
            .or_else(|| self.enclosing(source, from))
        else {
            return if possessive_pronoun(source.slice(self.text)) {
                self.owner(source)
            } else {
                self.plain_source(source)
            };
        };
        let mention = &self.mentions[index];
        if mention.kind == NominalKind::Pronoun && matches!(&*folded(mention.span.slice(self.text)), "i" | "we") {
            return outer.map(|entity| (entity, BY_SUBJECT)).filter(|_| mention.inside.is_some());
        }
        if let Some(owner) = self.owner_of_paper(mention) {
            return Some(owner);
        }
        // Whoever speaks of "him" is another.
        let spoken_of = mention.kind == NominalKind::Pronoun && mention.inside.is_some();
        self.resolved[index].filter(|&(entity, _)| !spoken_of || Some(entity) != outer)
    }

    /// "Kestria" in "Holm, in New Varra, Kestria, called …": what says where a place is, between commas, and nobody's name.
    fn closes_a_place(&self, source: Span) -> bool {
        let word = source.slice(self.text).trim_end_matches(',');
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let person = |entity: &usize| self.entities[*entity].kind == SpeakerKind::Person;
        let known = self.by_last_word.get(&*folded(word));
        if !capital(word)
            || word.contains(' ')
            || !self.text[source.start + word.len()..].starts_with(',')
            || known.is_some_and(|&list| self.namesakes[list].iter().any(person))
        {
            return false;
        }
        let Some(before) = self.text[..source.start].strip_suffix(", ") else { return false };
        let mut town = false;
        for word in before.rsplit(' ') {
            if !capital(word) {
                return town && is_one_of(word, BEFORE_PLACE);
            }
            town = true;
        }
        false
    }

    /// "Varra" in "the mayors of Inch and Varra scorned it", "Music" in "the Guild for Music pledged": the end of a phrase
    /// that tells whose or where, and no person's or body's name.
    fn is_cut_off(&self, source: Span) -> bool {
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let word = source.slice(self.text);
        let known = self.by_last_word.get(strip_possessive(&folded(word)));
        let named = |&entity: &usize| self.entities[entity].kind != SpeakerKind::Unknown;
        if !capital(word) || word.contains(' ') || known.is_some_and(|&list| self.namesakes[list].iter().any(named)) {
            return false;
        }
        let mut before = self.text[..source.start].trim_end().rsplit(' ');
        match before.next() {
            Some("for" | "in" | "near" | "of" | "on") => true,
            Some("and") => before.next().is_some_and(|other| capital(other) && !other.ends_with(',')),
            _ => false,
        }
    }

    /// A source without the words beside it that say nothing of who it is: "And Ada Holm also".
    pub(super) fn without_adverbs(&self, source: Span) -> Span {
        let all = self.words.spans_in(self.text, source);
        let beside = |word: &&Span| {
            is_one_of(
                &folded(word.slice(self.text)),
                "also afterward afterwards and but earlier first herself himself itself later likewise then",
            )
        };
        let first = all.iter().take_while(beside).count();
        let last = all.len() - all.iter().rev().take_while(beside).count();
        match all.get(first..last) {
            Some([only]) => *only,
            Some([head, .., tail]) if first > 0 || last < all.len() => head.join(*tail),
            _ => source,
        }
    }

    /// "The owner of the Inch ferry, Ada Holm,": the name that closes a source, behind a comma and who it is.
    pub(super) fn apposed(&self, source: Span, from: usize) -> Option<usize> {
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
        // "The mayor of Varra, Georgia" says where that is.
        let several = words(self.text, name).len() > 1;
        let plain = last.starts_with(char::is_lowercase);
        // "a spokeswoman for the restaurant, Chez Albin": the restaurant's name, unless it is surely a person's.
        let speaks_for = description.contains(" for ") && description.split(' ').any(lexicon::is_spokesperson);
        let is_person =
            plain && several && !speaks_for || (plain || several) && gender::of_first_name(&first).is_some();
        let describes = self.mentions[from..from + behind]
            .iter()
            .all(|other| other.kind != NominalKind::Name || other.span.start > source.start);
        (is_person && describes && !description.contains(',')).then_some(from + behind)
    }

    /// The mention that a longer source begins with: "Ada Holm, who owns two of the boats", "harbour law expert Ada Holm
    /// of Inch". Two joined by "and" are neither of them.
    pub(super) fn leading(&self, source: Span, from: usize) -> Option<usize> {
        let mention = self.mentions.get(from).filter(|mention| source.contains(mention.span))?;
        let mut before = words(self.text, Span::new(source.start, mention.span.start)).into_iter().peekable();
        let article = |word: &Span| matches!(word.slice(self.text), "The" | "the" | "A" | "a" | "An" | "an");
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
        let preposition = matches!(next, Some("who" | "of" | "in" | "at" | "from" | "with" | "on" | "over"));
        (before.all(describes) && (apposed || preposition)).then_some(from)
    }

    /// The mention whose name a source is, with a word more than the source: "that Ms. Holm", "Ms. Holm’s refusal".
    fn enclosing(&self, source: Span, from: usize) -> Option<usize> {
        let same = |&index: &usize| {
            let mention = &self.mentions[index];
            let own = || mention.name.is_some_and(|name| self.name_words(source).ends_with(&self.name_words(name)));
            mention.kind == NominalKind::Name && mention.span.contains(source) && own()
        };
        (from.saturating_sub(1)..self.mentions.len().min(from + 1)).find(same)
    }

    /// A plain noun as source: "the original" is too little to name anybody by, "boaters" is what the article says.
    pub(super) fn plain_source(&mut self, phrase: Span) -> Option<(usize, f64)> {
        let end = phrase.slice(self.text).find([',', '—', '–', '―']).unwrap_or(phrase.len());
        let said = phrase.slice(self.text)[..end].trim_end();
        // "Only two members said so": who they are does not rest on it.
        let only = said.strip_prefix("Only ").or(said.strip_prefix("only ")).map_or(0, |rest| said.len() - rest.len());
        let phrase = Span::new(phrase.start + only, phrase.start + said.len());
        if points_at_others(phrase.slice(self.text)) {
            return None;
        }
        let count = words(self.text, phrase).len();
        let folded = folded(phrase.slice(self.text));
        let definite = folded.starts_with("the ");
        // "His comments", "my mother": whose is not told. "His rival Ada Holm" is.
        let mut parts = phrase.slice(self.text).split(' ');
        let whose =
            parts.next().is_some_and(possessive_pronoun) && !parts.any(|word| word.starts_with(char::is_uppercase));
        let clause = is_no_phrase(&folded) || whose && count > 1;
        let letters = phrase.slice(self.text).chars().filter(|c| c.is_alphabetic()).count();
        // "boaters" may speak, "last year announced" names nobody.
        let lone = count == 1 && phrase.slice(self.text).starts_with(char::is_lowercase) && !is_plural(&folded);
        // "Holm’s refusal": the owner alone is no mention.
        if count == 1 && phrase.slice(self.text).starts_with(char::is_uppercase) {
            let known = self.by_last_word.get(&*folded).map(|&index| &self.namesakes[index]);
            if let Some(&[only]) = known.map(Vec::as_slice) {
                return Some((only, BY_ROLE));
            }
            if let Some(meant) = self.misprinted(&self.name_words(phrase)) {
                return Some(meant);
            }
        }
        (!clause && !lone && letters > 2 && (!definite || count > 2)).then(|| (self.plain(phrase), BY_SUBJECT))
    }

    /// Somebody of whom nothing is known but the phrase itself.
    pub(super) fn plain(&mut self, phrase: Span) -> usize {
        let folded = folded(phrase.slice(self.text));
        let key = folded.strip_prefix("the ").unwrap_or(&folded).to_owned();
        if let Some(&known) = self.by_role_words.get(&key) {
            return known;
        }
        let last = folded.rsplit(' ').next().unwrap_or("");
        let kind = if is_plural(last) { SpeakerKind::Group } else { SpeakerKind::Unknown };
        let entity = self.introduce_plain(phrase, kind, None);
        self.entities[entity].mentions.push(phrase);
        self.by_role_words.insert(key, entity);
        entity
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
}

/// Who says something is told in so many words; what is longer holds more than a source.
pub(super) const SOURCE_WORDS_AT_MOST: usize = 14;

fn is_plural(folded: &str) -> bool {
    folded.ends_with('s') && !folded.ends_with("ss")
}

/// "Others", "both countries": whom that means, the sentences before tell.
pub(super) fn points_at_others(source: &str) -> bool {
    let named = || source.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase));
    let first = folded(source.split(' ').next().unwrap_or(source));
    let alone = !source.contains(' ');
    alone
        && is_one_of(
            &first,
            "all another any anybody anyone each few him many me most one others several some somebody someone them those us",
        )
        || matches!(&*first, "both" | "neither" | "either") && !named()
}

/// Whether a source is no phrase that names anybody: a clause that the name was cut from ("…, who leads the inquiry,
/// said"), a sentence ("the fund was closed and Holm"), or the start of something ("while").
pub(super) fn is_no_phrase(folded: &str) -> bool {
    let parts: Vec<&str> = folded.split(' ').collect();
    let sentence = parts
        .iter()
        .take_while(|word| !is_one_of(word, "that which who whose"))
        .any(|word| is_one_of(word, "are can could did does had has have is may might should was were will would"));
    let opens = parts.first().is_some_and(|word| {
        is_one_of(
            word,
            "after although as at because before by don't for from he how however if in instead it later meanwhile not now on \
             once rather she since still than that then they though to unless until we what when whenever where whether \
             which while who whose with without you",
        )
    });
    // "Weeks before the vote": a time.
    let time = parts.len() > 1
        && is_one_of(parts[0], "days hours minutes moments months weeks years")
        && is_one_of(parts[1], "after ago before earlier later");

    // "many wearing hats": a clause without its verb.
    let clause = parts.len() > 1
        && is_one_of(parts[0], "all both few many most others several some")
        && parts[1].ends_with("ing");
    // "a jury indicted the officers", "citing two officials": what somebody did, and to whom.
    let done = parts
        .windows(2)
        .take_while(|pair| !is_one_of(pair[0], "that which who whose"))
        .any(|pair| pair[0].len() > 4 && pair[0].ends_with("ed") && is_one_of(pair[1], "a an her his its the their"));
    let doing = parts.len() > 1
        && parts[0].ends_with("ing")
        && is_one_of(parts[1], "a an her his its one several some that the their three two");
    // "a statement released by each office": of more than one.
    let several = parts.contains(&"each");
    let breaks_off = parts.last().is_some_and(|word| {
        is_one_of(
            word,
            "after and as at because by for from in of on or than that the to when where which while who with",
        )
    });
    sentence || clause || done || doing || several || opens || time || breaks_off || parts.len() > SOURCE_WORDS_AT_MOST
}

pub(super) fn possessive_pronoun(word: &str) -> bool {
    matches!(
        fold_word(word).as_str(),
        "his" | "her" | "their" | "its" | "my" | "our" | "he" | "she" | "it" | "they" | "who" | "i" | "we"
    )
}

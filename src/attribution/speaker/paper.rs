//! Whose words a letter, a statement or a resolution holds.

use super::super::frame::{NominalKind, strip_possessive};
use super::super::gender::Gender;
use super::super::lexicon;
use super::super::mention::Mention;
use super::super::model::SpeakerKind;
use super::{BY_ROLE, Cast, MENTIONS_BACK};
use crate::text::{Span, fold_word, folded, is_one_of, words};

/// From so many words on a description tells which group it means: "group of nearly 90 bishops".
const TELLING_WORDS: usize = 4;

/// How far back a paper is looked for, in mentions: an article may come back to it much later.
const PAPERS_BACK: usize = 10 * MENTIONS_BACK;

/// Nouns for those who put their names to a paper.
const SIGNATORIES: &str = "authors signatories signers writers";

/// Papers that stand behind their owner's name: "Holm TV Ad"; "the Varra Post" is a body itself,
/// the "Holm letter" may be one to Holm.
const OWNED: &str = "ad ads resolution statement tweet tweets";

impl Cast<'_> {
    /// Who wrote the letter, adopted the resolution, issued the statement: the owner, or the subject of the sentence that
    /// first speaks of it.
    pub(super) fn author(&self, index: usize) -> Option<(usize, f64)> {
        let document = &self.mentions[index];
        let head = fold_word(document.head.slice(self.text));
        if let Some(owner) = self.owner_of_document(document) {
            return Some(owner);
        }
        // "a letter from Holm", "a statement by the company"
        let next = self
            .mentions
            .get(index + 1)
            .filter(|next| next.span.start <= document.span.end + " from the ".len() && next.kind == NominalKind::Name);
        if let Some(next) = next {
            let between = self.text.get(document.head.end..next.span.start).unwrap_or("").trim();
            // "a suit from Norland and Varra"
            let several = self.text[next.span.end..].starts_with(" and ");
            if matches!(between, "from" | "by" | "from the" | "by the") && !several {
                return self.named(next, &self.name_words(next.name.unwrap_or(next.head)));
            }
        }
        if document.is_subject {
            if is_new(document.span.slice(self.text)) {
                return None;
            }
            return self.author_told_before(index, &head);
        }
        let subject = (0..index).rev().take(8).find(|&earlier| {
            self.mentions[earlier].sentence == document.sentence && self.mentions[earlier].is_subject
        })?;
        // "said they would fight the suit", "spoke against the letter": another's paper.
        let before = self.text[..document.span.start].trim_end().rsplit(char::is_whitespace).next().unwrap_or("");
        if is_one_of(before, "about against on over that") {
            return None;
        }
        let between = Span::new(self.mentions[subject].span.end, document.span.start);
        let mut issues = false;
        for word in words(self.text, between) {
            let word = folded(word.slice(self.text));
            // "said in a statement", and "said the suit would fail".
            issues |=
                lexicon::is(&word, lexicon::AUTHORING) && (word != "said" || is_one_of(before, "in on through via"));
        }
        if !issues {
            return None;
        }
        // "members wrote a letter" names nobody whom the letter could stand for; "a group of ten bishops" does.
        self.resolved[subject].filter(|&(entity, _)| {
            let author = &self.entities[entity];
            !author.name.is_empty() || author.shown.split_whitespace().count() >= TELLING_WORDS
        })
    }

    /// Who wrote the paper when it was spoken of before; nobody where it may be another paper.
    fn author_told_before(&self, index: usize, head: &str) -> Option<(usize, f64)> {
        let mut author = None;
        for earlier in (0..index).rev().take(PAPERS_BACK) {
            let other = &self.mentions[earlier];
            if other.kind != NominalKind::Document || strip_possessive(&folded(other.head.slice(self.text))) != head {
                continue;
            }
            let Some(found) = self.resolved[earlier] else { continue };
            let told = self.entities[found.0].kind != SpeakerKind::Document;
            let new = is_new(other.span.slice(self.text));
            match author {
                _ if !told && !new => {}
                None if told => author = Some(found),
                Some((entity, _)) if told && entity == found.0 => {}
                _ => return None,
            }
        }
        author
    }

    /// Whose statement, tweet or letter it is: "Holm’s statement said".
    pub(super) fn owner_of_document(&self, document: &Mention) -> Option<(usize, f64)> {
        let phrase = words(self.text, document.span);
        let first = folded(phrase.first()?.slice(self.text));
        if matches!(&*first, "his" | "her") {
            return self.owner(*phrase.first()?);
        }
        // "a note from Holm’s office" is the office's.
        let before_head = phrase.iter().filter(|word| word.start < document.head.start);
        let owner = before_head.into_iter().position(|word| folded(word.slice(self.text)).ends_with("'s"))?;
        let parts: Vec<String> = phrase[..=owner]
            .iter()
            .map(|word| strip_possessive(&folded(word.slice(self.text))).replace('.', ""))
            .collect();
        let last = parts.last()?;
        let known = &self.namesakes[*self.by_last_word.get(last.as_str())?];
        (known.len() == 1).then(|| (known[0], BY_ROLE))
    }

    /// "The writers argue": the authors of the paper that was spoken of last.
    pub(super) fn signatories(&self, index: usize, head: &str) -> Option<(usize, f64)> {
        if !is_one_of(head, SIGNATORIES) {
            return None;
        }
        let papers = (0..index)
            .rev()
            .take(MENTIONS_BACK)
            .filter(|&earlier| self.mentions[earlier].kind == NominalKind::Document);
        papers
            .filter_map(|earlier| self.resolved[earlier])
            .find(|&(entity, _)| self.entities[entity].kind != SpeakerKind::Document)
    }

    /// Whose paper it is, now that everybody is known: "Holm’s letter", "Holm TV Ad".
    pub(super) fn owner_of_paper(&self, mention: &Mention) -> Option<(usize, f64)> {
        let own = (mention.kind == NominalKind::Document).then(|| self.owner_of_document(mention)).flatten();
        if own.is_some() || !matches!(mention.kind, NominalKind::Document | NominalKind::Name) {
            return own;
        }
        let parts = self.name_words(mention.span);
        let (head, owner) = parts.split_last()?;
        let owner = owner.first().filter(|_| is_one_of(head, OWNED))?;
        let known = &self.namesakes[*self.by_last_word.get(owner)?];
        (known.len() == 1 && !self.entities[known[0]].name.is_empty()).then(|| (known[0], BY_ROLE))
    }

    /// "his", "her" as the owner of a statement: whom "he" would mean there.
    pub(super) fn owner(&self, source: Span) -> Option<(usize, f64)> {
        let wanted = match &*folded(source.slice(self.text)) {
            "his" => Some(Gender::Male),
            "her" => Some(Gender::Female),
            _ => return None,
        };
        let end = self.mentions.partition_point(|mention| mention.span.start < source.start);
        self.antecedent(
            end,
            self.mentions.get(end.saturating_sub(1)).map_or(0, |mention| mention.sentence),
            wanted,
            None,
            false,
            &[],
        )
    }
}

/// "a letter", "another letter": one that was not spoken of before.
fn is_new(phrase: &str) -> bool {
    matches!(folded(phrase).split(' ').next(), Some("a" | "an" | "another"))
}

//! Whom a pronoun means.

use super::super::cue;
use super::super::frame::NominalKind;
use super::super::gender::{self, Gender};
use super::super::lexicon;
use super::super::mention::Mention;
use super::super::model::SpeakerKind;
use super::{BY_GUESS, BY_LONE_PRONOUN, BY_SUBJECT, Cast, Entity, MENTIONS_BACK, SENTENCES_BACK};
use crate::text::{Span, fold_word, folded, is_one_of};

/// So many words stand at most before the subject of a sentence and a comma: "Outside the court,".
const LONGEST_FRONTED: usize = 4;

/// And so many in a relative clause between a subject and its verb.
const LONGEST_RELATIVE: usize = 24;

/// More bytes than so many words have.
const LONGEST_START: usize = 16 * LONGEST_RELATIVE;

impl Cast<'_> {
    pub(super) fn pronoun(&self, index: usize) -> Option<(usize, f64)> {
        let mention = &self.mentions[index];
        let word = folded(mention.span.slice(self.text));
        let wanted = match &*word {
            "he" | "she" => gender::of_pronoun(&word),
            "it" => return self.thing(index),
            "they" => return self.those(index),
            // "we", "you", "who", "I": too many could be meant.
            _ => return None,
        };
        let closing = self.closing(mention);
        let mut apart = self.named_apart(index);
        let told = if closing.is_some() { self.named_before(index) } else { Vec::new() };
        if closing == Some(',') {
            apart.extend(&told);
        }
        if let Some(met) = self.met_when(index, wanted) {
            return Some((met, BY_SUBJECT));
        }
        let meant = |apart: &[usize]| {
            self.antecedent(index, mention.sentence, wanted, mention.inside, mention.is_subject, apart)
        };
        let found = meant(&apart)?;
        // "Orne is late, she said": of herself, or of another.
        if closing == Some('.') && told.contains(&found.0) && meant(&[apart, told].concat()).is_some() {
            return None;
        }
        Some(found)
            // Somebody else's story may be of anybody: inside a quotation only the one person near is clear.
            .map(|(entity, sure)| {
                (entity, if mention.inside.is_some() && sure < BY_LONE_PRONOUN { BY_GUESS } else { sure })
            })
    }

    /// "according to Ada Holm", "Ada Holm, who said": somebody else than the subject whose words these are.
    fn is_heard(&self, mention: &Mention) -> bool {
        let behind = self.text[mention.span.end..].trim_start_matches([',', ' ']);
        let relative = behind.strip_prefix("who ").and_then(|rest| rest.split_whitespace().next());
        self.text[..mention.span.start].trim_end().ends_with("according to")
            || relative.is_some_and(|verb| lexicon::cue_strength(&folded(verb)) == Some(lexicon::CueStrength::Firm))
    }

    /// Whether a mention is the subject of its sentence and somebody of another's: "Holm's lawyer was there".
    fn acts_for(&self, index: usize) -> bool {
        let mention = &self.mentions[index];
        let owned = || {
            let owner = self.mentions.get(index + 1);
            owner.is_some_and(|owner| {
                owner.possessive && mention.span.contains(owner.span) && owner.span != mention.span
            })
        };
        mention.is_subject && mention.kind == NominalKind::Role && !mention.possessive && owned()
    }

    /// Whether a verb of saying follows a name, or its party: "when Holm, R-Ariz., suggested".
    fn speaks(&self, mention: &Mention) -> bool {
        let end = mention.party.map_or(mention.span.end, |party| party.end);
        let behind = self.text[end..].trim_start_matches(['.', ',', ')', ' ']);
        let verb = behind.split([' ', ',', '\n']).next().unwrap_or("");
        verb.ends_with("ed") && lexicon::cue_strength(verb).is_some() || verb == "said"
    }

    /// "A driver, who was late, said the deck moved. He added": who spoke without a name goes on.
    fn goes_on(&self, mention: &Mention, known: &Entity, wanted: Option<Gender>) -> bool {
        known.is_new
            && known.gender.is_none()
            && gender::agree(known.called, wanted)
            && mention.is_subject
            && !lexicon::is_group(&folded(mention.head.slice(self.text)))
            && self.says(mention)
    }

    /// Whether a verb of saying stands right behind a subject, or behind the comma that ends its relative clause: "A driver,
    /// who was late, said".
    fn says(&self, mention: &Mention) -> bool {
        let at = self.sentences.partition_point(|one| one.span.end <= mention.span.start);
        let end = self.sentences.get(at).map_or(mention.span.end, |one| one.span.end.max(mention.span.end));
        let behind = self.words.folded_in(self.text, self.start_of(Span::new(mention.span.end, end)));
        let said = behind.iter().take(LONGEST_RELATIVE).position(|(_, word)| is_one_of(word, "said says told"));
        let relative = || behind.first().is_some_and(|(_, word)| is_one_of(word, "who whom whose"));
        let behind_comma = |at: usize| self.text[..behind[at].0.start].trim_end().ends_with(',');
        said.is_some_and(|said| said == 0 || relative() && behind_comma(said))
    }

    /// The first words of a stretch: a sentence may have thousands, and each pronoun asks.
    fn start_of(&self, span: Span) -> Span {
        Span::new(span.start, span.end.min(self.text.floor_char_boundary(span.start + LONGEST_START)))
    }

    /// The mark behind a pronoun and its verb that stand behind a comma: "Holm, he said, is late", "Holm is late, he said.";
    /// the rest is what he says.
    fn closing(&self, mention: &Mention) -> Option<char> {
        if !self.text[..mention.span.start].trim_end().ends_with(',') {
            return None;
        }
        let verb = self.words.wholly_within(Span::new(mention.span.end, self.text.len())).start;
        let end = self.text[self.words.spans.get(verb)?.end..].chars().next()?;
        let folded = self.words.folded(self.words.forms[verb]);
        (matches!(end, ',' | '.') && lexicon::cue_strength(folded).is_some()).then_some(end)
    }

    /// Whom a pronoun cannot mean: those whom its own sentence names behind it, "he thanked Holm", unless it opens with
    /// "when he …"; and whom its clause describes, "Holm, who he said".
    fn named_apart(&self, index: usize) -> Vec<usize> {
        let mention = &self.mentions[index];
        let name_of = |other: &Mention| self.whose_name(other);
        let opens = self.text[mention.sentence..].split_whitespace().next().map(fold_word);
        let backwards = opens.is_some_and(|word| cue::is_subordinator(&word) || cue::is_preposition(&word));
        // "He denied it, though when asked again Holm said": another clause may name him.
        let same_clause = |other: &Mention| {
            let between = self.text.get(mention.span.end..other.span.start).unwrap_or("");
            !between.contains("--")
                && !between.contains(['—', '–', '―', ';'])
                && !between.split_whitespace().any(cue::is_subordinator)
        };
        let behind = self.mentions[index + 1..]
            .iter()
            .take(MENTIONS_BACK)
            .take_while(|other| other.sentence == mention.sentence && !backwards && same_clause(other))
            .filter(|other| other.kind == NominalKind::Name && other.inside == mention.inside)
            .filter_map(name_of);
        let relative = index.checked_sub(2).filter(|_| {
            let who = &self.mentions[index - 1];
            matches!(&*folded(who.span.slice(self.text)), "who" | "whom") && who.span.end + 1 == mention.span.start
        });
        let described = relative.map(|before| &self.mentions[before]).filter(|other| other.kind == NominalKind::Name);
        behind.chain(described.and_then(name_of)).collect()
    }

    /// Whom the sentence of a pronoun names before it.
    fn named_before(&self, index: usize) -> Vec<usize> {
        let mention = &self.mentions[index];
        self.mentions[..index]
            .iter()
            .rev()
            .take(MENTIONS_BACK)
            .take_while(|other| other.sentence == mention.sentence)
            .filter(|other| other.kind == NominalKind::Name && other.inside == mention.inside)
            .filter_map(|other| self.whose_name(other))
            .collect()
    }

    fn whose_name(&self, mention: &Mention) -> Option<usize> {
        let parts = self.name_words(mention.name.unwrap_or(mention.head));
        self.named(mention, &parts).map(|(entity, _)| entity)
    }

    /// Whom "he" or "she" means: the subject of its sentence or of the ones before, where its gender fits.
    pub(super) fn antecedent(
        &self,
        end: usize,
        sentence: usize,
        wanted: Option<Gender>,
        inside: Option<Span>,
        opens_sentence: bool,
        apart: &[usize],
    ) -> Option<(usize, f64)> {
        let full_name =
            |entity: usize| self.entities[entity].kind == SpeakerKind::Person && self.entities[entity].name.len() > 1;
        let mut sentences = 0;
        let mut current = sentence;
        let mut others: Vec<usize> = Vec::new();
        let mut subject: Option<(usize, bool)> = None;
        let mut heard = false;
        // "When the letter came to Holm, he said": whom the first clause of its own sentence names.
        let mut own_clause = None;
        let first_clause = self.first_clause(sentence).filter(|_| opens_sentence);
        let (mut nearest, mut speaking, mut bare_role) = (None, None, None);
        let stranger = self.stranger_before(sentence);
        for index in (0..end).rev().take(MENTIONS_BACK) {
            let mention = &self.mentions[index];
            if mention.inside.is_some() && mention.inside != inside {
                continue;
            }
            if mention.sentence != current {
                // The nearest sentence that has somebody settles it; in its own, only a subject or somebody alone does.
                let alone_in_own = sentences == 0 && others.len() == 1 && !opens_sentence;
                if subject.is_some() || alone_in_own || (!others.is_empty() && sentences > 0) {
                    break;
                }
                current = mention.sentence;
                sentences += 1;
                if sentences > SENTENCES_BACK {
                    break;
                }
                if others.is_empty() && stranger.is_some_and(|stranger| current < stranger) {
                    return bare_role.map(|entity| (entity, BY_SUBJECT));
                }
            }
            // "Holm's lawyer was there. He said": not Holm.
            if index.checked_sub(1).is_some_and(|whole| self.acts_for(whole) && self.mentions[index].possessive) {
                continue;
            }
            let Some((entity, _)) = self.resolved[index].filter(|(entity, _)| !apart.contains(entity)) else {
                continue;
            };
            if sentences > 0 && subject.is_none() && self.acts_for(index) {
                return Some((entity, BY_SUBJECT));
            }
            let known = &self.entities[entity];
            let person = matches!(known.kind, SpeakerKind::Person)
                // "Holm tweeted": a lone name of which nothing else is told.
                || (known.kind == SpeakerKind::Unknown && (known.gender.is_some() || mention.is_subject));
            let surely = known.gender.is_some() && known.gender == wanted;
            if is_work(mention, known, self.text) {
                continue;
            }
            if sentences > 0 && others.is_empty() && person && self.goes_on(mention, known, wanted) {
                return Some((entity, BY_SUBJECT));
            }
            // A bare role ("the judge") only where nobody with a name is near.
            if known.name.is_empty() && !(surely && mention.is_subject) {
                bare_role = bare_role.or(person.then_some(entity));
                continue;
            }
            let fits = surely
                || (known.gender.is_none()
                    && gender::agree(known.called, wanted)
                    && person
                    && !lexicon::is_body(known.name.last().map_or("", |w| w)));
            if !fits || !surely && known.is_untold() && known.is_place {
                continue;
            }
            if !others.contains(&entity) {
                others.push(entity);
            }
            nearest = nearest.or(Some(entity));
            // "… on Sunday, when Holm suggested a pause": the last who spoke goes on, if nobody's sentence it is.
            if sentences > 0 && speaking.is_none() && (surely || full_name(entity)) && self.speaks(mention) {
                speaking = Some(entity);
            }
            if first_clause.is_some() && sentences == 0 && surely && !mention.possessive {
                // "When Holm came, he said": the subject of both.
                if first_clause == Some(mention.span.start) && self.met_by_nobody(mention, end) {
                    return Some((entity, BY_SUBJECT));
                }
                own_clause = own_clause.or(Some(entity));
            }
            // "according to Ada Holm": who is heard is whom the next sentence goes on with.
            let is_heard = (surely || full_name(entity)) && self.is_heard(mention);
            // "Holm and Reef came when he called": neither of the two.
            let is_subject = mention.is_subject && !(sentences == 0 && self.is_joined(index));
            if (is_subject || is_heard) && !heard && subject.is_none_or(|(_, sure)| !sure && surely) {
                subject = Some((entity, surely));
                heard = is_heard;
            }
        }
        if own_clause.is_some_and(|own| subject.is_some_and(|(entity, _)| entity != own)) {
            return nearest.map(|entity| (entity, BY_GUESS));
        }
        if others.is_empty() {
            return bare_role.map(|entity| (entity, BY_SUBJECT));
        }
        let sure_others: Vec<usize> =
            others.iter().copied().filter(|&entity| self.entities[entity].gender == wanted).collect();
        match (subject, sure_others.len()) {
            (Some((entity, false)), 1) if full_name(entity) => Some((entity, BY_SUBJECT)),
            // Only one near whose gender is known to fit.
            (None | Some((_, false)), 1) => sure_others
                .first()
                .map(|&entity| (entity, if others.len() == 1 { BY_LONE_PRONOUN } else { BY_SUBJECT })),
            (Some((entity, _)), _) if others.len() == 1 => Some((entity, BY_LONE_PRONOUN)),
            (Some((entity, _)), _) => Some((entity, BY_SUBJECT)),
            (None, _) if others.len() == 1 => nearest.map(|entity| (entity, BY_SUBJECT)),
            (None, _) if speaking.is_some() => speaking.map(|entity| (entity, BY_SUBJECT)),
            (None, _) => nearest.map(|entity| (entity, BY_GUESS)),
        }
    }

    /// The start of the sentence before one, where that begins with somebody who has no name, "Outside, one of the victims
    /// wept": whoever "she" is then, it is nobody of earlier sentences.
    fn stranger_before(&self, sentence: usize) -> Option<usize> {
        let at = self.sentences.partition_point(|one| one.span.start < sentence);
        let before = self.sentences.get(at.checked_sub(1)?)?;
        let follows = self.sentences.get(at).is_some_and(|one| one.paragraph == before.paragraph);
        let words = self.words.folded_in(self.text, self.start_of(before.span));
        let is = |at: usize, list: &str| words.get(at).is_some_and(|(_, word)| is_one_of(word, list));
        // "Outside, one of": a few words may stand before.
        let first = (0..=LONGEST_FRONTED).find(|&at| is(at, "another one"));
        let begins = first.is_some_and(|at| {
            let start = words[at].0.start;
            let opens = start == before.span.start || self.text[..start].trim_end().ends_with(',');
            let several = is(at + 1, "of") && is(at + 2, "her his its our the their these those");
            // "Another problem is the rust": nobody.
            let noun = if several { at + 3 } else { at + 1 };
            let mut described = words.iter().skip(noun).take(LONGEST_FRONTED);
            opens && (is(at, "another") || several) && described.any(|(_, word)| lexicon::is_role(word))
        });
        (follows && begins).then_some(before.span.start)
    }

    /// Where the first clause of a sentence starts behind "when", if that is no pronoun's.
    fn first_clause(&self, sentence: usize) -> Option<usize> {
        let line = self.text.get(sentence..)?;
        let mut at = sentence;
        for word in line.split(' ').take(3) {
            let folded = fold_word(word);
            at += word.len() + 1;
            match folded.as_str() {
                "but" | "and" => {}
                "when" | "while" | "once" | "until" => {
                    let next = self.text.get(at..)?.split(' ').next().map(fold_word)?;
                    return (!is_subject_pronoun(&next)).then_some(at);
                }
                _ => return None,
            }
        }
        None
    }

    /// Whether the clause of a name speaks of nobody else by a pronoun: "when Holm criticised him".
    fn met_by_nobody(&self, mention: &Mention, end: usize) -> bool {
        let behind = self.mentions.get(end).map_or(self.text.len(), |pronoun| pronoun.span.start);
        let clause = self.text.get(mention.span.end..behind).unwrap_or("");
        !clause.split_whitespace().any(|word| matches!(word.trim_end_matches(','), "him" | "her"))
    }

    /// "Holm and Reef last met Orne on Monday, when he said": not one of two, but whom they met.
    fn met_when(&self, index: usize, wanted: Option<Gender>) -> Option<usize> {
        let mention = &self.mentions[index];
        let before = self.text[mention.sentence.min(mention.span.start)..mention.span.start].trim_end();
        before.strip_suffix("when").filter(|rest| rest.trim_end().ends_with(','))?;
        let here =
            (0..index).rev().take(MENTIONS_BACK).take_while(|&at| self.mentions[at].sentence == mention.sentence);
        let joined = here.clone().any(|at| self.mentions[at].is_subject && self.is_joined(at));
        let last = here.into_iter().next().filter(|&at| joined && self.mentions[at].kind == NominalKind::Name)?;
        let (entity, _) = self.resolved[last]?;
        let known = &self.entities[entity];
        let open = known.gender.is_none() && gender::agree(known.called, wanted);
        let fits = known.gender == wanted || open && known.kind == SpeakerKind::Person;
        fits.then_some(entity)
    }

    /// Whether a name is the first of two that "and" joins: "Holm and Reef", "the mayor, Ada Holm, and Tom Reef".
    fn is_joined(&self, index: usize) -> bool {
        let mention = &self.mentions[index];
        let behind = self.text[mention.span.end..].trim_start_matches([',', ' ']);
        let next = self.mentions.get(index + 1).filter(|next| next.sentence == mention.sentence);
        behind.strip_prefix("and ").is_some_and(|rest| {
            let start = self.text.len() - rest.trim_start().len();
            next.is_some_and(|next| next.span.start == start && next.kind == NominalKind::Name)
        })
    }

    /// What "it" means as the subject of a verb of saying: the body or paper that was the subject of the sentence before.
    fn thing(&self, index: usize) -> Option<(usize, f64)> {
        // "It is unclear whether": nothing is meant.
        let verb = self.text[self.mentions[index].span.end..].split_whitespace().next();
        if matches!(verb, Some("is" | "was" | "remains" | "remained")) {
            return None;
        }
        let here = self.mentions[index].sentence;
        let before = (0..index)
            .rev()
            .take(MENTIONS_BACK)
            .find(|&earlier| self.mentions[earlier].sentence != here && self.mentions[earlier].inside.is_none())?;
        let sentence = self.mentions[before].sentence;
        let subject = (0..=before)
            .rev()
            .take(MENTIONS_BACK)
            .take_while(|&earlier| self.mentions[earlier].sentence == sentence)
            .find(|&earlier| self.mentions[earlier].is_subject)?;
        let reads = self.text[self.mentions[index].span.end..].trim_start().starts_with("read");
        let paper = (0..=before)
            .rev()
            .take(MENTIONS_BACK)
            .take_while(|&earlier| self.mentions[earlier].sentence == sentence)
            .find(|&earlier| reads && self.mentions[earlier].kind == NominalKind::Document);
        if let Some(author) = paper
            .and_then(|paper| self.resolved[paper])
            .filter(|&(entity, _)| self.entities[entity].kind != SpeakerKind::Document)
        {
            return Some(author);
        }
        let (entity, confidence) = self.resolved[subject]?;
        let thing = matches!(self.entities[entity].kind, SpeakerKind::Organisation | SpeakerKind::Document)
            && self.mentions[index].is_subject;
        thing.then_some((entity, confidence.min(BY_SUBJECT)))
    }

    /// "They" behind a sentence of the same paragraph that is about one body, and about no group.
    fn those(&self, index: usize) -> Option<(usize, f64)> {
        let mention = &self.mentions[index];
        let outside = |&earlier: &usize| self.mentions[earlier].inside.is_none();
        let before = (0..index).rev().take(MENTIONS_BACK).find(outside)?;
        let sentence = self.mentions[before].sentence;
        let paragraph = self.text.get(sentence..mention.span.start).is_some_and(|between| !between.contains('\n'));
        if mention.inside.is_some() || sentence == mention.sentence || !paragraph || !mention.is_subject {
            return None;
        }
        let mut body = None;
        let there =
            (0..=before).rev().take(MENTIONS_BACK).take_while(|&earlier| self.mentions[earlier].sentence == sentence);
        for earlier in there.filter(outside) {
            let (entity, _) = self.resolved[earlier]?;
            match self.entities[entity].kind {
                SpeakerKind::Group => return None,
                SpeakerKind::Organisation if self.mentions[earlier].is_subject => body = Some(entity),
                _ => {}
            }
        }
        body.filter(|&entity| self.entities[entity].name.len() > 1).map(|entity| (entity, BY_SUBJECT))
    }
}

/// "In his memoir, The Long Road, he": a name that is nobody's.
fn is_work(mention: &Mention, known: &Entity, text: &str) -> bool {
    let name = mention.name.unwrap_or(mention.head).slice(text);
    mention.kind == NominalKind::Name && known.gender.is_none() && name.starts_with("The ")
}

/// "he", "she" and the like, as the subject of a clause.
fn is_subject_pronoun(folded: &str) -> bool {
    matches!(folded, "he" | "she" | "it" | "they" | "we" | "you" | "i" | "asked")
}

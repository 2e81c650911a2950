//! Where and how somebody spoke: one article has a press conference, another a speech, for the same words or day.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::conflict::{Found, of_two};
use super::model::{Analysed, Conflict, ConflictKind, ConflictValue, Fit, Utterance};
use super::speaker::Speakers;
use super::when::{Day, days};
use crate::attribution::{Attribution, SpeakerKind, is_calendar_word, is_speech_noun};
use crate::sorting;
use crate::text::{Span, WordTable, fold_word, is_function_word, is_one_of, words};

/// Settings by their words; those on one line are one.
const SETTINGS: [&[&str]; 11] = [
    &["press conference", "news conference", "press briefing", "briefing"],
    &["interview"],
    &["speech", "address"],
    &["rally"],
    &["written statement", "prepared statement", "statement"],
    &["town hall"],
    &["tweet", "twitter", "facebook", "truth social", "instagram"],
    &["phone call", "telephone call", "conference call"],
    &["hearing"],
    &["air force one"],
    &["debate"],
];

/// What stands before a setting, at most so many words before.
const BEFORE: &str = "during at in on from aboard via through over";
const WORDS_BETWEEN: usize = 3;

/// A speaker's settings that are compared with each other.
const LOOKED_AT: usize = 24;

/// Settings of public speech, one of which an article names where it was; a statement and a tweet may come on the same
/// day as each.
const PUBLIC: [usize; 3] = [0, 2, 3];

const SURE_SAME_WORDS: f64 = 0.75;
const SURE_SAME_DAY: f64 = 0.6;

/// That an article has somebody speak in a setting.
struct Spoken {
    article: usize,
    setting: usize,
    span: Span,
    days: Vec<Day>,
    /// Utterances quoted right there.
    utterances: Vec<usize>,
}

/// Finds settings that differ for one speaker, on one day or for the same words. Both may be true.
pub(super) fn find(
    articles: &[&Analysed],
    speakers: &Speakers,
    utterances: &[Utterance],
    fit: &[Fit],
) -> Vec<Conflict> {
    let mut utterance_of: Vec<(usize, usize, usize)> = Vec::new();
    for (index, utterance) in utterances.iter().enumerate() {
        utterance_of.extend(utterance.witnesses.iter().map(|at| (at.article, at.attribution, index)));
    }
    sorting::sort(&mut utterance_of);
    let (mut names, mut all): (Vec<String>, Vec<Spoken>) = (Vec::new(), Vec::new());
    for (article, one) in articles.iter().enumerate().filter(|(article, _)| fit[*article].fits) {
        for (speaker, spoken) in of_article(article, one, &utterance_of) {
            let Some(across) = speakers.across(article, speaker) else { continue };
            let who = &speakers.all[across];
            // "Orne" here is "Ingrid Orne" there.
            let person = matches!(who.kind, SpeakerKind::Person | SpeakerKind::Unknown);
            let name = who.name.rsplit(' ').next().filter(|name| person && name.starts_with(char::is_uppercase));
            if let Some(name) = name {
                names.push(fold_word(name));
                all.push(spoken);
            }
        }
    }
    let mut found = Found::default();
    for group in sorting::groups(&names) {
        let spoken: Vec<&Spoken> = group.into_iter().map(|index| &all[index]).collect();
        for (place, a) in spoken.iter().take(LOOKED_AT).enumerate() {
            for b in spoken[place + 1..].iter().take(LOOKED_AT) {
                let has = |article: usize, setting: usize| {
                    spoken.iter().any(|other| other.article == article && other.setting == setting)
                };
                // An article that knows of both is no witness against the other.
                if a.article == b.article || has(a.article, b.setting) || has(b.article, a.setting) {
                    continue;
                }
                let words = a.utterances.iter().find(|utterance| b.utterances.contains(utterance)).copied();
                let public = PUBLIC.contains(&a.setting) && PUBLIC.contains(&b.setting);
                let day = || a.days.iter().any(|x| b.days.iter().any(|y| x.agrees(y) == Some(true)));
                if words.is_some() || public && day() {
                    let value = |of: &Spoken| ConflictValue {
                        article: of.article,
                        span: of.span,
                        value: of.span.slice(&articles[of.article].article.text).to_owned(),
                    };
                    let sure = if words.is_some() { SURE_SAME_WORDS } else { SURE_SAME_DAY };
                    let conflict = of_two(ConflictKind::Setting, "setting-differs", [value(a), value(b)], sure);
                    found.add(Conflict { utterance: words, both_possible: true, ..conflict });
                }
            }
        }
    }
    found.conflicts
}

/// The settings of one article, with the speaker of its reading.
fn of_article(article: usize, one: &Analysed, utterance_of: &[(usize, usize, usize)]) -> Vec<(usize, Spoken)> {
    let text = &one.article.text;
    let sentences = &one.article.sentences;
    let mut found = Vec::new();
    for &(index, setting, span) in &one.noted.settings {
        let sentence = &sentences[index];
        let inside = |said: &Attribution| said.content.iter().any(|content| content.overlaps(span));
        if one.reading.attributions.iter().any(inside) {
            continue;
        }
        // What was just said belongs to the same occasion.
        let before = index.checked_sub(1).map(|before| sentences[before]);
        let before = before.filter(|before| before.paragraph == sentence.paragraph);
        let around = before.map_or(sentence.span, |before| before.span.join(sentence.span));
        let Some(speaker) = who(one, sentence.span, before.map(|before| before.span), span) else { continue };
        let said_here = one.reading.attributions.iter().enumerate().filter(|(_, said)| {
            said.speaker == Some(speaker) && said.content.iter().any(|content| content.overlaps(sentence.span))
        });
        let utterance = |at: usize| {
            let last = utterance_of.partition_point(|&(of, said, _)| (of, said) <= (article, at)).checked_sub(1)?;
            let (of, said, utterance) = utterance_of[last];
            ((of, said) == (article, at)).then_some(utterance)
        };
        let utterances = said_here.filter_map(|(at, _)| utterance(at)).collect();
        let days = days(text, &one.words_in(around), one.article.published);
        found.push((speaker, Spoken { article, setting, span, days, utterances }));
    }
    found
}

/// Who speaks in the setting that a sentence names.
fn who(one: &Analysed, sentence: Span, before: Option<Span>, setting: Span) -> Option<usize> {
    let text = &one.article.text;
    let cued = |within: Span| {
        one.reading.attributions.iter().filter(move |said| said.cue.is_some_and(|cue| within.contains(cue)))
    };
    // "Her comments, made during a speech …", behind what she said.
    let first: Vec<String> = words(text, sentence).iter().take(2).map(|word| fold_word(word.slice(text))).collect();
    if let [owner, thing] = &first[..]
        && matches!(owner.as_str(), "her" | "his" | "their")
        && is_speech_noun(thing)
    {
        return cued(before?).next_back()?.speaker;
    }
    let mut speakers: Vec<usize> = cued(sentence).filter_map(|said| said.speaker).collect();
    speakers.dedup();
    if let [only] = speakers[..] {
        return Some(only);
    }
    if !speakers.is_empty() {
        return None;
    }
    // "Orne's refusal, repeated at a rally, …": the only one who is named before the setting.
    let mut named: Vec<usize> = Vec::new();
    for (speaker, of) in one.reading.speakers.iter().enumerate() {
        let owns = |mention: &Span| {
            let behind = &text[mention.end..sentence.end.max(mention.end)];
            let possessive = |text: &str| text.ends_with("'s") || text.ends_with("’s");
            sentence.contains(*mention)
                && mention.end <= setting.start
                && (possessive(mention.slice(text)) || behind.starts_with("'s") || behind.starts_with("’s"))
        };
        if of.mentions.iter().any(owns) {
            named.push(speaker);
        }
    }
    named.first().copied().filter(|_| named.len() == 1 || named.windows(2).all(|pair| same_name(one, pair[0], pair[1])))
}

/// Whether two speakers of one reading bear one name: it may have kept them apart for want of proof.
fn same_name(one: &Analysed, a: usize, b: usize) -> bool {
    let last = |speaker: usize| one.reading.speakers[speaker].name.rsplit(' ').next();
    last(a) == last(b)
}

/// The words that come first in a setting.
pub(super) fn first_words() -> &'static WordTable {
    static FIRST_WORDS: LazyLock<WordTable> = LazyLock::new(|| {
        let phrases = SETTINGS.iter().copied().flatten();
        let first: Vec<(u32, &str)> = phrases.filter_map(|phrase| Some((1, phrase.split(' ').next()?))).collect();
        WordTable::new(&first)
    });
    &FIRST_WORDS
}

/// The first setting that a sentence names, with what it is introduced by.
pub(super) fn setting_in(text: &str, all: &[(Span, Cow<str>)]) -> Option<(usize, Span)> {
    let matches = |at: usize, phrase: &str| {
        let mut end = at;
        for part in phrase.split(' ') {
            if all.get(end).is_none_or(|word| word.1 != part) {
                return None;
            }
            end += 1;
        }
        Some(end)
    };
    let starts = (0..all.len()).filter(|&at| first_words().classes(&all[at].1) != 0);
    starts.into_iter().find_map(|at| {
        let (setting, end) = SETTINGS.iter().enumerate().find_map(|(setting, phrases)| {
            phrases.iter().find_map(|phrase| matches(at, phrase)).map(|end| (setting, end))
        })?;
        let from = at.saturating_sub(WORDS_BETWEEN + 1);
        // "in a Twitter war", "at the debate team": the word is part of another.
        let open = |(next, folded): &(Span, Cow<str>)| {
            let gap = text[all[end - 1].0.end..next.start].trim();
            !gap.is_empty()
                || is_function_word(folded)
                || next.slice(text).starts_with(char::is_uppercase)
                || is_calendar_word(folded)
        };
        if all.get(end).is_some_and(|next| !open(next)) {
            return None;
        }
        let introduced = (from..at).rev().find(|&before| is_one_of(&all[before].1, BEFORE))?;
        Some((setting, all[introduced].0.join(all[end - 1].0)))
    })
}

#[cfg(test)]
mod tests {
    use super::setting_in;
    use crate::text::{Span, Words};

    #[test]
    fn a_setting_is_introduced() {
        let found = |text: &'static str| {
            let words = Words::read(text);
            setting_in(text, &words.folded_in(text, Span::new(0, text.len())))
                .map(|(setting, span)| (setting, span.slice(text)))
        };
        assert_eq!(
            found("She said at a crowded news conference that it sank."),
            Some((0, "at a crowded news conference"))
        );
        assert_eq!(found("Her words, in a speech to sailors, were few."), Some((2, "in a speech")));
        assert_eq!(found("The speech was long."), None);
        assert_eq!(found("They met in a speech contest."), None);
    }
}

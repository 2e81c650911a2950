//! What one article leaves open and another tells: whom a role means, and whose the same words are.
//!
//! Only where the other is clear, only one person fits, and nothing in the article itself speaks against it.

use std::borrow::Cow;

use crate::attribution::{Attribution, Known, Reading, Speaker, SpeakerKind, Wanted, same_name};
use crate::message::Message;
use crate::sorting;
use crate::text::{fold_word, is_one_of};

use super::model::Analysed;

/// A speaker is clear elsewhere from this confidence on.
const CLEAR_FROM: f64 = 0.8;

/// So many words in a row that two articles quote are one saying.
const WINDOW: usize = 6;

/// The share of the shorter quotation's windows that the other must have: a formula may come back in other words.
const WINDOWS_SHARED: f64 = 0.66;

/// How many quotations with the same words are looked at; a slogan may be everywhere.
const LOOKED_AT: usize = 20;

/// How sure a speaker is whom another article names.
const BY_OTHERS: f64 = 0.8;

/// How many articles are asked for a role, so that the cost stays near linear in their number.
const ASKED: usize = 40;

/// What a party's members are called: it tells one of them from another nowhere.
const PARTIES: &str = "conservative democrat democratic independent labour liberal republican";

/// Names speakers whom an article leaves open and others tell. By article its reading as it was, where that changed.
pub(crate) fn settle(articles: &mut [Analysed]) -> Vec<Option<Reading>> {
    let mut before = vec![None; articles.len()];
    let by_role = roles(articles);
    apply(articles, by_role, &mut before);
    let by_words = same_words(articles);
    apply(articles, by_words, &mut before);
    before
}

/// A speaker found for an attribution: its article and index there, who it is, and why.
struct Settled {
    article: usize,
    attribution: usize,
    who: Who,
    why: Message,
}

/// Whom another article, or the roster of the same one, names.
#[derive(Clone, PartialEq)]
struct Who {
    name: String,
    kind: SpeakerKind,
}

/// Sources that are a role, "the Varra governor", where another article says who that is, and this one names him.
fn roles(articles: &[Analysed]) -> Vec<Settled> {
    let mut found = Vec::new();
    for (article, one) in articles.iter().enumerate() {
        for open in &one.reading.open {
            let Wanted::Role { head, told } = &open.wanted else { continue };
            // "the Republican senator" may be any of them.
            if !told.is_empty() && told.iter().all(|word| is_one_of(word, PARTIES)) {
                continue;
            }
            let mut meant: Vec<&Known> = Vec::new();
            let others = articles.iter().enumerate().filter(|&(other, _)| other != article).take(ASKED);
            for holder in others.flat_map(|(_, other)| &other.reading.roster).filter(|known| known.holds(head, told)) {
                let start = one.reading.attributions[open.attribution].source.map_or(0, |source| source.start);
                let here = one.reading.roster.iter().find(|known| {
                    same_name(&known.words, &holder.words) && known.mentions.iter().any(|span| span.start < start)
                });
                // Nobody here, or somebody of whom the article says otherwise.
                let Some(here) = here.filter(|known| known.kind == SpeakerKind::Person) else { continue };
                if !meant.iter().any(|known| known.name == here.name) {
                    meant.push(here);
                }
            }
            if let [only] = meant[..] {
                found.push(Settled {
                    article,
                    attribution: open.attribution,
                    who: Who { name: only.name.clone(), kind: only.kind },
                    why: Message::new("role-elsewhere", "Another article says whom these words mean.")
                        .with("speaker", only.name.clone()),
                });
            }
        }
    }
    found
}

/// Quotations without a speaker whose words another article gives with one.
fn same_words(articles: &[Analysed]) -> Vec<Settled> {
    let is_open = |said: &Attribution| said.speaker.is_none() && said.within.is_none() && said.is_quotation();
    if !articles.iter().any(|one| one.reading.attributions.iter().any(is_open)) {
        return Vec::new();
    }
    let mut folded: Vec<Vec<Vec<Cow<str>>>> = Vec::with_capacity(articles.len());
    for one in articles {
        let of = |attribution: &Attribution| {
            let spans = attribution.content.iter().filter(|_| attribution.is_quotation());
            let words = spans.flat_map(|&span| one.article.words.folded_in(&one.article.text, span));
            words.map(|(_, folded)| folded).collect()
        };
        folded.push(one.reading.attributions.iter().map(of).collect());
    }
    // What is asked for, and who has it, the first first: most of what is clear is asked for by nobody.
    let mut asked: Vec<&[Cow<str>]> = Vec::new();
    for (one, folded) in articles.iter().zip(&folded) {
        let open = one.reading.attributions.iter().zip(folded).filter(|(said, _)| is_open(said));
        asked.extend(open.flat_map(|(_, folded)| folded.windows(WINDOW)));
    }
    sorting::sort(&mut asked);
    asked.dedup();
    let mut known: Vec<Vec<(usize, usize)>> = vec![Vec::new(); asked.len()];
    for (article, one) in articles.iter().enumerate().filter(|_| !asked.is_empty()) {
        for (index, attribution) in one.reading.attributions.iter().enumerate() {
            let clear = attribution.speaker.is_some() && attribution.speaker_confidence >= CLEAR_FROM;
            for window in folded[article][index].windows(WINDOW).filter(|_| clear && attribution.within.is_none()) {
                if let Ok(place) = asked.binary_search(&window)
                    && known[place].len() < LOOKED_AT
                {
                    known[place].push((article, index));
                }
            }
        }
    }
    let mut found = Vec::new();
    for (article, one) in articles.iter().enumerate() {
        for (index, attribution) in one.reading.attributions.iter().enumerate() {
            if !is_open(attribution) {
                continue;
            }
            let own = &folded[article][index];
            let mut shared: Vec<(usize, usize, usize)> = Vec::new();
            for window in own.windows(WINDOW) {
                for &(there, at) in asked.binary_search(&window).map_or(&[][..], |place| &known[place]) {
                    match shared.iter_mut().find(|entry| (entry.0, entry.1) == (there, at)) {
                        Some(entry) => entry.2 += 1,
                        None if there != article => shared.push((there, at, 1)),
                        None => {}
                    }
                }
            }
            shared.retain(|&(there, at, count)| {
                let shorter = own.len().min(folded[there][at].len()) + 1 - WINDOW;
                count as f64 >= WINDOWS_SHARED * shorter as f64
            });
            let mut speakers = shared.iter().filter_map(|&(there, at, _)| {
                let reading = &articles[there].reading;
                Some(&reading.speakers[reading.attributions[at].speaker?])
            });
            let Some(first) = speakers.next() else { continue };
            let agreed = speakers.all(|other| other.kind == first.kind && same_speaker(other, first));
            if agreed && fits(&one.reading, index, first, articles, &shared) {
                found.push(Settled {
                    article,
                    attribution: index,
                    who: Who { name: first.name.clone(), kind: first.kind },
                    why: Message::new("words-elsewhere", "Another article gives the same words and says who speaks.")
                        .with("speaker", first.name.clone()),
                });
            }
        }
    }
    found
}

/// Whether nothing in the article speaks against the speaker: "she", "they", or a role that is another's.
fn fits(
    reading: &Reading,
    attribution: usize,
    speaker: &Speaker,
    articles: &[Analysed],
    shared: &[(usize, usize, usize)],
) -> bool {
    let Some(open) = reading.open.iter().find(|open| open.attribution == attribution) else { return true };
    let known = shared
        .iter()
        .find_map(|&(there, ..)| articles[there].reading.roster.iter().find(|known| known.name == speaker.name));
    match &open.wanted {
        Wanted::Gender(gender) => {
            speaker.kind == SpeakerKind::Person
                && known.is_none_or(|known| known.gender.is_none_or(|own| own == *gender))
        }
        Wanted::Role { head, .. } => known.is_none_or(|known| known.roles.is_empty() || known.roles.contains(head)),
        // Who wrote the words, not who read them out.
        Wanted::Paper => {
            speaker.kind != SpeakerKind::Person
                || shared.iter().any(|&(there, at, _)| {
                    let other = &articles[there];
                    other.reading.attributions[at]
                        .cue
                        .is_some_and(|cue| cue.slice(&other.article.text).starts_with("wr"))
                })
        }
        Wanted::Several | Wanted::Other => speaker.kind != SpeakerKind::Person,
    }
}

fn same_speaker(one: &Speaker, other: &Speaker) -> bool {
    one.name == other.name
        || one.kind == SpeakerKind::Person && same_name(&name_words(&one.name), &name_words(&other.name))
}

/// The words of a name, folded, without points.
fn name_words(name: &str) -> Vec<Cow<'_, str>> {
    name.split_whitespace().map(|word| fold_word(word).replace('.', "").into()).collect()
}

/// Writes what was found into the readings, and gives the same source phrase of an article the same speaker.
fn apply(articles: &mut [Analysed], settled: Vec<Settled>, before: &mut [Option<Reading>]) {
    let mut sources: Vec<(usize, String, Option<Who>)> = Vec::new();
    for Settled { article, attribution, who, why } in settled {
        before[article].get_or_insert_with(|| articles[article].reading.clone());
        if let Some(phrase) = phrase(&articles[article], attribution) {
            match sources.iter_mut().find(|(known, words, _)| *known == article && *words == phrase) {
                Some((.., agreed)) => *agreed = agreed.take().filter(|agreed| *agreed == who),
                None => sources.push((article, phrase, Some(who.clone()))),
            }
        }
        let source = articles[article].reading.attributions[attribution].source;
        name(&mut articles[article].reading, attribution, &who, why);
        // "“…,” he said. “…”": the same words name whoever says the rest.
        let others = &articles[article].reading.attributions;
        let rest: Vec<usize> = (0..others.len())
            .filter(|&other| source.is_some() && others[other].source == source && others[other].speaker.is_none())
            .collect();
        for other in rest {
            let why = elsewhere(&who);
            name(&mut articles[article].reading, other, &who, why);
        }
    }
    for (article, words, who) in sources {
        let Some(who) = who else { continue };
        for attribution in 0..articles[article].reading.attributions.len() {
            let open = articles[article].reading.attributions[attribution].speaker.is_none();
            if open && phrase(&articles[article], attribution).is_some_and(|own| own == words) {
                let why = elsewhere(&who);
                name(&mut articles[article].reading, attribution, &who, why);
            }
        }
    }
}

fn elsewhere(who: &Who) -> Message {
    Message::new("source-elsewhere", "Another article tells whom these words mean.").with("speaker", who.name.clone())
}

/// The words of a source that stand for one and the same throughout an article: no pronoun does.
fn phrase(one: &Analysed, attribution: usize) -> Option<String> {
    let open = one.reading.open.iter().find(|open| open.attribution == attribution)?;
    let source = one.reading.attributions[attribution].source?;
    let steady = matches!(open.wanted, Wanted::Role { .. } | Wanted::Paper);
    steady.then(|| fold_word(source.slice(&one.article.text)))
}

fn name(reading: &mut Reading, attribution: usize, who: &Who, why: Message) {
    let same = |known: &Speaker| known.name == who.name;
    // Another article may give the name in another form.
    let other_form = |known: &Speaker| {
        known.kind == who.kind
            && who.kind == SpeakerKind::Person
            && same_name(&name_words(&known.name), &name_words(&who.name))
    };
    let known = reading.speakers.iter().position(same).or_else(|| {
        let mut fitting = (0..reading.speakers.len()).filter(|&index| other_form(&reading.speakers[index]));
        fitting.next().filter(|_| fitting.next().is_none())
    });
    let speaker = known.unwrap_or_else(|| {
        let mentions = reading.roster.iter().find(|known| known.name == who.name).map(|known| known.mentions.clone());
        reading.speakers.push(Speaker {
            name: who.name.clone(),
            kind: who.kind,
            mentions: mentions.unwrap_or_default(),
        });
        reading.speakers.len() - 1
    });
    let open = &mut reading.attributions[attribution];
    open.speaker = Some(speaker);
    open.speaker_confidence = BY_OTHERS;
    open.why = why;
}

#[cfg(test)]
mod tests {
    use super::super::model::Analysed;
    use super::settle;
    use crate::article::{ArticleInput, parse};
    use crate::options::Options;

    /// The speaker of the last article's first quotation, and why.
    fn settled(texts: &[&str]) -> (Option<String>, &'static str) {
        let options = Options::default();
        let analyse = |(index, text): (usize, &&str)| {
            let input = ArticleInput {
                name: format!("{index}.txt"),
                text: format!("Harbour news\n\n{text}"),
                ..ArticleInput::default()
            };
            let article = parse(&input, &options).expect("a text");
            let reading = crate::attribution::find(&article, &options);
            Analysed::without_statements(article, reading)
        };
        let mut articles: Vec<Analysed> = texts.iter().enumerate().map(analyse).collect();
        settle(&mut articles);
        let reading = &articles[articles.len() - 1].reading;
        let quotation = reading.attributions.iter().find(|one| one.is_quotation()).expect("a quotation");
        (quotation.speaker.map(|speaker| reading.speakers[speaker].name.clone()), quotation.why.code)
    }

    #[test]
    fn a_role_that_another_article_ties_to_a_name() {
        let there = "Varra Gov. Ada Holm opened the pier. Tom Reef came, too.";
        let here =
            "Ada Holm and Tom Reef came to the pier on Monday to look at it.\n\n“It holds,” the Varra governor said.";
        assert_eq!(settled(&[there, here]), (Some("Ada Holm".to_owned()), "role-elsewhere"));
        let nobody_here = "The pier was opened by Tom Reef on Monday.\n\n“It holds,” the Varra governor said.";
        assert_eq!(settled(&[there, nobody_here]).0, None);
        let vice = "Vice President Ada Holm opened the pier. Tom Reef came, too.";
        let president = "Ada Holm and Tom Reef came to the pier on Monday.\n\n“It holds,” the Varra president said.";
        assert_eq!(settled(&[vice, president]).0, None);
    }

    #[test]
    fn the_same_words_with_a_speaker() {
        let there = "“The old pier will hold for as long as we look after it,” Ada Holm said.";
        let here = "It was a fine day. “The old pier will hold for as long as we look after it.”";
        assert_eq!(settled(&[there, here]), (Some("Ada Holm".to_owned()), "words-elsewhere"));
        let formula = "It was a fine day. “Every ship in this harbour, new or worn, will hold for as long as we pay.”";
        assert_eq!(settled(&[there, formula]).0, None);
        let two = "“The old pier will hold for as long as we look after it,” Tom Reef said.";
        assert_eq!(settled(&[there, two, here]).0, None);
    }

    #[test]
    fn the_same_pronoun_says_the_rest() {
        let there = "“The old pier will hold for as long as we look after it,” Ada Holm said.";
        let here = "The two women left.\n\n“The old pier will hold for as long as we look after it,” she said. “Come and see.”";
        let options = Options::default();
        let analyse = |(index, text): (usize, &&str)| {
            let text = format!("Harbour news\n\n{text}");
            let input = ArticleInput { name: format!("{index}.txt"), text, ..ArticleInput::default() };
            let article = parse(&input, &options).expect("a text");
            let reading = crate::attribution::find(&article, &options);
            Analysed::without_statements(article, reading)
        };
        let mut articles: Vec<Analysed> = [there, here].iter().enumerate().map(analyse).collect();
        settle(&mut articles);
        let reading = &articles[1].reading;
        let quoted = reading.attributions.iter().filter(|one| one.is_quotation());
        let names: Vec<_> =
            quoted.map(|one| one.speaker.map(|speaker| reading.speakers[speaker].name.as_str())).collect();
        assert_eq!(names, [Some("Ada Holm"), Some("Ada Holm")]);
    }

    #[test]
    fn contrary_evidence_keeps_it_open() {
        let there = "“The old pier will hold for as long as we look after it,” Ada Holm said.";
        let he = "The two men left.\n\n“The old pier will hold for as long as we look after it,” he said.";
        assert_eq!(settled(&[there, he]).0, None);
        let they = "The two men left.\n\n“The old pier will hold for as long as we look after it,” they said.";
        assert_eq!(settled(&[there, they]).0, None);
        let letter = "A letter came.\n\n“The old pier will hold for as long as we look after it,” the letter said.";
        assert_eq!(settled(&[there, letter]).0, None);
        let wrote = "“The old pier will hold for as long as we look after it,” Ada Holm wrote.";
        assert_eq!(settled(&[wrote, letter]), (Some("Ada Holm".to_owned()), "words-elsewhere"));
    }
}

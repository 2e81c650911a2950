//! Whether the words of an utterance may have been spoken in another language: then each article has a translation, and
//! where two differ neither has altered anything.
//!
//! An article may say so; else it is possible where the speaker stands for a country of another language and is not
//! heard on a station that broadcasts in the article's. What the reader decided counts before all of this.

use rustc_hash::FxHashMap as HashMap;

use super::model::{Analysed, AttributionAt, Difference, Translated, Utterance};
use super::speaker::Speakers;
use crate::attribution::{SpeakerKind, is_role};
use crate::message::Message;
use crate::options::Correction;
use crate::text::{Span, Utf16Index, fold_char, fold_word, folded, is_one_of};

/// A country, what is of it, its language, and its capital where a dateline has that. English has no entry, nor has a
/// country where it is an official language, nor one whose name is also a state's or a common surname (Georgia, Chad).
const COUNTRIES: &str = "\
Afghanistan Afghan Dari Kabul
Albania Albanian Albanian
Algeria Algerian Arabic Algiers
Angola Angolan Portuguese
Argentina Argentine Spanish Aires
Armenia Armenian Armenian Yerevan
Austria Austrian German Vienna
Azerbaijan Azerbaijani Azerbaijani Baku
Bangladesh Bangladeshi Bengali Dhaka
Belarus Belarusian Russian Minsk
Belgium Belgian another Brussels
Bolivia Bolivian Spanish
Bosnia Bosnian Bosnian Sarajevo
Brazil Brazilian Portuguese Brasilia
Bulgaria Bulgarian Bulgarian Sofia
Cambodia Cambodian Khmer
Catalonia Catalan Catalan Barcelona
Chile Chilean Spanish Santiago
China Chinese Chinese Beijing
Colombia Colombian Spanish Bogotá
Congo Congolese French Kinshasa
Croatia Croatian Croatian Zagreb
Cuba Cuban Spanish Havana
Cyprus Cypriot another
Czechia Czech Czech Prague
Denmark Danish Danish Copenhagen
Ecuador Ecuadorean Spanish Quito
Egypt Egyptian Arabic Cairo
Eritrea Eritrean Tigrinya
Estonia Estonian Estonian Tallinn
Ethiopia Ethiopian Amharic
Finland Finnish Finnish Helsinki
France French French Paris
Gaza Palestinian Arabic Ramallah
Germany German German Berlin
Greece Greek Greek Athens
Guatemala Guatemalan Spanish
Haiti Haitian Creole
Honduras Honduran Spanish
Hungary Hungarian Hungarian Budapest
Iceland Icelandic Icelandic
Indonesia Indonesian Indonesian Jakarta
Iran Iranian Persian Tehran
Iraq Iraqi Arabic Baghdad
Israel Israeli Hebrew Jerusalem
Italy Italian Italian Rome
Japan Japanese Japanese Tokyo
Jordan Jordanian Arabic Amman
Kazakhstan Kazakh Kazakh
Korea Korean Korean Seoul
Kosovo Kosovar Albanian
Kuwait Kuwaiti Arabic
Laos Laotian Lao
Latvia Latvian Latvian Riga
Lebanon Lebanese Arabic Beirut
Libya Libyan Arabic Tripoli
Lithuania Lithuanian Lithuanian Vilnius
Mexico Mexican Spanish Tijuana
Moldova Moldovan Romanian
Mongolia Mongolian Mongolian
Morocco Moroccan Arabic Rabat
Mozambique Mozambican Portuguese
Myanmar Burmese Burmese Yangon
Nepal Nepalese Nepali Kathmandu
Netherlands Dutch Dutch Amsterdam
Nicaragua Nicaraguan Spanish
Norway Norwegian Norwegian Oslo
Oman Omani Arabic
Panama Panamanian Spanish
Paraguay Paraguayan Spanish
Peru Peruvian Spanish Lima
Poland Polish Polish Warsaw
Portugal Portuguese Portuguese Lisbon
Qatar Qatari Arabic Doha
Romania Romanian Romanian Bucharest
Russia Russian Russian Moscow
Salvador Salvadoran Spanish
Arabia Saudi Arabic Riyadh
Senegal Senegalese French
Serbia Serbian Serbian Belgrade
Slovakia Slovak Slovak
Slovenia Slovenian Slovenian
Somalia Somali Somali Mogadishu
Spain Spanish Spanish Madrid
Sudan Sudanese Arabic Khartoum
Sweden Swedish Swedish Stockholm
Switzerland Swiss another Geneva
Syria Syrian Arabic Damascus
Taiwan Taiwanese Chinese Taipei
Tajikistan Tajik Tajik
Thailand Thai Thai Bangkok
Tunisia Tunisian Arabic Tunis
Turkey Turkish Turkish Ankara
Ukraine Ukrainian Ukrainian Kyiv
Uruguay Uruguayan Spanish
Uzbekistan Uzbek Uzbek
Vatican Vatican Italian
Venezuela Venezuelan Spanish Caracas
Vietnam Vietnamese Vietnamese Hanoi
Yemen Yemeni Arabic Sanaa";

/// Stations that broadcast in English: whoever is heard there spoke English.
const STATIONS: &str = "CNN BBC NPR ABC CBS NBC MSNBC CNBC PBS C-SPAN ESPN Sky";

/// Words between a cue and "in Spanish": "said on Friday in Spanish".
const WORDS_TO_LANGUAGE: usize = 4;

/// Words of a description on either side of a name: "the former foreign minister of Peru".
const WORDS_OF_DESCRIPTION: usize = 6;

/// Mentions of a speaker that are looked at, and witnesses of an utterance: what they are is told at the first.
const LOOKED_AT: usize = 12;

/// Judges every utterance.
pub(super) fn judge(
    utterances: &mut [Utterance],
    articles: &[&Analysed],
    speakers: &Speakers,
    corrections: &[Correction],
) {
    let decisions = decisions(articles, speakers, corrections);
    let (atlas, mut described) = (Atlas::new(), vec![None; speakers.all.len()]);
    for utterance in utterances {
        let decided = decisions.iter().rev().find(|(target, _)| match target {
            Target::Speaker(speaker) => utterance.speaker == Some(*speaker),
            Target::Utterance(at) => utterance.witnesses.contains(at),
        });
        (utterance.translated, utterance.translated_why) = match decided {
            Some((_, translated)) => (*translated, Some(Message::new("reader-decided", "You decided this."))),
            None => by_articles(utterance, articles, speakers, &atlas, &mut described),
        };
    }
}

/// What the articles say, or suggest; `described` keeps by speaker what was looked up.
#[expect(clippy::option_option, reason = "not looked up is another thing than not found")]
fn by_articles(
    utterance: &Utterance,
    articles: &[&Analysed],
    speakers: &Speakers,
    atlas: &Atlas,
    described: &mut [Option<Option<Origin>>],
) -> (Translated, Option<Message>) {
    for at in utterance.witnesses.iter().take(LOOKED_AT).filter(|at| articles[at.article].article.language == "en") {
        match told(articles[at.article], at.attribution, atlas) {
            Some(Told::Language(language)) => {
                let text = format!("{} says that this was said in {language}.", articles[at.article].article.name);
                let why = Message::new("said-in-language", text)
                    .with("article", articles[at.article].article.name.clone())
                    .with("language", language);
                return (Translated::Yes, Some(why));
            }
            Some(Told::English) => return (Translated::Unknown, None),
            None => {}
        }
    }
    let Some(speaker) = utterance.speaker else { return (Translated::Unknown, None) };
    let origin = *described[speaker].get_or_insert_with(|| origin(speaker, articles, speakers, atlas));
    let from_dateline = if origin.is_none() { by_dateline(utterance, articles, speakers, atlas) } else { None };
    let Some(origin) = origin.or(from_dateline) else { return (Translated::Unknown, None) };
    if origin.broadcast {
        return (Translated::Unknown, None);
    }
    let name = &speakers.all[speaker].name;
    let language = if origin.language == ANOTHER { "another language" } else { origin.language };
    let code = if from_dateline.is_some() { "said-where-spoken" } else { "speaks-for-country" };
    let mut text = format!("The articles place {name} ({}); this may have been said in {language}.", origin.country);
    let versions = versions(utterance, articles);
    if let Some((a, b)) = &versions {
        text = format!("{text} “{a}” and “{b}” may then be two translations of the same words.");
    }
    let (a, b) = versions.unwrap_or_default();
    let why = Message::new(code, text).with("speaker", name.clone()).with("country", origin.country);
    (Translated::Possible, Some(why.with("language", origin.language).with("a", a).with("b", b)))
}

/// Where a speaker belongs, and what is spoken there.
#[derive(Clone, Copy)]
struct Origin {
    country: &'static str,
    language: &'static str,
    /// Heard on a station that broadcasts in English.
    broadcast: bool,
}

/// The countries by their words.
struct Atlas {
    /// Which column of which line a word stands in.
    places: HashMap<&'static str, (usize, [&'static str; 4])>,
}

impl Atlas {
    fn new() -> Self {
        let mut places = HashMap::default();
        for line in COUNTRIES.lines() {
            let mut parts = line.split(' ');
            let row = [(); 4].map(|()| parts.next().unwrap_or(""));
            // "Czech" is a language as well as a people: the first meaning is the one that is asked for.
            for (column, &word) in row.iter().enumerate().filter(|(column, _)| *column != LANGUAGE) {
                places.entry(word).or_insert((column, row));
            }
        }
        Self { places }
    }

    /// The country that a word names, or whose people or things it names, or whose capital it is.
    fn country(&self, word: &str, columns: &[usize]) -> Option<Origin> {
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        let (column, row) = self.places.get(word).filter(|_| word.starts_with(char::is_uppercase))?;
        columns.contains(column).then_some(Origin { country: row[0], language: row[LANGUAGE], broadcast: false })
    }

    /// A language by its name.
    fn language(&self, word: &str) -> Option<&'static str> {
        let named = |row: &[&'static str; 4]| row[LANGUAGE] == word && word != ANOTHER;
        self.places.values().find(|(_, row)| named(row)).map(|(_, row)| row[LANGUAGE])
    }
}

/// Columns of [`COUNTRIES`].
const NAME: usize = 0;
const PEOPLE: usize = 1;
const LANGUAGE: usize = 2;
const CAPITAL: usize = 3;

/// What stands there where several languages are spoken.
const ANOTHER: &str = "another";

/// Where the articles say that a speaker is from, by the words around the name.
fn origin(speaker: usize, articles: &[&Analysed], speakers: &Speakers, atlas: &Atlas) -> Option<Origin> {
    let across = &speakers.all[speaker];
    // "Mexican officials"; "a son of Cuban immigrants" is none.
    let name = across.name.split(" of ").next().unwrap_or("");
    let parts: Vec<&str> = name.split_whitespace().collect();
    let person = across.kind == SpeakerKind::Person;
    let mut found = (0..parts.len()).find_map(|at| {
        let next = parts.get(at + 1).copied().unwrap_or("");
        atlas.country(parts[at], &[PEOPLE]).filter(|_| !person || is_description(next))
    });
    let last = name.split_whitespace().last().unwrap_or("");
    let mut broadcast = false;
    let mut looked_at = 0;
    for &(article, member) in &across.members {
        let one = articles[article];
        for &mention in &one.reading.speakers[member].mentions {
            if looked_at == LOOKED_AT * across.members.len().min(LOOKED_AT) {
                break;
            }
            looked_at += 1;
            // "The Russian leader" may have been taken for somebody else: only what stands by the name itself counts.
            if !mention.slice(&one.article.text).contains(last) {
                continue;
            }
            let around = one.words_in(sentence_of(one, mention.start));
            let slice = |at: usize| around[at].slice(&one.article.text);
            // In a headline every word has a capital, the verb too.
            if !(0..around.len()).any(|at| slice(at).len() > 4 && slice(at).starts_with(char::is_lowercase)) {
                continue;
            }
            let first = around.partition_point(|word| word.end <= mention.start);
            let behind = around.partition_point(|word| word.start < mention.end);
            found = found.or_else(|| described(&one.article.text, &around, first, behind, atlas));
            broadcast |= (1..around.len()).any(|at| {
                let station = slice(at).split(['\'', '’']).next().unwrap_or("");
                let heard = is_one_of(slice(at - 1), "on told to with On");
                heard
                    && (is_one_of(station, STATIONS)
                        || station == "Fox" && at + 1 < around.len() && slice(at + 1) == "News")
            });
        }
    }
    found.map(|origin| Origin { broadcast, ..origin })
}

/// The country in "Peruvian Foreign Minister ***", "Peru's president, ***", "***, the president of Peru".
fn described(text: &str, around: &[Span], first: usize, behind: usize, atlas: &Atlas) -> Option<Origin> {
    let slice = |at: usize| around[at].slice(text);
    let close = |at: usize| {
        // Nothing but a space, or the comma of an apposition, between two words of a description.
        let between = Span::new(around[at - 1].end, around[at].start).slice(text);
        matches!(between, " " | ", ")
    };
    let part = |word: &str| word.starts_with(char::is_uppercase) || is_role(&fold_word(word)) || is_small(word);
    let from = first.saturating_sub(WORDS_OF_DESCRIPTION);
    // A name that runs over the end of its sentence has no place among the sentence's words.
    let mut at = if first < around.len() { first } else { from };
    // The name itself may hold its description.
    let own = |&at: &usize| (at == 0 || slice(at - 1) != "of") && at + 1 < behind && is_description(slice(at + 1));
    if let Some(origin) = (first..behind).filter(own).find_map(|at| atlas.country(slice(at), &[PEOPLE])) {
        return Some(origin);
    }
    while at > from && close(at) && part(slice(at - 1)) {
        at -= 1;
        let possessive = slice(at).ends_with("'s") || slice(at).ends_with("’s");
        if let Some(origin) = atlas.country(slice(at), if possessive { &[NAME, PEOPLE] } else { &[PEOPLE] }) {
            // "American and Mexican officials" stand for both; a hyphen joins "Mexican-American" to one word.
            return Some(origin);
        }
    }
    let mut role = false;
    for at in behind..around.len().min(behind + WORDS_OF_DESCRIPTION) {
        if at == 0 || !close(at) || !(part(slice(at)) || slice(at) == "of") {
            break;
        }
        let owns = slice(at).ends_with("'s") || slice(at).ends_with("’s");
        let of_country =
            owns && at + 1 < around.len() && is_role(&fold_word(slice(at + 1))) || role && slice(at - 1) == "of";
        if let Some(origin) = atlas.country(slice(at), &[NAME]).filter(|_| of_country) {
            return Some(origin);
        }
        if role && atlas.country(slice(at), &[PEOPLE]).is_some() {
            break;
        }
        role |= is_role(&fold_word(slice(at)));
    }
    None
}

/// What a nationality stands before: "the German chancellor", not "German Ortega" or "David French".
fn is_description(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && word != "of" || is_role(&fold_word(word)) || is_small(&fold_word(word))
}

fn is_small(word: &str) -> bool {
    is_one_of(word, "the former then prime foreign vice deputy interim current ex")
}

/// A speaker whom nobody names, where the dateline is a place of another language: whoever lives there.
fn by_dateline(utterance: &Utterance, articles: &[&Analysed], speakers: &Speakers, atlas: &Atlas) -> Option<Origin> {
    let name = &speakers.all[utterance.speaker?].name;
    if name.contains(char::is_uppercase) {
        return None;
    }
    utterance.witnesses.iter().take(LOOKED_AT).find_map(|at| {
        let article = &articles[at.article].article;
        let place = article.dateline?.slice(&article.text);
        place.split([' ', ',']).find_map(|word| atlas.country(&capitalised(word), &[NAME, CAPITAL]))
    })
}

/// Datelines are often in capitals.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().chain(letters.map(fold_char)).collect()
}

/// What an article says of the language.
enum Told {
    Language(&'static str),
    English,
}

/// "… said in Spanish", "speaking through an interpreter", in the sentence of the quotation, outside of it.
fn told(one: &Analysed, attribution: usize, atlas: &Atlas) -> Option<Told> {
    let said = &one.reading.attributions[attribution];
    let text = &one.article.text;
    let extent = said.extent();
    let sentence = sentence_of(one, extent.start).join(sentence_of(one, extent.end.saturating_sub(1)));
    let outside =
        |word: &Span| !said.content.iter().any(|content| word.start < content.end && content.start < word.end);
    let around: Vec<Span> = one.words_in(sentence).iter().copied().filter(outside).collect();
    let folded = |at: usize| folded(around[at].slice(text));
    let speaks = |at: usize| {
        said.cue.is_some_and(|cue| around[at].start < cue.end && cue.start < around[at].end)
            || is_one_of(&folded(at), "speaking spoke speech statement wrote tweeted interview")
    };
    for at in 1..around.len() {
        let word = around[at].slice(text);
        if matches!(word, "interpreter" | "translator") && is_one_of(&folded(at - 1), "an a the his her") {
            let language = said.cue.map(|_| "another language");
            if at >= 2 && folded(at - 2) == "through" {
                return language.map(Told::Language);
            }
        }
        // As every language is written, and few words are.
        if !word.starts_with(char::is_uppercase) {
            continue;
        }
        let near = || (at.saturating_sub(WORDS_TO_LANGUAGE)..at).any(speaks);
        // "wrote in German Energy Transition": there it is a name's.
        let whole = at + 1 == around.len() || !around[at + 1].slice(text).starts_with(char::is_uppercase);
        if folded(at - 1) == "in" && whole && near() {
            if word == "English" {
                return Some(Told::English);
            }
            if let Some(language) = atlas.language(word) {
                return Some(Told::Language(language));
            }
        }
    }
    None
}

/// The words in which two witnesses differ, where one replaced the other.
fn versions(utterance: &Utterance, articles: &[&Analysed]) -> Option<(String, String)> {
    utterance.relations.iter().find_map(|relation| {
        let differs = |difference: &&Difference| difference.is_rewording();
        let difference = relation.differences.iter().find(differs)?;
        let shown = |at: AttributionAt, spans: &[Span]| -> String {
            let text = &articles[at.article].article.text;
            spans.iter().map(|span| span.slice(text)).collect::<Vec<_>>().join(" ")
        };
        Some((shown(relation.a, &difference.a), shown(relation.b, &difference.b)))
    })
}

/// The sentence that an offset stands in.
fn sentence_of(one: &Analysed, offset: usize) -> Span {
    let sentences = &one.article.sentences;
    let at = sentences.partition_point(|sentence| sentence.span.end <= offset);
    sentences.get(at).map_or(Span::new(offset, offset), |sentence| sentence.span)
}

/// What a reader's decision is about.
enum Target {
    Speaker(usize),
    /// The utterance that has this witness.
    Utterance(AttributionAt),
}

/// The reader's decisions on translation. Their targets are ids, which are built from articles' ids and offsets.
fn decisions(articles: &[&Analysed], speakers: &Speakers, corrections: &[Correction]) -> Vec<(Target, Translated)> {
    let mut found = Vec::new();
    for correction in corrections.iter().filter(|correction| correction.kind == "translated") {
        let translated = match correction.value.as_deref() {
            Some("yes") => Translated::Yes,
            Some("possible") => Translated::Possible,
            _ => Translated::Unknown,
        };
        for target in &correction.targets {
            found.extend(resolve(target, articles, speakers).map(|target| (target, translated)));
        }
    }
    found
}

fn resolve(target: &str, articles: &[&Analysed], speakers: &Speakers) -> Option<Target> {
    let (bare, is_speaker) = match target.strip_prefix("s:") {
        Some(bare) => (bare, true),
        None => (target.strip_prefix("u:").unwrap_or(target), false),
    };
    let (id, place) = bare.rsplit_once(':')?;
    let (start, end) = place.split('/').next()?.split_once('-')?;
    let wanted = (start.parse().ok()?, end.parse().ok()?);
    let article = articles.iter().position(|one| one.article.id == id)?;
    let one = articles[article];
    let index = Utf16Index::new(&one.article.text);
    if is_speaker {
        let has = |speaker: &crate::attribution::Speaker| speaker.mentions.iter().any(|&at| index.span(at) == wanted);
        let speaker = one.reading.speakers.iter().position(has)?;
        return speakers.across(article, speaker).map(Target::Speaker);
    }
    let attribution = one.reading.attributions.iter().position(|said| index.span(said.extent()) == wanted)?;
    Some(Target::Utterance(AttributionAt { article, attribution }))
}

#[cfg(test)]
mod tests {
    use super::{Atlas, described};
    use crate::text::Span;

    #[test]
    fn a_name_behind_its_sentence_is_not_looked_for_in_it() {
        // "“Sunk,”?” PILOT TOM REEF said": the name was read with the marks that close the sentence before.
        assert!(described("Sunk,”?” PILOT", &[Span::new(0, 4)], 1, 1, &Atlas::new()).is_none());
    }
}

//! Who is who across articles: merged with care, two first names never.

use rustc_hash::FxHashMap as HashMap;
use std::cmp::Reverse;

use super::lexicon::plain;
use super::model::{Analysed, SpeakerAcross};
use crate::attribution::{Speaker, SpeakerKind};
use crate::sorting;
use crate::text::{Span, is_one_of, words};

/// The speakers of all articles.
pub(super) struct Speakers {
    /// Merged.
    pub(super) all: Vec<SpeakerAcross>,
    /// For each article and each speaker of its reading, the index in `all`.
    across: Vec<Vec<usize>>,
    names: Vec<Name>,
}

/// How two speakers go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// One and the same.
    Same,
    /// One of them is not known.
    Open,
    /// Both are given, and it is unclear whether they are one: a role and a name, somebody and whom they speak for.
    Loose,
    /// Two different ones.
    Different,
}

impl Speakers {
    /// The speaker of an article's reading among all.
    pub(super) fn across(&self, article: usize, speaker: usize) -> Option<usize> {
        self.across.get(article)?.get(speaker).copied()
    }

    /// Whether an article has somebody speak.
    pub(super) fn speaks_in(&self, article: usize, speaker: Option<usize>) -> bool {
        self.across.get(article).zip(speaker).is_some_and(|(here, speaker)| here.contains(&speaker))
    }

    /// Whether two names end alike: of people to whom the same words are given, one by a short name of whatever kind.
    pub(super) fn share_last_name(&self, a: usize, b: usize) -> bool {
        self.names[a].words.last() == self.names[b].words.last()
    }

    /// Whether it is somebody with a name, a person or an organisation.
    pub(super) fn is_named(&self, speaker: Option<usize>) -> bool {
        let named = |kind| matches!(kind, SpeakerKind::Person | SpeakerKind::Organisation);
        speaker.is_some_and(|index| named(self.all[index].kind) && self.names[index].is_proper)
    }

    /// How two speakers go together; none is somebody who is not known.
    pub(super) fn compare(&self, a: Option<usize>, b: Option<usize>) -> Match {
        let (Some(a), Some(b)) = (a, b) else { return Match::Open };
        if a == b {
            // "Officials" here need not be "officials" there.
            let vague = matches!(self.all[a].kind, SpeakerKind::Group | SpeakerKind::Unknown);
            return if vague && !self.names[a].is_proper { Match::Loose } else { Match::Same };
        }
        let named = |index: usize| matches!(self.all[index].kind, SpeakerKind::Person | SpeakerKind::Organisation);
        let (x, y) = (&self.names[a], &self.names[b]);
        // "Harbour pilot Ingrid Orne": an epithet that was taken for a part of the name.
        let epithet = |index: usize, long: &Name, short: &Name| {
            self.is_named(Some(index))
                && short.words.len() > 1
                && long.words.ends_with(&short.words)
                && !long.words.iter().any(|word| is_one_of(word, "and of for to from with"))
        };
        if epithet(b, x, y) || epithet(a, y, x) {
            return Match::Same;
        }
        let both_named = named(a) && named(b) && x.is_proper && y.is_proper;
        // A person may speak for an organisation; "Orne" may be one of two of that name.
        if !both_named || self.all[a].kind != self.all[b].kind || x.fits(y) { Match::Loose } else { Match::Different }
    }
}

/// A name, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Name {
    /// Words of the name itself, folded, titles left out.
    words: Vec<String>,
    /// "Jr.", where the articles tell a namesake without it: elsewhere it is the habit of one newsroom to give it.
    generation: Option<String>,
    /// Whether it is a name rather than a role: "the mayor" is none.
    is_proper: bool,
}

impl Name {
    fn read(speaker: &Speaker) -> Self {
        // "Ryan (R-Wis.)", "Orne, the mayor": the name stands before.
        let head = speaker.name.split([',', '(', '[']).next().unwrap_or("");
        let all: Vec<&str> = words(head, Span::new(0, head.len())).into_iter().map(|span| span.slice(head)).collect();
        let proper = all.last().is_some_and(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()));
        // "spokesman for Orne", "aide to Orne": the name is another's.
        let of_another = all.iter().position(|word| is_one_of(word, "for of to from with"));
        let of_another = of_another.is_some_and(|at| all[..at].iter().all(|word| word.starts_with(char::is_lowercase)));
        let proper = proper && !of_another;
        let person = speaker.kind == SpeakerKind::Person;
        let mut kept: Vec<String> = Vec::new();
        for word in &all {
            let mut folded = plain(word);
            if folded.ends_with("'s") {
                folded.truncate(folded.len() - 2);
            }
            let skipped = if person && proper {
                // "Deputy Mayor Ingrid Orne", "tour guide Ingrid Orne"
                is_one_of(folded.as_str(), TITLES) || word.starts_with(char::is_lowercase)
            } else {
                matches!(folded.as_str(), "the" | "a" | "an")
            };
            if !skipped {
                kept.push(folded);
            }
        }
        let has_generation =
            person && kept.len() > 1 && kept.last().is_some_and(|word| is_one_of(word.as_str(), "jr sr ii iii iv"));
        let generation = if has_generation { kept.pop() } else { None };
        // "Secretary of the Harbour Ingrid T. Orne": what the office is of is no first name.
        if person
            && proper
            && all.contains(&"of")
            && all.first().is_some_and(|word| is_one_of(plain(word).as_str(), TITLES))
        {
            let initial = kept.len() > 2 && kept[kept.len() - 2].chars().count() == 1;
            let own = if initial { 3 } else { 2 };
            kept.drain(..kept.len().saturating_sub(own));
        }
        let is_proper = proper && !kept.is_empty();
        Self { words: kept, generation, is_proper }
    }

    /// The name where only some surnames are those of two people.
    fn within(mut self, contested: &[String]) -> Self {
        self.generation = self.generation.filter(|_| self.words.last().is_some_and(|last| contested.contains(last)));
        self
    }

    /// Whether two names of persons may be one person's.
    fn fits(&self, other: &Self) -> bool {
        let (short, long) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        let (Some(last), Some(other_last)) = (short.words.last(), long.words.last()) else { return false };
        if short.words.len() == 1 {
            // "Peña" of "Enrique Peña Nieto", never "Enrique".
            return last == other_last || long.words[1..].contains(last);
        }
        // "Dean Orne" of "Ada Dean Orne"
        if short.words.len() < long.words.len() && long.words.ends_with(&short.words) {
            return true;
        }
        let surname = last == other_last || long.words.len() > 2 && long.words[1..].contains(last);
        surname && first_names_fit(&short.words[0], &long.words[0])
    }
}

/// Equal, an initial of it, or a usual short form of it.
fn first_names_fit(a: &str, b: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    let formal = |name: &str| SHORT_FORMS.iter().find(|(short, _)| *short == name).map(|(_, formal)| *formal);
    a == b
        || initial(a, b)
        || initial(b, a)
        || formal(a) == Some(b)
        || formal(b) == Some(a)
        || (formal(a).is_some() && formal(a) == formal(b))
}

/// Merges the speakers of the readings.
pub(super) fn merge(articles: &[&Analysed]) -> Speakers {
    let contested = with_namesakes(articles);
    let mut members: Vec<(usize, usize, Name)> = Vec::new();
    for (article, one) in articles.iter().enumerate() {
        for (index, speaker) in one.reading.speakers.iter().enumerate() {
            members.push((article, index, Name::read(speaker).within(&contested)));
        }
    }
    // Same words first: the full names that exist. Then the shorter ones, where only one full name fits.
    let keys: Vec<_> = members
        .iter()
        .map(|(article, index, name)| {
            let kind = articles[*article].reading.speakers[*index].kind;
            // "The owner" here need not be the owner there, nor "residents" residents; the police are.
            let anybody = matches!(kind, SpeakerKind::Person | SpeakerKind::Group | SpeakerKind::Unknown);
            let vague = anybody && !name.is_proper && name.words.len() < 2;
            let apart = vague && name.words.first().is_none_or(|word| word != "police");
            // The longest names are the ones that others are short for.
            (Reverse(name.words.len()), kind, name.is_proper, &name.words, &name.generation, apart.then_some(*article))
        })
        .collect();
    let mut by_surname: HashMap<String, usize> = HashMap::default();
    let mut namesakes: Vec<Vec<usize>> = Vec::new();
    let mut sets: Vec<(SpeakerKind, Name, Vec<usize>)> = Vec::new();
    for places in sorting::groups(&keys) {
        let (_, kind, is_proper, words, generation, _) = keys[places[0]];
        let name = Name { words: words.clone(), generation: generation.clone(), is_proper };
        let mut home = None;
        if kind == SpeakerKind::Person && is_proper {
            let surname = name.words.last().cloned().unwrap_or_default();
            let fitting: Vec<usize> = by_surname
                .get(&surname)
                .into_iter()
                .flat_map(|&list| &namesakes[list])
                .copied()
                .filter(|&set| sets[set].1.generation == name.generation && sets[set].1.fits(&name))
                .collect();
            // Two people of that name: it stays unclear which is meant.
            let other_article = |set: usize| {
                let articles_of = |places: &[usize]| places.iter().map(|&place| members[place].0).collect::<Vec<_>>();
                let there = articles_of(&sets[set].2);
                !articles_of(&places).iter().any(|article| there.contains(article))
            };
            if let [only] = fitting[..] {
                // One article's reading has told its own speakers apart already.
                home = Some(only).filter(|&set| other_article(set));
            }
            if home.is_none() {
                for word in name.words.iter().skip(usize::from(name.words.len() > 1)) {
                    let list = *by_surname.entry(word.clone()).or_insert(namesakes.len());
                    if list == namesakes.len() {
                        namesakes.push(Vec::new());
                    }
                    namesakes[list].push(sets.len());
                }
            }
        }
        match home {
            Some(set) => sets[set].2.extend(places),
            None => sets.push((kind, name, places)),
        }
    }
    finish(articles, &members, &contested, sets)
}

/// Surnames that an article has with "Jr." and without for two people.
fn with_namesakes(articles: &[&Analysed]) -> Vec<String> {
    let mut found = Vec::new();
    for one in articles {
        let surnames = || one.reading.roster.iter().filter_map(|known| known.words.last());
        for (surname, _) in surnames().filter_map(|last| last.split_once(' ')) {
            if surnames().any(|other| other == surname) {
                found.push(plain(surname));
            }
        }
    }
    found
}

fn finish(
    articles: &[&Analysed],
    members: &[(usize, usize, Name)],
    contested: &[String],
    mut sets: Vec<(SpeakerKind, Name, Vec<usize>)>,
) -> Speakers {
    for set in &mut sets {
        sorting::sort(&mut set.2);
    }
    sorting::sort_by_key(&mut sets, |set| set.2.first().copied());
    let people = named_in_full(articles, contested);
    let mut across: Vec<Vec<usize>> = articles.iter().map(|one| vec![0; one.reading.speakers.len()]).collect();
    let mut all = Vec::new();
    let mut names = Vec::new();
    for (set, (kind, name, places)) in sets.into_iter().enumerate() {
        let mut fullest = "";
        for &place in &places {
            let (article, index, _) = members[place];
            across[article][index] = set;
            let shown = articles[article].reading.speakers[index].name.as_str();
            if shown.split_whitespace().count() > fullest.split_whitespace().count() || fullest.is_empty() {
                fullest = shown;
            }
        }
        let surname = name.words.last().filter(|_| kind == SpeakerKind::Person && name.words.len() == 1);
        let known = surname.filter(|_| name.is_proper).and_then(|surname| full_name(&people, surname));
        let fullest = known.unwrap_or(fullest).to_owned();
        all.push(SpeakerAcross {
            name: fullest,
            kind,
            members: places.iter().map(|&place| (members[place].0, members[place].1)).collect(),
        });
        names.push(name);
    }
    Speakers { all, across, names }
}

/// The full name that the articles give with a surname, heard or not; none where they give two people's.
fn full_name<'a>(people: &'a [(String, Name, &'a str)], surname: &str) -> Option<&'a str> {
    let from = people.partition_point(|(known, ..)| known.as_str() < surname);
    let mut of_that_name = people[from..]
        .iter()
        .take_while(|(known, ..)| known == surname)
        .filter(|(_, name, _)| name.generation.is_none());
    let (_, name, first) = of_that_name.next()?;
    let mut fullest = *first;
    for (_, other, shown) in of_that_name {
        if !other.fits(name) {
            return None;
        }
        if shown.len() > fullest.len() {
            fullest = shown;
        }
    }
    Some(fullest)
}

/// Everybody whom an article names in full, by surname.
fn named_in_full<'a>(articles: &[&'a Analysed], contested: &[String]) -> Vec<(String, Name, &'a str)> {
    let mut people: Vec<(String, Name, &str)> = Vec::new();
    let rosters = articles.iter().flat_map(|one| &one.reading.roster);
    for known in rosters.filter(|known| known.kind == SpeakerKind::Person && known.words.len() > 1) {
        let name =
            Name::read(&Speaker { name: known.name.clone(), kind: known.kind, mentions: Vec::new() }).within(contested);
        if name.is_proper && name.words.len() > 1 {
            people.extend(name.words.last().cloned().map(|surname| (surname, name, known.name.as_str())));
        }
    }
    sorting::sort_by(&mut people, |x, y| (&x.0, x.2).cmp(&(&y.0, y.2)));
    people
}

/// What stands before a name and is none.
const TITLES: &str = "\
    mr mrs ms miss mx dr prof professor sir dame lord lady rev father sister president vice prime minister \
    premier chancellor king queen prince princess senator sen representative rep congressman congresswoman \
    governor gov mayor judge justice general gen colonel col captain capt sergeant sgt lieutenant lt secretary \
    speaker former";

/// Usual short forms of first names and what they are short for.
const SHORT_FORMS: [(&str, &str); 46] = [
    ("abby", "abigail"),
    ("al", "albert"),
    ("alex", "alexander"),
    ("andy", "andrew"),
    ("barb", "barbara"),
    ("ben", "benjamin"),
    ("beth", "elizabeth"),
    ("bill", "william"),
    ("bob", "robert"),
    ("charlie", "charles"),
    ("chris", "christopher"),
    ("chuck", "charles"),
    ("dan", "daniel"),
    ("dave", "david"),
    ("debbie", "deborah"),
    ("dick", "richard"),
    ("don", "donald"),
    ("ed", "edward"),
    ("fred", "frederick"),
    ("greg", "gregory"),
    ("jeff", "jeffrey"),
    ("jim", "james"),
    ("joe", "joseph"),
    ("jon", "jonathan"),
    ("josh", "joshua"),
    ("kate", "katherine"),
    ("ken", "kenneth"),
    ("larry", "lawrence"),
    ("liz", "elizabeth"),
    ("matt", "matthew"),
    ("mike", "michael"),
    ("mitch", "mitchell"),
    ("nick", "nicholas"),
    ("pat", "patrick"),
    ("pete", "peter"),
    ("rick", "richard"),
    ("rob", "robert"),
    ("ron", "ronald"),
    ("sam", "samuel"),
    ("steve", "steven"),
    ("sue", "susan"),
    ("ted", "theodore"),
    ("tim", "timothy"),
    ("tom", "thomas"),
    ("tony", "anthony"),
    ("will", "william"),
];

#[cfg(test)]
mod tests {
    use super::{Name, first_names_fit};
    use crate::attribution::{Speaker, SpeakerKind};

    fn name(name: &str) -> Name {
        Name::read(&Speaker { name: name.to_owned(), kind: SpeakerKind::Person, mentions: Vec::new() })
    }

    #[test]
    fn surnames_and_first_names() {
        let full = name("Mayor Ingrid T. Orne (D-Varra)");
        assert_eq!(full.words, ["ingrid", "t", "orne"]);
        assert!(full.fits(&name("Orne")) && full.fits(&name("Ms. Orne")) && full.fits(&name("I. Orne")));
        assert!(!full.fits(&name("Tomas Orne")) && !full.fits(&name("Ingrid")));
        assert_eq!(name("Secretary of the Harbour Ingrid T. Orne").words, ["ingrid", "t", "orne"]);
        assert!(name("Enrique Peña Nieto").fits(&name("President Pena")));
    }

    #[test]
    fn junior_counts_where_there_is_a_namesake() {
        let junior = || name("Tom Reef Jr.");
        assert_eq!(junior().within(&[]), name("Tom Reef"));
        assert_ne!(junior().within(&["reef".to_owned()]), name("Tom Reef"));
    }

    #[test]
    fn short_forms_and_roles() {
        assert!(first_names_fit("bill", "william") && !first_names_fit("bill", "bob"));
        assert!(!name("the mayor").is_proper && !name("spokesman for Orne").is_proper);
    }
}

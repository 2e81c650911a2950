//! Closed classes of English that tell who speaks; the words are in `wordlists`.

use std::sync::LazyLock;

use super::wordlists;
use crate::text::{FUNCTION_WORDS, WordTable, is_one_of};

/// How firmly a verb announces somebody's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum CueStrength {
    /// Reports words only together with marks: "called", "vowing to", "slammed".
    Loose,
    /// Reports words with or without marks: "said", "told", "argued".
    Firm,
}

/// Looks a folded word up among the verbs that report words.
pub(crate) fn cue_strength(folded: &str) -> Option<CueStrength> {
    strength(classes(folded))
}

/// What the classes of a word say of it as a verb that reports words.
pub(crate) fn strength(classes: u32) -> Option<CueStrength> {
    if classes & REPORTS != 0 {
        Some(CueStrength::Firm)
    } else if classes & REPORTS_MARKED != 0 {
        Some(CueStrength::Loose)
    } else {
        None
    }
}

/// Whether a verb that reports words stands in its base form: "agree".
pub(crate) fn is_base_form(folded: &str) -> bool {
    is(folded, FIRM | LOOSE)
}

const FIRM: u32 = 1;
const LOOSE: u32 = 1 << 1;
/// Any form of a firm verb.
const REPORTS: u32 = 1 << 2;
/// Any form of a loose verb.
const REPORTS_MARKED: u32 = 1 << 3;
/// A noun for what was said, in the singular.
pub(crate) const SPEECH_NOUN: u32 = 1 << 4;
/// The same in the singular or plural.
const SPEECH_NOUNS: u32 = 1 << 5;
/// A role, a body, a document, in the singular or plural.
const ROLE: u32 = 1 << 6;
pub(crate) const BODY: u32 = 1 << 7;
pub(crate) const DOCUMENT: u32 = 1 << 8;
pub(crate) const ADDRESS: u32 = 1 << 9;
pub(crate) const DESCRIBING: u32 = 1 << 10;
const BETWEEN: u32 = 1 << 11;
const HELPER: u32 = 1 << 12;
pub(crate) const FEMALE_NAME: u32 = 1 << 13;
pub(crate) const MALE_NAME: u32 = 1 << 14;
pub(crate) const GROUP: u32 = 1 << 15;
pub(crate) const CALENDAR: u32 = 1 << 16;
pub(crate) const FUNCTION: u32 = 1 << 17;
pub(crate) const PRONOUN: u32 = 1 << 18;
pub(crate) const DETERMINER: u32 = 1 << 19;
pub(crate) const PARTICLE: u32 = 1 << 20;
pub(crate) const OTHER_SPEAKER: u32 = 1 << 21;
pub(crate) const FEMALE_TITLE: u32 = 1 << 22;
pub(crate) const MALE_TITLE: u32 = 1 << 23;
pub(crate) const PREPOSITION: u32 = 1 << 24;
pub(crate) const SUBORDINATOR: u32 = 1 << 25;
pub(crate) const AUTHORING: u32 = 1 << 26;
pub(crate) const SURNAME_TOO: u32 = 1 << 27;
/// A state as newspapers shorten it, without points.
const STATE_SHORT: u32 = 1 << 28;
/// A state's name in one word.
const STATE: u32 = 1 << 29;

/// A word of a state's name, which may have several.
pub(crate) const OF_STATE: u32 = 1 << 30;

/// A verb's form of the past that does not end in "ed".
pub(crate) const PAST: u32 = 1 << 31;

/// All words of the lists and their regular forms, each with its classes as bits: whatever is asked of a word is one
/// lookup.
static CLASSES: LazyLock<WordTable> = LazyLock::new(|| {
    let lists = [
        (FIRM, wordlists::FIRM),
        (LOOSE, wordlists::LOOSE),
        (SPEECH_NOUN, wordlists::SPEECH_NOUNS),
        (ROLE, wordlists::ROLES),
        (BODY, wordlists::BODIES),
        (DOCUMENT, wordlists::DOCUMENTS),
        (ADDRESS, wordlists::ADDRESS),
        (DESCRIBING, wordlists::DESCRIBING),
        (BETWEEN, wordlists::BETWEEN),
        (HELPER, wordlists::HELPERS),
        (FEMALE_NAME, wordlists::FEMALE_NAMES),
        (MALE_NAME, wordlists::MALE_NAMES),
        (GROUP, wordlists::GROUPS),
        (CALENDAR, wordlists::CALENDAR),
        (FUNCTION, FUNCTION_WORDS),
        (PRONOUN, wordlists::PRONOUNS),
        (DETERMINER, wordlists::DETERMINERS),
        (PARTICLE, wordlists::PARTICLES),
        (OTHER_SPEAKER, wordlists::OTHER_SPEAKERS),
        (FEMALE_TITLE, wordlists::FEMALE_TITLES),
        (MALE_TITLE, wordlists::MALE_TITLES),
        (PREPOSITION, wordlists::PREPOSITIONS),
        (SUBORDINATOR, wordlists::SUBORDINATORS),
        (AUTHORING, wordlists::AUTHORING),
        (SURNAME_TOO, wordlists::SURNAMES_TOO),
        (PAST, wordlists::PAST),
    ];
    let mut table = WordTable::with_room(WORDS_AND_FORMS);
    for (class, words) in lists {
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            table.add(word, class);
            match class {
                FIRM => add_verb(&mut table, word, REPORTS),
                LOOSE => add_verb(&mut table, word, REPORTS_MARKED),
                SPEECH_NOUN => {
                    table.add(word, SPEECH_NOUNS);
                    table.add(&[word, "s"].concat(), SPEECH_NOUNS);
                }
                ROLE | BODY | DOCUMENT => add_plural(&mut table, word, class),
                _ => {}
            }
        }
    }
    for &(form, base) in IRREGULAR {
        let base = table.classes(base) & (REPORTS | REPORTS_MARKED);
        table.add(form, base);
    }
    table.add("dc", STATE_SHORT);
    for (short, name) in states() {
        table.add(short, STATE_SHORT);
        table.add(name, STATE);
        name.split(' ').for_each(|word| table.add(word, OF_STATE));
    }
    table
});

/// More than the words of all lists with their forms.
const WORDS_AND_FORMS: usize = 8000;

/// Adds a verb in all its regular forms: "admit, admits, admitted, admitting".
fn add_verb(table: &mut WordTable, base: &str, class: u32) {
    let (shorter, last) = base.split_at(base.len().saturating_sub(1));
    let mut add = |stem: &str, more: &str, endings: &[&str]| {
        for ending in endings {
            table.add(&[stem, more, ending].concat(), class);
        }
    };
    add(base, "", &["", "s", "es", "ed", "ing"]);
    // "admitted", "quipping": the last consonant is doubled.
    add(base, last, &["ed", "ing"]);
    match last {
        "e" => add(shorter, "", &["ed", "ing"]),
        "y" => add(shorter, "", &["ies", "ied"]),
        _ => {}
    }
}

/// Adds a noun's plural: "secretaries", "spokesmen", "mayors".
fn add_plural(table: &mut WordTable, noun: &str, class: u32) {
    table.add(&[noun, "s"].concat(), class);
    if let Some(stem) = noun.strip_suffix('y') {
        table.add(&[stem, "ies"].concat(), class);
    }
    if let Some(stem) = noun.strip_suffix("man").filter(|_| class == ROLE) {
        table.add(&[stem, "men"].concat(), class);
    }
}

/// The table of all words of the lists.
pub(crate) fn table() -> &'static WordTable {
    &CLASSES
}

/// The classes of a folded word, bits of this file's constants.
pub(crate) fn classes(folded: &str) -> u32 {
    CLASSES.classes(folded)
}

/// Whether a folded word is in a class, one of this file's constants.
pub(crate) fn is(folded: &str, class: u32) -> bool {
    classes(folded) & class != 0
}

/// Forms that no rule gives.
const IRREGULAR: &[(&str, &str)] = &[
    ("said", "say"),
    ("told", "tell"),
    ("sang", "sing"),
    ("wrote", "write"),
    ("written", "write"),
    ("thought", "think"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("felt", "feel"),
    ("pled", "plead"),
];

/// Whether a folded word is a noun for what somebody writes or says to others, whose words may follow.
pub(crate) fn is_message(folded: &str) -> bool {
    is_one_of(folded, "e-mail email interview letter memo message note post speech statement testimony text tweet")
}

/// Whether a folded word is a noun for what was said, in the singular or plural.
pub(crate) fn is_speech_noun(folded: &str) -> bool {
    is(folded, SPEECH_NOUNS)
}

/// Whether a folded word names what somebody is or does, in the singular or plural: a noun that can speak.
pub(crate) fn is_role(folded: &str) -> bool {
    let word = folded.trim_end_matches('.');
    is_role_of(word, classes(word))
}

/// The same of a word without a point at its end whose classes are known.
pub(crate) fn is_role_of(word: &str, classes: u32) -> bool {
    classes & (ROLE | GROUP) != 0 || ends_as_role(word)
}

/// "ferrywoman", "layperson", "oarsmen".
fn ends_as_role(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let ends = |ending: &str| singular.len() > ending.len() + 3 && singular.ends_with(ending);
    ends("man") || ends("person") || word.len() > 6 && word.ends_with("men")
}

/// Whether a word is a role of the list, "chairman": "Wasserman" and others by their ending may be surnames.
pub(crate) fn is_listed_role(folded: &str) -> bool {
    is(folded, ROLE | ADDRESS)
}

/// Whether a word is a role by its ending only, "ferrywoman": written with a capital it is a surname, "Portman".
pub(crate) fn is_role_by_ending(folded: &str) -> bool {
    is_role(folded) && !is(folded, ROLE | GROUP) && !folded.ends_with("men")
}

/// Whether a folded word speaks for several at once.
pub(crate) fn is_group(folded: &str) -> bool {
    is(folded, GROUP)
        || (is_role(folded) && (folded.ends_with('s') && !folded.ends_with("ss") || folded.ends_with("men")))
}

/// Somebody who speaks for another.
pub(crate) fn is_spokesperson(folded: &str) -> bool {
    folded.starts_with("spokes")
        || is_one_of(
            folded,
            "\
            aide aides representative lawyer lawyers attorney attorneys official officials source sources \
            adviser advisers advisor advisors",
        )
}

/// Whether a folded word names a body that speaks as one.
pub(crate) fn is_body(folded: &str) -> bool {
    is(folded, BODY)
}

/// Whether a folded word names a paper that says something.
pub(crate) fn is_document(folded: &str) -> bool {
    is(folded, DOCUMENT)
}

/// Whether a folded word before a name is a form of address or a rank.
pub(crate) fn is_address(folded: &str) -> bool {
    is(folded.trim_end_matches('.'), ADDRESS)
}

/// What "R-Ariz" says of a member of Congress: the party's noun and the state's words, folded.
pub(crate) fn party_and_state(folded: &str) -> Option<(&'static str, &str)> {
    let (letter, state) = folded.split_once('-')?;
    let party = match letter {
        "r" => "republican",
        "d" => "democrat",
        "i" => "independent",
        _ => return None,
    };
    let bare = |abbreviation: &str| state.chars().filter(|&c| c != '.').eq(abbreviation.chars());
    let known = states().find(|&(abbreviation, _)| bare(abbreviation)).map(|(_, name)| name);
    // "D-Texas", "R-Iowa": short names are written out.
    known.or((state.len() > 3 && state.chars().all(char::is_alphabetic)).then_some(state)).map(|name| (party, name))
}

/// The states, as newspapers shorten them and in full, folded.
pub(crate) fn states() -> impl Iterator<Item = (&'static str, &'static str)> {
    static STATES: LazyLock<Vec<(&str, &str)>> =
        LazyLock::new(|| wordlists::STATES.split('|').filter_map(|entry| entry.trim().split_once(' ')).collect());
    STATES.iter().copied()
}

/// Whether a folded word is a state, in full or as newspapers shorten it: "ore", "n.y".
pub(crate) fn is_state(folded: &str) -> bool {
    if !folded.contains('.') {
        return is(folded, STATE_SHORT | STATE);
    }
    is(&folded.replace('.', ""), STATE_SHORT)
}

/// Days and months: capitals that name nobody.
pub(crate) fn is_calendar_word(folded: &str) -> bool {
    is(folded.trim_end_matches('.'), CALENDAR)
}

/// Whether a folded word describes what somebody is, between an article and the noun.
pub(crate) fn is_describing(folded: &str) -> bool {
    is(folded, DESCRIBING)
}

/// What may stand between a subject and its verb.
pub(crate) fn is_between_subject_and_verb(folded: &str) -> bool {
    is_between(folded, classes(folded)) || folded.ends_with('.') && is_calendar_word(folded)
}

/// The same of a word without a point at its end whose classes are known.
pub(crate) fn is_between(word: &str, classes: u32) -> bool {
    classes & (BETWEEN | CALENDAR) != 0 || word.len() > 4 && word.ends_with("ly")
}

/// Forms of "to be" and "to have" and modals, with which a finite clause may begin.
pub(crate) fn is_finite_helper(folded: &str) -> bool {
    is(folded, HELPER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections() {
        for word in [
            "said", "says", "saying", "replied", "admitted", "quipping", "noting", "tells", "denies", "warned",
            "urging",
        ] {
            assert_eq!(cue_strength(word), Some(CueStrength::Firm), "{word}");
        }
        for word in ["called", "describing", "slammed", "ripped", "criticised"] {
            assert_eq!(cue_strength(word), Some(CueStrength::Loose), "{word}");
        }
        for word in ["table", "ééed", "saids", "added-on", "house"] {
            assert_eq!(cue_strength(word), None, "{word}");
        }
    }

    #[test]
    fn roles_in_both_numbers() {
        for word in ["mayor", "officials", "spokeswomen", "businessman", "chairwoman", "secretaries", "sen."] {
            assert!(is_role(word), "{word}");
        }
        assert!(is_group("officials") && is_group("people") && !is_group("mayor") && !is_group("boss"));
    }
}

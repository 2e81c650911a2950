//! Closed classes of English that tell who speaks; the words are in `wordlists`.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::wordlists;
use crate::text::{WordTable, is_one_of};

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
    let classes = inflected(folded);
    if classes & FIRM != 0 {
        Some(CueStrength::Firm)
    } else if classes & LOOSE != 0 {
        Some(CueStrength::Loose)
    } else {
        None
    }
}

/// Whether a verb that reports words stands in its base form: "agree".
pub(crate) fn is_base_form(folded: &str) -> bool {
    is(folded, FIRM | LOOSE)
}

/// The classes of a word as a verb: its own, and those of every base form that it may be an inflection of.
fn inflected(folded: &str) -> u16 {
    let stem = |ending: &str| folded.strip_suffix(ending);
    let irregular = IRREGULAR.iter().find(|&&(form, _)| form == folded).map_or(0, |&(_, base)| classes(base));
    let mut found = classes(folded) | irregular;
    for stem in ["s", "es"].iter().filter_map(|ending| stem(ending)) {
        found |= classes(stem);
    }
    for stem in ["ies", "ied"].iter().filter_map(|ending| stem(ending)) {
        found |= classes(&[stem, "y"].concat());
    }
    for stem in ["ed", "ing"].iter().filter_map(|ending| stem(ending)) {
        found |= classes(stem) | classes(&[stem, "e"].concat());
        // "admitted", "quipping": the doubled consonant goes too.
        let mut shorter = stem.chars();
        if shorter.next_back().is_some_and(|last| shorter.as_str().ends_with(last)) {
            found |= classes(shorter.as_str());
        }
    }
    found & (FIRM | LOOSE)
}

const FIRM: u16 = 1;
const LOOSE: u16 = 1 << 1;
pub(crate) const SPEECH_NOUN: u16 = 1 << 2;
const ROLE: u16 = 1 << 3;
const BODY: u16 = 1 << 4;
const DOCUMENT: u16 = 1 << 5;
const ADDRESS: u16 = 1 << 6;
const DESCRIBING: u16 = 1 << 7;
const BETWEEN: u16 = 1 << 8;
const HELPER: u16 = 1 << 9;
pub(crate) const FEMALE_NAME: u16 = 1 << 10;
pub(crate) const MALE_NAME: u16 = 1 << 11;

/// All words of the lists, each with its classes as bits.
static CLASSES: LazyLock<WordTable> = LazyLock::new(|| {
    WordTable::new(&[
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
    ])
});

fn classes(folded: &str) -> u16 {
    CLASSES.classes(folded)
}

/// Whether a folded word is in a class, one of this file's constants.
pub(crate) fn is(folded: &str, class: u16) -> bool {
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

/// Whether a folded word is a noun for what was said, in the singular or plural.
pub(crate) fn is_speech_noun(folded: &str) -> bool {
    let singular = folded.strip_suffix('s').unwrap_or(folded);
    is(folded, SPEECH_NOUN) || is(singular, SPEECH_NOUN)
}

/// Whether a folded word names what somebody is or does, in the singular or plural: a noun that can speak.
pub(crate) fn is_role(folded: &str) -> bool {
    let word = folded.trim_end_matches('.');
    let is_listed = |form: &str| {
        is(form, ROLE)
            || ["woman", "person", "man"].iter().any(|ending| form.len() > ending.len() + 3 && form.ends_with(ending))
    };
    is_listed(word)
        || is_listed(&singular(word))
        || word.strip_suffix("men").is_some_and(|stem| is_listed(&[stem, "man"].concat()))
        || is_one_of(word, GROUPS)
}

/// A word without the ending of a plural.
fn singular(folded: &str) -> Cow<'_, str> {
    match folded.strip_suffix("ies") {
        Some(stem) => Cow::Owned([stem, "y"].concat()),
        None => Cow::Borrowed(folded.strip_suffix('s').unwrap_or(folded)),
    }
}

/// Whether a word is a role by its ending only, "ferrywoman": written with a capital it is a surname, "Portman".
pub(crate) fn is_role_by_ending(folded: &str) -> bool {
    is_role(folded) && !listed(folded, ROLE) && !is_one_of(folded, GROUPS) && !folded.ends_with("men")
}

/// Whether a folded word speaks for several at once.
pub(crate) fn is_group(folded: &str) -> bool {
    is_one_of(folded, GROUPS)
        || (is_role(folded) && (folded.ends_with('s') && !folded.ends_with("ss") || folded.ends_with("men")))
}

/// Nouns that are plural without an s.
const GROUPS: &str = "\
    crowd people police parents locals media press staff crew public family clergy spokespeople many others some \
    both";

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
    listed(folded, BODY)
}

/// Whether a folded word names a paper that says something.
pub(crate) fn is_document(folded: &str) -> bool {
    listed(folded, DOCUMENT)
}

fn listed(folded: &str, class: u16) -> bool {
    is(folded, class) || is(&singular(folded), class)
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
    let full = wordlists::STATES.split('|').filter_map(|entry| entry.trim().split_once(' '));
    let known = full.into_iter().find(|&(abbreviation, _)| bare(abbreviation)).map(|(_, name)| name);
    // "D-Texas", "R-Iowa": short names are written out.
    known.or((state.len() > 3 && state.chars().all(char::is_alphabetic)).then_some(state)).map(|name| (party, name))
}

/// Days and months: capitals that name nobody.
pub(crate) fn is_calendar_word(folded: &str) -> bool {
    const WORDS: &str = "\
        monday tuesday wednesday thursday friday saturday sunday january february march april may june july \
        august september october november december jan feb mar apr aug sept oct nov dec christmas easter today \
        tomorrow yesterday";
    is_one_of(folded.trim_end_matches('.'), WORDS)
}

/// Whether a folded word describes what somebody is, between an article and the noun.
pub(crate) fn is_describing(folded: &str) -> bool {
    is(folded, DESCRIBING)
}

/// What may stand between a subject and its verb.
pub(crate) fn is_between_subject_and_verb(folded: &str) -> bool {
    is(folded, BETWEEN) || (folded.len() > 4 && folded.ends_with("ly")) || is_calendar_word(folded)
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

//! Which pronoun somebody is likely to be given, as far as titles and common first names tell.

use super::lexicon;

pub(crate) use super::model::Gender;

/// Whether two may be the same person: equal, or one unknown.
pub(crate) fn agree(one: Option<Gender>, other: Option<Gender>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// That of a pronoun for one person.
pub(crate) fn of_pronoun(folded: &str) -> Option<Gender> {
    match folded {
        "he" => Some(Gender::Male),
        "she" => Some(Gender::Female),
        _ => None,
    }
}

/// What a title or role tells.
pub(crate) fn of_title(folded: &str) -> Option<Gender> {
    let word = folded.trim_end_matches('.');
    let classes = lexicon::classes(word);
    if classes & lexicon::FEMALE_TITLE != 0 || word.ends_with("woman") {
        Some(Gender::Female)
    } else if classes & lexicon::MALE_TITLE != 0 || (word.ends_with("man") && lexicon::is_listed_role(word)) {
        Some(Gender::Male)
    } else {
        None
    }
}

/// What a common first name tells; none for names that both bear.
pub(crate) fn of_first_name(folded: &str) -> Option<Gender> {
    if lexicon::is(folded, lexicon::FEMALE_NAME) {
        Some(Gender::Female)
    } else if lexicon::is(folded, lexicon::MALE_NAME) {
        Some(Gender::Male)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::wordlists;
    use super::{Gender, of_first_name, of_title};

    #[test]
    fn no_name_is_in_both_lists() {
        assert!(wordlists::FEMALE_NAMES.split_whitespace().all(|name| of_first_name(name) == Some(Gender::Female)));
        assert!(wordlists::MALE_NAMES.split_whitespace().all(|name| of_first_name(name) == Some(Gender::Male)));
    }

    #[test]
    fn titles_and_names() {
        assert_eq!(of_title("spokeswoman"), Some(Gender::Female));
        assert_eq!(of_title("mr."), Some(Gender::Male));
        assert_eq!(of_title("mayor"), None);
        assert_eq!(of_first_name("claudia"), Some(Gender::Female));
        assert_eq!(of_first_name("zaphod"), None);
    }
}

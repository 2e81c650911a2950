//! Which pronoun somebody is likely to be given, as far as titles and common first names tell.

/// The pronoun that an article uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    /// "she".
    Female,
    /// "he".
    Male,
}

/// Whether two may be the same person: equal, or one unknown.
pub(crate) fn agree(one: Option<Gender>, other: Option<Gender>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// What a title or role tells.
pub(crate) fn of_title(folded: &str) -> Option<Gender> {
    const FEMALE: &[&str] = &[
        "actress", "aunt", "baroness", "dame", "daughter", "duchess", "girl", "girlfriend", "grandmother", "heiress",
        "hostess", "lady", "madam", "miss", "mother", "mrs", "ms", "niece", "nun", "princess", "queen", "sister",
        "waitress", "widow", "wife", "woman",
    ];
    const MALE: &[&str] = &[
        "boy", "boyfriend", "brother", "duke", "father", "grandfather", "husband", "king", "lord", "man", "mr",
        "nephew", "pope", "prince", "sir", "son", "uncle", "widower", "monk", "archbishop", "cardinal",
    ];
    let word = folded.trim_end_matches('.');
    if FEMALE.contains(&word) || word.ends_with("woman") {
        Some(Gender::Female)
    } else if MALE.contains(&word) || (word.ends_with("man") && super::lexicon::is_role(word)) {
        Some(Gender::Male)
    } else {
        None
    }
}

/// What a common first name tells; none for names that both bear.
pub(crate) fn of_first_name(folded: &str) -> Option<Gender> {
    if FEMALE_NAMES.binary_search(&folded).is_ok() {
        Some(Gender::Female)
    } else if MALE_NAMES.binary_search(&folded).is_ok() {
        Some(Gender::Male)
    } else {
        None
    }
}

/// Common first names of women in the English-speaking world and beyond; general knowledge, sorted.
const FEMALE_NAMES: &[&str] = &[
    "abigail", "ada", "agnes", "aisha", "alexandra", "alice", "alison", "amanda", "amber", "amelia", "amina", "amy",
    "ana", "angela", "anita", "ann", "anna", "anne", "annie", "april", "barbara", "beatrice", "beth", "betty",
    "beverly", "bonnie", "brenda", "bridget", "brigitte", "brittany", "camila", "carla", "carmen", "carol", "caroline",
    "carolyn", "catherine", "cathy", "cecilia", "charlotte", "cheryl", "chloe", "christina", "christine", "cindy",
    "claire", "clara", "claudia", "colleen", "cynthia", "dana", "daniela", "deborah", "debra", "denise", "diana",
    "diane", "donna", "doris", "dorothy", "edith", "eileen", "elaine", "eleanor", "elena", "elisabeth", "elizabeth",
    "ella", "ellen", "emily", "emma", "erica", "erin", "esther", "eva", "eve", "fatima", "fiona", "florence",
    "frances", "gabriela", "gail", "georgia", "gina", "gloria", "grace", "greta", "hannah", "heather", "heidi",
    "helen", "helena", "hillary", "holly", "ida", "ingrid", "irene", "iris", "isabel", "isabella", "jacqueline",
    "jane", "janet", "janice", "jean", "jeanne", "jenna", "jennifer", "jenny", "jessica", "jill", "joan", "joanna",
    "josephine", "joyce", "juanita", "judith", "judy", "julia", "julie", "karen", "kate", "katherine", "kathleen",
    "kathryn", "kathy", "katie", "kayla", "kim", "kimberly", "kirsten", "kristen", "laura", "lauren", "leila", "lena",
    "linda", "lisa", "lois", "lori", "louise", "lucia", "lucy", "lydia", "madison", "margaret", "margit", "maria",
    "marie", "marilyn", "marjorie", "martha", "mary", "maya", "megan", "melania", "melanie", "melissa", "mia",
    "michelle", "mildred", "miriam", "molly", "monica", "nadia", "nancy", "naomi", "natalie", "nicole", "nina", "nora",
    "norma", "olga", "olivia", "pamela", "patricia", "paula", "peggy", "phyllis", "priscilla", "priya", "rachel",
    "rebecca", "renee", "rita", "rosa", "rose", "ruby", "ruth", "sabrina", "sally", "samantha", "sandra", "sara",
    "sarah", "sharon", "sheila", "shirley", "silvia", "sofia", "sonia", "sophia", "sophie", "stephanie", "susan",
    "suzanne", "sylvia", "tammy", "tanya", "tara", "teresa", "theresa", "tiffany", "tina", "ursula", "valerie",
    "vanessa", "vera", "veronica", "victoria", "virginia", "vivian", "wanda", "wendy", "yolanda", "yvonne", "zoe",
];

/// Common first names of men; general knowledge, sorted.
const MALE_NAMES: &[&str] = &[
    "aaron", "abdul", "abraham", "adam", "adrian", "ahmed", "alan", "albert", "alexander", "alfred", "ali", "allen",
    "alvin", "andre", "andrew", "andy", "anthony", "antonio", "arthur", "barack", "ben", "benjamin", "bernard",
    "bernie", "bill", "billy", "bob", "bobby", "brad", "bradley", "brandon", "brendan", "brent", "brett", "brian",
    "bruce", "bryan", "carl", "carlos", "chad", "charles", "charlie", "chris", "christian", "christopher", "chuck",
    "clarence", "claude", "colin", "conor", "craig", "curtis", "dale", "damian", "dan", "daniel", "danny", "darren",
    "dave", "david", "dean", "declan", "dennis", "derek", "diego", "don", "donald", "doug", "douglas", "duncan",
    "dwight", "earl", "ed", "eddie", "edgar", "edmund", "eduardo", "edward", "edwin", "elijah", "emmanuel", "eric",
    "ernest", "ethan", "eugene", "felix", "fernando", "francis", "francisco", "frank", "franklin", "fred", "frederick",
    "gabriel", "gareth", "gary", "gavin", "gene", "geoffrey", "george", "gerald", "gilbert", "giles", "glenn",
    "gordon", "graham", "greg", "gregory", "guy", "hans", "harold", "harry", "harvey", "hassan", "hector", "henry",
    "herbert", "howard", "hugh", "hugo", "ian", "ibrahim", "isaac", "ivan", "jack", "jacob", "jake", "james", "jared",
    "jason", "jeff", "jeffrey", "jeremy", "jerome", "jerry", "jesus", "jim", "jimmy", "joe", "joel", "johan", "john",
    "jonathan", "jorge", "jose", "joseph", "joshua", "juan", "julian", "justin", "karl", "keith", "kenneth", "kevin",
    "kurt", "kyle", "larry", "lars", "lawrence", "lee", "leo", "leon", "leonard", "lewis", "liam", "lloyd", "louis",
    "lucas", "luis", "luke", "malcolm", "manuel", "marc", "marcus", "mario", "mark", "martin", "marvin", "matt",
    "matthew", "maurice", "max", "michael", "miguel", "mike", "mitch", "mitt", "mohamed", "mohammed", "muhammad",
    "nathan", "neil", "nicholas", "nick", "nigel", "noah", "norman", "oliver", "omar", "oscar", "owen", "pablo",
    "patrick", "paul", "pedro", "peter", "phil", "philip", "phillip", "pierre", "rafael", "ralph", "ray", "raymond",
    "reginald", "rex", "ricardo", "richard", "rick", "rob", "robert", "roberto", "rodney", "roger", "roland", "ron",
    "ronald", "roy", "russell", "ryan", "samuel", "scott", "sean", "sebastian", "seth", "shane", "simon", "stanley",
    "stephen", "steve", "steven", "stuart", "ted", "terrence", "terry", "theodore", "thomas", "tim", "timothy", "todd",
    "tom", "tommy", "tony", "travis", "trevor", "tyler", "victor", "vincent", "vladimir", "walter", "warren", "wayne",
    "wesley", "will", "william", "xavier", "yusuf", "zachary",
];

#[cfg(test)]
mod tests {
    use super::{FEMALE_NAMES, Gender, MALE_NAMES, of_first_name, of_title};

    #[test]
    fn lists_are_sorted_and_share_nothing() {
        assert!(FEMALE_NAMES.is_sorted() && MALE_NAMES.is_sorted());
        assert!(FEMALE_NAMES.iter().all(|name| !MALE_NAMES.contains(name)));
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

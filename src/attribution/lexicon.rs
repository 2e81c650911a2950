//! Closed classes of English that tell who speaks. General knowledge of the language, nothing learned from a corpus.

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
    if inflected(folded, FIRM) {
        Some(CueStrength::Firm)
    } else if inflected(folded, LOOSE) {
        Some(CueStrength::Loose)
    } else {
        None
    }
}

/// Whether a word is a base form of the list or an inflection of one.
fn inflected(folded: &str, bases: &[&str]) -> bool {
    let is_base = |base: &str| bases.binary_search(&base).is_ok();
    if is_base(folded) || IRREGULAR.iter().any(|&(form, base)| form == folded && is_base(base)) {
        return true;
    }
    let stem = |ending: &str| folded.strip_suffix(ending);
    // "admitted", "quipping": the doubled consonant goes too.
    let undoubled = |stem: &str| {
        let mut back = stem.chars().rev();
        let doubled = back.next().is_some_and(|last| back.next() == Some(last));
        doubled && is_base(&stem[..stem.len() - 1])
    };
    let with_e = |stem: &str| is_base(&format!("{stem}e"));
    stem("s").is_some_and(is_base)
        || stem("es").is_some_and(is_base)
        || stem("ies").is_some_and(|stem| is_base(&format!("{stem}y")))
        || stem("ied").is_some_and(|stem| is_base(&format!("{stem}y")))
        || ["ed", "ing"]
            .iter()
            .filter_map(|ending| stem(ending))
            .any(|stem| is_base(stem) || with_e(stem) || undoubled(stem))
}

/// Verbs that report words with or without marks; base forms, sorted.
const FIRM: &[&str] = &[
    "acknowledge", "add", "admit", "advise", "affirm", "agree", "allege", "announce", "answer", "argue", "ask",
    "assert", "assure", "believe", "boast", "caution", "claim", "clarify", "comment", "complain", "concede",
    "conclude", "confess", "confide", "confirm", "contend", "continue", "counter", "declare", "demand", "deny",
    "disclose", "emphasise", "emphasize", "exclaim", "explain", "hint", "hope", "imply", "inform", "inquire", "insist",
    "joke", "lament", "maintain", "mention", "note", "object", "observe", "opine", "point", "predict", "proclaim",
    "promise", "propose", "protest", "quip", "quote", "recall", "reckon", "recount", "reiterate", "relate", "remark",
    "remind", "repeat", "reply", "report", "respond", "retort", "reveal", "say", "speculate", "state", "stipulate",
    "stress", "suggest", "tell", "testify", "think", "tweet", "underline", "underscore", "urge", "vow", "warn",
    "wonder", "write",
];

/// Verbs that report words only together with marks, or with an object that is named so; base forms, sorted.
const LOOSE: &[&str] = &[
    "accept", "accuse", "advocate", "apologise", "apologize", "appeal", "applaud", "attack", "attribute", "bash",
    "beg", "bemoan", "blame", "blast", "blog", "boo", "brand", "call", "celebrate", "chant", "characterise",
    "characterize", "charge", "chide", "cite", "commend", "compare", "condemn", "congratulate", "consider", "credit",
    "criticise", "criticize", "cry", "decline", "decry", "deem", "defend", "denigrate", "denounce", "deplore",
    "deride", "describe", "determine", "direct", "disagree", "disavow", "dismiss", "disparage", "dub", "echo", "email",
    "encourage", "endorse", "envision", "estimate", "exhort", "express", "fault", "fear", "feel", "forecast",
    "foresee", "gush", "hail", "heckle", "honor", "implore", "instruct", "interject", "invite", "invoke", "judge",
    "label", "lambast", "lash", "laud", "lecture", "liken", "marvel", "mock", "murmur", "muse", "mutter", "nickname",
    "oppose", "order", "plead", "pledge", "portray", "post", "praise", "preach", "question", "rail", "rant", "rap",
    "rave", "read", "rebuke", "recommend", "refer", "refuse", "regard", "reject", "repudiate", "request", "retweet",
    "ridicule", "rip", "salute", "scoff", "scold", "scream", "shout", "sigh", "signal", "sing", "slam", "snap",
    "summarise", "summarize", "swear", "taunt", "tease", "text", "thank", "threaten", "tout", "trash", "trumpet",
    "view", "voice", "volunteer", "welcome", "whisper", "wish", "yell",
];

/// Forms that no rule gives.
const IRREGULAR: &[(&str, &str)] = &[
    ("said", "say"),
    ("told", "tell"),
    ("wrote", "write"),
    ("written", "write"),
    ("thought", "think"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("felt", "feel"),
    ("pled", "plead"),
];

/// Nouns for what was said: "his statement that", "the tweet". Singular, sorted.
pub(crate) const SPEECH_NOUNS: &[&str] = &[
    "accusation", "admission", "advice", "allegation", "announcement", "answer", "appeal", "argument", "assertion",
    "assessment", "assurance", "claim", "comment", "complaint", "concern", "confession", "contention", "declaration",
    "demand", "denial", "description", "e-mail", "email", "explanation", "insistence", "interview", "letter", "memo",
    "message", "motto", "note", "opinion", "phrase", "pledge", "post", "prediction", "promise", "question", "quote",
    "reaction", "reference", "remark", "reply", "report", "response", "sentiment", "slogan", "speech", "statement",
    "suggestion", "testimony", "text", "threat", "tweet", "view", "vow", "warning", "word",
];

/// Whether a folded word is a noun for what was said, in the singular or plural.
pub(crate) fn is_speech_noun(folded: &str) -> bool {
    let singular = folded.strip_suffix('s').unwrap_or(folded);
    [folded, singular].iter().any(|word| SPEECH_NOUNS.binary_search(word).is_ok())
}

/// Whether a folded word names what somebody is or does, in the singular or plural: a noun that can speak.
pub(crate) fn is_role(folded: &str) -> bool {
    let word = folded.trim_end_matches('.');
    let singular = match word.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => word.strip_suffix('s').unwrap_or(word).to_owned(),
    };
    let plural_of_man = word.strip_suffix("men").map(|stem| format!("{stem}man"));
    [word, singular.as_str(), plural_of_man.as_deref().unwrap_or(word)].iter().any(|form| {
        ROLES.binary_search(form).is_ok()
            || ["woman", "person", "man"].iter().any(|ending| form.len() > ending.len() + 3 && form.ends_with(ending))
    }) || GROUPS.contains(&word)
}

/// Whether a folded word speaks for several at once.
pub(crate) fn is_group(folded: &str) -> bool {
    GROUPS.contains(&folded)
        || (is_role(folded) && (folded.ends_with('s') && !folded.ends_with("ss") || folded.ends_with("men")))
}

/// Nouns that are plural without an s.
const GROUPS: &[&str] = &[
    "people", "police", "parents", "locals", "media", "press", "staff", "crew", "public", "family", "clergy",
    "spokespeople", "many", "others", "some", "both",
];

/// Somebody who speaks for another.
pub(crate) fn is_spokesperson(folded: &str) -> bool {
    folded.starts_with("spokes")
        || matches!(
            folded,
            "aide"
                | "aides"
                | "representative"
                | "lawyer"
                | "lawyers"
                | "attorney"
                | "attorneys"
                | "official"
                | "officials"
                | "source"
                | "sources"
                | "adviser"
                | "advisers"
                | "advisor"
                | "advisors"
        )
}

/// What people are or do; singular, sorted.
const ROLES: &[&str] = &[
    "activist", "actor", "actress", "administrator", "admiral", "adviser", "advisor", "advocate", "agent", "aide",
    "ally", "ambassador", "analyst", "anchor", "archbishop", "artist", "assemblyman", "assistant", "associate",
    "astronaut", "athlete", "attorney", "aunt", "author", "backer", "ballerina", "banker", "baroness", "bishop",
    "blogger", "boss", "boy", "broadcaster", "broker", "brother", "businessman", "candidate", "captain", "cardinal",
    "chair", "chairman", "chairwoman", "champion", "chancellor", "chef", "chief", "child", "choreographer", "citizen",
    "clerk", "client", "co-author", "co-chair", "co-founder", "coach", "colleague", "colonel", "columnist", "comedian",
    "commander", "commentator", "commissioner", "composer", "conductor", "congressman", "congresswoman",
    "conservative", "constable", "consultant", "contractor", "coordinator", "coroner", "correspondent", "councillor",
    "councilman", "councilor", "councilwoman", "counsel", "counselor", "cousin", "creator", "critic", "curator",
    "customer", "daughter", "dean", "defendant", "delegate", "democrat", "deputy", "designer", "detective",
    "developer", "diplomat", "director", "doctor", "donor", "driver", "duchess", "duke", "economist", "editor",
    "emperor", "employee", "engineer", "entrepreneur", "envoy", "executive", "expert", "farmer", "father", "ferryman",
    "filmmaker", "financier", "firefighter", "fisherman", "forecaster", "founder", "friend", "general", "girl",
    "goalkeeper", "governor", "graduate", "guard", "guest", "head", "headmaster", "headteacher", "historian", "host",
    "husband", "imam", "incumbent", "inspector", "instructor", "investigator", "investor", "islander", "journalist",
    "judge", "juror", "justice", "king", "lady", "landlord", "lawmaker", "lawyer", "leader", "lecturer", "liberal",
    "lieutenant", "lobbyist", "lord", "magistrate", "man", "manager", "marshal", "mayor", "mediator", "member",
    "midfielder", "minister", "moderator", "mother", "musician", "negotiator", "neighbor", "neighbour", "nominee",
    "novelist", "nun", "nurse", "observer", "officer", "official", "operator", "opponent", "organiser", "organizer",
    "owner", "painter", "parent", "participant", "partner", "passenger", "pastor", "patient", "pediatrician",
    "performer", "person", "philosopher", "physician", "physicist", "pilot", "player", "poet", "politician",
    "pollster", "pope", "premier", "presenter", "president", "priest", "prince", "princess", "principal", "producer",
    "professor", "programmer", "prosecutor", "protester", "protestor", "provost", "psychologist", "publisher",
    "pundit", "queen", "rabbi", "ranger", "reader", "receptionist", "recruiter", "rector", "referee", "regulator",
    "rep", "reporter", "representative", "republican", "researcher", "resident", "reverend", "rival", "sailor",
    "scholar", "scientist", "secretary", "sen", "senator", "sergeant", "sheriff", "singer", "sister", "skipper",
    "soldier", "solicitor", "son", "source", "speaker", "specialist", "spokesman", "spokesperson", "spokeswoman",
    "staffer", "star", "strategist", "student", "superintendent", "supervisor", "supporter", "surgeon", "survivor",
    "teacher", "teammate", "technician", "tenant", "therapist", "trader", "trainer", "treasurer", "trustee", "tutor",
    "uncle", "undersecretary", "user", "veteran", "vicar", "victim", "viewer", "villager", "visitor", "volunteer",
    "voter", "warden", "wife", "winner", "witness", "woman", "worker", "writer", "youth",
];

/// Bodies that speak as one; singular, sorted.
const BODIES: &[&str] = &[
    "administration", "agency", "alliance", "army", "association", "authority", "bank", "board", "brigade", "bureau",
    "cabinet", "campaign", "center", "centre", "chamber", "charity", "church", "city", "club", "coalition", "college",
    "commission", "committee", "community", "company", "conference", "congress", "consortium", "corporation",
    "council", "court", "defense", "delegation", "department", "diocese", "district", "embassy", "federation", "firm",
    "force", "foundation", "fund", "government", "group", "guard", "hospital", "house", "industry", "inquiry",
    "institute", "institution", "jury", "league", "line", "manufacturer", "ministry", "movement", "museum", "nation",
    "navy", "network", "office", "operator", "organisation", "organization", "outlet", "panel", "parliament", "party",
    "regulator", "school", "senate", "service", "society", "supplier", "task", "team", "town", "tribunal", "trust",
    "union", "university", "utility", "watchdog",
];

/// Papers that say something; singular, sorted.
const DOCUMENTS: &[&str] = &[
    "account", "ad", "advertisement", "affidavit", "agreement", "article", "bill", "blog", "book", "brief", "bulletin",
    "caption", "charter", "complaint", "constitution", "contract", "court", "declaration", "directive", "document",
    "draft", "e-mail", "editorial", "email", "essay", "filing", "guidance", "indictment", "invitation", "law",
    "lawsuit", "leaflet", "letter", "manifesto", "manual", "measure", "memo", "memorandum", "message", "note",
    "notice", "opinion", "order", "page", "paper", "passage", "petition", "placard", "plan", "platform", "poll",
    "post", "poster", "press", "proposal", "record", "release", "report", "resolution", "review", "ruling", "sign",
    "statement", "statute", "study", "suit", "summary", "survey", "text", "transcript", "treaty", "tweet", "verdict",
    "version", "video", "warrant", "website",
];

/// Whether a folded word names a body that speaks as one.
pub(crate) fn is_body(folded: &str) -> bool {
    listed(folded, BODIES)
}

/// Whether a folded word names a paper that says something.
pub(crate) fn is_document(folded: &str) -> bool {
    listed(folded, DOCUMENTS)
}

fn listed(folded: &str, list: &[&str]) -> bool {
    let stem = folded.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let singular = stem.as_deref().unwrap_or_else(|| folded.strip_suffix('s').unwrap_or(folded));
    list.binary_search(&folded).is_ok() || list.binary_search(&singular).is_ok()
}

/// Words before a name that are no part of it, beyond the roles: forms of address and ranks. Sorted, without points.
const ADDRESS: &[&str] = &[
    "adm", "brig", "capt", "cllr", "cmdr", "col", "cpl", "dame", "deputy", "det", "dr", "esq", "ex", "former", "fr",
    "gen", "gov", "hon", "insp", "judge", "justice", "lady", "lord", "lt", "madam", "maj", "miss", "mr", "mrs", "ms",
    "mx", "pc", "pres", "prof", "rep", "reps", "rev", "sen", "sens", "sgt", "sir", "supt", "then", "vice",
];

/// Whether a folded word before a name is a form of address or a rank.
pub(crate) fn is_address(folded: &str) -> bool {
    ADDRESS.binary_search(&folded.trim_end_matches('.')).is_ok()
}

/// Adjectives that stand between an article and what somebody is. Sorted; endings do the rest, see `nominal`.
pub(crate) const DESCRIBING: &[&str] = &[
    "acting", "assistant", "associate", "chief", "current", "deputy", "elder", "elected", "far-right", "fellow",
    "female", "first", "foreign", "former", "great", "head", "hired", "incoming", "independent", "junior", "key",
    "late", "lead", "leading", "left-wing", "local", "long-serving", "longtime", "male", "new", "old", "onetime",
    "other", "outgoing", "outspoken", "own", "prime", "prominent", "recent", "retired", "right-wing", "ruling",
    "second", "senior", "several", "south", "state", "then", "third", "top", "two-time", "unidentified", "unnamed",
    "vice", "visiting", "west", "white", "young", "younger",
];

/// Days and months: capitals that name nobody.
pub(crate) fn is_calendar_word(folded: &str) -> bool {
    const WORDS: &[&str] = &[
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
        "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar",
        "apr", "aug", "sept", "oct", "nov", "dec", "christmas", "easter", "today", "tomorrow", "yesterday",
    ];
    WORDS.contains(&folded.trim_end_matches('.'))
}

/// What may stand between a subject and its verb.
pub(crate) fn is_between_subject_and_verb(folded: &str) -> bool {
    const WORDS: &[&str] = &[
        "also", "again", "himself", "herself", "itself", "themselves", "already", "always", "ago", "am", "are", "as",
        "back", "been", "being", "did", "do", "does", "earlier", "even", "ever", "evening", "first", "further", "had",
        "has", "have", "he'd", "in", "is", "just", "last", "late", "later", "morning", "much", "never", "next",
        "night", "not", "now", "often", "on", "once", "only", "quickly", "soon", "still", "then", "this", "today",
        "twice", "was", "week", "were", "will", "would", "year", "yesterday", "yet", "afternoon", "himself", "herself",
        "themselves", "itself", "month", "could", "should", "can", "may", "might", "must", "n't", "didn't", "long",
        "recently", "too", "rather", "instead",
    ];
    WORDS.contains(&folded) || (folded.len() > 4 && folded.ends_with("ly")) || is_calendar_word(folded)
}

/// Forms of "to be" and "to have" and modals, with which a finite clause may begin.
pub(crate) fn is_finite_helper(folded: &str) -> bool {
    const WORDS: &[&str] = &[
        "am", "are", "aren't", "can", "can't", "cannot", "could", "couldn't", "did", "didn't", "do", "does", "doesn't",
        "don't", "had", "hadn't", "has", "hasn't", "have", "haven't", "he'd", "he'll", "he's", "i'd", "i'll", "i'm",
        "i've", "is", "isn't", "it'll", "it's", "may", "might", "must", "shall", "she'd", "she'll", "she's", "should",
        "shouldn't", "that's", "there's", "they'd", "they'll", "they're", "they've", "was", "wasn't", "we'd", "we'll",
        "we're", "we've", "were", "weren't", "what's", "who's", "will", "won't", "would", "wouldn't", "you'd",
        "you'll", "you're", "you've", "let's",
    ];
    WORDS.contains(&folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for (name, list) in [
            ("firm", FIRM),
            ("bodies", BODIES),
            ("documents", DOCUMENTS),
            ("nouns", SPEECH_NOUNS),
            ("address", ADDRESS),
            ("describing", DESCRIBING),
        ] {
            let wrong = list.windows(2).find(|pair| pair[0] >= pair[1]);
            assert_eq!(wrong, None, "{name}");
        }
    }

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
        for word in ["table", "saids", "added-on", "house"] {
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

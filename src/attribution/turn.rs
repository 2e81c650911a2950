//! Turns of an interview or a transcript, without quotation marks behind a label that names who speaks: "Q: …", "HOLM: …".
//!
//! The same shape has "Price: 20", a cast or a chronology. So there are turns only where all labels of an article
//! together leave no doubt: they recur, they are answered by others, they are people's, and what follows is talk.

use rustc_hash::FxHashMap as HashMap;
use std::borrow::Cow;

use super::frame::strip_possessive;
use super::gender;
use super::lexicon;
use super::marks::Stretch;
use crate::text::{Span, Words, folded, is_one_of, overlapping};

/// One turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    /// The words that name who speaks.
    pub(crate) label: Span,
    /// What follows it, one span for each paragraph.
    pub(crate) content: Vec<Span>,
    /// Index of the first paragraph.
    pub(crate) paragraph: usize,
}

impl Turn {
    /// From the first to the last byte of what is said.
    pub(crate) fn extent(&self) -> Span {
        self.content[0].join(self.content[self.content.len() - 1])
    }
}

/// A label stands within so many bytes of a paragraph: three long names, and "(through an interpreter)".
const LABEL_WITHIN: usize = 80;

/// A label has at most so many names: "Ilse Maria Holm".
const NAMES_AT_MOST: usize = 3;

/// A label of so many capitals may be initials: "I.H.".
const INITIALS: std::ops::RangeInclusive<usize> = 2..=3;

/// So many turns of named speakers are a conversation: a question, an answer, and one of the two once more.
const TURNS_AT_LEAST: usize = 3;

/// So many of them are talk, …
const TALK_AT_LEAST: usize = 2;

/// … and one in so many.
const TALK_ONE_IN: usize = 3;

/// Who speaks of himself.
const OWN: &str = "i i'm i've i'd i'll me my mine myself";
/// Who speaks for several.
const OURS: &str = "we we're we've we'd we'll us our ours";
/// Who speaks to somebody.
const YOURS: &str = "you you're you've you'd you'll your yours";

/// A paragraph behind a label.
struct Line {
    paragraph: usize,
    label: Span,
    content: Span,
    /// The last word of the label without points, by which it is known again: "KATE HOLM" and "HOLM".
    key: String,
    own: bool,
    ours: bool,
    yours: bool,
    asks: bool,
}

impl Line {
    fn talks(&self) -> bool {
        self.own || self.ours || self.yours || self.asks
    }
}

/// What is known of one label.
#[derive(Default)]
struct Label {
    turns: usize,
    questions: usize,
    /// How many of its turns are talk.
    talk: usize,
    /// Whether the article has a fuller name for it.
    named: bool,
    /// Whether it says what somebody is: "MODERATOR", but also "Director: Tom Reef".
    role: bool,
}

impl Label {
    /// Whether it is somebody, or a paper that asks: "Courier: Why?"
    fn speaks(&self) -> bool {
        self.named || self.role && self.talk > 0 || self.questions > 1 && 2 * self.questions >= self.turns
    }
}

/// Finds the turns of an article in English. `regions` are its paragraphs, each with whether it is the headline.
pub(crate) fn find(text: &str, words: &Words, regions: &[(Span, bool)], stretches: &[Stretch]) -> Vec<Turn> {
    let quoted: Vec<Span> = stretches.iter().filter(|stretch| stretch.within.is_none()).map(Stretch::extent).collect();
    let lines: Vec<Line> = regions
        .iter()
        .enumerate()
        .filter(|(_, (_, is_title))| !is_title)
        .filter_map(|(paragraph, &(region, _))| {
            let (label, content) = labelled(text, region)?;
            let has = |list: &str| uses(text, words, &quoted, content, list);
            Some(Line {
                paragraph,
                label,
                content,
                key: key(label.slice(text)),
                own: has(OWN),
                ours: has(OURS),
                yours: has(YOURS),
                asks: content.slice(text).ends_with('?'),
            })
        })
        .collect();
    let Some(title) = regions.iter().position(|&(_, is_title)| !is_title).filter(|_| lines.len() > 1) else {
        return Vec::new();
    };
    let body = regions[title].0.start;
    let labels = labels(text, words, &lines, body);
    let speaks = |line: &Line| is_letter(&line.key) || labels.get(&line.key).is_some_and(Label::speaks);
    let spoken: Vec<&Line> = lines.iter().filter(|line| speaks(line)).collect();
    let named = is_conversation(&spoken, &labels);
    if !named && !is_questionnaire(&lines) {
        return Vec::new();
    }
    let taken: Vec<&Line> = spoken.into_iter().filter(|line| named || is_letter(&line.key)).collect();
    let mut turns = Vec::new();
    for (place, line) in taken.iter().enumerate() {
        let mut content = vec![line.content];
        let next = taken.get(place + 1).map_or(line.paragraph, |next| next.paragraph);
        for &(region, _) in regions.get(line.paragraph + 1..next).unwrap_or(&[]) {
            // In the midst of a conversation whoever says "I", and speaks of none of those who talk, goes on.
            let others = words.folded_words_in(text, region);
            let told = |word: &Cow<str>| {
                labels.contains_key(&**word) && !is_letter(word) || is_one_of(word, "asked interview interviewed")
            };
            let own = uses(text, words, &quoted, region, OWN) && !region.slice(text).contains(':');
            if !own || others.iter().any(told) {
                break;
            }
            content.push(region);
        }
        let turn = Turn { label: line.label, content, paragraph: line.paragraph };
        let extent = turn.extent();
        let inside = overlapping(&quoted, extent);
        // What stands in marks is read by its marks, unless whoever speaks goes on without them.
        let in_marks = inside.first().is_some_and(|first| first.start == extent.start) && !line.own && !line.ours;
        if !line.content.is_empty() && !in_marks && inside.iter().all(|&one| extent.contains(one)) {
            turns.push(turn);
        }
    }
    turns
}

/// Whether a folded label is no name: "Q", "Answer".
pub(crate) fn is_letter(key: &str) -> bool {
    is_one_of(key, "q a question answer")
}

/// The letters of a label that may be initials, folded.
pub(crate) fn initials(label: &str) -> Option<String> {
    let letters: String = label.chars().filter(|c| *c != '.').collect();
    let capitals = letters.chars().all(char::is_uppercase) && INITIALS.contains(&letters.chars().count());
    capitals.then(|| letters.to_lowercase())
}

fn key(label: &str) -> String {
    folded(label.rsplit(' ').next().unwrap_or(label)).replace('.', "")
}

/// The label of a paragraph and what follows it.
fn labelled(text: &str, region: Span) -> Option<(Span, Span)> {
    // "**Q:** …" of Markdown
    let is_star = |c: char| matches!(c, '*' | '_');
    let line = region.slice(text).trim_start_matches(is_star);
    let start = region.end - line.len();
    let head = &line[..line.floor_char_boundary(line.len().min(LABEL_WITHIN))];
    let end = match head.find(':') {
        _ if head.starts_with("Q. ") || head.starts_with("A. ") => 1,
        colon => colon?,
    };
    let behind = &line[end + 1..];
    let said = behind.trim_start_matches(|c| is_star(c) || char::is_whitespace(c));
    if said.len() == behind.len() {
        return None;
    }
    let content = Span::new(region.end - said.len(), start + line.trim_end_matches(is_star).len());
    // "HOLM (laughing):"
    let name = line[..end].trim_end_matches(is_star);
    let alone = name.find(['(', '[']).filter(|_| name.ends_with([')', ']'])).unwrap_or(name.len());
    let name = name[..alone].trim_end();
    let mut names = 0;
    for word in name.split(' ') {
        let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'));
        let folded = folded(word.trim_end_matches('.'));
        let particle = lexicon::is(&folded, lexicon::PARTICLE);
        let capital = word.starts_with(char::is_uppercase) && !lexicon::is_calendar_word(&folded);
        if !letters || !capital && !particle || folded == "dear" {
            return None;
        }
        names += usize::from(!particle && !lexicon::is_address(&folded));
    }
    let label = Span::new(start, start + name.len());
    ((1..=NAMES_AT_MOST).contains(&names)).then_some((label, content))
}

/// Whether one of some words stands in a paragraph outside quotation marks.
fn uses(text: &str, words: &Words, quoted: &[Span], paragraph: Span, list: &str) -> bool {
    let mut all = words.folded_in(text, paragraph).into_iter();
    all.any(|(span, word)| is_one_of(&word, list) && overlapping(quoted, span).is_empty())
}

/// The labels, by their last words; somebody's are those that the article has a fuller name for, begin with a first name
/// or "Mr", or are what somebody is.
fn labels(text: &str, words: &Words, lines: &[Line], body: usize) -> HashMap<String, Label> {
    let mut labels: HashMap<String, Label> = HashMap::default();
    for line in lines {
        let label = labels.entry(line.key.clone()).or_default();
        let name = line.label.slice(text);
        let first = folded(name.split(' ').next().unwrap_or(name));
        let bare = first.trim_end_matches('.');
        label.turns += 1;
        label.questions += usize::from(line.asks);
        label.talk += usize::from(line.talks());
        label.named |= name.contains(' ') && (lexicon::is_address(bare) || gender::of_first_name(bare).is_some());
        label.role |= lexicon::is_role(&line.key) || is_one_of(&line.key, "interviewer presenter");
    }
    let capital = |place: usize| words.spans[place].slice(text).starts_with(char::is_uppercase);
    for place in (1..words.spans.len()).filter(|&place| words.joined[place] && capital(place) && capital(place - 1)) {
        let first = words.folded(words.forms[place - 1]);
        let last = strip_possessive(words.folded(words.forms[place]));
        let initials = [first, last].iter().filter_map(|word| word.chars().next()).collect::<String>();
        // Not in the label itself; and a headline may write everything like names.
        let span = words.spans[place];
        let before = lines.partition_point(|line| line.label.start <= span.start);
        let in_label = before > 0 && lines[before - 1].label.contains(span);
        if !in_label && (span.start >= body || gender::of_first_name(first).is_some()) {
            for key in [last, &initials] {
                if let Some(label) = labels.get_mut(key) {
                    label.named = true;
                }
            }
        }
    }
    labels
}

/// Whether people who are named talk with each other.
fn is_conversation(spoken: &[&Line], labels: &HashMap<String, Label>) -> bool {
    let somebody = |label: &Label| (label.named || label.role) && label.talk > 0 && label.turns > 1;
    let again = spoken.iter().any(|line| !is_letter(&line.key) && labels.get(&line.key).is_some_and(somebody));
    let answered =
        spoken.windows(2).any(|pair| pair[0].key != pair[1].key && pair[0].paragraph + 1 == pair[1].paragraph);
    let talk = spoken.iter().filter(|line| line.talks()).count();
    again && answered && spoken.len() >= TURNS_AT_LEAST && talk >= TALK_AT_LEAST && TALK_ONE_IN * talk >= spoken.len()
}

/// Whether somebody answers questions: who explains something in questions and answers does not speak of himself.
fn is_questionnaire(lines: &[Line]) -> bool {
    let is = |line: &Line, letter: char| is_letter(&line.key) && line.key.starts_with(letter);
    let asked = lines.windows(2).any(|pair| is(&pair[0], 'q') && is(&pair[1], 'a'));
    let answers = |line: &&Line| is(line, 'a');
    let own = lines.iter().filter(answers).any(|line| line.own);
    let ours =
        lines.iter().filter(answers).any(|line| line.ours) && lines.iter().any(|line| is(line, 'q') && line.yours);
    // "A: … B: … C: …": to choose from.
    let choice = lines.iter().any(|line| line.key.len() == 1 && !is_letter(&line.key));
    asked && (own || ours) && !choice
}

#[cfg(test)]
mod tests {
    use crate::{ArticleInput, Attribution, Kind, Options, Reading};

    fn read(text: &str) -> Reading {
        let input = ArticleInput { name: "a".into(), text: text.into(), ..ArticleInput::default() };
        let options = Options::default();
        let article = crate::article::parse(&input, &options).expect("an article");
        crate::attribution::find(&article, &options)
    }

    /// Speaker and words of each turn, those of several paragraphs with a stroke between.
    fn turns(text: &str) -> Vec<(Option<String>, String)> {
        let reading = read(text);
        let is_turn = |one: &&Attribution| one.kind == Kind::Direct && one.within.is_none();
        let turn = |one: &Attribution| {
            let speaker = one.speaker.map(|speaker| reading.speakers[speaker].name.clone());
            let parts: Vec<&str> = one.content.iter().map(|span| span.slice(text)).collect();
            (speaker, parts.join("|"))
        };
        reading.attributions.iter().filter(is_turn).map(turn).collect()
    }

    fn said(speaker: Option<&str>, words: &str) -> (Option<String>, String) {
        (speaker.map(str::to_owned), words.to_owned())
    }

    #[test]
    fn questions_and_answers_have_no_names() {
        let found = turns(
            "The goalkeeper of Harrow Vale speaks\n\nQ: What went wrong?\n\nA: I was asleep. He said, “Wake up.”\n\nQ. Again?\n\nA. Yes.",
        );
        let expected = ["What went wrong?", "I was asleep. He said, “Wake up.”", "Again?", "Yes."];
        assert_eq!(found, expected.map(|words| said(None, words)));
    }

    #[test]
    fn labels_name_who_is_named_elsewhere() {
        let found = turns(
            "The seals of Skarra are counted\n\nIlse Holm counts seals. Tam Orne met her.\n\nORNE: Why?\n\nHOLM (laughing): I like them.\n\n\
             Nobody else does, I fear.\n\nThe kettle boiled.\n\nT.O.: Are there many?\n\n**Ilse Holm:** We counted six.",
        );
        let expected = [
            said(Some("Tam Orne"), "Why?"),
            said(Some("Ilse Holm"), "I like them.|Nobody else does, I fear."),
            said(Some("Tam Orne"), "Are there many?"),
            said(Some("Ilse Holm"), "We counted six."),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_told_in_a_turn_stands_in_it() {
        let text = "The dam of Inch on the air\n\nKarin Dahl asked the engineer Nils Vale.\n\nDAHL: Is it safe?\n\nVALE: No. I told them so, and \
                    the minister said, “We have no money.”\n\nDAHL: Will you go?";
        let found = read(text).attributions;
        let quotation = found.iter().find(|one| one.content[0].slice(text).starts_with('“')).expect("a quotation");
        assert_eq!(quotation.within.map(|outer| found[outer].content[0].slice(text).starts_with("No. I")), Some(true));
        assert_eq!(quotation.source.map(|source| source.slice(text)), Some("the minister"));
    }

    #[test]
    fn lists_are_no_talk() {
        for text in [
            "The fair is back in town\n\nPrice: 20 euros\nDate: Monday\nPlace: Harbour Square\nContact: Ada Holm\nPrice: You pay 10 euros",
            "What they say of the dam\n\nMinister: No cover-up\n\nHolm: I was misled\n\nMinister: You were not\n\nReef: 2 goals",
            "How the storm came to Inch\n\n9.15am: I saw it.\n\n9.40am: We left.\n\nMonday: You wait.\n\nTuesday: We wait.\n\nMonday: Why?",
            "The match in numbers and words\n\nAda Holm and Tom Reef shone.\n\nHolm: 2 goals\nReef: 1 goal\nHolm: 8 out of 10\nReef: 7 out of 10",
            "What the strike means for you\n\nQ: Can I get my money back?\n\nA: Yes. You must ask.\n\nMyth: You can swim.\n\nFact: I tried.",
            "Letters that came to us in May\n\nDear Editor: I miss the lamp.\n\nDear Mayor: You should be ashamed.\n\nDear Editor: We are.",
            "The films that open this week\n\nDirector: Tom Reef\nVerdict: I cried.\n\nDirector: Ada Holm\nVerdict: Did you?",
            "The seals of Skarra are counted\n\nIlse Holm counts seals.\n\nWhy did you go?\n\nI like seals.\n\nAre there many?\n\nWe counted six.",
        ] {
            assert_eq!(turns(text), [], "{text}");
        }
    }
}

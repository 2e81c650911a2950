//! Turns of an interview or a transcript, without quotation marks behind a label that names who speaks: "Q: …", "HOLM: …".
//!
//! The same shape has "Price: 20", a cast or a chronology. So there are turns only where all labels of an article
//! together leave no doubt: they recur, they are answered by others, they are people's, and what follows is talk.

use std::sync::LazyLock;

use super::frame::strip_possessive;
use super::gender;
use super::lexicon;
use super::marks::Stretch;
use crate::article::{Pattern, pattern};
use crate::text::{Span, Words, is_function_word, is_one_of, overlapping};

/// One turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    /// The words that name who speaks.
    pub(crate) label: Span,
    /// Whether they are a name, not "Q" or "A".
    pub(crate) named: bool,
    /// What follows it, one span for each paragraph.
    pub(crate) content: Vec<Span>,
    /// From its first to its last byte.
    pub(crate) extent: Span,
    /// Index of the first paragraph.
    pub(crate) paragraph: usize,
}

/// A name of one to four words, "Mr." among them, and what it does, "(laughing)"; or the points of "Q." and "A."
static LABEL: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(concat!(
        r"^[*_]*(?:([QA])\.|([A-ZÀ-Þ][A-Za-zÀ-ɏ.'’-]*",
        r"(?: (?:(?:de|van|von) )?(?:der )?[A-ZÀ-Þ][A-Za-zÀ-ɏ.'’-]*){0,3})(?: ?[(\[][^()\[\]\n]{1,60}[)\]])?[*_]*:)[*_]*\s+",
    ))
});

/// In so many bytes the colon of a label is looked for.
const LONGEST_LABEL: usize = 200;

/// Whether a paragraph may begin with a label: most show at once that they do not. In one copy: the wasm that is sent is
/// 2 KB larger if it is inlined.
#[inline(never)]
fn may_be_labelled(paragraph: &str) -> bool {
    let bytes = paragraph.as_bytes();
    bytes[..bytes.len().min(LONGEST_LABEL)].contains(&b':')
        || paragraph.trim_start_matches(['*', '_']).get(..2).is_some_and(|first| matches!(first, "Q." | "A."))
}

/// A conversation has no more voices; a longer list of labels is something else.
const LABELS_AT_MOST: usize = 40;

/// So many turns of named speakers are a conversation: a question, an answer, and one of the two once more.
const TURNS_AT_LEAST: usize = 3;

/// So many of them are talk, …
const TALK_AT_LEAST: usize = 2;

/// … and one in so many.
const TALK_ONE_IN: usize = 3;

/// What shows that a paragraph is talk: who speaks of himself, …
const OWN: u8 = 1;
/// … for several, …
const OURS: u8 = 2;
/// … to somebody, …
const YOURS: u8 = 4;
/// … or asks.
const ASKS: u8 = 8;
/// What shows that it is not, but tells of it, or has a label that is not read as one.
const TOLD: u8 = 16;

/// A paragraph behind a label.
struct Line {
    paragraph: usize,
    name: Span,
    content: Span,
    /// Index of its label.
    label: usize,
    talk: u8,
}

/// What is known of a label.
struct Label<'a> {
    /// Its last word, by which it is known again: "KATE HOLM" and "HOLM".
    key: &'a str,
    turns: usize,
    questions: usize,
    /// How many of its turns are talk.
    talk: usize,
    /// Whether the article has a fuller name for it, or it begins with a first name or "Mr".
    named: bool,
    /// Whether it says what somebody is: "MODERATOR", but also "Director: Tom Reef".
    role: bool,
    /// The first letter of one that is no name: "Q", "Answer".
    letter: Option<u8>,
}

impl Label<'_> {
    /// Whether it is somebody, or a paper that asks: "Courier: Why?"
    fn speaks(&self) -> bool {
        self.named || self.role && self.talk > 0 || self.questions > 1 && 2 * self.questions >= self.turns
    }
}

/// Finds the turns of an article in English. `regions` are its paragraphs, each with whether it is the headline.
pub(crate) fn find(text: &str, words: &Words, regions: &[(Span, bool)], stretches: &[Stretch]) -> Vec<Turn> {
    let quoted: Vec<Span> = stretches.iter().filter(|stretch| stretch.within.is_none()).map(Stretch::extent).collect();
    let mut labels: Vec<Label> = Vec::new();
    let mut lines: Vec<Line> = Vec::new();
    let mut turns = Vec::new();
    for (paragraph, &(region, is_title)) in regions.iter().enumerate() {
        let found = if is_title || !may_be_labelled(region.slice(text)) {
            None
        } else {
            LABEL.groups_from(region.slice(text), 0)
        };
        let Some([Some(whole), letter, name]) = found.as_deref() else { continue };
        let Some(name) = letter.or(*name).map(|name| name.shifted(region.start)) else { continue };
        let mut content = Span::new(region.start + whole.end, region.end);
        // "**Q: …**" of Markdown
        while text.as_bytes()[content.start..content.end].ends_with(b"*") {
            content.end -= 1;
        }
        let Some(last) = words.wholly_within(name).next_back() else { continue };
        let key = words.folded(words.forms[last]);
        if content.is_empty() || name.slice(text).starts_with("Dear ") {
            continue;
        }
        let talk = talk(text, words, &quoted, content, &[]) & !TOLD;
        let label = labels.iter().position(|label| label.key == key).unwrap_or(labels.len());
        if label == labels.len() {
            if label == LABELS_AT_MOST {
                return turns;
            }
            let role = lexicon::is_role(key) || is_one_of(key, "interviewer presenter");
            let letter = key.bytes().next().filter(|_| is_one_of(key, "q a question answer"));
            labels.push(Label { key, turns: 0, questions: 0, talk: 0, named: false, role, letter });
        }
        let own = &mut labels[label];
        own.turns += 1;
        own.questions += usize::from(talk & ASKS > 0);
        own.talk += usize::from(talk > 0);
        lines.push(Line { paragraph, name, content, label, talk });
    }
    if lines.len() < 2 {
        return turns;
    }
    look_for_names(words, &lines, &mut labels);
    let Some(named) = conversation(&lines, &labels) else { return turns };
    lines.retain(|line| labels[line.label].letter.is_some() || named && labels[line.label].speaks());
    // "I went below. When I came back, he had lit the lamp": a reporter who tells of himself may do so between the turns.
    let before = lines.first().map_or(0, |line| line.paragraph);
    let tells = regions[..before].iter().any(|&(region, _)| talk(text, words, &quoted, region, &[]) & OWN > 0);
    for (place, line) in lines.iter().enumerate() {
        let mut content = vec![line.content];
        let mut extent = line.content;
        let next = lines.get(place + 1).map_or(line.paragraph, |next| next.paragraph);
        for &(region, _) in regions.get(line.paragraph + 1..next).unwrap_or(&[]) {
            // In the midst of a conversation whoever says "I", and speaks of none of those who talk, goes on.
            if tells || talk(text, words, &quoted, region, &labels) & (OWN | TOLD) != OWN {
                break;
            }
            content.push(region);
            extent.end = region.end;
        }
        // What stands in marks is read by its marks, unless whoever speaks goes on without them.
        let alone = line.talk & (OWN | OURS) == 0;
        let fits = |quoted: &Span| extent.contains(*quoted) && !(alone && quoted.start == extent.start);
        if overlapping(&quoted, extent).iter().all(fits) {
            let named = labels[line.label].letter.is_none();
            turns.push(Turn { label: line.name, named, content, extent, paragraph: line.paragraph });
        }
    }
    turns
}

/// What of talk a paragraph has outside quotation marks, and what of telling, where others have labels.
fn talk(text: &str, words: &Words, quoted: &[Span], paragraph: Span, labels: &[Label]) -> u8 {
    let line = paragraph.slice(text);
    let mut found = if line.ends_with('?') { ASKS } else { 0 };
    if line.bytes().any(|byte| byte == b':') {
        found |= TOLD;
    }
    for place in words.wholly_within(paragraph) {
        let word = words.folded(words.forms[place]);
        let person = word.split('\'').next().unwrap_or("");
        let shows = if is_one_of(person, "i me my mine myself") {
            OWN
        } else if is_one_of(person, "we us our ours") {
            OURS
        } else if is_one_of(person, "you your yours") {
            YOURS
        } else if word == "asked" || labels.iter().any(|label| label.key == word && label.letter.is_none()) {
            TOLD
        } else {
            continue;
        };
        if overlapping(quoted, words.spans[place]).is_empty() {
            found |= shows;
        }
    }
    found
}

/// Marks the labels that the article has a fuller name for: "HOLM" or "I.H." where it speaks of Ilse Holm.
fn look_for_names(words: &Words, lines: &[Line], labels: &mut [Label]) {
    let mut line = 0;
    for place in 1..words.spans.len() {
        let first = words.folded(words.forms[place - 1]);
        // "Oskar van Reef"
        let particle = || lexicon::is(first, lexicon::PARTICLE) && first != "of";
        if !words.joined[place] && !particle() {
            continue;
        }
        let last = strip_possessive(words.folded(words.forms[place]));
        // In the label itself it tells something only where it is a name.
        let span = words.spans[place];
        line += lines[line..].iter().take_while(|line| line.name.end <= span.start).count();
        let in_label = lines.get(line).is_some_and(|line| line.name.contains(span));
        if in_label && !lexicon::is_address(first.trim_end_matches('.')) && gender::of_first_name(first).is_none() {
            continue;
        }
        let (one, other) = (first.bytes().next(), last.bytes().next());
        for label in labels.iter_mut() {
            let initials = match label.key.as_bytes() {
                // "Me" is nobody's.
                _ if !words.joined[place] || is_function_word(label.key) => false,
                &[a, b] | &[a, b'.', b] | &[a, b'.', b, b'.'] => (Some(a), Some(b)) == (one, other),
                _ => false,
            };
            label.named |= initials || label.key == last;
        }
    }
}

/// Whether the turns are a conversation: true where people who are named talk with each other, false where only "Q" and
/// "A" do. Who explains something in questions and answers does not speak of himself.
fn conversation(lines: &[Line], labels: &[Label]) -> Option<bool> {
    let (mut turns, mut talk, mut again, mut answered) = (0, 0, false, false);
    let (mut answers, mut follows) = (0, false);
    let mut before: Option<&Line> = None;
    for line in lines {
        let label = &labels[line.label];
        if label.letter.is_none() && !label.speaks() {
            continue;
        }
        turns += 1;
        talk += usize::from(line.talk > 0);
        again |= label.letter.is_none() && (label.named || label.role) && label.talk > 0 && label.turns > 1;
        if let Some(before) = before {
            answered |= before.label != line.label && before.paragraph + 1 == line.paragraph;
            follows |= label.letter == Some(b'a') && labels[before.label].letter == Some(b'q');
        }
        if label.letter == Some(b'a') {
            answers |= line.talk;
        }
        before = Some(line);
    }
    let named = again && answered && turns >= TURNS_AT_LEAST && talk >= TALK_AT_LEAST && TALK_ONE_IN * talk >= turns;
    (named || follows && answers & OWN > 0).then_some(named)
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
    fn a_reporter_may_tell_between_the_turns() {
        let found = turns(
            "A night on the tug Merle\n\nMary Evans is its captain. Oskar van Reef took me to sea. I was sick.\n\nMe: Is it always so?\n\nVan Reef: You \
             should see May.\n\nI went below. When I came back, he had lit the lamp.\n\nMe: Do you like it?\n\nVan Reef: No.",
        );
        let words: Vec<&str> = found.iter().map(|(_, words)| &**words).collect();
        assert_eq!(words, ["Is it always so?", "You should see May.", "Do you like it?", "No."]);
        assert_eq!([&found[0].0, &found[1].0].map(Option::as_deref), [None, Some("Oskar van Reef")]);
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

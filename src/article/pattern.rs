//! The patterns of this stage: the part of regular expressions that lines of boilerplate need, matched by backtracking.
//!
//! A crate for this took three fifths of the time of an analysis and a twentieth of the wasm. Known here: literals, `.`,
//! classes, groups, alternatives, greedy repetition, `^`, `$`, `\b`, `\d`, `\s`, `\w`, `(?i)`; letters beyond ASCII
//! have no case and are no `\w`. What is repeated without end is one character, and nothing that is repeated may start
//! with what follows it, so that time stays linear in the line.

use std::iter::Peekable;
use std::str::Chars;

use crate::text::Span;

/// A compiled pattern; all are constants, and the tests of their files run them.
#[derive(Debug)]
pub(crate) struct Pattern {
    choice: Choice,
    /// By the byte that stands there, whether any of them may start at a place; the last one is of the end.
    starts: Box<[bool; END + 1]>,
    /// Whether all of them start with `^`.
    anchored: bool,
    /// Whether all of them start with `\b`.
    at_edge: bool,
    groups: usize,
}

/// Behind all bytes.
const END: usize = 256;

/// Several sequences, of which the first that matches is taken.
#[derive(Debug)]
struct Choice {
    /// What any of them may start with.
    first: First,
    alternatives: Vec<Alternative>,
}

/// One of several sequences.
#[derive(Debug)]
struct Alternative {
    first: First,
    nodes: Vec<Node>,
}

/// What a sequence may start with, so that most of them are passed over at a glance.
#[derive(Clone, Copy, Debug, Default)]
struct First {
    /// One bit for each ASCII character.
    ascii: u128,
    /// Characters beyond ASCII.
    beyond: bool,
    /// Nothing.
    nothing: bool,
}

/// What a pattern is made of.
#[derive(Debug)]
enum Node {
    /// `^`
    Start,
    /// `$`
    End,
    /// `\b`
    Edge,
    /// One character; a letter in either case where the flag is set.
    Char(char, bool),
    /// One character of a class.
    Class(Box<Class>),
    /// Alternatives, and the number under which what they match is kept.
    Group(Choice, Option<usize>),
    /// Something at least and at most so often, and what the rest of its sequence may start with.
    Repeat(Box<Node>, usize, usize, First),
}

/// A set of characters.
#[derive(Debug, Default)]
struct Class {
    /// One bit for each ASCII character.
    ascii: u128,
    /// Ranges beyond ASCII.
    beyond: Vec<(char, char)>,
    /// Whether all others are meant, beyond ASCII; among the bits this is done already.
    negated: bool,
}

/// Where a match and its groups stand: the whole first, then the groups in the order of their brackets.
pub(crate) type Groups = Vec<Option<Span>>;

/// Compiles a constant pattern.
pub(crate) fn pattern(source: &str) -> Pattern {
    let mut parser = Parser { rest: source.chars().peekable(), groups: 1, any_case: false };
    let choice = parser.choice();
    debug_assert!(parser.rest.next().is_none(), "a bracket too many in {source}");
    let starts = Box::new(std::array::from_fn(|byte| choice.first.allows(u8::try_from(byte).ok())));
    let anchored = choice.alternatives.iter().all(|one| matches!(one.nodes.first(), Some(Node::Start)));
    let at_edge = choice.alternatives.iter().all(|one| matches!(one.nodes.first(), Some(Node::Edge)));
    Pattern { choice, starts, anchored, at_edge, groups: parser.groups }
}

impl Pattern {
    /// Whether it matches anywhere.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// Where it matches first.
    pub(crate) fn find(&self, text: &str) -> Option<Span> {
        self.groups_from(text, 0)?[0]
    }

    /// The first match that starts at an offset or behind it, with its groups.
    pub(crate) fn groups_from(&self, text: &str, from: usize) -> Option<Groups> {
        let mut matcher = Matcher { text, groups: Vec::new() };
        let bytes = text.as_bytes();
        let mut at = from;
        loop {
            // Most places are passed over without a look at the alternatives.
            while !(self.starts[bytes.get(at).map_or(END, |&next| usize::from(next))]
                && text.is_char_boundary(at)
                && (!self.at_edge || is_edge(bytes, at)))
            {
                at += 1;
                if self.anchored || at > text.len() {
                    return None;
                }
            }
            matcher.groups.resize(self.groups, None);
            let mut end = None;
            if matcher.any(&self.choice, at, &mut |_, reached| {
                end = Some(reached);
                true
            }) {
                matcher.groups[0] = Some(Span::new(at, end?));
                return Some(matcher.groups);
            }
            if self.anchored {
                return None;
            }
            at += text[at..].chars().next()?.len_utf8();
        }
    }

    /// All matches, none overlapping another, with their groups.
    pub(crate) fn all<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Groups> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            let groups = self.groups_from(text, from)?;
            from = groups[0]?.end;
            Some(groups)
        })
    }
}

struct Matcher<'a> {
    text: &'a str,
    groups: Groups,
}

/// What is to match behind: told how far the match has come, says whether the rest of the pattern matches there.
type Then<'a, 'b> = &'a mut dyn FnMut(&mut Matcher<'b>, usize) -> bool;

impl<'b> Matcher<'b> {
    fn any(&mut self, choice: &Choice, at: usize, then: Then<'_, 'b>) -> bool {
        let next = self.text.as_bytes().get(at).copied();
        choice.first.allows(next)
            && choice.alternatives.iter().any(|one| one.first.allows(next) && self.sequence(&one.nodes, at, then))
    }

    fn sequence(&mut self, nodes: &[Node], mut at: usize, then: Then<'_, 'b>) -> bool {
        for (index, node) in nodes.iter().enumerate() {
            let rest = &nodes[index + 1..];
            match node {
                Node::Group(choice, None) => {
                    return self.any(choice, at, &mut |this, at| this.sequence(rest, at, then));
                }
                Node::Group(choice, Some(number)) => {
                    return self.any(choice, at, &mut |this, end| {
                        let before = this.groups[*number].replace(Span::new(at, end));
                        let matched = this.sequence(rest, end, then);
                        if !matched {
                            this.groups[*number] = before;
                        }
                        matched
                    });
                }
                Node::Repeat(node, least, most, follow) => {
                    let mut go_on = |this: &mut Self, at: usize| {
                        follow.allows(this.text.as_bytes().get(at).copied()) && this.sequence(rest, at, then)
                    };
                    return match **node {
                        Node::Group(..) => {
                            self.groups_repeated(std::slice::from_ref(node), (*least, *most), at, &mut go_on)
                        }
                        _ => self.characters_repeated(node, (*least, *most), at, &mut go_on),
                    };
                }
                single => match self.single(single, at) {
                    Some(behind) => at = behind,
                    None => return false,
                },
            }
        }
        then(self, at)
    }

    /// Where an assertion or one character that matches here ends.
    fn single(&self, node: &Node, at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        match node {
            Node::Start => return (at == 0).then_some(at),
            Node::End => return (at == bytes.len()).then_some(at),
            Node::Edge => return is_edge(bytes, at).then_some(at),
            _ => {}
        }
        let byte = *bytes.get(at)?;
        let character = if byte.is_ascii() { char::from(byte) } else { self.text[at..].chars().next()? };
        let matches = match node {
            Node::Char(wanted, any_case) => {
                character == *wanted || (*any_case && character.eq_ignore_ascii_case(wanted))
            }
            Node::Class(class) => class.has(character),
            _ => false,
        };
        matches.then(|| at + character.len_utf8())
    }

    /// As many characters as there are, then ever fewer until the rest matches. No recursion: a line may be long.
    fn characters_repeated(
        &mut self,
        node: &Node,
        (least, most): (usize, usize),
        at: usize,
        then: Then<'_, 'b>,
    ) -> bool {
        let (mut end, mut count) = (at, 0);
        while count < most
            && let Some(behind) = self.single(node, end)
        {
            (end, count) = (behind, count + 1);
        }
        while count >= least {
            if then(self, end) {
                return true;
            }
            let Some(given_back) = self.text[at..end].chars().next_back() else { return false };
            (end, count) = (end - given_back.len_utf8(), count - 1);
        }
        false
    }

    fn groups_repeated(
        &mut self,
        group: &[Node],
        (least, most): (usize, usize),
        at: usize,
        then: Then<'_, 'b>,
    ) -> bool {
        let once_more = most > 0
            && self.sequence(group, at, &mut |this, behind| {
                behind > at && this.groups_repeated(group, (least.saturating_sub(1), most - 1), behind, then)
            });
        once_more || (least == 0 && then(self, at))
    }
}

impl First {
    /// Whether what starts like this may match before a byte, or before the end.
    fn allows(self, next: Option<u8>) -> bool {
        self.nothing || next.is_some_and(|byte| if byte.is_ascii() { has(self.ascii, byte) } else { self.beyond })
    }

    fn or(self, other: Self) -> Self {
        Self {
            ascii: self.ascii | other.ascii,
            beyond: self.beyond || other.beyond,
            nothing: self.nothing || other.nothing,
        }
    }

    /// What several nodes in a row may start with.
    fn of(nodes: &[Node]) -> Self {
        let mut found = Self::default();
        for node in nodes {
            let one = Self::of_one(node);
            found = found.or(Self { nothing: false, ..one });
            if !one.nothing {
                return found;
            }
        }
        Self { nothing: true, ..found }
    }

    fn of_one(node: &Node) -> Self {
        match node {
            Node::Start | Node::End | Node::Edge => Self { nothing: true, ..Self::default() },
            Node::Char(character, any_case) => {
                let mut class = Class::default();
                class.add(*character, *character);
                class.add_case(*any_case);
                Self { ascii: class.ascii, beyond: !character.is_ascii(), nothing: false }
            }
            Node::Class(class) => {
                Self { ascii: class.ascii, beyond: class.negated || !class.beyond.is_empty(), nothing: false }
            }
            Node::Group(choice, _) => choice.first,
            Node::Repeat(node, least, ..) => {
                let one = Self::of_one(node);
                Self { nothing: one.nothing || *least == 0, ..one }
            }
        }
    }
}

impl Class {
    fn has(&self, character: char) -> bool {
        if character.is_ascii() {
            return has(self.ascii, character as u8);
        }
        self.beyond.iter().any(|&(first, last)| (first..=last).contains(&character)) != self.negated
    }

    fn add(&mut self, first: char, last: char) {
        if first.is_ascii() {
            (first..=last).filter(char::is_ascii).for_each(|c| self.ascii |= 1 << c as u32);
        } else {
            self.beyond.push((first, last));
        }
    }

    /// Makes letters stand for both cases where the flag is set.
    fn add_case(&mut self, any_case: bool) {
        let letters = if any_case { (1_u128 << 26) - 1 } else { 0 };
        let either = (self.ascii >> 65 | self.ascii >> 97) & letters;
        self.ascii |= either << 65 | either << 97;
    }

    /// `d`, `s`, `w` or one of them in capitals.
    fn add_named(&mut self, name: char) {
        let is_in = |byte: u8| match name.to_ascii_lowercase() {
            'd' => byte.is_ascii_digit(),
            's' => byte.is_ascii_whitespace() || byte == 0x0b,
            _ => is_word_byte(byte),
        };
        self.negated |= name.is_ascii_uppercase();
        (0..128_u8).filter(|&byte| is_in(byte) != name.is_ascii_uppercase()).for_each(|byte| self.ascii |= 1 << byte);
    }
}

/// Whether an ASCII character is in a set of one bit for each; shifting by a number that is not known takes long.
fn has(set: u128, byte: u8) -> bool {
    let half = if byte < 64 { set as u64 } else { (set >> 64) as u64 };
    half >> (byte & 63) & 1 != 0
}

/// Whether a word begins or ends at an offset.
fn is_edge(bytes: &[u8], at: usize) -> bool {
    let is_word = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(|&byte| is_word_byte(byte));
    is_word(at.checked_sub(1)) != is_word(Some(at))
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

struct Parser<'a> {
    rest: Peekable<Chars<'a>>,
    /// How many groups are kept so far, the whole among them.
    groups: usize,
    any_case: bool,
}

impl Parser<'_> {
    fn choice(&mut self) -> Choice {
        let mut found: Vec<Vec<Node>> = vec![Vec::new()];
        while let Some(&character) = self.rest.peek().filter(|&&character| character != ')') {
            self.rest.next();
            let node = match character {
                '|' => {
                    found.push(Vec::new());
                    continue;
                }
                '(' => match self.group() {
                    Some(group) => group,
                    // "(?i)" is a switch.
                    None => continue,
                },
                '^' => Node::Start,
                '$' => Node::End,
                '.' => {
                    let mut class = Class { negated: true, ..Class::default() };
                    class.ascii = !(1 << '\n' as u32);
                    Node::Class(Box::new(class))
                }
                '[' => self.class(),
                '\\' => self.escape(),
                _ => Node::Char(character, self.any_case),
            };
            let node = self.repeated(node);
            if let Some(sequence) = found.last_mut() {
                sequence.push(node);
            }
        }
        let mut choice = Choice { first: First::default(), alternatives: Vec::new() };
        for mut nodes in found {
            for index in 0..nodes.len() {
                let (here, rest) = nodes.split_at_mut(index + 1);
                if let Node::Repeat(.., follow) = &mut here[index] {
                    *follow = First::of(rest);
                }
            }
            let first = First::of(&nodes);
            choice.first = choice.first.or(first);
            choice.alternatives.push(Alternative { first, nodes });
        }
        choice
    }

    /// Behind "(": `?:`, `?i:`, `?i)` or the group itself.
    fn group(&mut self) -> Option<Node> {
        let any_case = self.any_case;
        let mut number = None;
        if self.rest.next_if_eq(&'?').is_some() {
            self.any_case |= self.rest.next_if_eq(&'i').is_some();
            if self.rest.next() == Some(')') {
                return None;
            }
        } else {
            number = Some(self.groups);
            self.groups += 1;
        }
        let choice = self.choice();
        self.rest.next();
        self.any_case = any_case;
        Some(Node::Group(choice, number))
    }

    fn class(&mut self) -> Node {
        let mut class = Class::default();
        let negated = self.rest.next_if_eq(&'^').is_some();
        while let Some(first) = self.rest.next().filter(|&character| character != ']') {
            if first == '\\' {
                match self.rest.next().unwrap_or('\\') {
                    name @ ('d' | 's' | 'w') => class.add_named(name),
                    escaped => class.add(literal(escaped), literal(escaped)),
                }
                continue;
            }
            let mut ahead = self.rest.clone();
            let range = ahead.next() == Some('-') && ahead.next().is_some_and(|last| last != ']');
            let last = if range { self.rest.nth(1).unwrap_or(first) } else { first };
            class.add(first, last);
        }
        class.add_case(self.any_case);
        if negated {
            class.ascii = !class.ascii;
            class.negated = true;
        }
        Node::Class(Box::new(class))
    }

    fn escape(&mut self) -> Node {
        match self.rest.next().unwrap_or('\\') {
            'b' => Node::Edge,
            name @ ('d' | 's' | 'w' | 'D' | 'S' | 'W') => {
                let mut class = Class::default();
                class.add_named(name);
                Node::Class(Box::new(class))
            }
            escaped => Node::Char(literal(escaped), self.any_case),
        }
    }

    fn repeated(&mut self, node: Node) -> Node {
        let (least, most) = match self.rest.peek() {
            Some('?') => (0, 1),
            Some('*') => (0, usize::MAX),
            Some('+') => (1, usize::MAX),
            Some('{') => {
                let counts: String = self.rest.by_ref().skip(1).take_while(|&character| character != '}').collect();
                let (least, most) = counts.split_once(',').unwrap_or((&counts, &counts));
                let number = |digits: &str| digits.parse().unwrap_or(0);
                return Node::Repeat(Box::new(node), number(least), number(most), First::default());
            }
            _ => return node,
        };
        self.rest.next();
        Node::Repeat(Box::new(node), least, most, First::default())
    }
}

/// The character that an escape stands for.
fn literal(escaped: char) -> char {
    if escaped == 'n' { '\n' } else { escaped }
}

#[cfg(test)]
mod tests {
    use super::pattern;
    use crate::text::Span;

    fn first<'a>(source: &str, text: &'a str) -> Option<&'a str> {
        pattern(source).find(text).map(|span| span.slice(text))
    }

    #[test]
    fn what_a_regular_expression_means() {
        for (source, text, wanted) in [
            ("a|ab", "ab", Some("a")),
            ("(?:a|ab)c", "xabc", Some("abc")),
            ("^b", "ab", None),
            (r"\bso\b", "also so", Some("so")),
            ("(?i)[a-c]+x", "ABCX", Some("ABCX")),
            ("(?i:B)c", "bC bc", Some("bc")),
            (r"\d{2,3}", "1 2345", Some("234")),
            (r"\d{2}$", "12345", Some("45")),
            (r"[^\d\s]+", "12 é’\n", Some("é’")),
            (r"\W\w", "éa", Some("éa")),
            ("[À-Þ.'-]+", "x É-", Some("É-")),
            ("(?:ab|a){1,2}b", "aab", Some("aab")),
            ("a.*b", "a…b\nb", Some("a…b")),
            (r"\([^()\n]{2,4}\)", "(a) (abc)", Some("(abc)")),
            ("x*", "", Some("")),
        ] {
            assert_eq!(first(source, text), wanted, "{source} in {text:?}");
        }
    }

    #[test]
    fn groups_are_those_of_the_match() {
        let span = |start, end| Some(Span::new(start, end));
        let found = pattern(r"(a)?(?:(b)|(c))d").groups_from("ab acd", 0);
        assert_eq!(found, Some(vec![span(3, 6), span(3, 4), None, span(4, 5)]));
        let words: Vec<_> = pattern(r"\bo\w").all("on or off").map(|groups| groups[0]).collect();
        assert_eq!(words, [span(0, 2), span(3, 5), span(6, 8)]);
    }

    #[test]
    fn a_long_line_overflows_nothing() {
        let long = "a".repeat(1_000_000);
        assert!(!pattern(r"^\W{0,3}(?:a)\b.*$").is_match(&long));
        assert_eq!(pattern("^[^.]*$").find(&long), Some(Span::new(0, long.len())));
    }
}

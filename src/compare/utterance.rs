//! Which quotations are one utterance.
//!
//! The longest word sequence leads; each shorter one goes to the best of the longer ones, if it may. Nothing is joined
//! because a third resembles both, unless a long run of words leaves no doubt.

use rustc_hash::FxHashMap as HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::align::{Pair, align};
use super::candidate;
use super::known::{Found, Known, push};
use super::lexicon::Lexicon;
use super::model::{Analysed, AttributionAt, Relation, RelationKind, Translated, Utterance};
use super::overlap::{Alignment, Bond, Overlap, Telling, may_be_there, may_conflict};
use super::quotation::{FRAGMENT_BELOW, Node, Quotation, Quotations};
use super::relation::describe;
use super::slide::settle;
use super::speaker::{Match, Speakers};
use super::stretch::Stretch;
use super::when::days_around;
use crate::attribution::SpeakerKind;
use crate::message::Message;
use crate::sorting;

/// Above this many witnesses each is related to the fullest only, as the contract says.
const ALL_PAIRS_AT_MOST: usize = 40;

/// So many quotations of the same words are asked for their days.
const MEMBERS_LOOKED_AT: usize = 8;
/// The day that a sentence names is that of what is said so many sentences on.
const SENTENCES_BACK: usize = 5;

/// Groups the quotations and relates the members of each group; and how their words are aligned.
pub(super) fn group(
    quotations: &Quotations,
    speakers: &Speakers,
    (articles, lexicon): (&[&Analysed], &Lexicon),
    known: &mut Known,
    notes: &mut Vec<Message>,
) -> (Vec<Utterance>, Aligned) {
    let mut alignments = Alignments { articles, quotations, lexicon, known, here: Aligned::default() };
    let mut groups = Groups {
        quotations,
        speakers,
        twice: vec![Vec::new(); quotations.nodes.len()],
        of_node: vec![usize::MAX; quotations.nodes.len()],
        members: Vec::new(),
    };
    let candidates = candidate::find(quotations, lexicon);
    let mut nodes_of_form: Vec<Vec<usize>> = vec![Vec::new(); quotations.forms.len()];
    for (index, node) in quotations.nodes.iter().enumerate() {
        let mut bonds: Vec<Link> = Vec::new();
        for &form in candidates[node.form].iter().chain([&node.form]) {
            for &other in &nodes_of_form[form] {
                if said_twice(index, other, quotations, &mut alignments) {
                    groups.twice[index].push(other);
                } else {
                    bonds.extend(link(index, other, quotations, speakers, &mut alignments));
                }
            }
        }
        sorting::sort_by(&mut bonds, |x, y| y.bond.score.total_cmp(&x.bond.score).then(x.to.cmp(&y.to)));
        groups.place(index, &bonds);
        nodes_of_form[node.form].push(index);
    }
    groups.join_finished_sentences();
    let mut too_many = 0;
    let mut found = Vec::new();
    for members in groups.lists() {
        too_many += usize::from(members.len() > ALL_PAIRS_AT_MOST);
        found.push(utterance(&members, quotations, speakers, &mut alignments));
    }
    if too_many > 0 {
        notes.push(
            Message::new(
                "relations-to-fullest",
                format!("{too_many} utterances have more than {ALL_PAIRS_AT_MOST} quotations: each is compared with the fullest only."),
            )
            .with_number("utterances", too_many as f64)
            .with_number("limit", ALL_PAIRS_AT_MOST as f64),
        );
    }
    (found, alignments.here)
}

/// How the words of forms are aligned, by two forms, the smaller number first.
#[derive(Default)]
pub(super) struct Aligned(HashMap<(usize, usize), Arc<Alignment>>);

impl Aligned {
    /// The pairs of words of two forms, in the order of the forms; none of forms that are not related, or are one.
    pub(super) fn pairs(&self, a: usize, b: usize) -> Vec<Pair> {
        let known = self.0.get(&(a.min(b), a.max(b)));
        let mut pairs = known.map_or_else(Vec::new, |known| known.0.clone());
        if a > b {
            for pair in &mut pairs {
                (pair.a, pair.b) = (pair.b, pair.a);
            }
        }
        pairs
    }
}

/// Alignments of forms, each computed once.
struct Alignments<'a> {
    articles: &'a [&'a Analysed],
    quotations: &'a Quotations,
    lexicon: &'a Lexicon<'a>,
    known: &'a mut Known,
    here: Aligned,
}

impl Alignments<'_> {
    /// What two forms share, the smaller number first; nothing where it cannot be enough for anything.
    fn of(&mut self, a: usize, b: usize) -> &Overlap {
        let (articles, quotations, lexicon) = (self.articles, self.quotations, self.lexicon);
        let known = &mut *self.known;
        let aligned = self.here.0.entry((a.min(b), a.max(b))).or_insert_with(|| {
            let (x, y) = (quotations.of_form(a.min(b)), quotations.of_form(a.max(b)));
            let mut key = String::new();
            for Quotation { at, .. } in [x, y] {
                let Analysed { article, reading, .. } = articles[at.article];
                push(&mut key, 'a', &article.text, &reading.attributions[at.attribution].content);
            }
            let found = known.get(key, || {
                let (x, y) = (&x.stretch, &y.stretch);
                Found::Aligned(if may_be_there(x, y, lexicon) { aligned(x, y, lexicon) } else { Arc::default() })
            });
            if let Found::Aligned(aligned) = found { aligned } else { Arc::default() }
        });
        &aligned.1
    }

    /// Whether two forms in one article are two sayings.
    fn say_it_twice(&mut self, a: usize, b: usize) -> bool {
        let (x, y) = (self.quotations.of_form(a.min(b)), self.quotations.of_form(a.max(b)));
        let known = self.here.0.entry((a.min(b), a.max(b))).or_default();
        // Less is enough for this: what was left out before is looked at.
        if known.1 == Overlap::default() {
            let aligned = aligned(&x.stretch, &y.stretch, self.lexicon);
            let twice = aligned.1.says_it_twice();
            if twice || aligned.1.is_there() {
                *known = aligned;
            }
            return twice;
        }
        known.1.says_it_twice()
    }
}

/// The pairs of words of two quotations, and what these have in common.
fn aligned(x: &Stretch, y: &Stretch, lexicon: &Lexicon) -> Arc<Alignment> {
    let mut pairs = align(&x.words, &y.words, lexicon);
    settle(&mut pairs, x, y);
    let overlap = Overlap::measure(x, y, &pairs);
    Arc::new((pairs, overlap))
}

/// That a node is one utterance with an earlier one.
struct Link {
    bond: Bond,
    /// The earlier node.
    to: usize,
    /// Which words of the later node are shared.
    words: Range<usize>,
}

/// Whether a node is one utterance with an earlier (longer) one.
fn link(
    index: usize,
    earlier: usize,
    quotations: &Quotations,
    speakers: &Speakers,
    alignments: &mut Alignments,
) -> Option<Link> {
    let (node, other) = (&quotations.nodes[index], &quotations.nodes[earlier]);
    let speaking = speakers.compare(node.speaker, other.speaker);
    let words = |node: &Node| quotations.all[quotations.forms[node.form]].stretch.words.len();
    if speaking == Match::Different && !may_conflict(words(node), words(other)) {
        return None;
    }
    let overlap = alignments.of(other.form, node.form);
    // What is shared is a quotation inside the longer one: it belongs to that, if that is marked so everywhere.
    let inside_nested = |member: &usize| {
        let nested = &quotations.all[*member].nested;
        nested.iter().any(|range| range.start <= overlap.range_a.start && overlap.range_a.end <= range.end)
    };
    if other.form != node.form && other.members.iter().all(inside_nested) {
        return None;
    }
    let article = |member: &usize| quotations.all[*member].at.article;
    let title_of = |title: &Node, body: &Node| {
        title.members.iter().all(|member| {
            quotations.all[*member].in_title && body.members.iter().any(|x| article(x) == article(member))
        })
    };
    let own_title = title_of(node, other) || title_of(other, node);
    let named = |node: &Node| speakers.is_named(node.speaker);
    let one_vague = node.speaker.is_some() && node.speaker == other.speaker;
    // A stock phrase with a name to it is not lent to words without one; a name of its own speaks for itself.
    // What an article lets "aides" say is not theirs whom it lets speak as well.
    let person = other.speaker.is_some_and(|speaker| speakers.all[speaker].kind == SpeakerKind::Person);
    let of_others = || {
        person
            && node.speaker.is_some_and(|speaker| speakers.all[speaker].kind == SpeakerKind::Group)
            && node.members.iter().all(|member| speakers.speaks_in(article(member), other.speaker))
    };
    let only_quoted = quotations.only_quoted[node.form] && (one_vague || named(other) && !named(node) && !of_others());
    let far = node.members.iter().all(|member| quotations.all[*member].far);
    let telling = Telling { own_title, only_quoted, far, named: named(node) || named(other) };
    let bond = overlap.bond(speaking, telling)?;
    let same = node.form == other.form;
    let words = if same { overlap.range_a.clone() } else { overlap.range_b.clone() };
    // Of nobody who is named in both, words that are not the same were said on one day or not together.
    let unsure = matches!(speaking, Match::Open | Match::Loose) && !same && !overlap.is_long();
    if unsure && are_of_two_days(node, other, quotations, alignments.articles) {
        return None;
    }
    Some(Link { bond, to: earlier, words })
}

/// Whether a day is named last before each quotation of two nodes, and another for those of the one than the other's.
fn are_of_two_days(x: &Node, y: &Node, quotations: &Quotations, articles: &[&Analysed]) -> bool {
    let day = |quotation: usize| {
        let AttributionAt { article, attribution } = quotations.all[quotation].at;
        days_around(articles[article], attribution, SENTENCES_BACK).pop()
    };
    for &one in x.members.iter().take(MEMBERS_LOOKED_AT) {
        let Some(one) = day(one) else { return false };
        for &other in y.members.iter().take(MEMBERS_LOOKED_AT) {
            if day(other).is_none_or(|other| one.agrees(&other) != Some(false)) {
                return false;
            }
        }
    }
    true
}

/// Whether two nodes are two sayings of one speaker in one article.
fn said_twice(index: usize, earlier: usize, quotations: &Quotations, alignments: &mut Alignments) -> bool {
    let (node, other) = (&quotations.nodes[index], &quotations.nodes[earlier]);
    let article = |member: &usize| quotations.all[*member].at.article;
    let together = node.members.iter().any(|x| other.members.iter().any(|y| article(x) == article(y)));
    together && node.form != other.form && alignments.say_it_twice(other.form, node.form)
}

/// Groups as they grow.
struct Groups<'a> {
    quotations: &'a Quotations,
    speakers: &'a Speakers,
    /// By node, the earlier ones that are other sayings of its speaker.
    twice: Vec<Vec<usize>>,
    of_node: Vec<usize>,
    /// Nodes of each group; empty where it went into another.
    members: Vec<Vec<usize>>,
}

impl Groups<'_> {
    /// Puts a node into the best group that takes it, or into one of its own.
    fn place(&mut self, index: usize, links: &[Link]) {
        let node = &self.quotations.nodes[index];
        let fragment = self.quotations.all[self.quotations.forms[node.form]].is_fragment();
        let home = if fragment { self.home_of_fragment(index, links) } else { self.best_home(index, links) };
        let (home, words) = home.unwrap_or_else(|| {
            self.members.push(Vec::new());
            (self.members.len() - 1, 0..0)
        });
        self.members[home].push(index);
        self.of_node[index] = home;
        if fragment {
            return;
        }
        for link in links {
            // Another piece of this quotation stands in another group: both are parts of what was said here.
            let apart = link.words.end <= words.start || words.end <= link.words.start;
            if link.bond.sure || link.bond.piece && apart {
                self.join(self.of_node[index], self.of_node[link.to], link.bond.conflict);
            }
        }
    }

    fn best_home(&self, index: usize, links: &[Link]) -> Option<(usize, Range<usize>)> {
        let link = links.iter().find(|link| self.takes(self.of_node[link.to], &[index], link.bond.conflict))?;
        Some((self.of_node[link.to], link.words.clone()))
    }

    /// A fragment that several utterances hold could be of any of them. A lead or a headline announces the quotation
    /// that follows; behind it, the words of a fragment are not those of the quotation before, which the article has
    /// told already, but go with its neighbour in the text.
    fn home_of_fragment(&self, index: usize, links: &[Link]) -> Option<(usize, Range<usize>)> {
        let mut homes: Vec<usize> = links.iter().map(|link| self.of_node[link.to]).collect();
        sorting::sort(&mut homes);
        homes.dedup();
        let home = match homes[..] {
            [] => return None,
            [only] => only,
            _ => self.announced(index, links).or_else(|| self.beside(index, &homes, links)).or_else(|| {
                let mut own = homes.iter().filter(|&&home| self.holders_in_own_articles(index, home, links));
                own.next().filter(|_| own.next().is_none()).copied()
            })?,
        };
        self.takes(home, &[index], false).then_some((home, 0..0))
    }

    /// The group of the first quotation behind the fragment that has its words, where none before it has.
    fn announced(&self, index: usize, links: &[Link]) -> Option<usize> {
        self.of_all_members(index, |fragment| {
            let all = &self.quotations.all;
            let holders = links.iter().flat_map(|link| &self.quotations.nodes[link.to].members);
            let told =
                |&&holder: &&usize| all[holder].at.article == all[fragment].at.article && !all[holder].is_fragment();
            let first = holders.filter(told).min()?;
            (*first > fragment).then(|| self.of_node[self.quotations.node_of[*first]])
        })
    }

    /// The group of the quotation next to the fragment that has not its words, but is of an utterance that has.
    fn beside(&self, index: usize, homes: &[usize], links: &[Link]) -> Option<usize> {
        self.of_all_members(index, |fragment| {
            let all = &self.quotations.all;
            let near = [fragment + 1, fragment.wrapping_sub(1)];
            let mut near = near.into_iter().filter(|&next| {
                let here = |quotation: &Quotation| quotation.at.article == all[fragment].at.article;
                all.get(next).is_some_and(|quotation| here(quotation) && !quotation.is_fragment())
            });
            near.find_map(|next| {
                let node = self.quotations.node_of[next];
                let holds = links.iter().any(|link| link.to == node);
                Some(self.of_node[node]).filter(|home| !holds && homes.contains(home))
            })
        })
    }

    /// What is found for each quotation of a node, where it is the same for all.
    fn of_all_members(&self, index: usize, find: impl Fn(usize) -> Option<usize>) -> Option<usize> {
        let members = &self.quotations.nodes[index].members;
        let first = find(members[0])?;
        members.iter().all(|&member| find(member) == Some(first)).then_some(first)
    }

    /// Whether each article that has the fragment has a quotation of the group with its words.
    fn holders_in_own_articles(&self, index: usize, home: usize, links: &[Link]) -> bool {
        let article = |member: &usize| self.quotations.all[*member].at.article;
        links.iter().filter(|link| self.of_node[link.to] == home).any(|link| {
            let there = &self.quotations.nodes[link.to].members;
            self.quotations.nodes[index].members.iter().all(|x| there.iter().any(|y| article(x) == article(y)))
        })
    }

    /// Makes two groups one, if nothing speaks against it.
    fn join(&mut self, a: usize, b: usize, conflict: bool) {
        let (to, from) = (a.min(b), a.max(b));
        if to == from || !self.takes(to, &self.members[from], conflict) {
            return;
        }
        let moved = std::mem::take(&mut self.members[from]);
        for &node in &moved {
            self.of_node[node] = to;
        }
        self.members[to].extend(moved);
    }

    /// Whether a group may take these nodes: no other speaker, and nobody's quotation with what is nested in it.
    fn takes(&self, group: usize, nodes: &[usize], conflict: bool) -> bool {
        let all = &self.quotations.nodes;
        let speakers_fit = |x: &Node, y: &Node| self.speakers.compare(x.speaker, y.speaker) != Match::Different;
        self.members[group].iter().all(|&member| {
            nodes.iter().all(|&node| {
                (conflict || speakers_fit(&all[member], &all[node]))
                    && !self.twice[member.max(node)].contains(&member.min(node))
                    && !self.nested(&all[member], &all[node])
            })
        })
    }

    /// Whether a quotation of one node stands inside one of the other.
    fn nested(&self, x: &Node, y: &Node) -> bool {
        let all = &self.quotations.all;
        let inside = |inner: usize, outer: &Node| {
            let mut at = all[inner].within;
            while let Some(around) = at {
                if outer.members.contains(&around) {
                    return true;
                }
                at = all[around].within;
            }
            false
        };
        x.members.iter().any(|&member| inside(member, y)) || y.members.iter().any(|&member| inside(member, x))
    }

    /// A sentence that "he said" interrupts is one utterance with its end.
    fn join_finished_sentences(&mut self) {
        let node_of = &self.quotations.node_of;
        for (index, quotation) in self.quotations.all.iter().enumerate() {
            if let Some(earlier) = quotation.finishes {
                self.join(self.of_node[node_of[index]], self.of_node[node_of[earlier]], false);
            }
        }
    }

    /// The quotations of each group, in order.
    fn lists(&self) -> Vec<Vec<usize>> {
        let mut lists: Vec<Vec<usize>> = Vec::new();
        for nodes in self.members.iter().filter(|nodes| !nodes.is_empty()) {
            let mut list: Vec<usize> =
                nodes.iter().flat_map(|&node| self.quotations.nodes[node].members.iter().copied()).collect();
            sorting::sort(&mut list);
            if nodes.iter().all(|&node| self.is_common_word(&self.quotations.nodes[node])) {
                let sentences: Vec<String> =
                    list.iter().map(|&member| self.quotations.all[member].sentence.clone()).collect();
                let apart = sorting::groups(&sentences).into_iter();
                lists.extend(apart.map(|places| places.into_iter().map(|place| list[place]).collect()));
            } else {
                lists.push(list);
            }
        }
        sorting::sort(&mut lists);
        lists
    }

    /// Whether it is a word that stands outside quotations too: two such are of one utterance where a longer quotation has
    /// them, not by themselves.
    fn is_common_word(&self, node: &Node) -> bool {
        let word = self.quotations.of_form(node.form);
        word.stretch.words.len() == 1 && word.stretch.content_words() == 1 && !self.quotations.only_quoted[node.form]
    }
}

fn utterance(
    members: &[usize],
    quotations: &Quotations,
    speakers: &Speakers,
    alignments: &mut Alignments,
) -> Utterance {
    let mut relations = Vec::new();
    if members.len() <= ALL_PAIRS_AT_MOST {
        for (place, &a) in members.iter().enumerate() {
            for &b in &members[place + 1..] {
                relations.extend(relate(a, b, quotations, speakers, alignments));
            }
        }
    } else if let Some(&fullest) =
        members.iter().max_by_key(|&&member| (quotations.all[member].stretch.words.len(), std::cmp::Reverse(member)))
    {
        for &other in members.iter().filter(|&&other| other != fullest) {
            relations.extend(relate(fullest.min(other), fullest.max(other), quotations, speakers, alignments));
        }
    }
    Utterance {
        speaker: voted(members, quotations),
        witnesses: members.iter().map(|&member| quotations.all[member].at).collect(),
        reports: Vec::new(),
        frames: Vec::new(),
        relations,
        collation: None,
        speaker_conflict: conflicting(members, quotations, speakers),
        nearest: Vec::new(),
        translated: Translated::Unknown,
        translated_why: None,
    }
}

/// How two quotations in different articles relate, if their words overlap.
fn relate(
    a: usize,
    b: usize,
    quotations: &Quotations,
    speakers: &Speakers,
    alignments: &mut Alignments,
) -> Option<Relation> {
    let (x, y) = (&quotations.all[a], &quotations.all[b]);
    if x.at.article == y.at.article {
        return None;
    }
    let (form_a, form_b) = (quotations.form_of[a], quotations.form_of[b]);
    let lexicon = alignments.lexicon;
    let overlap = alignments.of(form_a, form_b);
    let same = form_a == form_b;
    if !same && !overlap.is_there() {
        return None;
    }
    let alike = overlap.confidence(speakers.compare(x.speaker, y.speaker));
    let pairs = alignments.here.pairs(form_a, form_b);
    let (kind, differences) = describe(&x.stretch, &y.stretch, &pairs, lexicon)?;
    let confidence = if same
        && kind == RelationKind::Verbatim
        && x.speaker == y.speaker
        && x.stretch.words.len() >= FRAGMENT_BELOW
    {
        1.0
    } else {
        alike
    };
    Some(Relation { a: x.at, b: y.at, kind, differences, confidence })
}

/// The speaker whom the quotations name with most weight: where one article leaves it open, another tells.
fn voted(members: &[usize], quotations: &Quotations) -> Option<usize> {
    let mut votes: Vec<(usize, f64)> = Vec::new();
    for &member in members {
        let Some(speaker) = quotations.all[member].speaker else { continue };
        let weight = quotations.all[member].speaker_confidence.max(0.01);
        match votes.iter_mut().find(|(voted, _)| *voted == speaker) {
            Some((_, votes)) => *votes += weight,
            None => votes.push((speaker, weight)),
        }
    }
    votes.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(speaker, _)| speaker)
}

/// Speakers in whose different mouths the same words are put; second-hand copies do not count.
fn conflicting(members: &[usize], quotations: &Quotations, speakers: &Speakers) -> Vec<usize> {
    let mut heard: Vec<(usize, usize)> = members
        .iter()
        .map(|&member| &quotations.all[member])
        .filter(|quotation| quotation.within.is_none())
        .filter_map(|quotation| Some((quotation.speaker?, quotation.at.article)))
        .collect();
    sorting::sort(&mut heard);
    heard.dedup();
    // An article that names both does not contradict itself: one of them speaks for the other.
    let together = |x: usize, y: usize| heard.iter().any(|&(z, at)| z == x && heard.contains(&(y, at)));
    let conflict = |x: usize, y: usize| {
        speakers.compare(Some(x), Some(y)) == Match::Different && !together(x, y) && !speakers.share_last_name(x, y)
    };
    let mut found: Vec<usize> =
        heard.iter().filter(|(x, _)| heard.iter().any(|(y, _)| conflict(*x, *y))).map(|(x, _)| *x).collect();
    found.dedup();
    found
}

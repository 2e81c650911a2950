//! Is a stretch in marks somebody's words, a title, or a term held at a distance?

use super::cue::{self, Link, Shape};
use super::frame::{Frame, PieceKind};
use super::lexicon;
use super::model::Kind;
use crate::text::{Span, folded, is_dash, is_function_word, is_one_of};

/// What a stretch in marks is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Somebody's words.
    Speech(Kind),
    /// Distance marks, a term of art.
    Scare,
    /// The title of a work, the name of a ship, a nickname: no attribution at all.
    Name,
}

/// A stretch of at most so many words without any link to a speaker is a term rather than speech.
const TERM_WORDS: usize = 2;

/// Titles of works are no longer than this, in words.
const TITLE_WORDS: usize = 14;

/// Nicknames are no longer than this, in words: "Lenny the Lamp".
const NICKNAME_WORDS: usize = 4;

/// From so many words on a stretch with a finite verb is a clause.
const CLAUSE_WORDS: usize = 4;

/// Judges a stretch by its words, what stands around it, and the link that was found for it.
pub(crate) fn sort(frame: &Frame, position: usize, inner: Span, link: Option<(Link, &Frame)>) -> Sort {
    let link = link.map(|(link, _)| link);
    let text = frame.text;
    let inside = frame.words_in(inner);
    if inside.is_empty() {
        return Sort::Name;
    }
    let announced = announced(frame, position);
    let sure_link = link.is_some_and(|link| matches!(link.shape, Shape::After | Shape::Label)) || announced;
    if !announced && !stands_alone(frame, position) && is_name(frame, position, inner, &inside, link) {
        return Sort::Name;
    }
    // A headline puts words in marks because somebody said them.
    if frame.is_title {
        let direct = is_clause(text, &inside);
        return Sort::Speech(if direct { Kind::Direct } else { Kind::Mixed });
    }
    if names_a_term(frame, position) && inside.len() <= TERM_WORDS + 2 && !sure_link {
        return Sort::Scare;
    }
    let alone = stands_alone(frame, position);
    if link.is_none() && inside.len() <= TERM_WORDS && !alone {
        return Sort::Scare;
    }
    // "invoked the “gizmo” rule": one word far from a verb that reports only with marks.
    let distant = link.is_some_and(|link| link.shape == Shape::Around && !link.is_firm(frame));
    let governed = governed_by_article(frame, position) || governed_by_preposition(frame, position);
    if distant && inside.len() == 1 && !is_telling_word(text, inside[0]) && governed {
        return Sort::Scare;
    }
    let direct = alone || sure_link && starts_like_sentence(text, inner) || is_clause(text, &inside);
    Sort::Speech(if direct { Kind::Direct } else { Kind::Mixed })
}

/// A comma or colon, or "said", right before it; or what a crowd does.
pub(crate) fn announced(frame: &Frame, position: usize) -> bool {
    if position == 0 {
        return false;
    }
    if is_one_of(frame.folded(position - 1), SHOUTING)
        || frame.folded(position - 1) == "of" && position > 1 && is_one_of(frame.folded(position - 2), SHOUTS)
    {
        return true;
    }
    let comma = matches!(frame.folded(position - 1), "," | ":");
    let verb = if comma { position.checked_sub(2) } else { position.checked_sub(1) };
    verb.is_some_and(|at| {
        cue::strength_at(frame, at) == Some(lexicon::CueStrength::Firm)
            // Right behind these stands whom, not what.
            && (comma || !is_one_of(frame.folded(at), TELLING))
            || (comma && cue::strength_at(frame, at).is_some())
    })
}

const TELLING: &str = "tell telling tells told";

/// Verbs of those whose words are written like a title: "chanting “Save the Pier”".
const SHOUTING: &str =
    "chant chanted chanting chants scream screamed screaming shout shouted shouting yell yelled yelling";

/// Nouns of the same.
const SHOUTS: &str = "chant chants chorus cries cry shout shouts";

/// Whether the stretch is a sentence of its own, with nothing else in it.
fn stands_alone(frame: &Frame, position: usize) -> bool {
    frame.is_without_words(position)
}

/// Title case throughout, and something before it that names things; or capitals only, where prose goes on around it.
fn is_name(frame: &Frame, position: usize, inner: Span, inside: &[Span], link: Option<Link>) -> bool {
    let text = frame.text;
    if inside.len() > TITLE_WORDS {
        return false;
    }
    let words_inside: Vec<&str> = inside.iter().map(|span| span.slice(text)).collect();
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let title_case =
        words_inside.iter().all(|word| capital(word) || is_function_word(&folded(word))) && capital(words_inside[0]);
    if has_byline(frame, position, inner) {
        return true;
    }
    if !title_case {
        return false;
    }
    let before = if position > 0 { frame.folded(position - 1) } else { "" };
    let naming =
        |word: &str| is_one_of(word, NAMED_THINGS) || is_one_of(word, "called named titled entitled dubbed nicknamed");
    let back = |count: usize| position.checked_sub(count).map_or("", |at| frame.folded(at));
    let introduced =
        naming(back(1)) || (back(1) == "," && naming(back(2))) || naming(back(2)) && !matches!(back(1), ":" | ",");
    let followed = is_one_of(frame.folded(position + 1), NAMED_THINGS);
    // “Carl “Red” Hansen”: between two parts of a name.
    let nickname = position > 0
        && frame.pieces[position - 1].capital
        && frame.pieces.get(position + 1).is_some_and(|piece| piece.capital)
        && inside.len() <= NICKNAME_WORDS
        && !frame.is_title;
    // "he told “Morning Tide.”": whom he told.
    let told = is_one_of(back(1), TELLING);
    if nickname || introduced || followed || told {
        return true;
    }
    if frame.is_title {
        return false;
    }
    let on_air =
        is_one_of(before, "on of in from the his her their") || before.ends_with("'s") || before.ends_with("s'");
    // The apostrophe of "Fox News’" is a mark of its own.
    let on_air = on_air || (before == "'" && back(2).ends_with('s'));
    let all_capital = words_inside.len() > 2 && words_inside.iter().all(|word| capital(word));
    let states_what_it_is = is_one_of(before, "a an become became is was are were be been");
    let capitals = words_inside.iter().filter(|word| capital(word) && !is_function_word(&folded(word))).count();
    let no_sentence = !inner.slice(text).trim_end_matches([',', '.']).ends_with(['?', '!']);
    let linked_behind = link.is_some_and(|link| link.shape == Shape::After);
    // “Keep the Pier Alive” shirts: said by nobody, and written as titles are.
    let titled = link.is_none() && capitals > 1 && inside.len() > TERM_WORDS;
    // A lone capitalised word behind "the" may be a term that a sentence opens with.
    let by_place = on_air && (capitals > 1 || !matches!(before, "the" | "his" | "her" | "their") || !linked_behind);
    no_sentence
        && (by_place
            || titled
            || ((capitals > 2 || all_capital) && !is_clause(text, inside) && !linked_behind && !states_what_it_is))
}

/// “Pier sold at last,” by Ada Holm: an article and its author, at the start of a line or behind its rubric.
fn has_byline(frame: &Frame, position: usize, inner: Span) -> bool {
    let opens = position == 0 || is_dash(frame.folded(position - 1).chars().next().unwrap_or(' '));
    opens
        && inner.slice(frame.text).ends_with(',')
        && frame.folded(position + 1) == "by"
        && frame.pieces.get(position + 2).is_some_and(|piece| piece.capital)
}

/// "so-called", "known as", "the word": what follows is a term.
fn names_a_term(frame: &Frame, position: usize) -> bool {
    let back = |count: usize| position.checked_sub(count).map_or("", |at| frame.folded(at));
    let designated = back(1) == "as"
        && (1..14).any(|count| {
            is_one_of(
                back(count),
                "\
                designated classified categorized categorised listed defined designating classifying classifies \
                designates",
            )
        });
    let of_a_kind = back(1) == "of"
        && is_one_of(
            back(2),
            "\
            teaching concept principle doctrine term idea notion theory practice art category crime offence \
            offense",
        );
    let kind_behind = is_one_of(
        frame.folded(position + 1),
        "policy rule law provision doctrine clause principle act designation status list",
    ) && (is_one_of(back(1), "the a an its their of overturning repealing")
        || back(1).ends_with("'s"));
    // "what sailors call a “soft landing”": a trade's word; "what he calls a “disgrace”" is his.
    let called =
        (1..4).any(|count| back(count) == "call" && back(count + 1).ends_with('s') && back(count + 2) == "what");
    designated
        || called
        || of_a_kind
        || kind_behind
        || is_one_of(back(1), "so-called term word words phrase dubbed nicknamed termed")
        || (back(1) == "as" && matches!(back(2), "known" | "to"))
        || (back(1) == "called" && is_one_of(back(2), "so is are was were been be"))
}

/// Whether an article or a preposition stands before the stretch and a noun behind it, as before an adjective.
fn governed_by_article(frame: &Frame, position: usize) -> bool {
    position > 0
        && is_one_of(frame.folded(position - 1), "the a an its their")
        && frame.is_word(position + 1)
        && !is_function_word(frame.folded(position + 1))
}

/// "and talk of “monsters” and thieves": a thing that is spoken of, by no verb of saying.
fn governed_by_preposition(frame: &Frame, position: usize) -> bool {
    position > 0 && is_one_of(frame.folded(position - 1), "about against from of with")
}

/// A word that judges, which reporters quote singly because somebody said it.
fn is_telling_word(text: &str, word: Span) -> bool {
    let folded = folded(word.slice(text));
    ["ous", "ful", "less", "ble", "ing", "ive", "ist", "ed", "ly", "est", "ic", "al", "ant", "ent"]
        .iter()
        .any(|ending| folded.len() > 5 && folded.ends_with(ending))
}

fn starts_like_sentence(text: &str, inner: Span) -> bool {
    inner.slice(text).chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
}

/// Whether the words make a clause: several of them, a finite verb among them, and something before it.
fn is_clause(text: &str, inside: &[Span]) -> bool {
    inside.len() >= CLAUSE_WORDS
        && inside.iter().enumerate().any(|(index, word)| {
            let folded = folded(word.slice(text));
            lexicon::is_finite_helper(&folded) && (index > 0 || folded.contains('\''))
        })
}

/// Things that carry names or titles, and so stand before or behind them.
const NAMED_THINGS: &str = "\
    ad album anthem article ballad band bestseller blog boat book brand cartoon channel character column comedy \
    comic documentary drama editorial episode essay exhibition ferry film game headline hit hymn liner magazine \
    memoir movie musical nickname novel opera operation painting pamphlet paper play podcast poem portrait \
    program programme project radio sculpture segment sequel serial series ship show single sitcom sketch song \
    spot story symphony thriller title track trawler trilogy tune vessel video yacht";

/// Whether a piece is a quotation.
pub(crate) fn is_quotation(frame: &Frame, position: usize) -> bool {
    frame.pieces.get(position).is_some_and(|piece| matches!(piece.kind, PieceKind::Quotation(_)))
}

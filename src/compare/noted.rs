//! What comparing notes of one article by itself: it is kept with what was read in the article, and need not be noted
//! again when another one comes.

use super::agreement::check_worthy;
use super::lexicon::{self, is_figure_of};
use super::model::Noted;
use super::setting::{first_words, setting_in};
use super::when::{days, may_name_day};
use crate::article::{Article, Role};
use crate::claim::Statement;
use crate::text::{Span, folded, is_one_of};

/// A number in digits or words.
pub(super) const FIGURE: u8 = 1;
/// The name of a day or a month; "May" is mostly another word.
pub(super) const DAY: u8 = 1 << 1;
/// Begins with a capital, and is not "I".
pub(super) const CAPITAL: u8 = 1 << 2;
/// What `when` looks at.
const MAY_NAME_DAY: u8 = 1 << 3;
/// The first word of a setting.
const SETTING: u8 = 1 << 4;

impl Noted {
    /// Reads an article and its statements; without what only comparing asks for where it stands alone.
    pub(crate) fn read(article: &Article, statements: &[Statement], alone: bool) -> Self {
        let text = &article.text;
        let words = &article.words;
        let mut noted = Self::default();
        // What a word is by itself is asked once of each form.
        let opens_setting = if alone { Vec::new() } else { words.classes(first_words()) };
        let forms = words.written.iter().enumerate().zip(words.classes(lexicon::table()));
        let of_form = |((form, span), classes): ((usize, &Span), u32)| {
            let opens_setting = opens_setting.get(form).copied().unwrap_or_default();
            bits(span.slice(text), words.folded(form as u32), (classes, opens_setting))
        };
        let by_form: Vec<u8> = forms.map(of_form).collect();
        let push_bits = |span: Span, found: &mut Vec<u8>| match words.within(span) {
            Some(places) => found.extend(words.forms[places].iter().map(|&form| by_form[form as usize])),
            None => found.extend(words.spans_in(text, span).iter().map(|word| {
                let word = word.slice(text);
                let folded = folded(word);
                bits(word, &folded, (lexicon::table().classes(&folded), first_words().classes(&folded)))
            })),
        };
        let mut found = Vec::new();
        for (index, statement) in statements.iter().enumerate() {
            found.clear();
            push_bits(statement.span, &mut found);
            noted.worth.push(check_worthy(&found, statement));
            if alone || found.iter().all(|word| word & MAY_NAME_DAY == 0) {
                continue;
            }
            let named = days(text, &words.spans_in(text, statement.span), article.published);
            noted.days.extend(named.into_iter().filter_map(|day| Some((index, day.date?, day.span))));
        }
        for (index, sentence) in article.sentences.iter().enumerate().filter(|_| !alone) {
            let body = article.paragraphs.get(sentence.paragraph).is_some_and(|paragraph| paragraph.role == Role::Body);
            found.clear();
            push_bits(sentence.span, &mut found);
            if body && found.iter().any(|word| word & SETTING != 0) {
                let setting = setting_in(text, &words.folded_in(text, sentence.span));
                noted.settings.extend(setting.map(|(setting, span)| (index, setting, span)));
            }
        }
        noted
    }
}

fn bits(written: &str, folded: &str, (classes, opens_setting): (u32, u32)) -> u8 {
    let capital = written != "I" && written.starts_with(char::is_uppercase);
    let may_name_day = may_name_day(written);
    [
        (FIGURE, is_figure_of(folded, classes)),
        (DAY, may_name_day && is_one_of(folded, DAYS)),
        (CAPITAL, capital),
        (MAY_NAME_DAY, may_name_day),
        (SETTING, opens_setting != 0),
    ]
    .into_iter()
    .fold(0, |bits, (bit, is)| if is { bits | bit } else { bits })
}

const DAYS: &str = "\
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august \
    september october november december yesterday today";

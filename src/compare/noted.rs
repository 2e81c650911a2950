//! What comparing notes of one article by itself: it is kept with what was read in the article, and need not be noted
//! again when another one comes.

use super::agreement::check_worthy;
use super::model::Noted;
use super::setting::setting_in;
use super::when::days;
use crate::article::{Article, Role};
use crate::claim::Statement;

impl Noted {
    /// Reads an article and its statements.
    pub(crate) fn read(article: &Article, statements: &[Statement]) -> Self {
        let text = &article.text;
        let mut noted = Self::default();
        for (index, statement) in statements.iter().enumerate() {
            noted.worth.push(check_worthy(article, statement));
            for &span in &statement.spans {
                let named = days(text, &article.words.spans_in(text, span), article.published);
                noted.days.extend(named.into_iter().filter_map(|day| Some((index, day.date?, day.span))));
            }
        }
        for (index, sentence) in article.sentences.iter().enumerate() {
            let body = article.paragraphs.get(sentence.paragraph).is_some_and(|paragraph| paragraph.role == Role::Body);
            let setting = if body { setting_in(text, &article.words.folded_in(text, sentence.span)) } else { None };
            noted.settings.extend(setting.map(|(setting, span)| (index, setting, span)));
        }
        noted
    }
}

//! The days that articles name, in order, each with what is stated of it.

use super::model::{Analysed, Dated, Fit, StatementAt};
use super::when::days;
use crate::article::Date;
use crate::sorting;

/// Lists the days that can be told: those with a year, or beside a known day of publication.
pub(super) fn list(articles: &[&Analysed], fit: &[Fit]) -> Vec<Dated> {
    let (mut days_named, mut stated_on): (Vec<Date>, Vec<_>) = (Vec::new(), Vec::new());
    for (article, one) in articles.iter().enumerate().filter(|(article, _)| fit[*article].fits) {
        for (statement, stated) in one.statements.iter().enumerate() {
            for &span in &stated.spans {
                for day in days(&one.article.text, &one.words_in(span), one.article.published) {
                    let Some(date) = day.date else { continue };
                    days_named.push(date);
                    stated_on.push((StatementAt { article, statement }, day.span));
                }
            }
        }
    }
    let mut found = Vec::new();
    for group in sorting::groups(&days_named) {
        let mut dated = Dated { date: days_named[group[0]], statements: Vec::new(), mentions: Vec::new() };
        for (at, span) in group.into_iter().map(|index| stated_on[index]) {
            if dated.statements.last() != Some(&at) {
                dated.statements.push(at);
            }
            dated.mentions.push((at.article, span));
        }
        found.push(dated);
    }
    found
}

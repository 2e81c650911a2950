//! The days that articles name, in order, each with what is stated of it.

use std::collections::BTreeMap;

use super::model::{Analysed, Dated, Fit, StatementAt};
use super::when::days;
use crate::article::Date;

/// Lists the days that can be told: those with a year, or beside a known day of publication.
pub(super) fn list(articles: &[&Analysed], fit: &[Fit]) -> Vec<Dated> {
    let mut by_date: BTreeMap<Date, Dated> = BTreeMap::new();
    for (article, one) in articles.iter().enumerate().filter(|(article, _)| fit[*article].fits) {
        for (statement, stated) in one.statements.iter().enumerate() {
            for &span in &stated.spans {
                for day in days(&one.article.text, span, one.article.published) {
                    let Some(date) = day.date else { continue };
                    let dated = by_date.entry(date).or_insert_with(|| Dated {
                        date,
                        statements: Vec::new(),
                        mentions: Vec::new(),
                    });
                    let at = StatementAt { article, statement };
                    if dated.statements.last() != Some(&at) {
                        dated.statements.push(at);
                    }
                    dated.mentions.push((article, day.span));
                }
            }
        }
    }
    by_date.into_values().collect()
}

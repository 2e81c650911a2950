//! The days that articles name, in order, each with what is stated of it.

use super::model::{Analysed, Dated, Fit, StatementAt};
use crate::article::{Date, PublishedFrom};
use crate::sorting;

/// Articles on one event come within so many days; beyond, which of their days another one has cannot be told.
const DAYS_OF_ONE_EVENT: i32 = 7;

/// For each article without a day of publication the day that its siblings suggest, and the article that shows it: the
/// day of most of them, of equally many the first. Only proposed: a weekday that is counted from a wrong day would make
/// a difference of nothing, so the reader has to confirm it.
pub(crate) fn proposed(articles: &[Analysed], fit: &[Fit]) -> Vec<Option<(Date, usize)>> {
    let fits = |index: usize| fit.get(index).is_some_and(|fit| fit.fits);
    let mut dated: Vec<(Date, &str, usize)> = Vec::new();
    for (index, one) in articles.iter().enumerate().filter(|(index, _)| fits(*index)) {
        // What was itself taken from a sibling shows nothing.
        let shown = one.article.published.filter(|_| one.article.published_from != Some(PublishedFrom::Sibling));
        dated.extend(shown.map(|date| (date, one.article.id.as_str(), index)));
    }
    sorting::sort(&mut dated);
    let close = dated.first().zip(dated.last()).filter(|(x, y)| y.0.number() - x.0.number() <= DAYS_OF_ONE_EVENT);
    let mut most: &[(Date, &str, usize)] = &[];
    for day in dated.chunk_by(|x, y| x.0 == y.0).filter(|_| close.is_some()) {
        if day.len() > most.len() {
            most = day;
        }
    }
    let proposal = most.first().map(|&(date, _, index)| (date, index));
    let of = |(index, one): (usize, &Analysed)| proposal.filter(|_| one.article.published.is_none() && fits(index));
    articles.iter().enumerate().map(of).collect()
}

/// Lists the days that can be told: those with a year, or beside a known day of publication.
pub(super) fn list(articles: &[&Analysed], fit: &[Fit]) -> Vec<Dated> {
    let (mut days_named, mut stated_on): (Vec<Date>, Vec<_>) = (Vec::new(), Vec::new());
    for (article, one) in articles.iter().enumerate().filter(|(article, _)| fit[*article].fits) {
        for &(statement, date, span) in &one.noted.days {
            days_named.push(date);
            stated_on.push((StatementAt { article, statement }, span));
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

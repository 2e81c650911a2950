//! One pasted or uploaded text becomes one [`Article`]: what is headline, byline, date, body, and what is boilerplate.
//!
//! Nothing is deleted: what does not belong to the article's own words is set aside, with a reason, where it stands.

mod agency;
mod boilerplate;
mod date;
mod header;
mod language;
mod model;
mod parse;
mod pattern;

pub use date::Date;
pub(crate) use date::month_number;
pub(crate) use header::is_title_case;
pub use model::{Article, ArticleInput, NamedSource, Paragraph, PublishedFrom, Role, Sentence, SetAside};
pub(crate) use parse::{check, make_ids_unique, parse};
pub(crate) use pattern::{Pattern, pattern};

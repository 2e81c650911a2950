//! One pasted or uploaded text becomes one [`Article`].

mod date;
mod model;
mod parse;

pub use date::Date;
pub use model::{Article, ArticleInput, NamedSource, Paragraph, PublishedFrom, Role, Sentence, SetAside};
pub(crate) use parse::{make_ids_unique, parse};

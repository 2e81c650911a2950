//! What a reader or a program takes away: the contract of `types.d.ts`.
//!
//! Here, and only here, bytes become UTF-16 code units and indices become stable ids.

mod article;
mod assemble;
mod conflict;
mod group;
mod ids;
pub(crate) mod input;
mod json;
mod model;
mod write;

pub(crate) use assemble::{analysis, comparison};
pub use json::corrections;
pub(crate) use json::{ProgressMessage, compare_json};
pub use model::{Analysis, Comparison};
pub(crate) use write::to_json;

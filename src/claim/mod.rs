//! What one article states.

mod clause;
mod hedge;
mod model;
mod sentence;

pub(crate) use clause::is_verb;
pub use model::{Statement, Voucher};
pub(crate) use sentence::find;

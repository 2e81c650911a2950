//! What one article states.

mod clause;
mod hedge;
mod model;
mod sentence;

pub use model::{Statement, Voucher};
pub(crate) use sentence::find;

//! The native tests: whole results of whole articles, properties of any result, the contract, the import table.

#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "tests weigh nothing in the wasm, and may speak")]

mod architecture;
mod claims;
mod contract;
mod differences;
mod fixtures;
mod passages;
mod properties;
mod support;
mod utterances;

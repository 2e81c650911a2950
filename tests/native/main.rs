//! The native tests: whole results of whole articles, properties of any result, the contract, the import table.

mod architecture;
mod contract;
mod fixtures;
mod properties;
mod support;

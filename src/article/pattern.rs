//! Regular expressions of this stage: all constants, all run by the tests of their files.

use regex_lite::Regex;

/// Compiles a constant pattern.
pub(crate) fn pattern(source: &str) -> Regex {
    #[expect(clippy::expect_used, reason = "every pattern is a constant, and a test of its file runs it")]
    Regex::new(source).expect("a constant pattern")
}

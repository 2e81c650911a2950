//! The native tool that makes and judges the tagger's weights: see `corroborate::train`.

use std::process::ExitCode;

fn main() -> ExitCode {
    corroborate::train::run(std::env::args().skip(1))
}

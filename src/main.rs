//! The command line: see the README. Converts what comes in and goes out, nothing else.
#![allow(clippy::print_stdout, reason = "this is where output belongs")]

fn main() {
    eprintln!("not yet");
    std::process::exit(2);
}

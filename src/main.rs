//! The command line: reads files, calls the crate, writes what it gives. Output goes to standard output only; what is
//! wrong with a file goes to standard error.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this is where output belongs")]

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use corroborate::{ArticleInput, Options, analyze, compare};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const USAGE: &str = "\
corroborate: compares what several articles on one event say was said, and what they claim

  corroborate analyze FILE...                     one JSON line per article
  corroborate compare FILE... [--format json] [--published FILE@YYYY-MM-DD]... [--corrections FILE]

FILE is a .txt or .md file; - reads standard input.
Exit status: 0 all went well, 1 some files were left out, 2 nothing could be done.";

/// Some files were left out.
const SOME_LEFT_OUT: u8 = 1;
/// Nothing could be done.
const NOTHING_DONE: u8 = 2;

/// A file of another kind than text, by its ending: named so that nobody waits for nonsense.
const OTHER_KINDS: &[&str] =
    &["html", "htm", "docx", "doc", "pdf", "odt", "rtf", "epub", "png", "jpg", "jpeg", "gif", "zip"];

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(code) => code,
        Err(message) => {
            eprintln!("corroborate: {message}");
            ExitCode::from(NOTHING_DONE)
        }
    }
}

/// What the arguments ask for.
struct Request {
    files: Vec<String>,
    /// File and day of publication.
    published: Vec<(String, String)>,
    /// A file with what the reader decided.
    corrections: Option<String>,
}

fn run(arguments: Vec<String>) -> Result<ExitCode, String> {
    let mut arguments = arguments.into_iter();
    let command = arguments.next().unwrap_or_default();
    match command.as_str() {
        "analyze" => run_analyze(&request(arguments)?),
        "compare" => run_compare(&request(arguments)?),
        "" | "help" | "--help" | "-h" => {
            write_out(&mut USAGE.into())?;
            Ok(if command.is_empty() { ExitCode::from(NOTHING_DONE) } else { ExitCode::SUCCESS })
        }
        "--version" | "-V" => {
            write_out(&mut concat!("corroborate ", env!("CARGO_PKG_VERSION")).into()).map(|()| ExitCode::SUCCESS)
        }
        other => Err(format!("there is no command {other:?}; try: corroborate help")),
    }
}

fn request(mut arguments: impl Iterator<Item = String>) -> Result<Request, String> {
    let mut request = Request { files: Vec::new(), published: Vec::new(), corrections: None };
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--format" => match arguments.next().as_deref() {
                Some("json") => {}
                Some(other) => return Err(format!("the format {other:?} is not there yet; json is")),
                None => return Err("--format needs a value: json".to_owned()),
            },
            "--published" => {
                let value = arguments.next().ok_or("--published needs a value: FILE@YYYY-MM-DD")?;
                let (file, day) =
                    value.rsplit_once('@').ok_or_else(|| format!("{value:?} is not of the form FILE@YYYY-MM-DD"))?;
                request.published.push((file.to_owned(), day.to_owned()));
            }
            "--corrections" => {
                request.corrections = Some(arguments.next().ok_or("--corrections needs a value: FILE")?);
            }
            "--" => request.files.extend(arguments.by_ref()),
            option if option.starts_with("--") => {
                return Err(format!("there is no option {option}; try: corroborate help"));
            }
            _ => request.files.push(argument),
        }
    }
    if request.files.is_empty() {
        return Err("no file was named; try: corroborate help".to_owned());
    }
    if let Some((file, _)) = request.published.iter().find(|(file, _)| !request.files.contains(file)) {
        return Err(format!("--published names {file:?}, which is none of the files"));
    }
    Ok(request)
}

fn run_analyze(request: &Request) -> Result<ExitCode, String> {
    let mut left_out = 0;
    let mut line = Vec::new();
    for file in &request.files {
        let analysis = read(file, request)
            .and_then(|input| analyze(&input, &Options::default()).map_err(|error| describe(file, &error)));
        match analysis {
            Ok(analysis) => {
                line.clear();
                analysis.write_json(&mut line);
                write_out(&mut line)?;
            }
            Err(problem) => {
                eprintln!("corroborate: {problem}");
                left_out += 1;
            }
        }
    }
    if left_out == request.files.len() {
        return Ok(ExitCode::from(NOTHING_DONE));
    }
    Ok(if left_out > 0 { ExitCode::from(SOME_LEFT_OUT) } else { ExitCode::SUCCESS })
}

fn run_compare(request: &Request) -> Result<ExitCode, String> {
    let mut inputs = Vec::new();
    for file in &request.files {
        // Each is tried alone first, so that one bad file does not stop the others.
        let usable = read(file, request).and_then(|input| match corroborate::check(&input, &Options::default()) {
            Ok(()) => Ok(input),
            Err(error) => Err(describe(file, &error)),
        });
        match usable {
            Ok(input) => inputs.push(input),
            Err(problem) => eprintln!("corroborate: {problem}"),
        }
    }
    let mut options = Options::default();
    if let Some(file) = &request.corrections {
        let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
        options.corrections = corroborate::corrections(&text).map_err(|error| format!("{file}: {error}"))?;
    }
    let comparison = compare(&inputs, &options).map_err(|error| error.to_string())?;
    write_out(&mut serde_json::to_vec_pretty(&comparison).map_err(|error| error.to_string())?)?;
    Ok(if inputs.len() < request.files.len() { ExitCode::from(SOME_LEFT_OUT) } else { ExitCode::SUCCESS })
}

fn describe(file: &str, error: &corroborate::Error) -> String {
    // The message already names the article, which is the file's own name.
    let message = error.to_string();
    let name = article_name(file);
    format!("{file}: left out ({}): {}", error.code(), message.strip_prefix(&format!("{name}: ")).unwrap_or(&message))
}

fn read(file: &str, request: &Request) -> Result<ArticleInput, String> {
    let ending = Path::new(file).extension().and_then(|ending| ending.to_str()).unwrap_or("").to_lowercase();
    if OTHER_KINDS.contains(&ending.as_str()) {
        return Err(format!(
            "{file}: left out (unsupported-file): .{ending} files are not read here yet; save it as text"
        ));
    }
    let mut bytes = Vec::new();
    let outcome = if file == "-" {
        io::stdin().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(file).map(|read| bytes = read)
    };
    outcome.map_err(|error| format!("{file}: left out (cannot-read): {error}"))?;
    let published = request.published.iter().find(|(named, _)| named == file).map(|(_, day)| day.clone());
    Ok(ArticleInput { name: article_name(file), text: decode(&bytes), published, ..ArticleInput::default() })
}

/// The article's name: the file's, without its folder.
fn article_name(file: &str) -> String {
    if file == "-" {
        return "standard input".to_owned();
    }
    Path::new(file).file_name().map_or_else(|| file.to_owned(), |name| name.to_string_lossy().into_owned())
}

/// UTF-8, else UTF-16 by its byte order mark, else windows-1252, which reads any bytes. The mark at the start of a
/// UTF-8 file stays: it is a character of the text.
fn decode(bytes: &[u8]) -> String {
    if let [0xff, 0xfe, ..] | [0xfe, 0xff, ..] = bytes {
        let encoding = if bytes[0] == 0xff { encoding_rs::UTF_16LE } else { encoding_rs::UTF_16BE };
        return encoding.decode_without_bom_handling(&bytes[2..]).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

fn write_out(line: &mut Vec<u8>) -> Result<(), String> {
    // In one piece: whatever ends in a line break is not searched for one.
    line.push(b'\n');
    match io::stdout().lock().write_all(line) {
        // Whoever reads has seen enough: `corroborate … | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| error.to_string()),
    }
}

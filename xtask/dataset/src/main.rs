//! Turns other systems' exports into the lines that `madang import jsonl` takes, see docs/import-jsonl.md.

mod faq;
mod lines;
mod slack;

use lines::Lines;
use std::{env, fs::File, io::BufWriter, path::Path, process::ExitCode};

const USAGE: &str = "usage: cargo xtask dataset slack FOLDER OUT.jsonl
       cargo xtask dataset faq FILE.csv OUT.jsonl";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["slack", folder, out] => written(Path::new(out), |lines| slack::convert(Path::new(folder), lines)),
        ["faq", file, out] => written(Path::new(out), |lines| faq::convert(Path::new(file), lines)),
        _ => Err(USAGE.into()),
    };
    match outcome {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn written(out: &Path, convert: impl FnOnce(&mut Lines) -> Result<String, String>) -> Result<String, String> {
    let failed = |error| format!("{}: {error}", out.display());
    let file = File::create(out).map_err(failed)?;
    let mut lines = Lines::to(Box::new(BufWriter::new(file)));
    let report = convert(&mut lines)?;
    lines.finish().map_err(failed)?;
    Ok(report)
}

//! The project's tasks. Nothing but the standard library, so that it builds in a second on a fresh machine.

mod check;
mod postgres;
mod shell;
mod web;

use shell::{Done, cargo, root, sh};
use std::{env, process::ExitCode};

const USAGE: &str = "usage: cargo xtask <task>

  run [arguments]   build everything and start Madang with a demonstration community
  test [filter]     every check: format, lints, tests on both databases, browser tests
  web               bundle the browser files
  bench [what]      measure on a large generated community (release build)
  release           the release binary, in target/release/madang
  dataset KIND FROM OUT.jsonl
                    lines for `madang import jsonl` from a Slack export (slack FOLDER) or a table of questions (faq FILE.csv)
  doctor            what this machine has";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let rest: Vec<&str> = arguments.iter().skip(1).map(String::as_str).collect();
    let outcome = match arguments.first().map(String::as_str) {
        Some("run") => run(&rest),
        Some("test") => check::test(&rest),
        Some("web") => web::build(true),
        Some("bench") => bench(&rest),
        Some("release") => release(),
        Some("dataset") => dataset(&rest),
        Some("doctor") => doctor(),
        _ => Err(USAGE.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(rest: &[&str]) -> Done {
    web::build(false)?;
    sh(&root(), &cargo(), &["build", "--package", "madang"])?;
    let binary = root().join("target/debug/madang");
    let mut arguments = vec!["serve", "--demo"];
    arguments.extend(rest);
    // The program prints its own one sentence when it cannot start.
    let status = shell::status(&root(), &binary.to_string_lossy(), &arguments)?;
    if status.success() { Ok(()) } else { Err("Madang stopped.".into()) }
}

fn release() -> Done {
    web::build(true)?;
    sh(&root(), &cargo(), &["build", "--release", "--package", "madang"])
}

/// A program of its own, because it needs more than the standard library.
fn dataset(rest: &[&str]) -> Done {
    let mut arguments = vec!["run", "--quiet", "--package", "madang-dataset", "--"];
    arguments.extend(rest);
    sh(&env::current_dir().map_err(|error| error.to_string())?, &cargo(), &arguments)
}

/// Without arguments everything is measured on SQLite.
fn bench(rest: &[&str]) -> Done {
    web::build(true)?;
    sh(&root(), &cargo(), &["build", "--release", "--package", "madang", "--package", "madang-bench"])?;
    let binary = root().join("target/release/madang-bench");
    sh(&root(), &binary.to_string_lossy(), if rest.is_empty() { &["run"] } else { rest })
}

fn doctor() -> Done {
    for (name, arguments) in
        [("rustc", ["--version"]), ("cargo", ["--version"]), ("node", ["--version"]), (web::npm(), ["--version"])]
    {
        println!("{name:12} {}", shell::output(name, &arguments).unwrap_or_else(|| "not found".into()));
    }
    let chromium = check::chromium().unwrap_or_else(|| "not found (browser tests are skipped)".into());
    println!("{:12} {chromium}", "chromium");
    let postgres = postgres::programs()
        .map_or("not found (tests on PostgreSQL are skipped)".into(), |path| path.display().to_string());
    println!("{:12} {postgres}", "postgresql");
    Ok(())
}

//! Every check, in the order that fails soonest.

use crate::{
    postgres,
    shell::{Done, cargo, output, root, sh, sh_with},
    web,
};
use std::env;

/// A Chromium to test with: `CHROMIUM`, or the first that is found.
pub(crate) fn chromium() -> Option<String> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].map(String::from);
    env::var("CHROMIUM")
        .ok()
        .into_iter()
        .chain(names)
        .find_map(|name| output("sh", &["-c", &format!("command -v {name}")]))
}

/// All of it, or with a filter only the tests whose names contain it.
pub(crate) fn test(rest: &[&str]) -> Done {
    let in_ci = env::var_os("CI").is_some();
    web::build(false)?;
    if rest.is_empty() {
        sh(&root(), &cargo(), &["fmt", "--all", "--check"])?;
        sh(&root().join("web"), web::npm(), &["test", "--silent"])?;
        sh(&root(), &cargo(), &["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"])?;
    }
    let server = match postgres::start() {
        Ok(server) => Some(server),
        Err(error) if in_ci => return Err(error),
        Err(error) => {
            eprintln!("\nTests on PostgreSQL are SKIPPED: {error}.");
            None
        }
    };
    let environment: Vec<(&str, &str)> =
        server.iter().map(|server| ("MADANG_TEST_POSTGRES", server.url.as_str())).collect();
    let nextest = output(&cargo(), &["nextest", "--version"]).is_some();
    let runner: &[&str] = if nextest { &["nextest", "run"] } else { &["test"] };
    sh_with(&root(), &cargo(), &[runner, &["--workspace"], rest].concat(), &environment)?;
    if !rest.is_empty() {
        return Ok(());
    }
    browser(in_ci, server.as_ref().map(|server| server.url.as_str()))
}

fn browser(in_ci: bool, postgres: Option<&str>) -> Done {
    match chromium() {
        Some(path) => {
            // The program and the gallery are there: the tests before have built them.
            let mut environment = vec![("CHROMIUM", path.as_str())];
            environment.extend(postgres.map(|url| ("MADANG_TEST_POSTGRES", url)));
            sh_with(&root().join("web"), web::npm(), &["run", "--silent", "e2e"], &environment)
        }
        None if in_ci => Err("no Chromium for the browser tests (apt-get install chromium, or set CHROMIUM)".into()),
        None => {
            eprintln!(
                "\nBrowser tests are SKIPPED: no Chromium was found (apt-get install chromium, or set CHROMIUM)."
            );
            Ok(())
        }
    }
}

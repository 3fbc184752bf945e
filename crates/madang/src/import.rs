//! Importing from the command line, the demonstration community, and building the index anew.

use crate::{admin, config::Config, node, parts};
use clap::Subcommand;
use madang_kernel::{App, sql};
use madang_transfer::{Progress, jsonl, stackexchange};
use rust_embed::RustEmbed;
use std::{
    io::{Cursor, Error, ErrorKind},
    path::PathBuf,
    time::Duration,
};

/// Where a community comes from.
#[derive(Subcommand)]
pub(crate) enum Source {
    /// A Stack Exchange data dump: a folder of XML files.
    Stackexchange {
        /// The folder.
        folder: PathBuf,
        /// The name under which everything is remembered; the folder's name otherwise.
        #[arg(long)]
        source: Option<String>,
        /// The space that takes the questions; it is made where it is missing.
        #[arg(long)]
        space: Option<String>,
        /// The site's address, such as https://bicycles.stackexchange.com: links to it in texts lead to what was brought.
        #[arg(long)]
        site: Option<String>,
    },
    /// Files in Madang's own line format.
    Jsonl {
        /// The files, in their order.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// The name under which everything is remembered.
        #[arg(long, default_value = "jsonl")]
        source: String,
    },
}

/// Imports and prints the report.
///
/// # Errors
/// One sentence.
pub(crate) async fn import(config: Config, source: Source) -> Result<(), String> {
    let (app, number) = parts::tool(&config).await?;
    let progress = Progress::visible();
    let report = match source {
        Source::Stackexchange { folder, source, space, site } => {
            let name = folder.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
            let source = source.unwrap_or(name);
            let space = space.unwrap_or_else(|| slug(&source));
            let dump = stackexchange::Dump { folder, source, space, site };
            stackexchange::import(&app, &dump, &progress).await
        }
        Source::Jsonl { files, source } => {
            let files = files.iter().map(|path| jsonl::Source::open(path)).collect::<Result<Vec<_>, _>>()?;
            jsonl::import(&app, &source, files, Duration::ZERO, &progress).await
        }
    };
    let report = report.map_err(|error| error.to_string())?;
    app.settle().await.map_err(|error| error.to_string())?;
    node::give_back(&app, number).await.map_err(|error| error.to_string())?;
    println!("{report}");
    Ok(())
}

fn slug(name: &str) -> String {
    let kept: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let kept = kept.trim_matches('-');
    if kept.is_empty() { "imported".to_owned() } else { kept.to_owned() }
}

/// Builds the search index anew; where a server runs on this data folder, it is told to do so.
///
/// # Errors
/// One sentence.
pub(crate) async fn reindex(config: Config) -> Result<(), String> {
    let worded = |error: madang_kernel::Error| error.to_string();
    match parts::app(&config).await {
        Ok((app, number)) => {
            let mut told = 0;
            let progress = |done: u64, all: u64| {
                if done >= told + 10_000 || done == all {
                    told = done;
                    eprintln!("{done} of {all} topics");
                }
            };
            madang_find::reindex(&app, progress).await.map_err(worded)?;
            node::give_back(&app, number).await.map_err(worded)?;
            println!("The search index is built anew.");
        }
        Err(sentence) if sentence == parts::INDEX_IN_USE => {
            let (app, number) = parts::tool(&config).await?;
            app.run(&app.system(), madang_find::OrderRebuild).await.map_err(worded)?;
            node::give_back(&app, number).await.map_err(worded)?;
            println!("The running server builds its search index anew; it answers from the old one meanwhile.");
        }
        Err(sentence) => return Err(sentence),
    }
    Ok(())
}

#[derive(RustEmbed)]
#[folder = "../../demo"]
struct Demo;

const LINES: [&str; 5] = ["community.jsonl", "ko.jsonl", "ja.jsonl", "en.jsonl", "activity.jsonl"];
/// The newest moment in the demonstration's lines.
const NEWEST: i64 = 1_795_165_200_000;
const PASSWORD: &str = "madang-demo";
const LOGINS: [(&str, &str); 7] = [
    ("administrator", "serin@moari.example"),
    ("community manager", "garam@moari.example"),
    ("moderator", "makoto@moari.example"),
    ("agent", "jiwoo@moari.example"),
    ("customer (ko)", "haneul@example.com"),
    ("customer (ja)", "aoi@example.com"),
    ("customer (en)", "owen@example.com"),
];

/// Fills an empty database with the demonstration community, and says how to sign in. `None` where there are members
/// already who are not from it.
///
/// # Errors
/// One sentence.
pub(crate) async fn demonstration(app: &App) -> Result<Option<String>, String> {
    let worded = |error: madang_kernel::Error| error.to_string();
    let mut conn = app.db().read().await.map_err(worded)?;
    let members: i64 = conn.q(sql!("SELECT CAST(count(*) AS BIGINT) FROM members")).value().await.map_err(worded)?;
    let ours: i64 = conn
        .q(sql!("SELECT CAST(count(*) AS BIGINT) FROM members WHERE email_key = $1"))
        .bind(LOGINS[0].1)
        .value()
        .await
        .map_err(worded)?;
    drop(conn);
    if members > 0 {
        return Ok((ours > 0).then(logins));
    }
    eprintln!("Filling the database with the demonstration community …");
    let mut sources = Vec::new();
    for name in LINES {
        let file = Demo::get(name).ok_or_else(|| format!("demo/{name} is missing"))?;
        sources.push(jsonl::Source {
            name: name.to_owned(),
            count: file.data.iter().filter(|byte| **byte == b'\n').count() as u64,
            attachment: Box::new(|path| {
                Demo::get(path).map(|file| file.data.into_owned()).ok_or_else(|| Error::from(ErrorKind::NotFound))
            }),
            lines: Box::new(Cursor::new(file.data)),
        });
    }
    let shift = Duration::from_millis((app.now().millis() - NEWEST).max(0) as u64);
    let report = jsonl::import(app, "demo", sources, shift, &Progress::hidden()).await.map_err(worded)?;
    for problem in report.problems() {
        tracing::warn!("{problem}");
    }
    for (_, email) in LOGINS {
        admin::set_password(app, email, admin::hashed(PASSWORD).await?).await?;
    }
    app.settle().await.map_err(worded)?;
    Ok(Some(logins()))
}

fn logins() -> String {
    let mut text = format!("Sign in with the password {PASSWORD} as");
    for (role, email) in LOGINS {
        text.push_str(&format!("\n  {role:18} {email}"));
    }
    text
}

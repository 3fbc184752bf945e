//! Importing from the command line, the demonstration community, and building the index anew.

use crate::{admin, config::Config, demo, node, parts};
use clap::Subcommand;
use madang_kernel::{App, Clock, sql};
use madang_transfer::{Progress, Report, jsonl, stackexchange, zendesk};
use rust_embed::RustEmbed;
use std::{
    fs,
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
    /// Zendesk: help centre, community and tickets, from a folder of JSON files or from the API.
    Zendesk(ZendeskOptions),
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

/// Where a Zendesk is, and what is taken of it.
#[derive(clap::Args)]
pub(crate) struct ZendeskOptions {
    /// The folder of JSON files as the API gives them, in any layout, with attachments beside them. With --url, what the
    /// API answers is kept there.
    #[arg(required_unless_present = "url")]
    folder: Option<PathBuf>,
    /// Fetch everything from the API at this address, such as https://acme.zendesk.com.
    #[arg(long, requires_all = ["email", "token_file"])]
    url: Option<String>,
    /// The e-mail address of the agent whose token it is.
    #[arg(long)]
    email: Option<String>,
    /// A file that holds the API token and nothing else.
    #[arg(long)]
    token_file: Option<PathBuf>,
    /// The name under which everything is remembered; the folder's name otherwise.
    #[arg(long)]
    source: Option<String>,
    /// A further host of the help centre, such as help.example.com: links to it lead to what was brought. May be repeated.
    #[arg(long = "host")]
    hosts: Vec<String>,
    /// Members keep their confirmed e-mail addresses, so that they can claim their accounts.
    #[arg(long)]
    with_emails: bool,
    /// Leave tickets out.
    #[arg(long)]
    without_tickets: bool,
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
        Source::Zendesk(options) => from_zendesk(&app, options, &progress).await?,
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

async fn from_zendesk(
    app: &App,
    options: ZendeskOptions,
    progress: &Progress,
) -> Result<madang_kernel::Result<Report>, String> {
    let access = match (options.url, options.email, options.token_file) {
        (Some(url), Some(email), Some(file)) => {
            let token =
                fs::read_to_string(&file).map_err(|error| format!("{} cannot be read: {error}.", file.display()))?;
            Some(zendesk::Access { url, email, token: token.trim().to_owned() })
        }
        _ => None,
    };
    let kept = tempfile::tempdir().map_err(|error| format!("No folder for what the API answers: {error}."))?;
    let folder = options.folder.unwrap_or_else(|| kept.path().to_owned());
    let named =
        |access: &zendesk::Access| slug(access.url.trim_start_matches("https://").split('.').next().unwrap_or(""));
    let of_folder = || folder.file_name().map(|name| name.to_string_lossy().to_lowercase());
    let name = access.as_ref().map(named).or_else(of_folder).unwrap_or_else(|| "zendesk".to_owned());
    let export = zendesk::Export {
        source: options.source.unwrap_or(name),
        folder,
        hosts: options.hosts,
        with_emails: options.with_emails,
        with_tickets: !options.without_tickets,
        access,
    };
    Ok(zendesk::import(app, &export, progress).await)
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
    match parts::app(&config, Clock::System).await {
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
    let guidelines = madang_people::guidelines::PublishGuidelines::full_set().map_err(worded)?;
    app.run(&app.system(), guidelines).await.map_err(worded)?;
    app.settings().reload(app.db()).await.map_err(worded)?;
    let news = Demo::get("news.json").ok_or("demo/news.json is missing")?;
    let brought = demo::Brought::read(app).await.map_err(worded)?;
    demo::news::publish(app, &brought, &news.data).await.map_err(worded)?;
    let help = Demo::get("help.json").ok_or("demo/help.json is missing")?;
    demo::help::load(app, &brought, &help.data).await.map_err(worded)?;
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

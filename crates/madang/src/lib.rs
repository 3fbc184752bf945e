//! Madang: a customer community in one program. This crate is the wiring: configuration, the commands of the command
//! line, the router and the workers.

mod admin;
mod config;
mod demo;
mod dictionaries;
mod doctor;
mod import;
mod node;
mod openapi;
mod parts;
mod private;
mod rehearsal;
mod serve;
mod workers;

pub use openapi::openapi;
pub use parts::{deeds, migrations, routes};
pub use private::connect_reports;

use clap::{Parser, Subcommand};
use config::{Choices, Config, LogFormat};
use std::{path::PathBuf, process::ExitCode};
use tracing_subscriber::EnvFilter;

#[derive(Parser)]
#[command(name = "madang", version, about = "A self-hosted customer community")]
struct Arguments {
    /// The configuration file; without it madang.toml here, then /etc/madang/madang.toml.
    #[arg(long, env = "MADANG_CONFIG", global = true)]
    config: Option<PathBuf>,
    #[command(flatten)]
    choices: Choices,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the community.
    Serve {
        /// Fill an empty database with the demonstration community first.
        #[arg(long)]
        demo: bool,
        /// For rehearsals and training: the clock is moved by this file, which holds a moment such as
        /// 2026-11-23T09:00:00+09:00 and is read again when it changes. Never for a community of real people.
        #[arg(long, value_name = "FILE")]
        rehearse_clock: Option<PathBuf>,
    },
    /// Bring the database's tables up to this version.
    Migrate,
    /// Bring in what another system holds.
    Import {
        #[command(subcommand)]
        source: import::Source,
    },
    /// Build the search index anew.
    Reindex,
    /// Install or remove dictionaries of Korean and Japanese words.
    Dictionaries {
        #[command(subcommand)]
        task: dictionaries::Task,
    },
    /// Create the first administrator, give roles, reset passwords.
    Admin {
        #[command(subcommand)]
        task: admin::Task,
    },
    /// Check the configuration, the database, the folders, the dictionaries and the mail server.
    Doctor,
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome =
        Config::load(arguments.choices, arguments.config.as_deref()).and_then(|config| run(config, arguments.command));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("madang: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(config: Config, command: Command) -> Result<(), String> {
    log(&config)?;
    let runtime = tokio::runtime::Runtime::new().map_err(|error| format!("The program cannot start: {error}."))?;
    runtime.block_on(async {
        match command {
            Command::Serve { demo, rehearse_clock } => serve::serve(config, demo, rehearse_clock.as_deref()).await,
            Command::Migrate => {
                let (_, new) = parts::database(&config).await?;
                println!("{new} steps were applied; the database is up to date.");
                Ok(())
            }
            Command::Import { source } => import::import(config, source).await,
            Command::Reindex => import::reindex(config).await,
            Command::Dictionaries { task } => dictionaries::dictionaries(&config, task),
            Command::Admin { task } => admin::admin(config, task).await,
            Command::Doctor => doctor::doctor(config).await,
        }
    })
}

fn log(config: &Config) -> Result<(), String> {
    let quiet = format!("{},tantivy=warn,sqlx=warn,lindera_dictionary=error,html5ever=error", config.log);
    let filter = EnvFilter::try_new(quiet).map_err(|error| format!("log is not understood: {error}."))?;
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match config.log_format {
        LogFormat::Text => builder.with_target(false).compact().init(),
        LogFormat::Json => builder.json().init(),
    }
    Ok(())
}

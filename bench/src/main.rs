//! Measures Madang on large generated communities; `docs/benchmarks.md` says how and what came out.

mod bare;
mod desk;
mod dump;
mod generate;
mod http;
mod process;
mod program;
mod random;
mod report;
mod run;
mod search;
mod text;

use clap::{Parser, Subcommand};
use generate::Size;
use program::{Done, Program};
use run::{Choices, Place};
use std::{path::PathBuf, process::ExitCode};

#[derive(Parser)]
#[command(name = "madang-bench", about = "Measures Madang on large generated communities")]
struct Arguments {
    /// The measured program; without it the madang beside this one.
    #[arg(long, global = true)]
    madang: Option<PathBuf>,
    /// Folder of the generated communities and the reports.
    #[arg(long, global = true, default_value = "target/bench")]
    data: PathBuf,
    /// A PostgreSQL server on this machine, as a role that may create databases: postgres://user@host/postgres.
    /// Without it SQLite.
    #[arg(long, global = true)]
    database_url: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make a community.
    Generate(Size),
    /// Measure everything; communities that are missing are made first.
    Run(Choices),
    /// Measure the team's workbench: queues, and giving questions out.
    Desk(desk::Choices),
    /// Measure search: how well it finds, beside what others use, and what it costs.
    Search(search::Choices),
    /// Say how well one set of questions is answered.
    Evaluate(search::One),
    /// Serve as the bare server.
    Bare {
        /// Address and port.
        #[arg(long)]
        listen: String,
    },
}

fn main() -> ExitCode {
    match begin(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("madang-bench: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn begin(arguments: Arguments) -> Done {
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    runtime.block_on(async {
        if let Command::Bare { listen } = &arguments.command {
            return bare::serve(listen).await;
        }
        if let Command::Evaluate(one) = &arguments.command {
            return search::evaluate(one);
        }
        let program = Program::find(arguments.madang)?;
        let place = Place { program, data: arguments.data, server: arguments.database_url };
        match &arguments.command {
            Command::Generate(size) => Box::pin(place.ensure(*size)).await.map(|_| ()),
            Command::Run(choices) => Box::pin(run::run(&place, choices)).await,
            Command::Desk(choices) => Box::pin(desk::run(&place, choices)).await,
            Command::Search(choices) => Box::pin(search::run(&place, choices)).await,
            Command::Evaluate(_) | Command::Bare { .. } => Ok(()),
        }
    })
}

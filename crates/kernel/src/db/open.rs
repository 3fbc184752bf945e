//! Opening a database from its address.

use super::{Db, Pool};
use crate::{Error, Result};
use rusqlite::OpenFlags;
use sqlx::{
    ConnectOptions,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use std::{path::PathBuf, str::FromStr, time::Duration};

/// Connections of SQLite that read; each serves a request between two waits.
const READERS: usize = 8;

/// What PostgreSQL is told of our statements: they are short and read by index, so planning each anew, compiling it or
/// spreading it over processes costs more than it saves.
const SHORT_STATEMENTS: [(&str, &str); 3] =
    [("plan_cache_mode", "force_generic_plan"), ("jit", "off"), ("max_parallel_workers_per_gather", "0")];

/// What the operator chooses about the database.
#[derive(Clone, Debug)]
pub struct OpenOptions {
    /// `sqlite://path/to/madang.db` or `postgres://user:password@host/name`.
    pub url: String,
    /// A read replica's address; PostgreSQL only.
    pub replica: Option<String>,
    /// Connections in each pool of PostgreSQL.
    pub connections: u32,
    /// Wait for the disk at every commit of SQLite (2 to 4 ms a write); without it a power cut, but not a crash of the
    /// program, can lose the last moments.
    pub full_sync: bool,
}

impl OpenOptions {
    /// The usual choices for `url`.
    pub fn new(url: impl Into<String>) -> OpenOptions {
        OpenOptions { url: url.into(), replica: None, connections: 10, full_sync: false }
    }
}

/// Which database an address means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file.
    Sqlite,
    /// A server.
    Postgres,
}

impl Engine {
    /// The engine of `url`.
    ///
    /// # Errors
    /// One sentence when the address is of neither kind.
    pub fn of(url: &str) -> std::result::Result<Engine, String> {
        if url.starts_with("sqlite:") {
            Ok(Engine::Sqlite)
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            Ok(Engine::Postgres)
        } else {
            Err("The database address must begin with sqlite:// or postgres://.".into())
        }
    }
}

impl Db {
    /// Opens the database, creating the file of SQLite where it is missing.
    ///
    /// # Errors
    /// [`Error::Internal`] with one sentence that an operator can act on.
    pub async fn open(options: &OpenOptions) -> Result<Db> {
        match Engine::of(&options.url).map_err(Error::internal)? {
            Engine::Sqlite => open_sqlite(options),
            Engine::Postgres => open_postgres(options).await,
        }
    }
}

fn open_sqlite(options: &OpenOptions) -> Result<Db> {
    let bad =
        |error: rusqlite::Error| Error::internal(format!("The database {} could not be opened: {error}", options.url));
    let address = options.url.strip_prefix("sqlite:").unwrap_or(&options.url);
    if address.contains('?') {
        return Err(Error::internal(
            "The address of an SQLite database is sqlite:// and a path, without a question mark.",
        ));
    }
    let path = PathBuf::from(address.strip_prefix("//").unwrap_or(address));
    let sync = if options.full_sync { "FULL" } else { "NORMAL" };
    let setup = format!(
        "PRAGMA synchronous = {sync}; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; \
         PRAGMA mmap_size = 4294967296; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -8000;"
    );
    let usual = OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let writes = usual | OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let wal = format!("PRAGMA journal_mode = WAL; {setup}");
    let writer = Pool::open(path.clone(), writes, wal, 1).map_err(bad)?;
    let readers = Pool::open(path, usual | OpenFlags::SQLITE_OPEN_READ_ONLY, setup, READERS).map_err(bad)?;
    Ok(Db::Lite { readers, writer })
}

async fn open_postgres(options: &OpenOptions) -> Result<Db> {
    let pool = |size| {
        PgPoolOptions::new().max_connections(size).test_before_acquire(false).acquire_timeout(Duration::from_secs(8))
    };
    let connect = async |url: &str, read_only: bool| -> Result<sqlx::PgPool> {
        let parsed = PgConnectOptions::from_str(url)
            .map_err(|error| Error::internal(format!("The database address is not understood: {error}")))?;
        let host = format!("{}:{}", parsed.get_host(), parsed.get_port());
        let mut parsed = parsed.statement_cache_capacity(400).application_name("madang").disable_statement_logging();
        parsed = parsed.options(SHORT_STATEMENTS);
        if read_only {
            parsed = parsed.options([("default_transaction_read_only", "on")]);
        }
        pool(options.connections).connect_with(parsed).await.map_err(|error| {
            Error::internal(format!("PostgreSQL at {host} cannot be reached: {error}. Check MADANG_DATABASE_URL."))
        })
    };
    let writer = connect(&options.url, false).await?;
    let readers = match &options.replica {
        Some(url) => connect(url, true).await?,
        None => writer.clone(),
    };
    Ok(Db::Pg { readers, writer })
}

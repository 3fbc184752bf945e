//! Opening a database from its address.

use super::Db;
use crate::{Error, Result};
use sqlx::{
    ConnectOptions,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{str::FromStr, time::Duration};

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
            Engine::Sqlite => open_sqlite(options).await,
            Engine::Postgres => open_postgres(options).await,
        }
    }
}

async fn open_sqlite(options: &OpenOptions) -> Result<Db> {
    let bad =
        |error: sqlx::Error| Error::internal(format!("The database {} could not be opened: {error}", options.url));
    let sync = if options.full_sync { SqliteSynchronous::Full } else { SqliteSynchronous::Normal };
    let base = SqliteConnectOptions::from_str(&options.url)
        .map_err(bad)?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(sync)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .statement_cache_capacity(400)
        .pragma("temp_store", "MEMORY")
        .pragma("mmap_size", "4294967296")
        .pragma("wal_autocheckpoint", "4000")
        .pragma("cache_size", "-8000")
        .disable_statement_logging();
    let pool = |size| {
        SqlitePoolOptions::new()
            .max_connections(size)
            .min_connections(1)
            .test_before_acquire(false)
            .idle_timeout(None)
            .max_lifetime(None)
            .acquire_timeout(Duration::from_secs(15))
    };
    let writer = pool(1).connect_with(base.clone()).await.map_err(bad)?;
    let readers = pool(4).connect_with(base.read_only(true).create_if_missing(false)).await.map_err(bad)?;
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

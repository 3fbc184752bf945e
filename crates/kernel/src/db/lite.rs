//! SQLite, called on the spot. A statement of a page takes some microseconds, less than waking another thread for it
//! would: what long work there is (imports, rebuilding) goes in small steps.

use super::{Record, Row, Sql};
use crate::{Error, Result};
use rusqlite::{Connection, OpenFlags, Statement, config::DbConfig, ffi::ErrorCode, types::Value};
use std::{
    ops::{Deref, DerefMut},
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How long one waits for a free connection.
const FREE_WITHIN: Duration = Duration::from_secs(15);
/// How long one waits for another program that writes.
const BUSY_FOR: Duration = Duration::from_secs(5);
/// How long until one asks again.
const ASK_AGAIN: Duration = Duration::from_millis(10);
/// How many prepared statements a connection keeps.
const STATEMENTS: usize = 400;

/// Connections to one file, opened as they are needed.
#[derive(Clone)]
pub struct Pool(Arc<Inner>);

struct Inner {
    path: PathBuf,
    flags: OpenFlags,
    setup: String,
    permits: Arc<Semaphore>,
    idle: Mutex<Vec<Connection>>,
}

impl Pool {
    /// At most `most` connections to the file at `path`, each prepared with the statements of `setup`. The first is
    /// opened at once.
    pub(super) fn open(path: PathBuf, flags: OpenFlags, setup: String, most: usize) -> rusqlite::Result<Pool> {
        let (permits, idle) = (Arc::new(Semaphore::new(most)), Mutex::default());
        let pool = Pool(Arc::new(Inner { path, flags, setup, permits, idle }));
        pool.keep(pool.connect()?);
        Ok(pool)
    }

    fn connect(&self) -> rusqlite::Result<Connection> {
        let inner = &self.0;
        let connection = Connection::open_with_flags(&inner.path, inner.flags)?;
        // Without this the values of partial indexes and LIKE make SQLite plan a statement anew at each use.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.busy_timeout(BUSY_FOR)?;
        connection.execute_batch(&inner.setup)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        Ok(connection)
    }

    fn keep(&self, connection: Connection) {
        self.0.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
    }

    fn take(&self) -> Option<Connection> {
        self.0.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    /// A connection, as soon as one is free.
    ///
    /// # Errors
    /// [`Error::Internal`] when none gets free, or none can be opened.
    pub async fn acquire(&self) -> Result<Lite> {
        let permit = tokio::time::timeout(FREE_WITHIN, self.0.permits.clone().acquire_owned()).await;
        let permit = permit.map_err(|_| Error::internal("every connection to the database is in use"))?;
        let permit = permit.map_err(|_| Error::internal("the database was closed"))?;
        let connection = match self.take() {
            Some(connection) => connection,
            None => self.connect()?,
        };
        Ok(Lite { connection: Some(connection), pool: self.clone(), _permit: permit })
    }

    /// A connection in a transaction that writes.
    pub(super) async fn begin(&self) -> Result<LiteTx> {
        let mut conn = self.acquire().await?;
        let until = Instant::now() + BUSY_FOR;
        // Another program may be writing; waiting for it inside SQLite would stop this thread's other tasks.
        conn.busy_timeout(Duration::ZERO)?;
        while let Err(error) = execute(&mut conn, "BEGIN IMMEDIATE") {
            let is_busy = error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy);
            if !is_busy || Instant::now() > until {
                return Err(error.into());
            }
            tokio::time::sleep(ASK_AGAIN).await;
        }
        conn.busy_timeout(BUSY_FOR)?;
        Ok(LiteTx { conn, is_done: false })
    }

    /// Refuses further use, and closes what is not in use now.
    pub(super) fn close(&self) {
        self.0.permits.close();
        while self.take().is_some() {}
    }
}

fn execute(conn: &mut Connection, text: &str) -> rusqlite::Result<()> {
    conn.prepare_cached(text)?.raw_execute().map(|_| ())
}

/// A connection that returns to its pool.
pub struct Lite {
    connection: Option<Connection>,
    pool: Pool,
    _permit: OwnedSemaphorePermit,
}

impl Deref for Lite {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        self.connection.as_ref().expect("it is there until the drop")
    }
}

impl DerefMut for Lite {
    fn deref_mut(&mut self) -> &mut Connection {
        self.connection.as_mut().expect("it is there until the drop")
    }
}

impl Drop for Lite {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take()
            && !self.pool.0.permits.is_closed()
        {
            self.pool.keep(connection);
        }
    }
}

/// A transaction; undone when it is dropped before [`LiteTx::commit`].
pub struct LiteTx {
    conn: Lite,
    is_done: bool,
}

impl LiteTx {
    pub(super) fn commit(mut self) -> Result<()> {
        execute(&mut self.conn, "COMMIT")?;
        self.is_done = true;
        Ok(())
    }
}

impl Deref for LiteTx {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        &self.conn
    }
}

impl DerefMut for LiteTx {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.conn
    }
}

impl Drop for LiteTx {
    fn drop(&mut self) {
        // After some errors SQLite has undone it already.
        if !self.is_done && !self.conn.is_autocommit() {
            let undone = execute(&mut self.conn, "ROLLBACK");
            if let Err(error) = undone {
                tracing::error!(%error, "a transaction could not be undone");
            }
        }
    }
}

/// At most `most` rows.
pub(super) fn rows<T: Record>(conn: &mut Connection, sql: &Sql, values: &[Value], most: usize) -> Result<Vec<T>> {
    let take = || -> rusqlite::Result<Vec<T>> {
        let mut statement = conn.prepare_cached(sql.lite)?;
        bind(&mut statement, values)?;
        let mut rows = statement.raw_query();
        let mut taken = Vec::new();
        while taken.len() < most
            && let Some(row) = rows.next()?
        {
            taken.push(T::read(&Row::Lite(row)).map_err(unreadable)?);
        }
        Ok(taken)
    };
    take().map_err(|error| failed(sql, error))
}

fn unreadable(error: sqlx::error::BoxDynError) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(error)
}

/// Runs the statement, and gives the number of rows it touched.
pub(super) fn run(conn: &mut Connection, sql: &Sql, values: &[Value]) -> Result<u64> {
    let done = || -> rusqlite::Result<usize> {
        let mut statement = conn.prepare_cached(sql.lite)?;
        bind(&mut statement, values)?;
        if statement.column_count() == 0 {
            return statement.raw_execute();
        }
        let mut rows = statement.raw_query();
        while rows.next()?.is_some() {}
        drop(rows);
        drop(statement);
        Ok(conn.changes() as usize)
    };
    done().map(|touched| touched as u64).map_err(|error| failed(sql, error))
}

/// `$2` is the second value wherever it stands; SQLite alone would number names as they appear.
fn bind(statement: &mut Statement<'_>, values: &[Value]) -> rusqlite::Result<()> {
    for index in 1..=statement.parameter_count() {
        let number = statement.parameter_name(index).and_then(|name| name.get(1..)?.parse::<usize>().ok());
        let value = values.get(number.unwrap_or(index).wrapping_sub(1));
        let value = value.ok_or(rusqlite::Error::InvalidParameterCount(values.len(), statement.parameter_count()))?;
        statement.raw_bind_parameter(index, value)?;
    }
    Ok(())
}

fn failed(sql: &Sql, error: rusqlite::Error) -> Error {
    let unique = [rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE, rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY];
    let is_unique = error.sqlite_error().is_some_and(|error| unique.contains(&error.extended_code));
    if is_unique { Error::Conflict("already-there") } else { Error::internal(format!("{}: {error}", sql.place())) }
}

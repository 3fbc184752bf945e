//! The one door to the database: the same SQL text on native drivers, no generics at the places that use it.

mod lite;
mod migrate;
mod open;
mod sql;
mod value;

pub use lite::{Lite, LiteTx, Pool};
pub use migrate::{Migration, migrate, rendered};
pub use open::{Engine, OpenOptions};
pub use sql::{Registered, Sql, statements};
pub use value::{Column, Record, Row, Value};

use crate::{Error, Result};
use sqlx::{Arguments, PgConnection, PgPool, Postgres, pool::PoolConnection, postgres::PgArguments};
use std::cell::Cell;

thread_local! {
    static SENT: Cell<u64> = const { Cell::new(0) };
}

/// How many statements this thread has sent so far; tests, which run on one thread, compare it around a request.
pub fn statements_sent() -> u64 {
    SENT.get()
}

fn count_one() {
    SENT.set(SENT.get() + 1);
}

/// A database: readers, and one way to write.
#[derive(Clone)]
pub enum Db {
    /// SQLite: several readers, one writer.
    Lite {
        /// Read-only connections.
        readers: Pool,
        /// The only connection that writes.
        writer: Pool,
    },
    /// PostgreSQL: the writer pool, and a replica's where there is one.
    Pg {
        /// Where queries go.
        readers: PgPool,
        /// Where transactions go.
        writer: PgPool,
    },
}

/// A connection for reading.
pub enum Conn {
    /// To SQLite.
    Lite(Lite),
    /// To PostgreSQL.
    Pg(PoolConnection<Postgres>),
}

/// A transaction for writing; dropping it without [`Tx::commit`] undoes it.
pub enum Tx {
    /// On SQLite, begun IMMEDIATE.
    Lite(LiteTx),
    /// On PostgreSQL, READ COMMITTED.
    Pg(sqlx::Transaction<'static, Postgres>),
}

enum Target<'c> {
    Lite(&'c mut rusqlite::Connection, Vec<rusqlite::types::Value>),
    Pg(&'c mut PgConnection, PgArguments),
}

/// One statement about to be sent; bind its values in order, then take the rows.
pub struct Query<'c> {
    sql: &'static Sql,
    target: Target<'c>,
}

impl Db {
    /// A connection that only reads.
    pub async fn read(&self) -> Result<Conn> {
        Ok(match self {
            Db::Lite { readers, .. } => Conn::Lite(readers.acquire().await?),
            Db::Pg { readers, .. } => Conn::Pg(readers.acquire().await?),
        })
    }

    /// A transaction that writes. On SQLite it holds the only writer: await nothing but the database inside it.
    pub async fn write(&self) -> Result<Tx> {
        Ok(match self {
            Db::Lite { writer, .. } => Tx::Lite(writer.begin().await?),
            Db::Pg { writer, .. } => Tx::Pg(writer.begin().await?),
        })
    }

    /// Whether this is PostgreSQL, for the few places that must know.
    pub fn is_postgres(&self) -> bool {
        matches!(self, Db::Pg { .. })
    }

    /// Closes every connection; on SQLite this also empties the write-ahead log.
    pub async fn close(&self) {
        match self {
            Db::Lite { readers, writer } => {
                readers.close();
                writer.close();
            }
            Db::Pg { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
        }
    }
}

impl Conn {
    /// Prepares `sql` for this connection.
    pub fn q(&mut self, sql: &'static Sql) -> Query<'_> {
        let target = match self {
            Conn::Lite(c) => Target::Lite(c, Default::default()),
            Conn::Pg(c) => Target::Pg(c, Default::default()),
        };
        Query { sql, target }
    }
}

impl Tx {
    /// Prepares `sql` for this transaction.
    pub fn q(&mut self, sql: &'static Sql) -> Query<'_> {
        let target = match self {
            Tx::Lite(c) => Target::Lite(c, Default::default()),
            Tx::Pg(c) => Target::Pg(c, Default::default()),
        };
        Query { sql, target }
    }

    /// Makes everything done in this transaction durable and visible.
    pub async fn commit(self) -> Result<()> {
        match self {
            Tx::Lite(t) => t.commit()?,
            Tx::Pg(t) => t.commit().await?,
        }
        Ok(())
    }
}

/// Anything a [`Query`] can be made on: a connection or a transaction.
pub trait Connection: Send {
    /// Prepares `sql`.
    fn q(&mut self, sql: &'static Sql) -> Query<'_>;
}

impl Connection for Conn {
    fn q(&mut self, sql: &'static Sql) -> Query<'_> {
        Conn::q(self, sql)
    }
}

impl Connection for Tx {
    fn q(&mut self, sql: &'static Sql) -> Query<'_> {
        Tx::q(self, sql)
    }
}

impl Query<'_> {
    /// Binds the next value.
    pub fn bind(mut self, value: impl Value) -> Self {
        let added = match &mut self.target {
            Target::Lite(_, values) => owned(&value).map(|value| values.push(value)).map_err(Into::into),
            Target::Pg(_, arguments) => arguments.add(value),
        };
        // The values we bind are numbers, text and flags: none of them can fail to encode.
        if let Err(error) = added {
            tracing::error!(%error, at = self.sql.place(), "a value could not be bound");
        }
        self
    }

    /// All rows.
    pub async fn all<T: Record>(self) -> Result<Vec<T>> {
        count_one();
        let sql = self.sql;
        match self.target {
            Target::Lite(conn, values) => lite::rows(conn, sql, &values, usize::MAX),
            Target::Pg(conn, arguments) => {
                let rows = sqlx::query_with(sql.pg, arguments).fetch_all(conn).await.map_err(|e| sql.failed(e))?;
                rows.iter().map(|row| sql.read(row)).collect()
            }
        }
    }

    /// The first row, if there is one.
    pub async fn opt<T: Record>(self) -> Result<Option<T>> {
        count_one();
        let sql = self.sql;
        match self.target {
            Target::Lite(conn, values) => Ok(lite::rows(conn, sql, &values, 1)?.pop()),
            Target::Pg(conn, arguments) => {
                let row = sqlx::query_with(sql.pg, arguments).fetch_optional(conn).await.map_err(|e| sql.failed(e))?;
                row.map(|row| sql.read(&row)).transpose()
            }
        }
    }

    /// The one row; [`Error::NotFound`] where there is none.
    pub async fn one<T: Record>(self) -> Result<T> {
        self.opt().await?.ok_or(Error::NotFound)
    }

    /// The first column of the one row, such as a count.
    pub async fn value<T>(self) -> Result<T>
    where
        (T,): Record,
    {
        Ok(self.one::<(T,)>().await?.0)
    }

    /// Runs the statement and gives the number of rows it touched.
    pub async fn run(self) -> Result<u64> {
        count_one();
        let sql = self.sql;
        match self.target {
            Target::Lite(conn, values) => lite::run(conn, sql, &values),
            Target::Pg(conn, arguments) => {
                let done = sqlx::query_with(sql.pg, arguments).execute(conn).await;
                done.map(|done| done.rows_affected()).map_err(|error| sql.failed(error))
            }
        }
    }
}

fn owned(value: &impl rusqlite::ToSql) -> rusqlite::Result<rusqlite::types::Value> {
    use rusqlite::types::{ToSqlOutput, Value};
    Ok(match value.to_sql()? {
        ToSqlOutput::Borrowed(value) => value.try_into()?,
        ToSqlOutput::Owned(value) => value,
        _ => Value::Null,
    })
}

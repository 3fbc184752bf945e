//! Migrations: one text, rendered for each database, applied in order under a lock, forward only.

use super::Db;
use crate::{Error, Result};
use sqlx::{AssertSqlSafe, Executor, Row};

/// One step of one crate's tables.
pub struct Migration {
    /// The crate and number: `people/0001`.
    pub name: &'static str,
    /// The text, written with PostgreSQL's types; lines that begin with `-- pg:` or `-- lite:` are for that one only.
    pub text: &'static str,
}

/// The migration's text for one database. SQLite's STRICT tables know INTEGER and REAL where PostgreSQL says BIGINT,
/// BOOLEAN and DOUBLE PRECISION.
pub fn rendered(text: &str, postgres: bool) -> String {
    let (ours, theirs) = if postgres { ("-- pg:", "-- lite:") } else { ("-- lite:", "-- pg:") };
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let start = line.trim_start();
        if start.starts_with(theirs) {
            continue;
        }
        let line = start.strip_prefix(ours).unwrap_or(line);
        if postgres {
            out.push_str(&line.replace(") WITHOUT ROWID;", ");"));
        } else {
            let line = line
                .replace("DOUBLE PRECISION", "REAL")
                .replace("BIGINT", "INTEGER")
                .replace("BOOLEAN", "INTEGER")
                .replace(") WITHOUT ROWID;", ") STRICT, WITHOUT ROWID;");
            out.push_str(if line == ");" { ") STRICT;" } else { &line });
        }
        out.push('\n');
    }
    out
}

/// Applies what is missing, in the order given, and says how many steps were new. Two nodes that start together wait
/// for one another.
///
/// # Errors
/// [`Error::Internal`] naming the step that failed; that step leaves nothing behind.
pub async fn migrate(db: &Db, migrations: &[Migration]) -> Result<usize> {
    match db {
        Db::Lite { writer, .. } => {
            let tx = writer.begin().await?;
            tx.execute_batch("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) STRICT")?;
            let mut names = tx.prepare("SELECT name FROM migrations")?;
            let done: Vec<String> = names.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            drop(names);
            let mut new = 0;
            for step in migrations.iter().filter(|step| !done.iter().any(|name| name == step.name)) {
                tx.execute_batch(&rendered(step.text, false)).map_err(|error| failed(step, error))?;
                tx.execute("INSERT INTO migrations (name) VALUES (?1)", [step.name])?;
                new += 1;
            }
            tx.commit()?;
            Ok(new)
        }
        Db::Pg { writer, .. } => {
            let mut tx = writer.begin().await?;
            tx.execute("SELECT pg_advisory_xact_lock(7238412)").await?;
            tx.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)").await?;
            let rows = tx.fetch_all("SELECT name FROM migrations").await?;
            let done: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
            let mut new = 0;
            for step in migrations.iter().filter(|step| !done.iter().any(|name| name == step.name)) {
                let text = rendered(step.text, true);
                sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut *tx).await.map_err(|error| failed(step, error))?;
                sqlx::query("INSERT INTO migrations (name) VALUES ($1)").bind(step.name).execute(&mut *tx).await?;
                new += 1;
            }
            tx.commit().await?;
            Ok(new)
        }
    }
}

fn failed(step: &Migration, error: impl std::fmt::Display) -> Error {
    Error::internal(format!("migration {} failed: {error}", step.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_becomes_two() {
        let text =
            "CREATE TABLE t (\n  id BIGINT PRIMARY KEY,\n  ok BOOLEAN NOT NULL\n);\n-- pg: CREATE INDEX p ON t (id);\n";
        assert_eq!(
            rendered(text, false),
            "CREATE TABLE t (\n  id INTEGER PRIMARY KEY,\n  ok INTEGER NOT NULL\n) STRICT;\n"
        );
        assert!(rendered(text, true).contains("\n CREATE INDEX p ON t (id);"));
    }
}

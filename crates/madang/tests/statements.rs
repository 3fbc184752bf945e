//! Every statement of the program is prepared on both databases: a typo, or a new full scan of a large table, fails here.

use madang_kernel::{
    Db,
    db::{Sql, statements},
    rusqlite,
};
use madang_testkit::TestDatabase;
use sqlx::{AssertSqlSafe, Executor, SqlSafeStr};

/// What may read a whole large table: importers when they are done, and exports to crawlers.
const MAY_SCAN: [&str; 2] = ["conversation/src/bulk/", "transfer/src/"];

#[tokio::test]
async fn every_statement_is_understood_by_sqlite_and_scans_no_large_table() {
    let database = TestDatabase::sqlite(&madang::migrations()).await;
    let Db::Lite { writer, .. } = &database.db else { panic!("SQLite") };
    let connection = writer.acquire().await.unwrap();
    let mut wrong = Vec::new();
    for sql in statements() {
        match plan(&connection, sql) {
            Err(error) => wrong.push(format!("{}: {error}", sql.place())),
            Ok(details) => {
                let scans = details.iter().filter_map(|detail| full_scan(sql, detail));
                wrong.extend(scans.map(|what| format!("{}: {what}", sql.place())));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The plan's steps, for no values.
fn plan(connection: &rusqlite::Connection, sql: &Sql) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {}", sql.lite))?;
    let mut rows = statement.raw_query();
    let mut details = Vec::new();
    while let Some(row) = rows.next()? {
        details.push(row.get("detail")?);
    }
    Ok(details)
}

/// `SCAN t` without an index, where `t` is one of the large tables.
fn full_scan(sql: &Sql, detail: &str) -> Option<String> {
    let name = detail.strip_prefix("SCAN ")?;
    // The first rows by their key are found at once, whatever the plan calls it.
    let by_key =
        sql.lite.ends_with("ORDER BY id LIMIT 1") || sql.lite.contains(&format!("ORDER BY {name}.id DESC LIMIT"));
    if name.contains(" USING ") || by_key || MAY_SCAN.iter().any(|place| sql.file.contains(place)) {
        return None;
    }
    let is_large = ["topics", "posts"].iter().any(|table| name == *table || is_alias(sql.lite, table, name));
    is_large.then(|| format!("{detail} in {}", sql.lite))
}

fn is_alias(text: &str, table: &str, name: &str) -> bool {
    ["FROM", "JOIN", ","].iter().any(|word| {
        text.contains(&format!("{word} {table} {name}")) || text.contains(&format!("{word} {table} AS {name}"))
    })
}

#[tokio::test]
async fn every_statement_is_understood_by_postgresql() {
    let Some(database) = TestDatabase::postgres(&madang::migrations()).await else { return };
    let Db::Pg { writer, .. } = &database.db else { panic!("PostgreSQL") };
    let mut connection = writer.acquire().await.unwrap();
    let mut wrong = Vec::new();
    for sql in statements() {
        let prepared = connection.prepare(AssertSqlSafe(sql.pg).into_sql_str()).await;
        if let Err(error) = prepared {
            wrong.push(format!("{}: {error}", sql.place()));
        }
    }
    drop(connection);
    database.close().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

//! A fresh database for each test: a copy of one that was migrated once.

use madang_kernel::{
    Db,
    db::{Migration, OpenOptions, migrate},
    secret,
};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::path::PathBuf;
use tempfile::TempDir;

/// One test's database; gone when it is dropped or closed.
pub struct TestDatabase {
    /// The database.
    pub db: Db,
    /// A folder for whatever else the test keeps.
    pub folder: TempDir,
    server: Option<(String, String)>,
}

impl TestDatabase {
    /// On SQLite.
    pub async fn sqlite(migrations: &[Migration]) -> TestDatabase {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("madang.db");
        std::fs::copy(sqlite_template(migrations).await, &path).expect("the template is copied");
        let db = Db::open(&OpenOptions::new(format!("sqlite://{}", path.display()))).await.expect("SQLite opens");
        TestDatabase { db, folder, server: None }
    }

    /// On the PostgreSQL that `MADANG_TEST_POSTGRES` names; `None` where it names none.
    pub async fn postgres(migrations: &[Migration]) -> Option<TestDatabase> {
        let server = std::env::var("MADANG_TEST_POSTGRES").ok()?;
        let template = postgres_template(&server, migrations).await;
        let name = format!("t_{}", hex(&secret::new_token()));
        let mut admin = PgConnection::connect(&server).await.expect("PostgreSQL answers");
        let create = format!("CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy");
        admin.execute(AssertSqlSafe(create)).await.expect("the template is copied");
        let options = OpenOptions { connections: 4, ..OpenOptions::new(at(&server, &name)) };
        let db = Db::open(&options).await.expect("PostgreSQL opens");
        let folder = tempfile::tempdir().expect("a temporary folder");
        Some(TestDatabase { db, folder, server: Some((server, name)) })
    }

    /// The address of one on PostgreSQL; empty on SQLite, which is `madang.db` in the folder.
    pub fn url(&self) -> String {
        self.server.as_ref().map(|(server, name)| at(server, name)).unwrap_or_default()
    }

    /// Ends it.
    pub async fn close(self) {
        self.db.close().await;
        if let Some((server, name)) = &self.server
            && let Ok(mut admin) = PgConnection::connect(server).await
        {
            let _ = admin.execute(AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))).await;
        }
    }
}

fn hex(token: &str) -> String {
    token.bytes().take(12).map(|byte| format!("{byte:02x}")).collect()
}

/// Changes with every migration, so that an old template is never taken.
fn print(migrations: &[Migration]) -> String {
    let all: String = migrations.iter().map(|step| format!("{}{}", step.name, step.text)).collect();
    hex(&secret::hash(&all))
}

fn at(server: &str, name: &str) -> String {
    let end = server.rfind('/').unwrap_or(server.len());
    format!("{}/{name}", &server[..end])
}

async fn sqlite_template(migrations: &[Migration]) -> PathBuf {
    let path = std::env::temp_dir().join(format!("madang-template-{}.db", print(migrations)));
    if !path.exists() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let making = folder.path().join("template.db");
        let db = Db::open(&OpenOptions::new(format!("sqlite://{}", making.display()))).await.expect("SQLite opens");
        migrate(&db, migrations).await.expect("the migrations run on SQLite");
        db.close().await;
        let ready = path.with_extension(secret::new_token());
        std::fs::copy(&making, &ready).and_then(|_| std::fs::rename(&ready, &path)).expect("the template is kept");
    }
    path
}

async fn postgres_template(server: &str, migrations: &[Migration]) -> String {
    let name = format!("template_{}", print(migrations));
    let mut admin = PgConnection::connect(server).await.expect("PostgreSQL answers");
    admin.execute("SELECT pg_advisory_lock(81723)").await.expect("the lock is taken");
    let known: Option<(i32,)> = sqlx::query_as("SELECT 1 FROM pg_database WHERE datname = $1")
        .bind(&name)
        .fetch_optional(&mut admin)
        .await
        .expect("the list of databases");
    if known.is_none() {
        admin.execute(AssertSqlSafe(format!("CREATE DATABASE {name}_new"))).await.expect("a new database");
        let options = OpenOptions { connections: 1, ..OpenOptions::new(at(server, &format!("{name}_new"))) };
        let db = Db::open(&options).await.expect("PostgreSQL opens");
        migrate(&db, migrations).await.expect("the migrations run on PostgreSQL");
        db.close().await;
        let rename = format!("ALTER DATABASE {name}_new RENAME TO {name}");
        admin.execute(AssertSqlSafe(rename)).await.expect("the template is kept");
    }
    admin.execute("SELECT pg_advisory_unlock(81723)").await.expect("the lock is freed");
    name
}

//! The measured program and where its communities lie.

use crate::generate::Facts;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// An outcome, or one sentence.
pub(crate) type Done<T = ()> = Result<T, String>;

/// The release binary of Madang.
#[derive(Clone, Debug)]
pub(crate) struct Program(pub(crate) PathBuf);

/// A folder of data and the database that goes with it.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    /// Uploads, the search index, and on SQLite the database.
    pub(crate) folder: PathBuf,
    postgres: Option<String>,
}

impl Program {
    /// The one at `path`, else the one beside this program.
    ///
    /// # Errors
    /// One sentence when it is not there.
    pub(crate) fn find(path: Option<PathBuf>) -> Done<Program> {
        let beside = || env::current_exe().map(|exe| exe.with_file_name("madang")).map_err(|error| error.to_string());
        let path = path.map_or_else(beside, Ok)?;
        if path.is_file() {
            Ok(Program(path))
        } else {
            Err(format!("{} is not there; build it with cargo build --release --package madang.", path.display()))
        }
    }

    /// The program on a store, with nothing of the environment's settings.
    pub(crate) fn command(&self, store: &Store) -> Command {
        let mut command = Command::new(&self.0);
        for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("MADANG_")) {
            command.env_remove(name);
        }
        command.arg("--data").arg(&store.folder).arg("--database-url").arg(store.url()).stdin(Stdio::null());
        command
    }

    /// Makes the tables.
    ///
    /// # Errors
    /// One sentence.
    pub(crate) fn migrate(&self, store: &Store) -> Done {
        run(self.command(store).arg("migrate"))
    }

    /// Lets every subscriber catch up: importing nothing ends with that.
    ///
    /// # Errors
    /// One sentence.
    pub(crate) fn settle(&self, store: &Store) -> Done {
        let nothing = store.folder.join("nothing.jsonl");
        fs::write(&nothing, "").map_err(|error| format!("{}: {error}", nothing.display()))?;
        run(self.command(store).arg("import").arg("jsonl").arg(&nothing))
    }

    /// Builds the search index.
    ///
    /// # Errors
    /// One sentence.
    pub(crate) fn reindex(&self, store: &Store) -> Done {
        run(self.command(store).arg("reindex"))
    }

    /// Its size in bytes.
    pub(crate) fn bytes(&self) -> u64 {
        fs::metadata(&self.0).map_or(0, |meta| meta.len())
    }
}

/// Runs a program that must succeed.
///
/// # Errors
/// One sentence.
pub(crate) fn run(command: &mut Command) -> Done {
    let name = format!("{command:?}");
    let status = command.stdout(Stdio::null()).status().map_err(|error| format!("{name}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{name} failed ({status}).")) }
}

/// The first line that a program prints about itself.
pub(crate) fn first_line(program: &Path, argument: &str) -> String {
    let output = Command::new(program).arg(argument).stdin(Stdio::null()).output();
    let text = output.map(|output| [output.stdout, output.stderr].concat()).unwrap_or_default();
    String::from_utf8_lossy(&text).lines().next().unwrap_or("unknown").trim().to_owned()
}

impl Store {
    /// The community `name` below `data`: on SQLite, or in a database of its own on the PostgreSQL server whose address
    /// is given.
    pub(crate) fn new(data: &Path, server: Option<&str>, name: &str) -> Store {
        let engine = if server.is_some() { "postgres" } else { "sqlite" };
        Store { folder: data.join(engine).join(name), postgres: server.map(|server| at(server, name)) }
    }

    /// The database's address.
    pub(crate) fn url(&self) -> String {
        let in_folder = || format!("sqlite://{}", self.folder.join("madang.db").display());
        self.postgres.clone().unwrap_or_else(in_folder)
    }

    /// Whether it is on PostgreSQL.
    pub(crate) fn is_postgres(&self) -> bool {
        self.postgres.is_some()
    }

    /// Throws away what was there and makes an empty folder and database.
    ///
    /// # Errors
    /// One sentence.
    pub(crate) async fn empty(&self) -> Done {
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder).map_err(|error| format!("{}: {error}", self.folder.display()))?;
        }
        fs::create_dir_all(&self.folder).map_err(|error| format!("{}: {error}", self.folder.display()))?;
        let Some(url) = &self.postgres else { return Ok(()) };
        let (server, name) = (at_database(url, "postgres"), database_of(url));
        let bad = |error: sqlx::Error| format!("PostgreSQL: {error}");
        let mut admin = PgConnection::connect(&server).await.map_err(bad)?;
        for statement in [format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"), format!("CREATE DATABASE {name}")] {
            admin.execute(AssertSqlSafe(statement)).await.map_err(bad)?;
        }
        Ok(())
    }

    /// Keeps what is known of the community beside it; only a finished one has that.
    ///
    /// # Errors
    /// One sentence.
    pub(crate) fn keep_facts(&self, facts: &Facts) -> Done {
        let text = serde_json::to_string_pretty(facts).map_err(|error| error.to_string())?;
        fs::write(self.facts_path(), text).map_err(|error| format!("{}: {error}", self.facts_path().display()))
    }

    /// What is known of the community; `None` where there is no finished one.
    pub(crate) fn facts(&self) -> Option<Facts> {
        let text = fs::read_to_string(self.facts_path()).ok()?;
        serde_json::from_str(&text).ok()
    }

    fn facts_path(&self) -> PathBuf {
        self.folder.join("bench.json")
    }
}

fn at(server: &str, name: &str) -> String {
    at_database(server, &format!("madang_bench_{}", name.replace('-', "_")))
}

fn at_database(url: &str, name: &str) -> String {
    let (address, options) = url.split_once('?').map_or((url, None), |(address, options)| (address, Some(options)));
    let host = address.find("://").map_or(0, |at| at + 3);
    let end = address[host..].find('/').map_or(address.len(), |at| host + at);
    let options = options.map_or(String::new(), |options| format!("?{options}"));
    format!("{}/{name}{options}", &address[..end])
}

fn database_of(url: &str) -> &str {
    let address = url.split('?').next().unwrap_or(url);
    address.rsplit('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_community_has_a_database_of_its_own() {
        let store = Store::new(Path::new("x"), Some("postgres://me@host:5432/postgres?sslmode=disable"), "posts-10000");
        assert_eq!(store.url(), "postgres://me@host:5432/madang_bench_posts_10000?sslmode=disable");
        assert_eq!(database_of(&store.url()), "madang_bench_posts_10000");
        assert_eq!(at_database("postgres://me@host", "a"), "postgres://me@host/a");
        assert_eq!(Store::new(Path::new("x"), None, "a").url(), "sqlite://x/sqlite/a/madang.db");
    }
}

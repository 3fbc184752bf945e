//! The table: what was wanted, what was measured, under which conditions.

use crate::{generate::Facts, program::Program, program::first_line};
use madang_kernel::{Clock, Db, sql};
use std::{fmt, fs, path::Path, thread};

/// One line of the table.
#[derive(Debug)]
struct Line {
    what: String,
    target: String,
    measured: String,
    /// Whether the target was met; `None` where there is none.
    met: Option<bool>,
}

/// Everything that was measured.
#[derive(Debug, Default)]
pub(crate) struct Report {
    conditions: Vec<(&'static str, String)>,
    lines: Vec<Line>,
}

impl Report {
    /// Begins with the conditions.
    pub(crate) async fn new(program: &Program, db: &Db, facts: &Facts) -> Report {
        let size = facts.size;
        let (rows, index) = facts.seconds;
        let mut report = Report::of_machine(program);
        report.conditions.extend([
            ("database", database(db).await),
            ("load", first_line(Path::new("wrk"), "-v")),
            (
                "community",
                format!(
                    "{} members, {} topics, {} posts, {} articles",
                    size.members, size.topics, size.posts, size.articles
                ),
            ),
            ("generated in", format!("{rows:.0} s, its search index in {index:.0} s")),
        ]);
        report
    }

    /// Begins with the conditions that every measurement has.
    pub(crate) fn of_machine(program: &Program) -> Report {
        let memory = of_file("/proc/meminfo", "MemTotal:").parse::<f64>().unwrap_or(0.0);
        let conditions = vec![
            ("date", Clock::System.now().to_string()),
            ("processor", format!("{}, {} cores", processor(), thread::available_parallelism().map_or(1, usize::from))),
            ("memory", format!("{:.1} GiB", memory / 1048576.0)),
            ("system", fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default().trim().to_owned()),
            ("program", first_line(&program.0, "--version")),
        ];
        Report { conditions, lines: Vec::new() }
    }

    /// Adds a figure that has a target.
    pub(crate) fn add(&mut self, what: &str, target: &str, measured: impl Into<String>, met: bool) {
        self.line(what, target, measured.into(), Some(met));
    }

    /// Adds a figure that is only told.
    pub(crate) fn tell(&mut self, what: &str, measured: impl Into<String>) {
        self.line(what, "", measured.into(), None);
    }

    /// Adds a figure whose target holds only sometimes.
    pub(crate) fn add_if(
        &mut self,
        has_target: bool,
        what: &str,
        target: &str,
        measured: impl Into<String>,
        met: bool,
    ) {
        if has_target { self.add(what, target, measured, met) } else { self.tell(what, measured) }
    }

    fn line(&mut self, what: &str, target: &str, measured: String, met: Option<bool>) {
        let line = Line { what: what.to_owned(), target: target.to_owned(), measured, met };
        eprintln!("{}: {} {}", line.what, line.measured, line.verdict());
        self.lines.push(line);
    }
}

impl Line {
    fn verdict(&self) -> &'static str {
        match self.met {
            Some(true) => "ok",
            Some(false) => "**missed**",
            None => "",
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, value) in &self.conditions {
            writeln!(f, "- {name}: {value}")?;
        }
        writeln!(f, "\n| what | target | measured | |\n|---|---|---|---|")?;
        for line in &self.lines {
            writeln!(f, "| {} | {} | {} | {} |", line.what, line.target, line.measured, line.verdict())?;
        }
        Ok(())
    }
}

fn processor() -> String {
    of_line("/proc/cpuinfo", "model name").trim_start_matches([' ', '\t', ':']).to_owned()
}

fn of_file(path: &str, name: &str) -> String {
    of_line(path, name).split_whitespace().next().unwrap_or_default().to_owned()
}

/// The rest of the first line that begins with `name`.
fn of_line(path: &str, name: &str) -> String {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().trim().to_owned()
}

async fn database(db: &Db) -> String {
    let version = async {
        let mut conn = db.read().await?;
        let statement = sql!("SELECT " lite "'SQLite ' || sqlite_version()" pg "split_part(version(), ' (', 1)");
        conn.q(statement).value::<String>().await
    };
    version.await.unwrap_or_else(|error| error.to_string())
}

//! A PostgreSQL of its own for the tests: in a temporary folder, on a free port, gone afterwards.

use crate::shell::output;
use std::{
    env, fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// A running server that stops when it is dropped.
pub(crate) struct Server {
    programs: PathBuf,
    folder: PathBuf,
    /// The address of its `postgres` database, for a role that may create others.
    pub(crate) url: String,
}

/// The folder of initdb and pg_ctl, where PostgreSQL 15 or newer is installed.
pub(crate) fn programs() -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .map(|versions| versions.flatten().map(|version| version.path().join("bin")).collect())
        .unwrap_or_default();
    found.sort();
    found.extend(output("pg_config", &["--bindir"]).map(PathBuf::from));
    found.into_iter().find(|path| path.join("initdb").exists() && path.join("pg_ctl").exists())
}

/// Starts one, without durability: it lives for one run.
pub(crate) fn start() -> Result<Server, String> {
    let programs = programs().ok_or("PostgreSQL was not found (apt-get install postgresql)")?;
    let folder = env::temp_dir().join(format!("madang-postgres-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    if is_root() {
        // PostgreSQL refuses to run as root; Debian's package brings a user of its own.
        quiet(Path::new("/"), "chown", &["postgres", &folder.to_string_lossy()])?;
    }
    let port = free_port()?;
    let data = folder.join("data");
    let data = data.to_string_lossy();
    as_postgres(
        &programs,
        "initdb",
        &["--auth=trust", "--username=madang", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "-D", &data],
    )?;
    let options = format!(
        "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
    );
    let log = folder.join("log");
    as_postgres(&programs, "pg_ctl", &["start", "-w", "-D", &data, "-l", &log.to_string_lossy(), "-o", &options])?;
    Ok(Server { programs, folder, url: format!("postgres://madang@127.0.0.1:{port}/postgres") })
}

impl Drop for Server {
    fn drop(&mut self) {
        let data = self.folder.join("data");
        let _ = as_postgres(&self.programs, "pg_ctl", &["stop", "-m", "immediate", "-D", &data.to_string_lossy()]);
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn is_root() -> bool {
    output("id", &["-u"]).as_deref() == Some("0")
}

fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| format!("no free port: {error}"))?;
    listener.local_addr().map(|address| address.port()).map_err(|error| error.to_string())
}

fn as_postgres(programs: &Path, program: &str, arguments: &[&str]) -> Result<(), String> {
    let path = programs.join(program);
    let path = path.to_string_lossy();
    if is_root() {
        quiet(Path::new("/"), "runuser", &[&["-u", "postgres", "--", &path], arguments].concat())
    } else {
        quiet(Path::new("/"), &path, arguments)
    }
}

fn quiet(folder: &Path, program: &str, arguments: &[&str]) -> Result<(), String> {
    let status = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .map_err(|error| format!("{program} could not be started: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{program} failed ({status})")) }
}

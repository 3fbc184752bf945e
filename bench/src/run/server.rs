//! A server under measurement, and the bare one beside it.

use crate::{
    http,
    program::{Done, Program, Store},
};
use std::{
    env, fs,
    net::TcpListener,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// How long a start may take.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long a stop may take.
const FAREWELL: Duration = Duration::from_secs(20);

/// A running server that ends when it is dropped.
pub(crate) struct Server {
    child: Child,
    /// Host and port.
    pub(crate) address: String,
    /// From the start of the process to its first answer.
    pub(crate) started_in: Duration,
}

impl Server {
    /// Starts Madang on a store.
    ///
    /// # Errors
    /// One sentence.
    pub(crate) async fn madang(program: &Program, store: &Store) -> Done<Server> {
        let address = free_address()?;
        let path = store.folder.join("server.log");
        let log = fs::File::create(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut command = program.command(store);
        command.args(["--listen", &address, "--api-per-minute", "0", "serve"]);
        command.stdout(Stdio::null()).stderr(log);
        Server::start(command, address).await.map_err(|error| format!("{error} See {}.", path.display()))
    }

    /// Starts this program as the bare server.
    ///
    /// # Errors
    /// One sentence.
    pub(crate) async fn bare() -> Done<Server> {
        let address = free_address()?;
        let mut command = Command::new(env::current_exe().map_err(|error| error.to_string())?);
        command.args(["bare", "--listen", &address]);
        Server::start(command, address).await
    }

    async fn start(mut command: Command, address: String) -> Done<Server> {
        let began = Instant::now();
        let child = command.stdin(Stdio::null()).spawn().map_err(|error| format!("{command:?}: {error}."))?;
        let mut server = Server { child, address, started_in: Duration::ZERO };
        loop {
            if http::get(&server.address, "/readyz", &[]).await.is_ok_and(|answer| answer.status == 200) {
                server.started_in = began.elapsed();
                return Ok(server);
            }
            if let Ok(Some(status)) = server.child.try_wait() {
                return Err(format!("The server ended before it answered ({status})."));
            }
            if began.elapsed() > PATIENCE {
                return Err("The server did not answer in time.".into());
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    /// Its process.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-TERM", &self.pid().to_string()]).status();
        let began = Instant::now();
        while began.elapsed() < FAREWELL {
            if let Ok(Some(_)) = self.child.try_wait() {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_address() -> Done<String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| format!("no free port: {error}"))?;
    listener.local_addr().map(|address| address.to_string()).map_err(|error| error.to_string())
}

//! The real program, started and asked over the network.

#![allow(dead_code, reason = "each test uses some of it")]

use serde_json::Value;
use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

/// A server that runs.
pub(crate) struct Server {
    child: Child,
    pub(crate) port: u16,
}

impl Server {
    pub(crate) fn start(data: &Path, database: Option<&str>) -> Server {
        Server::start_by(Command::new(env!("CARGO_BIN_EXE_madang")), data, database).expect("the server starts")
    }

    /// Starts it by a command that takes the program's arguments; `None` when it ends instead.
    pub(crate) fn start_by(mut command: Command, data: &Path, database: Option<&str>) -> Option<Server> {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        command.arg("serve").arg("--data").arg(data).arg("--listen").arg(format!("127.0.0.1:{port}"));
        command.args(["--api-per-minute", "0", "--log", "warn"]).stdout(Stdio::null());
        if let Some(url) = database {
            command.args(["--database-url", url]);
        }
        let mut server = Server { child: command.spawn().ok()?, port };
        for _ in 0..600 {
            if request(port, "GET", "/readyz", "", None).is_some_and(|(status, _)| status == 200) {
                return Some(server);
            }
            if server.child.try_wait().unwrap().is_some() {
                return None;
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("the server did not become ready");
    }

    /// The id of its process.
    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// One request on a connection of its own; `None` when the server went away.
pub(crate) fn request(
    port: u16,
    method: &str,
    path: &str,
    cookies: &str,
    body: Option<&Value>,
) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    let body = body.map(Value::to_string).unwrap_or_default();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncookie: {cookies}\r\naccept: application/json\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes())).ok()?;
    let mut text = String::new();
    stream.read_to_string(&mut text).ok()?;
    let status = text.split(' ').nth(1)?.parse().ok()?;
    let (_, body) = text.split_once("\r\n\r\n")?;
    Some((status, body.to_owned()))
}

/// Whether something becomes true, given plenty of time.
pub(crate) fn soon(mut happens: impl FnMut() -> bool) -> bool {
    (0..600).any(|_| {
        let happened = happens();
        if !happened {
            thread::sleep(Duration::from_millis(50));
        }
        happened
    })
}

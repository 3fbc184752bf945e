//! The search index of a running program lives: it hears of what is posted, on every node, and bears a full disk.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

mod support;

use madang_kernel::Role;
use madang_testkit::{Plan, Site, TestDatabase};
use serde_json::{Value, json};
use std::{
    fs::{self, File},
    io::Write,
    path::Path,
    process::Command,
};
use support::{Server, request, soon};

/// The disk of the search index in bytes, where it is made small.
const SMALL_DISK: usize = 24 << 20;

fn plan() -> Plan {
    Plan::yard()
        .with(madang_questions::MIGRATIONS, madang_questions::routes(), |builder, _| madang_questions::install(builder))
}

/// A space, and the cookies of a member who may write in it.
async fn writer(database: &TestDatabase) -> String {
    let site = Site::start(database, plan()).await;
    site.space("help").await;
    site.staff("Writer", Role::Agent).await.cookies()
}

fn ask(server: &Server, cookies: &str, title: &str) -> String {
    let question = json!({ "space": "help", "title": title, "body": "Please tell." });
    let (status, text) = request(server.port, "POST", "/api/v1/questions", cookies, Some(&question)).unwrap();
    assert_eq!(status, 201, "{text}");
    serde_json::from_str::<Value>(&text).unwrap()["id"].as_str().unwrap().to_owned()
}

fn finds(server: &Server, word: &str, question: &str) -> bool {
    request(server.port, "GET", &format!("/api/v1/search?q={word}"), "", None)
        .is_some_and(|(status, text)| status == 200 && text.contains(question))
}

fn health(server: &Server) -> String {
    request(server.port, "GET", "/healthz", "", None).unwrap().1
}

#[tokio::test]
async fn what_is_posted_is_found_on_every_node() {
    let Some(database) = TestDatabase::postgres(&madang::migrations()).await else { return };
    let cookies = writer(&database).await;
    let (url, here, there) =
        (database.url(), database.folder.path().join("here"), database.folder.path().join("there"));
    let (here, there) = (Server::start(&here, Some(&url)), Server::start(&there, Some(&url)));
    let first = ask(&here, &cookies, "A quokka on the first node");
    let second = ask(&there, &cookies, "A wombat on the second node");
    for server in [&here, &there] {
        assert!(soon(|| finds(server, "quokka", &first)), "the first node's question is found");
        assert!(soon(|| finds(server, "wombat", &second)), "the second node's question is found");
    }
    here.kill();
    there.kill();
    database.close().await;
}

/// Starts the program with a small disk of its own for the search index. `None` where this machine does not let us.
fn start_on_small_disk(data: &Path) -> Option<Server> {
    let search = data.join("search");
    fs::create_dir_all(&search).unwrap();
    let mut command = Command::new("unshare");
    let script = format!("mount -t tmpfs -o size={SMALL_DISK} none \"$1\" || exit 1; shift; exec \"$@\"");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", &script, "sh"]).arg(&search);
    command.arg(env!("CARGO_BIN_EXE_madang"));
    Server::start_by(command, data, None)
}

#[tokio::test]
async fn a_full_disk_is_told_and_passes() {
    let database = TestDatabase::sqlite(&madang::migrations()).await;
    let cookies = writer(&database).await;
    let data = database.folder.path();
    let Some(server) = start_on_small_disk(data) else {
        eprintln!("skipped: no disk of its own can be mounted here");
        return;
    };
    let before = ask(&server, &cookies, "A quokka before the disk is full");
    assert!(soon(|| finds(&server, "quokka", &before)), "what is posted is found");
    assert_eq!(health(&server), "ok\n");

    let root = format!("/proc/{}/root{}", server.process(), data.join("search/filler").display());
    let mut filler = File::create(&root).unwrap();
    while filler.write_all(&[1; 4096]).is_ok() {}
    while filler.write_all(&[1]).is_ok() {}
    let meanwhile = ask(&server, &cookies, "A wombat while the disk is full");
    assert!(soon(|| health(&server).contains("disk of the search index is full")), "{}", health(&server));
    assert!(finds(&server, "quokka", &before), "the index serves on");

    drop(filler);
    fs::remove_file(&root).unwrap();
    assert!(soon(|| finds(&server, "wombat", &meanwhile)), "what was posted meanwhile is found");
    assert!(soon(|| health(&server) == "ok\n"), "{}", health(&server));
    server.kill();
}

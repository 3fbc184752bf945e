//! The real program, killed again and again while many write: what was acknowledged is there, the index catches up, and
//! the database is whole. `MADANG_TEST_KILLS` says how often (5 otherwise).

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

mod support;

use madang_kernel::{PostId, Role, sql};
use madang_testkit::{Plan, Site, TestDatabase};
use serde_json::{Value, json};
use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::Duration,
};
use support::{Server, request};

const WRITERS: u64 = 4;

/// Writes until the server goes away; gives the ids of what was acknowledged.
fn write(
    port: u16,
    question: &str,
    cookies: &str,
    number: &AtomicU64,
    stop: &AtomicBool,
    acknowledged: &Mutex<Vec<(String, u64)>>,
) {
    while !stop.load(Ordering::Relaxed) {
        let mine = number.fetch_add(1, Ordering::Relaxed);
        let body = json!({ "body": format!("Answer number{mine} under load.") });
        let path = format!("/api/v1/questions/{question}/answers");
        let Some((201, text)) = request(port, "POST", &path, cookies, Some(&body)) else { continue };
        let Ok(answer) = serde_json::from_str::<Value>(&text) else { continue };
        let Some(id) = answer["id"].as_str() else { continue };
        acknowledged.lock().unwrap().push((id.to_owned(), mine));
    }
}

#[tokio::test]
async fn nothing_that_was_acknowledged_is_lost_when_the_program_is_killed() {
    let kills: u32 = std::env::var("MADANG_TEST_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(5);
    let database = TestDatabase::sqlite(&madang::migrations()).await;
    survive(&database, None, kills).await;
    if let Some(database) = TestDatabase::postgres(&madang::migrations()).await {
        let url = database.url();
        survive(&database, Some(&url), kills).await;
        database.close().await;
    }
}

fn plan() -> Plan {
    Plan::yard()
        .with(madang_questions::MIGRATIONS, madang_questions::routes(), |builder, _| madang_questions::install(builder))
}

async fn survive(database: &TestDatabase, url: Option<&str>, kills: u32) {
    let site = Site::start(database, plan()).await;
    site.space("help").await;
    let member = site.staff("Writer", Role::Agent).await;
    let asked = json!({ "space": "help", "title": "Does it hold under load?", "body": "Let us see." });
    let question =
        member.api("POST", "/api/v1/questions", asked).await.expect_ok().json()["id"].as_str().unwrap().to_owned();
    let cookies = member.cookies();
    drop(site);

    let data = database.folder.path().to_owned();
    let (acknowledged, number) = (Mutex::new(Vec::new()), AtomicU64::new(0));
    for round in 0..kills {
        let server = Server::start(&data, url);
        let (port, stop) = (server.port, AtomicBool::new(false));
        let writer = || write(port, &question, &cookies, &number, &stop, &acknowledged);
        thread::scope(|scope| {
            for _ in 0..WRITERS {
                scope.spawn(writer);
            }
            thread::sleep(Duration::from_millis(100 + u64::from(round * 37 % 300)));
            server.kill();
            stop.store(true, Ordering::Relaxed);
        });
    }

    let acknowledged = acknowledged.into_inner().unwrap();
    assert!(acknowledged.len() > kills as usize, "something was written: {}", acknowledged.len());
    let server = Server::start(&data, url);
    let mut conn = database.db.read().await.unwrap();
    for (id, _) in &acknowledged {
        let id: PostId = id.parse().unwrap();
        let there: Option<(i64,)> = conn
            .q(sql!("SELECT CAST(count(*) AS BIGINT) FROM posts WHERE id = $1 HAVING count(*) = 1"))
            .bind(id)
            .opt()
            .await
            .unwrap();
        assert!(there.is_some(), "{id} was acknowledged and is gone");
    }
    let whole: String =
        conn.q(sql!(lite "SELECT integrity_check FROM pragma_integrity_check" pg "SELECT 'ok'")).value().await.unwrap();
    assert_eq!(whole, "ok");
    // The index is built from what was acknowledged: once the last answer is found, so is every other.
    let finds = |(id, number): &(String, u64)| {
        request(server.port, "GET", &format!("/api/v1/search?q=number{number}"), "", None)
            .is_some_and(|(_, text)| text.contains(id.as_str()))
    };
    assert!(support::soon(|| acknowledged.last().is_some_and(finds)), "the index caught up");
    for answer in &acknowledged {
        assert!(finds(answer), "{answer:?} was acknowledged and is not found");
    }
    let health = request(server.port, "GET", "/healthz", "", None).unwrap();
    assert_eq!(health, (200, "ok\n".to_owned()));
    server.kill();
}

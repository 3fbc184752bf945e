//! Scheduled articles and publications come out exactly once: from two running programs on one database, of which one is
//! killed in the middle of publishing and the other while both publish.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

mod support;

use madang_conversation::SpaceKind;
use madang_kernel::{Clock, Db, Posting, Role, Timestamp, Visibility, db::Sql, sql};
use madang_testkit::{Client, Plan, Site, TestDatabase};
use serde_json::{Value, json};
use std::{collections::BTreeSet, path::Path, thread, time::Duration};
use support::{Server, request, soon};

/// Articles that are due when the first program starts, and publications; and those that come due while two run.
const OVERDUE: usize = 20;
const SOON: usize = 6;

fn plan() -> Plan {
    Plan::yard()
        .with(madang_knowledge::MIGRATIONS, madang_knowledge::routes(), |builder, _| madang_knowledge::install(builder))
        .with(madang_publishing::MIGRATIONS, madang_publishing::routes(), |builder, _| {
            madang_publishing::install(builder)
        })
}

fn title(kind: &str, number: usize) -> String {
    format!("A scheduled {kind} of number {number:03}")
}

async fn send(client: &Client, method: &str, path: &str, body: Value) -> Value {
    client.api(method, path, body).await.expect_ok().json()
}

async fn schedule_article(agent: &Client, number: usize, at: Timestamp) {
    let body = json!({ "collection": "guides", "language": "en", "kind": "how_to", "title": title("article", number),
        "body": "## Steps\n\nTurn it off, and on again.", "tags": "water" });
    let made = send(agent, "POST", "/api/v1/knowledge/articles", body).await;
    let path = format!("/api/v1/knowledge/articles/{}/steps", made["id"].as_str().unwrap());
    send(agent, "POST", &path, json!({ "step": "send", "revision": 1, "note": "" })).await;
    send(agent, "POST", &path, json!({ "step": "schedule", "revision": 1, "note": "", "publish_at": at })).await;
}

async fn schedule_publication(agent: &Client, number: usize, at: Timestamp) {
    let body = json!({ "kind": "announcement", "title": title("announcement", number), "body": "It is *here*." });
    let made = send(agent, "POST", "/api/v1/publications", body).await;
    let path = format!("/api/v1/publications/{}/state", made["id"].as_str().unwrap());
    send(agent, "PUT", &path, json!({ "state": "scheduled", "publish_at": at })).await;
}

/// Schedules so many of each, those that come due soon by the real clock.
async fn schedule(database: &TestDatabase) {
    let site = Site::start(database, plan()).await;
    site.space_with("guides", SpaceKind::Knowledge, Visibility::Everyone, Posting::Staff).await;
    site.app.settle().await.unwrap();
    let agent = site.staff("Yuna", Role::Manager).await;
    let overdue = site.app.now() + Duration::from_secs(3600);
    for number in 0..OVERDUE + SOON {
        let at = if number < OVERDUE { overdue } else { Clock::System.now() + Duration::from_secs(number as u64 / 2) };
        schedule_article(&agent, number, at).await;
        schedule_publication(&agent, number, at).await;
    }
}

async fn count(db: &Db, statement: &'static Sql) -> i64 {
    db.read().await.unwrap().q(statement).value().await.unwrap()
}

/// Waits until a count has reached something.
async fn reaches(db: &Db, statement: &'static Sql, wanted: i64) {
    for _ in 0..1200 {
        if count(db, statement).await >= wanted {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("only {} of {wanted} are there", count(db, statement).await);
}

fn waiting_to_insert() -> &'static Sql {
    sql!(lite "SELECT 0" pg "SELECT count(*) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation \
        WHERE c.relname = 'topics' AND NOT l.granted \
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())")
}

fn topics() -> &'static Sql {
    sql!("SELECT CAST(count(*) AS BIGINT) FROM topics WHERE kind IN ('article', 'announcement')")
}

/// A program that has taken what is due and is not done with it, killed where it stands.
async fn kill_while_it_publishes(database: &TestDatabase, data: &Path, url: &str) {
    let Db::Pg { writer, .. } = &database.db else { panic!("two programs need PostgreSQL") };
    let mut held = writer.begin().await.unwrap();
    sqlx::query("LOCK TABLE topics IN SHARE MODE").execute(&mut *held).await.unwrap();
    let server = Server::start(data, Some(url));
    reaches(&database.db, waiting_to_insert(), 1).await;
    server.kill();
    held.rollback().await.unwrap();
}

/// Every row that says that something was published: how many there are, and how many different ones.
async fn expect_once(db: &Db, all: i64) {
    let rows: [(&str, &'static Sql); 8] = [
        (
            "articles that are out in their only revision",
            sql!(
                "SELECT CAST(count(DISTINCT a.topic) AS BIGINT) FROM articles a \
                JOIN topics t ON t.id = a.topic AND t.title = a.title \
                WHERE a.stage = 'published' AND a.live = 1 AND a.head = 1 AND a.publish_at IS NULL"
            ),
        ),
        (
            "publications that are out",
            sql!(
                "SELECT CAST(count(DISTINCT p.topic) AS BIGINT) FROM publications p \
                JOIN topics t ON t.id = p.topic AND t.title = p.title WHERE p.state = 'published' AND p.publish_at IS NULL"
            ),
        ),
        ("topics of articles", sql!("SELECT CAST(count(*) AS BIGINT) FROM topics WHERE kind = 'article'")),
        ("topics of publications", sql!("SELECT CAST(count(*) AS BIGINT) FROM topics WHERE kind = 'announcement'")),
        ("revisions", sql!("SELECT CAST(count(*) AS BIGINT) FROM article_revisions")),
        (
            "steps that published",
            sql!("SELECT CAST(count(*) AS BIGINT) FROM article_discussion WHERE what = 'publish'"),
        ),
        (
            "articles announced",
            sql!("SELECT CAST(count(*) AS BIGINT) FROM outbox WHERE kind = 'knowledge.article-published'"),
        ),
        (
            "publications announced",
            sql!("SELECT CAST(count(*) AS BIGINT) FROM outbox WHERE kind = 'publishing.published'"),
        ),
    ];
    for (what, statement) in rows {
        assert_eq!(count(db, statement).await, all, "{what}");
    }
    let openings = sql!("SELECT CAST(count(*) AS BIGINT) FROM posts");
    assert_eq!(count(db, openings).await, 2 * all, "opening posts");
    let started = sql!("SELECT CAST(count(*) AS BIGINT) FROM outbox WHERE kind = 'conversation.topic-started'");
    assert_eq!(count(db, started).await, 2 * all, "topics announced");
}

/// What a reader at this node gets when walking through a list of the API.
fn listed(server: &Server, path: &str) -> Vec<String> {
    let (mut titles, mut after) = (Vec::new(), String::new());
    loop {
        let (status, text) = request(server.port, "GET", &format!("{path}{after}"), "", None).unwrap();
        assert_eq!(status, 200, "{text}");
        let page: Value = serde_json::from_str(&text).unwrap();
        let items = page["items"].as_array().unwrap();
        titles.extend(items.iter().map(|item| item["title"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return titles,
        }
    }
}

fn expect_each_listed_once(server: &Server) {
    for (kind, path) in
        [("article", "/api/v1/articles?language=en&limit=50"), ("announcement", "/api/v1/news?limit=50")]
    {
        let titles = listed(server, path);
        let wanted: BTreeSet<String> = (0..OVERDUE + SOON).map(|number| title(kind, number)).collect();
        assert_eq!(titles.iter().cloned().collect::<BTreeSet<_>>(), wanted, "{path}");
        assert_eq!(titles.len(), wanted.len(), "{path}: each once");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_scheduled_comes_out_once_on_two_nodes_and_after_a_crash() {
    let Some(database) = TestDatabase::postgres(&madang::migrations()).await else { return };
    schedule(&database).await;
    let (db, url) = (&database.db, database.url());
    let (here, there) = (database.folder.path().join("here"), database.folder.path().join("there"));

    kill_while_it_publishes(&database, &here, &url).await;
    assert_eq!(count(db, topics()).await, 0, "what was begun was not done by half");

    // Both begin at once, and one of them goes down while they are at it.
    let (first, second) = thread::scope(|scope| {
        let first = scope.spawn(|| Server::start(&here, Some(&url)));
        let second = scope.spawn(|| Server::start(&there, Some(&url)));
        (first.join().unwrap(), second.join().unwrap())
    });
    reaches(db, topics(), 1).await;
    first.kill();
    let first = Server::start(&here, Some(&url));

    let all = OVERDUE + SOON;
    reaches(db, topics(), 2 * all as i64).await;
    expect_once(db, all as i64).await;
    for server in [&first, &second] {
        let last = title("announcement", all - 1);
        assert!(soon(|| listed(server, "/api/v1/news?limit=50").contains(&last)), "every node knows of it");
        expect_each_listed_once(server);
    }
    first.kill();
    second.kill();
    database.close().await;
}

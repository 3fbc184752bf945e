//! What the tests of this crate share: a community with questions, and a desk.

use madang_kernel::{Role, sql};
use madang_outbound::WebhookClient;
use madang_testkit::{Client, Plan, Site};
use serde_json::{Value, json};
use std::time::Duration;

/// The yard, questions, moderation and this crate.
pub(crate) fn plan() -> Plan {
    Plan::yard()
        .with(madang_questions::MIGRATIONS, madang_questions::routes(), |builder, _| madang_questions::install(builder))
        .with(madang_moderation::MIGRATIONS, madang_moderation::routes(), |builder, _| builder)
        .with(madang_desk::MIGRATIONS, madang_desk::routes(), |builder, _| {
            madang_desk::install(builder, WebhookClient::new("http://community.test", &["127.0.0.1".to_owned()]))
        })
}

/// Who is there in most tests. Everything begins on Monday the 4th of May 2026 at noon in Seoul.
pub(crate) struct People {
    pub(crate) asker: Client,
    pub(crate) helper: Client,
    pub(crate) agent: Client,
    pub(crate) other: Client,
    pub(crate) manager: Client,
}

/// A community with one space, `help`, and its people.
pub(crate) async fn people(site: &Site) -> People {
    site.space("help").await;
    site.app.settle().await.unwrap();
    People {
        asker: site.member("민지").await.speaking("en"),
        helper: site.member("太郎").await.speaking("en"),
        agent: site.staff("Yuna", Role::Agent).await.speaking("en"),
        other: site.staff("Makoto", Role::Agent).await.speaking("en"),
        manager: site.staff("Serin", Role::Manager).await.speaking("en"),
    }
}

/// Asks in `help`; the question's id.
pub(crate) async fn ask(client: &Client, title: &str) -> String {
    ask_in(client, "help", title, json!({})).await
}

/// Asks with more than a title and a text.
pub(crate) async fn ask_in(client: &Client, space: &str, title: &str, more: Value) -> String {
    let mut body = json!({ "space": space, "title": title, "body": "The pump hums." });
    body.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
    let asked = client.api("POST", "/api/v1/questions", body).await.expect_ok().json();
    client.app().settle().await.unwrap();
    text(&asked["id"])
}

/// Answers; the answer's id.
pub(crate) async fn answer(client: &Client, question: &str) -> String {
    let path = format!("/api/v1/questions/{question}/answers");
    let answered = client.api("POST", &path, json!({ "body": "Clean the filter." })).await.expect_ok().json();
    client.app().settle().await.unwrap();
    text(&answered["id"])
}

/// Sends something to the API that goes well, and settles.
pub(crate) async fn put(client: &Client, path: &str, body: Value) -> Value {
    let answer = client.api("PUT", path, body).await.expect_ok();
    client.app().settle().await.unwrap();
    answer.json()
}

/// Asks the asker for more.
pub(crate) async fn need_information(client: &Client, question: &str) {
    let body = json!({ "state": "needs_information", "note": "Which version?" });
    put(client, &format!("/api/v1/questions/{question}/state"), body).await;
}

/// A JSON text.
pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// A queue as `client` sees it: titles in their order.
pub(crate) async fn queue(client: &Client, queue: &str) -> Vec<String> {
    let page = client.api("GET", &format!("/api/v1/desk/queues/{queue}"), Value::Null).await.expect_ok().json();
    page["items"].as_array().unwrap().iter().map(|item| text(&item["title"])).collect()
}

/// A question at the desk.
pub(crate) async fn thread(client: &Client, topic: &str) -> Value {
    client.api("GET", &format!("/api/v1/desk/threads/{topic}"), Value::Null).await.expect_ok().json()
}

/// A clock of it.
pub(crate) async fn clock(client: &Client, topic: &str, kind: &str) -> Value {
    let thread = thread(client, topic).await;
    let clocks = thread["clocks"].as_array().unwrap().iter();
    clocks.clone().find(|clock| clock["kind"] == kind).cloned().unwrap_or(Value::Null)
}

/// What happened to its clocks and itself, the oldest first.
pub(crate) async fn history(client: &Client, topic: &str) -> Vec<String> {
    let thread = thread(client, topic).await;
    let line = |line: &Value| match line["clock"].as_str() {
        Some(clock) => format!("{clock} {}", text(&line["deed"])),
        None => text(&line["deed"]),
    };
    thread["history"].as_array().unwrap().iter().rev().map(line).collect()
}

/// Passes so many hours, and has the work beside the requests done.
pub(crate) async fn pass(site: &Site, hours: u64) {
    site.app.clock().advance(Duration::from_secs(hours * 3600));
    madang_desk::tick(&site.app).await.unwrap();
    site.app.settle().await.unwrap();
}

/// A program with a token of `client`'s that has these scopes.
pub(crate) async fn program(site: &Site, client: &Client, scopes: &[&str]) -> Client {
    let body = json!({ "name": "tickets", "scopes": scopes, "days": 30 });
    let made = client.api("POST", "/api/v1/tokens", body).await.expect_ok().json();
    site.visitor().header("authorization", &format!("Bearer {}", text(&made["secret"])))
}

/// How many events of a kind there were.
pub(crate) async fn events(site: &Site, kind: &'static str) -> i64 {
    let mut conn = site.app.db().read().await.unwrap();
    conn.q(sql!("SELECT CAST(count(*) AS BIGINT) FROM outbox WHERE kind = $1")).bind(kind).value().await.unwrap()
}

/// Gives somebody a confirmed address, so that mail reaches them: the id at `x.test`.
pub(crate) async fn mailed(site: &Site, client: &Client) {
    let mut tx = site.app.db().write().await.unwrap();
    tx.q(sql!("UPDATE members SET email = $2, email_key = $2, email_confirmed = TRUE, password = 'x' WHERE id = $1"))
        .bind(client.id())
        .bind(format!("{}@x.test", client.id()))
        .run()
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// The e-mails to somebody whom they reach, the oldest first.
pub(crate) async fn mails_to(site: &Site, client: &Client) -> Vec<String> {
    let mut conn = site.app.db().read().await.unwrap();
    let waiting = sql!("SELECT message FROM outgoing_mail WHERE recipient = $1 ORDER BY id");
    let mails: Vec<(String,)> = conn.q(waiting).bind(format!("{}@x.test", client.id())).all().await.unwrap();
    mails.into_iter().map(|mail| mail.0).collect()
}

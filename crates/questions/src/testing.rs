//! What the tests of this crate share: a community with a space for questions, asked and answered through the API.

use madang_kernel::Role;
use madang_testkit::{Client, Plan, Site};
use serde_json::{Value, json};

/// The yard and this crate.
pub(crate) fn plan() -> Plan {
    Plan::yard().with(crate::MIGRATIONS, crate::routes(), |builder, _| crate::install(builder))
}

/// Who is there in most tests.
pub(crate) struct People {
    pub(crate) asker: Client,
    pub(crate) helper: Client,
    pub(crate) other: Client,
    pub(crate) agent: Client,
    pub(crate) visitor: Client,
}

/// A community with one space, `help`, and its people.
pub(crate) async fn people(site: &Site) -> People {
    site.space("help").await;
    // Watchers look at what comes after their first look.
    site.app.settle().await.unwrap();
    People {
        asker: site.member("민지").await.speaking("en"),
        helper: site.member("하나").await.speaking("en"),
        other: site.member("太郎").await.speaking("en"),
        agent: site.staff("Yuna", Role::Agent).await.speaking("en"),
        visitor: site.visitor().speaking("en"),
    }
}

/// Asks, and gives the question's id.
pub(crate) async fn ask(client: &Client, title: &str) -> String {
    let body = json!({ "space": "help", "title": title, "body": "The pump hums but **no** water comes up." });
    let answer = client.api("POST", "/api/v1/questions", body).await.expect_ok();
    text(&answer.json()["id"])
}

/// Answers, and gives the answer's id.
pub(crate) async fn answer(client: &Client, question: &str, body: &str) -> String {
    let path = format!("/api/v1/questions/{question}/answers");
    let answer = client.api("POST", &path, json!({ "body": body })).await.expect_ok();
    text(&answer.json()["id"])
}

/// Changes a state through the API; gives the status.
pub(crate) async fn change(client: &Client, question: &str, body: Value) -> u16 {
    client.api("PUT", &format!("/api/v1/questions/{question}/state"), body).await.status.as_u16()
}

/// A question as the API gives it.
pub(crate) async fn question(client: &Client, question: &str) -> Value {
    client.api("GET", &format!("/api/v1/questions/{question}"), Value::Null).await.expect_ok().json()
}

/// The state of a question.
pub(crate) async fn state(client: &Client, id: &str) -> String {
    text(&question(client, id).await["state"])
}

/// The page of a question.
pub(crate) async fn page(client: &Client, id: &str) -> madang_testkit::Answer {
    let url = text(&question(client, id).await["url"]);
    client.get(&url).await.expect_ok()
}

/// A JSON text.
pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

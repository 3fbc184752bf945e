//! What the tests of this crate share: a community with a collection, and articles written through the API.

use madang_conversation::SpaceKind;
use madang_kernel::{Posting, Role, Visibility};
use madang_testkit::{Client, Plan, Site};
use serde_json::{Value, json};

/// A browser's name for itself; without one a reader is taken for a crawler.
pub(crate) const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/// The yard and this crate.
pub(crate) fn plan() -> Plan {
    Plan::yard().with(crate::MIGRATIONS, crate::routes(), |builder, _| crate::install(builder))
}

/// Who is there in most tests.
pub(crate) struct People {
    pub(crate) agent: Client,
    pub(crate) other_agent: Client,
    pub(crate) manager: Client,
    pub(crate) member: Client,
    pub(crate) visitor: Client,
}

/// A community with the collection `guides`, and its people.
pub(crate) async fn people(site: &Site) -> People {
    site.space_with("guides", SpaceKind::Knowledge, Visibility::Everyone, Posting::Staff).await;
    site.app.settle().await.unwrap();
    let reads = |client: Client| client.speaking("en").header("user-agent", BROWSER);
    People {
        agent: reads(site.staff("Yuna", Role::Agent).await),
        other_agent: reads(site.staff("Ren", Role::Agent).await),
        manager: reads(site.staff("Mina", Role::Manager).await),
        member: reads(site.member("민지").await),
        visitor: reads(site.visitor()),
    }
}

/// An article as it is sent.
pub(crate) fn article(title: &str, body: &str) -> Value {
    json!({ "collection": "guides", "language": "en", "kind": "how_to", "title": title, "body": body, "tags": "water" })
}

/// Begins an article; gives what the workbench says of it.
pub(crate) async fn start(client: &Client, title: &str, body: &str) -> Value {
    client.api("POST", "/api/v1/knowledge/articles", article(title, body)).await.expect_ok().json()
}

/// What the workbench says of an article.
pub(crate) async fn work(client: &Client, id: &str) -> Value {
    client.api("GET", &format!("/api/v1/knowledge/articles/{id}"), Value::Null).await.expect_ok().json()
}

/// Takes a step at the newest revision; gives the status.
pub(crate) async fn step(client: &Client, id: &str, step: &str) -> u16 {
    let revision = work(client, id).await["head"].clone();
    let body = json!({ "step": step, "revision": revision, "note": "Because." });
    client.api("POST", &format!("/api/v1/knowledge/articles/{id}/steps"), body).await.status.as_u16()
}

/// Writes the next revision upon `base`; gives the status.
pub(crate) async fn revise(client: &Client, id: &str, base: i64, title: &str, body: &str) -> u16 {
    let mut input = article(title, body);
    input["base"] = json!(base);
    client.api("PUT", &format!("/api/v1/knowledge/articles/{id}"), input).await.status.as_u16()
}

/// An agent begins an article and another publishes it; gives its id and its topic's.
pub(crate) async fn published(people: &People, title: &str, body: &str) -> (String, String) {
    let id = text(&start(&people.agent, title, body).await["id"]);
    assert_eq!([step(&people.agent, &id, "send").await, step(&people.other_agent, &id, "publish").await], [200, 200]);
    let topic = text(&work(&people.agent, &id).await["topic"]);
    (id, topic)
}

/// An article as readers get it.
pub(crate) async fn read(client: &Client, topic: &str) -> Value {
    client.api("GET", &format!("/api/v1/articles/{topic}"), Value::Null).await.expect_ok().json()
}

/// The page of an article.
pub(crate) async fn page(client: &Client, topic: &str) -> madang_testkit::Answer {
    let url = text(&read(client, topic).await["url"]);
    client.get(&url).await.expect_ok()
}

/// The text of a JSON value.
pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

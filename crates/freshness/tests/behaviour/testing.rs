//! What the tests of this crate share: a community with questions, some of them solved.

use madang_conversation::{SaveProduct, SaveVersion, SpaceKind, Spaces};
use madang_freshness::{LinkChecker, Rules};
use madang_kernel::{Command, Posting, ProductId, Role, Timestamp, VersionId, Visibility};
use madang_testkit::{Client, Plan, Site};
use serde_json::{Value, json};
use std::time::Duration;

/// The yard, questions, articles and this crate; links on this machine are tried.
pub(crate) fn plan() -> Plan {
    let rules = Rules { address: |address| address.is_loopback(), port: |_| true };
    Plan::yard()
        .with(madang_questions::MIGRATIONS, madang_questions::routes(), |builder, _| madang_questions::install(builder))
        .with(madang_knowledge::MIGRATIONS, madang_knowledge::routes(), |builder, _| madang_knowledge::install(builder))
        .with(madang_freshness::MIGRATIONS, madang_freshness::routes(), move |builder, _| {
            madang_freshness::install(builder, LinkChecker::new("http://community.test", rules))
        })
}

/// Who is there in most tests.
pub(crate) struct People {
    pub(crate) asker: Client,
    pub(crate) reader: Client,
    pub(crate) agent: Client,
    pub(crate) other: Client,
    pub(crate) manager: Client,
}

/// A community with one space, `help`, one collection, `guides`, and its people.
pub(crate) async fn people(site: &Site) -> People {
    site.space("help").await;
    site.space_with("guides", SpaceKind::Knowledge, Visibility::Everyone, Posting::Staff).await;
    site.app.settle().await.unwrap();
    People {
        asker: site.member("민지").await.speaking("en"),
        reader: site.member("太郎").await.speaking("en"),
        agent: site.staff("Yuna", Role::Agent).await.speaking("en"),
        other: site.staff("Makoto", Role::Agent).await.speaking("en"),
        manager: site.staff("Serin", Role::Manager).await.speaking("en"),
    }
}

/// A question that `helper` has answered and its asker solved; its id.
pub(crate) async fn solved(people: &People, helper: &Client, title: &str, more: Value) -> String {
    let mut body = json!({ "space": "help", "title": title, "body": "The pump hums." });
    body.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
    let asked = people.asker.api("POST", "/api/v1/questions", body).await.expect_ok().json();
    let question = text(&asked["id"]);
    let path = format!("/api/v1/questions/{question}/answers");
    let answered = helper.api("POST", &path, json!({ "body": "Clean it." })).await.expect_ok().json();
    let path = format!("/api/v1/answers/{}/accept", text(&answered["id"]));
    people.asker.api("PUT", &path, Value::Null).await.expect_ok();
    helper.app().settle().await.unwrap();
    question
}

/// An article of the agent's that the manager has published: its id, and its topic's.
pub(crate) async fn article(people: &People, title: &str, more: Value) -> (String, String) {
    let writer = &people.agent;
    let mut body =
        json!({ "collection": "guides", "language": "en", "kind": "how_to", "title": title, "body": "Clean it." });
    body.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
    let made = writer.api("POST", "/api/v1/knowledge/articles", body).await.expect_ok().json();
    let path = format!("/api/v1/knowledge/articles/{}", text(&made["id"]));
    for (who, step) in [(writer, "send"), (&people.manager, "publish")] {
        let step = json!({ "step": step, "revision": 1, "note": "" });
        who.api("POST", &format!("{path}/steps"), step).await.expect_ok();
    }
    writer.app().settle().await.unwrap();
    let out = writer.api("GET", &path, Value::Null).await.expect_ok().json();
    (text(&made["id"]), text(&out["topic"]))
}

/// A JSON text.
pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The queue as `client` sees it: titles in their order.
pub(crate) async fn queue(client: &Client, query: &str) -> Vec<String> {
    let page = client.api("GET", &format!("/api/v1/reviews{query}"), Value::Null).await.expect_ok().json();
    page["items"].as_array().unwrap().iter().map(|item| text(&item["title"])).collect()
}

/// A review as staff see it.
pub(crate) async fn review(client: &Client, topic: &str) -> Value {
    client.api("GET", &format!("/api/v1/reviews/{topic}"), Value::Null).await.expect_ok().json()
}

/// Why something is on the queue.
pub(crate) async fn why(client: &Client, topic: &str) -> Vec<String> {
    review(client, topic).await["parts"].as_array().unwrap().iter().map(|part| text(&part["why"])).collect()
}

/// So many days.
pub(crate) fn days(n: u64) -> Duration {
    Duration::from_secs(n * 24 * 3600)
}

/// Passes so many days, and has the daily work done.
pub(crate) async fn pass(site: &Site, n: u64) {
    site.app.clock().advance(days(n));
    madang_freshness::refresh(&site.app).await.unwrap();
}

/// A product with two versions: their ids.
pub(crate) async fn product(site: &Site) -> (ProductId, VersionId, VersionId) {
    let product = run(site, SaveProduct { id: None, name: "Hub".into() }).await;
    let save =
        |name: &str| SaveVersion { product, id: None, name: name.into(), released_at: None, end_of_life_at: None };
    let old = run(site, save("1.0")).await;
    let new = run(site, save("2.0")).await;
    (product, old, new)
}

/// Says when a version came out and ends.
pub(crate) async fn date_version(
    site: &Site,
    (product, version): (ProductId, VersionId),
    released_at: Option<Timestamp>,
    end_of_life_at: Option<Timestamp>,
) {
    let command = SaveVersion { product, id: Some(version), name: format!("v{version}"), released_at, end_of_life_at };
    run(site, command).await;
}

async fn run<C: Command>(site: &Site, command: C) -> C::Output {
    let output = site.do_as_system(command).await;
    site.app.service::<Spaces>().reload(&site.app).await.unwrap();
    output
}

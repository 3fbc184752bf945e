//! What publishing does, seen from outside: through the API and the pages, on both databases.

mod banners;
mod comments;
mod desk;
mod incidents;
mod mail;
mod reading;

use madang_kernel::Role;
use madang_testkit::{Client, Plan, Site};
use serde_json::{Value, json};

/// The yard and this crate.
fn plan() -> Plan {
    Plan::yard().with(crate::MIGRATIONS, crate::routes(), |builder, _| crate::install(builder))
}

/// Who is there in most tests.
struct People {
    agent: Client,
    member: Client,
    visitor: Client,
}

async fn people(site: &Site) -> People {
    site.app.settle().await.unwrap();
    People {
        agent: site.staff("Yuna", Role::Agent).await.speaking("en"),
        member: site.member("민지").await.speaking("en"),
        visitor: site.visitor().speaking("en"),
    }
}

/// Begins a draft and gives its id.
async fn draft(client: &Client, kind: &str, more: Value) -> String {
    let mut body = json!({ "kind": kind, "title": "The new pump is here", "body": "It is **quiet** now." });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    text(&client.api("POST", "/api/v1/publications", body).await.expect_ok().json()["id"])
}

/// Sets a state and gives the publication as it is then.
async fn to(client: &Client, id: &str, body: Value) -> Value {
    client.api("PUT", &format!("/api/v1/publications/{id}/state"), body).await.expect_ok().json()
}

/// Begins, publishes, and gives the publication.
async fn published(client: &Client, kind: &str, more: Value) -> Value {
    let id = draft(client, kind, more).await;
    to(client, &id, json!({ "state": "published" })).await
}

/// The news as somebody sees it.
async fn titles(client: &Client) -> Vec<String> {
    let news = client.get("/api/v1/news").await.expect_ok().json();
    news["items"].as_array().unwrap().iter().map(|item| text(&item["title"])).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

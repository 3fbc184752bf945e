//! What the tests of this crate share: people, what they write, and the mail they get.

use madang_kernel::{MemberId, Role, sql};
use madang_testkit::{Answer, Client, Plan, Site};
use serde_json::{Value, json};

/// The yard and this crate.
pub(crate) fn plan() -> Plan {
    Plan::yard()
        .with(madang_messages::MIGRATIONS, madang_messages::routes(), |builder, _| madang_messages::install(builder))
}

/// Who is there in most tests.
pub(crate) struct People {
    pub(crate) mina: Client,
    pub(crate) taro: Client,
    pub(crate) owen: Client,
    pub(crate) agent: Client,
    pub(crate) admin: Client,
}

/// Three members and two employees, all of whom get mail in English. Their handles are their names.
pub(crate) async fn people(site: &Site) -> People {
    site.app.settle().await.unwrap();
    let people = People {
        mina: site.member("mina").await.speaking("en"),
        taro: site.member("taro").await.speaking("en"),
        owen: site.member("owen").await.speaking("en"),
        agent: site.staff("yuna", Role::Agent).await.speaking("en"),
        admin: site.staff("admin", Role::Administrator).await.speaking("en"),
    };
    let named = [(&people.mina, "mina"), (&people.taro, "taro"), (&people.owen, "owen"), (&people.agent, "yuna")];
    for (client, name) in named {
        address(site, client.id(), name).await;
    }
    people
}

async fn address(site: &Site, member: MemberId, name: &str) {
    let mut tx = site.app.db().write().await.unwrap();
    tx.q(sql!("UPDATE members SET email = $2, email_key = $2, email_confirmed = TRUE, language = 'en' WHERE id = $1"))
        .bind(member)
        .bind(format!("{name}@example.com"))
        .run()
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// Begins a conversation by API.
pub(crate) async fn begin(client: &Client, to: &[&str], body: &str) -> Answer {
    client.api("POST", "/api/v1/conversations", json!({ "to": to, "body": body })).await
}

/// Begins a conversation by API; its id and the message's.
pub(crate) async fn begun(client: &Client, to: &[&str], body: &str) -> (String, String) {
    let begun = begin(client, to, body).await.expect_ok().json();
    (text(&begun["id"]), text(&begun["message"]))
}

/// Writes by API.
pub(crate) async fn write(client: &Client, conversation: &str, body: &str) -> Answer {
    client.api("POST", &format!("/api/v1/conversations/{conversation}/messages"), json!({ "body": body })).await
}

/// Writes by API; the message.
pub(crate) async fn written(client: &Client, conversation: &str, body: &str) -> String {
    text(&write(client, conversation, body).await.expect_ok().json()["id"])
}

/// The conversation by API.
pub(crate) async fn read(client: &Client, conversation: &str) -> Value {
    let path = format!("/api/v1/conversations/{conversation}");
    client.api("GET", &path, Value::Null).await.expect_ok().json()
}

/// What is written in it, the oldest first.
pub(crate) async fn said(client: &Client, conversation: &str) -> Vec<String> {
    let talk = read(client, conversation).await;
    talk["messages"].as_array().unwrap().iter().map(|one| text(&one["markdown"])).collect()
}

/// The list by API.
pub(crate) async fn listed(client: &Client, view: &str) -> Value {
    client.api("GET", &format!("/api/v1/conversations?view={view}"), Value::Null).await.expect_ok().json()
}

/// The code of a wrong field, or of the refusal.
pub(crate) fn code(answer: &Answer) -> String {
    let problem = answer.json();
    let field = &problem["errors"][0]["code"];
    text(if field.is_null() { &problem["code"] } else { field })
}

/// The mails to one of the people: their texts.
pub(crate) async fn mails_to(site: &Site, name: &str) -> Vec<String> {
    let mut conn = site.app.db().read().await.unwrap();
    let rows: Vec<(String, String)> =
        conn.q(sql!("SELECT recipient, message FROM outgoing_mail ORDER BY id")).all().await.unwrap();
    let to = format!("{name}@example.com");
    let own = rows.into_iter().filter(|(one, _)| *one == to);
    own.map(|(_, mail)| text(&serde_json::from_str::<Value>(&mail).unwrap()["text"])).collect()
}

/// A JSON text.
pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

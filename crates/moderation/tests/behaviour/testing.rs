//! What the tests of this crate share: a community with a question, its people, and the mail they get.

use madang_kernel::{MemberId, Role, sql};
use madang_testkit::{Client, Plan, Site};
use serde_json::{Value, json};

/// The yard, questions and this crate.
pub(crate) fn plan() -> Plan {
    Plan::yard()
        .with(madang_questions::MIGRATIONS, madang_questions::routes(), |builder, _| madang_questions::install(builder))
        .with(madang_moderation::MIGRATIONS, madang_moderation::routes(), |builder, _| {
            builder.projector(madang_moderation::trust::TrustProjector)
        })
}

/// The same with the automatic checks.
pub(crate) fn checked() -> Plan {
    Plan::yard()
        .with(madang_questions::MIGRATIONS, madang_questions::routes(), |builder, _| madang_questions::install(builder))
        .with(madang_moderation::MIGRATIONS, madang_moderation::routes(), |builder, _| {
            madang_moderation::install(builder)
        })
}

/// An advertisement, as it is seen in forums.
pub(crate) const SPAM: &str =
    "온라인 카지노 꽁머니 3만원!! 먹튀 검증 완료, 지금 바로 신청하세요 https://casino.example 텔레그램 @casino99";

/// Asks by API; the answer.
pub(crate) async fn post_question(client: &Client, title: &str, text: &str) -> madang_testkit::Answer {
    let body = json!({ "space": "help", "title": title, "body": text, "tags": ["wordoftag"] });
    client.api("POST", "/api/v1/questions", body).await
}

/// The posts that wait, as a moderator sees them.
pub(crate) async fn held(client: &Client) -> Vec<Value> {
    let list = client.api("GET", "/api/v1/moderation/held", Value::Null).await.expect_ok().json();
    list["items"].as_array().unwrap().clone()
}

/// Decides on posts by API.
pub(crate) async fn decide(client: &Client, decision: &str, posts: &[String]) -> madang_testkit::Answer {
    let body = json!({ "decision": decision, "posts": posts, "reason": "Please read the guidelines" });
    client.api("POST", "/api/v1/moderation/held", body).await
}

/// Who is there in most tests.
pub(crate) struct People {
    pub(crate) author: Client,
    pub(crate) reader: Client,
    pub(crate) other: Client,
    pub(crate) moderator: Client,
    pub(crate) colleague: Client,
}

/// A community with one space, `help`, and its people, all of whom get mail in English.
pub(crate) async fn people(site: &Site) -> People {
    site.space("help").await;
    let people = People {
        author: site.member("민지").await.speaking("en"),
        reader: site.member("Taro").await.speaking("en"),
        other: site.member("Owen").await.speaking("en"),
        moderator: site.staff("Makoto", Role::Moderator).await.speaking("en"),
        colleague: site.staff("Serin", Role::Moderator).await.speaking("en"),
    };
    for (client, name) in [
        (&people.author, "author"),
        (&people.reader, "reader"),
        (&people.other, "other"),
        (&people.moderator, "moderator"),
        (&people.colleague, "colleague"),
    ] {
        address(site, client.id(), name).await;
    }
    people
}

/// Gives a member an address, `{name}@example.com`, and mail in English.
pub(crate) async fn address(site: &Site, member: MemberId, name: &str) {
    let mut tx = site.app.db().write().await.unwrap();
    let email = format!("{name}@example.com");
    tx.q(sql!("UPDATE members SET email = $2, email_key = $2, email_confirmed = TRUE, language = 'en' WHERE id = $1"))
        .bind(member)
        .bind(email)
        .run()
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// A question of this member's: its topic and its opening post.
pub(crate) async fn ask(client: &Client, title: &str) -> (String, String) {
    let body = json!({ "space": "help", "title": title, "body": format!("Text of {title}.") });
    let asked = client.api("POST", "/api/v1/questions", body).await.expect_ok().json();
    let topic = text(&asked["id"]);
    let mut conn = client.app().db().read().await.unwrap();
    let id: madang_kernel::TopicId = topic.parse().unwrap();
    let (post,): (madang_kernel::PostId,) =
        conn.q(sql!("SELECT opening FROM topics WHERE id = $1")).bind(id).one().await.unwrap();
    (topic, post.to_string())
}

/// Flags a post by API.
pub(crate) async fn flag(client: &Client, post: &str, reason: &str) -> String {
    let path = format!("/api/v1/posts/{post}/flags");
    text(&client.api("POST", &path, json!({ "reason": reason, "note": "Look." })).await.expect_ok().json()["id"])
}

/// The cases as a moderator sees them.
pub(crate) async fn cases(client: &Client, query: &str) -> Vec<Value> {
    let page = client.api("GET", &format!("/api/v1/moderation/cases{query}"), Value::Null).await.expect_ok().json();
    page["items"].as_array().unwrap().clone()
}

/// The titles of the cases as a moderator sees them.
pub(crate) async fn titles(client: &Client, query: &str) -> Vec<String> {
    cases(client, query).await.iter().map(|case| text(&case["title"])).collect()
}

/// The only open case.
pub(crate) async fn only_case(client: &Client) -> String {
    let open = cases(client, "").await;
    assert_eq!(open.len(), 1, "{open:?}");
    text(&open[0]["id"])
}

/// Settles a case by API; the status.
pub(crate) async fn settle(client: &Client, case: &str, decision: &str, reason: &str) -> u16 {
    let path = format!("/api/v1/moderation/cases/{case}/settle");
    client.api("POST", &path, json!({ "decision": decision, "reason": reason })).await.status.as_u16()
}

/// The mails that wait: to whom, and the text.
pub(crate) async fn mails(site: &Site) -> Vec<(String, String)> {
    let mut conn = site.app.db().read().await.unwrap();
    let rows: Vec<(String, String)> =
        conn.q(sql!("SELECT recipient, message FROM outgoing_mail ORDER BY id")).all().await.unwrap();
    let text = |message: &str| serde_json::from_str::<Value>(message).unwrap()["text"].as_str().unwrap().to_owned();
    rows.into_iter().map(|(to, message)| (to, text(&message))).collect()
}

/// The mails to one of the people.
pub(crate) async fn mails_to(site: &Site, name: &str) -> Vec<String> {
    let to = format!("{name}@example.com");
    mails(site).await.into_iter().filter(|(one, _)| *one == to).map(|(_, text)| text).collect()
}

/// A JSON text.
pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

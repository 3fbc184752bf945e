//! News by e-mail.

use super::{draft, people, plan, published, text, to};
use madang_kernel::sql;
use madang_testkit::{Client, Site, on_both};
use serde_json::{Value, json};

/// A member with a confirmed address who subscribed; gives the token of the mails.
async fn subscriber(site: &Site, client: &Client, email: &str, lang: &str) -> String {
    client.api("PATCH", "/api/v1/me", json!({ "news": true })).await.expect_ok();
    let mut tx = site.app.db().write().await.unwrap();
    let given =
        sql!("UPDATE members SET email = $2, email_key = $2, email_confirmed = TRUE, language = $3 WHERE id = $1");
    tx.q(given).bind(client.id()).bind(email).bind(lang).run().await.unwrap();
    tx.commit().await.unwrap();
    let mut conn = site.app.db().read().await.unwrap();
    conn.q(sql!("SELECT news_token FROM members WHERE id = $1")).bind(client.id()).value().await.unwrap()
}

/// Sends all news on its way, and gives recipients and mails.
async fn mails(site: &Site) -> Vec<(String, String)> {
    for _ in 0..4 {
        madang_people::mail_news(&site.app).await.unwrap();
    }
    let mut conn = site.app.db().read().await.unwrap();
    conn.q(sql!("SELECT recipient, message FROM outgoing_mail ORDER BY recipient")).all().await.unwrap()
}

#[tokio::test]
async fn announcements_reach_their_subscribers_once_in_their_language() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let token = subscriber(site, &people.member, "minji@example.com", "ko").await;
        let other = site.member("Aoi").await.speaking("en");
        subscriber(site, &other, "aoi@example.com", "ja").await;
        let item = published(&people.agent, "announcement", json!({})).await;
        let sent = mails(site).await;
        let recipients: Vec<&str> = sent.iter().map(|(recipient, _)| recipient.as_str()).collect();
        assert_eq!(recipients, ["aoi@example.com", "minji@example.com"]);
        assert!(sent[0].1.contains("続きを読む") && sent[1].1.contains("이어서 읽기"), "{sent:?}");
        assert!(sent[1].1.contains(&format!("/unsubscribe/{token}")) && sent[1].1.contains("It is quiet now."));
        let id = text(&item["id"]);
        to(&people.agent, &id, json!({ "state": "draft" })).await;
        to(&people.agent, &id, json!({ "state": "published" })).await;
        published(&people.agent, "blog_entry", json!({})).await;
        assert_eq!(mails(site).await.len(), 2, "nobody is told twice, and blogs are read in their feed");
    })
    .await;
}

#[tokio::test]
async fn one_click_ends_the_news_without_signing_in() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let token = subscriber(site, &people.member, "minji@example.com", "en").await;
        let path = format!("/unsubscribe/{token}");
        assert!(people.visitor.get(&path).await.expect_ok().says("End the news by mail?"));
        let me = people.member.api("GET", "/api/v1/me", Value::Null).await.expect_ok().json();
        assert_eq!(me["news"], true, "opening the link ends nothing");
        let ended = people.visitor.post(&path, &[("List-Unsubscribe", "One-Click")]).await.expect_ok();
        assert!(ended.says("The news has ended"));
        assert_eq!(people.visitor.get("/unsubscribe/unknown").await.status, 404);
        assert_eq!(people.visitor.post("/unsubscribe/unknown", &[]).await.status, 404);
        published(&people.agent, "announcement", json!({})).await;
        assert!(mails(site).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn news_that_is_taken_back_goes_no_further() {
    on_both(plan, async |site| {
        let people = people(site).await;
        subscriber(site, &people.member, "minji@example.com", "en").await;
        let id = draft(&people.agent, "announcement", json!({})).await;
        let state = to(&people.agent, &id, json!({ "state": "published" })).await;
        assert_eq!(state["state"], "published");
        to(&people.agent, &id, json!({ "state": "draft" })).await;
        assert!(mails(site).await.is_empty());
    })
    .await;
}

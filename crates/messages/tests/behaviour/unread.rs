//! What is unread, in the list, in the header and by mail.

use crate::testing::{begun, listed, mails_to, people, plan, read, text, written};
use madang_kernel::Timestamp;
use madang_messages::tell_unread;
use madang_testkit::{Client, Site, on_both};
use serde_json::{Value, json};
use std::time::Duration;

async fn later(site: &Site, minutes: u64) {
    site.app.clock().advance(Duration::from_secs(minutes * 60));
    tell_unread(&site.app).await.unwrap();
}

async fn header(site: &Site, client: &Client) -> bool {
    site.app.settle().await.unwrap();
    client.get("/members").await.expect_ok().says("unread messages")
}

#[tokio::test]
async fn opening_a_conversation_reads_it() {
    on_both(plan, async |site| {
        let p = people(site).await;
        assert!(!header(site, &p.taro).await);
        let (id, _) = begun(&p.mina, &["taro"], "Hi").await;
        written(&p.mina, &id, "Are you there?").await;
        assert!(header(site, &p.taro).await && !header(site, &p.mina).await);
        assert_eq!(listed(&p.taro, "unread").await["items"][0]["unread"], 2);
        let page = p.taro.get(&format!("/messages/{id}")).await.expect_ok();
        assert!(!page.says("unread messages"), "the page that reads it knows");
        assert!(!header(site, &p.taro).await);
        assert!(listed(&p.taro, "unread").await["items"].as_array().unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_program_says_itself_what_was_read() {
    on_both(plan, async |site| {
        let p = people(site).await;
        let (id, first) = begun(&p.mina, &["taro"], "One").await;
        written(&p.mina, &id, "Two").await;
        assert_eq!(read(&p.taro, &id).await["unread"], 2);
        assert_eq!(read(&p.taro, &id).await["unread"], 2, "reading by the API leaves it");
        let path = format!("/api/v1/conversations/{id}/read");
        p.taro.api("PUT", &path, json!({ "up_to": first })).await.expect_ok();
        assert_eq!(read(&p.taro, &id).await["unread"], 1);
    })
    .await;
}

#[tokio::test]
async fn a_deleted_message_is_no_longer_unread() {
    on_both(plan, async |site| {
        let p = people(site).await;
        let (_, message) = begun(&p.mina, &["taro"], "Oops").await;
        p.mina.api("DELETE", &format!("/api/v1/messages/{message}"), Value::Null).await.expect_ok();
        assert_eq!(listed(&p.taro, "all").await["unread"], 0);
        assert!(!header(site, &p.taro).await);
    })
    .await;
}

#[tokio::test]
async fn whoever_does_not_look_gets_one_mail_until_they_have() {
    on_both(plan, async |site| {
        let p = people(site).await;
        let (id, _) = begun(&p.mina, &["taro"], "privatewords").await;
        later(site, 1).await;
        assert!(mails_to(site, "taro").await.is_empty(), "they may be reading");
        later(site, 5).await;
        let mails = mails_to(site, "taro").await;
        assert_eq!(mails.len(), 1);
        assert!(mails[0].contains("mina") && mails[0].contains(&format!("/messages/{id}")));
        assert!(!mails[0].contains("privatewords"), "what was written stays here");
        written(&p.mina, &id, "More").await;
        later(site, 10).await;
        assert_eq!(mails_to(site, "taro").await.len(), 1);
        p.taro.get(&format!("/messages/{id}")).await.expect_ok();
        written(&p.mina, &id, "And more").await;
        later(site, 10).await;
        assert_eq!(mails_to(site, "taro").await.len(), 2);
        assert!(mails_to(site, "mina").await.is_empty());
        assert!(site.app.now() > Timestamp::from_millis(0));
    })
    .await;
}

#[tokio::test]
async fn whoever_looks_soon_or_mutes_or_ignores_gets_no_mail() {
    on_both(plan, async |site| {
        let p = people(site).await;
        let (id, _) = begun(&p.mina, &["taro", "owen", "yuna"], "Hello").await;
        p.taro.get(&format!("/messages/{id}")).await.expect_ok();
        p.owen.post(&format!("/messages/{id}/attention"), &[("attention", "muted")]).await.expect_ok();
        let api = format!("/api/v1/conversations/{id}");
        p.agent.api("PATCH", &api, json!({ "attention": "ignored" })).await.expect_ok();
        later(site, 10).await;
        for name in ["taro", "owen", "yuna"] {
            assert!(mails_to(site, name).await.is_empty(), "{name}");
        }
        assert!(header(site, &p.owen).await, "muted is still in the list");
        assert!(!header(site, &p.agent).await);
        assert!(listed(&p.agent, "all").await["items"].as_array().unwrap().is_empty());
        assert_eq!(text(&listed(&p.agent, "ignored").await["items"][0]["id"]), id);
        written(&p.agent, &id, "I am back").await;
        assert_eq!(text(&listed(&p.agent, "all").await["items"][0]["id"]), id, "who writes wants it again");
    })
    .await;
}

#[tokio::test]
async fn the_list_is_read_page_by_page() {
    on_both(plan, async |site| {
        let p = people(site).await;
        for name in ["taro", "owen", "yuna"] {
            site.app.clock().advance(Duration::from_secs(5));
            begun(&p.mina, &[name], name).await;
        }
        let first = p.mina.api("GET", "/api/v1/conversations?limit=2", Value::Null).await.expect_ok().json();
        let excerpts = |page: &Value| -> Vec<String> {
            page["items"].as_array().unwrap().iter().map(|one| text(&one["excerpt"])).collect()
        };
        assert_eq!(excerpts(&first), ["yuna", "owen"]);
        let path = format!("/api/v1/conversations?limit=2&after={}", text(&first["next"]));
        assert_eq!(excerpts(&p.mina.api("GET", &path, Value::Null).await.json()), ["taro"]);
        let page = p.mina.get("/messages").await.expect_ok();
        assert!(page.statements <= 6, "{}", page.statements);
    })
    .await;
}

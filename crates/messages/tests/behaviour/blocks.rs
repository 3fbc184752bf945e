//! Blocks, and who may write to whom.

use crate::testing::{begin, begun, code, listed, people, plan, read, said, text, write, written};
use madang_testkit::on_both;
use serde_json::{Value, json};

#[tokio::test]
async fn whoever_is_blocked_writes_no_more_and_does_not_read_why() {
    on_both(plan, async |site| {
        let p = people(site).await;
        let (id, _) = begun(&p.taro, &["mina"], "Buy this").await;
        p.mina.post("/settings/blocks", &[("handle", "@taro")]).await.expect_ok();
        assert_eq!(code(&write(&p.taro, &id, "Buy it!").await), "takes-no-messages");
        let form = p.taro.post(&format!("/messages/{id}"), &[("body", "Buy it now")]).await;
        assert_eq!(form.status, 422);
        assert!(form.says("This member takes no messages from you.") && form.says("Buy it now"));
        assert_eq!(code(&begin(&p.taro, &["mina"], "Again").await), "takes-no-messages");
        assert_eq!(code(&write(&p.mina, &id, "Hi").await), "you-block");
        assert!(p.mina.get("/settings/blocks").await.says("taro"));
        p.mina.post("/settings/blocks/undo", &[("handle", "taro")]).await.expect_ok();
        write(&p.taro, &id, "Sorry").await.expect_ok();
    })
    .await;
}

#[tokio::test]
async fn in_a_group_the_blocked_ones_messages_are_folded_and_not_counted() {
    on_both(plan, async |site| {
        let p = people(site).await;
        let (id, _) = begun(&p.owen, &["mina", "taro"], "Hello").await;
        p.mina.get(&format!("/messages/{id}")).await.expect_ok();
        p.mina.api("PUT", "/api/v1/me/blocks/taro", Value::Null).await.expect_ok();
        written(&p.taro, &id, "Noise").await;
        assert_eq!(listed(&p.mina, "all").await["items"][0]["unread"], 0);
        assert_eq!(text(&listed(&p.mina, "all").await["items"][0]["excerpt"]), "");
        assert_eq!(listed(&p.owen, "all").await["items"][0]["unread"], 1);
        let page = p.mina.get(&format!("/messages/{id}")).await.expect_ok();
        assert!(page.says("A message of taro, whom you blocked"));
        assert_eq!(read(&p.mina, &id).await["messages"][1]["from_blocked"], true);
        assert!(said(&p.mina, &id).await.contains(&"Noise".to_owned()), "folded, and not taken away");
        let add = json!({ "to": ["mina", "owen"], "body": "A new group" });
        assert_eq!(code(&p.taro.api("POST", "/api/v1/conversations", add).await), "takes-no-messages");
    })
    .await;
}

#[tokio::test]
async fn a_block_takes_the_blocked_ones_messages_out_of_what_is_unread() {
    on_both(plan, async |site| {
        let p = people(site).await;
        begun(&p.taro, &["mina"], "Buy this").await;
        assert_eq!(listed(&p.mina, "unread").await["unread"], 1);
        p.mina.api("PUT", "/api/v1/me/blocks/taro", Value::Null).await.expect_ok();
        assert_eq!(listed(&p.mina, "unread").await["unread"], 0);
        let blocks = p.mina.api("GET", "/api/v1/me/blocks", Value::Null).await.expect_ok().json();
        assert_eq!(text(&blocks["items"][0]["handle"]), "taro");
        p.mina.api("DELETE", "/api/v1/me/blocks/taro", Value::Null).await.expect_ok();
        assert_eq!(p.mina.api("PUT", "/api/v1/me/blocks/nobody-here", Value::Null).await.status, 404);
        assert_eq!(code(&p.mina.api("PUT", "/api/v1/me/blocks/mina", Value::Null).await), "not-yourself");
    })
    .await;
}

#[tokio::test]
async fn a_member_chooses_who_may_write_and_staff_always_may() {
    on_both(plan, async |site| {
        let p = people(site).await;
        let (id, _) = begun(&p.mina, &["owen"], "Before").await;
        p.mina.post("/settings/blocks/welcome", &[("who", "staff")]).await.expect_ok();
        assert_eq!(code(&begin(&p.taro, &["mina"], "Hi").await), "takes-no-messages");
        begun(&p.agent, &["mina"], "From the team").await;
        write(&p.owen, &id, "Mina wrote to me before").await.expect_ok();
        p.mina.api("PUT", "/api/v1/me/messaging", json!({ "who": "nobody" })).await.expect_ok();
        begun(&p.agent, &["mina"], "Still from the team").await;
        assert_eq!(text(&p.mina.api("GET", "/api/v1/me/messaging", Value::Null).await.json()["who"]), "nobody");
        assert_eq!(p.mina.post("/settings/blocks/welcome", &[("who", "friends")]).await.status, 422);
    })
    .await;
}

//! Beginning, writing, changing and reading.

use crate::testing::{begin, begun, code, listed, people, plan, read, said, text, write, written};
use madang_testkit::on_both;
use serde_json::{Value, json};
use std::time::Duration;

#[tokio::test]
async fn two_members_have_one_conversation_whoever_begins() {
    on_both(plan, async |site| {
        let p = people(site).await;
        let (first, _) = begun(&p.mina, &["taro"], "Hello **Taro**").await;
        let (again, _) = begun(&p.taro, &["mina"], "Hello yourself").await;
        assert_eq!(first, again);
        assert_eq!(said(&p.mina, &first).await, ["Hello **Taro**", "Hello yourself"]);
        let new = p.taro.get("/messages/new?to=mina").await;
        assert_eq!(new.location(), format!("/messages/{first}#write"));
        let page = p.taro.get(&format!("/messages/{first}")).await.expect_ok();
        assert!(page.says("<strong>Taro</strong>") && page.says("Hello yourself"));
    })
    .await;
}

#[tokio::test]
async fn two_who_write_to_each_other_at_the_same_moment_get_one_conversation() {
    on_both(plan, async |site| {
        let p = people(site).await;
        let (one, other) = tokio::join!(begun(&p.mina, &["taro"], "Hi"), begun(&p.taro, &["mina"], "Hi you"));
        assert_eq!(one.0, other.0);
        assert_eq!(said(&p.mina, &one.0).await.len(), 2);
        assert_eq!(listed(&p.taro, "all").await["items"].as_array().unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn nobody_reads_a_conversation_they_are_not_in_whatever_their_office() {
    on_both(plan, async |site| {
        let p = people(site).await;
        let (id, message) = begun(&p.mina, &["taro"], "secretword").await;
        for outsider in [&p.owen, &p.agent, &p.admin] {
            let api = format!("/api/v1/conversations/{id}");
            let one = format!("/api/v1/messages/{message}");
            for (method, path, body) in [
                ("GET", api.clone(), Value::Null),
                ("PATCH", api.clone(), json!({ "attention": "muted" })),
                ("PATCH", api.clone(), json!({ "title": "Ours" })),
                ("PUT", format!("{api}/read"), json!({ "up_to": message })),
                ("POST", format!("{api}/members"), json!({ "handle": "owen" })),
                ("DELETE", format!("{api}/members/me"), Value::Null),
                ("POST", format!("{api}/messages"), json!({ "body": "Me too" })),
                ("PATCH", one.clone(), json!({ "body": "Changed" })),
                ("DELETE", one.clone(), Value::Null),
            ] {
                assert_eq!(outsider.api(method, &path, body).await.status, 404, "{method} {path}");
            }
            assert_eq!(outsider.get(&format!("/messages/{id}")).await.status, 404);
            assert_eq!(outsider.post(&format!("/messages/{id}"), &[("body", "x")]).await.status, 404);
            assert_eq!(outsider.get(&format!("/messages/entries/{message}/edit")).await.status, 404);
            assert!(!outsider.get("/messages").await.says("secretword"));
        }
        assert_eq!(
            p.taro.api("PATCH", &format!("/api/v1/messages/{message}"), json!({ "body": "x" })).await.status,
            403
        );
        assert_eq!(site.visitor().get("/messages").await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_is_kept_with_what_is_wrong() {
    on_both(plan, async |site| {
        let p = people(site).await;
        let answer = p.mina.post("/messages/new", &[("to", "@nobody-here"), ("body", "Typed with care")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.says("Typed with care") && answer.says("nobody-here"));
        assert_eq!(code(&begin(&p.mina, &["mina"], "Me").await), "nobody-to-write-to");
        assert_eq!(code(&begin(&p.mina, &["taro"], " ").await), "empty");
        assert_eq!(code(&begin(&p.mina, &["taro"], &"a".repeat(10_001)).await), "too-long");
        let (id, _) = begun(&p.mina, &["taro"], "Hi").await;
        let long = "b".repeat(10_001);
        let answer = p.mina.post(&format!("/messages/{id}"), &[("body", &long)]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.says(&long));
    })
    .await;
}

#[tokio::test]
async fn an_author_changes_a_message_for_a_quarter_of_an_hour_and_deletes_it_at_any_time() {
    on_both(plan, async |site| {
        let p = people(site).await;
        let (id, message) = begun(&p.mina, &["taro"], "Frist").await;
        let path = format!("/api/v1/messages/{message}");
        p.mina.api("PATCH", &path, json!({ "body": "First" })).await.expect_ok();
        assert_eq!(said(&p.taro, &id).await, ["First"]);
        site.app.clock().advance(Duration::from_secs(16 * 60));
        assert_eq!(code(&p.mina.api("PATCH", &path, json!({ "body": "Late" })).await), "too-late-to-edit");
        let form = p.mina.post(&format!("/messages/entries/{message}/edit"), &[("body", "Late words")]).await;
        assert_eq!(form.status, 422);
        assert!(form.says("Late words"));
        p.mina.post(&format!("/messages/entries/{message}/delete"), &[]).await.expect_ok();
        assert_eq!(said(&p.taro, &id).await, [""]);
        assert!(p.taro.get(&format!("/messages/{id}")).await.says("This message was deleted."));
        assert_eq!(p.mina.api("DELETE", &path, Value::Null).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn earlier_messages_are_read_page_by_page() {
    on_both(plan, async |site| {
        let p = people(site).await;
        let (id, _) = begun(&p.mina, &["taro"], "number 0").await;
        for n in 1..7 {
            site.app.clock().advance(Duration::from_secs(20));
            written(&p.mina, &id, &format!("number {n}")).await;
        }
        let newest = read(&p.taro, &format!("{id}?limit=3")).await;
        let texts = |talk: &Value| -> Vec<String> {
            talk["messages"].as_array().unwrap().iter().map(|one| text(&one["markdown"])).collect()
        };
        assert_eq!(texts(&newest), ["number 4", "number 5", "number 6"]);
        let before = read(&p.taro, &format!("{id}?limit=4&before={}", text(&newest["earlier"]))).await;
        assert_eq!(texts(&before), ["number 0", "number 1", "number 2", "number 3"]);
        assert!(before.get("earlier").is_none());
        p.taro.get(&format!("/messages/{id}?before={}", text(&newest["earlier"]))).await.expect_ok();
    })
    .await;
}

#[tokio::test]
async fn a_suspended_member_stays_named_and_is_not_written_to() {
    on_both(plan, async |site| {
        let p = people(site).await;
        let (id, _) = begun(&p.mina, &["taro"], "Hi").await;
        let mut tx = site.app.db().write().await.unwrap();
        tx.q(madang_kernel::sql!("UPDATE members SET state = 'suspended' WHERE id = $1"))
            .bind(p.taro.id())
            .run()
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert!(p.mina.get(&format!("/messages/{id}")).await.says("taro"));
        assert_eq!(code(&write(&p.mina, &id, "Are you there?").await), "takes-no-messages");
    })
    .await;
}

//! What is being typed is kept.

use crate::{begin, talk};
use madang_kernel::Role;
use madang_testkit::{Plan, on_both};
use serde_json::{Value, json};

#[tokio::test]
async fn a_draft_is_kept_for_its_writer_alone_until_it_goes() {
    on_both(Plan::yard, async |site| {
        let (writer, other) = (site.member("민지").await, site.staff("Sora", Role::Administrator).await);
        let typed = json!({ "title": "물 주기", "body": "겨울에는 얼마나\n자주 주나요?" });
        assert_eq!(writer.api("PUT", "/drafts/ask", typed.clone()).await.status, 204);
        assert_eq!(writer.api("GET", "/drafts/ask", Value::Null).await.expect_ok().json()["fields"], typed);
        assert_eq!(other.api("GET", "/drafts/ask", Value::Null).await.status, 404);
        let page = writer.get("/drafts").await.expect_ok();
        assert!(page.says("물 주기") && page.says("href=\"/ask\""), "{}", page.text);
        assert_eq!(writer.post("/drafts/ask/delete", &[]).await.location(), "/drafts");
        assert!(!writer.get("/drafts").await.expect_ok().says("물 주기"));
        writer.api("PUT", "/drafts/ask", typed).await.expect_ok();
        writer.api("PUT", "/drafts/ask", json!({ "title": " ", "body": "" })).await.expect_ok();
        assert_eq!(writer.api("GET", "/drafts/ask", Value::Null).await.status, 404, "an empty draft is none");
    })
    .await;
}

#[tokio::test]
async fn a_draft_leads_to_where_writing_goes_on() {
    on_both(Plan::yard, async |site| {
        let space = talk(site).await;
        let writer = site.member("민지").await;
        let begun = begin(&writer, "talk", "Where it belongs", "Text", "").await;
        for key in [format!("answer-{}", begun.topic), format!("edit-{}", begun.post), format!("start-{space}")] {
            writer.api("PUT", &format!("/drafts/{key}"), json!({ "body": "half a sent" })).await.expect_ok();
        }
        let page = writer.get("/drafts").await.expect_ok();
        for url in [format!("/p/{}", begun.post), format!("/p/{}/edit", begun.post), "/s/talk/start".to_owned()] {
            assert!(page.says(&format!("href=\"{url}\"")), "{url} in {}", page.text);
        }
        assert!(page.says("Where it belongs") && page.says("half a sent"));
    })
    .await;
}

#[tokio::test]
async fn a_draft_has_its_bounds() {
    on_both(Plan::yard, async |site| {
        let writer = site.member("민지").await;
        let long = json!({ "body": "a".repeat(310_000) });
        assert_eq!(writer.api("PUT", "/drafts/ask", long).await.status, 413);
        assert_eq!(writer.api("PUT", "/drafts/no%20key", json!({ "body": "x" })).await.status, 404);
        assert_eq!(writer.api("PUT", "/drafts/ask", json!(["x"])).await.status, 422);
        assert_eq!(site.visitor().api("PUT", "/drafts/ask", json!({ "body": "x" })).await.status, 401);
        for number in 0..105 {
            let key = format!("/drafts/answer-{number}");
            writer.api("PUT", &key, json!({ "body": "x" })).await.expect_ok();
            site.app.clock().advance(std::time::Duration::from_secs(1));
        }
        assert_eq!(writer.api("GET", "/drafts/answer-4", Value::Null).await.status, 404, "the oldest made room");
        assert_eq!(writer.api("GET", "/drafts/answer-5", Value::Null).await.status, 200);
    })
    .await;
}

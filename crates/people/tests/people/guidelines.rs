//! Guidelines: publishing, agreeing, and what waits for it.

use crate::kit::PASSWORD;
use madang_kernel::Role;
use madang_testkit::{Plan, on_both};
use serde_json::{Value, json};
use std::time::Duration;

fn texts() -> Value {
    json!({ "en": "Welcome.\n\n## Be kind {#kind}\nAlways.", "ko": "환영해요.\n\n## 서로 존중해요 {#kind}\n언제나요." })
}

#[tokio::test]
async fn a_manager_publishes_guidelines_from_a_preset_and_everybody_reads_them() {
    on_both(Plan::yard, async |site| {
        let manager = site.staff("Mina", Role::Manager).await.speaking("en");
        let visitor = site.visitor().speaking("ja");
        assert!(visitor.get("/guidelines").await.expect_ok().says("ガイドラインはまだありません"));
        let editor = manager.get("/admin/guidelines?preset=public").await.expect_ok();
        assert!(editor.says("No advertising") && editor.says("宣伝をしない"));
        let wrong = [("text_en", "## A {#a}\nx"), ("text_ko", "## 가 {#b}\n나"), ("note", "first"), ("asks", "no")];
        let answer = manager.post("/admin/guidelines", &wrong).await;
        assert_eq!(answer.status, 422);
        assert!(answer.says("not the same as in the other languages") && answer.says("## 가 {#b}"));
        let form =
            [("text_en", "Hi\r\n## Be <b> kind {#kind}\r\nx"), ("text_ja", "## やさしく {#kind}"), ("asks", "no")];
        assert_eq!(manager.post("/admin/guidelines", &form).await.location(), "/admin/guidelines");
        assert!(visitor.get("/guidelines").await.expect_ok().says("やさしく"));
        assert!(visitor.get("/").await.expect_ok().says("href=\"/guidelines\""));
        let read = visitor.api("GET", "/api/v1/guidelines", Value::Null).await.expect_ok().json();
        assert_eq!((&read["version"], &read["rules"][0]["code"]), (&json!(1), &json!("kind")));
        let agent = site.staff("Jihye", Role::Agent).await;
        assert_eq!(agent.api("POST", "/api/v1/guidelines", json!({ "texts": texts() })).await.status, 403);
        manager.api("POST", "/api/v1/guidelines", json!({ "texts": texts(), "note": "Kinder" })).await;
        assert!(visitor.get("/guidelines/versions").await.expect_ok().says("Kinder"));
        assert!(visitor.get("/guidelines/versions/1").await.expect_ok().says("現在は適用されていません"));
        assert_eq!(visitor.get("/guidelines/versions/3").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn whoever_signs_up_agrees_and_it_is_written_down() {
    on_both(Plan::yard, async |site| {
        let manager = site.staff("Mina", Role::Manager).await;
        manager.api("POST", "/api/v1/guidelines", json!({ "texts": texts() })).await;
        let visitor = site.visitor().speaking("en");
        let form = [("name", "Owen"), ("email", "owen@example.com"), ("password", PASSWORD), ("guidelines", "1")];
        let answer = visitor.post("/sign-up", &form).await;
        assert_eq!(answer.status, 422);
        assert!(answer.says("read the guidelines and agree") && answer.says("owen@example.com"));
        let agreed = [&form[..], &[("agree", "on")]].concat();
        assert_eq!(visitor.post("/sign-up", &agreed).await.location(), "/sign-up/sent");
        let log = manager.api("GET", "/api/v1/guidelines/1/consents", Value::Null).await.expect_ok().json();
        assert_eq!(log["items"][0]["handle"], "Owen");
        assert!(manager.get("/admin/guidelines/1/consents").await.expect_ok().says("Owen"));
        assert_eq!(visitor.api("GET", "/api/v1/guidelines/1/consents", Value::Null).await.status, 401);
    })
    .await;
}

#[tokio::test]
async fn a_new_version_asks_again_and_after_its_time_writing_waits_for_it() {
    on_both(Plan::yard, async |site| {
        let space = site.discussions("talk").await;
        let member = site.member("Haneul").await.speaking("en");
        let manager = site.staff("Mina", Role::Manager).await;
        manager.api("POST", "/api/v1/guidelines", json!({ "texts": texts(), "days": 7 })).await.expect_ok();
        assert!(member.get("/").await.expect_ok().says("Our guidelines have changed"));
        let topic = |title: &str| json!({ "space": space.to_string(), "title": title, "body": "A text long enough." });
        member.api("POST", "/api/v1/topics", topic("Before it is due")).await.expect_ok();
        site.app.clock().advance(Duration::from_secs(7 * 24 * 3600));
        let refused = member.api("POST", "/api/v1/topics", topic("After that")).await;
        assert_eq!((refused.status.as_u16(), &refused.json()["code"]), (409, &json!("guidelines")));
        manager.api("POST", "/api/v1/topics", topic("Staff works on")).await.expect_ok();
        let stale = member.api("PUT", "/api/v1/me/guidelines", json!({ "version": 2 })).await;
        assert_eq!(stale.json()["code"], "guidelines-changed");
        let form = [("version", "1"), ("next", "/questions")];
        assert_eq!(member.post("/guidelines/agree", &form).await.location(), "/questions");
        member.api("POST", "/api/v1/topics", topic("Agreed now")).await.expect_ok();
        assert!(!member.get("/").await.expect_ok().says("Our guidelines have changed"));
        assert!(member.get("/guidelines").await.expect_ok().says("You agreed to them on"));
    })
    .await;
}

#[tokio::test]
async fn what_staff_does_is_in_the_audit_log_which_nobody_can_change() {
    on_both(Plan::yard, async |site| {
        let manager = site.staff("Mina", Role::Manager).await.speaking("en");
        manager.api("POST", "/api/v1/guidelines", json!({ "texts": texts() })).await.expect_ok();
        let member = site.member("Haneul").await;
        member.api("PUT", "/api/v1/me/guidelines", json!({ "version": 1 })).await;
        let sought = madang_kernel::audit::Sought::default();
        let mut conn = site.app.db().read().await.unwrap();
        let entries = madang_kernel::audit::entries(&mut conn, &sought, 10).await.unwrap();
        let actions: Vec<_> = entries.iter().map(|entry| (entry.action.as_str(), entry.actor)).collect();
        assert_eq!(actions, [("people.publish_guidelines", manager.id())]);
        drop(conn);
        let mut tx = site.app.db().write().await.unwrap();
        assert!(tx.q(madang_kernel::sql!("DELETE FROM audit_log")).run().await.is_err());
    })
    .await;
}

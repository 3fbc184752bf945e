//! What moderators did can be read: by them, and as a summary by everybody where that was opened.

use crate::testing::{ask, flag, only_case, people, plan, settle, text};
use madang_kernel::{Role, sql};
use madang_testkit::on_both;
use serde_json::{Value, json};

#[tokio::test]
async fn the_log_tells_moderators_who_did_what_and_can_be_narrowed() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (_, post) = ask(&people.author, "Cheap pumps").await;
        flag(&people.reader, &post, "spam").await;
        let case = only_case(&people.moderator).await;
        assert_eq!(settle(&people.moderator, &case, "hide", "Advertising").await, 204);
        let mut conn = site.app.db().read().await.unwrap();
        let handle: String =
            conn.q(sql!("SELECT handle FROM members WHERE id = $1")).bind(people.author.id()).value().await.unwrap();
        drop(conn);
        let warning = json!({ "kind": "warning", "rule": "No advertising", "message": "Please stop." });
        let path = format!("/api/v1/moderation/members/{handle}/sanctions");
        people.colleague.api("POST", &path, warning).await.expect_ok();
        let actions = async |query: &str| -> Vec<String> {
            let log = people.moderator.api("GET", &format!("/api/v1/moderation/log{query}"), Value::Null).await;
            let log = log.expect_ok().json();
            log["items"].as_array().unwrap().iter().map(|entry| text(&entry["action"])).collect()
        };
        let all = actions("").await;
        assert_eq!(all[0], "moderation.sanctioned");
        assert!(all.contains(&"moderation.settled".to_owned()), "{all:?}");
        assert_eq!(actions(&format!("?by={}", people.colleague.id())).await, ["moderation.sanctioned"]);
        assert_eq!(actions("?action=moderation.settled").await, ["moderation.settled"]);
        assert_eq!(actions(&format!("?member={handle}&limit=1")).await, ["moderation.sanctioned"]);
        let page = people.moderator.get("/moderation/log").await.expect_ok();
        assert!(page.says("Gave a sanction") && page.says("No advertising") && !page.says("Taro"), "not who flagged");
        assert_eq!(people.reader.get("/moderation/log").await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn the_summary_is_closed_until_a_manager_opens_it_and_names_nobody() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let manager = site.staff("Garam", Role::Manager).await.speaking("en");
        let (_, post) = ask(&people.author, "Cheap pumps").await;
        flag(&people.reader, &post, "spam").await;
        let case = only_case(&people.moderator).await;
        assert_eq!(settle(&people.moderator, &case, "hide", "Advertising").await, 204);
        assert_eq!(people.reader.get("/guidelines/log").await.status, 404);
        assert_eq!(people.moderator.post("/moderation/log/public", &[("public_log", "on")]).await.status, 403);
        manager.post("/moderation/log/public", &[("public_log", "on")]).await.expect_ok();
        let page = site.visitor().speaking("en").get("/guidelines/log").await.expect_ok();
        assert!(page.says("Spam or advertising") && page.says("Hidden") && page.says("help"));
        for name in ["Taro", "민지", "Makoto", "Cheap pumps"] {
            assert!(!page.says(name), "{name}");
        }
        let api = site.visitor().api("GET", "/api/v1/guidelines/log", Value::Null).await.expect_ok().json();
        assert_eq!((text(&api["items"][0]["what"]), text(&api["items"][0]["outcome"])), ("post".into(), "hide".into()));
        manager.api("PUT", "/api/v1/moderation/settings", json!({ "public_log": false })).await.expect_ok();
        assert_eq!(site.visitor().get("/guidelines/log").await.status, 404);
    })
    .await;
}

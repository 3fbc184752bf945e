//! What moderators did can be read: by them, and as a summary by everybody where that was opened.

use crate::testing::{ask, flag, mails_to, only_case, people, plan, settle, text};
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

#[tokio::test]
async fn rules_are_read_in_ones_own_language_and_what_was_typed_stays_with_moderators() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let manager = site.staff("Garam", Role::Manager).await.speaking("en");
        let moderator = site.staff("Aoi", Role::Moderator).await.speaking("ja");
        manager.post("/moderation/log/public", &[("public_log", "on")]).await.expect_ok();
        let handle = text(&people.author.api("GET", "/api/v1/me", Value::Null).await.json()["handle"]);
        let path = format!("/api/v1/moderation/members/{handle}/sanctions");
        let typed = json!({ "kind": "warning", "rule": "Taro is to be left alone", "message": "Please stop." });
        people.moderator.api("POST", &path, typed).await.expect_ok();
        site.do_as_system(madang_people::guidelines::PublishGuidelines::full_set().unwrap()).await;
        site.app.settings().reload(site.app.db()).await.unwrap();
        let cited = json!({ "kind": "removal", "rule": "spam", "message": "Advertising." });
        people.moderator.api("POST", &path, cited).await.expect_ok();
        // It is kept in the member's language.
        assert!(mails_to(site, "author").await.iter().any(|mail| mail.contains("No advertising")));
        let page = site.visitor().speaking("ja").get("/guidelines/log").await.expect_ok();
        assert!(page.says("宣伝をしない") && page.says("そのほかのルール"));
        assert!(!page.says("No advertising") && !page.says("Taro"));
        assert!(site.visitor().speaking("en").get("/guidelines/log").await.says("Another rule"));
        let api = site.visitor().api("GET", "/api/v1/guidelines/log", Value::Null).await.expect_ok().json();
        let rules: Vec<String> = api["items"].as_array().unwrap().iter().map(|item| text(&item["rule"])).collect();
        assert_eq!(rules, ["spam", ""]);
        let log = moderator.get("/moderation/log").await.expect_ok();
        assert!(log.says("宣伝をしない") && log.says("Taro is to be left alone") && !log.says("No advertising"));
        let waiting = moderator.get("/moderation/waiting").await.expect_ok();
        assert!(waiting.says("宣伝をしない") && !waiting.says("No advertising"));
    })
    .await;
}

#[tokio::test]
async fn the_log_says_who_reads_the_summary_from_then_on() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let manager = site.staff("Garam", Role::Manager).await.speaking("en");
        manager.post("/moderation/log/public", &[("public_log", "on")]).await.expect_ok();
        let log = people.moderator.get("/moderation/log").await.expect_ok();
        assert!(log.says("Open to everybody") && !log.says("Something else") && !log.says("For moderators only"));
        manager.post("/moderation/log/public", &[]).await.expect_ok();
        assert!(people.moderator.get("/moderation/log").await.says("For moderators only"));
        let query = "/api/v1/moderation/log?action=moderation.save_settings";
        let entries = people.moderator.api("GET", query, Value::Null).await.expect_ok().json();
        assert_eq!(entries["items"][1]["details"]["public_log"], true);
    })
    .await;
}

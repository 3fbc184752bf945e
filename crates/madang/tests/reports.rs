//! A private message that is reported: messages know it, moderation decides, and the two meet in the wiring.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

use madang_kernel::Role;
use madang_testkit::{Plan, on_both};
use serde_json::{Value, json};

fn plan() -> Plan {
    Plan::yard()
        .with(madang_questions::MIGRATIONS, madang_questions::routes(), |builder, _| madang_questions::install(builder))
        .with(madang_moderation::MIGRATIONS, madang_moderation::routes(), |builder, _| {
            madang_moderation::install(builder)
        })
        .with(madang_messages::MIGRATIONS, madang_messages::routes(), |builder, _| {
            madang::connect_reports(madang_messages::install(builder))
        })
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_moderator_reads_what_was_reported_and_no_more_and_puts_it_away() {
    on_both(plan, async |site| {
        site.app.settle().await.unwrap();
        let writer = site.staff("yuna", Role::Agent).await.speaking("en");
        let reader = site.member("taro").await.speaking("en");
        let outsider = site.member("owen").await.speaking("en");
        let moderator = site.staff("makoto", Role::Moderator).await.speaking("en");
        let begun = json!({ "to": ["taro"], "body": "Good morning" });
        let begun = writer.api("POST", "/api/v1/conversations", begun).await.expect_ok().json();
        let talk = format!("/api/v1/conversations/{}", text(&begun["id"]));
        let rude =
            writer.api("POST", &format!("{talk}/messages"), json!({ "body": "You fool" })).await.expect_ok().json();
        writer.api("POST", &format!("{talk}/messages"), json!({ "body": "Laterwords" })).await.expect_ok();
        let flags = format!("/api/v1/messages/{}/flags", text(&rude["id"]));
        let flag = json!({ "reason": "rude", "note": "Look." });
        for stranger in [&outsider, &moderator] {
            assert_eq!(stranger.api("POST", &flags, flag.clone()).await.status, 404);
        }
        reader.get(&format!("/messages/flags/{}", text(&rude["id"]))).await.expect_ok();
        reader.api("POST", &flags, flag).await.expect_ok();
        site.app.settle().await.unwrap();
        let cases = moderator.api("GET", "/api/v1/moderation/cases", Value::Null).await.expect_ok().json();
        let case = format!("/api/v1/moderation/cases/{}", text(&cases["items"][0]["id"]));
        let seen = moderator.api("GET", &case, Value::Null).await.expect_ok();
        assert!(seen.says("Good morning") && seen.says("You fool") && !seen.says("Laterwords"), "{}", seen.text);
        let decision = json!({ "decision": "hide", "reason": "Please be kind" });
        moderator.api("POST", &format!("{case}/settle"), decision).await.expect_ok();
        site.app.settle().await.unwrap();
        let read = reader.api("GET", &talk, Value::Null).await.expect_ok().json();
        assert_eq!(
            (&read["messages"][1]["hidden"], text(&read["messages"][1]["markdown"])),
            (&json!(true), String::new())
        );
        assert_eq!(text(&read["messages"][2]["markdown"]), "Laterwords");
        assert_eq!(moderator.api("GET", &talk, Value::Null).await.status, 404);
    })
    .await;
}

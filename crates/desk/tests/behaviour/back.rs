//! When the team is back, as the asker is told it: as questions are given out, and by opening hours without a rota.

use crate::{
    rota::enter,
    testing::{People, ask, ask_in, people, plan, put},
};
use madang_kernel::{Posting, Role, Visibility};
use madang_testkit::{Client, Site, on_both};
use serde_json::{Value, json};
use std::time::Duration;

const ENGLISH: &str = "The pump makes this noise every night. I have cleaned the filter already.";
const UNKNOWN: &str = "it is not known yet when somebody will be";

async fn shift(people: &People, of: &Client, from: &str, to: &str) {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let body = json!({ "agent": of.id().to_string(), "weekdays": days, "from": from, "to": to, "every_weeks": 1,
        "first_day": "2026-05-01" });
    enter(people, body).await;
}

async fn takes(people: &People, of: &Client, cap: i64, languages: &[&str]) {
    let path = format!("/api/v1/desk/rota/agents/{}", of.id());
    people.manager.api("PUT", &path, json!({ "cap": cap, "languages": languages })).await.expect_ok();
}

/// What the asker reads of it: the day and the time, or that nobody knows.
async fn told(asker: &Client, id: &str) -> String {
    let page = asker.get(&format!("/q/{id}/{}", "the-pump-is-loud")).await.expect_ok();
    if page.says(UNKNOWN) {
        return "unknown".to_owned();
    }
    match page.text.split("The team is back on ").nth(1) {
        Some(rest) => rest.split(". Other").next().unwrap().to_owned(),
        None => String::new(),
    }
}

async fn english(people: &People) -> String {
    ask_in(&people.asker, "help", "The pump is loud", json!({ "body": ENGLISH })).await
}

#[tokio::test]
async fn the_team_is_back_when_somebody_is_who_speaks_the_language_and_has_room() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = english(&people).await;
        // In the afternoon only Korean is spoken, and English in the evening.
        shift(&people, &people.agent, "14:00", "18:00").await;
        shift(&people, &people.other, "16:00", "20:00").await;
        takes(&people, &people.agent, 5, &["ko"]).await;
        takes(&people, &people.other, 5, &["en"]).await;
        // Where nobody on duty speaks it, whoever is there gets it.
        assert_time(&told(&people.asker, &id).await, 5);
        takes(&people, &people.agent, 0, &["ko"]).await;
        assert_time(&told(&people.asker, &id).await, 7);
        takes(&people, &people.other, 0, &["en"]).await;
        assert_eq!(told(&people.asker, &id).await, "unknown");
        takes(&people, &people.other, 5, &["en"]).await;
        site.app.clock().advance(Duration::from_secs(5 * 3600));
        assert_eq!(told(&people.asker, &id).await, "");
    })
    .await;
}

/// Hours are told in UTC: Seoul is nine ahead.
fn assert_time(told: &str, hour: u8) {
    assert!(told.contains(&format!(" {hour}:00")) && told.starts_with("Monday"), "{told}");
}

#[tokio::test]
async fn who_does_not_see_the_space_is_not_waited_for_and_who_has_the_question_is() {
    on_both(plan, async |site| {
        let people = people(site).await;
        closed(site).await;
        shift(&people, &people.agent, "14:00", "18:00").await;
        let body = json!({ "body": ENGLISH });
        let boss = site.staff("Garam", Role::Moderator).await.speaking("en");
        let id = ask_in(&people.manager, "closed", "The pump is loud", body).await;
        assert_eq!(told(&people.manager, &id).await, "unknown");
        shift(&people, &boss, "15:00", "18:00").await;
        assert_time(&told(&people.manager, &id).await, 6);
        // An open question of Makoto's is answered by Makoto.
        let open = english(&people).await;
        shift(&people, &people.other, "17:00", "18:00").await;
        assert_time(&told(&people.asker, &open).await, 5);
        let taken = json!({ "assignee": "me" });
        put(&people.other, &format!("/api/v1/desk/threads/{open}/assignee"), taken).await;
        assert_time(&told(&people.asker, &open).await, 8);
    })
    .await;
}

async fn closed(site: &Site) {
    let kind = madang_conversation::SpaceKind::Questions;
    site.space_with("closed", kind, Visibility::Groups, Posting::Members).await;
    site.app.settle().await.unwrap();
}

#[tokio::test]
async fn without_a_rota_opening_hours_say_when_once_somebody_has_set_them() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = english(&people).await;
        ask(&people.asker, "Fan").await;
        site.app.clock().advance(Duration::from_secs(8 * 3600));
        assert_eq!(told(&people.asker, &id).await, "");
        let mut settings = people.manager.api("GET", "/api/v1/admin/desk", Value::Null).await.expect_ok().json();
        settings["calendars"][0]["name"] = json!("Team");
        put(&people.manager, "/api/v1/admin/desk", settings).await;
        // Monday evening; Tuesday is Children's Day, Wednesday begins at nine in Seoul.
        let back = told(&people.asker, &id).await;
        assert!(back.starts_with("Wednesday, May 6, 2026") && back.contains("12:00"), "{back}");
        site.app.clock().advance(Duration::from_secs(28 * 3600 + 9 * 3600));
        assert_eq!(told(&people.asker, &id).await, "");
    })
    .await;
}

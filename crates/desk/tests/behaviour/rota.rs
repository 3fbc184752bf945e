//! Who is there when, who is away, and who takes on what.

use crate::testing::{People, people, plan, text};
use madang_kernel::sql;
use madang_testkit::{Client, Site, on_both};
use serde_json::{Value, json};

/// A shift from Monday to Friday, from the 4th of May 2026 on.
fn shift(of: &Client, from: &str, to: &str) -> Value {
    json!({ "agent": of.id().to_string(), "weekdays": ["mon", "tue", "wed", "thu", "fri"], "from": from, "to": to,
        "every_weeks": 1, "first_day": "2026-05-04", "calendar": "office" })
}

/// Enters it; its id.
pub(crate) async fn enter(people: &People, shift: Value) -> String {
    text(&people.manager.api("POST", "/api/v1/desk/rota/shifts", shift).await.expect_ok().json()["id"])
}

async fn rota(client: &Client, from: &str) -> Value {
    client.api("GET", &format!("/api/v1/desk/rota?from={from}"), Value::Null).await.expect_ok().json()
}

fn duties(rota: &Value) -> Vec<String> {
    let line = |one: &Value| format!("{} {} {}", text(&one["name"]), text(&one["from"]), text(&one["to"]));
    rota["duties"].as_array().unwrap().iter().map(line).collect()
}

async fn deeds(site: &Site) -> Vec<String> {
    let mut conn = site.app.db().read().await.unwrap();
    let rows: Vec<(String,)> = conn.q(sql!("SELECT action FROM audit_log ORDER BY id")).all().await.unwrap();
    rows.into_iter().map(|(action,)| action).collect()
}

#[tokio::test]
async fn managers_enter_shifts_and_everybody_of_the_team_sees_who_is_on_and_the_gaps() {
    on_both(plan, async |site| {
        let people = people(site).await;
        assert!(people.agent.get("/desk/rota").await.expect_ok().says("No shifts yet"));
        enter(&people, shift(&people.agent, "09:00", "13:00")).await;
        let late = enter(&people, shift(&people.other, "14:00", "18:00")).await;
        let week = rota(&people.agent, "2026-05-04").await;
        // Children's Day is free.
        let days = ["04", "06", "07", "08"];
        let want: Vec<String> = days
            .iter()
            .flat_map(|day| {
                [
                    format!("Yuna 2026-05-{day}T00:00:00.000Z 2026-05-{day}T04:00:00.000Z"),
                    format!("Makoto 2026-05-{day}T05:00:00.000Z 2026-05-{day}T09:00:00.000Z"),
                ]
            })
            .collect();
        assert_eq!(duties(&week), want);
        assert_eq!(week["gaps"].as_array().unwrap().len(), 4);
        assert_eq!(week["gaps"][0], json!({ "from": "2026-05-04T04:00:00.000Z", "to": "2026-05-04T05:00:00.000Z" }));
        let page = people.agent.get("/desk/rota?week=2026-05-06").await.expect_ok();
        assert!(page.says("Yuna") && page.says("Nobody") && page.says("In 4 stretches") && page.says("Children’s Day"));
        assert!(!page.says("Add a shift"));
        assert!(people.manager.get("/desk/rota").await.says("Add a shift"));
        // It is noon in Seoul.
        assert!(page.says("On duty now") && page.says("Yuna until"));
        let mut changed = shift(&people.other, "13:00", "18:00");
        changed["calendar"] = json!("");
        people.manager.api("PUT", &format!("/api/v1/desk/rota/shifts/{late}"), changed).await.expect_ok();
        let week = rota(&people.agent, "2026-05-04").await;
        assert_eq!((week["gaps"].as_array().unwrap().len(), duties(&week).len()), (0, 9));
        people.manager.api("DELETE", &format!("/api/v1/desk/rota/shifts/{late}"), Value::Null).await.expect_ok();
        assert_eq!(duties(&rota(&people.agent, "2026-05-04").await).len(), 4);
        assert_eq!(
            deeds(site).await,
            ["desk.shift-saved", "desk.shift-saved", "desk.shift-saved", "desk.shift-dropped"]
        );
    })
    .await;
}

#[tokio::test]
async fn the_form_of_a_shift_keeps_what_was_typed_and_a_week_is_copied() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = people.agent.id().to_string();
        let mut form = vec![("agent", id.as_str()), ("from", "22:00"), ("to", "06:00"), ("zone", "Asia/Seul")];
        form.extend([("first_day", "2026-05-06"), ("last_day", "2026-05-06"), ("every_weeks", "1")]);
        let wrong = people.manager.post("/desk/rota/shifts/new", &form).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.says("Enter a known time zone") && wrong.says("Asia/Seul") && wrong.says("22:00"));
        form[3].1 = "Asia/Seoul";
        let saved = people.manager.post("/desk/rota/shifts/new", &form).await;
        assert_eq!(saved.location(), "/desk/rota?week=2026-05-04");
        assert!(people.manager.get("/desk/rota?week=2026-05-04").await.says("Copy this week"));
        let copied = people.manager.post("/desk/rota/copy", &[("week", "2026-05-04")]).await;
        assert_eq!(copied.location(), "/desk/rota?week=2026-05-11");
        let body = json!({ "from": "2026-05-06", "to": "2026-05-13" });
        let again = people.manager.api("POST", "/api/v1/desk/rota/copy", body).await.expect_ok().json();
        assert_eq!(again["shifts"], 0);
        assert_eq!(
            duties(&rota(&people.agent, "2026-05-11").await),
            ["Yuna 2026-05-13T13:00:00.000Z 2026-05-13T21:00:00.000Z"]
        );
        let shift = text(&rota(&people.agent, "2026-05-11").await["duties"][0]["shift"]);
        assert!(people.manager.get(&format!("/desk/rota/shifts/{shift}")).await.expect_ok().says("2026-05-13"));
        people.manager.post(&format!("/desk/rota/shifts/{shift}/delete"), &[]).await.expect_ok();
        assert_eq!(duties(&rota(&people.agent, "2026-05-11").await), [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn agents_enter_their_own_leave_and_a_substitute_takes_the_shifts_and_hears_of_it() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let mut tx = site.app.db().write().await.unwrap();
        tx.q(sql!("UPDATE members SET email = 'm@x.test', email_key = 'm@x.test', email_confirmed = TRUE, password = 'x' WHERE id = $1"))
            .bind(people.other.id())
            .run()
            .await
            .unwrap();
        tx.commit().await.unwrap();
        enter(&people, shift(&people.agent, "09:00", "18:00")).await;
        let other = people.other.id().to_string();
        let foreign = json!({ "agent": other, "first_day": "2026-05-06", "last_day": "2026-05-07" });
        assert_eq!(people.agent.api("POST", "/api/v1/desk/rota/leave", foreign).await.status, 403);
        let form = [("first_day", "2026-05-07"), ("last_day", "2026-05-06"), ("substitute", other.as_str())];
        let wrong = people.agent.post("/desk/rota/leave", &form).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.says("not before the first") && wrong.says("2026-05-07"));
        let form = [("first_day", "2026-05-06"), ("last_day", "2026-05-07"), ("substitute", other.as_str())];
        people.agent.post("/desk/rota/leave", &form).await.expect_ok();
        assert_eq!(people.agent.post("/desk/rota/leave", &form).await.status, 422);
        let week = rota(&people.agent, "2026-05-04").await;
        let who: Vec<String> = week["duties"].as_array().unwrap().iter().map(|one| text(&one["name"])).collect();
        assert_eq!(who, ["Yuna", "Makoto", "Makoto", "Yuna"]);
        assert_eq!(text(&week["duties"][1]["instead_of"]), people.agent.id().to_string());
        let page = people.other.get("/desk/rota?week=2026-05-04").await.expect_ok();
        assert!(page.says("instead of Yuna") && page.says("Substitute: Makoto"));
        let mut conn = site.app.db().read().await.unwrap();
        let mails: i64 = conn.q(sql!("SELECT CAST(count(*) AS BIGINT) FROM outgoing_mail")).value().await.unwrap();
        assert_eq!(mails, 1);
        drop(conn);
        let leave = text(&week["leave"][0]["id"]);
        assert_eq!(people.other.api("DELETE", &format!("/api/v1/desk/rota/leave/{leave}"), Value::Null).await.status, 403);
        people.agent.post(&format!("/desk/rota/leave/{leave}/delete"), &[]).await.expect_ok();
        assert!(rota(&people.agent, "2026-05-04").await["leave"].as_array().unwrap().is_empty());
        assert_eq!(deeds(site).await, ["desk.shift-saved", "desk.leave-entered", "desk.leave-dropped"]);
    })
    .await;
}

#[tokio::test]
async fn managers_say_what_an_agent_takes_on() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let path = format!("/desk/rota/agents/{}", people.agent.id());
        let form = [("cap", "many"), ("language-ko", "on"), ("tags", "Pump, 필터")];
        let wrong = people.manager.post(&path, &form).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.says("between 0 and 500") && wrong.says("many") && wrong.says("필터"));
        people.manager.post(&path, &[("cap", "5"), ("language-ko", "on"), ("tags", "Pump, 필터")]).await.expect_ok();
        let agents = rota(&people.agent, "2026-05-04").await["agents"].clone();
        assert_eq!((agents[0]["cap"].as_i64(), &agents[0]["languages"]), (Some(5), &json!(["ko"])));
        assert_eq!(agents[0]["tags"], json!(["pump", "필터"]));
        let page = people.agent.get("/desk/rota").await.expect_ok();
        assert!(page.says("0 of 5") && page.says("Korean") && page.says("pump, 필터"));
        assert_eq!(people.agent.get(&path).await.status, 403);
        let wrong = json!({ "cap": 5, "languages": ["fr"] });
        assert_eq!(people.manager.api("PUT", &format!("/api/v1{path}"), wrong).await.status, 422);
        assert_eq!(deeds(site).await, ["desk.agent-set"]);
    })
    .await;
}

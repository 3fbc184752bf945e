//! What managers set.

use crate::testing::{ask, ask_in, clock, pass, people, plan, text};
use madang_testkit::on_both;
use serde_json::{Value, json};

#[tokio::test]
async fn a_calendar_is_made_by_a_form_that_keeps_what_was_typed() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let page = people.manager.get("/admin/desk").await.expect_ok();
        assert!(page.says("Asia/Seoul") && page.says("Children’s Day"));
        let mut form =
            vec![("name", "Tokyo"), ("zone", "Asia/Tokio"), ("jp", "on"), ("days", "2026-05-07 - Moving house")];
        form.extend([("day-0", "9-12, 13-18"), ("day-1", "9-18"), ("day-2", "9-18"), ("day-3", "9-18")]);
        let wrong = people.manager.post("/admin/desk/calendars/new", &form).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.says("Enter a known time zone") && wrong.says("9-12, 13-18") && wrong.says("Moving house"));
        form[1].1 = "Asia/Tokyo";
        people.manager.post("/admin/desk/calendars/new", &form).await.expect_ok();
        let settings = people.manager.api("GET", "/api/v1/admin/desk", Value::Null).await.expect_ok().json();
        assert_eq!(settings["calendars"][1]["code"], "calendar-2");
        assert_eq!(settings["calendars"][1]["week"][0], "09:00-12:00, 13:00-18:00");
        let page = people.manager.get("/admin/desk").await.expect_ok();
        assert!(page.says("Greenery Day") || page.says("Children’s Day"));
        assert!(page.says("Moving house"));
        // One that is used stays.
        people.manager.post("/admin/desk/calendars/office/delete", &[]).await.expect_ok();
        assert!(people.manager.get("/admin/desk").await.says("This calendar is in use"));
        people.manager.post("/admin/desk/calendars/calendar-2/delete", &[]).await.expect_ok();
        let settings = people.manager.api("GET", "/api/v1/admin/desk", Value::Null).await.expect_ok().json();
        assert_eq!(settings["calendars"].as_array().unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_space_has_promises_of_its_own() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let fast = site.space("fast").await;
        let path = format!("/admin/desk/targets/{fast}");
        let wrong = people.manager.post(&path, &[("calendar", "office"), ("first-normal", "soon")]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.says("value=\"soon\""));
        let form = [("calendar", "office"), ("first-normal", "0.5"), ("settled-normal", "")];
        people.manager.post(&path, &form).await.expect_ok();
        site.app.settle().await.unwrap();
        let slow = ask(&people.asker, "Slow").await;
        let quick = ask_in(&people.asker, "fast", "Quick", json!({})).await;
        assert_eq!(clock(&people.agent, &slow, "first_response").await["target_minutes"], 540);
        let first = clock(&people.agent, &quick, "first_response").await;
        assert_eq!(
            (first["target_minutes"].as_i64(), text(&first["due_at"])),
            (Some(30), "2026-05-04T03:30:00.000Z".into())
        );
        assert_eq!(clock(&people.agent, &quick, "resolution").await, Value::Null);
        people.manager.post(&format!("{path}/delete"), &[]).await.expect_ok();
        site.app.settle().await.unwrap();
        pass(site, 0).await;
        assert_eq!(clock(&people.agent, &quick, "first_response").await["target_minutes"], 540);
        assert_eq!(clock(&people.agent, &quick, "resolution").await["target_minutes"], 2700);
    })
    .await;
}

#[tokio::test]
async fn what_does_not_fit_together_is_refused_and_nothing_changes() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let before = people.manager.api("GET", "/api/v1/admin/desk", Value::Null).await.expect_ok().json();
        let mut wrong = before.clone();
        wrong["plans"][0]["calendar"] = json!("night");
        assert_eq!(people.manager.api("PUT", "/api/v1/admin/desk", wrong).await.status, 422);
        let mut wrong = before.clone();
        wrong["calendars"][0]["week"][0] = json!("18-9");
        assert!(people.manager.api("PUT", "/api/v1/admin/desk", wrong).await.status.is_client_error());
        assert_eq!(people.manager.api("GET", "/api/v1/admin/desk", Value::Null).await.expect_ok().json(), before);
        assert_eq!(people.agent.api("PUT", "/api/v1/admin/desk", before).await.status, 403);
    })
    .await;
}

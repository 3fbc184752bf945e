//! Notes at the end of a shift.

use crate::{
    rota::enter,
    testing::{ask, history, people, plan, put, text, thread},
};
use madang_kernel::sql;
use madang_testkit::on_both;
use serde_json::{Value, json};

#[tokio::test]
async fn a_note_goes_to_whoever_is_on_duty_next_with_the_questions_and_stands_on_the_desk_until_read() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        put(&people.agent, &format!("/api/v1/desk/threads/{id}/assignee"), json!({ "assignee": "me" })).await;
        let field = format!("note-{id}");
        let form =
            [("to", ""), ("text", "Watch the pumps."), (field.as_str(), "Asked for a picture."), ("move_them", "on")];
        let nobody = people.agent.post("/desk/handover", &form).await;
        assert_eq!(nobody.status, 422);
        assert!(
            nobody.says("Choose a colleague") && nobody.says("Watch the pumps.") && nobody.says("Asked for a picture.")
        );
        let shift = json!({ "agent": people.other.id().to_string(), "weekdays": ["mon"], "from": "18:00", "to": "22:00",
            "every_weeks": 1, "first_day": "2026-05-04" });
        enter(&people, shift).await;
        let left = people.agent.post("/desk/handover", &form).await;
        assert!(left.location().starts_with("/desk/handover/"), "{}", left.text);
        let note = left.location().to_owned();
        assert!(people.agent.get(&note).await.expect_ok().says("Asked for a picture."));
        assert!(people.other.get("/desk").await.says("Hand-over note by Yuna"));
        assert!(!people.manager.get("/desk").await.says("Hand-over note by Yuna"));
        assert_eq!(text(&thread(&people.other, &id).await["assignee_handle"]), "Makoto");
        assert_eq!(text(&thread(&people.other, &id).await["note"]), "Asked for a picture.");
        assert_eq!(history(&people.other, &id).await[2..], ["taken", "handed"]);
        let page = people.other.get(&note).await.expect_ok();
        assert!(page.says("Watch the pumps.") && page.says("Pump") && page.says("I have read it"));
        people.other.post(&format!("{note}/read"), &[]).await.expect_ok();
        assert!(!people.other.get("/desk").await.says("Hand-over note by Yuna"));
        let mut conn = site.app.db().read().await.unwrap();
        let deeds: Vec<(String,)> = conn.q(sql!("SELECT action FROM audit_log ORDER BY id")).all().await.unwrap();
        assert_eq!(deeds.last().unwrap().0, "desk.handed-over");
    })
    .await;
}

#[tokio::test]
async fn a_named_colleague_alone_reads_it_through_the_api_too() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        put(&people.agent, &format!("/api/v1/desk/threads/{id}/assignee"), json!({ "assignee": "me" })).await;
        let input =
            json!({ "to": people.other.id().to_string(), "text": "", "notes": [{ "topic": id, "note": "Wait." }] });
        let note = people.agent.api("POST", "/api/v1/desk/handovers", input).await.expect_ok().json();
        assert_eq!((text(&note["threads"][0]["note"]), note["threads_count"].as_i64()), ("Wait.".into(), Some(1)));
        assert_eq!(text(&thread(&people.agent, &id).await["assignee_handle"]), "Yuna");
        let path = format!("/api/v1/desk/handovers/{}", text(&note["id"]));
        people.other.api("GET", &path, Value::Null).await.expect_ok();
        let stranger = site.staff("Jiwoo", madang_kernel::Role::Agent).await;
        assert_eq!(stranger.api("GET", &path, Value::Null).await.status, 404);
        let unread = people.other.api("GET", "/api/v1/desk/handovers", Value::Null).await.expect_ok().json();
        assert_eq!(unread.as_array().unwrap().len(), 1);
        people.other.api("POST", &format!("{path}/read"), Value::Null).await.expect_ok();
        let unread = people.other.api("GET", "/api/v1/desk/handovers", Value::Null).await.expect_ok().json();
        assert_eq!(unread, json!([]));
        let own = json!({ "to": people.agent.id().to_string(), "text": "Me." });
        assert_eq!(people.agent.api("POST", "/api/v1/desk/handovers", own).await.status, 422);
        let empty = json!({ "to": people.agent.id().to_string() });
        assert_eq!(people.other.api("POST", "/api/v1/desk/handovers", empty).await.status, 422);
    })
    .await;
}

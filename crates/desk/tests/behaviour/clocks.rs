//! Clocks of questions: opening hours, waiting, warnings, marks, history.

use crate::testing::{
    answer, ask, clock, events, history, mailed, mails_to, need_information, pass, people, plan, put, queue, text,
    thread,
};
use madang_testkit::on_both;
use serde_json::{Value, json};

#[tokio::test]
async fn a_question_is_due_in_opening_hours_and_warned_of_and_marked_once() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        // Nine hours from Monday noon: six until six, and three on Wednesday, for Tuesday is Children's Day.
        let first = clock(&people.agent, &id, "first_response").await;
        assert_eq!(
            (text(&first["due_at"]), text(&first["status"])),
            ("2026-05-06T03:00:00.000Z".into(), "running".into())
        );
        assert_eq!(queue(&people.agent, "breaching").await, [""; 0]);
        pass(site, 40).await;
        assert_eq!(events(site, "desk.clock-warned").await, 0);
        // Wednesday at ten: a quarter of nine hours is left at a quarter to ten.
        pass(site, 6).await;
        assert_eq!((events(site, "desk.clock-warned").await, events(site, "desk.clock-breached").await), (1, 0));
        assert_eq!(queue(&people.agent, "breaching").await, ["Pump"]);
        pass(site, 3).await;
        assert_eq!((events(site, "desk.clock-warned").await, events(site, "desk.clock-breached").await), (1, 1));
        pass(site, 1).await;
        assert_eq!((events(site, "desk.clock-warned").await, events(site, "desk.clock-breached").await), (1, 1));
        assert!(clock(&people.agent, &id, "first_response").await["late"].as_bool().unwrap());
        answer(&people.agent, &id).await;
        let first = clock(&people.agent, &id, "first_response").await;
        assert_eq!((text(&first["status"]), first["late"].as_bool()), ("met".into(), Some(true)));
        let told = history(&people.agent, &id).await;
        let wanted = [
            "first_response started",
            "resolution started",
            "first_response warned",
            "first_response breached",
            "first_response met",
        ];
        assert_eq!(told, wanted);
        let page = people.agent.get(&format!("/desk/{id}")).await.expect_ok();
        assert!(page.says("First response: time ran out") && page.says("Resolution"));
    })
    .await;
}

#[tokio::test]
async fn a_clock_waits_for_the_asker_and_the_question_comes_back_to_the_queue() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        pass(site, 1).await;
        need_information(&people.agent, &id).await;
        // Asking for more is the first reply.
        assert_eq!(clock(&people.agent, &id, "first_response").await["status"], "met");
        let resolution = clock(&people.agent, &id, "resolution").await;
        assert_eq!((text(&resolution["status"]), resolution["due_at"].clone()), ("waiting".into(), Value::Null));
        pass(site, 24 * 30).await;
        assert_eq!(events(site, "desk.clock-breached").await, 0);
        assert_eq!(clock(&people.agent, &id, "resolution").await["used_minutes"], 60);
        assert_eq!(queue(&people.agent, "returned").await, [""; 0]);
        answer(&people.asker, &id).await;
        assert_eq!(clock(&people.agent, &id, "resolution").await["status"], "running");
        assert_eq!(queue(&people.agent, "returned").await, ["Pump"]);
        answer(&people.agent, &id).await;
        assert_eq!(queue(&people.agent, "returned").await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn an_asker_who_edits_the_question_brings_it_back_to_the_queue_and_its_clock_goes_on() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let question = people.asker.api("GET", &format!("/api/v1/questions/{id}"), Value::Null).await.json();
        pass(site, 1).await;
        need_information(&people.agent, &id).await;
        pass(site, 1).await;
        assert_eq!(clock(&people.agent, &id, "resolution").await["status"], "waiting");
        let path = format!("/api/v1/posts/{}", text(&question["post"]));
        people.asker.api("PATCH", &path, json!({ "body": "The pump hums. It is version 3." })).await.expect_ok();
        site.app.settle().await.unwrap();
        assert_eq!(thread(&people.agent, &id).await["state"], "open");
        assert_eq!(clock(&people.agent, &id, "resolution").await["status"], "running");
        assert_eq!(queue(&people.agent, "returned").await, ["Pump"]);
    })
    .await;
}

#[tokio::test]
async fn solving_meets_the_promise_and_taking_it_back_goes_on() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let post = answer(&people.helper, &id).await;
        // Another member's answer counts, as it is set.
        assert_eq!(clock(&people.agent, &id, "first_response").await["status"], "met");
        put(&people.asker, &format!("/api/v1/answers/{post}/accept"), Value::Null).await;
        assert_eq!(clock(&people.agent, &id, "resolution").await["status"], "met");
        people.asker.api("DELETE", &format!("/api/v1/answers/{post}/accept"), Value::Null).await.expect_ok();
        site.app.settle().await.unwrap();
        assert_eq!(clock(&people.agent, &id, "resolution").await["status"], "running");
        put(&people.agent, &format!("/api/v1/answers/{post}/verdict"), json!({ "verdict": "verified" })).await;
        assert_eq!(clock(&people.agent, &id, "resolution").await["status"], "met");
    })
    .await;
}

#[tokio::test]
async fn only_staff_count_where_it_is_set_so() {
    on_both(plan, async |site| {
        let people = people(site).await;
        people.manager.post("/admin/desk", &[]).await.expect_ok();
        site.app.settle().await.unwrap();
        let id = ask(&people.asker, "Pump").await;
        answer(&people.helper, &id).await;
        assert_eq!(clock(&people.agent, &id, "first_response").await["status"], "running");
        answer(&people.agent, &id).await;
        assert_eq!(clock(&people.agent, &id, "first_response").await["status"], "met");
    })
    .await;
}

#[tokio::test]
async fn a_priority_and_new_promises_move_what_is_due() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let path = format!("/api/v1/desk/threads/{id}/priority");
        put(&people.agent, &path, json!({ "priority": "urgent" })).await;
        let first = clock(&people.agent, &id, "first_response").await;
        assert_eq!(
            (first["target_minutes"].as_i64(), text(&first["due_at"])),
            (Some(60), "2026-05-04T04:00:00.000Z".into())
        );
        assert_eq!(people.agent.api("PUT", &path, json!({ "priority": "soon" })).await.status, 422);
        let mut settings = people.manager.api("GET", "/api/v1/admin/desk", Value::Null).await.expect_ok().json();
        for target in settings["plans"][0]["targets"].as_array_mut().unwrap() {
            target["first_response"] = json!(120);
        }
        put(&people.manager, "/api/v1/admin/desk", settings).await;
        pass(site, 0).await;
        let first = clock(&people.agent, &id, "first_response").await;
        assert_eq!(text(&first["due_at"]), "2026-05-04T05:00:00.000Z");
        let told = history(&people.agent, &id).await;
        assert!(
            told.contains(&"priority".to_owned()) && told.contains(&"first_response retargeted".to_owned()),
            "{told:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_removed_question_is_owed_nothing_until_it_comes_back() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let opening = people.agent.api("GET", &format!("/api/v1/questions/{id}"), Value::Null).await.json();
        let post = text(&opening["post"]);
        people.asker.api("DELETE", &format!("/api/v1/posts/{post}"), Value::Null).await.expect_ok();
        site.app.settle().await.unwrap();
        assert_eq!(queue(&people.agent, "unanswered").await, [""; 0]);
        assert_eq!(people.agent.get(&format!("/desk/{id}")).await.status, 404);
        pass(site, 24 * 60).await;
        assert_eq!(events(site, "desk.clock-breached").await, 0);
    })
    .await;
}

#[tokio::test]
async fn whoever_has_questions_that_are_due_soon_hears_it_once_for_all_of_them() {
    on_both(plan, async |site| {
        let people = people(site).await;
        mailed(site, &people.agent).await;
        for title in ["Pump", "Fan"] {
            let id = ask(&people.asker, title).await;
            put(&people.agent, &format!("/api/v1/desk/threads/{id}/assignee"), json!({ "assignee": "me" })).await;
        }
        ask(&people.asker, "Lamp").await;
        // Wednesday at ten: three quarters of the nine hours are over since a quarter to ten.
        pass(site, 46).await;
        let mails = mails_to(site, &people.agent).await;
        assert_eq!(mails.len(), 1, "{mails:?}");
        assert!(
            mails[0].contains("/desk?queue=breaching") && mails[0].contains("- Pump") && mails[0].contains("- Fan")
        );
        assert!(!mails[0].contains("Lamp"), "{mails:?}");
        pass(site, 1).await;
        assert_eq!(mails_to(site, &people.agent).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn eight_workers_mark_each_clock_once() {
    on_both(plan, async |site| {
        let people = people(site).await;
        for n in 0..20 {
            ask(&people.asker, &format!("Pump {n}")).await;
        }
        site.app.clock().advance(std::time::Duration::from_secs(30 * 24 * 3600));
        let ticks = (0..8).map(|_| {
            tokio::spawn({
                let app = site.app.clone();
                async move { madang_desk::tick(&app).await }
            })
        });
        for tick in ticks.collect::<Vec<_>>() {
            tick.await.unwrap().unwrap();
        }
        // What one of them held while another passed by is marked at the next turn.
        pass(site, 0).await;
        assert_eq!(events(site, "desk.clock-breached").await, 40);
        assert_eq!(events(site, "desk.clock-warned").await, 40);
        let id = ask(&people.asker, "After").await;
        assert!(thread(&people.agent, &id).await["clocks"].as_array().unwrap().len() == 2);
    })
    .await;
}

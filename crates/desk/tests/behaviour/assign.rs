//! Whose a question is, who has it open, and when it comes back.

use crate::testing::{answer, ask, events, history, need_information, pass, people, plan, put, queue, text, thread};
use madang_kernel::sql;
use madang_testkit::on_both;
use serde_json::{Value, json};

#[tokio::test]
async fn of_two_who_take_a_question_one_has_it() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let path = format!("/api/v1/desk/threads/{id}/assignee");
        let taken = put(&people.agent, &path, json!({ "assignee": "me" })).await;
        assert_eq!(text(&taken["assignee_handle"]), "Yuna");
        let late = people.other.api("PUT", &path, json!({ "assignee": "me" })).await;
        assert_eq!((late.status.as_u16(), text(&late.json()["code"])), (409, "taken-already".into()));
        // The own id is nobody else than `me`.
        let own = json!({ "assignee": people.other.id().to_string() });
        let late = people.other.api("PUT", &path, own).await;
        assert_eq!((late.status.as_u16(), text(&late.json()["code"])), (409, "taken-already".into()));
        assert_eq!(text(&thread(&people.agent, &id).await["assignee_handle"]), "Yuna");
        let told = people.other.post(&format!("/desk/{id}/take"), &[("back", "/desk")]).await;
        assert_eq!(told.location(), "/desk");
        assert!(people.other.get("/desk").await.says("A colleague was faster"));
        put(&people.other, &path, json!({})).await;
        assert_eq!(thread(&people.agent, &id).await["assignee"], Value::Null);
        assert_eq!(history(&people.agent, &id).await[2..], ["taken", "given_back"]);
        let mut conn = site.app.db().read().await.unwrap();
        let deeds: Vec<(String,)> = conn.q(sql!("SELECT action FROM audit_log ORDER BY id")).all().await.unwrap();
        assert_eq!(deeds, [("desk.taken".to_owned(),), ("desk.given-back".to_owned(),)]);
    })
    .await;
}

#[tokio::test]
async fn a_question_is_handed_on_with_a_note_and_a_clock_and_by_mail() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let mut tx = site.app.db().write().await.unwrap();
        tx.q(sql!("UPDATE members SET email = 'm@x.test', email_key = 'm@x.test', email_confirmed = TRUE, password = 'x' WHERE id = $1"))
            .bind(people.other.id())
            .run()
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let id = ask(&people.asker, "Pump").await;
        let to = people.other.id().to_string();
        let path = format!("/desk/{id}/hand-on");
        let empty = people.agent.post(&path, &[("to", ""), ("note", "You know pumps.")]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.says("You know pumps."));
        people.agent.post(&path, &[("to", &to), ("note", "You know pumps."), ("within", "4")]).await.expect_ok();
        site.app.settle().await.unwrap();
        let now = thread(&people.agent, &id).await;
        assert_eq!((text(&now["assignee"]), text(&now["note"])), (to, "You know pumps.".into()));
        assert_eq!(text(&now["answer_by"]), "2026-05-04T07:00:00.000Z");
        assert!(people.other.get("/desk?queue=mine").await.says("You know pumps."));
        let mut conn = site.app.db().read().await.unwrap();
        let mails: Vec<(String,)> = conn.q(sql!("SELECT message FROM outgoing_mail")).all().await.unwrap();
        assert_eq!(mails.len(), 1);
        drop(conn);
        // Three of four hours are used.
        pass(site, 3).await;
        assert_eq!(queue(&people.other, "breaching").await, ["Pump"]);
        answer(&people.other, &id).await;
        assert_eq!(queue(&people.other, "breaching").await, [""; 0]);
        let body = json!({ "assignee": people.asker.id().to_string() });
        let refused = people.agent.api("PUT", &format!("/api/v1/desk/threads/{id}/assignee"), body).await;
        assert_eq!(refused.status, 422);
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_is_kept_when_the_question_was_closed_or_passed_on_meanwhile() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let receiver = crate::webhooks::Receiver::start();
        crate::webhooks::set_up(&people.manager, &receiver, json!({})).await;
        let id = ask(&people.asker, "Pump").await;
        crate::webhooks::escalate(&people.other, &id).await;
        let brief = [("brief", "The valve is broken.")];
        let late = people.agent.post(&format!("/desk/{id}/escalations"), &brief).await;
        assert_eq!(late.status, 422);
        assert!(late.says("The valve is broken.") && late.says("What you wrote, not sent"));
        put(&people.other, &format!("/api/v1/questions/{id}/state"), json!({ "state": "archived" })).await;
        let to = people.other.id().to_string();
        let form = [("to", to.as_str()), ("note", "You know pumps.")];
        let late = people.agent.post(&format!("/desk/{id}/hand-on"), &form).await;
        assert_eq!(late.status, 422);
        assert!(late.says("You know pumps.") && late.says("What you wrote, not sent"));
        // The strip above the question is only a part of its page.
        let scripted = people.agent.header("hx-request", "true");
        let strip = scripted.post(&format!("/desk/{id}/escalations"), &brief).await;
        assert_eq!(strip.status, 200);
        assert!(strip.says("The valve is broken.") && strip.says("What you wrote, not sent"));
    })
    .await;
}

#[tokio::test]
async fn a_snoozed_question_leaves_the_queues_and_comes_back() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        people.agent.post(&format!("/desk/{id}/snooze"), &[("until", "tomorrow")]).await.expect_ok();
        site.app.settle().await.unwrap();
        assert_eq!(queue(&people.agent, "unanswered").await, [""; 0]);
        assert_eq!(queue(&people.agent, "snoozed").await, ["Pump"]);
        // Tuesday is a holiday: it comes back on Wednesday at nine.
        assert_eq!(text(&thread(&people.agent, &id).await["snoozed_until"]), "2026-05-06T00:00:00.000Z");
        pass(site, 45).await;
        assert_eq!(queue(&people.agent, "unanswered").await, ["Pump"]);
        // Whoever has the queues open hears of both.
        assert_eq!(events(site, "desk.snoozed").await, 2);
        assert_eq!(thread(&people.agent, &id).await["snoozed_until"], Value::Null);
        assert_eq!(people.agent.post(&format!("/desk/{id}/snooze"), &[("until", "someday")]).await.status, 422);
        let path = format!("/api/v1/desk/threads/{id}/snooze");
        assert_eq!(people.agent.api("PUT", &path, json!({ "until": "2020-01-01T00:00:00Z" })).await.status, 422);
        put(&people.agent, &path, json!({ "until": "2026-05-08T00:00:00Z" })).await;
        people.agent.post(&format!("/desk/{id}/snooze"), &[("until", "awake")]).await.expect_ok();
        assert_eq!(queue(&people.agent, "unanswered").await, ["Pump"]);
    })
    .await;
}

#[tokio::test]
async fn news_of_a_snoozed_question_wakes_it_before_its_time() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let question = people.asker.api("GET", &format!("/api/v1/questions/{id}"), Value::Null).await.json();
        let post = format!("/api/v1/posts/{}", text(&question["post"]));
        let path = format!("/api/v1/desk/threads/{id}/snooze");
        let sleep = async || {
            site.app.clock().advance(std::time::Duration::from_secs(1));
            put(&people.agent, &path, json!({ "until": "2026-05-20T00:00:00Z" })).await;
            assert_eq!(queue(&people.agent, "snoozed").await, ["Pump"]);
            site.app.clock().advance(std::time::Duration::from_secs(1));
        };
        sleep().await;
        answer(&people.helper, &id).await;
        assert_eq!(queue(&people.agent, "snoozed").await, ["Pump"]);
        answer(&people.asker, &id).await;
        assert_eq!(queue(&people.agent, "snoozed").await, [""; 0]);
        sleep().await;
        people.asker.api("PATCH", &post, json!({ "body": "The pump hums at night." })).await.expect_ok();
        site.app.settle().await.unwrap();
        assert_eq!(queue(&people.agent, "snoozed").await, [""; 0]);
        sleep().await;
        need_information(&people.other, &id).await;
        assert_eq!(queue(&people.agent, "snoozed").await, [""; 0]);
        sleep().await;
        people.helper.api("POST", &format!("{post}/flags"), json!({ "reason": "spam" })).await.expect_ok();
        site.app.settle().await.unwrap();
        assert_eq!(queue(&people.agent, "snoozed").await, [""; 0]);
        let told = history(&people.agent, &id).await;
        assert_eq!(told.iter().filter(|line| *line == "stirred").count(), 4, "{told:?}");
        assert!(people.agent.get(&format!("/desk/{id}")).await.says("there is news"));
        assert_eq!(events(site, "desk.snoozed").await, 8);
    })
    .await;
}

#[tokio::test]
async fn a_snoozed_question_comes_back_when_its_promise_is_in_danger() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let path = format!("/api/v1/desk/threads/{id}/snooze");
        put(&people.agent, &path, json!({ "until": "2026-05-20T00:00:00Z" })).await;
        pass(site, 40).await;
        assert_eq!(queue(&people.agent, "snoozed").await, ["Pump"]);
        pass(site, 6).await;
        assert_eq!(events(site, "desk.clock-warned").await, 1);
        assert_eq!(queue(&people.agent, "snoozed").await, [""; 0]);
        assert_eq!(queue(&people.agent, "breaching").await, ["Pump"]);
    })
    .await;
}

#[tokio::test]
async fn colleagues_see_who_has_a_question_open_for_a_minute() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        people.agent.post(&format!("/desk/{id}/presence"), &[("body", "I think")]).await.expect_ok();
        assert!(people.other.get(&format!("/desk/{id}")).await.says("Yuna is answering"));
        assert!(people.other.get(&format!("/desk/{id}/strip")).await.says("Yuna is answering"));
        assert!(!people.agent.get(&format!("/desk/{id}")).await.says("Yuna is answering"));
        put(&people.agent, &format!("/api/v1/desk/threads/{id}/presence"), json!({ "writing": false })).await;
        assert!(people.other.get(&format!("/desk/{id}")).await.says("Yuna has this question open"));
        site.app.clock().advance(std::time::Duration::from_secs(61));
        assert!(!people.other.get(&format!("/desk/{id}")).await.says("Yuna has this"));
        // Being somewhere is no deed.
        let mut conn = site.app.db().read().await.unwrap();
        let deeds: i64 = conn.q(sql!("SELECT CAST(count(*) AS BIGINT) FROM audit_log")).value().await.unwrap();
        assert_eq!(deeds, 0);
        drop(conn);
        // Members hear nothing of it.
        let url = format!("/q/{id}/pump");
        assert!(people.agent.get(&url).await.says("/presence"));
        assert!(!people.asker.get(&url).await.says("/presence"));
    })
    .await;
}

#[tokio::test]
async fn an_answer_asks_first_when_a_colleague_has_answered_meanwhile() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let page = people.agent.get(&format!("/q/{id}/pump")).await.expect_ok();
        let seen = page.text.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        site.app.clock().advance(std::time::Duration::from_secs(60));
        answer(&people.helper, &id).await;
        let path = format!("/q/{id}/answers");
        answer(&people.other, &id).await;
        let asked = people.agent.post(&path, &[("body", "Clean it twice."), ("seen", &seen)]).await;
        assert_eq!(asked.status, 422);
        assert!(asked.says("Makoto") && asked.says("Clean it twice.") && asked.says("Clean the filter."));
        site.app.clock().advance(std::time::Duration::from_secs(60));
        let seen = asked.text.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(people.agent.post(&path, &[("body", "Clean it twice."), ("seen", &seen)]).await.status, 303);
        // Members are never asked.
        assert_eq!(people.helper.post(&path, &[("body", "Me too."), ("seen", "1")]).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn of_two_agents_who_answer_at_the_same_moment_one_is_asked_first() {
    on_both(plan, async |site| {
        let people = people(site).await;
        for round in 0..4 {
            let id = ask(&people.asker, &format!("Pump {round}")).await;
            let seen = site.app.now();
            site.app.clock().advance(std::time::Duration::from_secs(60));
            let path = format!("/api/v1/questions/{id}/answers");
            let body = json!({ "body": "Clean it.", "seen": seen.to_string() });
            let both = [&people.agent, &people.other].map(|agent| agent.api("POST", &path, body.clone()));
            let mut statuses: Vec<u16> =
                futures::future::join_all(both).await.iter().map(|answer| answer.status.as_u16()).collect();
            statuses.sort_unstable();
            assert_eq!(statuses, [201, 409]);
        }
    })
    .await;
}

#[tokio::test]
async fn an_answer_asks_first_when_a_colleague_has_commented_or_changed_the_state_meanwhile() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let question = people.agent.api("GET", &format!("/api/v1/questions/{id}"), Value::Null).await.json();
        let path = format!("/api/v1/questions/{id}/answers");
        let seen = site.app.now().to_string();
        site.app.clock().advance(std::time::Duration::from_secs(60));
        let comments = format!("/p/{}/comments", text(&question["post"]));
        people.asker.post(&comments, &[("body", "It hums at night.")]).await.expect_ok();
        people.other.post(&comments, &[("body", "Which version?")]).await.expect_ok();
        let late = people.agent.api("POST", &path, json!({ "body": "Clean it.", "seen": seen })).await;
        assert_eq!((late.status.as_u16(), text(&late.json()["code"])), (409, "answered-meanwhile".into()));
        let seen = site.app.now().to_string();
        people.agent.api("POST", &path, json!({ "body": "Clean it.", "seen": seen })).await.expect_ok();
        site.app.clock().advance(std::time::Duration::from_secs(60));
        need_information(&people.other, &id).await;
        let late = people.agent.api("POST", &path, json!({ "body": "Clean it well.", "seen": seen })).await;
        assert_eq!(late.status, 409);
        // One's own change is known.
        people.other.api("POST", &path, json!({ "body": "Or wait.", "seen": seen })).await.expect_ok();
    })
    .await;
}

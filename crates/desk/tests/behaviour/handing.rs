//! What a colleague is asked to answer by a moment has a clock of its own.

use crate::testing::{
    answer, ask, clock, events, history, mailed, mails_to, need_information, pass, people, plan, put, queue, text,
};
use madang_testkit::{Client, on_both};
use serde_json::{Value, json};

/// Hands a question on, with a moment by which it should be answered.
async fn hand(from: &Client, topic: &str, to: &Client, by: &str) {
    let body = json!({ "assignee": to.id().to_string(), "note": "You know pumps.", "answer_by": by });
    put(from, &format!("/api/v1/desk/threads/{topic}/assignee"), body).await;
}

async fn give_back(client: &Client, topic: &str) {
    put(client, &format!("/api/v1/desk/threads/{topic}/assignee"), json!({})).await;
}

async fn status(client: &Client, topic: &str) -> String {
    text(&clock(client, topic, "handed").await["status"])
}

/// In time, late and still open, of what was handed on.
async fn figures(client: &Client) -> [Option<i64>; 3] {
    let report = client.get("/api/v1/desk/report?by=agent").await.expect_ok().json();
    ["in_time", "late", "open"].map(|name| report["total"]["handed"][name].as_i64())
}

#[tokio::test]
async fn whoever_was_handed_a_question_is_warned_before_its_time_and_it_is_marked_after() {
    on_both(plan, async |site| {
        let people = people(site).await;
        mailed(site, &people.other).await;
        let id = ask(&people.asker, "Pump").await;
        hand(&people.agent, &id, &people.other, "2026-05-04T07:00:00Z").await;
        let handed = clock(&people.agent, &id, "handed").await;
        assert_eq!(
            (handed["handed_to"].clone(), handed["target_minutes"].clone(), text(&handed["due_at"])),
            (json!(people.other.id().to_string()), json!(240), "2026-05-04T07:00:00.000Z".into())
        );
        assert_eq!(mails_to(site, &people.other).await.len(), 1);
        assert_eq!(figures(&people.manager).await, [Some(0), Some(0), Some(1)]);
        pass(site, 2).await;
        assert_eq!((queue(&people.other, "breaching").await, events(site, "desk.clock-warned").await), (vec![], 0));
        pass(site, 1).await;
        assert_eq!(queue(&people.other, "breaching").await, ["Pump"]);
        let mails = mails_to(site, &people.other).await;
        assert!(mails.len() == 2 && mails[1].contains("/desk?queue=breaching") && mails[1].contains("- Pump"));
        pass(site, 2).await;
        assert_eq!((events(site, "desk.clock-warned").await, events(site, "desk.clock-breached").await), (1, 1));
        assert_eq!(figures(&people.manager).await, [Some(0), Some(1), Some(0)]);
        answer(&people.other, &id).await;
        assert_eq!((status(&people.agent, &id).await, queue(&people.other, "breaching").await), ("met".into(), vec![]));
        let told = history(&people.agent, &id).await;
        let told: Vec<&str> = told.iter().filter_map(|line| line.strip_prefix("handed")).collect();
        assert_eq!(told, ["", " started", " warned", " breached", " met"]);
        let page = people.agent.get(&format!("/desk/{id}")).await.expect_ok();
        assert!(page.says("Handed on: time ran out") && page.says("Handed on: three quarters used"));
        assert!(people.manager.get("/desk/report?by=agent").await.says("Handed to colleagues with a time"));
        let own = people.other.get("/api/v1/desk/report?by=agent").await.expect_ok().json();
        assert_eq!(own["parts"][0]["handed"]["late"], 1);
    })
    .await;
}

#[tokio::test]
async fn what_was_handed_on_is_due_later_by_the_opening_time_in_which_information_is_awaited() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        hand(&people.agent, &id, &people.other, "2026-05-04T07:00:00Z").await;
        pass(site, 1).await;
        need_information(&people.agent, &id).await;
        let handed = clock(&people.agent, &id, "handed").await;
        assert_eq!((text(&handed["status"]), handed["due_at"].clone()), ("waiting".into(), Value::Null));
        pass(site, 2).await;
        answer(&people.asker, &id).await;
        let handed = clock(&people.agent, &id, "handed").await;
        assert_eq!(
            (text(&handed["status"]), text(&handed["due_at"])),
            ("running".into(), "2026-05-04T09:00:00.000Z".into())
        );
        pass(site, 2).await;
        assert_eq!(events(site, "desk.clock-breached").await, 0);
        pass(site, 1).await;
        assert_eq!(events(site, "desk.clock-breached").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_colleague_keeps_it_by_giving_back_or_handing_on_and_owes_nothing_once_it_is_taken_away_or_settled() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (soon, later) = ("2026-05-04T07:00:00Z", "2026-05-04T08:00:00Z");
        let id = ask(&people.asker, "Pump").await;
        hand(&people.agent, &id, &people.other, soon).await;
        give_back(&people.other, &id).await;
        assert_eq!(status(&people.agent, &id).await, "met");
        hand(&people.agent, &id, &people.other, soon).await;
        hand(&people.other, &id, &people.manager, later).await;
        assert_eq!(status(&people.agent, &id).await, "running");
        assert_eq!(figures(&people.manager).await, [Some(2), Some(0), Some(1)]);
        // Somebody else takes it away.
        give_back(&people.agent, &id).await;
        assert_eq!(status(&people.agent, &id).await, "stopped");
        assert_eq!(figures(&people.manager).await, [Some(2), Some(0), Some(0)]);
        // It is settled by somebody else, and open again.
        hand(&people.agent, &id, &people.other, soon).await;
        let state = format!("/api/v1/questions/{id}/state");
        put(&people.agent, &state, json!({ "state": "off_topic", "note": "Not ours." })).await;
        assert_eq!(
            (status(&people.agent, &id).await, queue(&people.other, "breaching").await),
            ("stopped".into(), vec![])
        );
        pass(site, 1).await;
        put(&people.agent, &state, json!({ "state": "open" })).await;
        let handed = clock(&people.agent, &id, "handed").await;
        assert_eq!(
            (text(&handed["status"]), text(&handed["due_at"])),
            ("running".into(), "2026-05-04T08:00:00.000Z".into())
        );
        let wrong = json!({ "assignee": people.other.id().to_string(), "answer_by": "2026-05-01T00:00:00Z" });
        let refused = people.agent.api("PUT", &format!("/api/v1/desk/threads/{id}/assignee"), wrong).await;
        assert_eq!(refused.status, 422);
    })
    .await;
}

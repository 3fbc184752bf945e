//! A question that goes into another takes along what staff keep about it.

use crate::{
    testing::{answer, ask, clock, events, history, pass, people, plan, put, queue, text, thread},
    webhooks::{Receiver, escalate, set_up},
};
use madang_kernel::{Role, sql};
use madang_testkit::{Client, Site, on_both};
use serde_json::{Value, json};

async fn merge(site: &Site, from: &str, into: &str) {
    let moderator = site.staff("Garam", Role::Moderator).await;
    let path = format!("/api/v1/topics/{from}/merge");
    moderator.api("POST", &path, json!({ "into": into })).await.expect_ok();
    site.app.settle().await.unwrap();
}

async fn list(client: &Client, topic: &str, what: &str) -> Vec<Value> {
    let path = format!("/api/v1/desk/threads/{topic}/{what}");
    client.get(&path).await.expect_ok().json().as_array().unwrap().clone()
}

#[tokio::test]
async fn notes_a_ticket_the_owner_the_priority_and_the_snooze_go_along_where_the_other_has_none() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let receiver = Receiver::start();
        set_up(&people.manager, &receiver, json!({})).await;
        let (one, two) = (ask(&people.asker, "Pump is loud").await, ask(&people.helper, "Loud pump").await);
        let desk = format!("/api/v1/desk/threads/{one}");
        put(&people.agent, &format!("{desk}/assignee"), json!({ "assignee": "me" })).await;
        put(&people.agent, &format!("{desk}/priority"), json!({ "priority": "high" })).await;
        put(&people.agent, &format!("{desk}/snooze"), json!({ "until": "2026-05-08T00:00:00Z" })).await;
        people.agent.api("POST", &format!("{desk}/notes"), json!({ "text": "Known fault." })).await.expect_ok();
        let ticket = escalate(&people.agent, &one).await;
        let assigned = events(site, "desk.assigned").await;
        merge(site, &one, &two).await;
        let now = thread(&people.other, &two).await;
        assert_eq!((text(&now["assignee_handle"]), text(&now["priority"])), ("Yuna".into(), "high".into()));
        assert_eq!(text(&now["snoozed_until"]), "2026-05-08T00:00:00.000Z");
        assert!(history(&people.agent, &two).await.contains(&"merged".to_owned()));
        assert_eq!(events(site, "desk.assigned").await, assigned + 1);
        assert_eq!(text(&list(&people.other, &two, "notes").await[0]["markdown"]), "Known fault.");
        assert_eq!(text(&list(&people.other, &two, "escalations").await[0]["id"]), ticket);
        assert!(people.other.get(&format!("/desk/{two}")).await.says("Another question was merged"));
    })
    .await;
}

#[tokio::test]
async fn a_question_into_which_another_goes_keeps_its_own_owner_priority_and_ticket() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let receiver = Receiver::start();
        set_up(&people.manager, &receiver, json!({})).await;
        let (one, two) = (ask(&people.asker, "Pump is loud").await, ask(&people.helper, "Loud pump").await);
        for (agent, id, priority) in [(&people.agent, &one, "low"), (&people.other, &two, "urgent")] {
            let desk = format!("/api/v1/desk/threads/{id}");
            put(agent, &format!("{desk}/assignee"), json!({ "assignee": "me" })).await;
            put(agent, &format!("{desk}/priority"), json!({ "priority": priority })).await;
        }
        let (left, kept) = (escalate(&people.agent, &one).await, escalate(&people.other, &two).await);
        merge(site, &one, &two).await;
        let now = thread(&people.agent, &two).await;
        assert_eq!((text(&now["assignee_handle"]), text(&now["priority"])), ("Makoto".into(), "urgent".into()));
        let there = list(&people.agent, &two, "escalations").await;
        assert_eq!(there.iter().map(|one| text(&one["id"])).collect::<Vec<_>>(), [kept]);
        // What is left behind can still be closed.
        let path = format!("/api/v1/desk/escalations/{left}");
        people.agent.api("PATCH", &path, json!({ "state": "withdrawn" })).await.expect_ok();
    })
    .await;
}

#[tokio::test]
async fn what_was_merged_leads_to_the_other_at_the_desk_too_and_owes_nothing() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (one, two) = (ask(&people.asker, "Pump is loud").await, ask(&people.helper, "Loud pump").await);
        merge(site, &one, &two).await;
        for (from, to) in [
            (format!("/desk/{one}"), format!("/desk/{two}")),
            (format!("/api/v1/desk/threads/{one}"), format!("/api/v1/desk/threads/{two}")),
        ] {
            let moved = people.agent.get(&from).await;
            assert_eq!((moved.status.as_u16(), moved.location()), (308, to.as_str()));
        }
        let path = format!("/api/v1/desk/threads/{one}/priority");
        assert_eq!(people.agent.api("PUT", &path, json!({ "priority": "high" })).await.status, 308);
        // What the other asked is no answer of the team's, nor anything to verify.
        assert_eq!(clock(&people.agent, &two, "first_response").await["status"], "running");
        assert_eq!(queue(&people.agent, "unverified").await, [""; 0]);
        assert_eq!(queue(&people.agent, "unanswered").await, ["Loud pump"]);
        pass(site, 24 * 10).await;
        let mut conn = site.app.db().read().await.unwrap();
        let clocks: Vec<(String,)> = conn
            .q(sql!("SELECT status FROM desk_clocks WHERE topic = $1"))
            .bind(one.parse::<madang_kernel::TopicId>().unwrap())
            .all()
            .await
            .unwrap();
        assert_eq!(clocks, [("stopped".to_owned(),), ("stopped".to_owned(),)]);
        drop(conn);
        let report = people.agent.get("/api/v1/desk/report").await.expect_ok().json();
        assert_eq!(report["total"]["first_response"]["late"], 1);
        answer(&people.agent, &two).await;
        assert_eq!(clock(&people.agent, &two, "first_response").await["status"], "met");
    })
    .await;
}

//! Questions that are passed on to support, and what comes back.

use crate::{
    testing::{ask, history, mailed, people, plan, program, text},
    webhooks::{Receiver, escalate, mails, set_up},
};
use madang_desk::send_webhooks;
use madang_kernel::sql;
use madang_testkit::on_both;
use serde_json::{Value, json};

#[tokio::test]
async fn an_agent_passes_a_question_on_once_at_a_time() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let path = format!("/desk/{id}/escalations");
        // Without a ticket system there is nothing to see, and nothing happens.
        assert!(!people.agent.get(&format!("/desk/{id}")).await.expect_ok().says("Pass on to support"));
        let refused = people.agent.post(&path, &[("brief", "Look at the pipe.")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.says("No ticket system is set up") && refused.says("Look at the pipe."));
        people.agent.post(&path, &[]).await.expect_ok();
        assert!(people.agent.get(&format!("/desk/{id}")).await.says("No ticket system is set up"));
        let receiver = Receiver::start();
        set_up(&people.manager, &receiver, json!({})).await;
        for page in [format!("/desk/{id}"), format!("/desk/{id}/strip")] {
            assert!(people.agent.get(&page).await.expect_ok().says("Pass on to support"), "{page}");
        }
        let long = format!("kept {}", "x".repeat(1_000));
        let again = people.agent.post(&path, &[("brief", &long)]).await;
        assert!(again.status == 422 && again.says("kept xxx") && again.says("1,000"));
        for member in [&people.asker, &people.helper] {
            assert_eq!(member.post(&path, &[("brief", "x")]).await.status, 403);
        }
        assert_eq!(people.agent.post(&path, &[("brief", "Look at the valve.")]).await.status, 303);
        let page = people.other.get(&format!("/desk/{id}")).await.expect_ok();
        assert!(
            page.says("Look at the valve.") && page.says("On its way") && page.says("Yuna passed it on to support")
        );
        let api = format!("/api/v1/desk/threads/{id}/escalations");
        let second = people.other.api("POST", &api, json!({})).await;
        assert_eq!((second.status.as_u16(), second.says("escalated-already")), (409, true));
        assert_eq!(people.agent.get(&api).await.expect_ok().json().as_array().unwrap().len(), 1);
        assert_eq!(people.agent.api("POST", "/api/v1/desk/threads/1/escalations", json!({})).await.status, 404);
        // The clock of the resolution runs on.
        assert_eq!(crate::testing::clock(&people.agent, &id, "resolution").await["status"], "running");
    })
    .await;
}

#[tokio::test]
async fn state_and_number_come_back_by_a_token_and_the_agent_is_told_once() {
    on_both(plan, async |site| {
        let people = people(site).await;
        mailed(site, &people.agent).await;
        let receiver = Receiver::start();
        set_up(&people.manager, &receiver, json!({})).await;
        let id = ask(&people.asker, "Pump").await;
        let path = format!("/api/v1/desk/escalations/{}", escalate(&people.agent, &id).await);
        let system = program(site, &people.manager, &["read", "staff"]).await;
        let reader = program(site, &people.manager, &["read", "write"]).await;
        let told = json!({ "state": "accepted", "ticket": "T-9", "link": "https://tickets.example/T-9" });
        assert_eq!(reader.api("PATCH", &path, told.clone()).await.status, 403);
        assert_eq!(people.helper.api("PATCH", &path, told.clone()).await.status, 403);
        assert_eq!(site.visitor().api("PATCH", &path, told.clone()).await.status, 401);
        for _ in 0..2 {
            assert_eq!(system.api("PATCH", &path, told.clone()).await.expect_ok().json()["ticket"], "T-9");
        }
        let solved = json!({ "state": "solved", "comment": "A new valve is on its way." });
        for _ in 0..2 {
            let now = system.api("PATCH", &path, solved.clone()).await.expect_ok().json();
            assert_eq!((text(&now["state"]), text(&now["ticket"])), ("solved".into(), "T-9".into()));
        }
        assert_eq!(mails(site).await, ["Support has solved it: Pump"]);
        let lines = history(&people.agent, &id).await;
        let ours = ["escalated", "ticket_accepted", "ticket_solved"];
        assert_eq!(lines.iter().filter(|line| ours.contains(&line.as_str())).count(), 3, "{lines:?}");
        let page = people.other.get(&format!("/desk/{id}")).await.expect_ok();
        assert!(page.says("Solved by support") && page.says("A new valve is on its way."));
        let mut conn = site.app.db().read().await.unwrap();
        let deeds: Vec<(String,)> = conn
            .q(sql!("SELECT action FROM audit_log WHERE action LIKE 'desk.escal%' ORDER BY id"))
            .all()
            .await
            .unwrap();
        let deeds: Vec<String> = deeds.into_iter().map(|deed| deed.0).collect();
        assert_eq!(deeds, ["desk.escalated", "desk.escalation-changed", "desk.escalation-changed"]);
        drop(conn);
        // It can be passed on again; then the first one cannot open any more.
        escalate(&people.agent, &id).await;
        let reopened = system.api("PATCH", &path, json!({ "state": "accepted" })).await;
        assert_eq!((reopened.status.as_u16(), reopened.says("escalated-already")), (409, true));
    })
    .await;
}

#[tokio::test]
async fn what_comes_back_wrong_is_refused_with_the_fields_name() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let receiver = Receiver::start();
        set_up(&people.manager, &receiver, json!({})).await;
        let id = ask(&people.asker, "Pump").await;
        let path = format!("/api/v1/desk/escalations/{}", escalate(&people.agent, &id).await);
        for (body, field) in [
            (json!({}), "state"),
            (json!({ "state": "passed" }), "state"),
            (json!({ "state": "done" }), "state"),
            (json!({ "ticket": "x".repeat(61) }), "ticket"),
            (json!({ "ticket": ["1"] }), "ticket"),
            (json!({ "link": "javascript:alert(1)" }), "link"),
            (json!({ "link": "tickets/1" }), "link"),
            (json!({ "comment": "x".repeat(1_001) }), "comment"),
        ] {
            let refused = people.agent.api("PATCH", &path, body.clone()).await;
            assert_eq!(refused.status, 422, "{body}");
            assert!(refused.text.contains(&format!("\"{field}\"")), "{body}: {}", refused.text);
        }
        let gone = people.agent.api("PATCH", "/api/v1/desk/escalations/1", json!({ "state": "solved" })).await;
        assert_eq!(gone.status, 404);
        // The page keeps what was typed.
        let page = path.replace("/api/v1", "");
        let typed = [("state", "solved"), ("ticket", "T-9"), ("link", "nowhere"), ("comment", "Done so.")];
        let again = people.agent.post(&page, &typed).await;
        assert!(again.status == 422 && again.says("nowhere") && again.says("Done so."));
        assert_eq!(people.agent.post(&page, &[("state", "withdrawn")]).await.status, 303);
        send_webhooks(&site.app).await.unwrap();
        // What was taken back before it was sent is not sent.
        assert_eq!(receiver.came().len(), 0);
    })
    .await;
}

#[tokio::test]
async fn the_asker_reads_that_support_has_it_only_where_managers_want_that() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let receiver = Receiver::start();
        set_up(&people.manager, &receiver, json!({ "tell_asker": false })).await;
        let id = ask(&people.asker, "Pump").await;
        let path = format!("/api/v1/desk/escalations/{}", escalate(&people.agent, &id).await);
        let question = format!("/q/{id}/pump");
        let says = "passed your question on to support";
        assert!(!people.asker.get(&question).await.expect_ok().says(says));
        set_up(&people.manager, &receiver, json!({ "tell_asker": true })).await;
        assert!(people.asker.get(&question).await.expect_ok().says(says));
        let visitor = site.visitor().speaking("en");
        for other in [&people.helper, &visitor] {
            assert!(!other.get(&question).await.expect_ok().says(says));
        }
        people.agent.api("PATCH", &path, json!({ "state": "declined", "comment": "secretword" })).await.expect_ok();
        let page = people.asker.get(&question).await.expect_ok();
        assert!(!page.says(says) && !page.says("secretword"));
    })
    .await;
}

#[tokio::test]
async fn the_askers_address_is_told_only_where_managers_want_that() {
    on_both(plan, async |site| {
        let people = people(site).await;
        mailed(site, &people.asker).await;
        let receiver = Receiver::start();
        set_up(&people.manager, &receiver, json!({ "with_email": true })).await;
        let known = ask(&people.asker, "Pump").await;
        // An address that was never confirmed is not told.
        let unknown = ask(&people.helper, "Filter").await;
        for id in [&known, &unknown] {
            escalate(&people.agent, id).await;
        }
        send_webhooks(&site.app).await.unwrap();
        let askers: Vec<Value> = receiver.came().iter().map(|came| came.json()["data"]["asker"].clone()).collect();
        assert!(askers.contains(&json!({ "handle": "민지", "email": format!("{}@x.test", people.asker.id()) })));
        assert!(askers.contains(&json!({ "handle": "太郎" })));
    })
    .await;
}

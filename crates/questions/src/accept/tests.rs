use crate::testing::{answer, ask, change, page, people, plan, question, state};
use madang_kernel::Role;
use madang_testkit::{Client, on_both};
use serde_json::{Value, json};

async fn accept(client: &Client, answer: &str) -> u16 {
    client.api("PUT", &format!("/api/v1/answers/{answer}/accept"), Value::Null).await.status.as_u16()
}

async fn unaccept(client: &Client, answer: &str) -> u16 {
    client.api("DELETE", &format!("/api/v1/answers/{answer}/accept"), Value::Null).await.status.as_u16()
}

#[tokio::test]
async fn the_accepted_answer_stands_in_the_gate_right_under_the_question() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        answer(&people.other, &id, "Buy a new one.").await;
        let good = answer(&people.helper, &id, "Clean the filter.").await;
        assert_eq!(people.asker.post(&format!("/answers/{good}/accept"), &[]).await.status, 303);
        assert_eq!(state(&people.visitor, &id).await, "solved");
        let read = page(&people.visitor, &id).await;
        let gate = read.text.find("class=\"gate\"").expect("a gate");
        let (clean, buy) = (read.text.rfind("Clean the filter.").unwrap(), read.text.rfind("Buy a new one.").unwrap());
        assert!(gate < clean && clean < buy && !read.says("class=\"seal\""));
        assert_eq!(people.asker.post(&format!("/answers/{good}/unaccept"), &[]).await.status, 303);
        assert_eq!(state(&people.visitor, &id).await, "answered");
        assert!(!page(&people.visitor, &id).await.says("class=\"gate"));
    })
    .await;
}

#[tokio::test]
async fn only_the_asker_staff_and_the_trusted_accept() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let good = answer(&people.helper, &id, "Clean the filter.").await;
        let moderator = site.staff("Mod", Role::Moderator).await;
        let table = [
            (&people.visitor, 401),
            (&people.other, 403),
            (&people.helper, 403),
            (&people.agent, 200),
            (&moderator, 200),
            (&people.asker, 200),
        ];
        for (who, status) in table {
            assert_eq!(accept(who, &good).await, status);
            if status == 200 {
                assert_eq!(unaccept(who, &good).await, 200);
            }
        }
        assert_eq!(accept(&people.asker, "nonsense").await, 404);
        let opening = question(&people.visitor, &id).await["post"].as_str().unwrap().to_owned();
        assert_eq!(accept(&people.asker, &opening).await, 404);
    })
    .await;
}

#[tokio::test]
async fn another_answer_can_take_the_place_and_twice_is_once() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let first = answer(&people.helper, &id, "Clean the filter.").await;
        let second = answer(&people.other, &id, "Open the valve.").await;
        assert_eq!(accept(&people.asker, &first).await, 200);
        assert_eq!(accept(&people.asker, &first).await, 200);
        assert_eq!(accept(&people.asker, &second).await, 200);
        assert_eq!(question(&people.visitor, &id).await["accepted"], second.as_str());
        assert_eq!(unaccept(&people.asker, &first).await, 200);
        assert_eq!(state(&people.visitor, &id).await, "solved");
    })
    .await;
}

#[tokio::test]
async fn closed_questions_take_no_acceptance() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let good = answer(&people.helper, &id, "Clean the filter.").await;
        assert_eq!(change(&people.agent, &id, json!({ "state": "archived" })).await, 200);
        assert_eq!(accept(&people.asker, &good).await, 409);
        let said = people.asker.post(&format!("/answers/{good}/accept"), &[]).await;
        assert_eq!(said.status, 303);
        assert!(page(&people.asker, &id).await.says("Please reopen it first"));
    })
    .await;
}

#[tokio::test]
async fn an_accepted_answer_that_is_removed_settles_nothing() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let moderator = site.staff("Mod", Role::Moderator).await;
        let id = ask(&people.asker, "Pump").await;
        let good = answer(&people.helper, &id, "Clean the filter.").await;
        assert_eq!(accept(&people.asker, &good).await, 200);
        moderator.post(&format!("/p/{good}/hide"), &[("reason", "Dangerous advice")]).await.expect_ok();
        site.app.settle().await.unwrap();
        let read = question(&people.visitor, &id).await;
        assert_eq!((read["state"].as_str(), &read["accepted"]), (Some("open"), &Value::Null));
        assert_eq!(accept(&people.asker, &good).await, 409);
    })
    .await;
}

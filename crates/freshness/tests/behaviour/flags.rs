//! Readers flag, staff settle.

use crate::testing::{people, plan, queue, review, solved, text, why};
use madang_testkit::on_both;
use serde_json::{Value, json};

#[tokio::test]
async fn a_flag_puts_a_question_on_top_of_its_owners_queue_and_the_reader_sees_what_came_of_it() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = solved(&people, &people.agent, "Pump", json!({})).await;
        solved(&people, &people.agent, "Lamp", json!({})).await;
        let path = format!("/reviews/{id}/flag");
        let empty = people.reader.post(&path, &[("kind", "wrong"), ("note", " ")]).await;
        assert_eq!(empty.status, 422);
        let sent = people.reader.post(&path, &[("kind", "outdated"), ("note", "The menu moved.")]).await;
        assert!(sent.location().starts_with(&format!("/q/{id}/")));
        assert_eq!(queue(&people.agent, "?owner=me").await, ["Pump"]);
        assert_eq!(why(&people.agent, &id).await, ["flags"]);
        assert!(people.reader.get(&path).await.says("You have flagged this already"));
        assert_eq!(people.reader.post(&path, &[("kind", "wrong"), ("note", "Again")]).await.status, 422);
        // Who flagged is told: without a word it is not settled.
        assert_eq!(people.agent.post(&format!("/reviews/{id}"), &[("outcome", "confirmed")]).await.status, 422);
        assert!(people.agent.get(&format!("/reviews/{id}")).await.says("The menu moved."));
        let done = [("outcome", "fixed"), ("note", "It says so now.")];
        people.agent.post(&format!("/reviews/{id}"), &done).await.expect_ok();
        assert_eq!(queue(&people.agent, "").await, [""; 0]);
        let own = people.reader.get("/reviews/flags").await.expect_ok();
        assert!(own.says("Put right") && own.says("It says so now."));
        let own = people.reader.api("GET", "/api/v1/flags", Value::Null).await.expect_ok().json();
        assert_eq!(
            (text(&own["items"][0]["outcome"]), text(&own["items"][0]["reason"])),
            ("fixed".into(), "It says so now.".into())
        );
        assert!(!people.other.get("/reviews/flags").await.expect_ok().says("It says so now."));
        // It can be flagged again then.
        let again = json!({ "kind": "wrong", "note": "Still wrong." });
        people.reader.api("POST", &format!("/api/v1/reviews/{id}/flags"), again).await.expect_ok();
        assert_eq!(review(&people.agent, &id).await["flags"].as_array().unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn only_what_is_kept_up_to_date_can_be_flagged_and_only_by_who_sees_it() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let body = json!({ "space": "help", "title": "Still open", "body": "Nobody knows." });
        let open = people.asker.api("POST", "/api/v1/questions", body).await.expect_ok().json();
        let open = text(&open["id"]);
        assert!(people.reader.get(&format!("/reviews/{open}/flag")).await.says("Only articles and solved questions"));
        let flag = json!({ "kind": "wrong", "note": "No." });
        let refused = people.reader.api("POST", &format!("/api/v1/reviews/{open}/flags"), flag.clone()).await;
        assert_eq!((refused.status.as_u16(), text(&refused.json()["code"])), (409, "not-reviewed".into()));
        assert_eq!(people.reader.api("POST", "/api/v1/reviews/1/flags", flag.clone()).await.status, 404);
        let visitor = site.visitor();
        assert_eq!(visitor.api("POST", &format!("/api/v1/reviews/{open}/flags"), flag).await.status, 401);
    })
    .await;
}

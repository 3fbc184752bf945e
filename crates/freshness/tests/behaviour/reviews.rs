//! The queue and what staff do with it.

use crate::testing::{date_version, days, pass, people, plan, product, queue, review, solved, text, why};
use madang_kernel::Role;
use madang_testkit::on_both;
use serde_json::{Value, json};

#[tokio::test]
async fn a_solved_question_is_reviewed_when_its_day_comes_and_belongs_to_the_employee_who_answered() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = solved(&people, &people.agent, "Pump", json!({})).await;
        assert_eq!(queue(&people.agent, "?owner=me").await, [""; 0]);
        let before = review(&people.agent, &id).await;
        assert_eq!((before["live"].as_bool(), before["due"].as_bool()), (Some(true), Some(false)));
        pass(site, 366).await;
        assert_eq!(queue(&people.agent, "?owner=me").await, ["Pump"]);
        assert_eq!(queue(&people.agent, "?kind=question").await, ["Pump"]);
        assert_eq!(queue(&people.agent, "?kind=article").await, [""; 0]);
        assert_eq!(queue(&people.other, "?owner=me").await, [""; 0]);
        assert_eq!(why(&people.agent, &id).await, ["age"]);
        assert_eq!(review(&people.agent, &id).await["score"], 15);
        people.asker.api("GET", "/api/v1/reviews", Value::Null).await.status.is_client_error().then_some(()).unwrap();
        let page = people.agent.get("/reviews").await.expect_ok();
        assert!(page.says("Pump") && page.says("Looked at 366 days ago"));
    })
    .await;
}

#[tokio::test]
async fn confirming_sets_the_next_date_and_reopening_takes_it_off_the_queue() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = solved(&people, &people.agent, "Pump", json!({})).await;
        pass(site, 366).await;
        let gone = people
            .agent
            .post(&format!("/reviews/{id}"), &[("outcome", "confirmed"), ("back", "/reviews?whose=all")])
            .await;
        assert_eq!((gone.status.as_u16(), gone.location()), (303, "/reviews?whose=all"));
        assert_eq!(queue(&people.agent, "").await, [""; 0]);
        let after = review(&people.agent, &id).await;
        assert_eq!((after["outcome"].as_str(), after["score"].as_i64()), (Some("confirmed"), Some(0)));
        pass(site, 364).await;
        assert_eq!(queue(&people.agent, "").await, [""; 0]);
        pass(site, 2).await;
        assert_eq!(queue(&people.agent, "").await, ["Pump"]);
        let answer = text(&after["post"]);
        people.asker.api("DELETE", &format!("/api/v1/answers/{answer}/accept"), Value::Null).await.expect_ok();
        site.app.settle().await.unwrap();
        assert_eq!(queue(&people.agent, "").await, [""; 0]);
        assert_eq!(people.agent.post(&format!("/reviews/{id}"), &[("outcome", "confirmed")]).await.status, 422);
        // A way back that leads elsewhere leads to the queue.
        people.asker.api("PUT", &format!("/api/v1/answers/{answer}/accept"), Value::Null).await.expect_ok();
        let gone = people
            .agent
            .post(&format!("/reviews/{id}"), &[("outcome", "fixed"), ("days", "30"), ("back", "https://evil.example")])
            .await;
        assert_eq!(gone.location(), "/reviews");
        assert_eq!(
            people.agent.post(&format!("/reviews/{id}"), &[("outcome", "fixed"), ("days", "3")]).await.status,
            422
        );
    })
    .await;
}

#[tokio::test]
async fn what_customers_answered_belongs_to_the_owner_of_the_space_until_it_is_handed_over() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = solved(&people, &people.reader, "Pump", json!({})).await;
        pass(site, 366).await;
        assert_eq!(queue(&people.agent, "?owner=nobody").await, ["Pump"]);
        let space = text(&review(&people.agent, &id).await["space"]);
        let form = [
            ("article_days", "180".to_owned()),
            ("question_days", "400".to_owned()),
            (&*format!("owner-{space}"), people.other.id().to_string()),
            (&*format!("months-{space}"), String::new()),
        ];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        people.manager.post("/admin/freshness", &form).await.expect_ok();
        madang_freshness::refresh(&site.app).await.unwrap();
        assert_eq!(queue(&people.other, "?owner=me").await, ["Pump"]);
        let setup = people.manager.api("GET", "/api/v1/admin/freshness", Value::Null).await.expect_ok().json();
        assert_eq!(setup["settings"], json!({ "article_days": 180, "question_days": 400, "check_links": false }));
        let path = format!("/api/v1/reviews/{id}/owner");
        let owner = people.agent.id().to_string();
        people.other.api("PUT", &path, json!({ "owner": owner })).await.expect_ok();
        pass(site, 1).await;
        assert_eq!(queue(&people.agent, "?owner=me").await, ["Pump"]);
        let customer = people.reader.id().to_string();
        assert_eq!(people.other.api("PUT", &path, json!({ "owner": customer })).await.status, 422);
        people
            .manager
            .post("/admin/freshness", &[("article_days", "1"), ("question_days", "x")])
            .await
            .text
            .contains("3,650")
            .then_some(())
            .unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_newer_version_a_verdict_and_the_end_of_a_version_bring_a_review_forward() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (product, old, new) = product(site).await;
        let about = json!({ "version": old.to_string() });
        let id = solved(&people, &people.agent, "Pump", about).await;
        let plain = solved(&people, &people.agent, "Lamp", json!({})).await;
        assert_eq!(queue(&people.agent, "").await, [""; 0]);
        let tomorrow = site.app.now() + days(1);
        date_version(site, (product, new), Some(tomorrow), None).await;
        pass(site, 2).await;
        assert_eq!(queue(&people.agent, &format!("?product={product}")).await, ["Pump"]);
        assert_eq!(why(&people.agent, &id).await, ["newer_version"]);
        people.agent.post(&format!("/reviews/{id}"), &[("outcome", "confirmed")]).await.expect_ok();
        assert_eq!(queue(&people.agent, "").await, [""; 0]);
        date_version(site, (product, old), None, Some(site.app.now() + days(1))).await;
        pass(site, 2).await;
        assert_eq!(why(&people.agent, &id).await, ["end_of_life"]);
        let answer = text(&review(&people.agent, &plain).await["post"]);
        let verdict = json!({ "verdict": "wrong", "reason": "It breaks the pump." });
        people.agent.api("PUT", &format!("/api/v1/answers/{answer}/verdict"), verdict).await.expect_ok();
        site.app.settle().await.unwrap();
        assert_eq!(why(&people.agent, &plain).await, ["wrong"]);
        assert_eq!(queue(&people.agent, "").await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_review_that_archives_is_told_on_the_page_and_can_be_undone() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = solved(&people, &people.agent, "Pump", json!({})).await;
        let done = json!({ "outcome": "archived", "note": "Only for version 1." });
        let made = people.agent.api("POST", &format!("/api/v1/reviews/{id}"), done).await.expect_ok().json();
        site.app.settle().await.unwrap();
        let url = text(&review(&people.agent, &id).await["url"]);
        let page = people.reader.get(&url).await.expect_ok();
        assert!(page.says("Only for version 1.") && page.says("Yuna"));
        let step = text(&made["step"]);
        people.other.api("POST", &format!("/api/v1/reviews/steps/{step}/undo"), Value::Null).await.expect_ok();
        site.app.settle().await.unwrap();
        let after = review(&people.agent, &id).await;
        assert_eq!((after["state"].as_str(), after["live"].as_bool()), (Some("solved"), Some(true)));
        assert!(!people.reader.get(&url).await.expect_ok().says("Only for version 1."));
    })
    .await;
}

#[tokio::test]
async fn reviews_are_kept_from_those_who_may_not_see_the_space() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = solved(&people, &people.agent, "Pump", json!({})).await;
        assert_eq!(people.reader.get(&format!("/reviews/{id}")).await.status, 403);
        assert_eq!(people.agent.get("/reviews/1").await.status, 404);
        let moderator = site.staff("Mod", Role::Moderator).await;
        moderator.get(&format!("/reviews/{id}")).await.expect_ok();
        moderator.get("/reviews?whose=all").await.expect_ok();
        moderator.get("/reviews/end-of-life").await.expect_ok();
        moderator.get("/reviews/steps").await.expect_ok();
    })
    .await;
}

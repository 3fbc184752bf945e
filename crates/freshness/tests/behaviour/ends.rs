//! The end of a version, steps that are undone, and archiving by age.

use crate::testing::{date_version, days, people, plan, product, review, solved, text};
use madang_kernel::{Timestamp, row, sql};
use madang_testkit::{Site, on_both};
use serde_json::{Value, json};

row! {
    /// What a step may change of a topic, and what it must not.
    #[derive(Debug, PartialEq)]
    struct Kept {
        id: i64,
        state: String,
        accepted: Option<i64>,
        product: Option<i64>,
        version: Option<i64>,
        active_at: Timestamp,
        state_by: Option<i64>,
        state_at: Option<Timestamp>,
        state_note: Option<String>,
        duplicate_of: Option<i64>,
    }
}

async fn rows(site: &Site) -> Vec<Kept> {
    let mut conn = site.app.db().read().await.unwrap();
    conn.q(sql!(
        "SELECT t.id, t.state, t.accepted, t.product, t.version, t.active_at, q.state_by, q.state_at, \
         coalesce(q.state_note, ''), q.duplicate_of FROM topics t LEFT JOIN questions q ON q.topic = t.id ORDER BY t.id"
    ))
    .all()
    .await
    .unwrap()
}

/// Five hundred questions about a version, made at once: each is a copy of one that was asked.
async fn many(site: &Site, like: &str, n: i64) {
    let mut tx = site.app.db().write().await.unwrap();
    let like: madang_kernel::TopicId = like.parse().unwrap();
    for sql in [
        sql!(
            "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < $2) \
             INSERT INTO topics (id, kind, space, author, title, slug, language, excerpt, product, version, opening, created_at, \
             active_at, last_author, state) SELECT t.id + c.n * 65536, t.kind, t.space, t.author, t.title || c.n, t.slug, t.language, \
             t.excerpt, t.product, t.version, t.opening + c.n * 65536, t.created_at, t.active_at, t.last_author, 'open' \
             FROM topics t, c WHERE t.id = $1"
        ),
        sql!(
            "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < $2) \
             INSERT INTO posts (id, topic, kind, author, language, markdown, html, renderer, created_at) \
             SELECT p.id + c.n * 65536, t.id + c.n * 65536, p.kind, p.author, p.language, p.markdown, p.html, p.renderer, p.created_at \
             FROM topics t JOIN posts p ON p.id = t.opening, c WHERE t.id = $1"
        ),
    ] {
        tx.q(sql).bind(like).bind(n).run().await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn the_end_of_a_version_archives_five_hundred_topics_in_one_step_that_is_undone_in_one() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (_, old, new) = product(site).await;
        let about = json!({ "version": old.to_string() });
        let first = solved(&people, &people.agent, "Pump", about.clone()).await;
        let closed = solved(&people, &people.reader, "Twice", about.clone()).await;
        let change = json!({ "change": "duplicate", "state": "duplicate", "duplicate_of": first, "original": first, "note": "Asked before" });
        people.agent.api("PUT", &format!("/api/v1/questions/{closed}/state"), change).await.expect_ok();
        many(site, &first, 498).await;
        site.app.settle().await.unwrap();
        let before = rows(site).await;
        let path = format!("/api/v1/reviews/end-of-life/{old}");
        let listed = people.agent.api("GET", &path, Value::Null).await.expect_ok().json();
        assert_eq!((listed["total"].as_i64(), listed["items"].as_array().unwrap().len()), (Some(500), 100));
        let page = people.agent.get(&format!("/reviews/end-of-life/{old}")).await.expect_ok();
        assert!(page.says("500 articles and threads") && page.statements < 12, "{}", page.statements);
        let all = json!({ "action": "archive", "all": true, "note": "Version 1 has ended." });
        let done = people.agent.api("POST", &path, all).await.expect_ok();
        // What is announced of each topic is all that is done one by one.
        assert!(done.statements < 2 * 500 + 30, "{}", done.statements);
        assert_eq!(done.json()["topics"], 500);
        site.app.settle().await.unwrap();
        assert!(rows(site).await.iter().all(|row| row.state == "archived"));
        let archived = review(&people.agent, &first).await;
        assert_eq!((archived["state"].as_str(), archived["live"].as_bool()), (Some("archived"), Some(false)));
        let shown = people.reader.get(&text(&archived["url"])).await.expect_ok();
        assert!(shown.says("Version 1 has ended."));
        let step = text(&done.json()["step"]);
        let gone = people.agent.post(&format!("/reviews/steps/{step}/undo"), &[]).await;
        assert_eq!((gone.status.as_u16(), gone.location()), (303, "/reviews/steps"));
        site.app.settle().await.unwrap();
        assert!(rows(site).await == before);
        assert_eq!(review(&people.agent, &first).await["live"], true);
        let again = people.agent.api("POST", &format!("/api/v1/reviews/steps/{step}/undo"), Value::Null).await;
        assert_eq!((again.status.as_u16(), text(&again.json()["code"])), (409, "already-undone".into()));
        // The same by another label.
        let relabel = json!({ "action": "relabel", "all": true, "to_version": new.to_string() });
        let done = people.agent.api("POST", &path, relabel).await.expect_ok().json();
        assert!(rows(site).await.iter().all(|row| row.version == Some(new.number())));
        people.agent.api("POST", &format!("/api/v1/reviews/steps/{}/undo", text(&done["step"])), Value::Null).await.expect_ok();
        assert!(rows(site).await == before);
        assert!(people.agent.get("/reviews/steps").await.expect_ok().says("500"));
    })
    .await;
}

#[tokio::test]
async fn only_ticked_topics_of_the_version_change_and_what_was_changed_since_is_not_undone() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (product, old, new) = product(site).await;
        date_version(site, (product, old), None, Some(site.app.now())).await;
        let about = |version: madang_kernel::VersionId| json!({ "version": version.to_string() });
        let first = solved(&people, &people.agent, "First", about(old)).await;
        let second = solved(&people, &people.agent, "Second", about(old)).await;
        let other = solved(&people, &people.agent, "Other", about(new)).await;
        assert!(people.agent.get("/reviews/end-of-life").await.expect_ok().says("Ended"));
        let path = format!("/reviews/end-of-life/{old}");
        let none = people.agent.post(&path, &[("action", "archive")]).await;
        assert!(none.status == 422 && none.says("Tick at least one"));
        let kept = people.agent.post(&path, &[("topic", &first), ("note", "Because")]).await;
        assert!(kept.status == 422 && kept.says("Because") && kept.says("checked"));
        let form = [("topic", first.as_str()), ("topic", &second), ("topic", &other), ("action", "archive")];
        people.agent.post(&path, &form).await.expect_ok();
        site.app.settle().await.unwrap();
        let state = async |id: &str| text(&review(&people.agent, id).await["state"]);
        assert_eq!(
            (state(&first).await, state(&second).await, state(&other).await),
            ("archived".into(), "archived".into(), "solved".into())
        );
        let reopen = json!({ "change": "open", "state": "open" });
        people.agent.api("PUT", &format!("/api/v1/questions/{first}/state"), reopen).await.expect_ok();
        let steps = people.agent.api("GET", "/api/v1/reviews/steps", Value::Null).await.expect_ok().json();
        let step = text(&steps["items"][0]["id"]);
        let undone =
            people.agent.api("POST", &format!("/api/v1/reviews/steps/{step}/undo"), Value::Null).await.expect_ok();
        assert_eq!(undone.json()["topics"], 1);
        assert_eq!((state(&first).await, state(&second).await), ("solved".into(), "solved".into()));
        assert_eq!(people.reader.get(&path).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn a_space_archives_what_is_silent_and_leaves_alone_what_somebody_brought_back() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = solved(&people, &people.agent, "Old", json!({})).await;
        let space = text(&review(&people.agent, &id).await["space"]);
        let setup = json!({ "settings": {}, "spaces": [{ "space": space, "owner": null, "archive_months": 12 }] });
        people.manager.api("PUT", "/api/v1/admin/freshness", setup).await.expect_ok();
        site.app.clock().advance(days(300));
        let young = solved(&people, &people.agent, "Young", json!({})).await;
        site.app.clock().advance(days(70));
        madang_freshness::archive_by_age(&site.app).await.unwrap();
        site.app.settle().await.unwrap();
        let state = async |id: &str| text(&review(&people.agent, id).await["state"]);
        assert_eq!((state(&id).await, state(&young).await), ("archived".into(), "solved".into()));
        let steps = people.agent.api("GET", "/api/v1/reviews/steps", Value::Null).await.expect_ok().json();
        assert_eq!(
            (steps["items"][0]["origin"].as_str(), steps["items"][0]["topics"].as_i64()),
            (Some("age"), Some(1))
        );
        let step = text(&steps["items"][0]["id"]);
        people.agent.api("POST", &format!("/api/v1/reviews/steps/{step}/undo"), Value::Null).await.expect_ok();
        madang_freshness::archive_by_age(&site.app).await.unwrap();
        assert_eq!(state(&id).await, "solved");
        // A reply brings it to life; a year later it is silent again.
        let path = format!("/api/v1/questions/{id}/answers");
        people.reader.api("POST", &path, json!({ "body": "It still helps." })).await.expect_ok();
        site.app.settle().await.unwrap();
        site.app.clock().advance(days(370));
        madang_freshness::archive_by_age(&site.app).await.unwrap();
        assert_eq!(state(&id).await, "archived");
    })
    .await;
}

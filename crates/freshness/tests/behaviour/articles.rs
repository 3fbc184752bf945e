//! Articles are kept up to date like solved questions, and what is done with them here is known where they are written.

use crate::testing::{article, people, plan, product, queue, review, text, why};
use madang_kernel::{TopicId, row, sql};
use madang_testkit::{Client, Site, on_both};
use serde_json::{Value, json};

/// A browser's name for itself; without one a reader is taken for a crawler.
const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

row! {
    /// What a step may change of an article, and what it must not: in the conversation, at the workbench, and in its review.
    #[derive(Debug, PartialEq)]
    struct Kept {
        topic: i64,
        state: String,
        product: Option<i64>,
        version: Option<i64>,
        active_at: i64,
        slug: String,
        stage: String,
        live: Option<i64>,
        head: i64,
        archived: bool,
        own_product: Option<i64>,
        own_version: Option<i64>,
        revised_version: Option<i64>,
        owner: Option<i64>,
        review_at: i64,
        reviewed: bool,
        due: bool,
        score: i64,
        flags: i64,
    }
}

async fn rows(site: &Site) -> Vec<Kept> {
    site.app.settle().await.unwrap();
    let mut conn = site.app.db().read().await.unwrap();
    conn.q(sql!(
        "SELECT t.id, t.state, t.product, t.version, t.active_at, t.slug, a.stage, a.live, a.head, a.archived, a.product, \
         a.version, r.version, v.owner, v.review_at, v.live, v.due, v.score, v.flags FROM topics t \
         JOIN articles a ON a.topic = t.id JOIN article_revisions r ON r.article = a.id AND r.number = a.head \
         JOIN reviews v ON v.topic = t.id ORDER BY t.id"
    ))
    .all()
    .await
    .unwrap()
}

/// So many copies of an article, with everything that is kept of it, made at once.
async fn many(site: &Site, like: &str, n: i64) {
    let mut tx = site.app.db().write().await.unwrap();
    let like: TopicId = like.parse().unwrap();
    for sql in [
        sql!(
            "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < $2) \
             INSERT INTO topics (id, kind, space, author, title, slug, language, excerpt, product, version, opening, created_at, \
             active_at, last_author, state) SELECT t.id + c.n * 65536, t.kind, t.space, t.author, t.title || c.n, t.slug, t.language, \
             t.excerpt, t.product, t.version, t.opening + c.n * 65536, t.created_at, t.active_at, t.last_author, t.state \
             FROM topics t, c WHERE t.id = $1"
        ),
        sql!(
            "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < $2) \
             INSERT INTO posts (id, topic, kind, author, language, markdown, html, renderer, created_at) \
             SELECT p.id + c.n * 65536, t.id + c.n * 65536, p.kind, p.author, p.language, p.markdown, p.html, p.renderer, p.created_at \
             FROM topics t JOIN posts p ON p.id = t.opening, c WHERE t.id = $1"
        ),
        sql!(
            "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < $2) \
             INSERT INTO articles (id, space, language, kind, title, product, version, family, author, owner, topic, live, head, \
             stage, created_at, changed_at, published_at) SELECT a.id + c.n * 65536, a.space, a.language, a.kind, a.title || c.n, \
             a.product, a.version, a.family + c.n * 65536, a.author, a.owner, a.topic + c.n * 65536, a.live, a.head, a.stage, \
             a.created_at, a.changed_at, a.published_at FROM articles a, c WHERE a.topic = $1"
        ),
        sql!(
            "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < $2) \
             INSERT INTO article_revisions (article, number, title, markdown, tags, kind, product, version, author, at) \
             SELECT a.id + c.n * 65536, r.number, r.title, r.markdown, r.tags, r.kind, r.product, r.version, r.author, r.at \
             FROM articles a JOIN article_revisions r ON r.article = a.id, c WHERE a.topic = $1"
        ),
        sql!(
            "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < $2) \
             INSERT INTO reviews (topic, kind, space, product, version, owner, assigned, text, written_at, outcome, review_at, \
             verdict, helped, did_not_help, helped_before, did_not_help_before, rated_seq, flags, broken, live, due, score, \
             parts, scored_at) SELECT v.topic + c.n * 65536, v.kind, v.space, v.product, v.version, v.owner, v.assigned, \
             v.text + c.n * 65536, v.written_at, v.outcome, v.review_at, v.verdict, v.helped, v.did_not_help, v.helped_before, \
             v.did_not_help_before, v.rated_seq, v.flags, v.broken, v.live, v.due, v.score, v.parts, v.scored_at \
             FROM reviews v, c WHERE v.topic = $1"
        ),
    ] {
        tx.q(sql).bind(like).bind(n).run().await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn undo(agent: &Client, done: &Value) {
    let path = format!("/api/v1/reviews/steps/{}/undo", text(&done["step"]));
    agent.api("POST", &path, Value::Null).await.expect_ok();
}

#[tokio::test]
async fn the_end_of_a_version_archives_five_hundred_articles_and_undoing_it_leaves_no_trace() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (_, old, new) = product(site).await;
        let about = json!({ "version": old.to_string() });
        let (first, topic) = article(&people, "Clean the pump", about).await;
        many(site, &topic, 499).await;
        let before = rows(site).await;
        assert_eq!(before.len(), 500);
        let path = format!("/api/v1/reviews/end-of-life/{old}");
        let listed = people.agent.api("GET", &path, Value::Null).await.expect_ok().json();
        assert_eq!(listed["total"], 500);
        let all = json!({ "action": "archive", "all": true, "note": "Version 1 has ended." });
        let done = people.agent.api("POST", &path, all).await.expect_ok().json();
        assert_eq!(done["topics"], 500);
        let archived = rows(site).await;
        assert!(archived.iter().all(|row| row.archived && row.state == "archived" && !row.reviewed && !row.due));
        let url = text(&review(&people.agent, &topic).await["url"]);
        assert!(people.reader.get(&url).await.expect_ok().says("archived"));
        let work = people.agent.api("GET", &format!("/api/v1/knowledge/articles/{first}"), Value::Null).await;
        assert_eq!(work.expect_ok().json()["archived"], true);
        assert!(!people.reader.get("/help/guides").await.expect_ok().says("Clean the pump"));
        undo(&people.agent, &done).await;
        assert!(rows(site).await == before);
        assert!(people.reader.get("/help/guides").await.expect_ok().says("Clean the pump"));
        // The same by another label.
        let relabel = json!({ "action": "relabel", "all": true, "to_version": new.to_string() });
        let done = people.agent.api("POST", &path, relabel).await.expect_ok().json();
        let new = Some(new.number());
        let labelled = rows(site).await;
        assert!(labelled.iter().all(|row| (row.version, row.own_version, row.revised_version) == (new, new, new)));
        undo(&people.agent, &done).await;
        assert!(rows(site).await == before);
    })
    .await;
}

#[tokio::test]
async fn flags_that_an_archiving_has_settled_are_open_again_when_it_is_undone() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (_, old, _) = product(site).await;
        let (_, topic) = article(&people, "Clean the pump", json!({ "version": old.to_string() })).await;
        let flag = json!({ "kind": "outdated", "note": "The menu moved." });
        people.reader.api("POST", &format!("/api/v1/reviews/{topic}/flags"), flag.clone()).await.expect_ok();
        let own =
            async || people.reader.api("GET", "/api/v1/flags", Value::Null).await.expect_ok().json()["items"].clone();
        let path = format!("/api/v1/reviews/end-of-life/{old}");
        let retire = json!({ "action": "archive", "all": true, "note": "Version 1 has ended." });
        let one = json!({ "outcome": "archived", "note": "Nobody needs it." });
        for (path, body, reason) in
            [(path, retire, "Version 1 has ended."), (format!("/api/v1/reviews/{topic}"), one, "Nobody needs it.")]
        {
            let before = rows(site).await;
            assert_eq!(queue(&people.agent, "?owner=me").await, ["Clean the pump"]);
            let done = people.agent.api("POST", &path, body).await.expect_ok().json();
            site.app.settle().await.unwrap();
            assert_eq!(queue(&people.agent, "").await, [""; 0]);
            let settled = own().await;
            assert_eq!((text(&settled[0]["outcome"]), text(&settled[0]["reason"])), ("archived".into(), reason.into()));
            undo(&people.agent, &done).await;
            let after = rows(site).await;
            assert_eq!((after[0].flags, after[0].due, after[0].score), (1, true, before[0].score), "{reason}");
            let open = own().await;
            assert!(open[0]["outcome"].is_null() && open[0]["reason"] == "" && open.as_array().unwrap().len() == 1);
        }
        assert_eq!(why(&people.agent, &topic).await, ["flags"]);
    })
    .await;
}

#[tokio::test]
async fn what_was_flagged_anew_after_an_archiving_stays_one_flag_when_it_is_undone() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (id, topic) = article(&people, "Clean the pump", json!({})).await;
        let flag = json!({ "kind": "wrong", "note": "It leaks." });
        let path = format!("/api/v1/reviews/{topic}/flags");
        people.reader.api("POST", &path, flag.clone()).await.expect_ok();
        let one = json!({ "outcome": "archived", "note": "Nobody needs it." });
        let done = people.agent.api("POST", &format!("/api/v1/reviews/{topic}"), one).await.expect_ok().json();
        site.app.settle().await.unwrap();
        let step = json!({ "step": "unarchive", "revision": 1, "note": "" });
        people.agent.api("POST", &format!("/api/v1/knowledge/articles/{id}/steps"), step).await.expect_ok();
        site.app.settle().await.unwrap();
        people.reader.api("POST", &path, flag).await.expect_ok();
        let step = json!({ "step": "archive", "revision": 1, "note": "" });
        people.agent.api("POST", &format!("/api/v1/knowledge/articles/{id}/steps"), step).await.expect_ok();
        undo(&people.agent, &done).await;
        site.app.settle().await.unwrap();
        let flags = review(&people.agent, &topic).await["flags"].clone();
        let open = flags.as_array().unwrap().iter().filter(|flag| flag["outcome"].is_null()).count();
        assert_eq!((flags.as_array().unwrap().len(), open), (2, 1));
    })
    .await;
}

#[tokio::test]
async fn an_article_is_its_writers_to_review_until_it_is_handed_over_on_either_side() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (id, topic) = article(&people, "Clean the pump", json!({})).await;
        let work = format!("/api/v1/knowledge/articles/{id}");
        let owner = async || text(&review(&people.agent, &topic).await["owner"]);
        assert_eq!(owner().await, people.agent.id().to_string());
        let other = json!({ "owner": people.other.id().to_string() });
        people.agent.api("PUT", &format!("/api/v1/reviews/{topic}/owner"), other).await.expect_ok();
        site.app.settle().await.unwrap();
        let told = people.agent.api("GET", &work, Value::Null).await.expect_ok().json();
        assert!(told["owner"].to_string().contains("Makoto"), "{}", told["owner"]);
        let back = json!({ "base": 1, "kind": "how_to", "title": "Clean the pump", "body": "Clean it well.",
            "owner": people.manager.id().to_string() });
        people.agent.api("PUT", &work, back).await.expect_ok();
        site.app.settle().await.unwrap();
        assert_eq!(owner().await, people.manager.id().to_string());
    })
    .await;
}

#[tokio::test]
async fn readers_whom_an_article_did_not_help_are_a_part_of_its_score_until_they_think_again() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (_, topic) = article(&people, "Clean the pump", json!({})).await;
        let visitor = site.visitor().header("user-agent", BROWSER);
        let say = async |reader: &Client, helped: bool| {
            let body = json!({ "helped": helped, "reason": if helped { Value::Null } else { json!("unclear") } });
            reader.api("POST", &format!("/api/v1/articles/{topic}/rating"), body).await.expect_ok();
            site.app.settle().await.unwrap();
            let known = review(&people.agent, &topic).await;
            (known["helped"].as_i64().unwrap(), known["did_not_help"].as_i64().unwrap())
        };
        assert_eq!(say(&people.reader, false).await, (0, 1));
        assert_eq!(say(&visitor, false).await, (0, 2));
        assert_eq!(why(&people.agent, &topic).await, ["did_not_help"]);
        assert_eq!(say(&visitor, false).await, (0, 2), "a second click is the same reader");
        assert_eq!(say(&visitor, true).await, (1, 1));
        assert_eq!(say(&people.reader, true).await, (2, 0));
        assert_eq!(why(&people.agent, &topic).await, [""; 0]);
        assert_eq!(say(&visitor, false).await, (1, 1));
        let listed = people.agent.api("GET", "/api/v1/knowledge/articles", Value::Null).await.expect_ok().json();
        let work = &listed["items"][0];
        assert_eq!((work["helped"].as_i64(), work["did_not_help"].as_i64()), (Some(1), Some(1)), "both sides agree");
        // What readers said is dealt with by a review; one of them who thinks again afterwards takes no voice away twice.
        people.agent.post(&format!("/reviews/{topic}"), &[("outcome", "confirmed")]).await.expect_ok();
        assert_eq!(say(&visitor, true).await, (1, 0));
        assert_eq!(say(&people.asker, false).await, (1, 1));
    })
    .await;
}

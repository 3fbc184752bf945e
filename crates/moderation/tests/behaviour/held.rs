//! The queue of held posts, and what is learned from it.

use crate::testing::{SPAM, checked, decide, held, mails_to, people, post_question, text};
use madang_kernel::{Role, sql};
use madang_testkit::{Site, on_both};
use serde_json::json;
use std::time::Duration;

async fn counts(site: &Site) -> (i64, i64, i64, i64) {
    let mut conn = site.app.db().read().await.unwrap();
    let totals: Option<(i64, i64)> =
        conn.q(sql!("SELECT spam_texts, honest_texts FROM spam_totals")).opt().await.unwrap();
    let (spam, honest) = totals.unwrap_or_default();
    let words: (i64, i64) = conn
        .q(sql!(
            "SELECT CAST(coalesce(sum(spam), 0) AS BIGINT), CAST(coalesce(sum(honest), 0) AS BIGINT) FROM spam_words"
        ))
        .one()
        .await
        .unwrap();
    (spam, honest, words.0, words.1)
}

#[tokio::test]
async fn decisions_teach_the_learner_and_are_taken_back_exactly() {
    on_both(checked, async |site| {
        let people = people(site).await;
        post_question(&people.author, "Casino", SPAM).await.expect_ok();
        let post = text(&held(&people.moderator).await[0]["post"]);
        decide(&people.moderator, "spam", std::slice::from_ref(&post)).await.expect_ok();
        site.app.settle().await.unwrap();
        let (spam, honest, words, none) = counts(site).await;
        assert_eq!((spam, honest, none), (1, 0, 0));
        assert!(words > 10);
        // Shown after all: what was learned turns.
        people.colleague.post(&format!("/p/{post}/show"), &[]).await;
        site.app.settle().await.unwrap();
        assert_eq!(counts(site).await, (0, 1, 0, words));
        // A flag of it as spam that is right turns it again.
        let case = crate::testing::flag(&people.reader, &post, "spam").await;
        assert!(!case.is_empty());
        let case = crate::testing::only_case(&people.moderator).await;
        assert_eq!(crate::testing::settle(&people.moderator, &case, "hide", "").await, 204);
        site.app.settle().await.unwrap();
        assert_eq!(counts(site).await, (1, 0, words, 0));
    })
    .await;
}

#[tokio::test]
async fn an_author_withdraws_what_waits_and_brings_it_back_to_wait() {
    on_both(checked, async |site| {
        let people = people(site).await;
        post_question(&people.author, "Casino", SPAM).await.expect_ok();
        let post = text(&held(&people.moderator).await[0]["post"]);
        assert!(people.author.get("/settings/held").await.expect_ok().says(&format!("/p/{post}/remove")));
        let path = format!("/api/v1/posts/{post}");
        assert_eq!(people.reader.api("DELETE", &path, json!(null)).await.status, 404, "nobody else sees it");
        assert_eq!(people.author.api("DELETE", &path, json!(null)).await.status, 204);
        assert!(held(&people.moderator).await.is_empty());
        assert!(!people.author.get("/settings/held").await.says("Casino"));
        decide(&people.moderator, "stand", std::slice::from_ref(&post)).await;
        assert_eq!(people.reader.get(&format!("/p/{post}")).await.status, 404, "withdrawn, it cannot be let stand");
        people.author.api("POST", &format!("{path}/restore"), json!(null)).await.expect_ok();
        assert_eq!(people.reader.get(&format!("/p/{post}")).await.status, 404, "it waits as before");
        assert_eq!(held(&people.moderator).await.len(), 1);
        decide(&people.moderator, "stand", std::slice::from_ref(&post)).await.expect_ok();
        people.reader.get(&format!("/p/{post}")).await.expect_ok();
    })
    .await;
}

#[tokio::test]
async fn all_posts_of_a_member_are_declined_at_once_and_nobody_elses() {
    on_both(checked, async |site| {
        let people = people(site).await;
        for (n, client) in [&people.author, &people.author, &people.reader].into_iter().enumerate() {
            post_question(client, &format!("Casino {n}"), SPAM).await.expect_ok();
            site.app.clock().advance(Duration::from_secs(60));
        }
        let waiting = held(&people.moderator).await;
        assert_eq!(waiting.len(), 3);
        let member = text(&waiting[0]["author"]);
        let page = people.moderator.post("/moderation/held", &[("member", &member), ("decision", "spam")]).await;
        assert_eq!(page.location(), "/moderation/held");
        let left = held(&people.moderator).await;
        assert_eq!((left.len(), text(&left[0]["title"])), (1, "Casino 2".into()));
        let listed = text(&left[0]["post"]);
        people
            .moderator
            .post("/moderation/held", &[("which", "listed"), ("listed", &listed), ("decision", "stand")])
            .await;
        assert!(held(&people.moderator).await.is_empty());
        assert!(people.author.get("/settings/held").await.says("It looks like advertising"));
    })
    .await;
}

#[tokio::test]
async fn each_author_reads_in_their_language_why_advertising_was_declined_without_a_word() {
    on_both(checked, async |site| {
        let people = people(site).await;
        // She has chosen no language: what is kept is Korean, and she reads Japanese.
        let aoi = site.member("葵").await.speaking("ja");
        for client in [&aoi, &people.author, &people.reader] {
            post_question(client, "Casino", SPAM).await.expect_ok();
            site.app.clock().advance(Duration::from_secs(60));
        }
        let page = people.moderator.get("/moderation/held").await.expect_ok();
        assert!(page.says("placeholder=\"It looks like advertising.\"") && !page.says("value=\"It looks"));
        let posts: Vec<String> = held(&people.moderator).await.iter().map(|row| text(&row["post"])).collect();
        for (post, reason) in [(&posts[0], ""), (&posts[1], ""), (&posts[2], "No casinos here")] {
            people
                .moderator
                .post("/moderation/held", &[("post", post), ("reason", reason), ("decision", "spam")])
                .await
                .expect_ok();
        }
        assert!(held(&people.moderator).await.is_empty());
        let own = aoi.get("/settings/held").await.expect_ok();
        assert!(own.says("広告のように見えます。") && !own.says("광고로 보여요."));
        let api = aoi.api("GET", "/api/v1/me/held", serde_json::Value::Null).await.expect_ok().json();
        assert_eq!(text(&api["items"][0]["reason"]), "広告のように見えます。");
        assert!(people.author.get("/settings/held").await.says("It looks like advertising."));
        assert!(people.reader.get("/settings/held").await.says("No casinos here"), "their words stay as they are");
        let colleague = site.staff("Sora", Role::Moderator).await.speaking("ko");
        let log = colleague.get("/moderation/log").await.expect_ok();
        assert!(log.says("광고로 보여요.") && log.says("No casinos here") && !log.says("It looks like advertising."));
        post_question(&people.other, "Casino", SPAM).await.expect_ok();
        let post = text(&held(&people.moderator).await[0]["post"]);
        let bare = json!({ "decision": "decline", "posts": [post] });
        assert_eq!(people.moderator.api("POST", "/api/v1/moderation/held", bare).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn authors_hear_once_that_what_waited_is_declined_and_advertisers_nothing() {
    on_both(checked, async |site| {
        let people = people(site).await;
        for n in 0..3 {
            post_question(&people.author, &format!("Casino {n}"), SPAM).await.expect_ok();
            site.app.clock().advance(Duration::from_secs(60));
        }
        let posts: Vec<String> = held(&people.moderator).await.iter().map(|row| text(&row["post"])).collect();
        decide(&people.moderator, "spam", &posts[..1]).await.expect_ok();
        assert_eq!(mails_to(site, "author").await, [""; 0]);
        decide(&people.moderator, "decline", &posts[1..]).await.expect_ok();
        let told = mails_to(site, "author").await;
        assert!(told.len() == 1 && told[0].contains("/settings/held"), "{told:?}");
    })
    .await;
}

#[tokio::test]
async fn accounts_at_one_address_are_counted_and_the_address_is_not_kept() {
    on_both(checked, async |site| {
        let people = people(site).await;
        let mut tx = site.app.db().write().await.unwrap();
        tx.q(sql!("UPDATE sessions SET address = '203.0.113.7'")).run().await.unwrap();
        tx.commit().await.unwrap();
        post_question(&people.author, "Casino", SPAM).await.expect_ok();
        post_question(&people.reader, "Casino too", SPAM).await.expect_ok();
        let waiting = held(&people.moderator).await;
        assert_eq!(waiting[1]["others_at_address"], 1);
        let codes: Vec<String> = waiting[1]["why"].as_array().unwrap().iter().map(|why| text(&why["code"])).collect();
        assert!(codes.contains(&"same_address".into()) && codes.contains(&"repeated".into()), "{codes:?}");
        let mut conn = site.app.db().read().await.unwrap();
        let kept: Vec<(String,)> = conn.q(sql!("SELECT hash FROM writing_addresses")).all().await.unwrap();
        assert!(kept.len() == 2 && kept.iter().all(|(hash,)| !hash.contains("203")));
        drop(conn);
        site.app.clock().advance(Duration::from_secs(4 * 24 * 3600));
        madang_moderation::keep_house(&site.app).await.unwrap();
        let mut conn = site.app.db().read().await.unwrap();
        let kept: Vec<(String,)> = conn.q(sql!("SELECT hash FROM writing_addresses")).all().await.unwrap();
        assert!(kept.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_silenced_member_writes_neither_by_page_nor_by_api_nor_by_edit() {
    on_both(checked, async |site| {
        let people = people(site).await;
        let topic =
            text(&post_question(&people.author, "Printer", "It does not print.").await.expect_ok().json()["id"]);
        let detail = people.author.api("GET", &format!("/api/v1/topics/{topic}"), serde_json::Value::Null).await.json();
        let post = text(&detail["opening"]["id"]);
        let handle = text(&people.author.api("GET", "/api/v1/me", serde_json::Value::Null).await.json()["handle"]);
        let give = json!({ "kind": "silence", "days": 7, "rule": "Be kind", "message": "Enough for now" });
        people.moderator.api("POST", &format!("/api/v1/moderation/members/{handle}/sanctions"), give).await.expect_ok();
        site.app.settle().await.unwrap();
        site.app.clock().advance(Duration::from_secs(600));
        let answers = format!("/api/v1/questions/{topic}/answers");
        let comments = format!("/api/v1/posts/{post}/comments");
        let edit = format!("/api/v1/posts/{post}");
        let body = json!({ "body": "Text" });
        for refused in [
            post_question(&people.author, "Again", "Text").await,
            people.author.api("POST", &answers, body.clone()).await,
            people.author.api("POST", &comments, body.clone()).await,
            people.author.api("PATCH", &edit, body).await,
        ] {
            assert!([403, 409].contains(&refused.status.as_u16()), "{}", refused.status);
        }
        for (path, form) in [
            ("/ask".to_owned(), vec![("space", "help"), ("title", "Again"), ("body", "Text")]),
            (format!("/p/{post}/edit"), vec![("title", "Printer"), ("body", "Text")]),
            (format!("/p/{post}/comments"), vec![("body", "Text")]),
        ] {
            people.author.post(&path, &form).await;
        }
        let now = people.author.api("GET", &format!("/api/v1/posts/{post}"), serde_json::Value::Null).await.json();
        assert_eq!((text(&now["markdown"]), now["revisions"].as_i64()), ("It does not print.".into(), Some(1)));
        let topics = people.reader.api("GET", "/api/v1/topics", serde_json::Value::Null).await.json();
        assert_eq!(topics["items"].as_array().unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn agents_do_not_decide_on_what_moderators_decide() {
    on_both(checked, async |site| {
        let people = people(site).await;
        let agent = site.staff("Jiwoo", Role::Agent).await;
        post_question(&people.author, "Casino", SPAM).await.expect_ok();
        let post = text(&held(&people.moderator).await[0]["post"]);
        assert_eq!(decide(&agent, "stand", &[post]).await.status, 403);
    })
    .await;
}

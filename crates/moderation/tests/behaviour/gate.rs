//! What becomes of texts at the gate.

use crate::testing::{SPAM, checked, decide, held, mails_to, people, post_question, text};
use madang_testkit::{Client, on_both};
use serde_json::{Value, json};
use std::time::Duration;

const HONEST: &str = "프린터가 무선으로 연결되지 않습니다. 펌웨어를 2.1로 올린 뒤부터 그렇습니다.";

async fn visible(client: &Client) -> i64 {
    let page = client.api("GET", "/api/v1/topics", Value::Null).await.expect_ok().json();
    page["items"].as_array().unwrap().len() as i64
}

#[tokio::test]
async fn spam_of_a_newcomer_waits_unseen_and_starts_anew_when_it_is_let_stand() {
    on_both(checked, async |site| {
        let people = people(site).await;
        let asked = post_question(&people.author, "wordoftitle", SPAM).await.expect_ok().json();
        assert_eq!(asked["waiting"], true);
        let topic = text(&asked["id"]);
        site.app.settle().await.unwrap();
        // Its author sees it, and why it waits; nobody else does.
        let own = people.author.get(&format!("/q/{topic}/wordoftitle")).await.expect_ok();
        assert!(own.says("Until then only you and moderators see it"));
        let why = people.author.get("/settings/held").await.expect_ok();
        assert!(why.says("Waits for a moderator") && why.says("Phrases that offer something"));
        let mine = people.author.api("GET", "/api/v1/me/held", Value::Null).await.expect_ok().json();
        assert_eq!(mine["items"][0]["declined"], false);
        for client in [&people.reader, &site.visitor()] {
            assert_eq!(client.get(&format!("/q/{topic}/wordoftitle")).await.status, 404);
            assert_eq!(client.api("GET", &format!("/api/v1/topics/{topic}"), Value::Null).await.status, 404);
            for path in ["/", "/questions", "/s/help", "/tags", "/api/v1/tags", "/api/v1/topics", "/feed.atom"] {
                let page = client.get(path).await;
                assert!(!page.says("wordoftitle") && !page.says("wordoftag"), "{path}");
            }
        }
        let handle = text(&people.author.api("GET", "/api/v1/me", Value::Null).await.json()["handle"]);
        assert!(!people.reader.get(&format!("/m/{handle}?show=topics")).await.expect_ok().says("wordoftitle"));
        let waiting = held(&people.moderator).await;
        assert_eq!((waiting.len(), waiting[0]["posts"].as_i64()), (1, Some(0)), "it counts for nothing");
        assert!(people.moderator.get("/moderation/held").await.expect_ok().says("wordoftitle"));
        assert_eq!(people.reader.get("/moderation/held").await.status, 403);
        // Ten hours later somebody has read it.
        site.app.clock().advance(Duration::from_secs(36_000));
        decide(&people.moderator, "stand", &[text(&waiting[0]["post"])]).await.expect_ok();
        site.app.settle().await.unwrap();
        assert_eq!(visible(&people.reader).await, 1);
        let seen = people.reader.api("GET", &format!("/api/v1/topics/{topic}"), Value::Null).await.expect_ok().json();
        assert_eq!((seen["waiting"].clone(), text(&seen["tags"][0])), (json!(false), "wordoftag".into()));
        assert_eq!(text(&seen["created_at"]), site.app.now().to_string(), "it appears as new");
        assert!(people.reader.get("/tags").await.says("wordoftag"));
        assert!(held(&people.moderator).await.is_empty());
        assert!(mails_to(site, "author").await[0].contains("Everybody can see it now"));
    })
    .await;
}

#[tokio::test]
async fn held_answers_and_comments_count_when_they_are_let_stand() {
    on_both(checked, async |site| {
        let people = people(site).await;
        let asked = post_question(&people.author, "Printer", HONEST).await.expect_ok().json();
        assert_eq!(asked["waiting"], false);
        let topic = text(&asked["id"]);
        let path = format!("/api/v1/questions/{topic}/answers");
        let answer = people.reader.api("POST", &path, json!({ "body": SPAM })).await.expect_ok().json();
        assert_eq!(answer["waiting"], true);
        let question = text(&held(&people.moderator).await[0]["topic"]);
        assert_eq!(question, topic);
        let opening = people.author.api("GET", &format!("/api/v1/topics/{topic}"), Value::Null).await.json();
        let opening = text(&opening["opening"]["id"]);
        let comments = format!("/api/v1/posts/{opening}/comments");
        let comment = people.other.api("POST", &comments, json!({ "body": SPAM })).await.expect_ok().json();
        assert_eq!(comment["waiting"], true);
        let answers = async |client: &Client| {
            let topic = client.api("GET", &format!("/api/v1/topics/{topic}"), Value::Null).await.json();
            (topic["answers_total"].as_i64().unwrap(), topic["opening"]["comments_total"].as_i64().unwrap())
        };
        assert_eq!(answers(&people.author).await, (0, 0));
        let posts = held(&people.moderator).await.iter().map(|one| text(&one["post"])).collect::<Vec<_>>();
        let done = decide(&people.moderator, "stand", &posts).await.expect_ok().json();
        assert_eq!(done["decided"].as_array().unwrap().len(), 2);
        assert_eq!(answers(&people.author).await, (1, 1));
    })
    .await;
}

#[tokio::test]
async fn honest_posts_stand_at_once_and_staff_is_not_asked() {
    on_both(checked, async |site| {
        let people = people(site).await;
        let texts = [HONEST, "Is there a free trial? See https://example.com/trial", "請求書の宛名を変更できますか？"];
        for (client, body) in [&people.author, &people.reader, &people.other].into_iter().zip(texts) {
            assert_eq!(
                post_question(client, "A first question", body).await.expect_ok().json()["waiting"],
                false,
                "{body}"
            );
        }
        assert_eq!(post_question(&people.moderator, "Staff", SPAM).await.expect_ok().json()["waiting"], false);
    })
    .await;
}

#[tokio::test]
async fn what_was_declined_stays_with_its_author_and_can_be_shown_after_all() {
    on_both(checked, async |site| {
        let people = people(site).await;
        let topic = text(&post_question(&people.author, "wordoftitle", SPAM).await.expect_ok().json()["id"]);
        let post = text(&held(&people.moderator).await[0]["post"]);
        let bare =
            people.moderator.api("POST", "/api/v1/moderation/held", json!({ "decision": "decline", "posts": [post] }));
        assert_eq!(bare.await.status, 422, "it says why");
        decide(&people.moderator, "decline", std::slice::from_ref(&post)).await.expect_ok();
        site.app.settle().await.unwrap();
        let own = people.author.get("/settings/held").await.expect_ok();
        assert!(own.says("Declined") && own.says("Please read the guidelines"));
        assert!(
            people.author.get(&format!("/q/{topic}/wordoftitle")).await.expect_ok().says("Please read the guidelines")
        );
        assert_eq!(people.reader.get(&format!("/q/{topic}/wordoftitle")).await.status, 404);
        assert!(
            decide(&people.moderator, "stand", std::slice::from_ref(&post)).await.json()["decided"]
                .as_array()
                .unwrap()
                .is_empty()
        );
        people.moderator.post(&format!("/p/{post}/show"), &[]).await;
        site.app.settle().await.unwrap();
        people.reader.get(&format!("/q/{topic}/wordoftitle")).await.expect_ok();
        assert_eq!(visible(&people.reader).await, 1);
    })
    .await;
}

#[tokio::test]
async fn an_edit_that_would_wait_is_refused_and_the_post_stays() {
    on_both(checked, async |site| {
        let people = people(site).await;
        let topic = text(&post_question(&people.author, "Printer", HONEST).await.expect_ok().json()["id"]);
        let detail = people.author.api("GET", &format!("/api/v1/topics/{topic}"), Value::Null).await.json();
        let post = text(&detail["opening"]["id"]);
        let edited = people.author.api("PATCH", &format!("/api/v1/posts/{post}"), json!({ "body": SPAM })).await;
        assert_eq!(
            (edited.status.as_u16(), text(&edited.json()["errors"][0]["code"])),
            (422, "edit-would-wait".into())
        );
        let page = people.author.post(&format!("/p/{post}/edit"), &[("title", "Printer"), ("body", SPAM)]).await;
        assert!(page.status == 422 && page.says("the post stays as it was") && page.says("casino99"));
        assert!(people.reader.get(&format!("/q/{topic}/printer")).await.expect_ok().says("펌웨어"));
        assert!(held(&people.moderator).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn new_members_hear_which_limit_they_have_reached() {
    on_both(checked, async |site| {
        let people = people(site).await;
        let links = "See https://a.example and https://b.example and https://c.example please.";
        let refused = post_question(&people.author, "Links", links).await;
        let error = refused.json()["errors"][0].clone();
        assert_eq!((text(&error["code"]), text(&error["detail"])), ("limit-links".into(), "2".into()));
        for n in 0..3 {
            post_question(&people.author, &format!("Question {n}"), &format!("{HONEST} {n}")).await;
            site.app.clock().advance(Duration::from_secs(3600));
        }
        let refused = post_question(&people.author, "Question 4", "Something else entirely").await;
        assert_eq!(text(&refused.json()["errors"][0]["code"]), "limit-topics-a-day");
        site.app.clock().advance(Duration::from_secs(24 * 3600));
        post_question(&people.author, "Question 5", "Something else entirely").await.expect_ok();
        let soon = post_question(&people.author, "Question 6", "At once").await;
        assert_eq!(text(&soon.json()["errors"][0]["code"]), "limit-too-soon");
        let checks = json!({ "spam": true, "hold_from": 0.9, "first_posts": 0, "limits": false });
        assert_eq!(people.moderator.api("PUT", "/api/v1/moderation/checks", checks.clone()).await.status, 403);
    })
    .await;
}

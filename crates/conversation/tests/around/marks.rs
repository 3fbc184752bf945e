//! Votes, reactions, me-too, follows, bookmarks.

use crate::{begin, office, talk};
use madang_conversation::Hide;
use madang_kernel::{Role, sql};
use madang_testkit::{Plan, on_both};
use serde_json::{Value, json};

#[tokio::test]
async fn a_member_votes_changes_the_vote_and_takes_it_back() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (author, reader) = (site.member("민지").await, site.member("Haruto").await);
        let begun = begin(&author, "talk", "물은 언제 주나요?", "겨울에는요?", "").await;
        let path = format!("/api/v1/posts/{}/vote", begun.post);
        for (value, score) in [(1, 1), (1, 1), (-1, -1)] {
            let standing = reader.api("PUT", &path, json!({ "value": value })).await.expect_ok().json();
            assert_eq!(standing, json!({ "score": score, "mine": value }));
        }
        let standing = reader.api("DELETE", &path, Value::Null).await.expect_ok().json();
        assert_eq!(standing, json!({ "score": 0, "mine": 0 }));
        site.member("Ann").await.api("PUT", &path, json!({ "value": 1 })).await.expect_ok();
        let mut conn = site.app.db().read().await.unwrap();
        let scores: (i64, i64) = conn
            .q(sql!("SELECT p.score, t.score FROM posts p JOIN topics t ON t.id = p.topic WHERE p.id = $1"))
            .bind(begun.post)
            .one()
            .await
            .unwrap();
        assert_eq!(scores, (1, 1), "the topic's score is its opening post's");
        assert_eq!(reader.api("PUT", &path, json!({ "value": 2 })).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn nobody_votes_on_their_own_post_or_on_one_that_they_cannot_see() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        office(site).await;
        let (author, agent) = (site.member("민지").await, site.staff("Sora", Role::Agent).await);
        let own = begin(&author, "talk", "A question of mine", "Text", "").await;
        let hidden = begin(&agent, "office", "Among ourselves", "Text", "").await;
        let vote = |post| format!("/api/v1/posts/{post}/vote");
        let answer = author.api("PUT", &vote(own.post), json!({ "value": 1 })).await;
        assert_eq!((answer.status.as_u16(), answer.json()["code"].as_str()), (409, Some("own-post")));
        assert_eq!(author.api("PUT", &vote(hidden.post), json!({ "value": 1 })).await.status, 404);
        assert_eq!(site.visitor().api("PUT", &vote(own.post), json!({ "value": 1 })).await.status, 401);
        assert_eq!(agent.api("PUT", &vote(own.post), json!({ "value": 1 })).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn a_click_works_with_and_without_javascript() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (author, reader) = (site.member("민지").await, site.member("Haruto").await.speaking("en"));
        let begun = begin(&author, "talk", "A question of mine", "Text", "").await;
        let plain = reader.post(&format!("/p/{}/vote", begun.post), &[("value", "1")]).await;
        assert_eq!((plain.status.as_u16(), plain.location()), (303, format!("/p/{}", begun.post).as_str()));
        let live = reader.header("hx-request", "true");
        let fragment = live.post(&format!("/p/{}/vote", begun.post), &[("value", "0")]).await.expect_ok();
        assert!(fragment.says("aria-pressed=\"false\"") && !fragment.says("<html"), "{}", fragment.text);
        let fragment = live.post(&format!("/p/{}/reactions", begun.post), &[("emoji", "🎉")]).await.expect_ok();
        assert!(fragment.says("🎉") && fragment.says("Celebrate: 1"), "{}", fragment.text);
        let fragment = live.post(&format!("/topics/{}/me-too", begun.topic), &[("on", "true")]).await.expect_ok();
        assert!(fragment.says("aria-pressed=\"true\""), "{}", fragment.text);
        let fragment = live.post(&format!("/p/{}/bookmark", begun.post), &[("on", "true")]).await.expect_ok();
        assert!(fragment.says("aria-pressed=\"true\""), "{}", fragment.text);
        let fragment = live.post(&format!("/follows/topic/{}", begun.topic), &[("on", "true")]).await.expect_ok();
        assert!(fragment.says("Following"), "{}", fragment.text);
    })
    .await;
}

#[tokio::test]
async fn reactions_are_counted_once_a_member() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (author, reader) = (site.member("민지").await, site.member("Haruto").await);
        let begun = begin(&author, "talk", "A question of mine", "Text", "").await;
        let path = |emoji: &str| format!("/api/v1/posts/{}/reactions/{emoji}", begun.post);
        reader.api("PUT", &path("❤️"), Value::Null).await.expect_ok();
        reader.api("PUT", &path("❤️"), Value::Null).await.expect_ok();
        author.api("PUT", &path("❤️"), Value::Null).await.expect_ok();
        let standing = author.api("PUT", &path("💡"), Value::Null).await.expect_ok().json();
        assert_eq!(standing[0], json!({ "emoji": "❤️", "count": 2, "mine": true }));
        assert_eq!(standing[1], json!({ "emoji": "💡", "count": 1, "mine": true }));
        let kept = sql!("SELECT reactions FROM posts WHERE id = $1");
        let kept: String = site.app.db().read().await.unwrap().q(kept).bind(begun.post).value().await.unwrap();
        assert_eq!(kept, "❤️=2,💡=1");
        let standing = reader.api("DELETE", &path("❤️"), Value::Null).await.expect_ok().json();
        assert_eq!(standing[0], json!({ "emoji": "❤️", "count": 1, "mine": false }));
        assert_eq!(reader.api("PUT", &path("💩"), Value::Null).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn me_too_counts_each_member_once_and_never_the_asker() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (author, reader) = (site.member("민지").await, site.member("Haruto").await);
        let begun = begin(&author, "talk", "A question of mine", "Text", "").await;
        let path = format!("/api/v1/topics/{}/me-too", begun.topic);
        for _ in 0..2 {
            let standing = reader.api("PUT", &path, Value::Null).await.expect_ok().json();
            assert_eq!(standing, json!({ "count": 1, "mine": true }));
        }
        assert_eq!(author.api("PUT", &path, Value::Null).await.status, 409);
        let standing = reader.api("DELETE", &path, Value::Null).await.expect_ok().json();
        assert_eq!(standing, json!({ "count": 0, "mine": false }));
    })
    .await;
}

#[tokio::test]
async fn a_member_follows_only_what_is_there_to_see() {
    on_both(Plan::yard, async |site| {
        let (talk, office) = (talk(site).await, office(site).await);
        let (author, reader) = (site.member("민지").await, site.member("Haruto").await);
        let begun = begin(&author, "talk", "A question of mine", "Text", "").await;
        let follow = |kind: &str, id: String| format!("/api/v1/follows/{kind}/{id}");
        for (kind, id) in
            [("topic", begun.topic.to_string()), ("space", talk.to_string()), ("member", author.id().to_string())]
        {
            let answer = reader.api("PUT", &follow(kind, id), Value::Null).await.expect_ok();
            assert_eq!(answer.json(), json!({ "following": true }), "{kind}");
        }
        let own = follow("member", reader.id().to_string());
        assert_eq!(reader.api("PUT", &own, Value::Null).await.status, 409);
        for (kind, id) in [("space", office.to_string()), ("tag", "zz".to_owned()), ("post", begun.post.to_string())] {
            assert_eq!(reader.api("PUT", &follow(kind, id), Value::Null).await.status, 404, "{kind}");
        }
        let list = reader.api("GET", "/api/v1/follows", Value::Null).await.expect_ok().json();
        assert_eq!(list.as_array().unwrap().len(), 3);
        let topic = follow("topic", begun.topic.to_string());
        reader.api("DELETE", &topic, Value::Null).await.expect_ok();
        let list = reader.api("GET", "/api/v1/follows", Value::Null).await.expect_ok().json();
        assert_eq!(list.as_array().unwrap().len(), 2);
        let plain = reader.post(&format!("/follows/space/{talk}"), &[("on", "false")]).await;
        assert_eq!((plain.status.as_u16(), plain.location()), (303, "/"));
    })
    .await;
}

#[tokio::test]
async fn bookmarks_are_listed_until_the_post_cannot_be_seen() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (author, reader) = (site.member("민지").await, site.member("Haruto").await);
        let first = begin(&author, "talk", "The first of two", "**Bold** text", "").await;
        let second = begin(&author, "talk", "The second of two", "Text", "").await;
        for begun in [&first, &second] {
            let path = format!("/api/v1/posts/{}/bookmark", begun.post);
            reader.api("PUT", &path, Value::Null).await.expect_ok();
            site.app.clock().advance(std::time::Duration::from_secs(1));
        }
        let page = reader.api("GET", "/api/v1/bookmarks?limit=1", Value::Null).await.expect_ok().json();
        assert_eq!(page["items"][0]["title"], "The second of two");
        let next = format!("/api/v1/bookmarks?limit=1&after={}", page["next"].as_str().unwrap());
        let page = reader.api("GET", &next, Value::Null).await.expect_ok().json();
        assert_eq!((&page["items"][0]["excerpt"], &page["next"]), (&json!("Bold text"), &Value::Null));
        assert!(reader.get("/bookmarks").await.expect_ok().says("The first of two"));
        assert!(!author.get("/bookmarks").await.expect_ok().says("The first of two"));
        site.do_as_system(Hide { post: first.post, reason: Some("spam".into()), tells: false }).await;
        assert!(!reader.get("/bookmarks").await.expect_ok().says("The first of two"));
        assert_eq!(site.visitor().get("/bookmarks").await.location(), "/sign-in?next=%2Fbookmarks");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn votes_at_the_same_moment_are_all_counted_once() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let author = site.member("민지").await;
        let begun = begin(&author, "talk", "A question of mine", "Text", "").await;
        let path = format!("/api/v1/posts/{}/vote", begun.post);
        let mut readers = Vec::new();
        for number in 0..6 {
            readers.push(site.member(&format!("Reader {number}")).await);
        }
        let vote = |reader| {
            let path = &path;
            async move {
                let reader: &madang_testkit::Client = reader;
                reader.api("PUT", path, json!({ "value": 1 })).await.status
            }
        };
        let statuses = futures::future::join_all(readers.iter().chain(&readers).map(vote)).await;
        assert!(statuses.iter().all(|status| *status == 200), "{statuses:?}");
        let score = sql!("SELECT score FROM posts WHERE id = $1");
        let score: i64 = site.app.db().read().await.unwrap().q(score).bind(begun.post).value().await.unwrap();
        assert_eq!(score, 6);
    })
    .await;
}

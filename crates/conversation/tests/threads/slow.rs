//! Slow mode, and removing what others wrote.

use crate::*;
use madang_kernel::{Role, sql};
use madang_testkit::{Plan, on_both};
use std::time::Duration;

async fn tries(client: &Client, topic: TopicId) -> (u16, String) {
    let answer = client.api("POST", &format!("/api/v1/topics/{topic}/posts"), json!({ "body": "또 한마디" })).await;
    let code = answer.json()["code"].as_str().unwrap_or_default().to_owned();
    (answer.status.as_u16(), code)
}

const MINUTE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn in_slow_mode_a_member_waits_between_two_posts_until_it_ends() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (minji, taro) = (site.member("민지").await.speaking("en"), site.member("taro").await);
        let moderator = site.staff("moderator", Role::Moderator).await.speaking("en");
        let begun = begin(&minji, "뜨거운 이야기").await;
        site.app.clock().advance(MINUTE * 60);
        let path = format!("/topics/{}/slow", begun.topic);
        assert_eq!(taro.get(&path).await.status, 403);
        assert!(moderator.get(&path).await.expect_ok().says("Slow it down"));
        let wrong = moderator.post(&path, &[("minutes", "0")]).await;
        assert!(wrong.status == 422 && wrong.says("1 to 1,440"));
        assert!(moderator.post(&path, &[("minutes", "10"), ("days", "1")]).await.location().starts_with("/d/"));
        assert_eq!(tries(&minji, begun.topic).await.0, 201);
        assert_eq!(tries(&minji, begun.topic).await, (409, "slow-mode".to_owned()));
        let comment = format!("/api/v1/posts/{}/comments", begun.post);
        assert_eq!(minji.api("POST", &comment, json!({ "body": "댓글도" })).await.status, 409);
        assert_eq!(tries(&taro, begun.topic).await.0, 201, "each for themselves");
        for _ in 0..2 {
            assert_eq!(tries(&moderator, begun.topic).await.0, 201);
        }
        assert!(minji.get(&begun.url).await.says("after a post you wait 10 minutes"));
        site.app.clock().advance(MINUTE * 11);
        assert_eq!(tries(&minji, begun.topic).await.0, 201);
        site.app.clock().advance(MINUTE * 60 * 24);
        for _ in 0..2 {
            assert_eq!(tries(&minji, begun.topic).await.0, 201, "it has ended by itself");
        }
        assert!(!minji.get(&begun.url).await.says("you wait"));
        let change = |minutes: i64| json!({ "slow_minutes": minutes });
        let api = format!("/api/v1/topics/{}", begun.topic);
        moderator.api("PATCH", &api, change(5)).await.expect_ok();
        assert_eq!(tries(&minji, begun.topic).await.0, 409);
        moderator.api("PATCH", &api, change(0)).await.expect_ok();
        assert_eq!(tries(&minji, begun.topic).await.0, 201);
    })
    .await;
}

#[tokio::test]
async fn whoever_removes_what_somebody_else_wrote_says_why_and_it_is_written_down() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let taro = site.member("taro").await;
        let moderator = site.staff("moderator", Role::Moderator).await.speaking("en");
        let begun = begin(&moderator, "이야기").await;
        let answer = reply(&taro, begun.topic, "광고").await;
        let path = format!("/p/{answer}/remove");
        assert!(moderator.get(&path).await.expect_ok().says("The author is told why"));
        assert_eq!(moderator.post(&path, &[("reason", " ")]).await.status, 422);
        assert_eq!(moderator.post(&path, &[("reason", "Advertising")]).await.status, 303);
        assert_eq!(moderator.post(&format!("/p/{answer}/restore"), &[]).await.status, 303);
        let mut conn = site.app.db().read().await.unwrap();
        let deeds: Vec<(String, String)> =
            conn.q(sql!("SELECT action, details FROM audit_log ORDER BY id")).all().await.unwrap();
        assert_eq!(deeds[0], ("conversation.remove".to_owned(), r#"{"reason":"Advertising"}"#.to_owned()));
        assert_eq!(deeds[1].0, "conversation.restore");
        // What somebody removes of their own is nobody else's business.
        drop(conn);
        assert_eq!(taro.post(&path, &[]).await.status, 303);
        let mut conn = site.app.db().read().await.unwrap();
        let count: i64 = conn.q(sql!("SELECT CAST(count(*) AS BIGINT) FROM audit_log")).value().await.unwrap();
        assert_eq!(count, 2);
    })
    .await;
}

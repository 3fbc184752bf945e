//! What members read is counted once, for no longer than it took.

use crate::*;
use madang_conversation::{forget_reading, write_reading};
use madang_kernel::{MemberId, sql};
use madang_testkit::{Plan, on_both};
use std::time::Duration;

/// How many topics and posts a member has read in all, and for how many seconds.
async fn sums(site: &Site, member: MemberId) -> (i64, i64, i64) {
    let sums = sql!("SELECT topics, posts, millis / 1000 FROM readers WHERE member = $1");
    site.app.db().read().await.unwrap().q(sums).bind(member).opt().await.unwrap().unwrap_or_default()
}

async fn tell(client: &Client, seconds: i64, posts: &[PostId]) {
    let posts = posts.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    client.post("/read", &[("time", &(seconds * 1000).to_string()), ("posts", &posts)]).await.expect_ok();
    client.app().clock().advance(Duration::from_secs(30));
}

#[tokio::test]
async fn what_was_read_counts_once_and_for_no_longer_than_it_took() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (minji, taro) = (site.member("민지").await, site.member("taro").await);
        let begun = begin(&minji, "읽을 글").await;
        let other = begin(&minji, "다른 글").await;
        let own = reply(&taro, begun.topic, "내 글").await;
        tell(&taro, 20, &[begun.post, own]).await;
        tell(&taro, 3_000, &[begun.post]).await;
        write_reading(&site.app).await.unwrap();
        assert_eq!(sums(site, taro.id()).await, (1, 1, 50), "own posts do not count, nor time that was not there");
        tell(&taro, 10, &[begun.post, other.post]).await;
        tell(&taro, -5, &[]).await;
        write_reading(&site.app).await.unwrap();
        assert_eq!(sums(site, taro.id()).await, (2, 2, 60));
        assert_eq!(site.visitor().post("/read", &[("time", "1000")]).await.status, 401);
    })
    .await;
}

#[tokio::test]
async fn without_javascript_the_pages_that_were_opened_count() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (minji, taro) = (site.member("민지").await, site.member("taro").await);
        let begun = begin(&minji, "읽을 글").await;
        let picture = format!("/read/{}", begun.post);
        let page = taro.get(&begun.url).await.expect_ok();
        assert!(page.says(&format!("<noscript><img class=\"sr\" src=\"{picture}\"")));
        assert!(!site.visitor().get(&begun.url).await.says("/read/"));
        for _ in 0..3 {
            assert_eq!(taro.get(&picture).await.status, 204);
            site.app.clock().advance(Duration::from_secs(3_600));
        }
        write_reading(&site.app).await.unwrap();
        assert_eq!(sums(site, taro.id()).await, (1, 1, 60 + 180 + 180));
    })
    .await;
}

#[tokio::test]
async fn nothing_is_counted_that_the_reader_cannot_see() {
    on_both(Plan::yard, async |site| {
        office(site).await;
        talk(site).await;
        let (agent, taro) = (site.staff("agent", madang_kernel::Role::Agent).await, site.member("taro").await);
        let secret = begin_in(&agent, "office", "안에서만", &[]).await;
        tell(&taro, 0, &[secret.post]).await;
        write_reading(&site.app).await.unwrap();
        assert_eq!(sums(site, taro.id()).await, (0, 0, 0));
    })
    .await;
}

#[tokio::test]
async fn which_posts_were_read_is_forgotten_after_a_hundred_days_and_how_many_is_not() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (minji, taro) = (site.member("민지").await, site.member("taro").await);
        let begun = begin(&minji, "읽을 글").await;
        tell(&taro, 20, &[begun.post]).await;
        write_reading(&site.app).await.unwrap();
        site.app.clock().advance(Duration::from_secs(101 * 24 * 3600));
        forget_reading(&site.app).await.unwrap();
        let left = sql!("SELECT CAST(count(*) AS BIGINT) FROM read_posts");
        let left: i64 = site.app.db().read().await.unwrap().q(left).value().await.unwrap();
        assert_eq!((left, sums(site, taro.id()).await), (0, (1, 1, 20)));
    })
    .await;
}

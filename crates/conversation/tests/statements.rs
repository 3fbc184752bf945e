//! How many statements pages and posting send. One test by itself: the count is the whole program's.

#![allow(clippy::unwrap_used, reason = "a test stops where something is missing")]

use madang_conversation::{Body, RenderedBody, Reply, SpaceKind};
use madang_kernel::{Actor, Permission, PostId, Posting, Role, TopicId, Visibility, db::statements_sent};
use madang_testkit::{Client, Plan, Site, on_both};
use serde_json::{Value, json};

#[tokio::test]
async fn pages_and_posting_need_few_statements() {
    on_both(Plan::yard, async |site| {
        site.space_with("talk", SpaceKind::Discussions, Visibility::Everyone, Posting::Members).await;
        let (minji, taro) = (site.member("민지").await, site.member("taro").await);
        let (topic, url) = thread(&minji, &taro).await;
        // Whoever is signed in also gets back what was typed last time.
        for (client, own) in [(&site.visitor(), 0), (&taro, 1)] {
            for (path, most) in
                [(url.as_str(), 3 + own), ("/", 5), ("/questions", 1), ("/s/talk", 3), ("/members", 1), ("/m/taro", 4)]
            {
                let sent = statements(site, client, path).await;
                assert!(sent <= most, "{path}: {sent} of {most}");
            }
        }
        // The topic, whether it is slow, the draft, the post, the topic's counters, the event; on PostgreSQL the bell for
        // other nodes.
        let most = if site.app.db().is_postgres() { 7 } else { 6 };
        let sent = replying(site, &minji, topic).await;
        assert!(sent <= most, "{sent}");
    })
    .await;
}

/// A discussion with answers and comments.
async fn thread(minji: &Client, taro: &Client) -> (TopicId, String) {
    let body = json!({ "space": "talk", "title": "빠른 페이지", "body": "처음 쓰는 글이에요." });
    let started = minji.api("POST", "/api/v1/topics", body).await.expect_ok().json();
    let topic: TopicId = read(&started["id"]).parse().unwrap();
    for n in 0..5 {
        let path = format!("/api/v1/topics/{topic}/posts");
        let answer = minji.api("POST", &path, json!({ "body": format!("{n}번") })).await.expect_ok().json();
        let post: PostId = read(&answer["id"]).parse().unwrap();
        let path = format!("/api/v1/posts/{post}/comments");
        taro.api("POST", &path, json!({ "body": "좋아요" })).await.expect_ok();
    }
    (topic, read(&started["url"]).to_owned())
}

fn read(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// Statements of one page that was not kept, by somebody who is known already.
async fn statements(site: &Site, client: &Client, path: &str) -> u64 {
    client.get(path).await;
    site.app.versions().bump_site();
    let answer = client.get(path).await;
    assert_eq!(answer.status, 200, "{path}");
    answer.statements
}

async fn replying(site: &Site, client: &Client, topic: TopicId) -> u64 {
    let actor = Actor::member(client.id(), Role::Member, Vec::new(), false, None, site.app.rules());
    assert!(actor.may(Permission::Reply));
    let before = statements_sent();
    let body = RenderedBody::render(&site.app, &Body::parse("빠른 답").unwrap()).await.unwrap();
    site.app.run(&actor, Reply { topic, body }).await.unwrap();
    statements_sent() - before
}

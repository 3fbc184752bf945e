use crate::*;
use madang_conversation::{TopicFilter, topics};
use madang_kernel::Role;
use madang_testkit::{Plan, on_both};
use std::time::Duration;

#[tokio::test]
async fn every_order_pages_through_everything_once() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (minji, taro) = (site.member("민지").await, site.member("taro").await);
        let mut all = Vec::new();
        for n in 0..7 {
            let begun = begin(&minji, &format!("{n}번 글")).await;
            if n % 3 == 0 {
                let path = format!("/api/v1/posts/{}/vote", begun.post);
                taro.api("PUT", &path, json!({ "value": 1 })).await.expect_ok();
            }
            all.push(begun.topic.to_string());
            site.app.clock().advance(Duration::from_secs(1));
        }
        for order in ["active", "newest", "votes"] {
            for space in ["", "talk"] {
                let mut seen = Vec::new();
                let mut after = String::new();
                loop {
                    let path = format!("/api/v1/topics?order={order}&space={space}&limit=3&after={after}");
                    let page = minji.api("GET", &path, Value::Null).await.expect_ok().json();
                    seen.extend(ids(&page));
                    match next(&page) {
                        Some(cursor) => after = cursor.to_string(),
                        None => break,
                    }
                }
                if order != "votes" {
                    assert_eq!(seen, all.iter().rev().cloned().collect::<Vec<_>>(), "{order} {space}");
                }
                seen.sort();
                let mut want = all.clone();
                want.sort();
                assert_eq!(seen, want, "{order} {space}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn lists_are_filtered_by_space_state_and_tag() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        site.space_with("lounge", SpaceKind::Discussions, Visibility::Everyone, Posting::Members).await;
        let minji = site.member("민지").await;
        let wet = begin_in(&minji, "talk", "물 이야기", &["물"]).await.topic.to_string();
        let lit = begin_in(&minji, "lounge", "빛 이야기", &["빛"]).await;
        reply(&minji, lit.topic, "답").await;
        let lit = lit.topic.to_string();
        let list = async |query: &str| {
            let answer = minji.api("GET", &format!("/api/v1/topics?{query}"), Value::Null).await;
            assert_eq!(answer.status, 200, "{query}");
            ids(&answer.json())
        };
        assert_eq!(list("space=talk").await, [wet.clone()]);
        assert_eq!(list("tag=빛").await, [lit.clone()]);
        assert_eq!(list("state=unanswered").await, [wet.clone()]);
        assert_eq!(list("state=unanswered&space=lounge").await, [""; 0]);
        assert_eq!(list("state=solved").await, [""; 0]);
        assert_eq!(list("state=solved&space=talk").await, [""; 0]);
        assert_eq!(list("kind=question").await, [""; 0]);
        assert_eq!(list("state=open&order=newest").await.len(), 2);
        let answer = minji.api("GET", "/api/v1/topics?state=nonsense", Value::Null).await;
        assert_eq!(answer.status, 422);
    })
    .await;
}

#[tokio::test]
async fn nobody_lists_what_they_may_not_see() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        office(site).await;
        let (minji, agent) = (site.member("민지").await, site.staff("agent", Role::Agent).await);
        let open = begin(&minji, "열린 글").await.topic.to_string();
        begin_in(&agent, "office", "닫힌 글", &["비밀"]).await;
        site.app.settle().await.unwrap();
        for client in [&site.visitor(), &minji] {
            for query in ["", "order=newest", "order=votes", "state=unanswered", "state=open"] {
                let list = client.api("GET", &format!("/api/v1/topics?{query}"), Value::Null).await.json();
                assert_eq!(ids(&list), [open.clone()], "{query}");
            }
            assert_eq!(client.api("GET", "/api/v1/topics?space=office", Value::Null).await.status, 404);
            assert_eq!(client.get("/s/office").await.status, 404);
            for path in ["/", "/questions", "/spaces", "/s/talk"] {
                assert!(!client.get(path).await.says("닫힌 글"), "{path}");
            }
            let profile = client.get("/m/agent?show=topics").await;
            assert!(profile.status == 200 && !profile.says("닫힌 글"));
        }
        assert!(agent.get("/").await.says("닫힌 글"));
    })
    .await;
}

#[tokio::test]
async fn what_a_member_follows_is_a_list_of_its_own() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (minji, taro) = (site.member("민지").await, site.member("taro").await);
        let begun = begin(&minji, "따라가는 글").await;
        begin(&minji, "지나가는 글").await;
        taro.api("PUT", &format!("/api/v1/follows/topic/{}", begun.topic), Value::Null).await.expect_ok();
        let actor = |client: &Client| {
            madang_kernel::Actor::member(client.id(), Role::Member, Vec::new(), false, None, site.app.rules())
        };
        let mut conn = site.app.db().read().await.unwrap();
        for (client, want) in [(&taro, vec![begun.topic]), (&minji, vec![])] {
            let filter = TopicFilter { followed_by: Some(client.id()), ..TopicFilter::default() };
            let listed = topics(&mut conn, &actor(client), &filter).await.unwrap();
            assert_eq!(listed.items.iter().map(|row| row.id).collect::<Vec<_>>(), want);
        }
        drop(conn);
        assert_eq!(taro.get("/questions?view=following").await.status, 200);
        assert_eq!(site.visitor().get("/questions?view=following").await.status, 200);
    })
    .await;
}

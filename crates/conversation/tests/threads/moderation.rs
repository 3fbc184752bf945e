use crate::*;
use madang_kernel::Role;
use madang_testkit::{Plan, on_both};

async fn delete(client: &Client, post: PostId) -> u16 {
    client.api("DELETE", &format!("/api/v1/posts/{post}"), Value::Null).await.status.as_u16()
}

#[tokio::test]
async fn a_removed_post_is_gone_for_others_and_can_come_back() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (minji, taro) = (site.member("민지").await, site.member("taro").await);
        let moderator = site.staff("moderator", Role::Moderator).await;
        let begun = begin(&minji, "지우는 글").await;
        let answer = reply(&taro, begun.topic, "사라질 답").await;
        assert_eq!(delete(&minji, answer).await, 403);
        assert_eq!(taro.get(&format!("/p/{answer}/remove")).await.status, 200);
        assert_eq!(taro.post(&format!("/p/{answer}/remove"), &[]).await.status, 303);
        assert_eq!(topic(&minji, begun.topic).await["answers_total"], 0);
        assert!(!minji.get(&begun.url).await.says("사라질 답"));
        assert_eq!(minji.get(&format!("/p/{answer}")).await.status, 404);
        for client in [&taro, &moderator] {
            assert!(client.get(&begun.url).await.says("사라질 답"));
        }
        assert_eq!(taro.post(&format!("/p/{answer}/restore"), &[]).await.status, 303);
        assert_eq!(topic(&minji, begun.topic).await["answers_total"], 1);
        assert_eq!(delete(&moderator, answer).await, 204);
        let path = format!("/api/v1/posts/{answer}/restore");
        assert_eq!(taro.api("POST", &path, Value::Null).await.status, 403);
        assert_eq!(moderator.api("POST", &path, Value::Null).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn a_post_that_others_build_on_is_not_removed_by_its_author() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (minji, taro) = (site.member("민지").await, site.member("taro").await);
        let begun = begin(&minji, "답이 달린 글").await;
        reply(&taro, begun.topic, "답").await;
        let answer = minji.api("DELETE", &format!("/api/v1/posts/{}", begun.post), Value::Null).await;
        assert_eq!((answer.status.as_u16(), text(&answer.json()["code"])), (409, "has-answers".to_owned()));
        let moderator = site.staff("moderator", Role::Moderator).await;
        assert_eq!(delete(&moderator, begun.post).await, 204);
        assert_eq!(taro.get(&begun.url).await.status, 404);
        assert_eq!(moderator.get(&begun.url).await.status, 200);
        let list = taro.api("GET", "/api/v1/topics", Value::Null).await.json();
        assert!(ids(&list).is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_hidden_post_is_read_by_its_author_with_the_reason() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (minji, taro) = (site.member("민지").await, site.member("taro").await);
        let moderator = site.staff("moderator", Role::Moderator).await;
        let begun = begin(&minji, "숨기는 글").await;
        let answer = reply(&taro, begun.topic, "광고입니다").await;
        let hide = format!("/p/{answer}/hide");
        assert_eq!(minji.get(&hide).await.status, 403);
        assert_eq!(minji.post(&hide, &[("reason", "내 마음")]).await.status, 403);
        assert_eq!(moderator.post(&hide, &[("reason", "")]).await.status, 422);
        assert_eq!(moderator.post(&hide, &[("reason", "광고는 안 돼요")]).await.status, 303);
        assert!(!minji.get(&begun.url).await.says("광고입니다"));
        for client in [&taro, &moderator] {
            let page = client.get(&begun.url).await;
            assert!(page.says("광고입니다") && page.says("광고는 안 돼요"));
        }
        assert_eq!(delete(&taro, answer).await, 403);
        assert_eq!(moderator.post(&format!("/p/{answer}/show"), &[]).await.status, 303);
        assert!(minji.get(&begun.url).await.says("광고입니다"));
    })
    .await;
}

#[tokio::test]
async fn a_locked_topic_takes_only_moderators_replies() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let minji = site.member("민지").await;
        let moderator = site.staff("moderator", Role::Moderator).await;
        let begun = begin(&minji, "잠그는 글").await;
        let lock = format!("/topics/{}/lock", begun.topic);
        assert_eq!(minji.post(&lock, &[]).await.status, 403);
        assert_eq!(moderator.post(&lock, &[]).await.status, 303);
        let path = format!("/api/v1/topics/{}/posts", begun.topic);
        let answer = minji.api("POST", &path, json!({ "body": "한마디 더" })).await;
        assert_eq!((answer.status.as_u16(), text(&answer.json()["code"])), (409, "locked".to_owned()));
        let answer = minji.api("PATCH", &format!("/api/v1/posts/{}", begun.post), json!({ "body": "고침" })).await;
        assert_eq!(answer.status, 409);
        reply(&moderator, begun.topic, "여기서 마칠게요").await;
        moderator.post(&format!("/topics/{}/unlock", begun.topic), &[]).await.expect_ok();
        reply(&minji, begun.topic, "고마워요").await;
    })
    .await;
}

#[tokio::test]
async fn a_pinned_topic_is_on_top_of_its_space_once() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let minji = site.member("민지").await;
        let moderator = site.staff("moderator", Role::Moderator).await;
        let old = begin(&minji, "알려 드려요").await;
        begin(&minji, "새로운 글").await;
        moderator.post(&format!("/topics/{}/pin", old.topic), &[]).await.expect_ok();
        let page = minji.get("/s/talk").await;
        let (pinned, new) = (page.text.find("알려 드려요").unwrap(), page.text.find("새로운 글").unwrap());
        assert!(pinned < new);
        assert_eq!(page.text.matches("알려 드려요").count(), 1);
        moderator.post(&format!("/topics/{}/unpin", old.topic), &[]).await.expect_ok();
        let page = minji.get("/s/talk").await;
        assert!(page.text.find("알려 드려요").unwrap() > page.text.find("새로운 글").unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_topic_moves_to_a_space_of_its_kind_with_its_counts() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let office = office(site).await;
        let help = site.space("help").await;
        let minji = site.member("민지").await;
        let moderator = site.staff("moderator", Role::Moderator).await;
        let begun = begin(&minji, "옮기는 글").await;
        site.app.settle().await.unwrap();
        let path = format!("/topics/{}/move", begun.topic);
        assert_eq!(moderator.get(&path).await.status, 200);
        let wrong = moderator.post(&path, &[("space", &help.to_string())]).await;
        assert_eq!(wrong.status, 422);
        assert_eq!(moderator.post(&path, &[("space", &office.to_string())]).await.status, 303);
        assert_eq!(minji.get(&begun.url).await.status, 404);
        let spaces = moderator.api("GET", "/api/v1/spaces", Value::Null).await.json();
        let count = |slug: &str| {
            let items = spaces["items"].as_array().unwrap();
            items.iter().find(|space| space["slug"] == slug).unwrap()["topics"].as_i64().unwrap()
        };
        assert_eq!((count("talk"), count("office")), (0, 1));
    })
    .await;
}

use crate::*;
use madang_testkit::{Plan, on_both};
use std::time::Duration;

#[tokio::test]
async fn a_discussion_is_started_replied_to_and_commented_on() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (minji, taro) = (site.member("민지").await, site.member("太郎").await);
        let form = [("title", "창가에서 키우는 바질"), ("body", "물은 **얼마나** 주세요?"), ("tags", "바질, 물")];
        let answer = minji.post("/s/talk/start", &form).await;
        assert_eq!(answer.status, 303);
        let url = answer.location().to_owned();
        let begun = begin(&minji, "다른 글").await;
        let answer = reply(&taro, begun.topic, "一日おきです。").await;
        comment(&minji, answer, "고마워요!").await;
        let page = taro.get(&url).await.expect_ok();
        assert!(page.says("창가에서 키우는 바질") && page.says("<strong>얼마나</strong>") && page.says("/tags/"));
        let read = topic(&taro, begun.topic).await;
        assert_eq!(read["answers_total"], 1);
        assert_eq!(read["answers"][0]["language"], "ja");
        assert_eq!(read["answers"][0]["comments"][0]["author"]["name"], "민지");
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_is_kept_when_something_is_wrong() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let minji = site.member("민지").await.speaking("en");
        let answer = minji.post("/s/talk/start", &[("title", "a"), ("body", "My long story"), ("tags", "x")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.says("My long story") && answer.says("too short"));
        let begun = begin(&minji, "A topic").await;
        let answer = minji.post(&format!("/d/{}/replies", begun.topic), &[("body", "  ")]).await;
        assert_eq!(answer.status, 422);
        let answer = minji.post(&format!("/p/{}/comments", begun.post), &[("body", "")]).await;
        assert_eq!(answer.status, 422);
    })
    .await;
}

#[tokio::test]
async fn visitors_are_asked_to_sign_in_and_strangers_find_nothing() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        office(site).await;
        let (visitor, minji) = (site.visitor(), site.member("민지").await);
        let agent = site.staff("지우", madang_kernel::Role::Agent).await;
        let begun = begin(&minji, "모두의 글").await;
        let secret = begin_in(&agent, "office", "우리끼리", &[]).await;
        let body = || json!({ "body": "안녕" });
        let answer = visitor.api("POST", &format!("/api/v1/topics/{}/posts", begun.topic), body()).await;
        assert_eq!(answer.status, 401);
        for client in [&visitor, &minji] {
            assert_eq!(client.get(&secret.url).await.status, 404);
            assert_eq!(client.get(&format!("/p/{}", secret.post)).await.status, 404);
            let path = format!("/api/v1/topics/{}/posts", secret.topic);
            assert!(matches!(client.api("POST", &path, body()).await.status.as_u16(), 401 | 404));
        }
        assert_eq!(minji.api("POST", &format!("/api/v1/topics/{}/posts", secret.topic), body()).await.status, 404);
        assert_eq!(minji.post("/s/office/start", &[]).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn mentions_lead_to_profiles_and_are_announced_once() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (minji, taro) = (site.member("minji").await, site.member("taro").await);
        let begun = begin(&minji, "누구 아세요?").await;
        let answer = reply(&minji, begun.topic, "@taro님은 아실 거예요. @nobody").await;
        let read = topic(&minji, begun.topic).await;
        let html = text(&read["answers"][0]["html"]);
        assert!(
            html.contains("class=\"mention\"") && html.contains("/m/taro") && !html.contains("/m/nobody"),
            "{html}"
        );
        let path = format!("/api/v1/posts/{answer}");
        minji.api("PATCH", &path, json!({ "body": "@taro님, 봐 주세요." })).await.expect_ok();
        site.app.settle().await.unwrap();
        let mut conn = site.app.db().read().await.unwrap();
        let events = madang_kernel::outbox::after(&mut conn, 0).await.unwrap();
        let named: Vec<_> =
            events.iter().filter_map(|event| event.read::<madang_events::conversation::Mentioned>()).collect();
        assert_eq!(named.len(), 1);
        assert_eq!(named[0].members, [taro.id()]);
    })
    .await;
}

#[tokio::test]
async fn a_reply_moves_its_topic_up() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let minji = site.member("민지").await;
        let old = begin(&minji, "먼저 쓴 글").await;
        site.app.clock().advance(Duration::from_secs(60));
        let new = begin(&minji, "나중에 쓴 글").await;
        let list = async || minji.api("GET", "/api/v1/topics", Value::Null).await.json();
        assert_eq!(ids(&list().await), [new.topic.to_string(), old.topic.to_string()]);
        site.app.clock().advance(Duration::from_secs(60));
        reply(&minji, old.topic, "다시 올려요").await;
        assert_eq!(ids(&list().await), [old.topic.to_string(), new.topic.to_string()]);
    })
    .await;
}

#[tokio::test]
async fn a_comment_on_a_comment_joins_the_same_post() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let minji = site.member("민지").await;
        let begun = begin(&minji, "한 단계만").await;
        let first = comment(&minji, begun.post, "하나").await;
        comment(&minji, first, "둘").await;
        let path = format!("/api/v1/posts/{}/comments", begun.post);
        let list = minji.api("GET", &path, Value::Null).await.json();
        assert_eq!(list["items"].as_array().unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_discussion_is_not_started_where_questions_are_asked() {
    on_both(Plan::yard, async |site| {
        site.space("help").await;
        let minji = site.member("민지").await;
        assert_eq!(minji.get("/s/help/start").await.status, 404);
        let body = json!({ "space": "help", "title": "잘못된 곳", "body": "글" });
        let answer = minji.api("POST", "/api/v1/topics", body).await;
        assert_eq!((answer.status.as_u16(), text(&answer.json()["code"])), (409, "other-kind".to_owned()));
    })
    .await;
}

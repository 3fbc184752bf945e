//! Splitting and merging.

use crate::*;
use madang_conversation::bulk;
use madang_kernel::{Actor, Command, Cx, Result, Role, sql};
use madang_testkit::{Plan, on_both};

/// Every counter that the tables themselves can tell.
async fn counters(site: &Site) -> (Vec<(i64, i64, i64, i64)>, Vec<(i64, i64)>, Vec<(String, i64)>) {
    let mut conn = site.app.db().read().await.unwrap();
    let members =
        conn.q(sql!("SELECT member, topics, answers, comments FROM member_counts WHERE topics + answers + comments > 0 ORDER BY member")).all().await.unwrap();
    let spaces = conn.q(sql!("SELECT id, topics FROM spaces ORDER BY id")).all().await.unwrap();
    let tags = conn.q(sql!("SELECT name, topics FROM tags ORDER BY name")).all().await.unwrap();
    (members, spaces, tags)
}

/// Sets every counter from what it counts.
struct Recount;

impl Command for Recount {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        bulk::recount(cx).await
    }
}

/// The counters are what a count from nothing would make of them.
async fn counters_are_right(site: &Site) {
    site.app.settle().await.unwrap();
    let kept = counters(site).await;
    site.do_as_system(Recount).await;
    assert_eq!(kept, counters(site).await);
}

async fn post_count(site: &Site) -> i64 {
    let mut conn = site.app.db().read().await.unwrap();
    conn.q(sql!("SELECT CAST(count(*) AS BIGINT) FROM posts")).one::<(i64,)>().await.unwrap().0
}

async fn merge(client: &Client, from: TopicId, into: TopicId, opening: &str) -> madang_testkit::Answer {
    let body = json!({ "into": into.to_string(), "opening": opening, "reason": "같은 이야기예요" });
    client.api("POST", &format!("/api/v1/topics/{from}/merge"), body).await
}

#[tokio::test]
async fn merging_moves_every_post_once_and_the_old_address_leads_on() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (minji, taro, hana) = (site.member("민지").await, site.member("taro").await, site.member("hana").await);
        let moderator = site.staff("moderator", Role::Moderator).await;
        let one = begin_in(&minji, "talk", "펌프가 시끄러워요", &["펌프"]).await;
        let two = begin_in(&taro, "talk", "펌프 소리가 커요", &["소리"]).await;
        let answer = reply(&hana, one.topic, "닦아 보세요").await;
        comment(&minji, answer, "고마워요").await;
        comment(&taro, one.post, "저도요").await;
        reply(&minji, two.topic, "저도 그래요").await;
        for followed in [one.topic, two.topic] {
            hana.api("PUT", &format!("/api/v1/follows/topic/{followed}"), Value::Null).await.expect_ok();
        }
        hana.api("PUT", &format!("/api/v1/posts/{answer}/bookmark"), Value::Null).await;
        minji.api("PUT", &format!("/api/v1/posts/{answer}/vote"), json!({ "value": 1 })).await;
        let before = post_count(site).await;

        assert_eq!(merge(&taro, one.topic, two.topic, "answer").await.status, 403);
        assert_eq!(merge(&moderator, one.topic, one.topic, "answer").await.status, 422);
        let merged = merge(&moderator, one.topic, two.topic, "answer").await.expect_ok().json();
        assert_eq!((text(&merged["id"]), merged["answers_total"].as_i64()), (two.topic.to_string(), Some(3)));
        assert_eq!(post_count(site).await, before);

        let page = hana.get(&two.url).await;
        for words in ["닦아 보세요", "고마워요", "저도요", "저도 그래요", "펌프가 시끄러워요", "같은 이야기예요"]
        {
            assert!(page.says(words), "{words}");
        }
        let old = hana.get(&one.url).await;
        assert_eq!(old.status, 308);
        assert!(old.location().contains(&two.topic.to_string()));
        let api = hana.api("GET", &format!("/api/v1/topics/{}", one.topic), Value::Null).await;
        assert_eq!((api.status.as_u16(), text(&api.json()["moved_to"])), (308, two.topic.to_string()));
        assert_eq!(api.location(), format!("/api/v1/topics/{}", two.topic));
        // What somebody was writing meanwhile arrives: the form is sent again to where the topic is.
        let sent = taro.post(&format!("/d/{}/replies", one.topic), &[("body", "늦은 답")]).await;
        assert_eq!((sent.status.as_u16(), sent.location()), (308, format!("/d/{}/replies", two.topic).as_str()));

        let list = hana.api("GET", "/api/v1/topics", Value::Null).await.json();
        assert_eq!(ids(&list), [two.topic.to_string()]);
        counters_are_right(site).await;

        // Merging again goes on to where the other is.
        let three = begin_in(&taro, "talk", "세 번째 이야기", &[]).await;
        merge(&moderator, two.topic, three.topic, "comment").await.expect_ok();
        assert!(hana.get(&one.url).await.location().contains(&three.topic.to_string()));
        assert_eq!(post_count(site).await, before + 1);
        counters_are_right(site).await;
    })
    .await;
}

#[tokio::test]
async fn followers_and_drafts_go_along_and_are_not_doubled() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (minji, hana) = (site.member("민지").await, site.member("hana").await);
        let moderator = site.staff("moderator", Role::Moderator).await;
        let (one, two) = (begin(&minji, "하나의 글").await, begin(&minji, "두 번째 글").await);
        for begun in [&one, &two] {
            hana.api("PUT", &format!("/api/v1/follows/topic/{}", begun.topic), Value::Null).await.expect_ok();
        }
        let key = format!("/api/v1/drafts/answer-{}", one.topic);
        hana.api("PUT", &key, json!({ "body": "쓰던 답" })).await.expect_ok();
        merge(&moderator, one.topic, two.topic, "comment").await.expect_ok();
        assert!(hana.get(&two.url).await.says("쓰던 답"));
        let mut conn = site.app.db().read().await.unwrap();
        let follows: Vec<(i64, i64)> = conn
            .q(sql!("SELECT member, CAST(count(*) AS BIGINT) FROM follows WHERE kind = 'topic' GROUP BY member, subject ORDER BY 1"))
            .all()
            .await
            .unwrap();
        let mine: Vec<i64> = follows.iter().filter(|(who, _)| *who == hana.id().number()).map(|(_, times)| *times).collect();
        assert_eq!(mine, [1]);
    })
    .await;
}

#[tokio::test]
async fn answers_that_are_split_off_open_a_topic_and_each_says_where_the_other_is() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        site.space_with("side", SpaceKind::Discussions, Visibility::Everyone, Posting::Members).await;
        let (minji, taro) = (site.member("민지").await, site.member("taro").await);
        let moderator = site.staff("moderator", Role::Moderator).await;
        let begun = begin_in(&minji, "talk", "펌프 이야기", &["펌프"]).await;
        reply(&taro, begun.topic, "펌프 답").await;
        let first = reply(&taro, begun.topic, "조명은 어때요?").await;
        let second = reply(&minji, begun.topic, "조명은 좋아요").await;
        comment(&minji, first, "좋은 물음이에요").await;
        assert_eq!(taro.get(&format!("/topics/{}/split", begun.topic)).await.status, 403);
        let page = moderator.get(&format!("/topics/{}/split", begun.topic)).await;
        assert!(page.says("조명은 어때요?") && page.says("펌프 답"));
        // Nothing chosen: what was typed stays.
        let none = moderator.post(&format!("/topics/{}/split", begun.topic), &[("title", "조명 이야기"), ("reason", "다른 이야기")]).await;
        assert!(none.status == 422 && none.says("조명 이야기") && none.says("다른 이야기"));
        let body = json!({ "posts": [second.to_string(), first.to_string()], "space": "side", "title": "조명 이야기", "reason": "다른 이야기예요" });
        let path = format!("/api/v1/topics/{}/split", begun.topic);
        assert_eq!(taro.api("POST", &path, body.clone()).await.status, 403);
        let new = moderator.api("POST", &path, body.clone()).await.expect_ok().json();
        assert_eq!((text(&new["opening"]["id"]), new["answers_total"].as_i64()), (first.to_string(), Some(1)));
        assert_eq!(text(&new["opening"]["author"]["handle"]), "taro");
        let (new_url, old) = (text(&new["url"]), taro.get(&begun.url).await);
        assert!(old.says("조명 이야기") && old.says("다른 이야기예요") && old.says("펌프 답"));
        assert!(!old.says("조명은 어때요?"));
        let new = taro.get(&new_url).await;
        for words in ["조명은 어때요?", "좋은 물음이에요", "조명은 좋아요", "펌프 이야기"] {
            assert!(new.says(words), "{words}");
        }
        assert_eq!(topic(&minji, begun.topic).await["answers_total"], 1);
        counters_are_right(site).await;
        // A second time there is nothing to split off.
        assert_eq!(moderator.api("POST", &path, body).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn nobody_learns_of_a_space_that_they_do_not_see() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        office(site).await;
        let taro = site.member("taro").await;
        let moderator = site.staff("moderator", Role::Moderator).await;
        let begun = begin(&taro, "옮겨질 이야기").await;
        let answer = reply(&moderator, begun.topic, "안에서만 볼 답").await;
        let body = json!({ "posts": [answer.to_string()], "space": "office", "title": "비밀스러운 제목" });
        let new =
            moderator.api("POST", &format!("/api/v1/topics/{}/split", begun.topic), body).await.expect_ok().json();
        let page = taro.get(&begun.url).await;
        assert!(!page.says("비밀스러운 제목") && !page.says(&text(&new["id"])));
        assert!(moderator.get(&begun.url).await.says("비밀스러운 제목"));
        // What goes into a space that others do not see is not there for them, by its old address neither.
        merge(&moderator, begun.topic, id(&new["id"]), "answer").await.expect_ok();
        let gone = taro.get(&begun.url).await;
        let gone = if gone.status == 308 { taro.get(gone.location()).await } else { gone };
        assert_eq!(gone.status, 404);
    })
    .await;
}

#[tokio::test]
async fn reasons_stand_in_the_thread_where_they_are_for_everybody() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        site.space_with("side", SpaceKind::Discussions, Visibility::Everyone, Posting::Members).await;
        let taro = site.member("taro").await;
        let moderator = site.staff("moderator", Role::Moderator).await;
        let begun = begin(&taro, "뜨거운 글").await;
        assert_eq!(moderator.get(&format!("/topics/{}/lock", begun.topic)).await.status, 200);
        let long = "가".repeat(501);
        let path = format!("/topics/{}/lock", begun.topic);
        assert_eq!(moderator.post(&path, &[("reason", &long)]).await.status, 422);
        assert_eq!(moderator.post(&path, &[("reason", "잠깐 쉬어요")]).await.status, 303);
        moderator.post(&format!("/topics/{}/pin", begun.topic), &[("reason", "운영진만")]).await.expect_ok();
        let change = json!({ "space": "side", "reason": "여기가 더 맞아요" });
        moderator.api("PATCH", &format!("/api/v1/topics/{}", begun.topic), change).await.expect_ok();
        let page = taro.get(&begun.url).await;
        assert!(page.says("잠깐 쉬어요") && page.says("여기가 더 맞아요") && !page.says("운영진만"));
        let mut conn = site.app.db().read().await.unwrap();
        let log: Vec<(String, String)> =
            conn.q(sql!("SELECT action, details FROM audit_log ORDER BY id")).all().await.unwrap();
        for (action, reason) in [
            ("conversation.lock", "잠깐 쉬어요"),
            ("conversation.pin", "운영진만"),
            ("conversation.move", "여기가 더 맞아요"),
        ] {
            assert!(log.iter().any(|(what, details)| what == action && details.contains(reason)), "{action}: {log:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_author_hears_why_staff_edited_a_post() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let taro = site.member("taro").await;
        let moderator = site.staff("moderator", Role::Moderator).await;
        let mut tx = site.app.db().write().await.unwrap();
        tx.q(sql!("UPDATE members SET email = 'taro@example.com', email_key = 'taro@example.com', email_confirmed = TRUE WHERE id = $1"))
            .bind(taro.id())
            .run()
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let begun = begin(&taro, "전화번호가 있는 글").await;
        let change = json!({ "body": "전화번호는 지웠어요.", "note": "전화번호를 지웠어요" });
        moderator.api("PATCH", &format!("/api/v1/posts/{}", begun.post), change).await.expect_ok();
        let mut conn = site.app.db().read().await.unwrap();
        let mails: Vec<(String,)> = conn.q(sql!("SELECT message FROM outgoing_mail")).all().await.unwrap();
        assert!(mails.iter().any(|(text,)| text.contains("전화번호를 지웠어요")), "{mails:?}");
    })
    .await;
}

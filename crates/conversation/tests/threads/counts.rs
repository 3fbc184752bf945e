use crate::*;
use madang_conversation::{Counts, MemberCounts, Views, write_views};
use madang_kernel::{Command, Cx, MemberId, Projector, Result, Role, sql};
use madang_testkit::{Plan, on_both};

async fn counts(site: &Site, member: MemberId) -> MemberCounts {
    let sql = sql!("SELECT topics, answers, comments, accepted, verified, votes FROM member_counts WHERE member = $1");
    let found = site.app.db().read().await.unwrap().q(sql).bind(member).opt().await.unwrap();
    found.unwrap_or_default()
}

#[tokio::test]
async fn members_are_counted_by_what_they_do() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (minji, taro) = (site.member("민지").await, site.member("taro").await);
        let begun = begin(&minji, "세는 글").await;
        let first = reply(&taro, begun.topic, "하나").await;
        let second = reply(&taro, begun.topic, "둘").await;
        comment(&taro, first, "댓글").await;
        for (post, value) in [(first, 1), (second, 1), (second, -1)] {
            minji.api("PUT", &format!("/api/v1/posts/{post}/vote"), json!({ "value": value })).await.expect_ok();
        }
        site.app.settle().await.unwrap();
        assert_eq!(counts(site, minji.id()).await, MemberCounts { topics: 1, ..MemberCounts::default() });
        let want = MemberCounts { answers: 2, comments: 1, ..MemberCounts::default() };
        assert_eq!(counts(site, taro.id()).await, want);
        taro.api("DELETE", &format!("/api/v1/posts/{second}"), Value::Null).await.expect_ok();
        site.app.settle().await.unwrap();
        assert_eq!(counts(site, taro.id()).await, MemberCounts { answers: 1, ..want });
        taro.api("POST", &format!("/api/v1/posts/{second}/restore"), Value::Null).await.expect_ok();
        site.app.settle().await.unwrap();
        assert_eq!(counts(site, taro.id()).await, want);
    })
    .await;
}

#[tokio::test]
async fn what_is_counted_step_by_step_equals_what_is_counted_anew() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (minji, taro) = (site.member("민지").await, site.member("taro").await);
        let begun = begin_in(&minji, "talk", "맞춰 보기", &["물", "빛"]).await;
        let gone = begin_in(&minji, "talk", "지울 글", &["물"]).await;
        let answer = reply(&taro, begun.topic, "답").await;
        minji.api("PUT", &format!("/api/v1/posts/{answer}/vote"), json!({ "value": 1 })).await.expect_ok();
        minji.api("DELETE", &format!("/api/v1/posts/{}", gone.post), Value::Null).await.expect_ok();
        let edit = json!({ "tags": ["빛", "흙"] });
        minji.api("PATCH", &format!("/api/v1/posts/{}", begun.post), edit).await.expect_ok();
        site.app.settle().await.unwrap();
        let before = snapshot(site, &[minji.id(), taro.id()]).await;
        site.do_as_system(Recount).await;
        assert_eq!(snapshot(site, &[minji.id(), taro.id()]).await, before);
    })
    .await;
}

type Snapshot = (Vec<MemberCounts>, Vec<(String, i64)>, Vec<(String, i64)>);

async fn snapshot(site: &Site, members: &[MemberId]) -> Snapshot {
    let mut each = Vec::new();
    for member in members {
        each.push(counts(site, *member).await);
    }
    let mut conn = site.app.db().read().await.unwrap();
    let tags = conn.q(sql!("SELECT name, topics FROM tags ORDER BY name")).all().await.unwrap();
    let spaces = conn.q(sql!("SELECT slug, topics FROM spaces ORDER BY slug")).all().await.unwrap();
    (each, tags, spaces)
}

struct Recount;

impl Command for Recount {
    type Output = ();

    fn allowed(&self, actor: &madang_kernel::Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        madang_conversation::bulk::recount(cx).await
    }
}

#[tokio::test]
async fn five_accepted_answers_earn_trust_and_ones_own_do_not() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (minji, taro) = (site.member("민지").await, site.member("taro").await);
        for n in 0..5 {
            let begun = begin(&minji, &format!("{n}번째 질문")).await;
            let own = reply(&minji, begun.topic, "내 답").await;
            let other = reply(&taro, begun.topic, "남의 답").await;
            for (post, author) in [(own, minji.id()), (other, taro.id())] {
                site.do_as_system(Announce { topic: begun.topic, post, author }).await;
            }
            site.app.settle().await.unwrap();
            assert_eq!(trusted(site, taro.id()).await, n == 4);
        }
        assert_eq!(counts(site, taro.id()).await.accepted, 5);
        assert_eq!(counts(site, minji.id()).await.accepted, 0);
        assert!(!trusted(site, minji.id()).await);
    })
    .await;
}

async fn trusted(site: &Site, member: MemberId) -> bool {
    let sql = sql!("SELECT trusted FROM members WHERE id = $1");
    site.app.db().read().await.unwrap().q(sql).bind(member).value().await.unwrap()
}

/// What the domain of questions announces when an answer is accepted.
struct Announce {
    topic: TopicId,
    post: PostId,
    author: MemberId,
}

impl Command for Announce {
    type Output = ();

    fn allowed(&self, actor: &madang_kernel::Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let Announce { topic, post, author } = self;
        cx.emit(&madang_events::questions::Accepted { topic, post, author, on: true }).await
    }
}

#[tokio::test]
async fn views_are_counted_without_crawlers() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let minji = site.member("민지").await;
        let begun = begin(&minji, "많이 읽는 글").await;
        let browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        let reader = site.visitor().header("user-agent", browser);
        let crawler = site.visitor().header("user-agent", "Mozilla/5.0 (compatible; Googlebot/2.1)");
        for client in [&reader, &reader, &crawler] {
            client.get(&begun.url).await.expect_ok();
        }
        site.app.service::<Views>().seen(begun.topic, Some(browser));
        write_views(&site.app).await.unwrap();
        assert_eq!(topic(&minji, begun.topic).await["views"], 3);
    })
    .await;
}

#[tokio::test]
async fn a_space_knows_its_topics_and_its_last_activity() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let minji = site.member("민지").await;
        let begun = begin(&minji, "하나의 글").await;
        begin(&minji, "둘째 글").await;
        let moderator = site.staff("moderator", Role::Moderator).await;
        site.app.settle().await.unwrap();
        let space = async || minji.api("GET", "/api/v1/spaces/talk", Value::Null).await.json();
        assert_eq!(space().await["topics"], 2);
        let before = text(&space().await["active_at"]);
        site.app.clock().advance(std::time::Duration::from_secs(5));
        reply(&minji, begun.topic, "답").await;
        moderator.api("DELETE", &format!("/api/v1/posts/{}", begun.post), Value::Null).await.expect_ok();
        site.app.settle().await.unwrap();
        assert_eq!(space().await["topics"], 1);
        assert!(text(&space().await["active_at"]) > before);
        assert_eq!(Counts.name(), "conversation.counts");
    })
    .await;
}

//! What to write next, through HTTP.

use super::count_clusters;
use crate::{
    tests::{Start, community, plan},
    write_searches,
};
use madang_conversation::{SpaceKind, Started};
use madang_events::knowledge::{ArticlePublished, ArticleRated, RatingChanged};
use madang_kernel::{Actor, Command, Cx, MemberId, Posting, Result, Role, SpaceId, TopicId, Visibility};
use madang_testkit::{Client, Site, on_both};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/// What the knowledge base would announce.
struct Announce {
    topic: TopicId,
    helped: Option<bool>,
    /// The reader had said the opposite before.
    again: bool,
    sources: Vec<TopicId>,
}

impl Command for Announce {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let topic = self.topic;
        match self.helped {
            Some(helped) if self.again => cx.emit(&RatingChanged { topic, helped }).await,
            Some(helped) => cx.emit(&ArticleRated { topic, helped }).await,
            None => {
                let (sources, credited) = (self.sources, Vec::new());
                cx.emit(&ArticlePublished { topic, revision: 2, first: false, sources, credited }).await
            }
        }
    }
}

async fn ask(site: &Site, space: SpaceId, author: MemberId, title: &'static str) -> Started {
    let start = Start { space, author, title, text: "자세한 내용은 아래와 같아요.", tags: "" };
    site.do_as_system(start).await
}

async fn items(agent: &Client, kind: &str) -> Vec<Value> {
    let answer = agent.get(&format!("/api/v1/gaps?kind={kind}")).await.expect_ok().json();
    answer["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn searches_that_lead_nowhere_are_to_be_written_about() {
    on_both(plan, async |site| {
        community(site).await;
        for name in ["minji", "hana", "taro"] {
            let browser = site.visitor().header("user-agent", &format!("{BROWSER} {name}"));
            browser.get("/search?q=양자얽힘통신").await.expect_ok();
        }
        site.visitor().header("user-agent", BROWSER).get("/search?q=한번뿐인검색어").await.expect_ok();
        write_searches(&site.app).await.unwrap();
        let agent = site.staff("agent", Role::Agent).await.speaking("en");
        let found = items(&agent, "search").await;
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0]["title"].as_str(), found[0]["nothing"].as_i64()), (Some("양자얽힘통신"), Some(3)));
        let page = agent.get("/gaps").await.expect_ok();
        assert!(page.says("양자얽힘통신") && page.says("Found nothing, 3 times."));
        assert!(page.text.contains("/knowledge/new?title="));
        agent.post("/gaps/aside", &[("kind", "search"), ("key", "양자얽힘통신")]).await;
        assert!(items(&agent, "search").await.is_empty());
        let key = utf8_percent_encode("양자얽힘통신", NON_ALPHANUMERIC);
        let path = format!("/api/v1/gaps/search/{key}/aside");
        assert_eq!(agent.api("DELETE", &path, Value::Null).await.status, 204);
        assert_eq!(items(&agent, "search").await.len(), 1);
        assert_eq!(agent.api("DELETE", "/api/v1/gaps/weather/1/aside", Value::Null).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn questions_that_ask_the_same_are_one_gap_until_an_article_comes_of_them() {
    on_both(plan, async |site| {
        let space = site.space("help").await;
        let inner = site.space_with("inner", SpaceKind::Questions, Visibility::Staff, Posting::Staff).await;
        let member = site.member("asker").await.id();
        let first = ask(site, space, member, "펌프 소음이 너무 커요").await;
        let second = ask(site, space, member, "펌프 소음이 커요").await;
        let third = ask(site, space, member, "펌프 소음이 왜 커요").await;
        ask(site, space, member, "바질 씨앗은 어디서 사나요").await;
        for title in ["급여 명세서 어디서 봐요", "급여 명세서 어디서 보나요", "급여 명세서 어디서 보죠"]
        {
            ask(site, inner, member, title).await;
        }
        site.app.settle().await.unwrap();
        count_clusters(&site.app).await.unwrap();
        let agent = site.staff("agent", Role::Agent).await;
        let found = items(&agent, "questions").await;
        assert_eq!(found.len(), 2, "{found:?}");
        let pump = found.iter().find(|gap| gap["title"].as_str().unwrap().contains("펌프")).unwrap();
        assert_eq!(pump["topics"].as_array().unwrap().len(), 3, "{pump}");
        assert_eq!(pump["demand"], 3);
        let sources = vec![first.topic, second.topic, third.topic];
        let article = Announce { topic: first.topic, helped: None, again: false, sources };
        site.do_as_system(article).await;
        site.app.settle().await.unwrap();
        assert_eq!(items(&agent, "questions").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn an_article_that_did_not_help_is_a_gap_until_it_is_written_anew() {
    on_both(plan, async |site| {
        let space = site.space("help").await;
        let member = site.member("writer").await.id();
        let topic = ask(site, space, member, "필터를 바꾸는 방법").await.topic;
        let announce = |helped| Announce { topic, helped, again: false, sources: Vec::new() };
        for helped in [false, true, false, false] {
            site.do_as_system(announce(Some(helped))).await;
        }
        site.app.settle().await.unwrap();
        let agent = site.staff("agent", Role::Agent).await;
        let found = items(&agent, "article").await;
        assert_eq!((found[0]["nothing"].as_i64(), found[0]["something"].as_i64()), (Some(3), Some(1)));
        let again = Announce { again: true, ..announce(Some(false)) };
        site.do_as_system(again).await;
        site.app.settle().await.unwrap();
        let found = items(&agent, "article").await;
        assert_eq!((found[0]["nothing"].as_i64(), found[0]["something"].as_i64()), (Some(4), Some(0)));
        site.do_as_system(announce(None)).await;
        site.app.settle().await.unwrap();
        assert!(items(&agent, "article").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn only_staff_sees_what_is_missing() {
    on_both(plan, async |site| {
        let member = site.member("asker").await;
        assert_eq!(member.get("/gaps").await.status, 403);
        assert_eq!(member.get("/api/v1/gaps").await.status, 403);
        assert_eq!(member.post("/gaps/aside", &[("kind", "search"), ("key", "x")]).await.status, 403);
        let agent = site.staff("agent", Role::Agent).await.speaking("ja");
        assert!(agent.get("/gaps").await.expect_ok().says("足りない内容はありません"));
    })
    .await;
}

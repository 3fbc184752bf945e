//! What hits tell, how they are grouped, and what is counted beside them.

use super::*;
use madang_conversation::Comment;
use madang_events::questions::StateChanged;

struct Set {
    topic: TopicId,
    state: TopicState,
}

impl Command for Set {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        set_state(cx, self.topic, self.state, None, false).await?;
        let to = self.state.as_str().to_owned();
        cx.emit(&StateChanged { topic: self.topic, from: "open".to_owned(), to, duplicate_of: None }).await
    }
}

impl Community<'_> {
    async fn json(&self, client: &Client, query: &str) -> Value {
        client.api("GET", &format!("/api/v1/search?{query}"), Value::Null).await.expect_ok().json()
    }

    async fn comment(&self, client: &Client, parent: PostId, text: &str) -> PostId {
        let added = self
            .site
            .app
            .run(&self.actor(client), Comment { post: parent, body: body(text), anyway: false })
            .await
            .unwrap();
        self.settle().await;
        added.post
    }
}

/// `(value, count)` of a filter.
fn counts(json: &Value, filter: &str) -> Vec<(String, u64)> {
    let values = json["facets"][filter].as_array().unwrap();
    values.iter().map(|one| (one["value"].as_str().unwrap().to_owned(), one["count"].as_u64().unwrap())).collect()
}

#[tokio::test]
async fn a_hit_says_what_it_is_who_wrote_it_and_what_staff_says_of_it() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let answer = c.reply(&c.helper, c.refund.topic, "영수증을 챙겨서 고객센터로 연락하세요.").await;
        let page = c.visitor.get("/search?q=영수증").await;
        assert!(page.says("<b>Answer</b>") && page.says(">하나</a>") && page.says(">Question</span>"), "{}", page.text);
        site.do_as_system(Mark { topic: c.refund.topic, post: answer, author: c.helper.id(), verdict: Some("wrong") })
            .await;
        site.do_as_system(Set { topic: c.password.topic, state: TopicState::Duplicate }).await;
        c.settle().await;
        assert!(c.visitor.get("/search?q=영수증").await.says("Marked wrong"));
        let item = &c.json(&c.visitor, "q=영수증").await["items"][0];
        assert_eq!((&item["post_kind"], &item["mark"]), (&json!("answer"), &json!("wrong")));
        for path in ["/search?q=비밀번호", "/search/suggest?q=비밀번", "/search/similar?title=비밀번호"] {
            assert!(c.visitor.get(path).await.says("Duplicate"), "{path}");
        }
        site.do_as_system(Set { topic: c.password.topic, state: TopicState::Archived }).await;
        c.settle().await;
        for path in ["/search?q=비밀번호", "/search/suggest?q=비밀번", "/search/similar?title=비밀번호"] {
            assert!(c.visitor.get(path).await.says("Archived"), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn hits_of_one_thread_stand_together() {
    on_both(plan, async |site| {
        let c = community(site).await;
        for _ in 0..3 {
            c.reply(&c.helper, c.refund.topic, "환불은 영수증이 있으면 돼요.").await;
        }
        let last = c.reply(&c.asker, c.refund.topic, "환불 잘 받았어요.").await;
        c.comment(&c.helper, last, "환불 축하해요.").await;
        let page = c.visitor.get("/search?q=환불 영수증").await.expect_ok();
        assert!(page.says("1 topic found") && page.says("more in this thread"), "{}", page.text);
        assert_eq!(page.text.matches("class=\"topic hit\"").count(), 1);
        let item = &c.json(&c.visitor, "q=환불 영수증").await["items"][0];
        assert_eq!(item["more"].as_array().unwrap().len(), 2);
        assert_eq!(item["more_count"], 3);
        assert_eq!(item["more"][0]["kind"], "answer");
        assert!(item["more"][0]["url"].as_str().unwrap().starts_with("/p/"));
        let written = c.json(&c.visitor, "author=하나").await;
        assert_eq!((written["items"].as_array().unwrap().len(), &written["total"]), (1, &json!(1)));
    })
    .await;
}

#[tokio::test]
async fn each_filter_tells_how_many_topics_it_would_leave() {
    on_both(plan, async |site| {
        let c = community(site).await;
        c.reply(&c.helper, c.refund.topic, "비밀번호와 환불은 달라요.").await;
        let json = c.json(&c.visitor, "q=비밀번호&counts=true").await;
        assert_eq!(counts(&json, "kind"), [("question".to_owned(), 2), ("answer".to_owned(), 1)]);
        assert_eq!(counts(&json, "tag").len(), 3);
        assert!(counts(&json, "author").contains(&("하나".to_owned(), 1)));
        assert_eq!(counts(&json, "date"), [("week", 2), ("month", 2), ("year", 2)].map(|(a, n)| (a.to_owned(), n)));
        let narrowed = c.json(&c.visitor, "q=비밀번호&tag=환불&counts=true").await;
        assert_eq!((&narrowed["total"], counts(&narrowed, "tag").len()), (&json!(1), 3));
        assert_eq!(counts(&narrowed, "kind"), [("question".to_owned(), 1), ("answer".to_owned(), 1)]);
        assert!(c.json(&c.visitor, "q=비밀번호").await.get("facets").is_none());
        let page = c.visitor.get("/search?q=비밀번호&tag=환불").await.expect_ok();
        assert!(page.says("class=\"chip\" href=\"/search?q=%EB%B9%84%EB%B0%80%EB%B2%88%ED%98%B8\""), "{}", page.text);
        assert!(page.says("aria-current=\"true\"") && page.says("Remove:"));
        assert!(page.statements <= 9, "{} statements", page.statements);
    })
    .await;
}

#[tokio::test]
async fn a_kind_of_topic_narrows_whatever_it_is_called() {
    on_both(plan, async |site| {
        let c = community(site).await;
        assert_eq!(c.found(&c.visitor, "q=환불&kind=question").await, [REFUND]);
        assert!(c.found(&c.visitor, "q=환불&kind=article").await.is_empty());
        assert_eq!(c.found(&c.visitor, "kind=question").await.len(), 4);
        assert!(c.visitor.get("/search?q=환불&kind=article").await.says("class=\"chip\""));
        assert_eq!(c.found(&c.visitor, "q=환불&date=week").await, [REFUND]);
        assert!(c.found(&c.visitor, "q=환불&date=older").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_hidden_thread_is_not_even_counted() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let inner = site.space_with("inner", SpaceKind::Questions, Visibility::Members, Posting::Members).await;
        let (title, text) = ("환불 무궁화 계획", "환불 규정이 바뀌어요");
        site.do_as_system(Start { space: inner, author: c.helper.id(), title, text, tags: "환불,무궁화" }).await;
        let hidden = Start { space: c.space, author: c.helper.id(), title, text, tags: "무궁화" };
        let hidden = site.do_as_system(hidden).await;
        site.do_as_system(Hide { post: hidden.post, reason: Some("spam".into()), tells: false }).await;
        c.settle().await;
        let seen = c.json(&c.visitor, "q=환불&counts=true").await;
        assert_eq!(seen["total"], 1);
        for filter in ["kind", "space", "state", "tag", "author", "date"] {
            assert!(counts(&seen, filter).iter().all(|(_, count)| *count == 1), "{filter} {seen}");
        }
        assert_eq!(counts(&seen, "space").len(), 1);
        assert!(!counts(&seen, "tag").iter().any(|(tag, _)| tag == "무궁화"));
        assert!(!counts(&seen, "author").iter().any(|(author, _)| author == "하나"));
        assert_eq!(c.json(&c.visitor, "q=환불").await["tags"][0]["topics"], 1);
        assert_eq!(c.json(&c.asker, "q=환불").await["tags"][0]["topics"], 2);
        for path in ["/search?q=무궁화", "/search?q=무궁화&kind=tag", "/search/suggest?q=무궁", "/search?q=무긍화"]
        {
            assert!(!c.visitor.get(path).await.says("/tags/%EB%AC%B4"), "{path}");
            assert!(!c.visitor.get(path).await.says("계획"), "{path}");
        }
        let json = c.json(&c.visitor, "q=무궁화&counts=true").await;
        assert_eq!((&json["total"], json["tags"].as_array().unwrap().len()), (&json!(0), 0));
        assert!(counts(&json, "kind").is_empty(), "{json}");
        assert!(c.asker.get("/search?q=무궁화").await.says("/tags/%EB%AC%B4"));
        assert_eq!(c.json(&c.asker, "q=환불&counts=true").await["total"], 2);
    })
    .await;
}

/// What the knowledge base would do: an article of the same words, made of a question.
struct Grow {
    space: SpaceId,
    author: MemberId,
    from: TopicId,
}

impl Command for Grow {
    type Output = TopicId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<TopicId> {
        let text =
            "로그인 화면 아래의 링크로 비밀번호를 새로 정해요. 메일이 오지 않으면 스팸함을 보고, 주소가 맞는지 봐요.";
        let new = NewTopic {
            ids: None,
            kind: madang_conversation::ARTICLE,
            space: self.space,
            author: self.author,
            title: Title::parse("잊어버린 비밀번호를 새로 정하는 방법").unwrap(),
            body: body(text),
            tags: TagNames::parse("").unwrap(),
            product: None,
            version: None,
            language: None,
        };
        let article = start_topic(cx, new).await?.topic;
        madang_conversation::set_leads(cx, article, &[self.from]).await?;
        Ok(article)
    }
}

#[tokio::test]
async fn an_article_comes_before_the_thread_that_it_was_made_of_as_long_as_it_is_kept_up() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let kind = madang_conversation::SpaceKind::Knowledge;
        let space =
            site.space_with("guides", kind, madang_kernel::Visibility::Everyone, madang_kernel::Posting::Staff).await;
        let grow = Grow { space, author: c.helper.id(), from: c.password.topic };
        let article = site.do_as_system(grow).await;
        c.settle().await;
        let first = async |query: &str| c.json(&c.visitor, query).await["items"][0]["topic"].clone();
        let (article, thread) = (json!(article.to_string()), json!(c.password.topic.to_string()));
        assert_eq!(first("q=비밀번호를 잊어버렸어요").await, article, "the thread's own words");
        let newest = c.json(&c.visitor, "q=비밀번호&order=votes").await;
        assert_eq!(newest["items"].as_array().unwrap().len(), 2);
        site.do_as_system(Set { topic: article.as_str().unwrap().parse().unwrap(), state: TopicState::Archived }).await;
        c.settle().await;
        assert_eq!(first("q=비밀번호를 잊어버렸어요").await, thread);
    })
    .await;
}

//! Finding, through HTTP.

mod found;
mod names;

use crate::{Condition, OrderRebuild, Search, reindex};
use madang_conversation::{
    Body, Edit, Hide, Move, NewTopic, QUESTION, RenderedBody, Reply, SpaceKind, Started, TagNames, Title, TopicEdit,
    TopicState, set_state, start_topic,
};
use madang_events::questions::{Accepted, Judged};
use madang_kernel::{Actor, Command, Cx, MemberId, PostId, Posting, Result, Role, SpaceId, TopicId, Visibility};
use madang_testkit::{Client, Plan, Site, on_both};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use std::{
    fs,
    io::{Seek, SeekFrom, Write},
    path::Path,
    time::Duration,
};

pub(crate) fn plan() -> Plan {
    Plan::yard().with(crate::MIGRATIONS, crate::routes(), |builder, folder| {
        let search =
            Search::open(&folder.join("search"), &folder.join("dictionaries"), 16_000_000, Duration::ZERO).unwrap();
        crate::install(builder, search)
    })
}

pub(crate) fn body(text: &str) -> RenderedBody {
    RenderedBody::plain(&Body::parse(text).unwrap(), "test")
}

pub(crate) struct Start {
    pub(crate) space: SpaceId,
    pub(crate) author: MemberId,
    pub(crate) title: &'static str,
    pub(crate) text: &'static str,
    pub(crate) tags: &'static str,
}

impl Command for Start {
    type Output = Started;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Started> {
        let new = NewTopic {
            ids: None,
            kind: QUESTION,
            space: self.space,
            author: self.author,
            title: Title::parse(self.title).unwrap(),
            body: body(self.text),
            tags: TagNames::parse(self.tags).unwrap(),
            product: None,
            version: None,
            language: None,
        };
        start_topic(cx, new).await
    }
}

/// What the domain of questions would do.
pub(crate) struct Accept {
    pub(crate) topic: TopicId,
    pub(crate) post: PostId,
    pub(crate) author: MemberId,
}

impl Command for Accept {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        set_state(cx, self.topic, TopicState::Solved, Some(self.post), false).await?;
        cx.emit(&Accepted { topic: self.topic, post: self.post, author: self.author, on: true }).await
    }
}

pub(crate) struct Mark {
    pub(crate) topic: TopicId,
    pub(crate) post: PostId,
    pub(crate) author: MemberId,
    pub(crate) verdict: Option<&'static str>,
}

impl Command for Mark {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let verdict = self.verdict.map(str::to_owned);
        cx.emit(&Judged { topic: self.topic, post: self.post, author: self.author, verdict, before: None }).await
    }
}

/// A community with a few questions in three languages.
pub(crate) struct Community<'a> {
    pub(crate) site: &'a Site,
    pub(crate) space: SpaceId,
    pub(crate) asker: Client,
    pub(crate) helper: Client,
    pub(crate) visitor: Client,
    pub(crate) password: Started,
    pub(crate) refund: Started,
}

pub(crate) async fn community(site: &Site) -> Community<'_> {
    let space = site.space("help").await;
    let asker = site.member("민지").await.speaking("en");
    let start =
        async |title, text, tags| site.do_as_system(Start { space, author: asker.id(), title, text, tags }).await;
    let password =
        start("비밀번호를 잊어버렸어요", "로그인 화면에서 **비밀번호** 찾기가 보이지 않아요.", "로그인").await;
    let refund = start("환불 규정이 궁금해요", "구매한 지 2주가 지났는데 환불되나요? <b>", "결제,환불").await;
    start("パスワードを忘れました", "再設定の方法が分かりません。", "ログイン").await;
    start("The pump does not start", "It hums, but no water comes up.", "pump").await;
    site.app.settle().await.unwrap();
    let helper = site.member("하나").await.speaking("en");
    Community { site, space, helper, visitor: site.visitor().speaking("en"), password, refund, asker }
}

impl Community<'_> {
    pub(crate) async fn settle(&self) {
        self.site.app.settle().await.unwrap();
    }

    /// Titles that the API finds.
    async fn found(&self, client: &Client, query: &str) -> Vec<String> {
        let found = client.api("GET", &format!("/api/v1/search?{query}"), Value::Null).await.expect_ok().json();
        found["items"].as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect()
    }

    pub(crate) async fn reply(&self, client: &Client, topic: TopicId, text: &str) -> PostId {
        let actor = self.actor(client);
        let added = self.site.app.run(&actor, Reply { topic, body: body(text) }).await.unwrap();
        self.settle().await;
        added.post
    }

    pub(crate) fn actor(&self, client: &Client) -> Actor {
        Actor::member(client.id(), Role::Member, Vec::new(), false, None, self.site.app.rules())
    }
}

const PASSWORD: &str = "비밀번호를 잊어버렸어요";
const REFUND: &str = "환불 규정이 궁금해요";

#[tokio::test]
async fn what_is_written_is_found_with_its_words_marked() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let page = c.visitor.get("/search?q=비밀번호는").await.expect_ok();
        assert!(page.says("<mark>비밀번호</mark>를 잊어버렸어요"), "{}", page.text);
        assert!(page.says(&c.password.url()) && page.says("1 topic found"));
        assert!(page.statements <= 8, "{} statements", page.statements);
        assert!(c.visitor.get("/search?q=환불").await.says("&#60;b&#62;"));
        assert_eq!(c.found(&c.visitor, "q=パスワード").await, ["パスワードを忘れました"]);
        assert_eq!(c.found(&c.visitor, "q=pumps+starting").await, ["The pump does not start"]);
    })
    .await;
}

#[tokio::test]
async fn an_answer_is_found_and_leads_to_its_place() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let answer = c.reply(&c.helper, c.refund.topic, "영수증을 챙겨서 고객센터로 연락하세요.").await;
        let page = c.visitor.get("/search?q=영수증").await;
        assert!(page.says(&format!("/p/{answer}")) && page.says("<mark>영수증</mark>") && page.says("환불 규정이"));
        let item = &c.visitor.api("GET", "/api/v1/search?q=영수증", Value::Null).await.json()["items"][0];
        assert_eq!(item["post"], answer.to_string());
        assert_eq!(item["passage"][0]["text"], "영수증");
        assert_eq!(item["passage"][0]["hit"], true);
    })
    .await;
}

#[tokio::test]
async fn nobody_finds_what_they_may_not_see() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let inner = site.space_with("inner", SpaceKind::Questions, Visibility::Members, Posting::Members).await;
        let secret = Start {
            space: inner,
            author: c.asker.id(),
            title: "무궁화 계획은 언제 나오나요",
            text: "무궁화 일정이 궁금해요",
            tags: "",
        };
        site.do_as_system(secret).await;
        c.settle().await;
        for query in ["q=무궁화", "q=무긍화", "q=무궁화&space=inner", "space=inner", "author=민지&q=무궁화"]
        {
            assert!(c.found(&c.visitor, query).await.is_empty(), "{query}");
            assert!(!c.visitor.get(&format!("/search?{query}")).await.says("계획은 언제"), "{query}");
        }
        assert_eq!(c.found(&c.asker, "q=무궁화").await.len(), 1);
        assert_eq!(c.found(&c.asker, "space=inner").await.len(), 1);
        assert!(!c.visitor.get("/search/suggest?q=무궁").await.says("무궁화"));
        assert!(c.asker.get("/search/suggest?q=무궁").await.says("무궁화"));
        assert!(!c.visitor.get("/search/similar?title=무궁화 계획").await.says("무궁화"));
        assert!(c.asker.get("/search/similar?title=무궁화 계획").await.says("무궁화"));
    })
    .await;
}

#[tokio::test]
async fn the_index_follows_every_change() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let actor = c.actor(&c.asker);
        let topic = TopicEdit {
            title: Title::parse("배송 조회가 안 돼요").unwrap(),
            tags: TagNames::parse("배송").unwrap(),
            product: None,
            version: None,
        };
        let edit = Edit {
            post: c.refund.post,
            body: body("택배 조회"),
            topic: Some(topic),
            note: String::new(),
            expected: None,
        };
        site.app.run(&actor, edit).await.unwrap();
        c.settle().await;
        assert!(c.found(&c.visitor, "q=환불").await.is_empty());
        assert_eq!(c.found(&c.visitor, "q=택배&tag=배송").await, ["배송 조회가 안 돼요"]);
        let answer = c.reply(&c.helper, c.password.topic, "초기화 링크를 누르세요.").await;
        assert_eq!(c.found(&c.visitor, "q=초기화").await, [PASSWORD]);
        site.do_as_system(Hide { post: answer, reason: Some("spam".into()), tells: false }).await;
        c.settle().await;
        assert!(c.found(&c.visitor, "q=초기화").await.is_empty());
        let staff = site.space_with("staff", SpaceKind::Questions, Visibility::Staff, Posting::Staff).await;
        site.do_as_system(Move { topic: c.password.topic, to: staff, reason: String::new() }).await;
        c.settle().await;
        assert_eq!(c.found(&c.visitor, "q=비밀번호").await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn every_filter_narrows() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let answer = c.reply(&c.helper, c.refund.topic, "환불은 30일까지 돼요.").await;
        site.do_as_system(Accept { topic: c.refund.topic, post: answer, author: c.helper.id() }).await;
        c.settle().await;
        for query in [
            "state=solved",
            "tag=환불",
            "tag=결제,환불",
            "author=하나",
            "author=@하나&q=환불",
            "q=환불&kind=answer",
            "q=환불&space=help&order=newest",
            "q=환불&from=2026-05-01&to=2026-05-31&order=votes",
        ] {
            assert_eq!(c.found(&c.visitor, query).await, [REFUND], "{query}");
            assert!(c.visitor.get(&format!("/search?{query}")).await.says("1 topic found"), "{query}");
        }
        for query in
            ["state=unsolved&q=환불", "tag=환불,없음", "author=없는이", "space=nowhere", "q=환불&to=2026-05-03"]
        {
            assert!(c.found(&c.visitor, query).await.is_empty(), "{query}");
        }
        assert_eq!(c.found(&c.visitor, &format!("space={}", c.space)).await.len(), 4);
        assert_eq!(c.found(&c.visitor, "language=ja").await, ["パスワードを忘れました"]);
    })
    .await;
}

#[tokio::test]
async fn a_product_and_its_versions_narrow() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let manager = site.staff("Garam", Role::Manager).await;
        let made = manager.api("POST", "/api/v1/admin/products", json!({ "name": "Pot" })).await.expect_ok().json();
        let product = made["id"].as_str().unwrap();
        let path = format!("/api/v1/admin/products/{product}/versions");
        let version = manager.api("POST", &path, json!({ "name": "3.1" })).await.expect_ok().json();
        let version = version["id"].as_str().unwrap();
        let topic = TopicEdit {
            title: Title::parse(REFUND).unwrap(),
            tags: TagNames::parse("결제,환불").unwrap(),
            product: Some(product.parse().unwrap()),
            version: Some(version.parse().unwrap()),
        };
        let post = c.refund.post;
        let edit = Edit { post, body: body("Pot 3.1"), topic: Some(topic), note: String::new(), expected: None };
        site.app.run(&c.actor(&c.asker), edit).await.unwrap();
        c.settle().await;
        for wanted in [product, version] {
            assert_eq!(c.found(&c.visitor, &format!("product={wanted}")).await, [REFUND]);
        }
        assert!(c.found(&c.visitor, "q=Pot&product=unknown").await.is_empty());
        assert!(c.visitor.get(&format!("/search?product={version}")).await.says("Pot 3.1"));
    })
    .await;
}

#[tokio::test]
async fn a_topic_is_found_by_the_names_of_its_tags_too() {
    on_both(plan, async |site| {
        let c = community(site).await;
        assert_eq!(c.found(&c.visitor, "q=결제").await, [REFUND]);
        assert_eq!(c.found(&c.visitor, "q=ログイン").await, ["パスワードを忘れました"]);
    })
    .await;
}

#[tokio::test]
async fn pages_of_the_api_follow_one_another() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let first = c.visitor.api("GET", "/api/v1/search?space=help&limit=3", Value::Null).await.json();
        assert_eq!((first["items"].as_array().unwrap().len(), &first["total"]), (3, &Value::from(4)));
        let next = format!("/api/v1/search?space=help&limit=3&after={}", first["next"].as_str().unwrap());
        let second = c.visitor.api("GET", &next, Value::Null).await.json();
        assert_eq!(second["items"].as_array().unwrap().len(), 1);
        assert!(second.get("next").is_none());
    })
    .await;
}

#[tokio::test]
async fn a_misspelt_word_is_found_and_the_right_one_offered() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let page = c.visitor.get("/search?q=비밀버노").await;
        assert!(page.says("Showing results for") && page.says(">비밀번호</a>") && page.says("<mark>비밀번호</mark>"));
        assert!(page.says("Search only for “비밀버노”") && page.says("verbatim=true"), "{}", page.text);
        let verbatim = c.visitor.get("/search?q=비밀버노&verbatim=true").await;
        assert!(!verbatim.says("Showing results for") && verbatim.says("Words as typed"), "{}", verbatim.text);
        assert_eq!(c.found(&c.visitor, "q=ghksqnf").await, [REFUND]);
    })
    .await;
}

#[tokio::test]
async fn topics_tags_and_members_are_suggested() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let options = c.visitor.get("/search/suggest?q=비밀버").await.expect_ok();
        assert!(options.says("role=\"option\"") && options.says(&c.password.url()), "{}", options.text);
        assert!(options.statements <= 5, "{} statements", options.statements);
        assert!(c.visitor.get("/search/suggest?q=ㅎㅂㄱㅈ").await.text.trim().is_empty());
        assert!(c.visitor.get("/search/suggest?q=ㅎㅂ").await.says("환불"));
        assert!(c.visitor.get("/search/suggest?q=로그").await.says("/tags/"));
        assert!(c.visitor.get("/search/suggest?q=민지").await.says("/m/"));
        assert!(c.visitor.get("/search/suggest").await.text.trim().is_empty());
        let json = c.visitor.api("GET", "/api/v1/suggest?q=pum", Value::Null).await.expect_ok().json();
        assert_eq!(json["topics"][0]["title"], "The pump does not start");
        assert_eq!(json["tags"][0]["name"], "pump");
    })
    .await;
}

#[tokio::test]
async fn similar_questions_are_shown_with_a_way_to_say_that_they_helped() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let fragment = c.visitor.get("/search/similar?title=환불 규정 알려주세요&body=구매").await.expect_ok();
        assert!(fragment.says(REFUND) && !fragment.says("<html"));
        let answered = format!("formaction=\"/questions/{}/answered-it?place=ask\"", c.refund.topic);
        assert!(fragment.says(&answered) && fragment.says("This answered it"), "{}", fragment.text);
        assert!(c.visitor.get("/search/similar?title=").await.text.trim().is_empty());
        let except = format!("/api/v1/similar?title=환불 규정&except={}", c.refund.topic);
        let json = c.visitor.api("GET", &except, Value::Null).await.expect_ok().json();
        assert!(json["items"].as_array().unwrap().iter().all(|item| item["title"] != REFUND));
        let beside = c.visitor.get(&format!("/search/related/{}", c.refund.topic)).await.expect_ok();
        assert!(!beside.says(REFUND) && !beside.says("<html"), "{}", beside.text);
    })
    .await;
}

#[tokio::test]
async fn what_staff_says_of_answers_moves_them() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let text = "정수 필터를 반대로 끼우면 소음이 나요.";
        let wrong = c.reply(&c.helper, c.password.topic, text).await;
        let right = c.reply(&c.helper, c.refund.topic, text).await;
        let mark = |topic, post, verdict| Mark { topic, post, author: c.helper.id(), verdict };
        site.do_as_system(mark(c.password.topic, wrong, Some("wrong"))).await;
        site.do_as_system(mark(c.refund.topic, right, Some("verified"))).await;
        c.settle().await;
        assert_eq!(c.found(&c.visitor, "q=정수 필터 소음").await, [REFUND, PASSWORD]);
        site.do_as_system(mark(c.refund.topic, right, Some("outdated"))).await;
        site.do_as_system(mark(c.password.topic, wrong, None)).await;
        c.settle().await;
        assert_eq!(c.found(&c.visitor, "q=정수 필터 소음").await, [PASSWORD, REFUND]);
        reindex(&site.app, |_, _| {}).await.unwrap();
        assert_eq!(c.found(&c.visitor, "q=정수 필터 소음").await, [PASSWORD, REFUND]);
    })
    .await;
}

#[tokio::test]
async fn an_index_built_anew_finds_the_same_and_goes_on() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let mut read = 0;
        reindex(&site.app, |topics, all| {
            read = topics;
            assert_eq!(all, 4);
        })
        .await
        .unwrap();
        assert_eq!(read, 4);
        assert_eq!(c.found(&c.visitor, "q=비밀번호").await, [PASSWORD]);
        c.reply(&c.helper, c.password.topic, "초기화 링크를 누르세요.").await;
        assert_eq!(c.found(&c.visitor, "q=초기화").await, [PASSWORD]);
        assert_eq!(site.app.service::<Search>().index().len(), 5);
    })
    .await;
}

/// Overwrites a part in the middle of every file of the index that holds words or columns.
fn spoil(folder: &Path) {
    for generation in fs::read_dir(folder).unwrap().flatten().filter(|entry| entry.path().is_dir()) {
        for file in fs::read_dir(generation.path()).unwrap().flatten() {
            let ending = file.path().extension().unwrap_or_default().to_string_lossy().into_owned();
            if !matches!(ending.as_str(), "term" | "idx" | "pos" | "fast" | "store" | "fieldnorm") {
                continue;
            }
            let length = file.metadata().unwrap().len();
            let mut open = fs::OpenOptions::new().write(true).open(file.path()).unwrap();
            open.seek(SeekFrom::Start(length / 3)).unwrap();
            open.write_all(&vec![0xa5; (length / 6 + 1) as usize]).unwrap();
        }
    }
}

#[tokio::test]
async fn a_damaged_index_is_built_anew_while_the_community_goes_on() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let search = site.app.service::<Search>();
        spoil(search.folder());
        crate::reindex::check(site.app.clone()).await;
        assert_eq!(search.condition(), Condition::Damaged, "it was noticed");
        let mended = async {
            while search.condition() != Condition::Fine {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(60), mended).await.unwrap();
        c.reply(&c.helper, c.password.topic, "초기화 링크를 누르세요.").await;
        assert_eq!(c.found(&c.visitor, "q=비밀번호").await, [PASSWORD]);
        assert_eq!(c.found(&c.visitor, "q=초기화").await, [PASSWORD]);
        assert!(search.index().is_intact().unwrap());
    })
    .await;
}

#[tokio::test]
async fn only_administrators_order_a_rebuild() {
    on_both(plan, async |site| {
        let c = community(site).await;
        assert!(site.app.run(&c.actor(&c.asker), OrderRebuild).await.is_err());
        site.do_as_system(OrderRebuild).await;
        c.settle().await;
        assert_eq!(c.found(&c.visitor, "q=비밀번호").await, [PASSWORD]);
    })
    .await;
}

#[tokio::test]
async fn the_page_speaks_every_language_and_bears_every_query() {
    on_both(plan, async |site| {
        let c = community(site).await;
        for (language, word) in
            [("ko", "무엇을 찾으세요?"), ("ja", "何をお探しですか"), ("en", "What are you looking for?")]
        {
            assert!(site.visitor().speaking(language).get("/search").await.expect_ok().says(word));
        }
        let hostile = ["\"", "-", "-\"", "<script>", "\0", "💩", "a OR (b", "ㄱ", "*", "비\"밀", "q:1 AND", "%"];
        for query in hostile {
            let query = utf8_percent_encode(query, NON_ALPHANUMERIC);
            for path in ["/search?q=", "/search/suggest?q=", "/search/similar?title=", "/api/v1/search?q="] {
                let answer = c.visitor.get(&format!("{path}{query}")).await;
                assert_eq!(answer.status, 200, "{path}{query}");
                assert!(!answer.says("<script>"), "{path}{query}");
            }
        }
        let long = "가나다라 ".repeat(300);
        assert_eq!(c.visitor.get(&format!("/search?q={}&page=999", long.trim())).await.status, 200);
        assert!(c.visitor.get("/search?q=없는낱말이에요").await.says("/ask?title="));
    })
    .await;
}

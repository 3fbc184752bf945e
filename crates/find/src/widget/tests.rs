//! The widget, through HTTP, as pages of other sites ask.

use crate::tests::{Accept, Mark, Start, community, plan};
use madang_conversation::{Hide, Move, SpaceKind};
use madang_kernel::{Posting, Role, Visibility};
use madang_testkit::{Answer, Client, Site, on_both};
use serde_json::{Value, json};

const SUPPORT: &str = "https://support.example.com";

/// Lets the support page show the widget.
async fn allow(site: &Site) -> Client {
    let manager = site.staff("Manager", Role::Manager).await.speaking("en");
    set(&manager, json!({ "on": true, "origins": [SUPPORT] })).await.expect_ok();
    manager
}

async fn set(manager: &Client, body: Value) -> Answer {
    manager.api("PUT", "/api/v1/admin/widget", body).await
}

fn from(client: Client, origin: &str) -> Client {
    client.header("origin", origin).header("sec-fetch-site", "cross-site")
}

fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.get(name).map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn a_customer_finds_and_opens_an_answer_on_the_support_page() {
    on_both(plan, async |site| {
        let c = community(site).await;
        allow(site).await;
        let poor = c.reply(&c.helper, c.refund.topic, "잘 모르겠어요.").await;
        let good = c.reply(&c.helper, c.refund.topic, "영수증이 있으면 **30일**까지 환불돼요.").await;
        let page = from(site.visitor(), SUPPORT).speaking("en");
        let start = page.get("/widget/start?lang=ja&color=%23aa3300").await.expect_ok();
        assert_eq!(start.json()["lang"], "ja");
        assert!(start.json()["css"].as_str().unwrap().starts_with(":host{--paper:light-dark(#"));
        assert!(start.json()["html"].as_str().unwrap().contains("コミュニティで探す"));
        let found = page.get("/widget/search?q=환불은&lang=ko").await.expect_ok();
        let link = format!("data-open=\"{}\"", c.refund.topic);
        assert!(found.says(&link) && found.says("<mark>환불</mark>") && found.says("결과 1개"), "{}", found.text);
        assert!(found.says("href=\"http://community.test/q/"));
        assert!(found.says("http://community.test/ask?title=%ED%99%98%EB%B6%88%EC%9D%80"));
        assert!(found.statements <= 4, "{} statements", found.statements);
        let open = async || page.get(&format!("/widget/topics/{}", c.refund.topic)).await.expect_ok();
        assert!(open().await.says("잘 모르겠어요") && open().await.says("Answer with the most votes"));
        site.do_as_system(Accept { topic: c.refund.topic, post: good, author: c.helper.id() }).await;
        let answer = open().await;
        assert!(answer.says("Accepted answer") && answer.says("<strong>30일</strong>까지"), "{}", answer.text);
        assert!(
            !answer.says("잘 모르겠어요") && answer.says(&format!("/widget/questions/{}/answered-it", c.refund.topic))
        );
        let mark = |post, verdict| Mark { topic: c.refund.topic, post, author: c.helper.id(), verdict };
        site.do_as_system(mark(good, Some("outdated"))).await;
        site.do_as_system(mark(poor, Some("verified"))).await;
        c.settle().await;
        assert!(open().await.says("Verified answer") && open().await.says("잘 모르겠어요"));
        assert!(open().await.statements <= 4);
    })
    .await;
}

#[tokio::test]
async fn titles_are_found_before_the_last_word_is_finished_and_similar_ones_while_a_ticket_is_written() {
    on_both(plan, async |site| {
        let c = community(site).await;
        allow(site).await;
        let page = from(site.visitor(), SUPPORT).speaking("en");
        assert!(page.get("/widget/search?q=the pum").await.says(" does not start"));
        let similar = page.get("/widget/similar?title=비밀번호&body=로그인 화면에서 못 찾겠어요").await.expect_ok();
        assert!(similar.says(&c.password.topic.to_string()), "{}", similar.text);
        assert!(!page.get("/widget/similar?title=qzxv").await.says("<li"));
        let nothing = page.get("/widget/search?q=qzxv").await;
        assert!(nothing.says("Nothing found") && nothing.says("/ask?title=qzxv"));
        assert!(page.get("/widget/search?q=환불&space=help").await.says("data-open"));
        assert!(!page.get("/widget/search?q=환불&space=elsewhere").await.says("data-open"));
    })
    .await;
}

#[tokio::test]
async fn whoever_is_signed_in_the_widget_shows_what_visitors_see() {
    on_both(plan, async |site| {
        let c = community(site).await;
        allow(site).await;
        let mut secrets = Vec::new();
        for visibility in [Visibility::Members, Visibility::Groups, Visibility::Staff] {
            let slug = visibility.as_str();
            let space = site.space_with(slug, SpaceKind::Questions, visibility, Posting::Members).await;
            let (title, text, tags) = ("무궁화 계획은 언제 나오나요", "무궁화 일정이 궁금해요", "");
            let author = c.asker.id();
            secrets.push((slug, site.do_as_system(Start { space, author, title, text, tags }).await.topic));
        }
        let answer = c.reply(&c.helper, c.refund.topic, "초기화 링크를 누르세요.").await;
        site.do_as_system(Hide { post: answer, reason: Some("spam".into()), tells: false }).await;
        c.settle().await;
        let signed_in = site.staff("Admin", Role::Administrator).await;
        let token = signed_in.api("POST", "/api/v1/tokens", json!({ "name": "t", "scopes": ["read"] })).await;
        let bearer = token.json()["secret"].as_str().map(|secret| format!("Bearer {secret}")).unwrap();
        let clients = [
            from(signed_in, SUPPORT),
            site.staff("Frame", Role::Administrator).await,
            from(site.visitor().header("authorization", &bearer), SUPPORT),
        ];
        for client in clients {
            for (slug, topic) in &secrets {
                for path in [
                    "/widget/search?q=무궁화".to_owned(),
                    format!("/widget/search?q=무궁화&space={slug}"),
                    "/widget/search?q=무궁".to_owned(),
                    "/widget/similar?title=무궁화 계획은 언제".to_owned(),
                    "/widget?q=무궁화".to_owned(),
                ] {
                    let answer = client.get(&path).await.expect_ok();
                    assert!(!answer.says("계획은 언제 나오나요"), "{path}");
                    assert!(!answer.says(&topic.to_string()), "{path}");
                }
                assert_eq!(client.get(&format!("/widget/topics/{topic}")).await.status, 404);
                assert_eq!(client.get(&format!("/widget?topic={topic}")).await.status, 404);
            }
            assert!(!client.get("/widget/search?q=초기화").await.says("초기화</mark> 링크"));
            assert!(!client.get(&format!("/widget/topics/{}", c.refund.topic)).await.says("링크를 누르세요"));
        }
        let inner = site.space_with("inner", SpaceKind::Questions, Visibility::Staff, Posting::Staff).await;
        site.do_as_system(Move { topic: c.password.topic, to: inner, reason: String::new() }).await;
        c.settle().await;
        assert!(!site.visitor().get("/widget/search?q=비밀번호").await.says("data-open"));
    })
    .await;
}

#[tokio::test]
async fn only_allowed_origins_can_read_and_frame_it() {
    on_both(plan, async |site| {
        community(site).await;
        let path = "/widget/search?q=환불";
        // Nothing is allowed before somebody says so.
        assert_eq!(site.visitor().get("/widget").await.status, 404);
        assert_eq!(site.visitor().get(path).await.status, 404);
        assert_eq!(from(site.visitor(), SUPPORT).get(path).await.status, 403);
        let manager = allow(site).await;
        let support = from(site.visitor(), SUPPORT);
        let read = support.get(path).await.expect_ok();
        assert_eq!(header(&read, "access-control-allow-origin"), SUPPORT);
        assert!(!read.headers.contains_key("access-control-allow-credentials"));
        assert_eq!(header(&read, "cross-origin-resource-policy"), "cross-origin");
        assert!(read.headers.get_all("vary").iter().any(|value| value == "origin"));
        assert!(!read.headers.contains_key("set-cookie"));
        assert_eq!(header(&read, "cache-control"), "no-cache");
        for other in ["http://support.example.com", "https://support.example.com:444", "https://example.com", "null"] {
            let client = from(site.visitor(), other);
            for method in ["GET", "OPTIONS"] {
                let refused = client.api(method, path, Value::Null).await;
                assert_eq!(refused.status, 403, "{other}");
                assert!(!refused.headers.contains_key("access-control-allow-origin"), "{other}");
                assert!(!refused.says("환불"), "{other}");
            }
        }
        let asked = support.api("OPTIONS", path, Value::Null).await;
        assert_eq!((asked.status.as_u16(), header(&asked, "access-control-allow-methods")), (204, "GET, POST"));
        assert_eq!(header(&asked, "access-control-allow-origin"), SUPPORT);
        // An error can be read there too.
        let missing = support.get("/widget/topics/1").await;
        assert_eq!((missing.status.as_u16(), header(&missing, "access-control-allow-origin")), (404, SUPPORT));
        // A picture or a script of any page cannot take it in, and nothing else opens with it.
        assert_eq!(header(&site.visitor().get(path).await, "cross-origin-resource-policy"), "same-origin");
        assert!(!support.get("/api/v1/search?q=환불").await.headers.contains_key("access-control-allow-origin"));
        let frame = site.visitor().get("/widget").await;
        let policy = header(&frame, "content-security-policy");
        assert!(policy.ends_with("; frame-ancestors https://support.example.com"), "{policy}");
        let home = site.visitor().get("/").await;
        assert!(header(&home, "content-security-policy").ends_with("; frame-ancestors 'none'"));
        set(&manager, json!({ "on": false, "origins": [SUPPORT] })).await.expect_ok();
        assert_eq!(support.get(path).await.status, 403);
        let off = site.visitor().get("/widget").await;
        assert_eq!(off.status, 404);
        assert!(header(&off, "content-security-policy").ends_with("; frame-ancestors 'none'"));
    })
    .await;
}

#[tokio::test]
async fn a_frame_works_with_plain_html() {
    on_both(plan, async |site| {
        let c = community(site).await;
        allow(site).await;
        let answer = c.reply(&c.helper, c.refund.topic, "영수증이 있으면 30일까지 환불돼요.").await;
        site.do_as_system(Accept { topic: c.refund.topic, post: answer, author: c.helper.id() }).await;
        c.settle().await;
        let visitor = site.visitor().speaking("en");
        let page = visitor.get("/widget?lang=ja").await.expect_ok();
        assert!(page.says("<html lang=\"ja\"") && page.says("お困りのことは") && !page.says("<script"));
        assert_eq!(header(&page, "content-language"), "ja");
        let found = visitor.get("/widget?q=환불&lang=ko&space=help").await.expect_ok();
        let link = format!("/widget?lang=ko&#38;space=help&#38;q=%ED%99%98%EB%B6%88&#38;topic={}", c.refund.topic);
        assert!(found.says(&link), "{}", found.text);
        assert!(found.says("name=\"space\" value=\"help\""));
        let opened = visitor.get(&format!("/widget?q=환불&lang=ko&topic={}", c.refund.topic)).await.expect_ok();
        assert!(
            opened.says("30일까지") && opened.says("채택된 답변") && opened.says("name=\"back\""),
            "{}",
            opened.text
        );
        let thanked = visitor.get(&format!("/widget?lang=ko&topic={}&answered=yes", c.refund.topic)).await;
        assert!(thanked.says("다행이에요") && !thanked.says("name=\"back\""));
    })
    .await;
}

#[tokio::test]
async fn managers_set_it_up_and_hear_what_is_wrong_with_each_origin() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let manager = site.staff("Manager", Role::Manager).await.speaking("en");
        let member = site.member("Member").await;
        assert_eq!(member.get("/admin/widget").await.status, 403);
        assert_eq!(member.api("GET", "/api/v1/admin/widget", Value::Null).await.status, 403);
        let page = manager.get("/admin/widget").await.expect_ok();
        assert!(page.says("Allow the widget and save") && !page.says("src=\"/widget.js\""));
        let bad = "https://support.example.com\nsupport.example.org\nhttp://shop.example.com";
        let fields = [("on", "on"), ("origins", bad), ("space", ""), ("heading_en", "Need a hand?")];
        let again = manager.post("/admin/widget", &fields).await;
        assert_eq!(again.status, 422);
        assert!(again.says("“support.example.org” is not the address of one site"), "{}", again.text);
        assert!(again.says("“http://shop.example.com” is not encrypted"));
        assert!(again.says("https://support.example.com\nsupport.example.org\nhttp://shop.example.com</textarea>"));
        assert!(again.says("Need a hand?"));
        let good = "https://Support.example.com/\nhttps://support.example.com\nhttp://localhost:8000";
        let fields = [("on", "on"), ("origins", good), ("space", ""), ("heading_en", "Need a hand?")];
        assert_eq!(manager.post("/admin/widget", &fields).await.status, 303);
        let kept = manager.api("GET", "/api/v1/admin/widget", Value::Null).await.expect_ok().json();
        assert_eq!(kept["origins"], json!(["https://support.example.com", "http://localhost:8000"]));
        let start = from(site.visitor(), "http://localhost:8000").get("/widget/start?lang=en").await.expect_ok();
        assert!(start.says("Need a hand?"));
        let other = site.space("other").await;
        for (space, finds) in [(other, false), (c.space, true)] {
            let body = json!({ "on": true, "origins": good.lines().collect::<Vec<_>>(), "space": space.to_string() });
            let kept = set(&manager, body).await.expect_ok().json();
            assert_eq!(kept["space"], space.to_string());
            assert_eq!(site.visitor().get("/widget/search?q=환불").await.says("data-open"), finds);
            assert_eq!(site.visitor().get("/widget/similar?title=환불 규정이").await.says("data-open"), finds);
            assert!(site.visitor().get("/widget/search?q=환불&space=help").await.says("data-open"));
        }
        let kept = manager.api("GET", "/api/v1/admin/widget", Value::Null).await.expect_ok().json();
        let page = manager.get("/admin/widget").await;
        assert!(page.says("src=\"/widget.js\"") && page.says("http://community.test/widget?lang=en"));
        let staff = site.space_with("staff", SpaceKind::Questions, Visibility::Staff, Posting::Staff).await;
        let wrong = set(&manager, json!({ "on": true, "origins": ["*"], "space": staff.to_string() })).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.says("origin-not-an-address") && wrong.says("space-not-public"), "{}", wrong.text);
        assert_eq!(manager.api("GET", "/api/v1/admin/widget", Value::Null).await.json(), kept);
    })
    .await;
}

#[tokio::test]
async fn what_is_looked_for_is_counted_once_and_what_is_still_being_typed_is_not() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let manager = allow(site).await;
        let page = from(site.visitor(), SUPPORT).header("user-agent", "Mozilla/5.0 Firefox/140.0").speaking("en");
        for q in ["환", "환불", "환불&done=yes", "qzxv&done=yes"] {
            page.get(&format!("/widget/search?q={q}")).await.expect_ok();
        }
        page.get(&format!("/widget/topics/{}?q=환불&rank=1&found=1", c.refund.topic)).await.expect_ok();
        page.get(&format!("/widget/topics/{}?q=펌프&rank=2&found=3", c.refund.topic)).await.expect_ok();
        crate::write_searches(&site.app).await.unwrap();
        let path = "/api/v1/admin/search/totals?place=widget";
        let totals = manager.api("GET", path, Value::Null).await.expect_ok().json();
        assert_eq!((&totals["searches"], &totals["empty"]), (&json!(3), &json!(1)), "{totals}");
    })
    .await;
}

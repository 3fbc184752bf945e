use crate::*;
use madang_kernel::Role;
use madang_testkit::{Plan, on_both};

#[tokio::test]
async fn an_edit_keeps_both_versions_and_shows_what_changed() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let minji = site.member("민지").await.speaking("en");
        let begun = begin(&minji, "처음 제목").await;
        let page = minji.get(&format!("/p/{}/edit", begun.post)).await.expect_ok();
        assert!(page.says("처음 제목") && page.says("처음 쓰는 **글**이에요."));
        let form = [
            ("title", "고친 제목"),
            ("body", "다시 쓰는 **글**이에요."),
            ("tags", "물, 빛"),
            ("note", "더 분명하게"),
            ("expected", "1"),
        ];
        assert_eq!(minji.post(&format!("/p/{}/edit", begun.post), &form).await.status, 303);
        let read = topic(&minji, begun.topic).await;
        assert_eq!(read["title"], "고친 제목");
        assert_eq!(read["tags"], json!(["물", "빛"]));
        assert!(text(&read["opening"]["html"]).contains("다시 쓰는"));
        let history = minji.get(&format!("/p/{}/revisions", begun.post)).await.expect_ok();
        assert!(history.says("<del>처음</del>") && history.says("<ins>다시</ins>") && history.says("더 분명하게"));
        let path = format!("/api/v1/posts/{}/revisions", begun.post);
        let versions = minji.api("GET", &path, Value::Null).await.json();
        assert_eq!(versions["items"][0]["number"], 2);
        assert_eq!(versions["items"][1]["markdown"], "처음 쓰는 **글**이에요.");
        assert_eq!(versions["items"][1]["title"], "처음 제목");
        assert_eq!(minji.get(&begun.url).await.status, 308);
    })
    .await;
}

#[tokio::test]
async fn a_later_edit_is_not_written_over() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let minji = site.member("민지").await;
        let begun = begin(&minji, "둘이서 고치기").await;
        let path = format!("/api/v1/posts/{}", begun.post);
        let edit = |body: &str| json!({ "body": body, "expected": 1 });
        minji.api("PATCH", &path, edit("첫 번째 사람")).await.expect_ok();
        let answer = minji.api("PATCH", &path, edit("두 번째 사람")).await;
        assert_eq!((answer.status.as_u16(), text(&answer.json()["code"])), (409, "edited-meanwhile".to_owned()));
        assert_eq!(minji.api("GET", &path, Value::Null).await.json()["markdown"], "첫 번째 사람");
        let form = [("title", "둘이서 고치기"), ("body", "세 번째 사람"), ("expected", "1")];
        let answer = minji.post(&format!("/p/{}/edit", begun.post), &form).await;
        assert!(answer.status == 422 && answer.says("세 번째 사람"));
    })
    .await;
}

#[tokio::test]
async fn an_edit_that_changes_nothing_leaves_no_trace() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let minji = site.member("민지").await;
        let begun = begin(&minji, "그대로인 글").await;
        let path = format!("/api/v1/posts/{}", begun.post);
        minji.api("PATCH", &path, json!({ "body": "처음 쓰는 **글**이에요." })).await.expect_ok();
        assert_eq!(minji.api("GET", &path, Value::Null).await.json()["revisions"], 1);
    })
    .await;
}

#[tokio::test]
async fn only_authors_trusted_members_and_staff_edit() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (minji, other) = (site.member("민지").await, site.member("other").await);
        let agent = site.staff("agent", Role::Agent).await;
        let begun = begin(&minji, "누가 고치나요").await;
        let path = format!("/api/v1/posts/{}", begun.post);
        let edit = async |client: &Client, body: &str| client.api("PATCH", &path, json!({ "body": body })).await.status;
        assert_eq!(edit(&site.visitor(), "방문자").await, 401);
        assert_eq!(edit(&other, "남").await, 403);
        assert_eq!(other.get(&format!("/p/{}/edit", begun.post)).await.status, 403);
        assert_eq!(edit(&minji, "나").await, 200);
        assert_eq!(edit(&agent, "직원").await, 200);
        site.do_as_system(Trust(other.id())).await;
        site.app.settle().await.unwrap();
        let trusted = madang_kernel::Actor::member(other.id(), Role::Member, vec![], true, None, site.app.rules());
        let body = madang_conversation::RenderedBody::plain(&madang_conversation::Body::parse("믿음").unwrap(), "x");
        let command =
            madang_conversation::Edit { post: begun.post, body, topic: None, note: String::new(), expected: None };
        site.app.run(&trusted, command).await.unwrap();
    })
    .await;
}

struct Trust(madang_kernel::MemberId);

impl madang_kernel::Command for Trust {
    type Output = ();

    fn allowed(&self, actor: &madang_kernel::Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut madang_kernel::Cx<'_>) -> madang_kernel::Result<()> {
        madang_people::earn_trust(cx, self.0).await
    }
}

#[tokio::test]
async fn a_comparison_has_no_white_space_of_its_own() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let minji = site.member("민지").await;
        let begun = begin(&minji, "줄이 여럿인 글").await;
        let answer = reply(&minji, begun.topic, "첫 줄\n둘째 줄").await;
        let edit = json!({ "body": "첫 줄\n둘째 줄\n셋째 줄" });
        minji.api("PATCH", &format!("/api/v1/posts/{answer}"), edit).await.expect_ok();
        let page = minji.get(&format!("/p/{answer}/revisions")).await.expect_ok();
        assert!(page.says(">첫 줄\n둘째 줄\n<ins>셋째 줄</ins></div>"), "{}", page.text);
        assert!(page.says(">첫 줄\n둘째 줄</div>"));
    })
    .await;
}

#[tokio::test]
async fn what_a_moderator_took_out_of_a_post_is_read_by_its_author_and_moderators_alone() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let minji = site.member("민지").await.speaking("en");
        let moderator = site.staff("Garam", Role::Moderator).await.speaking("en");
        let begun = begin(&minji, "전화 주세요").await;
        let path = format!("/api/v1/posts/{}", begun.post);
        minji.api("PATCH", &path, json!({ "body": "010-1234-5678로 전화 주세요" })).await.expect_ok();
        moderator.api("PATCH", &path, json!({ "body": "전화 주세요" })).await.expect_ok();
        let (page, revisions) = (format!("/p/{}/revisions", begun.post), format!("{path}/revisions"));
        assert!(site.visitor().get(&page).await.says("010-1234-5678"));
        let withheld = format!("{revisions}/withheld");
        assert_eq!(minji.api("PUT", &withheld, Value::Null).await.status, 403);
        assert_eq!(moderator.post(&page, &[("withheld", "on")]).await.status, 303);
        for reader in [&site.visitor(), &site.member("太郎").await] {
            assert!(!reader.get(&page).await.expect_ok().says("010-1234-5678"));
            let versions = reader.api("GET", &revisions, Value::Null).await.expect_ok().json();
            assert_eq!(versions["items"].as_array().unwrap().len(), 1);
        }
        for reader in [&minji, &moderator] {
            assert!(reader.get(&page).await.expect_ok().says("010-1234-5678"));
        }
        moderator.api("DELETE", &withheld, Value::Null).await.expect_ok();
        assert!(site.visitor().get(&page).await.says("010-1234-5678"));
    })
    .await;
}

#[tokio::test]
async fn moderators_do_not_bring_back_what_others_put_away_of_theirs() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let author = site.staff("Makoto", Role::Moderator).await;
        let other = site.staff("Garam", Role::Moderator).await;
        let begun = begin(&author, "내 글").await;
        let (hidden, post) = (format!("/api/v1/posts/{}/hidden", begun.post), format!("/api/v1/posts/{}", begun.post));
        other.api("PUT", &hidden, json!({ "reason": "off topic" })).await.expect_ok();
        assert_eq!(author.api("DELETE", &hidden, Value::Null).await.status, 409);
        other.api("DELETE", &hidden, Value::Null).await.expect_ok();
        other.api("DELETE", &post, Value::Null).await.expect_ok();
        assert!(author.api("POST", &format!("{post}/restore"), Value::Null).await.status.is_client_error());
        other.api("POST", &format!("{post}/restore"), Value::Null).await.expect_ok();
        author.api("DELETE", &post, Value::Null).await.expect_ok();
        author.api("POST", &format!("{post}/restore"), Value::Null).await.expect_ok();
    })
    .await;
}

use crate::*;
use madang_kernel::Role;
use madang_testkit::{Plan, on_both};

#[tokio::test]
async fn every_page_can_be_read_in_every_language() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        site.space("help").await;
        let author = site.member("minji").await;
        let begun = begin_in(&author, "talk", "읽을 글", &["물"]).await;
        let answer = reply(&author, begun.topic, "답이에요").await;
        comment(&author, answer, "댓글이에요").await;
        let edit = json!({ "body": "고친 답이에요" });
        author.api("PATCH", &format!("/api/v1/posts/{answer}"), edit).await.expect_ok();
        site.app.settle().await.unwrap();
        let open: Vec<String> = vec![
            "/".into(),
            "/questions".into(),
            "/questions?view=unanswered".into(),
            "/spaces".into(),
            "/s/talk".into(),
            "/s/help".into(),
            begun.url.clone(),
            format!("{}?sort=newest", begun.url),
            format!("/p/{answer}/revisions"),
            "/members".into(),
            "/members?sort=helpful&q=min".into(),
            "/m/minji".into(),
            "/m/minji?show=topics".into(),
            "/m/minji?show=comments".into(),
        ];
        let moderating: Vec<String> = vec![
            "/s/talk/start".into(),
            format!("/p/{answer}/edit"),
            format!("/p/{}/edit", begun.post),
            format!("/p/{answer}/remove"),
            format!("/p/{answer}/hide"),
            format!("/topics/{}/move", begun.topic),
        ];
        for lang in ["ko", "ja", "en"] {
            let visitor = site.visitor().speaking(lang);
            let moderator = site.staff(&format!("moderator-{lang}"), Role::Moderator).await.speaking(lang);
            for path in &open {
                for client in [&visitor, &moderator] {
                    let page = client.get(path).await;
                    assert_eq!(page.status, 200, "{path}");
                    assert!(page.says(&format!("<html lang=\"{lang}\"")), "{path} in {lang}");
                }
            }
            for path in &moderating {
                assert_eq!(moderator.get(path).await.status, 200, "{path}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_home_page_shows_what_waits_and_who_helps() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let minji = site.member("민지").await.speaking("ko");
        assert!(minji.get("/").await.says("첫 질문으로"));
        begin(&minji, "지금 나누는 이야기").await;
        site.app.settle().await.unwrap();
        let page = minji.get("/").await;
        assert!(page.says("지금 나누는 이야기") && page.says("새로 온 사람") && page.says("/s/talk"));
    })
    .await;
}

#[tokio::test]
async fn the_directory_finds_members_by_name() {
    on_both(Plan::yard, async |site| {
        let minji = site.member("김민지").await;
        site.member("田中太郎").await;
        assert!(minji.get("/members").await.says("田中太郎"));
        let page = minji.get("/members?q=민지").await;
        assert!(page.says("김민지") && !page.says("田中太郎"));
        assert!(!minji.get("/members?q=%25").await.says("田中太郎"));
        assert_eq!(minji.get("/m/nobody-here").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_profile_shows_what_its_member_wrote() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (minji, taro) = (site.member("minji").await, site.member("taro").await);
        let begun = begin(&minji, "프로필에 보일 글").await;
        let answer = reply(&taro, begun.topic, "타로의 **답**").await;
        comment(&taro, answer, "타로의 댓글").await;
        site.app.settle().await.unwrap();
        assert!(minji.get("/m/taro").await.says("타로의 답"));
        assert!(minji.get("/m/taro?show=comments").await.says("타로의 댓글"));
        assert!(minji.get("/m/minji?show=topics").await.says("프로필에 보일 글"));
        taro.api("DELETE", &format!("/api/v1/posts/{answer}"), Value::Null).await.expect_ok();
        assert!(!minji.get("/m/taro").await.says("타로의 답"));
    })
    .await;
}

#[tokio::test]
async fn a_text_cannot_run_scripts() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let minji = site.member("<script>alert(1)</script>").await;
        let begun = begin(&minji, "<img src=x onerror=alert(1)>").await;
        reply(&minji, begun.topic, "<script>alert(2)</script> [x](javascript:alert(3))").await;
        site.app.settle().await.unwrap();
        for path in ["/", begun.url.as_str(), "/s/talk", "/members"] {
            let page = site.visitor().get(path).await;
            assert_eq!(page.status, 200);
            for danger in ["<script>alert", "<img src=x", "href=\"javascript:", "onerror=\""] {
                assert!(!page.says(danger), "{danger} in {path}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn news_of_a_topic_are_streamed_to_those_who_see_it() {
    on_both(Plan::yard, async |site| {
        office(site).await;
        let agent = site.staff("agent", Role::Agent).await;
        let begun = begin_in(&agent, "office", "우리끼리", &[]).await;
        assert_eq!(site.visitor().get(&format!("/live/{}", begun.topic)).await.status, 404);
    })
    .await;
}

use super::{people, plan, published, text};
use madang_testkit::on_both;
use serde_json::json;

#[tokio::test]
async fn a_comment_waits_until_it_is_let_through() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let out = published(&people.agent, "blog_entry", json!({ "approval": true })).await;
        site.app.settle().await.unwrap();
        let page = format!("/n/{}/the-new-pump-is-here", text(&out["topic"]));
        let sent =
            people.member.post(&format!("/n/{}/comments", text(&out["topic"])), &[("body", "Lovely pump")]).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let other = site.member("Taro").await.speaking("en");
        assert!(people.member.get(&page).await.expect_ok().says("Lovely pump"), "its author sees it");
        assert!(people.member.get(&page).await.says("waits for a member of the team"));
        for reader in [&other, &people.visitor] {
            assert!(!reader.get(&page).await.expect_ok().says("Lovely pump"));
        }
        assert_eq!(other.get("/publish/comments").await.status, 403);
        let waiting = people.agent.get("/api/v1/publication-comments").await.expect_ok().json();
        let post = text(&waiting[0]["id"]);
        people.agent.post(&format!("/publish/comments/{post}/approve"), &[]).await;
        site.app.settle().await.unwrap();
        let seen = people.visitor.get(&page).await.expect_ok();
        assert!(seen.says("Lovely pump") && seen.says("1 comment"), "{}", seen.text);
        assert!(people.agent.get("/publish/comments").await.expect_ok().says("No comments are waiting"));
    })
    .await;
}

#[tokio::test]
async fn who_is_declined_reads_why_and_staff_never_waits() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let out = published(&people.agent, "blog_entry", json!({ "approval": true })).await;
        let topic = text(&out["topic"]);
        site.app.settle().await.unwrap();
        let path = format!("/n/{topic}/comments");
        people.member.post(&path, &[("body", "Buy my pumps")]).await;
        people.agent.post(&path, &[("body", "We are listening")]).await;
        let waiting = people.agent.get("/api/v1/publication-comments").await.expect_ok().json();
        assert_eq!(waiting.as_array().unwrap().len(), 1);
        let decide = format!("/api/v1/publication-comments/{}", text(&waiting[0]["id"]));
        assert_eq!(people.agent.api("PUT", &decide, json!({ "approved": false })).await.status, 422);
        people.agent.api("PUT", &decide, json!({ "approved": false, "reason": "No adverts" })).await.expect_ok();
        let page = format!("/n/{topic}/the-new-pump-is-here");
        assert!(people.member.get(&page).await.expect_ok().says("No adverts"));
        let seen = people.visitor.get(&page).await.expect_ok();
        assert!(seen.says("We are listening") && !seen.says("Buy my pumps"));
    })
    .await;
}

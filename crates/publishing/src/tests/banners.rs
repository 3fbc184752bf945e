use super::{people, plan};
use madang_kernel::Role;
use madang_testkit::on_both;
use serde_json::json;
use std::time::Duration;

#[tokio::test]
async fn a_banner_stands_above_every_page_until_its_reader_closes_it() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let manager = site.staff("Mina", Role::Manager).await.speaking("en");
        let end = site.app.now() + Duration::from_secs(7200);
        let banner =
            json!({ "texts": { "en": "Maintenance tonight" }, "url": "/news", "level": "warn", "ends_at": end });
        assert_eq!(people.agent.api("POST", "/api/v1/banners", banner.clone()).await.status, 403);
        let id =
            manager.api("POST", "/api/v1/banners", banner).await.expect_ok().json()["id"].as_str().unwrap().to_owned();
        for reader in [&people.member, &people.visitor] {
            assert!(reader.get("/questions").await.expect_ok().says("Maintenance tonight"));
        }
        let close = format!("/banners/{id}/close");
        let closed = people.member.post(&close, &[("next", "/questions")]).await;
        assert_eq!(closed.location(), "/questions");
        assert!(!people.member.get("/").await.expect_ok().says("Maintenance tonight"));
        let closed = people.visitor.post(&close, &[("next", "//evil.example")]).await;
        assert_eq!(closed.location(), "/");
        let cookie = closed.headers["set-cookie"].to_str().unwrap().to_owned();
        assert!(cookie.starts_with(&format!("banners={id};")) && cookie.contains("HttpOnly"), "{cookie}");
        let mut again = site.visitor().speaking("en");
        again.set_cookie("banners", &id);
        assert!(!again.get("/questions").await.expect_ok().says("Maintenance tonight"));
        assert!(site.visitor().speaking("en").get("/questions").await.expect_ok().says("Maintenance tonight"));
        site.app.clock().advance(Duration::from_secs(7201));
        assert!(!site.visitor().speaking("en").get("/tags").await.expect_ok().says("Maintenance tonight"));
    })
    .await;
}

#[tokio::test]
async fn a_banner_for_members_is_not_shown_to_visitors_and_can_be_taken_down() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let manager = site.staff("Mina", Role::Manager).await.speaking("en");
        let form = [("text_ko", "점검 안내"), ("audience", "members"), ("level", "info")];
        assert_eq!(manager.post("/publish/banners", &form).await.status, 303);
        assert!(
            people.member.get("/tags").await.expect_ok().says("점검 안내"),
            "one language stands in for the others"
        );
        assert!(!people.visitor.get("/tags").await.expect_ok().says("점검 안내"));
        let wrong = manager.post("/publish/banners", &[("text_en", "x"), ("url", "javascript:alert(1)")]).await;
        assert_eq!(wrong.status, 422);
        let up = manager.get("/api/v1/banners").await.expect_ok().json();
        manager.api("DELETE", &format!("/api/v1/banners/{}", up[0]["id"].as_str().unwrap()), json!({})).await;
        assert!(!people.member.get("/tags").await.expect_ok().says("점검 안내"));
    })
    .await;
}

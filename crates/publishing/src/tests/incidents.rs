use super::{people, plan};
use madang_kernel::Role;
use madang_testkit::on_both;
use serde_json::json;
use std::time::Duration;

#[tokio::test]
async fn an_incident_stands_above_every_page_with_its_updates_until_it_is_over() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let manager = site.staff("Mina", Role::Manager).await.speaking("en");
        let form =
            [("title_en", "Pumps do not answer"), ("text_en", "We are looking **into** it."), ("audience", "everyone")];
        assert_eq!(people.agent.post("/publish/incidents", &form).await.status, 403);
        let empty = manager.post("/publish/incidents", &form[..1]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.says("Pumps do not answer"));
        let url = manager.post("/publish/incidents", &form).await.location().to_owned();
        assert!(people.visitor.get("/tags").await.expect_ok().says("Pumps do not answer"));
        assert!(people.visitor.get("/tags").await.says("We are looking into it."), "what is known");
        assert!(people.visitor.get(&url).await.expect_ok().says("<strong>into</strong>"));
        let api = format!("/api/v1{url}");
        let soon = site.app.now() + Duration::from_secs(1800);
        let more = json!({ "texts": { "ko": "원인을 찾았어요." }, "next_at": soon });
        assert_eq!(people.member.api("POST", &format!("{api}/updates"), more.clone()).await.status, 403);
        manager.api("POST", &format!("{api}/updates"), more).await.expect_ok();
        site.app.settle().await.unwrap();
        assert!(people.visitor.get("/tags").await.says("원인을 찾았어요."), "the last that was said");
        let past = json!({ "texts": { "en": "x" }, "next_at": site.app.now() });
        assert_eq!(manager.api("POST", &format!("{api}/updates"), past).await.status, 422);
        assert!(people.member.get(&url).await.expect_ok().says("원인을 찾았어요."));
        let end = [("step", "end"), ("text_en", "All pumps answer again.")];
        assert_eq!(manager.post(&url, &end).await.status, 303);
        assert_eq!(manager.post(&url, &end).await.status, 422);
        assert!(!people.visitor.get("/tags").await.expect_ok().says("Pumps do not answer"));
        let read = people.visitor.api("GET", &api, json!(null)).await.expect_ok().json();
        assert_eq!((read["updates"].as_array().unwrap().len(), read["over_at"].is_string()), (3, true));
    })
    .await;
}

#[tokio::test]
async fn an_incident_for_members_is_not_there_for_visitors() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let manager = site.staff("Mina", Role::Manager).await;
        let new = json!({ "titles": { "ja": "遅延" }, "texts": { "ja": "確認中です。" }, "audience": "members" });
        let made = manager.api("POST", "/api/v1/incidents", new).await.expect_ok().json();
        let url = format!("/incidents/{}", made["id"].as_str().unwrap());
        assert!(people.member.get(&url).await.expect_ok().says("確認中です。"));
        assert_eq!(people.visitor.get(&url).await.status, 404);
        assert!(people.member.get("/incidents").await.expect_ok().says("遅延"));
        assert!(!people.visitor.get("/incidents").await.expect_ok().says("遅延"));
        assert_eq!(people.visitor.api("GET", "/api/v1/incidents", json!(null)).await.expect_ok().json(), json!([]));
    })
    .await;
}

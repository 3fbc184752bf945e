use super::{people, plan, published, text, titles};
use madang_conversation::{SaveProduct, SaveVersion};
use madang_testkit::on_both;
use serde_json::json;

#[tokio::test]
async fn readers_see_what_is_for_them() {
    on_both(plan, async |site| {
        let people = people(site).await;
        published(&people.agent, "tip", json!({ "title": "For all", "audience": "everyone" })).await;
        let out = published(&people.agent, "tip", json!({ "title": "For members", "audience": "members" })).await;
        site.app.settle().await.unwrap();
        assert_eq!(titles(&people.visitor).await, ["For all"]);
        assert_eq!(titles(&people.member).await.len(), 2);
        assert_eq!(people.visitor.get(&format!("/n/{}/for-members", text(&out["topic"]))).await.status, 404);
        let feed = people.visitor.get("/news/feed.atom").await.expect_ok();
        assert!(feed.says("For all") && !feed.says("For members"), "{}", feed.text);
        assert!(people.visitor.get("/").await.expect_ok().says("For all"), "the home page tells of news");
        assert_eq!(people.visitor.get("/s/published").await.location(), "/news");
    })
    .await;
}

#[tokio::test]
async fn a_product_has_a_page_of_what_changed() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let product = site.do_as_system(SaveProduct { id: None, name: "Moa".into() }).await;
        let version = SaveVersion { id: None, product, name: "3.1".into(), released_at: None, end_of_life_at: None };
        let version = site.do_as_system(version).await;
        site.app.settle().await.unwrap();
        let changes = json!([{ "kind": "fixed", "text": "The lid closes" }, { "kind": "security", "text": "A hole" }]);
        let more = json!({ "title": "Version three", "product": product, "version": version, "details": { "changes": changes } });
        let out = published(&people.agent, "release_note", more).await;
        site.app.settle().await.unwrap();
        let page = people.visitor.get(&format!("/n/{}/version-three", text(&out["topic"]))).await.expect_ok();
        assert!(page.says("id=\"h-fixed\"") && page.says("The lid closes") && page.says("Moa 3.1"), "{}", page.text);
        for (path, there) in
            [("/releases/moa", true), ("/releases/moa?change=security", true), ("/releases/moa?change=added", false)]
        {
            assert_eq!(people.visitor.get(path).await.expect_ok().says("Version three"), there, "{path}");
        }
        assert!(people.visitor.get("/releases/moa/feed.atom").await.expect_ok().says("The lid closes"));
        assert_eq!(people.visitor.get("/releases/nothing").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn only_a_page_with_a_player_may_frame_and_only_that_host() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let media = json!({ "title": "A short film", "details": {
            "media": ["https://youtu.be/dQw4w9WgXcQ"], "transcript": "Water runs." } });
        let film = published(&people.agent, "media", media).await;
        let tip = published(&people.agent, "tip", json!({})).await;
        site.app.settle().await.unwrap();
        let url = format!("/n/{}/a-short-film", text(&film["topic"]));
        // The second answer comes from memory.
        for _ in 0..2 {
            let page = people.visitor.get(&url).await.expect_ok();
            let policy = page.headers["content-security-policy"].to_str().unwrap().to_owned();
            assert!(
                policy.contains("; frame-src https://www.youtube-nocookie.com; frame-ancestors 'none'"),
                "{policy}"
            );
            assert!(page.says("\"@type\":\"VideoObject\"") && page.says("<details class=\"transcript\">"));
        }
        let page = people.visitor.get(&format!("/n/{}/the-new-pump-is-here", text(&tip["topic"]))).await.expect_ok();
        assert!(!page.headers["content-security-policy"].to_str().unwrap().contains("frame-src"));
    })
    .await;
}

#[tokio::test]
async fn a_walkthrough_has_its_steps_as_structured_data_and_a_guest_as_its_author() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let details = json!({ "materials": ["Basil"], "steps": [{ "name": "Sow", "text": "Not too deep." }, { "name": "Water" }] });
        let more = json!({ "title": "My windowsill", "guest": "Chef Kim", "details": details });
        let out = published(&people.agent, "walkthrough", more).await;
        site.app.settle().await.unwrap();
        let page = people.visitor.get(&format!("/n/{}/my-windowsill", text(&out["topic"]))).await.expect_ok();
        assert!(page.says("\"@type\":\"HowTo\"") && page.says("class=\"steps\"") && page.says("Chef Kim"), "{}", page.text);
        assert!(!page.says("class=\"name\""), "nobody else is named");
    })
    .await;
}

use crate::testing::{ask, people, plan, question};
use madang_conversation::SpaceKind;
use madang_kernel::{Posting, Visibility};
use madang_testkit::on_both;
use serde_json::json;

fn located(xml: &str) -> Vec<String> {
    xml.split("<loc>").skip(1).map(|rest| rest.split("</loc>").next().unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn sitemaps_lead_to_every_public_topic_and_to_no_other() {
    on_both(plan, async |site| {
        let people = people(site).await;
        site.space_with("staff", SpaceKind::Questions, Visibility::Staff, Posting::Staff).await;
        let body = json!({ "space": "staff", "title": "A secret pump", "body": "Not for all." });
        people.agent.api("POST", "/api/v1/questions", body).await.expect_ok();
        let id = ask(&people.asker, "펌프 소리").await;
        let index = people.visitor.get("/sitemap.xml").await.expect_ok();
        let mut found = Vec::new();
        for url in located(&index.text) {
            let path = url.strip_prefix("http://community.test").expect("our own address");
            found.extend(located(&people.agent.get(path).await.expect_ok().text));
        }
        let url = question(&people.visitor, &id).await["url"].as_str().unwrap().to_owned();
        let url = format!("http://community.test{}", super::ascii(&url));
        assert!(found.contains(&url), "{found:?}");
        assert!(found.contains(&"http://community.test/s/help".to_owned()));
        assert!(!found.iter().any(|url| url.contains("secret") || url.contains("/s/staff")), "{found:?}");
        for path in ["/sitemap/x.xml", "/sitemap/-1.xml", "/sitemap/99999999999999999.xml", "/sitemap/1"] {
            assert_eq!(people.visitor.get(path).await.status, 404, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn robots_are_kept_out_of_a_community_that_is_not_public() {
    on_both(plan, async |site| {
        site.space_with("members", SpaceKind::Questions, Visibility::Members, Posting::Members).await;
        let closed = site.visitor().get("/robots.txt").await.expect_ok();
        assert!(closed.says("Disallow: /\n") && !closed.says("Sitemap"));
        site.space("help").await;
        let open = site.visitor().get("/robots.txt").await.expect_ok();
        assert!(open.says("Sitemap: http://community.test/sitemap.xml") && open.says("Disallow: /search"));
    })
    .await;
}

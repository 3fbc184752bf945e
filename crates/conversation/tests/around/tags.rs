//! Tags as members see them, and how they are kept in order.

use crate::{begin, office, talk};
use madang_kernel::{Role, sql};
use madang_testkit::{Client, Plan, Site, on_both};
use serde_json::{Value, json};

/// Name and number of topics of each tag that this client sees, in the order asked for.
async fn listed(client: &Client, query: &str) -> Vec<(String, i64)> {
    let list = client.api("GET", &format!("/api/v1/tags?{query}"), Value::Null).await.expect_ok().json();
    let items = list["items"].as_array().unwrap().iter();
    items.map(|tag| (tag["name"].as_str().unwrap().to_owned(), tag["topics"].as_i64().unwrap())).collect()
}

async fn tag_id(client: &Client, name: &str) -> String {
    let tag = client.api("GET", &format!("/api/v1/tags/{name}"), Value::Null).await.expect_ok().json();
    tag["id"].as_str().unwrap().to_owned()
}

fn pairs(list: &[(&str, i64)]) -> Vec<(String, i64)> {
    list.iter().map(|(name, topics)| ((*name).to_owned(), *topics)).collect()
}

/// Three topics: 물주기 twice, Basil twice, light once.
async fn three_topics(site: &Site, author: &Client) {
    talk(site).await;
    begin(author, "talk", "The first topic", "Text", "물주기, Basil").await;
    begin(author, "talk", "The second topic", "Text", "basil, light").await;
    begin(author, "talk", "The third topic", "Text", "물주기").await;
}

#[tokio::test]
async fn tags_are_found_ordered_and_paged() {
    on_both(Plan::yard, async |site| {
        let author = site.member("민지").await;
        three_topics(site, &author).await;
        let reader = site.visitor().speaking("en");
        assert_eq!(listed(&reader, "sort=name").await, pairs(&[("Basil", 2), ("light", 1), ("물주기", 2)]));
        assert_eq!(listed(&reader, "sort=popular").await.last(), pairs(&[("light", 1)]).first());
        assert_eq!(listed(&reader, "q=ＢＡ").await, pairs(&[("Basil", 2)]));
        assert_eq!(listed(&reader, "q=%25").await, []);
        for sort in ["name", "popular", "newest"] {
            let mut found = Vec::new();
            let mut path = format!("/api/v1/tags?sort={sort}&limit=1");
            loop {
                let page = reader.api("GET", &path, Value::Null).await.expect_ok().json();
                found.extend(page["items"].as_array().unwrap().iter().map(|tag| tag["name"].clone()));
                let Some(next) = page["next"].as_str() else { break };
                path = format!("/api/v1/tags?sort={sort}&limit=1&after={next}");
            }
            assert_eq!(found.len(), 3, "{sort}: {found:?}");
        }
        let page = reader.get("/tags?q=li").await.expect_ok();
        assert!(page.says("light") && page.says("1 topic") && !page.says("물주기"), "{}", page.text);
        let page = reader.get("/tags/물주기").await.expect_ok();
        assert!(page.says("The first topic") && page.says("The third topic") && !page.says("The second topic"));
        assert_eq!(reader.get("/tags/BASIL").await.location(), "/tags/Basil");
        assert_eq!(reader.get("/tags/none").await.status, 404);
        assert!(reader.get("/complete/tags?q=물").await.expect_ok().says("물주기"));
    })
    .await;
}

#[tokio::test]
async fn a_tag_of_a_closed_space_is_not_there_for_others() {
    on_both(Plan::yard, async |site| {
        office(site).await;
        let (agent, reader) = (site.staff("Sora", Role::Agent).await, site.member("Haruto").await);
        begin(&agent, "office", "Among ourselves", "Text", "merger").await;
        assert_eq!(listed(&agent, "").await, pairs(&[("merger", 1)]));
        assert_eq!(listed(&reader, "").await, []);
        assert_eq!(reader.get("/tags/merger").await.status, 404);
        assert_eq!(reader.get("/complete/tags?q=mer").await.expect_ok().json(), json!([]));
    })
    .await;
}

#[tokio::test]
async fn a_renamed_tag_shows_its_name_on_every_topic_and_leads_from_its_synonyms() {
    on_both(Plan::yard, async |site| {
        let (author, manager) = (site.member("민지").await, site.staff("Yuna", Role::Manager).await.speaking("en"));
        three_topics(site, &author).await;
        let id = tag_id(&manager, "Basil").await;
        let form = [("name", "바질"), ("description", "향이 좋은 풀"), ("synonyms", "basil\n羅勒")];
        let saved = manager.post(&format!("/admin/tags/{id}"), &form).await;
        assert_eq!(saved.location(), "/admin/tags");
        let page = author.get("/tags/바질").await.expect_ok();
        assert!(page.says("향이 좋은 풀") && page.says("The second topic") && !page.says("Basil"), "{}", page.text);
        assert_eq!(author.get("/tags/羅勒").await.location(), "/tags/%EB%B0%94%EC%A7%88");
        begin(&author, "talk", "The fourth topic", "Text", "Basil").await;
        assert_eq!(listed(&author, "q=바질").await, pairs(&[("바질", 3)]));
        let wrong = [("name", "light"), ("description", ""), ("synonyms", "")];
        let page = manager.post(&format!("/admin/tags/{id}"), &wrong).await;
        assert_eq!(page.status, 422);
        assert!(page.says("Another tag has this name"), "{}", page.text);
        let wrong = [("name", "바질"), ("description", ""), ("synonyms", "light")];
        assert!(manager.post(&format!("/admin/tags/{id}"), &wrong).await.says("is a tag itself"));
    })
    .await;
}

#[tokio::test]
async fn merged_tags_keep_their_topics_and_followers() {
    on_both(Plan::yard, async |site| {
        let (author, manager) = (site.member("민지").await, site.staff("Yuna", Role::Manager).await);
        three_topics(site, &author).await;
        begin(&author, "talk", "The fourth topic", "Text", "light, watering, 물주기").await;
        let (from, into) = (tag_id(&manager, "watering").await, tag_id(&manager, "물주기").await);
        author.api("PUT", &format!("/api/v1/follows/tag/{from}"), Value::Null).await.expect_ok();
        let merged = manager.post(&format!("/admin/tags/{from}/merge"), &[("into", "물주기")]).await;
        assert_eq!(merged.location(), format!("/admin/tags/{into}"));
        assert_eq!(listed(&author, "sort=name").await, pairs(&[("Basil", 2), ("light", 2), ("물주기", 3)]));
        let topics: String = {
            let tags = sql!("SELECT tags FROM topics WHERE title = 'The fourth topic'");
            site.app.db().read().await.unwrap().q(tags).value().await.unwrap()
        };
        assert_eq!(topics, r#"["light","물주기"]"#);
        assert_eq!(author.get("/tags/watering").await.location(), "/tags/%EB%AC%BC%EC%A3%BC%EA%B8%B0");
        let follows = author.api("GET", "/api/v1/follows", Value::Null).await.expect_ok().json();
        assert_eq!(follows[0]["id"], into);
        let own = format!("/api/v1/admin/tags/{into}/merge");
        assert_eq!(manager.api("POST", &own, json!({ "into": "물주기" })).await.status, 422);
        assert_eq!(author.api("POST", &own, json!({ "into": "light" })).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn only_a_tag_that_no_topic_has_is_deleted() {
    on_both(Plan::yard, async |site| {
        let (author, manager) = (site.member("민지").await, site.staff("Yuna", Role::Manager).await);
        three_topics(site, &author).await;
        let id = tag_id(&manager, "light").await;
        let path = format!("/api/v1/admin/tags/{id}");
        assert_eq!(manager.api("DELETE", &path, Value::Null).await.json()["code"], "tag-in-use");
        let gone = begin(&author, "talk", "The fourth topic", "Text", "fleeting").await;
        let edit = json!({ "title": "The fourth topic", "body": "Text", "tags": ["Basil"] });
        author.api("PATCH", &format!("/api/v1/posts/{}", gone.post), edit).await.expect_ok();
        let id = tag_id(&manager, "fleeting").await;
        assert!(manager.get(&format!("/admin/tags/{id}")).await.expect_ok().says("/delete"));
        assert_eq!(manager.post(&format!("/admin/tags/{id}/delete"), &[]).await.location(), "/admin/tags");
        assert_eq!(manager.api("GET", "/api/v1/tags/fleeting", Value::Null).await.status, 404);
    })
    .await;
}

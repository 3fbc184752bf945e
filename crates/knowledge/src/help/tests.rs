use crate::testing::{article, people, plan, published, start, text};
use madang_conversation::SpaceKind;
use madang_kernel::{Posting, Visibility};
use madang_testkit::on_both;
use serde_json::{Value, json};

fn collection(slug: &str, parent: &Value) -> Value {
    json!({ "slug": slug, "parent": parent, "icon": "leaf", "name": { "en": format!("About {slug}") }, "visibility": "everyone" })
}

#[tokio::test]
async fn readers_find_published_articles_and_no_drafts() {
    on_both(plan, async |site| {
        let people = people(site).await;
        published(&people, "Change the water", "Every week.").await;
        start(&people.agent, "A secret draft", "Not yet.").await;
        let home = people.visitor.get("/help").await.expect_ok();
        assert!(home.says("Change the water") && home.says("1 article") && !home.says("secret draft"));
        let page = people.visitor.get("/help/guides").await.expect_ok();
        assert!(page.says("Change the water") && !page.says("secret draft"));
        let list =
            people.visitor.api("GET", "/api/v1/articles?collection=guides", Value::Null).await.expect_ok().json();
        assert_eq!(list["items"].as_array().map(Vec::len), Some(1));
        assert_eq!(people.visitor.get("/help/nowhere").await.location(), "/s/nowhere");
        assert_eq!(people.visitor.get("/s/nowhere").await.status, 404);
        assert_eq!(people.visitor.get("/s/guides").await.location(), "/help/guides");
    })
    .await;
}

#[tokio::test]
async fn a_collection_for_staff_is_not_there_for_others() {
    on_both(plan, async |site| {
        let people = people(site).await;
        site.space_with("inside", SpaceKind::Knowledge, Visibility::Staff, Posting::Staff).await;
        let mut input = article("A staff guide", "For us.");
        input["collection"] = json!("inside");
        let made = people.agent.api("POST", "/api/v1/knowledge/articles", input).await.expect_ok().json();
        let id = text(&made["id"]);
        for step in ["send", "publish"] {
            assert_eq!(crate::testing::step(&people.other_agent, &id, step).await, 200);
        }
        let topic = text(&crate::testing::work(&people.agent, &id).await["topic"]);
        assert!(people.agent.get("/help").await.says("A staff guide"));
        assert!(!people.visitor.get("/help").await.says("A staff guide"));
        assert_eq!(people.visitor.get("/help/inside").await.status, 404);
        assert_eq!(people.member.get(&format!("/a/{topic}/-")).await.status, 404);
        let path = format!("/api/v1/articles/{id}");
        assert_eq!(people.visitor.api("GET", &path, Value::Null).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn readers_get_an_article_in_their_language_where_it_is_translated() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (id, _) = published(&people, "Change the water", "Every week.").await;
        let mut input = article("물 갈기", "매주 갈아 주세요.");
        input["language"] = json!("ko");
        input["translation_of"] = json!(id);
        let made = people.agent.api("POST", "/api/v1/knowledge/articles", input).await.expect_ok().json();
        let korean = text(&made["id"]);
        for step in ["send", "publish"] {
            assert_eq!(crate::testing::step(&people.other_agent, &korean, step).await, 200);
        }
        let visitor = site.visitor();
        let list = |language: &str| format!("/api/v1/articles?language={language}");
        for (language, title) in [("ko", "물 갈기"), ("en", "Change the water"), ("ja", "Change the water")] {
            let found = visitor.api("GET", &list(language), Value::Null).await.expect_ok().json();
            assert_eq!(found["items"].as_array().map(Vec::len), Some(1), "{language}");
            assert_eq!(found["items"][0]["title"], title, "{language}");
        }
    })
    .await;
}

#[tokio::test]
async fn managers_arrange_collections_two_deep() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let make = async |slug: &str, parent: Value| {
            people.manager.api("POST", "/api/v1/admin/collections", collection(slug, &parent)).await
        };
        let first = text(&make("first", Value::Null).await.expect_ok().json()["id"]);
        let second = text(&make("second", Value::Null).await.expect_ok().json()["id"]);
        let inner = text(&make("inner", json!(first)).await.expect_ok().json()["id"]);
        let deeper = make("deeper", json!(inner)).await;
        assert_eq!((deeper.status.as_u16(), deeper.json()["errors"][0]["field"].clone()), (422, json!("parent")));
        assert_eq!(
            people.agent.api("POST", "/api/v1/admin/collections", collection("x", &Value::Null)).await.status,
            403
        );
        let slugs = async || {
            let list = people.manager.api("GET", "/api/v1/collections", Value::Null).await.expect_ok().json();
            let all = list["items"].as_array().unwrap().clone();
            let tops: Vec<String> = all.iter().map(|one| text(&one["slug"])).collect();
            let within: usize = all.iter().map(|one| one["within"].as_array().unwrap().len()).sum();
            (tops.join(" "), within)
        };
        assert_eq!(slugs().await, ("guides first second".to_owned(), 1));
        people.manager.post(&format!("/knowledge/collections/{second}/move"), &[("up", "true")]).await.expect_ok();
        assert_eq!(slugs().await.0, "guides second first");
        let order = json!({ "order": [first, second] });
        people.manager.api("PUT", "/api/v1/admin/collection-order", order).await.expect_ok();
        assert_eq!(slugs().await.0, "guides first second");
        let page = people.manager.get("/knowledge/collections").await.expect_ok();
        assert!(page.says("About inner"));
        let form = people.manager.get(&format!("/knowledge/collections/{inner}")).await.expect_ok();
        assert!(form.says("About first"));
    })
    .await;
}

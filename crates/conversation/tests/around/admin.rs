//! Spaces and products, as managers shape them.

use crate::{begin, talk};
use madang_kernel::Role;
use madang_testkit::{Client, Plan, on_both};
use serde_json::{Value, json};

const HELP: [(&str, &str); 8] = [
    ("name_ko", "도움"),
    ("name_en", "Help"),
    ("description_en", "Ask here"),
    ("slug", "help"),
    ("kind", "questions"),
    ("icon", "life-buoy"),
    ("visibility", "everyone"),
    ("posting", "members"),
];

/// The form with some fields otherwise.
fn but<'a>(form: &[(&'a str, &'a str)], changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let other = form.iter().filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    other.chain(changes).copied().collect()
}

/// The addresses of the change buttons in the list of spaces, in order.
async fn order(manager: &Client) -> Vec<String> {
    let page = manager.get("/admin/spaces").await.expect_ok().text;
    let links = page.split("class=\"btn\" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
    links.filter(|link| link.starts_with("/admin/spaces/")).collect()
}

#[tokio::test]
async fn a_manager_makes_changes_orders_and_archives_spaces() {
    on_both(Plan::yard, async |site| {
        let manager = site.staff("Yuna", Role::Manager).await.speaking("en");
        talk(site).await;
        assert_eq!(manager.post("/admin/spaces/new", &HELP).await.location(), "/admin/spaces");
        assert!(site.visitor().speaking("ja").get("/s/help").await.expect_ok().says("Help"));
        assert!(site.visitor().speaking("ko").get("/s/help").await.expect_ok().says("도움"));
        let before = order(&manager).await;
        assert_eq!(before.len(), 2);
        let second = before[1].clone();
        assert_eq!(manager.post(&format!("{second}/move"), &[("up", "true")]).await.status, 303);
        assert_eq!(order(&manager).await, [before[1].clone(), before[0].clone()]);
        assert_eq!(manager.post(&format!("{second}/move"), &[("up", "true")]).await.status, 303, "the first stays");
        let changed = but(&HELP, &[("slug", "support"), ("archived", "on")]);
        assert_eq!(manager.post(&second, &changed).await.location(), "/admin/spaces");
        assert!(manager.get("/admin/spaces").await.says("Archived"));
        assert_eq!(site.visitor().get("/s/support").await.status, 200);
        assert!(site.visitor().get("/s/help").await.location().ends_with("/s/support"));
        let again = but(&HELP, &[("slug", "aid")]);
        manager.post(&second, &again).await.expect_ok();
        assert!(site.visitor().get("/s/help").await.location().ends_with("/s/aid"), "also after another change");
    })
    .await;
}

#[tokio::test]
async fn a_wrong_form_comes_back_with_what_was_typed() {
    on_both(Plan::yard, async |site| {
        let manager = site.staff("Yuna", Role::Manager).await.speaking("en");
        for (changes, sentence) in [
            (vec![("name_ko", ""), ("name_en", " ")], "at least one language"),
            (vec![("slug", "Hilfe & mehr")], "lower-case letters"),
            (vec![("visibility", "groups")], "at least one group"),
            (vec![("icon", "skull")], "one of the icons"),
            (vec![("kind", "")], "fill this in"),
        ] {
            let page = manager.post("/admin/spaces/new", &but(&HELP, &changes)).await;
            assert_eq!(page.status, 422, "{sentence}");
            assert!(page.says(sentence) && page.says("Ask here"), "{sentence} in {}", page.text);
        }
        manager.post("/admin/spaces/new", &HELP).await.expect_ok();
        let page = manager.post("/admin/spaces/new", &HELP).await;
        assert!(page.says("exists already"), "{}", page.text);
    })
    .await;
}

#[tokio::test]
async fn the_kind_of_a_space_stays_once_there_are_topics() {
    on_both(Plan::yard, async |site| {
        let (author, manager) = (site.member("민지").await, site.staff("Yuna", Role::Manager).await);
        let space = talk(site).await;
        begin(&author, "talk", "A topic of the space", "Text", "").await;
        let input = json!({ "slug": "talk", "kind": "questions", "icon": "coffee", "name": { "en": "Talk" },
            "visibility": "everyone", "posting": "members" });
        let path = format!("/api/v1/admin/spaces/{space}");
        let answer = manager.api("PUT", &path, input.clone()).await;
        assert_eq!(answer.json()["errors"], json!([{ "field": "kind", "code": "kind-has-topics" }]));
        let mut same = input;
        same["kind"] = json!("discussions");
        same["visibility"] = json!("staff");
        manager.api("PUT", &path, same.clone()).await.expect_ok();
        assert_eq!(author.get("/s/talk").await.status, 404);
        same["slug"] = json!("other");
        let made = manager.api("POST", "/api/v1/admin/spaces", same).await;
        assert_eq!(made.status, 201);
        assert!(made.location().starts_with("/api/v1/admin/spaces/"));
    })
    .await;
}

#[tokio::test]
async fn only_managers_come_in() {
    on_both(Plan::yard, async |site| {
        let moderator = site.staff("Jun", Role::Moderator).await;
        let manager = site.staff("Yuna", Role::Manager).await;
        for path in ["/admin", "/admin/spaces", "/admin/spaces/new", "/admin/tags", "/admin/products", "/admin/brand"] {
            assert_eq!(site.visitor().get(path).await.status, 303, "{path}");
            assert_eq!(moderator.get(path).await.status, 403, "{path}");
            for language in ["ko", "ja", "en"] {
                let page = site.staff("Yuna", Role::Manager).await.speaking(language).get(path).await;
                assert_eq!(page.status, 200, "{path} {language}");
            }
        }
        assert_eq!(moderator.post("/admin/spaces/new", &HELP).await.status, 403);
        assert_eq!(manager.get("/admin/spaces/zzzz").await.status, 404);
        assert_eq!(manager.get("/admin/products/zzzz").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn products_have_versions_with_their_dates() {
    on_both(Plan::yard, async |site| {
        let manager = site.staff("Yuna", Role::Manager).await.speaking("en");
        let made = manager.post("/admin/products", &[("name", "화분 Pot")]).await;
        let product = made.location().to_owned();
        assert!(product.starts_with("/admin/products/"), "{}", made.text);
        for (name, released, end) in [("1.0", "2024-01-01", "2026-01-01"), ("2.0", "2025-07-01", "")] {
            let form = [("name", name), ("released", released), ("end_of_life", end)];
            assert_eq!(manager.post(&format!("{product}/versions"), &form).await.location(), product);
        }
        let page = manager.get(&product).await.expect_ok();
        assert!(page.says("Ended") && page.text.find("2.0") < page.text.find("1.0"), "{}", page.text);
        let list = site.visitor().api("GET", "/api/v1/products", Value::Null).await.expect_ok().json();
        assert_eq!(list[0]["name"], "화분 Pot");
        assert_eq!(list[0]["versions"][1]["end_of_life_at"], "2026-01-01T00:00:00.000Z");
        let version = format!("{product}/versions/{}", list[0]["versions"][0]["id"].as_str().unwrap());
        let wrong = [("name", "2.0"), ("released", "2025-07-01"), ("end_of_life", "2020-01-01")];
        assert!(manager.post(&version, &wrong).await.says("cannot be before"));
        let wrong = [("name", "1.0"), ("released", ""), ("end_of_life", "")];
        assert!(manager.post(&version, &wrong).await.says("exists already"));
        let wrong = [("name", "2.0"), ("released", "soon"), ("end_of_life", "")];
        assert_eq!(manager.post(&version, &wrong).await.status, 422);
        assert_eq!(manager.get(&version).await.expect_ok().status, 200);
        assert_eq!(manager.post(&format!("{version}/delete"), &[]).await.location(), product);
        assert_eq!(manager.post(&format!("{product}/delete"), &[]).await.location(), "/admin/products");
        assert!(!manager.get("/admin/products").await.says("화분"));
    })
    .await;
}

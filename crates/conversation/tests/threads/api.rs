use crate::*;
use madang_kernel::Role;
use madang_testkit::{Plan, on_both};

#[tokio::test]
async fn something_new_is_answered_with_its_place() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let minji = site.member("민지").await;
        let body = json!({ "space": "talk", "title": "새 글", "body": "내용" });
        let answer = minji.api("POST", "/api/v1/topics", body).await;
        assert_eq!(answer.status, 201);
        let place = answer.location().to_owned();
        assert_eq!(minji.api("GET", &place, Value::Null).await.json()["title"], "새 글");
        let path = format!("{place}/posts");
        let answer = minji.api("POST", &path, json!({ "body": "답" })).await;
        assert_eq!(answer.status, 201);
        assert_eq!(minji.api("GET", answer.location(), Value::Null).await.json()["markdown"], "답");
    })
    .await;
}

#[tokio::test]
async fn every_wrong_field_is_named() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let minji = site.member("민지").await;
        let body = json!({ "space": "nowhere", "title": "", "body": "", "tags": ["a", "b", "c", "d", "e", "f"] });
        let answer = minji.api("POST", "/api/v1/topics", body).await;
        assert_eq!(answer.status, 422);
        for field in ["space", "title", "body", "tags"] {
            assert!(answer.says(field), "{field}: {}", answer.text);
        }
    })
    .await;
}

#[tokio::test]
async fn moderators_change_topics() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        office(site).await;
        let minji = site.member("민지").await;
        let moderator = site.staff("moderator", Role::Moderator).await;
        let begun = begin(&minji, "바꿀 글").await;
        let path = format!("/api/v1/topics/{}", begun.topic);
        assert_eq!(minji.api("PATCH", &path, json!({ "locked": true })).await.status, 403);
        let change = json!({ "locked": true, "pinned": true, "space": "office" });
        let changed = moderator.api("PATCH", &path, change).await.expect_ok().json();
        assert_eq!(
            (&changed["locked"], &changed["pinned"], &changed["space"]),
            (&json!(true), &json!(true), &json!("office"))
        );
        let hidden = format!("/api/v1/posts/{}/hidden", begun.post);
        moderator.api("PUT", &hidden, json!({ "reason": "시험" })).await.expect_ok();
        assert_eq!(moderator.api("GET", &path, Value::Null).await.json()["hidden"], true);
        moderator.api("DELETE", &hidden, Value::Null).await.expect_ok();
        assert_eq!(moderator.api("GET", &path, Value::Null).await.json()["hidden"], false);
    })
    .await;
}

#[test]
fn the_description_names_every_path_once() {
    let description = serde_json::to_value(madang_conversation::api()).unwrap();
    let table = madang_conversation::routes().table;
    for route in table.iter().filter(|route| route.path.starts_with("/api/v1/")) {
        let method = route.method.as_str().to_lowercase();
        let known = &description["paths"][route.path][&method];
        assert!(known.is_object(), "{method} {} is not described", route.path);
    }
}

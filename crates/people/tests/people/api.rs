//! Tokens and the API.

use crate::kit::is_signed_in;
use madang_kernel::Role;
use madang_testkit::{Client, Plan, Site, on_both};
use serde_json::{Value, json};
use std::time::Duration;

/// A program with a token of `member`.
async fn program(site: &Site, member: &Client, scopes: &[&str]) -> (Client, String) {
    let new = json!({ "name": "보고서", "scopes": scopes, "days": 30 });
    let answer = member.api("POST", "/api/v1/tokens", new).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let secret = answer.json()["secret"].as_str().unwrap().to_owned();
    assert!(secret.starts_with("madang_"));
    (site.visitor().header("authorization", &format!("Bearer {secret}")), answer.location().to_owned())
}

#[tokio::test]
async fn a_token_does_what_its_scopes_say_and_no_more() {
    on_both(Plan::yard, async |site| {
        let member = site.member("민지").await;
        let (reader, _) = program(site, &member, &["read"]).await;
        let (writer, _) = program(site, &member, &["read", "write"]).await;
        let me = reader.get("/api/v1/me").await.expect_ok().json();
        assert_eq!((me["handle"].as_str(), &me["scopes"]), (Some("민지"), &json!(["read"])));
        let edit = json!({ "headline": "새 소개" });
        assert_eq!(reader.api("PATCH", "/api/v1/me", edit.clone()).await.status, 403);
        assert_eq!(writer.api("PATCH", "/api/v1/me", edit).await.expect_ok().json()["headline"], "새 소개");
        // A token makes no token that may do more than itself, and one that only reads makes none.
        let more = json!({ "name": "x", "scopes": ["staff"] });
        assert_eq!(writer.api("POST", "/api/v1/tokens", more.clone()).await.status, 403);
        assert_eq!(reader.api("POST", "/api/v1/tokens", json!({ "name": "x", "scopes": ["read"] })).await.status, 403);
        // Nor does a customer give a program what only staff may do.
        assert_eq!(member.api("POST", "/api/v1/tokens", more).await.status, 422);
        // The account itself is not a token's business.
        assert_eq!(writer.post("/settings/handle", &[("handle", "taken-over")]).await.status, 403);
        assert_eq!(writer.post("/settings/sessions/end-others", &[]).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn a_token_ends_when_it_is_deleted_or_its_time_is_over() {
    on_both(Plan::yard, async |site| {
        let member = site.member("Ada").await;
        let (first, location) = program(site, &member, &["read"]).await;
        let (second, _) = program(site, &member, &["read"]).await;
        assert!(is_signed_in(&first).await);
        assert_eq!(member.get("/api/v1/tokens").await.json()["items"].as_array().unwrap().len(), 2);
        assert_eq!(site.member("Other").await.api("DELETE", &location, Value::Null).await.status, 404);
        assert_eq!(member.api("DELETE", &location, Value::Null).await.status, 204);
        assert_eq!(first.get("/api/v1/me").await.status, 401);
        assert!(is_signed_in(&second).await);
        site.app.clock().advance(Duration::from_secs(31 * 24 * 3600));
        assert_eq!(second.get("/api/v1/me").await.status, 401);
        let nonsense = site.visitor().header("authorization", "Bearer madang_nonsense");
        assert_eq!(nonsense.get("/api/v1/members").await.status, 401);
    })
    .await;
}

#[tokio::test]
async fn the_settings_show_a_new_token_once() {
    on_both(Plan::yard, async |site| {
        let member = site.member("Ada").await.speaking("en");
        let answer = member.post("/settings/tokens", &[("name", ""), ("days", "90")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.says("Please choose at least one."));
        let answer = member.post("/settings/tokens", &[("name", "Weekly report"), ("read", "on"), ("days", "0")]).await;
        assert_eq!(answer.status, 201);
        assert!(answer.says("<code>madang_") && answer.headers["cache-control"] == "no-store");
        let page = member.get("/settings/tokens").await;
        assert!(page.says("Weekly report") && page.says("Until deleted") && !page.says("<code>madang_"));
        // What only staff may give is not even offered.
        assert!(!page.says("name=\"staff\""));
        assert!(site.staff("Agent", Role::Agent).await.get("/settings/tokens").await.says("name=\"staff\""));
    })
    .await;
}

#[tokio::test]
async fn members_are_listed_by_pages_without_their_addresses() {
    on_both(Plan::yard, async |site| {
        for name in ["가람", "나래", "다온", "라희"] {
            site.app.clock().advance(Duration::from_secs(1));
            site.member(name).await;
        }
        let visitor = site.visitor();
        let first = visitor.get("/api/v1/members?limit=3").await.expect_ok().json();
        let handles = |page: &Value| -> Vec<String> {
            page["items"].as_array().unwrap().iter().map(|m| m["handle"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(handles(&first), ["라희", "다온", "나래"]);
        assert!(first["items"][0].get("email").is_none());
        let next = format!("/api/v1/members?limit=3&after={}", first["next"].as_str().unwrap());
        let second = visitor.get(&next).await.expect_ok().json();
        assert_eq!(handles(&second), ["가람"]);
        assert!(second.get("next").is_none_or(Value::is_null));
        assert_eq!(handles(&visitor.get("/api/v1/members?q=다").await.json()), ["다온"]);
        assert!(handles(&visitor.get("/api/v1/members?q=%25").await.json()).is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_named_by_field() {
    on_both(Plan::yard, async |site| {
        let member = site.member("Ada").await;
        let answer = member.api("PATCH", "/api/v1/me", json!({ "name": "", "headline": "x".repeat(161) })).await;
        assert_eq!(answer.status, 422);
        assert!(answer.text.contains("name") && answer.text.contains("headline"), "{}", answer.text);
        assert_eq!(site.visitor().get("/api/v1/me").await.status, 401);
        assert_eq!(site.visitor().get("/api/v1/members/nobody").await.status, 404);
    })
    .await;
}

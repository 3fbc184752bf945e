//! Groups: who comes, who goes, and what they are called.

use crate::testing::{begun, code, people, plan, read, said, text, written};
use madang_testkit::on_both;
use serde_json::{Value, json};

#[tokio::test]
async fn whoever_is_added_reads_what_is_written_from_then_on() {
    on_both(plan, async |site| {
        let p = people(site).await;
        let (id, _) = begun(&p.mina, &["taro", "yuna"], "Before Owen").await;
        let members = format!("/api/v1/conversations/{id}/members");
        p.taro.api("POST", &members, json!({ "handle": "owen" })).await.expect_ok();
        assert_eq!(code(&p.taro.api("POST", &members, json!({ "handle": "owen" })).await), "already-in-it");
        written(&p.mina, &id, "After").await;
        let seen = said(&p.owen, &id).await;
        assert!(seen.contains(&"After".to_owned()) && !seen.contains(&"Before Owen".to_owned()), "{seen:?}");
        let page = p.owen.get(&format!("/messages/{id}")).await.expect_ok();
        assert!(page.says("taro added owen.") && !page.says("Before Owen"));
    })
    .await;
}

#[tokio::test]
async fn whoever_leaves_reads_no_more_and_the_others_see_that_they_left() {
    on_both(plan, async |site| {
        let p = people(site).await;
        let (id, _) = begun(&p.mina, &["taro", "owen"], "Hello all").await;
        assert!(p.owen.get(&format!("/messages/{id}/leave")).await.expect_ok().says("Leave this group?"));
        p.owen.post(&format!("/messages/{id}/leave"), &[]).await.expect_ok();
        assert_eq!(p.owen.get(&format!("/messages/{id}/leave")).await.status, 404);
        assert_eq!(p.owen.get(&format!("/messages/{id}")).await.status, 404);
        let page = p.taro.get(&format!("/messages/{id}")).await.expect_ok();
        assert!(page.says("owen left."));
        let again = written(&p.mina, &id, "Without Owen").await;
        assert_eq!(p.owen.api("DELETE", &format!("/api/v1/messages/{again}"), Value::Null).await.status, 404);
        let members = read(&p.mina, &id).await["members"].as_array().unwrap().len();
        assert_eq!(members, 2);
        let direct = begun(&p.mina, &["taro"], "Us two").await.0;
        let leave = p.mina.api("DELETE", &format!("/api/v1/conversations/{direct}/members/me"), Value::Null).await;
        assert_eq!(code(&leave), "not-a-group");
    })
    .await;
}

#[tokio::test]
async fn anybody_in_a_group_names_it() {
    on_both(plan, async |site| {
        let p = people(site).await;
        let (id, _) = begun(&p.mina, &["taro", "owen"], "Hello all").await;
        assert!(p.mina.get("/messages").await.says("taro, owen"));
        p.taro.post(&format!("/messages/{id}/title"), &[("title", "Balcony plants")]).await.expect_ok();
        assert_eq!(text(&read(&p.owen, &id).await["title"]), "Balcony plants");
        assert!(p.owen.get(&format!("/messages/{id}")).await.says("taro named the group “Balcony plants”."));
        let long = "x".repeat(101);
        let answer = p.taro.post(&format!("/messages/{id}/title"), &[("title", &long)]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.says(&long));
    })
    .await;
}

#[tokio::test]
async fn a_group_begins_with_ten_members_at_most() {
    on_both(plan, async |site| {
        let p = people(site).await;
        let mut names = Vec::new();
        for n in 0..11 {
            let name = format!("many{n}");
            site.member(&name).await;
            names.push(name);
        }
        let to: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(code(&crate::testing::begin(&p.mina, &to, "Hi").await), "too-many-members");
        let (id, _) = begun(&p.mina, &to[..10], "Hi").await;
        assert_eq!(read(&p.mina, &id).await["members"].as_array().unwrap().len(), 11);
    })
    .await;
}

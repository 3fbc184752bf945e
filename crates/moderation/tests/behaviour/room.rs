//! The moderators' own space.

use crate::testing::{people, plan};
use madang_moderation::open_moderators_space;
use madang_testkit::on_both;
use serde_json::{Value, json};

#[tokio::test]
async fn moderators_have_a_space_of_their_own_from_the_start_and_it_is_not_made_twice() {
    on_both(plan, async |site| {
        let people = people(site).await;
        open_moderators_space(&site.app).await.unwrap();
        open_moderators_space(&site.app).await.unwrap();
        site.app.settle().await.unwrap();
        for (client, status) in
            [(&people.moderator, 200), (&people.colleague, 200), (&people.author, 404), (&site.visitor(), 404)]
        {
            assert_eq!(client.get("/s/moderators").await.status, status);
        }
        let started = json!({ "space": "moderators", "title": "Between us", "body": "Who looks after the flags?" });
        people.moderator.api("POST", "/api/v1/topics", started).await.expect_ok();
        site.app.settle().await.unwrap();
        let seen = people.author.api("GET", "/api/v1/topics", Value::Null).await.json();
        assert!(!seen.to_string().contains("Between us"));
        let spaces = people.moderator.api("GET", "/api/v1/spaces", Value::Null).await.json().to_string();
        assert_eq!(spaces.matches("\"moderators\"").count(), 1);
    })
    .await;
}

//! Topics and posts, through HTTP and on both databases.

#![allow(clippy::unwrap_used, clippy::cloned_ref_to_slice_refs, reason = "a test may stop at what it did not expect")]

mod api;
mod counts;
mod editing;
mod heroes;
mod lists;
mod moderation;
mod moving;
mod pages;
mod posting;
mod readers;
mod reading;
mod slow;

use madang_conversation::SpaceKind;
use madang_http::Cursor;
use madang_kernel::{PostId, Posting, SpaceId, TopicId, Visibility};
use madang_testkit::{Client, Site};
use serde_json::{Value, json};

/// A space for discussions that everybody sees.
async fn talk(site: &Site) -> SpaceId {
    site.space_with("talk", SpaceKind::Discussions, Visibility::Everyone, Posting::Members).await
}

/// A space for discussions that only staff see.
async fn office(site: &Site) -> SpaceId {
    site.space_with("office", SpaceKind::Discussions, Visibility::Staff, Posting::Staff).await
}

/// A discussion that was started.
struct Begun {
    topic: TopicId,
    post: PostId,
    url: String,
}

/// Starts a discussion about `title`.
async fn begin(client: &Client, title: &str) -> Begun {
    begin_in(client, "talk", title, &[]).await
}

async fn begin_in(client: &Client, space: &str, title: &str, tags: &[&str]) -> Begun {
    let body = json!({ "space": space, "title": title, "body": "처음 쓰는 **글**이에요.", "tags": tags });
    let started = client.api("POST", "/api/v1/topics", body).await.expect_ok().json();
    Begun { topic: id(&started["id"]), post: id(&started["opening"]["id"]), url: text(&started["url"]) }
}

/// Replies to a topic.
async fn reply(client: &Client, topic: TopicId, body: &str) -> PostId {
    let path = format!("/api/v1/topics/{topic}/posts");
    id(&client.api("POST", &path, json!({ "body": body })).await.expect_ok().json()["id"])
}

/// Comments on a post.
async fn comment(client: &Client, post: PostId, body: &str) -> PostId {
    let path = format!("/api/v1/posts/{post}/comments");
    id(&client.api("POST", &path, json!({ "body": body })).await.expect_ok().json()["id"])
}

/// The topic as the API gives it.
async fn topic(client: &Client, topic: TopicId) -> Value {
    client.api("GET", &format!("/api/v1/topics/{topic}"), Value::Null).await.expect_ok().json()
}

fn id<T>(value: &Value) -> madang_kernel::Id<T> {
    value.as_str().expect("an id").parse().expect("an id")
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

/// The ids of a list's rows.
fn ids(list: &Value) -> Vec<String> {
    list["items"].as_array().expect("items").iter().map(|item| text(&item["id"])).collect()
}

/// The cursor of a list's next page.
fn next(list: &Value) -> Option<Cursor> {
    list["next"].as_str().and_then(Cursor::parse)
}

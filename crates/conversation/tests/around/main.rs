//! What goes on around the threads, through HTTP and on both databases.

#![expect(clippy::unwrap_used, reason = "a test stops at what it must not survive")]

mod admin;
mod brand;
mod drafts;
mod files;
mod marks;
mod tags;

use madang_conversation::SpaceKind;
use madang_kernel::{PostId, Posting, SpaceId, TopicId, Visibility, sql};
use madang_testkit::{Client, Site};

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
}

/// Starts a discussion in the space of this slug.
async fn begin(client: &Client, space: &str, title: &str, body: &str, tags: &str) -> Begun {
    let fields = [("title", title), ("body", body), ("tags", tags)];
    let answer = client.post(&format!("/s/{space}/start"), &fields).await.expect_ok();
    let id = answer.location().split('/').nth(2).expect("an id in the address of a topic");
    let topic: TopicId = id.parse().expect("the id of a topic");
    let opening = sql!("SELECT opening FROM topics WHERE id = $1");
    let post = client.app().db().read().await.unwrap().q(opening).bind(topic).value().await.unwrap();
    Begun { topic, post }
}

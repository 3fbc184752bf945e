//! Topics whose new posts wait, and the posts that wait.

use super::authored::authored;
use madang_kernel::{Actor, Cx, PostId, Result, Timestamp, TopicId, db::Connection, sql};

authored! {
    /// A post that waits to be let through.
    #[derive(Clone, Debug)]
    pub struct WaitingPost {
        /// The post.
        pub id: PostId,
        /// Its topic.
        pub topic: TopicId,
        /// The topic's kind.
        pub kind: String,
        /// The topic's title.
        pub title: String,
        /// The readable end of the topic's address.
        pub slug: String,
        /// The language of the post: `ko`, `ja`, `en` or `other`.
        pub language: String,
        /// The rendered text.
        pub html: String,
        /// When it was written.
        pub created_at: Timestamp,
    }
}

/// How many waiting posts a list has.
const MOST: i64 = 100;

pub(crate) async fn hold(cx: &mut Cx<'_>, topic: TopicId, on: bool) -> Result<()> {
    let sql = if on {
        sql!("INSERT INTO held_topics (topic) VALUES ($1) ON CONFLICT (topic) DO NOTHING")
    } else {
        sql!("DELETE FROM held_topics WHERE topic = $1")
    };
    cx.q(sql).bind(topic).run().await?;
    Ok(())
}

pub(crate) async fn is_held(conn: &mut impl Connection, topic: TopicId) -> Result<bool> {
    let row: Option<(TopicId,)> =
        conn.q(sql!("SELECT topic FROM held_topics WHERE topic = $1")).bind(topic).opt().await?;
    Ok(row.is_some())
}

pub(crate) async fn add(cx: &mut Cx<'_>, post: PostId, topic: TopicId) -> Result<()> {
    cx.q(sql!("INSERT INTO waiting_posts (post, topic) VALUES ($1, $2)")).bind(post).bind(topic).run().await?;
    Ok(())
}

pub(crate) async fn remove(cx: &mut Cx<'_>, post: PostId) -> Result<()> {
    cx.q(sql!("DELETE FROM waiting_posts WHERE post = $1")).bind(post).run().await?;
    Ok(())
}

/// Keeps that a post was declined.
pub(crate) async fn decline(cx: &mut Cx<'_>, post: PostId) -> Result<()> {
    cx.q(sql!("UPDATE waiting_posts SET declined = TRUE WHERE post = $1")).bind(post).run().await?;
    Ok(())
}

/// Whether the post waits, or was declined and has never been seen.
pub(crate) async fn is_unannounced(conn: &mut impl Connection, post: PostId) -> Result<bool> {
    let row: Option<(PostId,)> =
        conn.q(sql!("SELECT post FROM waiting_posts WHERE post = $1")).bind(post).opt().await?;
    Ok(row.is_some())
}

/// The texts of those of the posts that wait, in the order in which they were written.
pub(crate) async fn texts(conn: &mut impl Connection, posts: &[PostId]) -> Result<Vec<(PostId, String)>> {
    let ids: Vec<i64> = posts.iter().map(|id| id.number()).collect();
    conn.q(sql!("SELECT p.id, p.markdown FROM waiting_posts w JOIN posts p ON p.id = w.post WHERE NOT w.declined AND p.deleted_at IS NULL AND w.post IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)" ") ORDER BY p.id"))
        .bind(serde_json::to_string(&ids)?)
        .all()
        .await
}

/// The topic of a waiting post. Whoever else decides on the post waits, and then finds that it does not wait any more.
pub(crate) async fn take(cx: &mut Cx<'_>, post: PostId) -> Result<TopicId> {
    let take = sql!(
        "UPDATE waiting_posts SET declined = FALSE WHERE post = $1 AND NOT declined \
         AND EXISTS (SELECT 1 FROM posts p WHERE p.id = $1 AND p.deleted_at IS NULL) RETURNING topic"
    );
    let row: (TopicId,) = cx.q(take).bind(post).one().await?;
    Ok(row.0)
}

/// The text of a waiting post.
pub(crate) async fn markdown(conn: &mut impl Connection, post: PostId) -> Result<String> {
    let row: (String,) = conn
        .q(sql!(
            "SELECT p.markdown FROM waiting_posts w JOIN posts p ON p.id = w.post WHERE w.post = $1 AND NOT w.declined AND p.deleted_at IS NULL"
        ))
        .bind(post)
        .one()
        .await?;
    Ok(row.0)
}

pub(crate) async fn waiting(conn: &mut impl Connection, actor: &Actor, kinds: &[&str]) -> Result<Vec<WaitingPost>> {
    conn.q(sql!(
        "SELECT m.id, m.handle, m.name, m.picture, m.role, m.affiliation, p.id, p.topic, t.kind, t.title, t.slug, \
         p.language, p.html, p.created_at \
         FROM waiting_posts w JOIN posts p ON p.id = w.post JOIN topics t ON t.id = w.topic JOIN members m ON m.id = p.author \
         WHERE NOT w.declined AND p.deleted_at IS NULL AND NOT t.deleted AND t.kind IN (SELECT "
        lite "value FROM json_each($1)" pg "value FROM json_array_elements_text($1::json)"
        ") AND +t.space IN (SELECT "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)"
        ") ORDER BY w.post LIMIT $3"
    ))
    .bind(serde_json::to_string(kinds)?)
    .bind(actor.visible_spaces())
    .bind(MOST)
    .all()
    .await
}

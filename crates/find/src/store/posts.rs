//! Posts as the index takes them, and their texts for what is shown.

use madang_conversation::{PostKind, TopicState};
use madang_kernel::{
    MemberId, PostId, ProductId, Result, SpaceId, TagId, Timestamp, TopicId, VersionId, db::Connection, row, sql,
};

row! {
    /// A post with what its topic, the post above it and staff say about it.
    #[derive(Clone, Debug)]
    pub(crate) struct IndexRow {
        pub(crate) id: PostId,
        pub(crate) topic: TopicId,
        pub(crate) kind: PostKind,
        pub(crate) author: MemberId,
        pub(crate) language: String,
        pub(crate) markdown: String,
        pub(crate) created_at: Timestamp,
        pub(crate) score: i64,
        pub(crate) hidden: bool,
        pub(crate) deleted_at: Option<Timestamp>,
        pub(crate) parent_hidden: Option<bool>,
        pub(crate) parent_deleted_at: Option<Timestamp>,
        pub(crate) topic_kind: String,
        pub(crate) space: SpaceId,
        pub(crate) title: String,
        pub(crate) tags: String,
        pub(crate) product: Option<ProductId>,
        pub(crate) version: Option<VersionId>,
        pub(crate) state: TopicState,
        pub(crate) accepted: Option<PostId>,
        pub(crate) topic_verified: bool,
        pub(crate) topic_hidden: bool,
        pub(crate) topic_deleted: bool,
        pub(crate) mark: Option<String>,
    }

    /// The text of a post that was found, who wrote it, and what staff says of it.
    #[derive(Clone, Debug)]
    pub(crate) struct TextRow {
        pub(crate) id: PostId,
        pub(crate) kind: PostKind,
        pub(crate) language: String,
        pub(crate) markdown: String,
        pub(crate) created_at: Timestamp,
        pub(crate) handle: String,
        pub(crate) author: String,
        pub(crate) mark: Option<String>,
    }
}

impl IndexRow {
    /// Whether everybody who sees the space sees the post.
    pub(crate) fn is_visible(&self) -> bool {
        let away = self.hidden || self.deleted_at.is_some();
        let parent_away = self.parent_hidden == Some(true) || self.parent_deleted_at.is_some();
        !away && !parent_away && !self.topic_hidden && !self.topic_deleted
    }
}

/// A statement that gives [`IndexRow`]s.
macro_rules! index_sql {
    ($($rest:tt)*) => {
        sql!("SELECT p.id, p.topic, p.kind, p.author, p.language, p.markdown, p.created_at, p.score, p.hidden, p.deleted_at, \
            a.hidden, a.deleted_at, t.kind, t.space, t.title, t.tags, t.product, t.version, t.state, t.accepted, t.verified, \
            t.hidden, t.deleted, k.mark \
            FROM posts p JOIN topics t ON t.id = p.topic LEFT JOIN posts a ON a.id = p.parent \
            LEFT JOIN search_marks k ON k.post = p.id " $($rest)*)
    };
}

/// Every post of these topics.
pub(crate) async fn of_topics(conn: &mut impl Connection, topics: &[TopicId]) -> Result<Vec<IndexRow>> {
    conn.q(index_sql!("WHERE p.id IN (WITH wanted (id) AS (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        "), above (id) AS (SELECT opening FROM topics WHERE id IN (SELECT id FROM wanted) \
         UNION ALL SELECT id FROM posts WHERE kind = 'answer' AND topic IN (SELECT id FROM wanted)) \
         SELECT id FROM above UNION ALL \
         SELECT id FROM posts WHERE kind = 'comment' AND parent IN (SELECT id FROM above))"))
        .bind(numbers(topics.iter().map(|id| id.number()))?)
        .all()
        .await
}

/// These posts.
pub(crate) async fn by_ids(conn: &mut impl Connection, posts: &[PostId]) -> Result<Vec<IndexRow>> {
    conn.q(index_sql!("WHERE p.id IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(numbers(posts.iter().map(|id| id.number()))?)
        .all()
        .await
}

/// The topics that these posts open.
pub(crate) async fn opened_by(conn: &mut impl Connection, posts: &[PostId]) -> Result<Vec<TopicId>> {
    let rows: Vec<(TopicId,)> = conn
        .q(sql!("SELECT topic FROM posts WHERE kind = 'opening' AND id IN (SELECT "
            lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(numbers(posts.iter().map(|id| id.number()))?)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// The topics with these tags.
pub(crate) async fn tagged(conn: &mut impl Connection, tags: &[TagId]) -> Result<Vec<TopicId>> {
    let rows: Vec<(TopicId,)> = conn
        .q(sql!("SELECT topic FROM topic_tags WHERE tag IN (SELECT "
            lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(numbers(tags.iter().map(|id| id.number()))?)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// The next topics in the order of their ids.
pub(crate) async fn topics_after(conn: &mut impl Connection, after: TopicId, most: i64) -> Result<Vec<TopicId>> {
    let rows: Vec<(TopicId,)> =
        conn.q(sql!("SELECT id FROM topics WHERE id > $1 ORDER BY id LIMIT $2")).bind(after).bind(most).all().await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// How many topics there are.
pub(crate) async fn count_topics(conn: &mut impl Connection) -> Result<i64> {
    conn.q(sql!("SELECT CAST(count(*) AS BIGINT) FROM topics")).value().await
}

/// The texts of those of these posts that can be seen by whoever sees their topics.
pub(crate) async fn texts(conn: &mut impl Connection, posts: &[PostId]) -> Result<Vec<TextRow>> {
    conn.q(sql!("SELECT p.id, p.kind, p.language, p.markdown, p.created_at, m.handle, m.name, k.mark \
         FROM posts p JOIN members m ON m.id = p.author LEFT JOIN posts a ON a.id = p.parent \
         LEFT JOIN search_marks k ON k.post = p.id WHERE NOT p.hidden AND p.deleted_at IS NULL AND a.deleted_at IS NULL AND COALESCE(a.hidden, FALSE) = FALSE \
         AND p.id IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(numbers(posts.iter().map(|id| id.number()))?)
        .all()
        .await
}

/// Ids as the JSON array that statements take.
fn numbers(ids: impl Iterator<Item = i64>) -> Result<String> {
    Ok(serde_json::to_string(&ids.collect::<Vec<_>>())?)
}

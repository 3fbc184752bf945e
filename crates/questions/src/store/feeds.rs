//! What the feeds hold: the newest topics of everywhere, of a space, of a tag, and the newest answers of a question.

use madang_kernel::{Actor, PostId, Result, SpaceId, TagId, Timestamp, TopicId, db::Connection, row, sql};

/// How many entries a feed has.
const ENTRIES: i64 = 30;

row! {
    /// A topic with its opening post.
    pub(crate) struct TopicEntry {
        pub(crate) id: TopicId,
        pub(crate) kind: String,
        pub(crate) slug: String,
        pub(crate) title: String,
        pub(crate) language: String,
        /// JSON.
        pub(crate) tags: String,
        pub(crate) html: String,
        pub(crate) created_at: Timestamp,
        pub(crate) edited_at: Option<Timestamp>,
        pub(crate) author: String,
        pub(crate) handle: String,
    }

    /// An answer.
    pub(crate) struct AnswerEntry {
        pub(crate) id: PostId,
        pub(crate) language: String,
        pub(crate) html: String,
        pub(crate) created_at: Timestamp,
        pub(crate) edited_at: Option<Timestamp>,
        pub(crate) author: String,
        pub(crate) handle: String,
    }
}

/// The newest topics that the actor sees. The sign before `t.space` keeps the list of spaces from choosing the index.
pub(crate) async fn everywhere(conn: &mut impl Connection, actor: &Actor) -> Result<Vec<TopicEntry>> {
    conn.q(sql!(
        "SELECT t.id, t.kind, t.slug, t.title, t.language, t.tags, p.html, t.created_at, p.edited_at, m.name, m.handle \
         FROM topics t JOIN posts p ON p.id = t.opening JOIN members m ON m.id = t.author \
         WHERE NOT t.hidden AND NOT t.deleted AND +t.space IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ") ORDER BY t.id DESC LIMIT $2"
    ))
    .bind(actor.visible_spaces())
    .bind(ENTRIES)
    .all()
    .await
}

/// The newest topics of a space. The caller knows that the actor sees it.
pub(crate) async fn of_space(conn: &mut impl Connection, space: SpaceId) -> Result<Vec<TopicEntry>> {
    conn.q(sql!(
        "SELECT t.id, t.kind, t.slug, t.title, t.language, t.tags, p.html, t.created_at, p.edited_at, m.name, m.handle \
         FROM topics t JOIN posts p ON p.id = t.opening JOIN members m ON m.id = t.author \
         WHERE t.space = $1 AND NOT t.hidden AND NOT t.deleted ORDER BY t.id DESC LIMIT $2"
    ))
    .bind(space)
    .bind(ENTRIES)
    .all()
    .await
}

/// The newest topics with a tag that the actor sees.
pub(crate) async fn of_tag(conn: &mut impl Connection, actor: &Actor, tag: TagId) -> Result<Vec<TopicEntry>> {
    conn.q(sql!(
        "SELECT t.id, t.kind, t.slug, t.title, t.language, t.tags, p.html, t.created_at, p.edited_at, m.name, m.handle \
         FROM topic_tags g JOIN topics t ON t.id = g.topic JOIN posts p ON p.id = t.opening \
         JOIN members m ON m.id = t.author WHERE g.tag = $1 AND NOT t.hidden AND NOT t.deleted AND +t.space IN (SELECT "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)"
        ") ORDER BY g.topic DESC LIMIT $3"
    ))
    .bind(tag)
    .bind(actor.visible_spaces())
    .bind(ENTRIES)
    .all()
    .await
}

/// The newest answers of a topic. The caller knows that the actor sees it.
pub(crate) async fn answers(conn: &mut impl Connection, topic: TopicId) -> Result<Vec<AnswerEntry>> {
    conn.q(sql!(
        "SELECT p.id, p.language, p.html, p.created_at, p.edited_at, m.name, m.handle \
         FROM posts p JOIN members m ON m.id = p.author \
         WHERE p.topic = $1 AND p.kind = 'answer' AND NOT p.hidden AND p.deleted_at IS NULL ORDER BY p.id DESC LIMIT $2"
    ))
    .bind(topic)
    .bind(ENTRIES)
    .all()
    .await
}

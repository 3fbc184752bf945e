//! What readers find: the articles of collections, each in the reader's language where it was translated.

use crate::article::{ArticleId, ArticleKind};
use madang_http::Cursor;
use madang_kernel::{Actor, Result, SpaceId, Timestamp, TopicId, db::Connection, row, sql};

row! {
    /// An article in a list for readers.
    #[derive(Clone, Debug)]
    pub(crate) struct ReadRow {
        pub(crate) id: ArticleId,
        pub(crate) topic: TopicId,
        pub(crate) space: SpaceId,
        pub(crate) kind: ArticleKind,
        pub(crate) language: String,
        pub(crate) slug: String,
        pub(crate) title: String,
        pub(crate) excerpt: String,
        pub(crate) helped: i64,
        pub(crate) published_at: Option<Timestamp>,
        /// What its list is ordered by.
        pub(crate) key: i64,
    }
}

/// The articles of a collection: those that helped most first, then those that have a place, in their order. The caller knows that the actor sees it.
pub(crate) async fn of_space(
    conn: &mut impl Connection,
    space: SpaceId,
    language: &str,
    after: Cursor,
    limit: i64,
) -> Result<Vec<ReadRow>> {
    conn.q(sql!(
        "SELECT a.id, t.id, a.space, a.kind, a.language, t.slug, t.title, t.excerpt, a.helped, a.published_at, \
         a.helped - a.position * 4294967296 \
         FROM articles a JOIN topics t ON t.id = a.topic \
         WHERE a.space = $1 AND a.live IS NOT NULL AND NOT a.archived AND NOT t.hidden AND NOT t.deleted \
         AND (a.helped - a.position * 4294967296, a.id) < ($3, $4) AND NOT EXISTS (SELECT 1 FROM articles b \
         WHERE b.family = a.family AND b.space = a.space AND b.id <> a.id AND b.live IS NOT NULL AND NOT b.archived \
         AND (CASE WHEN b.language = $2 THEN 0 WHEN b.id = b.family THEN 1 ELSE 2 END, b.id) \
         < (CASE WHEN a.language = $2 THEN 0 WHEN a.id = a.family THEN 1 ELSE 2 END, a.id)) \
         ORDER BY a.helped - a.position * 4294967296 DESC, a.id DESC LIMIT $5"
    ))
    .bind(space)
    .bind(language)
    .bind(after.key)
    .bind(after.id)
    .bind(limit)
    .all()
    .await
}

/// The articles that helped most, of all that the actor sees.
pub(crate) async fn most_helpful(
    conn: &mut impl Connection,
    actor: &Actor,
    language: &str,
    after: Cursor,
    limit: i64,
) -> Result<Vec<ReadRow>> {
    conn.q(sql!(
        "SELECT a.id, t.id, a.space, a.kind, a.language, t.slug, t.title, t.excerpt, a.helped, a.published_at, a.helped \
         FROM articles a JOIN topics t ON t.id = a.topic \
         WHERE a.live IS NOT NULL AND NOT a.archived AND NOT t.hidden AND NOT t.deleted \
         AND (a.helped < $4 OR (a.helped = $4 AND a.id < $5)) AND +a.space IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ") AND NOT EXISTS (SELECT 1 FROM articles b \
         WHERE b.family = a.family AND b.space = a.space AND b.id <> a.id AND b.live IS NOT NULL AND NOT b.archived \
         AND (CASE WHEN b.language = $2 THEN 0 WHEN b.id = b.family THEN 1 ELSE 2 END, b.id) \
         < (CASE WHEN a.language = $2 THEN 0 WHEN a.id = a.family THEN 1 ELSE 2 END, a.id)) \
         ORDER BY a.helped DESC, a.id DESC LIMIT $3"
    ))
    .bind(actor.visible_spaces())
    .bind(language)
    .bind(limit)
    .bind(after.key)
    .bind(after.id)
    .all()
    .await
}

row! {
    /// An article that is being read, with where its translations are.
    #[derive(Clone, Debug)]
    pub(crate) struct SisterRow {
        pub(crate) id: ArticleId,
        pub(crate) family: ArticleId,
        pub(crate) language: String,
        pub(crate) kind: ArticleKind,
        pub(crate) topic: TopicId,
        pub(crate) slug: String,
        pub(crate) title: String,
        pub(crate) live: i64,
        pub(crate) translated_from: Option<i64>,
        pub(crate) archived: bool,
        pub(crate) stage: crate::article::Stage,
        pub(crate) helped: i64,
        pub(crate) did_not_help: i64,
        pub(crate) published_at: Option<Timestamp>,
        /// Whether it or a translation of it was made of threads.
        pub(crate) cites: bool,
    }
}

/// The article of a topic and its translations, as far as the actor sees them.
pub(crate) async fn sisters(conn: &mut impl Connection, actor: &Actor, topic: TopicId) -> Result<Vec<SisterRow>> {
    conn.q(sql!(
        "SELECT a.id, a.family, a.language, r.kind, t.id, t.slug, t.title, a.live, a.translated_from, a.archived, \
         a.stage, a.helped, a.did_not_help, a.published_at, EXISTS (SELECT 1 FROM articles f \
         JOIN article_sources s ON s.article = f.id WHERE f.family = a.family) \
         FROM articles a JOIN topics t ON t.id = a.topic \
         JOIN article_revisions r ON r.article = a.id AND r.number = a.live \
         WHERE a.family = (SELECT family FROM articles WHERE topic = $1) AND (t.id = $1 OR (NOT t.hidden AND NOT t.deleted)) \
         AND +a.space IN (SELECT "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)"
        ") ORDER BY a.id"
    ))
    .bind(topic)
    .bind(actor.visible_spaces())
    .all()
    .await
}

//! One topic's page: three statements.

use super::authored::authored;
use crate::{PostKind, topic::TopicState};
use madang_http::Cursor;
use madang_kernel::{
    MemberId, PostId, ProductId, Result, SpaceId, Timestamp, TopicId, VersionId,
    db::{Connection, Sql},
    row, sql,
};

row! {
    pub(crate) struct TopicPageRow {
        pub(crate) id: TopicId,
        pub(crate) kind: String,
        pub(crate) space: SpaceId,
        pub(crate) author: MemberId,
        pub(crate) title: String,
        pub(crate) slug: String,
        pub(crate) language: String,
        pub(crate) tags: String,
        pub(crate) product: Option<ProductId>,
        pub(crate) version: Option<VersionId>,
        pub(crate) opening: PostId,
        pub(crate) created_at: Timestamp,
        pub(crate) active_at: Timestamp,
        pub(crate) state: TopicState,
        pub(crate) accepted: Option<PostId>,
        pub(crate) verified: bool,
        pub(crate) answers: i64,
        pub(crate) locked: bool,
        pub(crate) pinned: bool,
        pub(crate) hidden: bool,
        pub(crate) hidden_by: Option<MemberId>,
        pub(crate) deleted: bool,
        pub(crate) merged_into: Option<TopicId>,
        pub(crate) excerpt: String,
        pub(crate) score: i64,
        pub(crate) views: i64,
        pub(crate) me_toos: i64,
        pub(crate) follows: bool,
        pub(crate) has_me_too: bool,
        /// The ids of the topics that stand above it, parted by commas.
        pub(crate) leads: Option<String>,
        /// Minutes between two posts of a member, and until when.
        pub(crate) slow_minutes: Option<i64>,
        pub(crate) slow_ends_at: Option<Timestamp>,
        /// Whether moderators left a word in it.
        pub(crate) noticed: bool,
    }
}

/// The topic with what the viewer has done to it.
pub(crate) async fn topic(conn: &mut impl Connection, id: TopicId, viewer: Option<MemberId>) -> Result<TopicPageRow> {
    conn.q(sql!(
        "SELECT t.id, t.kind, t.space, t.author, t.title, t.slug, t.language, t.tags, t.product, t.version, \
         t.opening, t.created_at, t.active_at, t.state, t.accepted, t.verified, t.answers, t.locked, t.pinned, \
         t.hidden, t.hidden_by, t.deleted, t.merged_into, t.excerpt, t.score, t.views, t.me_toos, f.member IS NOT NULL, e.member IS NOT NULL, \
         (SELECT string_agg(CAST(l.lead AS TEXT), ',') FROM topic_leads l WHERE l.topic = t.id), \
         w.minutes, w.ends_at, EXISTS (SELECT 1 FROM topic_notices n WHERE n.topic = t.id) FROM topics t LEFT JOIN slow_topics w ON w.topic = t.id \
         LEFT JOIN follows f ON f.member = $2 AND f.kind = 'topic' AND f.subject = t.id \
         LEFT JOIN me_toos e ON e.topic = t.id AND e.member = $2 \
         WHERE t.id = $1"
    ))
    .bind(id)
    .bind(viewer)
    .one()
    .await
}

authored! {
    pub(crate) struct PostRow {
        pub(crate) id: PostId,
        pub(crate) kind: PostKind,
        pub(crate) language: String,
        pub(crate) html: String,
        pub(crate) created_at: Timestamp,
        pub(crate) edited_at: Option<Timestamp>,
        pub(crate) revisions: i64,
        pub(crate) score: i64,
        pub(crate) reactions: String,
        pub(crate) hidden: bool,
        pub(crate) hidden_reason: String,
        pub(crate) deleted_at: Option<Timestamp>,
        pub(crate) deleted_by: Option<MemberId>,
        pub(crate) vote: i64,
        pub(crate) own_reactions: String,
        pub(crate) bookmarked: bool,
        /// The answer that the viewer came for, or whose comment.
        pub(crate) wanted: bool,
    }

    pub(crate) struct CommentRow {
        pub(crate) id: PostId,
        pub(crate) parent: PostId,
        pub(crate) language: String,
        pub(crate) html: String,
        pub(crate) created_at: Timestamp,
        pub(crate) edited_at: Option<Timestamp>,
        pub(crate) revisions: i64,
        pub(crate) score: i64,
        pub(crate) hidden: bool,
        pub(crate) hidden_reason: String,
        pub(crate) deleted_at: Option<Timestamp>,
        pub(crate) deleted_by: Option<MemberId>,
        pub(crate) vote: i64,
        /// Its place among the comments of its post, from 1.
        pub(crate) nth: i64,
        /// How many there are, on the first that is not shown.
        pub(crate) total: i64,
    }
}

/// Who reads a topic's posts, and which.
pub(crate) struct Reading {
    pub(crate) topic: TopicId,
    pub(crate) viewer: Option<MemberId>,
    /// Whether the viewer sees what is hidden and removed.
    pub(crate) moderates: bool,
    /// Whether the viewer sees what was hidden by the same hand.
    pub(crate) tidies: bool,
    pub(crate) opening: PostId,
    /// Never among the page's answers by their order, because it stands first.
    pub(crate) accepted: Option<PostId>,
    /// Besides the page's answers: the accepted one on the first page, and the one that the viewer came for.
    pub(crate) also: [Option<PostId>; 2],
    pub(crate) after: Cursor,
    pub(crate) limit: i64,
}

/// The posts of a page: `$order` is the condition and order of the answers.
macro_rules! posts_sql {
    ($order:literal) => {
        sql!("SELECT m.id, m.handle, m.name, m.picture, m.role, m.affiliation, p.id, p.kind, p.language, p.html, \
            p.created_at, p.edited_at, p.revisions, p.score, p.reactions, p.hidden, p.hidden_reason, p.deleted_at, \
            p.deleted_by, coalesce(v.value, 0), \
            coalesce((SELECT string_agg(r.emoji, ',') FROM reactions r WHERE r.post = p.id AND r.member = $2), ''), \
            b.member IS NOT NULL, \
            coalesce(p.id = (SELECT coalesce(f.parent, f.id) FROM posts f WHERE f.id = CAST($7 AS BIGINT)), FALSE) \
            FROM (SELECT CAST($4 AS BIGINT) AS id \
              UNION SELECT CAST($6 AS BIGINT) \
              UNION SELECT coalesce(f.parent, f.id) FROM posts f WHERE f.id = CAST($7 AS BIGINT) AND f.topic = $1 \
              UNION SELECT id FROM (SELECT a.id FROM posts a WHERE a.topic = $1 AND a.kind = 'answer' \
                AND a.id IS DISTINCT FROM CAST($5 AS BIGINT) \
                AND ((NOT a.hidden AND a.deleted_at IS NULL) OR $3 OR a.author = $2 \
                  OR ($11 AND a.hidden_by = $2 AND a.deleted_at IS NULL)) " $order " LIMIT $10) answers \
            ) page \
            JOIN posts p ON p.id = page.id JOIN members m ON m.id = p.author \
            LEFT JOIN votes v ON v.post = p.id AND v.member = $2 \
            LEFT JOIN bookmarks b ON b.post = p.id AND b.member = $2 \
            WHERE p.topic = $1 AND ((NOT p.hidden AND p.deleted_at IS NULL) OR $3 OR p.author = $2 \
              OR ($11 AND p.hidden_by = $2 AND p.deleted_at IS NULL))")
    };
}

async fn posts(conn: &mut impl Connection, sql: &'static Sql, reading: &Reading) -> Result<Vec<PostRow>> {
    conn.q(sql)
        .bind(reading.topic)
        .bind(reading.viewer)
        .bind(reading.moderates)
        .bind(reading.opening)
        .bind(reading.accepted)
        .bind(reading.also[0])
        .bind(reading.also[1])
        .bind(reading.after.key)
        .bind(reading.after.id)
        .bind(reading.limit)
        .bind(reading.tidies)
        .all()
        .await
}

/// The opening post and answers with the most votes first; among equals the older.
pub(crate) async fn posts_by_votes(conn: &mut impl Connection, reading: &Reading) -> Result<Vec<PostRow>> {
    let sql = posts_sql!("AND a.score <= $8 AND (a.score < $8 OR a.id > $9) ORDER BY a.score DESC, a.id");
    posts(conn, sql, reading).await
}

/// The opening post and answers, the newest first.
pub(crate) async fn posts_newest(conn: &mut impl Connection, reading: &Reading) -> Result<Vec<PostRow>> {
    posts(conn, posts_sql!("AND a.id < $8 AND a.id < $9 ORDER BY a.id DESC"), reading).await
}

/// The opening post and answers, the oldest first.
pub(crate) async fn posts_oldest(conn: &mut impl Connection, reading: &Reading) -> Result<Vec<PostRow>> {
    posts(conn, posts_sql!("AND a.id > $8 AND a.id > $9 ORDER BY a.id"), reading).await
}

/// The first `most` comments of these posts, the oldest first, and where there are more one beyond, which knows how many
/// there are. All of them for the post `whole`.
pub(crate) async fn comments(
    conn: &mut impl Connection,
    reading: &Reading,
    parents: &[PostId],
    most: i64,
    whole: Option<PostId>,
) -> Result<Vec<CommentRow>> {
    let parents: Vec<i64> = parents.iter().map(|id| id.number()).collect();
    conn.q(sql!(
        "SELECT m.id, m.handle, m.name, m.picture, m.role, m.affiliation, p.id, p.parent, p.language, p.html, \
         p.created_at, p.edited_at, p.revisions, p.score, p.hidden, p.hidden_reason, p.deleted_at, p.deleted_by, \
         coalesce(v.value, 0), c.nth, CASE WHEN c.nth = $4 + 1 THEN (SELECT CAST(count(*) AS BIGINT) FROM posts o \
           WHERE o.kind = 'comment' AND o.parent = c.parent AND ((NOT o.hidden AND o.deleted_at IS NULL) OR $2 OR o.author = $1 \
             OR ($7 AND o.hidden_by = $1 AND o.deleted_at IS NULL))) \
         ELSE 0 END \
         FROM (SELECT s.id, s.parent, row_number() OVER (PARTITION BY s.parent ORDER BY s.id) AS nth FROM posts s \
           WHERE s.kind = 'comment' AND ((NOT s.hidden AND s.deleted_at IS NULL) OR $2 OR s.author = $1 \
             OR ($7 AND s.hidden_by = $1 AND s.deleted_at IS NULL)) \
           AND s.parent IN (SELECT " lite "value FROM json_each($3))" pg "value::bigint FROM json_array_elements_text($3::json))"
        ") c JOIN posts p ON p.id = c.id JOIN members m ON m.id = p.author \
         LEFT JOIN votes v ON v.post = p.id AND v.member = $1 \
         WHERE c.nth <= $4 + 1 OR c.parent = CAST($5 AS BIGINT) OR c.id = CAST($6 AS BIGINT) ORDER BY p.id"))
        .bind(reading.viewer)
        .bind(reading.moderates)
        .bind(serde_json::to_string(&parents)?)
        .bind(most)
        .bind(whole)
        .bind(reading.also[1])
        .bind(reading.tidies)
        .all()
        .await
}

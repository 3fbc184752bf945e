//! Answers, as far as accepting and judging them needs it, and as the API gives them.

use crate::question::Verdict;
use madang_http::Cursor;
use madang_kernel::{Actor, MemberId, PostId, Result, Timestamp, TopicId, db::Connection, row, sql};

row! {
    /// An answer that somebody accepts or judges.
    #[derive(Debug)]
    pub(crate) struct AnswerHead {
        pub(crate) topic: TopicId,
        pub(crate) author: MemberId,
        /// Whether it was hidden or removed.
        pub(crate) away: bool,
    }

    /// An answer as the API gives it.
    #[derive(Debug)]
    pub(crate) struct AnswerRow {
        pub(crate) id: PostId,
        pub(crate) topic: TopicId,
        pub(crate) language: String,
        pub(crate) markdown: String,
        pub(crate) html: String,
        pub(crate) created_at: Timestamp,
        pub(crate) edited_at: Option<Timestamp>,
        pub(crate) score: i64,
        pub(crate) author: MemberId,
        pub(crate) handle: String,
        pub(crate) name: String,
        pub(crate) verdict: Option<Verdict>,
        pub(crate) reason: Option<String>,
        pub(crate) judged_by: Option<String>,
        pub(crate) judged_at: Option<Timestamp>,
    }
}

/// An answer; `None` for anything else.
pub(crate) async fn head(conn: &mut impl Connection, post: PostId) -> Result<Option<AnswerHead>> {
    conn.q(sql!(
        "SELECT topic, author, (hidden OR deleted_at IS NOT NULL) FROM posts WHERE id = $1 AND kind = 'answer'"
    ))
    .bind(post)
    .opt()
    .await
}

/// The answers of a topic after `after`, the oldest first, one more than `limit`. The caller knows that the actor
/// sees the topic.
pub(crate) async fn page(
    conn: &mut impl Connection,
    topic: TopicId,
    after: Option<Cursor>,
    limit: i64,
) -> Result<Vec<AnswerRow>> {
    conn.q(sql!(
        "SELECT p.id, p.topic, p.language, p.markdown, p.html, p.created_at, p.edited_at, p.score, m.id, \
         m.handle, m.name, v.verdict, v.reason, j.handle, v.at FROM posts p JOIN members m ON m.id = p.author \
         LEFT JOIN verdicts v ON v.post = p.id LEFT JOIN members j ON j.id = v.member \
         WHERE p.topic = $1 AND p.kind = 'answer' AND NOT p.hidden AND p.deleted_at IS NULL AND p.id > $2 \
         ORDER BY p.id LIMIT $3"
    ))
    .bind(topic)
    .bind(after.map_or(0, |cursor| cursor.id))
    .bind(limit + 1)
    .all()
    .await
}

/// One answer, where the actor sees its topic; one that is hidden or waits for its author alone.
pub(crate) async fn one(conn: &mut impl Connection, actor: &Actor, post: PostId) -> Result<AnswerRow> {
    conn.q(sql!(
        "SELECT p.id, p.topic, p.language, p.markdown, p.html, p.created_at, p.edited_at, p.score, m.id, \
         m.handle, m.name, v.verdict, v.reason, j.handle, v.at FROM posts p JOIN members m ON m.id = p.author \
         JOIN topics t ON t.id = p.topic \
         LEFT JOIN verdicts v ON v.post = p.id LEFT JOIN members j ON j.id = v.member \
         WHERE p.id = $1 AND p.kind = 'answer' AND (NOT p.hidden OR p.author = CAST($3 AS BIGINT)) AND p.deleted_at IS NULL \
         AND NOT t.hidden AND NOT t.deleted AND t.space IN (SELECT "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)" ")"
    ))
    .bind(post)
    .bind(actor.visible_spaces())
    .bind(actor.id())
    .one()
    .await
}

/// The name of another employee who has answered a question, commented on it or changed its state since then, the latest
/// if there are several.
pub(crate) async fn by_staff_since(
    conn: &mut impl Connection,
    topic: TopicId,
    me: MemberId,
    since: Timestamp,
) -> Result<Option<String>> {
    let found: Option<(String,)> = conn
        .q(sql!(
            "SELECT name FROM (SELECT m.name, p.created_at AS at FROM posts p \
             JOIN members m ON m.id = p.author AND m.role <> 'member' WHERE p.kind = 'answer' \
             AND p.topic = $1 AND p.author <> $2 AND p.created_at > $3 AND NOT p.hidden AND p.deleted_at IS NULL \
             UNION ALL SELECT m.name, c.created_at FROM posts c \
             JOIN members m ON m.id = c.author AND m.role <> 'member' WHERE c.kind = 'comment' \
             AND c.parent = (SELECT t.opening FROM topics t WHERE t.id = $1) AND c.author <> $2 AND c.created_at > $3 \
             AND NOT c.hidden AND c.deleted_at IS NULL \
             UNION ALL SELECT m.name, q.state_at FROM questions q \
             JOIN members m ON m.id = q.state_by AND m.role <> 'member' \
             WHERE q.topic = $1 AND q.state_by <> $2 AND q.state_at > $3) AS done ORDER BY at DESC LIMIT 1"
        ))
        .bind(topic)
        .bind(me)
        .bind(since)
        .opt()
        .await?;
    Ok(found.map(|row| row.0))
}

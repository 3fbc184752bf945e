//! Posts that go from one topic into another with everything that hangs on them.

use crate::{PostKind, topic::TopicHead};
use madang_kernel::{Cx, MemberId, PostId, Result, Timestamp, TopicId, db::Connection, row, sql};

fn numbers<T>(ids: &[madang_kernel::Id<T>]) -> Result<String> {
    let numbers: Vec<i64> = ids.iter().map(|id| id.number()).collect();
    Ok(serde_json::to_string(&numbers)?)
}

/// Nobody else changes the two topics until the command ends; on SQLite nobody can anyway.
pub(crate) async fn lock(cx: &mut Cx<'_>, topics: [TopicId; 2]) -> Result<()> {
    let [first, second] = topics;
    let _: Vec<(TopicId,)> = cx
        .q(sql!("SELECT id FROM topics WHERE id IN ($1, $2) ORDER BY id" pg " FOR UPDATE"))
        .bind(first)
        .bind(second)
        .all()
        .await?;
    Ok(())
}

row! {
    /// An answer that may be split off.
    pub(crate) struct AnswerRow {
        pub(crate) id: PostId,
        pub(crate) author: MemberId,
        pub(crate) handle: String,
        pub(crate) name: String,
        pub(crate) language: String,
        pub(crate) markdown: String,
        pub(crate) created_at: Timestamp,
        pub(crate) score: i64,
    }
}

/// The answers of a topic that everybody sees, the oldest first.
pub(crate) async fn answers(conn: &mut impl Connection, topic: TopicId, limit: i64) -> Result<Vec<AnswerRow>> {
    conn.q(sql!(
        "SELECT p.id, p.author, m.handle, m.name, p.language, p.markdown, p.created_at, p.score FROM posts p \
         JOIN members m ON m.id = p.author WHERE p.topic = $1 AND p.kind = 'answer' AND NOT p.hidden \
         AND p.deleted_at IS NULL ORDER BY p.id LIMIT $2"
    ))
    .bind(topic)
    .bind(limit)
    .all()
    .await
}

/// Those of these posts that are answers in the topic which everybody sees, the oldest first.
pub(crate) async fn chosen(conn: &mut impl Connection, topic: TopicId, posts: &[PostId]) -> Result<Vec<AnswerRow>> {
    conn.q(sql!(
        "SELECT p.id, p.author, m.handle, m.name, p.language, p.markdown, p.created_at, p.score FROM posts p \
         JOIN members m ON m.id = p.author WHERE p.topic = $1 AND p.kind = 'answer' AND NOT p.hidden \
         AND p.deleted_at IS NULL AND p.id IN (SELECT "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)"
        ") ORDER BY p.id"
    ))
    .bind(topic)
    .bind(numbers(posts)?)
    .all()
    .await
}

/// These posts with the comments on them.
pub(crate) async fn with_comments(conn: &mut impl Connection, posts: &[PostId]) -> Result<Vec<PostId>> {
    let rows: Vec<(PostId,)> = conn
        .q(sql!(
            "SELECT id FROM posts WHERE id IN (SELECT "
            lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
            ") UNION SELECT id FROM posts WHERE kind = 'comment' AND parent IN (SELECT "
            lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)" ")"
        ))
        .bind(numbers(posts)?)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// The opening post and all answers of a topic, whether they are seen or not.
pub(crate) async fn trunk(conn: &mut impl Connection, topic: &TopicHead) -> Result<Vec<PostId>> {
    let rows: Vec<(PostId,)> = conn
        .q(sql!("SELECT id FROM posts WHERE topic = $1 AND kind = 'answer' ORDER BY id"))
        .bind(topic.id)
        .all()
        .await?;
    Ok(std::iter::once(topic.opening).chain(rows.into_iter().map(|row| row.0)).collect())
}

/// What a post is from now on, and below which post it stands. Comments on one that becomes a comment go below that post
/// too.
pub(crate) async fn turn(cx: &mut Cx<'_>, post: PostId, kind: PostKind, parent: Option<PostId>) -> Result<()> {
    let set = sql!("UPDATE posts SET kind = $2, parent = $3 WHERE id = $1");
    cx.q(set).bind(post).bind(kind).bind(parent).run().await?;
    if let Some(parent) = parent {
        let below = sql!("UPDATE posts SET parent = $2 WHERE kind = 'comment' AND parent = $1");
        cx.q(below).bind(post).bind(parent).run().await?;
    }
    Ok(())
}

/// The posts are in this topic from now on; those that wait to be let through wait there.
pub(crate) async fn take(cx: &mut Cx<'_>, to: TopicId, posts: &[PostId]) -> Result<()> {
    let ids = numbers(posts)?;
    cx.q(sql!("UPDATE posts SET topic = $1 WHERE id IN (SELECT "
        lite "value FROM json_each($2))" pg "value::bigint FROM json_array_elements_text($2::json))"))
        .bind(to)
        .bind(ids.clone())
        .run()
        .await?;
    cx.q(sql!("UPDATE waiting_posts SET topic = $1 WHERE post IN (SELECT "
        lite "value FROM json_each($2))" pg "value::bigint FROM json_array_elements_text($2::json))"))
        .bind(to)
        .bind(ids)
        .run()
        .await?;
    Ok(())
}

/// How many of the answers can be seen, and when the last of these posts came.
pub(crate) async fn recount(cx: &mut Cx<'_>, topic: TopicId, posts: &[PostId]) -> Result<()> {
    cx.q(sql!(
        "UPDATE topics SET answers = (SELECT CAST(count(*) AS BIGINT) FROM posts WHERE topic = $1 AND kind = 'answer' \
         AND NOT hidden AND deleted_at IS NULL), score = (SELECT score FROM posts WHERE posts.id = topics.opening) \
         WHERE id = $1"
    ))
    .bind(topic)
    .run()
    .await?;
    cx.q(sql!(
        "UPDATE topics SET active_at = c.at, last_author = c.author FROM (SELECT created_at AS at, author FROM posts \
         WHERE NOT hidden AND deleted_at IS NULL AND id IN (SELECT "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)"
        ") ORDER BY created_at DESC, id DESC LIMIT 1) c WHERE topics.id = $1 AND topics.active_at < c.at"
    ))
    .bind(topic)
    .bind(numbers(posts)?)
    .run()
    .await?;
    Ok(())
}

/// Whoever follows the one topic follows the other, once; with `leave` no longer the one. Of a part only those who wrote it.
pub(crate) async fn followers(cx: &mut Cx<'_>, from: TopicId, to: TopicId, only: Option<&[MemberId]>) -> Result<()> {
    cx.q(sql!(
        "INSERT INTO follows (member, kind, subject, at) SELECT member, 'topic', CAST($2 AS BIGINT), at FROM follows \
         WHERE kind = 'topic' AND subject = $1 AND (CAST($3 AS TEXT) IS NULL OR member IN (SELECT "
        lite "value FROM json_each($3)" pg "value::bigint FROM json_array_elements_text($3::json)"
        ")) ON CONFLICT DO NOTHING"
    ))
    .bind(from)
    .bind(to)
    .bind(only.map(numbers).transpose()?)
    .run()
    .await?;
    if only.is_none() {
        cx.q(sql!("DELETE FROM follows WHERE kind = 'topic' AND subject = $1")).bind(from).run().await?;
    }
    Ok(())
}

/// Whoever has the one question has the other, once, unless it is theirs.
pub(crate) async fn me_toos(cx: &mut Cx<'_>, from: TopicId, to: &TopicHead) -> Result<()> {
    let added = cx
        .q(sql!(
            "INSERT INTO me_toos (topic, member, at) SELECT CAST($2 AS BIGINT), member, at FROM me_toos \
             WHERE topic = $1 AND member <> $3 ON CONFLICT DO NOTHING"
        ))
        .bind(from)
        .bind(to.id)
        .bind(to.author)
        .run()
        .await?;
    cx.q(sql!("DELETE FROM me_toos WHERE topic = $1")).bind(from).run().await?;
    let add = sql!("UPDATE topics SET me_toos = me_toos + $2 WHERE id = $1");
    cx.q(add).bind(to.id).bind(i64::try_from(added).unwrap_or(0)).run().await?;
    Ok(())
}

/// Files, notices, what stands above it, and answers not yet sent go along. Where somebody writes in both, both drafts stay.
pub(crate) async fn belongings(cx: &mut Cx<'_>, from: TopicId, to: TopicId) -> Result<()> {
    let files = sql!("UPDATE files SET topic = $2 WHERE topic = $1");
    cx.q(files).bind(from).bind(to).run().await?;
    let notices = sql!("UPDATE topic_notices SET topic = $2 WHERE topic = $1");
    cx.q(notices).bind(from).bind(to).run().await?;
    cx.q(sql!(
        "INSERT INTO topic_leads (topic, lead) SELECT CAST($2 AS BIGINT), lead FROM topic_leads WHERE topic = $1 \
         ON CONFLICT DO NOTHING"
    ))
    .bind(from)
    .bind(to)
    .run()
    .await?;
    cx.q(sql!("DELETE FROM topic_leads WHERE topic = $1")).bind(from).run().await?;
    cx.q(sql!(
        "UPDATE drafts SET key = $2 WHERE key = $1 AND member NOT IN (SELECT member FROM drafts WHERE key = $2)"
    ))
    .bind(crate::DraftKey::answer(from).as_str())
    .bind(crate::DraftKey::answer(to).as_str())
    .run()
    .await?;
    Ok(())
}

/// The texts that stay in a topic and name a file of ours.
pub(crate) async fn texts_with_files(conn: &mut impl Connection, topic: &TopicHead) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = conn
        .q(sql!(
            "SELECT markdown FROM posts WHERE id = $2 AND markdown LIKE '%/files/%' \
             UNION ALL SELECT markdown FROM posts WHERE topic = $1 AND kind = 'answer' AND markdown LIKE '%/files/%' \
             UNION ALL SELECT c.markdown FROM posts c WHERE c.kind = 'comment' AND c.markdown LIKE '%/files/%' \
             AND c.parent IN (SELECT CAST($2 AS BIGINT) UNION ALL SELECT id FROM posts WHERE topic = $1 AND kind = 'answer')"
        ))
        .bind(topic.id)
        .bind(topic.opening)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// The texts of these posts.
pub(crate) async fn texts(conn: &mut impl Connection, posts: &[PostId]) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = conn
        .q(sql!("SELECT markdown FROM posts WHERE id IN (SELECT "
            lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(numbers(posts)?)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// These files of the one topic belong to the other.
pub(crate) async fn files(cx: &mut Cx<'_>, from: TopicId, to: TopicId, files: &[madang_kernel::FileId]) -> Result<()> {
    cx.q(sql!("UPDATE files SET topic = $2 WHERE topic = $1 AND id IN (SELECT "
        lite "value FROM json_each($3))" pg "value::bigint FROM json_array_elements_text($3::json))"))
        .bind(from)
        .bind(to)
        .bind(numbers(files)?)
        .run()
        .await?;
    Ok(())
}

/// The topic is empty: out of sight, its views counted where its posts are, and every address that led to it leads there.
pub(crate) async fn close(cx: &mut Cx<'_>, from: TopicId, to: TopicId) -> Result<()> {
    let views = sql!("UPDATE topics SET views = views + (SELECT f.views FROM topics f WHERE f.id = $1) WHERE id = $2");
    cx.q(views).bind(from).bind(to).run().await?;
    cx.q(sql!(
        "UPDATE topics SET merged_into = $2, deleted = TRUE, pinned = FALSE, answers = 0, views = 0, me_toos = 0 \
         WHERE id = $1"
    ))
    .bind(from)
    .bind(to)
    .run()
    .await?;
    let before = sql!("UPDATE topics SET merged_into = $2 WHERE merged_into = $1");
    cx.q(before).bind(from).bind(to).run().await?;
    Ok(())
}

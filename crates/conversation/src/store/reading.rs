//! What members have read.

use madang_kernel::{Cx, MemberId, PostId, Result, Timestamp, TopicId, db::Connection, sql};
use std::collections::BTreeSet;

/// A member, and how many topics and posts were read for the first time, and for how many milliseconds.
pub(crate) type Sum = (MemberId, i64, i64, i64);

/// Those of the posts that stand in spaces that the reader sees, and that others wrote, with their topics.
pub(crate) async fn posts_of_others(
    conn: &mut impl Connection,
    spaces: &str,
    member: MemberId,
    posts: &[PostId],
) -> Result<Vec<(PostId, TopicId)>> {
    if posts.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = posts.iter().map(|post| post.number()).collect();
    conn.q(sql!(
        "SELECT p.id, p.topic FROM posts p JOIN topics t ON t.id = p.topic WHERE p.id IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ") AND p.author <> $2 AND NOT p.hidden AND p.deleted_at IS NULL AND t.space IN (SELECT "
        lite "value FROM json_each($3)" pg "value::bigint FROM json_array_elements_text($3::json)" ")"
    ))
    .bind(serde_json::to_string(&ids)?)
    .bind(member)
    .bind(spaces.to_owned())
    .all()
    .await
}

/// Writes down which posts members read, given as pairs of member and post; the members of those that are new, each once a post.
pub(crate) async fn add_posts(cx: &mut Cx<'_>, pairs: &BTreeSet<(i64, i64)>, day: i64) -> Result<Vec<MemberId>> {
    let rows: Vec<(MemberId,)> = cx
        .q(sql!(
            "INSERT INTO read_posts (member, post, day) SELECT "
            lite "value ->> 0, value ->> 1, $2 FROM json_each($1) WHERE TRUE "
            pg "(value ->> 0)::bigint, (value ->> 1)::bigint, $2 FROM json_array_elements($1::json) "
            "ON CONFLICT (member, post) DO NOTHING RETURNING member"
        ))
        .bind(serde_json::to_string(pairs)?)
        .bind(day)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Writes down which topics members opened, likewise.
pub(crate) async fn add_topics(cx: &mut Cx<'_>, pairs: &BTreeSet<(i64, i64)>, day: i64) -> Result<Vec<MemberId>> {
    let rows: Vec<(MemberId,)> = cx
        .q(sql!(
            "INSERT INTO read_topics (member, topic, day) SELECT "
            lite "value ->> 0, value ->> 1, $2 FROM json_each($1) WHERE TRUE "
            pg "(value ->> 0)::bigint, (value ->> 1)::bigint, $2 FROM json_array_elements($1::json) "
            "ON CONFLICT (member, topic) DO NOTHING RETURNING member"
        ))
        .bind(serde_json::to_string(pairs)?)
        .bind(day)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Adds to what members have read in all.
pub(crate) async fn add_sums(cx: &mut Cx<'_>, sums: &[Sum], now: Timestamp) -> Result<()> {
    let rows: Vec<(i64, i64, i64, i64)> =
        sums.iter().map(|(member, topics, posts, millis)| (member.number(), *topics, *posts, *millis)).collect();
    cx.q(sql!(
        "INSERT INTO readers (member, topics, posts, millis, changed_at) SELECT "
        lite "value ->> 0, value ->> 1, value ->> 2, value ->> 3, $2 FROM json_each($1) WHERE TRUE "
        pg "(value ->> 0)::bigint, (value ->> 1)::bigint, (value ->> 2)::bigint, (value ->> 3)::bigint, $2 \
            FROM json_array_elements($1::json) "
        "ON CONFLICT (member) DO UPDATE SET topics = readers.topics + excluded.topics, \
         posts = readers.posts + excluded.posts, millis = readers.millis + excluded.millis, \
         changed_at = excluded.changed_at"
    ))
    .bind(serde_json::to_string(&rows)?)
    .bind(now)
    .run()
    .await?;
    Ok(())
}

/// Forgets posts read before a day, so many at most; how many.
pub(crate) async fn forget_posts(cx: &mut Cx<'_>, before: i64, most: i64) -> Result<u64> {
    cx.q(sql!(
        "DELETE FROM read_posts WHERE (member, post) IN (SELECT member, post FROM read_posts WHERE day < $1 LIMIT $2)"
    ))
    .bind(before)
    .bind(most)
    .run()
    .await
}

/// Forgets topics opened before a day, likewise.
pub(crate) async fn forget_topics(cx: &mut Cx<'_>, before: i64, most: i64) -> Result<u64> {
    cx.q(sql!(
        "DELETE FROM read_topics WHERE (member, topic) IN (SELECT member, topic FROM read_topics WHERE day < $1 LIMIT $2)"
    ))
    .bind(before)
    .bind(most)
    .run()
    .await
}

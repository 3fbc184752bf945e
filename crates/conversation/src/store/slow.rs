//! Topics in slow mode.

use madang_kernel::{Cx, MemberId, Result, Timestamp, TopicId, db::Connection, sql};

/// Slows a topic down to so many minutes between two posts of a member until a time, or no longer.
pub(crate) async fn set(cx: &mut Cx<'_>, topic: TopicId, slow: Option<(i64, Option<Timestamp>)>) -> Result<()> {
    let Some((minutes, ends_at)) = slow else {
        cx.q(sql!("DELETE FROM slow_topics WHERE topic = $1")).bind(topic).run().await?;
        return Ok(());
    };
    cx.q(sql!(
        "INSERT INTO slow_topics (topic, minutes, ends_at) VALUES ($1, $2, $3) ON CONFLICT (topic) \
         DO UPDATE SET minutes = excluded.minutes, ends_at = excluded.ends_at"
    ))
    .bind(topic)
    .bind(minutes)
    .bind(ends_at)
    .run()
    .await?;
    Ok(())
}

/// How many minutes a member waits in the topic now.
pub(crate) async fn of(conn: &mut impl Connection, topic: TopicId, now: Timestamp) -> Result<Option<i64>> {
    let found: Option<(i64,)> = conn
        .q(sql!("SELECT minutes FROM slow_topics WHERE topic = $1 AND (ends_at IS NULL OR ends_at > $2)"))
        .bind(topic)
        .bind(now)
        .opt()
        .await?;
    Ok(found.map(|row| row.0))
}

/// Whether the topic is slow and the member has posted in it a moment ago.
pub(crate) async fn has_to_wait(
    conn: &mut impl Connection,
    topic: TopicId,
    member: MemberId,
    now: Timestamp,
) -> Result<bool> {
    let found: Option<(TopicId,)> = conn
        .q(sql!(
            "SELECT s.topic FROM slow_topics s JOIN posts p ON p.topic = s.topic AND p.author = $2 \
             AND p.created_at > $3 - s.minutes * 60000 WHERE s.topic = $1 AND (s.ends_at IS NULL OR s.ends_at > $3) LIMIT 1"
        ))
        .bind(topic)
        .bind(member)
        .bind(now)
        .opt()
        .await?;
    Ok(found.is_some())
}

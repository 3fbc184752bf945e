//! Who has a question open.

use madang_kernel::{Cx, MemberId, Result, Timestamp, TopicId, db::Connection, row, sql};
use std::time::Duration;

/// For so long somebody counts as being there without saying so again.
pub(crate) const LIFE: Duration = Duration::from_secs(60);

/// Takes down that the actor has a question open, and whether an answer is being written.
pub(crate) async fn note(cx: &mut Cx<'_>, topic: TopicId, writing: bool) -> Result<()> {
    let (member, now) = (cx.actor().signed_in()?, cx.now());
    cx.q(sql!(
        "INSERT INTO desk_presence (topic, member, seen_at, writing) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (topic, member) DO UPDATE SET seen_at = excluded.seen_at, writing = excluded.writing"
    ))
    .bind(topic)
    .bind(member)
    .bind(now)
    .bind(writing)
    .run()
    .await?;
    Ok(())
}

row! {
    /// Somebody who is there.
    #[derive(Clone, Debug)]
    pub(crate) struct PresentRow {
        pub(crate) member: MemberId,
        pub(crate) handle: String,
        pub(crate) name: String,
        pub(crate) writing: bool,
    }
}

/// Who else has a question open, those who write first.
pub(crate) async fn others(
    conn: &mut impl Connection,
    topic: TopicId,
    me: Option<MemberId>,
    now: Timestamp,
) -> Result<Vec<PresentRow>> {
    conn.q(sql!(
        "SELECT p.member, m.handle, m.name, p.writing FROM desk_presence p JOIN members m ON m.id = p.member \
         WHERE p.topic = $1 AND p.seen_at > $2 AND p.member <> $3 ORDER BY p.writing DESC, p.seen_at DESC LIMIT 5"
    ))
    .bind(topic)
    .bind(now - LIFE)
    .bind(me.map_or(0, |id| id.number()))
    .all()
    .await
}

/// Forgets who was there an hour ago.
pub(crate) async fn forget(cx: &mut Cx<'_>) -> Result<()> {
    let before = cx.now() - LIFE * 60;
    cx.q(sql!("DELETE FROM desk_presence WHERE seen_at < $1")).bind(before).run().await?;
    Ok(())
}

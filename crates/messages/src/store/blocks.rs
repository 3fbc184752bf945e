//! Whom members have blocked, and who may write to them.

use crate::rules::Welcome;
use madang_kernel::{Cx, MemberId, Result, Timestamp, db::Connection, row, sql};

row! {
    /// Somebody whom a member has blocked.
    #[derive(Clone, Debug)]
    pub(crate) struct BlockRow {
        pub(crate) member: MemberId,
        pub(crate) at: Timestamp,
    }
}

/// Whom a member has blocked, the last first.
pub(crate) async fn of(conn: &mut impl Connection, member: MemberId, limit: i64) -> Result<Vec<BlockRow>> {
    conn.q(sql!("SELECT blocked, at FROM member_blocks WHERE member = $1 ORDER BY at DESC, blocked DESC LIMIT $2"))
        .bind(member)
        .bind(limit)
        .all()
        .await
}

pub(crate) async fn add(cx: &mut Cx<'_>, member: MemberId, blocked: MemberId) -> Result<()> {
    let at = cx.now();
    cx.q(sql!(
        "INSERT INTO member_blocks (member, blocked, at) VALUES ($1, $2, $3) ON CONFLICT (member, blocked) DO NOTHING"
    ))
    .bind(member)
    .bind(blocked)
    .bind(at)
    .run()
    .await?;
    Ok(())
}

pub(crate) async fn remove(cx: &mut Cx<'_>, member: MemberId, blocked: MemberId) -> Result<()> {
    let remove = sql!("DELETE FROM member_blocks WHERE member = $1 AND blocked = $2");
    cx.q(remove).bind(member).bind(blocked).run().await?;
    Ok(())
}

/// Who may write to a member.
pub(crate) async fn welcome(conn: &mut impl Connection, member: MemberId) -> Result<Welcome> {
    let found: Option<(Welcome,)> =
        conn.q(sql!("SELECT who FROM message_welcomes WHERE member = $1")).bind(member).opt().await?;
    Ok(found.map_or(Welcome::Everybody, |(who,)| who))
}

pub(crate) async fn set_welcome(cx: &mut Cx<'_>, member: MemberId, who: Welcome) -> Result<()> {
    cx.q(sql!(
        "INSERT INTO message_welcomes (member, who) VALUES ($1, $2) ON CONFLICT (member) DO UPDATE SET who = excluded.who"
    ))
    .bind(member)
    .bind(who)
    .run()
    .await?;
    Ok(())
}

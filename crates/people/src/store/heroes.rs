//! Members who may tidy a space.

use madang_kernel::{Cx, MemberId, Result, SpaceId, Timestamp, db::Connection, row, sql};

row! {
    /// A member who may tidy a space.
    #[derive(Clone, Debug)]
    pub struct HeroRow {
        /// Who.
        pub member: MemberId,
        /// The handle.
        pub handle: String,
        /// The name.
        pub name: String,
        /// Where.
        pub space: SpaceId,
        /// Since when.
        pub since: Timestamp,
        /// Until when; `None` for good.
        pub until: Option<Timestamp>,
        /// The name of who gave it.
        pub by: String,
    }
}

/// Those of a space, of a member, or all, by space and name; those whose time is over left out. At most 500.
pub(crate) async fn list(
    conn: &mut impl Connection,
    space: Option<SpaceId>,
    member: Option<MemberId>,
    now: Timestamp,
) -> Result<Vec<HeroRow>> {
    conn.q(sql!(
        "SELECT m.id, m.handle, m.name, h.space, h.since, h.until, b.name FROM space_heroes h \
         JOIN members m ON m.id = h.member JOIN members b ON b.id = h.granted_by \
         WHERE CASE WHEN CAST($1 AS BIGINT) IS NULL THEN TRUE ELSE h.space = $1 END \
         AND CASE WHEN CAST($2 AS BIGINT) IS NULL THEN TRUE ELSE h.member = $2 END \
         AND (h.until IS NULL OR h.until > $3) ORDER BY h.space, m.name, m.id LIMIT 500"
    ))
    .bind(space)
    .bind(member)
    .bind(now)
    .all()
    .await
}

/// Gives a member a space to tidy, or another end.
pub(crate) async fn grant(cx: &mut Cx<'_>, member: MemberId, space: SpaceId, until: Option<Timestamp>) -> Result<()> {
    let (by, now) = (cx.actor().signed_in()?, cx.now());
    cx.q(sql!(
        "INSERT INTO space_heroes (member, space, granted_by, since, until) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (member, space) DO UPDATE SET granted_by = excluded.granted_by, until = excluded.until"
    ))
    .bind(member)
    .bind(space)
    .bind(by)
    .bind(now)
    .bind(until)
    .run()
    .await?;
    Ok(())
}

/// Takes a space from a member; how many rows were there.
pub(crate) async fn revoke(cx: &mut Cx<'_>, member: MemberId, space: SpaceId) -> Result<u64> {
    cx.q(sql!("DELETE FROM space_heroes WHERE member = $1 AND space = $2")).bind(member).bind(space).run().await
}

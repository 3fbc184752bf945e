//! What managers set for spaces, and who can be given a topic.

use madang_kernel::{Cx, MemberId, Result, SpaceId, db::Connection, row, sql};

row! {
    /// What is set for a space.
    #[derive(Clone, Debug)]
    pub(crate) struct SpaceSetup {
        pub(crate) space: SpaceId,
        /// Who reviews what nobody of the staff has written.
        pub(crate) owner: Option<MemberId>,
        /// Months without activity after which its topics are archived.
        pub(crate) archive_months: Option<i64>,
    }
}

/// What is set for all spaces.
pub(crate) async fn spaces(conn: &mut impl Connection) -> Result<Vec<SpaceSetup>> {
    conn.q(sql!("SELECT space, owner, archive_months FROM review_spaces")).all().await
}

/// Replaces what is set for these spaces, and has their reviews worked out anew soon.
pub(crate) async fn save(cx: &mut Cx<'_>, spaces: &[SpaceSetup]) -> Result<()> {
    let list: Vec<(i64, Option<i64>, Option<i64>)> =
        spaces.iter().map(|one| (one.space.number(), one.owner.map(|id| id.number()), one.archive_months)).collect();
    let list = serde_json::to_string(&list)?;
    // Those whose owner changes; the others stay as they were worked out.
    cx.q(sql!("UPDATE reviews SET scored_at = 0 WHERE NOT assigned AND space IN (SELECT c.space FROM (SELECT \
         CAST(value->>0 AS BIGINT) AS space, CAST(value->>1 AS BIGINT) AS owner FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)"
        ") AS c LEFT JOIN review_spaces s ON s.space = c.space WHERE s.owner IS DISTINCT FROM c.owner)"))
        .bind(list.clone())
        .run()
        .await?;
    cx.q(sql!("INSERT INTO review_spaces (space, owner, archive_months) SELECT CAST(value->>0 AS BIGINT), \
         CAST(value->>1 AS BIGINT), CAST(value->>2 AS BIGINT) FROM " lite "json_each($1)" pg "json_array_elements($1::json)"
        " WHERE TRUE ON CONFLICT (space) DO UPDATE SET owner = excluded.owner, archive_months = excluded.archive_months"))
        .bind(list)
        .run()
        .await?;
    Ok(())
}

/// The staff: whom a topic can be given, by name.
pub(crate) async fn staff(conn: &mut impl Connection) -> Result<Vec<(MemberId, String, String)>> {
    conn.q(sql!(
        "SELECT id, handle, name FROM members WHERE role IN ('agent', 'moderator', 'manager', 'administrator') \
         AND state = 'active' ORDER BY name, id"
    ))
    .all()
    .await
}

/// Whether this member is of the staff.
pub(crate) async fn is_staff(conn: &mut impl Connection, member: MemberId) -> Result<bool> {
    let found: Option<(MemberId,)> = conn
        .q(sql!("SELECT id FROM members WHERE id = $1 AND role <> 'member' AND state = 'active'"))
        .bind(member)
        .opt()
        .await?;
    Ok(found.is_some())
}

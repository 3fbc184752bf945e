//! Who can be given a question.

use madang_kernel::{MemberId, Result, SpaceId, db::Connection, row, sql};

row! {
    /// A colleague, with the load.
    #[derive(Clone, Debug)]
    pub(crate) struct Colleague {
        pub(crate) id: MemberId,
        pub(crate) handle: String,
        pub(crate) name: String,
        /// Open questions that are this colleague's.
        pub(crate) open: i64,
    }
}

/// The employees who see a space, by name. None for any space.
pub(crate) async fn colleagues(conn: &mut impl Connection, space: Option<SpaceId>) -> Result<Vec<Colleague>> {
    conn.q(sql!(
        "SELECT m.id, m.handle, m.name, (SELECT CAST(count(*) AS BIGINT) FROM desk_threads d WHERE d.live \
         AND d.assignee = m.id) FROM members m \
         WHERE m.role IN ('agent', 'moderator', 'manager', 'administrator') AND m.state = 'active' \
         AND (m.role <> 'agent' OR NOT EXISTS (SELECT 1 FROM spaces s WHERE s.id = $1 AND s.visibility = 'groups') \
         OR EXISTS (SELECT 1 FROM space_groups g JOIN group_members x ON x.grp = g.grp \
         WHERE g.space = $1 AND x.member = m.id)) ORDER BY m.name, m.id"
    ))
    .bind(space)
    .all()
    .await
}

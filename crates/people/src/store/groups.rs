//! Groups of members.

use crate::Byline;
use madang_kernel::{GroupId, MemberId, Result, Timestamp, db::Connection, row, sql};

row! {
    /// A group.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Group {
        /// The group.
        pub id: GroupId,
        /// Its name in addresses.
        pub slug: String,
        /// Its name.
        pub name: String,
        /// What it is for.
        pub description: String,
        /// How many members it has.
        pub members: i64,
    }
}

/// All groups, by name.
pub(crate) async fn all(conn: &mut impl Connection) -> Result<Vec<Group>> {
    conn.q(sql!(
        "SELECT g.id, g.slug, g.name, g.description, (SELECT CAST(count(*) AS BIGINT) FROM group_members m "
        "WHERE m.grp = g.id) FROM groups g ORDER BY g.name, g.id"
    ))
    .all()
    .await
}

/// The group with this slug.
pub(crate) async fn by_slug(conn: &mut impl Connection, slug: &str) -> Result<Option<Group>> {
    conn.q(sql!(
        "SELECT g.id, g.slug, g.name, g.description, (SELECT CAST(count(*) AS BIGINT) FROM group_members m "
        "WHERE m.grp = g.id) FROM groups g WHERE g.slug = $1"
    ))
    .bind(slug)
    .opt()
    .await
}

/// The groups of a member.
pub(crate) async fn of_member(conn: &mut impl Connection, member: MemberId) -> Result<Vec<GroupId>> {
    let rows: Vec<(GroupId,)> =
        conn.q(sql!("SELECT grp FROM group_members WHERE member = $1")).bind(member).all().await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// The members of a group, the newest first, after `after` of the same list.
pub(crate) async fn roster(
    conn: &mut impl Connection,
    group: GroupId,
    after: MemberId,
    most: i64,
) -> Result<Vec<Byline>> {
    conn.q(sql!(
        "SELECT m.id, m.handle, m.name, m.picture, m.role, m.affiliation FROM group_members g "
        "JOIN members m ON m.id = g.member WHERE g.grp = $1 AND g.member < $2 ORDER BY g.member DESC LIMIT $3"
    ))
    .bind(group)
    .bind(after)
    .bind(most)
    .all()
    .await
}

/// Writes a new group; [`madang_kernel::Error::Conflict`] when the slug is taken.
pub(crate) async fn insert(conn: &mut impl Connection, group: &Group) -> Result<()> {
    conn.q(sql!("INSERT INTO groups (id, slug, name, description) VALUES ($1, $2, $3, $4)"))
        .bind(group.id)
        .bind(&*group.slug)
        .bind(&*group.name)
        .bind(&*group.description)
        .run()
        .await?;
    Ok(())
}

/// A new name and description.
pub(crate) async fn update(conn: &mut impl Connection, group: GroupId, name: &str, description: &str) -> Result<u64> {
    conn.q(sql!("UPDATE groups SET name = $2, description = $3 WHERE id = $1"))
        .bind(group)
        .bind(name)
        .bind(description)
        .run()
        .await
}

/// Removes a group with its roster.
pub(crate) async fn delete(conn: &mut impl Connection, group: GroupId) -> Result<()> {
    conn.q(sql!("DELETE FROM group_members WHERE grp = $1")).bind(group).run().await?;
    conn.q(sql!("DELETE FROM groups WHERE id = $1")).bind(group).run().await?;
    Ok(())
}

/// Adds a member to a group; how many were added.
pub(crate) async fn add(conn: &mut impl Connection, group: GroupId, member: MemberId, now: Timestamp) -> Result<u64> {
    conn.q(sql!("INSERT INTO group_members (grp, member, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"))
        .bind(group)
        .bind(member)
        .bind(now)
        .run()
        .await
}

/// Takes a member out of a group; how many were there.
pub(crate) async fn remove(conn: &mut impl Connection, group: GroupId, member: MemberId) -> Result<u64> {
    conn.q(sql!("DELETE FROM group_members WHERE grp = $1 AND member = $2")).bind(group).bind(member).run().await
}

/// Puts a member into exactly these groups.
pub(crate) async fn set_of_member(
    conn: &mut impl Connection,
    member: MemberId,
    groups: &[GroupId],
    now: Timestamp,
) -> Result<()> {
    let ids: Vec<i64> = groups.iter().map(|group| group.number()).collect();
    let ids = serde_json::to_string(&ids)?;
    conn.q(sql!(
        "DELETE FROM group_members WHERE member = $1 AND grp NOT IN (SELECT "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)" ")"
    ))
    .bind(member)
    .bind(&*ids)
    .run()
    .await?;
    conn.q(sql!(
        "INSERT INTO group_members (grp, member, since) SELECT id, $1, $3 FROM groups WHERE id IN (SELECT "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)" ") "
        "ON CONFLICT DO NOTHING"
    ))
    .bind(member)
    .bind(&*ids)
    .bind(now)
    .run()
    .await?;
    Ok(())
}

//! Incidents and what was said of them.

use super::banners::BannerId;
use crate::item::Audience;
use madang_kernel::{Cx, Id, MemberId, Result, Timestamp, db::Connection, row, sql};

/// Tells the ids of incidents from others.
pub enum IncidentTag {}
/// The id of an incident.
pub type IncidentId = Id<IncidentTag>;

row! {
    /// An incident as it is kept.
    #[derive(Clone, Debug)]
    pub(crate) struct IncidentRow {
        pub(crate) id: IncidentId,
        /// JSON.
        pub(crate) titles: String,
        pub(crate) audience: Audience,
        pub(crate) banner: BannerId,
        pub(crate) opened_at: Timestamp,
        /// When readers hear more, as it was promised.
        pub(crate) next_at: Option<Timestamp>,
        pub(crate) over_at: Option<Timestamp>,
    }

    /// Something that was said of an incident.
    #[derive(Clone, Debug)]
    pub(crate) struct UpdateRow {
        pub(crate) at: Timestamp,
        pub(crate) author: String,
        /// JSON.
        pub(crate) texts: String,
    }
}

pub(crate) async fn insert(cx: &mut Cx<'_>, row: &IncidentRow) -> Result<()> {
    cx.q(sql!(
        "INSERT INTO incidents (id, titles, audience, banner, opened_at, next_at) VALUES ($1, $2, $3, $4, $5, $6)"
    ))
    .bind(row.id)
    .bind(&row.titles)
    .bind(row.audience)
    .bind(row.banner)
    .bind(row.opened_at)
    .bind(row.next_at)
    .run()
    .await?;
    Ok(())
}

pub(crate) async fn add_update(cx: &mut Cx<'_>, incident: IncidentId, author: MemberId, texts: String) -> Result<()> {
    let (id, at): (Id<()>, Timestamp) = (cx.new_id(), cx.now());
    cx.q(sql!("INSERT INTO incident_updates (id, incident, author, at, texts) VALUES ($1, $2, $3, $4, $5)"))
        .bind(id)
        .bind(incident)
        .bind(author)
        .bind(at)
        .bind(texts)
        .run()
        .await?;
    Ok(())
}

/// Sets when readers hear more; `false` when the incident is over or there is none.
pub(crate) async fn set_next(cx: &mut Cx<'_>, id: IncidentId, next_at: Option<Timestamp>) -> Result<bool> {
    let rows = cx
        .q(sql!("UPDATE incidents SET next_at = $2 WHERE id = $1 AND over_at IS NULL"))
        .bind(id)
        .bind(next_at)
        .run()
        .await?;
    Ok(rows == 1)
}

/// Ends an incident; `false` when it is over already or there is none.
pub(crate) async fn end(cx: &mut Cx<'_>, id: IncidentId) -> Result<bool> {
    let at = cx.now();
    let rows = cx
        .q(sql!("UPDATE incidents SET over_at = $2, next_at = NULL WHERE id = $1 AND over_at IS NULL"))
        .bind(id)
        .bind(at)
        .run()
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn one(conn: &mut impl Connection, id: IncidentId) -> Result<IncidentRow> {
    conn.q(sql!("SELECT id, titles, audience, banner, opened_at, next_at, over_at FROM incidents WHERE id = $1"))
        .bind(id)
        .one()
        .await
}

/// The latest incidents, the newest first.
pub(crate) async fn latest(conn: &mut impl Connection, members_too: bool) -> Result<Vec<IncidentRow>> {
    conn.q(sql!(
        "SELECT id, titles, audience, banner, opened_at, next_at, over_at FROM incidents \
         WHERE $1 OR audience = 'everyone' ORDER BY id DESC LIMIT 100"
    ))
    .bind(members_too)
    .all()
    .await
}

/// What was said of an incident, the newest first.
pub(crate) async fn updates(conn: &mut impl Connection, id: IncidentId) -> Result<Vec<UpdateRow>> {
    conn.q(sql!(
        "SELECT u.at, m.name, u.texts FROM incident_updates u JOIN members m ON m.id = u.author \
         WHERE u.incident = $1 ORDER BY u.id DESC LIMIT 200"
    ))
    .bind(id)
    .all()
    .await
}

//! Filters that agents have given a name.

use crate::queue::FilterId;
use madang_kernel::{Cx, MemberId, Result, db::Connection, row, sql};

/// The most filters of an agent.
pub(crate) const MOST: i64 = 20;

row! {
    /// A filter with its name.
    #[derive(Clone, Debug)]
    pub(crate) struct SavedRow {
        pub(crate) id: FilterId,
        pub(crate) name: String,
        pub(crate) query: String,
    }
}

/// The filters of a member, by name.
pub(crate) async fn of(conn: &mut impl Connection, member: MemberId) -> Result<Vec<SavedRow>> {
    conn.q(sql!("SELECT id, name, query FROM desk_filters WHERE member = $1 ORDER BY name")).bind(member).all().await
}

/// Keeps a filter under a name; one of that name before goes.
pub(crate) async fn keep(cx: &mut Cx<'_>, member: MemberId, name: &str, query: &str) -> Result<FilterId> {
    let id: FilterId = cx.new_id();
    cx.q(sql!(
        "INSERT INTO desk_filters (id, member, name, query) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (member, name) DO UPDATE SET query = excluded.query RETURNING id"
    ))
    .bind(id)
    .bind(member)
    .bind(name.to_owned())
    .bind(query.to_owned())
    .value()
    .await
}

/// Forgets a filter; whether there was one.
pub(crate) async fn drop(cx: &mut Cx<'_>, member: MemberId, filter: FilterId) -> Result<bool> {
    let gone =
        cx.q(sql!("DELETE FROM desk_filters WHERE id = $1 AND member = $2")).bind(filter).bind(member).run().await?;
    Ok(gone > 0)
}

//! Which collection stands within which, and how many articles each has.

use madang_kernel::{Cx, Result, SpaceId, db::Connection, sql};

/// Every collection with the one that it is within.
pub(crate) async fn parents(conn: &mut impl Connection) -> Result<Vec<(SpaceId, Option<SpaceId>)>> {
    conn.q(sql!("SELECT space, parent FROM collections")).all().await
}

/// Keeps where a collection stands.
pub(crate) async fn save(cx: &mut Cx<'_>, space: SpaceId, parent: Option<SpaceId>) -> Result<()> {
    cx.q(sql!(
        "INSERT INTO collections (space, parent) VALUES ($1, $2) \
         ON CONFLICT (space) DO UPDATE SET parent = excluded.parent"
    ))
    .bind(space)
    .bind(parent)
    .run()
    .await?;
    Ok(())
}

/// How many articles readers have in each collection; translations of one article count once.
pub(crate) async fn counts(conn: &mut impl Connection) -> Result<Vec<(SpaceId, i64)>> {
    conn.q(sql!(
        "SELECT space, CAST(count(DISTINCT family) AS BIGINT) FROM articles \
         WHERE live IS NOT NULL AND NOT archived GROUP BY space"
    ))
    .all()
    .await
}

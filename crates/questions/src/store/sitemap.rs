//! What search engines are told to read: topics by the week they were started in. Identifiers rise with time, so a
//! week is a range of the primary key.

use madang_kernel::{Actor, Result, Timestamp, TopicId, db::Connection, row, sql};

/// The most addresses that one sitemap may hold, by its specification.
const MOST: i64 = 50_000;

row! {
    /// A topic as a sitemap names it.
    pub(crate) struct SitemapRow {
        pub(crate) id: TopicId,
        pub(crate) kind: String,
        pub(crate) slug: String,
        pub(crate) active_at: Timestamp,
    }
}

/// The topics with ids in `from..to` that the actor sees.
pub(crate) async fn between(
    conn: &mut impl Connection,
    actor: &Actor,
    from: TopicId,
    to: TopicId,
) -> Result<Vec<SitemapRow>> {
    conn.q(sql!(
        "SELECT id, kind, slug, active_at FROM topics WHERE id >= $1 AND id < $2 AND NOT hidden AND NOT deleted "
        "AND space IN (SELECT " lite "value FROM json_each($3)" pg "value::bigint FROM json_array_elements_text($3::json)"
        ") ORDER BY id LIMIT $4"
    ))
    .bind(from)
    .bind(to)
    .bind(actor.visible_spaces())
    .bind(MOST)
    .all()
    .await
}

/// When the oldest topic of all was started, from which the weeks are counted.
pub(crate) async fn oldest(conn: &mut impl Connection) -> Result<Option<Timestamp>> {
    let row: Option<(Timestamp,)> = conn.q(sql!("SELECT created_at FROM topics ORDER BY id LIMIT 1")).opt().await?;
    Ok(row.map(|row| row.0))
}

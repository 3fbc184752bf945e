//! How promises were kept, added up.

use crate::{clock::Kind, report::By};
use madang_kernel::{Actor, Result, Timestamp, db::Connection, row, sql};

row! {
    /// The clocks of one kind of one part of the questions.
    #[derive(Clone, Debug)]
    pub(crate) struct FiguresRow {
        /// What the part is about: an id, a code, or the number of a week.
        pub(crate) part: String,
        pub(crate) kind: Kind,
        pub(crate) in_time: i64,
        pub(crate) late: i64,
        pub(crate) open: i64,
        /// Opening time until what was promised happened, in milliseconds: the nearest-rank median.
        pub(crate) median: Option<i64>,
        /// The same for the nearest-rank 90th percentile.
        pub(crate) slowest: Option<i64>,
    }
}

/// The clocks of questions asked since then in spaces that the actor sees, part by part. `shift` is how many milliseconds the
/// reader's zone is ahead of UTC, for the weeks; they begin on Monday and are counted from the one in which 1970 began.
pub(crate) async fn figures(
    conn: &mut impl Connection,
    actor: &Actor,
    since: Timestamp,
    by: By,
    shift: i64,
) -> Result<Vec<FiguresRow>> {
    conn.q(sql!(
        "WITH seen AS (SELECT " lite "value AS space FROM json_each($4))"
          pg "value::bigint AS space FROM json_array_elements_text($4::json))"
        ", timed AS (SELECT CASE CAST($2 AS TEXT) WHEN 'space' THEN CAST(d.space AS TEXT) WHEN 'priority' THEN d.priority \
           WHEN 'language' THEN d.language WHEN 'agent' THEN coalesce(CAST(coalesce(c.owed_by, d.assignee) AS TEXT), '') \
           WHEN 'week' THEN CAST((d.asked_at + $3 + 259200000) / 604800000 AS TEXT) ELSE '' END AS part, \
           c.kind, c.status, c.breached_at IS NOT NULL AS late, c.used \
           FROM desk_threads d JOIN desk_clocks c ON c.topic = d.topic \
           WHERE d.asked_at >= $1 AND NOT d.imported AND d.space IN (SELECT space FROM seen)), \
         ranked AS (SELECT part, kind, status, late, used, \
           row_number() OVER (PARTITION BY part, kind, status ORDER BY used) AS nth, \
           count(*) OVER (PARTITION BY part, kind, status) AS total FROM timed) \
         SELECT part, kind, CAST(count(*) FILTER (WHERE status = 'met' AND NOT late) AS BIGINT), \
         CAST(count(*) FILTER (WHERE late AND (status <> 'stopped' OR kind = 'handed')) AS BIGINT), \
         CAST(count(*) FILTER (WHERE NOT late AND status IN ('running', 'waiting')) AS BIGINT), \
         max(CASE WHEN status = 'met' AND nth = (total + 1) / 2 THEN used END), \
         max(CASE WHEN status = 'met' AND nth = (total * 9 + 9) / 10 THEN used END) \
         FROM ranked GROUP BY part, kind ORDER BY part, kind"
    ))
    .bind(since)
    .bind(by.as_str())
    .bind(shift)
    .bind(actor.visible_spaces().to_owned())
    .all()
    .await
}

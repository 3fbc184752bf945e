//! The days on which members were here.

use madang_kernel::{MemberId, Result, db::Connection, sql};
use std::collections::BTreeMap;

/// Writes down visits, given as a JSON array of `[member, day]`, and counts those that are new.
pub(crate) async fn add(conn: &mut impl Connection, visits: &str) -> Result<()> {
    let new: Vec<(MemberId,)> = conn
        .q(sql!(
            "INSERT INTO visits (member, day) SELECT "
            lite "value ->> 0, value ->> 1 FROM json_each($1) WHERE TRUE "
            pg "(value ->> 0)::bigint, (value ->> 1)::bigint FROM json_array_elements($1::json) "
            "ON CONFLICT (member, day) DO NOTHING RETURNING member"
        ))
        .bind(visits)
        .all()
        .await?;
    let mut days: BTreeMap<i64, i64> = BTreeMap::new();
    for (member,) in new {
        *days.entry(member.number()).or_default() += 1;
    }
    let days: Vec<(i64, i64)> = days.into_iter().collect();
    conn.q(sql!(
        "UPDATE members SET days_visited = members.days_visited + k.days FROM (SELECT "
        lite "value ->> 0 AS id, value ->> 1 AS days FROM json_each($1)"
        pg "(value ->> 0)::bigint AS id, (value ->> 1)::bigint AS days FROM json_array_elements($1::json)"
        ") AS k WHERE members.id = k.id"
    ))
    .bind(serde_json::to_string(&days)?)
    .run()
    .await?;
    Ok(())
}

/// Forgets visits before a day.
pub(crate) async fn sweep(conn: &mut impl Connection, before: i64) -> Result<u64> {
    conn.q(sql!("DELETE FROM visits WHERE day < $1")).bind(before).run().await
}

//! Clocks as they are kept, and those whose moment has come.

use super::numbers;
use crate::clock::{Clock, HandId, Handed, Kind, Status, Timing};
use madang_kernel::{Cx, Error, MemberId, Result, SpaceId, Timestamp, TopicId, db::Connection, row, sql};
use serde_json::json;

row! {
    /// A clock as it is kept.
    #[derive(Clone, Debug)]
    pub(crate) struct ClockRow {
        pub(crate) topic: TopicId,
        pub(crate) kind: Kind,
        pub(crate) hand: HandId,
        pub(crate) target: i64,
        pub(crate) runs: String,
        pub(crate) status: Status,
        pub(crate) since: Timestamp,
        pub(crate) warn_at: Option<Timestamp>,
        pub(crate) due_at: Option<Timestamp>,
        pub(crate) warned_at: Option<Timestamp>,
        pub(crate) breached_at: Option<Timestamp>,
        pub(crate) owed_by: Option<MemberId>,
        pub(crate) until: Option<Timestamp>,
    }

    /// A clock whose moment has come.
    #[derive(Clone, Debug)]
    pub(crate) struct RungRow {
        pub(crate) topic: TopicId,
        pub(crate) kind: Kind,
        pub(crate) due: Timestamp,
    }
}

impl ClockRow {
    /// The clock.
    ///
    /// # Errors
    /// [`Error::Internal`] when its runs cannot be read.
    pub(crate) fn clock(&self) -> Result<Clock> {
        let runs: Vec<(i64, Option<i64>)> = serde_json::from_str(&self.runs)?;
        let at = Timestamp::from_millis;
        Ok(Clock {
            kind: self.kind,
            handed: self.owed_by.zip(self.until).map(|(to, until)| Handed { hand: self.hand, to, until }),
            target: self.target,
            runs: runs.into_iter().map(|(from, until)| (at(from), until.map(at))).collect(),
            status: self.status,
            since: self.since,
            warned_at: self.warned_at,
            breached_at: self.breached_at,
        })
    }
}

/// The clocks of questions, the newest of those that were handed on last.
pub(crate) async fn of(conn: &mut impl Connection, topics: &[TopicId]) -> Result<Vec<ClockRow>> {
    conn.q(sql!(
        "SELECT topic, kind, hand, target, runs, status, since, warn_at, due_at, warned_at, breached_at, owed_by, until \
         FROM desk_clocks \
         WHERE topic IN (SELECT " lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"
        " ORDER BY topic, CASE kind WHEN 'handed' THEN 1 ELSE 0 END, kind, hand"
    ))
    .bind(numbers(topics)?)
    .all()
    .await
}

/// Writes clocks, all at once.
pub(crate) async fn save(cx: &mut Cx<'_>, clocks: &[(TopicId, Clock, Timing)]) -> Result<()> {
    if clocks.is_empty() {
        return Ok(());
    }
    let millis = |at: Option<Timestamp>| at.map(Timestamp::millis);
    let value = |(topic, clock, timing): &(TopicId, Clock, Timing)| {
        let runs: Vec<_> = clock.runs.iter().map(|(from, until)| (from.millis(), millis(*until))).collect();
        Ok::<_, Error>(json!([
            topic.number(),
            clock.kind.as_str(),
            clock.target,
            serde_json::to_string(&runs)?,
            clock.status.as_str(),
            clock.since.millis(),
            timing.used,
            millis(timing.warn),
            millis(timing.due),
            millis(clock.warned_at),
            millis(clock.breached_at),
            clock.handed.map_or(0, |handed| handed.hand.number()),
            clock.handed.map(|handed| handed.to.number()),
            clock.handed.map(|handed| handed.until.millis()),
        ]))
    };
    let list = clocks.iter().map(value).collect::<Result<Vec<_>>>()?;
    cx.q(sql!(
        "INSERT INTO desk_clocks (topic, kind, target, runs, status, since, used, warn_at, due_at, warned_at, breached_at, \
         hand, owed_by, until) SELECT CAST(value->>0 AS BIGINT), value->>1, CAST(value->>2 AS BIGINT), value->>3, value->>4, \
         CAST(value->>5 AS BIGINT), CAST(value->>6 AS BIGINT), CAST(value->>7 AS BIGINT), CAST(value->>8 AS BIGINT), \
         CAST(value->>9 AS BIGINT), CAST(value->>10 AS BIGINT), CAST(value->>11 AS BIGINT), CAST(value->>12 AS BIGINT), \
         CAST(value->>13 AS BIGINT) FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)"
        " WHERE TRUE ON CONFLICT (topic, kind, hand) DO UPDATE SET target = excluded.target, runs = excluded.runs, \
         status = excluded.status, since = excluded.since, used = excluded.used, warn_at = excluded.warn_at, \
         due_at = excluded.due_at, warned_at = excluded.warned_at, breached_at = excluded.breached_at, \
         owed_by = excluded.owed_by"
    ))
    .bind(serde_json::to_string(&list)?)
    .run()
    .await?;
    Ok(())
}

/// Marks those of which staff must be warned now. Of several nodes each clock is one's.
pub(crate) async fn take_warned(cx: &mut Cx<'_>, limit: i64) -> Result<Vec<RungRow>> {
    let now = cx.now();
    cx.q(sql!(
        "UPDATE desk_clocks SET warned_at = $1 WHERE (topic, kind, hand) IN (SELECT topic, kind, hand FROM desk_clocks \
         WHERE warned_at IS NULL AND warn_at <= $1 ORDER BY warn_at, topic, kind, hand LIMIT $2" pg " FOR UPDATE SKIP LOCKED"
        ") AND warned_at IS NULL RETURNING topic, kind, due_at"
    ))
    .bind(now)
    .bind(limit)
    .all()
    .await
}

/// Marks those whose time has run out, likewise.
pub(crate) async fn take_breached(cx: &mut Cx<'_>, limit: i64) -> Result<Vec<RungRow>> {
    let now = cx.now();
    cx.q(sql!(
        "UPDATE desk_clocks SET breached_at = due_at WHERE (topic, kind, hand) IN (SELECT topic, kind, hand FROM desk_clocks \
         WHERE breached_at IS NULL AND due_at <= $1 ORDER BY due_at, topic, kind, hand LIMIT $2" pg " FOR UPDATE SKIP LOCKED"
        ") AND breached_at IS NULL RETURNING topic, kind, due_at"
    ))
    .bind(now)
    .bind(limit)
    .all()
    .await
}

/// Where these questions are, and what they are called.
pub(crate) async fn places(cx: &mut Cx<'_>, topics: &[TopicId]) -> Result<Vec<(TopicId, SpaceId, String)>> {
    cx.q(sql!("SELECT id, space, title FROM topics WHERE id IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))" " ORDER BY id"))
        .bind(numbers(topics)?)
        .all()
        .await
}

/// Whose questions these are.
pub(crate) async fn assignees(cx: &mut Cx<'_>, topics: &[TopicId]) -> Result<Vec<(TopicId, Option<MemberId>)>> {
    cx.q(sql!("SELECT topic, assignee FROM desk_threads WHERE topic IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(numbers(topics)?)
        .all()
        .await
}

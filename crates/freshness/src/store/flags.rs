//! What readers say is wrong or outdated.

use super::numbers;
use crate::{
    flag::{FlagId, FlagKind},
    retire::BatchId,
};
use madang_kernel::{Cx, MemberId, Result, Timestamp, TopicId, db::Connection, row, sql};

/// Keeps a flag.
pub(crate) async fn insert(
    cx: &mut Cx<'_>,
    topic: TopicId,
    kind: FlagKind,
    note: &str,
    member: MemberId,
) -> Result<FlagId> {
    let (id, now): (FlagId, Timestamp) = (cx.new_id(), cx.now());
    cx.q(sql!("INSERT INTO review_flags (id, topic, kind, note, member, at) VALUES ($1, $2, $3, $4, $5, $6)"))
        .bind(id)
        .bind(topic)
        .bind(kind)
        .bind(note.to_owned())
        .bind(member)
        .bind(now)
        .run()
        .await?;
    Ok(id)
}

/// Whether this member has flagged the topic and nobody has looked at it yet.
pub(crate) async fn is_open(conn: &mut impl Connection, topic: TopicId, member: MemberId) -> Result<bool> {
    let found: Option<(FlagId,)> = conn
        .q(sql!("SELECT id FROM review_flags WHERE topic = $1 AND member = $2 AND resolved_at IS NULL"))
        .bind(topic)
        .bind(member)
        .opt()
        .await?;
    Ok(found.is_some())
}

/// Settles the open flags of topics, by a step of many where there is one, and gives who had raised them.
pub(crate) async fn resolve(
    cx: &mut Cx<'_>,
    topics: &[TopicId],
    (outcome, reason): (&str, &str),
    batch: Option<BatchId>,
) -> Result<Vec<MemberId>> {
    let (by, now) = (cx.actor().id(), cx.now());
    let rows: Vec<(MemberId,)> = cx
        .q(sql!("UPDATE review_flags SET resolved_at = $2, resolved_by = $3, outcome = $4, reason = $5, \
             batch = $6 WHERE resolved_at IS NULL AND topic IN (SELECT "
            lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))" " RETURNING member"))
        .bind(numbers(topics)?)
        .bind(now)
        .bind(by)
        .bind(outcome.to_owned())
        .bind(reason.to_owned())
        .bind(batch)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Opens the flags of these topics again that a step has settled, but for those whose readers have raised another since.
pub(crate) async fn reopen(cx: &mut Cx<'_>, topics: &[TopicId], batch: BatchId) -> Result<()> {
    cx.q(
        sql!("UPDATE review_flags SET resolved_at = NULL, resolved_by = NULL, outcome = '', reason = '', batch = NULL \
             WHERE batch = $2 AND topic IN (SELECT "
            lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
            ") AND NOT EXISTS (SELECT 1 FROM review_flags o WHERE o.topic = review_flags.topic \
             AND o.member = review_flags.member AND o.resolved_at IS NULL)"),
    )
    .bind(numbers(topics)?)
    .bind(batch)
    .run()
    .await?;
    Ok(())
}

row! {
    /// A flag, as staff see it.
    #[derive(Debug)]
    pub(crate) struct FlagRow {
        pub(crate) id: FlagId,
        pub(crate) kind: FlagKind,
        pub(crate) note: String,
        pub(crate) at: Timestamp,
        pub(crate) handle: String,
        pub(crate) name: String,
        pub(crate) resolved_at: Option<Timestamp>,
        pub(crate) outcome: String,
        pub(crate) reason: String,
        pub(crate) resolved_by: Option<String>,
    }

    /// A flag, as the member who raised it sees it.
    #[derive(Debug)]
    pub(crate) struct OwnFlagRow {
        pub(crate) id: FlagId,
        pub(crate) kind: FlagKind,
        pub(crate) note: String,
        pub(crate) at: Timestamp,
        pub(crate) resolved_at: Option<Timestamp>,
        pub(crate) outcome: String,
        pub(crate) reason: String,
        pub(crate) topic: TopicId,
        pub(crate) topic_kind: String,
        pub(crate) slug: String,
        pub(crate) title: String,
        pub(crate) language: String,
    }
}

/// A topic's flags, the newest first.
pub(crate) async fn of_topic(conn: &mut impl Connection, topic: TopicId) -> Result<Vec<FlagRow>> {
    conn.q(sql!(
        "SELECT f.id, f.kind, f.note, f.at, m.handle, m.name, f.resolved_at, f.outcome, f.reason, b.name \
         FROM review_flags f JOIN members m ON m.id = f.member LEFT JOIN members b ON b.id = f.resolved_by \
         WHERE f.topic = $1 ORDER BY f.id DESC LIMIT 50"
    ))
    .bind(topic)
    .all()
    .await
}

/// A member's own flags before `before`, the newest first, on topics that the member still sees.
pub(crate) async fn of_member(
    conn: &mut impl Connection,
    member: MemberId,
    spaces: &str,
    before: FlagId,
    limit: i64,
) -> Result<Vec<OwnFlagRow>> {
    conn.q(sql!(
        "SELECT f.id, f.kind, f.note, f.at, f.resolved_at, f.outcome, f.reason, t.id, t.kind, t.slug, t.title, t.language \
         FROM review_flags f JOIN topics t ON t.id = f.topic AND NOT t.hidden AND NOT t.deleted \
         WHERE f.member = $1 AND f.id < $3 AND t.space IN (SELECT "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)"
        ") ORDER BY f.id DESC LIMIT $4"
    ))
    .bind(member)
    .bind(spaces.to_owned())
    .bind(before)
    .bind(limit)
    .all()
    .await
}

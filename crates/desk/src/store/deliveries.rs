//! Webhooks that wait to be sent, and what became of those that were.

use crate::{escalate::EscalationId, webhooks::DeliveryId};
use madang_kernel::{Cx, MemberId, Result, Timestamp, TopicId, db::Connection, row, sql};
use std::time::Duration;

madang_kernel::words! {
    /// What became of a webhook.
    pub(crate) enum DeliveryStatus {
        /// It is due, or will be tried again.
        Waiting = "waiting",
        /// The receiver has it.
        Delivered = "delivered",
        /// It was given up.
        Failed = "failed",
        /// It is not needed any more.
        Cancelled = "cancelled",
    }
}

row! {
    /// A webhook to send now.
    #[derive(Clone, Debug)]
    pub(crate) struct DueRow {
        pub(crate) id: DeliveryId,
        pub(crate) body: String,
        /// The number of this attempt, from 1.
        pub(crate) attempts: i64,
    }

    /// A webhook as managers see it.
    #[derive(Clone, Debug)]
    pub(crate) struct DeliveryRow {
        pub(crate) id: DeliveryId,
        pub(crate) kind: String,
        pub(crate) at: Timestamp,
        pub(crate) status: DeliveryStatus,
        pub(crate) attempts: i64,
        pub(crate) next_at: Timestamp,
        pub(crate) tried_at: Option<Timestamp>,
        pub(crate) result: String,
        pub(crate) answer: String,
        pub(crate) escalation: Option<EscalationId>,
        pub(crate) topic: Option<TopicId>,
        pub(crate) title: Option<String>,
    }

    /// Whose escalation a webhook was about.
    #[derive(Clone, Debug)]
    pub(crate) struct AboutRow {
        pub(crate) escalation: EscalationId,
        pub(crate) topic: TopicId,
        pub(crate) member: MemberId,
        pub(crate) title: String,
    }
}

/// Keeps a webhook to be sent at once.
pub(crate) async fn add(
    cx: &mut Cx<'_>,
    escalation: Option<EscalationId>,
    kind: &'static str,
    body: &str,
) -> Result<DeliveryId> {
    let (id, now): (DeliveryId, _) = (cx.new_id(), cx.now());
    cx.q(sql!(
        "INSERT INTO desk_deliveries (id, escalation, kind, body, at, status, next_at) \
         VALUES ($1, $2, $3, $4, $5, 'waiting', $5)"
    ))
    .bind(id)
    .bind(escalation)
    .bind(kind)
    .bind(body.to_owned())
    .bind(now)
    .run()
    .await?;
    Ok(id)
}

/// Whether a webhook is due and may be sent.
pub(crate) async fn any_due(conn: &mut impl Connection, now: Timestamp) -> Result<bool> {
    conn.q(sql!(
        "SELECT EXISTS (SELECT 1 FROM desk_deliveries WHERE status = 'waiting' AND next_at <= $1 AND taken_until <= $1) \
         AND EXISTS (SELECT 1 FROM desk_receiver WHERE active)"
    ))
    .bind(now)
    .value()
    .await
}

/// Takes webhooks that are due: until `taken_until` nobody else does. One that is named is taken whether or not the receiver
/// is switched on.
pub(crate) async fn take(
    cx: &mut Cx<'_>,
    only: Option<DeliveryId>,
    taken_until: Timestamp,
    limit: i64,
) -> Result<Vec<DueRow>> {
    let now = cx.now();
    cx.q(sql!(
        "UPDATE desk_deliveries SET taken_until = $2, tried_at = $1, attempts = attempts + 1 \
         WHERE status = 'waiting' AND taken_until <= $1 AND id IN (SELECT id FROM desk_deliveries \
         WHERE status = 'waiting' AND next_at <= $1 AND taken_until <= $1 \
         AND CASE WHEN CAST($3 AS BIGINT) IS NULL THEN EXISTS (SELECT 1 FROM desk_receiver WHERE active) ELSE id = $3 END \
         ORDER BY next_at, id LIMIT $4) RETURNING id, body, attempts"
    ))
    .bind(now)
    .bind(taken_until)
    .bind(only)
    .bind(limit)
    .all()
    .await
}

/// What came of an attempt.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    pub(crate) id: DeliveryId,
    /// The number of the attempt.
    pub(crate) attempt: i64,
    pub(crate) status: DeliveryStatus,
    pub(crate) next_at: Timestamp,
    pub(crate) result: String,
    pub(crate) answer: String,
}

/// Keeps what came of an attempt, unless somebody else has it by now or it is not needed any more.
pub(crate) async fn record(cx: &mut Cx<'_>, outcome: &Outcome) -> Result<bool> {
    let changed = cx
        .q(sql!(
            "UPDATE desk_deliveries SET status = $3, next_at = $4, result = $5, answer = $6, taken_until = 0 \
             WHERE id = $1 AND attempts = $2 AND status = 'waiting'"
        ))
        .bind(outcome.id)
        .bind(outcome.attempt)
        .bind(outcome.status)
        .bind(outcome.next_at)
        .bind(outcome.result.clone())
        .bind(outcome.answer.clone())
        .run()
        .await?;
    Ok(changed > 0)
}

/// Webhooks about an escalation that still wait are not needed any more.
pub(crate) async fn cancel(cx: &mut Cx<'_>, escalation: EscalationId) -> Result<()> {
    cx.q(sql!("UPDATE desk_deliveries SET status = 'cancelled' WHERE escalation = $1 AND status = 'waiting'"))
        .bind(escalation)
        .run()
        .await?;
    Ok(())
}

/// Sends a webhook again from the first attempt on, unless somebody is sending it now or its escalation is closed.
pub(crate) async fn again(cx: &mut Cx<'_>, id: DeliveryId) -> Result<bool> {
    let now = cx.now();
    let changed = cx
        .q(sql!(
            "UPDATE desk_deliveries SET status = 'waiting', attempts = 0, next_at = $2 \
             WHERE id = $1 AND taken_until <= $2 AND (escalation IS NULL OR EXISTS (SELECT 1 FROM desk_escalations e \
             WHERE e.id = desk_deliveries.escalation AND e.state IN ('passed', 'accepted')))"
        ))
        .bind(id)
        .bind(now)
        .run()
        .await?;
    Ok(changed > 0)
}

/// Whose question a webhook was about; nothing for a test.
pub(crate) async fn about(conn: &mut impl Connection, id: DeliveryId) -> Result<Option<AboutRow>> {
    conn.q(sql!(
        "SELECT e.id, e.topic, e.member, t.title FROM desk_deliveries d JOIN desk_escalations e ON e.id = d.escalation \
         JOIN topics t ON t.id = e.topic WHERE d.id = $1"
    ))
    .bind(id)
    .opt()
    .await
}

/// The latest webhooks, the newest first; only one, where it is named.
pub(crate) async fn latest(
    conn: &mut impl Connection,
    only: Option<DeliveryId>,
    before: Option<DeliveryId>,
    limit: i64,
) -> Result<Vec<DeliveryRow>> {
    conn.q(sql!(
        "SELECT d.id, d.kind, d.at, d.status, d.attempts, d.next_at, d.tried_at, d.result, d.answer, d.escalation, \
         e.topic, t.title FROM desk_deliveries d LEFT JOIN desk_escalations e ON e.id = d.escalation \
         LEFT JOIN topics t ON t.id = e.topic \
         WHERE CASE WHEN CAST($1 AS BIGINT) IS NULL THEN TRUE ELSE d.id = $1 END \
         AND CASE WHEN CAST($2 AS BIGINT) IS NULL THEN TRUE ELSE d.id < $2 END ORDER BY d.id DESC LIMIT $3"
    ))
    .bind(only)
    .bind(before)
    .bind(limit)
    .all()
    .await
}

/// Forgets webhooks that were settled long ago, with what they told.
pub(crate) async fn forget(cx: &mut Cx<'_>, after: Duration) -> Result<()> {
    let before = cx.now() - after;
    cx.q(sql!("DELETE FROM desk_deliveries WHERE at < $1 AND status <> 'waiting'")).bind(before).run().await?;
    Ok(())
}

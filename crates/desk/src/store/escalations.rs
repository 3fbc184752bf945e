//! Questions that were passed on to the ticket system.

use super::deliveries::DeliveryStatus;
use crate::escalate::{EscalationId, EscalationState};
use madang_kernel::{
    Actor, Cx, MemberId, ProductId, Result, SpaceId, Timestamp, TopicId, VersionId, db::Connection, row, sql,
};

row! {
    /// An escalation as it is shown.
    #[derive(Clone, Debug)]
    pub(crate) struct EscalationRow {
        pub(crate) id: EscalationId,
        pub(crate) topic: TopicId,
        pub(crate) member: MemberId,
        pub(crate) handle: String,
        pub(crate) name: String,
        pub(crate) note: String,
        pub(crate) at: Timestamp,
        pub(crate) state: EscalationState,
        pub(crate) ticket: String,
        pub(crate) link: String,
        pub(crate) comment: String,
        pub(crate) changed_at: Timestamp,
        pub(crate) delivery: Option<DeliveryStatus>,
    }

    /// An escalation as a command changes it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub(crate) struct EscalationHead {
        pub(crate) id: EscalationId,
        pub(crate) topic: TopicId,
        pub(crate) member: MemberId,
        pub(crate) state: EscalationState,
        pub(crate) ticket: String,
        pub(crate) link: String,
        pub(crate) comment: String,
    }

    /// What a webhook tells of a question.
    #[derive(Clone, Debug)]
    pub(crate) struct Subject {
        pub(crate) topic: TopicId,
        pub(crate) title: String,
        pub(crate) slug: String,
        pub(crate) language: String,
        pub(crate) tags: String,
        pub(crate) space: SpaceId,
        pub(crate) product: Option<ProductId>,
        pub(crate) version: Option<VersionId>,
        pub(crate) asked_at: Timestamp,
        pub(crate) markdown: String,
        pub(crate) handle: String,
        /// The asker's confirmed address, where it may be told.
        pub(crate) email: Option<String>,
        /// The handle of whoever passes it on.
        pub(crate) by: String,
    }
}

/// An escalation that is about to be written.
#[derive(Clone, Debug)]
pub(crate) struct New<'a> {
    pub(crate) id: EscalationId,
    pub(crate) topic: TopicId,
    pub(crate) member: MemberId,
    pub(crate) note: &'a str,
}

/// Keeps that a question was passed on; says whether none of it was open.
pub(crate) async fn add(cx: &mut Cx<'_>, new: New<'_>) -> Result<bool> {
    let now = cx.now();
    let made: Option<(EscalationId,)> = cx
        .q(sql!(
            "INSERT INTO desk_escalations (id, topic, member, note, at, state, changed_at) \
             VALUES ($1, $2, $3, $4, $5, 'passed', $5) \
             ON CONFLICT (topic) WHERE state IN ('passed', 'accepted') DO NOTHING RETURNING id"
        ))
        .bind(new.id)
        .bind(new.topic)
        .bind(new.member)
        .bind(new.note.to_owned())
        .bind(now)
        .opt()
        .await?;
    Ok(made.is_some())
}

/// The question of an escalation.
pub(crate) async fn topic_of(conn: &mut impl Connection, id: EscalationId) -> Result<Option<TopicId>> {
    let found: Option<(TopicId,)> =
        conn.q(sql!("SELECT topic FROM desk_escalations WHERE id = $1")).bind(id).opt().await?;
    Ok(found.map(|(topic,)| topic))
}

/// An escalation. The caller has locked its question.
pub(crate) async fn head(conn: &mut impl Connection, id: EscalationId) -> Result<Option<EscalationHead>> {
    conn.q(sql!("SELECT id, topic, member, state, ticket, link, comment FROM desk_escalations WHERE id = $1"))
        .bind(id)
        .opt()
        .await
}

/// Whether somebody works on a question that was passed on.
pub(crate) async fn has_open(conn: &mut impl Connection, topic: TopicId) -> Result<bool> {
    conn.q(sql!("SELECT EXISTS (SELECT 1 FROM desk_escalations WHERE topic = $1 AND state IN ('passed', 'accepted'))"))
        .bind(topic)
        .value()
        .await
}

/// Whether support has a question, and its asker may know.
pub(crate) async fn asker_may_know(conn: &mut impl Connection, topic: TopicId) -> Result<bool> {
    conn.q(sql!(
        "SELECT EXISTS (SELECT 1 FROM desk_escalations e JOIN desk_receiver r ON r.tell_asker \
         WHERE e.topic = $1 AND e.state IN ('passed', 'accepted'))"
    ))
    .bind(topic)
    .value()
    .await
}

/// Writes what became of an escalation.
pub(crate) async fn change(cx: &mut Cx<'_>, after: &EscalationHead) -> Result<()> {
    let now = cx.now();
    cx.q(sql!(
        "UPDATE desk_escalations SET state = $2, ticket = $3, link = $4, comment = $5, changed_at = $6 WHERE id = $1"
    ))
    .bind(after.id)
    .bind(after.state)
    .bind(after.ticket.clone())
    .bind(after.link.clone())
    .bind(after.comment.clone())
    .bind(now)
    .run()
    .await?;
    Ok(())
}

/// The escalations of a question, the latest first. The caller knows that the actor keeps that question in order.
pub(crate) async fn of_topic(conn: &mut impl Connection, topic: TopicId, limit: i64) -> Result<Vec<EscalationRow>> {
    conn.q(sql!(
        "SELECT e.id, e.topic, e.member, m.handle, m.name, e.note, e.at, e.state, e.ticket, e.link, e.comment, \
         e.changed_at, (SELECT d.status FROM desk_deliveries d WHERE d.escalation = e.id) \
         FROM desk_escalations e JOIN members m ON m.id = e.member WHERE e.topic = $1 ORDER BY e.id DESC LIMIT $2"
    ))
    .bind(topic)
    .bind(limit)
    .all()
    .await
}

/// An escalation of a question in a space that the actor sees.
pub(crate) async fn one(conn: &mut impl Connection, actor: &Actor, id: EscalationId) -> Result<EscalationRow> {
    conn.q(sql!(
        "SELECT e.id, e.topic, e.member, m.handle, m.name, e.note, e.at, e.state, e.ticket, e.link, e.comment, \
         e.changed_at, (SELECT d.status FROM desk_deliveries d WHERE d.escalation = e.id) \
         FROM desk_escalations e JOIN members m ON m.id = e.member JOIN topics t ON t.id = e.topic \
         WHERE e.id = $1 AND t.space IN (SELECT "
        lite "value FROM json_each($2))" pg "value::bigint FROM json_array_elements_text($2::json))"
    ))
    .bind(id)
    .bind(actor.visible_spaces().to_owned())
    .one()
    .await
}

/// The title of a question.
pub(crate) async fn title(conn: &mut impl Connection, topic: TopicId) -> Result<String> {
    conn.q(sql!("SELECT title FROM topics WHERE id = $1")).bind(topic).value().await
}

/// What a webhook tells of a question that `by` passes on.
pub(crate) async fn subject(
    conn: &mut impl Connection,
    topic: TopicId,
    by: MemberId,
    with_email: bool,
) -> Result<Subject> {
    conn.q(sql!(
        "SELECT t.id, t.title, t.slug, t.language, t.tags, t.space, t.product, t.version, t.created_at, p.markdown, \
         a.handle, CASE WHEN $3 AND a.email_confirmed THEN a.email END, b.handle \
         FROM topics t JOIN posts p ON p.id = t.opening JOIN members a ON a.id = t.author \
         JOIN members b ON b.id = $2 WHERE t.id = $1"
    ))
    .bind(topic)
    .bind(by)
    .bind(with_email)
    .one()
    .await
}

//! Tickets that came in by the API: which topic each became.

use madang_kernel::{Cx, PostId, Result, SpaceId, Timestamp, TopicId, Visibility, db::Connection, row, sql};

row! {
    /// A ticket that came in before.
    #[derive(Clone, Debug)]
    pub(crate) struct KeptRow {
        pub(crate) topic: TopicId,
        /// What solved it.
        pub(crate) reply: Option<PostId>,
        pub(crate) digest: String,
    }
}

/// Keeps that a ticket becomes this topic; says whether it was not known.
pub(crate) async fn claim(cx: &mut Cx<'_>, system: &str, external: &str, topic: TopicId, digest: &str) -> Result<bool> {
    let now = cx.now();
    let made: Option<(TopicId,)> = cx
        .q(sql!(
            "INSERT INTO desk_tickets (system, external, topic, digest, at) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (system, external) DO NOTHING RETURNING topic"
        ))
        .bind(system.to_owned())
        .bind(external.to_owned())
        .bind(topic)
        .bind(digest.to_owned())
        .bind(now)
        .opt()
        .await?;
    Ok(made.is_some())
}

/// A known ticket, which nobody else changes until the command ends.
pub(crate) async fn lock(cx: &mut Cx<'_>, system: &str, external: &str) -> Result<KeptRow> {
    cx.q(sql!("SELECT topic, reply, digest FROM desk_tickets WHERE system = $1 AND external = $2" pg " FOR UPDATE"))
        .bind(system.to_owned())
        .bind(external.to_owned())
        .one()
        .await
}

/// Keeps which post solved a ticket.
pub(crate) async fn keep_reply(cx: &mut Cx<'_>, system: &str, external: &str, reply: PostId) -> Result<()> {
    cx.q(sql!("UPDATE desk_tickets SET reply = $3 WHERE system = $1 AND external = $2"))
        .bind(system.to_owned())
        .bind(external.to_owned())
        .bind(reply)
        .run()
        .await?;
    Ok(())
}

/// Keeps what was sent last.
pub(crate) async fn keep_digest(cx: &mut Cx<'_>, system: &str, external: &str, digest: &str) -> Result<()> {
    cx.q(sql!("UPDATE desk_tickets SET digest = $3 WHERE system = $1 AND external = $2"))
        .bind(system.to_owned())
        .bind(external.to_owned())
        .bind(digest.to_owned())
        .run()
        .await?;
    Ok(())
}

/// The spaces of tickets that are written in, and who sees them.
pub(crate) async fn spaces(conn: &mut impl Connection) -> Result<Vec<(SpaceId, Visibility)>> {
    conn.q(sql!("SELECT id, visibility FROM spaces WHERE kind = 'tickets' AND NOT archived ORDER BY position, id"))
        .all()
        .await
}

/// The ticket that a thread of messages became, of which one of these is known, and what tells its customer. A ticket other than `new`
/// comes first; removed ones are gone.
pub(crate) async fn thread(
    conn: &mut impl Connection,
    messages: &[String],
    new: TopicId,
) -> Result<Option<(TopicId, String)>> {
    conn.q(sql!(
        "SELECT m.topic, m.customer FROM desk_ticket_mails m LEFT JOIN topics t ON t.id = m.topic WHERE m.message IN (SELECT "
        lite "value FROM json_each($1)" pg "value FROM json_array_elements_text($1::json)"
        ") AND NOT COALESCE(t.deleted, FALSE) ORDER BY CASE WHEN m.topic = $2 THEN 1 ELSE 0 END, m.at LIMIT 1"
    ))
    .bind(serde_json::to_string(messages)?)
    .bind(new)
    .opt()
    .await
}

/// Keeps that messages belong to a ticket, as not yet seen, where nothing is known of them.
pub(crate) async fn name_mails(cx: &mut Cx<'_>, messages: &[String], topic: TopicId, customer: &str) -> Result<()> {
    let now = cx.now();
    cx.q(sql!(
        "INSERT INTO desk_ticket_mails (message, topic, customer, seen, at) \
         SELECT value, CAST($2 AS BIGINT), $3, FALSE, CAST($4 AS BIGINT) FROM "
        lite "json_each($1)" pg "json_array_elements_text($1::json)"
        " WHERE TRUE ORDER BY value ON CONFLICT (message) DO NOTHING"
    ))
    .bind(serde_json::to_string(messages)?)
    .bind(topic)
    .bind(customer.to_owned())
    .bind(now)
    .run()
    .await?;
    Ok(())
}

/// Gives messages that were kept for a ticket to another.
pub(crate) async fn move_mails(
    cx: &mut Cx<'_>,
    messages: &[String],
    from: TopicId,
    to: TopicId,
    customer: &str,
) -> Result<()> {
    cx.q(sql!(
        "UPDATE desk_ticket_mails SET topic = $3, customer = $4 WHERE topic = $2 AND message IN (SELECT "
        lite "value FROM json_each($1)" pg "value FROM json_array_elements_text($1::json)" ")"
    ))
    .bind(serde_json::to_string(messages)?)
    .bind(from)
    .bind(to)
    .bind(customer.to_owned())
    .run()
    .await?;
    Ok(())
}

/// Forgets messages whose tickets were removed.
pub(crate) async fn forget_removed(cx: &mut Cx<'_>, messages: &[String]) -> Result<()> {
    cx.q(sql!(
        "DELETE FROM desk_ticket_mails WHERE message IN (SELECT "
        lite "value FROM json_each($1)" pg "value FROM json_array_elements_text($1::json)"
        ") AND topic IN (SELECT t.id FROM topics t WHERE t.id = desk_ticket_mails.topic AND t.deleted)"
    ))
    .bind(serde_json::to_string(messages)?)
    .run()
    .await?;
    Ok(())
}

/// Keeps that a message has been seen; says whether it had not.
pub(crate) async fn see_mail(cx: &mut Cx<'_>, message: &str) -> Result<bool> {
    let seen: Option<(TopicId,)> = cx
        .q(sql!("UPDATE desk_ticket_mails SET seen = TRUE WHERE message = $1 AND NOT seen RETURNING topic"))
        .bind(message.to_owned())
        .opt()
        .await?;
    Ok(seen.is_some())
}

/// The ticket that a message has become part of.
pub(crate) async fn of_mail(conn: &mut impl Connection, message: &str) -> Result<Option<TopicId>> {
    let found: Option<(TopicId,)> = conn
        .q(sql!("SELECT topic FROM desk_ticket_mails WHERE message = $1 AND seen"))
        .bind(message.to_owned())
        .opt()
        .await?;
    Ok(found.map(|(topic,)| topic))
}

row! {
    /// A ticket as it is listed.
    #[derive(Clone, Debug)]
    pub(crate) struct TicketRow {
        pub(crate) id: TopicId,
        pub(crate) slug: String,
        pub(crate) title: String,
        pub(crate) language: String,
        pub(crate) answers: i64,
        pub(crate) created_at: Timestamp,
    }
}

/// The newest tickets of a space.
pub(crate) async fn newest(conn: &mut impl Connection, space: SpaceId, most: i64) -> Result<Vec<TicketRow>> {
    conn.q(sql!(
        "SELECT id, slug, title, language, answers, created_at FROM topics \
         WHERE space = $1 AND NOT hidden AND NOT deleted ORDER BY id DESC LIMIT $2"
    ))
    .bind(space)
    .bind(most)
    .all()
    .await
}

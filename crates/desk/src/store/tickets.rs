//! Tickets that came in by the API: which topic each became.

use madang_kernel::{Cx, PostId, Result, SpaceId, TopicId, Visibility, db::Connection, row, sql};

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

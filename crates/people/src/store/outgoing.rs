//! Mail that waits to be sent.

use madang_kernel::{Id, Result, Timestamp, db::Connection, row, sql};

/// The identifier of a queued mail.
pub(crate) enum MailTag {}
pub(crate) type MailId = Id<MailTag>;

row! {
    /// A mail to send now.
    #[derive(Clone, Debug)]
    pub(crate) struct Waiting {
        pub(crate) id: MailId,
        pub(crate) delivery: String,
        pub(crate) recipient: String,
        pub(crate) message: String,
        pub(crate) attempts: i64,
    }
}

/// Queues a mail; a second one with the same delivery key is dropped.
pub(crate) async fn insert(
    conn: &mut impl Connection,
    id: MailId,
    delivery: &str,
    recipient: &str,
    message: &str,
    now: Timestamp,
) -> Result<()> {
    conn.q(sql!(
        "INSERT INTO outgoing_mail (id, delivery, recipient, message, next_at) VALUES ($1, $2, $3, $4, $5) "
        "ON CONFLICT (delivery) DO NOTHING"
    ))
    .bind(id)
    .bind(delivery)
    .bind(recipient)
    .bind(message)
    .bind(now)
    .run()
    .await?;
    Ok(())
}

/// Takes mails that are due and have had fewer than `given_up` attempts; until `retry_at` no other node takes them.
pub(crate) async fn take(
    conn: &mut impl Connection,
    now: Timestamp,
    retry_at: Timestamp,
    most: i64,
    given_up: i64,
) -> Result<Vec<Waiting>> {
    conn.q(sql!(
        "UPDATE outgoing_mail SET attempts = attempts + 1, next_at = $2 WHERE id IN (SELECT id FROM outgoing_mail "
        "WHERE sent_at IS NULL AND next_at <= $1 AND attempts < $4 ORDER BY next_at, id LIMIT $3" pg " FOR UPDATE SKIP LOCKED" ") "
        "RETURNING id, delivery, recipient, message, attempts"
    ))
    .bind(now)
    .bind(retry_at)
    .bind(most)
    .bind(given_up)
    .all()
    .await
}

/// How many mails are due.
pub(crate) async fn due(conn: &mut impl Connection, now: Timestamp) -> Result<i64> {
    conn.q(sql!("SELECT CAST(count(*) AS BIGINT) FROM outgoing_mail WHERE sent_at IS NULL AND next_at <= $1"))
        .bind(now)
        .value()
        .await
}

/// It is sent; its text, which may hold a link, is forgotten.
pub(crate) async fn sent(conn: &mut impl Connection, id: MailId, now: Timestamp) -> Result<()> {
    conn.q(sql!("UPDATE outgoing_mail SET sent_at = $2, message = '', error = '' WHERE id = $1"))
        .bind(id)
        .bind(now)
        .run()
        .await?;
    Ok(())
}

/// It could not be sent; try again at `next_at`, unless there were too many `attempts`.
pub(crate) async fn failed(
    conn: &mut impl Connection,
    id: MailId,
    error: &str,
    attempts: i64,
    next_at: Timestamp,
) -> Result<()> {
    conn.q(sql!("UPDATE outgoing_mail SET error = $2, attempts = $3, next_at = $4 WHERE id = $1"))
        .bind(id)
        .bind(error)
        .bind(attempts)
        .bind(next_at)
        .run()
        .await?;
    Ok(())
}

/// Forgets mails sent before a time, and those that were given up before it.
pub(crate) async fn sweep(conn: &mut impl Connection, before: Timestamp, given_up: i64) -> Result<u64> {
    conn.q(sql!(
        "DELETE FROM outgoing_mail WHERE sent_at < $1 OR (sent_at IS NULL AND attempts >= $2 AND next_at < $1)"
    ))
    .bind(before)
    .bind(given_up)
    .run()
    .await
}

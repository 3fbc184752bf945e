//! The ticket system that questions are passed on to.

use madang_kernel::{Cx, Result, Timestamp, db::Connection, row, sql};

/// The id of the only row.
const ONLY: i64 = 1;

row! {
    /// The receiver of webhooks.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub(crate) struct Receiver {
        pub(crate) url: String,
        pub(crate) active: bool,
        pub(crate) secret: String,
        pub(crate) secret_at: Timestamp,
        pub(crate) old_secret: Option<String>,
        pub(crate) old_until: Option<Timestamp>,
        pub(crate) with_email: bool,
        pub(crate) tell_asker: bool,
    }
}

impl Receiver {
    /// The secrets that webhooks are signed with now: the newest first.
    pub(crate) fn secrets(&self, now: Timestamp) -> Vec<String> {
        let old = self.old_secret.clone().filter(|_| self.old_until.is_some_and(|until| until > now));
        [Some(self.secret.clone()), old].into_iter().flatten().collect()
    }
}

/// The receiver, if one was ever set.
pub(crate) async fn now(conn: &mut impl Connection) -> Result<Option<Receiver>> {
    conn.q(sql!(
        "SELECT url, active, secret, secret_at, old_secret, old_until, with_email, tell_asker FROM desk_receiver \
         WHERE id = $1"
    ))
    .bind(ONLY)
    .opt()
    .await
}

/// Whether questions can be passed on.
pub(crate) async fn is_active(conn: &mut impl Connection) -> Result<bool> {
    conn.q(sql!("SELECT EXISTS (SELECT 1 FROM desk_receiver WHERE active)")).value().await
}

/// Writes the receiver.
pub(crate) async fn save(cx: &mut Cx<'_>, receiver: &Receiver) -> Result<()> {
    cx.q(sql!(
        "INSERT INTO desk_receiver (id, url, active, secret, secret_at, old_secret, old_until, with_email, tell_asker) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO UPDATE SET url = excluded.url, \
         active = excluded.active, secret = excluded.secret, secret_at = excluded.secret_at, \
         old_secret = excluded.old_secret, old_until = excluded.old_until, with_email = excluded.with_email, \
         tell_asker = excluded.tell_asker"
    ))
    .bind(ONLY)
    .bind(receiver.url.clone())
    .bind(receiver.active)
    .bind(receiver.secret.clone())
    .bind(receiver.secret_at)
    .bind(receiver.old_secret.clone())
    .bind(receiver.old_until)
    .bind(receiver.with_email)
    .bind(receiver.tell_asker)
    .run()
    .await?;
    Ok(())
}

/// The receiver wants nothing any more.
pub(crate) async fn switch_off(cx: &mut Cx<'_>) -> Result<()> {
    cx.q(sql!("UPDATE desk_receiver SET active = FALSE WHERE id = $1")).bind(ONLY).run().await?;
    Ok(())
}

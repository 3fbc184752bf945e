//! Failed attempts to sign in, by account and address together, so that nobody can lock another out.

use madang_kernel::{Result, Timestamp, db::Connection, row, sql};

row! {
    /// What is known of a pair of account and address.
    #[derive(Clone, Debug)]
    pub(crate) struct Failures {
        pub(crate) failures: i64,
        pub(crate) last_at: Timestamp,
        pub(crate) locked_until: Option<Timestamp>,
    }
}

/// The failures under `key`.
pub(crate) async fn find(conn: &mut impl Connection, key: &str) -> Result<Option<Failures>> {
    conn.q(sql!("SELECT failures, last_at, locked_until FROM login_failures WHERE key = $1")).bind(key).opt().await
}

/// Writes the failures under `key`.
pub(crate) async fn save(conn: &mut impl Connection, key: &str, new: &Failures) -> Result<()> {
    conn.q(sql!(
        "INSERT INTO login_failures (key, failures, last_at, locked_until) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (key) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at, "
        "locked_until = excluded.locked_until"
    ))
    .bind(key)
    .bind(new.failures)
    .bind(new.last_at)
    .bind(new.locked_until)
    .run()
    .await?;
    Ok(())
}

/// Forgets the failures under `key`.
pub(crate) async fn forget(conn: &mut impl Connection, key: &str) -> Result<()> {
    conn.q(sql!("DELETE FROM login_failures WHERE key = $1")).bind(key).run().await?;
    Ok(())
}

/// Forgets failures older than `before`.
pub(crate) async fn sweep(conn: &mut impl Connection, before: Timestamp) -> Result<u64> {
    conn.q(sql!("DELETE FROM login_failures WHERE last_at <= $1")).bind(before).run().await
}

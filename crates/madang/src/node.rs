//! A number for this node, leased in the database, so that no two nodes make the same identifier. Leases go by the
//! machine's clock, whatever a rehearsal makes of the community's.

use madang_kernel::{App, Clock, Db, Error, Result, Timestamp, sql};
use std::time::Duration;

const LEASE: Duration = Duration::from_secs(60);
/// How often the lease is renewed.
pub(crate) const RENEWAL: Duration = Duration::from_secs(20);

/// Leases the lowest free number. SQLite has one node: zero.
///
/// # Errors
/// When the database fails, or 256 nodes run already.
pub(crate) async fn lease(db: &Db) -> Result<u8> {
    if !db.is_postgres() {
        return Ok(0);
    }
    let now = Clock::System.now();
    for number in 0..=u8::MAX {
        let mut tx = db.write().await?;
        let taken = tx
            .q(sql!("INSERT INTO nodes (number, until) VALUES ($1, $2) ON CONFLICT (number) DO UPDATE "
                "SET until = excluded.until WHERE nodes.until < $3"))
            .bind(i64::from(number))
            .bind(now + LEASE)
            .bind(now)
            .run()
            .await?;
        tx.commit().await?;
        if taken == 1 {
            return Ok(number);
        }
    }
    Err(Error::internal("256 nodes run on this database already"))
}

/// Renews the lease of this node.
///
/// # Errors
/// When the database fails.
pub(crate) async fn renew(app: &App, number: u8) -> Result<()> {
    set(app, number, Clock::System.now() + LEASE).await
}

/// Gives the number back.
///
/// # Errors
/// When the database fails.
pub(crate) async fn give_back(app: &App, number: u8) -> Result<()> {
    set(app, number, Timestamp::from_millis(0)).await
}

async fn set(app: &App, number: u8, until: Timestamp) -> Result<()> {
    let mut tx = app.db().write().await?;
    tx.q(sql!("UPDATE nodes SET until = $2 WHERE number = $1")).bind(i64::from(number)).bind(until).run().await?;
    tx.commit().await
}

//! Links sent by e-mail, each good once and for a time. Only their hashes are kept.

use madang_kernel::{MemberId, Result, Timestamp, db::Connection, row, sql, words};

words! {
    /// What a link is for.
    pub(crate) enum Purpose {
        /// Confirming the address after signing up.
        Confirm = "confirm",
        /// Choosing a new password.
        Reset = "reset",
        /// Taking over an imported account.
        Claim = "claim",
        /// Confirming a changed address.
        Email = "email",
    }
}

row! {
    /// A link that is still good.
    pub(crate) struct Link {
        pub(crate) member: MemberId,
        pub(crate) purpose: Purpose,
        pub(crate) email: String,
    }
}

/// Keeps a link; earlier ones for the same purpose stop working.
pub(crate) async fn replace(
    conn: &mut impl Connection,
    hash: &str,
    link: &Link,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<()> {
    end(conn, link.member, link.purpose).await?;
    conn.q(sql!(
        "INSERT INTO links (hash, member, purpose, email, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)"
    ))
    .bind(hash)
    .bind(link.member)
    .bind(link.purpose)
    .bind(&*link.email)
    .bind(now)
    .bind(expires_at)
    .run()
    .await?;
    Ok(())
}

/// The link with this hash, if it is still good.
pub(crate) async fn find(conn: &mut impl Connection, hash: &str, now: Timestamp) -> Result<Option<Link>> {
    conn.q(sql!("SELECT member, purpose, email FROM links WHERE hash = $1 AND expires_at > $2"))
        .bind(hash)
        .bind(now)
        .opt()
        .await
}

/// The link with this hash, if it is still good; it is used up.
pub(crate) async fn take(conn: &mut impl Connection, hash: &str, now: Timestamp) -> Result<Option<Link>> {
    conn.q(sql!("DELETE FROM links WHERE hash = $1 AND expires_at > $2 RETURNING member, purpose, email"))
        .bind(hash)
        .bind(now)
        .opt()
        .await
}

/// Ends a member's links for one purpose.
pub(crate) async fn end(conn: &mut impl Connection, member: MemberId, purpose: Purpose) -> Result<()> {
    conn.q(sql!("DELETE FROM links WHERE member = $1 AND purpose = $2")).bind(member).bind(purpose).run().await?;
    Ok(())
}

/// When a link for this purpose was last sent to a member.
pub(crate) async fn last_sent(
    conn: &mut impl Connection,
    member: MemberId,
    purpose: Purpose,
) -> Result<Option<Timestamp>> {
    conn.q(sql!("SELECT max(created_at) FROM links WHERE member = $1 AND purpose = $2"))
        .bind(member)
        .bind(purpose)
        .value()
        .await
}

/// Forgets links that have expired.
pub(crate) async fn sweep(conn: &mut impl Connection, now: Timestamp) -> Result<u64> {
    conn.q(sql!("DELETE FROM links WHERE expires_at <= $1")).bind(now).run().await
}

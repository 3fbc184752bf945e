//! API tokens.

use super::sessions::Bearer;
use madang_kernel::{MemberId, Result, Timestamp, TokenId, db::Connection, row, sql};

/// Whoever holds the token with this hash.
pub(crate) async fn bearer(conn: &mut impl Connection, hash: &str) -> Result<Option<Bearer>> {
    conn.q(sql!(
        "SELECT m.id, m.handle, m.name, m.picture, m.role, m.affiliation, m.state, m.suspended_until, m.silenced_until, m.warned_at, "
        "m.agreed, m.trusted, m.trust, "
        "m.language, m.theme, m.time_zone, coalesce((SELECT string_agg(CAST(g.grp AS TEXT), ',') FROM group_members g "
        "WHERE g.member = m.id), ''), "
        "coalesce((SELECT string_agg(CAST(h.space AS TEXT) || '@' || coalesce(CAST(h.until AS TEXT), ''), ',') "
        "FROM space_heroes h WHERE h.member = m.id), ''), t.id, t.expires_at, t.scopes, t.used_at "
        "FROM tokens t JOIN members m ON m.id = t.member WHERE t.hash = $1"
    ))
    .bind(hash)
    .opt()
    .await
}

row! {
    /// A token as its member sees it; the secret itself was shown once and is not kept.
    #[derive(Clone, Debug)]
    pub struct Token {
        /// The token.
        pub id: TokenId,
        /// What it is for, in its member's words.
        pub name: String,
        /// Its scopes, as a JSON array of words.
        pub scopes: String,
        /// The secret's last characters.
        pub hint: String,
        /// When it was made.
        pub created_at: Timestamp,
        /// When it was last used.
        pub used_at: Option<Timestamp>,
        /// When it ends; `None` when it does not.
        pub expires_at: Option<Timestamp>,
    }
}

/// A member's tokens, the newest first.
pub(crate) async fn of_member(conn: &mut impl Connection, member: MemberId) -> Result<Vec<Token>> {
    conn.q(sql!(
        "SELECT id, name, scopes, hint, created_at, used_at, expires_at FROM tokens WHERE member = $1 "
        "ORDER BY created_at DESC, id DESC"
    ))
    .bind(member)
    .all()
    .await
}

/// Keeps a new token.
pub(crate) async fn insert(conn: &mut impl Connection, hash: &str, member: MemberId, token: &Token) -> Result<()> {
    conn.q(sql!(
        "INSERT INTO tokens (id, hash, member, name, scopes, hint, created_at, expires_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    ))
    .bind(token.id)
    .bind(hash)
    .bind(member)
    .bind(&*token.name)
    .bind(&*token.scopes)
    .bind(&*token.hint)
    .bind(token.created_at)
    .bind(token.expires_at)
    .run()
    .await?;
    Ok(())
}

/// Ends a token of a member; how many there were.
pub(crate) async fn end(conn: &mut impl Connection, member: MemberId, token: TokenId) -> Result<u64> {
    conn.q(sql!("DELETE FROM tokens WHERE id = $1 AND member = $2")).bind(token).bind(member).run().await
}

/// Notes when tokens were last used, given as a JSON array of `[id, time]`.
pub(crate) async fn used(conn: &mut impl Connection, marks: &str) -> Result<()> {
    conn.q(sql!(
        "UPDATE tokens SET used_at = k.at FROM (SELECT "
        lite "value ->> 0 AS id, value ->> 1 AS at FROM json_each($1)"
        pg "(value ->> 0)::bigint AS id, (value ->> 1)::bigint AS at FROM json_array_elements($1::json)"
        ") AS k WHERE tokens.id = k.id"
    ))
    .bind(marks)
    .run()
    .await?;
    Ok(())
}

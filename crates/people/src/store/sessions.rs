//! Sessions: where a member is signed in.

use crate::{Affiliation, State};
use madang_kernel::{MemberId, Result, Role, SessionId, Timestamp, db::Connection, row, sql};

row! {
    /// Who comes with a session's or a token's secret.
    pub(crate) struct Bearer {
        pub(crate) member: MemberId,
        pub(crate) handle: String,
        pub(crate) name: String,
        pub(crate) picture: Option<String>,
        pub(crate) role: Role,
        pub(crate) affiliation: Affiliation,
        pub(crate) state: State,
        pub(crate) suspended_until: Option<Timestamp>,
        pub(crate) silenced_until: Option<Timestamp>,
        /// When moderators warned them, until they have read of it.
        pub(crate) warned_at: Option<Timestamp>,
        /// The version of the guidelines agreed to.
        pub(crate) agreed: i64,
        pub(crate) trusted: bool,
        /// The trust level, 0 to 4.
        pub(crate) trust: i64,
        pub(crate) language: Option<String>,
        pub(crate) theme: Option<String>,
        pub(crate) time_zone: String,
        pub(crate) groups: String,
        /// The spaces that the member may tidy, each `id@until` in milliseconds, or `id@` for good.
        pub(crate) tended: String,
        /// The session's or the token's id.
        pub(crate) id: i64,
        pub(crate) expires_at: Option<Timestamp>,
        /// The scopes of a token, as a JSON array; empty for a session.
        pub(crate) scopes: String,
        pub(crate) seen_at: Option<Timestamp>,
    }
}

/// Whoever holds the session with this hash.
pub(crate) async fn bearer(conn: &mut impl Connection, hash: &str) -> Result<Option<Bearer>> {
    conn.q(sql!(
        "SELECT m.id, m.handle, m.name, m.picture, m.role, m.affiliation, m.state, m.suspended_until, m.silenced_until, m.warned_at, "
        "m.agreed, m.trusted, m.trust, "
        "m.language, m.theme, m.time_zone, coalesce((SELECT string_agg(CAST(g.grp AS TEXT), ',') FROM group_members g "
        "WHERE g.member = m.id), ''), "
        "coalesce((SELECT string_agg(CAST(h.space AS TEXT) || '@' || coalesce(CAST(h.until AS TEXT), ''), ',') "
        "FROM space_heroes h WHERE h.member = m.id), ''), s.id, s.expires_at, '', s.seen_at "
        "FROM sessions s JOIN members m ON m.id = s.member WHERE s.hash = $1"
    ))
    .bind(hash)
    .opt()
    .await
}

/// A session about to begin.
pub(crate) struct NewSession<'a> {
    pub(crate) id: SessionId,
    pub(crate) hash: &'a str,
    pub(crate) member: MemberId,
    pub(crate) now: Timestamp,
    pub(crate) expires_at: Timestamp,
    pub(crate) agent: &'a str,
    pub(crate) address: &'a str,
}

/// Begins a session.
pub(crate) async fn insert(conn: &mut impl Connection, new: &NewSession<'_>) -> Result<()> {
    conn.q(sql!(
        "INSERT INTO sessions (id, hash, member, created_at, seen_at, expires_at, agent, address) "
        "VALUES ($1, $2, $3, $4, $4, $5, $6, $7)"
    ))
    .bind(new.id)
    .bind(new.hash)
    .bind(new.member)
    .bind(new.now)
    .bind(new.expires_at)
    .bind(new.agent)
    .bind(new.address)
    .run()
    .await?;
    Ok(())
}

row! {
    /// A session as its member sees it.
    #[derive(Clone, Debug)]
    pub struct Session {
        /// The session.
        pub id: SessionId,
        /// When it began.
        pub created_at: Timestamp,
        /// When it was last used.
        pub seen_at: Timestamp,
        /// The browser's name for itself.
        pub agent: String,
        /// The address it began from.
        pub address: String,
    }
}

/// A member's sessions, the last used first.
pub(crate) async fn of_member(conn: &mut impl Connection, member: MemberId, now: Timestamp) -> Result<Vec<Session>> {
    conn.q(sql!(
        "SELECT id, created_at, seen_at, agent, address FROM sessions WHERE member = $1 AND expires_at > $2 "
        "ORDER BY seen_at DESC, id DESC LIMIT 100"
    ))
    .bind(member)
    .bind(now)
    .all()
    .await
}

/// Ends one session of a member; how many there were.
pub(crate) async fn end(conn: &mut impl Connection, member: MemberId, session: SessionId) -> Result<u64> {
    conn.q(sql!("DELETE FROM sessions WHERE id = $1 AND member = $2")).bind(session).bind(member).run().await
}

/// Ends all sessions of a member but the one that is kept.
pub(crate) async fn end_others(conn: &mut impl Connection, member: MemberId, kept: Option<SessionId>) -> Result<u64> {
    conn.q(sql!("DELETE FROM sessions WHERE member = $1 AND id <> $2"))
        .bind(member)
        .bind(kept.unwrap_or(SessionId::new(0)))
        .run()
        .await
}

/// Notes when sessions were last used, given as a JSON array of `[id, time]`, and lengthens them.
pub(crate) async fn seen(conn: &mut impl Connection, marks: &str, expires_at: Timestamp) -> Result<()> {
    conn.q(sql!(
        "UPDATE sessions SET expires_at = $2, seen_at = k.at FROM (SELECT "
        lite "value ->> 0 AS id, value ->> 1 AS at FROM json_each($1)"
        pg "(value ->> 0)::bigint AS id, (value ->> 1)::bigint AS at FROM json_array_elements($1::json)"
        ") AS k WHERE sessions.id = k.id AND sessions.seen_at < k.at"
    ))
    .bind(marks)
    .bind(expires_at)
    .run()
    .await?;
    Ok(())
}

/// Notes when members were last seen, given as a JSON array of `[id, time]`.
pub(crate) async fn members_seen(conn: &mut impl Connection, marks: &str) -> Result<()> {
    conn.q(sql!(
        "UPDATE members SET seen_at = k.at FROM (SELECT "
        lite "value ->> 0 AS id, value ->> 1 AS at FROM json_each($1)"
        pg "(value ->> 0)::bigint AS id, (value ->> 1)::bigint AS at FROM json_array_elements($1::json)"
        ") AS k WHERE members.id = k.id AND (members.seen_at IS NULL OR members.seen_at < k.at)"
    ))
    .bind(marks)
    .run()
    .await?;
    Ok(())
}

/// Forgets sessions that have expired.
pub(crate) async fn sweep(conn: &mut impl Connection, now: Timestamp) -> Result<u64> {
    conn.q(sql!("DELETE FROM sessions WHERE expires_at <= $1")).bind(now).run().await
}

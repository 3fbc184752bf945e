//! Members as this crate lists them: with what they have done. The members themselves are the people crate's.

use super::authored::authored;
use crate::{PostKind, topic::TopicState};
use madang_http::Cursor;
use madang_kernel::{MemberId, PostId, Result, Timestamp, TopicId, db::Connection, row, sql};

authored! {
    /// A member whom the home page shows.
    pub(crate) struct Standout {
        pub(crate) accepted: i64,
        /// Because of having just joined; else because of the accepted answers.
        pub(crate) newest: bool,
    }

    /// A member in the directory.
    pub(crate) struct DirectoryRow {
        pub(crate) headline: String,
        pub(crate) created_at: Timestamp,
        pub(crate) answers: i64,
        pub(crate) accepted: i64,
    }
}

/// The newest members and those with the most accepted answers.
pub(crate) async fn standouts(conn: &mut impl Connection) -> Result<Vec<Standout>> {
    conn.q(sql!(
        "SELECT m.id, m.handle, m.name, m.picture, m.role, m.affiliation, x.accepted, x.newest FROM (\
         SELECT id, CAST(0 AS BIGINT) AS accepted, TRUE AS newest, created_at AS place FROM (\
           SELECT id, created_at FROM members WHERE state = 'active' ORDER BY created_at DESC, id DESC LIMIT 12) n \
         UNION ALL SELECT member, accepted, FALSE, accepted FROM (\
           SELECT member, accepted FROM member_counts WHERE accepted > 0 ORDER BY accepted DESC, member DESC LIMIT 6) h\
         ) x JOIN members m ON m.id = x.id ORDER BY x.newest, x.place DESC"
    ))
    .all()
    .await
}

/// Whether somebody is in the directory.
macro_rules! directory_sql {
    ($($rest:tt)*) => {
        sql!("SELECT m.id, m.handle, m.name, m.picture, m.role, m.affiliation, m.headline, m.created_at, \
            coalesce(c.answers, 0), coalesce(c.accepted, 0) " $($rest)*)
    };
}

/// The directory, the newest first; only those whose name or handle holds `like`, if it is given.
pub(crate) async fn newest(
    conn: &mut impl Connection,
    like: Option<String>,
    after: Cursor,
    limit: i64,
) -> Result<Vec<DirectoryRow>> {
    conn.q(directory_sql!(
        "FROM members m LEFT JOIN member_counts c ON c.member = m.id \
         WHERE (m.created_at, m.id) < ($1, $2) AND m.state IN ('active', 'imported') \
         AND (CAST($4 AS TEXT) IS NULL OR m.handle_key LIKE $4 ESCAPE '\\' OR lower(m.name) LIKE $4 ESCAPE '\\') \
         ORDER BY m.created_at DESC, m.id DESC LIMIT $3"
    ))
    .bind(after.key)
    .bind(after.id)
    .bind(limit)
    .bind(like)
    .all()
    .await
}

/// The directory, those with the most accepted answers first. Members without any are not in it.
pub(crate) async fn most_accepted(
    conn: &mut impl Connection,
    like: Option<String>,
    after: Cursor,
    limit: i64,
) -> Result<Vec<DirectoryRow>> {
    conn.q(directory_sql!(
        "FROM member_counts c JOIN members m ON m.id = c.member \
         WHERE (c.accepted, c.member) < ($1, $2) AND c.accepted > 0 AND m.state IN ('active', 'imported') \
         AND (CAST($4 AS TEXT) IS NULL OR m.handle_key LIKE $4 ESCAPE '\\' OR lower(m.name) LIKE $4 ESCAPE '\\') \
         ORDER BY c.accepted DESC, c.member DESC LIMIT $3"
    ))
    .bind(after.key)
    .bind(after.id)
    .bind(limit)
    .bind(like)
    .all()
    .await
}

row! {
    /// What a member has done.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct MemberCounts {
        /// Topics started.
        pub topics: i64,
        /// Answers and replies written.
        pub answers: i64,
        /// Comments written.
        pub comments: i64,
        /// Answers accepted by others.
        pub accepted: i64,
        /// Answers confirmed by staff.
        pub verified: i64,
        /// Sum of the votes received.
        pub votes: i64,
    }

    /// An answer or a comment in a member's profile.
    pub(crate) struct WrittenRow {
        pub(crate) id: PostId,
        pub(crate) kind: PostKind,
        pub(crate) beginning: String,
        pub(crate) language: String,
        pub(crate) created_at: Timestamp,
        pub(crate) score: i64,
        pub(crate) topic: TopicId,
        pub(crate) topic_kind: String,
        pub(crate) title: String,
        pub(crate) slug: String,
        pub(crate) topic_language: String,
        pub(crate) state: TopicState,
        pub(crate) accepted: bool,
    }
}

/// What a member has done.
pub(crate) async fn counts(conn: &mut impl Connection, member: MemberId) -> Result<MemberCounts> {
    let counts =
        sql!("SELECT topics, answers, comments, accepted, verified, votes FROM member_counts WHERE member = $1");
    Ok(conn.q(counts).bind(member).opt().await?.unwrap_or_default())
}

/// Answers or comments of a member, the newest first, as far as they can be seen.
pub(crate) async fn written(
    conn: &mut impl Connection,
    spaces: &str,
    member: MemberId,
    kind: PostKind,
    after: Cursor,
    limit: i64,
) -> Result<Vec<WrittenRow>> {
    conn.q(sql!("SELECT p.id, p.kind, substr(p.markdown, 1, 600), p.language, p.created_at, p.score, t.id, t.kind, t.title, \
         t.slug, t.language, t.state, coalesce(t.accepted = p.id, FALSE) \
         FROM posts p JOIN topics t ON t.id = p.topic WHERE p.author = $2 AND p.kind = $3 AND p.id < $4 \
         AND NOT p.hidden AND p.deleted_at IS NULL AND NOT t.hidden AND NOT t.deleted AND t.space IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"
        " ORDER BY p.id DESC LIMIT $5"))
        .bind(spaces)
        .bind(member)
        .bind(kind)
        .bind(after.id)
        .bind(limit)
        .all()
        .await
}

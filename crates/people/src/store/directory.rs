//! Lists of members: for completion, the directory and the administration.

use crate::{Affiliation, Byline, State};
use madang_kernel::{MemberId, Result, Role, Timestamp, db::Connection, row, sql, text};

/// Members whose handle or name begins with `start`, a comparison key; at most `most`.
pub(crate) async fn complete(conn: &mut impl Connection, start: &str, most: i64) -> Result<Vec<Byline>> {
    // The last character of all ends the range of what begins with `start`.
    let end = format!("{start}\u{10ffff}");
    conn.q(sql!(
        "SELECT m.id, m.handle, m.name, m.picture, m.role, m.affiliation FROM members m "
        "WHERE ((m.handle_key >= $1 AND m.handle_key < $2) OR (m.name_key >= $1 AND m.name_key < $2)) "
        "AND m.state IN ('active', 'imported') ORDER BY m.handle_key LIMIT $3"
    ))
    .bind(start)
    .bind(end)
    .bind(most)
    .all()
    .await
}

row! {
    /// A member in a list.
    #[derive(Clone, Debug)]
    pub struct MemberRow {
        /// The member.
        pub id: MemberId,
        /// The handle.
        pub handle: String,
        /// The name as shown.
        pub name: String,
        /// The address of the picture.
        pub picture: Option<String>,
        /// The role.
        pub role: Role,
        /// The affiliation.
        pub affiliation: Affiliation,
        /// Whether the member can sign in.
        pub state: State,
        /// Whether the member has earned trust.
        pub trusted: bool,
        /// One line about the member.
        pub headline: String,
        /// The company the member works for.
        pub company: String,
        /// What the member does there.
        pub job_title: String,
        /// The e-mail address; only for those who manage members.
        pub email: Option<String>,
        /// When the member joined.
        pub created_at: Timestamp,
        /// When the member was last seen; only for those who manage members.
        pub seen_at: Option<Timestamp>,
    }
}

impl MemberRow {
    /// What a post shows of this member.
    pub fn byline(&self) -> Byline {
        Byline {
            id: self.id,
            handle: self.handle.clone(),
            name: self.name.clone(),
            picture: self.picture.clone(),
            role: self.role,
            affiliation: self.affiliation,
        }
    }
}

/// Which members a list shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    /// A part of the name, the handle or the address.
    pub(crate) search: String,
    pub(crate) role: Option<Role>,
    pub(crate) affiliation: Option<Affiliation>,
    pub(crate) state: Option<State>,
}

/// Members, the newest first, after `(created_at, id)` of the same list.
pub(crate) async fn list(
    conn: &mut impl Connection,
    filter: &Filter,
    after: (i64, i64),
    most: i64,
) -> Result<Vec<MemberRow>> {
    let search = Some(crate::names::key(filter.search.trim())).filter(|search| !search.is_empty());
    let pattern = search.map(|search| format!("%{}%", text::like(&search)));
    conn.q(sql!(
        "SELECT id, handle, name, picture, role, affiliation, state, trusted, headline, company, job_title, email, "
        "created_at, seen_at FROM members WHERE (created_at, id) < ($1, $2) "
        "AND (CAST($3 AS TEXT) IS NULL OR handle_key LIKE $3 ESCAPE '\\' OR name_key LIKE $3 ESCAPE '\\' "
        "OR email_key LIKE $3 ESCAPE '\\') "
        "AND CASE WHEN CAST($4 AS TEXT) IS NULL THEN TRUE ELSE role = $4 END AND CASE WHEN CAST($5 AS TEXT) IS NULL THEN TRUE ELSE affiliation = $5 END "
        "AND CASE WHEN CAST($6 AS TEXT) IS NULL THEN TRUE ELSE state = $6 END ORDER BY created_at DESC, id DESC LIMIT $7"
    ))
    .bind(after.0)
    .bind(after.1)
    .bind(pattern)
    .bind(filter.role)
    .bind(filter.affiliation)
    .bind(filter.state)
    .bind(most)
    .all()
    .await
}

/// Members in good standing for everybody, the newest first; `search` is part of a name or a handle.
pub(crate) async fn public(
    conn: &mut impl Connection,
    search: &str,
    after: (i64, i64),
    most: i64,
) -> Result<Vec<MemberRow>> {
    let search = Some(crate::names::key(search.trim())).filter(|search| !search.is_empty());
    let pattern = search.map(|search| format!("%{}%", text::like(&search)));
    conn.q(sql!(
        "SELECT id, handle, name, picture, role, affiliation, state, trusted, headline, company, job_title, CAST(NULL AS TEXT), "
        "created_at, CAST(NULL AS BIGINT) FROM members WHERE (created_at, id) < ($1, $2) AND state IN ('active', 'imported') "
        "AND (CAST($3 AS TEXT) IS NULL OR handle_key LIKE $3 ESCAPE '\\' OR name_key LIKE $3 ESCAPE '\\') "
        "ORDER BY created_at DESC, id DESC LIMIT $4"
    ))
    .bind(after.0)
    .bind(after.1)
    .bind(pattern)
    .bind(most)
    .all()
    .await
}

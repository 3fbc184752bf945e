//! Flags.

use crate::{
    case::CaseId,
    flag::{FlagId, Reason, Subject, SubjectKind},
};
use madang_kernel::{Cx, Error, MemberId, PostId, Result, Timestamp, db::Connection, row, sql};

/// Keeps a flag; a member's second one in the same case is refused.
pub(crate) async fn insert(
    cx: &mut Cx<'_>,
    case: CaseId,
    member: Option<MemberId>,
    reason: Reason,
    note: &str,
) -> Result<FlagId> {
    let (id, now): (FlagId, Timestamp) = (cx.new_id(), cx.now());
    let kept = cx
        .q(sql!("INSERT INTO flags (id, flag_case, member, reason, note, at) VALUES ($1, $2, $3, $4, $5, $6)"))
        .bind(id)
        .bind(case)
        .bind(member)
        .bind(reason)
        .bind(note.to_owned())
        .bind(now)
        .run()
        .await;
    match kept {
        Ok(_) => Ok(id),
        Err(Error::Conflict(_)) => Err(Error::Refused("flagged-already")),
        Err(other) => Err(other),
    }
}

/// When the member raised a flag, after skipping the newest `skip`.
pub(crate) async fn at_before(conn: &mut impl Connection, member: MemberId, skip: i64) -> Result<Option<Timestamp>> {
    let found: Option<(Timestamp,)> = conn
        .q(sql!("SELECT at FROM flags WHERE member = $1 ORDER BY id DESC LIMIT 1 OFFSET $2"))
        .bind(member)
        .bind(skip)
        .opt()
        .await?;
    Ok(found.map(|row| row.0))
}

/// The reasons of the flags that stand in a case.
pub(crate) async fn reasons(conn: &mut impl Connection, case: CaseId) -> Result<Vec<Reason>> {
    let rows: Vec<(Reason,)> = conn
        .q(sql!("SELECT reason FROM flags WHERE flag_case = $1 AND NOT withdrawn ORDER BY id"))
        .bind(case)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// The members whose flags stand in a case.
pub(crate) async fn members(conn: &mut impl Connection, case: CaseId) -> Result<Vec<MemberId>> {
    let rows: Vec<(MemberId,)> = conn
        .q(sql!("SELECT member FROM flags WHERE flag_case = $1 AND NOT withdrawn AND member IS NOT NULL ORDER BY id"))
        .bind(case)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Takes a member's flag back while its case is open; gives the case and when it was opened.
pub(crate) async fn withdraw(cx: &mut Cx<'_>, flag: FlagId, member: MemberId) -> Result<Option<(CaseId, Timestamp)>> {
    cx.q(sql!(
        "UPDATE flags SET withdrawn = TRUE FROM flag_cases c WHERE c.id = flags.flag_case AND c.settled_at IS NULL \
         AND flags.id = $1 AND flags.member = $2 AND NOT flags.withdrawn RETURNING flag_case, \
         (SELECT opened_at FROM flag_cases o WHERE o.id = flag_case)"
    ))
    .bind(flag)
    .bind(member)
    .opt()
    .await
}

/// Whether this is a flag of the member's.
pub(crate) async fn is_of(conn: &mut impl Connection, flag: FlagId, member: MemberId) -> Result<bool> {
    let found: Option<(FlagId,)> = conn
        .q(sql!("SELECT id FROM flags WHERE id = $1 AND member = $2 AND NOT withdrawn"))
        .bind(flag)
        .bind(member)
        .opt()
        .await?;
    Ok(found.is_some())
}

/// Whether the program has flagged it and nobody has settled that yet.
pub(crate) async fn is_raised_automatically(conn: &mut impl Connection, subject: Subject) -> Result<bool> {
    let found: Option<(FlagId,)> = conn
        .q(sql!(
            "SELECT f.id FROM flag_cases c JOIN flags f ON f.flag_case = c.id AND f.member IS NULL \
             WHERE c.kind = $1 AND c.subject = $2 AND c.settled_at IS NULL LIMIT 1"
        ))
        .bind(subject.kind())
        .bind(subject.number())
        .opt()
        .await?;
    Ok(found.is_some())
}

/// Whether the member has flagged it and nobody has settled that yet.
pub(crate) async fn is_open(conn: &mut impl Connection, subject: Subject, member: MemberId) -> Result<bool> {
    let found: Option<(FlagId,)> = conn
        .q(sql!(
            "SELECT f.id FROM flag_cases c JOIN flags f ON f.flag_case = c.id AND f.member = $3 AND NOT f.withdrawn \
             WHERE c.kind = $1 AND c.subject = $2 AND c.settled_at IS NULL LIMIT 1"
        ))
        .bind(subject.kind())
        .bind(subject.number())
        .bind(member)
        .opt()
        .await?;
    Ok(found.is_some())
}

/// A member's name.
pub(crate) async fn member_name(conn: &mut impl Connection, member: MemberId) -> Result<String> {
    conn.q(sql!("SELECT name FROM members WHERE id = $1 AND state <> 'unconfirmed'")).bind(member).value().await
}

row! {
    /// A flag, as moderators see it.
    #[derive(Debug)]
    pub(crate) struct FlagRow {
        pub(crate) id: FlagId,
        pub(crate) reason: Reason,
        pub(crate) note: String,
        pub(crate) at: Timestamp,
        /// Absent of the program's own flags.
        pub(crate) handle: Option<String>,
        pub(crate) name: Option<String>,
        /// How many of the member's flags moderators have agreed with, and how many not.
        pub(crate) agreed: i64,
        pub(crate) others: i64,
    }

    /// A flag, as the member who raised it sees it.
    #[derive(Debug)]
    pub(crate) struct OwnFlagRow {
        pub(crate) id: FlagId,
        pub(crate) reason: Reason,
        pub(crate) note: String,
        pub(crate) at: Timestamp,
        pub(crate) kind: SubjectKind,
        pub(crate) subject: i64,
        pub(crate) settled_at: Option<Timestamp>,
        pub(crate) decision: String,
        /// Of a post that the member can still see.
        pub(crate) post: Option<PostId>,
        pub(crate) title: Option<String>,
        pub(crate) language: Option<String>,
        /// Of a profile.
        pub(crate) handle: Option<String>,
        pub(crate) name: Option<String>,
        /// Of a private message.
        pub(crate) conversation: Option<String>,
        pub(crate) conversation_url: Option<String>,
    }
}

/// The flags that stand in a case, the oldest first.
pub(crate) async fn of_case(conn: &mut impl Connection, case: CaseId) -> Result<Vec<FlagRow>> {
    conn.q(sql!(
        "SELECT f.id, f.reason, f.note, f.at, m.handle, m.name, \
         (SELECT CAST(count(*) AS BIGINT) FROM flags o JOIN flag_cases c ON c.id = o.flag_case WHERE o.member = f.member \
         AND NOT o.withdrawn AND c.decision IN ('hide', 'remove', 'edit', 'agree')), \
         (SELECT CAST(count(*) AS BIGINT) FROM flags o JOIN flag_cases c ON c.id = o.flag_case WHERE o.member = f.member \
         AND NOT o.withdrawn AND c.decision = 'disagree') \
         FROM flags f LEFT JOIN members m ON m.id = f.member WHERE f.flag_case = $1 AND NOT f.withdrawn \
         ORDER BY f.id LIMIT 100"
    ))
    .bind(case)
    .all()
    .await
}

/// A member's own flags before `before`, the newest first. What the member no longer sees is not named.
pub(crate) async fn of_member(
    conn: &mut impl Connection,
    member: MemberId,
    spaces: &str,
    before: FlagId,
    limit: i64,
) -> Result<Vec<OwnFlagRow>> {
    conn.q(sql!(
        "SELECT f.id, f.reason, f.note, f.at, c.kind, c.subject, c.settled_at, c.decision, \
         CASE WHEN t.id IS NULL OR p.hidden OR p.deleted_at IS NOT NULL THEN NULL ELSE p.id END, t.title, t.language, \
         m.handle, m.name, g.title, g.url FROM flags f JOIN flag_cases c ON c.id = f.flag_case \
         LEFT JOIN flagged_messages g ON g.flag_case = c.id \
         LEFT JOIN posts p ON c.kind = 'post' AND p.id = c.subject \
         LEFT JOIN topics t ON t.id = p.topic AND NOT t.hidden AND NOT t.deleted AND t.space IN (SELECT "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)"
        ") LEFT JOIN members m ON c.kind = 'member' AND m.id = c.subject \
         WHERE f.member = $1 AND NOT f.withdrawn AND f.id < $3 ORDER BY f.id DESC LIMIT $4"
    ))
    .bind(member)
    .bind(spaces.to_owned())
    .bind(before)
    .bind(limit)
    .all()
    .await
}

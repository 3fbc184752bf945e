//! Cases: opening, claiming, settling, and what is written down of it.

use crate::{
    case::{CaseId, Decision, EntryKind},
    flag::{Reason, Subject, SubjectKind},
};
use madang_kernel::{Cx, Id, MemberId, Result, SpaceId, Timestamp, db::Connection, row, sql};

/// The open case about a subject, made where there is none; nobody else changes it until the command ends.
pub(crate) async fn open(cx: &mut Cx<'_>, subject: Subject, author: MemberId) -> Result<(CaseId, Timestamp)> {
    let (id, now): (CaseId, Timestamp) = (cx.new_id(), cx.now());
    cx.q(sql!(
        "INSERT INTO flag_cases (id, kind, subject, author, opened_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (kind, subject) WHERE settled_at IS NULL DO UPDATE SET author = excluded.author \
         RETURNING id, opened_at"
    ))
    .bind(id)
    .bind(subject.kind())
    .bind(subject.number())
    .bind(author)
    .bind(now)
    .one()
    .await
}

/// How many flags stand in a case, for which reasons, and how far up it stands.
pub(crate) async fn set_weight(
    cx: &mut Cx<'_>,
    case: CaseId,
    flags: i64,
    reasons: &[Reason],
    weight: i64,
) -> Result<()> {
    let reasons: Vec<&str> = reasons.iter().map(|reason| reason.as_str()).collect();
    cx.q(sql!("UPDATE flag_cases SET flags = $2, reasons = $3, weight = $4 WHERE id = $1"))
        .bind(case)
        .bind(flags)
        .bind(reasons.join(","))
        .bind(weight)
        .run()
        .await?;
    Ok(())
}

/// Every flag was taken back: there is nothing to settle.
pub(crate) async fn drop_empty(cx: &mut Cx<'_>, case: CaseId) -> Result<()> {
    let now = cx.now();
    cx.q(sql!("UPDATE flag_cases SET settled_at = $2, decision = 'withdrawn' WHERE id = $1 AND settled_at IS NULL"))
        .bind(case)
        .bind(now)
        .run()
        .await?;
    Ok(())
}

row! {
    /// A case as commands need it.
    #[derive(Clone, Debug)]
    pub(crate) struct CaseHead {
        pub(crate) kind: SubjectKind,
        pub(crate) subject: i64,
        pub(crate) author: MemberId,
        pub(crate) reasons: String,
        pub(crate) claimed_by: Option<MemberId>,
        pub(crate) claimed_until: Option<Timestamp>,
        pub(crate) settled_at: Option<Timestamp>,
        /// The space of the post.
        pub(crate) space: Option<SpaceId>,
        /// The title of the post's topic, or the name of the member; empty of a private message.
        pub(crate) title: String,
    }
}

impl CaseHead {
    /// Who works on it at `now`.
    pub(crate) fn claimed(&self, now: Timestamp) -> Option<MemberId> {
        self.claimed_by.filter(|_| self.claimed_until.is_some_and(|until| until > now))
    }
}

/// A case, whoever asks.
pub(crate) async fn head(conn: &mut impl Connection, case: CaseId) -> Result<CaseHead> {
    conn.q(sql!(
        "SELECT c.kind, c.subject, c.author, c.reasons, c.claimed_by, c.claimed_until, c.settled_at, t.space, \
         coalesce(t.title, m.name, '') FROM flag_cases c LEFT JOIN posts p ON c.kind = 'post' AND p.id = c.subject \
         LEFT JOIN topics t ON t.id = p.topic LEFT JOIN members m ON c.kind = 'member' AND m.id = c.subject \
         WHERE c.id = $1"
    ))
    .bind(case)
    .one()
    .await
}

/// Claims a case that nobody else works on; whether it did.
pub(crate) async fn claim(cx: &mut Cx<'_>, case: CaseId, member: MemberId, until: Timestamp) -> Result<bool> {
    let now = cx.now();
    let done = cx
        .q(sql!(
            "UPDATE flag_cases SET claimed_by = $2, claimed_until = $3 WHERE id = $1 AND settled_at IS NULL \
             AND (claimed_by IS NULL OR claimed_by = $2 OR claimed_until <= $4)"
        ))
        .bind(case)
        .bind(member)
        .bind(until)
        .bind(now)
        .run()
        .await?;
    Ok(done > 0)
}

/// Gives an open case to a member until some time, or to nobody.
pub(crate) async fn give(cx: &mut Cx<'_>, case: CaseId, to: Option<(MemberId, Timestamp)>) -> Result<()> {
    cx.q(sql!("UPDATE flag_cases SET claimed_by = $2, claimed_until = $3 WHERE id = $1 AND settled_at IS NULL"))
        .bind(case)
        .bind(to.map(|(member, _)| member))
        .bind(to.map(|(_, until)| until))
        .run()
        .await?;
    Ok(())
}

/// Lengthens a claim of the member's own.
pub(crate) async fn keep_claim(cx: &mut Cx<'_>, case: CaseId, member: MemberId, until: Timestamp) -> Result<()> {
    let now = cx.now();
    cx.q(sql!(
        "UPDATE flag_cases SET claimed_until = $3 WHERE id = $1 AND claimed_by = $2 AND settled_at IS NULL \
         AND claimed_until > $4 AND claimed_until < $3"
    ))
    .bind(case)
    .bind(member)
    .bind(until)
    .bind(now)
    .run()
    .await?;
    Ok(())
}

/// Settles a case that is open and on which nobody else works; whether it did.
pub(crate) async fn settle(
    cx: &mut Cx<'_>,
    case: CaseId,
    member: MemberId,
    decision: Decision,
    reason: &str,
) -> Result<bool> {
    let now = cx.now();
    let done = cx
        .q(sql!(
            "UPDATE flag_cases SET settled_at = $2, settled_by = $3, decision = $4, reason = $5 WHERE id = $1 \
             AND settled_at IS NULL AND author <> $3 AND (claimed_by IS NULL OR claimed_by = $3 OR claimed_until <= $2)"
        ))
        .bind(case)
        .bind(now)
        .bind(member)
        .bind(decision)
        .bind(reason.to_owned())
        .run()
        .await?;
    Ok(done > 0)
}

/// Writes down what somebody did or wrote about a case.
pub(crate) async fn enter(cx: &mut Cx<'_>, case: CaseId, kind: EntryKind, text: &str) -> Result<()> {
    let (id, now, member): (Id<()>, Timestamp, Option<MemberId>) = (cx.new_id(), cx.now(), cx.actor().id());
    cx.q(sql!("INSERT INTO case_entries (id, flag_case, member, at, kind, text) VALUES ($1, $2, $3, $4, $5, $6)"))
        .bind(id)
        .bind(case)
        .bind(member)
        .bind(now)
        .bind(kind)
        .bind(text.to_owned())
        .run()
        .await?;
    Ok(())
}

row! {
    /// Something that was done or written about a case.
    #[derive(Debug)]
    pub(crate) struct EntryRow {
        pub(crate) at: Timestamp,
        pub(crate) kind: EntryKind,
        pub(crate) text: String,
        pub(crate) handle: Option<String>,
        pub(crate) name: Option<String>,
    }
}

/// What was done and written about a case, the oldest first.
pub(crate) async fn entries(conn: &mut impl Connection, case: CaseId) -> Result<Vec<EntryRow>> {
    conn.q(sql!(
        "SELECT e.at, e.kind, e.text, m.handle, m.name FROM case_entries e LEFT JOIN members m ON m.id = e.member \
         WHERE e.flag_case = $1 ORDER BY e.id LIMIT 200"
    ))
    .bind(case)
    .all()
    .await
}

/// The moderators whom a case can be given, by name; never its author.
pub(crate) async fn colleagues(
    conn: &mut impl Connection,
    author: MemberId,
) -> Result<Vec<(MemberId, String, String)>> {
    conn.q(sql!(
        "SELECT id, handle, name FROM members WHERE role IN ('moderator', 'manager', 'administrator') \
         AND state = 'active' AND id <> $1 ORDER BY name, id"
    ))
    .bind(author)
    .all()
    .await
}

/// The language a member has chosen.
pub(crate) async fn language_of(conn: &mut impl Connection, member: MemberId) -> Result<Option<String>> {
    conn.q(sql!("SELECT language FROM members WHERE id = $1")).bind(member).value().await
}

row! {
    /// What is known of an author.
    #[derive(Debug)]
    pub(crate) struct RecordRow {
        pub(crate) joined: Timestamp,
        pub(crate) posts: i64,
        /// Earlier cases in which moderators agreed.
        pub(crate) agreed: i64,
        /// And in which they did not.
        pub(crate) others: i64,
        /// What was given to them so far, notes left out.
        pub(crate) sanctions: i64,
    }
}

/// What is known of an author.
pub(crate) async fn record(conn: &mut impl Connection, author: MemberId) -> Result<RecordRow> {
    conn.q(sql!(
        "SELECT m.created_at, coalesce(n.topics, 0) + coalesce(n.answers, 0) + coalesce(n.comments, 0), \
         (SELECT CAST(count(*) AS BIGINT) FROM flag_cases c WHERE c.author = m.id \
         AND c.decision IN ('hide', 'remove', 'edit', 'agree')), \
         (SELECT CAST(count(*) AS BIGINT) FROM flag_cases c WHERE c.author = m.id AND c.decision = 'disagree'), \
         (SELECT CAST(count(*) AS BIGINT) FROM sanctions s WHERE s.member = m.id AND s.kind <> 'note') \
         FROM members m LEFT JOIN member_counts n ON n.member = m.id WHERE m.id = $1"
    ))
    .bind(author)
    .one()
    .await
}

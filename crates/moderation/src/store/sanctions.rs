//! Sanctions, their appeals, and the links that open a member's record.

use crate::sanction::{EndedAs, SanctionId, SanctionKind};
use madang_kernel::{Cx, MemberId, PostId, Result, Role, Timestamp, TopicId, db::Connection, row, sql};

/// The rule that a sanction cites, as it read then.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cited {
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) version: Option<i64>,
}

row! {
    /// A member as those need it who sanction one.
    #[derive(Debug)]
    pub(crate) struct Subject {
        pub(crate) id: MemberId,
        pub(crate) handle: String,
        pub(crate) name: String,
        pub(crate) role: Role,
        pub(crate) language: Option<String>,
        state: String,
        suspended_until: Option<Timestamp>,
    }
}

impl Subject {
    /// Whether the account is kept out.
    pub(crate) fn is_kept_out(&self, now: Timestamp) -> bool {
        self.state == "suspended" && self.suspended_until.is_none_or(|until| until > now)
    }
}

/// A member by id.
pub(crate) async fn subject(conn: &mut impl Connection, member: MemberId) -> Result<Subject> {
    conn.q(sql!("SELECT id, handle, name, role, language, state, suspended_until FROM members WHERE id = $1"))
        .bind(member)
        .one()
        .await
}

/// A sanction about to be kept.
pub(crate) struct NewSanction<'a> {
    pub(crate) member: MemberId,
    pub(crate) kind: SanctionKind,
    pub(crate) rule: &'a Cited,
    pub(crate) message: &'a str,
    pub(crate) note: &'a str,
    pub(crate) post: Option<PostId>,
    pub(crate) ends_at: Option<Timestamp>,
}

/// Keeps a sanction of the actor's.
pub(crate) async fn insert(cx: &mut Cx<'_>, new: &NewSanction<'_>) -> Result<SanctionId> {
    let (id, now, by): (SanctionId, Timestamp, MemberId) = (cx.new_id(), cx.now(), cx.actor().signed_in()?);
    cx.q(sql!(
        "INSERT INTO sanctions (id, member, kind, rule, rule_title, rules_version, message, note, post, given_by, \
         given_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
    ))
    .bind(id)
    .bind(new.member)
    .bind(new.kind)
    .bind(new.rule.code.clone())
    .bind(new.rule.title.clone())
    .bind(new.rule.version)
    .bind(new.message.to_owned())
    .bind(new.note.to_owned())
    .bind(new.post)
    .bind(by)
    .bind(now)
    .bind(new.ends_at)
    .run()
    .await?;
    Ok(id)
}

/// The moderators who may decide about a sanction of the member's: those of higher roles who can write and are none of `others`; of many
/// those who were here last.
pub(crate) async fn deciders(
    conn: &mut impl Connection,
    subject: &Subject,
    others: [MemberId; 2],
    now: Timestamp,
) -> Result<Vec<MemberId>> {
    let rows: Vec<(MemberId,)> = conn
        .q(sql!(
            "SELECT id FROM members WHERE state = 'active' AND CASE CAST($1 AS TEXT) \
             WHEN 'administrator' THEN FALSE WHEN 'manager' THEN role = 'administrator' \
             WHEN 'moderator' THEN role IN ('manager', 'administrator') \
             ELSE role IN ('moderator', 'manager', 'administrator') END \
             AND id NOT IN ($2, $3, $4) AND (silenced_until IS NULL OR silenced_until <= $5) \
             ORDER BY seen_at DESC NULLS LAST, id LIMIT 20"
        ))
        .bind(subject.role)
        .bind(subject.id)
        .bind(others[0])
        .bind(others[1])
        .bind(now)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Whether the member wrote the post.
pub(crate) async fn is_by(conn: &mut impl Connection, post: PostId, member: MemberId) -> Result<bool> {
    let found: Option<(PostId,)> =
        conn.q(sql!("SELECT id FROM posts WHERE id = $1 AND author = $2")).bind(post).bind(member).opt().await?;
    Ok(found.is_some())
}

/// Whether the member is removed, or that was proposed.
pub(crate) async fn is_being_removed(conn: &mut impl Connection, member: MemberId) -> Result<bool> {
    let found: Option<(SanctionId,)> = conn
        .q(sql!("SELECT id FROM sanctions WHERE member = $1 AND kind = 'removal' AND ended_at IS NULL"))
        .bind(member)
        .opt()
        .await?;
    Ok(found.is_some())
}

/// Until when the silences that stand keep the member from writing.
pub(crate) async fn silent_until(
    conn: &mut impl Connection,
    member: MemberId,
    now: Timestamp,
) -> Result<Option<Timestamp>> {
    conn.q(sql!(
        "SELECT max(ends_at) FROM sanctions WHERE member = $1 AND kind = 'silence' AND ended_at IS NULL AND ends_at > $2"
    ))
    .bind(member)
    .bind(now)
    .value()
    .await
}

/// Until when, and with which words, the sanctions that stand keep the member out; without an end when one is a removal.
pub(crate) async fn kept_out(
    conn: &mut impl Connection,
    member: MemberId,
    now: Timestamp,
) -> Result<Option<(Option<Timestamp>, String)>> {
    conn.q(sql!(
        "SELECT ends_at, message FROM sanctions WHERE member = $1 AND kind IN ('suspension', 'removal') \
         AND ended_at IS NULL AND (ends_at IS NULL OR ends_at > $2) ORDER BY ends_at DESC NULLS FIRST LIMIT 1"
    ))
    .bind(member)
    .bind(now)
    .opt()
    .await
}

row! {
    /// A sanction with who is concerned.
    #[derive(Clone, Debug)]
    pub(crate) struct SanctionRow {
        pub(crate) id: SanctionId,
        pub(crate) member: MemberId,
        pub(crate) handle: String,
        pub(crate) name: String,
        pub(crate) kind: SanctionKind,
        pub(crate) rule: String,
        pub(crate) rule_title: String,
        pub(crate) message: String,
        pub(crate) note: String,
        pub(crate) post: Option<PostId>,
        pub(crate) topic: Option<TopicId>,
        pub(crate) title: Option<String>,
        pub(crate) given_by: MemberId,
        pub(crate) given_name: String,
        pub(crate) given_at: Timestamp,
        pub(crate) ends_at: Option<Timestamp>,
        pub(crate) confirmed_by: Option<MemberId>,
        pub(crate) confirmed_name: Option<String>,
        pub(crate) confirmed_at: Option<Timestamp>,
        pub(crate) ended_at: Option<Timestamp>,
        pub(crate) ended_as: String,
        pub(crate) ended_reason: String,
        pub(crate) appeal: String,
        pub(crate) appealed_at: Option<Timestamp>,
        pub(crate) decided_at: Option<Timestamp>,
        pub(crate) decided_name: Option<String>,
        pub(crate) upheld: bool,
        pub(crate) answer: String,
    }
}

/// The statement of sanctions with a condition, an order and a limit.
macro_rules! sanctions {
    ($($rest:literal)*) => {
        sql!(
            "SELECT s.id, s.member, m.handle, m.name, s.kind, s.rule, s.rule_title, s.message, s.note, s.post, t.id, \
             t.title, s.given_by, g.name, s.given_at, s.ends_at, s.confirmed_by, c.name, s.confirmed_at, s.ended_at, \
             s.ended_as, s.ended_reason, s.appeal, s.appealed_at, s.decided_at, d.name, s.upheld, s.answer \
             FROM sanctions s JOIN members m ON m.id = s.member JOIN members g ON g.id = s.given_by \
             LEFT JOIN members c ON c.id = s.confirmed_by LEFT JOIN members d ON d.id = s.decided_by \
             LEFT JOIN posts p ON p.id = s.post LEFT JOIN topics t ON t.id = p.topic "
            $($rest)*
        )
    };
}

/// One sanction.
pub(crate) async fn one(conn: &mut impl Connection, sanction: SanctionId) -> Result<SanctionRow> {
    conn.q(sanctions!("WHERE s.id = $1")).bind(sanction).one().await
}

/// A member's sanctions, the newest first.
pub(crate) async fn of_member(conn: &mut impl Connection, member: MemberId) -> Result<Vec<SanctionRow>> {
    conn.q(sanctions!("WHERE s.member = $1 ORDER BY s.id DESC LIMIT 100")).bind(member).all().await
}

/// Appeals that nobody has decided, the oldest first; not those of the actor's own.
pub(crate) async fn appeals(conn: &mut impl Connection, me: MemberId) -> Result<Vec<SanctionRow>> {
    conn.q(sanctions!(
        "WHERE s.appealed_at IS NOT NULL AND s.decided_at IS NULL AND s.member <> $1 ORDER BY s.appealed_at, s.id LIMIT 100"
    ))
    .bind(me)
    .all()
    .await
}

/// Removals that nobody has confirmed, the oldest first; not the actor's own.
pub(crate) async fn proposed(conn: &mut impl Connection, me: MemberId) -> Result<Vec<SanctionRow>> {
    conn.q(sanctions!(
        "WHERE s.kind = 'removal' AND s.confirmed_at IS NULL AND s.ended_at IS NULL AND s.member <> $1 \
         ORDER BY s.id LIMIT 100"
    ))
    .bind(me)
    .all()
    .await
}

/// Ends a sanction that stands; whether it did.
pub(crate) async fn end(cx: &mut Cx<'_>, sanction: SanctionId, ended: EndedAs, reason: &str) -> Result<bool> {
    let (now, by) = (cx.now(), cx.actor().id());
    let done = cx
        .q(sql!(
            "UPDATE sanctions SET ended_at = $2, ended_by = $3, ended_as = $4, ended_reason = $5 \
             WHERE id = $1 AND ended_at IS NULL"
        ))
        .bind(sanction)
        .bind(now)
        .bind(by)
        .bind(ended)
        .bind(reason.to_owned())
        .run()
        .await?;
    Ok(done > 0)
}

/// Confirms a removal that was proposed by somebody else; whether it did.
pub(crate) async fn confirm(cx: &mut Cx<'_>, sanction: SanctionId) -> Result<bool> {
    let (now, by) = (cx.now(), cx.actor().signed_in()?);
    let done = cx
        .q(sql!(
            "UPDATE sanctions SET confirmed_at = $2, confirmed_by = $3 WHERE id = $1 AND kind = 'removal' \
             AND confirmed_at IS NULL AND ended_at IS NULL AND given_by <> $3 AND member <> $3"
        ))
        .bind(sanction)
        .bind(now)
        .bind(by)
        .run()
        .await?;
    Ok(done > 0)
}

/// Keeps the one appeal against a sanction; whether it did.
pub(crate) async fn appeal(cx: &mut Cx<'_>, sanction: SanctionId, text: &str) -> Result<bool> {
    let now = cx.now();
    let done = cx
        .q(sql!(
            "UPDATE sanctions SET appeal = $2, appealed_at = $3 WHERE id = $1 AND appealed_at IS NULL AND ended_at IS NULL"
        ))
        .bind(sanction)
        .bind(text.to_owned())
        .bind(now)
        .run()
        .await?;
    Ok(done > 0)
}

/// Decides an appeal that nobody has decided; whether it did.
pub(crate) async fn decide(cx: &mut Cx<'_>, sanction: SanctionId, upheld: bool, answer: &str) -> Result<bool> {
    let (now, by) = (cx.now(), cx.actor().id());
    let done = cx
        .q(sql!(
            "UPDATE sanctions SET decided_at = $2, decided_by = $3, upheld = $4, answer = $5 \
             WHERE id = $1 AND appealed_at IS NOT NULL AND decided_at IS NULL"
        ))
        .bind(sanction)
        .bind(now)
        .bind(by)
        .bind(upheld)
        .bind(answer.to_owned())
        .run()
        .await?;
    Ok(done > 0)
}

/// Keeps a link that opens a member's record; those that have expired go.
pub(crate) async fn add_link(cx: &mut Cx<'_>, hash: &str, member: MemberId, until: Timestamp) -> Result<()> {
    let now = cx.now();
    cx.q(sql!("DELETE FROM standing_links WHERE expires_at <= $1")).bind(now).run().await?;
    cx.q(sql!("INSERT INTO standing_links (hash, member, expires_at) VALUES ($1, $2, $3)"))
        .bind(hash.to_owned())
        .bind(member)
        .bind(until)
        .run()
        .await?;
    Ok(())
}

/// Whose record a link opens.
pub(crate) async fn by_link(conn: &mut impl Connection, hash: &str, now: Timestamp) -> Result<MemberId> {
    conn.q(sql!("SELECT member FROM standing_links WHERE hash = $1 AND expires_at > $2"))
        .bind(hash.to_owned())
        .bind(now)
        .value()
        .await
}

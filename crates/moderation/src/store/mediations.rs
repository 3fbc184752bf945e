//! Mediations, their sides, and what is written in them.

use crate::mediation::{EntryKind, MediationId, Outcome};
use madang_kernel::{Cx, Id, MemberId, Result, Timestamp, TopicId, db::Connection, row, sql};

row! {
    /// A mediation.
    #[derive(Clone, Debug)]
    pub(crate) struct MediationRow {
        pub(crate) id: MediationId,
        pub(crate) title: String,
        pub(crate) topic: Option<TopicId>,
        pub(crate) mediator: MemberId,
        pub(crate) mediator_handle: String,
        pub(crate) mediator_name: String,
        pub(crate) opened_at: Timestamp,
        /// The agreement that is proposed now.
        pub(crate) proposal: String,
        pub(crate) proposed_at: Option<Timestamp>,
        pub(crate) closed_at: Option<Timestamp>,
        pub(crate) outcome: String,
    }

    /// One of the two sides.
    #[derive(Clone, Debug)]
    pub(crate) struct SideRow {
        pub(crate) member: MemberId,
        pub(crate) handle: String,
        pub(crate) name: String,
        /// `confirmed`, `declined`, or empty.
        pub(crate) answer: String,
    }

    /// Something that was written.
    #[derive(Clone, Debug)]
    pub(crate) struct EntryRow {
        pub(crate) id: Id<()>,
        /// Whose conversation it belongs to.
        pub(crate) side: Option<MemberId>,
        pub(crate) kind: EntryKind,
        pub(crate) author: MemberId,
        pub(crate) handle: String,
        pub(crate) name: String,
        pub(crate) at: Timestamp,
        pub(crate) text: String,
    }

    /// A mediation in a list.
    #[derive(Clone, Debug)]
    pub(crate) struct ListRow {
        pub(crate) id: MediationId,
        pub(crate) title: String,
        pub(crate) mediator: MemberId,
        pub(crate) mediator_name: String,
        pub(crate) opened_at: Timestamp,
        pub(crate) closed_at: Option<Timestamp>,
        pub(crate) outcome: String,
        /// Whether the reader is a side.
        pub(crate) is_side: bool,
    }
}

/// Makes a mediation with its two sides.
pub(crate) async fn insert(
    cx: &mut Cx<'_>,
    title: &str,
    topic: Option<TopicId>,
    mediator: MemberId,
    sides: [MemberId; 2],
) -> Result<MediationId> {
    let (id, at) = (cx.new_id(), cx.now());
    cx.q(sql!(
        "INSERT INTO mediations (id, title, topic, mediator, opened_by, opened_at) VALUES ($1, $2, $3, $4, $4, $5)"
    ))
    .bind(id)
    .bind(title)
    .bind(topic)
    .bind(mediator)
    .bind(at)
    .run()
    .await?;
    let [one, other] = sides;
    cx.q(sql!("INSERT INTO mediation_sides (mediation, member) VALUES ($1, $2), ($1, $3)"))
        .bind(id)
        .bind(one)
        .bind(other)
        .run()
        .await?;
    Ok(id)
}

/// The mediation, whoever asks.
pub(crate) async fn one(conn: &mut impl Connection, id: MediationId) -> Result<MediationRow> {
    conn.q(sql!(
        "SELECT d.id, d.title, d.topic, d.mediator, m.handle, m.name, d.opened_at, d.proposal, d.proposed_at, \
         d.closed_at, d.outcome FROM mediations d JOIN members m ON m.id = d.mediator WHERE d.id = $1"
    ))
    .bind(id)
    .one()
    .await
}

/// Nobody else changes it until the command ends; on SQLite nobody can anyway.
pub(crate) async fn lock(cx: &mut Cx<'_>, id: MediationId) -> Result<()> {
    let _: (MediationId,) =
        cx.q(sql!("SELECT id FROM mediations WHERE id = $1" pg " FOR UPDATE")).bind(id).one().await?;
    Ok(())
}

/// The two sides.
pub(crate) async fn sides(conn: &mut impl Connection, id: MediationId) -> Result<Vec<SideRow>> {
    conn.q(sql!(
        "SELECT s.member, m.handle, m.name, s.answer FROM mediation_sides s JOIN members m ON m.id = s.member \
         WHERE s.mediation = $1 ORDER BY s.member"
    ))
    .bind(id)
    .all()
    .await
}

/// All that was written, the earliest first.
pub(crate) async fn entries(conn: &mut impl Connection, id: MediationId) -> Result<Vec<EntryRow>> {
    conn.q(sql!(
        "SELECT e.id, e.side, e.kind, e.author, m.handle, m.name, e.at, e.text FROM mediation_entries e \
         JOIN members m ON m.id = e.author WHERE e.mediation = $1 ORDER BY e.id"
    ))
    .bind(id)
    .all()
    .await
}

/// Writes something down.
pub(crate) async fn add(
    cx: &mut Cx<'_>,
    id: MediationId,
    side: Option<MemberId>,
    kind: EntryKind,
    author: MemberId,
    text: &str,
) -> Result<Id<()>> {
    let (entry, at) = (cx.new_id(), cx.now());
    cx.q(sql!(
        "INSERT INTO mediation_entries (id, mediation, side, kind, author, at, text) VALUES ($1, $2, $3, $4, $5, $6, $7)"
    ))
    .bind(entry)
    .bind(id)
    .bind(side)
    .bind(kind)
    .bind(author)
    .bind(at)
    .bind(text)
    .run()
    .await?;
    Ok(entry)
}

/// Proposes an agreement: both sides answer anew.
pub(crate) async fn propose(cx: &mut Cx<'_>, id: MediationId, text: &str) -> Result<()> {
    let at = cx.now();
    let set = sql!("UPDATE mediations SET proposal = $2, proposed_at = $3 WHERE id = $1");
    cx.q(set).bind(id).bind(text).bind(at).run().await?;
    let anew = sql!("UPDATE mediation_sides SET answer = '', answered_at = NULL WHERE mediation = $1");
    cx.q(anew).bind(id).run().await?;
    Ok(())
}

/// What a side says of the proposal, once; whether it was new.
pub(crate) async fn answer(cx: &mut Cx<'_>, id: MediationId, member: MemberId, answer: EntryKind) -> Result<bool> {
    let at = cx.now();
    let rows = cx
        .q(sql!(
            "UPDATE mediation_sides SET answer = $3, answered_at = $4 WHERE mediation = $1 AND member = $2 AND answer = ''"
        ))
        .bind(id)
        .bind(member)
        .bind(answer)
        .bind(at)
        .run()
        .await?;
    Ok(rows > 0)
}

/// Somebody else mediates.
pub(crate) async fn hand_over(cx: &mut Cx<'_>, id: MediationId, to: MemberId) -> Result<()> {
    cx.q(sql!("UPDATE mediations SET mediator = $2 WHERE id = $1")).bind(id).bind(to).run().await?;
    Ok(())
}

/// It is over.
pub(crate) async fn close(
    cx: &mut Cx<'_>,
    id: MediationId,
    by: MemberId,
    outcome: Outcome,
    closing: &str,
) -> Result<()> {
    let at = cx.now();
    cx.q(sql!("UPDATE mediations SET closed_at = $2, closed_by = $3, outcome = $4, closing = $5 WHERE id = $1"))
        .bind(id)
        .bind(at)
        .bind(by)
        .bind(outcome)
        .bind(closing)
        .run()
        .await?;
    Ok(())
}

/// Mediations for staff, those that are open first, then the newest. The reader's part in them is said with each.
pub(crate) async fn list(conn: &mut impl Connection, reader: MemberId, limit: i64) -> Result<Vec<ListRow>> {
    conn.q(sql!(
        "SELECT d.id, d.title, d.mediator, m.name, d.opened_at, d.closed_at, d.outcome, s.member IS NOT NULL \
         FROM mediations d JOIN members m ON m.id = d.mediator \
         LEFT JOIN mediation_sides s ON s.mediation = d.id AND s.member = $1 \
         ORDER BY d.closed_at IS NOT NULL, d.id DESC LIMIT $2"
    ))
    .bind(reader)
    .bind(limit)
    .all()
    .await
}

/// The mediations in which a member is a side, the newest first.
pub(crate) async fn of_side(conn: &mut impl Connection, member: MemberId) -> Result<Vec<ListRow>> {
    conn.q(sql!(
        "SELECT d.id, d.title, d.mediator, m.name, d.opened_at, d.closed_at, d.outcome, TRUE FROM mediation_sides s \
         JOIN mediations d ON d.id = s.mediation JOIN members m ON m.id = d.mediator WHERE s.member = $1 \
         ORDER BY s.mediation DESC LIMIT 200"
    ))
    .bind(member)
    .all()
    .await
}

/// Keeps the hash of a link, and lets those go that lead nowhere any more.
pub(crate) async fn add_link(
    cx: &mut Cx<'_>,
    hash: &str,
    id: MediationId,
    member: MemberId,
    until: Timestamp,
) -> Result<()> {
    let now = cx.now();
    cx.q(sql!("DELETE FROM mediation_links WHERE expires_at <= $1")).bind(now).run().await?;
    cx.q(sql!("INSERT INTO mediation_links (hash, mediation, member, expires_at) VALUES ($1, $2, $3, $4)"))
        .bind(hash)
        .bind(id)
        .bind(member)
        .bind(until)
        .run()
        .await?;
    Ok(())
}

/// Which mediation a link opens, for whom.
pub(crate) async fn by_link(conn: &mut impl Connection, hash: &str, now: Timestamp) -> Result<(MediationId, MemberId)> {
    conn.q(sql!("SELECT mediation, member FROM mediation_links WHERE hash = $1 AND expires_at > $2"))
        .bind(hash)
        .bind(now)
        .one()
        .await
}

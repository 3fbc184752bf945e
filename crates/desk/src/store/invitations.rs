//! Invitations to answer.

use crate::experts::{InvitationId, State};
use madang_conversation::TopicState;
use madang_kernel::{Actor, Cx, MemberId, Result, Timestamp, TopicId, db::Connection, row, sql};

row! {
    /// An invitation, as the desk shows it.
    #[derive(Clone, Debug)]
    pub(crate) struct InvitedRow {
        pub(crate) id: InvitationId,
        pub(crate) member: MemberId,
        pub(crate) handle: String,
        pub(crate) name: String,
        pub(crate) inviter: String,
        pub(crate) note: String,
        pub(crate) at: Timestamp,
        pub(crate) expires_at: Timestamp,
        pub(crate) state: State,
        pub(crate) answered_at: Option<Timestamp>,
        pub(crate) reason: String,
    }

    /// An invitation, as whoever is invited sees it.
    #[derive(Clone, Debug)]
    pub(crate) struct OwnRow {
        pub(crate) id: InvitationId,
        pub(crate) topic: TopicId,
        pub(crate) slug: String,
        pub(crate) title: String,
        pub(crate) language: String,
        pub(crate) topic_state: TopicState,
        pub(crate) inviter: String,
        pub(crate) note: String,
        pub(crate) at: Timestamp,
        pub(crate) expires_at: Timestamp,
        pub(crate) state: State,
    }
}

/// Who was invited to answer a question, the latest first.
pub(crate) async fn of_topic(conn: &mut impl Connection, topic: TopicId, limit: i64) -> Result<Vec<InvitedRow>> {
    conn.q(sql!(
        "SELECT i.id, i.member, m.handle, m.name, b.name, i.note, i.at, i.expires_at, i.state, i.answered_at, i.reason \
         FROM desk_invitations i JOIN members m ON m.id = i.member JOIN members b ON b.id = i.inviter \
         WHERE i.topic = $1 ORDER BY i.id DESC LIMIT $2"
    ))
    .bind(topic)
    .bind(limit)
    .all()
    .await
}

/// The actor's invitations to questions that the actor sees, the latest first.
pub(crate) async fn own(conn: &mut impl Connection, actor: &Actor, limit: i64) -> Result<Vec<OwnRow>> {
    conn.q(sql!(
        "SELECT i.id, i.topic, t.slug, t.title, t.language, t.state, b.name, i.note, i.at, i.expires_at, i.state \
         FROM desk_invitations i JOIN topics t ON t.id = i.topic AND NOT t.deleted AND NOT t.hidden \
         JOIN members b ON b.id = i.inviter WHERE i.member = $1 AND t.space IN (SELECT "
        lite "value FROM json_each($2))" pg "value::bigint FROM json_array_elements_text($2::json))"
        " ORDER BY i.at DESC, i.id DESC LIMIT $3"
    ))
    .bind(actor.signed_in()?)
    .bind(actor.visible_spaces().to_owned())
    .bind(limit)
    .all()
    .await
}

/// How many open invitations a member has now, and how many came since then.
pub(crate) async fn counts(
    conn: &mut impl Connection,
    member: MemberId,
    now: Timestamp,
    since: Timestamp,
) -> Result<(i64, i64)> {
    conn.q(sql!(
        "SELECT CAST(count(CASE WHEN state = 'open' AND expires_at > $2 THEN 1 END) AS BIGINT), \
         CAST(count(CASE WHEN at > $3 THEN 1 END) AS BIGINT) FROM desk_invitations WHERE member = $1"
    ))
    .bind(member)
    .bind(now)
    .bind(since)
    .one()
    .await
}

/// An invitation that is about to be written.
#[derive(Clone, Debug)]
pub(crate) struct New<'a> {
    pub(crate) id: InvitationId,
    pub(crate) topic: TopicId,
    pub(crate) member: MemberId,
    pub(crate) note: &'a str,
    pub(crate) expires_at: Timestamp,
}

/// Invites a member; says whether nobody had done so before.
pub(crate) async fn add(cx: &mut Cx<'_>, new: New<'_>) -> Result<bool> {
    let (me, now) = (cx.actor().signed_in()?, cx.now());
    let made: Option<(InvitationId,)> = cx
        .q(sql!(
            "INSERT INTO desk_invitations (id, topic, member, inviter, note, at, expires_at, state) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, 'open') ON CONFLICT (topic, member) DO NOTHING RETURNING id"
        ))
        .bind(new.id)
        .bind(new.topic)
        .bind(new.member)
        .bind(me)
        .bind(new.note.to_owned())
        .bind(now)
        .bind(new.expires_at)
        .opt()
        .await?;
    Ok(made.is_some())
}

/// Takes down what the invited member said; the question, or nothing where there was no open invitation of theirs.
pub(crate) async fn answer(
    cx: &mut Cx<'_>,
    id: InvitationId,
    state: State,
    reason: &str,
) -> Result<Option<(TopicId, MemberId)>> {
    let (me, now) = (cx.actor().signed_in()?, cx.now());
    cx.q(sql!(
        "UPDATE desk_invitations SET state = $3, answered_at = $4, reason = $5 \
         WHERE id = $1 AND member = $2 AND state = 'open' AND expires_at > $4 RETURNING topic, inviter"
    ))
    .bind(id)
    .bind(me)
    .bind(state)
    .bind(now)
    .bind(reason.to_owned())
    .opt()
    .await
}

/// Whether the actor wants no invitations.
pub(crate) async fn is_off(conn: &mut impl Connection, member: MemberId) -> Result<bool> {
    conn.q(sql!("SELECT EXISTS (SELECT 1 FROM desk_uninvited WHERE member = $1)")).bind(member).value().await
}

/// Switches invitations off, or on again.
pub(crate) async fn switch(cx: &mut Cx<'_>, on: bool) -> Result<()> {
    let me = cx.actor().signed_in()?;
    if on {
        cx.q(sql!("DELETE FROM desk_uninvited WHERE member = $1")).bind(me).run().await?;
    } else {
        cx.q(sql!("INSERT INTO desk_uninvited (member) VALUES ($1) ON CONFLICT (member) DO NOTHING"))
            .bind(me)
            .run()
            .await?;
    }
    Ok(())
}

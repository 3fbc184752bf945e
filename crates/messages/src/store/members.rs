//! Who is in a conversation, what they have read, and whom a member may write to.

use crate::rules::{Attention, ConversationId};
use madang_kernel::{Cx, MemberId, MessageId, Result, Role, Timestamp, db::Connection, row, sql};
use madang_people::State;

row! {
    /// What decides whether somebody may write to a member.
    #[derive(Clone, Debug)]
    pub(crate) struct Reach {
        pub(crate) member: MemberId,
        pub(crate) role: Role,
        pub(crate) state: State,
        pub(crate) suspended_until: Option<Timestamp>,
        /// Who may write, where the member chose.
        pub(crate) welcome: Option<String>,
        pub(crate) blocks_writer: bool,
        pub(crate) blocked_by_writer: bool,
    }

    /// A member's part in a conversation.
    #[derive(Clone, Debug)]
    pub(crate) struct Part {
        pub(crate) conversation: ConversationId,
        pub(crate) title: String,
        pub(crate) is_group: bool,
        pub(crate) last_message: MessageId,
        pub(crate) since: MessageId,
        pub(crate) read_up_to: MessageId,
        pub(crate) unread: i64,
        pub(crate) attention: Attention,
    }

    /// Somebody in a conversation.
    #[derive(Clone, Debug)]
    pub(crate) struct Face {
        pub(crate) conversation: ConversationId,
        pub(crate) member: MemberId,
    }

    /// Somebody who has not looked, and was not told.
    #[derive(Clone, Debug)]
    pub(crate) struct Due {
        pub(crate) conversation: ConversationId,
        pub(crate) member: MemberId,
        pub(crate) unread_since: Timestamp,
        pub(crate) title: String,
        /// Who wrote last.
        pub(crate) name: String,
    }
}

/// What decides whether `writer` may write to these members; unknown ones are left out.
pub(crate) async fn reach(conn: &mut impl Connection, writer: MemberId, members: &[MemberId]) -> Result<Vec<Reach>> {
    conn.q(sql!(
        "SELECT m.id, m.role, m.state, m.suspended_until, w.who, \
         EXISTS (SELECT 1 FROM member_blocks b WHERE b.member = m.id AND b.blocked = $1), \
         EXISTS (SELECT 1 FROM member_blocks b WHERE b.member = $1 AND b.blocked = m.id) \
         FROM members m LEFT JOIN message_welcomes w ON w.member = m.id WHERE m.id IN (SELECT "
        lite "value FROM json_each($2))" pg "value::bigint FROM json_array_elements_text($2::json))"
    ))
    .bind(writer)
    .bind(ids(members)?)
    .all()
    .await
}

/// The member's part in a conversation that they have not left.
pub(crate) async fn part(conn: &mut impl Connection, conversation: ConversationId, member: MemberId) -> Result<Part> {
    conn.q(sql!(
        "SELECT c.id, c.title, c.low IS NULL, c.last_message, p.since, p.read_up_to, p.unread, p.attention \
         FROM conversation_members p JOIN conversations c ON c.id = p.conversation \
         WHERE p.conversation = $1 AND p.member = $2 AND p.left_at IS NULL"
    ))
    .bind(conversation)
    .bind(member)
    .one()
    .await
}

/// Who is in these conversations now, those who came first in front.
pub(crate) async fn faces(conn: &mut impl Connection, conversations: &[ConversationId]) -> Result<Vec<Face>> {
    if conversations.is_empty() {
        return Ok(Vec::new());
    }
    let list: Vec<i64> = conversations.iter().map(|one| one.number()).collect();
    conn.q(sql!(
        "SELECT p.conversation, p.member FROM conversation_members p WHERE p.left_at IS NULL AND p.conversation IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"
        " ORDER BY p.conversation, p.joined_at, p.member"
    ))
    .bind(serde_json::to_string(&list)?)
    .all()
    .await
}

/// Who is in a conversation now, those who came first in front.
pub(crate) async fn of(conn: &mut impl Connection, conversation: ConversationId) -> Result<Vec<MemberId>> {
    Ok(faces(conn, &[conversation]).await?.into_iter().map(|face| face.member).collect())
}

/// Members come into a conversation, or come back: they read what is written after `since`.
pub(crate) async fn join(
    cx: &mut Cx<'_>,
    conversation: ConversationId,
    members: &[MemberId],
    since: MessageId,
) -> Result<()> {
    let at = cx.now();
    cx.q(sql!(
        "INSERT INTO conversation_members (conversation, member, joined_at, since, read_up_to, last_at) \
         SELECT $1, m.id, CAST($3 AS BIGINT), CAST($4 AS BIGINT), CAST($4 AS BIGINT), CAST($3 AS BIGINT) FROM members m \
         WHERE m.id IN (SELECT "
        lite "value FROM json_each($2))" pg "value::bigint FROM json_array_elements_text($2::json))"
        " ON CONFLICT (conversation, member) DO UPDATE SET left_at = NULL, joined_at = excluded.joined_at, \
         since = excluded.since, read_up_to = excluded.read_up_to, unread = 0, unread_since = NULL, told = FALSE, \
         attention = 'normal', last_at = excluded.last_at"
    ))
    .bind(conversation)
    .bind(ids(members)?)
    .bind(at)
    .bind(since)
    .run()
    .await?;
    Ok(())
}

/// Somebody who was just added has something to look at.
pub(crate) async fn welcome(cx: &mut Cx<'_>, conversation: ConversationId, member: MemberId) -> Result<()> {
    let at = cx.now();
    cx.q(sql!("UPDATE conversation_members SET unread = 1, unread_since = $3 WHERE conversation = $1 AND member = $2"))
        .bind(conversation)
        .bind(member)
        .bind(at)
        .run()
        .await?;
    Ok(())
}

/// A member leaves; whether they were there.
pub(crate) async fn leave(cx: &mut Cx<'_>, conversation: ConversationId, member: MemberId) -> Result<bool> {
    let at = cx.now();
    let rows = cx
        .q(sql!(
            "UPDATE conversation_members SET left_at = $3, unread = 0, unread_since = NULL \
             WHERE conversation = $1 AND member = $2 AND left_at IS NULL"
        ))
        .bind(conversation)
        .bind(member)
        .bind(at)
        .run()
        .await?;
    Ok(rows > 0)
}

/// Somebody wrote: the conversation goes to the top, and is unread for everybody else who has not blocked the author. Who writes
/// in an ignored conversation wants it again.
pub(crate) async fn bump(cx: &mut Cx<'_>, conversation: ConversationId, author: MemberId) -> Result<()> {
    let at = cx.now();
    cx.q(sql!(
        "UPDATE conversation_members SET last_at = $3, \
         unread = unread + CASE WHEN member = $2 OR EXISTS (SELECT 1 FROM member_blocks b \
         WHERE b.member = conversation_members.member AND b.blocked = $2) THEN 0 ELSE 1 END, \
         unread_since = CASE WHEN member = $2 OR EXISTS (SELECT 1 FROM member_blocks b \
         WHERE b.member = conversation_members.member AND b.blocked = $2) THEN unread_since ELSE coalesce(unread_since, $3) END, \
         attention = CASE WHEN member = $2 AND attention = 'ignored' THEN 'normal' ELSE attention END \
         WHERE conversation = $1 AND left_at IS NULL"
    ))
    .bind(conversation)
    .bind(author)
    .bind(at)
    .run()
    .await?;
    Ok(())
}

/// A member has read up to a message. What is unread after it has to be counted again.
pub(crate) async fn read(
    cx: &mut Cx<'_>,
    conversation: ConversationId,
    member: MemberId,
    up_to: MessageId,
) -> Result<()> {
    cx.q(sql!(
        "UPDATE conversation_members SET read_up_to = CASE WHEN read_up_to < $3 THEN $3 ELSE read_up_to END, told = FALSE \
         WHERE conversation = $1 AND member = $2"
    ))
    .bind(conversation)
    .bind(member)
    .bind(up_to)
    .run()
    .await?;
    Ok(())
}

/// Counts again what is unread for everybody in a conversation, or in every conversation of a member. Lock the conversation first.
pub(crate) async fn recount(
    cx: &mut Cx<'_>,
    conversation: Option<ConversationId>,
    member: Option<MemberId>,
) -> Result<()> {
    cx.q(sql!(
        "UPDATE conversation_members SET unread = (SELECT CAST(count(*) AS BIGINT) FROM messages m \
         WHERE m.conversation = conversation_members.conversation AND m.id > conversation_members.read_up_to \
         AND m.kind = 'text' AND m.author <> conversation_members.member AND m.deleted_at IS NULL AND m.hidden_at IS NULL \
         AND NOT EXISTS (SELECT 1 FROM member_blocks b WHERE b.member = conversation_members.member AND b.blocked = m.author)) \
         WHERE (conversation, member) IN (\
         SELECT p.conversation, p.member FROM conversation_members p WHERE p.conversation = $1 AND p.unread > 0 \
         UNION ALL SELECT p.conversation, p.member FROM conversation_members p WHERE p.member = $2 AND p.unread > 0)"
    ))
    .bind(conversation)
    .bind(member)
    .run()
    .await?;
    cx.q(sql!(
        "UPDATE conversation_members SET unread_since = NULL, told = FALSE WHERE unread = 0 AND (conversation, member) IN (\
         SELECT p.conversation, p.member FROM conversation_members p WHERE p.conversation = $1 AND p.unread_since IS NOT NULL \
         UNION ALL SELECT p.conversation, p.member FROM conversation_members p \
         WHERE p.member = $2 AND p.unread_since IS NOT NULL)"
    ))
    .bind(conversation)
    .bind(member)
    .run()
    .await?;
    Ok(())
}

/// How a member wants to hear of a conversation from now on.
pub(crate) async fn set_attention(
    cx: &mut Cx<'_>,
    conversation: ConversationId,
    member: MemberId,
    attention: Attention,
) -> Result<bool> {
    let set = sql!(
        "UPDATE conversation_members SET attention = $3 WHERE conversation = $1 AND member = $2 AND left_at IS NULL"
    );
    Ok(cx.q(set).bind(conversation).bind(member).bind(attention).run().await? > 0)
}

/// In how many conversations something is unread for a member.
pub(crate) async fn unread(conn: &mut impl Connection, member: MemberId) -> Result<i64> {
    conn.q(sql!(
        "SELECT CAST(count(*) AS BIGINT) FROM conversation_members WHERE member = $1 AND unread > 0 AND attention <> 'ignored' \
         AND left_at IS NULL"
    ))
    .bind(member)
    .value()
    .await
}

/// Who has not looked since before a moment, and was not told of it; the longest waiting first.
pub(crate) async fn due(conn: &mut impl Connection, before: Timestamp, limit: i64) -> Result<Vec<Due>> {
    conn.q(sql!(
        "SELECT p.conversation, p.member, p.unread_since, c.title, m.name FROM conversation_members p \
         JOIN conversations c ON c.id = p.conversation JOIN messages l ON l.id = c.last_message JOIN members m ON m.id = l.author \
         WHERE p.unread_since IS NOT NULL AND p.told = FALSE AND p.unread_since <= $1 AND p.attention = 'normal' \
         AND p.left_at IS NULL ORDER BY p.unread_since LIMIT $2"
    ))
    .bind(before)
    .bind(limit)
    .all()
    .await
}

/// A member is told of a conversation; whether nobody did so before.
pub(crate) async fn claim(cx: &mut Cx<'_>, conversation: ConversationId, member: MemberId) -> Result<bool> {
    let claim =
        sql!("UPDATE conversation_members SET told = TRUE WHERE conversation = $1 AND member = $2 AND told = FALSE");
    Ok(cx.q(claim).bind(conversation).bind(member).run().await? > 0)
}

fn ids(members: &[MemberId]) -> Result<String> {
    let list: Vec<i64> = members.iter().map(|member| member.number()).collect();
    Ok(serde_json::to_string(&list)?)
}

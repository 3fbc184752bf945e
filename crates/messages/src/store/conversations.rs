//! Conversations, and the list of them that a member sees.

use crate::rules::{Attention, ConversationId};
use madang_http::Cursor;
use madang_kernel::{Cx, MemberId, MessageId, Result, Timestamp, db::Connection, row, sql};

row! {
    /// A conversation in a member's list.
    #[derive(Clone, Debug)]
    pub(crate) struct ListRow {
        pub(crate) id: ConversationId,
        pub(crate) title: String,
        pub(crate) is_group: bool,
        pub(crate) last_at: Timestamp,
        pub(crate) unread: i64,
        pub(crate) attention: Attention,
        /// Who wrote last; none where the reader came after that.
        pub(crate) author: Option<MemberId>,
        pub(crate) language: String,
        pub(crate) text: String,
        pub(crate) deleted: bool,
        pub(crate) hidden: bool,
        /// Whether the reader has blocked who wrote last.
        pub(crate) blocked: bool,
    }
}

/// Makes a group.
pub(crate) async fn insert_group(cx: &mut Cx<'_>, title: &str, to_staff: bool) -> Result<ConversationId> {
    let (id, by, at) = (cx.new_id(), cx.actor().signed_in()?, cx.now());
    cx.q(sql!(
        "INSERT INTO conversations (id, title, created_by, created_at, to_staff, last_at) VALUES ($1, $2, $3, $4, $5, $4)"
    ))
    .bind(id)
    .bind(title)
    .bind(by)
    .bind(at)
    .bind(to_staff)
    .run()
    .await?;
    Ok(id)
}

/// The conversation of two members, if they have one.
pub(crate) async fn between(
    conn: &mut impl Connection,
    one: MemberId,
    other: MemberId,
) -> Result<Option<ConversationId>> {
    let found: Option<(ConversationId,)> = conn
        .q(sql!("SELECT id FROM conversations WHERE low = $1 AND high = $2"))
        .bind(one.min(other))
        .bind(one.max(other))
        .opt()
        .await?;
    Ok(found.map(|(id,)| id))
}

/// Makes the conversation of two members; nothing where somebody else has made it at the same moment, who is waited for.
pub(crate) async fn insert_direct(cx: &mut Cx<'_>, with: MemberId, to_staff: bool) -> Result<Option<ConversationId>> {
    let (id, by, at) = (cx.new_id(), cx.actor().signed_in()?, cx.now());
    let rows = cx
        .q(sql!(
            "INSERT INTO conversations (id, low, high, created_by, created_at, to_staff, last_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $5) ON CONFLICT (low, high) DO NOTHING"
        ))
        .bind(id)
        .bind(by.min(with))
        .bind(by.max(with))
        .bind(by)
        .bind(at)
        .bind(to_staff)
        .run()
        .await?;
    Ok((rows > 0).then_some(id))
}

/// Nobody else writes in it until the command ends, so that messages stand in the order of their ids.
pub(crate) async fn lock(cx: &mut Cx<'_>, id: ConversationId) -> Result<()> {
    let _: (ConversationId,) =
        cx.q(sql!("SELECT id FROM conversations WHERE id = $1" pg " FOR UPDATE")).bind(id).one().await?;
    Ok(())
}

/// Its newest message.
pub(crate) async fn set_last(cx: &mut Cx<'_>, id: ConversationId, message: MessageId) -> Result<()> {
    let at = cx.now();
    cx.q(sql!("UPDATE conversations SET last_message = $2, last_at = $3 WHERE id = $1"))
        .bind(id)
        .bind(message)
        .bind(at)
        .run()
        .await?;
    Ok(())
}

pub(crate) async fn rename(cx: &mut Cx<'_>, id: ConversationId, title: &str) -> Result<()> {
    cx.q(sql!("UPDATE conversations SET title = $2 WHERE id = $1")).bind(id).bind(title).run().await?;
    Ok(())
}

/// How many conversations with other members than staff somebody has begun since a moment.
pub(crate) async fn begun(conn: &mut impl Connection, by: MemberId, since: Timestamp) -> Result<i64> {
    conn.q(sql!(
        "SELECT CAST(count(*) AS BIGINT) FROM conversations WHERE created_by = $1 AND created_at > $2 AND to_staff = FALSE"
    ))
    .bind(by)
    .bind(since)
    .value()
    .await
}

/// A member's conversations, the last written in first. `ignored`: those that are ignored, else the others.
pub(crate) async fn list(
    conn: &mut impl Connection,
    member: MemberId,
    ignored: bool,
    only_unread: bool,
    after: Cursor,
    limit: i64,
) -> Result<Vec<ListRow>> {
    conn.q(sql!(
        "SELECT c.id, c.title, c.low IS NULL, p.last_at, p.unread, p.attention, m.author, coalesce(m.language, ''), \
         coalesce(substr(m.text, 1, 200), ''), m.deleted_at IS NOT NULL, m.hidden_at IS NOT NULL, b.blocked IS NOT NULL \
         FROM conversation_members p JOIN conversations c ON c.id = p.conversation \
         LEFT JOIN messages m ON m.id = c.last_message AND m.id > p.since \
         LEFT JOIN member_blocks b ON b.member = p.member AND b.blocked = m.author \
         WHERE p.member = $1 AND p.left_at IS NULL AND (p.attention = 'ignored') = $2 \
         AND CASE WHEN $3 THEN p.unread > 0 ELSE TRUE END AND (p.last_at, p.conversation) < ($4, $5) \
         ORDER BY p.last_at DESC, p.conversation DESC LIMIT $6"
    ))
    .bind(member)
    .bind(ignored)
    .bind(only_unread)
    .bind(after.key)
    .bind(after.id)
    .bind(limit)
    .all()
    .await
}

//! What stands in conversations.

use crate::rules::{ConversationId, Kind};
use madang_conversation::RenderedBody;
use madang_kernel::{Cx, MemberId, MessageId, Result, Timestamp, db::Connection, row, sql};

row! {
    /// A message as its readers get it.
    #[derive(Clone, Debug)]
    pub(crate) struct MessageRow {
        pub(crate) id: MessageId,
        pub(crate) conversation: ConversationId,
        pub(crate) kind: Kind,
        pub(crate) author: MemberId,
        /// Who was added.
        pub(crate) about: Option<MemberId>,
        pub(crate) language: String,
        pub(crate) markdown: String,
        pub(crate) html: String,
        pub(crate) at: Timestamp,
        pub(crate) edited_at: Option<Timestamp>,
        pub(crate) deleted_at: Option<Timestamp>,
        pub(crate) hidden_at: Option<Timestamp>,
        pub(crate) hidden_why: String,
        /// Whether the reader has blocked the author.
        pub(crate) blocked: bool,
    }
}

/// The newest messages of a conversation before one, the newest first. The reader reads those after `since`.
pub(crate) async fn before(
    conn: &mut impl Connection,
    conversation: ConversationId,
    reader: MemberId,
    since: MessageId,
    before: Option<MessageId>,
    limit: i64,
) -> Result<Vec<MessageRow>> {
    conn.q(sql!(
        "SELECT m.id, m.conversation, m.kind, m.author, m.about, m.language, m.markdown, m.html, m.at, m.edited_at, \
         m.deleted_at, m.hidden_at, m.hidden_why, b.blocked IS NOT NULL FROM messages m \
         LEFT JOIN member_blocks b ON b.member = $2 AND b.blocked = m.author \
         WHERE m.conversation = $1 AND m.id > $3 AND m.id < $4 ORDER BY m.id DESC LIMIT $5"
    ))
    .bind(conversation)
    .bind(reader)
    .bind(since)
    .bind(before.unwrap_or(MessageId::new(i64::MAX)))
    .bind(limit)
    .all()
    .await
}

/// A message of a conversation that the reader is in, and came to before it was written.
pub(crate) async fn one(conn: &mut impl Connection, reader: MemberId, id: MessageId) -> Result<MessageRow> {
    conn.q(sql!(
        "SELECT m.id, m.conversation, m.kind, m.author, m.about, m.language, m.markdown, m.html, m.at, m.edited_at, \
         m.deleted_at, m.hidden_at, m.hidden_why, b.blocked IS NOT NULL FROM messages m \
         JOIN conversation_members p ON p.conversation = m.conversation AND p.member = $2 AND p.left_at IS NULL AND p.since < m.id \
         LEFT JOIN member_blocks b ON b.member = $2 AND b.blocked = m.author WHERE m.id = $1"
    ))
    .bind(id)
    .bind(reader)
    .one()
    .await
}

/// Who wrote a message.
pub(crate) async fn author(conn: &mut impl Connection, id: MessageId) -> Result<MemberId> {
    conn.q(sql!("SELECT author FROM messages WHERE id = $1")).bind(id).value().await
}

/// Whether somebody has written in a conversation.
pub(crate) async fn has_written(
    conn: &mut impl Connection,
    conversation: ConversationId,
    author: MemberId,
) -> Result<bool> {
    conn.q(sql!("SELECT EXISTS (SELECT 1 FROM messages WHERE conversation = $1 AND author = $2 AND kind = 'text')"))
        .bind(conversation)
        .bind(author)
        .value()
        .await
}

/// Keeps what the actor wrote.
pub(crate) async fn insert(cx: &mut Cx<'_>, conversation: ConversationId, body: &RenderedBody) -> Result<MessageId> {
    let (id, author, at) = (cx.new_id(), cx.actor().signed_in()?, cx.now());
    cx.q(sql!(
        "INSERT INTO messages (id, conversation, kind, author, language, markdown, html, text, renderer, at) \
         VALUES ($1, $2, 'text', $3, $4, $5, $6, $7, $8, $9)"
    ))
    .bind(id)
    .bind(conversation)
    .bind(author)
    .bind(body.language.as_str())
    .bind(&body.markdown)
    .bind(&body.html)
    .bind(&body.text)
    .bind(i64::from(madang_markdown::VERSION))
    .bind(at)
    .run()
    .await?;
    Ok(id)
}

/// Writes down what the actor did in a group. `said` is the new title.
pub(crate) async fn note(
    cx: &mut Cx<'_>,
    conversation: ConversationId,
    kind: Kind,
    about: Option<MemberId>,
    said: &str,
) -> Result<()> {
    let (id, author, at) = (cx.new_id::<()>(), cx.actor().signed_in()?, cx.now());
    cx.q(sql!(
        "INSERT INTO messages (id, conversation, kind, author, about, markdown, at) VALUES ($1, $2, $3, $4, $5, $6, $7)"
    ))
    .bind(id)
    .bind(conversation)
    .bind(kind)
    .bind(author)
    .bind(about)
    .bind(said)
    .bind(at)
    .run()
    .await?;
    Ok(())
}

/// The newest entry of a conversation, whatever it is.
pub(crate) async fn newest(conn: &mut impl Connection, conversation: ConversationId) -> Result<MessageId> {
    conn.q(sql!("SELECT coalesce(max(id), 0) FROM messages WHERE conversation = $1")).bind(conversation).value().await
}

pub(crate) async fn edit(cx: &mut Cx<'_>, id: MessageId, body: &RenderedBody) -> Result<()> {
    let at = cx.now();
    cx.q(sql!(
        "UPDATE messages SET language = $2, markdown = $3, html = $4, text = $5, renderer = $6, edited_at = $7 WHERE id = $1"
    ))
    .bind(id)
    .bind(body.language.as_str())
    .bind(&body.markdown)
    .bind(&body.html)
    .bind(&body.text)
    .bind(i64::from(madang_markdown::VERSION))
    .bind(at)
    .run()
    .await?;
    Ok(())
}

/// Takes a message away for good.
pub(crate) async fn delete(cx: &mut Cx<'_>, id: MessageId) -> Result<()> {
    let at = cx.now();
    cx.q(sql!("UPDATE messages SET markdown = '', html = '', text = '', deleted_at = $2 WHERE id = $1"))
        .bind(id)
        .bind(at)
        .run()
        .await?;
    Ok(())
}

/// The conversation that a message is in, if there is such a message.
pub(crate) async fn place(conn: &mut impl Connection, id: MessageId) -> Result<Option<ConversationId>> {
    let found: Option<(ConversationId,)> =
        conn.q(sql!("SELECT conversation FROM messages WHERE id = $1")).bind(id).opt().await?;
    Ok(found.map(|(conversation,)| conversation))
}

/// Moderators put a message away; whether that was new.
pub(crate) async fn hide(cx: &mut Cx<'_>, id: MessageId, at: Timestamp, why: &str) -> Result<bool> {
    let hide = sql!("UPDATE messages SET hidden_at = $2, hidden_why = $3 WHERE id = $1 AND hidden_at IS NULL");
    Ok(cx.q(hide).bind(id).bind(at).bind(why).run().await? > 0)
}

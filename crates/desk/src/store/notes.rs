//! Internal notes on questions.

use crate::notes::NoteId;
use madang_conversation::RenderedBody;
use madang_kernel::{Actor, Cx, MemberId, Result, SpaceId, Timestamp, TopicId, db::Connection, row, sql};

row! {
    /// A note as it is shown.
    #[derive(Clone, Debug)]
    pub(crate) struct NoteRow {
        pub(crate) id: NoteId,
        pub(crate) topic: TopicId,
        pub(crate) title: String,
        pub(crate) space: SpaceId,
        pub(crate) author: MemberId,
        pub(crate) handle: String,
        pub(crate) name: String,
        pub(crate) at: Timestamp,
        pub(crate) edited_at: Option<Timestamp>,
        pub(crate) language: String,
        pub(crate) markdown: String,
        pub(crate) html: String,
        pub(crate) text: String,
    }
}

/// The notes on a question, the oldest first. The caller knows that the actor keeps that question in order.
pub(crate) async fn of(conn: &mut impl Connection, topic: TopicId, limit: i64) -> Result<Vec<NoteRow>> {
    conn.q(sql!(
        "SELECT n.id, n.topic, t.title, t.space, n.author, m.handle, m.name, n.at, n.edited_at, n.language, n.markdown, \
         n.html, n.text FROM desk_notes n JOIN topics t ON t.id = n.topic JOIN members m ON m.id = n.author \
         WHERE n.topic = $1 ORDER BY n.id LIMIT $2"
    ))
    .bind(topic)
    .bind(limit)
    .all()
    .await
}

/// How many notes there are on a question.
pub(crate) async fn count(conn: &mut impl Connection, topic: TopicId) -> Result<i64> {
    conn.q(sql!("SELECT CAST(count(*) AS BIGINT) FROM desk_notes WHERE topic = $1")).bind(topic).value().await
}

/// A note on a question in a space that the actor sees.
pub(crate) async fn one(conn: &mut impl Connection, actor: &Actor, note: NoteId) -> Result<NoteRow> {
    conn.q(sql!(
        "SELECT n.id, n.topic, t.title, t.space, n.author, m.handle, m.name, n.at, n.edited_at, n.language, n.markdown, \
         n.html, n.text FROM desk_notes n JOIN topics t ON t.id = n.topic JOIN members m ON m.id = n.author \
         WHERE n.id = $1 AND t.space IN (SELECT "
        lite "value FROM json_each($2))" pg "value::bigint FROM json_array_elements_text($2::json))"
    ))
    .bind(note)
    .bind(actor.visible_spaces().to_owned())
    .one()
    .await
}

/// Writes a note by the actor.
pub(crate) async fn add(cx: &mut Cx<'_>, note: NoteId, topic: TopicId, body: &RenderedBody) -> Result<()> {
    let (author, now) = (cx.actor().signed_in()?, cx.now());
    cx.q(sql!(
        "INSERT INTO desk_notes (id, topic, author, at, language, markdown, html, text) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    ))
    .bind(note)
    .bind(topic)
    .bind(author)
    .bind(now)
    .bind(body.language.as_str())
    .bind(&body.markdown)
    .bind(&body.html)
    .bind(&body.text)
    .run()
    .await?;
    Ok(())
}

/// Writes a note anew.
pub(crate) async fn change(cx: &mut Cx<'_>, note: NoteId, body: &RenderedBody) -> Result<()> {
    let now = cx.now();
    cx.q(sql!(
        "UPDATE desk_notes SET edited_at = $2, language = $3, markdown = $4, html = $5, text = $6 WHERE id = $1"
    ))
    .bind(note)
    .bind(now)
    .bind(body.language.as_str())
    .bind(&body.markdown)
    .bind(&body.html)
    .bind(&body.text)
    .run()
    .await?;
    Ok(())
}

/// Deletes a note.
pub(crate) async fn remove(cx: &mut Cx<'_>, note: NoteId) -> Result<()> {
    cx.q(sql!("DELETE FROM desk_notes WHERE id = $1")).bind(note).run().await?;
    Ok(())
}

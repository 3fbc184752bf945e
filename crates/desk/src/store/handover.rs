//! Notes at the end of a shift.

use crate::handover::HandoverId;
use madang_conversation::TopicState;
use madang_kernel::{Actor, Cx, MemberId, Result, SpaceId, Timestamp, TopicId, db::Connection, row, sql};

row! {
    /// An open question of somebody's, as the note lists it.
    #[derive(Clone, Debug)]
    pub(crate) struct OpenRow {
        pub(crate) topic: TopicId,
        pub(crate) slug: String,
        pub(crate) title: String,
        pub(crate) language: String,
        pub(crate) state: TopicState,
        pub(crate) answers: i64,
        pub(crate) space: SpaceId,
        pub(crate) due_at: Option<Timestamp>,
        /// What was written about it; empty where nothing was.
        pub(crate) note: String,
    }

    /// A note.
    #[derive(Clone, Debug)]
    pub(crate) struct NoteRow {
        pub(crate) id: HandoverId,
        pub(crate) author: MemberId,
        pub(crate) author_name: String,
        pub(crate) text: String,
        pub(crate) at: Timestamp,
        pub(crate) threads: i64,
        /// When the reader who asks has read it.
        pub(crate) read_at: Option<Timestamp>,
        /// Whether whoever asks is one of its readers.
        pub(crate) mine: bool,
    }
}

/// The open questions of a member that the actor sees, the most urgent first.
pub(crate) async fn open_of(conn: &mut impl Connection, actor: &Actor, owner: MemberId) -> Result<Vec<OpenRow>> {
    conn.q(sql!(
        "SELECT d.topic, t.slug, t.title, t.language, t.state, t.answers, d.space, d.due_at, '' FROM desk_threads d \
         JOIN topics t ON t.id = d.topic WHERE d.live AND d.assignee IS NOT NULL AND d.assignee = $1 AND d.space IN (SELECT "
        lite "value FROM json_each($2))" pg "value::bigint FROM json_array_elements_text($2::json))"
        " ORDER BY d.place DESC, d.topic DESC LIMIT 200"
    ))
    .bind(owner)
    .bind(actor.visible_spaces().to_owned())
    .all()
    .await
}

/// The questions of a note that the actor sees.
pub(crate) async fn threads(conn: &mut impl Connection, actor: &Actor, note: HandoverId) -> Result<Vec<OpenRow>> {
    conn.q(sql!(
        "SELECT d.topic, t.slug, t.title, t.language, t.state, t.answers, d.space, d.due_at, h.note \
         FROM desk_handover_threads h JOIN desk_threads d ON d.topic = h.topic JOIN topics t ON t.id = d.topic AND NOT t.deleted \
         WHERE h.handover = $1 AND d.space IN (SELECT "
        lite "value FROM json_each($2))" pg "value::bigint FROM json_array_elements_text($2::json))"
        " ORDER BY d.place DESC, d.topic DESC"
    ))
    .bind(note)
    .bind(actor.visible_spaces().to_owned())
    .all()
    .await
}

/// Keeps a note with its questions and its readers.
pub(crate) async fn add(
    cx: &mut Cx<'_>,
    id: HandoverId,
    recipient: Option<MemberId>,
    text: &str,
    threads: &[(TopicId, String)],
    readers: &[MemberId],
) -> Result<()> {
    let (author, now) = (cx.actor().signed_in()?, cx.now());
    cx.q(sql!("INSERT INTO desk_handovers (id, author, recipient, text, at) VALUES ($1, $2, $3, $4, $5)"))
        .bind(id)
        .bind(author)
        .bind(recipient)
        .bind(text.to_owned())
        .bind(now)
        .run()
        .await?;
    let list: Vec<(i64, &str)> = threads.iter().map(|(topic, note)| (topic.number(), note.as_str())).collect();
    cx.q(sql!(
        "INSERT INTO desk_handover_threads (handover, topic, note) SELECT $1, CAST(value->>0 AS BIGINT), value->>1 FROM "
        lite "json_each($2)" pg "json_array_elements($2::json)"
    ))
    .bind(id)
    .bind(serde_json::to_string(&list)?)
    .run()
    .await?;
    let readers: Vec<i64> = readers.iter().map(|reader| reader.number()).collect();
    cx.q(sql!(
        "INSERT INTO desk_handover_readers (handover, reader) SELECT $1, "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)"
    ))
    .bind(id)
    .bind(serde_json::to_string(&readers)?)
    .run()
    .await?;
    Ok(())
}

/// A reader has read a note; whether there was anything to read.
pub(crate) async fn mark_read(cx: &mut Cx<'_>, id: HandoverId, reader: MemberId) -> Result<bool> {
    let now = cx.now();
    let done = cx
        .q(sql!(
            "UPDATE desk_handover_readers SET read_at = $3 WHERE handover = $1 AND reader = $2 AND read_at IS NULL"
        ))
        .bind(id)
        .bind(reader)
        .bind(now)
        .run()
        .await?;
    Ok(done > 0)
}

/// What a member has not read yet, the oldest first.
pub(crate) async fn unread(conn: &mut impl Connection, reader: MemberId) -> Result<Vec<NoteRow>> {
    conn.q(sql!(
        "SELECT h.id, h.author, m.name, h.text, h.at, (SELECT CAST(count(*) AS BIGINT) FROM desk_handover_threads t \
         WHERE t.handover = h.id), r.read_at, TRUE FROM desk_handover_readers r JOIN desk_handovers h ON h.id = r.handover \
         JOIN members m ON m.id = h.author WHERE r.reader = $1 AND r.read_at IS NULL ORDER BY r.handover LIMIT 20"
    ))
    .bind(reader)
    .all()
    .await
}

/// A note, for its author, its readers, and whoever manages.
pub(crate) async fn one(
    conn: &mut impl Connection,
    id: HandoverId,
    reader: MemberId,
    manages: bool,
) -> Result<NoteRow> {
    conn.q(sql!(
        "SELECT h.id, h.author, m.name, h.text, h.at, (SELECT CAST(count(*) AS BIGINT) FROM desk_handover_threads t \
         WHERE t.handover = h.id), r.read_at, r.reader IS NOT NULL FROM desk_handovers h JOIN members m ON m.id = h.author \
         LEFT JOIN desk_handover_readers r ON r.handover = h.id AND r.reader = $2 \
         WHERE h.id = $1 AND (h.author = $2 OR r.reader IS NOT NULL OR $3)"
    ))
    .bind(id)
    .bind(reader)
    .bind(manages)
    .one()
    .await
}

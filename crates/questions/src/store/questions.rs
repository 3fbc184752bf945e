//! What is known of a question beyond its topic: who set its state, when and why, and what it duplicates.

use madang_conversation::TopicState;
use madang_kernel::{
    Actor, Cx, MemberId, PostId, Result, Timestamp, TopicId,
    db::{Connection, Query},
    row, sql,
};

row! {
    /// The state of a question as its page tells it.
    #[derive(Debug, Default)]
    pub(crate) struct StateRow {
        pub(crate) note: String,
        pub(crate) at: Option<Timestamp>,
        pub(crate) handle: Option<String>,
        pub(crate) name: Option<String>,
        /// The original, where this is a duplicate, and whether the actor sees it.
        pub(crate) original: Option<TopicId>,
        pub(crate) original_kind: Option<String>,
        pub(crate) original_slug: Option<String>,
        pub(crate) original_title: Option<String>,
        pub(crate) original_language: Option<String>,
    }
}

/// Who set a question's state, and what it duplicates; `None` for a question that nobody ever touched.
pub(crate) async fn state(conn: &mut impl Connection, actor: &Actor, topic: TopicId) -> Result<Option<StateRow>> {
    conn.q(sql!(
        "SELECT q.state_note, q.state_at, m.handle, m.name, d.id, d.kind, d.slug, d.title, d.language \
         FROM questions q LEFT JOIN members m ON m.id = q.state_by \
         LEFT JOIN topics d ON d.id = q.duplicate_of AND NOT d.hidden AND NOT d.deleted AND d.space IN (SELECT "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)"
        ") WHERE q.topic = $1"
    ))
    .bind(topic)
    .bind(actor.visible_spaces())
    .opt()
    .await
}

/// The text of an opening post: as it was typed, and as HTML.
pub(crate) async fn opening(conn: &mut impl Connection, post: PostId) -> Result<(String, String)> {
    conn.q(sql!("SELECT markdown, html FROM posts WHERE id = $1")).bind(post).one().await
}

/// What the topic duplicates, if it is known to.
pub(crate) async fn duplicate_of(conn: &mut impl Connection, topic: TopicId) -> Result<Option<TopicId>> {
    let row: Option<(Option<TopicId>,)> =
        conn.q(sql!("SELECT duplicate_of FROM questions WHERE topic = $1")).bind(topic).opt().await?;
    Ok(row.and_then(|row| row.0))
}

/// Those of `topics` whose state a post may end.
pub(crate) async fn waiting(conn: &mut impl Connection, topics: &[TopicId]) -> Result<Vec<TopicId>> {
    if topics.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = topics.iter().map(|id| id.number()).collect();
    let rows: Vec<(TopicId,)> = conn
        .q(sql!("SELECT id FROM topics WHERE state IN ('needs_information', 'archived') AND id IN (SELECT "
            lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(serde_json::to_string(&ids)?)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// When the topic's state was set; `None` when nobody ever did.
pub(crate) async fn set_at(conn: &mut impl Connection, topic: TopicId) -> Result<Option<Timestamp>> {
    let row: Option<(Option<Timestamp>,)> =
        conn.q(sql!("SELECT state_at FROM questions WHERE topic = $1")).bind(topic).opt().await?;
    Ok(row.and_then(|row| row.0))
}

/// A state that somebody has set.
#[derive(Debug)]
pub(crate) struct NewState<'a> {
    pub(crate) topic: TopicId,
    pub(crate) by: Option<MemberId>,
    pub(crate) at: Timestamp,
    pub(crate) note: &'a str,
    pub(crate) duplicate_of: Option<TopicId>,
}

/// Keeps who set the state, when, why, and what it duplicates now.
pub(crate) async fn set_state(conn: &mut impl Connection, new: NewState<'_>) -> Result<()> {
    let insert = sql!(
        "INSERT INTO questions (topic, state_by, state_at, state_note, duplicate_of) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (topic) DO UPDATE SET state_by = excluded.state_by, \
         state_at = excluded.state_at, state_note = excluded.state_note, duplicate_of = excluded.duplicate_of"
    );
    bind_state(conn.q(insert), new).run().await?;
    Ok(())
}

/// The same for a state that came from elsewhere, unless something newer is known.
pub(crate) async fn learn_state(conn: &mut impl Connection, new: NewState<'_>) -> Result<()> {
    let insert = sql!(
        "INSERT INTO questions (topic, state_by, state_at, state_note, duplicate_of) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (topic) DO UPDATE SET state_by = excluded.state_by, \
         state_at = excluded.state_at, state_note = excluded.state_note, duplicate_of = excluded.duplicate_of \
         WHERE questions.state_at IS NULL OR questions.state_at < excluded.state_at"
    );
    bind_state(conn.q(insert), new).run().await?;
    Ok(())
}

fn bind_state<'c>(query: Query<'c>, new: NewState<'_>) -> Query<'c> {
    query.bind(new.topic).bind(new.by).bind(new.at).bind(new.note.to_owned()).bind(new.duplicate_of)
}

/// Keeps who accepted an answer and when; `None` when the acceptance was taken back.
pub(crate) async fn set_accepted(
    conn: &mut impl Connection,
    topic: TopicId,
    accepted: Option<(Option<MemberId>, Timestamp)>,
) -> Result<()> {
    let (by, at) = accepted.map_or((None, None), |(by, at)| (by, Some(at)));
    conn.q(sql!(
        "INSERT INTO questions (topic, accepted_by, accepted_at) VALUES ($1, $2, $3) \
         ON CONFLICT (topic) DO UPDATE SET accepted_by = excluded.accepted_by, accepted_at = excluded.accepted_at"
    ))
    .bind(topic)
    .bind(by)
    .bind(at)
    .run()
    .await?;
    Ok(())
}

/// The same for an acceptance that came from elsewhere, unless one is known.
pub(crate) async fn learn_accepted(
    conn: &mut impl Connection,
    topic: TopicId,
    by: Option<MemberId>,
    at: Timestamp,
) -> Result<()> {
    conn.q(sql!(
        "INSERT INTO questions (topic, accepted_by, accepted_at) VALUES ($1, $2, $3) \
         ON CONFLICT (topic) DO UPDATE SET accepted_by = excluded.accepted_by, accepted_at = excluded.accepted_at \
         WHERE questions.accepted_at IS NULL"
    ))
    .bind(topic)
    .bind(by)
    .bind(at)
    .run()
    .await?;
    Ok(())
}

/// The topic, locked until the command ends: its state and accepted answer are what they are until then.
pub(crate) async fn lock(cx: &mut Cx<'_>, topic: TopicId) -> Result<()> {
    let _: (TopicId,) = cx.q(sql!("SELECT id FROM topics WHERE id = $1 " pg "FOR UPDATE")).bind(topic).one().await?;
    Ok(())
}

row! {
    /// What a topic says of its answers, also of one that was merged into another.
    #[derive(Debug)]
    pub(crate) struct AcceptedRow {
        pub(crate) kind: String,
        pub(crate) state: TopicState,
        pub(crate) accepted: Option<PostId>,
        pub(crate) verified: bool,
        pub(crate) author: Option<MemberId>,
        /// In which topic the accepted answer is.
        pub(crate) place: Option<TopicId>,
    }
}

/// What a topic says of its answers.
pub(crate) async fn accepted(conn: &mut impl Connection, topic: TopicId) -> Result<AcceptedRow> {
    conn.q(sql!(
        "SELECT t.kind, t.state, t.accepted, t.verified, p.author, p.topic FROM topics t \
         LEFT JOIN posts p ON p.id = t.accepted WHERE t.id = $1"
    ))
    .bind(topic)
    .one()
    .await
}

/// What duplicated a question that was merged duplicates the one in which that is now.
pub(crate) async fn follow_original(cx: &mut Cx<'_>, from: TopicId, to: TopicId) -> Result<()> {
    cx.q(sql!("UPDATE questions SET duplicate_of = $2 WHERE duplicate_of = $1 AND topic <> $2"))
        .bind(from)
        .bind(to)
        .run()
        .await?;
    Ok(())
}

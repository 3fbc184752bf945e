//! A question's row at the desk.

use crate::{
    clock::{HandId, Priority},
    thread::News,
};
use madang_conversation::{TopicState, topic_head};
use madang_kernel::{
    Actor, Cx, Error, MemberId, PostId, ProductId, Result, SpaceId, Timestamp, TopicId, db::Connection, row, sql,
};
use serde_json::json;

/// What was worked out of a question.
#[derive(Clone, Debug)]
pub(crate) struct Worked {
    pub(crate) topic: TopicId,
    pub(crate) space: SpaceId,
    pub(crate) product: Option<ProductId>,
    pub(crate) language: String,
    pub(crate) asker: MemberId,
    pub(crate) asked_at: Timestamp,
    pub(crate) imported: bool,
    pub(crate) seq: i64,
    pub(crate) state: TopicState,
    pub(crate) away: bool,
    pub(crate) verified: bool,
    pub(crate) returned_at: Option<Timestamp>,
    pub(crate) live: bool,
    pub(crate) unanswered: bool,
    pub(crate) unverified: bool,
    pub(crate) answer: Option<PostId>,
    pub(crate) returned: bool,
    pub(crate) newcomer: bool,
    pub(crate) hot: bool,
    pub(crate) views_before: i64,
    pub(crate) views_then: i64,
    pub(crate) views_at: Timestamp,
    pub(crate) place: i64,
    pub(crate) warn_at: Option<Timestamp>,
    pub(crate) due_at: Option<Timestamp>,
}

impl Worked {
    fn values(&self, now: Timestamp) -> serde_json::Value {
        let millis = |at: Option<Timestamp>| at.map(Timestamp::millis);
        json!([
            self.topic.number(),
            self.space.number(),
            self.product.map(|id| id.number()),
            self.language,
            self.asker.number(),
            self.asked_at.millis(),
            self.imported,
            self.seq,
            self.state.as_str(),
            self.away,
            self.verified,
            millis(self.returned_at),
            self.live,
            self.unanswered,
            self.unverified,
            self.answer.map(|id| id.number()),
            self.returned,
            self.newcomer,
            self.hot,
            self.views_before,
            self.views_then,
            self.views_at.millis(),
            self.place,
            millis(self.warn_at),
            millis(self.due_at),
            now.millis(),
        ])
    }
}

/// Writes what was worked out, all at once. What staff set stays.
pub(crate) async fn save(cx: &mut Cx<'_>, threads: &[Worked]) -> Result<()> {
    let now = cx.now();
    let list: Vec<_> = threads.iter().map(|thread| thread.values(now)).collect();
    cx.q(sql!(
        "INSERT INTO desk_threads (topic, space, product, language, asker, asked_at, imported, seq, state, away, \
         verified, returned_at, live, unanswered, unverified, answer, returned, newcomer, hot, views_before, views_then, \
         views_at, place, warn_at, due_at, synced_at) \
         SELECT CAST(value->>0 AS BIGINT), CAST(value->>1 AS BIGINT), CAST(value->>2 AS BIGINT), value->>3, \
         CAST(value->>4 AS BIGINT), CAST(value->>5 AS BIGINT), CAST(value->>6 AS BOOLEAN), CAST(value->>7 AS BIGINT), \
         value->>8, CAST(value->>9 AS BOOLEAN), CAST(value->>10 AS BOOLEAN), CAST(value->>11 AS BIGINT), \
         CAST(value->>12 AS BOOLEAN), CAST(value->>13 AS BOOLEAN), CAST(value->>14 AS BOOLEAN), \
         CAST(value->>15 AS BIGINT), CAST(value->>16 AS BOOLEAN), CAST(value->>17 AS BOOLEAN), \
         CAST(value->>18 AS BOOLEAN), CAST(value->>19 AS BIGINT), CAST(value->>20 AS BIGINT), \
         CAST(value->>21 AS BIGINT), CAST(value->>22 AS BIGINT), CAST(value->>23 AS BIGINT), \
         CAST(value->>24 AS BIGINT), CAST(value->>25 AS BIGINT) FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)"
        " WHERE TRUE ON CONFLICT (topic) DO UPDATE SET space = excluded.space, product = excluded.product, \
         language = excluded.language, seq = excluded.seq, state = excluded.state, away = excluded.away, \
         verified = excluded.verified, returned_at = excluded.returned_at, live = excluded.live, \
         unanswered = excluded.unanswered, unverified = excluded.unverified, answer = excluded.answer, \
         returned = excluded.returned, newcomer = excluded.newcomer, hot = excluded.hot, \
         views_before = excluded.views_before, views_then = excluded.views_then, views_at = excluded.views_at, \
         place = excluded.place, warn_at = excluded.warn_at, due_at = excluded.due_at, synced_at = excluded.synced_at"
    ))
    .bind(serde_json::to_string(&list)?)
    .run()
    .await?;
    Ok(())
}

row! {
    /// A question at the desk, as commands need it.
    #[derive(Clone, Debug)]
    pub(crate) struct ThreadHead {
        pub(crate) topic: TopicId,
        pub(crate) space: SpaceId,
        pub(crate) live: bool,
        pub(crate) priority: Priority,
        pub(crate) assignee: Option<MemberId>,
        pub(crate) snoozed_until: Timestamp,
    }

    /// All that the desk shows of a question.
    #[derive(Clone, Debug)]
    pub(crate) struct ThreadRow {
        pub(crate) topic: TopicId,
        pub(crate) slug: String,
        pub(crate) title: String,
        pub(crate) language: String,
        pub(crate) state: TopicState,
        pub(crate) topic_verified: bool,
        pub(crate) answers: i64,
        pub(crate) space: SpaceId,
        pub(crate) product: Option<ProductId>,
        pub(crate) asked_at: Timestamp,
        pub(crate) asker_handle: String,
        pub(crate) asker_name: String,
        pub(crate) live: bool,
        pub(crate) unanswered: bool,
        pub(crate) unverified: bool,
        pub(crate) answer: Option<PostId>,
        pub(crate) returned: bool,
        pub(crate) newcomer: bool,
        pub(crate) hot: bool,
        pub(crate) flags: i64,
        pub(crate) priority: Priority,
        pub(crate) assignee: Option<MemberId>,
        pub(crate) assignee_handle: Option<String>,
        pub(crate) assignee_name: Option<String>,
        pub(crate) assigned_at: Option<Timestamp>,
        pub(crate) assigned_by: Option<String>,
        pub(crate) note: String,
        pub(crate) answer_by: Option<Timestamp>,
        pub(crate) snoozed_until: Timestamp,
        pub(crate) warn_at: Option<Timestamp>,
        pub(crate) due_at: Option<Timestamp>,
        pub(crate) place: i64,
    }
}

/// A question's row, locked until the command ends.
pub(crate) async fn head(cx: &mut Cx<'_>, topic: TopicId) -> Result<Option<ThreadHead>> {
    cx.q(sql!(
        "SELECT topic, space, live, priority, assignee, snoozed_until FROM desk_threads WHERE topic = $1" pg " FOR UPDATE"
    ))
    .bind(topic)
    .opt()
    .await
}

/// A question in a space that the actor sees. One that went into another leads there.
pub(crate) async fn one(conn: &mut impl Connection, actor: &Actor, topic: TopicId) -> Result<ThreadRow> {
    let found: Option<ThreadRow> = conn
        .q(sql!(
            "SELECT d.topic, t.slug, t.title, t.language, t.state, t.verified, t.answers, t.space, t.product, t.created_at, \
             a.handle, a.name, d.live, d.unanswered, d.unverified, d.answer, d.returned, d.newcomer, d.hot, d.flags, \
             d.priority, d.assignee, m.handle, m.name, d.assigned_at, b.name, d.note, d.answer_by, d.snoozed_until, \
             d.warn_at, d.due_at, d.place FROM desk_threads d JOIN topics t ON t.id = d.topic AND NOT t.deleted \
             JOIN members a ON a.id = t.author LEFT JOIN members m ON m.id = d.assignee \
             LEFT JOIN members b ON b.id = d.assigned_by WHERE d.topic = $1 AND t.space IN (SELECT "
            lite "value FROM json_each($2))" pg "value::bigint FROM json_array_elements_text($2::json))"
        ))
        .bind(topic)
        .bind(actor.visible_spaces().to_owned())
        .opt()
        .await?;
    match found {
        Some(row) => Ok(row),
        None => Err(topic_head(conn, actor, topic).await.err().unwrap_or(Error::NotFound)),
    }
}

row! {
    /// What a question says.
    #[derive(Clone, Debug)]
    pub(crate) struct TextRow {
        pub(crate) html: String,
        pub(crate) language: String,
        pub(crate) length: i64,
    }
}

/// What a question says, if its opening can be read.
pub(crate) async fn text(conn: &mut impl Connection, topic: TopicId) -> Result<Option<TextRow>> {
    conn.q(sql!(
        "SELECT p.html, p.language, CAST(length(p.markdown) AS BIGINT) FROM topics t JOIN posts p ON p.id = t.opening \
         WHERE t.id = $1 AND p.deleted_at IS NULL"
    ))
    .bind(topic)
    .opt()
    .await
}

/// Says how soon a question must be looked at.
pub(crate) async fn set_priority(cx: &mut Cx<'_>, topic: TopicId, priority: Priority) -> Result<()> {
    cx.q(sql!("UPDATE desk_threads SET priority = $2 WHERE topic = $1")).bind(topic).bind(priority).run().await?;
    Ok(())
}

/// Gives a question to somebody or nobody, awake; by whom, why, and until when it should be answered.
pub(crate) async fn assign(
    cx: &mut Cx<'_>,
    topic: TopicId,
    assignee: Option<MemberId>,
    note: &str,
    answer_by: Option<Timestamp>,
) -> Result<()> {
    let (now, by) = (cx.now(), cx.actor().id());
    let hand: Option<HandId> = answer_by.map(|_| cx.new_id());
    cx.q(sql!(
        "UPDATE desk_threads SET assignee = $2, assigned_at = $3, assigned_by = $4, note = $5, answer_by = $6, \
         snoozed_until = 0, try_at = 0, freed_at = $7, \
         given_back_by = CASE WHEN CAST($7 AS BIGINT) IS NULL THEN NULL ELSE assignee END, handed = $8 WHERE topic = $1"
    ))
    .bind(topic)
    .bind(assignee)
    .bind(assignee.map(|_| now))
    .bind(by.filter(|_| assignee.is_some()))
    .bind(note.to_owned())
    .bind(answer_by)
    .bind(if assignee.is_none() { Some(now) } else { None })
    .bind(hand)
    .run()
    .await?;
    Ok(())
}

/// Puts a question out of the queues until then; 0 wakes it.
pub(crate) async fn snooze(cx: &mut Cx<'_>, topic: TopicId, until: Timestamp) -> Result<()> {
    cx.q(sql!("UPDATE desk_threads SET snoozed_until = $2 WHERE topic = $1")).bind(topic).bind(until).run().await?;
    Ok(())
}

/// Wakes those that sleep since before there was news of them, and says which. When somebody put a question off stands in
/// its history.
pub(crate) async fn wake_for(cx: &mut Cx<'_>, news: &[News]) -> Result<Vec<TopicId>> {
    if news.is_empty() {
        return Ok(Vec::new());
    }
    let list: Vec<_> =
        news.iter().map(|one| (one.topic.number(), one.at.millis(), one.by.map(|id| id.number()))).collect();
    let rows: Vec<(TopicId,)> = cx
        .q(sql!(
            "UPDATE desk_threads SET snoozed_until = 0 FROM " lite "json_each($1)" pg "json_array_elements($1::json)"
            " AS g WHERE topic = CAST(g.value->>0 AS BIGINT) AND snoozed_until > 0 \
             AND (g.value->>2 IS NULL OR CAST(g.value->>2 AS BIGINT) = asker) AND CAST(g.value->>1 AS BIGINT) >= \
             coalesce((SELECT max(h.at) FROM desk_history h WHERE h.topic = desk_threads.topic AND h.deed = 'snoozed'), 0) \
             RETURNING topic"
        ))
        .bind(serde_json::to_string(&list)?)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Wakes those whose time has come, and says which. Of several nodes each is one's.
pub(crate) async fn wake_due(cx: &mut Cx<'_>, limit: i64) -> Result<Vec<TopicId>> {
    let now = cx.now();
    let rows: Vec<(TopicId,)> = cx
        .q(sql!(
            "UPDATE desk_threads SET snoozed_until = 0 WHERE topic IN (SELECT topic FROM desk_threads WHERE live \
             AND snoozed_until > 0 AND snoozed_until <= $1 ORDER BY snoozed_until, topic LIMIT $2"
            pg " FOR UPDATE SKIP LOCKED" ") AND snoozed_until > 0 RETURNING topic"
        ))
        .bind(now)
        .bind(limit)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

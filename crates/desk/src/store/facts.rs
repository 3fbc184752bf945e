//! What a question's place at the desk is worked out from.

use super::numbers;
use crate::clock::{HandId, Handed, Priority};
use madang_conversation::TopicState;
use madang_kernel::{
    Cx, MemberId, PostId, ProductId, Result, Role, SpaceId, Timestamp, TopicId, db::Connection, row, sql,
};

row! {
    /// A question, and what the desk knows of it.
    #[derive(Clone, Debug)]
    pub(crate) struct FactRow {
        pub(crate) topic: TopicId,
        pub(crate) space: SpaceId,
        pub(crate) product: Option<ProductId>,
        pub(crate) language: String,
        pub(crate) asker: MemberId,
        pub(crate) opening: PostId,
        pub(crate) asked_at: Timestamp,
        pub(crate) state: TopicState,
        pub(crate) away: bool,
        pub(crate) verified: bool,
        pub(crate) accepted: Option<PostId>,
        pub(crate) views: i64,
        pub(crate) joined_at: Timestamp,
        pub(crate) asked_before: bool,
        pub(crate) me_toos: i64,
        pub(crate) known: Option<TopicId>,
        pub(crate) imported: Option<bool>,
        pub(crate) seq: Option<i64>,
        pub(crate) known_state: Option<TopicState>,
        pub(crate) known_away: Option<bool>,
        pub(crate) known_verified: Option<bool>,
        pub(crate) returned_at: Option<Timestamp>,
        pub(crate) priority: Option<Priority>,
        pub(crate) views_before: Option<i64>,
        pub(crate) views_then: Option<i64>,
        pub(crate) views_at: Option<Timestamp>,
        pub(crate) assignee: Option<MemberId>,
        pub(crate) assigned_at: Option<Timestamp>,
        pub(crate) answer_by: Option<Timestamp>,
        pub(crate) handed: Option<HandId>,
    }

    /// A post of a question that readers see.
    #[derive(Clone, Debug)]
    pub(crate) struct PostRow {
        pub(crate) topic: TopicId,
        pub(crate) id: PostId,
        pub(crate) kind: String,
        pub(crate) author: MemberId,
        pub(crate) role: Role,
        pub(crate) at: Timestamp,
        pub(crate) verdict: Option<String>,
    }
}

impl FactRow {
    /// What is asked of whoever has it.
    pub(crate) fn asked_of(&self) -> Option<Handed> {
        Some(Handed { hand: self.handed?, to: self.assignee?, until: self.answer_by? })
    }
}

/// Keeps everybody else from changing these questions' places and clocks until the command ends. The worker that marks
/// clocks locks nothing but clocks, so that neither waits for the other in a circle.
pub(crate) async fn lock(cx: &mut Cx<'_>, topics: &[TopicId]) -> Result<()> {
    let list = numbers(topics)?;
    let _: Vec<(TopicId,)> = cx
        .q(sql!("SELECT topic FROM desk_threads WHERE topic IN (SELECT "
            lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json)) ORDER BY topic FOR UPDATE"))
        .bind(list.clone())
        .all()
        .await?;
    let _: Vec<(TopicId,)> = cx
        .q(sql!("SELECT topic FROM desk_clocks WHERE topic IN (SELECT "
            lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json)) ORDER BY topic, kind, hand FOR UPDATE"))
        .bind(list)
        .all()
        .await?;
    Ok(())
}

/// Those of the topics that are questions. "Me too" is counted since `since`.
pub(crate) async fn of(conn: &mut impl Connection, topics: &[TopicId], since: Timestamp) -> Result<Vec<FactRow>> {
    conn.q(sql!(
        "SELECT t.id, t.space, t.product, t.language, t.author, t.opening, t.created_at, t.state, t.hidden OR t.deleted, \
         t.verified, t.accepted, t.views, m.created_at, \
         EXISTS (SELECT 1 FROM topics e WHERE e.author = t.author AND e.id < t.id), \
         (SELECT CAST(count(*) AS BIGINT) FROM me_toos x WHERE x.topic = t.id AND x.at > $2), \
         d.topic, d.imported, d.seq, d.state, d.away, d.verified, d.returned_at, d.priority, d.views_before, \
         d.views_then, d.views_at, d.assignee, d.assigned_at, d.answer_by, d.handed \
         FROM topics t JOIN members m ON m.id = t.author LEFT JOIN desk_threads d ON d.topic = t.id \
         WHERE t.kind = 'question' AND t.id IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"
    ))
    .bind(numbers(topics)?)
    .bind(since)
    .all()
    .await
}

/// The answers and comments in these questions that readers see, in the order of their times. The openings of questions that
/// went into these are left out: they ask, and neither answer nor reply.
pub(crate) async fn posts(conn: &mut impl Connection, topics: &[TopicId]) -> Result<Vec<PostRow>> {
    conn.q(sql!(
        "SELECT p.topic, p.id, p.kind, p.author, m.role, p.created_at, k.verdict FROM posts p \
         JOIN members m ON m.id = p.author LEFT JOIN desk_marks k ON k.post = p.id \
         WHERE p.kind = 'answer' AND p.topic IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"
        " AND NOT p.hidden AND p.deleted_at IS NULL \
         AND NOT EXISTS (SELECT 1 FROM topics o WHERE o.merged_into = p.topic AND o.opening = p.id) UNION ALL \
         SELECT c.topic, c.id, c.kind, c.author, m.role, c.created_at, NULL FROM posts c JOIN members m ON m.id = c.author \
         WHERE c.kind = 'comment' AND NOT c.hidden AND c.deleted_at IS NULL \
         AND NOT EXISTS (SELECT 1 FROM topics o WHERE o.merged_into = c.topic AND o.opening = c.id) AND c.parent IN (SELECT t.opening FROM topics t \
         WHERE t.id IN (SELECT " lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"
        " UNION ALL SELECT a.id FROM posts a WHERE a.kind = 'answer' AND a.topic IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"
        ") ORDER BY 6, 2"
    ))
    .bind(numbers(topics)?)
    .all()
    .await
}

/// Keeps what staff said of answers: each with its mark, or without any.
pub(crate) async fn set_marks(cx: &mut Cx<'_>, marks: &[(PostId, Option<String>)]) -> Result<()> {
    let list: Vec<(i64, Option<&str>)> = marks.iter().map(|(post, mark)| (post.number(), mark.as_deref())).collect();
    let list = serde_json::to_string(&list)?;
    cx.q(sql!("DELETE FROM desk_marks WHERE post IN (SELECT CAST(value->>0 AS BIGINT) FROM "
        lite "json_each($1))" pg "json_array_elements($1::json))"))
        .bind(list.clone())
        .run()
        .await?;
    cx.q(sql!("INSERT INTO desk_marks (post, verdict) SELECT CAST(value->>0 AS BIGINT), value->>1 FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)"
        " WHERE value->>1 IS NOT NULL ON CONFLICT (post) DO UPDATE SET verdict = excluded.verdict"))
        .bind(list)
        .run()
        .await?;
    Ok(())
}

/// Keeps that there is an open case of moderation about a post, if that is in a question; which, if that is new.
pub(crate) async fn open_case(cx: &mut Cx<'_>, code: &str, post: PostId) -> Result<Option<TopicId>> {
    let topic: Option<(TopicId,)> = cx
        .q(sql!(
            "INSERT INTO desk_cases (code, topic) SELECT $1, p.topic FROM posts p JOIN desk_threads d ON d.topic = p.topic \
             WHERE p.id = $2 ON CONFLICT (code) DO NOTHING RETURNING topic"
        ))
        .bind(code)
        .bind(post)
        .opt()
        .await?;
    count_cases(cx, topic).await?;
    Ok(topic.map(|(topic,)| topic))
}

/// Forgets a case that is open no more.
pub(crate) async fn close_case(cx: &mut Cx<'_>, code: &str) -> Result<()> {
    let topic = cx.q(sql!("DELETE FROM desk_cases WHERE code = $1 RETURNING topic")).bind(code).opt().await?;
    count_cases(cx, topic).await
}

/// The open cases about a question that was merged are about the other now.
pub(crate) async fn take_cases(cx: &mut Cx<'_>, from: TopicId, to: TopicId) -> Result<()> {
    let moved = cx.q(sql!("UPDATE desk_cases SET topic = $2 WHERE topic = $1")).bind(from).bind(to).run().await?;
    if moved == 0 {
        return Ok(());
    }
    count_cases(cx, Some((from,))).await?;
    count_cases(cx, Some((to,))).await
}

async fn count_cases(cx: &mut Cx<'_>, topic: Option<(TopicId,)>) -> Result<()> {
    if let Some((topic,)) = topic {
        cx.q(sql!(
            "UPDATE desk_threads SET flags = (SELECT CAST(count(*) AS BIGINT) FROM desk_cases WHERE topic = $1) WHERE topic = $1"
        ))
        .bind(topic)
        .run()
        .await?;
    }
    Ok(())
}

/// Questions that are open and were not looked at since `before`; no other node looks at them meanwhile.
pub(crate) async fn stale(cx: &mut Cx<'_>, before: Timestamp, limit: i64) -> Result<Vec<TopicId>> {
    let rows: Vec<(TopicId,)> = cx
        .q(sql!(
            "SELECT topic FROM desk_threads WHERE live AND synced_at < $1 ORDER BY synced_at, topic LIMIT $2"
            pg " FOR UPDATE SKIP LOCKED"
        ))
        .bind(before)
        .bind(limit)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Has every open question looked at anew soon: what is promised, or when the team is there, has changed.
pub(crate) async fn forget_looks(cx: &mut Cx<'_>) -> Result<()> {
    cx.q(sql!("UPDATE desk_threads SET synced_at = 0 WHERE live")).run().await?;
    Ok(())
}

//! What a review is worked out from.

use super::numbers;
use madang_conversation::TopicState;
use madang_kernel::{
    Cx, MemberId, PostId, ProductId, Result, Role, SpaceId, Timestamp, TopicId, VersionId, db::Connection, row, sql,
};

row! {
    /// A topic, the text that is kept up to date in it, and the review as it is kept.
    #[derive(Debug)]
    pub(crate) struct FactRow {
        pub(crate) topic: TopicId,
        pub(crate) kind: String,
        pub(crate) space: SpaceId,
        pub(crate) product: Option<ProductId>,
        pub(crate) version: Option<VersionId>,
        pub(crate) state: TopicState,
        pub(crate) away: bool,
        pub(crate) views: i64,
        pub(crate) text: PostId,
        pub(crate) author: MemberId,
        pub(crate) role: Role,
        pub(crate) written_at: Timestamp,
        pub(crate) votes: i64,
        pub(crate) verdict: Option<String>,
        pub(crate) flags: i64,
        pub(crate) broken: i64,
        pub(crate) space_owner: Option<MemberId>,
        pub(crate) known: Option<TopicId>,
        pub(crate) owner: Option<MemberId>,
        pub(crate) assigned: Option<bool>,
        pub(crate) known_text: Option<PostId>,
        pub(crate) known_written_at: Option<Timestamp>,
        pub(crate) reviewed_at: Option<Timestamp>,
        pub(crate) reviewed_by: Option<MemberId>,
        pub(crate) outcome: Option<String>,
        pub(crate) review_at: Option<Timestamp>,
        pub(crate) known_verdict: Option<String>,
        pub(crate) helped: Option<i64>,
        pub(crate) did_not_help: Option<i64>,
        pub(crate) helped_before: Option<i64>,
        pub(crate) did_not_help_before: Option<i64>,
        pub(crate) rated_seq: Option<i64>,
        pub(crate) known_flags: Option<i64>,
        pub(crate) known_broken: Option<i64>,
    }
}

/// Those of the topics that are articles or solved questions, or were.
pub(crate) async fn of(conn: &mut impl Connection, topics: &[TopicId]) -> Result<Vec<FactRow>> {
    conn.q(sql!(
        "SELECT t.id, t.kind, t.space, t.product, t.version, t.state, t.hidden OR t.deleted, t.views, p.id, p.author, \
         m.role, coalesce(p.edited_at, p.created_at), p.score, k.verdict, \
         (SELECT CAST(count(*) AS BIGINT) FROM review_flags f WHERE f.topic = t.id AND f.resolved_at IS NULL), \
         (SELECT CAST(count(*) AS BIGINT) FROM review_topic_links x JOIN review_links l ON l.id = x.link \
         WHERE x.topic = t.id AND l.broken), s.owner, r.topic, r.owner, r.assigned, r.text, r.written_at, \
         r.reviewed_at, r.reviewed_by, r.outcome, r.review_at, r.verdict, r.helped, r.did_not_help, r.helped_before, \
         r.did_not_help_before, r.rated_seq, r.flags, r.broken \
         FROM topics t JOIN posts p ON p.id = CASE WHEN t.kind = 'question' AND t.accepted IS NOT NULL \
         THEN t.accepted ELSE t.opening END JOIN members m ON m.id = p.author \
         LEFT JOIN reviews r ON r.topic = t.id LEFT JOIN review_marks k ON k.post = p.id \
         LEFT JOIN review_spaces s ON s.space = t.space \
         WHERE (t.kind = 'article' OR t.kind = 'question' AND (t.state = 'solved' OR r.topic IS NOT NULL)) AND t.id IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"
    ))
    .bind(numbers(topics)?)
    .all()
    .await
}

/// The texts among them that are new or were written anew since their links were last taken down.
pub(crate) async fn new_texts(conn: &mut impl Connection, topics: &[TopicId]) -> Result<Vec<(TopicId, String)>> {
    conn.q(sql!(
        "SELECT t.id, p.html FROM topics t JOIN posts p ON p.id = CASE WHEN t.kind = 'question' \
         AND t.accepted IS NOT NULL THEN t.accepted ELSE t.opening END LEFT JOIN reviews r ON r.topic = t.id \
         WHERE (t.kind = 'article' OR t.kind = 'question' AND t.state = 'solved') \
         AND (r.topic IS NULL OR r.text <> p.id OR r.written_at <> coalesce(p.edited_at, p.created_at)) \
         AND t.id IN (SELECT " lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"
    ))
    .bind(numbers(topics)?)
    .all()
    .await
}

/// Keeps everybody else from changing these reviews until the command ends.
pub(crate) async fn lock(cx: &mut Cx<'_>, topics: &[TopicId]) -> Result<()> {
    let list = numbers(topics)?;
    let _: Vec<(TopicId,)> = cx
        .q(sql!("SELECT topic FROM reviews WHERE topic IN (SELECT "
            lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json)) ORDER BY topic FOR UPDATE"))
        .bind(list)
        .all()
        .await?;
    Ok(())
}

/// Reviews that were not worked out for a day.
pub(crate) async fn stale(cx: &mut Cx<'_>, before: Timestamp, limit: i64) -> Result<Vec<TopicId>> {
    let rows: Vec<(TopicId,)> = cx
        .q(sql!(
            "SELECT topic FROM reviews WHERE live AND scored_at < $1 ORDER BY scored_at, topic LIMIT $2"
            pg " FOR UPDATE SKIP LOCKED"
        ))
        .bind(before)
        .bind(limit)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Keeps what staff said of answers: each with its mark, or without any.
pub(crate) async fn set_marks(cx: &mut Cx<'_>, marks: &[(PostId, Option<String>)]) -> Result<()> {
    let list: Vec<(i64, Option<&str>)> = marks.iter().map(|(post, mark)| (post.number(), mark.as_deref())).collect();
    let list = serde_json::to_string(&list)?;
    cx.q(sql!("DELETE FROM review_marks WHERE post IN (SELECT CAST(value->>0 AS BIGINT) FROM "
        lite "json_each($1))" pg "json_array_elements($1::json))"))
        .bind(list.clone())
        .run()
        .await?;
    cx.q(sql!("INSERT INTO review_marks (post, verdict) SELECT CAST(value->>0 AS BIGINT), value->>1 FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)"
        " WHERE value->>1 IS NOT NULL ON CONFLICT (post) DO UPDATE SET verdict = excluded.verdict"))
        .bind(list)
        .run()
        .await?;
    Ok(())
}

/// Up to which event the ratings of these topics are counted.
pub(crate) async fn rated(cx: &mut Cx<'_>, topics: &[TopicId]) -> Result<Vec<(TopicId, i64)>> {
    cx.q(sql!("SELECT topic, rated_seq FROM reviews WHERE topic IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(numbers(topics)?)
        .all()
        .await
}

/// Readers' ratings to add: the topic, how many it helped and did not help, and the number of the last event of them.
pub(crate) async fn add_ratings(cx: &mut Cx<'_>, ratings: &[(TopicId, i64, i64, i64)]) -> Result<()> {
    let list: Vec<(i64, i64, i64, i64)> =
        ratings.iter().map(|(topic, helped, not, seq)| (topic.number(), *helped, *not, *seq)).collect();
    cx.q(sql!("UPDATE reviews SET helped = helped + c.yes, did_not_help = did_not_help + c.no, rated_seq = c.seq FROM (SELECT \
         CAST(value->>0 AS BIGINT) AS topic, CAST(value->>1 AS BIGINT) AS yes, CAST(value->>2 AS BIGINT) AS no, \
         CAST(value->>3 AS BIGINT) AS seq FROM " lite "json_each($1)" pg "json_array_elements($1::json)"
        ") AS c WHERE reviews.topic = c.topic"))
        .bind(serde_json::to_string(&list)?)
        .run()
        .await?;
    Ok(())
}

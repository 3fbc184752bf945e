//! What staff says about answers, now and before.

use crate::question::Verdict;
use madang_kernel::{Cx, MemberId, PostId, Result, Timestamp, TopicId, db::Connection, row, sql};

row! {
    /// A mark on an answer, with who set it.
    #[derive(Debug)]
    pub(crate) struct VerdictRow {
        pub(crate) post: PostId,
        pub(crate) verdict: Verdict,
        pub(crate) at: Timestamp,
        pub(crate) reason: String,
        pub(crate) handle: String,
        pub(crate) name: String,
    }
}

/// The marks on a topic's answers.
pub(crate) async fn of_topic(conn: &mut impl Connection, topic: TopicId) -> Result<Vec<VerdictRow>> {
    conn.q(sql!(
        "SELECT v.post, v.verdict, v.at, v.reason, m.handle, m.name \
         FROM verdicts v JOIN members m ON m.id = v.member WHERE v.topic = $1 ORDER BY v.at"
    ))
    .bind(topic)
    .all()
    .await
}

/// The mark on an answer.
pub(crate) async fn of_post(conn: &mut impl Connection, post: PostId) -> Result<Option<(Verdict, String)>> {
    conn.q(sql!("SELECT verdict, reason FROM verdicts WHERE post = $1")).bind(post).opt().await
}

/// Whether an answer of the topic that can be seen is verified.
pub(crate) async fn any_verified(conn: &mut impl Connection, topic: TopicId) -> Result<bool> {
    let row: Option<(PostId,)> = conn
        .q(sql!(
            "SELECT v.post FROM verdicts v JOIN posts p ON p.id = v.post \
             WHERE v.topic = $1 AND p.topic = v.topic AND p.kind = 'answer' AND v.verdict = 'verified' AND NOT p.hidden AND p.deleted_at IS NULL LIMIT 1"
        ))
        .bind(topic)
        .opt()
        .await?;
    Ok(row.is_some())
}

/// Sets an answer's mark, or takes it away, and writes the log.
pub(crate) async fn set(
    cx: &mut Cx<'_>,
    topic: TopicId,
    post: PostId,
    member: MemberId,
    verdict: Option<Verdict>,
    reason: &str,
) -> Result<()> {
    let now = cx.now();
    match verdict {
        Some(verdict) => put(cx, KnownVerdict { topic, post, member, verdict, at: now, reason }).await?,
        None => {
            cx.q(sql!("DELETE FROM verdicts WHERE post = $1")).bind(post).run().await?;
        }
    }
    let id = cx.new_id::<()>();
    cx.q(sql!("INSERT INTO verdict_log (id, post, verdict, member, at, reason) VALUES ($1, $2, $3, $4, $5, $6)"))
        .bind(id)
        .bind(post)
        .bind(verdict)
        .bind(member)
        .bind(now)
        .bind(reason.to_owned())
        .run()
        .await?;
    Ok(())
}

/// A mark on an answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KnownVerdict<'a> {
    pub(crate) topic: TopicId,
    pub(crate) post: PostId,
    pub(crate) member: MemberId,
    pub(crate) verdict: Verdict,
    pub(crate) at: Timestamp,
    pub(crate) reason: &'a str,
}

/// Keeps a mark that came from elsewhere, unless one is known.
pub(crate) async fn learn(conn: &mut impl Connection, known: KnownVerdict<'_>) -> Result<()> {
    if of_post(conn, known.post).await?.is_some() { Ok(()) } else { put(conn, known).await }
}

async fn put(conn: &mut impl Connection, known: KnownVerdict<'_>) -> Result<()> {
    // A question that nobody has touched has no row of its own yet.
    conn.q(sql!("INSERT INTO questions (topic) VALUES ($1) ON CONFLICT (topic) DO NOTHING"))
        .bind(known.topic)
        .run()
        .await?;
    conn.q(sql!(
        "INSERT INTO verdicts (post, topic, verdict, member, at, reason) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (post) DO UPDATE SET verdict = excluded.verdict, member = excluded.member, \
         at = excluded.at, reason = excluded.reason"
    ))
    .bind(known.post)
    .bind(known.topic)
    .bind(known.verdict)
    .bind(known.member)
    .bind(known.at)
    .bind(known.reason.to_owned())
    .run()
    .await?;
    Ok(())
}

/// The marks on posts that went into another question go along. What is no answer to a question any more keeps its mark
/// where it was given, and is not shown.
pub(crate) async fn take_along(cx: &mut Cx<'_>, to: TopicId, posts: &[PostId]) -> Result<()> {
    let ids: Vec<i64> = posts.iter().map(|post| post.number()).collect();
    // A question that nobody has touched has no row of its own yet.
    cx.q(sql!("INSERT INTO questions (topic) VALUES ($1) ON CONFLICT (topic) DO NOTHING")).bind(to).run().await?;
    cx.q(sql!(
        "UPDATE verdicts SET topic = $1 WHERE post IN (SELECT p.id FROM posts p WHERE p.topic = $1 AND p.id IN (SELECT "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)" "))"
    ))
    .bind(to)
    .bind(serde_json::to_string(&ids)?)
    .run()
    .await?;
    Ok(())
}

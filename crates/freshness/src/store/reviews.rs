//! The reviews: writing them as they were worked out, and what staff set.

use madang_kernel::{
    Cx, MemberId, PostId, ProductId, Result, SpaceId, Timestamp, TopicId, VersionId, db::Connection, row, sql,
};
use serde_json::json;

/// A review as it is kept.
#[derive(Debug)]
pub(crate) struct Review {
    pub(crate) topic: TopicId,
    pub(crate) kind: String,
    pub(crate) space: SpaceId,
    pub(crate) product: Option<ProductId>,
    pub(crate) version: Option<VersionId>,
    pub(crate) owner: Option<MemberId>,
    pub(crate) assigned: bool,
    pub(crate) text: PostId,
    pub(crate) written_at: Timestamp,
    pub(crate) reviewed_at: Option<Timestamp>,
    pub(crate) reviewed_by: Option<MemberId>,
    pub(crate) outcome: String,
    pub(crate) review_at: Timestamp,
    pub(crate) verdict: String,
    pub(crate) helped: i64,
    pub(crate) did_not_help: i64,
    pub(crate) helped_before: i64,
    pub(crate) did_not_help_before: i64,
    pub(crate) rated_seq: i64,
    pub(crate) flags: i64,
    pub(crate) broken: i64,
    pub(crate) live: bool,
    pub(crate) due: bool,
    pub(crate) score: i64,
    pub(crate) parts: String,
}

impl Review {
    fn values(&self, at: Timestamp) -> serde_json::Value {
        let millis = |at: Option<Timestamp>| at.map(Timestamp::millis);
        json!([
            self.topic.number(),
            self.kind,
            self.space.number(),
            self.product.map(|id| id.number()),
            self.version.map(|id| id.number()),
            self.owner.map(|id| id.number()),
            self.assigned,
            self.text.number(),
            self.written_at.millis(),
            millis(self.reviewed_at),
            self.reviewed_by.map(|id| id.number()),
            self.outcome,
            self.review_at.millis(),
            self.verdict,
            self.helped,
            self.did_not_help,
            self.helped_before,
            self.did_not_help_before,
            self.rated_seq,
            self.flags,
            self.broken,
            self.live,
            self.due,
            self.score,
            self.parts,
            at.millis(),
        ])
    }
}

/// Writes reviews, all at once.
pub(crate) async fn save(cx: &mut Cx<'_>, reviews: &[Review]) -> Result<()> {
    let now = cx.now();
    let list: Vec<_> = reviews.iter().map(|review| review.values(now)).collect();
    cx.q(sql!(
        "INSERT INTO reviews (topic, kind, space, product, version, owner, assigned, text, written_at, reviewed_at, \
         reviewed_by, outcome, review_at, verdict, helped, did_not_help, helped_before, did_not_help_before, rated_seq, \
         flags, broken, live, due, score, parts, scored_at) \
         SELECT CAST(value->>0 AS BIGINT), value->>1, CAST(value->>2 AS BIGINT), CAST(value->>3 AS BIGINT), \
         CAST(value->>4 AS BIGINT), CAST(value->>5 AS BIGINT), CAST(value->>6 AS BOOLEAN), CAST(value->>7 AS BIGINT), \
         CAST(value->>8 AS BIGINT), CAST(value->>9 AS BIGINT), CAST(value->>10 AS BIGINT), value->>11, \
         CAST(value->>12 AS BIGINT), value->>13, CAST(value->>14 AS BIGINT), CAST(value->>15 AS BIGINT), \
         CAST(value->>16 AS BIGINT), CAST(value->>17 AS BIGINT), CAST(value->>18 AS BIGINT), CAST(value->>19 AS BIGINT), \
         CAST(value->>20 AS BIGINT), CAST(value->>21 AS BOOLEAN), CAST(value->>22 AS BOOLEAN), \
         CAST(value->>23 AS BIGINT), value->>24, CAST(value->>25 AS BIGINT) FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)"
        " WHERE TRUE ON CONFLICT (topic) DO UPDATE SET kind = excluded.kind, space = excluded.space, \
         product = excluded.product, version = excluded.version, owner = excluded.owner, assigned = excluded.assigned, \
         text = excluded.text, written_at = excluded.written_at, reviewed_at = excluded.reviewed_at, \
         reviewed_by = excluded.reviewed_by, outcome = excluded.outcome, review_at = excluded.review_at, \
         verdict = excluded.verdict, helped = excluded.helped, did_not_help = excluded.did_not_help, \
         helped_before = excluded.helped_before, did_not_help_before = excluded.did_not_help_before, \
         rated_seq = excluded.rated_seq, flags = excluded.flags, broken = excluded.broken, live = excluded.live, \
         due = excluded.due, score = excluded.score, parts = excluded.parts, scored_at = excluded.scored_at"
    ))
    .bind(serde_json::to_string(&list)?)
    .run()
    .await?;
    Ok(())
}

/// Somebody has looked through a topic: what readers said before is dealt with.
pub(crate) async fn reviewed(cx: &mut Cx<'_>, topic: TopicId, outcome: &str, next: Timestamp) -> Result<()> {
    let (by, now) = (cx.actor().id(), cx.now());
    cx.q(sql!(
        "UPDATE reviews SET reviewed_at = $2, reviewed_by = $3, outcome = $4, review_at = $5, \
         helped_before = helped, did_not_help_before = did_not_help WHERE topic = $1"
    ))
    .bind(topic)
    .bind(now)
    .bind(by)
    .bind(outcome.to_owned())
    .bind(next)
    .run()
    .await?;
    Ok(())
}

/// Gives a topic to somebody, by hand.
pub(crate) async fn set_owner(cx: &mut Cx<'_>, topic: TopicId, owner: Option<MemberId>) -> Result<()> {
    cx.q(sql!("UPDATE reviews SET owner = $2, assigned = TRUE WHERE topic = $1")).bind(topic).bind(owner).run().await?;
    Ok(())
}

/// Gives topics to those of the staff who look after them in their own domain.
pub(crate) async fn give(cx: &mut Cx<'_>, owners: &[(TopicId, MemberId)]) -> Result<()> {
    if owners.is_empty() {
        return Ok(());
    }
    let list: Vec<(i64, i64)> = owners.iter().map(|(topic, owner)| (topic.number(), owner.number())).collect();
    cx.q(sql!("UPDATE reviews SET owner = c.owner, assigned = TRUE FROM (SELECT CAST(value->>0 AS BIGINT) AS topic, \
         CAST(value->>1 AS BIGINT) AS owner FROM " lite "json_each($1)" pg "json_array_elements($1::json)"
        ") AS c JOIN members m ON m.id = c.owner AND m.role <> 'member' WHERE reviews.topic = c.topic"))
        .bind(serde_json::to_string(&list)?)
        .run()
        .await?;
    Ok(())
}

/// Puts a review on the queue now.
pub(crate) async fn bring_forward(cx: &mut Cx<'_>, topic: TopicId) -> Result<()> {
    let now = cx.now();
    cx.q(sql!("UPDATE reviews SET review_at = $2 WHERE topic = $1 AND review_at > $2"))
        .bind(topic)
        .bind(now)
        .run()
        .await?;
    Ok(())
}

row! {
    /// A review, as commands need it.
    #[derive(Debug)]
    pub(crate) struct ReviewHead {
        pub(crate) kind: String,
        pub(crate) space: SpaceId,
        pub(crate) owner: Option<MemberId>,
        pub(crate) live: bool,
        pub(crate) flags: i64,
    }
}

/// A topic's review, if it has one.
pub(crate) async fn head(conn: &mut impl Connection, topic: TopicId) -> Result<Option<ReviewHead>> {
    conn.q(sql!("SELECT kind, space, owner, live, flags FROM reviews WHERE topic = $1")).bind(topic).opt().await
}

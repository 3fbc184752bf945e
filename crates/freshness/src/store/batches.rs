//! Changes of many topics at once, kept so that each can be undone.

use super::targets::Target;
use crate::retire::{Action, BatchId, Origin};
use madang_conversation::TopicState;
use madang_kernel::{Cx, Error, ProductId, Result, SpaceId, Timestamp, TopicId, VersionId, db::Connection, row, sql};

/// A batch that is about to be kept.
#[derive(Debug)]
pub(crate) struct NewBatch<'a> {
    pub(crate) origin: Origin,
    pub(crate) action: Action,
    pub(crate) version: Option<VersionId>,
    pub(crate) to_version: Option<VersionId>,
    pub(crate) space: Option<SpaceId>,
    pub(crate) note: &'a str,
}

/// Keeps a batch, and what its topics were before.
pub(crate) async fn insert(cx: &mut Cx<'_>, new: NewBatch<'_>, topics: &[Target]) -> Result<BatchId> {
    let (id, now, by): (BatchId, _, _) = (cx.new_id(), cx.now(), cx.actor().id());
    cx.q(sql!(
        "INSERT INTO review_batches (id, origin, action, version, to_version, space, member, at, note, topics) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    ))
    .bind(id)
    .bind(new.origin)
    .bind(new.action)
    .bind(new.version)
    .bind(new.to_version)
    .bind(new.space)
    .bind(by)
    .bind(now)
    .bind(new.note.to_owned())
    .bind(topics.len() as i64)
    .run()
    .await?;
    let list: Vec<(i64, &str, Option<i64>, Option<i64>)> = topics
        .iter()
        .map(|one| {
            (
                one.topic.number(),
                one.state.as_str(),
                one.product.map(|id| id.number()),
                one.version.map(|id| id.number()),
            )
        })
        .collect();
    cx.q(sql!("INSERT INTO review_batch_topics (batch, topic, state, product, version) \
         SELECT CAST($2 AS BIGINT), CAST(value->>0 AS BIGINT), value->>1, CAST(value->>2 AS BIGINT), CAST(value->>3 AS BIGINT) FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)"))
        .bind(serde_json::to_string(&list)?)
        .bind(id)
        .run()
        .await?;
    Ok(id)
}

/// Marks a batch as undone, and gives what it did and to which version.
pub(crate) async fn take_back(cx: &mut Cx<'_>, batch: BatchId) -> Result<(Action, Option<VersionId>)> {
    let (by, now) = (cx.actor().id(), cx.now());
    let taken: Option<(Action, Option<VersionId>)> = cx
        .q(sql!(
            "UPDATE review_batches SET undone_at = $2, undone_by = $3 WHERE id = $1 AND undone_at IS NULL \
             RETURNING action, to_version"
        ))
        .bind(batch)
        .bind(now)
        .bind(by)
        .opt()
        .await?;
    match taken {
        Some(taken) => Ok(taken),
        None => {
            let _: (BatchId,) = cx.q(sql!("SELECT id FROM review_batches WHERE id = $1")).bind(batch).one().await?;
            Err(Error::Refused("already-undone"))
        }
    }
}

/// Keeps how many topics were brought back.
pub(crate) async fn set_restored(cx: &mut Cx<'_>, batch: BatchId, restored: usize) -> Result<()> {
    cx.q(sql!("UPDATE review_batches SET restored = $2 WHERE id = $1")).bind(batch).bind(restored as i64).run().await?;
    Ok(())
}

row! {
    /// A topic of a batch, as it was and as it is.
    #[derive(Debug)]
    pub(crate) struct ItemRow {
        pub(crate) topic: TopicId,
        pub(crate) kind: String,
        pub(crate) state: TopicState,
        pub(crate) product: Option<ProductId>,
        pub(crate) version: Option<VersionId>,
        pub(crate) state_now: TopicState,
        pub(crate) version_now: Option<VersionId>,
    }

    /// A batch, as it is listed.
    #[derive(Debug)]
    pub(crate) struct BatchRow {
        pub(crate) id: BatchId,
        pub(crate) origin: Origin,
        pub(crate) action: Action,
        pub(crate) version: Option<VersionId>,
        pub(crate) to_version: Option<VersionId>,
        pub(crate) space: Option<SpaceId>,
        pub(crate) at: Timestamp,
        pub(crate) note: String,
        pub(crate) topics: i64,
        pub(crate) by: Option<String>,
        pub(crate) undone_at: Option<Timestamp>,
        pub(crate) undone_by: Option<String>,
        pub(crate) restored: Option<i64>,
    }
}

/// The topics of a batch that the actor sees, locked until the command ends.
pub(crate) async fn items(cx: &mut Cx<'_>, batch: BatchId) -> Result<Vec<ItemRow>> {
    let spaces = cx.actor().visible_spaces().to_owned();
    cx.q(sql!("SELECT t.id, t.kind, i.state, i.product, i.version, t.state, t.version FROM review_batch_topics i \
         JOIN topics t ON t.id = i.topic AND NOT t.deleted WHERE i.batch = $1 AND +t.space IN (SELECT "
        lite "value FROM json_each($2))" pg "value::bigint FROM json_array_elements_text($2::json)) ORDER BY t.id FOR UPDATE OF t"))
        .bind(batch)
        .bind(spaces)
        .all()
        .await
}

/// Batches before `before`, the newest first.
pub(crate) async fn list(conn: &mut impl Connection, before: BatchId, limit: i64) -> Result<Vec<BatchRow>> {
    conn.q(sql!(
        "SELECT b.id, b.origin, b.action, b.version, b.to_version, b.space, b.at, b.note, b.topics, m.name, b.undone_at, u.name, \
         b.restored FROM review_batches b LEFT JOIN members m ON m.id = b.member LEFT JOIN members u ON u.id = b.undone_by \
         WHERE b.id < $1 ORDER BY b.id DESC LIMIT $2"
    ))
    .bind(before)
    .bind(limit)
    .all()
    .await
}

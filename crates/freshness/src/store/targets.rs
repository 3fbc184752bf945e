//! The topics that a version's end, or time itself, puts away.

use super::numbers;
use madang_conversation::TopicState;
use madang_kernel::{Actor, Cx, ProductId, Result, SpaceId, Timestamp, TopicId, VersionId, db::Connection, row, sql};

row! {
    /// A topic that is about to be changed together with others.
    #[derive(Clone, Debug)]
    pub(crate) struct Target {
        pub(crate) topic: TopicId,
        pub(crate) kind: String,
        pub(crate) state: TopicState,
        pub(crate) product: Option<ProductId>,
        pub(crate) version: Option<VersionId>,
    }

    /// A topic about a version, as it is listed.
    #[derive(Debug)]
    pub(crate) struct AffectedRow {
        pub(crate) topic: TopicId,
        pub(crate) kind: String,
        pub(crate) slug: String,
        pub(crate) title: String,
        pub(crate) language: String,
        pub(crate) space: SpaceId,
        pub(crate) state: TopicState,
        pub(crate) answers: i64,
        pub(crate) verified: bool,
        pub(crate) views: i64,
        pub(crate) active_at: Timestamp,
    }
}

/// Those of the topics that the actor sees, locked until the command ends.
pub(crate) async fn these(cx: &mut Cx<'_>, topics: &[TopicId]) -> Result<Vec<Target>> {
    let (list, spaces) = (numbers(topics)?, cx.actor().visible_spaces().to_owned());
    cx.q(sql!("SELECT id, kind, state, product, version FROM topics WHERE NOT deleted \
         AND kind IN ('question', 'discussion', 'article') AND id IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ") AND +space IN (SELECT " lite "value FROM json_each($2))"
        pg "value::bigint FROM json_array_elements_text($2::json)) ORDER BY id FOR UPDATE"))
        .bind(list)
        .bind(spaces)
        .all()
        .await
}

/// Those about a version, that are not archived, likewise.
pub(crate) async fn of_version(cx: &mut Cx<'_>, version: VersionId, limit: i64) -> Result<Vec<Target>> {
    let spaces = cx.actor().visible_spaces().to_owned();
    cx.q(sql!("SELECT id, kind, state, product, version FROM topics WHERE version = $1 AND NOT deleted \
         AND state <> 'archived' AND kind IN ('question', 'discussion', 'article') AND +space IN (SELECT "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)"
        ") ORDER BY id LIMIT $3" pg " FOR UPDATE"))
        .bind(version)
        .bind(spaces)
        .bind(limit)
        .all()
        .await
}

/// The topics of a space where nothing was posted or written since `before`, and that age has not put away before.
pub(crate) async fn inactive(cx: &mut Cx<'_>, space: SpaceId, before: Timestamp, limit: i64) -> Result<Vec<Target>> {
    cx.q(sql!(
        "SELECT t.id, t.kind, t.state, t.product, t.version FROM topics t JOIN posts p ON p.id = t.opening \
         WHERE t.space = $1 AND t.state IN ('open', 'needs_information', 'solved', 'duplicate', 'off_topic') \
         AND t.active_at < $2 AND NOT t.hidden AND NOT t.deleted AND NOT t.pinned \
         AND t.kind IN ('question', 'discussion', 'article') AND coalesce(p.edited_at, p.created_at) < $2 \
         AND NOT EXISTS (SELECT 1 FROM review_batch_topics i JOIN review_batches b ON b.id = i.batch \
         WHERE i.topic = t.id AND b.origin = 'age' AND b.at > t.active_at) LIMIT $3" pg " FOR UPDATE OF t"
    ))
    .bind(space)
    .bind(before)
    .bind(limit)
    .all()
    .await
}

/// What is about a version and not archived, from `after` on, the newest first.
pub(crate) async fn affected(
    conn: &mut impl Connection,
    actor: &Actor,
    version: VersionId,
    before: TopicId,
    limit: i64,
) -> Result<Vec<AffectedRow>> {
    conn.q(sql!(
        "SELECT id, kind, slug, title, language, space, state, answers, verified, views, active_at FROM topics \
         WHERE version = $1 AND id < $3 AND NOT deleted AND state <> 'archived' \
         AND kind IN ('question', 'discussion', 'article') AND +space IN (SELECT "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)"
        ") ORDER BY id DESC LIMIT $4"
    ))
    .bind(version)
    .bind(actor.visible_spaces().to_owned())
    .bind(before)
    .bind(limit)
    .all()
    .await
}

/// For each version: how many topics about it are not archived, by kind.
pub(crate) async fn counts(
    conn: &mut impl Connection,
    actor: &Actor,
    versions: &[VersionId],
) -> Result<Vec<(VersionId, String, i64)>> {
    let list: Vec<i64> = versions.iter().map(|id| id.number()).collect();
    conn.q(sql!(
        "SELECT version, kind, CAST(count(*) AS BIGINT) FROM topics WHERE version IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ") AND NOT deleted AND state <> 'archived' AND kind IN ('question', 'discussion', 'article') \
         AND +space IN (SELECT " lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)"
        ") GROUP BY version, kind"
    ))
    .bind(serde_json::to_string(&list)?)
    .bind(actor.visible_spaces().to_owned())
    .all()
    .await
}

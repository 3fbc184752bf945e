//! One topic: making it, finding it, changing it.

use crate::topic::{TopicHead, TopicState};
use madang_kernel::{
    Cx, MemberId, PostId, ProductId, Result, SpaceId, Timestamp, TopicId, VersionId, db::Connection, sql,
};

/// A topic about to be kept.
pub(crate) struct InsertTopic<'a> {
    pub(crate) id: TopicId,
    pub(crate) kind: &'a str,
    pub(crate) space: SpaceId,
    pub(crate) author: MemberId,
    pub(crate) title: &'a str,
    pub(crate) slug: &'a str,
    pub(crate) language: &'a str,
    pub(crate) excerpt: String,
    pub(crate) tags: String,
    pub(crate) product: Option<ProductId>,
    pub(crate) version: Option<VersionId>,
    pub(crate) opening: PostId,
    pub(crate) at: Timestamp,
    /// Whether it waits to be let through.
    pub(crate) hidden: bool,
}

pub(crate) async fn insert(cx: &mut Cx<'_>, topic: InsertTopic<'_>) -> Result<()> {
    cx.q(sql!(
        "INSERT INTO topics (id, kind, space, author, title, slug, language, excerpt, tags, product, version, \
         opening, created_at, active_at, last_author, state, hidden) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $4, 'open', $14)"
    ))
    .bind(topic.id)
    .bind(topic.kind)
    .bind(topic.space)
    .bind(topic.author)
    .bind(topic.title)
    .bind(topic.slug)
    .bind(topic.language)
    .bind(topic.excerpt)
    .bind(topic.tags)
    .bind(topic.product)
    .bind(topic.version)
    .bind(topic.opening)
    .bind(topic.at)
    .bind(topic.hidden)
    .run()
    .await?;
    Ok(())
}

/// A topic that waited comes into sight, as one that was started just now and has these tags.
pub(crate) async fn appear(cx: &mut Cx<'_>, topic: &TopicHead, tags: String) -> Result<()> {
    let at = cx.now();
    cx.q(sql!("UPDATE topics SET hidden = FALSE, created_at = $2, active_at = $2, tags = $3 WHERE id = $1"))
        .bind(topic.id)
        .bind(at)
        .bind(tags)
        .run()
        .await?;
    cx.q(sql!("UPDATE posts SET created_at = $2 WHERE id = $1")).bind(topic.opening).bind(at).run().await?;
    Ok(())
}

/// The topic, whoever asks: callers check [`TopicHead::seen_by`].
pub(crate) async fn head(conn: &mut impl Connection, id: TopicId) -> Result<TopicHead> {
    conn.q(sql!(
        "SELECT id, kind, space, author, title, slug, language, tags, product, version, opening, created_at, \
         active_at, state, accepted, verified, answers, locked, pinned, hidden, hidden_by, deleted, merged_into FROM topics WHERE id = $1"
    ))
    .bind(id)
    .one()
    .await
}

/// Something was posted: counts it if it is an answer, and moves the topic up.
pub(crate) async fn touch(cx: &mut Cx<'_>, id: TopicId, answers: i64, author: MemberId) -> Result<()> {
    let at = cx.now();
    cx.q(sql!(
        "UPDATE topics SET answers = answers + $2, \
         last_author = CASE WHEN active_at <= $3 THEN $4 ELSE last_author END, \
         active_at = CASE WHEN active_at <= $3 THEN $3 ELSE active_at END WHERE id = $1"
    ))
    .bind(id)
    .bind(answers)
    .bind(at)
    .bind(author)
    .run()
    .await?;
    Ok(())
}

pub(crate) async fn count_answers(cx: &mut Cx<'_>, id: TopicId, change: i64) -> Result<()> {
    let count = sql!("UPDATE topics SET answers = answers + $2 WHERE id = $1");
    cx.q(count).bind(id).bind(change).run().await?;
    Ok(())
}

pub(crate) async fn set_state(
    cx: &mut Cx<'_>,
    id: TopicId,
    state: TopicState,
    accepted: Option<PostId>,
    verified: bool,
) -> Result<()> {
    cx.q(sql!("UPDATE topics SET state = $2, accepted = $3, verified = $4 WHERE id = $1"))
        .bind(id)
        .bind(state)
        .bind(accepted)
        .bind(verified)
        .run()
        .await?;
    Ok(())
}

/// What an edit makes of a topic.
pub(crate) struct EditTopic<'a> {
    pub(crate) id: TopicId,
    pub(crate) title: &'a str,
    pub(crate) slug: String,
    pub(crate) language: &'a str,
    pub(crate) excerpt: String,
    pub(crate) tags: String,
    pub(crate) product: Option<ProductId>,
    pub(crate) version: Option<VersionId>,
}

pub(crate) async fn edit(cx: &mut Cx<'_>, topic: EditTopic<'_>) -> Result<()> {
    cx.q(sql!(
        "UPDATE topics SET title = $2, slug = $3, language = $4, excerpt = $5, tags = $6, product = $7, \
         version = $8 WHERE id = $1"
    ))
    .bind(topic.id)
    .bind(topic.title)
    .bind(topic.slug)
    .bind(topic.language)
    .bind(topic.excerpt)
    .bind(topic.tags)
    .bind(topic.product)
    .bind(topic.version)
    .run()
    .await?;
    Ok(())
}

pub(crate) async fn set_excerpt(cx: &mut Cx<'_>, id: TopicId, excerpt: String) -> Result<()> {
    cx.q(sql!("UPDATE topics SET excerpt = $2 WHERE id = $1")).bind(id).bind(excerpt).run().await?;
    Ok(())
}

pub(crate) async fn set_removed(cx: &mut Cx<'_>, id: TopicId, removed: bool) -> Result<()> {
    cx.q(sql!("UPDATE topics SET deleted = $2 WHERE id = $1")).bind(id).bind(removed).run().await?;
    Ok(())
}

pub(crate) async fn set_hidden(cx: &mut Cx<'_>, id: TopicId, hidden: bool) -> Result<()> {
    let by = cx.actor().id().filter(|_| hidden);
    let set = sql!("UPDATE topics SET hidden = $2, hidden_by = $3 WHERE id = $1");
    cx.q(set).bind(id).bind(hidden).bind(by).run().await?;
    Ok(())
}

pub(crate) async fn set_locked(cx: &mut Cx<'_>, id: TopicId, locked: bool) -> Result<()> {
    cx.q(sql!("UPDATE topics SET locked = $2 WHERE id = $1")).bind(id).bind(locked).run().await?;
    Ok(())
}

pub(crate) async fn set_pinned(cx: &mut Cx<'_>, id: TopicId, pinned: bool) -> Result<()> {
    cx.q(sql!("UPDATE topics SET pinned = $2 WHERE id = $1")).bind(id).bind(pinned).run().await?;
    Ok(())
}

pub(crate) async fn set_space(cx: &mut Cx<'_>, id: TopicId, space: SpaceId) -> Result<()> {
    cx.q(sql!("UPDATE topics SET space = $2 WHERE id = $1")).bind(id).bind(space).run().await?;
    Ok(())
}

/// Adds views: pairs of a topic's number and how often it was read.
pub(crate) async fn add_views(cx: &mut Cx<'_>, views: &[(i64, i64)]) -> Result<()> {
    cx.q(sql!("UPDATE topics SET views = views + c.n FROM (SELECT "
        lite "json_extract(value, '$[0]') AS id, json_extract(value, '$[1]') AS n FROM json_each($1)"
        pg "(value->>0)::bigint AS id, (value->>1)::bigint AS n FROM json_array_elements($1::json)"
        ") c WHERE topics.id = c.id"))
        .bind(serde_json::to_string(views)?)
        .run()
        .await?;
    Ok(())
}

/// Sets the states of topics, and nothing else of them.
pub(crate) async fn set_states(cx: &mut Cx<'_>, topics: &[(TopicId, TopicState)]) -> Result<()> {
    let list: Vec<(i64, &str)> = topics.iter().map(|(id, state)| (id.number(), state.as_str())).collect();
    cx.q(
        sql!("UPDATE topics SET state = c.state FROM (SELECT CAST(value->>0 AS BIGINT) AS id, value->>1 AS state FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)" ") AS c WHERE topics.id = c.id"),
    )
    .bind(serde_json::to_string(&list)?)
    .run()
    .await?;
    Ok(())
}

/// Sets what topics are about.
pub(crate) async fn set_versions(
    cx: &mut Cx<'_>,
    topics: &[(TopicId, Option<ProductId>, Option<VersionId>)],
) -> Result<()> {
    let number = |(id, product, version): &(TopicId, Option<ProductId>, Option<VersionId>)| {
        (id.number(), product.map(|id| id.number()), version.map(|id| id.number()))
    };
    let list: Vec<(i64, Option<i64>, Option<i64>)> = topics.iter().map(number).collect();
    cx.q(sql!("UPDATE topics SET product = c.product, version = c.version FROM (SELECT \
         CAST(value->>0 AS BIGINT) AS id, CAST(value->>1 AS BIGINT) AS product, CAST(value->>2 AS BIGINT) AS version FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)" ") AS c WHERE topics.id = c.id"))
        .bind(serde_json::to_string(&list)?)
        .run()
        .await?;
    Ok(())
}

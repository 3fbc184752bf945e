//! What is done with many articles at once, by topic.

use madang_events::freshness::VersionSet;
use madang_kernel::{Cx, MemberId, Result, TopicId, sql};

fn numbers(topics: &[TopicId]) -> Result<String> {
    let numbers: Vec<i64> = topics.iter().map(|id| id.number()).collect();
    Ok(serde_json::to_string(&numbers)?)
}

/// Archives articles, or brings them back.
pub(crate) async fn set_archived(cx: &mut Cx<'_>, topics: &[TopicId], archived: bool) -> Result<()> {
    cx.q(sql!("UPDATE articles SET archived = $2 WHERE topic IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(numbers(topics)?)
        .bind(archived)
        .run()
        .await?;
    Ok(())
}

/// Says what articles are about, in what readers see and in what is being written.
pub(crate) async fn set_versions(cx: &mut Cx<'_>, set: &[&VersionSet]) -> Result<()> {
    let row =
        |one: &&VersionSet| (one.topic.number(), one.product.map(|id| id.number()), one.version.map(|id| id.number()));
    let list: Vec<(i64, Option<i64>, Option<i64>)> = set.iter().map(row).collect();
    cx.q(sql!("UPDATE articles SET product = c.product, version = c.version FROM (SELECT \
         CAST(value->>0 AS BIGINT) AS topic, CAST(value->>1 AS BIGINT) AS product, CAST(value->>2 AS BIGINT) AS version FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)" ") AS c WHERE articles.topic = c.topic"))
        .bind(serde_json::to_string(&list)?)
        .run()
        .await?;
    let topics: Vec<TopicId> = set.iter().map(|one| one.topic).collect();
    cx.q(sql!("UPDATE article_revisions SET product = a.product, version = a.version FROM articles a \
         WHERE a.id = article_revisions.article AND article_revisions.number IN (a.live, a.head) AND a.topic IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(numbers(&topics)?)
        .run()
        .await?;
    Ok(())
}

/// Gives an article to somebody.
pub(crate) async fn set_owner(cx: &mut Cx<'_>, topic: TopicId, owner: MemberId) -> Result<()> {
    cx.q(sql!("UPDATE articles SET owner = $2 WHERE topic = $1")).bind(topic).bind(owner).run().await?;
    Ok(())
}

//! The links of texts, and what came of trying them.

use super::numbers;
use crate::links::{LinkId, Tried};
use madang_kernel::{Cx, Result, TopicId, sql};
use std::time::Duration;

/// A link that failed once is tried again after this long; failing again then, it is broken.
pub(crate) const AGAIN: Duration = Duration::from_secs(2 * 24 * 3600);
const BROKEN: Duration = Duration::from_secs(7 * 24 * 3600);
const FINE: Duration = Duration::from_secs(14 * 24 * 3600);

/// Links of topics' texts: each topic with its addresses, each address with its host.
pub(crate) type TextLinks = [(TopicId, Vec<(String, String)>)];

/// Replaces the links of topics.
pub(crate) async fn replace(cx: &mut Cx<'_>, texts: &TextLinks) -> Result<()> {
    let topics: Vec<TopicId> = texts.iter().map(|(topic, _)| *topic).collect();
    cx.q(sql!("DELETE FROM review_topic_links WHERE topic IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(numbers(&topics)?)
        .run()
        .await?;
    let flat = texts.iter().flat_map(|(topic, links)| links.iter().map(|(url, host)| (*topic, url, host)));
    let list: Vec<(i64, i64, &str, &str)> = flat
        .map(|(topic, url, host)| (topic.number(), cx.new_id::<()>().number(), url.as_str(), host.as_str()))
        .collect();
    if list.is_empty() {
        return Ok(());
    }
    let (list, now) = (serde_json::to_string(&list)?, cx.now());
    cx.q(sql!("INSERT INTO review_links (id, url, host, next_at) \
         SELECT min(CAST(value->>1 AS BIGINT)), value->>2, min(value->>3), CAST($2 AS BIGINT) FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)"
        " WHERE TRUE GROUP BY value->>2 ON CONFLICT (url) DO NOTHING"))
        .bind(list.clone())
        .bind(now)
        .run()
        .await?;
    cx.q(sql!("INSERT INTO review_topic_links (topic, link) SELECT c.topic, l.id FROM (SELECT \
         CAST(value->>0 AS BIGINT) AS topic, value->>2 AS url FROM " lite "json_each($1)" pg "json_array_elements($1::json)"
        ") AS c JOIN review_links l ON l.url = c.url WHERE TRUE ON CONFLICT (topic, link) DO NOTHING"))
        .bind(list)
        .run()
        .await?;
    Ok(())
}

/// Takes links that are due, at most `limit` and of one host at most `each`: for the next hour they are the taker's.
/// Those that stand in no text any more are forgotten.
pub(crate) async fn take(cx: &mut Cx<'_>, each: i64, limit: i64) -> Result<Vec<(LinkId, String)>> {
    let now = cx.now();
    let taken: Vec<(LinkId, String)> = cx
        .q(sql!(
            "UPDATE review_links SET next_at = $2 WHERE next_at <= $1 AND id IN (\
             SELECT id FROM (SELECT id, next_at, row_number() OVER (PARTITION BY host ORDER BY next_at, id) AS n FROM (\
             SELECT id, host, next_at FROM review_links WHERE next_at <= $1 ORDER BY next_at, id LIMIT 2000) AS due) AS told \
             WHERE n <= $3 ORDER BY next_at, id LIMIT $4) RETURNING id, url"
        ))
        .bind(now)
        .bind(now + Duration::from_secs(3600))
        .bind(each)
        .bind(limit)
        .all()
        .await?;
    let list: Vec<i64> = taken.iter().map(|(id, _)| id.number()).collect();
    let unused: Vec<(LinkId,)> = cx
        .q(sql!("DELETE FROM review_links WHERE id IN (SELECT "
            lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
            ") AND NOT EXISTS (SELECT 1 FROM review_topic_links x WHERE x.link = review_links.id) RETURNING id"))
        .bind(serde_json::to_string(&list)?)
        .all()
        .await?;
    Ok(taken.into_iter().filter(|(id, _)| !unused.contains(&(*id,))).collect())
}

/// Keeps what came of trying links.
pub(crate) async fn record(cx: &mut Cx<'_>, tried: &[(LinkId, Tried)]) -> Result<()> {
    let row = |(id, tried): &(LinkId, Tried)| (id.number(), tried.failed, tried.result.clone());
    let list: Vec<(i64, bool, String)> = tried.iter().map(row).collect();
    let now = cx.now();
    cx.q(sql!(
        "UPDATE review_links SET checked_at = $2, result = c.said, \
         failures = CASE WHEN c.failed THEN failures + 1 ELSE 0 END, \
         failed_at = CASE WHEN c.failed THEN coalesce(failed_at, $2) END, \
         broken = c.failed AND failures >= 1 AND failed_at <= $3, \
         next_at = CASE WHEN NOT c.failed THEN CAST($4 AS BIGINT) WHEN failures >= 1 THEN CAST($5 AS BIGINT) ELSE CAST($6 AS BIGINT) END FROM (SELECT \
         CAST(value->>0 AS BIGINT) AS link, CAST(value->>1 AS BOOLEAN) AS failed, value->>2 AS said FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)"
        ") AS c WHERE review_links.id = c.link"
    ))
    .bind(serde_json::to_string(&list)?)
    .bind(now)
    .bind(now - AGAIN)
    .bind(now + FINE)
    .bind(now + BROKEN)
    .bind(now + AGAIN)
    .run()
    .await?;
    Ok(())
}

/// The reviewed topics in which these links stand.
pub(crate) async fn topics_with(cx: &mut Cx<'_>, links: &[LinkId]) -> Result<Vec<TopicId>> {
    let list: Vec<i64> = links.iter().map(|id| id.number()).collect();
    let rows: Vec<(TopicId,)> = cx
        .q(sql!("SELECT DISTINCT topic FROM review_topic_links WHERE link IN (SELECT "
            lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(serde_json::to_string(&list)?)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

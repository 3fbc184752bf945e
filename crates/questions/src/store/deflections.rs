//! Questions that did not have to be asked.

use madang_kernel::{Cx, Result, TopicId, sql};

/// Remembers that a topic answered somebody's question; a member counts once for each topic.
///
/// Gives whether this was new.
pub(crate) async fn insert(cx: &mut Cx<'_>, topic: TopicId, place: &str) -> Result<bool> {
    let (id, member, now) = (cx.new_id::<()>(), cx.actor().id(), cx.now());
    let rows = cx
        .q(sql!(
            "INSERT INTO deflections (id, member, topic, place, at) SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS BIGINT), CAST($4 AS TEXT), CAST($5 AS BIGINT) "
            "WHERE NOT EXISTS (SELECT 1 FROM deflections WHERE topic = CAST($3 AS BIGINT) AND member = CAST($2 AS BIGINT))"
        ))
        .bind(id)
        .bind(member)
        .bind(topic)
        .bind(place)
        .bind(now)
        .run()
        .await?;
    Ok(rows > 0)
}

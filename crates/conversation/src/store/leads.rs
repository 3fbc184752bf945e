//! Topics that stand above others.

use madang_kernel::{Cx, Result, TopicId, db::Connection, sql};

/// The topics above which this one stands.
pub(crate) async fn below(conn: &mut impl Connection, lead: TopicId) -> Result<Vec<TopicId>> {
    let rows: Vec<(TopicId,)> = conn.q(sql!("SELECT topic FROM topic_leads WHERE lead = $1")).bind(lead).all().await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Which of these topics stand above which others of them: each thread with what leads it.
pub(crate) async fn among(conn: &mut impl Connection, topics: &[TopicId]) -> Result<Vec<(TopicId, TopicId)>> {
    let ids: Vec<i64> = topics.iter().map(|topic| topic.number()).collect();
    conn.q(sql!("SELECT topic, lead FROM topic_leads WHERE topic IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ") AND lead IN (SELECT " lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(serde_json::to_string(&ids)?)
        .all()
        .await
}

/// Sets them anew.
pub(crate) async fn set(cx: &mut Cx<'_>, lead: TopicId, topics: &[TopicId]) -> Result<()> {
    cx.q(sql!("DELETE FROM topic_leads WHERE lead = $1")).bind(lead).run().await?;
    let ids: Vec<i64> = topics.iter().map(|topic| topic.number()).collect();
    cx.q(sql!("INSERT INTO topic_leads (topic, lead) SELECT id, CAST($1 AS BIGINT) FROM topics WHERE id IN (SELECT "
        lite "value FROM json_each($2))" pg "value::bigint FROM json_array_elements_text($2::json))"))
        .bind(lead)
        .bind(serde_json::to_string(&ids)?)
        .run()
        .await?;
    Ok(())
}

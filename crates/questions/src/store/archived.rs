//! Questions that were archived together with others: what their state said before is kept beside it.

use madang_kernel::{Cx, MemberId, Result, Timestamp, TopicId, sql};

fn numbers(topics: &[TopicId]) -> Result<String> {
    let numbers: Vec<i64> = topics.iter().map(|id| id.number()).collect();
    Ok(serde_json::to_string(&numbers)?)
}

/// Keeps who archived questions, when and why, and what was said of their states before.
pub(crate) async fn put(
    cx: &mut Cx<'_>,
    topics: &[TopicId],
    by: Option<MemberId>,
    at: Timestamp,
    note: &str,
) -> Result<()> {
    cx.q(sql!("INSERT INTO questions (topic, state_by, state_at, state_note) \
         SELECT t.id, CAST($2 AS BIGINT), CAST($3 AS BIGINT), CAST($4 AS TEXT) FROM topics t WHERE t.id IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"
        " ON CONFLICT (topic) DO UPDATE SET kept_by = questions.state_by, kept_at = questions.state_at, \
         kept_note = questions.state_note, state_by = excluded.state_by, state_at = excluded.state_at, \
         state_note = excluded.state_note WHERE questions.state_at IS DISTINCT FROM excluded.state_at \
         OR questions.state_by IS DISTINCT FROM excluded.state_by OR questions.state_note <> excluded.state_note"))
        .bind(numbers(topics)?)
        .bind(by)
        .bind(at)
        .bind(note.to_owned())
        .run()
        .await?;
    Ok(())
}

/// Says again of questions what was said before they were archived at once.
pub(crate) async fn take_back(cx: &mut Cx<'_>, topics: &[TopicId]) -> Result<()> {
    cx.q(sql!("UPDATE questions SET state_by = kept_by, state_at = kept_at, state_note = coalesce(kept_note, ''), \
         kept_by = NULL, kept_at = NULL, kept_note = NULL WHERE topic IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(numbers(topics)?)
        .run()
        .await?;
    Ok(())
}

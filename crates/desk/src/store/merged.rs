//! What goes along when a question goes into another.

use crate::clock::Priority;
use madang_kernel::{Cx, MemberId, Result, TopicId, sql};

/// The notes on the one are on the other.
pub(crate) async fn notes(cx: &mut Cx<'_>, from: TopicId, to: TopicId) -> Result<()> {
    cx.q(sql!("UPDATE desk_notes SET topic = $2 WHERE topic = $1")).bind(from).bind(to).run().await?;
    Ok(())
}

/// What was passed on of the one belongs to the other; what is open stays behind where the other has something open too.
pub(crate) async fn escalations(cx: &mut Cx<'_>, from: TopicId, to: TopicId) -> Result<()> {
    cx.q(sql!(
        "UPDATE desk_escalations SET topic = $2 WHERE topic = $1 AND (state NOT IN ('passed', 'accepted') \
         OR NOT EXISTS (SELECT 1 FROM desk_escalations o WHERE o.topic = $2 AND o.state IN ('passed', 'accepted')))"
    ))
    .bind(from)
    .bind(to)
    .run()
    .await?;
    Ok(())
}

/// Whose the one was has the other too, where that is nobody's; who, if so.
pub(crate) async fn owner(cx: &mut Cx<'_>, from: TopicId, to: TopicId) -> Result<Option<MemberId>> {
    let owner: Option<(MemberId,)> = cx
        .q(sql!(
            "UPDATE desk_threads SET assignee = f.whose, assigned_at = f.since, assigned_by = f.giver, note = f.said, \
             answer_by = f.due, handed = f.hand, freed_at = NULL, given_back_by = NULL FROM (SELECT assignee AS whose, \
             assigned_at AS since, assigned_by AS giver, note AS said, answer_by AS due, handed AS hand FROM desk_threads \
             WHERE topic = $1 AND assignee IS NOT NULL) AS f \
             WHERE topic = $2 AND assignee IS NULL RETURNING assignee"
        ))
        .bind(from)
        .bind(to)
        .opt()
        .await?;
    Ok(owner.map(|row| row.0))
}

/// The other is as urgent as the one was, where nobody has said how urgent that is; how urgent, if so.
pub(crate) async fn priority(cx: &mut Cx<'_>, from: TopicId, to: TopicId) -> Result<Option<Priority>> {
    let priority: Option<(Priority,)> = cx
        .q(sql!(
            "UPDATE desk_threads SET priority = f.urgency FROM (SELECT priority AS urgency FROM desk_threads \
             WHERE topic = $1 AND priority <> 'normal') AS f \
             WHERE topic = $2 AND priority = 'normal' RETURNING priority"
        ))
        .bind(from)
        .bind(to)
        .opt()
        .await?;
    Ok(priority.map(|row| row.0))
}

/// The other sleeps as long as the one did, where it does not sleep.
pub(crate) async fn snooze(cx: &mut Cx<'_>, from: TopicId, to: TopicId) -> Result<()> {
    let now = cx.now();
    cx.q(sql!(
        "UPDATE desk_threads SET snoozed_until = f.asleep FROM (SELECT snoozed_until AS asleep FROM desk_threads \
         WHERE topic = $1 AND snoozed_until > $3) AS f WHERE topic = $2 AND snoozed_until <= $3"
    ))
    .bind(from)
    .bind(to)
    .bind(now)
    .run()
    .await?;
    Ok(())
}

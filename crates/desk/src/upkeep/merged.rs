//! A question that goes into another takes along what staff keep about it.

use crate::store::{
    facts,
    history::{self, Happened, Line},
    merged,
};
use madang_events::desk::{Assigned, PrioritySet};
use madang_kernel::{Cx, Result, TopicId};

/// Draws the consequences: notes, flags and tickets go along, and the owner, the priority and the snooze where the other has
/// none of its own.
pub(super) async fn follow(cx: &mut Cx<'_>, moved: &[(TopicId, TopicId)]) -> Result<()> {
    for &(from, to) in moved {
        facts::lock(cx, &[from, to]).await?;
        facts::take_cases(cx, from, to).await?;
        merged::notes(cx, from, to).await?;
        merged::escalations(cx, from, to).await?;
        let owner = merged::owner(cx, from, to).await?;
        let priority = merged::priority(cx, from, to).await?;
        merged::snooze(cx, from, to).await?;
        let line = Line { other: owner, detail: from.to_string(), ..Line::of(to, Happened::Merged, cx.now()) };
        history::add(cx, &[line]).await?;
        if owner.is_some() {
            cx.emit(&Assigned { topic: to, assignee: owner, before: None }).await?;
        }
        if let Some(priority) = priority {
            cx.emit(&PrioritySet { topic: to, priority: priority.to_string() }).await?;
        }
    }
    // What is promised follows the priority, and what is late follows the owner.
    let topics: Vec<TopicId> = moved.iter().map(|(_, to)| *to).collect();
    super::sync(cx, &topics).await
}

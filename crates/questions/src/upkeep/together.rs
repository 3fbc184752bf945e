//! Questions that were archived, or brought back, together with other topics: their states are set already, and this
//! takes down who did it and why.

use crate::store::archived;
use madang_conversation::QUESTION;
use madang_events::{
    freshness::{StateSet, StatesSet},
    questions::StateChanged,
};
use madang_kernel::{Cx, Recorded, Result, TopicId};

/// Takes down what was done with questions, and announces it of each.
pub(super) async fn states_set(cx: &mut Cx<'_>, event: &Recorded, set: &StatesSet) -> Result<()> {
    let questions: Vec<&StateSet> = set.topics.iter().filter(|one| one.kind == QUESTION).collect();
    let topics: Vec<TopicId> = questions.iter().map(|one| one.topic).collect();
    if topics.is_empty() {
        return Ok(());
    }
    if set.undone {
        archived::take_back(cx, &topics).await?;
    } else {
        archived::put(cx, &topics, event.actor, event.at, &set.note).await?;
    }
    for one in questions {
        let (from, to) = (one.from.clone(), one.to.clone());
        cx.emit(&StateChanged { topic: one.topic, from, to, duplicate_of: None }).await?;
    }
    Ok(())
}

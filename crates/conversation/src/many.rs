//! What kind domains write about many topics at once. Lists and search hear of each topic.

use crate::{TopicState, store};
use madang_events::conversation::TopicChanged;
use madang_kernel::{Cx, ProductId, Result, TopicId, VersionId};

/// Sets the states of topics; what is accepted and verified in them stays. The calling domain announces what it means.
///
/// # Errors
/// When the database fails.
pub async fn set_states(cx: &mut Cx<'_>, topics: &[(TopicId, TopicState)]) -> Result<()> {
    store::topics::set_states(cx, topics).await?;
    changed(cx, topics.iter().map(|(topic, _)| *topic)).await
}

/// Sets what product and version topics are about.
///
/// # Errors
/// When the database fails.
pub async fn set_versions(cx: &mut Cx<'_>, topics: &[(TopicId, Option<ProductId>, Option<VersionId>)]) -> Result<()> {
    store::topics::set_versions(cx, topics).await?;
    changed(cx, topics.iter().map(|(topic, ..)| *topic)).await
}

async fn changed(cx: &mut Cx<'_>, topics: impl Iterator<Item = TopicId>) -> Result<()> {
    for topic in topics {
        cx.emit(&TopicChanged { topic }).await?;
    }
    Ok(())
}

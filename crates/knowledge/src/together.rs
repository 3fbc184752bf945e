//! Articles that were archived, re-labelled or handed over together with other content: their topics say so already,
//! and this takes it down.

use crate::store::together;
use madang_conversation::ARTICLE;
use madang_events::{
    freshness::{OwnerChanged, StateSet, StatesSet, VersionSet, VersionsSet},
    knowledge::ArticleArchived,
};
use madang_kernel::{Cx, Recorded, Result, TopicId};

/// Takes down what an event says of articles.
pub(crate) async fn hear(cx: &mut Cx<'_>, event: &Recorded) -> Result<()> {
    if let Some(set) = event.read::<StatesSet>() {
        states_set(cx, &set).await
    } else if let Some(set) = event.read::<VersionsSet>() {
        let articles: Vec<&VersionSet> = set.topics.iter().filter(|one| one.kind == ARTICLE).collect();
        if articles.is_empty() { Ok(()) } else { together::set_versions(cx, &articles).await }
    } else if let Some(OwnerChanged { topic, kind, owner: Some(owner) }) = event.read::<OwnerChanged>() {
        if kind == ARTICLE { together::set_owner(cx, topic, owner).await } else { Ok(()) }
    } else {
        Ok(())
    }
}

async fn states_set(cx: &mut Cx<'_>, set: &StatesSet) -> Result<()> {
    let articles: Vec<&StateSet> = set.topics.iter().filter(|one| one.kind == ARTICLE).collect();
    let topics: Vec<TopicId> = articles.iter().map(|one| one.topic).collect();
    if topics.is_empty() {
        return Ok(());
    }
    together::set_archived(cx, &topics, !set.undone).await?;
    for topic in topics {
        cx.emit(&ArticleArchived { topic, archived: !set.undone }).await?;
    }
    Ok(())
}

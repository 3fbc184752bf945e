//! Building the index anew from the database, while the old one serves.

#[cfg(test)]
mod tests;

use crate::{
    IndexWatcher, MarksProjector, Search,
    documents::document,
    index::Builder,
    store::{self, posts::IndexRow},
};
use madang_kernel::{Actor, App, Command, Cx, Error, Event, Permission, Result, TopicId, outbox, outbox::About};
use serde::{Deserialize, Serialize};

/// Topics that are read at once.
const AT_ONCE: i64 = 200;

/// Every node is to build its index anew.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RebuildOrdered {}

impl Event for RebuildOrdered {
    const KIND: &'static str = "find.rebuild-ordered";

    fn about(&self) -> About {
        About::nothing()
    }
}

/// Orders every running node to build its index anew, in the background.
#[derive(Clone, Copy, Debug)]
pub struct OrderRebuild;

impl Command for OrderRebuild {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Administer)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        cx.emit(&RebuildOrdered {}).await
    }
}

/// Starts building the index anew where the one on disk does not fit; call it before the subscribers start. Whether
/// there was a need.
pub fn rebuild_if_needed(app: &App) -> bool {
    let Some(reason) = app.service::<Search>().take_reason() else {
        tokio::spawn(check(app.clone()));
        return false;
    };
    tracing::info!(?reason, "the search index is built anew");
    start(app);
    true
}

/// Reads the whole index once, because a damaged file may otherwise be noticed late or never.
pub(crate) async fn check(app: App) {
    match Search::read(&app, |index| index.is_intact()).await {
        Ok(true) | Err(_) => {}
        Ok(false) => {
            app.service::<Search>().health().damaged();
            mend(&app);
        }
    }
}

/// Builds a damaged index anew in the background, if it is time to.
pub(crate) fn mend(app: &App) {
    let search = app.service::<Search>();
    if !search.is_rebuilding() && search.health().rebuild_due(app.now()) {
        tracing::error!("the search index is damaged and is built anew");
        start(app);
    }
}

/// Builds the index anew in the background, unless that is happening.
pub(crate) fn start(app: &App) {
    if app.service::<Search>().begin_rebuild() {
        let app = app.clone();
        tokio::spawn(async move {
            if let Err(error) = begun(&app, &mut |_, _| {}).await {
                tracing::error!(%error, "the search index could not be built anew; the old one serves on");
            }
        });
    }
}

/// Builds the index anew from the database and lets it serve. `progress` hears how many topics of how many were read.
///
/// # Errors
/// [`Error::Conflict`] when that is happening already; [`Error::Internal`] when the database or the disk fails.
pub async fn reindex(app: &App, mut progress: impl FnMut(u64, u64) + Send) -> Result<()> {
    if !app.service::<Search>().begin_rebuild() {
        return Err(Error::Conflict("rebuilding"));
    }
    begun(app, &mut progress).await
}

async fn begun(app: &App, progress: &mut (dyn FnMut(u64, u64) + Send)) -> Result<()> {
    let search = app.service::<Search>();
    let rebuilt = rebuild(app, search, progress).await;
    search.end_rebuild();
    rebuilt
}

async fn rebuild(app: &App, search: &Search, progress: &mut (dyn FnMut(u64, u64) + Send)) -> Result<()> {
    let mut conn = app.db().read().await?;
    let head = outbox::head(&mut conn).await?;
    // Marks come from events too; those that are not kept yet are heard again.
    let position = head.min(store::marks::position(&mut conn, MarksProjector::NAME).await?);
    let all = store::posts::count_topics(&mut conn).await? as u64;
    drop(conn);
    let dictionaries = search.open_dictionaries();
    let mut builder = Search::write(app, |index| index.start_rebuild(dictionaries)).await?;
    let mut last = TopicId::new(i64::MIN);
    let mut read = 0;
    loop {
        let mut conn = app.db().read().await?;
        let topics = store::posts::topics_after(&mut conn, last, AT_ONCE).await?;
        let Some(end) = topics.last().copied() else { break };
        let rows = store::posts::of_topics(&mut conn, &topics).await?;
        drop(conn);
        builder = Search::write(app, move |_| put(builder, rows)).await?;
        last = end;
        read += topics.len() as u64;
        progress(read, all.max(read));
    }
    let mut taken = search.feeding().await;
    Search::write(app, move |index| index.swap(builder, position)).await?;
    search.health().rebuilt();
    *taken = position;
    drop(taken);
    app.rewind_watcher(IndexWatcher::NAME, position).await;
    app.wake_subscribers();
    tracing::info!(posts = search.index().len(), "the search index was built anew");
    Ok(())
}

fn put(mut builder: Builder, rows: Vec<IndexRow>) -> crate::index::Result<Builder> {
    let visible = rows.into_iter().filter(IndexRow::is_visible);
    for document in visible.map(document) {
        builder.put(document)?;
    }
    Ok(builder)
}

//! Feeding the index from the outbox.

use crate::{
    Search,
    documents::{self, Marks},
    index::Op,
    reindex::{self, RebuildOrdered},
    store,
};
use madang_events::{
    conversation::{PlaceChanged, PostAdded, PostEdited, PostVisibility, TopicChanged, TopicStarted, Voted},
    questions::{Accepted, Imported, Judged, StateChanged},
};
use madang_kernel::{App, Event, PostId, Recorded, Result, TagId, TopicId, Watcher, outbox, outbox::Applied};
use std::collections::HashSet;

/// Events that change nothing in the index are passed over until they are so many; then the position is kept.
const UNKEPT: i64 = 2_000;

/// Brings the index of this node up to date.
pub struct IndexWatcher(Search);

impl IndexWatcher {
    pub(crate) const NAME: &str = "find.index";

    /// For the index of `search`, which is also a service of the [`App`].
    pub fn new(search: &Search) -> IndexWatcher {
        IndexWatcher(search.clone())
    }
}

impl Watcher for IndexWatcher {
    fn name(&self) -> &'static str {
        IndexWatcher::NAME
    }

    fn position(&self) -> Option<i64> {
        // A new index reads the database, not the past: it is sent back to where that reading began.
        (!self.0.is_rebuilding()).then(|| self.0.index().position())
    }

    fn apply<'a>(&'a self, app: &'a App, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            let mut taken = self.0.feeding().await;
            let Some(first) = events.first().map(|event| event.seq) else { return Ok(()) };
            // The index may have been exchanged for one that has yet to hear of earlier events.
            while !self.0.is_rebuilding() && *taken + 1 < first {
                let mut missed = outbox::after(&mut app.db().read().await?, *taken).await?;
                missed.retain(|event| event.seq < first);
                let Some(last) = missed.last().map(|event| event.seq) else { break };
                self.take(app, &missed).await?;
                *taken = last;
            }
            let written = self.take(app, events).await?;
            *taken = events.last().map_or(*taken, |event| event.seq);
            drop(taken);
            if written {
                tokio::time::sleep(self.0.pause()).await;
            }
            Ok(())
        })
    }
}

impl IndexWatcher {
    /// Takes events in; whether anything was written.
    async fn take(&self, app: &App, events: &[Recorded]) -> Result<bool> {
        let search = &self.0;
        let Some(last) = events.last().map(|event| event.seq) else { return Ok(false) };
        let touched = Touched::by(events);
        if touched.rebuild {
            reindex::start(app);
        }
        let ops = touched.ops(app, search).await?;
        if ops.is_empty() && last - search.index().position() < UNKEPT {
            return Ok(false);
        }
        Search::write(app, move |index| index.apply(&ops, last)).await?;
        search.note_indexed(app.now());
        Ok(true)
    }
}

/// What events have changed.
#[derive(Debug, Default)]
struct Touched {
    topics: HashSet<TopicId>,
    posts: HashSet<PostId>,
    /// Posts whose text was edited; with an opening, all of its topic changes.
    edited: HashSet<PostId>,
    voted: HashSet<PostId>,
    tags: HashSet<TagId>,
    marks: Marks,
    rebuild: bool,
}

impl Touched {
    fn by(events: &[Recorded]) -> Touched {
        let mut touched = Touched::default();
        events.iter().for_each(|event| touched.add(event));
        touched
    }

    fn add(&mut self, event: &Recorded) {
        match event.kind.as_str() {
            PostAdded::KIND => self.posts.extend(event.read().map(|added: PostAdded| added.post)),
            PostEdited::KIND => self.edited.extend(event.read().map(|edited: PostEdited| edited.post)),
            Voted::KIND => self.voted.extend(event.read().map(|voted: Voted| voted.post)),
            PlaceChanged::KIND => self.tags.extend(event.read().and_then(|place: PlaceChanged| place.tag)),
            RebuildOrdered::KIND => self.rebuild = true,
            Judged::KIND => {
                if let Some(judged) = event.read::<Judged>() {
                    self.posts.insert(judged.post);
                    self.marks.insert(judged.post, judged.verdict);
                }
            }
            Imported::KIND => {
                if let Some(imported) = event.read::<Imported>() {
                    self.topics.insert(imported.topic);
                    let marks = imported.verdicts.into_iter().map(|verdict| (verdict.post, Some(verdict.verdict)));
                    self.marks.extend(marks);
                }
            }
            TopicStarted::KIND | TopicChanged::KIND | PostVisibility::KIND | Accepted::KIND | StateChanged::KIND => {
                self.topics.extend(event.topic);
            }
            _ => {}
        }
    }

    async fn ops(mut self, app: &App, search: &Search) -> Result<Vec<Op>> {
        if !self.edited.is_empty() {
            let edited: Vec<PostId> = self.edited.iter().copied().collect();
            let opened = store::posts::opened_by(&mut app.db().read().await?, &edited).await?;
            self.topics.extend(opened);
            self.posts.extend(edited);
        }
        if !self.tags.is_empty() {
            let tags: Vec<TagId> = self.tags.iter().copied().collect();
            self.topics.extend(store::posts::tagged(&mut app.db().read().await?, &tags).await?);
        }
        self.posts.extend(search.votes_due(self.voted, app.now()));
        let mut ops = Vec::new();
        if !self.posts.is_empty() {
            let posts: Vec<PostId> = self.posts.into_iter().collect();
            ops.extend(documents::of_posts(app, &posts, &self.marks).await?);
        }
        // After the posts: a topic that changed as a whole is written anew.
        if !self.topics.is_empty() {
            ops.extend(documents::of_topics(app, &self.topics, &self.marks).await?);
        }
        Ok(ops)
    }
}

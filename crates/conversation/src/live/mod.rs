//! New answers arrive on the page while it is open: a watcher hears of them, and server-sent events carry them on.

pub(crate) mod web;

use madang_events::conversation::PostAdded;
use madang_kernel::{App, PostId, Recorded, TopicId, Watcher, outbox::Applied};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};
use tokio::sync::broadcast;

/// News that a slow page may fall behind by.
const BACKLOG: usize = 16;

/// The service that carries news to open pages.
#[derive(Default)]
pub struct Live(Mutex<HashMap<TopicId, broadcast::Sender<PostId>>>);

impl Live {
    /// What is answered in a topic from now on.
    pub(crate) fn listen(&self, topic: TopicId) -> broadcast::Receiver<PostId> {
        let mut topics = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        topics.retain(|_, sender| sender.receiver_count() > 0);
        topics.entry(topic).or_insert_with(|| broadcast::channel(BACKLOG).0).subscribe()
    }

    fn tell(&self, topic: TopicId, post: PostId) {
        let topics = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sender) = topics.get(&topic) {
            // Nobody listens any more: that is no loss.
            let _ = sender.send(post);
        }
    }
}

/// Tells open pages on this node of new answers.
pub struct LiveWatcher;

impl Watcher for LiveWatcher {
    fn name(&self) -> &'static str {
        "conversation.live"
    }

    fn position(&self) -> Option<i64> {
        None
    }

    fn apply<'a>(&'a self, app: &'a App, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            let live = app.service::<Live>();
            let added = events.iter().filter_map(Recorded::read::<PostAdded>);
            added.filter(|post| post.kind == "answer").for_each(|post| live.tell(post.topic, post.post));
            Ok(())
        })
    }
}

//! In how many conversations something is unread for a member. Every page asks, so each node remembers it until something changes.

use crate::store::members;
use madang_events::messages::{MessageSent, UnreadChanged};
use madang_http::unread::{Counted, Counter};
use madang_kernel::{App, MemberId, Recorded, Timestamp, Watcher, outbox::Applied};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// What was read from a copy of the database that lagged behind is not believed for longer.
const BELIEVED: Duration = Duration::from_secs(60);
/// The most members that are remembered.
const MANY: usize = 50_000;

/// What this node remembers.
#[derive(Clone, Default)]
pub struct Kept(Arc<Mutex<Memory>>);

#[derive(Default)]
struct Memory {
    counts: HashMap<MemberId, (i64, Timestamp)>,
    /// Rises with whatever is forgotten, so that a count read before that is not kept after it.
    changes: u64,
}

impl Kept {
    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is remembered of these members is old.
    pub(crate) fn forget(&self, members: &[MemberId]) {
        let mut memory = self.memory();
        memory.changes += 1;
        for member in members {
            memory.counts.remove(member);
        }
    }
}

impl Counter for Kept {
    fn unread<'a>(&'a self, app: &'a App, member: MemberId) -> Counted<'a> {
        Box::pin(async move {
            let now = app.now();
            let (known, changes) = {
                let memory = self.memory();
                (memory.counts.get(&member).copied(), memory.changes)
            };
            if let Some((count, at)) = known
                && at + BELIEVED > now
            {
                return Ok(count);
            }
            let count = members::unread(&mut app.db().read().await?, member).await?;
            let mut memory = self.memory();
            if memory.changes == changes {
                if memory.counts.len() > MANY {
                    memory.counts.clear();
                }
                memory.counts.insert(member, (count, now));
            }
            Ok(count)
        })
    }
}

/// Forgets what has changed, on every node.
pub struct UnreadWatcher;

impl Watcher for UnreadWatcher {
    fn name(&self) -> &'static str {
        "messages.unread"
    }

    fn position(&self) -> Option<i64> {
        None
    }

    fn apply<'a>(&'a self, app: &'a App, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            let kept = app.service::<Kept>();
            for event in events {
                if let Some(sent) = event.read::<MessageSent>() {
                    kept.forget(&sent.members);
                } else if let Some(changed) = event.read::<UnreadChanged>() {
                    kept.forget(&changed.members);
                }
            }
            Ok(())
        })
    }
}

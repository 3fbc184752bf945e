//! What this crate keeps in memory on each node.

use crate::identify::Known;
use madang_events::people::{AccessEnded, MemberChanged, TrustChanged};
use madang_kernel::{Actor, App, MemberId, Recorded, Timestamp, Watcher, outbox::Applied};
use moka::sync::Cache;
use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::sync::Notify;

/// How long a node may go on believing what it knows of a session whose end another node has not told it of yet.
const BELIEF: Duration = Duration::from_secs(30);

/// The service of this crate: where the community is, who is signed in, and what has yet to be noted. The wiring
/// registers one.
pub struct People {
    base_url: Arc<str>,
    known: Cache<String, Arc<Known>>,
    marks: Mutex<Marks>,
    mail: Notify,
}

/// When sessions, tokens and members were last used, since it was last written down.
#[derive(Default)]
pub(crate) struct Marks {
    pub(crate) sessions: HashMap<i64, Timestamp>,
    pub(crate) tokens: HashMap<i64, Timestamp>,
    pub(crate) members: HashMap<i64, Timestamp>,
    /// Members and the days, since 1970 UTC, on which they came themselves.
    pub(crate) visits: BTreeSet<(i64, i64)>,
}

impl People {
    /// For the community at `base_url`, scheme and host without a slash at the end.
    pub fn new(base_url: impl Into<Arc<str>>) -> People {
        let known = Cache::builder().max_capacity(50_000).time_to_live(BELIEF).support_invalidation_closures().build();
        People { base_url: base_url.into(), known, marks: Mutex::default(), mail: Notify::new() }
    }

    /// A path of the community as a whole address.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }

    /// The community's host name, for the identity of mails.
    pub(crate) fn host(&self) -> &str {
        let host = self.base_url.split_once("://").map_or(&*self.base_url, |(_, host)| host);
        host.split([':', '/']).next().unwrap_or("localhost")
    }

    /// Whether cookies may only travel encrypted.
    pub(crate) fn is_secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    pub(crate) fn known(&self, hash: &str) -> Option<Arc<Known>> {
        self.known.get(hash)
    }

    pub(crate) fn learn(&self, hash: String, known: Arc<Known>) {
        self.known.insert(hash, known);
    }

    /// Forgets who is signed in as this member, on this node and at once.
    pub fn forget(&self, member: MemberId) {
        let told = self.known.invalidate_entries_if(move |_, known| known.member == member);
        if told.is_err() {
            self.known.invalidate_all();
        }
    }

    /// Says that a mail waits to be sent.
    pub(crate) fn ring(&self) {
        self.mail.notify_one();
    }

    /// Ends once a mail has been queued on this node since the last time.
    pub async fn has_mail(&self) {
        self.mail.notified().await;
    }

    pub(crate) fn marks(&self) -> MutexGuard<'_, Marks> {
        self.marks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Forgets whoever has changed or may no longer come in.
pub struct Forget;

impl Watcher for Forget {
    fn name(&self) -> &'static str {
        "people.forget"
    }

    fn position(&self) -> Option<i64> {
        None
    }

    fn apply<'a>(&'a self, app: &'a App, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            for event in events {
                let changed = event.read::<MemberChanged>().map(|event| event.member);
                if let Some(member) = changed.or_else(|| event.read::<AccessEnded>().map(|event| event.member)) {
                    app.service::<People>().forget(member);
                }
                for change in event.read::<TrustChanged>().into_iter().flat_map(|event| event.changes) {
                    app.service::<People>().forget(change.member);
                }
            }
            Ok(())
        })
    }
}

/// Runs a command about a member and lets this node forget what it knew of them.
///
/// # Errors
/// What the command answers.
pub async fn run_about<C: madang_kernel::Command>(
    app: &App,
    actor: &Actor,
    member: MemberId,
    command: C,
) -> madang_kernel::Result<C::Output> {
    let done = app.run(actor, command).await?;
    app.service::<People>().forget(member);
    Ok(done)
}

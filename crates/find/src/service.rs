//! The service that holds the index of this node.

use crate::{
    health::{Condition, Health},
    index::{self, Index, Opened, Reason},
    reindex,
};
use madang_dictionaries::{Dictionaries, installed};
use madang_kernel::{App, Error, PostId, Result, Timestamp};
use std::{
    collections::HashSet,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    time::Duration,
};

/// The writer's memory is given back when nothing was indexed for so long.
const REST_AFTER: Duration = Duration::from_secs(60);
/// What is written to see whether a disk is full, in bytes.
const PROBE: usize = 1 << 20;
/// Votes are indexed no more often than this: they only tip the balance among posts that fit equally well.
const VOTES_EVERY: Duration = Duration::from_secs(20);

/// The search index as a service of the [`App`]; cheap to clone.
#[derive(Clone)]
pub struct Search(Arc<Inner>);

struct Inner {
    index: Index,
    reason: Mutex<Option<Reason>>,
    rebuilding: AtomicBool,
    /// The last event that the serving index has taken in. Held by whoever feeds or exchanges it.
    feeding: tokio::sync::Mutex<i64>,
    dictionaries: PathBuf,
    /// Names what stood in that folder when it was last opened.
    dictionaries_seen: Mutex<String>,
    indexed_at: AtomicI64,
    votes_at: AtomicI64,
    voted: Mutex<HashSet<PostId>>,
    pause: Duration,
    folder: PathBuf,
    health: Health,
}

impl Search {
    /// Opens the index in `folder`, or makes a new one, with what is installed in the folder of `dictionaries`.
    /// `heap_bytes` is the memory its writer may take while there is something to write. After each commit it waits for
    /// `pause`, so that many posts are committed together.
    ///
    /// # Errors
    /// [`Error::Refused`] with `index-in-use` when another process has it; [`Error::Internal`] when the folder cannot
    /// be read or written.
    pub fn open(folder: &Path, dictionaries: &Path, heap_bytes: usize, pause: Duration) -> Result<Search> {
        let seen = installed(dictionaries);
        let opened = Index::open(folder, heap_bytes, Dictionaries::open(dictionaries)).map_err(failed)?;
        let (index, reason) = match opened {
            Opened::Ready(index) => (index, None),
            Opened::NeedsRebuild(index, reason) => (index, Some(reason)),
        };
        let position = index.position();
        Ok(Search(Arc::new(Inner {
            feeding: tokio::sync::Mutex::new(position),
            index,
            reason: Mutex::new(reason),
            rebuilding: AtomicBool::new(false),
            dictionaries: dictionaries.to_owned(),
            dictionaries_seen: Mutex::new(seen),
            indexed_at: AtomicI64::new(0),
            votes_at: AtomicI64::new(0),
            voted: Mutex::default(),
            pause,
            folder: folder.to_owned(),
            health: Health::default(),
        })))
    }

    /// The index itself.
    pub fn index(&self) -> &Index {
        &self.0.index
    }

    /// Whether a new index is being built.
    pub fn is_rebuilding(&self) -> bool {
        self.0.rebuilding.load(Ordering::Acquire)
    }

    /// How the index is, for operators.
    pub fn condition(&self) -> Condition {
        match self.0.health.condition() {
            Condition::Fine if self.is_rebuilding() => Condition::Rebuilding,
            condition => condition,
        }
    }

    /// Where the index is.
    #[cfg(test)]
    pub(crate) fn folder(&self) -> &Path {
        &self.0.folder
    }

    pub(crate) fn health(&self) -> &Health {
        &self.0.health
    }

    /// Reads the index on a thread where that disturbs nobody.
    pub(crate) async fn read<T: Send + 'static>(
        app: &App,
        work: impl FnOnce(&Index) -> index::Result<T> + Send + 'static,
    ) -> Result<T> {
        let read = app.service::<Search>().blocking(false, work).await;
        if read.is_err() {
            reindex::mend(app);
        }
        read
    }

    /// Writes to the index on a thread where that disturbs nobody.
    pub(crate) async fn write<T: Send + 'static>(
        app: &App,
        work: impl FnOnce(&Index) -> index::Result<T> + Send + 'static,
    ) -> Result<T> {
        let search = app.service::<Search>();
        let written = search.blocking(true, work).await;
        match written {
            Ok(_) => search.0.health.written(),
            Err(_) => {
                // The engine does not always say why its threads failed.
                if search.0.health.condition() == Condition::NotWritten && !search.has_space().await {
                    search.0.health.unwritten(Condition::DiskFull);
                }
                reindex::mend(app);
            }
        }
        written
    }

    /// Whether a little can be written beside the index.
    async fn has_space(&self) -> bool {
        let probe = self.0.folder.join("space");
        let tried = tokio::task::spawn_blocking(move || {
            let written = fs::write(&probe, vec![0; PROBE]);
            let _ = fs::remove_file(&probe);
            written
        });
        !matches!(tried.await, Ok(Err(error)) if matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded))
    }

    async fn blocking<T: Send + 'static>(
        &self,
        writing: bool,
        work: impl FnOnce(&Index) -> index::Result<T> + Send + 'static,
    ) -> Result<T> {
        let index = self.0.index.clone();
        match tokio::task::spawn_blocking(move || work(&index)).await {
            Ok(done) => done.map_err(|error| {
                self.0.health.failed(&error, writing);
                failed(error)
            }),
            Err(error) => {
                // What the engine reads from a damaged file may make it panic.
                if error.is_panic() {
                    self.0.health.damaged();
                }
                Err(Error::Internal(Box::new(error)))
            }
        }
    }

    /// Why the index must be rebuilt; asked once.
    pub(crate) fn take_reason(&self) -> Option<Reason> {
        self.0.reason.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Whether this call is the one that may rebuild now.
    pub(crate) fn begin_rebuild(&self) -> bool {
        !self.0.rebuilding.swap(true, Ordering::AcqRel)
    }

    pub(crate) fn end_rebuild(&self) {
        self.0.rebuilding.store(false, Ordering::Release);
    }

    /// The place up to which the serving index holds everything, for whoever feeds or exchanges it.
    pub(crate) async fn feeding(&self) -> tokio::sync::MutexGuard<'_, i64> {
        self.0.feeding.lock().await
    }

    pub(crate) fn pause(&self) -> Duration {
        self.0.pause
    }

    pub(crate) fn note_indexed(&self, now: Timestamp) {
        self.0.indexed_at.store(now.millis(), Ordering::Relaxed);
    }

    /// Remembers posts whose votes changed; gives those that waited long enough.
    pub(crate) fn votes_due(&self, new: impl IntoIterator<Item = PostId>, now: Timestamp) -> Vec<PostId> {
        let mut voted = self.0.voted.lock().unwrap_or_else(PoisonError::into_inner);
        voted.extend(new);
        let due = now - VOTES_EVERY >= Timestamp::from_millis(self.0.votes_at.load(Ordering::Relaxed));
        if voted.is_empty() || !due {
            return Vec::new();
        }
        self.0.votes_at.store(now.millis(), Ordering::Relaxed);
        voted.drain().collect()
    }

    /// Where dictionaries are installed.
    #[cfg(test)]
    pub(crate) fn dictionaries_folder(&self) -> &Path {
        &self.0.dictionaries
    }

    /// Opens what is installed now.
    pub(crate) fn open_dictionaries(&self) -> Dictionaries {
        *self.0.dictionaries_seen.lock().unwrap_or_else(PoisonError::into_inner) = installed(&self.0.dictionaries);
        Dictionaries::open(&self.0.dictionaries)
    }

    /// Whether other dictionaries were installed since they were last opened.
    fn has_other_dictionaries(&self) -> bool {
        let now = installed(&self.0.dictionaries);
        *self.0.dictionaries_seen.lock().unwrap_or_else(PoisonError::into_inner) != now
    }

    fn may_rest(&self, now: Timestamp) -> bool {
        now - REST_AFTER >= Timestamp::from_millis(self.0.indexed_at.load(Ordering::Relaxed))
    }
}

/// Keeps the index in shape; the wiring calls it now and then: indexes votes that waited, gives the writer's memory back
/// when there is nothing to do, and builds the index anew when it is damaged or when dictionaries were installed or taken
/// away.
///
/// # Errors
/// [`Error::Internal`] when the database or the index fails.
pub async fn tend(app: &App) -> Result<()> {
    reindex::mend(app);
    let search = app.service::<Search>();
    let now = app.now();
    if search.has_other_dictionaries() {
        tracing::info!("other dictionaries are installed; the search index is built anew");
        reindex::start(app);
    }
    let voted = search.votes_due([], now);
    if !voted.is_empty() {
        let _feeding = search.feeding().await;
        let ops = crate::documents::of_posts(app, &voted, &Default::default()).await?;
        Search::write(app, move |index| index.apply(&ops, index.position())).await?;
        search.note_indexed(now);
    } else if search.may_rest(now) && !search.is_rebuilding() {
        Search::write(app, Index::rest).await?;
    }
    Ok(())
}

fn failed(error: index::Error) -> Error {
    match error {
        index::Error::InUse => Error::Refused("index-in-use"),
        error => Error::Internal(Box::new(error)),
    }
}

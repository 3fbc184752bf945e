//! The index as the rest of the program holds it: the generation that serves, and its successor while one is built.

use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arc_swap::ArcSwap;
use madang_dictionaries::Dictionaries;

use super::document::{Document, Op};
use super::generation::{Generation, Stamp, read_stamp, stamped_dictionaries};
use super::search::{Query, Results};
use super::suggest::Suggestions;
use super::{Result, search, similar, suggest, tagged};

/// The file that names the folder of the serving generation.
const CURRENT: &str = "current";
/// Locked by the process that has the index open.
const LOCK: &str = "lock";
const PREFIX: &str = "generation-";
/// Stands in the folder of a generation that was created empty, because there was nothing to serve.
const INCOMPLETE: &str = "incomplete";
/// Documents handed to the engine at once while an index is built.
const BUILD_BATCH: usize = 500;

/// A search index in a folder. Cheap to clone; may be used from any thread. Calls compute and read files: a caller on
/// an asynchronous thread moves writing ones to a blocking thread.
#[derive(Clone)]
pub struct Index {
    inner: Arc<Inner>,
}

struct Inner {
    folder: PathBuf,
    heap_bytes: usize,
    serving: ArcSwap<Generation>,
    /// Held as long as the index is open.
    _lock: File,
}

/// What was found in the folder.
pub enum Opened {
    /// An index that fits this program. It continues from [`Index::position`].
    Ready(Index),
    /// An index that must be rebuilt from the database, see [`Index::start_rebuild`]. It serves what it has.
    NeedsRebuild(Index, Reason),
}

/// Why an index must be rebuilt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// There was none, or the first rebuild was never finished.
    New,
    /// It was made by another version of this program or with other dictionaries. It still serves if its fields are the
    /// same.
    OtherVersion,
    /// It could not be opened, for this reason.
    Damaged(String),
}

impl Opened {
    /// The index, whatever its state.
    #[must_use]
    pub fn into_index(self) -> Index {
        match self {
            Self::Ready(index) | Self::NeedsRebuild(index, _) => index,
        }
    }
}

impl Index {
    /// Opens the index in a folder, or creates an empty one there. `heap_bytes` is what the writer may take while there
    /// is something to write; words are found by `dictionaries`, as far as there are any.
    ///
    /// # Errors
    /// [`super::Error::InUse`] when another process has it open (or this one has already); others when the folder cannot
    /// be read or written. A damaged index is no error, see [`Opened::NeedsRebuild`].
    pub fn open(folder: &Path, heap_bytes: usize, dictionaries: Dictionaries) -> Result<Opened> {
        fs::create_dir_all(folder)?;
        let lock = lock(folder)?;
        let (generation, reason) = open_current(folder, heap_bytes, dictionaries)?;
        remove_others(folder, generation.folder());
        let serving = ArcSwap::from_pointee(generation);
        let index = Self { inner: Arc::new(Inner { folder: folder.to_owned(), heap_bytes, serving, _lock: lock }) };
        Ok(match reason {
            None => Opened::Ready(index),
            Some(reason) => Opened::NeedsRebuild(index, reason),
        })
    }

    /// Makes changes and commits them together with the outbox position they lead to. A commit writes files: callers
    /// collect changes. On an error nothing of the batch is kept and the position stays.
    ///
    /// # Errors
    /// When the engine cannot write.
    pub fn apply(&self, ops: &[Op], position: i64) -> Result<()> {
        self.serving().commit(ops, position)
    }

    /// The outbox position of the last commit; 0 for a new index.
    #[must_use]
    pub fn position(&self) -> i64 {
        self.serving().position()
    }

    /// Gives the writer's memory back until the next change. Worth calling when nothing has changed for a while; waits
    /// for merges that are under way.
    ///
    /// # Errors
    /// When a merge failed; the index is as it was before.
    pub fn rest(&self) -> Result<()> {
        self.serving().rest()
    }

    /// How many posts can be found.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.serving().searcher().num_docs()
    }

    /// Whether nothing can be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads every file of the index and compares checksums: `false` means damaged.
    ///
    /// # Errors
    /// When files cannot be read.
    pub fn is_intact(&self) -> Result<bool> {
        self.serving().is_intact()
    }

    /// Searches posts and groups them by topic.
    ///
    /// # Errors
    /// When the engine cannot read.
    pub fn search(&self, query: &Query) -> Result<Results> {
        search::search(&self.serving(), query)
    }

    /// Questions like the one that is being written, best first: at most `limit` topics, each with the post that fits
    /// best (its opening, or an accepted or verified answer). `visible_spaces` as in [`Query`].
    ///
    /// # Errors
    /// When the engine cannot read.
    pub fn similar(
        &self,
        title: &str,
        body: &str,
        visible_spaces: Option<&[i64]>,
        limit: usize,
        exclude_topic: Option<i64>,
    ) -> Result<Vec<search::Hit>> {
        similar::similar(&self.serving(), title, body, visible_spaces, limit, exclude_topic)
    }

    /// Topics whose titles fit what has been typed so far, best first. The last word may be unfinished; initial
    /// consonants (ㅂㅁㅂㅎ) and words typed with the wrong keyboard layout are understood.
    ///
    /// # Errors
    /// When the engine cannot read.
    pub fn suggest(&self, text: &str, visible_spaces: Option<&[i64]>, limit: usize) -> Result<Suggestions> {
        suggest::suggest(&self.serving(), text, visible_spaces, limit)
    }

    /// How many topics with this tag, by its key, a reader sees; and whether there are more than were counted.
    ///
    /// # Errors
    /// When the engine cannot read.
    pub fn topics_tagged(&self, tag: &str, visible_spaces: Option<&[i64]>) -> Result<(usize, bool)> {
        tagged::topics_tagged(&self.serving(), tag, visible_spaces)
    }

    /// The dictionaries that the serving index works with.
    #[must_use]
    pub fn dictionaries(&self) -> Dictionaries {
        self.serving().fields().dictionaries.clone()
    }

    /// Starts a new index beside the serving one, with these dictionaries.
    ///
    /// # Errors
    /// When its folder cannot be made.
    pub fn start_rebuild(&self, dictionaries: Dictionaries) -> Result<Builder> {
        let serving = self.serving();
        let folder = self.inner.folder.join(following(serving.folder()));
        remove_if_there(&folder)?;
        let generation = Generation::create(&folder, self.inner.heap_bytes, dictionaries)?;
        Ok(Builder { generation: Some(generation), waiting: Vec::with_capacity(BUILD_BATCH) })
    }

    /// Lets a rebuilt index serve from now on, and removes the old one. `position` is the outbox position that was
    /// current when the rebuild began to read the database: what happened since is applied by the normal way again.
    ///
    /// # Errors
    /// When the new index cannot be completed; the old one serves on.
    pub fn swap(&self, mut builder: Builder, position: i64) -> Result<()> {
        builder.flush()?;
        let Some(generation) = builder.generation.take() else { return Ok(()) };
        generation.commit(&[], position)?;
        generation.rest()?;
        set_current(&self.inner.folder, generation.folder())?;
        let old = self.inner.serving.swap(Arc::new(generation));
        // The old one may be damaged, which must not matter any more.
        if let Err(error) = old.rest() {
            tracing::warn!(%error, "the old search index did not end well");
        }
        remove_others(&self.inner.folder, self.serving().folder());
        Ok(())
    }

    fn serving(&self) -> Arc<Generation> {
        self.inner.serving.load_full()
    }
}

/// An index that is being built. Dropped before [`Index::swap`], it leaves nothing behind.
pub struct Builder {
    generation: Option<Generation>,
    waiting: Vec<Op>,
}

impl Builder {
    /// Adds a post.
    ///
    /// # Errors
    /// When the engine cannot write; the rebuild must be given up.
    pub fn put(&mut self, document: Document) -> Result<()> {
        self.waiting.push(Op::Put(Box::new(document)));
        if self.waiting.len() >= BUILD_BATCH { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<()> {
        let ops = std::mem::take(&mut self.waiting);
        self.generation.as_ref().map_or(Ok(()), |generation| generation.write(&ops))
    }
}

impl Drop for Builder {
    fn drop(&mut self) {
        if let Some(generation) = self.generation.take() {
            let folder = generation.folder().to_owned();
            drop(generation);
            if let Err(error) = remove_if_there(&folder) {
                tracing::warn!(folder = %folder.display(), %error, "an unfinished search index could not be removed");
            }
        }
    }
}

/// The fingerprint of the dictionaries that the serving index in a folder was made with; `None` without an index. May be
/// asked while another process has the index open.
#[must_use]
pub fn dictionaries_of(folder: &Path) -> Option<String> {
    let current = fs::read_to_string(folder.join(CURRENT)).ok()?;
    let generation = folder.join(current.trim());
    (!generation.join(INCOMPLETE).exists()).then(|| stamped_dictionaries(&generation).ok())?
}

fn lock(folder: &Path) -> Result<File> {
    let file = File::create(folder.join(LOCK))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(super::Error::InUse),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// The serving generation of a folder, and why it needs rebuilding, if it does.
fn open_current(folder: &Path, heap_bytes: usize, dictionaries: Dictionaries) -> Result<(Generation, Option<Reason>)> {
    let current = match fs::read_to_string(folder.join(CURRENT)) {
        Ok(name) => folder.join(name.trim()),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let generation = fresh(folder, &folder.join(format!("{PREFIX}1")), heap_bytes, dictionaries)?;
            return Ok((generation, Some(Reason::New)));
        }
        // Not a name: nothing in the folder can be trusted.
        Err(error) if error.kind() == ErrorKind::InvalidData => folder.to_owned(),
        Err(error) => return Err(error.into()),
    };
    let opened = match read_stamp(&current, &dictionaries) {
        Ok(Stamp::OtherSchema) => Err(Reason::OtherVersion),
        Ok(stamp) => Generation::open(&current, heap_bytes, dictionaries.clone())
            .map(|generation| (generation, rebuild_reason(&stamp, &current)))
            .map_err(|error| Reason::Damaged(error.to_string())),
        Err(error) => Err(Reason::Damaged(error.to_string())),
    };
    opened.or_else(|reason| {
        let generation = fresh(folder, &folder.join(following(&current)), heap_bytes, dictionaries)?;
        Ok((generation, Some(reason)))
    })
}

/// Why an index that can serve must be rebuilt nevertheless.
fn rebuild_reason(stamp: &Stamp, generation: &Path) -> Option<Reason> {
    match stamp {
        _ if generation.join(INCOMPLETE).exists() => Some(Reason::New),
        Stamp::Same => None,
        Stamp::OtherAnalysis | Stamp::OtherSchema => Some(Reason::OtherVersion),
    }
}

/// A new, empty generation that serves at once, until it is rebuilt.
fn fresh(folder: &Path, generation: &Path, heap_bytes: usize, dictionaries: Dictionaries) -> Result<Generation> {
    remove_if_there(generation)?;
    let made = Generation::create(generation, heap_bytes, dictionaries)?;
    fs::write(generation.join(INCOMPLETE), "")?;
    set_current(folder, generation)?;
    Ok(made)
}

/// The folder name after this generation's.
fn following(generation: &Path) -> String {
    let name = generation.file_name().unwrap_or_default().to_string_lossy();
    let number: u64 = name.strip_prefix(PREFIX).and_then(|number| number.parse().ok()).unwrap_or(0);
    format!("{PREFIX}{}", number + 1)
}

/// Names the serving generation, so that a crash leaves the old name or the new one.
fn set_current(folder: &Path, generation: &Path) -> Result<()> {
    let name = generation.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let written = folder.join("current.new");
    let mut file = File::create(&written)?;
    file.write_all(name.as_bytes())?;
    file.sync_all()?;
    fs::rename(&written, folder.join(CURRENT))?;
    Ok(())
}

/// Removes every generation but the serving one. What cannot be removed now is removed at the next start.
fn remove_others(folder: &Path, serving: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path != serving
            && entry.file_name().to_string_lossy().starts_with(PREFIX)
            && let Err(error) = fs::remove_dir_all(&path)
        {
            tracing::warn!(folder = %path.display(), %error, "an old search index could not be removed");
        }
    }
}

fn remove_if_there(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

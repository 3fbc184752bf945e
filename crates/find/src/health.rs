//! What is wrong with the index of this node, and when something is done about it.
//!
//! A full disk passes: what could not be written is written again, by the subscriber that feeds the index. A damaged
//! index is built anew, at once the first time, then with growing pauses, so that a failing disk is not kept busy.

use crate::index::Error;
use madang_kernel::Timestamp;
use std::{
    error::Error as _,
    io::{self, ErrorKind},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// The pause after the first rebuild of a damaged index; it doubles each time.
const FIRST_PAUSE: Duration = Duration::from_secs(60);
const DOUBLINGS: u32 = 6;
/// After so long without damage the next one is the first again.
const FORGOTTEN: Duration = Duration::from_secs(6 * 3_600);

/// How the index of this node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// It serves, and takes in what is new.
    Fine,
    /// It serves while its successor is built.
    Rebuilding,
    /// It serves, but takes in nothing new until there is space on its disk.
    DiskFull,
    /// It serves as far as it can be read, and will be built anew.
    Damaged,
    /// It serves, but could not be written for another reason, which the log tells.
    NotWritten,
}

impl Condition {
    /// One sentence for operators; `None` when there is nothing to say.
    pub fn sentence(self) -> Option<&'static str> {
        match self {
            Condition::Fine => None,
            Condition::Rebuilding => Some("the search index is being built anew; the old one serves"),
            Condition::DiskFull => {
                Some("the disk of the search index is full; new posts are found once there is space")
            }
            Condition::Damaged => Some("the search index is damaged and will be built anew"),
            Condition::NotWritten => Some("the search index could not be written; see the log"),
        }
    }
}

#[derive(Default)]
pub(crate) struct Health(Mutex<State>);

struct State {
    unwritten: Option<Condition>,
    damaged: bool,
    rebuilds: u32,
    not_before: Timestamp,
}

impl Default for State {
    fn default() -> State {
        State { unwritten: None, damaged: false, rebuilds: 0, not_before: Timestamp::from_millis(0) }
    }
}

impl Health {
    /// Takes note of what went wrong. `writing` when something was to be written.
    pub(crate) fn failed(&self, error: &Error, writing: bool) {
        if is_full(error) {
            self.unwritten(Condition::DiskFull);
        } else if is_damage(error) {
            self.damaged();
        } else if writing {
            self.unwritten(Condition::NotWritten);
        }
    }

    /// Nothing can be written, for this reason.
    pub(crate) fn unwritten(&self, reason: Condition) {
        self.lock().unwritten = Some(reason);
    }

    pub(crate) fn damaged(&self) {
        self.lock().damaged = true;
    }

    /// Something was written.
    pub(crate) fn written(&self) {
        let mut state = self.lock();
        if state.unwritten.take().is_some() {
            tracing::info!("the search index can be written again");
        }
    }

    /// A new index serves.
    pub(crate) fn rebuilt(&self) {
        self.lock().damaged = false;
    }

    /// Whether a damaged index should be built anew now; says so once, and then not for a while.
    pub(crate) fn rebuild_due(&self, now: Timestamp) -> bool {
        let mut state = self.lock();
        if !state.damaged || now < state.not_before {
            return false;
        }
        if now - FORGOTTEN > state.not_before {
            state.rebuilds = 0;
        }
        state.not_before = now + FIRST_PAUSE * 2_u32.pow(state.rebuilds.min(DOUBLINGS));
        state.rebuilds += 1;
        true
    }

    pub(crate) fn condition(&self) -> Condition {
        let state = self.lock();
        if state.damaged { Condition::Damaged } else { state.unwritten.unwrap_or(Condition::Fine) }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The reason the operating system gave, wherever it stands in the chain.
fn system_error(error: &Error) -> Option<ErrorKind> {
    use tantivy::TantivyError;
    use tantivy::directory::error::{OpenReadError, OpenWriteError};
    match error {
        Error::Io(error) => return Some(error.kind()),
        Error::Engine(TantivyError::IoError(error)) => return Some(error.kind()),
        Error::Engine(TantivyError::OpenWriteError(OpenWriteError::IoError { io_error, .. }))
        | Error::Engine(TantivyError::OpenReadError(OpenReadError::IoError { io_error, .. })) => {
            return Some(io_error.kind());
        }
        _ => {}
    }
    let mut source = error.source();
    while let Some(inner) = source {
        if let Some(found) = inner.downcast_ref::<io::Error>() {
            return Some(found.kind());
        }
        source = inner.source();
    }
    None
}

fn is_full(error: &Error) -> bool {
    matches!(
        system_error(error),
        Some(
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge | ErrorKind::ReadOnlyFilesystem
        )
    )
}

fn is_damage(error: &Error) -> bool {
    use tantivy::TantivyError::{
        DataCorruption, DeserializeError, IncompatibleIndex, InternalError, OpenReadError, SchemaError,
    };
    match error {
        Error::Engine(
            DataCorruption(_) | DeserializeError(_) | IncompatibleIndex(_) | InternalError(_) | OpenReadError(_)
            | SchemaError(_),
        ) => true,
        _ => matches!(
            system_error(error),
            Some(ErrorKind::InvalidData | ErrorKind::UnexpectedEof | ErrorKind::NotFound | ErrorKind::InvalidInput)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_index_is_built_anew_with_growing_pauses() {
        let health = Health::default();
        let now = Timestamp::from_millis(1_000_000_000_000);
        assert!(!health.rebuild_due(now), "nothing is damaged");
        health.damaged();
        assert!(health.rebuild_due(now));
        assert!(!health.rebuild_due(now));
        assert_eq!(health.condition(), Condition::Damaged);
        health.rebuilt();
        assert_eq!(health.condition(), Condition::Fine);
        health.damaged();
        assert!(!health.rebuild_due(now + FIRST_PAUSE / 2));
        assert!(health.rebuild_due(now + FIRST_PAUSE));
        assert!(!health.rebuild_due(now + FIRST_PAUSE * 2));
        assert!(health.rebuild_due(now + FIRST_PAUSE * 3));
        assert!(health.rebuild_due(now + FORGOTTEN * 2));
        assert!(health.rebuild_due(now + FORGOTTEN * 2 + FIRST_PAUSE));
    }

    #[test]
    fn a_full_disk_is_told_until_something_is_written() {
        let health = Health::default();
        health.failed(&Error::Io(io::Error::from(ErrorKind::StorageFull)), true);
        assert_eq!(health.condition(), Condition::DiskFull);
        assert!(health.condition().sentence().is_some());
        health.written();
        assert_eq!(health.condition(), Condition::Fine);
        health.failed(&Error::Io(io::Error::from(ErrorKind::UnexpectedEof)), false);
        assert_eq!(health.condition(), Condition::Damaged);
    }
}

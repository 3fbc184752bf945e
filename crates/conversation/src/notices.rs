//! What moderators did to a topic, as everybody reads it in the thread: what, when, why, and where it went on. Who did it
//! stands in the log.

use madang_kernel::{Timestamp, words};

words! {
    /// What was done.
    pub enum NoticeKind {
        /// Posts were split off into another topic.
        SplitTo = "split_to",
        /// It was split off from another topic.
        SplitFrom = "split_from",
        /// Another topic was merged into it.
        MergedIn = "merged_in",
        /// It was locked.
        Locked = "locked",
        /// It was opened again.
        Unlocked = "unlocked",
        /// It was moved here from another space.
        Moved = "moved",
    }
}

/// A notice in a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What was done.
    pub kind: NoticeKind,
    /// Why; empty where nobody said.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// The address of the other topic; empty where there is none or the reader does not see it.
    pub url: String,
    /// Its title.
    pub title: String,
    /// The `lang` attribute of the title.
    pub lang: String,
}

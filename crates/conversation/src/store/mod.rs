//! All SQL of this crate, by subject; each statement stands beside the type of its rows.

pub(crate) mod authored;
pub(crate) mod bodies;
pub(crate) mod lists;
pub(crate) mod posts;
pub(crate) mod spaces;
pub(crate) mod thread;
pub(crate) mod topic_tags;
pub(crate) mod topics;

//! All SQL of this crate, by subject; each statement stands beside the type of its rows.

pub(crate) mod approvals;
pub(crate) mod authored;
pub(crate) mod bodies;
pub(crate) mod counts;
pub(crate) mod drafts;
pub(crate) mod files;
pub(crate) mod leads;
pub(crate) mod lists;
pub(crate) mod marks;
pub(crate) mod members;
pub(crate) mod moved;
pub(crate) mod notices;
pub(crate) mod places;
pub(crate) mod posts;
pub(crate) mod reading;
pub(crate) mod revisions;
pub(crate) mod slow;
pub(crate) mod spaces;
pub(crate) mod tags;
pub(crate) mod thread;
pub(crate) mod topic_tags;
pub(crate) mod topics;

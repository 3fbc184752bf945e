//! All SQL of this crate, each statement beside its row type.

pub(crate) mod bulk;
pub(crate) mod directory;
pub(crate) mod failures;
pub(crate) mod groups;
pub(crate) mod guidelines;
pub(crate) mod heroes;
pub(crate) mod links;
pub(crate) mod mailings;
pub(crate) mod members;
pub(crate) mod outgoing;
pub(crate) mod sessions;
pub(crate) mod tokens;
pub(crate) mod visits;

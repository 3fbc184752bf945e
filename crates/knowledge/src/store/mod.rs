//! All SQL of this crate, by subject; each statement beside its row type.

pub(crate) mod articles;
pub(crate) mod collections;
pub(crate) mod discussion;
pub(crate) mod ratings;
pub(crate) mod reading;
pub(crate) mod revisions;
pub(crate) mod sources;
pub(crate) mod together;
pub(crate) mod writers;

//! All SQL of this crate, by subject; each statement beside its row type.

pub(crate) mod answers;
pub(crate) mod archived;
pub(crate) mod deflections;
pub(crate) mod feeds;
pub(crate) mod questions;
pub(crate) mod sitemap;
pub(crate) mod sketches;
pub(crate) mod verdicts;

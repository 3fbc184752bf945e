//! All SQL of this crate.

pub(crate) mod blocks;
pub(crate) mod conversations;
pub(crate) mod members;
pub(crate) mod messages;

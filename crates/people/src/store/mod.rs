//! All SQL of this crate, each statement beside its row type.

pub(crate) mod members;

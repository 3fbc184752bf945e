//! All SQL of this crate, by subject; each statement beside its row type.

pub(crate) mod cases;
pub(crate) mod flags;
pub(crate) mod gate;
pub(crate) mod held;
pub(crate) mod learner;
pub(crate) mod log;
pub(crate) mod mediations;
pub(crate) mod private;
pub(crate) mod queue;
pub(crate) mod sanctions;
pub(crate) mod trust;
pub(crate) mod words;

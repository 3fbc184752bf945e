//! All statements of this crate.

pub(crate) mod analytics;
pub(crate) mod gaps;
pub(crate) mod marks;
pub(crate) mod named;
pub(crate) mod names;
pub(crate) mod posts;

//! What members change about themselves.

pub(crate) mod account;
pub(crate) mod profile;
pub(crate) mod sessions;
pub(crate) mod tokens;

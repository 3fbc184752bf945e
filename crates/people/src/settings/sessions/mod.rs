//! Where a member is signed in. The commands are in [`crate::session`].

pub(crate) mod web;

//! The behaviour of reviews, flags, steps and links, through HTTP.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

mod articles;
mod ends;
mod flags;
mod links;
mod reviews;
mod testing;

//! The behaviour of private conversations, through HTTP.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

mod blocks;
mod groups;
mod limits;
mod reports;
mod talking;
mod testing;
mod unread;

//! Imports, on both databases, and what members see of them.

#![allow(clippy::unwrap_used, reason = "tests")]

mod lines;
mod stackexchange;
mod support;
mod zendesk;
mod zendesk_again;
mod zendesk_api;

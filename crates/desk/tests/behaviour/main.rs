//! The desk, through HTTP, on both databases.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

mod assign;
mod assigning;
mod clocks;
mod escalation;
mod experts;
mod handover;
mod mails;
mod merging;
mod notes;
mod queues;
mod replies;
mod report;
mod rota;
mod setup;
mod testing;
mod tickets;
mod webhooks;

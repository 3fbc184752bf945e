//! The desk, through HTTP, on both databases.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

mod assign;
mod assigning;
mod back;
mod clocks;
mod escalation;
mod experts;
mod handing;
mod handover;
mod mails;
mod merging;
mod notes;
mod queues;
mod replies;
mod report;
mod rota;
mod setup;
mod taking_over;
mod testing;
mod tickets;
mod webhooks;
mod working;

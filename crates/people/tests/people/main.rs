//! Accounts through HTTP, on both databases.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it does not expect")]

mod administration;
mod api;
mod claim;
mod guidelines;
mod kit;
mod pages;
mod reset;
mod settings;
mod sign_in;
mod sign_up;
mod trust;

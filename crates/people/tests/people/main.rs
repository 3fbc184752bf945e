//! Accounts through HTTP, on both databases.

mod administration;
mod api;
mod claim;
mod kit;
mod pages;
mod reset;
mod settings;
mod sign_in;
mod sign_up;

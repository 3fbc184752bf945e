//! What a customer sees of the rules of language: which texts a query finds, and which it does not.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

mod agree;
mod english;
mod japanese;
mod korean;
mod mixed;
mod support;

//! The behaviour of flags and cases, through HTTP.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

mod cases;
mod flags;
mod gate;
mod held;
mod log;
mod mediation;
mod private;
mod profiles;
mod repeats;
mod room;
mod sanctions;
mod second;
mod testing;
mod trust;
mod wave;
mod wordrules;

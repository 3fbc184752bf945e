//! Find: search over everything the community wrote.

pub mod index;

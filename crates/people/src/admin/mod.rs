//! What the operator does about people, and what the community's managers do about members and groups.

pub(crate) mod audit;
pub(crate) mod groups;
pub(crate) mod members;
pub(crate) mod operator;

//! All SQL of this crate, by subject; each statement beside its row type.

pub(crate) mod batches;
pub(crate) mod facts;
pub(crate) mod flags;
pub(crate) mod links;
pub(crate) mod queue;
pub(crate) mod reviews;
pub(crate) mod setup;
pub(crate) mod targets;

use madang_kernel::{Result, TopicId};

/// The numbers of topics, as statements take them.
pub(crate) fn numbers(topics: &[TopicId]) -> Result<String> {
    let numbers: Vec<i64> = topics.iter().map(|id| id.number()).collect();
    Ok(serde_json::to_string(&numbers)?)
}

//! All SQL of this crate, by subject; each statement beside its row type.

pub(crate) mod assign;
pub(crate) mod clocks;
pub(crate) mod deliveries;
pub(crate) mod escalations;
pub(crate) mod experts;
pub(crate) mod facts;
pub(crate) mod handover;
pub(crate) mod history;
pub(crate) mod invitations;
pub(crate) mod merged;
pub(crate) mod notes;
pub(crate) mod presence;
pub(crate) mod queues;
pub(crate) mod receiver;
pub(crate) mod replies;
pub(crate) mod report;
pub(crate) mod rota;
pub(crate) mod saved;
pub(crate) mod staff;
pub(crate) mod threads;
pub(crate) mod tickets;

use madang_kernel::{Result, TopicId};

/// The numbers of topics, as statements take them.
pub(crate) fn numbers(topics: &[TopicId]) -> Result<String> {
    let numbers: Vec<i64> = topics.iter().map(|id| id.number()).collect();
    Ok(serde_json::to_string(&numbers)?)
}

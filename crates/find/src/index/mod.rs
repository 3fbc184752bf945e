//! The full-text index: one document for each post, kept in a folder of its own, independent of the database.
//!
//! Every node holds one and feeds it from the outbox; the position it has reached is stored with each commit, so that
//! an index which lags behind (or was restored) catches up by itself. An index made by other rules of analysis keeps
//! serving while its successor is built beside it.

mod analysis;
mod document;
mod facets;
mod filter;
mod generation;
mod letters;
mod pool;
mod schema;
mod search;
mod similar;
mod spacing;
mod spelling;
mod store;
mod suggest;
mod syntax;
mod tagged;
mod terms;
#[cfg(test)]
mod tests;

pub use document::{Document, Kind, Op};
pub use facets::{Age, Count, Facets};
pub use search::{Hit, Order, Query, Results};
pub use store::{Builder, Index, Opened, Reason, dictionaries_of};
pub use suggest::{Suggestion, Suggestions};

/// Why the index could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("search index: {0}")]
    Io(#[from] std::io::Error),
    /// Another process has the index open.
    #[error("search index: another process has it open")]
    InUse,
    /// The index itself failed; a damaged one must be rebuilt.
    #[error("search index: {0}")]
    Engine(#[from] tantivy::TantivyError),
}

/// The result of everything the index does.
pub type Result<T> = std::result::Result<T, Error>;

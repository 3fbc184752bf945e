//! The queue of what staff should look at, the most urgent first.

pub(crate) mod api;
mod web;

use crate::{
    score::Part,
    store::queue::{self, QueueRow},
};
use madang_conversation::{ARTICLE, QUESTION};
use madang_http::{Access, Cursor, Listed, Routes};
use madang_kernel::{Actor, MemberId, ProductId, Result, SpaceId, db::Connection};

/// How many a page shows.
pub(crate) const PAGE: usize = 30;

/// Where the queue is.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/reviews", Access::Agent, web::show).get("/api/v1/reviews", Access::Agent, api::list)
}

/// Whose reviews are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Whose {
    /// Everybody's.
    #[default]
    All,
    /// This member's.
    Of(MemberId),
    /// Those that belong to nobody.
    Nobody,
}

/// Which reviews are wanted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    pub(crate) whose: Whose,
    pub(crate) space: Option<SpaceId>,
    pub(crate) product: Option<ProductId>,
    pub(crate) kind: Option<String>,
    pub(crate) after: Option<Cursor>,
    pub(crate) limit: usize,
}

/// The kinds that are reviewed.
pub(crate) fn kind(typed: &str) -> Option<String> {
    [ARTICLE, QUESTION].into_iter().find(|kind| *kind == typed).map(str::to_owned)
}

/// The reviews that are due and that the actor sees and wants. One statement.
pub(crate) async fn list(conn: &mut impl Connection, actor: &Actor, filter: &Filter) -> Result<Listed<QueueRow>> {
    let rows = queue::list(conn, actor, filter).await?;
    Ok(Listed::of(rows, filter.limit, |row| Cursor::after(row.score, row.topic.number())))
}

/// The parts of a score as they are kept.
pub(crate) fn parts(json: &str) -> Vec<Part> {
    serde_json::from_str(json).unwrap_or_default()
}

//! The queue of cases, the most urgent first.

pub(crate) mod api;
pub(crate) mod web;

use crate::{
    flag::Reason,
    store::queue::{self, CaseRow},
};
use madang_http::{Access, Cursor, Listed, Routes};
use madang_kernel::{Actor, Result, SpaceId, Timestamp, db::Connection, words};

/// How many a page shows.
pub(crate) const PAGE: usize = 30;
/// How many cases are settled at once at most.
pub(crate) const AT_ONCE: usize = 100;

/// Where the queue is.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/moderation", Access::Moderator, web::show)
        .post("/moderation", Access::Moderator, web::submit)
        .get("/api/v1/moderation/cases", Access::Moderator, api::list)
        .post("/api/v1/moderation/settle", Access::Moderator, api::settle_many)
}

words! {
    /// Which cases are wanted.
    pub enum Whose {
        /// Every open one.
        All = "all",
        /// Those that the actor works on.
        Mine = "mine",
        /// Those on which nobody works.
        Nobody = "nobody",
        /// Those on which others work.
        Others = "others",
        /// Settled ones.
        Done = "done",
    }
}

/// Which cases are wanted.
#[derive(Clone, Debug)]
pub(crate) struct Filter {
    pub(crate) whose: Whose,
    pub(crate) space: Option<SpaceId>,
    pub(crate) reason: Option<Reason>,
    pub(crate) after: Option<Cursor>,
    pub(crate) limit: usize,
    pub(crate) now: Timestamp,
}

/// The cases that the actor wants and sees.
pub(crate) async fn list(conn: &mut impl Connection, actor: &Actor, filter: &Filter) -> Result<Listed<CaseRow>> {
    let rows = queue::list(conn, actor, filter).await?;
    let done = filter.whose == Whose::Done;
    Ok(Listed::of(rows, filter.limit, |row| {
        let key = if done { row.settled_at.unwrap_or_default().millis() } else { row.weight };
        Cursor::after(key, row.id.number())
    }))
}

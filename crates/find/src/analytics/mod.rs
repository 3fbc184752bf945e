//! What people search for, for staff: queries with their counts, and those without a result, without a click, put
//! another way, or slow. Nothing is kept of who searched: no member, no address, no time but the day.
//!
//! A [`Searcher`] stands for the request of somebody who searches. Each search goes into the [`Recorder`] in memory,
//! with what may be personal covered ([`mask`]), and [`write_searches`] adds it to the day's rows every few seconds.

mod api;
mod clicked;
mod export;
mod mask;
mod recorder;
mod report;
mod searcher;
#[cfg(test)]
mod tests;
mod web;
mod write;

pub use recorder::Recorder;
pub(crate) use searcher::Searcher;
pub use write::{count_searches, forget_searches, write_searches};

pub(crate) use api::{__path_clicked, __path_queries, __path_totals};
pub(crate) use export::__path_export;

use madang_http::{Access, Routes};
use madang_kernel::Timestamp;
use std::time::Duration;

madang_kernel::words! {
    /// Where somebody searches.
    pub(crate) enum Place {
        /// The search page.
        Page = "page",
        /// A suggestion that was chosen in the header's field.
        Suggestions = "suggestions",
        /// A similar question that was chosen while asking.
        Ask = "ask",
        /// The widget on another site.
        Widget = "widget",
        /// A program.
        Api = "api",
    }
}

/// A search that takes so long by the clock on the wall is slow.
pub(crate) const SLOW: Duration = Duration::from_millis(500);
/// Days for which queries are kept, unless the operator says otherwise.
pub const USUAL_DAYS: u16 = 180;

/// Where clicks are told and staff looks.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .post("/search/clicked", Access::Everyone, clicked::submit)
        .post("/api/v1/search/clicked", Access::Everyone, api::clicked)
        .get("/admin/search", Access::Manager, web::show)
        .get("/admin/search/export", Access::Manager, export::export)
        .get("/api/v1/admin/search/totals", Access::Manager, api::totals)
        .get("/api/v1/admin/search/queries", Access::Manager, api::queries)
        .get("/api/v1/admin/search/export", Access::Manager, export::export)
}

/// The number of the day since 1970, in UTC.
pub(crate) fn day(at: Timestamp) -> i64 {
    at.millis().div_euclid(86_400_000)
}

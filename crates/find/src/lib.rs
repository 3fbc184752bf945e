//! Find: search over everything the community wrote, suggestions while typing, and questions like the one being asked.
//!
//! | to do what | where |
//! |---|---|
//! | search | `/search`, `GET /api/v1/search` |
//! | suggest while typing | `/search/suggest`, `GET /api/v1/suggest` |
//! | show similar questions | `/search/similar`, `GET /api/v1/similar` |
//! | do the same from the company's own pages | `/widget`, set up in `/admin/widget` |
//! | see what people search for | `/admin/search`, `GET /api/v1/admin/search/queries` |
//! | see what to write next | `/gaps`, `GET /api/v1/gaps` |
//! | keep the index up to date | [`IndexWatcher`], from the outbox |
//! | find members, tags and files by name | `names`, from what [`NamesProjector`] keeps |
//! | build it anew | [`reindex`], or [`OrderRebuild`] while the server runs |
//!
//! [`index`] knows nothing of the database. [`Search`] is the service that holds it; what staff says of answers
//! reaches this crate as events and is kept by [`MarksProjector`].

mod analytics;
mod documents;
mod gaps;
mod health;
pub mod index;
mod marks;
mod names;
mod reindex;
mod search;
mod service;
mod shown;
mod similar;
mod store;
mod suggest;
#[cfg(test)]
mod tests;
mod watch;
mod widget;
mod words;

pub use analytics::{Recorder, USUAL_DAYS, count_searches, forget_searches, write_searches};
pub use gaps::{GapsProjector, count_clusters};
pub use health::Condition;
pub use marks::MarksProjector;
pub use names::NamesProjector;
pub use reindex::{OrderRebuild, RebuildOrdered, rebuild_if_needed, reindex};
pub use service::{Search, tend};
pub use watch::IndexWatcher;
pub use widget::{SaveWidget, Widget};

use madang_http::Routes;
use madang_kernel::app::Builder;
use utoipa::OpenApi;

/// This crate's tables.
pub const MIGRATIONS: &[madang_kernel::db::Migration] = &[
    madang_kernel::db::Migration { name: "find/0001", text: include_str!("../migrations/0001.sql") },
    madang_kernel::db::Migration { name: "find/0002", text: include_str!("../migrations/0002.sql") },
    madang_kernel::db::Migration { name: "find/0003", text: include_str!("../migrations/0003.sql") },
    madang_kernel::db::Migration { name: "find/0004", text: include_str!("../migrations/0004.sql") },
];

/// Every route of this crate.
pub fn routes() -> Routes {
    Routes::new()
        .merge(search::routes())
        .merge(suggest::routes())
        .merge(similar::routes())
        .merge(widget::routes())
        .merge(analytics::routes())
        .merge(gaps::routes())
}

/// Adds this crate's service and subscribers to the application.
pub fn install(builder: Builder, search: Search) -> Builder {
    builder
        .projector(MarksProjector)
        .projector(NamesProjector)
        .projector(GapsProjector)
        .watcher(IndexWatcher::new(&search))
        .service(Recorder::default())
        .service(search)
}

/// The description of this crate's part of the API.
pub fn api() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

#[derive(OpenApi)]
#[openapi(paths(
    search::get,
    suggest::get,
    similar::get,
    widget::admin::get,
    widget::admin::put,
    analytics::clicked,
    analytics::totals,
    analytics::queries,
    analytics::export,
    gaps::get,
    gaps::put,
    gaps::take_back,
))]
struct Api;

/// What staff did, in words, where the action is one of this crate's.
pub fn deed(lang: madang_i18n::Lang, action: &str) -> Option<&'static str> {
    words::Words(lang).by_code(&format!("deed-{action}"))
}

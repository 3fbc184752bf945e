//! Publishing: announcements, release notes, the blog with its authors and series, tips, stories, "how I use it" and media, with
//! comments; and banners above every page.
//!
//! | to do what | command | where |
//! |---|---|---|
//! | write, and revise what is out | [`Save`] | `/publish/new`, `/publish/{id}`, `POST /api/v1/publications` |
//! | publish | [`Publish`] | the same, `PUT /api/v1/publications/{id}/state` |
//! | publish what is due | [`publish_due`] | a worker |
//! | hand in, schedule, take back, archive | [`Take`] | the same |
//! | let go of changes that readers do not have | [`Unstage`] | the same, `DELETE /api/v1/publications/{id}/changes` |
//! | rename a series | [`RenameSeries`] | `/news/series/{slug}`, `PUT /api/v1/series/{slug}` |
//! | let comments through | `madang_conversation::Decide` | `/publish/comments`, `PUT /api/v1/publication-comments/{id}` |
//! | put up and close banners | [`PutUp`], [`TakeDown`], [`Close`] | `/publish/banners`, `POST /api/v1/banners`, `/banners/{id}/close` |
//! | say that something is wrong, more of it, and that it is over | [`OpenIncident`], [`UpdateIncident`], [`EndIncident`] | `/publish/incidents`, `/incidents/{id}`, `POST /api/v1/incidents` |
//! | read | | `/news`, `/n/{id}/{slug}`, `/releases/{product}`, feeds, `GET /api/v1/news` |
//!
//! A draft is only in this crate's tables. What is out is a topic of one of [`madang_conversation::PUBLICATIONS`], in the space of
//! its readers, which is made when it is first needed. The parts of a kind (changes, steps, media) are kept as they are and written
//! into the topic's text under headings ([`item`]), so that pages, search, feeds and the API show all of it.

mod api;
mod banner;
mod browse;
mod desk;
mod feed;
mod incident;
pub mod item;
mod publish;
mod rights;
mod series;
mod show;
mod store;
#[cfg(test)]
mod tests;
mod words;
mod write;

pub use banner::{BannerWatcher, Close, PutUp, TakeDown, refresh_banners};
pub use incident::{EndIncident, OpenIncident, UpdateIncident};
pub use publish::{Publish, Step, Take, publish_due};
pub use series::RenameSeries;
pub use store::{
    banners::{BannerId, BannerTag},
    incidents::{IncidentId, IncidentTag},
    items::{PublicationId, PublicationTag},
};
pub use write::{Delete, Save, Unstage};

use madang_http::Routes;
use madang_kernel::app::Builder;

/// This crate's tables.
pub const MIGRATIONS: &[madang_kernel::db::Migration] = &[
    madang_kernel::db::Migration { name: "publishing/0001", text: include_str!("../migrations/0001.sql") },
    madang_kernel::db::Migration { name: "publishing/0002", text: include_str!("../migrations/0002.sql") },
    madang_kernel::db::Migration { name: "publishing/0003", text: include_str!("../migrations/0003.sql") },
    madang_kernel::db::Migration { name: "publishing/0004", text: include_str!("../migrations/0004.sql") },
];

/// Every route of this crate.
pub fn routes() -> Routes {
    Routes::new()
        .merge(browse::routes())
        .merge(show::routes())
        .merge(desk::routes())
        .merge(banner::web::routes())
        .merge(incident::web::routes())
        .merge(series::routes())
        .merge(write::web::routes())
        .merge(publish::web::routes())
        .merge(api::routes())
}

/// Adds this crate's subscribers to the application.
pub fn install(builder: Builder) -> Builder {
    builder.watcher(BannerWatcher)
}

/// The description of this crate's part of the API.
pub fn api() -> utoipa::openapi::OpenApi {
    use utoipa::OpenApi as _;
    api::Api::openapi()
}

/// What staff did, in words, where the action is one of this crate's.
pub fn deed(lang: madang_i18n::Lang, action: &str) -> Option<&'static str> {
    words::Words(lang).by_code(&format!("deed-{action}"))
}

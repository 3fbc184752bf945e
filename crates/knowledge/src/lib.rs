//! The knowledge base: collections of articles, how an article is written, reviewed and published, and the help centre
//! where readers find it.
//!
//! | to do what | command | where |
//! |---|---|---|
//! | arrange collections | [`SaveCollection`], [`OrderCollections`] | `/knowledge/collections`, `/api/v1/admin/collections` |
//! | begin an article, or a translation | [`StartArticle`] | `/knowledge/new`, `POST /api/v1/knowledge/articles` |
//! | write its next revision | [`Revise`] | `/knowledge/{id}/edit`, `PUT /api/v1/knowledge/articles/{id}` |
//! | send to review, approve, schedule, publish, archive | [`Take`] | `/knowledge/{id}`, `POST …/{id}/steps` |
//! | say something about a draft | [`AddNote`] | `/knowledge/{id}`, `POST …/{id}/notes` |
//! | make an article of a thread | [`Capture`], [`Join`] | `/knowledge/capture`, `POST /api/v1/knowledge/captures` |
//! | answer with an article | | `/knowledge/answer` |
//! | invite outside writers | [`InviteWriter`], [`RemoveWriter`] | `/knowledge/writers`, `/api/v1/admin/writers` |
//! | say whether it helped | [`Rate`] | `POST /a/{topic}/helped`, `POST /api/v1/articles/{topic}/rating` |
//! | read | | `/help`, `/help/{slug}`, `/a/{topic}/{slug}`, `GET /api/v1/articles` |
//!
//! The rules are in [`article`], pure. A draft is only here; a published article is a topic of the conversation, whose
//! text is the live revision and whose replies are the comments. A collection is a space of the conversation.

pub mod article;
mod capture;
mod collections;
mod content;
mod desk;
mod edit;
mod found;
mod help;
mod import;
mod overview;
mod page;
mod rate;
mod read;
mod revisions;
mod save;
mod step;
mod store;
#[cfg(test)]
mod testing;
mod together;
mod words;
mod writers;

pub use article::ArticleId;
pub use capture::{Capture, Join};
pub use collections::{OrderCollections, SaveCollection};
pub use content::Content;
pub use import::KnowledgeProjector;
pub use rate::{Rate, Reason};
pub use save::{Revise, Settings, StartArticle};
pub use step::{AddNote, Take, due::publish_due};
pub use writers::{InviteWriter, RemoveWriter};

use madang_http::Routes;
use madang_kernel::app::Builder;
use utoipa::OpenApi;

/// This crate's tables.
pub const MIGRATIONS: &[madang_kernel::db::Migration] = &[
    madang_kernel::db::Migration { name: "knowledge/0001", text: include_str!("../migrations/0001.sql") },
    madang_kernel::db::Migration { name: "knowledge/0002", text: include_str!("../migrations/0002.sql") },
    madang_kernel::db::Migration { name: "knowledge/0003", text: include_str!("../migrations/0003.sql") },
];

/// Every route of this crate.
pub fn routes() -> Routes {
    Routes::new()
        .merge(help::routes())
        .merge(read::routes())
        .merge(rate::web::routes())
        .merge(desk::routes())
        .merge(edit::routes())
        .merge(overview::routes())
        .merge(revisions::routes())
        .merge(capture::web::routes())
        .merge(capture::answer::routes())
        .merge(collections::web::routes())
        .merge(writers::routes())
}

/// Adds this crate's subscribers and services to the application.
pub fn install(builder: Builder) -> Builder {
    builder.service(rate::web::Visitors::default()).projector(KnowledgeProjector)
}

/// The description of this crate's part of the API.
pub fn api() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

#[derive(OpenApi)]
#[openapi(paths(
    help::api::list,
    read::api::get,
    rate::web::post,
    desk::api::list,
    edit::api::post,
    edit::api::put,
    overview::api::get,
    overview::api::step,
    overview::api::note,
    revisions::api::list,
    revisions::api::get,
    capture::api::post,
    collections::api::list,
    collections::api::create,
    collections::api::put,
    collections::api::order,
    writers::list,
    writers::put,
    writers::delete,
))]
struct Api;

/// What staff did, in words, where the action is one of this crate's.
pub fn deed(lang: madang_i18n::Lang, action: &str) -> Option<&'static str> {
    words::Words(lang).by_code(&format!("deed-{action}"))
}

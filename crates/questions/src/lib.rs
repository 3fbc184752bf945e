//! Questions: asking, answering, accepting, verifying, and the states a question goes through.
//!
//! | to do what | command | where |
//! |---|---|---|
//! | ask | [`Ask`] | `/ask`, `POST /api/v1/questions` |
//! | answer | [`Answer`] | `POST /q/{id}/answers`, `POST /api/v1/questions/{id}/answers` |
//! | accept | [`Accept`] | `POST /answers/{id}/accept`, `PUT /api/v1/answers/{id}/accept` |
//! | verify, mark wrong or outdated | [`Judge`] | `/answers/{id}/verdict/{verdict}`, `PUT /api/v1/answers/{id}/verdict` |
//! | change the state by hand | [`ChangeState`] | `/questions/{id}/state/{change}`, `PUT /api/v1/questions/{id}/state` |
//! | say that it was answered already | [`Deflect`] | `POST /questions/{id}/answered-it` |
//! | read | | `/q/{id}/{slug}`, `GET /api/v1/questions`, feeds, sitemap |
//!
//! The rules are in [`question`], pure. Threads, posts and votes are the conversation's.

mod accept;
mod answer;
mod api;
mod ask;
mod change;
mod crawl;
mod deflect;
mod feed;
mod found;
mod judge;
mod page;
pub mod question;
mod show;
mod store;
#[cfg(test)]
mod testing;
mod upkeep;
mod words;

pub use accept::Accept;
pub use answer::Answer;
pub use ask::Ask;
pub use change::{ChangeState, original_id};
pub use deflect::{Deflect, Place};
pub use found::Question;
pub use judge::Judge;
pub use upkeep::QuestionsProjector;

use madang_conversation::Repeats;
use madang_http::Routes;
use madang_kernel::app::Builder;
use utoipa::OpenApi;

/// This crate's tables.
pub const MIGRATIONS: &[madang_kernel::db::Migration] = &[
    madang_kernel::db::Migration { name: "questions/0001", text: include_str!("../migrations/0001.sql") },
    madang_kernel::db::Migration { name: "questions/0002", text: include_str!("../migrations/0002.sql") },
    madang_kernel::db::Migration { name: "questions/0003", text: include_str!("../migrations/0003.sql") },
];

/// Every route of this crate.
pub fn routes() -> Routes {
    Routes::new()
        .merge(ask::routes())
        .merge(show::routes())
        .merge(answer::routes())
        .merge(accept::routes())
        .merge(judge::routes())
        .merge(change::routes())
        .merge(deflect::routes())
        .merge(feed::routes())
        .merge(crawl::routes())
}

/// Adds this crate's subscribers and services to the application.
pub fn install(builder: Builder) -> Builder {
    builder
        .service(deflect::Visitors::default())
        .service(Repeats::known_to(answer::repeat::Sketches))
        .projector(QuestionsProjector)
}

/// The description of this crate's part of the API.
pub fn api() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

#[derive(OpenApi)]
#[openapi(paths(
    ask::web::post,
    show::api::list,
    show::api::get,
    answer::web::list,
    answer::web::post,
    accept::web::put,
    accept::web::delete,
    judge::web::put,
    judge::web::delete,
    change::web::put,
    deflect::web::post
))]
struct Api;

/// What staff did, in words, where the action is one of this crate's.
pub fn deed(lang: madang_i18n::Lang, action: &str) -> Option<&'static str> {
    words::Words(lang).by_code(&format!("deed-{action}"))
}

//! Freshness: articles and solved questions have an owner and a review date, readers flag what is wrong, links are
//! tried, and what is no longer current is archived.
//!
//! | to do what | command | where |
//! |---|---|---|
//! | work through the queue | | `/reviews`, `GET /api/v1/reviews` |
//! | confirm, say that it was put right, archive | [`Review`] | `/reviews/{topic}`, `POST /api/v1/reviews/{topic}` |
//! | hand it to somebody else | [`Assign`] | `/reviews/{topic}`, `PUT /api/v1/reviews/{topic}/owner` |
//! | say that it is wrong or outdated | [`Flag`] | `/reviews/{topic}/flag`, `POST /api/v1/reviews/{topic}/flags` |
//! | see what came of one's flags | | `/reviews/flags`, `GET /api/v1/flags` |
//! | archive or re-label what a version's end touches | [`Retire`] | `/reviews/end-of-life/{version}`, the same in the API |
//! | undo that | [`Undo`] | `/reviews/steps`, `POST /api/v1/reviews/steps/{step}/undo` |
//! | set how often, by whom, and what age archives | [`Save`] | `/admin/freshness`, `PUT /api/v1/admin/freshness` |
//!
//! [`score`] says what is urgent, pure. `upkeep` keeps the reviews from events; [`check_links`], [`refresh`] and
//! [`archive_by_age`] are called by workers. What is archived or re-labelled here is announced as `StatesSet` and
//! `VersionsSet`, from which the domains of questions and articles keep their own facts true.

mod age;
mod flag;
mod links;
mod queue;
mod retire;
mod review;
pub mod score;
mod settings;
mod setup;
mod store;
mod upkeep;
mod words;

pub use age::archive_by_age;
pub use flag::{Flag, FlagId, FlagKind};
pub use links::{LinkChecker, Rules, check_links};
pub use retire::{Action, BatchId, Chosen, Origin, Retire, Undo};
pub use review::{Assign, Outcome, Review};
pub use settings::Settings;
pub use setup::{Save, SpacePlan};
pub use upkeep::{ReviewsProjector, refresh};

use madang_http::Routes;
use madang_kernel::app::Builder;
use utoipa::OpenApi;

/// This crate's tables.
pub const MIGRATIONS: &[madang_kernel::db::Migration] = &[
    madang_kernel::db::Migration { name: "freshness/0001", text: include_str!("../migrations/0001.sql") },
    madang_kernel::db::Migration { name: "freshness/0002", text: include_str!("../migrations/0002.sql") },
];

/// Every route of this crate.
pub fn routes() -> Routes {
    Routes::new()
        .merge(queue::routes())
        .merge(review::routes())
        .merge(flag::routes())
        .merge(retire::routes())
        .merge(setup::routes())
}

/// Adds this crate's subscriber and service to the application.
pub fn install(builder: Builder, checker: LinkChecker) -> Builder {
    builder.service(checker).projector(ReviewsProjector)
}

/// The description of this crate's part of the API.
pub fn api() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

#[derive(OpenApi)]
#[openapi(paths(
    queue::api::list,
    review::api::get,
    review::api::post,
    review::api::assign,
    flag::api::post,
    flag::api::list,
    retire::api::affected,
    retire::api::post,
    retire::api::list,
    retire::api::undo,
    setup::api::get,
    setup::api::put,
))]
struct Api;

/// What staff did, in words, where the action is one of this crate's.
pub fn deed(lang: madang_i18n::Lang, action: &str) -> Option<&'static str> {
    words::Words(lang).by_code(&format!("deed-{action}"))
}

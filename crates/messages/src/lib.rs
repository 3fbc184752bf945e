//! Messages: private conversations of two members or of a group. They are no topics: nothing of them is in search, feeds, lists or
//! what staff see, and nobody reads one they are not in, whatever their office. Moderators see what a member of the conversation
//! reports to them, and no more.
//!
//! | to do what | command | where |
//! |---|---|---|
//! | begin a conversation, or go on with the one of the same two | [`Begin`] | `/messages/new`, `POST /api/v1/conversations` |
//! | write in it | [`Write`] | `/messages/{conversation}`, `POST /api/v1/conversations/{conversation}/messages` |
//! | change or delete one's own message | [`Edit`], [`Delete`] | `/messages/entries/{message}/edit`, `PATCH` and `DELETE /api/v1/messages/{message}` |
//! | look, so that it is read | [`Look`] | opening it, `PUT /api/v1/conversations/{conversation}/read` |
//! | mute, ignore | [`Attend`] | on its page, `PATCH /api/v1/conversations/{conversation}` |
//! | add members, rename, leave | [`Add`], [`Rename`], [`Leave`] | on its page, and in the API |
//! | block a member, say who may write | [`Block`], [`Unblock`], [`Open`] | `/settings/blocks`, `/api/v1/me/blocks`, `/api/v1/me/messaging` |
//! | tell by mail what was not read | [`tell_unread`] | a worker |
//! | put away what moderators decided against | [`HideProjector`] | a subscriber |
//! | say what a member reports | [`told`] | the wiring hands it to moderation |
//!
//! A conversation of two has its pair of members in the database, so that two who write to each other at the same moment get one.
//! What is unread is counted with each message, in the transaction that keeps it.

mod api;
mod begin;
mod blocks;
mod change;
mod group;
mod hide;
mod inbox;
mod mail;
mod rules;
mod store;
mod talk;
mod told;
mod unread;
mod words;
mod write;

pub use begin::{Begin, Begun};
pub use blocks::{Block, Open, Unblock};
pub use change::{Delete, Edit};
pub use group::{Add, Attend, Leave, Rename};
pub use hide::HideProjector;
pub use mail::tell_unread;
pub use rules::{Attention, ConversationId, ConversationTag, Welcome};
pub use talk::Look;
pub use told::{Line, Told, told};
pub use unread::{Kept, UnreadWatcher};
pub use write::Write;

use madang_http::{Routes, unread::Unread};
use madang_kernel::app::Builder;

/// This crate's tables.
pub const MIGRATIONS: &[madang_kernel::db::Migration] =
    &[madang_kernel::db::Migration { name: "messages/0001", text: include_str!("../migrations/0001.sql") }];

/// Every route of this crate.
pub fn routes() -> Routes {
    Routes::new()
        .merge(inbox::routes())
        .merge(begin::routes())
        .merge(talk::routes())
        .merge(write::routes())
        .merge(change::routes())
        .merge(group::routes())
        .merge(blocks::routes())
        .merge(api::routes())
}

/// Adds this crate's services and subscribers to the application.
pub fn install(builder: Builder) -> Builder {
    let kept = Kept::default();
    builder.service(kept.clone()).service(Unread::by(kept)).watcher(UnreadWatcher).projector(HideProjector)
}

/// The description of this crate's part of the API.
pub fn api() -> utoipa::openapi::OpenApi {
    use utoipa::OpenApi as _;
    api::Api::openapi()
}

//! People: accounts and how one gets into them, profiles, groups, roles, API tokens, and the mail that all this sends.
//!
//! | where | what |
//! |---|---|
//! | `sign_up`, `confirm`, `sign_in`, `reset` | into an account, and claiming an imported one |
//! | `settings` | what members change about themselves |
//! | `admin` | what managers, administrators and the operator do about members and groups |
//! | `identify` | who is behind a request |
//! | `mail` | the queue of mail that others use too |
//! | `api` | the same as JSON |
//! | `store` | all SQL |
//!
//! The wiring registers the services [`People`], `madang_kernel::limit::Limiter`, `madang_files::Store` and
//! `madang_mail::Mailer` and the watcher [`Forget`], puts [`Identified`] and a [`ClientAddress`] on every request, and
//! has workers call [`deliver_due`] every few seconds, [`note_seen`] every minute and [`keep_house`] every hour.

mod admin;
mod api;
mod avatar;
mod browser;
pub mod bulk;
mod client;
mod complete;
mod confirm;
mod create;
pub mod guidelines;
mod identify;
mod keep;
mod letter;
mod link;
mod mail;
mod mailing;
mod member;
mod names;
mod page;
mod password;
mod preferences;
mod profile;
mod query;
mod record;
mod reset;
mod screen;
mod service;
mod session;
mod settings;
mod sign_in;
mod sign_up;
mod store;
mod tell;
mod withhold;

pub use admin::{
    audit::{DeedWords, Deeds},
    groups::{AddToGroup, CreateGroup, EditGroup, Group, GroupText, RemoveFromGroup, RemoveGroup},
    members::{InviteToClaim, SetAffiliation, SetGroups, SetRole, SetTrusted, keep_out, let_in},
    operator::{Appoint, Appointed, ResetPassword, grant_admin, set_password},
};
pub use avatar::keep as keep_avatar;
pub use client::{Client, ClientAddress};
pub use create::{NewMember, create_member};
pub use identify::{Identified, identify};
pub use keep::{keep_house, note_seen};
pub use letter::Letter;
pub use mail::{Message, deliver_due, queue};
pub use mailing::{announce, mail_news, stop_announcing};
pub use member::{Affiliation, Byline, Member, State};
pub use names::{Email, Handle, Name};
pub use page::{admin_tabs, settings_tabs};
pub use password::{Password, PasswordHash};
pub use profile::{Profile, Typed as TypedProfile, split_interests};
pub use query::{all_groups, bylines, earn_trust, find_handles, member_by_handle, set_trust, silence, warn};
pub use query::{end_hero, heroes, make_hero};
pub use record::{Recorder, Records};
pub use screen::{Answer, Screened, Screener, Screening, ShortKind, ShortText, screen};
pub use service::{Forget, People, run_about};
pub use store::directory::MemberRow;
pub use store::heroes::HeroRow;
pub use tell::{News, must_tell, tell};
pub use withhold::{Withheld, show_profile, withheld, withhold_profile, withhold_removed};

use madang_http::{Access, Routes};
use madang_kernel::db::Migration;

mod words {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

/// This crate's tables.
pub const MIGRATIONS: &[Migration] = &[
    Migration { name: "people/0001", text: include_str!("../migrations/0001.sql") },
    Migration { name: "people/0002", text: include_str!("../migrations/0002.sql") },
    Migration { name: "people/0003", text: include_str!("../migrations/0003.sql") },
    Migration { name: "people/0004", text: include_str!("../migrations/0004.sql") },
    Migration { name: "people/0005", text: include_str!("../migrations/0005.sql") },
    Migration { name: "people/0006", text: include_str!("../migrations/0006.sql") },
    Migration { name: "people/0007", text: include_str!("../migrations/0007.sql") },
];

/// This crate's routes.
pub fn routes() -> Routes {
    entrance().merge(own_settings()).merge(administration()).merge(json())
}

/// This crate's part of the description of the API.
pub fn api() -> utoipa::openapi::OpenApi {
    <api::Api as utoipa::OpenApi>::openapi()
}

fn entrance() -> Routes {
    Routes::new()
        .get("/sign-up", Access::Everyone, sign_up::web::show)
        .post("/sign-up", Access::Everyone, sign_up::web::submit)
        .get("/sign-up/sent", Access::Everyone, sign_up::web::sent)
        .post("/confirm", Access::Everyone, confirm::web::send_again)
        .get("/confirm/{token}", Access::Everyone, confirm::web::show)
        .post("/confirm/{token}", Access::Everyone, confirm::web::submit)
        .get("/sign-in", Access::Everyone, sign_in::web::show)
        .post("/sign-in", Access::Everyone, sign_in::web::submit)
        .post("/sign-out", Access::Everyone, sign_in::web::sign_out)
        .get("/forgot", Access::Everyone, reset::web::show_forgot)
        .post("/forgot", Access::Everyone, reset::web::forgot)
        .get("/forgot/sent", Access::Everyone, reset::web::sent)
        .get("/reset/{token}", Access::Everyone, reset::web::show_choose)
        .post("/reset/{token}", Access::Everyone, reset::web::choose)
        .get("/claim", Access::Everyone, reset::web::show_claim)
        .post("/claim", Access::Everyone, reset::web::claim)
        .get("/claim/{token}", Access::Everyone, reset::web::show_choose)
        .post("/claim/{token}", Access::Everyone, reset::web::choose)
        .post("/preferences", Access::Everyone, preferences::submit)
        .get("/unsubscribe/{token}", Access::Everyone, mailing::web::show)
        .post("/unsubscribe/{token}", Access::Everyone, mailing::web::submit)
        .get("/avatars/{hash}", Access::Everyone, avatar::serve)
        .get("/members/complete", Access::Member, complete::complete)
        .get("/guidelines", Access::Everyone, guidelines::web::show)
        .post("/guidelines/agree", Access::Member, guidelines::web::agree)
        .get("/guidelines/versions", Access::Everyone, guidelines::web::versions)
        .get("/guidelines/versions/{version}", Access::Everyone, guidelines::web::version)
}

fn own_settings() -> Routes {
    use settings::{account, profile, sessions, tokens};
    Routes::new()
        .get("/settings", Access::Member, profile::web::show)
        .post("/settings/profile", Access::Member, profile::web::submit)
        .post("/settings/picture", Access::Member, profile::web::picture)
        .post("/settings/picture/remove", Access::Member, profile::web::remove_picture)
        .get("/settings/account", Access::Member, account::web::show)
        .post("/settings/handle", Access::Member, account::web::handle)
        .post("/settings/email", Access::Member, account::web::email)
        .post("/settings/password", Access::Member, account::web::password)
        .post("/settings/preferences", Access::Member, account::web::preferences)
        .post("/settings/mail", Access::Member, account::web::mail)
        .get("/settings/sessions", Access::Member, sessions::web::show)
        .post("/settings/sessions/end-others", Access::Member, sessions::web::end_others)
        .post("/settings/sessions/{session}/end", Access::Member, sessions::web::end)
        .get("/settings/tokens", Access::Member, tokens::web::show)
        .post("/settings/tokens", Access::Member, tokens::web::create)
        .post("/settings/tokens/{token}/end", Access::Member, tokens::web::end)
}

fn administration() -> Routes {
    use admin::{audit, groups, members};
    Routes::new()
        .get("/admin/members", Access::Manager, members::web::list)
        .get("/admin/members/{handle}", Access::Manager, members::web::show)
        .post("/admin/members/{handle}/role", Access::Administrator, members::web::role)
        .post("/admin/members/{handle}/affiliation", Access::Manager, members::web::affiliation)
        .post("/admin/members/{handle}/trusted", Access::Manager, members::web::trusted)
        .post("/admin/members/{handle}/groups", Access::Manager, members::web::set_groups)
        .post("/admin/members/{handle}/invite", Access::Manager, members::web::invite)
        .get("/admin/audit", Access::Manager, audit::web::show)
        .get("/admin/guidelines", Access::Manager, guidelines::admin::show)
        .post("/admin/guidelines", Access::Manager, guidelines::admin::publish)
        .get("/admin/guidelines/{version}/consents", Access::Manager, guidelines::admin::consents)
        .get("/admin/groups", Access::Manager, groups::web::list)
        .post("/admin/groups", Access::Manager, groups::web::create)
        .get("/admin/groups/{slug}", Access::Manager, groups::web::show)
        .post("/admin/groups/{slug}", Access::Manager, groups::web::edit)
        .post("/admin/groups/{slug}/add", Access::Manager, groups::web::add)
        .post("/admin/groups/{slug}/remove/{member}", Access::Manager, groups::web::remove)
        .post("/admin/groups/{slug}/dissolve", Access::Manager, groups::web::dissolve)
}

fn json() -> Routes {
    Routes::new()
        .get("/api/v1/me", Access::Member, api::me::show)
        .patch("/api/v1/me", Access::Member, api::me::edit)
        .get("/api/v1/admin/audit", Access::Manager, admin::audit::api::list)
        .put("/api/v1/me/guidelines", Access::Member, guidelines::api::agree)
        .get("/api/v1/guidelines", Access::Everyone, guidelines::api::show)
        .post("/api/v1/guidelines", Access::Manager, guidelines::api::publish)
        .get("/api/v1/guidelines/{version}", Access::Everyone, guidelines::api::version)
        .get("/api/v1/guidelines/{version}/consents", Access::Manager, guidelines::api::consents)
        .get("/api/v1/members", Access::Everyone, api::members::list)
        .get("/api/v1/members/{handle}", Access::Everyone, api::members::show)
        .get("/api/v1/tokens", Access::Member, api::tokens::list)
        .post("/api/v1/tokens", Access::Member, api::tokens::create)
        .delete("/api/v1/tokens/{token}", Access::Member, api::tokens::end)
}

/// What staff did, in words, where the action is one of this crate's.
pub fn deed(lang: madang_i18n::Lang, action: &str) -> Option<&'static str> {
    words::Words::by_code(lang, &format!("deed-{action}"))
}

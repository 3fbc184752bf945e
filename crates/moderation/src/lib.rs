//! Moderation: members say what breaks the rules, moderators settle it, and whoever said so hears what came of it.
//!
//! | to do what | command | where |
//! |---|---|---|
//! | flag a post, a profile or a private message | [`Flag`] | `/p/{post}/flag`, `/m/{handle}/flag`, `/messages/flags/{message}`, `POST /api/v1/posts/{post}/flags` |
//! | see one's own flags, take one back | [`TakeBack`] | `/settings/flags`, `/api/v1/me/flags` |
//! | work through the queue | | `/moderation`, `GET /api/v1/moderation/cases` |
//! | claim a case, give it back, hand it over, note something | [`Claim`] [`Release`] [`Assign`] [`Note`] | `/moderation/cases/{case}` |
//! | settle it | [`Settle`] | the same |
//! | give a warning, silence, a suspension, a removal; lift it | [`Give`] [`Lift`] [`LetIn`] | `/moderation/members/{handle}` |
//! | confirm a removal, decide an appeal, as a second person | [`Confirm`] [`Decline`] [`DecideAppeal`] | `/moderation/waiting` |
//! | see one's own record, appeal | [`Appeal`] | `/settings/standing`, `/standing/{token}` |
//! | see what waits, let it stand or decline it | [`DecideHeld`] | `/moderation/held`, `/api/v1/moderation/held` |
//! | see one's own posts that wait | | `/settings/held`, `/api/v1/me/held` |
//! | keep word rules, try a text, set the checks | [`SaveWord`] [`DeleteWord`] [`SaveChecks`] | `/moderation/words`, `/api/v1/moderation/words` |
//! | mediate between two members | [`OpenMediation`] [`Propose`] [`CloseMediation`] | `/moderation/mediation`, `/settings/mediation` |
//! | see what moderators did; open a summary to everybody | [`SaveSettings`] | `/moderation/log`, `/guidelines/log` |
//! | work out trust levels, set one by hand, set what levels ask for | [`trust::SetTrust`] [`trust::SaveSettings`] | `/settings/trust`, `/admin/trust` |
//!
//! A *case* gathers the flags of one post or profile until somebody settles it. [`weight`] says which comes first, pure. Who
//! flagged is told to moderators alone, and never to a moderator whose own post it is. [`flag_automatically`] raises a flag
//! in the name of the program.

mod case;
mod flag;
mod gate;
mod log;
mod mediation;
mod queue;
mod room;
mod sanction;
mod standing;
mod store;
pub mod trust;
mod weight;
mod words;

pub use case::{Assign, CaseId, Claim, Decision, Note, Release, Settle, ShowProfile};
pub use flag::{
    Flag, FlagId, PrivateMessages, PrivateSource, Reason, Subject, SubjectKind, TakeBack, ToldLine, ToldMessage,
    flag_automatically,
};
pub use gate::{
    CheckSettings, Checks, DecideHeld, DeleteWord, HeldDecision, Lessons, RulesWatcher, SaveChecks, SaveWord,
    Screenings, TypedWord, Why, WordId, install, keep_house,
};
pub use log::{SaveSettings, Settings};
pub use mediation::{
    AnswerProposal, CloseMediation, EntryKind, HandOver, MediationId, NoteDown, OpenMediation, Outcome, Propose,
    SayAsSide, WriteToSide,
};
pub use room::open_moderators_space;
pub use sanction::{
    Appeal, Confirm, DecideAppeal, Decline, EndedAs, Give, LetIn, Lift, SanctionId, SanctionKind, TypedSanction,
};

use madang_http::Routes;
use utoipa::OpenApi;

/// This crate's tables.
pub const MIGRATIONS: &[madang_kernel::db::Migration] = &[
    madang_kernel::db::Migration { name: "moderation/0001", text: include_str!("../migrations/0001.sql") },
    madang_kernel::db::Migration { name: "moderation/0002", text: include_str!("../migrations/0002.sql") },
    madang_kernel::db::Migration { name: "moderation/0003", text: include_str!("../migrations/0003.sql") },
    madang_kernel::db::Migration { name: "moderation/0004", text: include_str!("../migrations/0004.sql") },
    madang_kernel::db::Migration { name: "moderation/0005", text: include_str!("../migrations/0005.sql") },
    madang_kernel::db::Migration { name: "moderation/0006", text: include_str!("../migrations/0006.sql") },
];

/// Every route of this crate.
pub fn routes() -> Routes {
    Routes::new()
        .merge(flag::routes())
        .merge(queue::routes())
        .merge(case::routes())
        .merge(sanction::routes())
        .merge(standing::routes())
        .merge(log::routes())
        .merge(gate::routes())
        .merge(trust::routes())
        .merge(mediation::routes())
        .merge(mediation::own_routes())
}

/// The description of this crate's part of the API.
pub fn api() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

#[derive(OpenApi)]
#[openapi(paths(
    flag::api::flag_post,
    flag::api::flag_member,
    flag::api::flag_message,
    flag::api::list,
    flag::api::take_back,
    queue::api::list,
    queue::api::settle_many,
    case::api::get,
    case::api::claim,
    case::api::release,
    case::api::assign,
    case::api::note,
    case::api::settle,
    sanction::api::list,
    sanction::api::give,
    sanction::api::show_profile,
    sanction::api::waiting,
    sanction::api::lift,
    sanction::api::confirm,
    sanction::api::decline,
    sanction::api::decide,
    standing::api::get,
    standing::api::appeal,
    log::api::list,
    log::api::public_list,
    log::api::settings,
    log::api::save,
    gate::held::api::list,
    gate::held::api::decide,
    gate::held::api::own,
    gate::words::api::list,
    gate::words::api::add,
    gate::words::api::change,
    gate::words::api::remove,
    gate::words::api::test,
    gate::words::api::settings,
    gate::words::api::save_settings,
    trust::api::own,
    trust::api::of_member,
    trust::api::set,
    trust::api::settings,
    trust::api::save,
    mediation::api::list,
    mediation::api::open,
    mediation::api::get,
    mediation::api::write,
    mediation::api::note,
    mediation::api::propose,
    mediation::api::hand_over,
    mediation::api::close,
    mediation::own_api::list,
    mediation::own_api::get,
    mediation::own_api::say,
    mediation::own_api::answer,
))]
struct Api;

/// Whether this actor acts as a moderator: not while silenced, which keeps from writing whatever the office.
pub(crate) fn moderates(actor: &madang_kernel::Actor) -> bool {
    actor.may(madang_kernel::Permission::Moderate) && actor.bar() != Some(madang_kernel::Bar::Silenced)
}

/// What staff did, in words, where the action is one of this crate's.
pub fn deed(lang: madang_i18n::Lang, action: &str) -> Option<&'static str> {
    words::Words(lang).by_code(&format!("deed-{action}"))
}

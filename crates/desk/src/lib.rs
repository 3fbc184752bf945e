//! The agents' desk: questions that wait for staff, in queues, with clocks that run in opening hours.
//!
//! | to do what | command | where |
//! |---|---|---|
//! | work through the queues | | `/desk`, `GET /api/v1/desk`, `GET /api/v1/desk/queues/{queue}` |
//! | keep a filter | [`KeepFilter`], [`DropFilter`] | `/desk`, `/api/v1/desk/filters` |
//! | take a question, take it over, give it back, hand it on | [`Take`], [`TakeOver`], [`GiveBack`], [`HandOn`] | `/desk/{topic}`, `PUT /api/v1/desk/threads/{topic}/assignee` |
//! | say how urgent it is | [`SetPriority`] | `/desk/{topic}`, `PUT …/priority` |
//! | put it off | [`Snooze`] | `/desk/{topic}`, `PUT …/snooze` |
//! | tell colleagues something about it | [`AddNote`], [`EditNote`], [`DropNote`] | `/desk/{topic}`, `/api/v1/desk/threads/{topic}/notes` |
//! | keep replies ready, use one | [`KeepReply`], [`ChangeReply`], [`DropReply`], [`UseReply`] | `/desk/replies`, `/desk/{topic}/replies`, `/api/v1/desk/replies` |
//! | invite who knows, say something to it | [`Invite`], [`AnswerInvitation`], [`SwitchInvitations`] | `/desk/{topic}`, `/settings/invitations`, `/api/v1/me/invitations` |
//! | pass it on to the ticket system, say what came of it | [`Escalate`], [`ChangeEscalation`] | `/desk/{topic}`, `…/escalations`, `PATCH /api/v1/desk/escalations/{escalation}` |
//! | bring a ticket in, to make an article of | [`TakeTicket`], [`TakeMail`] | `/desk/tickets`, `POST /api/v1/desk/tickets`, `…/mail` |
//! | see how promises were kept | | `/desk/report`, `GET /api/v1/desk/report` |
//! | see who answers it | [`BeHere`] | the strip above a question, `PUT …/presence` |
//! | say who is there when | [`SaveShift`], [`DropShift`], [`CopyWeek`] | `/desk/rota`, `/api/v1/desk/rota/shifts` |
//! | be away | [`EnterLeave`], [`DropLeave`] | `/desk/rota/leave`, `/api/v1/desk/rota/leave` |
//! | say what an agent takes on | [`SaveAgent`] | `/desk/rota/agents/{agent}`, `PUT /api/v1/desk/rota/agents/{agent}` |
//! | leave a note at the end of a shift | [`HandOver`], [`ReadHandover`] | `/desk/handover`, `/api/v1/desk/handovers` |
//! | set the ticket system up, see what was sent | [`SaveReceiver`], [`RotateSecret`], [`TestWebhook`], [`SendAgain`] | `/admin/desk/tickets`, `/api/v1/admin/desk/tickets` |
//! | set opening hours and promises | [`SaveSettings`] | `/admin/desk`, `PUT /api/v1/admin/desk` |
//!
//! [`holidays`], [`hours`] and [`clock`] are pure. `upkeep` keeps the desk from events; [`tick`] is called by a worker,
//! warns of clocks that run out and marks those that have; [`assign`], by another, gives questions out to whoever is on duty;
//! [`send_webhooks`], by a third, tells the ticket system what was passed on.

mod assign;
pub mod clock;
mod escalate;
mod experts;
mod handover;
pub mod holidays;
pub mod hours;
mod notes;
mod queue;
mod replies;
mod report;
mod rota;
mod settings;
mod setup;
mod store;
mod thread;
mod tickets;
mod upkeep;
mod webhooks;
mod words;

pub use assign::assign;
pub use escalate::{ChangeEscalation, Escalate, EscalationId, EscalationState, Told};
pub use experts::{AnswerInvitation, InvitationId, Invite, SwitchInvitations};
pub use handover::{HandOver, HandoverId, ReadHandover};
pub use notes::{AddNote, DropNote, EditNote, NoteId};
pub use queue::{DropFilter, FilterId, KeepFilter, Queue};
pub use replies::{ChangeReply, DropReply, KeepReply, ReplyId, SavedReply, UseReply};
pub use report::By;
pub use rota::{
    Agent, CopyWeek, DropLeave, DropShift, Duty, EnterLeave, Leave, LeaveId, NewShift, Rota, SaveAgent, SaveShift,
    Shift, ShiftId, Weekdays,
};
pub use settings::{Calendar, Plan, Settings, SpecialDay, Target};
pub use setup::{Change, SaveSettings};
pub use thread::{BeHere, GiveBack, HandOn, SetPriority, Snooze, Take, TakeOver};
pub use tickets::{TakeMail, TakeTicket, Taken};
pub use upkeep::{DeskProjector, tick};
pub use webhooks::{DeliveryId, RotateSecret, SaveReceiver, SendAgain, TestWebhook, send_webhooks};

use madang_http::Routes;
use madang_kernel::{Actor, Permission, app::Builder};
use madang_outbound::WebhookClient;
use utoipa::OpenApi;

/// This crate's tables.
pub const MIGRATIONS: &[madang_kernel::db::Migration] = &[
    madang_kernel::db::Migration { name: "desk/0001", text: include_str!("../migrations/0001.sql") },
    madang_kernel::db::Migration { name: "desk/0002", text: include_str!("../migrations/0002.sql") },
    madang_kernel::db::Migration { name: "desk/0003", text: include_str!("../migrations/0003.sql") },
    madang_kernel::db::Migration { name: "desk/0004", text: include_str!("../migrations/0004.sql") },
    madang_kernel::db::Migration { name: "desk/0005", text: include_str!("../migrations/0005.sql") },
    madang_kernel::db::Migration { name: "desk/0006", text: include_str!("../migrations/0006.sql") },
    madang_kernel::db::Migration { name: "desk/0007", text: include_str!("../migrations/0007.sql") },
    madang_kernel::db::Migration { name: "desk/0008", text: include_str!("../migrations/0008.sql") },
    madang_kernel::db::Migration { name: "desk/0009", text: include_str!("../migrations/0009.sql") },
    madang_kernel::db::Migration { name: "desk/0010", text: include_str!("../migrations/0010.sql") },
    madang_kernel::db::Migration { name: "desk/0011", text: include_str!("../migrations/0011.sql") },
    madang_kernel::db::Migration { name: "desk/0012", text: include_str!("../migrations/0012.sql") },
    madang_kernel::db::Migration { name: "desk/0013", text: include_str!("../migrations/0013.sql") },
];

/// Every route of this crate.
pub fn routes() -> Routes {
    Routes::new()
        .merge(queue::routes())
        .merge(thread::routes())
        .merge(notes::routes())
        .merge(replies::routes())
        .merge(report::routes())
        .merge(rota::routes())
        .merge(experts::routes())
        .merge(escalate::routes())
        .merge(handover::routes())
        .merge(tickets::routes())
        .merge(webhooks::routes())
        .merge(setup::routes())
}

/// Adds this crate's subscribers and services to the application; `client` sends webhooks to the ticket system.
pub fn install(builder: Builder, client: WebhookClient) -> Builder {
    builder
        .service(client)
        .service(escalate::passed_on())
        .service(queue::DeskLive::default())
        .service(assign::team_back())
        .projector(DeskProjector)
        .projector(replies::AnswersProjector)
        .projector(experts::ExpertsProjector)
        .watcher(queue::DeskWatcher)
}

/// Where managers set the desk up, for those who may.
fn setup_link(actor: &Actor) -> Option<&'static str> {
    actor.may(Permission::Manage).then_some(setup::PATH)
}

/// The description of this crate's part of the API.
pub fn api() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

#[derive(OpenApi)]
#[openapi(paths(
    queue::api::overview,
    queue::api::list,
    queue::api::filters,
    queue::api::keep_filter,
    queue::api::drop_filter,
    thread::api::get,
    thread::api::put_priority,
    thread::api::put_assignee,
    thread::api::put_snooze,
    thread::api::put_presence,
    notes::api::list,
    notes::api::post,
    notes::api::patch,
    notes::api::delete,
    replies::api::list,
    replies::api::post,
    replies::api::get,
    replies::api::put,
    replies::api::delete,
    replies::api::fill,
    replies::api::share,
    report::api::get,
    rota::api::get,
    rota::api::post_shift,
    rota::api::put_shift,
    rota::api::delete_shift,
    rota::api::post_copy,
    rota::api::post_leave,
    rota::api::delete_leave,
    rota::api::put_agent,
    experts::api::experts,
    experts::api::list,
    experts::api::post,
    experts::api::own,
    experts::api::put_switch,
    experts::api::put,
    handover::api::list,
    handover::api::post,
    handover::api::get,
    handover::api::read,
    escalate::api::list,
    escalate::api::post,
    escalate::api::get,
    escalate::api::patch,
    tickets::api::post,
    tickets::api::post_mail,
    webhooks::api::get,
    webhooks::api::put,
    webhooks::api::post_secret,
    webhooks::api::post_test,
    webhooks::api::deliveries,
    webhooks::api::post_again,
    setup::api::get,
    setup::api::put,
))]
struct Api;

/// What staff did, in words, where the action is one of this crate's.
pub fn deed(lang: madang_i18n::Lang, action: &str) -> Option<&'static str> {
    words::Words(lang).by_code(&format!("deed-{action}"))
}

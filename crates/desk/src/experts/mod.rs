//! Who knows about a question, and inviting them to answer it.

pub(crate) mod api;
mod invite;
mod own;
mod rank;
mod web;

pub use invite::{AnswerInvitation, Invite, SwitchInvitations};
pub(crate) use rank::{Expert, ExpertsProjector, suggest};

use madang_http::{Access, Routes};
use madang_kernel::{Id, Timestamp};

/// An invitation to answer.
pub type InvitationId = Id<InvitationTag>;
#[doc(hidden)]
pub enum InvitationTag {}

madang_kernel::words! {
    /// What became of an invitation.
    pub(crate) enum State {
        /// The member has not said anything yet.
        Open = "open",
        /// The member went to the question.
        Accepted = "accepted",
        /// The member would rather not.
        Declined = "declined",
        /// Nothing was said in time.
        Expired = "expired",
    }
}

impl State {
    /// As it is now: what is open ends by itself.
    pub(crate) fn at(self, expires_at: Timestamp, now: Timestamp) -> State {
        if self == State::Open && expires_at <= now { State::Expired } else { self }
    }
}

/// Where members are invited, and where they answer.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .post("/desk/{topic}/invitations", Access::Agent, web::submit)
        .get(own::PATH, Access::Member, own::show)
        .post(own::PATH, Access::Member, own::submit_switch)
        .post("/settings/invitations/{invitation}/accept", Access::Member, own::accept)
        .post("/settings/invitations/{invitation}/decline", Access::Member, own::decline)
        .get("/api/v1/desk/threads/{topic}/experts", Access::Agent, api::experts)
        .get("/api/v1/desk/threads/{topic}/invitations", Access::Agent, api::list)
        .post("/api/v1/desk/threads/{topic}/invitations", Access::Agent, api::post)
        .get("/api/v1/me/invitations", Access::Member, api::own)
        .put("/api/v1/me/invitations", Access::Member, api::put_switch)
        .put("/api/v1/me/invitations/{invitation}", Access::Member, api::put)
}

//! Passing a question on to the company's ticket system, and what comes back of it.

pub(crate) mod api;
mod change;
mod payload;
pub(crate) mod web;

pub(crate) use change::apply;
pub use change::{ChangeEscalation, Told};

use crate::{
    store::{
        deliveries,
        escalations::{self, New},
        history::{self, Happened, Line},
        receiver,
    },
    webhooks::ESCALATED,
};
use madang_conversation::{PassedOn, Spaces};
use madang_events::desk::Escalated;
use madang_http::{Access, Routes};
use madang_kernel::{Actor, App, Command, Cx, Deed, Error, Id, Permission, Result, TopicId, text};

/// A question that was passed on.
pub type EscalationId = Id<EscalationTag>;
#[doc(hidden)]
pub enum EscalationTag {}

/// The most characters of a note.
pub(crate) const NOTE_MAX: usize = 1_000;

madang_kernel::words! {
    /// What became of a question that was passed on.
    pub enum EscalationState {
        /// It is on its way, or nobody has said anything yet.
        Passed = "passed",
        /// It is a ticket.
        Accepted = "accepted",
        /// The ticket is solved.
        Solved = "solved",
        /// Support will not take it.
        Declined = "declined",
        /// Staff took it back.
        Withdrawn = "withdrawn",
    }
}

impl EscalationState {
    /// Whether somebody still works on it.
    pub(crate) fn is_open(self) -> bool {
        matches!(self, EscalationState::Passed | EscalationState::Accepted)
    }
}

/// Where questions are passed on, and where their state comes back; the form of a question's page is [`crate::thread`]'s.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .post("/desk/escalations/{escalation}", Access::Agent, web::submit_change)
        .get("/api/v1/desk/threads/{topic}/escalations", Access::Agent, api::list)
        .post("/api/v1/desk/threads/{topic}/escalations", Access::Agent, api::post)
        .get("/api/v1/desk/escalations/{escalation}", Access::Agent, api::get)
        .patch("/api/v1/desk/escalations/{escalation}", Access::Agent, api::patch)
}

/// Tells the question's page whether its asker may know that support has it.
pub(crate) fn passed_on() -> PassedOn {
    PassedOn::new(|app: &App, topic: TopicId| {
        Box::pin(async move { escalations::asker_may_know(&mut app.db().read().await?, topic).await })
    })
}

/// Passes a question on to the ticket system, by a webhook that is sent once this is committed.
#[derive(Clone, Debug)]
pub struct Escalate {
    /// The question.
    pub topic: TopicId,
    /// What support should know: up to 1,000 characters, or nothing.
    pub note: String,
}

impl Escalate {
    /// Takes what was typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `brief`.
    pub(crate) fn parse(topic: TopicId, note: &str) -> Result<Escalate> {
        let note = text::block(note).trim().to_owned();
        match note.chars().count() > NOTE_MAX {
            true => Err(Error::field("brief", "brief-length")),
            false => Ok(Escalate { topic, note }),
        }
    }
}

impl Command for Escalate {
    type Output = EscalationId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Triage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<EscalationId> {
        let head = crate::thread::found(cx, self.topic).await?;
        let member = cx.actor().signed_in()?;
        let Some(receiver) = receiver::now(cx).await?.filter(|receiver| receiver.active) else {
            return Err(Error::Refused("no-receiver"));
        };
        if !head.live {
            return Err(Error::Refused("not-open"));
        }
        let id = cx.new_id();
        if !escalations::add(cx, New { id, topic: self.topic, member, note: &self.note }).await? {
            return Err(Error::Conflict("escalated-already"));
        }
        let subject = escalations::subject(cx, self.topic, member, receiver.with_email).await?;
        let spaces = cx.app().service::<Spaces>().now();
        let body = payload::body(cx, id, &subject, &spaces, &self.note, head.priority);
        deliveries::add(cx, Some(id), ESCALATED, &body.to_string()).await?;
        let line =
            Line { member: Some(member), detail: self.note, ..Line::of(self.topic, Happened::Escalated, cx.now()) };
        history::add(cx, &[line]).await?;
        let details = serde_json::json!({ "escalation": id.to_string() });
        cx.audit(Deed::new("desk.escalated").topic(self.topic).space(head.space).details(&details)).await?;
        cx.emit(&Escalated { topic: self.topic, escalation: id.to_string() }).await?;
        Ok(id)
    }
}

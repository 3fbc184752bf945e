//! One question at the desk: its clocks, whose it is, how urgent it is, and when it comes back.

pub(crate) mod api;
mod assign;
mod lines;
mod presence;
mod snooze;
mod view;
mod web;

pub use assign::{GiveBack, HandOn, Take, TakeOver};
pub use presence::BeHere;
pub use snooze::Snooze;
pub(crate) use snooze::{News, wake_due, wake_for};
pub(crate) use web::{came_from, here, invite_again, note_again, ticket_again};

use crate::{
    clock::Priority,
    store::{
        history::{self, Happened, Line},
        threads::{self, ThreadHead},
    },
    upkeep,
};
use madang_conversation::topic_head;
use madang_events::desk::PrioritySet;
use madang_http::{Access, Routes};
use madang_kernel::{Actor, Command, Cx, Deed, Error, Permission, Result, TopicId};

/// Where one question is.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/desk/{topic}", Access::Agent, web::show)
        .get("/desk/{topic}/strip", Access::Agent, web::strip)
        .post("/desk/{topic}/presence", Access::Agent, presence::submit)
        .post("/desk/{topic}/take", Access::Agent, web::take)
        .post("/desk/{topic}/take-over", Access::Agent, web::take_over)
        .post("/desk/{topic}/give-back", Access::Agent, web::give_back)
        .post("/desk/{topic}/hand-on", Access::Agent, web::hand_on)
        .post("/desk/{topic}/priority", Access::Agent, web::set_priority)
        .post("/desk/{topic}/snooze", Access::Agent, web::snooze)
        .post("/desk/{topic}/escalations", Access::Agent, web::escalate)
        .get("/api/v1/desk/threads/{topic}", Access::Agent, api::get)
        .put("/api/v1/desk/threads/{topic}/priority", Access::Agent, api::put_priority)
        .put("/api/v1/desk/threads/{topic}/assignee", Access::Agent, api::put_assignee)
        .put("/api/v1/desk/threads/{topic}/snooze", Access::Agent, api::put_snooze)
        .put("/api/v1/desk/threads/{topic}/presence", Access::Agent, api::put_presence)
}

/// The question, locked, if the actor sees it and keeps questions in order there. One that went into another leads there.
pub(crate) async fn found(cx: &mut Cx<'_>, topic: TopicId) -> Result<ThreadHead> {
    let head = kept(cx, topic).await?;
    if !head.live {
        let actor = cx.actor().clone();
        if let Err(moved @ Error::Moved { .. }) = topic_head(cx, &actor, topic).await {
            return Err(moved);
        }
    }
    Ok(head)
}

/// The same, also for what is left at a question that went into another.
pub(crate) async fn kept(cx: &mut Cx<'_>, topic: TopicId) -> Result<ThreadHead> {
    let head = threads::head(cx, topic).await?.ok_or(Error::NotFound)?;
    let actor = cx.actor();
    if actor.can(Permission::Triage, head.space) { Ok(head) } else { Err(actor.refusal(Some(head.space))) }
}

/// A line of the history by the actor.
fn line(cx: &Cx<'_>, topic: TopicId, deed: Happened) -> Line {
    Line { member: cx.actor().id(), ..Line::of(topic, deed, cx.now()) }
}

/// Says how soon a question must be looked at; what is promised for it follows.
#[derive(Clone, Copy, Debug)]
pub struct SetPriority {
    /// The question.
    pub topic: TopicId,
    /// How soon.
    pub priority: Priority,
}

impl Command for SetPriority {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Triage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let head = found(cx, self.topic).await?;
        if head.priority == self.priority {
            return Ok(());
        }
        threads::set_priority(cx, self.topic, self.priority).await?;
        let line = Line { detail: self.priority.to_string(), ..line(cx, self.topic, Happened::Priority) };
        history::add(cx, &[line]).await?;
        upkeep::sync(cx, &[self.topic]).await?;
        let details = serde_json::json!({ "from": head.priority, "to": self.priority });
        cx.audit(Deed::new("desk.priority-set").topic(self.topic).space(head.space).details(&details)).await?;
        cx.emit(&PrioritySet { topic: self.topic, priority: self.priority.to_string() }).await
    }
}

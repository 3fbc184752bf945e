//! Escalations on the question's page at the desk, and in the strip above its thread.

use super::{ChangeEscalation, EscalationId, EscalationState, Told};
use crate::{
    store::{
        deliveries::DeliveryStatus,
        escalations::{self, EscalationRow},
    },
    thread,
    words::Words,
};
use axum::response::Response;
use madang_conversation::profile_url;
use madang_http::{Form, Path};
use madang_kernel::{Actor, App, Error, Result};
use madang_ui::{Choice, NoticeKind, Page};
use serde::Deserialize;

/// An escalation as it is shown.
pub(crate) struct EscalationLine {
    pub(crate) row: EscalationRow,
    pub(crate) state: String,
    pub(crate) style: &'static str,
    pub(crate) author: String,
    /// What became of the webhook, where that is worth a word.
    pub(crate) delivery: Option<String>,
    pub(crate) open: bool,
}

impl EscalationLine {
    pub(crate) fn of(w: Words, row: EscalationRow) -> EscalationLine {
        let style = match row.state {
            EscalationState::Passed => "info",
            EscalationState::Accepted => "warn",
            EscalationState::Solved => "good",
            EscalationState::Declined => "bad",
            EscalationState::Withdrawn => "quiet",
        };
        let delivery = row.delivery.filter(|_| row.state == EscalationState::Passed);
        let delivery = delivery.filter(|one| *one != DeliveryStatus::Delivered || row.state.is_open());
        EscalationLine {
            state: w.escalation_state(row.state.as_str()),
            style,
            author: profile_url(&row.handle),
            delivery: delivery.map(|one| w.escalation_delivery(one.as_str())),
            open: row.state.is_open(),
            row,
        }
    }
}

/// What staff may say by hand.
pub(crate) fn outcomes(w: Words) -> Vec<Choice> {
    let states = EscalationState::ALL.iter().filter(|state| **state != EscalationState::Passed);
    states.map(|state| Choice::new(state.as_str(), w.escalation_state(state.as_str()))).collect()
}

/// What was typed about a ticket.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct TypedTicket {
    pub(crate) state: String,
    pub(crate) ticket: String,
    pub(crate) link: String,
    pub(crate) comment: String,
}

impl TypedTicket {
    /// What was typed, or what is known where nothing was.
    pub(crate) fn or<'a>(&self, typed: &'a str, known: &'a str) -> &'a str {
        if self.state.is_empty() && typed.is_empty() { known } else { typed }
    }
}

pub(super) async fn submit_change(
    app: App,
    actor: Actor,
    page: Page,
    Path((escalation,)): Path<(EscalationId,)>,
    Form(typed): Form<TypedTicket>,
) -> Result<Response> {
    let topic = escalations::one(&mut app.db().read().await?, &actor, escalation).await?.topic;
    let changed = async {
        let told = Told::parse(Some(&typed.state), Some(&typed.ticket), Some(&typed.link), Some(&typed.comment))?;
        app.run(&actor, ChangeEscalation { escalation, told }).await
    };
    match changed.await {
        Ok(()) => Ok(page.go_saying(
            format!("/desk/{topic}#escalation"),
            NoticeKind::Good,
            Words(page.lang).escalation_saved(),
        )),
        Err(error @ (Error::Invalid(_) | Error::Refused(_) | Error::Conflict(_))) => {
            thread::ticket_again(&app, &actor, page, topic, typed, error).await
        }
        Err(error) => Err(error),
    }
}

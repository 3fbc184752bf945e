//! Tickets that come in by the API.

use super::{Outcome, TakeTicket, Taken, take};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_conversation::topic_head;
use madang_http::Json;
use madang_kernel::{Actor, App, Result, TopicId};
use serde::{Deserialize, Serialize};

/// A ticket of the company's support system.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct TicketInput {
    /// The system that it comes from: lower-case letters, digits and hyphens, up to 40.
    pub(super) system: String,
    /// Its id there, up to 100 characters. A system and an id name one ticket, however often it is sent.
    pub(super) external_id: String,
    /// What it is about: 3 to 200 characters.
    pub(super) subject: String,
    /// What the customer wrote, in Markdown.
    pub(super) description: String,
    /// What solved it, in Markdown. Left out, what was sent before stays.
    pub(super) reply: String,
    /// `open` or `solved`.
    pub(super) state: String,
    /// The name of the product in addresses.
    pub(super) product: String,
    /// The name of its version, such as `3.1`.
    pub(super) version: String,
    /// Where the ticket is read, up to 500 characters.
    pub(super) link: String,
}

/// A ticket that came in.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Ticket {
    #[schema(value_type = String)]
    topic: TopicId,
    /// Where staff read it, and make an article of it.
    url: String,
    /// Whether it was new or otherwise than before.
    changed: bool,
}

/// Brings in a ticket, with a token of the scope `staff`, as something that articles are made of: staff alone see it. 201 when it
/// is new; 200 when the same system has sent the same id before: with the same text nothing changes.
#[utoipa::path(post, path = "/api/v1/desk/tickets", tag = "desk", request_body = TicketInput,
    responses((status = 201, body = Ticket), (status = 200, body = Ticket)))]
pub(crate) async fn post(app: App, actor: Actor, Json(input): Json<TicketInput>) -> Result<Response> {
    let Taken { topic, outcome } = take(&app, &actor, TakeTicket::parse(&app, &input).await?).await?;
    let status = if outcome == Outcome::Made { StatusCode::CREATED } else { StatusCode::OK };
    // The actor's own rules may be older than the space.
    let url = topic_head(&mut app.db().read().await?, &app.system(), topic).await?.url();
    let ticket = Ticket { topic, url, changed: outcome != Outcome::Same };
    Ok((status, axum::Json(ticket)).into_response())
}

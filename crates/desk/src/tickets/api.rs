//! Tickets that come in by the API.

use super::{
    Outcome, TakeTicket, Taken,
    mail::{About, Brought, bring, read},
    take,
};
use axum::{
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
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

/// The product that a message is about.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct MailQuery {
    /// The name of the product in addresses.
    #[serde(default)]
    product: String,
    /// The name of its version, such as `3.1`.
    #[serde(default)]
    version: String,
}

/// What became of a message.
#[derive(Default, Serialize, utoipa::ToSchema)]
pub(crate) struct MailTaken {
    /// The ticket that it belongs to; nothing where it was not taken.
    #[schema(value_type = Option<String>)]
    topic: Option<TopicId>,
    /// Where staff read it.
    url: Option<String>,
    /// Whether it was new.
    changed: bool,
    /// Whether a program sent it of itself, such as an absence note: these are not taken.
    automatic: bool,
    /// The names of files that are not kept: of kinds or sizes that posts may not have, logos of signatures, and what is over 20.
    files_left: Vec<String>,
    /// Whether its text had more than 60,000 characters and is cut.
    cut: bool,
}

/// Brings in an e-mail, as a mail server has it (RFC 5322), with a token of the scope `staff`: a new thread becomes a ticket, which is
/// answered with 201; what goes on with a known thread is added to its ticket. Up to 36 MiB.
#[utoipa::path(post, path = "/api/v1/desk/tickets/mail", tag = "desk", params(MailQuery),
    request_body(content = String, content_type = "message/rfc822"),
    responses((status = 201, body = MailTaken), (status = 200, body = MailTaken), (status = 413), (status = 422)))]
pub(crate) async fn post_mail(app: App, actor: Actor, Query(about): Query<MailQuery>, raw: Bytes) -> Result<Response> {
    let about = About { product: &about.product, version: &about.version };
    let (Taken { topic, outcome }, left) = match bring(&app, &actor, read(raw).await?, about).await? {
        Brought::In(taken, left) => (taken, left),
        Brought::Automatic => {
            return Ok(axum::Json(MailTaken { automatic: true, ..MailTaken::default() }).into_response());
        }
    };
    let status = if outcome == Outcome::Made { StatusCode::CREATED } else { StatusCode::OK };
    let url = topic_head(&mut app.db().read().await?, &app.system(), topic).await?.url();
    let taken = MailTaken {
        topic: Some(topic),
        url: Some(url),
        changed: outcome != Outcome::Same,
        automatic: false,
        files_left: left.files,
        cut: left.cut,
    };
    Ok((status, axum::Json(taken)).into_response())
}

//! Escalations in the API.

use super::{ChangeEscalation, Escalate, EscalationId, EscalationState, Told};
use crate::{
    store::{
        deliveries::DeliveryStatus,
        escalations::{self, EscalationRow},
        threads,
    },
    webhooks::text_of,
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_http::{Json, Path};
use madang_kernel::{Actor, App, Error, Fields, MemberId, Result, Timestamp, TopicId};
use serde::{Deserialize, Serialize};

/// The most escalations of a question that are listed.
pub(crate) const MOST: i64 = 20;

/// A question that was passed on to the ticket system.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Escalation {
    #[schema(value_type = String)]
    id: EscalationId,
    #[schema(value_type = String)]
    topic: TopicId,
    /// `passed`, `accepted`, `solved`, `declined` or `withdrawn`. One is open while it is `passed` or `accepted`.
    #[schema(value_type = String)]
    state: EscalationState,
    /// The ticket's number; empty while it is not known.
    ticket: String,
    /// Where the ticket is read; empty while it is not known.
    link: String,
    /// What support says.
    comment: String,
    /// What the agent wrote to support.
    note: String,
    #[schema(value_type = String)]
    member: MemberId,
    member_handle: String,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    changed_at: Timestamp,
    /// What became of the webhook: `waiting`, `delivered`, `failed`, `cancelled`; absent when it was forgotten, after 90 days.
    #[schema(value_type = Option<String>)]
    delivery: Option<DeliveryStatus>,
}

impl From<EscalationRow> for Escalation {
    fn from(row: EscalationRow) -> Escalation {
        Escalation {
            id: row.id,
            topic: row.topic,
            state: row.state,
            ticket: row.ticket,
            link: row.link,
            comment: row.comment,
            note: row.note,
            member: row.member,
            member_handle: row.handle,
            at: row.at,
            changed_at: row.changed_at,
            delivery: row.delivery,
        }
    }
}

/// Why a question is passed on.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct EscalationInput {
    /// What support should know, up to 1,000 characters.
    note: String,
}

/// What became of a ticket; what is left out stays as it is.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct EscalationChange {
    /// `accepted`, `solved`, `declined` or `withdrawn`.
    state: Option<String>,
    /// The ticket's number, a text or a number, up to 60 characters.
    #[schema(value_type = Option<String>)]
    ticket: Option<serde_json::Value>,
    /// Where the ticket is read, up to 500 characters.
    link: Option<String>,
    /// What support says, up to 1,000 characters. Staff see it, the asker does not.
    comment: Option<String>,
}

/// How often a question was passed on to the ticket system, the latest first.
#[utoipa::path(get, path = "/api/v1/desk/threads/{topic}/escalations", tag = "desk",
    params(("topic" = String, Path, description = "The question's id")), responses((status = 200, body = Vec<Escalation>)))]
pub(crate) async fn list(app: App, actor: Actor, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    threads::one(&mut conn, &actor, topic).await?;
    let rows = escalations::of_topic(&mut conn, topic, MOST).await?;
    Ok(axum::Json(rows.into_iter().map(Escalation::from).collect::<Vec<_>>()).into_response())
}

/// Passes a question on to the ticket system. 409 `escalated-already` while one is open, `no-receiver` where no ticket system
/// is set up.
#[utoipa::path(post, path = "/api/v1/desk/threads/{topic}/escalations", tag = "desk", request_body = EscalationInput,
    params(("topic" = String, Path, description = "The question's id")), responses((status = 201, body = Escalation)))]
pub(crate) async fn post(
    app: App,
    actor: Actor,
    Path((topic,)): Path<(TopicId,)>,
    Json(input): Json<EscalationInput>,
) -> Result<Response> {
    let command = Escalate::parse(topic, &input.note).map_err(|_| Error::field("note", "brief-length"))?;
    let id = app.run(&actor, command).await?;
    Ok((StatusCode::CREATED, axum::Json(one(&app, &actor, id).await?)).into_response())
}

/// A question that was passed on.
#[utoipa::path(get, path = "/api/v1/desk/escalations/{escalation}", tag = "desk",
    params(("escalation" = String, Path, description = "The escalation's id")), responses((status = 200, body = Escalation)))]
pub(crate) async fn get(app: App, actor: Actor, Path((id,)): Path<(EscalationId,)>) -> Result<Response> {
    Ok(axum::Json(one(&app, &actor, id).await?).into_response())
}

/// Says what became of the ticket, with a token of the scope `staff`. The same once more changes nothing.
#[utoipa::path(patch, path = "/api/v1/desk/escalations/{escalation}", tag = "desk", request_body = EscalationChange,
    params(("escalation" = String, Path, description = "The escalation's id, as the webhook named it")),
    responses((status = 200, body = Escalation)))]
pub(crate) async fn patch(
    app: App,
    actor: Actor,
    Path((escalation,)): Path<(EscalationId,)>,
    Json(input): Json<EscalationChange>,
) -> Result<Response> {
    let ticket = match &input.ticket {
        Some(value) => Some(text_of(value).ok_or_else(|| Error::field("ticket", "ticket-length"))?),
        None => None,
    };
    let told = Told::parse(input.state.as_deref(), ticket.as_deref(), input.link.as_deref(), input.comment.as_deref())?;
    if told.state.is_none() && told.ticket.is_none() && told.link.is_none() && told.comment.is_none() {
        let mut fields = Fields::new();
        fields.add("state", "ticket-state-required");
        return Err(Error::Invalid(fields));
    }
    app.run(&actor, ChangeEscalation { escalation, told }).await?;
    Ok(axum::Json(one(&app, &actor, escalation).await?).into_response())
}

async fn one(app: &App, actor: &Actor, id: EscalationId) -> Result<Escalation> {
    Ok(escalations::one(&mut app.db().read().await?, actor, id).await?.into())
}

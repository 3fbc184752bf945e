//! The receiver and what was sent to it, in the API.

use super::{DeliveryId, RotateSecret, SaveReceiver, deliver};
use crate::{
    escalate::EscalationId,
    store::{
        deliveries::{self, DeliveryRow, DeliveryStatus},
        receiver::{self, Receiver},
    },
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use madang_http::{Json, Path, Query};
use madang_kernel::{Actor, App, Error, Result, Timestamp, TopicId};
use serde::{Deserialize, Serialize};

/// Webhooks on a page.
pub(super) const PAGE: i64 = 50;

/// The ticket system that questions are passed on to.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct TicketReceiver {
    url: String,
    /// Whether questions can be passed on.
    active: bool,
    /// Whether the asker's address is told.
    with_email: bool,
    /// Whether askers read that support has their question.
    tell_asker: bool,
    /// When its secret was made.
    #[schema(value_type = String, format = DateTime)]
    secret_at: Timestamp,
    /// Until when webhooks are signed with the secret before as well.
    #[schema(value_type = Option<String>, format = DateTime)]
    old_until: Option<Timestamp>,
    /// The secret, `whsec_…`: this once, in the answer that made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
}

/// Where questions are passed on to.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct ReceiverInput {
    /// An address with `https://`.
    url: String,
    active: bool,
    with_email: bool,
    tell_asker: bool,
}

/// A webhook.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Delivery {
    #[schema(value_type = String)]
    id: DeliveryId,
    /// `question.escalated` or `webhook.test`.
    kind: String,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// `waiting`, `delivered`, `failed` or `cancelled`.
    #[schema(value_type = String)]
    status: DeliveryStatus,
    attempts: i64,
    /// When it is tried next, while it waits.
    #[schema(value_type = Option<String>, format = DateTime)]
    next_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    tried_at: Option<Timestamp>,
    /// What came last: a status, or `refused`, `name`, `timeout`, `encryption`, `connection`, `error`.
    result: String,
    /// The beginning of the last answer.
    answer: String,
    #[schema(value_type = Option<String>)]
    escalation: Option<EscalationId>,
    #[schema(value_type = Option<String>)]
    topic: Option<TopicId>,
}

impl From<DeliveryRow> for Delivery {
    fn from(row: DeliveryRow) -> Delivery {
        Delivery {
            next_at: Some(row.next_at).filter(|_| row.status == DeliveryStatus::Waiting),
            id: row.id,
            kind: row.kind,
            at: row.at,
            status: row.status,
            attempts: row.attempts,
            tried_at: row.tried_at,
            result: row.result,
            answer: row.answer,
            escalation: row.escalation,
            topic: row.topic,
        }
    }
}

/// Which webhooks.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Before {
    before: Option<DeliveryId>,
}

async fn answer(app: &App, status: StatusCode, secret: Option<String>) -> Result<Response> {
    let found = receiver::now(&mut app.db().read().await?).await?.ok_or(Error::NotFound)?;
    let Receiver { url, active, with_email, tell_asker, secret_at, old_until, .. } = found;
    let old_until = old_until.filter(|until| *until > app.now());
    let body = TicketReceiver { url, active, with_email, tell_asker, secret_at, old_until, secret };
    let mut response = (status, axum::Json(body)).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// The ticket system that questions are passed on to; 404 where none was ever set.
#[utoipa::path(get, path = "/api/v1/admin/desk/tickets", tag = "admin", responses((status = 200, body = TicketReceiver)))]
pub(crate) async fn get(app: App) -> Result<Response> {
    answer(&app, StatusCode::OK, None).await
}

/// Sets the ticket system. The first time the answer is 201 and has the secret.
#[utoipa::path(put, path = "/api/v1/admin/desk/tickets", tag = "admin", request_body = ReceiverInput,
    responses((status = 200, body = TicketReceiver), (status = 201, body = TicketReceiver)))]
pub(crate) async fn put(app: App, actor: Actor, Json(input): Json<ReceiverInput>) -> Result<Response> {
    let command = SaveReceiver::parse(&app, &input.url, input.active, input.with_email, input.tell_asker)?;
    let secret = app.run(&actor, command).await?;
    let status = if secret.is_some() { StatusCode::CREATED } else { StatusCode::OK };
    answer(&app, status, secret).await
}

/// Makes a new secret, which the answer has; webhooks are signed with that before as well for a day.
#[utoipa::path(post, path = "/api/v1/admin/desk/tickets/secret", tag = "admin",
    responses((status = 201, body = TicketReceiver)))]
pub(crate) async fn post_secret(app: App, actor: Actor) -> Result<Response> {
    let secret = app.run(&actor, RotateSecret).await?;
    answer(&app, StatusCode::CREATED, Some(secret)).await
}

/// Sends a webhook of the type `webhook.test` and says what came of it.
#[utoipa::path(post, path = "/api/v1/admin/desk/tickets/test", tag = "admin", responses((status = 200, body = Delivery)))]
pub(crate) async fn post_test(app: App, actor: Actor) -> Result<Response> {
    let id = deliver::test(&app, &actor).await?;
    one(&app, id).await
}

/// Webhooks of the last 90 days, the newest first, 50 at a time.
#[utoipa::path(get, path = "/api/v1/admin/desk/tickets/deliveries", tag = "admin",
    params(("before" = Option<String>, Query, description = "Only those before the one with this id")),
    responses((status = 200, body = Vec<Delivery>)))]
pub(crate) async fn deliveries(app: App, Query(asked): Query<Before>) -> Result<Response> {
    let rows = deliveries::latest(&mut app.db().read().await?, None, asked.before, PAGE).await?;
    Ok(axum::Json(rows.into_iter().map(Delivery::from).collect::<Vec<_>>()).into_response())
}

/// Sends a webhook again at once, under its old id, and says what came of it. 409 `not-again` while it is being sent, and where
/// its escalation is closed.
#[utoipa::path(post, path = "/api/v1/admin/desk/tickets/deliveries/{delivery}/again", tag = "admin",
    params(("delivery" = String, Path, description = "The webhook's id")), responses((status = 200, body = Delivery)))]
pub(crate) async fn post_again(app: App, actor: Actor, Path((id,)): Path<(DeliveryId,)>) -> Result<Response> {
    deliver::again(&app, &actor, id).await?;
    one(&app, id).await
}

async fn one(app: &App, id: DeliveryId) -> Result<Response> {
    let rows = deliveries::latest(&mut app.db().read().await?, Some(id), None, 1).await?;
    let row = rows.into_iter().next().ok_or(Error::NotFound)?;
    Ok(axum::Json(Delivery::from(row)).into_response())
}

//! Mediation in the API, for its sides.

use super::{
    AnswerProposal, Mediation, MediationId, SayAsSide,
    api::{MediationEntry, MediationText},
};
use crate::store::mediations;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_http::{Access, Json, Path, Routes};
use madang_kernel::{Actor, App, Result, Timestamp};
use serde::{Deserialize, Serialize};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/me/mediations", Access::Member, list)
        .get("/api/v1/me/mediations/{mediation}", Access::Member, get)
        .post("/api/v1/me/mediations/{mediation}/messages", Access::Member, say)
        .put("/api/v1/me/mediations/{mediation}/answer", Access::Member, answer)
}

/// A mediation in which you are a side.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OwnMediation {
    #[schema(value_type = String)]
    id: MediationId,
    title: String,
    /// The mediator's name.
    mediator: String,
    #[schema(value_type = String, format = DateTime)]
    opened_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    closed_at: Option<Timestamp>,
    /// How it ended: `agreement`, `no_agreement`, `withdrawn`; empty while it is open.
    outcome: String,
}

/// Mediations in which you are a side, the newest first.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OwnMediations {
    items: Vec<OwnMediation>,
}

/// Mediations in which you are a side.
#[utoipa::path(get, path = "/api/v1/me/mediations", tag = "moderation", responses((status = 200, body = OwnMediations)))]
pub(crate) async fn list(app: App, actor: Actor) -> Result<Response> {
    let rows = mediations::of_side(&mut app.db().read().await?, actor.signed_in()?).await?;
    let items = rows.into_iter().map(|row| OwnMediation {
        id: row.id,
        title: row.title,
        mediator: row.mediator_name,
        opened_at: row.opened_at,
        closed_at: row.closed_at,
        outcome: row.outcome,
    });
    Ok(axum::Json(OwnMediations { items: items.collect() }).into_response())
}

/// A mediation as one of its sides reads it.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OwnMediationDetail {
    #[schema(value_type = String)]
    id: MediationId,
    title: String,
    /// The mediator's name.
    mediator: String,
    /// The agreement that is proposed now.
    proposal: String,
    /// What you answered to it: `confirmed`, `declined`, or empty.
    answer: String,
    /// Your conversation with the mediator, what was proposed, and how it ended.
    entries: Vec<MediationEntry>,
}

/// A mediation in which you are a side. Nothing of it is what the other side wrote.
#[utoipa::path(get, path = "/api/v1/me/mediations/{mediation}", tag = "moderation",
    params(("mediation" = String, Path, description = "The mediation's id")), responses((status = 200, body = OwnMediationDetail)))]
pub(crate) async fn get(app: App, actor: Actor, Path((id,)): Path<(MediationId,)>) -> Result<Response> {
    let member = actor.signed_in()?;
    let mut conn = app.db().read().await?;
    let found = Mediation::for_side(&mut conn, member, id).await?;
    let entries = Mediation::read_by_side(member, mediations::entries(&mut conn, id).await?);
    let detail = OwnMediationDetail {
        id,
        title: found.row.title.clone(),
        mediator: found.row.mediator_name.clone(),
        proposal: found.row.proposal.clone(),
        answer: found.side(Some(member)).map(|side| side.answer.clone()).unwrap_or_default(),
        entries: entries.into_iter().map(|row| MediationEntry::of(&found, row)).collect(),
    };
    Ok(axum::Json(detail).into_response())
}

/// Writes to the mediator.
#[utoipa::path(post, path = "/api/v1/me/mediations/{mediation}/messages", tag = "moderation", request_body = MediationText,
    params(("mediation" = String, Path, description = "The mediation's id")), responses((status = 204)))]
pub(crate) async fn say(
    app: App,
    actor: Actor,
    Path((mediation,)): Path<(MediationId,)>,
    Json(input): Json<MediationText>,
) -> Result<Response> {
    let member = actor.signed_in()?;
    app.run(&actor, SayAsSide { mediation, member, text: input.text }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// What you say of the proposal.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[schema(as = MediationAnswerInput)]
#[serde(default)]
pub(crate) struct AnswerInput {
    /// Whether you agree.
    agrees: bool,
    /// Why not; needed where you do not agree. The mediator reads it.
    text: String,
}

/// Confirms the agreement that is proposed, or declines it.
#[utoipa::path(put, path = "/api/v1/me/mediations/{mediation}/answer", tag = "moderation", request_body = AnswerInput,
    params(("mediation" = String, Path, description = "The mediation's id")), responses((status = 204)))]
pub(crate) async fn answer(
    app: App,
    actor: Actor,
    Path((mediation,)): Path<(MediationId,)>,
    Json(input): Json<AnswerInput>,
) -> Result<Response> {
    let member = actor.signed_in()?;
    app.run(&actor, AnswerProposal { mediation, member, agrees: input.agrees, text: input.text }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

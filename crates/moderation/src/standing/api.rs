//! A member's own record in the API.

use crate::sanction::{Appeal, SanctionId, api::SanctionEntry};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_http::{Json, Path};
use madang_kernel::{Actor, App, Result};
use serde::{Deserialize, Serialize};

/// What moderators gave to the member.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OwnRecord {
    items: Vec<SanctionEntry>,
}

/// One's own record, the newest first.
#[utoipa::path(get, path = "/api/v1/me/standing", tag = "moderation", responses((status = 200, body = OwnRecord)))]
pub(crate) async fn get(app: App, actor: Actor) -> Result<Response> {
    let (member, now) = (actor.signed_in()?, app.now());
    let rows = super::record(&app, member).await?;
    let items = rows.into_iter().map(|row| SanctionEntry::of(row, now, false)).collect();
    Ok(axum::Json(OwnRecord { items }).into_response())
}

/// Why a sanction should not stand.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct AppealInput {
    /// Up to 2,000 characters.
    text: String,
}

/// Appeals against a sanction, once.
#[utoipa::path(post, path = "/api/v1/me/standing/{sanction}/appeal", tag = "moderation", request_body = AppealInput,
    params(("sanction" = String, Path, description = "The sanction's id")), responses((status = 204), (status = 409)))]
pub(crate) async fn appeal(
    app: App,
    actor: Actor,
    Path((sanction,)): Path<(SanctionId,)>,
    Json(input): Json<AppealInput>,
) -> Result<StatusCode> {
    let member = actor.signed_in()?;
    app.run(&actor, Appeal { sanction, member, text: input.text }).await?;
    Ok(StatusCode::NO_CONTENT)
}

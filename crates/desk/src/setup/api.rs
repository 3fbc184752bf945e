//! The same in the API.

use super::Change;
use crate::settings::Settings;
use axum::response::{IntoResponse, Response};
use madang_http::Json;
use madang_kernel::{Actor, App, Result};

/// When the team is there, and what is promised.
#[utoipa::path(get, path = "/api/v1/admin/desk", tag = "admin", responses((status = 200, body = Settings)))]
pub(crate) async fn get(app: App) -> Result<Response> {
    Ok(axum::Json(super::read(&app).await?).into_response())
}

/// Sets when the team is there, and what is promised. All of it: what is left out goes.
#[utoipa::path(put, path = "/api/v1/admin/desk", tag = "admin", request_body = Settings,
    responses((status = 200, body = Settings)))]
pub(crate) async fn put(app: App, actor: Actor, Json(input): Json<Settings>) -> Result<Response> {
    super::save(&app, &actor, Change::All(Box::new(input))).await?;
    Ok(axum::Json(super::read(&app).await?).into_response())
}

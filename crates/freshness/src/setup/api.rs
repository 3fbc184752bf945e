//! The same in the API.

use super::{Save, SpacePlan};
use crate::{settings::Settings, store::setup};
use axum::response::{IntoResponse, Response};
use madang_http::Json;
use madang_kernel::{Actor, App, MemberId, Result, SpaceId};
use serde::{Deserialize, Serialize};

/// What is set for a space.
#[derive(Serialize, Deserialize, utoipa::ToSchema)]
pub(crate) struct SpaceEntry {
    #[schema(value_type = String)]
    space: SpaceId,
    /// The id of whoever looks after what no employee has written there.
    #[schema(value_type = Option<String>)]
    owner: Option<MemberId>,
    /// Months without activity after which a topic is archived; 1 to 240.
    archive_months: Option<i64>,
}

/// How content is kept up to date.
#[derive(Serialize, Deserialize, utoipa::ToSchema)]
pub(crate) struct Setup {
    settings: Settings,
    /// In an answer all that anything is set for; those that are left out of a request stay as they are.
    #[serde(default)]
    spaces: Vec<SpaceEntry>,
}

async fn read(app: &App) -> Result<Setup> {
    let kept = setup::spaces(&mut app.db().read().await?).await?;
    let entry =
        |one: setup::SpaceSetup| SpaceEntry { space: one.space, owner: one.owner, archive_months: one.archive_months };
    Ok(Setup { settings: Settings::now(app), spaces: kept.into_iter().map(entry).collect() })
}

/// How content is kept up to date.
#[utoipa::path(get, path = "/api/v1/admin/freshness", tag = "admin", responses((status = 200, body = Setup)))]
pub(crate) async fn get(app: App) -> Result<Response> {
    Ok(axum::Json(read(&app).await?).into_response())
}

/// Sets how content is kept up to date.
#[utoipa::path(put, path = "/api/v1/admin/freshness", tag = "admin", request_body = Setup,
    responses((status = 200, body = Setup)))]
pub(crate) async fn put(app: App, actor: Actor, Json(input): Json<Setup>) -> Result<Response> {
    let plan = |one: &SpaceEntry| SpacePlan { space: one.space, owner: one.owner, archive_months: one.archive_months };
    let spaces = input.spaces.iter().map(plan).collect();
    app.run(&actor, Save { settings: input.settings, spaces }).await?;
    app.settings().reload(app.db()).await?;
    Ok(axum::Json(read(&app).await?).into_response())
}

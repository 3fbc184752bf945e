//! Trust levels in the API.

use super::{
    SaveSettings, SetTrust, Settings,
    view::{Standing, counts, standing},
};
use axum::response::{IntoResponse, Response};
use madang_http::{Json, Path};
use madang_kernel::{Actor, App, Error, Result, Timestamp};
use madang_people::member_by_handle;
use madang_screen::{
    Limits,
    trust::{Level, Progress},
};
use serde::{Deserialize, Serialize};

/// A requirement, what the member has of it and what is needed.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct RequirementState {
    /// Such as `posts_read`.
    code: &'static str,
    /// What the member has.
    have: u32,
    /// What is needed; at most so much where `at_most`.
    need: u32,
    /// Whether less is better.
    at_most: bool,
    /// Whether it is met.
    met: bool,
}

impl From<&Progress> for RequirementState {
    fn from(part: &Progress) -> RequirementState {
        let requirement = part.requirement;
        RequirementState {
            code: requirement.code(),
            have: part.have,
            need: part.need,
            at_most: requirement.is_ceiling(),
            met: part.is_met(),
        }
    }
}

/// A member's trust level.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct TrustState {
    /// 0 to 4.
    level: u8,
    /// Since when, if it has ever changed, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    since: Option<Timestamp>,
    /// Whether a manager has set it.
    by_hand: bool,
    /// The level that the requirements are for: the next one, or 3 for whoever has it and keeps it by them.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<u8>,
    /// What that level asks for.
    requirements: Vec<RequirementState>,
    /// What the member may do; absent for employees, who have no limits. `null` in it is no limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    limits: Option<Limits>,
}

impl From<Standing> for TrustState {
    fn from(standing: Standing) -> TrustState {
        TrustState {
            level: standing.level.number(),
            since: standing.since,
            by_hand: standing.by_hand,
            next: standing.next.map(Level::number),
            requirements: standing.progress.iter().map(RequirementState::from).collect(),
            limits: (!standing.is_staff).then_some(standing.limits),
        }
    }
}

/// One's own trust level, what it permits, and what the next asks for.
#[utoipa::path(get, path = "/api/v1/me/trust", tag = "me", responses((status = 200, body = TrustState)))]
pub(crate) async fn own(app: App, actor: Actor) -> Result<Response> {
    Ok(axum::Json(TrustState::from(standing(&app, actor.signed_in()?).await?)).into_response())
}

/// A member's trust level.
#[utoipa::path(get, path = "/api/v1/members/{handle}/trust", tag = "moderation",
    params(("handle" = String, Path, description = "The member's handle")),
    responses((status = 200, body = TrustState), (status = 404)))]
pub(crate) async fn of_member(app: App, actor: Actor, Path((handle,)): Path<(String,)>) -> Result<Response> {
    let member = member_by_handle(&mut app.db().read().await?, &actor, &handle).await?;
    Ok(axum::Json(TrustState::from(standing(&app, member.id).await?)).into_response())
}

/// The level to set.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct LevelInput {
    /// 0 to 4; `null` or absent: as it is earned.
    #[serde(default)]
    level: Option<u8>,
}

/// Sets a member's trust level by hand, or lets it be worked out again.
#[utoipa::path(put, path = "/api/v1/members/{handle}/trust", tag = "moderation", request_body = LevelInput,
    params(("handle" = String, Path, description = "The member's handle")),
    responses((status = 200, body = TrustState), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn set(
    app: App,
    actor: Actor,
    Path((handle,)): Path<(String,)>,
    Json(input): Json<LevelInput>,
) -> Result<Response> {
    let member = member_by_handle(&mut app.db().read().await?, &actor, &handle).await?;
    if input.level.is_some_and(|level| level > 4) {
        return Err(Error::field("level", "trust-range"));
    }
    app.run(&actor, SetTrust { member: member.id, level: input.level.map(Level::from_number) }).await?;
    Ok(axum::Json(TrustState::from(standing(&app, member.id).await?)).into_response())
}

/// What levels ask for and may do, and how many members are at each.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct TrustSettings {
    /// `thresholds` by level and `limits` by level, as `PUT` takes them.
    #[schema(value_type = Object)]
    settings: Settings,
    /// Members at the levels 0 to 4, employees aside.
    members: [i64; 5],
}

/// What levels ask for and may do.
#[utoipa::path(get, path = "/api/v1/moderation/trust", tag = "moderation",
    responses((status = 200, body = TrustSettings)))]
pub(crate) async fn settings(app: App) -> Result<Response> {
    Ok(axum::Json(TrustSettings { settings: Settings::now(&app), members: counts(&app).await? }).into_response())
}

/// Sets what levels ask for and may do. What is left out gets its default; `{}` sets everything back to it.
#[utoipa::path(put, path = "/api/v1/moderation/trust", tag = "moderation", request_body = Object,
    responses((status = 200, body = TrustSettings), (status = 422)))]
pub(crate) async fn save(app: App, actor: Actor, Json(input): Json<Settings>) -> Result<Response> {
    app.run(&actor, SaveSettings(input)).await?;
    app.settings().reload(app.db()).await?;
    Ok(axum::Json(TrustSettings { settings: input, members: counts(&app).await? }).into_response())
}

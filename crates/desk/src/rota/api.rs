//! The rota in the API.

use super::{
    agent::AgentInput,
    begin_of, day_of,
    duty::{LeaveId, ShiftId},
    later,
    leave::LeaveInput,
    opening,
    shift::{CopyWeek, DropShift, SaveShift, ShiftInput},
    typed_day,
};
use crate::{
    hours::Hours,
    settings::Settings,
    store::{rota, staff},
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use jiff::tz::TimeZone;
use madang_http::{Json, Path, Query};
use madang_kernel::{Actor, App, Error, MemberId, Result, Timestamp};
use serde::{Deserialize, Serialize};

/// The most days that are told at once.
const DAYS_MAX: i64 = 62;

/// Which days are wanted.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct Wanted {
    /// The first day, `2026-05-04`; today without it.
    from: String,
    /// How many days, 1 to 62; 7 without it.
    days: Option<i64>,
}

/// Somebody is on duty.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct DutyDetail {
    #[schema(value_type = String, format = DateTime)]
    from: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    to: Timestamp,
    #[schema(value_type = String)]
    agent: MemberId,
    handle: String,
    name: String,
    /// Whose shift it is, where that is somebody else.
    #[schema(value_type = Option<String>)]
    instead_of: Option<MemberId>,
    #[schema(value_type = String)]
    shift: ShiftId,
}

/// Opening time without anybody on duty.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Gap {
    #[schema(value_type = String, format = DateTime)]
    from: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    to: Timestamp,
}

/// A shift.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ShiftDetail {
    #[schema(value_type = String)]
    id: ShiftId,
    #[serde(flatten)]
    shift: ShiftInput,
}

/// Somebody is away.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct LeaveDetail {
    #[schema(value_type = String)]
    id: LeaveId,
    #[serde(flatten)]
    leave: LeaveInput,
}

/// What somebody takes on.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct AgentDetail {
    #[schema(value_type = String)]
    agent: MemberId,
    #[serde(flatten)]
    takes: AgentInput,
}

/// Who is on duty when.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct RotaDetail {
    /// The zone of the usual calendar, in which days are told.
    zone: String,
    duties: Vec<DutyDetail>,
    gaps: Vec<Gap>,
    /// When somebody is on duty next, or now; absent where nobody is within a year.
    #[schema(value_type = Option<String>, format = DateTime)]
    next_on: Option<Timestamp>,
    shifts: Vec<ShiftDetail>,
    leave: Vec<LeaveDetail>,
    /// Whoever takes on something else than usual.
    agents: Vec<AgentDetail>,
}

/// Who is on duty when, and when nobody is.
#[utoipa::path(get, path = "/api/v1/desk/rota", tag = "desk", params(Wanted),
    responses((status = 200, body = RotaDetail)))]
pub(crate) async fn get(app: App, Query(wanted): Query<Wanted>) -> Result<Response> {
    let now = app.now();
    let mut conn = app.db().read().await?;
    let settings = Settings::read(&mut conn).await?;
    let name = super::team_zone(&settings);
    let zone = TimeZone::get(&name).unwrap_or(TimeZone::UTC);
    let today = day_of(now, &zone);
    let first = match wanted.from.as_str() {
        "" => today,
        typed => typed_day(typed).map_err(|code| Error::field("from", code))?,
    };
    let (from, to) =
        (begin_of(first, &zone), begin_of(later(first, wanted.days.unwrap_or(7).clamp(1, DAYS_MAX)), &zone));
    let since = later(first.min(today), -2);
    let (shifts, leave) = (rota::shifts(&mut conn, since).await?, rota::leave(&mut conn, since).await?);
    let known = rota::rota(&settings, &shifts, &leave)?;
    let colleagues = staff::colleagues(&mut conn, None).await?;
    let agents = rota::agents(&mut conn).await?;
    let opening = opening(&settings);
    let opening: Vec<&Hours> = opening.iter().collect();
    let duty = |duty: super::Duty| {
        let who = colleagues.iter().find(|one| one.id == duty.agent);
        DutyDetail {
            from: duty.from,
            to: duty.to,
            agent: duty.agent,
            handle: who.map(|one| one.handle.clone()).unwrap_or_default(),
            name: who.map(|one| one.name.clone()).unwrap_or_default(),
            instead_of: duty.instead_of,
            shift: duty.shift,
        }
    };
    let away = |row: &rota::LeaveRow| LeaveDetail {
        id: row.id,
        leave: LeaveInput {
            agent: row.agent.to_string(),
            first_day: row.first_day.clone(),
            last_day: row.last_day.clone(),
            substitute: row.substitute.map(|id| id.to_string()).unwrap_or_default(),
        },
    };
    let detail = RotaDetail {
        zone: name,
        duties: known.duties(from, to).into_iter().map(duty).collect(),
        gaps: known.gaps(&opening, from, to).into_iter().map(|(from, to)| Gap { from, to }).collect(),
        next_on: known.next_on(now),
        shifts: shifts.iter().map(|row| ShiftDetail { id: row.id, shift: ShiftInput::of(row) }).collect(),
        leave: leave.iter().map(away).collect(),
        agents: agents.iter().map(|one| AgentDetail { agent: one.agent, takes: AgentInput::of(one) }).collect(),
    };
    Ok(axum::Json(detail).into_response())
}

/// The id of what was made.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Made {
    id: String,
}

async fn save(app: &App, actor: &Actor, shift: Option<ShiftId>, input: &ShiftInput) -> Result<Made> {
    let settings = Settings::read(&mut app.db().read().await?).await?;
    let id = app.run(actor, SaveShift { shift, new: input.parse(&settings)? }).await?;
    Ok(Made { id: id.to_string() })
}

/// Enters a shift.
#[utoipa::path(post, path = "/api/v1/desk/rota/shifts", tag = "desk", request_body = ShiftInput,
    responses((status = 201, body = Made)))]
pub(crate) async fn post_shift(app: App, actor: Actor, Json(input): Json<ShiftInput>) -> Result<Response> {
    Ok((StatusCode::CREATED, axum::Json(save(&app, &actor, None, &input).await?)).into_response())
}

/// Changes a shift, all of it.
#[utoipa::path(put, path = "/api/v1/desk/rota/shifts/{shift}", tag = "desk", request_body = ShiftInput,
    params(("shift" = String, Path, description = "The shift's id")), responses((status = 200, body = Made)))]
pub(crate) async fn put_shift(
    app: App,
    actor: Actor,
    Path((shift,)): Path<(ShiftId,)>,
    Json(input): Json<ShiftInput>,
) -> Result<Response> {
    Ok(axum::Json(save(&app, &actor, Some(shift), &input).await?).into_response())
}

/// A shift goes, with all its times.
#[utoipa::path(delete, path = "/api/v1/desk/rota/shifts/{shift}", tag = "desk",
    params(("shift" = String, Path, description = "The shift's id")), responses((status = 204)))]
pub(crate) async fn delete_shift(app: App, actor: Actor, Path((shift,)): Path<(ShiftId,)>) -> Result<Response> {
    app.run(&actor, DropShift(shift)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Which week is copied where.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct CopyInput {
    /// A day of the week that is copied: `2026-05-04`.
    from: String,
    /// A day of the week that it is copied to.
    to: String,
}

/// How many shifts were entered.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct CopiedShifts {
    shifts: usize,
}

/// Copies the single shifts of a week to another. Repeating shifts stand in every week by themselves.
#[utoipa::path(post, path = "/api/v1/desk/rota/copy", tag = "desk", request_body = CopyInput,
    responses((status = 200, body = CopiedShifts)))]
pub(crate) async fn post_copy(app: App, actor: Actor, Json(input): Json<CopyInput>) -> Result<Response> {
    let day = |name, typed: &str| typed_day(typed).map_err(|code| Error::field(name, code));
    let command = CopyWeek { from: day("from", &input.from)?, to: day("to", &input.to)? };
    Ok(axum::Json(CopiedShifts { shifts: app.run(&actor, command).await? }).into_response())
}

/// Enters leave: agents their own, managers anybody's.
#[utoipa::path(post, path = "/api/v1/desk/rota/leave", tag = "desk", request_body = LeaveInput,
    responses((status = 201, body = Made)))]
pub(crate) async fn post_leave(app: App, actor: Actor, Json(input): Json<LeaveInput>) -> Result<Response> {
    let id = app.run(&actor, input.parse(&actor)?).await?;
    Ok((StatusCode::CREATED, axum::Json(Made { id: id.to_string() })).into_response())
}

/// Drops leave: agents their own, managers anybody's.
#[utoipa::path(delete, path = "/api/v1/desk/rota/leave/{leave}", tag = "desk",
    params(("leave" = String, Path, description = "The leave's id")), responses((status = 204)))]
pub(crate) async fn delete_leave(app: App, actor: Actor, Path((leave,)): Path<(LeaveId,)>) -> Result<Response> {
    app.run(&actor, super::DropLeave(leave)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Sets what an agent takes on, all of it.
#[utoipa::path(put, path = "/api/v1/desk/rota/agents/{agent}", tag = "desk", request_body = AgentInput,
    params(("agent" = String, Path, description = "The employee's id")), responses((status = 204)))]
pub(crate) async fn put_agent(
    app: App,
    actor: Actor,
    Path((agent,)): Path<(MemberId,)>,
    Json(input): Json<AgentInput>,
) -> Result<Response> {
    app.run(&actor, input.parse(agent)?).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

//! The report in the API.

use super::{By, Figures, Part, Wanted, read};
use axum::response::{IntoResponse, Response};
use madang_http::Query;
use madang_kernel::{Actor, App, Error, MemberId, Result, SpaceId, Timestamp};
use serde::Serialize;

/// The days that a report may be about.
const DAYS: std::ops::RangeInclusive<i64> = 1..=366;

/// How the clocks of one kind went.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ClockFigures {
    /// What was promised happened in time.
    in_time: i64,
    /// It happened late, or has not happened although the time is over.
    late: i64,
    /// There is time left.
    open: i64,
    /// Of those that were in time or late, in per cent, rounded down; null where there are none.
    share_in_time: Option<i64>,
    /// The median of the opening time that it took, in minutes.
    median_minutes: Option<i64>,
    /// The 90th percentile of it.
    slowest_tenth_minutes: Option<i64>,
}

/// A part of the questions.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ReportPart {
    /// The id of a space or of a member, a code, or the Monday of a week in UTC; null for nobody's questions and for all.
    key: Option<String>,
    first_response: ClockFigures,
    resolution: ClockFigures,
    /// What was handed to a colleague with a time; by agent, of whom it was handed to.
    handed: ClockFigures,
}

/// How promises were kept.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct DeskReport {
    /// Of questions asked since then.
    #[schema(value_type = String, format = DateTime)]
    since: Timestamp,
    /// What `parts` is parted by.
    #[schema(value_type = String)]
    by: By,
    total: ReportPart,
    parts: Vec<ReportPart>,
}

fn figures(figures: &Figures) -> ClockFigures {
    ClockFigures {
        in_time: figures.in_time,
        late: figures.late,
        open: figures.open,
        share_in_time: figures.share(),
        median_minutes: figures.median,
        slowest_tenth_minutes: figures.slowest,
    }
}

fn part(by: By, part: &Part) -> ReportPart {
    let number = || part.key.parse::<i64>().ok();
    let key = match by {
        By::Space => number().map(|id| SpaceId::new(id).to_string()),
        By::Agent => number().map(|id| MemberId::new(id).to_string()),
        _ => Some(part.key.clone()).filter(|key| !key.is_empty()),
    };
    ReportPart {
        key,
        first_response: figures(&part.first),
        resolution: figures(&part.resolution),
        handed: figures(&part.handed),
    }
}

/// How promises were kept, of the questions of a time that came in here. Whoever does not manage the community reads of agents only
/// about themselves.
#[utoipa::path(get, path = "/api/v1/desk/report", tag = "desk", params(Wanted),
    responses((status = 200, body = DeskReport), (status = 422, description = "Days or parts that are none")))]
pub(crate) async fn get(app: App, actor: Actor, Query(wanted): Query<Wanted>) -> Result<Response> {
    let days = match wanted.days.as_str() {
        "" => Some(30),
        typed => typed.parse().ok().filter(|days| DAYS.contains(days)),
    };
    let by = match wanted.by.as_str() {
        "" => Some(By::Space),
        typed => By::parse(typed),
    };
    let days = days.ok_or(Error::field("days", "invalid"))?;
    let by = by.ok_or(Error::field("by", "invalid"))?;
    let report = read(&app, &actor, days, by, 0).await?;
    let parts = report.parts.iter().map(|one| part(by, one)).collect();
    Ok(axum::Json(DeskReport { since: report.since, by, total: part(By::All, &report.total), parts }).into_response())
}

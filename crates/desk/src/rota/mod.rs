//! The duty rota: who is there when, who is away, and who takes on what.

mod agent;
pub(crate) mod api;
pub(crate) mod duty;
mod leave;
mod shift;
#[cfg(test)]
mod tests;
mod week;

pub use agent::{Agent, SaveAgent};
pub use duty::{Duty, Leave, LeaveId, Rota, Shift, ShiftId, Weekdays};
pub use leave::{DropLeave, EnterLeave};
pub use shift::{CopyWeek, DropShift, NewShift, SaveShift};

use crate::{hours::Hours, settings::Settings, store::rota};
use jiff::{Span, civil::Date, tz::TimeZone};
use madang_http::{Access, Routes};
use madang_i18n::Lang;
use madang_kernel::{Result, Timestamp, db::Connection};

/// Where the calendar is.
pub(crate) const PATH: &str = "/desk/rota";

/// Where the rota is.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(PATH, Access::Agent, week::show)
        .post("/desk/rota/copy", Access::Manager, shift::copy)
        .get("/desk/rota/shifts/{shift}", Access::Manager, shift::show)
        .post("/desk/rota/shifts/{shift}", Access::Manager, shift::submit)
        .post("/desk/rota/shifts/{shift}/delete", Access::Manager, shift::delete)
        .get("/desk/rota/leave", Access::Agent, leave::show)
        .post("/desk/rota/leave", Access::Agent, leave::submit)
        .post("/desk/rota/leave/{leave}/delete", Access::Agent, leave::delete)
        .get("/desk/rota/agents/{agent}", Access::Manager, agent::show)
        .post("/desk/rota/agents/{agent}", Access::Manager, agent::submit)
        .get("/api/v1/desk/rota", Access::Agent, api::get)
        .post("/api/v1/desk/rota/shifts", Access::Manager, api::post_shift)
        .put("/api/v1/desk/rota/shifts/{shift}", Access::Manager, api::put_shift)
        .delete("/api/v1/desk/rota/shifts/{shift}", Access::Manager, api::delete_shift)
        .post("/api/v1/desk/rota/copy", Access::Manager, api::post_copy)
        .post("/api/v1/desk/rota/leave", Access::Agent, api::post_leave)
        .delete("/api/v1/desk/rota/leave/{leave}", Access::Agent, api::delete_leave)
        .put("/api/v1/desk/rota/agents/{agent}", Access::Manager, api::put_agent)
}

/// The rota as far as it reaches into now or later.
///
/// # Errors
/// When the database fails.
pub(crate) async fn duty_rota(conn: &mut impl Connection, settings: &Settings, now: Timestamp) -> Result<Rota> {
    let since = later(day_of(now, &TimeZone::UTC), -3);
    let (shifts, leave) = (rota::shifts(conn, since).await?, rota::leave(conn, since).await?);
    rota::rota(settings, &shifts, &leave)
}

/// The zone that the team's days are told in: that of the usual calendar.
pub(crate) fn team_zone(settings: &Settings) -> String {
    let usual = settings.usual_plan().and_then(|plan| settings.calendar(&plan.calendar));
    usual.map_or_else(|| "UTC".to_owned(), |calendar| calendar.zone.clone())
}

/// The opening hours that somebody should be there in: those of every calendar that anything is promised in.
pub(crate) fn opening(settings: &Settings) -> Vec<Hours> {
    let promised = |code: &str| settings.plans.iter().any(|plan| plan.calendar == code);
    settings.calendars.iter().filter(|calendar| promised(&calendar.code)).map(|calendar| calendar.hours()).collect()
}

/// The day of a moment in a zone.
pub(crate) fn day_of(at: Timestamp, zone: &TimeZone) -> Date {
    let at = jiff::Timestamp::from_millisecond(at.millis()).unwrap_or_default();
    at.to_zoned(zone.clone()).date()
}

/// The Monday of a day's week.
fn monday(day: Date) -> Date {
    day.saturating_sub(Span::new().days(day.weekday().to_monday_zero_offset()))
}

/// So many days later.
pub(crate) fn later(day: Date, days: i64) -> Date {
    day.saturating_add(Span::new().days(days))
}

/// The moment at which a day begins.
pub(crate) fn begin_of(day: Date, zone: &TimeZone) -> Timestamp {
    crate::hours::instant(zone, day, 0).unwrap_or_default()
}

/// A day in words.
fn told(lang: Lang, day: Date) -> String {
    madang_i18n::date(lang, begin_of(day, &TimeZone::UTC).millis(), &TimeZone::UTC)
}

/// A minute of a day as a clock shows it.
fn clock_face(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// A day as it is typed; years that make sense only.
fn typed_day(typed: &str) -> std::result::Result<Date, &'static str> {
    let day: Option<Date> = typed.trim().parse().ok();
    day.filter(|day| (2000..=2100).contains(&day.year())).ok_or("day-unclear")
}

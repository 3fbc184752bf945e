//! How the promises of a time were kept: how many in time, how many late, and how long it took.

pub(crate) mod api;
mod web;

use crate::{
    clock::Kind,
    store::report::{FiguresRow, figures},
};
use madang_http::{Access, Routes};
use madang_kernel::{Actor, App, Permission, Result, Timestamp};
use serde::Deserialize;
use std::{collections::BTreeMap, time::Duration};

/// Where the report is.
pub(crate) const PATH: &str = "/desk/report";
/// A day in milliseconds.
const DAY: i64 = 86_400_000;

madang_kernel::words! {
    /// What the questions are parted by.
    pub enum By {
        /// The space.
        Space = "space",
        /// The priority.
        Priority = "priority",
        /// The language.
        Language = "language",
        /// Whoever has the question.
        Agent = "agent",
        /// The week in which it was asked, from Monday.
        Week = "week",
        /// Nothing: all together.
        All = "all",
    }
}

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, Access::Agent, web::show).get("/api/v1/desk/report", Access::Agent, api::get)
}

/// Which report is wanted, as an address says it.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct Wanted {
    /// Of questions asked in so many days until now, 1 to 366; 30 by default.
    #[param(value_type = Option<i64>)]
    pub(crate) days: String,
    /// `space` (the default), `priority`, `language`, `agent` or `week`.
    pub(crate) by: String,
}

/// How the clocks of one kind went. Those of questions that were closed or removed unanswered are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Figures {
    /// What was promised happened in time.
    pub(crate) in_time: i64,
    /// It happened late, or has not happened although the time is over.
    pub(crate) late: i64,
    /// There is time left.
    pub(crate) open: i64,
    /// The median of the opening time that it took, in minutes; none where it never happened.
    pub(crate) median: Option<i64>,
    /// The 90th percentile of it, in minutes.
    pub(crate) slowest: Option<i64>,
}

impl Figures {
    fn of(row: &FiguresRow) -> Figures {
        let minutes = |millis: i64| millis / 60_000;
        Figures {
            in_time: row.in_time,
            late: row.late,
            open: row.open,
            median: row.median.map(minutes),
            slowest: row.slowest.map(minutes),
        }
    }

    /// Of what was decided, in per cent, what was in time; rounded down, so that 100 means all.
    pub(crate) fn share(&self) -> Option<i64> {
        let decided = self.in_time + self.late;
        (decided > 0).then(|| self.in_time * 100 / decided)
    }
}

/// The clocks of a part of the questions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Part {
    /// An id or a code; the Monday of a week, such as `2026-05-04`; empty for all, and for nobody's questions.
    pub(crate) key: String,
    pub(crate) first: Figures,
    pub(crate) resolution: Figures,
    /// What colleagues were asked to answer by a moment.
    pub(crate) handed: Figures,
}

/// The report of a time.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) since: Timestamp,
    pub(crate) total: Part,
    pub(crate) parts: Vec<Part>,
}

/// Adds up what the actor may read: whoever does not manage the community reads of agents only about themselves. `shift` is how
/// many milliseconds the reader's zone is ahead of UTC.
pub(crate) async fn read(app: &App, actor: &Actor, days: i64, by: By, shift: i64) -> Result<Report> {
    let since = app.now() - Duration::from_millis((days * DAY).unsigned_abs());
    let mut conn = app.db().read().await?;
    let total = parts(figures(&mut conn, actor, since, By::All, shift).await?, By::All);
    let mut parts = parts(figures(&mut conn, actor, since, by, shift).await?, by);
    if by == By::Agent && !actor.may(Permission::Manage) {
        let own = actor.id().map(|id| id.number().to_string());
        parts.retain(|part| Some(&part.key) == own.as_ref());
    }
    Ok(Report { since, total: total.into_iter().next().unwrap_or_default(), parts })
}

fn parts(rows: Vec<FiguresRow>, by: By) -> Vec<Part> {
    let mut parts: BTreeMap<String, Part> = BTreeMap::new();
    for row in rows {
        let part = parts.entry(row.part.clone()).or_default();
        match row.kind {
            Kind::FirstResponse => part.first = Figures::of(&row),
            Kind::Resolution => part.resolution = Figures::of(&row),
            Kind::Handed => part.handed = Figures::of(&row),
        }
    }
    let key = |number: String| if by == By::Week { monday(&number) } else { number };
    parts.into_iter().map(|(number, part)| Part { key: key(number), ..part }).collect()
}

/// The first day of the week of that number; the first of all began on the Monday before 1970.
fn monday(number: &str) -> String {
    let millis = number.parse::<i64>().unwrap_or(0) * 7 * DAY - 3 * DAY;
    Timestamp::from_millis(millis).to_string().chars().take(10).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_on_monday() {
        let week = |text: &str| (Timestamp::parse(text).unwrap().millis() + 3 * DAY) / (7 * DAY);
        assert_eq!(monday(&week("2026-05-04T00:00:00Z").to_string()), "2026-05-04");
        assert_eq!(monday(&week("2026-05-10T23:59:59Z").to_string()), "2026-05-04");
        assert_eq!(monday(&week("1970-01-01T00:00:00Z").to_string()), "1969-12-29");
    }

    #[test]
    fn a_hundred_per_cent_is_all() {
        let of = |in_time, late| Figures { in_time, late, ..Figures::default() }.share();
        assert_eq!((of(0, 0), of(3, 0), of(199, 1), of(0, 4)), (None, Some(100), Some(99), Some(0)));
    }
}

//! What staff asks of the searches: figures of a period, and lists of queries.

use super::{Place, day};
use crate::store::{
    self,
    analytics::{DayRow, QueryRow, Scope, TimeRow},
};
use jiff::{civil::Date, tz::TimeZone};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Permission, Result, Timestamp, db::Connection};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use std::collections::HashMap;

madang_kernel::words! {
    /// A list of queries.
    pub(crate) enum List {
        /// All, the most frequent first.
        Frequent = "frequent",
        /// Those that found nothing.
        Empty = "empty",
        /// Those whose results nobody clicked.
        Unclicked = "unclicked",
        /// Those after which something else was searched.
        Reworded = "reworded",
        /// Those that took long.
        Slow = "slow",
    }
}

/// Days that a report is about when nothing is said.
const USUAL: i64 = 30;
/// The most that one request asks back to.
const LONGEST: i64 = 3_660;
/// Following queries that are shown of each.
const NEXT: i64 = 3;

/// What an address asks of the searches. What cannot be read is left out.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct ReportInput {
    /// The first day, such as `2026-07-01`, in UTC; 30 days ago by default.
    from: String,
    /// The last day; today by default.
    to: String,
    /// Instead of `from`: so many days up to `to`.
    days: Option<i64>,
    /// `page`, `suggestions`, `ask`, `widget` or `api`; everywhere by default.
    pub(crate) place: String,
    /// The language of the interface: `ko`, `ja` or `en`; all by default.
    pub(crate) language: String,
}

impl ReportInput {
    /// The days, place and language that are meant.
    pub(crate) fn scope(&self, now: Timestamp) -> Scope {
        let today = day(now);
        let to = day_of(&self.to).unwrap_or(today).min(today);
        let days = self.days.unwrap_or(USUAL).clamp(1, LONGEST);
        let from = day_of(&self.from).unwrap_or(to - days + 1).clamp(to - LONGEST, to);
        Scope {
            from,
            to,
            place: Place::parse(&self.place).map(|place| place.to_string()).unwrap_or_default(),
            language: Lang::parse(&self.language).map(|lang| lang.code().to_owned()).unwrap_or_default(),
        }
    }

    /// The days of the period, where it is given by their number.
    pub(crate) fn days(&self) -> i64 {
        self.days.unwrap_or(USUAL)
    }

    /// The same of another list, and further values.
    pub(crate) fn url(&self, path: &str, more: &[(&str, &str)]) -> String {
        let days = self.days.map(|days| days.to_string()).unwrap_or_default();
        let own = [("days", &*days), ("from", &self.from), ("to", &self.to), ("place", &self.place)];
        let all = own.into_iter().chain([("language", &*self.language)]).chain(more.iter().copied());
        let given = all.filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> =
            given.map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC))).collect();
        format!("{path}?{}", pairs.join("&"))
    }
}

fn day_of(text: &str) -> Option<i64> {
    let midnight = text.trim().parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok()?;
    Some(day(Timestamp::from_millis(midnight.timestamp().as_millisecond())))
}

/// The day as text, such as `2026-07-01`.
pub(crate) fn date(day: i64) -> String {
    let at = jiff::Timestamp::from_millisecond(day * 86_400_000).unwrap_or_default();
    at.to_zoned(TimeZone::UTC).date().to_string()
}

/// The figures of a period.
#[derive(Clone, Debug, Default)]
pub(crate) struct Totals {
    /// Each day of the period, those without a search too.
    pub(crate) days: Vec<DayRow>,
    /// Their sums.
    pub(crate) all: DayRow,
    /// What a search took on average, in milliseconds.
    pub(crate) mean_ms: f64,
    /// Of a hundred searches, 95 took at most so many milliseconds; the next higher of a few bounds.
    pub(crate) most_ms: i64,
}

impl Totals {
    /// Searches that had results of which none was clicked.
    pub(crate) fn unclicked(&self) -> i64 {
        (self.all.found - self.all.clicked).max(0)
    }
}

/// The figures: two statements.
///
/// # Errors
/// [`madang_kernel::Error::Forbidden`] for whoever does not manage.
pub(crate) async fn totals(app: &App, actor: &Actor, scope: &Scope) -> Result<Totals> {
    permit(actor)?;
    let mut conn = app.db().read().await?;
    let rows = store::analytics::days(&mut conn, scope).await?;
    let times = store::analytics::times(&mut conn, scope).await?;
    let (mean_ms, most_ms) = spread(&times);
    Ok(Totals { all: sum(&rows), days: every_day(rows, scope), mean_ms, most_ms })
}

fn sum(rows: &[DayRow]) -> DayRow {
    rows.iter().fold(DayRow::default(), |all, row| DayRow {
        day: 0,
        searches: all.searches + row.searches,
        empty: all.empty + row.empty,
        found: all.found + row.found,
        clicked: all.clicked + row.clicked,
        reworded: all.reworded + row.reworded,
        slow: all.slow + row.slow,
        ranks: all.ranks + row.ranks,
    })
}

fn every_day(rows: Vec<DayRow>, scope: &Scope) -> Vec<DayRow> {
    let mut known: HashMap<i64, DayRow> = rows.into_iter().map(|row| (row.day, row)).collect();
    (scope.from..=scope.to).map(|day| known.remove(&day).unwrap_or(DayRow { day, ..DayRow::default() })).collect()
}

/// The mean, and the bound below which 95 of a hundred are.
fn spread(times: &[TimeRow]) -> (f64, i64) {
    let searches: i64 = times.iter().map(|row| row.searches).sum();
    if searches == 0 {
        return (0.0, 0);
    }
    let millis: i64 = times.iter().map(|row| row.millis).sum();
    let mut counted = 0;
    let within = times.iter().find(|row| {
        counted += row.searches;
        counted * 100 >= searches * 95
    });
    (millis as f64 / searches as f64, within.map_or(0, |row| row.within))
}

/// A query in a list, and what was searched after it.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    pub(crate) row: QueryRow,
    /// Query and times.
    pub(crate) next: Vec<(String, i64)>,
}

/// A part of a list: one statement, two where queries were put another way.
///
/// # Errors
/// [`madang_kernel::Error::Forbidden`] for whoever does not manage.
pub(crate) async fn list(
    app: &App,
    actor: &Actor,
    scope: &Scope,
    list: List,
    skip: i64,
    most: i64,
) -> Result<Vec<Listed>> {
    permit(actor)?;
    let mut conn = app.db().read().await?;
    let rows = store::analytics::queries(&mut conn, scope, list.as_str(), skip, most).await?;
    let mut next = if list == List::Reworded { following(&mut conn, scope, &rows).await? } else { HashMap::new() };
    Ok(rows.into_iter().map(|row| Listed { next: next.remove(&row.key).unwrap_or_default(), row }).collect())
}

async fn following(
    conn: &mut impl Connection,
    scope: &Scope,
    rows: &[QueryRow],
) -> Result<HashMap<String, Vec<(String, i64)>>> {
    let keys: Vec<&str> = rows.iter().map(|row| row.key.as_str()).collect();
    let mut next: HashMap<String, Vec<(String, i64)>> = HashMap::new();
    for row in store::analytics::next(conn, scope, &keys, NEXT).await? {
        next.entry(row.earlier).or_default().push((row.typed, row.times));
    }
    Ok(next)
}

/// Only managers see what people searched for.
///
/// # Errors
/// [`madang_kernel::Error::Forbidden`], or the request to sign in.
pub(crate) fn permit(actor: &Actor) -> Result<()> {
    if actor.may(Permission::Manage) { Ok(()) } else { Err(actor.refusal(None)) }
}

/// `part` of a hundred of `whole`, rounded.
pub(crate) fn percent(part: i64, whole: i64) -> i64 {
    if whole == 0 { 0 } else { (part * 200 + whole) / (whole * 2) }
}

/// The mean of places in the list that were clicked.
pub(crate) fn mean_rank(ranks: i64, clicked: i64) -> Option<f64> {
    (clicked > 0).then(|| (ranks as f64 / clicked as f64 * 10.0).round() / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_days_and_never_ends_in_the_future() {
        let now = Timestamp::parse("2026-05-04T03:00:00Z").unwrap();
        let scope = |from: &str, to: &str, days| {
            let input = ReportInput { from: from.into(), to: to.into(), days, ..ReportInput::default() };
            let scope = input.scope(now);
            (date(scope.from), date(scope.to))
        };
        let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        assert_eq!(scope("", "", None), pair("2026-04-05", "2026-05-04"));
        assert_eq!(scope("", "", Some(7)), pair("2026-04-28", "2026-05-04"));
        assert_eq!(scope("2026-04-01", "2026-04-30", None), pair("2026-04-01", "2026-04-30"));
        assert_eq!(scope("2026-05-03", "2027-01-01", None), pair("2026-05-03", "2026-05-04"));
        assert_eq!(scope("soon", "later", None), pair("2026-04-05", "2026-05-04"));
    }

    #[test]
    fn the_time_of_most_searches_is_the_bound_that_holds_them() {
        let row = |within, searches, millis| TimeRow { within, searches, millis };
        assert_eq!(spread(&[row(5, 90, 300), row(50, 6, 200), row(1000, 4, 3000)]), (35.0, 50));
        assert_eq!(spread(&[row(2, 3, 6)]), (2.0, 2));
        assert_eq!(spread(&[]), (0.0, 0));
    }

    #[test]
    fn parts_are_rounded() {
        assert_eq!([percent(1, 3), percent(2, 3), percent(0, 0), percent(5, 5)], [33, 67, 0, 100]);
        assert_eq!((mean_rank(7, 3), mean_rank(0, 0)), (Some(2.3), None));
    }
}

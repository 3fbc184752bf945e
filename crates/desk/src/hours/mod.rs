//! Opening time: pure arithmetic over the hours in which a team works, in its own time zone, without public holidays.
//!
//! All lengths are milliseconds of opening time; moments are instants. A span that ends at 24:00 ends at the next
//! midnight. Where a zone's clock jumps, the opening time is what really passes between opening and closing.

mod span;
#[cfg(test)]
mod tests;

pub(crate) use span::minute;
pub use span::{Day, Span, Week};

use crate::holidays::{self, Country};
use jiff::{
    civil::{Date, DateTime},
    tz::TimeZone,
};
use madang_kernel::Timestamp;
use std::collections::BTreeMap;

/// How many days ahead opening time is looked for: a team that does not open within five years never does.
const HORIZON: usize = 5 * 366;

/// When a team is there.
#[derive(Clone, Debug)]
pub struct Hours {
    zone: TimeZone,
    week: Week,
    countries: Vec<Country>,
    special: BTreeMap<Date, Day>,
}

impl Hours {
    /// From weekly hours in a zone, the countries whose public holidays are free, and days that are otherwise.
    pub fn new(zone: TimeZone, week: Week, countries: Vec<Country>, special: BTreeMap<Date, Day>) -> Hours {
        Hours { zone, week, countries, special }
    }

    /// The zone.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The opening time between two moments; nothing where `to` is not after `from`.
    pub fn between(&self, from: Timestamp, to: Timestamp) -> i64 {
        if to <= from {
            return 0;
        }
        let spans = self.spans_from(from).take_while(|span| span.0 < to);
        spans.map(|(open, close)| (close.min(to).millis() - open.max(from).millis()).max(0)).sum()
    }

    /// The first moment at which so much opening time has passed since `from`; `from` itself for nothing or less,
    /// `None` where the team never opens for so long.
    pub fn add(&self, from: Timestamp, length: i64) -> Option<Timestamp> {
        let mut left = length;
        if left <= 0 {
            return Some(from);
        }
        for (open, close) in self.spans_from(from) {
            let open = open.max(from);
            let here = (close.millis() - open.millis()).max(0);
            if here >= left {
                return Some(Timestamp::from_millis(open.millis() + left));
            }
            left -= here;
        }
        None
    }

    /// Whether the team is there at this moment.
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.spans_from(at).next().is_some_and(|(open, _)| open <= at)
    }

    /// When the team is there next: `at` itself while it is.
    pub fn next_open(&self, at: Timestamp) -> Option<Timestamp> {
        self.spans_from(at).next().map(|(open, _)| open.max(at))
    }

    /// When the team is there next on a later day.
    pub fn next_day(&self, at: Timestamp) -> Option<Timestamp> {
        let tomorrow = self.date(at)?.tomorrow().ok()?;
        self.next_open(self.instant(tomorrow, 0)?)
    }

    /// The hours of a day.
    pub fn day(&self, date: Date) -> Day {
        if let Some(day) = self.special.get(&date) {
            return day.clone();
        }
        if self.holiday(date).is_some() { Day::default() } else { self.week.on(date.weekday()).clone() }
    }

    /// Whether a day is free for its own sake: a public holiday, or closed though the week may say otherwise. A weekend is not.
    pub fn is_day_off(&self, date: Date) -> bool {
        self.special.get(&date).map_or_else(|| self.holiday(date).is_some(), Day::is_closed)
    }

    /// Every time the team is there between two moments, in order; the first and the last may reach beyond them.
    pub fn spans(&self, from: Timestamp, to: Timestamp) -> Vec<(Timestamp, Timestamp)> {
        self.spans_from(from).take_while(|span| span.0 < to).collect()
    }

    /// The public holiday that a day is.
    pub fn holiday(&self, date: Date) -> Option<&'static str> {
        self.countries.iter().find_map(|country| holidays::name_of(*country, date))
    }

    /// The days from `from` on that are free though the week says otherwise, with the holiday's name where it is one.
    pub fn free_days(&self, from: Date, most: usize) -> Vec<(Date, Option<&'static str>)> {
        let usual = |date: &Date| !self.week.on(date.weekday()).is_closed();
        let days = from.series(jiff::Span::new().days(1)).take(HORIZON / 5).filter(usual);
        days.filter(|date| self.day(*date).is_closed()).map(|date| (date, self.holiday(date))).take(most).collect()
    }

    /// The day of a moment in the team's zone.
    pub fn date(&self, at: Timestamp) -> Option<Date> {
        let at = jiff::Timestamp::from_millisecond(at.millis()).ok()?;
        Some(at.to_zoned(self.zone.clone()).date())
    }

    /// Every time the team is there that ends after `from`, in order.
    fn spans_from(&self, from: Timestamp) -> impl Iterator<Item = (Timestamp, Timestamp)> {
        // A day earlier: a span may end at midnight, which belongs to the next day.
        let first = self.date(from).and_then(|date| date.yesterday().ok());
        let days = first.into_iter().flat_map(|first| first.series(jiff::Span::new().days(1)).take(HORIZON));
        days.flat_map(|date| self.instants(date)).filter(move |span| span.1 > from)
    }

    fn instants(&self, date: Date) -> Vec<(Timestamp, Timestamp)> {
        let mut spans: Vec<(Timestamp, Timestamp)> = Vec::new();
        for span in self.day(date).0 {
            let (Some(open), Some(close)) = (self.instant(date, span.from), self.instant(date, span.to)) else {
                continue;
            };
            // Where the clock jumps ahead, a span can end after the next one begins.
            let open = spans.last().map_or(open, |last| open.max(last.1));
            if open < close {
                spans.push((open, close));
            }
        }
        spans
    }

    fn instant(&self, date: Date, minute: u16) -> Option<Timestamp> {
        instant(&self.zone, date, minute)
    }
}

/// The instant of a minute of a day; within a jump of the clock, as far after the jump as it would have been.
pub(crate) fn instant(zone: &TimeZone, date: Date, minute: u16) -> Option<Timestamp> {
    let (date, minute) = if minute >= 24 * 60 { (date.tomorrow().ok()?, minute - 24 * 60) } else { (date, minute) };
    let at: DateTime = date.at((minute / 60) as i8, (minute % 60) as i8, 0, 0);
    let zoned = at.to_zoned(zone.clone()).ok()?;
    Some(Timestamp::from_millis(zoned.timestamp().as_millisecond()))
}

//! The clock of a question, pure: how much of the promised time is used, and when it runs out.

use crate::hours::Hours;
use madang_kernel::Timestamp;

madang_kernel::words! {
    /// What was promised.
    pub enum Kind {
        /// The first reply.
        FirstResponse = "first_response",
        /// That the question is settled.
        Resolution = "resolution",
    }
}

madang_kernel::words! {
    /// What a clock does.
    pub enum Status {
        /// It runs, in opening hours.
        Running = "running",
        /// It waits for the asker.
        Waiting = "waiting",
        /// What was promised has happened.
        Met = "met",
        /// Nothing is owed any more: the question was closed, hidden or removed.
        Stopped = "stopped",
    }
}

madang_kernel::words! {
    /// How soon a question must be looked at. The order is that of urgency.
    pub enum Priority {
        /// It can wait.
        Low = "low",
        /// As usual.
        Normal = "normal",
        /// Before others.
        High = "high",
        /// At once.
        Urgent = "urgent",
    }
}

/// Of the promised time, the share after which staff are warned: three quarters, in hundredths.
const WARNED_AT: i64 = 75;

/// A clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// What was promised.
    pub kind: Kind,
    /// The promised time, in milliseconds of opening time.
    pub target: i64,
    /// When it ran: from, and until unless it runs now.
    pub runs: Vec<(Timestamp, Option<Timestamp>)>,
    /// What it does.
    pub status: Status,
    /// Since when it does that.
    pub since: Timestamp,
    /// When staff were warned.
    pub warned_at: Option<Timestamp>,
    /// When the time ran out.
    pub breached_at: Option<Timestamp>,
}

/// What follows from a clock and the opening hours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timing {
    /// Opening time used in runs that have ended, in milliseconds.
    pub used: i64,
    /// When staff are warned, while it runs.
    pub warn: Option<Timestamp>,
    /// When the time runs out, while it runs.
    pub due: Option<Timestamp>,
}

impl Clock {
    /// A clock that runs since `from`.
    pub fn new(kind: Kind, target: i64, from: Timestamp) -> Clock {
        Clock {
            kind,
            target,
            runs: vec![(from, None)],
            status: Status::Running,
            since: from,
            warned_at: None,
            breached_at: None,
        }
    }

    /// Lets the clock run, wait or end from a moment on; whether that is a change.
    pub fn set(&mut self, status: Status, at: Timestamp) -> bool {
        if status == self.status {
            return false;
        }
        let at = at.max(self.since);
        match (self.runs.last_mut(), status) {
            (_, Status::Running) => self.runs.push((at, None)),
            (Some((_, until @ None)), _) => *until = Some(at),
            _ => {}
        }
        self.status = status;
        self.since = at;
        true
    }

    /// How much is used and when it runs out. Runs beyond the target count: the clock of a question that comes back
    /// too late is late at once.
    pub fn timing(&self, hours: &Hours) -> Timing {
        let used = self.runs.iter().filter_map(|(from, until)| Some(hours.between(*from, (*until)?))).sum();
        let open = self.runs.last().filter(|(_, until)| until.is_none()).map(|(from, _)| *from);
        let at = |length: i64| open.and_then(|from| hours.add(from, length - used));
        Timing { used, warn: at(self.target * WARNED_AT / 100), due: at(self.target) }
    }

    /// Opening time used until `now`, in milliseconds.
    pub fn used_at(&self, hours: &Hours, now: Timestamp) -> i64 {
        self.runs.iter().map(|(from, until)| hours.between(*from, until.unwrap_or(now))).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{holidays::Country, hours::Week};
    use jiff::tz::TimeZone;
    use std::collections::BTreeMap;

    const HOUR: i64 = 3_600_000;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    #[test]
    fn a_clock_waits_and_goes_on_where_it_stopped() {
        let zone = TimeZone::get("Asia/Seoul").unwrap();
        let office = Hours::new(zone, Week::working(9 * 60, 18 * 60), vec![Country::Korea], BTreeMap::new());
        let mut clock = Clock::new(Kind::Resolution, 8 * HOUR, at("2026-05-04T10:00:00+09:00"));
        assert_eq!(clock.timing(&office).due, Some(at("2026-05-04T18:00:00+09:00")));
        assert_eq!(clock.timing(&office).warn, Some(at("2026-05-04T16:00:00+09:00")));
        assert!(clock.set(Status::Waiting, at("2026-05-04T13:00:00+09:00")));
        assert!(!clock.set(Status::Waiting, at("2026-05-04T14:00:00+09:00")));
        assert_eq!(clock.timing(&office), Timing { used: 3 * HOUR, warn: None, due: None });
        // The 5th is Children's Day.
        clock.set(Status::Running, at("2026-05-05T12:00:00+09:00"));
        assert_eq!(clock.timing(&office).due, Some(at("2026-05-06T14:00:00+09:00")));
        clock.set(Status::Met, at("2026-05-06T10:00:00+09:00"));
        assert_eq!(clock.timing(&office).due, None);
        // Opened again: what is left is what was left.
        clock.set(Status::Running, at("2026-05-07T09:00:00+09:00"));
        assert_eq!(clock.timing(&office).due, Some(at("2026-05-07T13:00:00+09:00")));
        assert_eq!(clock.used_at(&office, at("2026-05-07T10:00:00+09:00")), 5 * HOUR);
    }
}

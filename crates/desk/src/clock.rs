//! The clock of a question, pure: how much of the promised time is used, and when it runs out.

use crate::hours::Hours;
use madang_kernel::{Id, MemberId, Timestamp};

madang_kernel::words! {
    /// What was promised.
    pub enum Kind {
        /// The first reply.
        FirstResponse = "first_response",
        /// That the question is settled.
        Resolution = "resolution",
        /// That the colleague to whom it was handed with a time answers by then.
        Handed = "handed",
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

/// One time that a question was handed on with a moment by which it should be answered.
pub type HandId = Id<HandTag>;
#[doc(hidden)]
pub enum HandTag {}

/// What was asked of the colleague to whom a question was handed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handed {
    /// Which time.
    pub hand: HandId,
    /// Who should answer.
    pub to: MemberId,
    /// Until when. The opening time in which information is awaited is added.
    pub until: Timestamp,
}

/// A clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// What was promised.
    pub kind: Kind,
    /// What was asked of a colleague; none for what is promised to askers.
    pub handed: Option<Handed>,
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
            handed: None,
            target,
            runs: vec![(from, None)],
            status: Status::Running,
            since: from,
            warned_at: None,
            breached_at: None,
        }
    }

    /// A clock of what is asked of a colleague since `from`.
    pub fn handed(handed: Handed, from: Timestamp, hours: &Hours) -> Clock {
        Clock { handed: Some(handed), ..Clock::new(Kind::Handed, hours.between(from, handed.until), from) }
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
        let (warn, due) = (at(self.target * WARNED_AT / 100), at(self.target));
        match self.handed.filter(|_| open.is_some()) {
            None => Timing { used, warn, due },
            // A moment was named, perhaps one at which the team is not there.
            Some(handed) => {
                let due = hours.add(handed.until, self.paused(hours));
                let warn = if self.target > 0 { warn } else { due.map(|due| self.shortly_before(due, handed)) };
                Timing { used, warn, due }
            }
        }
    }

    /// Opening time between its runs.
    fn paused(&self, hours: &Hours) -> i64 {
        let pause = |pair: &[(Timestamp, Option<Timestamp>)]| Some(hours.between(pair[0].1?, pair[1].0));
        self.runs.windows(2).filter_map(pause).sum()
    }

    /// When staff are warned of what is due before the team opens again: three quarters of the time by the clock on the wall.
    fn shortly_before(&self, due: Timestamp, handed: Handed) -> Timestamp {
        let begun = self.runs.first().map_or(self.since, |(from, _)| *from);
        let length = handed.until.millis() - begun.millis();
        Timestamp::from_millis(due.millis() - length * (100 - WARNED_AT) / 100)
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

    #[test]
    fn what_is_asked_of_a_colleague_is_due_at_the_moment_that_was_named_and_later_by_what_it_waited() {
        let zone = TimeZone::get("Asia/Seoul").unwrap();
        let office = Hours::new(zone, Week::working(9 * 60, 18 * 60), vec![Country::Korea], BTreeMap::new());
        let asked = |until: &str| Handed { hand: HandId::new(1), to: MemberId::new(1), until: at(until) };
        let noon = at("2026-05-04T12:00:00+09:00");
        let mut clock = Clock::handed(asked("2026-05-04T16:00:00+09:00"), noon, &office);
        assert_eq!(clock.target, 4 * HOUR);
        let timing = clock.timing(&office);
        assert_eq!(
            (timing.warn, timing.due),
            (Some(at("2026-05-04T15:00:00+09:00")), Some(at("2026-05-04T16:00:00+09:00")))
        );
        clock.set(Status::Waiting, at("2026-05-04T13:00:00+09:00"));
        assert_eq!(clock.timing(&office).due, None);
        // An hour of opening time on Monday, none on Children's Day, two hours on Wednesday.
        clock.set(Status::Running, at("2026-05-06T11:00:00+09:00"));
        let timing = clock.timing(&office);
        assert_eq!((timing.used, timing.due), (HOUR, Some(at("2026-05-06T14:00:00+09:00"))));
        // A moment at night is a moment at night.
        let night = Clock::handed(asked("2026-05-05T00:00:00+09:00"), at("2026-05-04T20:00:00+09:00"), &office);
        let timing = night.timing(&office);
        assert_eq!(
            (timing.warn, timing.due),
            (Some(at("2026-05-04T23:00:00+09:00")), Some(at("2026-05-05T00:00:00+09:00")))
        );
    }
}

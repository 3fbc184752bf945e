//! Time: milliseconds in UTC, and a clock that tests can hold still.

use serde::{Deserialize, Serialize};
use std::{
    fmt,
    ops::{Add, Sub},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};
use tokio::sync::watch;

/// A moment, in milliseconds since 1970 UTC. In JSON it is RFC 3339 text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The moment so many milliseconds after 1970.
    pub const fn from_millis(millis: i64) -> Timestamp {
        Timestamp(millis)
    }

    /// Milliseconds since 1970.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Reads RFC 3339 text; a date and time without a zone is taken as UTC, a bare date as its midnight.
    pub fn parse(text: &str) -> Option<Timestamp> {
        if let Ok(at) = text.parse::<jiff::Timestamp>() {
            return Some(Timestamp(at.as_millisecond()));
        }
        let civil = text.parse::<jiff::civil::DateTime>().ok()?;
        let zoned = civil.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
        Some(Timestamp(zoned.timestamp().as_millisecond()))
    }
}

impl Add<Duration> for Timestamp {
    type Output = Timestamp;
    fn add(self, length: Duration) -> Timestamp {
        Timestamp(self.0.saturating_add(length.as_millis() as i64))
    }
}

impl Sub<Duration> for Timestamp {
    type Output = Timestamp;
    fn sub(self, length: Duration) -> Timestamp {
        Timestamp(self.0.saturating_sub(length.as_millis() as i64))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_millisecond(self.0) {
            Ok(at) => write!(f, "{at:.3}"),
            Err(_) => write!(f, "{} ms", self.0),
        }
    }
}

impl Serialize for Timestamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Timestamp::parse(&text).ok_or_else(|| serde::de::Error::custom("not a time (RFC 3339)"))
    }
}

crate::column!(Timestamp, i64, |at| at.0, |millis| Ok(Timestamp(millis)));

/// Where the time comes from.
#[derive(Clone)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that moves only when told to.
    Held(Arc<AtomicI64>),
    /// The machine's clock with so many milliseconds added: for rehearsals, where a week passes in a minute.
    Ahead(Arc<watch::Sender<i64>>),
}

impl Clock {
    /// A clock held at `at`.
    pub fn held(at: Timestamp) -> Clock {
        Clock::Held(Arc::new(AtomicI64::new(at.0)))
    }

    /// The machine's clock with `millis` milliseconds added.
    pub fn ahead(millis: i64) -> Clock {
        Clock::Ahead(Arc::new(watch::Sender::new(millis)))
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
            Clock::System => Timestamp(jiff::Timestamp::now().as_millisecond()),
            Clock::Held(at) => Timestamp(at.load(Ordering::Relaxed)),
            Clock::Ahead(by) => Timestamp(Clock::System.now().0.saturating_add(*by.borrow())),
        }
    }

    /// Moves a clock forward that can be moved; the machine's clock goes its own way.
    pub fn advance(&self, length: Duration) {
        match self {
            Clock::System => {}
            Clock::Held(at) => {
                at.fetch_add(length.as_millis() as i64, Ordering::Relaxed);
            }
            Clock::Ahead(by) => by.send_modify(|by| *by += length.as_millis() as i64),
        }
    }

    /// Puts a clock that is ahead of the machine's so many milliseconds ahead; whether it was less before. It is never put
    /// back: what has happened would lie in the future.
    pub fn put_ahead(&self, millis: i64) -> bool {
        let Clock::Ahead(by) = self else { return false };
        by.send_if_modified(|by| {
            let forward = *by < millis;
            *by = millis.max(*by);
            forward
        })
    }

    /// Tells of each time a clock that is ahead is moved, by how many milliseconds it is ahead then; none of a clock that
    /// goes by itself.
    pub fn jumps(&self) -> Option<watch::Receiver<i64>> {
        match self {
            Clock::Ahead(by) => Some(by.subscribe()),
            Clock::System | Clock::Held(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_with_and_without_a_zone() {
        let want = Timestamp::from_millis(1_282_765_851_187);
        assert_eq!(Timestamp::parse("2010-08-25T19:50:51.187"), Some(want));
        assert_eq!(Timestamp::parse("2010-08-26T04:50:51.187+09:00"), Some(want));
        assert_eq!(Timestamp::parse("2010-08-25"), Some(Timestamp::from_millis(1_282_694_400_000)));
        assert_eq!(Timestamp::parse("yesterday"), None);
        assert_eq!(want.to_string(), "2010-08-25T19:50:51.187Z");
    }

    #[test]
    fn a_clock_that_is_ahead_goes_on_by_itself_and_is_never_put_back() {
        let clock = Clock::ahead(3_600_000);
        let mut jumps = clock.jumps().unwrap();
        let real = Clock::System.now();
        assert!(clock.now() >= real + Duration::from_secs(3600));
        assert!(clock.put_ahead(7_200_000));
        assert!(jumps.has_changed().unwrap());
        assert_eq!(*jumps.borrow_and_update(), 7_200_000);
        assert!(!clock.put_ahead(7_199_999) && !clock.put_ahead(7_200_000));
        assert!(!jumps.has_changed().unwrap());
        assert!(clock.now() >= real + Duration::from_secs(7200));
        assert!(Clock::System.jumps().is_none() && !Clock::System.put_ahead(1));
    }
}

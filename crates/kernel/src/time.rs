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
}

impl Clock {
    /// A clock held at `at`.
    pub fn held(at: Timestamp) -> Clock {
        Clock::Held(Arc::new(AtomicI64::new(at.0)))
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
            Clock::System => Timestamp(jiff::Timestamp::now().as_millisecond()),
            Clock::Held(at) => Timestamp(at.load(Ordering::Relaxed)),
        }
    }

    /// Moves a held clock forward; the machine's clock goes its own way.
    pub fn advance(&self, length: Duration) {
        if let Clock::Held(at) = self {
            at.fetch_add(length.as_millis() as i64, Ordering::Relaxed);
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
}

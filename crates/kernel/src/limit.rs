//! How often something may happen: a token bucket for each key, in memory, on each node.

use crate::{Error, Result, Timestamp};
use std::{collections::HashMap, sync::Mutex};

/// A rate: so many at once, refilled evenly over `per_millis`.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// The most at once, and the number refilled in `per_millis`.
    pub burst: u32,
    /// Milliseconds in which an empty bucket fills.
    pub per_millis: i64,
}

impl Rate {
    /// So many a minute.
    pub const fn per_minute(burst: u32) -> Rate {
        Rate { burst, per_millis: 60_000 }
    }

    /// So many an hour.
    pub const fn per_hour(burst: u32) -> Rate {
        Rate { burst, per_millis: 3_600_000 }
    }
}

/// What is left after one was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// The most at once.
    pub limit: u32,
    /// How many may follow at once.
    pub remaining: u32,
    /// Seconds until the bucket is full again.
    pub reset: u64,
}

/// Buckets for any keys. Full ones are forgotten when there are many.
#[derive(Default)]
pub struct Limiter(Mutex<HashMap<String, (f64, Timestamp)>>);

const MANY: usize = 50_000;

impl Limiter {
    /// Takes one from the bucket of `key`.
    ///
    /// # Errors
    /// [`Error::TooMany`] with the seconds to wait.
    pub fn take(&self, key: &str, rate: Rate, now: Timestamp) -> Result<Left> {
        let each = rate.per_millis as f64 / f64::from(rate.burst);
        let full = f64::from(rate.burst);
        let mut buckets = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if buckets.len() > MANY {
            buckets.retain(|_, (_, since)| now.millis() - since.millis() < rate.per_millis);
        }
        let (level, since) = buckets.get(key).copied().unwrap_or((full, now));
        let refilled = (level + (now.millis() - since.millis()).max(0) as f64 / each).min(full);
        if refilled < 1.0 {
            return Err(Error::TooMany((((1.0 - refilled) * each) / 1000.0).ceil() as u64));
        }
        let level = refilled - 1.0;
        buckets.insert(key.to_owned(), (level, now));
        let reset = ((full - level) * each / 1000.0).ceil() as u64;
        Ok(Left { limit: rate.burst, remaining: level as u32, reset })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let limiter = Limiter::default();
        let start = Timestamp::from_millis(1_000_000);
        let rate = Rate::per_minute(3);
        let taken: Vec<bool> = (0..4).map(|_| limiter.take("a", rate, start).is_ok()).collect();
        assert_eq!(taken, [true, true, true, false]);
        assert!(matches!(limiter.take("a", rate, start), Err(Error::TooMany(20))));
        assert!(limiter.take("b", rate, start).is_ok());
        assert!(limiter.take("a", rate, start + Duration::from_secs(20)).is_ok());
    }
}

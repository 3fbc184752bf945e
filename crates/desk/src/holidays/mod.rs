//! Public holidays, worked out from the laws of their countries: pure.
//!
//! The lists are right from 2024 on. Where a law says "as the government decides" (elections at other times than usual,
//! extra days), the days are in a dated table; a community adds what is missing to its own calendar.

mod japan;
mod korea;
mod names;
#[cfg(test)]
mod published;

pub(crate) use names::name_in;

use jiff::civil::{Date, Weekday};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

madang_kernel::words! {
    /// A country whose public holidays are known.
    pub enum Country {
        /// The Republic of Korea.
        Korea = "kr",
        /// Japan.
        Japan = "jp",
    }
}

/// The holidays of a year: each day with its official name, in the language of its country.
pub type Holidays = BTreeMap<Date, &'static str>;

/// The years worked out so far.
type Known = HashMap<(Country, i16), Arc<Holidays>>;

static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);

/// The public holidays of a year, weekends aside.
pub fn of_year(country: Country, year: i16) -> Arc<Holidays> {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let year_of = || {
        Arc::new(match country {
            Country::Korea => korea::of_year(year),
            Country::Japan => japan::of_year(year),
        })
    };
    known.entry((country, year)).or_insert_with(year_of).clone()
}

/// The name of the public holiday that this day is.
pub fn name_of(country: Country, day: Date) -> Option<&'static str> {
    of_year(country, day.year()).get(&day).copied()
}

/// The day of a month, where there is such a day.
fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// The first day from `from` on that is free of holidays and no Saturday or Sunday.
fn next_free(holidays: &Holidays, from: Date) -> Option<Date> {
    let mut at = from;
    while holidays.contains_key(&at) || is_weekend(at) {
        at = at.tomorrow().ok()?;
    }
    Some(at)
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

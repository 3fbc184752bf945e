//! Dates and times. Instants are milliseconds since 1970 in UTC.

use crate::{Lang, words::Words};
use jiff::{Timestamp, Zoned, tz::TimeZone};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const MONTH: i64 = 30 * DAY;
const YEAR: i64 = 365 * DAY;

const ENGLISH_MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// How long before (or after) `now_ms` the instant `then_ms` lies: `3분 전`, `in 2 days`.
///
/// The browser keeps it fresh with the same steps (`web/src/scripts/times.js`).
pub fn ago(lang: Lang, then_ms: i64, now_ms: i64) -> String {
    let distance = now_ms.saturating_sub(then_ms);
    if distance >= 0 { past(lang, distance) } else { future(lang, distance.saturating_neg()) }
}

fn past(lang: Lang, distance: i64) -> String {
    match step(distance) {
        Step::Moment => lang.just_now().to_owned(),
        Step::Minutes(n) => lang.minutes_ago(n),
        Step::Hours(n) => lang.hours_ago(n),
        Step::Days(n) => lang.days_ago(n),
        Step::Months(n) => lang.months_ago(n),
        Step::Years(n) => lang.years_ago(n),
    }
}

fn future(lang: Lang, distance: i64) -> String {
    match step(distance) {
        Step::Moment => lang.in_a_moment().to_owned(),
        Step::Minutes(n) => lang.in_minutes(n),
        Step::Hours(n) => lang.in_hours(n),
        Step::Days(n) => lang.in_days(n),
        Step::Months(n) => lang.in_months(n),
        Step::Years(n) => lang.in_years(n),
    }
}

enum Step {
    Moment,
    Minutes(i64),
    Hours(i64),
    Days(i64),
    Months(i64),
    Years(i64),
}

fn step(distance: i64) -> Step {
    if distance < MINUTE {
        Step::Moment
    } else if distance < HOUR {
        Step::Minutes(distance / MINUTE)
    } else if distance < DAY {
        Step::Hours(distance / HOUR)
    } else if distance < MONTH {
        Step::Days(distance / DAY)
    } else if distance < YEAR {
        Step::Months(distance / MONTH)
    } else {
        Step::Years(distance / YEAR)
    }
}

/// The day: `2026년 7월 3일`, `2026年7月3日`, `Jul 3, 2026`.
pub fn date(lang: Lang, ms: i64, zone: &TimeZone) -> String {
    day(lang, &zoned(ms, zone))
}

/// The day without its year, for lists of one year: `7월 3일`, `7月3日`, `Jul 3`.
pub fn date_short(lang: Lang, ms: i64, zone: &TimeZone) -> String {
    let at = zoned(ms, zone);
    let (month, day) = (at.month(), at.day());
    match lang {
        Lang::Ko => format!("{month}월 {day}일"),
        Lang::Ja => format!("{month}月{day}日"),
        Lang::En => format!("{} {day}", english_month(&at)),
    }
}

/// The day and the time to the minute: `2026년 7월 3일 오후 3:05`, `2026年7月3日 15:05`, `Jul 3, 2026, 3:05 PM`.
pub fn date_time(lang: Lang, ms: i64, zone: &TimeZone) -> String {
    let at = zoned(ms, zone);
    let (day, hour, minute) = (day(lang, &at), at.hour(), at.minute());
    let on_dial = if hour % 12 == 0 { 12 } else { hour % 12 };
    let afternoon = hour >= 12;
    match lang {
        Lang::Ko => format!("{day} {} {on_dial}:{minute:02}", if afternoon { "오후" } else { "오전" }),
        Lang::Ja => format!("{day} {hour}:{minute:02}"),
        Lang::En => format!("{day}, {on_dial}:{minute:02} {}", if afternoon { "PM" } else { "AM" }),
    }
}

/// The time zone of an IANA name such as `Asia/Seoul`.
pub fn time_zone(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok()
}

fn day(lang: Lang, at: &Zoned) -> String {
    let (year, month, day) = (at.year(), at.month(), at.day());
    match lang {
        Lang::Ko => format!("{year}년 {month}월 {day}일"),
        Lang::Ja => format!("{year}年{month}月{day}日"),
        Lang::En => format!("{} {day}, {year}", english_month(at)),
    }
}

fn english_month(at: &Zoned) -> &'static str {
    usize::try_from(at.month() - 1).ok().and_then(|index| ENGLISH_MONTHS.get(index)).copied().unwrap_or("")
}

/// An instant outside of what a calendar can hold becomes 1970.
fn zoned(ms: i64, zone: &TimeZone) -> Zoned {
    Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(zone.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 3 July 2026, 06:05 UTC.
    const INSTANT: i64 = 1_783_058_700_000;

    #[test]
    fn times_are_told_relative_to_now() {
        let tell = |lang, distance| ago(lang, INSTANT - distance, INSTANT);
        assert_eq!(tell(Lang::Ko, 20_000), "방금");
        assert_eq!(tell(Lang::Ko, 3 * MINUTE), "3분 전");
        assert_eq!(tell(Lang::Ja, 5 * HOUR), "5時間前");
        assert_eq!(tell(Lang::En, DAY), "1 day ago");
        assert_eq!(tell(Lang::En, 400 * DAY), "1 year ago");
        assert_eq!(tell(Lang::En, -3 * DAY), "in 3 days");
    }

    #[test]
    fn dates_are_written_as_each_language_writes_them_in_the_readers_zone() {
        let seoul = time_zone("Asia/Seoul").expect("bundled time zones");
        assert_eq!(date_time(Lang::Ko, INSTANT, &seoul), "2026년 7월 3일 오후 3:05");
        assert_eq!(date_time(Lang::Ja, INSTANT, &seoul), "2026年7月3日 15:05");
        assert_eq!(date_time(Lang::En, INSTANT, &TimeZone::UTC), "Jul 3, 2026, 6:05 AM");
        assert_eq!(date(Lang::Ko, INSTANT, &seoul), "2026년 7월 3일");
        assert_eq!(date_short(Lang::En, INSTANT, &seoul), "Jul 3");
    }

    #[test]
    fn an_impossible_instant_does_not_panic() {
        assert_eq!(date(Lang::En, i64::MAX, &TimeZone::UTC), "Jan 1, 1970");
        assert_eq!(ago(Lang::En, i64::MIN, i64::MAX), ago(Lang::En, 0, i64::MAX));
    }
}

//! Opening time, by example and by property.

use super::*;
use crate::clock::{Clock, Kind, Status};
use proptest::prelude::*;

const HOUR: i64 = 3_600_000;
const ZONES: [&str; 6] =
    ["Asia/Seoul", "Asia/Tokyo", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"];

fn hours(zone: &str, week: Week, countries: &[Country]) -> Hours {
    Hours::new(TimeZone::get(zone).unwrap(), week, countries.to_vec(), BTreeMap::new())
}

fn office() -> Hours {
    hours("Asia/Seoul", Week::working(9 * 60, 18 * 60), &[Country::Korea])
}

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

#[test]
fn a_day_of_work_ends_at_closing_time_and_the_next_minute_is_on_the_next_working_day() {
    let office = office();
    let friday = at("2026-05-22T09:00:00+09:00");
    assert_eq!(office.add(friday, 9 * HOUR), Some(at("2026-05-22T18:00:00+09:00")));
    // Sunday the 24th is Buddha's Birthday, Monday its substitute.
    assert_eq!(office.add(friday, 10 * HOUR), Some(at("2026-05-26T10:00:00+09:00")));
    assert_eq!(office.between(friday, at("2026-05-26T10:00:00+09:00")), 10 * HOUR);
    assert_eq!(office.next_open(at("2026-05-22T18:00:00+09:00")), Some(at("2026-05-26T09:00:00+09:00")));
    assert!(office.is_open(friday) && !office.is_open(at("2026-05-25T12:00:00+09:00")));
}

#[test]
fn special_days_close_and_open_against_the_week_and_the_holidays() {
    let mut special = BTreeMap::new();
    special.insert("2026-05-25".parse().unwrap(), Day::parse("10-12").unwrap());
    special.insert("2026-05-26".parse().unwrap(), Day::default());
    let zone = TimeZone::get("Asia/Seoul").unwrap();
    let office = Hours::new(zone, Week::working(9 * 60, 18 * 60), vec![Country::Korea], special);
    let saturday = at("2026-05-23T00:00:00+09:00");
    assert_eq!(office.add(saturday, 2 * HOUR), Some(at("2026-05-25T12:00:00+09:00")));
    assert_eq!(office.add(saturday, 3 * HOUR), Some(at("2026-05-27T10:00:00+09:00")));
    assert_eq!(office.free_days("2026-05-24".parse().unwrap(), 1), [("2026-05-26".parse().unwrap(), None)]);
}

#[test]
fn around_the_clock_an_hour_is_an_hour_even_when_the_clock_jumps() {
    let always = Week(std::array::from_fn(|_| Day::parse("0-24").unwrap()));
    for zone in ZONES {
        let hours = hours(zone, always.clone(), &[]);
        for start in ["2026-03-07T12:00:00Z", "2026-03-28T20:00:00Z", "2026-10-24T20:00:00Z", "2026-11-01T01:00:00Z"] {
            let start = at(start);
            let end = Timestamp::from_millis(start.millis() + 48 * HOUR);
            assert_eq!(hours.add(start, 48 * HOUR), Some(end), "{zone}");
            assert_eq!(hours.between(start, end), 48 * HOUR, "{zone}");
        }
    }
}

#[test]
fn a_team_that_never_opens_has_no_due_time() {
    assert_eq!(hours("Asia/Seoul", Week::default(), &[]).add(at("2026-01-01"), 1), None);
    assert_eq!(hours("Asia/Seoul", Week::default(), &[]).next_open(at("2026-01-01")), None);
}

#[test]
fn hours_are_read_as_people_type_them() {
    let day = Day::parse("13:00~18:00, 9-12").unwrap();
    assert_eq!(day.to_string(), "09:00-12:00, 13:00-18:00");
    assert_eq!(Day::parse(" "), Ok(Day::default()));
    for wrong in ["9", "18-9", "9-25", "9-12, 11-13", "9:60-10", "a-b"] {
        assert_eq!(Day::parse(wrong), Err("hours-unclear"), "{wrong}");
    }
}

fn any_week() -> impl Strategy<Value = Week> {
    let day = prop_oneof![
        Just(Day::default()),
        (0u16..720, 1u16..720).prop_map(|(from, length)| Day(vec![Span { from, to: from + length }])),
        Just(Day::parse("9-12, 13-18").unwrap()),
        Just(Day::parse("0-24").unwrap()),
    ];
    proptest::array::uniform7(day).prop_map(Week).prop_filter("opens", Week::opens)
}

fn any_hours() -> impl Strategy<Value = Hours> {
    let countries = prop_oneof![Just(vec![]), Just(vec![Country::Korea]), Just(vec![Country::Japan, Country::Korea])];
    (0..ZONES.len(), any_week(), countries).prop_map(|(zone, week, countries)| hours(ZONES[zone], week, &countries))
}

/// Any moment of 2024 to 2034.
fn any_moment() -> impl Strategy<Value = Timestamp> {
    (1_704_067_200_000i64..2_019_686_400_000).prop_map(Timestamp::from_millis)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_added_has_passed(hours in any_hours(), from in any_moment(), length in 0i64..200 * HOUR) {
        let end = hours.add(from, length).unwrap();
        prop_assert_eq!(hours.between(from, end), length);
        prop_assert!(end >= from);
    }

    #[test]
    fn adding_is_additive_and_monotone(
        hours in any_hours(), from in any_moment(), one in 0i64..60 * HOUR, two in 0i64..60 * HOUR,
    ) {
        let step = hours.add(from, one).unwrap();
        prop_assert_eq!(hours.add(step, two), hours.add(from, one + two));
        prop_assert!(hours.add(from, one + two) >= Some(step));
        let later = Timestamp::from_millis(from.millis() + two);
        prop_assert!(hours.add(later, one) >= hours.add(from, one));
    }

    #[test]
    fn opening_time_of_parts_is_that_of_the_whole(
        hours in any_hours(), from in any_moment(), one in 0i64..900 * HOUR, two in 0i64..900 * HOUR,
    ) {
        let middle = Timestamp::from_millis(from.millis() + one);
        let end = Timestamp::from_millis(middle.millis() + two);
        prop_assert_eq!(hours.between(from, middle) + hours.between(middle, end), hours.between(from, end));
        prop_assert!(hours.between(from, end) <= one + two);
    }

    #[test]
    fn a_holiday_more_never_makes_it_earlier(week in any_week(), from in any_moment(), length in 0i64..90 * HOUR) {
        let (plain, with) = (hours("Asia/Seoul", week.clone(), &[]), hours("Asia/Seoul", week, &[Country::Korea]));
        prop_assert!(with.add(from, length) >= plain.add(from, length));
    }

    #[test]
    fn waiting_never_shortens_what_is_left(
        hours in any_hours(), from in any_moment(), pauses in prop::collection::vec((1i64..40 * HOUR, 1i64..40 * HOUR), 0..5),
    ) {
        let target = 30 * HOUR;
        let mut clock = Clock::new(Kind::Resolution, target, from);
        let mut due = clock.timing(&hours).due.unwrap();
        prop_assert_eq!(Some(due), hours.add(from, target));
        let mut now = from;
        for (run, wait) in pauses {
            now = Timestamp::from_millis(now.millis() + run);
            clock.set(Status::Waiting, now);
            prop_assert_eq!(clock.timing(&hours).due, None);
            now = Timestamp::from_millis(now.millis() + wait);
            clock.set(Status::Running, now);
            let after = clock.timing(&hours).due.unwrap();
            prop_assert!(after >= due.min(now));
            if now <= due { prop_assert!(after >= due); }
            due = after;
        }
    }
}

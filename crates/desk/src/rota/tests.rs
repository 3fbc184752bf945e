//! Who is on duty, by example and by property.

use super::duty::*;
use crate::{
    holidays::Country,
    hours::{Hours, Week},
};
use jiff::{civil::Date, tz::TimeZone};
use madang_kernel::{Id, MemberId, Timestamp};
use proptest::prelude::*;
use std::collections::{BTreeMap, HashMap};

const HOUR: i64 = 3_600_000;
const ZONES: [&str; 5] = ["Asia/Seoul", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"];

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn agent(number: i64) -> MemberId {
    Id::new(number)
}

/// Monday to Friday from the 4th of May 2026 on, in Seoul.
fn weekly(of: i64, from: u16, to: u16) -> Shift {
    Shift {
        id: Id::new(of),
        agent: agent(of),
        zone: TimeZone::get("Asia/Seoul").unwrap(),
        weekdays: Weekdays(0b1_1111),
        every: 1,
        first: day("2026-05-04"),
        last: None,
        from: from * 60,
        to: to * 60,
        calendar: None,
    }
}

fn office() -> Hours {
    let zone = TimeZone::get("Asia/Seoul").unwrap();
    Hours::new(zone, Week::working(9 * 60, 18 * 60), vec![Country::Korea], BTreeMap::new())
}

fn rota(shifts: Vec<Shift>, leave: Vec<Leave>) -> Rota {
    Rota::new(shifts, leave, HashMap::from([("office".to_owned(), office())]))
}

fn away(of: i64, first: &str, last: &str, substitute: Option<i64>) -> Leave {
    Leave { id: Id::new(of), agent: agent(of), first: day(first), last: day(last), substitute: substitute.map(agent) }
}

fn on(rota: &Rota, moment: &str) -> Vec<i64> {
    rota.on_at(at(moment)).into_iter().map(|duty| duty.agent.number()).collect()
}

#[test]
fn a_shift_begins_and_ends_to_the_minute_on_its_days() {
    let rota = rota(vec![weekly(1, 9, 18)], Vec::new());
    assert_eq!(on(&rota, "2026-05-04T08:59:59.999+09:00"), [0; 0]);
    assert_eq!(on(&rota, "2026-05-04T09:00:00+09:00"), [1]);
    assert_eq!(on(&rota, "2026-05-08T17:59:59.999+09:00"), [1]);
    assert_eq!(on(&rota, "2026-05-08T18:00:00+09:00"), [0; 0]);
    assert_eq!(on(&rota, "2026-05-09T12:00:00+09:00"), [0; 0]);
    assert_eq!(on(&rota, "2026-05-01T12:00:00+09:00"), [0; 0]);
    assert_eq!(rota.next_on(at("2026-05-08T18:00:00+09:00")), Some(at("2026-05-11T09:00:00+09:00")));
    assert_eq!(Rota::default().next_on(at("2026-05-08")), None);
}

#[test]
fn a_night_shift_belongs_to_the_day_on_which_it_begins() {
    let rota = rota(vec![weekly(1, 22, 6)], vec![away(1, "2026-05-08", "2026-05-08", None)]);
    // Thursday's night ends on Friday morning though Friday is leave; Friday's does not take place.
    assert_eq!(on(&rota, "2026-05-08T05:59:00+09:00"), [1]);
    assert_eq!(on(&rota, "2026-05-08T23:00:00+09:00"), [0; 0]);
    assert_eq!(on(&rota, "2026-05-09T03:00:00+09:00"), [0; 0]);
    // From the same minute to the same minute is a whole day.
    let whole = Rota::new(vec![weekly(1, 9, 9)], Vec::new(), HashMap::new());
    assert_eq!(on(&whole, "2026-05-09T08:59:00+09:00"), [1]);
}

#[test]
fn every_second_week_counts_from_the_week_of_the_first_day() {
    let mut odd = weekly(1, 9, 18);
    (odd.every, odd.first) = (2, day("2026-05-06"));
    let rota = rota(vec![odd], Vec::new());
    assert_eq!(on(&rota, "2026-05-05T12:00:00+09:00"), [0; 0]);
    assert_eq!(on(&rota, "2026-05-06T12:00:00+09:00"), [1]);
    assert_eq!(on(&rota, "2026-05-11T12:00:00+09:00"), [0; 0]);
    assert_eq!(on(&rota, "2026-05-18T12:00:00+09:00"), [1]);
}

#[test]
fn a_substitute_takes_the_shift_and_passes_it_on_when_away_as_well() {
    let shifts = || vec![weekly(1, 9, 18)];
    let first = rota(shifts(), vec![away(1, "2026-05-06", "2026-05-07", Some(2))]);
    assert_eq!(on(&first, "2026-05-06T12:00:00+09:00"), [2]);
    assert_eq!(first.on_at(at("2026-05-06T12:00:00+09:00"))[0].instead_of, Some(agent(1)));
    assert_eq!(on(&first, "2026-05-08T12:00:00+09:00"), [1]);
    let leave = vec![away(1, "2026-05-06", "2026-05-07", Some(2)), away(2, "2026-05-07", "2026-05-07", Some(3))];
    assert_eq!(on(&rota(shifts(), leave.clone()), "2026-05-07T12:00:00+09:00"), [3]);
    let circle = [leave, vec![away(3, "2026-05-01", "2026-05-30", Some(1))]].concat();
    assert_eq!(on(&rota(shifts(), circle), "2026-05-07T12:00:00+09:00"), [0; 0]);
}

#[test]
fn public_holidays_are_free_unless_the_shift_takes_place_all_the_same() {
    let mut office = weekly(1, 9, 18);
    office.calendar = Some("office".to_owned());
    let mut saturday = weekly(2, 10, 12);
    (saturday.weekdays, saturday.calendar) = (Weekdays(0b10_0000), Some("office".to_owned()));
    let rota = rota(vec![office, saturday, weekly(3, 9, 18)], Vec::new());
    // Children's Day. A Saturday is closed in the calendar and no day off.
    assert_eq!(on(&rota, "2026-05-05T12:00:00+09:00"), [3]);
    assert_eq!(on(&rota, "2026-05-06T12:00:00+09:00"), [1, 3]);
    assert_eq!(on(&rota, "2026-05-09T11:00:00+09:00"), [2]);
}

#[test]
fn gaps_are_the_opening_time_without_anybody() {
    let rota = rota(vec![weekly(1, 9, 12), weekly(2, 13, 17)], vec![away(2, "2026-05-06", "2026-05-06", None)]);
    let (from, to) = (at("2026-05-04T00:00:00+09:00"), at("2026-05-07T00:00:00+09:00"));
    let gaps: Vec<String> =
        rota.gaps(&[&office()], from, to).into_iter().map(|(from, to)| format!("{from} {to}")).collect();
    assert_eq!(
        gaps,
        [
            "2026-05-04T03:00:00.000Z 2026-05-04T04:00:00.000Z",
            "2026-05-04T08:00:00.000Z 2026-05-04T09:00:00.000Z",
            "2026-05-06T03:00:00.000Z 2026-05-06T09:00:00.000Z",
        ]
    );
}

fn any_shift() -> impl Strategy<Value = Shift> {
    let when = (0usize..ZONES.len(), 1u8..128, 1u16..4, 0i64..60, proptest::option::of(0i64..200));
    (1i64..6, when, 0u16..1440, 0u16..1440, any::<bool>()).prop_map(|(of, when, from, to, off)| {
        let (zone, weekdays, every, first, length) = when;
        let first = day("2026-02-20").saturating_add(jiff::Span::new().days(first));
        Shift {
            id: Id::new(of),
            agent: agent(of),
            zone: TimeZone::get(ZONES[zone]).unwrap(),
            weekdays: Weekdays(weekdays),
            every,
            first,
            last: length.map(|days| first.saturating_add(jiff::Span::new().days(days))),
            from,
            to,
            calendar: off.then(|| "office".to_owned()),
        }
    })
}

fn any_leave() -> impl Strategy<Value = Leave> {
    (1i64..6, 0i64..200, 0i64..20, proptest::option::of(1i64..6)).prop_map(|(of, from, length, substitute)| {
        let first = day("2026-02-20").saturating_add(jiff::Span::new().days(from));
        let last = first.saturating_add(jiff::Span::new().days(length));
        Leave { id: Id::new(of), agent: agent(of), first, last, substitute: substitute.map(agent) }
    })
}

fn any_rota() -> impl Strategy<Value = Rota> {
    let parts = (proptest::collection::vec(any_shift(), 0..6), proptest::collection::vec(any_leave(), 0..5));
    parts.prop_map(|(shifts, leave)| rota(shifts, leave))
}

proptest! {
    #[test]
    fn who_is_on_at_a_moment_is_who_has_a_duty_around_it(rota in any_rota(), hours in 0i64..4800, minute in 0i64..60) {
        let moment = Timestamp::from_millis(at("2026-02-20").millis() + hours * HOUR + minute * 60_000);
        let week = rota.duties(Timestamp::from_millis(moment.millis() - 90 * HOUR), Timestamp::from_millis(moment.millis() + 90 * HOUR));
        let around: Vec<Duty> = week.into_iter().filter(|duty| duty.from <= moment && moment < duty.to).collect();
        prop_assert_eq!(rota.on_at(moment), around);
    }

    #[test]
    fn no_duty_is_longer_than_a_day_and_the_clocks_jump(rota in any_rota(), hours in 0i64..4800) {
        let from = Timestamp::from_millis(at("2026-02-20").millis() + hours * HOUR);
        for duty in rota.duties(from, Timestamp::from_millis(from.millis() + 200 * HOUR)) {
            let length = duty.to.millis() - duty.from.millis();
            prop_assert!(length > 0 && length <= 25 * HOUR, "{}", length);
        }
    }

    #[test]
    fn at_the_next_time_somebody_is_on_and_before_it_nobody(rota in any_rota(), hours in 0i64..4800) {
        let now = Timestamp::from_millis(at("2026-02-20").millis() + hours * HOUR);
        let Some(next) = rota.next_on(now) else { return Ok(()) };
        prop_assert!(!rota.on_at(next).is_empty());
        let mut before = now.millis();
        while before < next.millis() {
            prop_assert!(rota.on_at(Timestamp::from_millis(before)).is_empty());
            before += 7 * HOUR;
        }
    }

    #[test]
    fn gaps_and_duties_share_no_moment_and_fill_the_opening_time(rota in any_rota(), hours in 0i64..4800) {
        let from = Timestamp::from_millis(at("2026-02-20").millis() + hours * HOUR);
        let to = Timestamp::from_millis(from.millis() + 168 * HOUR);
        let office = office();
        let gaps = rota.gaps(&[&office], from, to);
        for minutes in (0..168 * 60).step_by(37) {
            let moment = Timestamp::from_millis(from.millis() + minutes * 60_000);
            let in_gap = gaps.iter().any(|(a, b)| *a <= moment && moment < *b);
            prop_assert_eq!(in_gap, office.is_open(moment) && rota.on_at(moment).is_empty());
        }
    }

    #[test]
    fn whoever_is_on_duty_stands_in_for_the_owner_that_day(rota in any_rota(), hours in 0i64..4800) {
        let from = Timestamp::from_millis(at("2026-02-20").millis() + hours * HOUR);
        for duty in rota.duties(from, Timestamp::from_millis(from.millis() + 100 * HOUR)) {
            let zoned = jiff::Timestamp::from_millisecond(duty.from.millis()).unwrap();
            let dates: Vec<Date> = ZONES.iter().map(|zone| zoned.in_tz(zone).unwrap().date()).collect();
            let owner = duty.instead_of.unwrap_or(duty.agent);
            prop_assert!(dates.iter().any(|date| rota.stands_in(owner, *date) == Some(duty.agent)));
        }
    }
}

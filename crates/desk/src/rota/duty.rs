//! Who is on duty when: pure.
//!
//! A shift belongs to the day on which it begins, in its own zone: leave and days off are asked of that day, so that a
//! night is never cut at midnight. Where an agent is on leave the substitute takes the shift; a substitute who is on leave
//! that day hands it to the next, and nobody has it where the chain ends or closes.

use crate::hours::{Hours, instant};
use jiff::{
    Span,
    civil::{Date, Weekday},
    tz::TimeZone,
};
use madang_kernel::{Id, MemberId, Timestamp};
use std::{
    collections::{BTreeSet, HashMap},
    time::Duration,
};

/// A shift.
pub type ShiftId = Id<ShiftTag>;
#[doc(hidden)]
pub enum ShiftTag {}
/// A time away.
pub type LeaveId = Id<LeaveTag>;
#[doc(hidden)]
pub enum LeaveTag {}

const WEEK: Duration = Duration::from_secs(7 * 24 * 3600);
/// How many weeks ahead somebody on duty is looked for.
const HORIZON: u32 = 60;

/// Days of a week, Monday's bit is 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weekdays(pub u8);

impl Weekdays {
    /// One day.
    pub fn one(day: Weekday) -> Weekdays {
        Weekdays(1 << index(day))
    }

    /// Whether a day is among them.
    pub fn has(self, day: Weekday) -> bool {
        self.0 & (1 << index(day)) != 0
    }
}

fn index(day: Weekday) -> u8 {
    u8::try_from(day.to_monday_zero_offset()).unwrap_or_default()
}

/// A time at which an agent is there, again and again or once.
#[derive(Clone, Debug)]
pub struct Shift {
    /// Its id.
    pub id: ShiftId,
    /// Whose it is.
    pub agent: MemberId,
    /// The zone that its days and minutes are told in.
    pub zone: TimeZone,
    /// The days of the week on which it begins.
    pub weekdays: Weekdays,
    /// Every how many weeks, counted from the week of the first day.
    pub every: u16,
    /// Not before this day.
    pub first: Date,
    /// Not after this day; a single shift has the same first and last day.
    pub last: Option<Date>,
    /// The minute of the day at which it begins.
    pub from: u16,
    /// The minute at which it ends: of the next day where it is not after the beginning.
    pub to: u16,
    /// The code of the calendar on whose days off it does not take place; none where it always does.
    pub calendar: Option<String>,
}

/// Days on which an agent is away, the last included.
#[derive(Clone, Debug)]
pub struct Leave {
    /// Its id.
    pub id: LeaveId,
    /// Who is away.
    pub agent: MemberId,
    /// From this day on.
    pub first: Date,
    /// Until this day.
    pub last: Date,
    /// Who takes the shifts.
    pub substitute: Option<MemberId>,
}

/// Somebody is on duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// From then on.
    pub from: Timestamp,
    /// Until before then.
    pub to: Timestamp,
    /// Who.
    pub agent: MemberId,
    /// Whose shift it is, where that is somebody else.
    pub instead_of: Option<MemberId>,
    /// The shift.
    pub shift: ShiftId,
}

/// All shifts and leave, with the calendars that say which days are off.
#[derive(Clone, Debug, Default)]
pub struct Rota {
    shifts: Vec<Shift>,
    leave: HashMap<MemberId, Vec<Leave>>,
    calendars: HashMap<String, Hours>,
}

impl Shift {
    /// Whether one begins on this day, leave and days off aside.
    pub fn begins_on(&self, day: Date) -> bool {
        let within = self.first <= day && self.last.is_none_or(|last| day <= last);
        within && self.weekdays.has(day.weekday()) && weeks_between(self.first, day) % i32::from(self.every.max(1)) == 0
    }

    /// The time of the one that begins on this day; none where the clock jumps over it.
    fn time_on(&self, day: Date) -> Option<(Timestamp, Timestamp)> {
        let ends = if self.to > self.from { day } else { day.tomorrow().ok()? };
        let (from, to) = (instant(&self.zone, day, self.from)?, instant(&self.zone, ends, self.to)?);
        (from < to).then_some((from, to))
    }
}

/// Whole weeks from the week of one day to that of another.
fn weeks_between(first: Date, day: Date) -> i32 {
    let monday = |day: Date| day.saturating_sub(Span::new().days(day.weekday().to_monday_zero_offset()));
    monday(first).until(monday(day)).map_or(0, |span| span.get_days() / 7)
}

impl Rota {
    /// From shifts, leave, and the calendars by their codes.
    pub fn new(shifts: Vec<Shift>, leave: Vec<Leave>, calendars: HashMap<String, Hours>) -> Rota {
        let mut by_agent: HashMap<MemberId, Vec<Leave>> = HashMap::new();
        for one in leave {
            by_agent.entry(one.agent).or_default().push(one);
        }
        Rota { shifts, leave: by_agent, calendars }
    }

    /// Whether there are no shifts at all.
    pub fn is_empty(&self) -> bool {
        self.shifts.is_empty()
    }

    /// Who is on duty between two moments, by when they begin. Nothing is cut: a duty may begin before and end after.
    pub fn duties(&self, from: Timestamp, to: Timestamp) -> Vec<Duty> {
        let mut duties: Vec<Duty> = self.shifts.iter().flat_map(|shift| self.of_shift(shift, from, to)).collect();
        duties.sort_by_key(|duty| (duty.from, duty.to, duty.agent, duty.shift));
        duties
    }

    /// Who is on duty at a moment.
    pub fn on_at(&self, at: Timestamp) -> Vec<Duty> {
        self.duties(at, Timestamp::from_millis(at.millis() + 1))
    }

    /// When somebody is on duty next: `at` itself while somebody is; none where nobody is within a year.
    pub fn next_on(&self, at: Timestamp) -> Option<Timestamp> {
        let weeks = (0..HORIZON).map(|week| at + WEEK * week);
        weeks.filter_map(|from| self.duties(from, from + WEEK).first().map(|duty| duty.from.max(at))).next()
    }

    /// When people are on duty next of whom this is true: `at` itself while it is; none where it is not within a year.
    pub fn next_when(&self, at: Timestamp, true_of: impl Fn(&[MemberId]) -> bool) -> Option<Timestamp> {
        (0..HORIZON).map(|week| at + WEEK * week).find_map(|from| {
            let duties = self.duties(from, from + WEEK);
            let within = |moment: &Timestamp| (from..from + WEEK).contains(moment);
            let mut moments: Vec<Timestamp> =
                duties.iter().flat_map(|duty| [duty.from, duty.to]).filter(within).collect();
            moments.push(from);
            moments.sort_unstable();
            moments.dedup();
            moments.into_iter().find(|moment| {
                let on = duties.iter().filter(|duty| duty.from <= *moment && *moment < duty.to);
                let on: Vec<MemberId> = on.map(|duty| duty.agent).collect();
                !on.is_empty() && true_of(&on)
            })
        })
    }

    /// Everybody who has a shift or stands in for somebody.
    pub fn everybody(&self) -> BTreeSet<MemberId> {
        let stand_in = self.leave.values().flatten().filter_map(|one| one.substitute);
        self.shifts.iter().map(|shift| shift.agent).chain(stand_in).collect()
    }

    /// The opening time between two moments at which nobody is on duty, in order and apart.
    pub fn gaps(&self, opening: &[&Hours], from: Timestamp, to: Timestamp) -> Vec<(Timestamp, Timestamp)> {
        let cut = |(a, b): (Timestamp, Timestamp)| (a.max(from), b.min(to));
        let open = joined(opening.iter().flat_map(|hours| hours.spans(from, to)).map(cut).collect());
        let there = joined(self.duties(from, to).into_iter().map(|duty| cut((duty.from, duty.to))).collect());
        without(&open, &there)
    }

    /// Who has what an agent had on a day: the agent, or who takes it over; none where nobody does.
    pub fn stands_in(&self, agent: MemberId, day: Date) -> Option<MemberId> {
        let mut asked = vec![agent];
        let mut now = agent;
        while let Some(away) = self.away(now, day) {
            now = away.substitute.filter(|next| !asked.contains(next))?;
            asked.push(now);
        }
        Some(now)
    }

    fn away(&self, agent: MemberId, day: Date) -> Option<&Leave> {
        self.leave.get(&agent)?.iter().find(|one| one.first <= day && day <= one.last)
    }

    fn is_off(&self, shift: &Shift, day: Date) -> bool {
        let calendar = shift.calendar.as_ref().and_then(|code| self.calendars.get(code));
        calendar.is_some_and(|hours| hours.is_day_off(day))
    }

    fn of_shift(&self, shift: &Shift, from: Timestamp, to: Timestamp) -> Vec<Duty> {
        let day_of = |at: Timestamp| {
            let at = jiff::Timestamp::from_millisecond(at.millis()).ok()?;
            Some(at.to_zoned(shift.zone.clone()).date())
        };
        let (Some(first), Some(last)) = (day_of(from), day_of(to)) else { return Vec::new() };
        // A shift may have begun the day before.
        let first = first.yesterday().unwrap_or(first).max(shift.first);
        let last = shift.last.map_or(last, |end| end.min(last));
        let days = first.series(Span::new().days(1)).take_while(|day| *day <= last);
        days.filter(|day| shift.begins_on(*day) && !self.is_off(shift, *day))
            .filter_map(|day| {
                let (begins, ends) = shift.time_on(day).filter(|(begins, ends)| *begins < to && *ends > from)?;
                let agent = self.stands_in(shift.agent, day)?;
                let instead_of = Some(shift.agent).filter(|owner| *owner != agent);
                Some(Duty { from: begins, to: ends, agent, instead_of, shift: shift.id })
            })
            .collect()
    }
}

/// The same time in spans that are in order and do not touch.
fn joined(mut spans: Vec<(Timestamp, Timestamp)>) -> Vec<(Timestamp, Timestamp)> {
    spans.retain(|span| span.0 < span.1);
    spans.sort_unstable();
    let mut all: Vec<(Timestamp, Timestamp)> = Vec::new();
    for span in spans {
        match all.last_mut() {
            Some(last) if span.0 <= last.1 => last.1 = last.1.max(span.1),
            _ => all.push(span),
        }
    }
    all
}

/// What is in the first and not in the second; both are in order and do not touch.
fn without(open: &[(Timestamp, Timestamp)], taken: &[(Timestamp, Timestamp)]) -> Vec<(Timestamp, Timestamp)> {
    let mut left = Vec::new();
    for &(start, to) in open {
        let mut from = start;
        for &(begins, ends) in taken.iter().filter(|one| one.1 > start && one.0 < to) {
            if begins > from {
                left.push((from, begins));
            }
            from = from.max(ends);
        }
        if from < to {
            left.push((from, to));
        }
    }
    left
}

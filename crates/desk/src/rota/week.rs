//! The week as a calendar: who is on, and when nobody is.

use super::{
    Agent, PATH, begin_of, clock_face, day_of,
    duty::{Duty, Rota},
    later, monday, opening, team_zone, told, typed_day,
};
use crate::{
    holidays::name_in,
    hours::Hours,
    settings::Settings,
    store::{
        rota::{self, LeaveRow, ShiftRow},
        staff::{self, Colleague},
    },
    words::{WEEKDAYS, Words},
};
use askama::Template;
use axum::response::Response;
use jiff::{civil::Date, tz::TimeZone};
use madang_conversation::Spaces;
use madang_http::Query;
use madang_kernel::{Actor, App, MemberId, Permission, Result, Timestamp};
use madang_ui::Page;
use serde::Deserialize;
use std::collections::HashMap;

/// Which week is wanted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    week: String,
}

/// A day of the week.
struct DayColumn {
    label: String,
    today: bool,
    off: Vec<&'static str>,
    duties: Vec<DutyLine>,
    gaps: Vec<String>,
}

/// Somebody is there.
struct DutyLine {
    name: String,
    times: String,
    instead: String,
    mine: bool,
    url: Option<String>,
}

/// A shift in words.
struct ShiftLine {
    url: Option<String>,
    name: String,
    days: String,
    times: String,
    zone: String,
    more: Vec<String>,
}

/// Leave in words.
struct LeaveLine {
    id: String,
    name: String,
    days: String,
    substitute: String,
    may_drop: bool,
}

/// What somebody takes on, in words.
struct AgentLine {
    url: Option<String>,
    name: String,
    load: String,
    languages: String,
    skills: String,
}

#[derive(Template)]
#[template(path = "rota/week.html")]
struct WeekPage<'a> {
    page: &'a Page,
    w: Words,
    manages: bool,
    empty: bool,
    title: String,
    before: String,
    after: String,
    week: String,
    is_now: bool,
    zone: String,
    now: Vec<String>,
    next: Option<String>,
    days: Vec<DayColumn>,
    gaps: i64,
    single: bool,
    shifts: Vec<ShiftLine>,
    leave: Vec<LeaveLine>,
    agents: Vec<AgentLine>,
}

/// What the page is made of.
struct Known<'a> {
    w: Words,
    actor: &'a Actor,
    zone: TimeZone,
    names: HashMap<MemberId, String>,
    rota: Rota,
    opening: Vec<Hours>,
    calendars: HashMap<String, String>,
}

pub(super) async fn show(app: App, actor: Actor, page: Page, Query(wanted): Query<Wanted>) -> Result<Response> {
    let (w, now) = (Words(page.lang), app.now());
    let today = day_of(now, &page.zone);
    let week = monday(typed_day(&wanted.week).unwrap_or(today));
    let mut conn = app.db().read().await?;
    let settings = Settings::read(&mut conn).await?;
    // A duty that began before the week may reach into it.
    let since = later(week.min(today), -2);
    let (shifts, leave) = (rota::shifts(&mut conn, since).await?, rota::leave(&mut conn, since).await?);
    let colleagues = staff::colleagues(&mut conn, None).await?;
    let agents = rota::agents(&mut conn).await?;
    drop(conn);
    let known = Known {
        w,
        actor: &actor,
        zone: page.zone.clone(),
        names: colleagues.iter().map(|one| (one.id, one.name.clone())).collect(),
        rota: rota::rota(&settings, &shifts, &leave)?,
        opening: opening(&settings),
        calendars: settings.calendars.iter().map(|one| (one.code.clone(), one.name.clone())).collect(),
    };
    let days: Vec<DayColumn> = (0..7).map(|index| known.day(later(week, index), today)).collect();
    let page = page.titled(w.rota()).unlisted();
    let on_now = known.rota.on_at(now);
    let last = later(week, 6).to_string();
    let single = |row: &ShiftRow| row.last_day.as_ref() == Some(&row.first_day);
    let in_week = |row: &ShiftRow| week.to_string() <= row.first_day && row.first_day <= last;
    let template = WeekPage {
        w,
        manages: actor.may(Permission::Manage),
        empty: known.rota.is_empty(),
        title: w.rota_week(told(page.lang, week), told(page.lang, later(week, 6))),
        before: format!("{PATH}?week={}", later(week, -7)),
        after: format!("{PATH}?week={}", later(week, 7)),
        is_now: monday(today) == week,
        zone: page.zone.iana_name().unwrap_or("UTC").to_owned(),
        now: on_now.iter().map(|duty| known.until(duty)).collect(),
        next: known.rota.next_on(now).filter(|_| on_now.is_empty()).map(|at| known.moment(at)),
        gaps: days.iter().map(|day| i64::try_from(day.gaps.len()).unwrap_or_default()).sum(),
        days,
        single: shifts.iter().any(|row| single(row) && in_week(row)),
        shifts: shifts.iter().filter(|row| !single(row)).map(|row| known.shift(row, &settings)).collect(),
        leave: leave.iter().filter(|row| row.last_day >= today.to_string()).map(|row| known.leave(row)).collect(),
        agents: colleagues.iter().map(|one| known.agent(&app, one, &agents)).collect(),
        week: week.to_string(),
        page: &page,
    };
    Ok(page.ok(&template))
}

impl Known<'_> {
    fn name(&self, id: MemberId) -> String {
        self.names.get(&id).cloned().unwrap_or_default()
    }

    /// A day in the reader's zone: what is there of every duty and gap between its midnights.
    fn day(&self, day: Date, today: Date) -> DayColumn {
        let (from, to) = (begin_of(day, &self.zone), begin_of(later(day, 1), &self.zone));
        let line = |duty: Duty| DutyLine {
            name: self.name(duty.agent),
            times: self.times(duty.from.max(from), duty.to.min(to), to),
            instead: duty.instead_of.map(|owner| self.w.instead_of(self.name(owner))).unwrap_or_default(),
            mine: self.actor.is(duty.agent),
            url: self.actor.may(Permission::Manage).then(|| format!("{PATH}/shifts/{}", duty.shift)),
        };
        let opening: Vec<&Hours> = self.opening.iter().collect();
        let gaps = if self.rota.is_empty() { Vec::new() } else { self.rota.gaps(&opening, from, to) };
        let mut off: Vec<&'static str> =
            self.opening.iter().filter_map(|hours| hours.holiday(day)).map(|name| name_in(self.w.0, name)).collect();
        off.dedup();
        DayColumn {
            label: format!("{} {}", self.w.weekday_short(WEEKDAYS[index_of(day)]), short(self.w, day)),
            today: day == today,
            off,
            duties: self.rota.duties(from, to).into_iter().map(line).collect(),
            gaps: gaps.into_iter().map(|(begins, ends)| self.times(begins, ends, to)).collect(),
        }
    }

    /// From when until when, within a day that ends at `end`.
    fn times(&self, from: Timestamp, to: Timestamp, end: Timestamp) -> String {
        let until = if to == end { "24:00".to_owned() } else { self.face(to) };
        format!("{}–{until}", self.face(from))
    }

    fn face(&self, at: Timestamp) -> String {
        let at = jiff::Timestamp::from_millisecond(at.millis()).unwrap_or_default().to_zoned(self.zone.clone());
        format!("{:02}:{:02}", at.hour(), at.minute())
    }

    fn until(&self, duty: &Duty) -> String {
        self.w.on_until(self.name(duty.agent), self.face(duty.to))
    }

    fn moment(&self, at: Timestamp) -> String {
        let day = day_of(at, &self.zone);
        self.w
            .next_at(self.w.weekday(WEEKDAYS[index_of(day)]), madang_i18n::date_time(self.w.0, at.millis(), &self.zone))
    }

    fn shift(&self, row: &ShiftRow, settings: &Settings) -> ShiftLine {
        let has = |index: &usize| row.weekdays & (1 << index) != 0;
        let days: Vec<String> = (0..7).filter(has).map(|index| self.w.weekday_short(WEEKDAYS[index])).collect();
        let face = |minute: i64| clock_face(u16::try_from(minute).unwrap_or_default());
        let told = |day: &str| day.parse().map_or_else(|_| day.to_owned(), |day: Date| told(self.w.0, day));
        let mut more = Vec::new();
        more.extend((row.every > 1).then(|| self.w.every_weeks(row.every)));
        more.push(match &row.last_day {
            Some(last) => self.w.days_between(told(&row.first_day), told(last)),
            None => self.w.since_day(told(&row.first_day)),
        });
        let calendar = row.calendar.as_ref().and_then(|code| self.calendars.get(code));
        more.push(calendar.map_or_else(|| self.w.on_holidays().to_owned(), |name| self.w.not_on_holidays(name)));
        let overnight =
            if row.to_minute <= row.from_minute { format!(" {}", self.w.next_day()) } else { String::new() };
        ShiftLine {
            url: self.actor.may(Permission::Manage).then(|| format!("{PATH}/shifts/{}", row.id)),
            name: self.name(row.agent),
            days: days.join(" "),
            times: format!("{}–{}{overnight}", face(row.from_minute), face(row.to_minute)),
            zone: if row.zone == team_zone(settings) { String::new() } else { row.zone.clone() },
            more,
        }
    }

    fn leave(&self, row: &LeaveRow) -> LeaveLine {
        let told = |day: &str| day.parse().map_or_else(|_| day.to_owned(), |day: Date| told(self.w.0, day));
        let one = row.first_day == row.last_day;
        LeaveLine {
            id: row.id.to_string(),
            name: self.name(row.agent),
            days: if one {
                told(&row.first_day)
            } else {
                self.w.days_between(told(&row.first_day), told(&row.last_day))
            },
            substitute: row.substitute.map(|id| self.name(id)).unwrap_or_default(),
            may_drop: self.actor.is(row.agent) || self.actor.may(Permission::Manage),
        }
    }

    fn agent(&self, app: &App, one: &Colleague, agents: &[Agent]) -> AgentLine {
        let usual = Agent::usual(one.id);
        let agent = agents.iter().find(|agent| agent.agent == one.id).unwrap_or(&usual);
        let spaces = app.service::<Spaces>().now();
        let products = agent.products.iter().filter_map(|id| spaces.product(*id)).map(|product| product.name.clone());
        let skills: Vec<String> = products.chain(agent.tags.iter().cloned()).collect();
        let languages: Vec<String> = agent.languages.iter().map(|code| self.w.language(code)).collect();
        AgentLine {
            url: self.actor.may(Permission::Manage).then(|| format!("{PATH}/agents/{}", one.id)),
            name: one.name.clone(),
            load: self.w.load_of(agent.cap, one.open),
            languages: if languages.is_empty() { self.w.language_any().to_owned() } else { languages.join(", ") },
            skills: if skills.is_empty() { self.w.skills_any().to_owned() } else { skills.join(", ") },
        }
    }
}

fn index_of(day: Date) -> usize {
    usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or_default().min(6)
}

fn short(w: Words, day: Date) -> String {
    madang_i18n::date_short(w.0, begin_of(day, &TimeZone::UTC).millis(), &TimeZone::UTC)
}

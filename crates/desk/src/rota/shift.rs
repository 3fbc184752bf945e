//! Shifts: entered, changed, dropped, and a week's copied to another.

use super::{
    PATH, clock_face,
    duty::{Shift, ShiftId, Weekdays},
    later, monday, team_zone, typed_day,
};
use crate::{
    hours::minute,
    settings::Settings,
    setup::ZONES,
    store::{
        rota::{self, ShiftRow},
        staff,
    },
    words::{WEEKDAYS, Words},
};
use askama::Template;
use axum::response::Response;
use jiff::{civil::Date, tz::TimeZone};
use madang_events::desk::RotaChanged;
use madang_http::{Form, Path};
use madang_kernel::{Actor, App, Command, Cx, Deed, Error, Fields, MemberId, Permission, Result};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page};
use serde::{Deserialize, Serialize};

/// The word that stands for a shift that is not there yet.
const NEW: &str = "new";
/// The longest way from one time of a shift to the next, in weeks.
const EVERY_MAX: u16 = 8;

/// A shift as it is entered.
#[derive(Clone, Debug, Serialize)]
pub struct NewShift {
    /// Whose it is.
    pub agent: MemberId,
    /// The IANA name of its zone.
    pub zone: String,
    /// The days of the week, Monday's bit is 1.
    #[serde(skip)]
    pub weekdays: Weekdays,
    /// Every how many weeks.
    pub every: u16,
    /// The first day.
    pub first: Date,
    /// The last day; the first for a single shift.
    pub last: Option<Date>,
    /// The minute of the day at which it begins.
    pub from: u16,
    /// The minute at which it ends, of the next day where it is not after the beginning.
    pub to: u16,
    /// The calendar on whose days off it does not take place.
    pub calendar: Option<String>,
}

/// A shift as it is typed, by the form and the API.
#[derive(Clone, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct ShiftInput {
    /// The id of the employee.
    pub(crate) agent: String,
    /// `mon` to `sun`; none for the weekday of the first day.
    pub(crate) weekdays: Vec<String>,
    /// When it begins: `09:00`.
    pub(crate) from: String,
    /// When it ends: `18:00`; on the next day where that is not later.
    pub(crate) to: String,
    /// The IANA name of its zone; nothing for that of the usual calendar.
    pub(crate) zone: String,
    /// Every how many weeks, 1 to 8.
    pub(crate) every_weeks: u16,
    /// The first day: `2026-05-04`.
    pub(crate) first_day: String,
    /// The last day; nothing for no end, the first day for a single shift.
    pub(crate) last_day: String,
    /// The code of the calendar on whose days off it does not take place; nothing where it always takes place.
    pub(crate) calendar: String,
}

impl ShiftInput {
    pub(crate) fn of(row: &ShiftRow) -> ShiftInput {
        let has = |index: &usize| row.weekdays & (1 << index) != 0;
        let face = |minute: i64| clock_face(u16::try_from(minute).unwrap_or_default() % 1440);
        ShiftInput {
            agent: row.agent.to_string(),
            weekdays: (0..7).filter(has).map(|index| WEEKDAYS[index].to_owned()).collect(),
            from: face(row.from_minute),
            to: face(row.to_minute),
            zone: row.zone.clone(),
            every_weeks: u16::try_from(row.every).unwrap_or(1),
            first_day: row.first_day.clone(),
            last_day: row.last_day.clone().unwrap_or_default(),
            calendar: row.calendar.clone().unwrap_or_default(),
        }
    }

    /// The shift.
    ///
    /// # Errors
    /// [`Error::Invalid`] about the fields.
    pub(crate) fn parse(&self, settings: &Settings) -> Result<NewShift> {
        let mut fields = Fields::new();
        let time = |typed: &str| minute(typed).map(|minute| minute % 1440).ok_or("time-unclear");
        let agent = fields.take("agent", self.agent.parse().map_err(|_| "colleague-required"));
        let from = fields.take("from", time(&self.from));
        let to = fields.take("to", time(&self.to));
        let first = fields.take("first_day", typed_day(&self.first_day));
        let zone = if self.zone.trim().is_empty() { team_zone(settings) } else { self.zone.trim().to_owned() };
        if TimeZone::get(&zone).is_err() {
            fields.add("zone", "zone-unknown");
        }
        let last = match self.last_day.trim() {
            "" => None,
            typed => fields.take("last_day", typed_day(typed)),
        };
        if last.zip(first).is_some_and(|(last, first)| last < first) {
            fields.add("last_day", "last-day-before");
        }
        if !(1..=EVERY_MAX).contains(&self.every_weeks) {
            fields.add("every_weeks", "every-range");
        }
        let calendar = Some(self.calendar.trim().to_owned()).filter(|code| !code.is_empty());
        if calendar.as_ref().is_some_and(|code| settings.calendar(code).is_none()) {
            fields.add("calendar", "no-such-calendar");
        }
        let mut weekdays = Weekdays::default();
        for name in &self.weekdays {
            match WEEKDAYS.iter().position(|day| day == name) {
                Some(index) => weekdays.0 |= 1 << index,
                None => fields.add("weekdays", "day-unclear"),
            }
        }
        match (agent, from, to, first) {
            (Some(agent), Some(from), Some(to), Some(first)) if fields.0.is_empty() => {
                let single = last == Some(first) || weekdays == Weekdays::default();
                let weekdays = if single { Weekdays::one(first.weekday()) } else { weekdays };
                Ok(NewShift { agent, zone, weekdays, every: self.every_weeks, first, last, from, to, calendar })
            }
            _ => Err(Error::Invalid(fields)),
        }
    }
}

/// Enters a shift, or changes one.
#[derive(Clone, Debug)]
pub struct SaveShift {
    /// The one that is changed; none for a new one.
    pub shift: Option<ShiftId>,
    /// What it is.
    pub new: NewShift,
}

impl Command for SaveShift {
    type Output = ShiftId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<ShiftId> {
        let before = match self.shift {
            Some(id) => Some(rota::shift(cx, id).await?.ok_or(Error::NotFound)?),
            None => None,
        };
        if !staff::colleagues(cx, None).await?.iter().any(|one| one.id == self.new.agent) {
            return Err(Error::field("agent", "colleague-required"));
        }
        let id = self.shift.unwrap_or_else(|| cx.new_id());
        let details =
            serde_json::json!({ "before": before.as_ref().map(ShiftInput::of), "after": self.new, "shift": id });
        cx.audit(Deed::new("desk.shift-saved").member(self.new.agent).details(&details)).await?;
        rota::save_shifts(cx, &[(id, self.new)]).await?;
        cx.emit(&RotaChanged {}).await?;
        Ok(id)
    }
}

/// A shift goes, with all its times.
#[derive(Clone, Copy, Debug)]
pub struct DropShift(pub ShiftId);

impl Command for DropShift {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let row = rota::shift(cx, self.0).await?.ok_or(Error::NotFound)?;
        rota::drop_shift(cx, self.0).await?;
        let details = serde_json::json!({ "before": ShiftInput::of(&row) });
        cx.audit(Deed::new("desk.shift-dropped").member(row.agent).details(&details)).await?;
        cx.emit(&RotaChanged {}).await
    }
}

/// Copies the single shifts of a week to another; what stands there already is not entered twice. Repeating shifts stand in
/// every week by themselves.
#[derive(Clone, Copy, Debug)]
pub struct CopyWeek {
    /// A day of the week that is copied.
    pub from: Date,
    /// A day of the week that it is copied to.
    pub to: Date,
}

impl Command for CopyWeek {
    /// How many shifts were entered.
    type Output = usize;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<usize> {
        let (from, to) = (monday(self.from), monday(self.to));
        let days = i64::from(from.until(to).map_or(0, |span| span.get_days()));
        let rows = rota::shifts(cx, from.min(to)).await?;
        let single = |row: &ShiftRow| row.last_day.as_ref() == Some(&row.first_day);
        let known: Vec<Shift> = rows.iter().filter(|row| single(row)).map(ShiftRow::shift).collect::<Result<_>>()?;
        let zones: Vec<&str> = rows.iter().filter(|row| single(row)).map(|row| row.zone.as_str()).collect();
        let is_in = |day: Date, week: Date| week <= day && day < later(week, 7);
        let mut copies = Vec::new();
        for (shift, zone) in known.iter().zip(zones).filter(|(shift, _)| is_in(shift.first, from)) {
            let first = later(shift.first, days);
            let same =
                |one: &Shift| (one.agent, one.first, one.from, one.to) == (shift.agent, first, shift.from, shift.to);
            if !known.iter().any(same) {
                let new = NewShift {
                    agent: shift.agent,
                    zone: zone.to_owned(),
                    weekdays: Weekdays::one(first.weekday()),
                    every: 1,
                    first,
                    last: Some(first),
                    from: shift.from,
                    to: shift.to,
                    calendar: shift.calendar.clone(),
                };
                copies.push((cx.new_id(), new));
            }
        }
        if copies.is_empty() {
            return Ok(0);
        }
        rota::save_shifts(cx, &copies).await?;
        let details = serde_json::json!({ "from": from, "to": to, "shifts": copies.len() });
        cx.audit(Deed::new("desk.week-copied").details(&details)).await?;
        cx.emit(&RotaChanged {}).await?;
        Ok(copies.len())
    }
}

/// A day of the week with its box.
struct DayBox {
    name: String,
    label: String,
    on: bool,
}

#[derive(Template)]
#[template(path = "rota/shift.html")]
struct ShiftPage<'a> {
    page: &'a Page,
    w: Words,
    shift: &'a str,
    is_new: bool,
    typed: &'a ShiftInput,
    every: String,
    agents: Vec<Choice>,
    days: Vec<DayBox>,
    weeks: Vec<Choice>,
    calendars: Vec<Choice>,
    zones: [&'static str; 12],
    errors: &'a FieldErrors,
}

/// What the page of a new shift can be asked to begin with.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Begun {
    day: String,
}

pub(super) async fn show(
    app: App,
    page: Page,
    Path((shift,)): Path<(String,)>,
    madang_http::Query(begun): madang_http::Query<Begun>,
) -> Result<Response> {
    let settings = Settings::read(&mut app.db().read().await?).await?;
    let typed = if shift == NEW {
        let day = typed_day(&begun.day).unwrap_or_else(|_| super::day_of(app.now(), &page.zone));
        ShiftInput {
            weekdays: WEEKDAYS[..5].iter().map(|day| (*day).to_owned()).collect(),
            from: "09:00".to_owned(),
            to: "18:00".to_owned(),
            zone: team_zone(&settings),
            every_weeks: 1,
            first_day: day.to_string(),
            calendar: settings.usual_plan().map(|plan| plan.calendar.clone()).unwrap_or_default(),
            ..ShiftInput::default()
        }
    } else {
        let id: ShiftId = shift.parse().map_err(|_| Error::NotFound)?;
        let rows = rota::shifts(&mut app.db().read().await?, Date::MIN).await?;
        rows.iter().find(|row| row.id == id).map(ShiftInput::of).ok_or(Error::NotFound)?
    };
    render(&app, page, &settings, &shift, &typed, &FieldErrors::none()).await
}

fn from_pairs(pairs: Vec<(String, String)>) -> ShiftInput {
    let mut typed = ShiftInput::default();
    for (name, value) in pairs {
        match name.as_str() {
            "agent" => typed.agent = value,
            "from" => typed.from = value,
            "to" => typed.to = value,
            "zone" => typed.zone = value,
            "every_weeks" => typed.every_weeks = value.parse().unwrap_or_default(),
            "first_day" => typed.first_day = value,
            "last_day" => typed.last_day = value,
            "calendar" => typed.calendar = value,
            day => typed.weekdays.extend(day.strip_prefix("day-").map(str::to_owned)),
        }
    }
    typed
}

pub(super) async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((shift,)): Path<(String,)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let w = Words(page.lang);
    let settings = Settings::read(&mut app.db().read().await?).await?;
    let typed = from_pairs(pairs);
    let id = match shift.as_str() {
        NEW => None,
        id => Some(id.parse().map_err(|_| Error::NotFound)?),
    };
    let done = match typed.parse(&settings) {
        Ok(new) => {
            let week = format!("{PATH}?week={}", monday(new.first.max(super::day_of(app.now(), &page.zone))));
            app.run(&actor, SaveShift { shift: id, new }).await.map(|_| week)
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(week) => Ok(page.go_saying(week, NoticeKind::Good, w.shift_saved())),
        Err(error) => {
            let errors = w.form_errors(error)?;
            render(&app, page, &settings, &shift, &typed, &errors).await
        }
    }
}

pub(super) async fn delete(app: App, actor: Actor, page: Page, Path((shift,)): Path<(ShiftId,)>) -> Result<Response> {
    app.run(&actor, DropShift(shift)).await?;
    Ok(page.go_saying(PATH, NoticeKind::Good, Words(page.lang).shift_dropped()))
}

/// Which week is copied to the one after it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Copied {
    week: String,
}

pub(super) async fn copy(app: App, actor: Actor, page: Page, Form(copied): Form<Copied>) -> Result<Response> {
    let from = typed_day(&copied.week).map_err(|code| Error::field("week", code))?;
    let to = later(monday(from), 7);
    let count = app.run(&actor, CopyWeek { from, to }).await?;
    let said = Words(page.lang).week_copied(i64::try_from(count).unwrap_or(i64::MAX));
    Ok(page.go_saying(format!("{PATH}?week={to}"), NoticeKind::Good, said))
}

async fn render(
    app: &App,
    page: Page,
    settings: &Settings,
    shift: &str,
    typed: &ShiftInput,
    errors: &FieldErrors,
) -> Result<Response> {
    let w = Words(page.lang);
    let agents = staff::colleagues(&mut app.db().read().await?, None).await?;
    let is_new = shift == NEW;
    let page = page.titled(if is_new { w.shift_new() } else { w.shift() }).unlisted();
    let day = |code: &&str| DayBox {
        name: format!("day-{code}"),
        label: w.weekday(code),
        on: typed.weekdays.iter().any(|one| one == code),
    };
    let template = ShiftPage {
        w,
        shift,
        is_new,
        every: typed.every_weeks.to_string(),
        agents: agents.into_iter().map(|one| Choice::new(one.id.to_string(), one.name)).collect(),
        days: WEEKDAYS.iter().map(day).collect(),
        weeks: (1..=EVERY_MAX).map(|n| Choice::new(n.to_string(), w.every_weeks(i64::from(n)))).collect(),
        calendars: settings.calendars.iter().map(|one| Choice::new(one.code.clone(), one.name.clone())).collect(),
        zones: ZONES,
        typed,
        errors,
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

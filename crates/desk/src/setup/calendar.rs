//! One calendar as a form.

use super::{Change, PATH, read, save};
use crate::{
    holidays::Country,
    hours::{Day, Week},
    settings::{Calendar, SpecialDay},
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_http::{Form, Path};
use madang_kernel::{Actor, App, Error, Fields, Result};
use madang_people::admin_tabs;
use madang_ui::{FieldErrors, NoticeKind, Page, Section, Tab};

/// The code that stands for a calendar that is not there yet.
const NEW: &str = "new";
/// The zones that are offered; any other can be typed.
pub(crate) const ZONES: [&str; 12] = [
    "Asia/Seoul",
    "Asia/Tokyo",
    "Asia/Shanghai",
    "Asia/Singapore",
    "Asia/Kolkata",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
    "Australia/Sydney",
    "UTC",
];

/// What the form holds.
#[derive(Clone, Debug, Default)]
struct Typed {
    name: String,
    zone: String,
    korea: bool,
    japan: bool,
    week: [String; 7],
    days: String,
}

impl Typed {
    fn of(calendar: &Calendar) -> Typed {
        let line = |day: &SpecialDay| {
            let hours = if day.hours.is_closed() { "-".to_owned() } else { day.hours.to_string().replace(", ", ",") };
            format!("{} {hours} {}", day.date, day.note).trim().to_owned()
        };
        Typed {
            name: calendar.name.clone(),
            zone: calendar.zone.clone(),
            korea: calendar.holidays.contains(&Country::Korea),
            japan: calendar.holidays.contains(&Country::Japan),
            week: std::array::from_fn(|index| calendar.week.0[index].to_string()),
            days: calendar.days.iter().map(line).collect::<Vec<_>>().join("\n"),
        }
    }

    fn from_pairs(pairs: Vec<(String, String)>) -> Typed {
        let mut typed = Typed::default();
        for (name, value) in pairs {
            match name.as_str() {
                "name" => typed.name = value,
                "zone" => typed.zone = value,
                "kr" => typed.korea = true,
                "jp" => typed.japan = true,
                "days" => typed.days = value,
                day => {
                    let index = day.strip_prefix("day-").and_then(|index| index.parse::<usize>().ok());
                    if let Some(slot) = index.and_then(|index| typed.week.get_mut(index)) {
                        *slot = value;
                    }
                }
            }
        }
        typed
    }

    /// The calendar; its code is the command's to choose.
    fn calendar(&self) -> Result<Calendar> {
        let mut fields = Fields::new();
        let mut week = Week::default();
        for (slot, typed) in week.0.iter_mut().zip(&self.week) {
            *slot = fields.take("week", Day::parse(typed)).unwrap_or_default();
        }
        let days = fields.take("days", special_days(&self.days)).unwrap_or_default();
        fields.0.dedup();
        let mut holidays = Vec::new();
        holidays.extend(self.korea.then_some(Country::Korea));
        holidays.extend(self.japan.then_some(Country::Japan));
        let calendar = Calendar {
            code: NEW.to_owned(),
            name: madang_kernel::text::line(&self.name),
            zone: self.zone.trim().to_owned(),
            holidays,
            week,
            days,
        };
        if fields.0.is_empty()
            && let Err(code) = calendar.check()
        {
            fields.add(field_of(code), code);
        }
        fields.check()?;
        Ok(calendar)
    }
}

/// The field that a mistake is about.
fn field_of(code: &str) -> &'static str {
    match code {
        "name-length" => "name",
        "zone-unknown" => "zone",
        "never-open" => "week",
        _ => "days",
    }
}

/// Special days as they are typed, one a line: `2026-12-24 - Christmas Eve`, `2026-12-26 10:00-14:00`.
fn special_days(typed: &str) -> std::result::Result<Vec<SpecialDay>, &'static str> {
    let mut days = Vec::new();
    for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut parts = line.splitn(3, char::is_whitespace);
        let date = parts.next().and_then(|date| date.parse().ok()).ok_or("days-unclear")?;
        let hours = match parts.next().unwrap_or("-") {
            "-" | "–" => Day::default(),
            hours => Day::parse(hours).map_err(|_| "days-unclear")?,
        };
        days.push(SpecialDay { date, hours, note: parts.next().unwrap_or_default().trim().to_owned() });
    }
    days.sort_by_key(|day| day.date);
    Ok(days)
}

/// A day of the week with its field.
struct DayField {
    name: String,
    label: String,
    value: String,
}

#[derive(Template)]
#[template(path = "setup/calendar.html")]
struct CalendarPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    code: &'a str,
    is_new: bool,
    may_delete: bool,
    typed: &'a Typed,
    week: Vec<DayField>,
    zones: [&'static str; 12],
    errors: &'a FieldErrors,
}

pub(super) async fn show(app: App, page: Page, Path((code,)): Path<(String,)>) -> Result<Response> {
    let settings = read(&app).await?;
    let typed = match settings.calendar(&code) {
        Some(calendar) => Typed::of(calendar),
        None if code == NEW => {
            Typed { name: String::new(), ..Typed::of(&crate::settings::Settings::default().calendars[0]) }
        }
        None => return Err(Error::NotFound),
    };
    render(&app, page, &code, &typed, &FieldErrors::none()).await
}

pub(super) async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((code,)): Path<(String,)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let w = Words(page.lang);
    let typed = Typed::from_pairs(pairs);
    let known = (code != NEW).then(|| code.clone());
    let done = match typed.calendar() {
        Ok(calendar) => save(&app, &actor, Change::Calendar(known, Box::new(calendar))).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(page.go_saying(PATH, NoticeKind::Good, w.setup_saved())),
        Err(error) => {
            let errors = w.form_errors(error)?;
            render(&app, page, &code, &typed, &errors).await
        }
    }
}

pub(super) async fn delete(app: App, actor: Actor, page: Page, Path((code,)): Path<(String,)>) -> Result<Response> {
    let w = Words(page.lang);
    match save(&app, &actor, Change::DropCalendar(code)).await {
        Ok(()) => Ok(page.go_saying(PATH, NoticeKind::Good, w.setup_saved())),
        Err(Error::Refused(code)) => Ok(page.go_saying(PATH, NoticeKind::Bad, w.sentence(code))),
        Err(error) => Err(error),
    }
}

async fn render(app: &App, page: Page, code: &str, typed: &Typed, errors: &FieldErrors) -> Result<Response> {
    let w = Words(page.lang);
    let settings = read(app).await?;
    let is_new = code == NEW;
    let title = if is_new { w.calendar_new() } else { w.calendar() };
    let page = page.titled(title).section(Section::Admin).unlisted();
    let field = |(index, value): (usize, &String)| DayField {
        name: format!("day-{index}"),
        label: w.weekday(crate::words::WEEKDAYS[index]),
        value: value.clone(),
    };
    let template = CalendarPage {
        w,
        tabs: admin_tabs(page.lang, PATH),
        code,
        is_new,
        may_delete: !is_new && !settings.plans.iter().any(|plan| plan.calendar == code),
        week: typed.week.iter().enumerate().map(field).collect(),
        zones: ZONES,
        typed,
        errors,
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

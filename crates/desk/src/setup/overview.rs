//! All calendars and promises at a glance.

use super::{Change, PATH, read, save};
use crate::{
    clock::Priority,
    holidays::name_in,
    settings::{Calendar, Plan, Settings},
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{Space, SpaceKind, SpaceList, Spaces};
use madang_http::Form;
use madang_kernel::{Actor, App, Result, Timestamp};
use madang_people::admin_tabs;
use madang_ui::{NoticeKind, Page, Section, Tab};
use serde::Deserialize;

/// How many of the next free days are shown.
const FREE_DAYS: usize = 6;

/// A calendar with what follows from it.
struct CalendarLine {
    code: String,
    name: String,
    zone: String,
    week: Vec<(String, String)>,
    free: Vec<FreeDay>,
    used: bool,
}

/// A day on which the team is not there though the week says otherwise.
struct FreeDay {
    date: String,
    name: String,
}

/// What is promised somewhere.
struct PlanLine {
    url: String,
    name: String,
    own: bool,
    calendar: String,
    targets: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "setup/overview.html")]
struct OverviewPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    calendars: Vec<CalendarLine>,
    priorities: Vec<String>,
    plans: Vec<PlanLine>,
    members_count: bool,
    assigned: Vec<AssignedSpace>,
    old_too: bool,
}

/// A space whose questions are given out, or not.
struct AssignedSpace {
    field: String,
    name: String,
    on: bool,
}

pub(super) async fn show(app: App, page: Page) -> Result<Response> {
    let settings = read(&app).await?;
    let spaces = app.service::<Spaces>().now();
    let w = Words(page.lang);
    let page = page.titled(w.setup_title()).section(Section::Admin).unlisted();
    let template = OverviewPage {
        w,
        tabs: admin_tabs(page.lang, PATH),
        calendars: settings.calendars.iter().map(|one| calendar_line(w, &settings, one, app.now())).collect(),
        priorities: shown().map(|priority| w.priority(priority.as_str())).collect(),
        plans: plan_lines(w, &settings, &spaces),
        members_count: settings.members_count,
        assigned: asked_in(&spaces).map(|space| assigned(w, &settings, space)).collect(),
        old_too: !settings.only_new,
        page: &page,
    };
    Ok(page.ok(&template))
}

/// The spaces that questions are asked in.
fn asked_in(spaces: &SpaceList) -> impl Iterator<Item = &Space> {
    spaces.all().iter().filter(|space| space.kind == SpaceKind::Questions)
}

fn assigned(w: Words, settings: &Settings, space: &Space) -> AssignedSpace {
    AssignedSpace {
        field: format!("space-{}", space.id),
        name: space.name.get(w.0).to_owned(),
        on: !settings.unassigned.contains(&space.id),
    }
}

/// The priorities, the most urgent first.
pub(super) fn shown() -> impl Iterator<Item = Priority> {
    Priority::ALL.iter().rev().copied()
}

fn calendar_line(w: Words, settings: &Settings, calendar: &Calendar, now: Timestamp) -> CalendarLine {
    let hours = calendar.hours();
    let day = |(index, day): (usize, &crate::hours::Day)| {
        let hours = if day.is_closed() { w.closed().to_owned() } else { day.to_string().replace('-', "–") };
        (w.weekday(crate::words::WEEKDAYS[index]), hours)
    };
    let note = |date| calendar.days.iter().find(|day| day.date == date).map(|day| day.note.clone());
    let free = |(date, holiday): (jiff::civil::Date, Option<&'static str>)| FreeDay {
        date: date.to_string(),
        name: note(date).or_else(|| holiday.map(|name| name_in(w.0, name).to_owned())).unwrap_or_default(),
    };
    let days = hours.date(now).map(|today| hours.free_days(today, FREE_DAYS)).unwrap_or_default();
    CalendarLine {
        code: calendar.code.clone(),
        name: calendar.name.clone(),
        zone: calendar.zone.clone(),
        week: calendar.week.0.iter().enumerate().map(day).collect(),
        free: days.into_iter().map(free).collect(),
        used: settings.plans.iter().any(|plan| plan.calendar == calendar.code),
    }
}

fn plan_lines(w: Words, settings: &Settings, spaces: &SpaceList) -> Vec<PlanLine> {
    let mut lines: Vec<PlanLine> = Vec::new();
    let usual = settings.usual_plan();
    lines.extend(usual.map(|plan| plan_line(w, settings, plan, w.everywhere().to_owned(), "default".to_owned(), true)));
    for space in spaces.all().iter().filter(|space| space.kind == SpaceKind::Questions) {
        let own = settings.own_plan(space.id);
        let name = space.name.get(w.0).to_owned();
        let Some(plan) = own.or(usual) else { continue };
        lines.push(plan_line(w, settings, plan, name, space.id.to_string(), own.is_some()));
    }
    lines
}

fn plan_line(w: Words, settings: &Settings, plan: &Plan, name: String, id: String, own: bool) -> PlanLine {
    let told = |minutes: Option<i64>| minutes.map_or_else(|| w.nothing_promised().to_owned(), |m| w.length(m));
    let target = |priority| {
        let target = plan.target(priority);
        (told(target.and_then(|one| one.first_response)), told(target.and_then(|one| one.resolution)))
    };
    PlanLine {
        url: format!("{PATH}/targets/{id}"),
        name,
        own,
        calendar: settings.calendar(&plan.calendar).map(|one| one.name.clone()).unwrap_or_default(),
        targets: shown().map(target).collect(),
    }
}

/// Who is given questions: each space that is ticked, and whether what waits is given out when a shift begins.
pub(super) async fn submit_assignment(
    app: App,
    actor: Actor,
    page: Page,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let spaces = app.service::<Spaces>().now();
    let ticked = |name: &str| pairs.iter().any(|(field, _)| field == name);
    let without = asked_in(&spaces).filter(|space| !ticked(&format!("space-{}", space.id)));
    let unassigned = without.map(|space| space.id).collect();
    save(&app, &actor, Change::Assignment { unassigned, only_new: !ticked("old_too") }).await?;
    Ok(page.go_saying(PATH, NoticeKind::Good, Words(page.lang).setup_saved()))
}

/// What the form of the overview holds.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    members_count: String,
}

pub(super) async fn submit(app: App, actor: Actor, page: Page, Form(typed): Form<Typed>) -> Result<Response> {
    save(&app, &actor, Change::MembersCount(!typed.members_count.is_empty())).await?;
    Ok(page.go_saying(PATH, NoticeKind::Good, Words(page.lang).setup_saved()))
}

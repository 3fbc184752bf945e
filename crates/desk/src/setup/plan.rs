//! What is promised in a space, or everywhere else, as a form.

use super::{Change, PATH, overview::shown, read, save};
use crate::{
    clock::Priority,
    settings::{Plan, Settings, Target},
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::Spaces;
use madang_http::{Form, Path};
use madang_kernel::{Actor, App, Error, Fields, Result, SpaceId};
use madang_people::admin_tabs;
use madang_ui::{Choice, FieldErrors, NoticeKind, Page, Section, Tab};

/// What stands for everywhere in an address.
const EVERYWHERE: &str = "default";

/// The targets of a priority as they are typed, in hours.
#[derive(Clone, Debug)]
struct Row {
    priority: Priority,
    first: String,
    settled: String,
}

/// What the form holds.
#[derive(Clone, Debug)]
struct Typed {
    calendar: String,
    rows: Vec<Row>,
}

impl Typed {
    fn of(plan: &Plan) -> Typed {
        let row = |priority| {
            let target = plan.target(priority);
            let typed = |minutes: Option<i64>| minutes.map(in_hours).unwrap_or_default();
            Row {
                priority,
                first: typed(target.and_then(|one| one.first_response)),
                settled: typed(target.and_then(|one| one.resolution)),
            }
        };
        Typed { calendar: plan.calendar.clone(), rows: shown().map(row).collect() }
    }

    fn take(&mut self, pairs: Vec<(String, String)>) {
        for (name, value) in pairs {
            if name == "calendar" {
                self.calendar = value;
                continue;
            }
            let Some((what, priority)) = name.split_once('-') else { continue };
            let Some(row) = self.rows.iter_mut().find(|row| row.priority.as_str() == priority) else { continue };
            match what {
                "first" => row.first = value,
                "settled" => row.settled = value,
                _ => {}
            }
        }
    }

    fn plan(&self, space: Option<SpaceId>) -> Result<Plan> {
        let mut fields = Fields::new();
        let mut targets = Vec::new();
        for row in &self.rows {
            let first = fields.take("targets", minutes(&row.first)).flatten();
            let settled = fields.take("targets", minutes(&row.settled)).flatten();
            if first.is_some() || settled.is_some() {
                targets.push(Target { priority: row.priority, first_response: first, resolution: settled });
            }
        }
        fields.0.dedup();
        fields.check()?;
        Ok(Plan { space, calendar: self.calendar.clone(), targets })
    }
}

/// Minutes as hours: `1.5`.
fn in_hours(minutes: i64) -> String {
    let text = format!("{:.2}", minutes as f64 / 60.0);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Hours as they are typed, in minutes; nothing where nothing is promised.
fn minutes(typed: &str) -> std::result::Result<Option<i64>, &'static str> {
    let typed = typed.trim().replace(',', ".");
    if typed.is_empty() {
        return Ok(None);
    }
    let hours: f64 = typed.parse().map_err(|_| "target-range")?;
    let minutes = (hours * 60.0).round();
    if (1.0..=527_040.0).contains(&minutes) { Ok(Some(minutes as i64)) } else { Err("target-range") }
}

#[derive(Template)]
#[template(path = "setup/plan.html")]
struct PlanPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    id: &'a str,
    name: String,
    own: bool,
    calendars: Vec<Choice>,
    rows: Vec<(String, &'a Row)>,
    typed: &'a Typed,
    errors: &'a FieldErrors,
}

/// The space of an address; none for everywhere.
fn space_of(app: &App, id: &str) -> Result<Option<SpaceId>> {
    if id == EVERYWHERE {
        return Ok(None);
    }
    let space: SpaceId = id.parse().map_err(|_| Error::NotFound)?;
    app.service::<Spaces>().now().get(space).map(|space| Some(space.id)).ok_or(Error::NotFound)
}

fn plan_of(settings: &Settings, space: Option<SpaceId>) -> Result<&Plan> {
    let own = space.and_then(|space| settings.own_plan(space));
    own.or(settings.usual_plan()).ok_or(Error::NotFound)
}

pub(super) async fn show(app: App, page: Page, Path((id,)): Path<(String,)>) -> Result<Response> {
    let space = space_of(&app, &id)?;
    let settings = read(&app).await?;
    let typed = Typed::of(plan_of(&settings, space)?);
    render(&app, page, &settings, (&id, space), &typed, &FieldErrors::none())
}

pub(super) async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((id,)): Path<(String,)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let space = space_of(&app, &id)?;
    let settings = read(&app).await?;
    let mut typed = Typed::of(plan_of(&settings, space)?);
    typed.take(pairs);
    let w = Words(page.lang);
    let done = match typed.plan(space) {
        Ok(plan) => save(&app, &actor, Change::Plan(plan)).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(page.go_saying(PATH, NoticeKind::Good, w.setup_saved())),
        Err(error) => {
            let errors = w.form_errors(error)?;
            render(&app, page, &settings, (&id, space), &typed, &errors)
        }
    }
}

pub(super) async fn delete(app: App, actor: Actor, page: Page, Path((id,)): Path<(String,)>) -> Result<Response> {
    let space = space_of(&app, &id)?.ok_or(Error::NotFound)?;
    save(&app, &actor, Change::DropPlan(space)).await?;
    Ok(page.go_saying(PATH, NoticeKind::Good, Words(page.lang).setup_saved()))
}

fn render(
    app: &App,
    page: Page,
    settings: &Settings,
    (id, space): (&str, Option<SpaceId>),
    typed: &Typed,
    errors: &FieldErrors,
) -> Result<Response> {
    let w = Words(page.lang);
    let spaces = app.service::<Spaces>().now();
    let name = space.map_or(w.everywhere(), |space| spaces.name(space, page.lang)).to_owned();
    let page = page.titled(w.promised_in(&name)).section(Section::Admin).unlisted();
    let calendars = settings.calendars.iter().map(|one| Choice::new(one.code.clone(), one.name.clone()));
    let template = PlanPage {
        w,
        tabs: admin_tabs(page.lang, PATH),
        id,
        name,
        own: space.is_some_and(|space| settings.own_plan(space).is_some()),
        calendars: calendars.collect(),
        rows: typed.rows.iter().map(|row| (w.priority(row.priority.as_str()), row)).collect(),
        typed,
        errors,
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

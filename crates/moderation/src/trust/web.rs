//! The pages: one's own level, a member's, and what levels ask for.

use super::{
    SaveSettings, SetTrust, Settings,
    fields::{self, Field},
    view::{Bar, Standing, counts, limit_lines, standing},
};
use crate::words::Words;
use askama::Template;
use axum::response::Response;
use madang_conversation::profile_url;
use madang_http::{Access, Form, Path, Routes};
use madang_kernel::{Actor, App, Error, Permission, Result};
use madang_people::{Member, admin_tabs, member_by_handle, settings_tabs};
use madang_screen::trust::{Facts, Level};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page, Section, Tab};
use serde::Deserialize;
use std::collections::HashMap;

const OWN: &str = "/settings/trust";
const ADMIN: &str = "/admin/trust";
/// What the form says for a level that is not set by hand.
const EARNED: &str = "earned";

/// Where levels are shown and set.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(OWN, Access::Member, own)
        .get(ADMIN, Access::Manager, show)
        .post(ADMIN, Access::Manager, save)
        .post("/admin/trust/reset", Access::Manager, reset)
        .get("/admin/members/{handle}/trust", Access::Manager, of_member)
        .post("/admin/members/{handle}/trust", Access::Manager, set)
        .get("/api/v1/me/trust", Access::Member, super::api::own)
        .get("/api/v1/members/{handle}/trust", Access::Manager, super::api::of_member)
        .put("/api/v1/members/{handle}/trust", Access::Manager, super::api::set)
        .get("/api/v1/moderation/trust", Access::Manager, super::api::settings)
        .put("/api/v1/moderation/trust", Access::Manager, super::api::save)
}

/// One of the five levels, on the way from the first to the last.
struct Step {
    number: u8,
    name: String,
    text: String,
    is_now: bool,
    is_reached: bool,
}

fn steps(page: &Page, w: Words, now: Level) -> Vec<Step> {
    let step = |number: u8| Step {
        name: page.words.trust_level(number),
        text: w.trust_text(number),
        is_now: number == now.number(),
        is_reached: number <= now.number(),
        number,
    };
    (0..=4).map(step).collect()
}

#[derive(Template)]
#[template(path = "trust/own.html")]
struct OwnPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    steps: Vec<Step>,
    standing: &'a Standing,
    next: String,
    bars: Vec<Bar>,
    limits: Vec<(String, String)>,
}

async fn own(app: App, actor: Actor, page: Page) -> Result<Response> {
    let w = Words(page.lang);
    let standing = standing(&app, actor.signed_in()?).await?;
    let page = page.titled(w.trust_title()).section(Section::Me).unlisted();
    Ok(page.ok(&OwnPage {
        w,
        tabs: settings_tabs(&page, OWN),
        steps: steps(&page, w, standing.level),
        next: next_title(&page, w, &standing),
        bars: Bar::all(w, &standing.progress),
        limits: if standing.is_staff { Vec::new() } else { limit_lines(w, &standing.limits) },
        standing: &standing,
        page: &page,
    }))
}

/// What the list of requirements is for.
fn next_title(page: &Page, w: Words, standing: &Standing) -> String {
    let Some(next) = standing.next else { return String::new() };
    let name = page.words.trust_level(next.number());
    if standing.keeps() { w.trust_keep(&name) } else { w.trust_next(&name) }
}

/// A field of the settings' form.
struct Input {
    field: &'static Field,
    label: String,
    value: String,
}

/// A limit of every level.
struct LimitRow {
    label: String,
    inputs: Vec<Input>,
}

#[derive(Template)]
#[template(path = "trust/settings.html")]
struct SettingsPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    errors: &'a FieldErrors,
    counts: Vec<(String, i64)>,
    levels: Vec<(String, Vec<Input>)>,
    limits: Vec<LimitRow>,
    columns: Vec<String>,
}

async fn show(app: App, page: Page) -> Result<Response> {
    render(&app, page, &Settings::now(&app).as_typed(), &FieldErrors::none()).await
}

async fn save(app: App, actor: Actor, page: Page, Form(typed): Form<HashMap<String, String>>) -> Result<Response> {
    let done = match Settings::parse(&typed) {
        Ok(settings) => app.run(&actor, SaveSettings(settings)).await,
        Err(fields) => Err(Error::Invalid(fields)),
    };
    match done {
        Ok(()) => saved(&app, &page, Words(page.lang).trust_saved()).await,
        Err(error) => {
            let errors = Words(page.lang).form_errors(error)?;
            render(&app, page, &typed, &errors).await
        }
    }
}

async fn reset(app: App, actor: Actor, page: Page) -> Result<Response> {
    app.run(&actor, SaveSettings(Settings::default())).await?;
    saved(&app, &page, Words(page.lang).trust_reset_done()).await
}

async fn saved(app: &App, page: &Page, says: &str) -> Result<Response> {
    app.settings().reload(app.db()).await?;
    Ok(page.go_saying(ADMIN, NoticeKind::Good, says))
}

async fn render(app: &App, page: Page, typed: &HashMap<String, String>, errors: &FieldErrors) -> Result<Response> {
    let w = Words(page.lang);
    let level = |number: u8| page.words.trust_level(number);
    let value = |field: &Field| typed.get(field.name).cloned().unwrap_or_default();
    let input = |field: &'static Field| Input { field, label: w.trust_what(field.code()), value: value(field) };
    let inputs = |fields: &'static [Field]| fields.iter().map(input).collect::<Vec<_>>();
    let limit_row = |row: &'static [Field; 3]| LimitRow {
        label: w.trust_limit(row[0].code()),
        inputs: row.iter().map(|field| Input { field, label: String::new(), value: value(field) }).collect(),
    };
    let counts = counts(app).await?;
    let template = SettingsPage {
        w,
        tabs: admin_tabs(page.lang, ADMIN),
        errors,
        counts: counts.into_iter().enumerate().map(|(number, count)| (level(number as u8), count)).collect(),
        levels: vec![
            (level(1), inputs(&fields::BASIC)),
            (level(2), inputs(&fields::MEMBER)),
            (level(3), inputs(&fields::REGULAR)),
        ],
        limits: fields::LIMITS.iter().map(limit_row).collect(),
        columns: vec![level(0), level(1), w.trust_and_above(level(2))],
        page: &page.clone().titled(w.trust_admin_title()).section(Section::Admin).unlisted(),
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

#[derive(Template)]
#[template(path = "trust/member.html")]
struct MemberPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    member: &'a Member,
    profile: String,
    url: String,
    level: String,
    standing: &'a Standing,
    next: String,
    bars: Vec<Bar>,
    facts: Vec<(String, u32, Option<u32>)>,
    choices: Vec<Choice>,
    chosen: String,
    errors: &'a FieldErrors,
}

async fn of_member(app: App, actor: Actor, page: Page, Path((handle,)): Path<(String,)>) -> Result<Response> {
    let member = member_by_handle(&mut app.db().read().await?, &actor, &handle).await?;
    render_member(&app, page, &member, None).await
}

/// What was chosen.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Chosen {
    level: String,
}

async fn set(
    app: App,
    actor: Actor,
    page: Page,
    Path((handle,)): Path<(String,)>,
    Form(typed): Form<Chosen>,
) -> Result<Response> {
    let member = member_by_handle(&mut app.db().read().await?, &actor, &handle).await?;
    if !actor.may(Permission::ManageMembers) {
        return Err(actor.refusal(None));
    }
    let level = match typed.level.as_str() {
        EARNED => Ok(None),
        number => number.parse().ok().filter(|number| *number <= 4).map(|n| Some(Level::from_number(n))).ok_or(()),
    };
    let done = match level {
        Ok(level) => app.run(&actor, SetTrust { member: member.id, level }).await,
        Err(()) => Err(Error::field("level", "required")),
    };
    match done {
        Ok(_) => Ok(page.go_saying(url_of(&member), NoticeKind::Good, Words(page.lang).trust_set_done())),
        Err(error) => render_member(&app, page, &member, Some((typed.level, error))).await,
    }
}

fn url_of(member: &Member) -> String {
    format!("{}/trust", profile_url(&member.handle).replacen("/m/", "/admin/members/", 1))
}

async fn render_member(app: &App, page: Page, member: &Member, failed: Option<(String, Error)>) -> Result<Response> {
    let w = Words(page.lang);
    let standing = standing(app, member.id).await?;
    let chosen = if standing.by_hand { standing.level.number().to_string() } else { EARNED.to_owned() };
    let (chosen, errors) = match failed {
        Some((typed, error)) => (typed, w.form_errors(error)?),
        None => (chosen, FieldErrors::none()),
    };
    let name = |number: u8| format!("{number} · {}", page.words.trust_level(number));
    let page = page.clone().titled(w.trust_of(&member.name)).section(Section::Admin).unlisted();
    let template = MemberPage {
        w,
        tabs: admin_tabs(page.lang, "/admin/members"),
        profile: profile_url(&member.handle),
        url: url_of(member),
        level: name(standing.level.number()),
        next: next_title(&page, w, &standing),
        bars: Bar::all(w, &standing.progress),
        facts: fact_lines(w, &standing.known.facts),
        choices: std::iter::once(Choice::new(EARNED, w.trust_earned()))
            .chain((0..=4).map(|number| Choice::new(number.to_string(), name(number))))
            .collect(),
        chosen,
        member,
        errors: &errors,
        standing: &standing,
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

/// What is known, in all and lately.
fn fact_lines(w: Words, facts: &Facts) -> Vec<(String, u32, Option<u32>)> {
    let lately = &facts.lately;
    [
        ("topics_entered", facts.topics_entered, Some(lately.topics_viewed)),
        ("posts_read", facts.posts_read, Some(lately.posts_read)),
        ("minutes_read", facts.minutes_read, None),
        ("days_visited", facts.days_visited, Some(lately.days_visited)),
        ("likes_given", facts.likes_given, Some(lately.likes_given)),
        ("likes_received", facts.likes_received, Some(lately.likes_received)),
        ("topics_replied_to", facts.topics_replied_to, Some(lately.topics_replied_to)),
    ]
    .map(|(code, all, lately)| (w.trust_what(code), all, lately))
    .to_vec()
}

//! The page of heroes, and the same in the API.

use super::{EndHero, MakeHero};
use crate::{Spaces, Words as _, admin, forms::form_errors};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_http::{Access, Form, Json, Path, Query, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, MemberId, Result, SpaceId, Timestamp};
use madang_people::{HeroRow, member_by_handle, run_about};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page, Section, Tab};
use serde::{Deserialize, Serialize};

/// Where heroes are made.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/admin/heroes", Access::Manager, index)
        .post("/admin/heroes", Access::Manager, submit)
        .post("/admin/heroes/{space}/{member}/end", Access::Manager, end)
        .get("/api/v1/admin/heroes", Access::Manager, list)
        .put("/api/v1/admin/spaces/{space}/heroes/{member}", Access::Manager, put)
        .delete("/api/v1/admin/spaces/{space}/heroes/{member}", Access::Manager, delete)
}

/// What is looked for.
#[derive(Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct Wanted {
    /// Only the heroes of the space with this id.
    space: String,
}

/// A hero, as the form sends one; the day as `2027-01-31`.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct HeroForm {
    member: String,
    space: String,
    until: String,
}

/// A hero as the page shows one.
struct Line {
    row: HeroRow,
    space: String,
}

#[derive(Template)]
#[template(path = "admin_heroes/heroes.html")]
struct HeroesPage<'a> {
    page: &'a Page,
    t: Lang,
    tabs: Vec<Tab>,
    lines: Vec<Line>,
    spaces: Vec<Choice>,
    errors: &'a FieldErrors,
    form: &'a HeroForm,
}

async fn index(app: App, page: Page, Query(wanted): Query<Wanted>) -> Result<Response> {
    let form = HeroForm { space: wanted.space, ..HeroForm::default() };
    heroes_page(&app, page, &form, &FieldErrors::none()).await
}

async fn heroes_page(app: &App, page: Page, form: &HeroForm, errors: &FieldErrors) -> Result<Response> {
    let list = app.service::<Spaces>().now();
    let rows = madang_people::heroes(&mut app.db().read().await?, None, None, app.now()).await?;
    let t = page.lang;
    let name = |id: SpaceId| list.get(id).map_or_else(|| id.to_string(), |space| space.name.get(t).to_owned());
    let lines = rows.into_iter().map(|row| Line { space: name(row.space), row }).collect();
    let open = list.all().iter().filter(|space| space.kind.is_open() && !space.rule.archived);
    let spaces = open.map(|space| Choice::new(space.id.to_string(), space.name.get(t))).collect();
    let page = page.titled(t.heroes()).section(Section::Admin).unlisted();
    let tabs = admin::tabs(t, "/admin/heroes");
    let template = HeroesPage { page: &page, t, tabs, lines, spaces, errors, form };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

async fn submit(app: App, actor: Actor, page: Page, Form(form): Form<HeroForm>) -> Result<Response> {
    match make(&app, &actor, &form).await {
        Ok(()) => Ok(page.go_saying("/admin/heroes", NoticeKind::Good, page.lang.hero_made())),
        Err(error) => {
            let errors = form_errors(&page, error)?;
            heroes_page(&app, page, &form, &errors).await
        }
    }
}

async fn make(app: &App, actor: &Actor, form: &HeroForm) -> Result<()> {
    let handle = form.member.trim().trim_start_matches('@');
    let member = match member_by_handle(&mut app.db().read().await?, actor, handle).await {
        Ok(member) => member.id,
        Err(Error::NotFound) => return Err(Error::field("member", "no-such-member")),
        Err(error) => return Err(error),
    };
    let space = form.space.parse::<SpaceId>().map_err(|code| Error::field("space", code))?;
    run_about(app, actor, member, MakeHero { member, space, until: end_of(&form.until)? }).await
}

/// The end of a day that was typed; nothing where none was.
fn end_of(typed: &str) -> Result<Option<Timestamp>> {
    match typed.trim() {
        "" => Ok(None),
        day => Timestamp::parse(day).map(Some).ok_or(Error::field("until", "not-a-date")),
    }
}

async fn end(app: App, actor: Actor, page: Page, Path((space, member)): Path<(SpaceId, MemberId)>) -> Result<Response> {
    run_about(&app, &actor, member, EndHero { member, space }).await?;
    Ok(page.go_saying("/admin/heroes", NoticeKind::Good, page.lang.hero_ended()))
}

/// A hero.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Hero {
    /// The member's id.
    member: String,
    /// The handle.
    handle: String,
    /// The name.
    name: String,
    /// The space's id.
    space: String,
    /// Since when, RFC 3339.
    since: String,
    /// Until when; absent for good.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

/// Heroes, by space and name.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Heroes {
    items: Vec<Hero>,
}

/// Members who may hide posts in a space and move its topics.
#[utoipa::path(get, path = "/api/v1/admin/heroes", tag = "admin", params(Wanted), responses((status = 200, body = Heroes)))]
pub(crate) async fn list(app: App, Query(wanted): Query<Wanted>) -> Result<Response> {
    let space = match wanted.space.as_str() {
        "" => None,
        id => Some(id.parse::<SpaceId>().map_err(|code| Error::field("space", code))?),
    };
    let rows = madang_people::heroes(&mut app.db().read().await?, space, None, app.now()).await?;
    let items = rows.into_iter().map(|row| Hero {
        member: row.member.to_string(),
        handle: row.handle,
        name: row.name,
        space: row.space.to_string(),
        since: row.since.to_string(),
        until: row.until.map(|until| until.to_string()),
    });
    Ok(axum::Json(Heroes { items: items.collect() }).into_response())
}

/// Until when somebody is a hero.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct HeroTerm {
    /// RFC 3339, or a day; absent for good.
    until: Option<String>,
}

/// Makes a member a hero of a space, or sets another end.
#[utoipa::path(put, path = "/api/v1/admin/spaces/{space}/heroes/{member}", tag = "admin", request_body = HeroTerm,
    params(("space" = String, Path, description = "The space's id"), ("member" = String, Path, description = "The member's id")),
    responses((status = 204), (status = 422, description = "No such member or space, or an end in the past")))]
pub(crate) async fn put(
    app: App,
    actor: Actor,
    Path((space, member)): Path<(SpaceId, MemberId)>,
    Json(term): Json<HeroTerm>,
) -> Result<Response> {
    let until = end_of(term.until.as_deref().unwrap_or_default())?;
    run_about(&app, &actor, member, MakeHero { member, space, until }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Takes that back.
#[utoipa::path(delete, path = "/api/v1/admin/spaces/{space}/heroes/{member}", tag = "admin",
    params(("space" = String, Path, description = "The space's id"), ("member" = String, Path, description = "The member's id")),
    responses((status = 204), (status = 404, description = "Was none")))]
pub(crate) async fn delete(
    app: App,
    actor: Actor,
    Path((space, member)): Path<(SpaceId, MemberId)>,
) -> Result<Response> {
    run_about(&app, &actor, member, EndHero { member, space }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

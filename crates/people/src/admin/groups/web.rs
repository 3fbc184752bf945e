//! `/admin/groups` and `/admin/groups/{slug}`.

use super::{AddToGroup, CreateGroup, EditGroup, Group, GroupText, RemoveFromGroup, RemoveGroup};
use crate::{
    Byline,
    page::{admin_tabs, encode, form_errors},
    service::run_about,
    store::groups,
    words::Words,
};
use askama::Template;
use axum::{http::StatusCode, response::Response};
use madang_http::{Cursor, Form, Listed, Path, Query};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, MemberId, Result};
use madang_ui::{FieldErrors, NoticeKind, Page, Pager, Person, Section, Tab};
use serde::Deserialize;

/// How many members of a group a page lists.
const MOST: usize = 50;

/// What was typed into the forms.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    name: String,
    description: String,
    handle: String,
}

#[derive(Template)]
#[template(path = "admin/groups/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    t: Lang,
    tabs: Vec<Tab>,
    groups: &'a [Group],
    errors: &'a FieldErrors,
    form: &'a Input,
}

/// The list, and the form for a new one.
pub(crate) async fn list(app: App, page: Page) -> Result<Response> {
    answer_list(&app, page, StatusCode::OK, &FieldErrors::none(), &Input::default()).await
}

async fn answer_list(
    app: &App,
    page: Page,
    status: StatusCode,
    errors: &FieldErrors,
    form: &Input,
) -> Result<Response> {
    let groups = &groups::all(&mut app.db().read().await?).await?;
    let page = titled(page);
    let tabs = admin_tabs(page.lang, "/admin/groups");
    Ok(page.render(&ListPage { page: &page, t: page.lang, tabs, groups, errors, form }, status))
}

/// Founds a group.
pub(crate) async fn create(app: App, actor: Actor, page: Page, Form(input): Form<Input>) -> Result<Response> {
    let made =
        async { app.run(&actor, CreateGroup { text: GroupText::parse(&input.name, &input.description)? }).await };
    match made.await {
        Ok(group) => Ok(page.go(url(&group))),
        Err(error) => {
            let status = error.status();
            let errors = form_errors(&page, error)?;
            answer_list(&app, page, status, &errors, &input).await
        }
    }
}

fn url(group: &Group) -> String {
    format!("/admin/groups/{}", encode(&group.slug))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct RosterQuery {
    after: String,
}

#[derive(Template)]
#[template(path = "admin/groups/group.html")]
struct GroupPage<'a> {
    page: &'a Page,
    t: Lang,
    tabs: Vec<Tab>,
    group: &'a Group,
    url: String,
    roster: Vec<(MemberId, Person)>,
    pager: Pager,
    errors: &'a FieldErrors,
    form: &'a Input,
}

/// A group and its roster.
pub(crate) async fn show(
    app: App,
    page: Page,
    Path((slug,)): Path<(String,)>,
    Query(query): Query<RosterQuery>,
) -> Result<Response> {
    let group = find(&app, &slug).await?;
    let form = Input { name: group.name.clone(), description: group.description.clone(), handle: String::new() };
    answer_group(&app, page, StatusCode::OK, &group, &query.after, &FieldErrors::none(), &form).await
}

async fn find(app: &App, slug: &str) -> Result<Group> {
    groups::by_slug(&mut app.db().read().await?, slug).await?.ok_or(Error::NotFound)
}

async fn answer_group(
    app: &App,
    page: Page,
    status: StatusCode,
    group: &Group,
    after: &str,
    errors: &FieldErrors,
    form: &Input,
) -> Result<Response> {
    let after = Cursor::parse(after).unwrap_or(Cursor::start());
    let mut conn = app.db().read().await?;
    let rows = groups::roster(&mut conn, group.id, MemberId::new(after.id), MOST as i64 + 1).await?;
    drop(conn);
    let listed = Listed::of(rows, MOST, |row: &Byline| Cursor::after(0, row.id.number()));
    let page = titled(page);
    let template = GroupPage {
        page: &page,
        t: page.lang,
        tabs: admin_tabs(page.lang, "/admin/groups"),
        group,
        url: url(group),
        roster: listed.items.iter().map(|row| (row.id, row.person())).collect(),
        pager: Pager { newer: None, older: listed.next.map(|next| format!("{}?after={next}", url(group))) },
        errors,
        form,
    };
    Ok(page.render(&template, status))
}

/// The group's page again after one of its forms: with a notice, or with what is wrong.
async fn after_form(app: &App, page: Page, group: &Group, input: Input, done: Result<()>) -> Result<Response> {
    match done {
        Ok(()) => Ok(page.go_saying(url(group), NoticeKind::Good, page.lang.saved_notice())),
        Err(error) => {
            let status = error.status();
            let errors = form_errors(&page, error)?;
            let form = Input {
                name: if input.name.is_empty() { group.name.clone() } else { input.name },
                description: if input.description.is_empty() { group.description.clone() } else { input.description },
                handle: input.handle,
            };
            answer_group(app, page, status, group, "", &errors, &form).await
        }
    }
}

/// Renames it.
pub(crate) async fn edit(
    app: App,
    actor: Actor,
    page: Page,
    Path((slug,)): Path<(String,)>,
    Form(input): Form<Input>,
) -> Result<Response> {
    let group = find(&app, &slug).await?;
    let done = async {
        let text = GroupText::parse(&input.name, &input.description)?;
        app.run(&actor, EditGroup { group: group.id, text }).await
    };
    let done = done.await;
    after_form(&app, page, &group, input, done).await
}

/// Adds a member.
pub(crate) async fn add(
    app: App,
    actor: Actor,
    page: Page,
    Path((slug,)): Path<(String,)>,
    Form(input): Form<Input>,
) -> Result<Response> {
    let group = find(&app, &slug).await?;
    let done = app.run(&actor, AddToGroup { group: group.id, handle: input.handle.clone() }).await;
    let done = done.map(|member| app.service::<crate::People>().forget(member));
    after_form(&app, page, &group, input, done).await
}

/// Takes a member out.
pub(crate) async fn remove(
    app: App,
    actor: Actor,
    page: Page,
    Path((slug, member)): Path<(String, MemberId)>,
) -> Result<Response> {
    let group = find(&app, &slug).await?;
    let done = run_about(&app, &actor, member, RemoveFromGroup { group: group.id, member }).await;
    after_form(&app, page, &group, Input::default(), done).await
}

/// Dissolves it.
pub(crate) async fn dissolve(app: App, actor: Actor, page: Page, Path((slug,)): Path<(String,)>) -> Result<Response> {
    let group = find(&app, &slug).await?;
    match app.run(&actor, RemoveGroup { group: group.id }).await {
        Ok(()) => Ok(page.go_saying("/admin/groups", NoticeKind::Good, page.lang.saved_notice())),
        Err(error) => after_form(&app, page, &group, Input::default(), Err(error)).await,
    }
}

fn titled(page: Page) -> Page {
    let title = page.lang.admin_groups();
    page.titled(title).unlisted().section(Section::Admin)
}

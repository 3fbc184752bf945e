//! Members who are invited to write: outside experts, partners, customers. They see only what is their own.

use crate::{page::or_say, page::person_of, store, words::Words};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_conversation::profile_url;
use madang_http::{Access, Form, Json, Path, Routes};
use madang_kernel::{Actor, App, Command, Cx, Deed, Error, MemberId, Permission, Result, Timestamp, text};
use madang_ui::{Link, NoticeKind, Page, Person, Section};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The most characters of the note about an invitation.
const NOTE_MAX: usize = 200;

/// Where writers are invited.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/knowledge/writers", Access::Manager, show)
        .post("/knowledge/writers", Access::Manager, submit)
        .post("/knowledge/writers/{handle}/remove", Access::Manager, remove)
        .get("/api/v1/admin/writers", Access::Manager, list)
        .put("/api/v1/admin/writers/{handle}", Access::Manager, put)
        .delete("/api/v1/admin/writers/{handle}", Access::Manager, delete)
}

/// A manager invites a member to write articles.
#[derive(Clone, Debug)]
pub struct InviteWriter {
    /// The member's handle.
    pub handle: String,
    /// Why, in a few words; may be empty.
    pub note: String,
}

impl Command for InviteWriter {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let (actor, by) = (cx.actor().clone(), cx.actor().signed_in()?);
        let member = member(cx, &actor, &self.handle).await?;
        let note = text::cut(&text::line(&self.note), NOTE_MAX);
        cx.audit(Deed::new("knowledge.invite_writer").member(member)).await?;
        store::writers::grant(cx, member, by, &note).await
    }
}

/// A manager takes an invitation back. What was written stays.
#[derive(Clone, Debug)]
pub struct RemoveWriter {
    /// The member's handle.
    pub handle: String,
}

impl Command for RemoveWriter {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let actor = cx.actor().clone();
        let member = member(cx, &actor, &self.handle).await?;
        cx.audit(Deed::new("knowledge.remove_writer").member(member)).await?;
        store::writers::revoke(cx, member).await
    }
}

async fn member(cx: &mut Cx<'_>, actor: &Actor, handle: &str) -> Result<MemberId> {
    let handle = handle.trim().trim_start_matches('@');
    let found = madang_people::member_by_handle(cx, actor, handle).await;
    found.map(|member| member.id).map_err(|error| match error {
        Error::NotFound => Error::field("handle", "no-such-member"),
        other => other,
    })
}

/// An invited writer as the page shows one.
struct Line {
    person: Person,
    by: String,
    note: String,
    articles: i64,
    at: i64,
}

#[derive(Template)]
#[template(path = "writers/writers.html")]
struct WritersPage<'a> {
    page: &'a Page,
    w: Words,
    crumbs: Vec<Link>,
    lines: Vec<Line>,
    errors: madang_ui::FieldErrors,
    input: &'a WriterInput,
}

async fn show(app: App, page: Page) -> Result<Response> {
    render(&app, page, &WriterInput::default(), madang_ui::FieldErrors::none()).await
}

async fn render(app: &App, page: Page, input: &WriterInput, errors: madang_ui::FieldErrors) -> Result<Response> {
    let w = Words(page.lang);
    let mut conn = app.db().read().await?;
    let rows = store::writers::all(&mut conn).await?;
    let mut members: Vec<MemberId> = rows.iter().flat_map(|row| [row.member, row.granted_by]).collect();
    members.sort_unstable();
    members.dedup();
    let people = madang_people::bylines(&mut conn, &members).await?;
    drop(conn);
    let line = |row: &store::writers::WriterRow| Line {
        person: person_of(&people, row.member),
        by: person_of(&people, row.granted_by).name,
        note: row.note.clone(),
        articles: row.articles,
        at: row.at.millis(),
    };
    let wrong = !errors.is_empty();
    let page = page.titled(w.writers_title()).section(Section::Help).unlisted();
    let template = WritersPage {
        w,
        crumbs: vec![Link::new(w.desk_title(), "/knowledge")],
        lines: rows.iter().map(line).collect(),
        errors,
        input,
        page: &page,
    };
    Ok(if wrong { page.retry(&template) } else { page.ok(&template) })
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct WriterInput {
    handle: String,
    note: String,
}

async fn submit(app: App, actor: Actor, page: Page, Form(input): Form<WriterInput>) -> Result<Response> {
    let w = Words(page.lang);
    let invite = InviteWriter { handle: input.handle.clone(), note: input.note.clone() };
    match app.run(&actor, invite).await {
        Ok(()) => Ok(page.go_saying("/knowledge/writers", NoticeKind::Good, w.writer_invited())),
        Err(error) => {
            let errors = w.form_errors(error)?;
            render(&app, page, &input, errors).await
        }
    }
}

async fn remove(app: App, actor: Actor, page: Page, Path((handle,)): Path<(String,)>) -> Result<Response> {
    let url = "/knowledge/writers";
    match app.run(&actor, RemoveWriter { handle }).await {
        Ok(()) => Ok(page.go_saying(url, NoticeKind::Good, Words(page.lang).writer_removed())),
        Err(error) => or_say(&page, error, url),
    }
}

/// An invited writer.
#[derive(Serialize, ToSchema)]
pub(crate) struct WriterItem {
    /// The member's handle.
    handle: String,
    /// The member's name.
    name: String,
    /// The path of the profile.
    url: String,
    /// Why.
    note: String,
    /// How many articles are theirs.
    articles: i64,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

/// Every invited writer.
#[derive(Serialize, ToSchema)]
pub(crate) struct WriterItems {
    /// The latest first.
    items: Vec<WriterItem>,
}

/// Members who are invited to write articles.
#[utoipa::path(get, path = "/api/v1/admin/writers", tag = "knowledge", responses((status = 200, body = WriterItems)))]
pub(crate) async fn list(app: App) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let rows = store::writers::all(&mut conn).await?;
    let members: Vec<MemberId> = rows.iter().map(|row| row.member).collect();
    let people = madang_people::bylines(&mut conn, &members).await?;
    let item = |row: store::writers::WriterRow| {
        let person = person_of(&people, row.member);
        let url = profile_url(&person.handle);
        WriterItem { handle: person.handle, name: person.name, url, note: row.note, articles: row.articles, at: row.at }
    };
    Ok(axum::Json(WriterItems { items: rows.into_iter().map(item).collect() }).into_response())
}

/// An invitation, as it is sent.
#[derive(Default, Deserialize, ToSchema)]
#[schema(as = WriterInvitationInput)]
#[serde(default)]
pub(crate) struct InvitationInput {
    /// Why, in a few words.
    note: String,
}

/// Invites a member to write articles: they see and change their own, and staff publishes them.
#[utoipa::path(put, path = "/api/v1/admin/writers/{handle}", tag = "knowledge", request_body = InvitationInput,
    params(("handle" = String, Path, description = "The member's handle")), responses((status = 204)))]
pub(crate) async fn put(
    app: App,
    actor: Actor,
    Path((handle,)): Path<(String,)>,
    Json(input): Json<InvitationInput>,
) -> Result<StatusCode> {
    app.run(&actor, InviteWriter { handle, note: input.note }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes an invitation back. What was written stays.
#[utoipa::path(delete, path = "/api/v1/admin/writers/{handle}", tag = "knowledge",
    params(("handle" = String, Path, description = "The member's handle")), responses((status = 204)))]
pub(crate) async fn delete(app: App, actor: Actor, Path((handle,)): Path<(String,)>) -> Result<StatusCode> {
    app.run(&actor, RemoveWriter { handle }).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[cfg(test)]
mod tests;

//! Following on pages and in the API.

use super::{Follow, Subject, SubjectKind};
use crate::{Words as _, back, store::marks};
use askama::Template;
use axum::{
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use madang_http::{Access, Form, Path, Routes};
use madang_kernel::{Actor, App, Result, Timestamp, id::Id};
use madang_ui::Page;
use serde::{Deserialize, Serialize};

/// Where members follow.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .post("/follows/{kind}/{id}", Access::Member, submit)
        .get("/api/v1/follows", Access::Member, list)
        .put("/api/v1/follows/{kind}/{id}", Access::Member, put)
        .delete("/api/v1/follows/{kind}/{id}", Access::Member, delete)
}

#[derive(Deserialize)]
struct FollowInput {
    on: Option<bool>,
}

/// Whether the member follows.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Following {
    following: bool,
}

/// Something that the member follows.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Followed {
    /// `topic`, `tag`, `space` or `member`.
    kind: String,
    #[schema(value_type = String)]
    id: Id<()>,
    #[schema(value_type = String, format = DateTime)]
    since: Timestamp,
}

#[derive(Template)]
#[template(path = "follow/follow.html")]
struct FollowFragment<'a> {
    page: &'a Page,
    kind: SubjectKind,
    id: Id<()>,
    on: bool,
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    headers: HeaderMap,
    Path((kind, id)): Path<(SubjectKind, Id<()>)>,
    Form(input): Form<FollowInput>,
) -> Result<Response> {
    let on = app.run(&actor, Follow { subject: Subject { kind, id: id.number() }, on: input.on }).await?;
    if page.is_htmx() {
        return Ok(page.ok(&FollowFragment { page: &page, kind, id, on }));
    }
    Ok(page.go(back::to_where(&page, &headers, "/")))
}

/// What the member follows.
#[utoipa::path(get, path = "/api/v1/follows", tag = "marks", responses((status = 200, body = Vec<Followed>)))]
pub(crate) async fn list(app: App, actor: Actor) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let rows = marks::followed(&mut conn, actor.signed_in()?).await?;
    let of = |(kind, id, since)| Followed { kind, id: Id::new(id), since };
    let all: Vec<Followed> = rows.into_iter().map(of).collect();
    Ok(axum::Json(all).into_response())
}

/// Follows a topic, tag, space or member.
#[utoipa::path(put, path = "/api/v1/follows/{kind}/{id}", tag = "marks",
    params(("kind" = String, Path, description = "topic, tag, space or member"), ("id" = String, Path)),
    responses((status = 200, body = Following)))]
pub(crate) async fn put(app: App, actor: Actor, Path((kind, id)): Path<(SubjectKind, Id<()>)>) -> Result<Response> {
    let following = app.run(&actor, Follow { subject: Subject { kind, id: id.number() }, on: Some(true) }).await?;
    Ok(axum::Json(Following { following }).into_response())
}

/// Ends to follow.
#[utoipa::path(delete, path = "/api/v1/follows/{kind}/{id}", tag = "marks",
    params(("kind" = String, Path, description = "topic, tag, space or member"), ("id" = String, Path)),
    responses((status = 200, body = Following)))]
pub(crate) async fn delete(app: App, actor: Actor, Path((kind, id)): Path<(SubjectKind, Id<()>)>) -> Result<Response> {
    let following = app.run(&actor, Follow { subject: Subject { kind, id: id.number() }, on: Some(false) }).await?;
    Ok(axum::Json(Following { following }).into_response())
}

//! Votes on pages and in the API.

use super::{Standing, Vote};
use crate::Words as _;
use askama::Template;
use axum::response::{IntoResponse, Response};
use madang_http::{Access, Form, Json, Path, Routes};
use madang_kernel::{Actor, App, PostId, Result};
use madang_ui::Page;
use serde::Deserialize;

/// Where votes are cast.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .post("/p/{post}/vote", Access::Member, submit)
        .put("/api/v1/posts/{post}/vote", Access::Member, put)
        .delete("/api/v1/posts/{post}/vote", Access::Member, delete)
}

/// A vote, as it is sent.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct VoteInput {
    /// 1, -1, or 0 to take the vote back.
    value: Option<i64>,
}

#[derive(Template)]
#[template(path = "vote/vote.html")]
struct VoteFragment<'a> {
    page: &'a Page,
    post: PostId,
    standing: Standing,
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((post,)): Path<(PostId,)>,
    Form(input): Form<VoteInput>,
) -> Result<Response> {
    let standing = app.run(&actor, Vote { post, value: input.value }).await?;
    if page.is_htmx() {
        return Ok(page.ok(&VoteFragment { page: &page, post, standing }));
    }
    Ok(page.go(format!("/p/{post}")))
}

/// Votes on a post, or changes the vote.
#[utoipa::path(put, path = "/api/v1/posts/{post}/vote", tag = "marks", request_body = VoteInput,
    params(("post" = String, Path, description = "The post's id")), responses((status = 200, body = Standing)))]
pub(crate) async fn put(
    app: App,
    actor: Actor,
    Path((post,)): Path<(PostId,)>,
    Json(input): Json<VoteInput>,
) -> Result<Response> {
    let value = Some(input.value.unwrap_or(1));
    Ok(axum::Json(app.run(&actor, Vote { post, value }).await?).into_response())
}

/// Takes the vote on a post back.
#[utoipa::path(delete, path = "/api/v1/posts/{post}/vote", tag = "marks",
    params(("post" = String, Path, description = "The post's id")), responses((status = 200, body = Standing)))]
pub(crate) async fn delete(app: App, actor: Actor, Path((post,)): Path<(PostId,)>) -> Result<Response> {
    Ok(axum::Json(app.run(&actor, Vote { post, value: Some(0) }).await?).into_response())
}

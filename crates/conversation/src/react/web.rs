//! Reactions on pages and in the API.

use super::{React, Reaction, ReactionCount};
use crate::Words as _;
use askama::Template;
use axum::response::{IntoResponse, Response};
use madang_http::{Access, Form, Path, Routes};
use madang_kernel::{Actor, App, Error, PostId, Result};
use madang_ui::Page;
use serde::Deserialize;

/// Where members react.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .post("/p/{post}/reactions", Access::Member, submit)
        .put("/api/v1/posts/{post}/reactions/{emoji}", Access::Member, put)
        .delete("/api/v1/posts/{post}/reactions/{emoji}", Access::Member, delete)
}

#[derive(Deserialize)]
struct ReactInput {
    emoji: String,
}

#[derive(Template)]
#[template(path = "react/reactions.html")]
struct ReactionsFragment<'a> {
    page: &'a Page,
    post: PostId,
    standing: Vec<ReactionCount>,
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((post,)): Path<(PostId,)>,
    Form(input): Form<ReactInput>,
) -> Result<Response> {
    let standing = app.run(&actor, React { post, reaction: read(&input.emoji)?, on: None }).await?;
    if page.is_htmx() {
        return Ok(page.ok(&ReactionsFragment { page: &page, post, standing }));
    }
    Ok(page.go(format!("/p/{post}")))
}

/// Reacts to a post.
#[utoipa::path(put, path = "/api/v1/posts/{post}/reactions/{emoji}", tag = "marks",
    params(("post" = String, Path, description = "The post's id"), ("emoji" = String, Path, description = "👍 ❤️ 🎉 😄 🙏 💡")),
    responses((status = 200, body = Vec<ReactionCount>)))]
pub(crate) async fn put(app: App, actor: Actor, Path((post, emoji)): Path<(PostId, String)>) -> Result<Response> {
    let all = app.run(&actor, React { post, reaction: read(&emoji)?, on: Some(true) }).await?;
    Ok(axum::Json(all).into_response())
}

/// Takes a reaction back.
#[utoipa::path(delete, path = "/api/v1/posts/{post}/reactions/{emoji}", tag = "marks",
    params(("post" = String, Path, description = "The post's id"), ("emoji" = String, Path, description = "👍 ❤️ 🎉 😄 🙏 💡")),
    responses((status = 200, body = Vec<ReactionCount>)))]
pub(crate) async fn delete(app: App, actor: Actor, Path((post, emoji)): Path<(PostId, String)>) -> Result<Response> {
    let all = app.run(&actor, React { post, reaction: read(&emoji)?, on: Some(false) }).await?;
    Ok(axum::Json(all).into_response())
}

fn read(emoji: &str) -> Result<Reaction> {
    Reaction::parse(emoji).ok_or_else(|| Error::field("emoji", "not-a-reaction"))
}

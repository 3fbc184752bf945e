//! "I have this too" on pages and in the API.

use super::{MeToo, MeToos};
use crate::Words as _;
use askama::Template;
use axum::response::{IntoResponse, Response};
use madang_http::{Access, Form, Path, Routes};
use madang_kernel::{Actor, App, Result, TopicId};
use madang_ui::Page;
use serde::Deserialize;

/// Where members say so.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .post("/topics/{topic}/me-too", Access::Member, submit)
        .put("/api/v1/topics/{topic}/me-too", Access::Member, put)
        .delete("/api/v1/topics/{topic}/me-too", Access::Member, delete)
}

#[derive(Deserialize)]
struct MeTooInput {
    on: Option<bool>,
}

#[derive(Template)]
#[template(path = "me_too/me_too.html")]
struct MeTooFragment<'a> {
    page: &'a Page,
    topic: TopicId,
    standing: MeToos,
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Form(input): Form<MeTooInput>,
) -> Result<Response> {
    let standing = app.run(&actor, MeToo { topic, on: input.on }).await?;
    if page.is_htmx() {
        return Ok(page.ok(&MeTooFragment { page: &page, topic, standing }));
    }
    Ok(page.go(format!("/p/{}", standing.opening)))
}

/// Says "I have this too".
#[utoipa::path(put, path = "/api/v1/topics/{topic}/me-too", tag = "marks",
    params(("topic" = String, Path, description = "The topic's id")), responses((status = 200, body = MeToos)))]
pub(crate) async fn put(app: App, actor: Actor, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    Ok(axum::Json(app.run(&actor, MeToo { topic, on: Some(true) }).await?).into_response())
}

/// Takes "I have this too" back.
#[utoipa::path(delete, path = "/api/v1/topics/{topic}/me-too", tag = "marks",
    params(("topic" = String, Path, description = "The topic's id")), responses((status = 200, body = MeToos)))]
pub(crate) async fn delete(app: App, actor: Actor, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    Ok(axum::Json(app.run(&actor, MeToo { topic, on: Some(false) }).await?).into_response())
}

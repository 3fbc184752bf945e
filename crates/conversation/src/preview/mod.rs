//! What a text will look like, rendered exactly as it would be posted.

use crate::{Body, RenderedBody};
use axum::response::{Html, IntoResponse, Response};
use madang_http::{Access, Form, Json, Routes};
use madang_kernel::{
    Actor, App, Error, Result,
    limit::{Limiter, Rate},
};
use serde::{Deserialize, Serialize};

/// Previews that a member asks for in a minute.
const RATE: Rate = Rate::per_minute(60);

/// Where previews are made.
pub(crate) fn routes() -> Routes {
    Routes::new().post("/preview", Access::Member, show).post("/api/v1/preview", Access::Member, api)
}

/// A text to look at.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct PreviewInput {
    /// Markdown.
    #[serde(default)]
    body: String,
    /// Whether it is the text of an article or a publication, with anchors and players.
    #[serde(default)]
    document: bool,
}

/// A text as it would be posted.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Preview {
    /// Sanitised HTML.
    html: String,
}

async fn show(app: App, actor: Actor, Form(input): Form<PreviewInput>) -> Result<Response> {
    Ok(Html(render(&app, &actor, &input).await?).into_response())
}

/// Renders Markdown as a post would be.
#[utoipa::path(post, path = "/api/v1/preview", tag = "posts", request_body = PreviewInput,
    responses((status = 200, body = Preview)))]
pub(crate) async fn api(app: App, actor: Actor, Json(input): Json<PreviewInput>) -> Result<Response> {
    Ok(axum::Json(Preview { html: render(&app, &actor, &input).await? }).into_response())
}

async fn render(app: &App, actor: &Actor, input: &PreviewInput) -> Result<String> {
    let member = actor.signed_in()?;
    app.service::<Limiter>().take(&format!("preview:{member}"), RATE, app.now())?;
    match Body::parse(&input.body) {
        Ok(body) if input.document => Ok(RenderedBody::document(app, &body).await?.html),
        Ok(body) => Ok(RenderedBody::render(app, &body).await?.html),
        Err("empty") => Ok(String::new()),
        Err(code) => Err(Error::field("body", code)),
    }
}

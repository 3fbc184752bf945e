//! "This answered it", on pages.

use super::{Deflect, Place};
use crate::words::Words;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_http::{Access, Embedding, Form, Path, Query, Routes};
use madang_kernel::{
    Actor, App, Error, Result, TopicId,
    limit::{Limiter, Rate},
};
use madang_ui::{NoticeKind, Page};
use serde::Deserialize;

/// How often visitors have said so, and in which view of the widget.
#[derive(Default)]
pub(crate) struct Visitors {
    all: Limiter,
    views: Limiter,
}

/// All visitors together: enough for a busy day, too little to fill the table.
const VISITORS: Rate = Rate::per_minute(120);
/// Sending it again, or pressing the button twice, does not count again.
const VIEW: Rate = Rate::per_hour(1);
/// What names a view has so many characters at most.
const VIEW_LENGTH: usize = 64;

/// Where readers say so.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .post("/questions/{topic}/answered-it", Access::Everyone, submit)
        .post("/widget/questions/{topic}/answered-it", Access::Everyone, submit_from_widget)
        .post("/api/v1/questions/{topic}/answered-it", Access::Everyone, post)
}

/// Where the answer was shown.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct PlaceInput {
    /// `ask`, `search` or `widget`.
    place: String,
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Query(input): Query<PlaceInput>,
) -> Result<Response> {
    let url = deflect(&app, &actor, topic, &input).await?;
    Ok(page.go_saying(url, NoticeKind::Good, Words(page.lang).deflected_thanks()))
}

/// What the widget sends: without a way back, a script sent it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct WidgetInput {
    /// Names the view in which the answer was shown.
    view: String,
    /// Where the framed page goes on.
    back: String,
}

/// Somebody found it in the widget on the company's own pages; nobody is signed in there.
async fn submit_from_widget(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Form(input): Form<WidgetInput>,
) -> Result<Response> {
    if !Embedding::now(&app).on {
        return Err(Error::NotFound);
    }
    if is_new(&app, topic, &input.view) {
        deflect(&app, &actor, topic, &PlaceInput { place: Place::Widget.to_string() }).await?;
    }
    match input.back.as_str() {
        back if back.starts_with("/widget?") => Ok(page.go(back)),
        _ => Ok(StatusCode::NO_CONTENT.into_response()),
    }
}

/// Whether this view has not said so of this question yet.
fn is_new(app: &App, topic: TopicId, view: &str) -> bool {
    if view.is_empty() {
        return true;
    }
    let key = format!("{topic}/{}", view.chars().take(VIEW_LENGTH).collect::<String>());
    app.service::<Visitors>().views.take(&key, VIEW, app.now()).is_ok()
}

/// Says that a question answered a reader, who did not have to ask.
#[utoipa::path(post, path = "/api/v1/questions/{topic}/answered-it", tag = "questions",
    params(("topic" = String, Path, description = "The question's id"), PlaceInput), responses((status = 204)))]
pub(crate) async fn post(
    app: App,
    actor: Actor,
    Path((topic,)): Path<(TopicId,)>,
    Query(input): Query<PlaceInput>,
) -> Result<axum::http::StatusCode> {
    deflect(&app, &actor, topic, &input).await?;
    Ok(axum::http::StatusCode::NO_CONTENT)
}

async fn deflect(app: &App, actor: &Actor, topic: TopicId, input: &PlaceInput) -> Result<String> {
    let place = Place::parse(&input.place).ok_or_else(|| Error::field("place", "not-a-place"))?;
    if actor.id().is_none() {
        app.service::<Visitors>().all.take("all", VISITORS, app.now())?;
    }
    app.run(actor, Deflect { topic, place }).await
}

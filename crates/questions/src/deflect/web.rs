//! "This answered it", on pages.

use super::{Deflect, Place};
use crate::words::Words;
use axum::response::Response;
use madang_http::{Access, Path, Query, Routes};
use madang_kernel::{
    Actor, App, Error, Result, TopicId,
    limit::{Limiter, Rate},
};
use madang_ui::{NoticeKind, Page};
use serde::Deserialize;

/// How often visitors have said so.
#[derive(Default)]
pub(crate) struct Visitors(Limiter);

/// All visitors together: enough for a busy day, too little to fill the table.
const VISITORS: Rate = Rate::per_minute(120);

/// Where readers say so.
pub(crate) fn routes() -> Routes {
    Routes::new().post("/questions/{topic}/answered-it", Access::Everyone, submit).post(
        "/api/v1/questions/{topic}/answered-it",
        Access::Everyone,
        post,
    )
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
        app.service::<Visitors>().0.take("all", VISITORS, app.now())?;
    }
    app.run(actor, Deflect { topic, place }).await
}

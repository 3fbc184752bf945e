//! The answers to "did this help?", from the page of an article and through the API.

use super::{Rate, Reason};
use crate::words::Words;
use axum::{
    Extension,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use madang_conversation::is_crawler;
use madang_http::{Access, Form, Json, Path, Routes};
use madang_kernel::{
    Actor, App, Error, Result, TopicId,
    limit::{Limiter, Rate as Often},
};
use madang_people::ClientAddress;
use madang_ui::{NoticeKind, Page};
use serde::Deserialize;

/// All visitors together: enough for a busy day, too little to fill the table.
const VISITORS: Often = Often::per_minute(120);

/// Where readers say so.
pub(crate) fn routes() -> Routes {
    Routes::new().post("/a/{topic}/helped", Access::Everyone, submit).post(
        "/api/v1/articles/{topic}/rating",
        Access::Everyone,
        post,
    )
}

/// How often visitors have answered.
#[derive(Default)]
pub(crate) struct Visitors(Limiter);

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct RateInput {
    helped: String,
    reason: String,
    note: String,
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Extension(address): Extension<ClientAddress>,
    headers: HeaderMap,
    Form(input): Form<RateInput>,
) -> Result<Response> {
    let helped = match input.helped.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(Error::field("helped", "required")),
    };
    let rate = Rate {
        topic,
        visitor: visitor(address, &headers),
        helped,
        reason: Reason::parse(&input.reason),
        note: input.note,
    };
    let w = Words(page.lang);
    let thanks = if helped { w.rated_helped() } else { w.rated_not_helped() };
    match take(&app, &actor, rate, &headers).await {
        Ok(url) => Ok(page.go_saying(format!("{url}#helped"), NoticeKind::Good, thanks)),
        Err(error) => crate::page::or_say(&page, error, &format!("/a/{topic}/-")),
    }
}

/// A reader's answer.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct RatingInput {
    /// Whether it helped.
    helped: bool,
    /// `unclear`, `incomplete`, `wrong`, `outdated` or `off_topic`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    reason: Option<Reason>,
    /// What else there is to say, up to 1,000 characters.
    #[serde(default)]
    note: String,
}

/// Says whether an article helped. A reader counts once; a later answer replaces the earlier.
#[utoipa::path(post, path = "/api/v1/articles/{topic}/rating", tag = "articles", request_body = RatingInput,
    params(("topic" = String, Path, description = "The article's topic")), responses((status = 204)))]
pub(crate) async fn post(
    app: App,
    actor: Actor,
    Path((topic,)): Path<(TopicId,)>,
    Extension(address): Extension<ClientAddress>,
    headers: HeaderMap,
    Json(input): Json<RatingInput>,
) -> Result<StatusCode> {
    let RatingInput { helped, reason, note } = input;
    let rate = Rate { topic, visitor: visitor(address, &headers), helped, reason, note };
    take(&app, &actor, rate, &headers).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Crawlers are thanked like everybody, and are not counted.
async fn take(app: &App, actor: &Actor, rate: Rate, headers: &HeaderMap) -> Result<String> {
    if actor.id().is_none() {
        if is_crawler(agent(headers)) {
            let head = madang_conversation::topic_head(&mut app.db().read().await?, actor, rate.topic).await?;
            return Ok(head.url());
        }
        app.service::<Visitors>().0.take("all", VISITORS, app.now())?;
    }
    app.run(actor, rate).await
}

fn visitor(address: ClientAddress, headers: &HeaderMap) -> String {
    format!("{} {}", address.0, agent(headers))
}

fn agent(headers: &HeaderMap) -> &str {
    headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

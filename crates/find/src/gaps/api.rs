//! The gaps for programs.

use super::{Kind, SetAside, gaps};
use axum::http::StatusCode;
use madang_http::{Path, Query};
use madang_kernel::{Actor, App, Error, Result, TopicId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Which gaps.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct GapsInput {
    /// `search`, `questions` or `article`; all by default.
    kind: String,
}

/// Something that people look for and do not find.
#[derive(Serialize, ToSchema)]
pub(crate) struct GapItem {
    /// `search`: searches without a result or a click; `questions`: questions that ask the same, without an article;
    /// `article`: an article that did not help.
    kind: &'static str,
    /// The normal form of the query, or the id of the leading question or the article.
    key: String,
    /// The query, or the title.
    title: String,
    /// How many wait for it: searches, askers with those who have the same question, or readers.
    demand: i64,
    /// Searches without a result; readers whom the article did not help.
    nothing: i64,
    /// Searches whose results nobody opened; readers whom the article helped.
    something: i64,
    /// The threads behind it.
    topics: Vec<GapTopic>,
}

/// A thread behind a gap.
#[derive(Serialize, ToSchema)]
pub(crate) struct GapTopic {
    /// The topic.
    #[schema(value_type = String)]
    topic: TopicId,
    /// The path of its page.
    url: String,
    /// Its title.
    title: String,
}

/// Gaps, those first that most people wait for.
#[derive(Serialize, ToSchema)]
pub(crate) struct GapItems {
    /// At most 100 of each kind.
    items: Vec<GapItem>,
}

/// Lists what to write next: searches that led nowhere in the last 90 days, questions asked again and again, and
/// articles that did not help.
#[utoipa::path(get, path = "/api/v1/gaps", tag = "knowledge", params(GapsInput),
    responses((status = 200, body = GapItems), (status = 403, description = "not staff")))]
pub(crate) async fn get(app: App, actor: Actor, Query(input): Query<GapsInput>) -> Result<axum::Json<GapItems>> {
    let topic =
        |row: &madang_conversation::TopicRow| GapTopic { topic: row.id, url: row.url(), title: row.title.clone() };
    let items = gaps(&app, &actor, Kind::parse(&input.kind)).await?.into_iter().map(|gap| GapItem {
        kind: gap.kind.as_str(),
        topics: gap.topics.iter().map(topic).collect(),
        key: gap.key,
        title: gap.title,
        demand: gap.demand,
        nothing: gap.nothing,
        something: gap.something,
    });
    Ok(axum::Json(GapItems { items: items.collect() }))
}

/// Sets a gap aside: nothing needs to be written about it.
#[utoipa::path(put, path = "/api/v1/gaps/{kind}/{key}/aside", tag = "knowledge",
    params(("kind" = String, Path), ("key" = String, Path)),
    responses((status = 204), (status = 404, description = "no such kind")))]
pub(crate) async fn put(app: App, actor: Actor, Path(path): Path<(String, String)>) -> Result<StatusCode> {
    set(&app, &actor, path, true).await
}

/// Takes back that a gap was set aside.
#[utoipa::path(delete, path = "/api/v1/gaps/{kind}/{key}/aside", tag = "knowledge",
    params(("kind" = String, Path), ("key" = String, Path)),
    responses((status = 204), (status = 404, description = "no such kind")))]
pub(crate) async fn take_back(app: App, actor: Actor, Path(path): Path<(String, String)>) -> Result<StatusCode> {
    set(&app, &actor, path, false).await
}

async fn set(app: &App, actor: &Actor, (kind, key): (String, String), on: bool) -> Result<StatusCode> {
    let kind = Kind::parse(&kind).ok_or(Error::NotFound)?;
    app.run(actor, SetAside { kind, key, on }).await?;
    Ok(StatusCode::NO_CONTENT)
}

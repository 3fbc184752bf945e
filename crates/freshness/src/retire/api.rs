//! The ends of versions in the API.

use super::{Action, BatchId, Chosen, Retire, Undo, web};
use crate::{
    flag::note,
    store::{
        batches::BatchRow,
        targets::{self, AffectedRow},
    },
};
use axum::response::{IntoResponse, Response};
use madang_conversation::{Spaces, topic_url};
use madang_http::{Cursor, Json, Path, Query};
use madang_kernel::{Actor, App, Error, Result, SpaceId, Timestamp, TopicId, VersionId};
use serde::{Deserialize, Serialize};

/// Which page.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct After {
    /// The `next` of the page before.
    #[param(value_type = Option<String>)]
    after: Option<Cursor>,
    /// How many, at most 100.
    limit: Option<usize>,
}

impl After {
    fn limit(&self) -> usize {
        self.limit.unwrap_or(web::PAGE).clamp(1, web::PAGE)
    }
}

/// A topic about a version.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct AffectedEntry {
    #[schema(value_type = String)]
    topic: TopicId,
    /// `article`, `question` or `discussion`.
    kind: String,
    title: String,
    url: String,
    #[schema(value_type = String)]
    space: SpaceId,
    state: String,
    views: i64,
    #[schema(value_type = String, format = DateTime)]
    active_at: Timestamp,
}

impl From<AffectedRow> for AffectedEntry {
    fn from(row: AffectedRow) -> AffectedEntry {
        AffectedEntry {
            url: topic_url(&row.kind, row.topic, &row.slug),
            topic: row.topic,
            kind: row.kind,
            title: row.title,
            space: row.space,
            state: row.state.to_string(),
            views: row.views,
            active_at: row.active_at,
        }
    }
}

/// A page of what a version's end touches.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Affected {
    /// How many there are in all.
    total: i64,
    items: Vec<AffectedEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    next: Option<Cursor>,
}

/// What is about a version and not archived.
#[utoipa::path(get, path = "/api/v1/reviews/end-of-life/{version}", tag = "reviews",
    params(("version" = String, Path, description = "The version's id"), After), responses((status = 200, body = Affected)))]
pub(crate) async fn affected(
    app: App,
    actor: Actor,
    Path((version,)): Path<(VersionId,)>,
    Query(after): Query<After>,
) -> Result<Response> {
    app.service::<Spaces>().now().version(version).ok_or(Error::NotFound)?;
    let mut conn = app.db().read().await?;
    let found = web::list(&mut conn, &actor, version, after.after, after.limit()).await?.map(AffectedEntry::from);
    let counts = targets::counts(&mut conn, &actor, &[version]).await?;
    let total = counts.iter().map(|(_, _, n)| n).sum();
    Ok(axum::Json(Affected { total, items: found.items, next: found.next }).into_response())
}

/// What is done with topics about a version.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct RetireInput {
    /// `archive` or `relabel`.
    #[schema(value_type = String)]
    action: Action,
    /// The topics.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    topics: Vec<TopicId>,
    /// All topics about the version, instead.
    #[serde(default)]
    all: bool,
    /// The version that they are about from now on, for `relabel`.
    #[schema(value_type = Option<String>)]
    to_version: Option<VersionId>,
    /// Why, as it is shown on their pages.
    #[serde(default)]
    note: String,
}

/// A step that was taken.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Taken {
    /// By which it can be undone.
    #[schema(value_type = String)]
    step: BatchId,
    /// How many topics it changed.
    topics: usize,
}

/// Archives topics about a version, or says that they are about another one, in one step that can be undone.
#[utoipa::path(post, path = "/api/v1/reviews/end-of-life/{version}", tag = "reviews", request_body = RetireInput,
    params(("version" = String, Path, description = "The version's id")), responses((status = 200, body = Taken)))]
pub(crate) async fn post(
    app: App,
    actor: Actor,
    Path((version,)): Path<(VersionId,)>,
    Json(input): Json<RetireInput>,
) -> Result<Response> {
    let RetireInput { action, topics, all, to_version, note: typed } = input;
    let note = note(&typed, false).map_err(|code| Error::field("note", code))?;
    let chosen = if all { Chosen::All } else { Chosen::These(topics) };
    let (step, topics) = app.run(&actor, Retire { version, chosen, action, to_version, note }).await?;
    Ok(axum::Json(Taken { step, topics }).into_response())
}

/// A step, as it is listed.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct StepEntry {
    #[schema(value_type = String)]
    id: BatchId,
    /// `end_of_life`, `age` or `review`.
    origin: String,
    /// `archive` or `relabel`.
    action: String,
    #[schema(value_type = Option<String>)]
    version: Option<VersionId>,
    #[schema(value_type = Option<String>)]
    to_version: Option<VersionId>,
    #[schema(value_type = Option<String>)]
    space: Option<SpaceId>,
    topics: i64,
    note: String,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    undone_at: Option<Timestamp>,
    /// How many topics were as before again.
    restored: Option<i64>,
}

impl From<BatchRow> for StepEntry {
    fn from(row: BatchRow) -> StepEntry {
        StepEntry {
            id: row.id,
            origin: row.origin.to_string(),
            action: row.action.to_string(),
            version: row.version,
            to_version: row.to_version,
            space: row.space,
            topics: row.topics,
            note: row.note,
            at: row.at,
            undone_at: row.undone_at,
            restored: row.restored,
        }
    }
}

/// A page of steps.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Steps {
    items: Vec<StepEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    next: Option<Cursor>,
}

/// The steps in which topics were archived or re-labelled, the newest first.
#[utoipa::path(get, path = "/api/v1/reviews/steps", tag = "reviews", params(After), responses((status = 200, body = Steps)))]
pub(crate) async fn list(app: App, Query(after): Query<After>) -> Result<Response> {
    let found = web::step_list(&app, after.after, after.limit()).await?.map(StepEntry::from);
    Ok(axum::Json(Steps { items: found.items, next: found.next }).into_response())
}

/// Undoes a step: what it changed, and nobody has changed since, is as before.
#[utoipa::path(post, path = "/api/v1/reviews/steps/{step}/undo", tag = "reviews",
    params(("step" = String, Path, description = "The step's id")),
    responses((status = 200, body = Taken), (status = 409)))]
pub(crate) async fn undo(app: App, actor: Actor, Path((step,)): Path<(BatchId,)>) -> Result<Response> {
    let topics = app.run(&actor, Undo { batch: step }).await?;
    Ok(axum::Json(Taken { step, topics }).into_response())
}

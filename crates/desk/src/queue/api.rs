//! The queues in the API.

use super::{DropFilter, FilterId, KeepFilter, Queue, Wanted};
use crate::{
    clock::Priority,
    store::{
        queues::{self, QueueRow},
        saved,
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_conversation::{QUESTION, TopicState, topic_url};
use madang_http::{Cursor, Json, Path, Query};
use madang_kernel::{Actor, App, MemberId, PostId, ProductId, Result, SpaceId, Timestamp, TopicId};
use serde::{Deserialize, Serialize};

/// How many questions are in a queue.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct QueueCount {
    /// `unanswered`, `breaching`, `returned`, `mine`, `unverified`, `flagged`, `newcomers`, `hot` or `snoozed`.
    #[schema(value_type = String)]
    queue: Queue,
    /// Up to 1000.
    count: i64,
}

/// A question that waits.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct DeskEntry {
    #[schema(value_type = String)]
    topic: TopicId,
    title: String,
    url: String,
    #[schema(value_type = String)]
    state: TopicState,
    language: String,
    answers: i64,
    #[schema(value_type = String)]
    space: SpaceId,
    #[schema(value_type = Option<String>)]
    product: Option<ProductId>,
    #[schema(value_type = String, format = DateTime)]
    asked_at: Timestamp,
    /// `low`, `normal`, `high` or `urgent`.
    #[schema(value_type = String)]
    priority: Priority,
    /// The id of whoever has taken it.
    #[schema(value_type = Option<String>)]
    assignee: Option<MemberId>,
    /// That member's handle.
    assignee_handle: Option<String>,
    /// What whoever handed it on has said.
    note: String,
    /// The answer that should be verified.
    #[schema(value_type = Option<String>)]
    answer_to_verify: Option<PostId>,
    newcomer: bool,
    information_returned: bool,
    hot: bool,
    /// Flags of members for staff.
    flags: i64,
    /// When the soonest of its clocks runs out; absent while none runs.
    #[schema(value_type = Option<String>, format = DateTime)]
    due_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    snoozed_until: Option<Timestamp>,
}

impl From<QueueRow> for DeskEntry {
    fn from(row: QueueRow) -> DeskEntry {
        DeskEntry {
            url: topic_url(QUESTION, row.topic, &row.slug),
            topic: row.topic,
            title: row.title,
            state: row.state,
            language: row.language,
            answers: row.answers,
            space: row.space,
            product: row.product,
            asked_at: row.asked_at,
            priority: row.priority,
            assignee: row.assignee,
            assignee_handle: row.assignee_handle,
            note: row.note,
            answer_to_verify: row.answer,
            newcomer: row.newcomer,
            information_returned: row.returned,
            hot: row.hot,
            flags: row.flags,
            due_at: row.due_at,
            snoozed_until: Some(row.snoozed_until).filter(|until| until.millis() > 0),
        }
    }
}

/// A page of a queue.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct DeskQueue {
    items: Vec<DeskEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    next: Option<Cursor>,
}

/// How many questions wait in each queue.
#[utoipa::path(get, path = "/api/v1/desk", tag = "desk", responses((status = 200, body = Vec<QueueCount>)))]
pub(crate) async fn overview(app: App, actor: Actor) -> Result<Response> {
    let counts = queues::counts(&mut app.db().read().await?, &actor, app.now()).await?;
    let count = |queue: &Queue| QueueCount { queue: *queue, count: counts.of(*queue) };
    Ok(axum::Json(Queue::ALL.iter().map(count).collect::<Vec<_>>()).into_response())
}

/// The questions of a queue: the most urgent and the oldest first; those breaching by when they are due.
#[utoipa::path(get, path = "/api/v1/desk/queues/{queue}", tag = "desk",
    params(("queue" = String, Path, description = "The queue's name"), Wanted), responses((status = 200, body = DeskQueue)))]
pub(crate) async fn list(
    app: App,
    actor: Actor,
    Path((queue,)): Path<(Queue,)>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let filter = wanted.filter(queue, &actor);
    let found = super::list(&mut app.db().read().await?, &actor, &filter, app.now()).await?.map(DeskEntry::from);
    Ok(axum::Json(DeskQueue { items: found.items, next: found.next }).into_response())
}

/// A filter with a name.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct SavedFilter {
    #[schema(value_type = String)]
    id: FilterId,
    name: String,
    /// The query of `/desk`, such as `queue=unanswered&language=ko`.
    query: String,
}

impl From<saved::SavedRow> for SavedFilter {
    fn from(row: saved::SavedRow) -> SavedFilter {
        SavedFilter { id: row.id, name: row.name, query: row.query }
    }
}

/// A filter to keep.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct FilterInput {
    /// Up to 40 characters; a filter of this name is replaced.
    name: String,
    /// The name of a queue.
    queue: String,
    /// The id of a space.
    space: String,
    /// The id of a product.
    product: String,
    /// The name of a tag.
    tag: String,
    /// `ko`, `ja`, `en` or `other`.
    language: String,
    /// `low`, `normal`, `high` or `urgent`.
    priority: String,
    /// `me`, `nobody`, or a member's id.
    assignee: String,
}

async fn own(app: &App, actor: &Actor) -> Result<Vec<SavedFilter>> {
    let rows = saved::of(&mut app.db().read().await?, actor.signed_in()?).await?;
    Ok(rows.into_iter().map(SavedFilter::from).collect())
}

/// The actor's own filters.
#[utoipa::path(get, path = "/api/v1/desk/filters", tag = "desk", responses((status = 200, body = Vec<SavedFilter>)))]
pub(crate) async fn filters(app: App, actor: Actor) -> Result<Response> {
    Ok(axum::Json(own(&app, &actor).await?).into_response())
}

/// Keeps a filter.
#[utoipa::path(post, path = "/api/v1/desk/filters", tag = "desk", request_body = FilterInput,
    responses((status = 201, body = Vec<SavedFilter>)))]
pub(crate) async fn keep_filter(app: App, actor: Actor, Json(input): Json<FilterInput>) -> Result<Response> {
    let wanted = Wanted {
        queue: input.queue,
        space: input.space,
        product: input.product,
        tag: input.tag,
        language: input.language,
        priority: input.priority,
        assignee: input.assignee,
        ..Wanted::default()
    };
    app.run(&actor, KeepFilter::parse(&input.name, wanted.queue(), &wanted)?).await?;
    Ok((StatusCode::CREATED, axum::Json(own(&app, &actor).await?)).into_response())
}

/// Forgets a filter.
#[utoipa::path(delete, path = "/api/v1/desk/filters/{filter}", tag = "desk",
    params(("filter" = String, Path, description = "The filter's id")), responses((status = 204)))]
pub(crate) async fn drop_filter(app: App, actor: Actor, Path((filter,)): Path<(FilterId,)>) -> Result<Response> {
    app.run(&actor, DropFilter(filter)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

//! One question at the desk in the API.

use super::{
    GiveBack, HandOn, SetPriority, Snooze, Take, TakeOver, presence,
    view::{self, ThreadView},
};
use crate::{
    clock::{Kind, Priority, Status},
    store::history::Happened,
};
use axum::response::{IntoResponse, Response};
use madang_conversation::{QUESTION, TopicState, topic_url};
use madang_http::{Json, Path};
use madang_kernel::{Actor, App, Error, MemberId, Result, SpaceId, Timestamp, TopicId};
use serde::{Deserialize, Serialize};

/// A clock of a question.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ClockDetail {
    /// `first_response`, `resolution`, or `handed`: what a colleague was asked to answer by a moment.
    #[schema(value_type = String)]
    kind: Kind,
    /// The colleague, of `handed`.
    #[schema(value_type = Option<String>)]
    handed_to: Option<MemberId>,
    /// `running`, `waiting`, `met` or `stopped`.
    #[schema(value_type = String)]
    status: Status,
    /// Opening time promised, in minutes.
    target_minutes: i64,
    /// Opening time used, in minutes.
    used_minutes: i64,
    #[schema(value_type = String, format = DateTime)]
    since: Timestamp,
    /// When it runs out; absent while it does not run.
    #[schema(value_type = Option<String>, format = DateTime)]
    due_at: Option<Timestamp>,
    /// Whether three quarters of the time are used.
    warned: bool,
    /// Whether the time has run out.
    late: bool,
}

/// A line of a question's history.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct HistoryEntry {
    /// What happened, such as `started`, `waiting`, `met`, `warned`, `breached`, `priority`, `taken`, `handed`, `snoozed`.
    #[schema(value_type = String)]
    deed: Happened,
    /// The clock, where it is about one.
    #[schema(value_type = Option<String>)]
    clock: Option<Kind>,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// The name of who did it.
    by: Option<String>,
    /// The name of whom it concerns.
    other: Option<String>,
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
    /// A note, a priority, or minutes.
    detail: String,
}

/// A colleague who has the question open.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Present {
    #[schema(value_type = String)]
    member: MemberId,
    handle: String,
    name: String,
    /// Whether an answer is being written.
    writing: bool,
}

/// A question at the desk.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct DeskThread {
    #[schema(value_type = String)]
    topic: TopicId,
    title: String,
    url: String,
    #[schema(value_type = String)]
    state: TopicState,
    #[schema(value_type = String)]
    space: SpaceId,
    /// `low`, `normal`, `high` or `urgent`.
    #[schema(value_type = String)]
    priority: Priority,
    #[schema(value_type = Option<String>)]
    assignee: Option<MemberId>,
    assignee_handle: Option<String>,
    note: String,
    #[schema(value_type = Option<String>, format = DateTime)]
    answer_by: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    snoozed_until: Option<Timestamp>,
    clocks: Vec<ClockDetail>,
    /// The newest first, at most 60.
    history: Vec<HistoryEntry>,
    present: Vec<Present>,
}

impl From<ThreadView> for DeskThread {
    fn from(view: ThreadView) -> DeskThread {
        let ThreadView { row, clocks, history, others, .. } = view;
        let clock = |one: view::ClockView| ClockDetail {
            kind: one.kind,
            handed_to: one.handed_to,
            status: one.status,
            target_minutes: one.target,
            used_minutes: one.used,
            since: one.since,
            due_at: one.due,
            warned: one.warned,
            late: one.late,
        };
        DeskThread {
            url: topic_url(QUESTION, row.topic, &row.slug),
            topic: row.topic,
            title: row.title,
            state: row.state,
            space: row.space,
            priority: row.priority,
            assignee: row.assignee,
            assignee_handle: row.assignee_handle,
            note: row.note,
            answer_by: row.answer_by,
            snoozed_until: Some(row.snoozed_until).filter(|until| until.millis() > 0),
            clocks: clocks.into_iter().map(clock).collect(),
            history: history
                .into_iter()
                .map(|line| HistoryEntry {
                    deed: line.deed,
                    clock: line.clock,
                    at: line.at,
                    by: line.member,
                    other: line.other,
                    until: line.until,
                    detail: line.detail,
                })
                .collect(),
            present: others
                .into_iter()
                .map(|one| Present { member: one.member, handle: one.handle, name: one.name, writing: one.writing })
                .collect(),
        }
    }
}

async fn answer(app: &App, actor: &Actor, topic: TopicId) -> Result<Response> {
    Ok(axum::Json(DeskThread::from(view::read(app, actor, topic).await?)).into_response())
}

/// A question at the desk: its clocks, whose it is, what happened to it.
#[utoipa::path(get, path = "/api/v1/desk/threads/{topic}", tag = "desk",
    params(("topic" = String, Path, description = "The question's id")), responses((status = 200, body = DeskThread)))]
pub(crate) async fn get(app: App, actor: Actor, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    answer(&app, &actor, topic).await
}

/// How soon a question must be looked at.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct PriorityInput {
    /// `low`, `normal`, `high` or `urgent`.
    #[serde(default)]
    priority: String,
}

/// Says how soon a question must be looked at.
#[utoipa::path(put, path = "/api/v1/desk/threads/{topic}/priority", tag = "desk", request_body = PriorityInput,
    params(("topic" = String, Path, description = "The question's id")), responses((status = 200, body = DeskThread)))]
pub(crate) async fn put_priority(
    app: App,
    actor: Actor,
    Path((topic,)): Path<(TopicId,)>,
    Json(input): Json<PriorityInput>,
) -> Result<Response> {
    let priority = Priority::parse(&input.priority).ok_or_else(|| Error::field("priority", "priority-required"))?;
    app.run(&actor, SetPriority { topic, priority }).await?;
    answer(&app, &actor, topic).await
}

/// Whose a question is.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct AssigneeInput {
    /// `me` or the own id takes it, nothing gives it back, the id of another employee hands it on.
    assignee: Option<String>,
    /// With `me`: the id of the colleague from whom it is taken over. From anybody else it is not taken (409).
    #[schema(value_type = Option<String>)]
    from: Option<MemberId>,
    /// What the colleague should know, up to 500 characters.
    note: String,
    /// Until when it should be answered.
    #[schema(value_type = Option<String>, format = DateTime)]
    answer_by: Option<Timestamp>,
}

/// Takes a question, also over from a colleague, gives it back, or hands it to a colleague.
#[utoipa::path(put, path = "/api/v1/desk/threads/{topic}/assignee", tag = "desk", request_body = AssigneeInput,
    params(("topic" = String, Path, description = "The question's id")), responses((status = 200, body = DeskThread)))]
pub(crate) async fn put_assignee(
    app: App,
    actor: Actor,
    Path((topic,)): Path<(TopicId,)>,
    Json(input): Json<AssigneeInput>,
) -> Result<Response> {
    match input.assignee.as_deref() {
        None | Some("") => app.run(&actor, GiveBack { topic }).await?,
        Some("me") => match input.from {
            Some(from) => app.run(&actor, TakeOver { topic, from }).await?,
            None => app.run(&actor, Take { topic }).await?,
        },
        Some(id) => app.run(&actor, HandOn::parse(topic, id, &input.note, input.answer_by)?).await?,
    }
    answer(&app, &actor, topic).await
}

/// When a question comes back.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct SnoozeInput {
    /// At most 90 days ahead; nothing wakes it.
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
}

/// Puts a question out of the queues for a while, or wakes it.
#[utoipa::path(put, path = "/api/v1/desk/threads/{topic}/snooze", tag = "desk", request_body = SnoozeInput,
    params(("topic" = String, Path, description = "The question's id")), responses((status = 200, body = DeskThread)))]
pub(crate) async fn put_snooze(
    app: App,
    actor: Actor,
    Path((topic,)): Path<(TopicId,)>,
    Json(input): Json<SnoozeInput>,
) -> Result<Response> {
    app.run(&actor, Snooze { topic, until: input.until }).await?;
    answer(&app, &actor, topic).await
}

/// Whether an answer is being written.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct PresenceInput {
    writing: bool,
}

/// Says that one has a question open; it counts for a minute.
#[utoipa::path(put, path = "/api/v1/desk/threads/{topic}/presence", tag = "desk", request_body = PresenceInput,
    params(("topic" = String, Path, description = "The question's id")), responses((status = 200, body = DeskThread)))]
pub(crate) async fn put_presence(
    app: App,
    actor: Actor,
    Path((topic,)): Path<(TopicId,)>,
    Json(input): Json<PresenceInput>,
) -> Result<Response> {
    app.run(&actor, presence::BeHere { topic, writing: input.writing }).await?;
    answer(&app, &actor, topic).await
}

//! Notes at the end of a shift in the API.

use super::{HandOver, HandoverId, ReadHandover};
use crate::store::handover::{self, NoteRow, OpenRow};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_conversation::{QUESTION, TopicState, topic_url};
use madang_http::{Json, Path};
use madang_kernel::{Actor, App, Error, MemberId, Permission, Result, Timestamp, TopicId};
use serde::{Deserialize, Serialize};

/// A question of a note.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct HandoverThread {
    #[schema(value_type = String)]
    topic: TopicId,
    title: String,
    url: String,
    #[schema(value_type = String)]
    state: TopicState,
    /// When the soonest of its clocks runs out; absent while none runs.
    #[schema(value_type = Option<String>, format = DateTime)]
    due_at: Option<Timestamp>,
    /// What was written about it.
    note: String,
}

/// A note at the end of a shift.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Handover {
    #[schema(value_type = String)]
    id: HandoverId,
    #[schema(value_type = String)]
    author: MemberId,
    author_name: String,
    text: String,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// How many questions it lists.
    threads_count: i64,
    /// When whoever asks has read it.
    #[schema(value_type = Option<String>, format = DateTime)]
    read_at: Option<Timestamp>,
    /// Its questions; only of one note.
    #[serde(skip_serializing_if = "Option::is_none")]
    threads: Option<Vec<HandoverThread>>,
}

impl Handover {
    fn of(row: NoteRow, threads: Option<Vec<OpenRow>>) -> Handover {
        let thread = |row: OpenRow| HandoverThread {
            url: topic_url(QUESTION, row.topic, &row.slug),
            topic: row.topic,
            title: row.title,
            state: row.state,
            due_at: row.due_at,
            note: row.note,
        };
        Handover {
            id: row.id,
            author: row.author,
            author_name: row.author_name,
            text: row.text,
            at: row.at,
            threads_count: row.threads,
            read_at: row.read_at,
            threads: threads.map(|rows| rows.into_iter().map(thread).collect()),
        }
    }
}

async fn one(app: &App, actor: &Actor, id: HandoverId) -> Result<Handover> {
    let mut conn = app.db().read().await?;
    let row = handover::one(&mut conn, id, actor.signed_in()?, actor.may(Permission::Manage)).await?;
    let threads = handover::threads(&mut conn, actor, id).await?;
    Ok(Handover::of(row, Some(threads)))
}

/// The notes that whoever asks has not read yet, the oldest first.
#[utoipa::path(get, path = "/api/v1/desk/handovers", tag = "desk", responses((status = 200, body = Vec<Handover>)))]
pub(crate) async fn list(app: App, actor: Actor) -> Result<Response> {
    let rows = handover::unread(&mut app.db().read().await?, actor.signed_in()?).await?;
    let notes: Vec<Handover> = rows.into_iter().map(|row| Handover::of(row, None)).collect();
    Ok(axum::Json(notes).into_response())
}

/// What is written about a question.
#[derive(Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct ThreadNote {
    /// The question's id.
    topic: String,
    /// Up to 500 characters.
    note: String,
}

/// A note to leave.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct HandoverInput {
    /// The id of a colleague; nothing for whoever is on duty now or next.
    to: String,
    /// Up to 4000 characters.
    text: String,
    /// About single questions; all of one's open questions are listed anyway.
    notes: Vec<ThreadNote>,
    /// Whether the questions become the colleague's at once.
    move_threads: bool,
}

/// Leaves a note at the end of a shift.
#[utoipa::path(post, path = "/api/v1/desk/handovers", tag = "desk", request_body = HandoverInput,
    responses((status = 201, body = Handover)))]
pub(crate) async fn post(app: App, actor: Actor, Json(input): Json<HandoverInput>) -> Result<Response> {
    let note = |one: ThreadNote| {
        let topic = one.topic.parse().map_err(|_| Error::field("notes", "no-such-thread"))?;
        Ok((topic, one.note))
    };
    let notes = input.notes.into_iter().map(note).collect::<Result<Vec<_>>>()?;
    let id = app.run(&actor, HandOver::parse(&input.to, &input.text, notes, input.move_threads)?).await?;
    Ok((StatusCode::CREATED, axum::Json(one(&app, &actor, id).await?)).into_response())
}

/// A note with its questions: for its author, its readers, and managers.
#[utoipa::path(get, path = "/api/v1/desk/handovers/{note}", tag = "desk",
    params(("note" = String, Path, description = "The note's id")), responses((status = 200, body = Handover)))]
pub(crate) async fn get(app: App, actor: Actor, Path((note,)): Path<(HandoverId,)>) -> Result<Response> {
    Ok(axum::Json(one(&app, &actor, note).await?).into_response())
}

/// Says that one has read a note.
#[utoipa::path(post, path = "/api/v1/desk/handovers/{note}/read", tag = "desk",
    params(("note" = String, Path, description = "The note's id")), responses((status = 204)))]
pub(crate) async fn read(app: App, actor: Actor, Path((note,)): Path<(HandoverId,)>) -> Result<Response> {
    app.run(&actor, ReadHandover(note)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

//! Notes in the API.

use super::{AddNote, DropNote, EditNote, MOST, NoteId, parsed};
use crate::store::{
    notes::{self, NoteRow},
    threads,
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_http::{Json, Path};
use madang_kernel::{Actor, App, MemberId, Result, Timestamp, TopicId};
use serde::{Deserialize, Serialize};

/// An internal note on a question.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Note {
    #[schema(value_type = String)]
    id: NoteId,
    #[schema(value_type = String)]
    topic: TopicId,
    #[schema(value_type = String)]
    author: MemberId,
    author_handle: String,
    author_name: String,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    edited_at: Option<Timestamp>,
    /// As it was typed.
    markdown: String,
    /// As it is shown, sanitised.
    html: String,
}

impl From<NoteRow> for Note {
    fn from(row: NoteRow) -> Note {
        Note {
            id: row.id,
            topic: row.topic,
            author: row.author,
            author_handle: row.handle,
            author_name: row.name,
            at: row.at,
            edited_at: row.edited_at,
            markdown: row.markdown,
            html: row.html,
        }
    }
}

/// What a note says.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct NoteInput {
    /// Markdown, up to 5,000 characters. Colleagues who are mentioned (`@handle`) get a mail.
    text: String,
}

/// The internal notes on a question, the oldest first.
#[utoipa::path(get, path = "/api/v1/desk/threads/{topic}/notes", tag = "desk",
    params(("topic" = String, Path, description = "The question's id")), responses((status = 200, body = Vec<Note>)))]
pub(crate) async fn list(app: App, actor: Actor, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    threads::one(&mut conn, &actor, topic).await?;
    let rows = notes::of(&mut conn, topic, MOST).await?;
    Ok(axum::Json(rows.into_iter().map(Note::from).collect::<Vec<_>>()).into_response())
}

/// Writes an internal note on a question.
#[utoipa::path(post, path = "/api/v1/desk/threads/{topic}/notes", tag = "desk", request_body = NoteInput,
    params(("topic" = String, Path, description = "The question's id")), responses((status = 201, body = Note)))]
pub(crate) async fn post(
    app: App,
    actor: Actor,
    Path((topic,)): Path<(TopicId,)>,
    Json(input): Json<NoteInput>,
) -> Result<Response> {
    let note = app.run(&actor, AddNote { topic, body: parsed(&app, &input.text).await? }).await?;
    Ok((StatusCode::CREATED, axum::Json(one(&app, &actor, note).await?)).into_response())
}

/// Writes one's own note anew.
#[utoipa::path(patch, path = "/api/v1/desk/notes/{note}", tag = "desk", request_body = NoteInput,
    params(("note" = String, Path, description = "The note's id")), responses((status = 200, body = Note)))]
pub(crate) async fn patch(
    app: App,
    actor: Actor,
    Path((note,)): Path<(NoteId,)>,
    Json(input): Json<NoteInput>,
) -> Result<Response> {
    let note = app.run(&actor, EditNote { note, body: parsed(&app, &input.text).await? }).await?;
    Ok(axum::Json(one(&app, &actor, note).await?).into_response())
}

/// Deletes one's own note.
#[utoipa::path(delete, path = "/api/v1/desk/notes/{note}", tag = "desk",
    params(("note" = String, Path, description = "The note's id")), responses((status = 204)))]
pub(crate) async fn delete(app: App, actor: Actor, Path((note,)): Path<(NoteId,)>) -> Result<Response> {
    app.run(&actor, DropNote(note)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn one(app: &App, actor: &Actor, note: NoteId) -> Result<Note> {
    Ok(notes::one(&mut app.db().read().await?, actor, note).await?.into())
}

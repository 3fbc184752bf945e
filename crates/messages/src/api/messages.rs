//! Messages in the API.

use crate::{
    Delete, Edit, Write,
    rules::{ConversationId, rendered},
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_http::{Json, Path};
use madang_kernel::{Actor, App, MessageId, Result};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a message says.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct PrivateMessageInput {
    /// Markdown, up to 10,000 characters.
    body: String,
}

/// A message that was written.
#[derive(Serialize, ToSchema)]
pub(crate) struct PrivateMessageRef {
    /// The message.
    #[schema(value_type = String)]
    id: MessageId,
}

/// Writes in a conversation that you are in.
#[utoipa::path(post, path = "/api/v1/conversations/{conversation}/messages", tag = "messages", request_body = PrivateMessageInput,
    params(("conversation" = String, Path, description = "The conversation's id")),
    responses((status = 201, body = PrivateMessageRef)))]
pub(crate) async fn write(
    app: App,
    actor: Actor,
    Path((conversation,)): Path<(ConversationId,)>,
    Json(input): Json<PrivateMessageInput>,
) -> Result<Response> {
    let id = app.run(&actor, Write { conversation, body: rendered(&app, &input.body).await? }).await?;
    Ok((StatusCode::CREATED, axum::Json(PrivateMessageRef { id })).into_response())
}

/// Writes your own message anew, within a quarter of an hour.
#[utoipa::path(patch, path = "/api/v1/messages/{message}", tag = "messages", request_body = PrivateMessageInput,
    params(("message" = String, Path, description = "The message's id")), responses((status = 204)))]
pub(crate) async fn edit(
    app: App,
    actor: Actor,
    Path((message,)): Path<(MessageId,)>,
    Json(input): Json<PrivateMessageInput>,
) -> Result<Response> {
    app.run(&actor, Edit { message, body: rendered(&app, &input.body).await? }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Deletes your own message. Nothing is left of its text.
#[utoipa::path(delete, path = "/api/v1/messages/{message}", tag = "messages",
    params(("message" = String, Path, description = "The message's id")), responses((status = 204)))]
pub(crate) async fn delete(app: App, actor: Actor, Path((message,)): Path<(MessageId,)>) -> Result<Response> {
    app.run(&actor, Delete(message)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

//! Conversations in the API.

use super::shapes::{ConversationDetail, Conversations};
use crate::{
    Add, Attend, Begin, Leave, Look, Rename,
    begin::recipients,
    blocks::web::named,
    inbox::{View, entries},
    rules::{Attention, ConversationId, reader, rendered, title},
    store::members,
    talk::Talk,
    unread::Kept,
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_http::{Cursor, Json, Path, Query};
use madang_kernel::{Actor, App, Error, MessageId, Result};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The most of one page.
const MOST: usize = 100;
/// Of a page where nothing else is asked for.
const USUAL: usize = 30;

/// Which conversations are wanted.
#[derive(Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct ConversationsQuery {
    /// `all` (the default), `unread` or `ignored`.
    view: Option<String>,
    /// How many; 30 by default, at most 100.
    limit: Option<usize>,
    /// The `next` of the page before.
    after: Option<String>,
}

/// Your conversations, the last written in first.
#[utoipa::path(get, path = "/api/v1/conversations", tag = "messages", params(ConversationsQuery),
    responses((status = 200, body = Conversations)))]
pub(crate) async fn list(app: App, actor: Actor, Query(which): Query<ConversationsQuery>) -> Result<Response> {
    let view = match which.view.as_deref() {
        Some(word) => View::parse(word).ok_or(Error::field("view", "not-a-view"))?,
        None => View::All,
    };
    let after = which.after.as_deref().and_then(Cursor::parse).unwrap_or(Cursor::start());
    let listed = entries(&app, &actor, view, after, which.limit.unwrap_or(USUAL).clamp(1, MOST)).await?;
    let unread = members::unread(&mut app.db().read().await?, reader(&actor)?).await?;
    let items = listed.items.into_iter().map(Into::into).collect();
    Ok(axum::Json(Conversations { items, next: listed.next, unread }).into_response())
}

/// A conversation to begin.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct ConversationInput {
    /// The handles of one to ten members. With one it is the conversation of the two, new or not.
    to: Vec<String>,
    /// What a group is called; may be empty.
    title: String,
    /// The first message: Markdown, up to 10,000 characters.
    body: String,
}

/// What was begun.
#[derive(Serialize, ToSchema)]
pub(crate) struct ConversationRef {
    /// The conversation.
    #[schema(value_type = String)]
    id: ConversationId,
    /// The message.
    #[schema(value_type = String)]
    message: MessageId,
}

/// Begins a conversation, or goes on with the one of the same two members.
#[utoipa::path(post, path = "/api/v1/conversations", tag = "messages", request_body = ConversationInput,
    responses((status = 201, body = ConversationRef)))]
pub(crate) async fn begin(app: App, actor: Actor, Json(input): Json<ConversationInput>) -> Result<Response> {
    let with = recipients(&app, &actor, &input.to).await?;
    let begin = Begin { with, title: title(&input.title)?, body: rendered(&app, &input.body).await? };
    let begun = app.run(&actor, begin).await?;
    let answer = ConversationRef { id: begun.conversation, message: begun.message };
    Ok((StatusCode::CREATED, axum::Json(answer)).into_response())
}

/// Which messages are wanted.
#[derive(Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct StretchQuery {
    /// How many; 30 by default, at most 100.
    limit: Option<usize>,
    /// Those before this message, the `earlier` of the answer before; the newest by default.
    #[param(value_type = Option<String>)]
    before: Option<MessageId>,
}

/// A conversation that you are in, with its newest messages or those before one.
#[utoipa::path(get, path = "/api/v1/conversations/{conversation}", tag = "messages", params(StretchQuery,
    ("conversation" = String, Path, description = "The conversation's id")), responses((status = 200, body = ConversationDetail)))]
pub(crate) async fn get(
    app: App,
    actor: Actor,
    Path((id,)): Path<(ConversationId,)>,
    Query(which): Query<StretchQuery>,
) -> Result<Response> {
    let most = which.limit.unwrap_or(USUAL).clamp(1, MOST);
    let talk = Talk::of(&app, &actor, id, which.before, most).await?;
    Ok(axum::Json(ConversationDetail::of(&actor, &talk)).into_response())
}

/// What is to be another way.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct ConversationPatch {
    /// The title of a group.
    title: Option<String>,
    /// `normal`, `muted` (no e-mail) or `ignored` (not in the list either).
    #[schema(value_type = Option<String>)]
    attention: Option<Attention>,
}

/// Renames a group, mutes or ignores a conversation.
#[utoipa::path(patch, path = "/api/v1/conversations/{conversation}", tag = "messages", request_body = ConversationPatch,
    params(("conversation" = String, Path, description = "The conversation's id")), responses((status = 204)))]
pub(crate) async fn patch(
    app: App,
    actor: Actor,
    Path((conversation,)): Path<(ConversationId,)>,
    Json(input): Json<ConversationPatch>,
) -> Result<Response> {
    if let Some(title) = input.title {
        app.run(&actor, Rename { conversation, title }).await?;
    }
    if let Some(attention) = input.attention {
        app.run(&actor, Attend { conversation, attention }).await?;
        app.service::<Kept>().forget(&[actor.signed_in()?]);
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// What you have read.
#[derive(Deserialize, ToSchema)]
pub(crate) struct ReadInput {
    /// The last message that you have read.
    #[schema(value_type = String)]
    up_to: MessageId,
}

/// Says that you have read a conversation up to a message.
#[utoipa::path(put, path = "/api/v1/conversations/{conversation}/read", tag = "messages", request_body = ReadInput,
    params(("conversation" = String, Path, description = "The conversation's id")), responses((status = 204)))]
pub(crate) async fn read(
    app: App,
    actor: Actor,
    Path((conversation,)): Path<(ConversationId,)>,
    Json(input): Json<ReadInput>,
) -> Result<Response> {
    app.run(&actor, Look { conversation, up_to: input.up_to }).await?;
    app.service::<Kept>().forget(&[actor.signed_in()?]);
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Who is to come into a group.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct ConversationMemberInput {
    /// The handle.
    handle: String,
}

/// Adds a member to a group that you are in. They read what is written from then on.
#[utoipa::path(post, path = "/api/v1/conversations/{conversation}/members", tag = "messages", request_body = ConversationMemberInput,
    params(("conversation" = String, Path, description = "The conversation's id")), responses((status = 204)))]
pub(crate) async fn add(
    app: App,
    actor: Actor,
    Path((conversation,)): Path<(ConversationId,)>,
    Json(input): Json<ConversationMemberInput>,
) -> Result<Response> {
    let member = named(&app, &input.handle).await?;
    app.run(&actor, Add { conversation, member }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Leaves a group.
#[utoipa::path(delete, path = "/api/v1/conversations/{conversation}/members/me", tag = "messages",
    params(("conversation" = String, Path, description = "The conversation's id")), responses((status = 204)))]
pub(crate) async fn leave(app: App, actor: Actor, Path((conversation,)): Path<(ConversationId,)>) -> Result<Response> {
    app.run(&actor, Leave(conversation)).await?;
    app.service::<Kept>().forget(&[actor.signed_in()?]);
    Ok(StatusCode::NO_CONTENT.into_response())
}

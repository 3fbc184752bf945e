//! Blocks, and who may write to you, in the API.

use crate::{
    Block, Open, Unblock,
    blocks::web::{blocked, named},
    rules::{Welcome, reader},
    store::blocks,
    unread::Kept,
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_http::{Json, Path};
use madang_kernel::{Actor, App, Error, MemberId, Result, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Somebody whom you have blocked.
#[derive(Serialize, ToSchema)]
pub(crate) struct BlockedMember {
    /// The handle.
    handle: String,
    /// The name.
    name: String,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

/// Whom you have blocked.
#[derive(Serialize, ToSchema)]
pub(crate) struct BlockedMembers {
    /// The last first.
    items: Vec<BlockedMember>,
}

/// Whom you have blocked, the last first.
#[utoipa::path(get, path = "/api/v1/me/blocks", tag = "messages", responses((status = 200, body = BlockedMembers)))]
pub(crate) async fn blocks(app: App, actor: Actor) -> Result<Response> {
    let list = blocked(&app, &actor).await?;
    let items = list.into_iter().map(|(one, at)| BlockedMember { handle: one.handle, name: one.name, at }).collect();
    Ok(axum::Json(BlockedMembers { items }).into_response())
}

async fn of_path(app: &App, handle: &str) -> Result<MemberId> {
    named(app, handle).await.map_err(|error| if matches!(error, Error::Invalid(_)) { Error::NotFound } else { error })
}

/// Blocks a member: they cannot write to you.
#[utoipa::path(put, path = "/api/v1/me/blocks/{handle}", tag = "messages",
    params(("handle" = String, Path, description = "The member's handle")), responses((status = 204)))]
pub(crate) async fn block(app: App, actor: Actor, Path((handle,)): Path<(String,)>) -> Result<Response> {
    app.run(&actor, Block(of_path(&app, &handle).await?)).await?;
    app.service::<Kept>().forget(&[actor.signed_in()?]);
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Takes a block back.
#[utoipa::path(delete, path = "/api/v1/me/blocks/{handle}", tag = "messages",
    params(("handle" = String, Path, description = "The member's handle")), responses((status = 204)))]
pub(crate) async fn unblock(app: App, actor: Actor, Path((handle,)): Path<(String,)>) -> Result<Response> {
    app.run(&actor, Unblock(of_path(&app, &handle).await?)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Who may begin to write to you. Employees always may.
#[derive(Serialize, Deserialize, ToSchema)]
pub(crate) struct Messaging {
    /// `everybody`, `staff` or `nobody`.
    #[schema(value_type = String)]
    who: Welcome,
}

/// Who may begin to write to you.
#[utoipa::path(get, path = "/api/v1/me/messaging", tag = "messages", responses((status = 200, body = Messaging)))]
pub(crate) async fn messaging(app: App, actor: Actor) -> Result<Response> {
    let who = blocks::welcome(&mut app.db().read().await?, reader(&actor)?).await?;
    Ok(axum::Json(Messaging { who }).into_response())
}

/// Says who may begin to write to you.
#[utoipa::path(put, path = "/api/v1/me/messaging", tag = "messages", request_body = Messaging, responses((status = 204)))]
pub(crate) async fn set_messaging(app: App, actor: Actor, Json(input): Json<Messaging>) -> Result<Response> {
    app.run(&actor, Open(input.who)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

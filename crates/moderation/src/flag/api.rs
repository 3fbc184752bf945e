//! Flags in the API.

use super::{Flag, FlagId, Subject, TakeBack, web};
use crate::store::flags::OwnFlagRow;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_http::{Cursor, Json, Path, Query};
use madang_kernel::{Actor, App, MessageId, PostId, Result, Timestamp};
use madang_people::member_by_handle;
use serde::{Deserialize, Serialize};

/// What is wrong with a post or a profile.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct RuleFlagInput {
    /// `spam`, `rude`, `off_topic`, `personal`, `illegal` or `other`.
    reason: String,
    /// What exactly; up to 500 characters, needed for `other`.
    #[serde(default)]
    note: String,
}

/// A flag that was raised.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Raised {
    #[schema(value_type = String)]
    id: FlagId,
}

/// Flags a post that breaks the rules; once until moderators have settled it, and 20 times a day at most.
#[utoipa::path(post, path = "/api/v1/posts/{id}/flags", tag = "moderation", request_body = RuleFlagInput,
    params(("id" = String, Path, description = "The post's id")),
    responses((status = 201, body = Raised), (status = 409), (status = 429)))]
pub(crate) async fn flag_post(
    app: App,
    actor: Actor,
    Path((post,)): Path<(PostId,)>,
    Json(input): Json<RuleFlagInput>,
) -> Result<Response> {
    raise(&app, &actor, Subject::Post(post), &input).await
}

/// Flags a profile that breaks the rules.
#[utoipa::path(post, path = "/api/v1/members/{handle}/flags", tag = "moderation", request_body = RuleFlagInput,
    params(("handle" = String, Path, description = "The member's handle")),
    responses((status = 201, body = Raised), (status = 409), (status = 429)))]
pub(crate) async fn flag_member(
    app: App,
    actor: Actor,
    Path((handle,)): Path<(String,)>,
    Json(input): Json<RuleFlagInput>,
) -> Result<Response> {
    let member = member_by_handle(&mut app.db().read().await?, &actor, &handle).await?;
    raise(&app, &actor, Subject::Member(member.id), &input).await
}

/// Flags a private message of a conversation that one is in. Moderators then read that message and up to nine before it; they read no
/// others.
#[utoipa::path(post, path = "/api/v1/messages/{message}/flags", tag = "moderation", request_body = RuleFlagInput,
    params(("message" = String, Path, description = "The message's id")),
    responses((status = 201, body = Raised), (status = 404), (status = 409), (status = 429)))]
pub(crate) async fn flag_message(
    app: App,
    actor: Actor,
    Path((message,)): Path<(MessageId,)>,
    Json(input): Json<RuleFlagInput>,
) -> Result<Response> {
    raise(&app, &actor, Subject::Message(message), &input).await
}

async fn raise(app: &App, actor: &Actor, subject: Subject, input: &RuleFlagInput) -> Result<Response> {
    let id = app.run(actor, Flag::parse(subject, &input.reason, &input.note)?).await?;
    Ok((StatusCode::CREATED, axum::Json(Raised { id })).into_response())
}

/// Which page.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct AfterFlag {
    /// The `next` of the page before.
    #[param(value_type = Option<String>)]
    after: Option<Cursor>,
    /// How many, at most 100.
    limit: Option<usize>,
}

/// One's own flag, and what came of it.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct MyFlag {
    #[schema(value_type = String)]
    id: FlagId,
    /// `post`, `member` or `message`.
    about: String,
    /// The title of the topic or the conversation, or the member's name, as far as it can still be seen.
    title: String,
    url: Option<String>,
    reason: String,
    note: String,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// `agreed`, `disagreed` or `nothing`; absent while nobody has settled it.
    outcome: Option<String>,
    #[schema(value_type = Option<String>, format = DateTime)]
    settled_at: Option<Timestamp>,
}

impl From<OwnFlagRow> for MyFlag {
    fn from(row: OwnFlagRow) -> MyFlag {
        let (title, url) = web::named(&row);
        MyFlag {
            id: row.id,
            about: row.kind.to_string(),
            title,
            url,
            reason: row.reason.to_string(),
            outcome: web::outcome(&row).map(str::to_owned),
            note: row.note,
            at: row.at,
            settled_at: row.settled_at,
        }
    }
}

/// A page of one's own flags.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct MyFlags {
    items: Vec<MyFlag>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    next: Option<Cursor>,
}

/// What one has flagged, the newest first.
#[utoipa::path(get, path = "/api/v1/me/flags", tag = "moderation", params(AfterFlag),
    responses((status = 200, body = MyFlags)))]
pub(crate) async fn list(app: App, actor: Actor, Query(after): Query<AfterFlag>) -> Result<Response> {
    let limit = after.limit.unwrap_or(web::PAGE).clamp(1, 100);
    let found = web::list(&app, &actor, after.after, limit).await?.map(MyFlag::from);
    Ok(axum::Json(MyFlags { items: found.items, next: found.next }).into_response())
}

/// Takes a flag back that nobody has settled yet.
#[utoipa::path(delete, path = "/api/v1/me/flags/{flag}", tag = "moderation",
    params(("flag" = String, Path, description = "The flag's id")), responses((status = 204), (status = 409)))]
pub(crate) async fn take_back(app: App, actor: Actor, Path((flag,)): Path<(FlagId,)>) -> Result<StatusCode> {
    app.run(&actor, TakeBack { flag }).await?;
    Ok(StatusCode::NO_CONTENT)
}

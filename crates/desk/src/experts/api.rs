//! Who knows, and invitations, in the API.

use super::{AnswerInvitation, Expert, InvitationId, Invite, State, SwitchInvitations, own::SHOWN, suggest};
use crate::store::{
    invitations::{self, InvitedRow, OwnRow},
    threads,
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_conversation::{QUESTION, topic_url};
use madang_http::{Json, Path};
use madang_kernel::{Actor, App, MemberId, Result, Timestamp, TopicId};
use serde::{Deserialize, Serialize};

/// Somebody who may know about a question.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ExpertDetail {
    #[schema(value_type = String)]
    member: MemberId,
    handle: String,
    name: String,
    staff: bool,
    /// Accepted answers to questions with a tag or the product of this one, within four years.
    accepted: i64,
    /// Verified ones.
    verified: i64,
    /// Whether this member can be invited: invitations are not switched off.
    may_be_invited: bool,
}

impl From<Expert> for ExpertDetail {
    fn from(one: Expert) -> ExpertDetail {
        ExpertDetail {
            member: one.id,
            handle: one.handle,
            name: one.name,
            staff: one.staff,
            accepted: one.accepted,
            verified: one.verified,
            may_be_invited: !one.off,
        }
    }
}

/// An invitation to answer a question.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct InvitationDetail {
    #[schema(value_type = String)]
    id: InvitationId,
    #[schema(value_type = String)]
    member: MemberId,
    handle: String,
    name: String,
    /// The name of who invited.
    invited_by: String,
    note: String,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
    /// `open`, `accepted`, `declined` or `expired`.
    #[schema(value_type = String)]
    state: State,
    #[schema(value_type = Option<String>, format = DateTime)]
    answered_at: Option<Timestamp>,
    /// Why it was declined, where that was said.
    reason: String,
}

/// An invitation of the actor.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OwnInvitation {
    #[schema(value_type = String)]
    id: InvitationId,
    #[schema(value_type = String)]
    topic: TopicId,
    title: String,
    url: String,
    invited_by: String,
    note: String,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
    /// `open`, `accepted`, `declined` or `expired`.
    #[schema(value_type = String)]
    state: State,
}

/// The actor's invitations.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OwnInvitations {
    /// Whether the actor wants invitations.
    on: bool,
    /// The latest first, at most 50.
    items: Vec<OwnInvitation>,
}

/// The members and colleagues who know most about a question.
#[utoipa::path(get, path = "/api/v1/desk/threads/{topic}/experts", tag = "desk",
    params(("topic" = String, Path, description = "The question's id")), responses((status = 200, body = Vec<ExpertDetail>)))]
pub(crate) async fn experts(app: App, actor: Actor, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    threads::one(&mut conn, &actor, topic).await?;
    let found = suggest(&mut conn, &actor, topic, app.now()).await?;
    Ok(axum::Json(found.into_iter().map(ExpertDetail::from).collect::<Vec<_>>()).into_response())
}

/// Who was invited to answer a question, and what they said.
#[utoipa::path(get, path = "/api/v1/desk/threads/{topic}/invitations", tag = "desk",
    params(("topic" = String, Path, description = "The question's id")), responses((status = 200, body = Vec<InvitationDetail>)))]
pub(crate) async fn list(app: App, actor: Actor, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    Ok(axum::Json(invited(&app, &actor, topic).await?).into_response())
}

/// Who is invited.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct InvitationInput {
    /// The id of an employee, or of a member with an accepted or verified answer.
    member: String,
    /// Why, up to 300 characters.
    note: String,
}

/// Invites somebody to answer a question. Refused with 409 `invited-already`, `invited-enough` or `invitations-off`.
#[utoipa::path(post, path = "/api/v1/desk/threads/{topic}/invitations", tag = "desk", request_body = InvitationInput,
    params(("topic" = String, Path, description = "The question's id")), responses((status = 201, body = Vec<InvitationDetail>)))]
pub(crate) async fn post(
    app: App,
    actor: Actor,
    Path((topic,)): Path<(TopicId,)>,
    Json(input): Json<InvitationInput>,
) -> Result<Response> {
    app.run(&actor, Invite::parse(topic, &input.member, &input.note)?).await?;
    Ok((StatusCode::CREATED, axum::Json(invited(&app, &actor, topic).await?)).into_response())
}

async fn invited(app: &App, actor: &Actor, topic: TopicId) -> Result<Vec<InvitationDetail>> {
    let now = app.now();
    let mut conn = app.db().read().await?;
    threads::one(&mut conn, actor, topic).await?;
    let detail = |row: InvitedRow| InvitationDetail {
        state: row.state.at(row.expires_at, now),
        id: row.id,
        member: row.member,
        handle: row.handle,
        name: row.name,
        invited_by: row.inviter,
        note: row.note,
        at: row.at,
        expires_at: row.expires_at,
        answered_at: row.answered_at,
        reason: row.reason,
    };
    Ok(invitations::of_topic(&mut conn, topic, SHOWN).await?.into_iter().map(detail).collect())
}

/// The actor's invitations to answer.
#[utoipa::path(get, path = "/api/v1/me/invitations", tag = "desk", responses((status = 200, body = OwnInvitations)))]
pub(crate) async fn own(app: App, actor: Actor) -> Result<Response> {
    let now = app.now();
    let mut conn = app.db().read().await?;
    let on = !invitations::is_off(&mut conn, actor.signed_in()?).await?;
    let item = |row: OwnRow| OwnInvitation {
        url: topic_url(QUESTION, row.topic, &row.slug),
        state: row.state.at(row.expires_at, now),
        id: row.id,
        topic: row.topic,
        title: row.title,
        invited_by: row.inviter,
        note: row.note,
        at: row.at,
        expires_at: row.expires_at,
    };
    let items = invitations::own(&mut conn, &actor, SHOWN).await?.into_iter().map(item).collect();
    Ok(axum::Json(OwnInvitations { on, items }).into_response())
}

/// Whether invitations are wanted.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct SwitchInput {
    on: bool,
}

/// Switches invitations on or off.
#[utoipa::path(put, path = "/api/v1/me/invitations", tag = "desk", request_body = SwitchInput, responses((status = 200, body = OwnInvitations)))]
pub(crate) async fn put_switch(app: App, actor: Actor, Json(input): Json<SwitchInput>) -> Result<Response> {
    app.run(&actor, SwitchInvitations(input.on)).await?;
    own(app, actor).await
}

/// What is said to an invitation.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct AnswerInvitationInput {
    accept: bool,
    /// Why not, up to 300 characters, or nothing.
    reason: String,
}

/// Accepts or declines an invitation that is open.
#[utoipa::path(put, path = "/api/v1/me/invitations/{invitation}", tag = "desk", request_body = AnswerInvitationInput,
    params(("invitation" = String, Path, description = "The invitation's id")), responses((status = 200, body = OwnInvitations)))]
pub(crate) async fn put(
    app: App,
    actor: Actor,
    Path((invitation,)): Path<(InvitationId,)>,
    Json(input): Json<AnswerInvitationInput>,
) -> Result<Response> {
    app.run(&actor, AnswerInvitation::parse(invitation, input.accept, &input.reason)?).await?;
    own(app, actor).await
}

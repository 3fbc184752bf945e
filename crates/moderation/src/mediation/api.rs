//! Mediation in the API, for staff.

use super::{
    CloseMediation, HandOver, Mediation, MediationId, NoteDown, OpenMediation, Outcome, Propose, WriteToSide,
    deeds::reads_all, web::member,
};
use crate::store::mediations::{self, EntryRow};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use madang_conversation::Merge;
use madang_http::{Access, Json, Path, Routes};
use madang_kernel::{Actor, App, Error, Result, Timestamp};
use serde::{Deserialize, Serialize};

/// The most mediations of the list.
const LISTED: i64 = 200;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/moderation/mediations", Access::Moderator, list)
        .post("/api/v1/moderation/mediations", Access::Moderator, open)
        .get("/api/v1/moderation/mediations/{mediation}", Access::Moderator, get)
        .post("/api/v1/moderation/mediations/{mediation}/messages", Access::Moderator, write)
        .post("/api/v1/moderation/mediations/{mediation}/notes", Access::Moderator, note)
        .post("/api/v1/moderation/mediations/{mediation}/proposals", Access::Moderator, propose)
        .put("/api/v1/moderation/mediations/{mediation}/mediator", Access::Moderator, hand_over)
        .post("/api/v1/moderation/mediations/{mediation}/close", Access::Moderator, close)
}

/// A mediation in the list. What it is about is told to its mediator and to managers.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct MediationItem {
    #[schema(value_type = String)]
    id: MediationId,
    title: Option<String>,
    /// The mediator's name.
    mediator: String,
    #[schema(value_type = String, format = DateTime)]
    opened_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    closed_at: Option<Timestamp>,
}

/// Mediations, those that are open first.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct MediationList {
    items: Vec<MediationItem>,
}

/// Something that was written.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct MediationEntry {
    /// `message`, `note`, `proposal`, `confirmed`, `declined`, `handed` or `closed`.
    pub(super) kind: String,
    /// In whose conversation, by handle; absent of what is for both or for staff.
    pub(super) side: Option<String>,
    /// Who wrote it, by handle.
    pub(super) by: String,
    #[schema(value_type = String, format = DateTime)]
    pub(super) at: Timestamp,
    pub(super) text: String,
}

impl MediationEntry {
    pub(super) fn of(found: &Mediation, row: EntryRow) -> MediationEntry {
        let side = found.side(row.side).map(|side| side.handle.clone());
        MediationEntry { kind: row.kind.to_string(), side, by: row.handle, at: row.at, text: row.text }
    }
}

/// A side, and what it answered to the proposal.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct MediationSide {
    /// The member's handle.
    member: String,
    name: String,
    /// `confirmed`, `declined`, or empty.
    answer: String,
}

/// A mediation with all that was written in it.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct MediationDetail {
    #[schema(value_type = String)]
    id: MediationId,
    title: String,
    /// `hearing`, `proposed`, `agreed`, or how it ended: `agreement`, `no_agreement`, `withdrawn`.
    standing: String,
    /// The mediator's handle.
    mediator: String,
    sides: Vec<MediationSide>,
    /// The agreement that is proposed now.
    proposal: String,
    entries: Vec<MediationEntry>,
}

/// Mediations. Moderators who do not mediate see that there are some, and no more.
#[utoipa::path(get, path = "/api/v1/moderation/mediations", tag = "moderation",
    responses((status = 200, body = MediationList)))]
pub(crate) async fn list(app: App, actor: Actor) -> Result<Response> {
    let rows = mediations::list(&mut app.db().read().await?, actor.signed_in()?, LISTED).await?;
    let items = rows.into_iter().filter(|row| !row.is_side).map(|row| MediationItem {
        id: row.id,
        title: (actor.is(row.mediator) || reads_all(&actor)).then_some(row.title),
        mediator: row.mediator_name,
        opened_at: row.opened_at,
        closed_at: row.closed_at,
    });
    Ok(axum::Json(MediationList { items: items.collect() }).into_response())
}

/// A mediation to open.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct MediationInput {
    /// What it is about; both sides read it.
    title: String,
    /// The handle of one side.
    first: String,
    /// The handle of the other side.
    second: String,
    /// The id or address of the topic that it is about; may be empty.
    topic: String,
    /// What both sides read first.
    text: String,
}

/// Opens a mediation; you are its mediator.
#[utoipa::path(post, path = "/api/v1/moderation/mediations", tag = "moderation", request_body = MediationInput,
    responses((status = 201, body = MediationDetail)))]
pub(crate) async fn open(app: App, actor: Actor, Json(input): Json<MediationInput>) -> Result<Response> {
    let first = member(&app, &actor, &input.first, "first").await?;
    let second = member(&app, &actor, &input.second, "second").await?;
    let topic = match input.topic.as_str() {
        "" => None,
        topic => Some(Merge::target(topic).map_err(|_| Error::field("topic", "no-such-topic"))?),
    };
    let command = OpenMediation { title: input.title, sides: [first, second], topic, text: input.text };
    let id = app.run(&actor, command).await?;
    let location = format!("/api/v1/moderation/mediations/{id}");
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], axum::Json(detail(&app, &actor, id).await?))
        .into_response())
}

async fn detail(app: &App, actor: &Actor, id: MediationId) -> Result<MediationDetail> {
    let mut conn = app.db().read().await?;
    let found = Mediation::for_staff(&mut conn, actor, id).await?;
    let entries = mediations::entries(&mut conn, id).await?;
    let side = |side: &mediations::SideRow| MediationSide {
        member: side.handle.clone(),
        name: side.name.clone(),
        answer: side.answer.clone(),
    };
    Ok(MediationDetail {
        id,
        title: found.row.title.clone(),
        standing: found.standing().to_owned(),
        mediator: found.row.mediator_handle.clone(),
        sides: found.sides.iter().map(side).collect(),
        proposal: found.row.proposal.clone(),
        entries: entries.into_iter().map(|row| MediationEntry::of(&found, row)).collect(),
    })
}

/// A mediation, for its mediator and for managers.
#[utoipa::path(get, path = "/api/v1/moderation/mediations/{mediation}", tag = "moderation",
    params(("mediation" = String, Path, description = "The mediation's id")), responses((status = 200, body = MediationDetail)))]
pub(crate) async fn get(app: App, actor: Actor, Path((id,)): Path<(MediationId,)>) -> Result<Response> {
    Ok(axum::Json(detail(&app, &actor, id).await?).into_response())
}

/// A text to one side.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct MessageInput {
    /// The handle of the side.
    side: String,
    text: String,
}

/// The mediator writes to one side.
#[utoipa::path(post, path = "/api/v1/moderation/mediations/{mediation}/messages", tag = "moderation", request_body = MessageInput,
    params(("mediation" = String, Path, description = "The mediation's id")), responses((status = 204)))]
pub(crate) async fn write(
    app: App,
    actor: Actor,
    Path((mediation,)): Path<(MediationId,)>,
    Json(input): Json<MessageInput>,
) -> Result<Response> {
    let side = member(&app, &actor, &input.side, "side").await?;
    app.run(&actor, WriteToSide { mediation, side, text: input.text }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// A text.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct MediationText {
    /// Plain text of 1 to 5,000 characters.
    pub(super) text: String,
}

/// Notes something that no side reads.
#[utoipa::path(post, path = "/api/v1/moderation/mediations/{mediation}/notes", tag = "moderation", request_body = MediationText,
    params(("mediation" = String, Path, description = "The mediation's id")), responses((status = 204)))]
pub(crate) async fn note(
    app: App,
    actor: Actor,
    Path((mediation,)): Path<(MediationId,)>,
    Json(input): Json<MediationText>,
) -> Result<Response> {
    app.run(&actor, NoteDown { mediation, text: input.text }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Proposes an agreement to both sides.
#[utoipa::path(post, path = "/api/v1/moderation/mediations/{mediation}/proposals", tag = "moderation", request_body = MediationText,
    params(("mediation" = String, Path, description = "The mediation's id")), responses((status = 204)))]
pub(crate) async fn propose(
    app: App,
    actor: Actor,
    Path((mediation,)): Path<(MediationId,)>,
    Json(input): Json<MediationText>,
) -> Result<Response> {
    app.run(&actor, Propose { mediation, text: input.text }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// The next mediator.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct MediatorInput {
    /// The handle of a moderator.
    member: String,
}

/// Hands the mediation over.
#[utoipa::path(put, path = "/api/v1/moderation/mediations/{mediation}/mediator", tag = "moderation", request_body = MediatorInput,
    params(("mediation" = String, Path, description = "The mediation's id")), responses((status = 204)))]
pub(crate) async fn hand_over(
    app: App,
    actor: Actor,
    Path((mediation,)): Path<(MediationId,)>,
    Json(input): Json<MediatorInput>,
) -> Result<Response> {
    let to = member(&app, &actor, &input.member, "member").await?;
    app.run(&actor, HandOver { mediation, to }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// How a mediation ends.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct ClosingInput {
    /// `agreement` (where both confirmed), `no_agreement` or `withdrawn`.
    outcome: String,
    /// What both sides read.
    text: String,
}

/// Closes the mediation.
#[utoipa::path(post, path = "/api/v1/moderation/mediations/{mediation}/close", tag = "moderation", request_body = ClosingInput,
    params(("mediation" = String, Path, description = "The mediation's id")), responses((status = 204)))]
pub(crate) async fn close(
    app: App,
    actor: Actor,
    Path((mediation,)): Path<(MediationId,)>,
    Json(input): Json<ClosingInput>,
) -> Result<Response> {
    let outcome = Outcome::parse(&input.outcome).ok_or(Error::field("outcome", "required"))?;
    app.run(&actor, CloseMediation { mediation, outcome, text: input.text }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

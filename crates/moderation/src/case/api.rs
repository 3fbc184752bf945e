//! One case in the API.

use super::{Assign, CaseId, Claim, Note, Release, Settle, web::Known};
use crate::{
    queue::api::CaseEntry,
    store::{cases::EntryRow, flags::FlagRow, gate::NeighbourRow, private::LineRow},
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_http::{Json, Path};
use madang_kernel::{Actor, App, MemberId, MessageId, Result, Timestamp};
use serde::{Deserialize, Serialize};

/// What a member says of it.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct CaseFlag {
    reason: String,
    note: String,
    /// The member's handle; absent of the program's own flags.
    by: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

impl From<FlagRow> for CaseFlag {
    fn from(row: FlagRow) -> CaseFlag {
        CaseFlag { reason: row.reason.to_string(), note: row.note, by: row.handle, at: row.at }
    }
}

/// What was done or noted.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct CaseStep {
    /// `note`, `claimed`, `released`, `assigned` or `settled`.
    kind: String,
    /// The note, to whom it was given, or what came of it.
    text: String,
    /// The moderator's handle.
    by: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

impl From<EntryRow> for CaseStep {
    fn from(row: EntryRow) -> CaseStep {
        CaseStep { kind: row.kind.to_string(), text: row.text, by: row.handle, at: row.at }
    }
}

/// What is known of the author.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct AuthorRecord {
    #[schema(value_type = String, format = DateTime)]
    joined: Timestamp,
    posts: i64,
    /// Earlier cases in which moderators agreed.
    agreed: i64,
    /// And in which they did not.
    disagreed: i64,
    /// What was given to them so far, notes left out.
    sanctions: i64,
}

/// A case with all that belongs to it.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct CaseDetail {
    case: CaseEntry,
    flags: Vec<CaseFlag>,
    steps: Vec<CaseStep>,
    author: AuthorRecord,
    /// What moderators read of a reported private message: it and up to nine before it, the oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    messages: Vec<CaseMessage>,
    /// Other members who wrote from the same address in the last days; only where the author is of a lower role.
    same_address: Vec<SameAddress>,
}

/// A private message as it was when it was reported.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct CaseMessage {
    #[schema(value_type = String)]
    id: MessageId,
    /// The author's name.
    author: String,
    /// Markdown.
    text: String,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

impl From<LineRow> for CaseMessage {
    fn from(row: LineRow) -> CaseMessage {
        CaseMessage { id: row.message, author: row.name, text: row.markdown, at: row.at }
    }
}

/// A member who wrote from the same address.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct SameAddress {
    handle: String,
    name: String,
    #[schema(value_type = String, format = DateTime)]
    joined: Timestamp,
}

impl From<NeighbourRow> for SameAddress {
    fn from(row: NeighbourRow) -> SameAddress {
        SameAddress { handle: row.handle, name: row.name, joined: row.joined }
    }
}

async fn read(app: &App, actor: &Actor, case: CaseId) -> Result<Response> {
    let known = Known::of(app, actor, case).await?;
    let detail = CaseDetail {
        case: CaseEntry::of(known.row, app.now()),
        flags: known.flags.into_iter().map(CaseFlag::from).collect(),
        steps: known.entries.into_iter().map(CaseStep::from).collect(),
        author: AuthorRecord {
            joined: known.record.joined,
            posts: known.record.posts,
            agreed: known.record.agreed,
            disagreed: known.record.others,
            sanctions: known.record.sanctions,
        },
        messages: known.lines.into_iter().map(CaseMessage::from).collect(),
        same_address: known.neighbours.into_iter().map(SameAddress::from).collect(),
    };
    Ok(axum::Json(detail).into_response())
}

/// A case: the flags, what was done about it, and what is known of the author.
#[utoipa::path(get, path = "/api/v1/moderation/cases/{case}", tag = "moderation",
    params(("case" = String, Path, description = "The case's id")), responses((status = 200, body = CaseDetail)))]
pub(crate) async fn get(app: App, actor: Actor, Path((case,)): Path<(CaseId,)>) -> Result<Response> {
    read(&app, &actor, case).await
}

/// Claims a case for half an hour; whatever is done about it lengthens that.
#[utoipa::path(post, path = "/api/v1/moderation/cases/{case}/claim", tag = "moderation",
    params(("case" = String, Path, description = "The case's id")), responses((status = 204), (status = 409)))]
pub(crate) async fn claim(app: App, actor: Actor, Path((case,)): Path<(CaseId,)>) -> Result<StatusCode> {
    app.run(&actor, Claim { case }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives a case back.
#[utoipa::path(delete, path = "/api/v1/moderation/cases/{case}/claim", tag = "moderation",
    params(("case" = String, Path, description = "The case's id")), responses((status = 204), (status = 409)))]
pub(crate) async fn release(app: App, actor: Actor, Path((case,)): Path<(CaseId,)>) -> Result<StatusCode> {
    app.run(&actor, Release { case }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who works on it.
#[derive(Deserialize, utoipa::ToSchema)]
#[schema(as = CaseAssigneeInput)]
pub(crate) struct AssigneeInput {
    /// The id of a moderator.
    #[schema(value_type = String)]
    member: MemberId,
}

/// Gives a case to a moderator, for a day.
#[utoipa::path(put, path = "/api/v1/moderation/cases/{case}/assignee", tag = "moderation", request_body = AssigneeInput,
    params(("case" = String, Path, description = "The case's id")), responses((status = 204), (status = 422)))]
pub(crate) async fn assign(
    app: App,
    actor: Actor,
    Path((case,)): Path<(CaseId,)>,
    Json(input): Json<AssigneeInput>,
) -> Result<StatusCode> {
    app.run(&actor, Assign { case, to: input.member }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Something for colleagues alone.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct CaseNoteInput {
    /// Up to 2,000 characters.
    text: String,
}

/// Notes something about a case.
#[utoipa::path(post, path = "/api/v1/moderation/cases/{case}/notes", tag = "moderation", request_body = CaseNoteInput,
    params(("case" = String, Path, description = "The case's id")), responses((status = 204)))]
pub(crate) async fn note(
    app: App,
    actor: Actor,
    Path((case,)): Path<(CaseId,)>,
    Json(input): Json<CaseNoteInput>,
) -> Result<StatusCode> {
    app.run(&actor, Note::parse(case, &input.text)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What came of it.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct SettleInput {
    /// `hide`, `remove`, `edit`, `agree`, `disagree` or `ignore`.
    decision: String,
    /// What the author of a hidden or removed post reads; without it, what it was flagged as.
    #[serde(default)]
    reason: String,
}

/// Settles a case: hides or removes the post where that was decided, and tells those who flagged it.
#[utoipa::path(post, path = "/api/v1/moderation/cases/{case}/settle", tag = "moderation", request_body = SettleInput,
    params(("case" = String, Path, description = "The case's id")), responses((status = 204), (status = 409)))]
pub(crate) async fn settle(
    app: App,
    actor: Actor,
    Path((case,)): Path<(CaseId,)>,
    Json(input): Json<SettleInput>,
) -> Result<StatusCode> {
    app.run(&actor, Settle::parse(case, &input.decision, &input.reason)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

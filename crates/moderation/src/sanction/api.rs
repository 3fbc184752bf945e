//! Sanctions in the API.

use super::{Confirm, DecideAppeal, Decline, Give, Lift, SanctionId, TypedSanction, appeal_state, standing, web};
use crate::{
    case::{ShowProfile, api::SameAddress, web::NEIGHBOURS},
    store::{
        gate,
        sanctions::{self, SanctionRow},
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_http::{Json, Path};
use madang_kernel::{Actor, App, Command, PostId, Result, Timestamp};
use madang_people::{People, withheld};
use serde::{Deserialize, Serialize};

/// A sanction.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct SanctionEntry {
    #[schema(value_type = String)]
    id: SanctionId,
    /// The member's handle.
    member: String,
    /// `note`, `warning`, `silence`, `suspension` or `removal`.
    kind: String,
    /// `note`, `proposed`, `stands`, `served`, `lifted`, `declined` or `overturned`.
    standing: String,
    /// What the broken rule says.
    rule: String,
    /// The rule's code in the guidelines; empty where it was cited by its words.
    rule_code: String,
    /// What the member reads.
    message: String,
    /// What only moderators read; absent of one's own record.
    note: Option<String>,
    #[schema(value_type = Option<String>)]
    post: Option<PostId>,
    /// Who gave it, by name; absent of one's own record.
    given_by: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    given_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    ends_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    confirmed_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    ended_at: Option<Timestamp>,
    /// Why it was lifted or declined.
    ended_reason: String,
    /// The member's appeal, if there is one.
    appeal: String,
    /// `none`, `open` until somebody has decided it, `upheld` or `rejected`.
    appeal_state: &'static str,
    /// `upheld` or `rejected`, once it is decided.
    verdict: Option<String>,
    /// What the member was answered.
    answer: String,
}

impl SanctionEntry {
    pub(crate) fn of(row: SanctionRow, now: Timestamp, for_moderators: bool) -> SanctionEntry {
        SanctionEntry {
            id: row.id,
            kind: row.kind.to_string(),
            standing: standing(&row, now).to_owned(),
            appeal_state: appeal_state(&row),
            verdict: row.decided_at.map(|_| if row.upheld { "upheld" } else { "rejected" }.to_owned()),
            member: row.handle,
            rule: row.rule_title,
            rule_code: row.rule,
            message: row.message,
            note: for_moderators.then_some(row.note),
            post: row.post,
            given_by: for_moderators.then_some(row.given_name),
            given_at: row.given_at,
            ends_at: row.ends_at,
            confirmed_at: row.confirmed_at,
            ended_at: row.ended_at,
            ended_reason: row.ended_reason,
            appeal: row.appeal,
            answer: row.answer,
        }
    }
}

fn entries(app: &App, rows: Vec<SanctionRow>) -> Vec<SanctionEntry> {
    let now = app.now();
    rows.into_iter().map(|row| SanctionEntry::of(row, now, true)).collect()
}

/// A member's record.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct SanctionRecord {
    /// What was given, the newest first.
    items: Vec<SanctionEntry>,
    /// `waiting` or `hidden` where others are not shown the profile.
    profile_withheld: Option<String>,
    /// Other members who wrote from the same address in the last days.
    same_address: Vec<SameAddress>,
}

/// What was given to a member, the newest first.
#[utoipa::path(get, path = "/api/v1/moderation/members/{handle}/sanctions", tag = "moderation",
    params(("handle" = String, Path, description = "The member's handle")),
    responses((status = 200, body = SanctionRecord)))]
pub(crate) async fn list(app: App, actor: Actor, Path((handle,)): Path<(String,)>) -> Result<Response> {
    let subject = web::found(&app, &actor, &handle).await?;
    let mut conn = app.db().read().await?;
    let rows = sanctions::of_member(&mut conn, subject.id).await?;
    let (as_what, _) = withheld(&mut conn, subject.id).await?;
    let neighbours = gate::neighbours(&mut conn, subject.id, NEIGHBOURS).await?;
    drop(conn);
    Ok(axum::Json(SanctionRecord {
        items: entries(&app, rows),
        profile_withheld: as_what.map(|one| one.to_string()),
        same_address: neighbours.into_iter().map(SameAddress::from).collect(),
    })
    .into_response())
}

/// Lets others see a profile again that a moderator has hidden, or that waits.
#[utoipa::path(post, path = "/api/v1/moderation/members/{handle}/show-profile", tag = "moderation",
    params(("handle" = String, Path, description = "The member's handle")), responses((status = 204), (status = 409)))]
pub(crate) async fn show_profile(app: App, actor: Actor, Path((handle,)): Path<(String,)>) -> Result<StatusCode> {
    let subject = web::found(&app, &actor, &handle).await?;
    app.run(&actor, ShowProfile { member: subject.id }).await?;
    app.service::<People>().forget(subject.id);
    Ok(StatusCode::NO_CONTENT)
}

/// A sanction to give.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct SanctionInput {
    /// `note`, `warning`, `silence`, `suspension` or `removal`.
    kind: String,
    /// How many days silence or suspension last, 1 to 365.
    days: Option<u32>,
    /// The rule that was broken: its code in the guidelines; what it says where the community has no rules. Not needed for a note.
    rule: String,
    /// What the member reads; not needed for a note.
    message: String,
    /// What only moderators read; needed for a note.
    note: String,
    /// The id of the member's post that it is about.
    post: String,
}

/// A sanction that was given.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Given {
    #[schema(value_type = String)]
    id: SanctionId,
}

/// Gives a member a sanction. A removal keeps the member out at once and needs a second moderator to confirm it.
#[utoipa::path(post, path = "/api/v1/moderation/members/{handle}/sanctions", tag = "moderation",
    request_body = SanctionInput, params(("handle" = String, Path, description = "The member's handle")),
    responses((status = 201, body = Given), (status = 409), (status = 422)))]
pub(crate) async fn give(
    app: App,
    actor: Actor,
    Path((handle,)): Path<(String,)>,
    Json(input): Json<SanctionInput>,
) -> Result<Response> {
    let subject = web::found(&app, &actor, &handle).await?;
    let days = input.days.map(|days| days.to_string()).unwrap_or_default();
    let typed = TypedSanction {
        kind: &input.kind,
        days: &days,
        rule: &input.rule,
        message: &input.message,
        note: &input.note,
        post: &input.post,
    };
    let id = app.run(&actor, Give::parse(subject.id, typed)?).await?;
    app.service::<People>().forget(subject.id);
    Ok((StatusCode::CREATED, axum::Json(Given { id })).into_response())
}

/// What waits for a second person.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct WaitingSanctions {
    /// Appeals that nobody has decided.
    appeals: Vec<SanctionEntry>,
    /// Removals that nobody has confirmed.
    removals: Vec<SanctionEntry>,
}

/// Appeals and removals that wait, the oldest first.
#[utoipa::path(get, path = "/api/v1/moderation/waiting", tag = "moderation",
    responses((status = 200, body = WaitingSanctions)))]
pub(crate) async fn waiting(app: App, actor: Actor) -> Result<Response> {
    let me = actor.signed_in()?;
    let mut conn = app.db().read().await?;
    let appeals = sanctions::appeals(&mut conn, me).await?;
    let removals = sanctions::proposed(&mut conn, me).await?;
    drop(conn);
    let found = WaitingSanctions { appeals: entries(&app, appeals), removals: entries(&app, removals) };
    Ok(axum::Json(found).into_response())
}

/// Why something ends.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct EndInput {
    /// What the member reads; 1 to 200 characters.
    reason: String,
}

async fn run<C: Command>(app: &App, actor: &Actor, sanction: SanctionId, command: C) -> Result<StatusCode> {
    let row = sanctions::one(&mut app.db().read().await?, sanction).await?;
    app.run(actor, command).await?;
    app.service::<People>().forget(row.member);
    Ok(StatusCode::NO_CONTENT)
}

/// Lifts a sanction early.
#[utoipa::path(post, path = "/api/v1/moderation/sanctions/{sanction}/lift", tag = "moderation", request_body = EndInput,
    params(("sanction" = String, Path, description = "The sanction's id")), responses((status = 204), (status = 409)))]
pub(crate) async fn lift(
    app: App,
    actor: Actor,
    Path((sanction,)): Path<(SanctionId,)>,
    Json(input): Json<EndInput>,
) -> Result<StatusCode> {
    run(&app, &actor, sanction, Lift { sanction, reason: input.reason }).await
}

/// Confirms a removal that somebody else proposed.
#[utoipa::path(post, path = "/api/v1/moderation/sanctions/{sanction}/confirm", tag = "moderation",
    params(("sanction" = String, Path, description = "The sanction's id")), responses((status = 204), (status = 409)))]
pub(crate) async fn confirm(app: App, actor: Actor, Path((sanction,)): Path<(SanctionId,)>) -> Result<StatusCode> {
    run(&app, &actor, sanction, Confirm { sanction }).await
}

/// Declines a removal that somebody else proposed: the member may come in again.
#[utoipa::path(post, path = "/api/v1/moderation/sanctions/{sanction}/decline", tag = "moderation",
    request_body = EndInput, params(("sanction" = String, Path, description = "The sanction's id")),
    responses((status = 204), (status = 409)))]
pub(crate) async fn decline(
    app: App,
    actor: Actor,
    Path((sanction,)): Path<(SanctionId,)>,
    Json(input): Json<EndInput>,
) -> Result<StatusCode> {
    run(&app, &actor, sanction, Decline { sanction, reason: input.reason }).await
}

/// What is decided of an appeal.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct DecisionInput {
    /// Whether the member is right: the sanction is lifted and marked as overturned.
    upheld: bool,
    /// What the member reads; 1 to 2,000 characters.
    answer: String,
}

/// Decides an appeal; never by whoever gave or confirmed the sanction.
#[utoipa::path(post, path = "/api/v1/moderation/sanctions/{sanction}/appeal", tag = "moderation",
    request_body = DecisionInput, params(("sanction" = String, Path, description = "The sanction's id")),
    responses((status = 204), (status = 409)))]
pub(crate) async fn decide(
    app: App,
    actor: Actor,
    Path((sanction,)): Path<(SanctionId,)>,
    Json(input): Json<DecisionInput>,
) -> Result<StatusCode> {
    run(&app, &actor, sanction, DecideAppeal { sanction, upheld: input.upheld, answer: input.answer }).await
}

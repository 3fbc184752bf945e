//! The log in the API.

use super::{PAGE, SaveSettings, Settings};
use crate::store::log::{DeedRow, PublicRow, Sought};
use axum::response::{IntoResponse, Response};
use madang_http::{Cursor, Json, Query};
use madang_kernel::{Actor, App, MemberId, PostId, Result, SpaceId, Timestamp, TopicId};
use madang_people::member_by_handle;
use serde::{Deserialize, Serialize};

/// Which entries are wanted.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct WantedDeeds {
    /// The id of the moderator.
    by: String,
    /// The handle of the member to whom it was done.
    member: String,
    /// What, such as `moderation.settled`.
    action: String,
    /// The `next` of the page before.
    #[param(value_type = Option<String>)]
    after: Option<Cursor>,
    /// How many, at most 100.
    limit: Option<usize>,
}

/// Something that a moderator did.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct DeedEntry {
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    action: String,
    /// The moderator's handle.
    by: String,
    /// The handle of the member to whom it was done.
    member: Option<String>,
    #[schema(value_type = Option<String>)]
    topic: Option<TopicId>,
    #[schema(value_type = Option<String>)]
    post: Option<PostId>,
    #[schema(value_type = Option<String>)]
    space: Option<SpaceId>,
    /// What else is known of it.
    details: serde_json::Value,
}

impl From<DeedRow> for DeedEntry {
    fn from(row: DeedRow) -> DeedEntry {
        DeedEntry {
            at: row.at,
            action: row.action,
            by: row.by_handle,
            member: row.handle,
            topic: row.topic,
            post: row.post,
            space: row.space,
            details: serde_json::from_str(&row.details).unwrap_or_default(),
        }
    }
}

/// A page of the log.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Deeds {
    items: Vec<DeedEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    next: Option<Cursor>,
}

/// What moderators did, the newest first.
#[utoipa::path(get, path = "/api/v1/moderation/log", tag = "moderation", params(WantedDeeds),
    responses((status = 200, body = Deeds)))]
pub(crate) async fn list(app: App, actor: Actor, Query(wanted): Query<WantedDeeds>) -> Result<Response> {
    let member: Option<MemberId> = match wanted.member.as_str() {
        "" => None,
        handle => Some(member_by_handle(&mut app.db().read().await?, &actor, handle).await?.id),
    };
    let before = wanted.after.map(|after| after.id);
    let sought = Sought { by: wanted.by.parse().ok(), member, action: wanted.action, before };
    let limit = wanted.limit.unwrap_or(PAGE).clamp(1, 100);
    let found = super::deeds(&app, &actor, &sought, limit).await?.map(DeedEntry::from);
    Ok(axum::Json(Deeds { items: found.items, next: found.next }).into_response())
}

/// Which page.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct AfterPublic {
    /// The `next` of the page before.
    #[param(value_type = Option<String>)]
    after: Option<Cursor>,
    /// How many, at most 100.
    limit: Option<usize>,
}

/// Something that moderators did; nobody is named.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct PublicEntry {
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// `post`, `profile`, `warning`, `silence`, `suspension` or `removal`.
    what: String,
    /// What was decided, or `given`, `proposed`, `lifted`, `declined` or `overturned`.
    outcome: String,
    /// What it was flagged as, by codes with commas between; of a sanction the rule's code in the guidelines, empty where it was cited by
    /// its words.
    rule: String,
    #[schema(value_type = Option<String>)]
    space: Option<SpaceId>,
}

impl From<PublicRow> for PublicEntry {
    fn from(row: PublicRow) -> PublicEntry {
        PublicEntry { at: row.at, what: row.what, outcome: row.outcome, rule: row.rule, space: row.space }
    }
}

/// A page of the summary.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct PublicLog {
    items: Vec<PublicEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    next: Option<Cursor>,
}

/// What moderators did, for everybody, where a manager has opened it.
#[utoipa::path(get, path = "/api/v1/guidelines/log", tag = "moderation", params(AfterPublic),
    responses((status = 200, body = PublicLog), (status = 404)))]
pub(crate) async fn public_list(app: App, actor: Actor, Query(after): Query<AfterPublic>) -> Result<Response> {
    let limit = after.limit.unwrap_or(PAGE).clamp(1, 100);
    let found = super::public(&app, &actor, after.after, limit).await?.map(PublicEntry::from);
    Ok(axum::Json(PublicLog { items: found.items, next: found.next }).into_response())
}

/// How open moderation is.
#[utoipa::path(get, path = "/api/v1/moderation/settings", tag = "moderation",
    responses((status = 200, body = Settings)))]
pub(crate) async fn settings(app: App) -> Response {
    axum::Json(Settings::now(&app)).into_response()
}

/// Sets how open moderation is.
#[utoipa::path(put, path = "/api/v1/moderation/settings", tag = "moderation", request_body = Settings,
    responses((status = 200, body = Settings)))]
pub(crate) async fn save(app: App, actor: Actor, Json(input): Json<Settings>) -> Result<Response> {
    app.run(&actor, SaveSettings(input)).await?;
    app.settings().reload(app.db()).await?;
    Ok(axum::Json(input).into_response())
}

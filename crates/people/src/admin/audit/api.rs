//! The audit log for programs.

use super::{Filter, find};
use axum::Json;
use madang_http::Query;
use madang_kernel::{Actor, App, Permission, Result, audit::Entry};
use serde::Serialize;
use utoipa::ToSchema;

/// An action of staff.
#[derive(Serialize, ToSchema)]
#[schema(as = AuditEntry)]
pub(crate) struct Shown {
    /// Its number; later ones are greater.
    id: String,
    /// When, RFC 3339.
    at: String,
    /// The id of who acted.
    actor: String,
    /// What, by its stable name, such as `conversation.hide`.
    action: String,
    /// The id of whom it was done to.
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<String>,
    /// The topic that it was about.
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<String>,
    /// The post that it was about.
    #[serde(skip_serializing_if = "Option::is_none")]
    post: Option<String>,
    /// The space in which it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    space: Option<String>,
    /// The rest.
    details: serde_json::Value,
}

impl From<Entry> for Shown {
    fn from(entry: Entry) -> Shown {
        Shown {
            id: entry.id.to_string(),
            at: entry.at.to_string(),
            actor: entry.actor.to_string(),
            action: entry.action,
            member: entry.member.map(|id| id.to_string()),
            topic: entry.topic.map(|id| id.to_string()),
            post: entry.post.map(|id| id.to_string()),
            space: entry.space.map(|id| id.to_string()),
            details: serde_json::from_str(&entry.details).unwrap_or_default(),
        }
    }
}

/// A page of the log.
#[derive(Serialize, ToSchema)]
#[schema(as = AuditLog)]
pub(crate) struct Log {
    items: Vec<Shown>,
    /// `after` of the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// What staff did, the newest first.
#[utoipa::path(get, path = "/api/v1/admin/audit", tag = "admin", params(Filter),
    responses((status = 200, description = "A page of the audit log", body = Log), (status = 403, description = "Not a manager")))]
pub(crate) async fn list(app: App, actor: Actor, Query(filter): Query<Filter>) -> Result<Json<Log>> {
    if !actor.may(Permission::ManageMembers) {
        return Err(actor.refusal(None));
    }
    let found = find(&mut app.db().read().await?, &filter).await?;
    let items = found.entries.into_iter().map(Shown::from).collect();
    Ok(Json(Log { items, next: found.next.map(|next| next.to_string()) }))
}

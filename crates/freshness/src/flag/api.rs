//! Flags in the API.

use super::{Flag, web};
use crate::store::flags::OwnFlagRow;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_conversation::topic_url;
use madang_http::{Cursor, Json, Path, Query};
use madang_kernel::{Actor, App, Result, Timestamp, TopicId};
use serde::{Deserialize, Serialize};

/// What is said of a text.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct FlagInput {
    /// `wrong` or `outdated`.
    kind: String,
    /// What exactly.
    note: String,
}

/// Says that an article or a solved question is wrong or outdated; once by each reader until staff have looked at it.
#[utoipa::path(post, path = "/api/v1/reviews/{topic}/flags", tag = "reviews", request_body = FlagInput,
    params(("topic" = String, Path, description = "The topic's id")), responses((status = 204), (status = 409)))]
pub(crate) async fn post(
    app: App,
    actor: Actor,
    Path((topic,)): Path<(TopicId,)>,
    Json(input): Json<FlagInput>,
) -> Result<StatusCode> {
    app.run(&actor, Flag::parse(topic, &input.kind, &input.note)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Which page.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct After {
    /// The `next` of the page before.
    #[param(value_type = Option<String>)]
    after: Option<Cursor>,
    /// How many, at most 100.
    limit: Option<usize>,
}

/// One's own flag, and what came of it.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OwnFlag {
    id: String,
    #[schema(value_type = String)]
    topic: TopicId,
    title: String,
    url: String,
    /// `wrong` or `outdated`.
    kind: String,
    note: String,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// `confirmed`, `fixed` or `archived`; absent while nobody has looked at it.
    outcome: Option<String>,
    /// What staff said about it.
    reason: String,
    #[schema(value_type = Option<String>, format = DateTime)]
    resolved_at: Option<Timestamp>,
}

impl From<OwnFlagRow> for OwnFlag {
    fn from(row: OwnFlagRow) -> OwnFlag {
        OwnFlag {
            id: row.id.to_string(),
            url: topic_url(&row.topic_kind, row.topic, &row.slug),
            topic: row.topic,
            title: row.title,
            kind: row.kind.to_string(),
            note: row.note,
            at: row.at,
            outcome: row.resolved_at.map(|_| row.outcome),
            reason: row.reason,
            resolved_at: row.resolved_at,
        }
    }
}

/// A page of one's own flags.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OwnFlags {
    items: Vec<OwnFlag>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    next: Option<Cursor>,
}

/// What one has flagged, the newest first.
#[utoipa::path(get, path = "/api/v1/flags", tag = "reviews", params(After), responses((status = 200, body = OwnFlags)))]
pub(crate) async fn list(app: App, actor: Actor, Query(after): Query<After>) -> Result<Response> {
    let limit = after.limit.unwrap_or(web::PAGE).clamp(1, 100);
    let found = web::list(&app, &actor, after.after, limit).await?.map(OwnFlag::from);
    Ok(axum::Json(OwnFlags { items: found.items, next: found.next }).into_response())
}

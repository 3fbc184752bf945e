//! The queue in the API.

use super::{AT_ONCE, Filter, PAGE, Whose};
use crate::{
    case::{CaseId, Settle},
    flag::Reason,
    store::queue::CaseRow,
};
use axum::response::{IntoResponse, Response};
use madang_conversation::topic_url;
use madang_http::{Cursor, Json, Query};
use madang_kernel::{Actor, App, Error, MessageId, PostId, Result, SpaceId, Timestamp, TopicId};
use serde::{Deserialize, Serialize};

/// Which cases are wanted.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct WantedCases {
    /// `all`, `mine`, `nobody`, `others` or `done`; every open one without it.
    whose: String,
    /// The id of a space.
    space: String,
    /// What they were flagged as.
    reason: String,
    /// The `next` of the page before.
    #[param(value_type = Option<String>)]
    after: Option<Cursor>,
    /// How many, at most 100.
    limit: Option<usize>,
}

/// A case.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct CaseEntry {
    #[schema(value_type = String)]
    id: CaseId,
    /// `post`, `member` or `message`.
    about: String,
    #[schema(value_type = Option<String>)]
    post: Option<PostId>,
    /// The private message.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    message: Option<MessageId>,
    #[schema(value_type = Option<String>)]
    topic: Option<TopicId>,
    /// The title of the topic or of the conversation.
    title: Option<String>,
    /// The topic's address.
    url: Option<String>,
    #[schema(value_type = Option<String>)]
    space: Option<SpaceId>,
    /// The handle of whoever wrote it.
    author: String,
    /// The beginning of what was written.
    beginning: String,
    /// How many members flag it.
    flags: i64,
    /// As what, the gravest first.
    reasons: Vec<String>,
    /// Of a profile, whether others are not shown it.
    hidden: bool,
    removed: bool,
    #[schema(value_type = String, format = DateTime)]
    opened_at: Timestamp,
    /// The name of whoever works on it.
    claimed_by: Option<String>,
    #[schema(value_type = Option<String>, format = DateTime)]
    settled_at: Option<Timestamp>,
    /// `hide`, `remove`, `edit`, `agree`, `disagree` or `ignore`; absent while it is open.
    decision: Option<String>,
    /// What the author was told.
    reason: String,
}

impl CaseEntry {
    pub(crate) fn of(row: CaseRow, now: Timestamp) -> CaseEntry {
        let url = match (&row.topic_kind, row.topic, &row.slug) {
            (Some(kind), Some(topic), Some(slug)) => Some(topic_url(kind, topic, slug)),
            _ => None,
        };
        CaseEntry {
            id: row.id,
            about: row.kind.to_string(),
            post: row.post(),
            message: row.message(),
            topic: row.topic,
            url,
            space: row.space,
            flags: row.flags,
            reasons: row.reasons().map(str::to_owned).collect(),
            hidden: row.hidden.unwrap_or_default(),
            removed: row.removed.unwrap_or_default(),
            opened_at: row.opened_at,
            claimed_by: row.claimed(now).map(|(_, name)| name.to_owned()),
            settled_at: row.settled_at,
            decision: Some(row.decision.clone()).filter(|decision| !decision.is_empty()),
            beginning: row.beginning.clone().unwrap_or_else(|| row.about.clone()),
            author: row.handle,
            title: row.title,
            reason: row.reason,
        }
    }
}

/// A page of cases.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Cases {
    items: Vec<CaseEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    next: Option<Cursor>,
}

/// What members flagged, the most urgent first; settled ones by when they were settled.
#[utoipa::path(get, path = "/api/v1/moderation/cases", tag = "moderation", params(WantedCases),
    responses((status = 200, body = Cases)))]
pub(crate) async fn list(app: App, actor: Actor, Query(wanted): Query<WantedCases>) -> Result<Response> {
    let now = app.now();
    let filter = Filter {
        whose: Whose::parse(&wanted.whose).unwrap_or(Whose::All),
        space: wanted.space.parse().ok(),
        reason: Reason::parse(&wanted.reason),
        after: wanted.after,
        limit: wanted.limit.unwrap_or(PAGE).clamp(1, 100),
        now,
    };
    let found = super::list(&mut app.db().read().await?, &actor, &filter).await?;
    let found = found.map(|row| CaseEntry::of(row, now));
    Ok(axum::Json(Cases { items: found.items, next: found.next }).into_response())
}

/// What came of several cases.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct SettleManyInput {
    /// The ids of the cases, at most 100.
    #[schema(value_type = Vec<String>)]
    cases: Vec<CaseId>,
    /// `hide`, `remove`, `edit`, `agree`, `disagree` or `ignore`.
    decision: String,
    /// What the authors of hidden and removed posts read.
    #[serde(default)]
    reason: String,
}

/// What was settled, and what was not.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct SettledMany {
    #[schema(value_type = Vec<String>)]
    settled: Vec<CaseId>,
    failed: Vec<NotSettled>,
}

/// A case that was not settled.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct NotSettled {
    #[schema(value_type = String)]
    case: CaseId,
    /// The stable code of the reason.
    code: String,
}

/// Settles several cases alike, each for itself: what cannot be settled does not keep back the others.
#[utoipa::path(post, path = "/api/v1/moderation/settle", tag = "moderation", request_body = SettleManyInput,
    responses((status = 200, body = SettledMany)))]
pub(crate) async fn settle_many(app: App, actor: Actor, Json(input): Json<SettleManyInput>) -> Result<Response> {
    if input.cases.len() > AT_ONCE {
        return Err(Error::field("cases", "too-many"));
    }
    let mut done = SettledMany { settled: Vec::new(), failed: Vec::new() };
    for case in input.cases {
        match app.run(&actor, Settle::parse(case, &input.decision, &input.reason)?).await {
            Ok(()) => done.settled.push(case),
            Err(error @ Error::Internal(_)) => return Err(error),
            Err(error) => done.failed.push(NotSettled { case, code: error.code().to_owned() }),
        }
    }
    Ok(axum::Json(done).into_response())
}

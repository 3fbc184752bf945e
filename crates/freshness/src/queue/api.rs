//! The queue in the API.

use super::{Filter, Whose, kind, parts};
use crate::{score::Part, store::queue::QueueRow};
use axum::response::{IntoResponse, Response};
use madang_conversation::topic_url;
use madang_http::{Cursor, Query};
use madang_kernel::{Actor, App, Error, MemberId, ProductId, Result, SpaceId, Timestamp, TopicId, VersionId};
use serde::{Deserialize, Serialize};

/// The most of a page.
const MOST: usize = 100;

/// Which reviews are wanted.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct Wanted {
    /// `me`, `nobody`, or a member's id; everybody's without it.
    owner: String,
    /// The id of a space.
    space: String,
    /// The id of a product.
    product: String,
    /// `article` or `question`.
    kind: String,
    /// The `next` of the page before.
    #[param(value_type = Option<String>)]
    after: Option<Cursor>,
    /// How many, at most 100.
    limit: Option<usize>,
}

/// A topic that should be looked at.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct QueueEntry {
    #[schema(value_type = String)]
    topic: TopicId,
    /// `article` or `question`.
    kind: String,
    title: String,
    url: String,
    #[schema(value_type = String)]
    space: SpaceId,
    #[schema(value_type = Option<String>)]
    product: Option<ProductId>,
    #[schema(value_type = Option<String>)]
    version: Option<VersionId>,
    /// The id of whoever reviews it.
    #[schema(value_type = Option<String>)]
    owner: Option<MemberId>,
    /// That member's handle.
    owner_handle: Option<String>,
    /// How urgent it is.
    score: i64,
    /// What the score is made of.
    parts: Vec<Part>,
    /// Flags of readers that nobody has looked at yet.
    open_flags: i64,
    #[schema(value_type = String, format = DateTime)]
    review_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    reviewed_at: Option<Timestamp>,
    #[schema(value_type = String, format = DateTime)]
    written_at: Timestamp,
}

impl From<QueueRow> for QueueEntry {
    fn from(row: QueueRow) -> QueueEntry {
        QueueEntry {
            url: topic_url(&row.kind, row.topic, &row.slug),
            topic: row.topic,
            kind: row.kind,
            title: row.title,
            space: row.space,
            product: row.product,
            version: row.version,
            owner: row.owner,
            owner_handle: row.owner_handle,
            score: row.score,
            parts: parts(&row.parts),
            open_flags: row.flags,
            review_at: row.review_at,
            reviewed_at: row.reviewed_at,
            written_at: row.written_at,
        }
    }
}

/// A page of the queue.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Queue {
    items: Vec<QueueEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    next: Option<Cursor>,
}

/// What is due for a review, the most urgent first.
#[utoipa::path(get, path = "/api/v1/reviews", tag = "reviews", params(Wanted), responses((status = 200, body = Queue)))]
pub(crate) async fn list(app: App, actor: Actor, Query(wanted): Query<Wanted>) -> Result<Response> {
    let whose = match wanted.owner.as_str() {
        "" => Whose::All,
        "nobody" => Whose::Nobody,
        "me" => Whose::Of(actor.signed_in()?),
        id => Whose::Of(id.parse().map_err(|_| Error::field("owner", "not-an-id"))?),
    };
    let filter = Filter {
        whose,
        space: wanted.space.parse().ok(),
        product: wanted.product.parse().ok(),
        kind: kind(&wanted.kind),
        after: wanted.after,
        limit: wanted.limit.unwrap_or(super::PAGE).clamp(1, MOST),
    };
    let found = super::list(&mut app.db().read().await?, &actor, &filter).await?.map(QueueEntry::from);
    Ok(axum::Json(Queue { items: found.items, next: found.next }).into_response())
}

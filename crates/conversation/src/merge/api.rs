//! Merging in the API.

use super::{Merge, OpeningAs};
use crate::{
    api::{TopicDetail, topic_detail},
    moderate::why,
};
use madang_http::{Json, Path};
use madang_kernel::{Actor, App, Error, Fields, Result, TopicId};
use serde::Deserialize;
use utoipa::ToSchema;

/// Where a topic goes.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct MergeInto {
    /// The id of another topic of the same kind.
    into: String,
    /// What its opening post becomes there: `answer` (the default) or `comment`.
    opening: String,
    /// Up to 500 characters, which everybody reads; may be empty.
    reason: String,
}

/// Merges a topic into another: all posts go there, and the address of this one leads there for ever (308, `moved_to`).
#[utoipa::path(post, path = "/api/v1/topics/{topic}/merge", tag = "topics", request_body = MergeInto,
    params(("topic" = String, Path, description = "The id of the topic that goes")),
    responses((status = 200, body = TopicDetail, description = "The topic that stays")))]
pub(crate) async fn merge(
    app: App,
    actor: Actor,
    Path((topic,)): Path<(TopicId,)>,
    Json(input): Json<MergeInto>,
) -> Result<axum::Json<TopicDetail>> {
    let mut fields = Fields::new();
    let into = fields.take("into", Merge::target(&input.into));
    let opening = match input.opening.as_str() {
        "" => Ok(OpeningAs::Answer),
        word => OpeningAs::parse(word).ok_or("invalid"),
    };
    let opening = fields.take("opening", opening);
    let reason = fields.take("reason", why(&input.reason));
    let (Some(into), Some(opening), Some(reason)) = (into, opening, reason) else {
        return Err(Error::Invalid(fields));
    };
    let head = app.run(&actor, Merge { topic, into, opening, reason }).await?;
    Ok(axum::Json(topic_detail(&app, &actor, head.id).await?))
}

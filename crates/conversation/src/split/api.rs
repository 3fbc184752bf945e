//! Splitting in the API.

use super::Split;
use crate::{
    Title,
    api::{TopicDetail, space_named, topic_detail},
    moderate::why,
};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use madang_http::{Json, Path};
use madang_kernel::{Actor, App, Error, Fields, PostId, Result, TopicId};
use serde::Deserialize;
use utoipa::ToSchema;

/// What is split off, and what the new topic is called.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct SplitOff {
    /// The ids of 1 to 100 answers or replies; the oldest opens the new topic.
    posts: Vec<String>,
    /// Id or name in addresses of a space for questions or discussions.
    space: String,
    title: String,
    /// Up to 500 characters, which everybody reads; may be empty.
    reason: String,
}

/// Makes a topic of some answers, with their comments. Each topic says where the other is.
#[utoipa::path(post, path = "/api/v1/topics/{topic}/split", tag = "topics", request_body = SplitOff,
    params(("topic" = String, Path, description = "The topic's id")), responses((status = 201, body = TopicDetail)))]
pub(crate) async fn split(
    app: App,
    actor: Actor,
    Path((topic,)): Path<(TopicId,)>,
    Json(input): Json<SplitOff>,
) -> Result<Response> {
    let mut fields = Fields::new();
    let posts: std::result::Result<Vec<PostId>, &'static str> =
        input.posts.iter().map(|id| id.parse().map_err(|_| "not-an-id")).collect();
    let posts = fields.take("posts", posts);
    let space = fields.take("space", space_named(&app, &input.space).ok_or("no-such-space"));
    let title = fields.take("title", Title::parse(&input.title));
    let reason = fields.take("reason", why(&input.reason));
    let (Some(posts), Some(space), Some(title), Some(reason)) = (posts, space, title, reason) else {
        return Err(Error::Invalid(fields));
    };
    let command = Split::prepare(&app, &actor, topic, posts, space, title, reason).await?;
    let head = app.run(&actor, command).await?;
    let detail = topic_detail(&app, &actor, head.id).await?;
    let location = format!("/api/v1/topics/{}", head.id);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], axum::Json(detail)).into_response())
}

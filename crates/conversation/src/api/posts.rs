//! `/api/v1/posts`: single posts of every kind.

use super::{
    shapes::{CommentItem, CommentList, PostAuthor, PostDetail, RevisionItem, RevisionList},
    topics::created,
};
use crate::{
    Body, Comment, Edit, Hide, PostKind, Remove, RenderedBody, Restore, Rights, TagNames, ThreadQuery, Title,
    TopicEdit, TopicHead, find_post, moderate::why, thread, topic::read_tags,
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_http::{Access, Json, Path, Query, Routes};
use madang_kernel::{Actor, App, Error, Fields, PostId, Result};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/posts/{post}", Access::Everyone, get)
        .patch("/api/v1/posts/{post}", Access::Member, edit)
        .delete("/api/v1/posts/{post}", Access::Member, remove)
        .post("/api/v1/posts/{post}/restore", Access::Member, restore)
        .put("/api/v1/posts/{post}/hidden", Access::Member, hide)
        .delete("/api/v1/posts/{post}/hidden", Access::Member, show)
        .get("/api/v1/posts/{post}/comments", Access::Everyone, comments)
        .post("/api/v1/posts/{post}/comments", Access::Member, comment)
        .get("/api/v1/posts/{post}/revisions", Access::Everyone, revisions)
}

/// One post, with its source.
#[utoipa::path(get, path = "/api/v1/posts/{post}", tag = "posts",
    params(("post" = String, Path, description = "The post's id")), responses((status = 200, body = PostDetail)))]
pub(crate) async fn get(app: App, actor: Actor, Path((post,)): Path<(PostId,)>) -> Result<axum::Json<PostDetail>> {
    Ok(axum::Json(detail(&app, &actor, post).await?))
}

async fn detail(app: &App, actor: &Actor, post: PostId) -> Result<PostDetail> {
    let mut conn = app.db().read().await?;
    let (post, topic) = find_post(&mut conn, actor, post).await?;
    let rights = Rights::on(actor, &topic, &post);
    Ok(PostDetail::of(post, &topic, rights))
}

/// What is changed of a post; what is left out stays.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct PostChange {
    /// The text, in Markdown.
    body: Option<String>,
    /// The topic's title, for an opening post.
    title: Option<String>,
    /// The topic's tags, for an opening post.
    tags: Option<Vec<String>>,
    /// Why, in a few words.
    note: String,
    /// The number of versions when you began; the edit is refused where there are more now.
    expected: Option<i64>,
}

/// Edits a post.
#[utoipa::path(patch, path = "/api/v1/posts/{post}", tag = "posts", request_body = PostChange,
    params(("post" = String, Path, description = "The post's id")), responses((status = 200, body = PostDetail)))]
pub(crate) async fn edit(
    app: App,
    actor: Actor,
    Path((id,)): Path<(PostId,)>,
    Json(input): Json<PostChange>,
) -> Result<axum::Json<PostDetail>> {
    let mut conn = app.db().read().await?;
    let (post, topic) = find_post(&mut conn, &actor, id).await?;
    drop(conn);
    let mut fields = Fields::new();
    let body = fields.take("body", Body::parse(input.body.as_deref().unwrap_or(&post.markdown)));
    let change = if post.kind == PostKind::Opening { input.of_topic(&topic, &mut fields) } else { None };
    let Some(body) = body else { return Err(Error::Invalid(fields)) };
    fields.check()?;
    let body = RenderedBody::render(&app, &body).await?;
    let edit = Edit { post: id, body, topic: change, note: input.note, expected: input.expected };
    app.run(&actor, edit).await?;
    Ok(axum::Json(detail(&app, &actor, id).await?))
}

impl PostChange {
    fn of_topic(&self, topic: &TopicHead, fields: &mut Fields) -> Option<TopicEdit> {
        let title = fields.take("title", Title::parse(self.title.as_deref().unwrap_or(&topic.title)));
        let tags = match &self.tags {
            Some(tags) => fields.take("tags", TagNames::of(tags)),
            None => Some(TagNames::imported(topic.tag_names())),
        };
        Some(TopicEdit { title: title?, tags: tags?, product: topic.product, version: topic.version })
    }
}

/// Why a post is removed.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct RemoveReason {
    /// The author of a post that a moderator removes is told; up to 500 characters.
    reason: String,
}

/// Removes a post; the opening post stands for its topic.
#[utoipa::path(delete, path = "/api/v1/posts/{post}", tag = "posts",
    params(("post" = String, Path, description = "The post's id"), RemoveReason), responses((status = 204)))]
pub(crate) async fn remove(
    app: App,
    actor: Actor,
    Path((post,)): Path<(PostId,)>,
    Query(RemoveReason { reason }): Query<RemoveReason>,
) -> Result<Response> {
    let reason = match reason.as_str() {
        "" => None,
        typed => Some(Hide::reason(typed).map_err(|code| Error::field("reason", code))?),
    };
    app.run(&actor, Remove { post, reason }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Why a post comes back.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct RestoreReason {
    /// Up to 500 characters, for the log; may be left out.
    reason: String,
}

/// Brings a removed post back.
#[utoipa::path(post, path = "/api/v1/posts/{post}/restore", tag = "posts",
    params(("post" = String, Path, description = "The post's id"), RestoreReason), responses((status = 200, body = PostDetail)))]
pub(crate) async fn restore(
    app: App,
    actor: Actor,
    Path((post,)): Path<(PostId,)>,
    Query(RestoreReason { reason }): Query<RestoreReason>,
) -> Result<axum::Json<PostDetail>> {
    let reason = why(&reason).map_err(|code| Error::field("reason", code))?;
    app.run(&actor, Restore { post, reason }).await?;
    Ok(axum::Json(detail(&app, &actor, post).await?))
}

/// Why a post is hidden.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct HideReason {
    /// The author reads it.
    reason: String,
}

/// Hides a post.
#[utoipa::path(put, path = "/api/v1/posts/{post}/hidden", tag = "posts", request_body = HideReason,
    params(("post" = String, Path, description = "The post's id")), responses((status = 200, body = PostDetail)))]
pub(crate) async fn hide(
    app: App,
    actor: Actor,
    Path((post,)): Path<(PostId,)>,
    Json(input): Json<HideReason>,
) -> Result<axum::Json<PostDetail>> {
    let reason = Hide::reason(&input.reason).map_err(|code| Error::field("reason", code))?;
    app.run(&actor, Hide { post, reason: Some(reason), tells: true }).await?;
    Ok(axum::Json(detail(&app, &actor, post).await?))
}

/// Shows a hidden post again.
#[utoipa::path(delete, path = "/api/v1/posts/{post}/hidden", tag = "posts",
    params(("post" = String, Path, description = "The post's id")), responses((status = 200, body = PostDetail)))]
pub(crate) async fn show(app: App, actor: Actor, Path((post,)): Path<(PostId,)>) -> Result<axum::Json<PostDetail>> {
    app.run(&actor, Hide { post, reason: None, tells: false }).await?;
    Ok(axum::Json(detail(&app, &actor, post).await?))
}

/// All comments of a post, the oldest first.
#[utoipa::path(get, path = "/api/v1/posts/{post}/comments", tag = "posts",
    params(("post" = String, Path, description = "The post's id")), responses((status = 200, body = CommentList)))]
pub(crate) async fn comments(app: App, actor: Actor, Path((id,)): Path<(PostId,)>) -> Result<axum::Json<CommentList>> {
    let mut conn = app.db().read().await?;
    let (post, topic) = find_post(&mut conn, &actor, id).await?;
    let query = ThreadQuery { focus: Some(id), comments_of: Some(id), ..ThreadQuery::default() };
    let thread = thread(&mut conn, &actor, topic.id, query).await?;
    let about = std::iter::once(&thread.opening).chain(&thread.answers).find(|view| view.id == post.id);
    let items = about.map(|view| view.comments.iter().map(CommentItem::of).collect()).unwrap_or_default();
    Ok(axum::Json(CommentList { items }))
}

/// A comment, as it is sent.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct NewComment {
    /// Markdown.
    body: String,
    /// Sends it though it repeats nearly word for word what the same employee has written before, which is refused with 409
    /// `templated` otherwise.
    anyway: bool,
}

/// Comments on a post.
#[utoipa::path(post, path = "/api/v1/posts/{post}/comments", tag = "posts", request_body = NewComment,
    params(("post" = String, Path, description = "The post's id")), responses((status = 201, body = PostDetail)))]
pub(crate) async fn comment(
    app: App,
    actor: Actor,
    Path((post,)): Path<(PostId,)>,
    Json(input): Json<NewComment>,
) -> Result<Response> {
    let body = Body::parse(&input.body).map_err(|code| Error::field("body", code))?;
    let body = RenderedBody::render(&app, &body).await?;
    let added = app.run(&actor, Comment { post, body, anyway: input.anyway }).await?;
    created(&app, &actor, added.post).await
}

/// The versions of an edited post, the newest first; none where it never was edited.
#[utoipa::path(get, path = "/api/v1/posts/{post}/revisions", tag = "posts",
    params(("post" = String, Path, description = "The post's id")), responses((status = 200, body = RevisionList)))]
pub(crate) async fn revisions(
    app: App,
    actor: Actor,
    Path((post,)): Path<(PostId,)>,
) -> Result<axum::Json<RevisionList>> {
    let mut conn = app.db().read().await?;
    let (rows, _) = crate::edit::history::readable(&mut conn, &actor, post).await?;
    let items = rows.into_iter().map(|row| RevisionItem {
        number: row.number,
        author: PostAuthor::of(&row.author),
        at: row.at,
        tags: row.tags.as_deref().map(read_tags),
        title: row.title,
        markdown: row.markdown,
        note: row.note,
        withheld: row.withheld,
    });
    Ok(axum::Json(RevisionList { items: items.collect() }))
}

//! `/api/v1/topics`: topics of every kind. Questions are asked at `/api/v1/questions`.

use super::{
    Paging,
    shapes::{PostDetail, TopicDetail, TopicItem, TopicPage},
};
use crate::{
    Body, Move, Order, PAGE, RenderedBody, Reply, Rights, SlowDown, Sort, SpaceList, Spaces, StartDiscussion, Switch,
    SwitchTopic, TagNames, ThreadParams, Title, TopicFilter, TopicState, find_post, find_tag, moderate::why, thread,
    topics,
};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use madang_http::{Access, Cursor, Json, Path, Query, Routes};
use madang_kernel::{Actor, App, Error, Fields, Result, SpaceId, TopicId};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/topics", Access::Everyone, list)
        .post("/api/v1/topics", Access::Member, start)
        .get("/api/v1/topics/{topic}", Access::Everyone, get)
        .patch("/api/v1/topics/{topic}", Access::Member, change)
        .post("/api/v1/topics/{topic}/posts", Access::Member, reply)
}

/// Which topics are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct TopicParams {
    /// Id or name in addresses of a space.
    space: String,
    /// `question` or `discussion`.
    kind: String,
    /// `unanswered`, or `open`, `solved`, `needs_information`, `duplicate`, `off_topic`, `archived`.
    state: String,
    /// The name of a tag.
    tag: String,
    /// `active`, `newest` or `votes`; for lists without state and tag.
    order: String,
    /// The `next` of the page before.
    after: String,
    /// At most so many, 1 to 100.
    limit: Option<usize>,
}

/// Topics that you see.
#[utoipa::path(get, path = "/api/v1/topics", tag = "topics", params(TopicParams), responses((status = 200, body = TopicPage)))]
pub(crate) async fn list(app: App, actor: Actor, Query(params): Query<TopicParams>) -> Result<axum::Json<TopicPage>> {
    let spaces = app.service::<Spaces>().now();
    let mut conn = app.db().read().await?;
    let mut filter = params.filter(&spaces)?;
    if !params.tag.is_empty() {
        filter.tag = Some(find_tag(&mut conn, &actor, &params.tag).await?.id);
    }
    let listed = topics(&mut conn, &actor, &filter).await?;
    let items = listed.items.into_iter().map(|row| TopicItem::of(row, &spaces)).collect();
    Ok(axum::Json(TopicPage { items, next: listed.next }))
}

impl TopicParams {
    fn filter(&self, spaces: &SpaceList) -> Result<TopicFilter> {
        let mut fields = Fields::new();
        let space = fields.take("space", wanted(&self.space, |name| space_named(spaces, name)));
        let unanswered = self.state == "unanswered";
        let state = if unanswered { Some(None) } else { fields.take("state", wanted(&self.state, TopicState::parse)) };
        let order = fields.take("order", wanted(&self.order, Order::parse));
        let after = fields.take("after", wanted(&self.after, Cursor::parse));
        let (Some(space), Some(state), Some(order), Some(after)) = (space, state, order, after) else {
            return Err(Error::Invalid(fields));
        };
        let paging = Paging { after: String::new(), limit: self.limit };
        Ok(TopicFilter {
            space,
            kind: (!self.kind.is_empty()).then(|| self.kind.clone()),
            state,
            unanswered,
            order: order.unwrap_or(Order::Active),
            after,
            limit: paging.limit(PAGE),
            ..TopicFilter::default()
        })
    }
}

/// Nothing where nothing was sent, else what it means.
fn wanted<T>(sent: &str, read: impl FnOnce(&str) -> Option<T>) -> std::result::Result<Option<T>, &'static str> {
    if sent.is_empty() { Ok(None) } else { read(sent).map(Some).ok_or("invalid") }
}

pub(crate) fn space_named(spaces: &SpaceList, name: &str) -> Option<SpaceId> {
    let by_id = name.parse().ok().and_then(|id| spaces.get(id));
    spaces.by_slug(name).or(by_id).map(|space| space.id)
}

/// A discussion to start.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct NewDiscussion {
    /// Id or name in addresses of a space for discussions.
    space: String,
    title: String,
    /// Markdown.
    body: String,
    tags: Vec<String>,
}

/// Starts a discussion.
#[utoipa::path(post, path = "/api/v1/topics", tag = "topics", request_body = NewDiscussion,
    responses((status = 201, body = TopicDetail)))]
pub(crate) async fn start(app: App, actor: Actor, Json(input): Json<NewDiscussion>) -> Result<Response> {
    let spaces = app.service::<Spaces>().now();
    let mut fields = Fields::new();
    let space = fields.take("space", space_named(&spaces, &input.space).ok_or("no-such-space"));
    let title = fields.take("title", Title::parse(&input.title));
    let body = fields.take("body", Body::parse(&input.body));
    let tags = fields.take("tags", TagNames::of(&input.tags));
    let (Some(space), Some(title), Some(body), Some(tags)) = (space, title, body, tags) else {
        return Err(Error::Invalid(fields));
    };
    let body = RenderedBody::render(&app, &body).await?;
    let started = app.run(&actor, StartDiscussion { space, title, body, tags }).await?;
    let detail = detail(&app, &actor, started.topic, &ThreadParams::default()).await?;
    let location = format!("/api/v1/topics/{}", started.topic);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], axum::Json(detail)).into_response())
}

/// Which answers are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct AnswerParams {
    /// `votes`, `newest` or `oldest`.
    sort: String,
    /// The `next` of the page before.
    after: String,
}

/// A topic with its opening post and a page of answers.
#[utoipa::path(get, path = "/api/v1/topics/{topic}", tag = "topics",
    params(("topic" = String, Path, description = "The topic's id"), AnswerParams), responses((status = 200, body = TopicDetail)))]
pub(crate) async fn get(
    app: App,
    actor: Actor,
    Path((topic,)): Path<(TopicId,)>,
    Query(params): Query<AnswerParams>,
) -> Result<axum::Json<TopicDetail>> {
    let params = ThreadParams { sort: params.sort, after: params.after, ..ThreadParams::default() };
    Ok(axum::Json(detail(&app, &actor, topic, &params).await?))
}

pub(crate) async fn detail(app: &App, actor: &Actor, topic: TopicId, params: &ThreadParams) -> Result<TopicDetail> {
    let mut conn = app.db().read().await?;
    let thread = thread(&mut conn, actor, topic, params.query(Sort::Votes)).await?;
    Ok(TopicDetail::of(thread, &app.service::<Spaces>().now()))
}

/// What a moderator changes of a topic; what is left out stays.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct TopicChange {
    locked: Option<bool>,
    pinned: Option<bool>,
    /// Id or name in addresses of the space to move to.
    space: Option<String>,
    /// Slow mode: minutes between two posts of one member, 1 to 1,440; 0 ends it.
    slow_minutes: Option<i64>,
    /// After how many days slow mode ends by itself, 1 to 90.
    slow_days: Option<u32>,
    /// Why, up to 500 characters: it stands in the log, and of locking and moving in the thread.
    reason: String,
}

/// Locks, pins, slows down or moves a topic.
#[utoipa::path(patch, path = "/api/v1/topics/{topic}", tag = "topics", request_body = TopicChange,
    params(("topic" = String, Path, description = "The topic's id")), responses((status = 200, body = TopicDetail)))]
pub(crate) async fn change(
    app: App,
    actor: Actor,
    Path((topic,)): Path<(TopicId,)>,
    Json(input): Json<TopicChange>,
) -> Result<axum::Json<TopicDetail>> {
    let reason = why(&input.reason).map_err(|code| Error::field("reason", code))?;
    if let Some(name) = input.space {
        let to = space_named(&app.service::<Spaces>().now(), &name).ok_or(Error::field("space", "no-such-space"))?;
        app.run(&actor, Move { topic, to, reason: reason.clone() }).await?;
    }
    for switch in [input.locked.map(Switch::Locked), input.pinned.map(Switch::Pinned)].into_iter().flatten() {
        app.run(&actor, SwitchTopic { topic, switch, reason: reason.clone() }).await?;
    }
    if let Some(minutes) = input.slow_minutes {
        let minutes = Some(minutes).filter(|minutes| *minutes != 0);
        app.run(&actor, SlowDown { topic, minutes, days: input.slow_days }).await?;
    }
    Ok(axum::Json(detail(&app, &actor, topic, &ThreadParams::default()).await?))
}

/// A text in Markdown.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct NewText {
    /// Markdown.
    pub(crate) body: String,
}

/// Answers a question, or replies in a discussion.
#[utoipa::path(post, path = "/api/v1/topics/{topic}/posts", tag = "topics", request_body = NewText,
    params(("topic" = String, Path, description = "The topic's id")), responses((status = 201, body = PostDetail)))]
pub(crate) async fn reply(
    app: App,
    actor: Actor,
    Path((topic,)): Path<(TopicId,)>,
    Json(input): Json<NewText>,
) -> Result<Response> {
    let body = Body::parse(&input.body).map_err(|code| Error::field("body", code))?;
    let body = RenderedBody::render(&app, &body).await?;
    let added = app.run(&actor, Reply { topic, body }).await?;
    created(&app, &actor, added.post).await
}

/// A post that was just made.
pub(crate) async fn created(app: &App, actor: &Actor, post: madang_kernel::PostId) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let (post, topic) = find_post(&mut conn, actor, post).await?;
    let rights = Rights::on(actor, &topic, &post);
    let location = format!("/api/v1/posts/{}", post.id);
    let detail = PostDetail::of(post, &topic, rights);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], axum::Json(detail)).into_response())
}

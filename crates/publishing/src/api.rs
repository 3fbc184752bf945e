//! Writing and publishing in the API.

use crate::{
    item::{Audience, Content, Details, Kind, State, Typed},
    publish::{Step, Take},
    rights::Writer,
    store::{
        items::{Item, PublicationId},
        lists,
    },
    write::{
        Delete, Save, Unstage,
        web::{publish, seen},
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_conversation::{Decide, PUBLICATIONS, waiting_posts};
use madang_http::{Access, Cursor, Json, Path, Query, Routes};
use madang_kernel::{Actor, App, Error, GroupId, MemberId, PostId, ProductId, Result, Timestamp, TopicId, VersionId};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/publications", Access::Member, list)
        .post("/api/v1/publications", Access::Member, create)
        .get("/api/v1/publications/{publication}", Access::Member, get)
        .put("/api/v1/publications/{publication}", Access::Member, put)
        .delete("/api/v1/publications/{publication}", Access::Member, delete)
        .put("/api/v1/publications/{publication}/state", Access::Member, set_state)
        .delete("/api/v1/publications/{publication}/changes", Access::Agent, unstage)
        .get("/api/v1/publication-comments", Access::Agent, waiting)
        .put("/api/v1/publication-comments/{post}", Access::Agent, decide)
}

#[derive(OpenApi)]
#[openapi(paths(
    crate::browse::api::list,
    list,
    create,
    get,
    put,
    delete,
    set_state,
    unstage,
    crate::series::put,
    waiting,
    decide,
    crate::banner::web::list,
    crate::banner::web::put_up,
    crate::banner::web::take_down,
    crate::incident::api::list,
    crate::incident::api::get,
    crate::incident::api::open,
    crate::incident::api::update,
    crate::incident::api::end,
))]
pub(crate) struct Api;

/// Which publications are wanted.
#[derive(Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct DeskQuery {
    /// `draft` (the default), `handed_in`, `scheduled`, `published` or `archived`.
    state: Option<String>,
}

/// A publication in a list of the desk.
#[derive(Serialize, ToSchema)]
pub(crate) struct DeskItem {
    /// The publication.
    #[schema(value_type = String)]
    id: PublicationId,
    /// Its kind.
    #[schema(value_type = String)]
    kind: Kind,
    /// `draft`, `handed_in`, `scheduled`, `published` or `archived`.
    #[schema(value_type = String)]
    state: State,
    /// Its title.
    title: String,
    /// Who writes it.
    author: String,
    /// When it is to be published.
    #[schema(value_type = Option<String>, format = DateTime)]
    publish_at: Option<Timestamp>,
    /// When it was last changed.
    #[schema(value_type = String, format = DateTime)]
    edited_at: Timestamp,
}

/// What is being written, the last changed first: everything for employees, their own for authors. At most 100.
#[utoipa::path(get, path = "/api/v1/publications", tag = "publishing", params(DeskQuery),
    responses((status = 200, body = Vec<DeskItem>)))]
pub(crate) async fn list(app: App, actor: Actor, Query(which): Query<DeskQuery>) -> Result<Response> {
    let state = match which.state.as_deref() {
        Some(word) => State::parse(word).ok_or(Error::field("state", "not-a-state"))?,
        None => State::Draft,
    };
    let mut conn = app.db().read().await?;
    let writer = Writer::of(&mut conn, &actor).await?;
    let rows = lists::desk(&mut conn, state, writer.own(), Cursor::start(), 100).await?;
    let items = rows.into_iter().map(|row| DeskItem {
        id: row.id,
        kind: row.kind,
        state: row.state,
        title: row.title,
        author: if row.guest.is_empty() { row.author } else { row.guest },
        publish_at: row.publish_at,
        edited_at: row.edited_at,
    });
    Ok(axum::Json(items.collect::<Vec<_>>()).into_response())
}

/// A publication as it is being written.
#[derive(Serialize, ToSchema)]
pub(crate) struct PublicationDetail {
    /// The publication.
    #[schema(value_type = String)]
    id: PublicationId,
    /// Its kind.
    #[schema(value_type = String)]
    kind: Kind,
    /// `draft`, `handed_in`, `scheduled`, `published` or `archived`.
    #[schema(value_type = String)]
    state: State,
    /// How often it was saved; what is sent back names it, so that nothing is written over unseen.
    revision: i64,
    /// Who writes it.
    #[schema(value_type = String)]
    author: MemberId,
    /// A guest who wrote it; empty for none.
    guest: String,
    /// Its title.
    title: String,
    /// Its text in Markdown.
    body: String,
    /// Its tags.
    tags: Vec<String>,
    /// The parts of its kind.
    details: Details,
    /// Its product.
    #[schema(value_type = Option<String>)]
    product: Option<ProductId>,
    /// The product's version.
    #[schema(value_type = Option<String>)]
    version: Option<VersionId>,
    /// The name of its series.
    series: Option<String>,
    /// `everyone`, `members` or `group`.
    #[schema(value_type = String)]
    audience: Audience,
    /// The group.
    #[schema(value_type = Option<String>)]
    group: Option<GroupId>,
    /// Whether comments wait to be let through.
    approval: bool,
    /// Whether it stands on top of the news.
    pinned: bool,
    /// When it is to be published.
    #[schema(value_type = Option<String>, format = DateTime)]
    publish_at: Option<Timestamp>,
    /// When it was published.
    #[schema(value_type = Option<String>, format = DateTime)]
    published_at: Option<Timestamp>,
    /// The topic that readers see.
    #[schema(value_type = Option<String>)]
    topic: Option<TopicId>,
    /// Whether this is not what readers have yet; publishing gives it to them.
    staged: bool,
}

impl PublicationDetail {
    fn of(item: Item) -> PublicationDetail {
        PublicationDetail {
            tags: item.tag_names(),
            details: item.details(),
            id: item.id,
            kind: item.kind,
            state: item.state,
            revision: item.revision,
            author: item.author,
            guest: item.guest,
            title: item.title,
            body: item.body,
            product: item.product,
            version: item.version,
            series: item.series,
            audience: item.audience,
            group: item.group,
            approval: item.approval,
            pinned: item.pinned,
            publish_at: item.publish_at,
            published_at: item.published_at,
            topic: item.topic,
            staged: item.staged.is_some(),
        }
    }
}

/// A publication as it is sent; what is left out is empty.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct PublicationInput {
    /// `announcement`, `release_note`, `blog_entry`, `tip`, `story`, `walkthrough` or `media`. It stays as it is.
    #[schema(value_type = String)]
    kind: Option<Kind>,
    /// The revision that is written over, when one is.
    revision: i64,
    /// Its title: 3 to 200 characters.
    title: String,
    /// Its text in Markdown.
    body: String,
    /// Its tags, at most five.
    tags: Vec<String>,
    /// The parts of its kind.
    details: Details,
    /// Its product.
    #[schema(value_type = Option<String>)]
    product: Option<ProductId>,
    /// The product's version.
    #[schema(value_type = Option<String>)]
    version: Option<VersionId>,
    /// The name of its series; a new name makes a new series.
    series: String,
    /// `everyone` (the default), `members` or `group`.
    #[schema(value_type = Option<String>)]
    audience: Option<Audience>,
    /// The group.
    #[schema(value_type = Option<String>)]
    group: Option<GroupId>,
    /// Who wrote it, where an employee says so.
    #[schema(value_type = Option<String>)]
    author: Option<MemberId>,
    /// A guest who wrote it and has no account.
    guest: String,
    /// Whether comments wait to be let through.
    approval: bool,
    /// Whether it stands on top of the news.
    pinned: bool,
    /// Whether readers of what is out wait for it until it is published.
    staged: bool,
}

impl PublicationInput {
    fn content(self, kind: Kind) -> Result<Content> {
        let typed = Typed {
            title: self.title,
            body: self.body,
            tags: self.tags,
            product: self.product,
            version: self.version,
            series: self.series,
            details: self.details,
            audience: self.audience,
            group: self.group,
            guest: self.guest,
            approval: self.approval,
            pinned: self.pinned,
        };
        Content::parse(kind, typed)
    }
}

/// A publication, for its writers.
#[utoipa::path(get, path = "/api/v1/publications/{publication}", tag = "publishing",
    params(("publication" = String, Path, description = "The publication's id")),
    responses((status = 200, body = PublicationDetail)))]
pub(crate) async fn get(app: App, actor: Actor, Path((id,)): Path<(PublicationId,)>) -> Result<Response> {
    Ok(axum::Json(PublicationDetail::of(seen(&app, &actor, id).await?)).into_response())
}

/// Begins a draft.
#[utoipa::path(post, path = "/api/v1/publications", tag = "publishing", request_body = PublicationInput,
    responses((status = 201, body = PublicationDetail)))]
pub(crate) async fn create(app: App, actor: Actor, Json(input): Json<PublicationInput>) -> Result<Response> {
    Writer::of(&mut app.db().read().await?, &actor).await?;
    let kind = input.kind.ok_or(Error::field("kind", "required"))?;
    let author = input.author;
    let save = Save::of(&app, None, input.content(kind)?, author).await?;
    let id = app.run(&actor, save).await?;
    let detail = PublicationDetail::of(seen(&app, &actor, id).await?);
    Ok((StatusCode::CREATED, axum::Json(detail)).into_response())
}

/// Writes over a publication; readers of what is out get the new text at once, unless it is `staged`.
#[utoipa::path(put, path = "/api/v1/publications/{publication}", tag = "publishing", request_body = PublicationInput,
    params(("publication" = String, Path, description = "The publication's id")),
    responses((status = 200, body = PublicationDetail), (status = 409)))]
pub(crate) async fn put(
    app: App,
    actor: Actor,
    Path((id,)): Path<(PublicationId,)>,
    Json(input): Json<PublicationInput>,
) -> Result<Response> {
    let item = seen(&app, &actor, id).await?;
    let (author, revision, staged) = (input.author, input.revision, input.staged);
    let save = Save::of(&app, Some((id, revision)), input.content(item.kind)?, author).await?.kept_back(staged);
    app.run(&actor, save).await?;
    crate::publish::know_spaces(&app).await?;
    Ok(axum::Json(PublicationDetail::of(seen(&app, &actor, id).await?)).into_response())
}

/// Forgets a draft that readers never saw.
#[utoipa::path(delete, path = "/api/v1/publications/{publication}", tag = "publishing",
    params(("publication" = String, Path, description = "The publication's id")), responses((status = 204)))]
pub(crate) async fn delete(app: App, actor: Actor, Path((id,)): Path<(PublicationId,)>) -> Result<Response> {
    app.run(&actor, Delete(id)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Lets go of changes that readers do not have.
#[utoipa::path(delete, path = "/api/v1/publications/{publication}/changes", tag = "publishing",
    params(("publication" = String, Path, description = "The publication's id")), responses((status = 204)))]
pub(crate) async fn unstage(app: App, actor: Actor, Path((id,)): Path<(PublicationId,)>) -> Result<Response> {
    app.run(&actor, Unstage(id)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// What is to become of a publication.
#[derive(Deserialize, ToSchema)]
#[schema(as = PublicationStateInput)]
pub(crate) struct StateInput {
    /// `published`, `scheduled`, `handed_in`, `draft` or `archived`.
    #[schema(value_type = String)]
    state: State,
    /// When it is to be published, for `scheduled`.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    publish_at: Option<Timestamp>,
}

/// Publishes, schedules, hands in, takes back or archives.
#[utoipa::path(put, path = "/api/v1/publications/{publication}/state", tag = "publishing", request_body = StateInput,
    params(("publication" = String, Path, description = "The publication's id")),
    responses((status = 200, body = PublicationDetail), (status = 409)))]
pub(crate) async fn set_state(
    app: App,
    actor: Actor,
    Path((id,)): Path<(PublicationId,)>,
    Json(input): Json<StateInput>,
) -> Result<Response> {
    let item = seen(&app, &actor, id).await?;
    let step = match input.state {
        State::Published if item.state == State::Archived => Some(Step::Unarchive),
        State::Published => None,
        State::Scheduled => Some(Step::Schedule(input.publish_at.ok_or(Error::field("publish_at", "not-a-time"))?)),
        State::HandedIn => Some(Step::HandIn),
        State::Draft => Some(Step::BackToDraft),
        State::Archived => Some(Step::Archive),
    };
    match step {
        Some(step) => app.run(&actor, Take { id, step }).await?,
        None => drop(publish(&app, &actor, id).await?),
    }
    Ok(axum::Json(PublicationDetail::of(seen(&app, &actor, id).await?)).into_response())
}

/// A comment that waits.
#[derive(Serialize, ToSchema)]
pub(crate) struct WaitingComment {
    /// The comment.
    #[schema(value_type = String)]
    id: PostId,
    /// What it is about.
    #[schema(value_type = String)]
    topic: TopicId,
    /// The name of who wrote it.
    author: String,
    /// Its text, as sanitised HTML.
    html: String,
    /// When it was written.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
}

/// The comments that wait to be let through, the oldest first; at most 100.
#[utoipa::path(get, path = "/api/v1/publication-comments", tag = "publishing",
    responses((status = 200, body = Vec<WaitingComment>)))]
pub(crate) async fn waiting(app: App, actor: Actor) -> Result<Response> {
    let rows = waiting_posts(&mut app.db().read().await?, &actor, &PUBLICATIONS).await?;
    let items = rows.into_iter().map(|row| WaitingComment {
        id: row.id,
        topic: row.topic,
        author: row.author.name,
        html: row.html,
        created_at: row.created_at,
    });
    Ok(axum::Json(items.collect::<Vec<_>>()).into_response())
}

/// What is decided on a comment that waits.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Decision {
    /// Whether it is let through.
    approved: bool,
    /// Why not; its author reads it.
    #[serde(default)]
    reason: String,
}

/// Lets a comment through, or declines it.
#[utoipa::path(put, path = "/api/v1/publication-comments/{post}", tag = "publishing", request_body = Decision,
    params(("post" = String, Path, description = "The comment's id")), responses((status = 204)))]
pub(crate) async fn decide(
    app: App,
    actor: Actor,
    Path((post,)): Path<(PostId,)>,
    Json(input): Json<Decision>,
) -> Result<Response> {
    let reason = if input.approved { None } else { Some(input.reason.as_str()) };
    app.run(&actor, Decide::of(&app, post, reason).await?).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

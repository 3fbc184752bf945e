//! An article of the workbench in the API.

use super::{Found, Taken, find, take};
use crate::{
    article::{ArticleId, ArticleKind, Stage, Step},
    page::person_of,
    step::AddNote,
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_conversation::Spaces;
use madang_http::{Json, Path};
use madang_kernel::{Actor, App, ProductId, Result, Timestamp, TopicId, VersionId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What was said or done.
#[derive(Serialize, ToSchema)]
pub(crate) struct DiscussionItem {
    /// The handle of whoever said or did it; `None` for the program itself.
    by: Option<String>,
    /// `note`, or the step that was taken.
    what: String,
    /// What was said.
    note: String,
    /// The newest revision then.
    revision: i64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

/// An article in another language.
#[derive(Serialize, ToSchema)]
pub(crate) struct FamilyItem {
    /// The article.
    #[schema(value_type = String)]
    id: ArticleId,
    /// `ko`, `ja`, `en`, or `other`.
    language: String,
    /// How far its newest revision has come.
    #[schema(value_type = String)]
    stage: Stage,
    /// Whether it is the one that the others translate.
    original: bool,
    /// The revision of the original that it says.
    translated_from: Option<i64>,
}

/// An article of the workbench with its newest revision.
#[derive(Serialize, ToSchema)]
pub(crate) struct WorkDetail {
    /// The article.
    #[schema(value_type = String)]
    id: ArticleId,
    /// Its topic, once it was published.
    #[schema(value_type = Option<String>)]
    topic: Option<TopicId>,
    /// The name in addresses of its collection.
    collection: String,
    /// `ko`, `ja`, `en`, or `other`.
    language: String,
    /// `draft`, `in_review`, `approved`, `scheduled` or `published`.
    #[schema(value_type = String)]
    stage: Stage,
    /// When it will be published.
    #[schema(value_type = Option<String>, format = DateTime)]
    publish_at: Option<Timestamp>,
    /// Whether it is archived.
    archived: bool,
    /// The revision that readers see.
    live: Option<i64>,
    /// The newest revision, which the following is of; send it as `base` and `revision`.
    head: i64,
    /// Its title.
    title: String,
    /// Its text as it was typed.
    markdown: String,
    /// Its tags.
    tags: Vec<String>,
    /// What it is for.
    #[schema(value_type = String)]
    kind: ArticleKind,
    /// The product that it is about.
    #[schema(value_type = Option<String>)]
    product: Option<ProductId>,
    /// The product's version.
    #[schema(value_type = Option<String>)]
    version: Option<VersionId>,
    /// The handle of who wrote it.
    author: String,
    /// The handle of who looks after it.
    owner: String,
    /// The steps that this member can take now.
    #[schema(value_type = Vec<String>)]
    steps: Vec<Step>,
    /// It and its translations.
    family: Vec<FamilyItem>,
    /// What was said and done, the oldest first.
    discussion: Vec<DiscussionItem>,
}

/// An article as this member sees it at the workbench.
pub(crate) async fn detail(app: &App, actor: &Actor, id: ArticleId) -> Result<WorkDetail> {
    let spaces = app.service::<Spaces>().now();
    let found = find(&mut app.db().read().await?, actor, id).await?;
    let Found { article, rights, revision, discussion, family, people, .. } = found;
    let said = discussion.into_iter().map(|note| DiscussionItem {
        by: note.member.map(|id| person_of(&people, id).handle),
        what: note.what,
        note: note.note,
        revision: note.revision,
        at: note.at,
    });
    let sister = |one: crate::store::articles::ArticleRow| FamilyItem {
        id: one.id,
        original: one.id == one.family,
        language: one.language,
        stage: one.stage,
        translated_from: one.translated_from,
    };
    Ok(WorkDetail {
        id: article.id,
        topic: article.topic,
        collection: spaces.get(article.space).map(|space| space.slug.clone()).unwrap_or_default(),
        language: article.language,
        stage: article.stage,
        publish_at: article.publish_at,
        archived: article.archived,
        live: article.live,
        head: article.head,
        tags: revision.tag_names(),
        title: revision.title,
        markdown: revision.markdown,
        kind: revision.kind,
        product: revision.product,
        version: revision.version,
        author: person_of(&people, article.author).handle,
        owner: person_of(&people, article.owner).handle,
        steps: rights.steps(),
        family: family.into_iter().map(sister).collect(),
        discussion: said.collect(),
    })
}

/// An article of the workbench, published or not.
#[utoipa::path(get, path = "/api/v1/knowledge/articles/{article}", tag = "knowledge",
    params(("article" = String, Path, description = "The article's id")), responses((status = 200, body = WorkDetail)))]
pub(crate) async fn get(app: App, actor: Actor, Path((id,)): Path<(ArticleId,)>) -> Result<Response> {
    Ok(axum::Json(detail(&app, &actor, id).await?).into_response())
}

/// A step, as it is sent.
#[derive(Deserialize, ToSchema)]
pub(crate) struct StepInput {
    /// `send`, `return`, `approve`, `schedule`, `unschedule`, `publish`, `discard`, `archive` or `unarchive`.
    #[schema(value_type = String)]
    step: Step,
    /// The newest revision, as it was read.
    revision: i64,
    /// What there is to say about it.
    #[serde(default)]
    note: String,
    /// When to publish, for `schedule`.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    publish_at: Option<Timestamp>,
    /// An article made of tickets is published although something in it looks personal.
    #[serde(default)]
    anyway: bool,
}

/// Leads an article on: to review, to the readers, to the archive.
#[utoipa::path(post, path = "/api/v1/knowledge/articles/{article}/steps", tag = "knowledge", request_body = StepInput,
    params(("article" = String, Path, description = "The article's id")),
    responses((status = 200, body = WorkDetail), (status = 409)))]
pub(crate) async fn step(
    app: App,
    actor: Actor,
    Path((id,)): Path<(ArticleId,)>,
    Json(input): Json<StepInput>,
) -> Result<Response> {
    let StepInput { step, revision, note, publish_at, anyway } = input;
    take(&app, &actor, id, Taken { step, revision, note, publish_at, anyway }).await?;
    Ok(axum::Json(detail(&app, &actor, id).await?).into_response())
}

/// A note, as it is sent.
#[derive(Deserialize, ToSchema)]
#[schema(as = ArticleNoteInput)]
pub(crate) struct NoteInput {
    /// Up to 2,000 characters.
    note: String,
}

/// Says something about the staged revision; readers do not see it.
#[utoipa::path(post, path = "/api/v1/knowledge/articles/{article}/notes", tag = "knowledge", request_body = NoteInput,
    params(("article" = String, Path, description = "The article's id")), responses((status = 204)))]
pub(crate) async fn note(
    app: App,
    actor: Actor,
    Path((id,)): Path<(ArticleId,)>,
    Json(input): Json<NoteInput>,
) -> Result<StatusCode> {
    app.run(&actor, AddNote { article: id, note: input.note }).await?;
    Ok(StatusCode::NO_CONTENT)
}

//! Writing articles in the API.

use crate::{
    article::ArticleId,
    content::ContentInput,
    found,
    overview::api::{WorkDetail, detail},
    save::{Revise, Settings, StartArticle},
};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use madang_conversation::Spaces;
use madang_http::{Json, Path};
use madang_kernel::{Actor, App, Error, Fields, MemberId, Result, SpaceId};
use serde::Deserialize;
use utoipa::ToSchema;

/// A new article, as it is sent.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewArticleInput {
    /// The id or the name in addresses of its collection.
    collection: String,
    /// `ko`, `ja` or `en`.
    language: String,
    /// What it says.
    #[serde(flatten)]
    content: ContentInput,
    /// The article that it translates.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    translation_of: Option<ArticleId>,
    /// Why, in a few words.
    #[serde(default)]
    note: String,
}

/// Begins an article, as a draft that readers do not see.
#[utoipa::path(post, path = "/api/v1/knowledge/articles", tag = "knowledge", request_body = NewArticleInput,
    responses((status = 201, body = WorkDetail)))]
pub(crate) async fn post(app: App, actor: Actor, Json(input): Json<NewArticleInput>) -> Result<Response> {
    let spaces = app.service::<Spaces>().now();
    let id = input.collection.parse::<SpaceId>().ok();
    let space = spaces.all().iter().find(|space| space.slug == input.collection || Some(space.id) == id);
    let space = space.ok_or(Error::field("collection", "no-such-space"))?.id;
    let content = input.content.check(&spaces, Fields::new())?;
    let NewArticleInput { language, translation_of, note, .. } = input;
    let id = app.run(&actor, StartArticle { space, language, content, note, translation_of }).await?;
    let location = format!("/api/v1/knowledge/articles/{id}");
    let made = detail(&app, &actor, id).await?;
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], axum::Json(made)).into_response())
}

/// The next revision of an article, as it is sent.
#[derive(Deserialize, ToSchema)]
pub(crate) struct RevisionInput {
    /// The newest revision when the writing began. Where there is a newer one now, the answer is 409 `edited-meanwhile`.
    base: i64,
    /// What it says.
    #[serde(flatten)]
    content: ContentInput,
    /// Why, in a few words.
    #[serde(default)]
    note: String,
    /// Another collection; for staff.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    space: Option<SpaceId>,
    /// Who looks after it; for staff.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    owner: Option<MemberId>,
    /// Of a translation: the original's revision that it says now.
    #[serde(default)]
    translated_from: Option<i64>,
}

/// Writes the next revision of an article. Readers keep what they see until it is published.
#[utoipa::path(put, path = "/api/v1/knowledge/articles/{article}", tag = "knowledge", request_body = RevisionInput,
    params(("article" = String, Path, description = "The article's id")),
    responses((status = 200, body = WorkDetail), (status = 409)))]
pub(crate) async fn put(
    app: App,
    actor: Actor,
    Path((id,)): Path<(ArticleId,)>,
    Json(input): Json<RevisionInput>,
) -> Result<Response> {
    let (article, _) = found::article(&mut app.db().read().await?, &actor, id).await?;
    let content = input.content.check(&app.service::<Spaces>().now(), Fields::new())?;
    let settings =
        Settings { space: input.space.unwrap_or(article.space), owner: input.owner.unwrap_or(article.owner) };
    let command = Revise {
        article: article.id,
        base: input.base,
        content,
        note: input.note,
        settings: Some(settings),
        translated_from: input.translated_from,
    };
    app.run(&actor, command).await?;
    Ok(axum::Json(detail(&app, &actor, id).await?).into_response())
}

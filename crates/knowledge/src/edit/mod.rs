//! The editor of articles: a new one, a translation, the next revision; and what two people changed at once.

pub(crate) mod api;
mod form;
mod view;

use crate::{
    article::ArticleId,
    found,
    page::or_say,
    save::{StartArticle, merge},
    store::{
        articles::{self, ArticleRow},
        revisions,
    },
    words::Words,
};
use axum::{http::StatusCode, response::Response};
use form::{EditInput, NewInput};
use madang_conversation::{self as conversation, DraftKey, Spaces};
use madang_http::{Access, Form, Path, Query, Routes};
use madang_kernel::{Actor, App, Error, Result, TopicId};
use madang_ui::{FieldErrors, NoticeKind, Page};
use serde::Deserialize;
pub(crate) use view::changes_url;
use view::{Around, Told};

/// Where articles are written.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/knowledge/new", Access::Member, new)
        .post("/knowledge/new", Access::Member, submit_new)
        .get("/knowledge/{article}/edit", Access::Member, edit)
        .get("/knowledge/of/{topic}", Access::Member, of_topic)
        .post("/knowledge/{article}/edit", Access::Member, submit)
        .post("/knowledge/{article}/restore", Access::Member, restore)
        .post("/api/v1/knowledge/articles", Access::Member, api::post)
        .put("/api/v1/knowledge/articles/{article}", Access::Member, api::put)
}

/// How a new article begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Begin {
    /// The collection.
    space: String,
    language: String,
    /// The article that it will translate.
    translation_of: String,
}

async fn new(app: App, actor: Actor, page: Page, Query(begin): Query<Begin>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    found::desk(&mut conn, &actor).await?;
    let mut input = NewInput { space: begin.space, language: begin.language, ..NewInput::default() };
    if let Ok(id) = begin.translation_of.parse::<ArticleId>() {
        let (other, _) = found::article(&mut conn, &actor, id).await?;
        let original = articles::by_id(&mut conn, other.family).await?;
        let text = revisions::one(&mut conn, original.id, original.live.unwrap_or(original.head)).await?;
        input.take_original(&original, &text);
    } else if let Some(kept) = conversation::draft(&mut conn, &actor, &DraftKey::new_article()).await? {
        input = NewInput::restored(&kept);
    }
    if input.language.is_empty() {
        input.language = page.lang.code().to_owned();
    }
    drop(conn);
    view::new(&app, &actor, page, &input, &FieldErrors::none(), StatusCode::OK).await
}

async fn submit_new(app: App, actor: Actor, page: Page, Form(input): Form<NewInput>) -> Result<Response> {
    match start(&app, &actor, &input).await {
        Ok(id) => Ok(page.go_saying(format!("/knowledge/{id}"), NoticeKind::Good, Words(page.lang).started())),
        Err(error) => {
            let errors = Words(page.lang).form_errors(error)?;
            view::new(&app, &actor, page, &input, &errors, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

async fn start(app: &App, actor: &Actor, input: &NewInput) -> Result<ArticleId> {
    let command: StartArticle = input.command(&app.service::<Spaces>().now())?;
    app.run(actor, command).await
}

/// Leads from an article as readers see it to its editor.
async fn of_topic(app: App, actor: Actor, page: Page, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let article = articles::of_topic(&mut conn, topic).await?.ok_or(Error::NotFound)?;
    found::article(&mut conn, &actor, article.id).await?;
    Ok(page.go(format!("/knowledge/{}/edit", article.id)))
}

async fn edit(app: App, actor: Actor, page: Page, Path((id,)): Path<(ArticleId,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let (article, rights) = found::article(&mut conn, &actor, id).await?;
    if !rights.write() {
        return or_say(&page, Error::Refused("not-now"), &article.desk_url());
    }
    let revision = revisions::one(&mut conn, article.id, article.head).await?;
    let original = original(&mut conn, &article).await?;
    let kept = conversation::draft(&mut conn, &actor, &DraftKey::article(article.id.number())).await?;
    drop(conn);
    let input = EditInput::of(&article, &revision, original.as_ref());
    let input = match kept {
        Some(kept) => input.restored(&kept),
        None => input,
    };
    let around = Around { article: &article, rights, original: original.as_ref(), told: None };
    view::edit(&app, &actor, page, around, &input, &FieldErrors::none(), StatusCode::OK).await
}

/// The original of a translation.
async fn original(conn: &mut impl madang_kernel::db::Connection, article: &ArticleRow) -> Result<Option<ArticleRow>> {
    if article.is_translation() { Ok(Some(articles::by_id(conn, article.family).await?)) } else { Ok(None) }
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((id,)): Path<(ArticleId,)>,
    Form(input): Form<EditInput>,
) -> Result<Response> {
    let w = Words(page.lang);
    match save(&app, &actor, id, &input).await {
        Ok(()) => Ok(page.go_saying(format!("/knowledge/{id}"), NoticeKind::Good, w.saved())),
        Err(Error::Conflict("edited-meanwhile")) => joined(&app, &actor, page, id, &input).await,
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
            let errors = w.form_errors(error)?;
            again(&app, &actor, page, id, &input, &errors, None).await
        }
        Err(error) => Err(error),
    }
}

async fn save(app: &App, actor: &Actor, id: ArticleId, input: &EditInput) -> Result<()> {
    let (article, rights) = found::article(&mut app.db().read().await?, actor, id).await?;
    let command = input.command(&article, rights, &app.service::<Spaces>().now())?;
    app.run(actor, command).await.map(drop)
}

/// Somebody else has saved meanwhile: both changes together, to look at before they are saved.
async fn joined(app: &App, actor: &Actor, page: Page, id: ArticleId, input: &EditInput) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let (article, _) = found::article(&mut conn, actor, id).await?;
    let base = revisions::one(&mut conn, article.id, input.base).await?;
    let theirs = revisions::one(&mut conn, article.id, article.head).await?;
    let by = madang_people::bylines(&mut conn, &[theirs.author]).await?;
    drop(conn);
    let (content, conflicts) = merge::form(&base, &theirs, &input.content());
    let input = input.with(content, article.head);
    let name = by.first().map(|one| one.name.clone()).unwrap_or_default();
    let told = Told { name, revision: theirs.number, base: base.number, conflicts };
    again(app, actor, page, id, &input, &FieldErrors::none(), Some(told)).await
}

async fn again(
    app: &App,
    actor: &Actor,
    page: Page,
    id: ArticleId,
    input: &EditInput,
    errors: &FieldErrors,
    told: Option<Told>,
) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let (article, rights) = found::article(&mut conn, actor, id).await?;
    let original = original(&mut conn, &article).await?;
    drop(conn);
    let status = if told.is_some() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let around = Around { article: &article, rights, original: original.as_ref(), told };
    view::edit(app, actor, page, around, input, errors, status).await
}

/// Which revision is to be the newest again.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct RestoreInput {
    number: i64,
    base: i64,
}

async fn restore(
    app: App,
    actor: Actor,
    page: Page,
    Path((id,)): Path<(ArticleId,)>,
    Form(input): Form<RestoreInput>,
) -> Result<Response> {
    let w = Words(page.lang);
    match bring_back(&app, &actor, w, id, &input).await {
        Ok(()) => Ok(page.go_saying(format!("/knowledge/{id}"), NoticeKind::Good, w.restored())),
        Err(error) => or_say(&page, error, &format!("/knowledge/{id}/revisions")),
    }
}

async fn bring_back(app: &App, actor: &Actor, w: Words, id: ArticleId, input: &RestoreInput) -> Result<()> {
    let mut conn = app.db().read().await?;
    let (article, rights) = found::article(&mut conn, actor, id).await?;
    let revision = revisions::one(&mut conn, article.id, input.number).await?;
    drop(conn);
    let edit = EditInput::of(&article, &revision, None);
    let edit = EditInput { base: input.base, note: w.restored_note(input.number), ..edit };
    let command = edit.command(&article, rights, &app.service::<Spaces>().now())?;
    app.run(actor, command).await.map(drop)
}

#[cfg(test)]
mod tests;

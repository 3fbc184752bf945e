//! Saving while typing, and the page of drafts.

use super::{Draft, DraftKey, DropDraft, SaveDraft, draft, fields_of};
use crate::{SpaceList, Spaces, Words as _, store::drafts};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_http::{Access, Json, Path, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, Result, SpaceId, text};
use madang_ui::{NoticeKind, Page, Section};
use std::collections::BTreeMap;

/// Where drafts are kept.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/drafts", Access::Member, page)
        .get("/drafts/{key}", Access::Member, get)
        .put("/drafts/{key}", Access::Member, put)
        .delete("/drafts/{key}", Access::Member, delete)
        .post("/drafts/{key}/delete", Access::Member, submit_delete)
        .get("/api/v1/drafts/{key}", Access::Member, get)
        .put("/api/v1/drafts/{key}", Access::Member, put)
        .delete("/api/v1/drafts/{key}", Access::Member, delete)
}

/// A draft.
#[utoipa::path(get, path = "/api/v1/drafts/{key}", tag = "drafts",
    params(("key" = String, Path, description = "ask, start-{space}, answer-{topic}, comment-{post}, edit-{post} or article-{article}")),
    responses((status = 200, body = Draft), (status = 404)))]
pub(crate) async fn get(app: App, actor: Actor, Path((key,)): Path<(String,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let found = draft(&mut conn, &actor, &DraftKey::parse(&key)?).await?.ok_or(Error::NotFound)?;
    Ok(axum::Json(found).into_response())
}

/// Saves a draft: the fields of the form, by name.
#[utoipa::path(put, path = "/api/v1/drafts/{key}", tag = "drafts", request_body = BTreeMap<String, String>,
    params(("key" = String, Path)), responses((status = 204)))]
pub(crate) async fn put(
    app: App,
    actor: Actor,
    Path((key,)): Path<(String,)>,
    Json(fields): Json<BTreeMap<String, String>>,
) -> Result<Response> {
    app.run(&actor, SaveDraft { key: DraftKey::parse(&key)?, fields }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Lets a draft go.
#[utoipa::path(delete, path = "/api/v1/drafts/{key}", tag = "drafts", params(("key" = String, Path)),
    responses((status = 204)))]
pub(crate) async fn delete(app: App, actor: Actor, Path((key,)): Path<(String,)>) -> Result<Response> {
    app.run(&actor, DropDraft { key: DraftKey::parse(&key)? }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn submit_delete(app: App, actor: Actor, page: Page, Path((key,)): Path<(String,)>) -> Result<Response> {
    app.run(&actor, DropDraft { key: DraftKey::parse(&key)? }).await?;
    Ok(page.go_saying("/drafts", NoticeKind::Good, page.lang.draft_deleted()))
}

/// A draft in the list.
struct Line {
    key: DraftKey,
    /// Where writing goes on.
    url: String,
    /// The title of the topic that it belongs to, or the one typed.
    title: String,
    excerpt: String,
    at: i64,
}

#[derive(Template)]
#[template(path = "draft/drafts.html")]
struct DraftsPage<'a> {
    page: &'a Page,
    t: Lang,
    drafts: Vec<Line>,
}

async fn page(app: App, actor: Actor, page: Page) -> Result<Response> {
    let drafts = lines(&app, &actor).await?;
    let t = page.lang;
    let page = page.titled(t.drafts_title()).section(Section::Me).unlisted();
    Ok(page.ok(&DraftsPage { page: &page, t: page.lang, drafts }))
}

async fn lines(app: &App, actor: &Actor) -> Result<Vec<Line>> {
    let mut conn = app.db().read().await?;
    let kept = drafts::all(&mut conn, actor.signed_in()?).await?;
    let keyed = kept.into_iter().filter_map(|draft| Some((DraftKey::parse(&draft.key).ok()?, draft)));
    let keyed: Vec<(DraftKey, drafts::KeptDraft)> = keyed.collect();
    let numbers = |wanted: &[&str]| -> Vec<i64> {
        keyed.iter().filter(|(key, _)| wanted.contains(&key.kind())).filter_map(|(key, _)| key.number()).collect()
    };
    let places = drafts::places(&mut conn, actor, &numbers(&["answer"]), &numbers(&["comment", "edit"])).await?;
    let spaces = app.service::<Spaces>().now();
    Ok(keyed.into_iter().map(|(key, draft)| line(key, &draft, &places, &spaces)).collect())
}

fn line(key: DraftKey, kept: &drafts::KeptDraft, places: &[drafts::DraftPlace], spaces: &SpaceList) -> Line {
    let draft = Draft { fields: fields_of(&kept.content), updated_at: kept.updated_at };
    let place = key.number().and_then(|number| match key.kind() {
        "answer" => places.iter().find(|place| place.topic.number() == number),
        _ => places.iter().find(|place| place.post.number() == number),
    });
    let url = match (key.kind(), place) {
        ("edit", Some(place)) => format!("/p/{}/edit", place.post),
        (_, Some(place)) => format!("/p/{}", place.post),
        ("start", _) => key
            .number()
            .and_then(|id| spaces.get(SpaceId::new(id)))
            .map_or("/".to_owned(), |space| format!("{}/start", space.url())),
        ("ask", None) => "/ask".to_owned(),
        ("article", None) => match key.as_str().split_once('-') {
            Some((_, article)) => format!("/knowledge/{article}/edit"),
            None => "/knowledge/new".to_owned(),
        },
        _ => "/".to_owned(),
    };
    let title = place.map_or_else(|| draft.field("title").to_owned(), |place| place.title.clone());
    let excerpt = text::cut(&madang_markdown::plain_text(draft.field("body")).replace('\n', " "), 200);
    Line { key, url, title, excerpt, at: kept.updated_at.millis() }
}

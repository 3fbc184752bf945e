//! The revisions of an article in the API.

use super::{SHOWN, people};
use crate::{
    article::{ArticleId, ArticleKind},
    found,
    page::person_of,
    store::revisions::{self, RevisionRow},
};
use axum::response::{IntoResponse, Response};
use madang_http::Path;
use madang_kernel::{Actor, App, Result, Timestamp};
use madang_people::Byline;
use serde::Serialize;
use utoipa::ToSchema;

/// A revision in the list.
#[derive(Serialize, ToSchema)]
#[schema(as = ArticleRevisionItem)]
pub(crate) struct RevisionItem {
    /// Its number, from 1.
    number: i64,
    /// The revision that it was written on.
    base: Option<i64>,
    /// Its title.
    title: String,
    /// What the article is for.
    #[schema(value_type = String)]
    kind: ArticleKind,
    /// The handle of who wrote it.
    author: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// Why.
    note: String,
    /// Whether readers see it.
    live: bool,
}

impl RevisionItem {
    fn of(row: &RevisionRow, live: Option<i64>, people: &[Byline]) -> RevisionItem {
        RevisionItem {
            number: row.number,
            base: row.base,
            title: row.title.clone(),
            kind: row.kind,
            author: person_of(people, row.author).handle,
            at: row.at,
            note: row.note.clone(),
            live: live == Some(row.number),
        }
    }
}

/// The latest revisions of an article.
#[derive(Serialize, ToSchema)]
pub(crate) struct RevisionItems {
    /// The newest first.
    items: Vec<RevisionItem>,
}

/// The revisions of an article, the newest first; at most 100.
#[utoipa::path(get, path = "/api/v1/knowledge/articles/{article}/revisions", tag = "knowledge",
    params(("article" = String, Path, description = "The article's id")),
    responses((status = 200, body = RevisionItems)))]
pub(crate) async fn list(app: App, actor: Actor, Path((id,)): Path<(ArticleId,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let (article, _) = found::article(&mut conn, &actor, id).await?;
    let rows = revisions::all(&mut conn, article.id, SHOWN).await?;
    let people = people(&mut conn, &rows).await?;
    let items = rows.iter().map(|row| RevisionItem::of(row, article.live, &people)).collect();
    Ok(axum::Json(RevisionItems { items }).into_response())
}

/// A revision with its text.
#[derive(Serialize, ToSchema)]
pub(crate) struct RevisionDetail {
    /// What lists show of it.
    #[serde(flatten)]
    item: RevisionItem,
    /// Its text as it was typed.
    markdown: String,
    /// Its tags.
    tags: Vec<String>,
}

/// One revision of an article.
#[utoipa::path(get, path = "/api/v1/knowledge/articles/{article}/revisions/{number}", tag = "knowledge",
    params(("article" = String, Path, description = "The article's id"), ("number" = i64, Path, description = "From 1")),
    responses((status = 200, body = RevisionDetail)))]
pub(crate) async fn get(app: App, actor: Actor, Path((id, number)): Path<(ArticleId, i64)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let (article, _) = found::article(&mut conn, &actor, id).await?;
    let row = revisions::one(&mut conn, article.id, number).await?;
    let people = people(&mut conn, std::slice::from_ref(&row)).await?;
    let item = RevisionItem::of(&row, article.live, &people);
    Ok(axum::Json(RevisionDetail { item, tags: row.tag_names(), markdown: row.markdown }).into_response())
}

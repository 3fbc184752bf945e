//! The revisions of an article, and what changed between two of them.

pub(crate) mod api;

use crate::{
    article::ArticleId,
    found,
    page::person_of,
    store::{
        articles::ArticleRow,
        revisions::{self, RevisionRow},
    },
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{DiffLine, Piece, Words as _, diff, html_lang};
use madang_http::{Access, Path, Query, Routes};
use madang_kernel::{Actor, App, Error, MemberId, Result, db::Connection};
use madang_people::Byline;
use madang_ui::{Link, Page, Person, Section};
use serde::Deserialize;

/// Revisions that the page lists.
const SHOWN: i64 = 100;

/// Where revisions are read.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/knowledge/{article}/revisions", Access::Member, show)
        .get("/api/v1/knowledge/articles/{article}/revisions", Access::Member, api::list)
        .get("/api/v1/knowledge/articles/{article}/revisions/{number}", Access::Member, api::get)
}

/// Which two are compared; those before the first are empty.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Compared {
    from: Option<i64>,
    to: Option<i64>,
}

/// What changed.
struct Comparison {
    from: i64,
    to: i64,
    title: Vec<DiffLine>,
    tags: Option<(String, String)>,
    body: Vec<DiffLine>,
}

/// A revision in the list.
struct Line {
    number: i64,
    person: Person,
    at: i64,
    note: String,
    live: bool,
    newest: bool,
    compare_url: String,
}

#[derive(Template)]
#[template(path = "revisions/revisions.html")]
struct RevisionsPage<'a> {
    page: &'a Page,
    w: Words,
    crumbs: Vec<Link>,
    lang: &'a str,
    url: String,
    head: i64,
    may_write: bool,
    compared: Option<Comparison>,
    lines: Vec<Line>,
}

async fn show(
    app: App,
    actor: Actor,
    page: Page,
    Path((id,)): Path<(ArticleId,)>,
    Query(wanted): Query<Compared>,
) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let (article, rights) = found::article(&mut conn, &actor, id).await?;
    let rows = revisions::all(&mut conn, article.id, SHOWN).await?;
    let compared = compare(&mut conn, &article, &rows, wanted).await?;
    let people = people(&mut conn, &rows).await?;
    drop(conn);
    let w = Words(page.lang);
    let page = page.titled(w.revisions()).section(Section::Help).unlisted();
    Ok(page.ok(&RevisionsPage {
        w,
        crumbs: vec![Link::new(w.desk_title(), "/knowledge"), Link::new(article.title.clone(), article.desk_url())],
        lang: html_lang(&article.language),
        url: article.desk_url(),
        head: article.head,
        may_write: rights.write(),
        compared,
        lines: rows.iter().map(|row| line(row, &article, &people)).collect(),
        page: &page,
    }))
}

/// Who wrote them.
async fn people(conn: &mut impl Connection, rows: &[RevisionRow]) -> Result<Vec<Byline>> {
    let mut members: Vec<MemberId> = rows.iter().map(|row| row.author).collect();
    members.sort_unstable();
    members.dedup();
    madang_people::bylines(conn, &members).await
}

fn line(row: &RevisionRow, article: &ArticleRow, people: &[Byline]) -> Line {
    let before = row.base.unwrap_or_default();
    Line {
        number: row.number,
        person: person_of(people, row.author),
        at: row.at.millis(),
        note: row.note.clone(),
        live: article.live == Some(row.number),
        newest: article.head == row.number,
        compare_url: format!("{}/revisions?from={before}&to={}", article.desk_url(), row.number),
    }
}

/// The two that were asked for; else what readers see and the newest, or the newest and the one before it.
async fn compare(
    conn: &mut impl Connection,
    article: &ArticleRow,
    rows: &[RevisionRow],
    wanted: Compared,
) -> Result<Option<Comparison>> {
    let to = wanted.to.unwrap_or(article.head);
    let earlier = || rows.iter().find(|row| row.number == to).and_then(|row| row.base);
    let staged = || article.live.filter(|live| *live < to);
    let Some(from) = wanted.from.or_else(staged).or_else(earlier) else { return Ok(None) };
    let newer = revisions::one(conn, article.id, to).await?;
    let older = match revisions::one(conn, article.id, from).await {
        Ok(row) => Some(row),
        Err(Error::NotFound) => None,
        Err(error) => return Err(error),
    };
    let (title, markdown, tags) = older.map_or_else(Default::default, |row| {
        let tags = row.tag_names().join(", ");
        (row.title, row.markdown, tags)
    });
    let is = newer.tag_names().join(", ");
    Ok(Some(Comparison {
        from,
        to,
        title: diff(&title, &newer.title),
        tags: (tags != is).then_some((tags, is)),
        body: diff(&markdown, &newer.markdown),
    }))
}

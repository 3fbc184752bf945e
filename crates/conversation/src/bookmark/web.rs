//! Bookmarks on pages and in the API, and the page that lists them.

use super::Bookmark;
use crate::{Words as _, post_url, profile_url, store::marks};
use askama::Template;
use axum::response::{IntoResponse, Response};
use madang_http::{Access, Cursor, Form, Listed, Path, Query, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, MemberId, PostId, Result, Timestamp, text};
use madang_ui::{Page, Pager, Section};
use serde::{Deserialize, Serialize};

/// How many bookmarks a page lists.
const PER_PAGE: usize = 30;
/// How much of a post is shown, in characters.
const EXCERPT: usize = 200;

/// Where bookmarks are set and listed.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/bookmarks", Access::Member, page)
        .post("/p/{post}/bookmark", Access::Member, submit)
        .get("/api/v1/bookmarks", Access::Member, list)
        .put("/api/v1/posts/{post}/bookmark", Access::Member, put)
        .delete("/api/v1/posts/{post}/bookmark", Access::Member, delete)
}

#[derive(Deserialize)]
struct BookmarkInput {
    on: Option<bool>,
}

#[derive(Template)]
#[template(path = "bookmark/bookmark.html")]
struct BookmarkFragment<'a> {
    page: &'a Page,
    post: PostId,
    on: bool,
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((post,)): Path<(PostId,)>,
    Form(input): Form<BookmarkInput>,
) -> Result<Response> {
    let on = app.run(&actor, Bookmark { post, on: input.on.unwrap_or(true) }).await?;
    if page.is_htmx() {
        return Ok(page.ok(&BookmarkFragment { page: &page, post, on }));
    }
    Ok(page.go(post_url(post)))
}

/// Whether the post is bookmarked.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Bookmarked {
    bookmarked: bool,
}

/// Bookmarks a post.
#[utoipa::path(put, path = "/api/v1/posts/{post}/bookmark", tag = "marks",
    params(("post" = String, Path, description = "The post's id")), responses((status = 200, body = Bookmarked)))]
pub(crate) async fn put(app: App, actor: Actor, Path((post,)): Path<(PostId,)>) -> Result<Response> {
    let bookmarked = app.run(&actor, Bookmark { post, on: true }).await?;
    Ok(axum::Json(Bookmarked { bookmarked }).into_response())
}

/// Takes a bookmark away.
#[utoipa::path(delete, path = "/api/v1/posts/{post}/bookmark", tag = "marks",
    params(("post" = String, Path, description = "The post's id")), responses((status = 200, body = Bookmarked)))]
pub(crate) async fn delete(app: App, actor: Actor, Path((post,)): Path<(PostId,)>) -> Result<Response> {
    let bookmarked = app.run(&actor, Bookmark { post, on: false }).await?;
    Ok(axum::Json(Bookmarked { bookmarked }).into_response())
}

/// Which bookmarks are listed.
#[derive(Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Which {
    /// The `next` of the page before.
    #[param(value_type = Option<String>)]
    after: Option<String>,
    /// At most so many, 1 to 100.
    limit: Option<usize>,
}

/// A bookmarked post.
#[derive(Clone, Serialize, utoipa::ToSchema)]
pub(crate) struct BookmarkView {
    #[schema(value_type = String)]
    post: PostId,
    /// `opening`, `answer` or `comment`.
    kind: &'static str,
    /// The title of its topic.
    title: String,
    /// The beginning of its text.
    excerpt: String,
    /// `ko`, `ja`, `en` or `other`.
    language: String,
    #[schema(value_type = String)]
    author: MemberId,
    author_name: String,
    author_url: String,
    url: String,
    /// When it was bookmarked.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

impl From<marks::BookmarkRow> for BookmarkView {
    fn from(row: marks::BookmarkRow) -> BookmarkView {
        let plain = madang_markdown::plain_text(&text::cut(&row.markdown, EXCERPT * 4));
        BookmarkView {
            post: row.post,
            kind: row.kind.as_str(),
            title: row.title,
            excerpt: madang_markdown::shorten(&plain, EXCERPT),
            language: row.language,
            author: row.author,
            author_name: row.name,
            author_url: profile_url(&row.handle),
            url: post_url(row.post),
            at: row.at,
        }
    }
}

async fn bookmarks(app: &App, actor: &Actor, which: &Which, limit: usize) -> Result<Listed<BookmarkView>> {
    let member = actor.signed_in()?;
    let after = which.after.as_deref().and_then(Cursor::parse).unwrap_or(Cursor::start());
    let mut conn = app.db().read().await?;
    let rows = marks::bookmarks(&mut conn, actor, member, after, limit).await?;
    let listed = Listed::of(rows, limit, |row| Cursor::after(row.at.millis(), row.post.number()));
    Ok(listed.map(BookmarkView::from))
}

/// The member's bookmarks, the latest first.
#[utoipa::path(get, path = "/api/v1/bookmarks", tag = "marks", params(Which),
    responses((status = 200, description = "`items` and, where there are more, `next`", body = Vec<BookmarkView>)))]
pub(crate) async fn list(app: App, actor: Actor, Query(which): Query<Which>) -> Result<Response> {
    let limit = which.limit.unwrap_or(PER_PAGE).clamp(1, 100);
    Ok(axum::Json(bookmarks(&app, &actor, &which, limit).await?).into_response())
}

#[derive(Template)]
#[template(path = "bookmark/bookmarks.html")]
struct BookmarksPage<'a> {
    page: &'a Page,
    t: Lang,
    bookmarks: Vec<BookmarkView>,
    pager: Pager,
}

async fn page(app: App, actor: Actor, page: Page, Query(which): Query<Which>) -> Result<Response> {
    let listed = bookmarks(&app, &actor, &which, PER_PAGE).await?;
    let pager = Pager {
        newer: which.after.map(|_| "/bookmarks".to_owned()),
        older: listed.next.map(|next| format!("/bookmarks?after={next}")),
    };
    let t = page.lang;
    let page = page.titled(t.bookmarks_title()).section(Section::Me).unlisted();
    Ok(page.ok(&BookmarksPage { page: &page, t: page.lang, bookmarks: listed.items, pager }))
}

//! Reading what is published in the API.

use crate::{
    item::Kind,
    store::lists::{self, News, NewsFilter},
};
use axum::response::{IntoResponse, Response};
use madang_conversation::{Spaces, html_lang, topic_url};
use madang_http::{Access, Cursor, Listed, Query, Routes};
use madang_kernel::{Actor, App, Error, Result, Timestamp, TopicId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The most entries that one request gets.
const MOST: usize = 100;

pub(super) fn routes() -> Routes {
    Routes::new().get("/api/v1/news", Access::Everyone, list)
}

/// Which of the news is wanted.
#[derive(Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct NewsQuery {
    /// `announcement`, `release_note`, `blog_entry`, `tip`, `story`, `walkthrough` or `media`.
    kind: Option<String>,
    /// The name in addresses of a product.
    product: Option<String>,
    /// After this place, from `next` of the page before.
    #[param(value_type = Option<String>)]
    after: Option<Cursor>,
    /// How many, at most 100; 20 by default.
    limit: Option<usize>,
}

/// Something published.
#[derive(Serialize, ToSchema)]
pub(crate) struct NewsItem {
    /// Its topic; its text and its comments are read with it.
    #[schema(value_type = String)]
    topic: TopicId,
    /// The path of its page.
    url: String,
    /// `announcement`, `release_note`, `blog_entry`, `tip`, `story`, `walkthrough` or `media`.
    kind: &'static str,
    /// Its title.
    title: String,
    /// `ko`, `ja`, `en`, or empty where it is another.
    language: String,
    /// The beginning of its text.
    excerpt: String,
    /// Its tags.
    tags: Vec<String>,
    /// Who wrote it.
    author: String,
    /// The version that it is about.
    version: Option<String>,
    /// Number of comments.
    comments: i64,
    /// Whether it stands on top.
    pinned: bool,
    /// When it was published.
    #[schema(value_type = String, format = DateTime)]
    published_at: Timestamp,
}

/// A page of news.
#[derive(Serialize, ToSchema)]
pub(crate) struct NewsList {
    /// The entries.
    items: Vec<NewsItem>,
    /// Where the next page begins.
    #[schema(value_type = Option<String>)]
    next: Option<Cursor>,
}

/// What is published, the newest first.
#[utoipa::path(get, path = "/api/v1/news", tag = "publishing", params(NewsQuery),
    responses((status = 200, body = NewsList)))]
pub(crate) async fn list(app: App, actor: Actor, Query(which): Query<NewsQuery>) -> Result<Response> {
    let spaces = app.service::<Spaces>().now();
    let kind = match which.kind.as_deref() {
        Some(word) => Some(Kind::parse(word).ok_or(Error::field("kind", "not-a-kind"))?),
        None => None,
    };
    let product = match which.product.as_deref() {
        Some(slug) => Some(spaces.products().iter().find(|product| product.slug == slug).ok_or(Error::NotFound)?.id),
        None => None,
    };
    let limit = which.limit.unwrap_or(20).clamp(1, MOST);
    let filter = NewsFilter { kind, product, after: which.after, limit: limit as i64 + 1, ..NewsFilter::default() };
    let rows = lists::news(&mut app.db().read().await?, &actor, &filter).await?;
    let listed = Listed::of(rows, limit, |row| Cursor::after(row.published_at.millis(), row.topic.number()));
    let item = |row: News| NewsItem {
        topic: row.topic,
        url: topic_url(row.kind.topic_kind(), row.topic, &row.slug),
        kind: row.kind.as_str(),
        language: html_lang(&row.language).to_owned(),
        excerpt: row.excerpt,
        tags: serde_json::from_str(&row.tags).unwrap_or_default(),
        author: if row.guest.is_empty() { row.author } else { row.guest },
        version: row.version.and_then(|id| spaces.version(id)).map(|(_, version)| version.name.clone()),
        title: row.title,
        comments: row.comments,
        pinned: row.pinned,
        published_at: row.published_at,
    };
    let items = NewsList { next: listed.next, items: listed.items.into_iter().map(item).collect() };
    Ok(axum::Json(items).into_response())
}

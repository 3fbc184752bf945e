//! Reading articles in the API: lists.

use crate::{
    article::{ArticleId, ArticleKind},
    found,
    store::reading::{self, ReadRow},
};
use axum::response::{IntoResponse, Response};
use madang_conversation::{ARTICLE, SpaceList, Spaces, topic_url};
use madang_http::{Cursor, Listed, Query};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, Result, SpaceId, Timestamp, TopicId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The most articles that one request gets, and how many it gets when it does not say.
const MOST: usize = 100;
const USUAL: usize = 30;

/// Which articles are wanted.
#[derive(Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct Which {
    /// The id or the name in addresses of a collection.
    collection: Option<String>,
    /// `ko`, `ja` or `en`: the translation that is given where there is one. Korean by default.
    language: Option<String>,
    /// After this place, from `next` of the page before.
    #[param(value_type = Option<String>)]
    after: Option<Cursor>,
    /// How many, at most 100; 30 by default.
    limit: Option<usize>,
}

/// An article in a list.
#[derive(Serialize, ToSchema)]
pub(crate) struct ArticleItem {
    /// The article.
    #[schema(value_type = String)]
    id: ArticleId,
    /// Its topic, for comments, follows and bookmarks.
    #[schema(value_type = String)]
    topic: TopicId,
    /// The path of its page.
    url: String,
    /// Its title.
    title: String,
    /// `how_to`, `faq`, `tutorial`, `troubleshooting` or `reference`.
    #[schema(value_type = String)]
    kind: ArticleKind,
    /// `ko`, `ja`, `en`, or `other`.
    language: String,
    /// The beginning of its text.
    excerpt: String,
    /// The name in addresses of its collection.
    collection: String,
    /// How many readers it helped.
    helped: i64,
    /// When its present revision was published.
    #[schema(value_type = Option<String>, format = DateTime)]
    published_at: Option<Timestamp>,
}

impl ArticleItem {
    fn of(row: ReadRow, spaces: &SpaceList) -> ArticleItem {
        ArticleItem {
            url: topic_url(ARTICLE, row.topic, &row.slug),
            collection: spaces.get(row.space).map(|space| space.slug.clone()).unwrap_or_default(),
            id: row.id,
            topic: row.topic,
            title: row.title,
            kind: row.kind,
            language: row.language,
            excerpt: row.excerpt,
            helped: row.helped,
            published_at: row.published_at,
        }
    }
}

/// A page of articles.
#[derive(Serialize, ToSchema)]
pub(crate) struct ArticleItems {
    /// Those that helped most first.
    items: Vec<ArticleItem>,
    /// What to send as `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    next: Option<Cursor>,
}

/// Published articles, of all collections or of one.
#[utoipa::path(get, path = "/api/v1/articles", tag = "articles", params(Which),
    responses((status = 200, body = ArticleItems)))]
pub(crate) async fn list(app: App, actor: Actor, Query(which): Query<Which>) -> Result<Response> {
    let spaces = app.service::<Spaces>().now();
    let limit = which.limit.unwrap_or(USUAL).clamp(1, MOST);
    let after = which.after.unwrap_or_else(Cursor::start);
    let language = which.language.as_deref().and_then(Lang::parse).unwrap_or_default().code();
    let mut conn = app.db().read().await?;
    let rows = match &which.collection {
        Some(name) => {
            let id = name.parse::<SpaceId>().ok();
            let space = spaces.all().iter().find(|space| space.slug == *name || Some(space.id) == id);
            let space = space.filter(|space| found::is_collection(&spaces, &actor, space.id)).ok_or(Error::NotFound)?;
            reading::of_space(&mut conn, space.id, language, after, limit as i64 + 1).await?
        }
        None => reading::most_helpful(&mut conn, &actor, language, after, limit as i64 + 1).await?,
    };
    drop(conn);
    let listed = Listed::of(rows, limit, |row| Cursor::after(row.key, row.id.number()));
    let Listed { items, next } = listed.map(|row| ArticleItem::of(row, &spaces));
    Ok(axum::Json(ArticleItems { items, next }).into_response())
}

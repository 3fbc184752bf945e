//! Reading one article in the API.

use crate::{
    article::{ArticleId, ArticleKind},
    page::product_name,
    store::{
        articles,
        reading::{self, SisterRow},
    },
    words::Words,
};
use axum::response::{IntoResponse, Response};
use madang_conversation::{self as conversation, ARTICLE, Spaces, ThreadQuery, topic_url};
use madang_http::Path;
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, PostId, Result, Timestamp, TopicId};
use serde::Serialize;
use utoipa::ToSchema;

/// An article in one of its languages.
#[derive(Serialize, ToSchema)]
pub(crate) struct TranslationItem {
    /// The article.
    #[schema(value_type = String)]
    id: ArticleId,
    /// Its topic.
    #[schema(value_type = String)]
    topic: TopicId,
    /// `ko`, `ja`, `en`, or `other`.
    language: String,
    /// The path of its page.
    url: String,
    /// Its title.
    title: String,
    /// Whether the original has gone on since it was translated.
    behind: bool,
}

/// An article with its text.
#[derive(Serialize, ToSchema)]
pub(crate) struct ArticleDetail {
    /// The article.
    #[schema(value_type = String)]
    id: ArticleId,
    /// Its topic, for comments, follows and bookmarks.
    #[schema(value_type = String)]
    topic: TopicId,
    /// Its opening post, for reactions.
    #[schema(value_type = String)]
    post: PostId,
    /// The path of its page.
    url: String,
    /// Its title.
    title: String,
    /// `how_to`, `faq`, `tutorial`, `troubleshooting` or `reference`.
    #[schema(value_type = String)]
    kind: ArticleKind,
    /// `ko`, `ja`, `en`, or `other`.
    language: String,
    /// The name in addresses of its collection.
    collection: String,
    /// Its text as it was typed.
    markdown: String,
    /// Its text as sanitised HTML.
    html: String,
    /// Its tags.
    tags: Vec<String>,
    /// The product that it is about, with its version.
    product: Option<String>,
    /// Whether it is kept for reading only.
    archived: bool,
    /// How many readers it helped.
    helped: i64,
    /// How many readers it did not help.
    did_not_help: i64,
    /// When it was first published.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When its present revision was published.
    #[schema(value_type = Option<String>, format = DateTime)]
    published_at: Option<Timestamp>,
    /// It and its translations, as far as they are published.
    translations: Vec<TranslationItem>,
}

/// A published article, by its own id or its topic's.
#[utoipa::path(get, path = "/api/v1/articles/{topic}", tag = "articles",
    params(("topic" = String, Path, description = "The id of the article or of its topic")),
    responses((status = 200, body = ArticleDetail)))]
pub(crate) async fn get(app: App, actor: Actor, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    let spaces = app.service::<Spaces>().now();
    let mut conn = app.db().read().await?;
    let known = articles::by_id(&mut conn, ArticleId::new(topic.number())).await?;
    let topic = known.topic.filter(|_| known.live.is_some()).ok_or(Error::NotFound)?;
    let head = conversation::topic_head(&mut conn, &actor, topic).await?;
    let (post, _) = conversation::find_post(&mut conn, &actor, head.opening).await?;
    let thread = conversation::thread(&mut conn, &actor, topic, ThreadQuery::default()).await?;
    let sisters = reading::sisters(&mut conn, &actor, topic).await?;
    let row = sisters.iter().find(|one| one.topic == topic).ok_or(Error::NotFound)?;
    let original = sisters.iter().find(|one| one.id == row.family).map(|one| one.live);
    let item = |one: &SisterRow| TranslationItem {
        id: one.id,
        topic: one.topic,
        language: one.language.clone(),
        url: topic_url(ARTICLE, one.topic, &one.slug),
        title: one.title.clone(),
        behind: one.id != one.family && original.is_some_and(|live| live > one.translated_from.unwrap_or_default()),
    };
    let detail = ArticleDetail {
        id: row.id,
        topic,
        post: post.id,
        url: head.url(),
        kind: row.kind,
        language: row.language.clone(),
        collection: spaces.get(head.space).map(|space| space.slug.clone()).unwrap_or_default(),
        markdown: post.markdown,
        html: thread.opening.html,
        tags: head.tag_names(),
        product: product_name(Words(Lang::default()), head.product, head.version, &spaces),
        archived: row.archived,
        helped: row.helped,
        did_not_help: row.did_not_help,
        created_at: head.created_at,
        published_at: row.published_at,
        translations: sisters.iter().map(item).collect(),
        title: head.title,
    };
    Ok(axum::Json(detail).into_response())
}

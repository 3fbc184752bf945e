//! Searching in the API.

use super::{Found, FoundTopic, SearchInput, search};
use crate::{
    analytics::Searcher,
    shown::{Piece, pieces},
};
use jiff::tz::TimeZone;
use madang_conversation::{SpaceList, Spaces, html_lang};
use madang_http::{Cursor, Query};
use madang_kernel::{Actor, App, PostId, Result, Timestamp, TopicId};
use madang_ui::Page;
use serde::Serialize;
use utoipa::ToSchema;

/// What was found.
#[derive(Serialize, ToSchema)]
pub(crate) struct SearchResults {
    /// Topics, the best first.
    items: Vec<SearchResult>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    next: Option<Cursor>,
    /// How many topics fit; at least so many when `capped`.
    total: usize,
    /// Whether there are more than were counted.
    capped: bool,
    /// The words as they were probably meant, when one of them occurs nowhere.
    corrected: Option<String>,
}

/// A topic, and its post that fits best.
#[derive(Serialize, ToSchema)]
pub(crate) struct SearchResult {
    /// The topic.
    #[schema(value_type = String)]
    topic: TopicId,
    /// The post of it that fits best.
    #[schema(value_type = String)]
    post: PostId,
    /// The path of the page that shows the post.
    url: String,
    /// `question`, `discussion` or another kind.
    kind: String,
    /// The topic's title.
    title: String,
    /// The title in pieces.
    #[schema(inline)]
    title_pieces: Vec<Piece>,
    /// The part of the post that fits best, in pieces.
    #[schema(inline)]
    passage: Vec<Piece>,
    /// The language of the post: `ko`, `ja`, `en`, or empty where it is another.
    language: String,
    /// `open`, `answered`, `solved`, `needs_information`, `duplicate`, `off_topic`, `archived`, or empty.
    state: &'static str,
    /// Whether staff confirmed an answer.
    verified: bool,
    /// The name in addresses of its space.
    space: String,
    /// Its tags.
    tags: Vec<String>,
    /// The handle of who started it.
    author: String,
    /// Number of answers.
    answers: i64,
    /// Sum of the votes on its opening post.
    score: i64,
    /// When it was started.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
}

impl SearchResult {
    /// A topic that was found.
    pub(crate) fn of(topic: FoundTopic, spaces: &SpaceList) -> SearchResult {
        let row = topic.row;
        SearchResult {
            topic: row.id,
            post: topic.post,
            url: topic.url,
            state: row.standing(),
            space: spaces.get(row.space).map(|space| space.slug.clone()).unwrap_or_default(),
            tags: row.tag_names(),
            kind: row.kind,
            title: row.title,
            title_pieces: pieces(topic.title),
            passage: pieces(topic.passage),
            language: html_lang(&topic.language).to_owned(),
            verified: row.verified,
            author: row.author.handle,
            answers: row.answers,
            score: row.score,
            created_at: row.created_at,
        }
    }
}

/// Searches topics and posts.
#[utoipa::path(get, path = "/api/v1/search", tag = "search", params(SearchInput),
    responses((status = 200, body = SearchResults)))]
pub(crate) async fn get(
    app: App,
    actor: Actor,
    page: Page,
    searcher: Searcher,
    Query(input): Query<SearchInput>,
) -> Result<axum::Json<SearchResults>> {
    let spaces = app.service::<Spaces>().now();
    let query = input.query(&mut app.db().read().await?, &actor, &spaces, &TimeZone::UTC).await?;
    let end = query.as_ref().map_or(0, |query| query.offset + query.limit);
    let found = match query {
        Some(query) => search(&app, &actor, query).await?,
        None => Found::default(),
    };
    if input.after.is_none() {
        searcher.called(&app, page.lang, &input.q, found.total);
    }
    Ok(axum::Json(SearchResults {
        next: (found.total > end).then(|| Cursor::after(i64::try_from(end).unwrap_or(i64::MAX), 0)),
        total: found.total,
        capped: found.capped,
        corrected: found.corrected,
        items: found.topics.into_iter().map(|topic| SearchResult::of(topic, &spaces)).collect(),
    }))
}

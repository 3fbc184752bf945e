//! Questions like the one that is being written: choosing one of them instead of asking is what both sides want.

use crate::{Search, search::visible};
use askama::Template;
use axum::response::Response;
use madang_conversation::{ARTICLE, Spaces, TopicRow, topic_head, topics_by_ids};
use madang_http::{Access, Path, Query, Routes};
use madang_kernel::{Actor, App, Result, Timestamp, TopicId};
use madang_ui::Page;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::words::Words;

/// Topics that are shown.
const SHOWN: usize = 6;
/// Topics that the index is asked for, of which the settled ones are moved to the front.
const ASKED: usize = 10;
/// Characters of the title that are read.
const LONGEST: usize = 300;

/// Where to ask for them.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/search/similar", Access::Everyone, show)
        .get("/search/related/{topic}", Access::Everyone, related)
        .get("/api/v1/similar", Access::Everyone, get)
}

/// What is being written.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct SimilarInput {
    /// The title so far.
    pub(crate) title: String,
    /// The text so far; its beginning suffices.
    pub(crate) body: String,
    /// A topic to leave out, such as the one that is being edited.
    #[param(value_type = Option<String>)]
    pub(crate) except: Option<TopicId>,
}

/// Topics like this, settled ones first: within each half in the order of likeness.
async fn similar(app: &App, actor: &Actor, input: SimilarInput) -> Result<Vec<TopicRow>> {
    similar_in(app, actor, visible(actor), input).await
}

/// The same, in some of the spaces that the actor sees.
pub(crate) async fn similar_in(
    app: &App,
    actor: &Actor,
    spaces: Vec<i64>,
    input: SimilarInput,
) -> Result<Vec<TopicRow>> {
    let SimilarInput { title, body, except } = input;
    let title: String = title.chars().take(LONGEST).collect();
    let except = except.map(|topic| topic.number());
    let hits = Search::read(app, move |index| index.similar(&title, &body, Some(&spaces), ASKED, except)).await?;
    let topics: Vec<TopicId> = hits.iter().map(|hit| TopicId::new(hit.topic)).collect();
    let mut rows = topics_by_ids(&mut app.db().read().await?, actor, &topics).await?;
    // The best fit stays first whatever its state.
    if let Some((_, rest)) = rows.split_first_mut() {
        rest.sort_by_key(|row| !is_settled(row));
    }
    rows.truncate(SHOWN);
    Ok(rows)
}

fn is_settled(row: &TopicRow) -> bool {
    row.verified || row.accepted.is_some() || row.kind == ARTICLE
}

#[derive(Template)]
#[template(path = "similar/similar.html")]
struct SimilarFragment<'a> {
    page: &'a Page,
    w: Words,
    rows: Vec<(String, madang_ui::TopicRow)>,
}

async fn show(app: App, actor: Actor, page: Page, Query(input): Query<SimilarInput>) -> Result<Response> {
    let found = similar(&app, &actor, input).await?;
    let spaces = app.service::<Spaces>().now();
    let rows = found.into_iter().map(|row| (row.id.to_string(), row.view(&spaces, page.lang))).collect();
    Ok(page.ok(&SimilarFragment { w: Words(page.lang), rows, page: &page }))
}

#[derive(Template)]
#[template(path = "similar/related.html")]
struct RelatedFragment<'a> {
    page: &'a Page,
    w: Words,
    rows: Vec<madang_ui::TopicRow>,
}

/// Topics like one that is being read, articles first.
async fn related(app: App, actor: Actor, page: Page, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    let head = topic_head(&mut app.db().read().await?, &actor, topic).await?;
    let input = SimilarInput { title: head.title, body: String::new(), except: Some(topic) };
    let mut found = similar(&app, &actor, input).await?;
    found.sort_by_key(|row| row.kind != ARTICLE);
    let spaces = app.service::<Spaces>().now();
    let rows = found.into_iter().map(|row| row.view(&spaces, page.lang)).collect();
    Ok(page.ok(&RelatedFragment { w: Words(page.lang), rows, page: &page }))
}

/// A topic like the one that is being written.
#[derive(Serialize, ToSchema)]
pub(crate) struct SimilarTopic {
    /// The topic.
    #[schema(value_type = String)]
    topic: TopicId,
    /// The path of its page.
    url: String,
    /// Its title.
    title: String,
    /// The beginning of its text.
    excerpt: String,
    /// `open`, `answered`, `solved`, `needs_information`, `duplicate`, `off_topic`, `archived`, or empty.
    state: &'static str,
    /// Whether staff confirmed an answer.
    verified: bool,
    /// Number of answers.
    answers: i64,
    /// When it was started.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
}

/// Topics like the one that is being written.
#[derive(Serialize, ToSchema)]
pub(crate) struct SimilarTopics {
    /// The topics.
    items: Vec<SimilarTopic>,
}

/// Finds topics like the one that is being written.
#[utoipa::path(get, path = "/api/v1/similar", tag = "search", params(SimilarInput),
    responses((status = 200, body = SimilarTopics)))]
pub(crate) async fn get(
    app: App,
    actor: Actor,
    Query(input): Query<SimilarInput>,
) -> Result<axum::Json<SimilarTopics>> {
    let rows = similar(&app, &actor, input).await?;
    let item = |row: TopicRow| SimilarTopic {
        topic: row.id,
        url: row.url(),
        state: row.standing(),
        title: row.title,
        excerpt: row.excerpt,
        verified: row.verified,
        answers: row.answers,
        created_at: row.created_at,
    };
    Ok(axum::Json(SimilarTopics { items: rows.into_iter().map(item).collect() }))
}

//! Searching: the index finds, the database is asked once more what may be seen, and what fits best is shown.

mod api;
mod filters;
mod input;
mod shapes;
mod web;

pub(crate) use api::{__path_get, get};
pub(crate) use input::SearchInput;

use crate::{
    Search,
    index::{Facets, Hit, Order, Query, Results},
    store::{self, posts::TextRow},
};
use madang_conversation::{PostKind, TopicRow, leads_first, post_url, topics_by_ids};
use madang_http::{Access, Routes};
use madang_kernel::{Actor, App, PostId, Result, Timestamp, TopicId};
use madang_language::{Highlighter, Segment};

/// The length of what is shown of a post, in characters; and of the next best posts of the same topic.
const PASSAGE: usize = 160;
const SHORT_PASSAGE: usize = 80;

/// Where to search.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/search", Access::Everyone, web::show).get("/api/v1/search", Access::Everyone, get)
}

/// What was found, as far as the actor may see it.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) topics: Vec<FoundTopic>,
    pub(crate) total: usize,
    pub(crate) capped: bool,
    pub(crate) corrected: Option<String>,
    pub(crate) facets: Option<Facets>,
}

/// A topic, and its posts that fit best.
#[derive(Debug)]
pub(crate) struct FoundTopic {
    pub(crate) row: TopicRow,
    pub(crate) title: Vec<Segment>,
    pub(crate) best: FoundPost,
    pub(crate) more: Vec<FoundPost>,
    /// How many more of its posts fit.
    pub(crate) more_count: usize,
}

/// A post, and the part of it that fits best.
#[derive(Debug)]
pub(crate) struct FoundPost {
    pub(crate) id: PostId,
    pub(crate) url: String,
    pub(crate) kind: PostKind,
    pub(crate) passage: Vec<Segment>,
    /// The language of the passage.
    pub(crate) language: String,
    pub(crate) handle: String,
    pub(crate) author: String,
    pub(crate) created_at: Timestamp,
    /// What staff says of it: `verified`, `wrong`, `outdated`.
    pub(crate) mark: Option<String>,
    /// Whether it is the topic's accepted answer.
    pub(crate) accepted: bool,
}

/// Searches what the actor may see.
pub(crate) async fn search(app: &App, actor: &Actor, query: Query) -> Result<Found> {
    let query = Query { visible_spaces: Some(visible(actor)), ..query };
    let (text, by_fit) = (query.text.clone(), query.order == Order::Relevance);
    let results = Search::read(app, move |index| index.search(&query)).await?;
    let Results { total, capped, hits, corrected, facets } = results;
    let marked = match &corrected {
        Some(corrected) => Highlighter::new(&format!("{text} {corrected}")),
        None => Highlighter::new(&text),
    };
    let topics = load(app, actor, &hits, &marked, by_fit).await?;
    Ok(Found { topics, total, capped, corrected, facets })
}

/// The spaces that an actor sees, as the index takes them.
pub(crate) fn visible(actor: &Actor) -> Vec<i64> {
    actor.visible_space_ids().map(|space| space.number()).collect()
}

/// The rows behind hits, in their order: two statements. Where what fits best comes first, an article comes before the
/// threads that it was made of, which is a third one.
async fn load(app: &App, actor: &Actor, hits: &[Hit], marked: &Highlighter, by_fit: bool) -> Result<Vec<FoundTopic>> {
    if hits.is_empty() {
        return Ok(Vec::new());
    }
    let topics: Vec<TopicId> = hits.iter().map(|hit| TopicId::new(hit.topic)).collect();
    let posts: Vec<PostId> = hits
        .iter()
        .flat_map(|hit| std::iter::once(&hit.post).chain(&hit.more))
        .map(|post| PostId::new(*post))
        .collect();
    let mut conn = app.db().read().await?;
    let mut rows = topics_by_ids(&mut conn, actor, &topics).await?;
    if by_fit {
        leads_first(&mut conn, &mut rows).await?;
    }
    let texts = store::posts::texts(&mut conn, &posts).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let hit = hits.iter().find(|hit| hit.topic == row.id.number())?;
            Some(found(row, hit, &texts, marked))
        })
        .collect())
}

fn found(row: TopicRow, hit: &Hit, texts: &[TextRow], marked: &Highlighter) -> FoundTopic {
    let text = |post: i64| texts.iter().find(|text| text.id.number() == post);
    let best = match text(hit.post) {
        Some(text) => found_post(&row, text, marked, PASSAGE),
        // A post that was hidden just now is not shown; its topic still is.
        None => FoundPost {
            id: PostId::new(hit.post),
            url: row.url(),
            kind: PostKind::Opening,
            passage: marked.passage(&row.excerpt, PASSAGE),
            language: row.language.clone(),
            handle: row.author.handle.clone(),
            author: row.author.name.clone(),
            created_at: row.created_at,
            mark: None,
            accepted: false,
        },
    };
    let more = hit.more.iter().filter_map(|post| Some(found_post(&row, text(*post)?, marked, SHORT_PASSAGE)));
    FoundTopic { title: marked.segments(&row.title), more: more.collect(), more_count: hit.more_count, best, row }
}

fn found_post(row: &TopicRow, text: &TextRow, marked: &Highlighter, length: usize) -> FoundPost {
    FoundPost {
        id: text.id,
        url: if text.kind == PostKind::Opening { row.url() } else { post_url(text.id) },
        kind: text.kind,
        passage: marked.passage(&madang_markdown::plain_text(&text.markdown), length),
        language: text.language.clone(),
        handle: text.handle.clone(),
        author: text.author.clone(),
        created_at: text.created_at,
        mark: text.mark.clone(),
        accepted: row.accepted == Some(text.id),
    }
}

//! Searching: the index finds, the database is asked once more what may be seen, and what fits best is shown.

mod api;
mod input;
mod web;

pub(crate) use api::{__path_get, get};
pub(crate) use input::SearchInput;

use crate::{
    Search,
    index::{Hit, Query, Results},
    store::{self, posts::TextRow},
};
use madang_conversation::{PostKind, TopicRow, post_url, topics_by_ids};
use madang_http::{Access, Routes};
use madang_kernel::{Actor, App, PostId, Result, TopicId};
use madang_language::{Highlighter, Segment};

/// The length of what is shown of a post, in characters.
const PASSAGE: usize = 160;

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
}

/// A topic, and its post that fits best.
#[derive(Debug)]
pub(crate) struct FoundTopic {
    pub(crate) row: TopicRow,
    pub(crate) post: PostId,
    pub(crate) url: String,
    pub(crate) title: Vec<Segment>,
    pub(crate) passage: Vec<Segment>,
    /// The language of the passage.
    pub(crate) language: String,
}

/// Searches what the actor may see.
pub(crate) async fn search(app: &App, actor: &Actor, query: Query) -> Result<Found> {
    let query = Query { visible_spaces: Some(visible(actor)), ..query };
    let text = query.text.clone();
    let results = app.service::<Search>().blocking(move |index| index.search(&query)).await?;
    let Results { total, capped, hits, corrected } = results;
    let marked = match &corrected {
        Some(corrected) => Highlighter::new(&format!("{text} {corrected}")),
        None => Highlighter::new(&text),
    };
    let topics = load(app, actor, &hits, &marked).await?;
    Ok(Found { topics, total, capped, corrected })
}

/// The spaces that an actor sees, as the index takes them.
pub(crate) fn visible(actor: &Actor) -> Vec<i64> {
    actor.visible_space_ids().map(|space| space.number()).collect()
}

/// The rows behind hits, in their order: two statements.
async fn load(app: &App, actor: &Actor, hits: &[Hit], marked: &Highlighter) -> Result<Vec<FoundTopic>> {
    if hits.is_empty() {
        return Ok(Vec::new());
    }
    let topics: Vec<TopicId> = hits.iter().map(|hit| TopicId::new(hit.topic)).collect();
    let posts: Vec<PostId> = hits.iter().map(|hit| PostId::new(hit.post)).collect();
    let mut conn = app.db().read().await?;
    let rows = topics_by_ids(&mut conn, actor, &topics).await?;
    let texts = store::posts::texts(&mut conn, &posts).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let hit = hits.iter().find(|hit| hit.topic == row.id.number())?;
            let post = PostId::new(hit.post);
            Some(found(row, post, texts.iter().find(|text| text.id == post), marked))
        })
        .collect())
}

/// A post that was hidden just now is not shown; its topic still is.
fn found(row: TopicRow, post: PostId, text: Option<&TextRow>, marked: &Highlighter) -> FoundTopic {
    let title = marked.segments(&row.title);
    match text {
        Some(text) => FoundTopic {
            url: if text.kind == PostKind::Opening { row.url() } else { post_url(post) },
            passage: marked.passage(&madang_markdown::plain_text(&text.markdown), PASSAGE),
            language: text.language.clone(),
            post,
            title,
            row,
        },
        None => FoundTopic {
            url: row.url(),
            passage: marked.passage(&row.excerpt, PASSAGE),
            language: row.language.clone(),
            post,
            title,
            row,
        },
    }
}

//! From rows to the documents of the index.

use crate::{
    index::{Document, Kind, Op},
    store::posts::{self, IndexRow},
};
use madang_conversation::{PostKind, TopicState, tag_key};
use madang_kernel::{App, PostId, Result, TopicId};
use madang_language::Language;
use std::collections::{HashMap, HashSet};

/// Topics that one statement loads.
const TOPICS_AT_ONCE: usize = 200;
/// Posts that one statement loads.
const POSTS_AT_ONCE: usize = 500;

/// What events say that rows may not say yet: the mark that staff set on a post, or took away.
pub(crate) type Marks = HashMap<PostId, Option<String>>;

/// The changes that bring whole topics up to date.
pub(crate) async fn of_topics(app: &App, topics: &HashSet<TopicId>, marks: &Marks) -> Result<Vec<Op>> {
    let topics: Vec<TopicId> = topics.iter().copied().collect();
    let mut ops = Vec::new();
    for some in topics.chunks(TOPICS_AT_ONCE) {
        ops.extend(some.iter().map(|topic| Op::RemoveTopic(topic.number())));
        let rows = posts::of_topics(&mut app.db().read().await?, some).await?;
        let visible = rows.into_iter().filter(IndexRow::is_visible);
        ops.extend(visible.map(|row| Op::Put(Box::new(marked(row, marks)))));
    }
    Ok(ops)
}

/// The changes that bring single posts up to date.
pub(crate) async fn of_posts(app: &App, posts: &[PostId], marks: &Marks) -> Result<Vec<Op>> {
    let mut ops = Vec::with_capacity(posts.len());
    for some in posts.chunks(POSTS_AT_ONCE) {
        let rows = posts::by_ids(&mut app.db().read().await?, some).await?;
        ops.extend(rows.into_iter().map(|row| match row.is_visible() {
            true => Op::Put(Box::new(marked(row, marks))),
            false => Op::Remove(row.id.number()),
        }));
    }
    Ok(ops)
}

fn marked(mut row: IndexRow, marks: &Marks) -> Document {
    if let Some(mark) = marks.get(&row.id) {
        row.mark.clone_from(mark);
    }
    document(row)
}

/// A post as the index takes it.
pub(crate) fn document(row: IndexRow) -> Document {
    let mark = row.mark.as_deref();
    let opening = row.kind == PostKind::Opening;
    let set_aside = matches!(row.state, TopicState::Duplicate | TopicState::OffTopic | TopicState::Archived);
    Document {
        id: row.id.number(),
        topic: row.topic.number(),
        kind: match row.kind {
            PostKind::Opening => Kind::Opening,
            PostKind::Answer => Kind::Answer,
            PostKind::Comment => Kind::Comment,
        },
        topic_kind: row.topic_kind,
        space: row.space.number(),
        author: row.author.number(),
        body: madang_markdown::plain_text(&row.markdown),
        tags: tag_keys(&row.tags),
        created_ms: row.created_at.millis(),
        votes: row.score,
        solved: row.state == TopicState::Solved,
        accepted: row.accepted == Some(row.id),
        verified: mark == Some("verified") || (opening && row.topic_verified),
        stepped_back: set_aside || matches!(mark, Some("wrong" | "outdated")),
        language: Language::from_code(&row.language),
        product: row.product.map(|id| id.number()),
        version: row.version.map(|id| id.number()),
        title: if opening { row.title } else { String::new() },
    }
}

/// The comparison keys of the names in a topic's JSON list of tags.
fn tag_keys(json: &str) -> Vec<String> {
    let names: Vec<String> = serde_json::from_str(json).unwrap_or_default();
    names.iter().map(|name| tag_key(name)).collect()
}

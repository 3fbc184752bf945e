//! What the widget shows: results, and one answer.

use super::asked::Desk;
use crate::{
    search::{FoundTopic, SearchInput, search},
    shown::markup,
    similar::{SimilarInput, similar_in},
    store, suggest,
};
use jiff::tz::TimeZone;
use madang_conversation::{PostView, Sort, Thread, ThreadQuery, TopicRow, html_lang, standing, thread};
use madang_kernel::{App, PostId, Result, TopicId};
use madang_language::Highlighter;
use madang_ui::Markup;

/// Topics that are shown: few, so that "ask the community" is in sight.
pub(super) const SHOWN: usize = 5;
/// Beside a form, of which the rest moves down.
const SHOWN_BESIDE: usize = 3;

/// A result.
pub(super) struct Entry {
    pub(super) id: TopicId,
    /// Where its link leads; the script opens it in place.
    pub(super) href: String,
    pub(super) title: Markup,
    pub(super) lang: String,
    pub(super) passage: Markup,
    pub(super) state: &'static str,
    pub(super) verified: bool,
    pub(super) answers: i64,
}

/// What is found for what was typed: whole words wherever they stand, then titles that the last, unfinished word may
/// become.
pub(super) async fn search_for(app: &App, desk: &Desk) -> Result<Vec<Entry>> {
    let asked = &desk.asked;
    if asked.q.trim().is_empty() {
        return Ok(Vec::new());
    }
    let input = SearchInput {
        q: asked.q.clone(),
        space: desk.space(),
        product: asked.product.clone(),
        limit: Some(SHOWN),
        ..SearchInput::default()
    };
    let query = input.query(&mut app.db().read().await?, &desk.actor, &desk.spaces, &TimeZone::UTC, app.now()).await?;
    let Some(query) = query else { return Ok(Vec::new()) };
    let found = search(app, &desk.actor, query).await?;
    let mut entries: Vec<Entry> = found.topics.into_iter().map(|topic| desk.result(topic)).collect();
    if entries.len() < SHOWN && asked.product.is_empty() {
        let more = suggest::titled(app, &desk.actor, desk.searched(), &asked.q).await?;
        let new: Vec<TopicRow> = more.into_iter().filter(|row| !entries.iter().any(|one| one.id == row.id)).collect();
        let marked = Highlighter::new(&asked.q);
        entries.extend(new.into_iter().map(|row| desk.entry(row, &marked)));
        entries.truncate(SHOWN);
    }
    Ok(entries)
}

/// Topics like what is being written to the company, where there is enough of it.
pub(super) async fn similar_to(app: &App, desk: &Desk) -> Result<Vec<Entry>> {
    let asked = &desk.asked;
    let input = SimilarInput { title: asked.title.clone(), body: asked.body.clone(), except: None };
    let rows = similar_in(app, &desk.actor, desk.searched(), input).await?;
    let plain = Highlighter::new("");
    Ok(rows.into_iter().take(SHOWN_BESIDE).map(|row| desk.entry(row, &plain)).collect())
}

impl Desk {
    fn result(&self, topic: FoundTopic) -> Entry {
        Entry { title: markup(&topic.title), passage: markup(&topic.best.passage), ..self.shown(topic.row) }
    }

    fn entry(&self, row: TopicRow, marked: &Highlighter) -> Entry {
        Entry {
            title: markup(&marked.segments(&row.title)),
            passage: markup(&marked.segments(&row.excerpt)),
            ..self.shown(row)
        }
    }

    fn shown(&self, row: TopicRow) -> Entry {
        Entry {
            href: match self.framed {
                true => self.frame_url(&self.asked.q, &[("topic", &row.id.to_string())]),
                false => self.page.absolute(row.url()),
            },
            lang: html_lang(&row.language).to_owned(),
            state: row.standing(),
            verified: row.verified,
            answers: row.answers,
            title: Markup(String::new()),
            passage: Markup(String::new()),
            id: row.id,
        }
    }
}

/// A topic with the answer that helps best.
pub(super) struct Opened {
    pub(super) thread: Thread,
    pub(super) state: &'static str,
    pub(super) answer: Option<Answer>,
}

/// An answer, and why it is this one.
pub(super) struct Answer {
    pub(super) post: PostView,
    pub(super) verified: bool,
    pub(super) accepted: bool,
}

impl Answer {
    /// The language of its text, where it is known.
    pub(super) fn lang(&self) -> &str {
        html_lang(&self.post.language)
    }
}

/// Opens a topic; four statements.
///
/// # Errors
/// [`madang_kernel::Error::NotFound`] when visitors do not see it.
pub(super) async fn open(app: &App, desk: &Desk, topic: TopicId) -> Result<Opened> {
    let mut conn = app.db().read().await?;
    let marks = store::marks::of_topic(&mut conn, topic).await?;
    let marked = |post: PostId| marks.iter().find(|(marked, _)| *marked == post).map(|(_, mark)| mark.as_str());
    let verified = marks.iter().find(|(_, mark)| mark == "verified").map(|(post, _)| *post);
    let query = ThreadQuery { sort: Sort::Votes, focus: verified, ..ThreadQuery::default() };
    let mut thread = thread(&mut conn, &desk.actor, topic, query).await?;
    let answer = thread
        .answers
        .iter()
        .enumerate()
        .filter(|(_, post)| !post.hidden && !post.deleted && post.score >= 0 || post.accepted)
        .filter_map(|(at, post)| {
            let rank = match marked(post.id) {
                Some("verified") => 0,
                Some(_) => return None,
                None if post.accepted => 1,
                None => 2 + at,
            };
            Some((rank, at))
        })
        .min();
    let answer = answer.map(|(rank, at)| {
        let post = thread.answers.swap_remove(at);
        Answer { verified: rank == 0, accepted: post.accepted, post }
    });
    let head = &thread.topic;
    let state = standing(&head.kind, head.state, head.answers);
    Ok(Opened { state, answer, thread })
}

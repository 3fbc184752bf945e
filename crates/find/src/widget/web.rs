//! The parts of the widget that its script fetches, and the page for a frame, which works with plain HTML alone.

use super::{
    asked::{Asked, Desk},
    found::{Entry, Opened, open, search_for, similar_to},
};
use crate::analytics::Searcher;
use askama::Template;
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use madang_conversation::{QUESTION, html_lang};
use madang_http::{Access, Path, Query, Routes};
use madang_kernel::{App, Error, Result, TopicId, secret};
use madang_ui::{Page, theme};
use serde::Serialize;

/// How long a page may keep the frame of the widget; colours and headings seldom change.
const START_LIFE: HeaderValue = HeaderValue::from_static("private, max-age=300");
const FRESH: HeaderValue = HeaderValue::from_static("no-cache");

/// Where the widget asks.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/widget", Access::Everyone, frame)
        .get("/widget/start", Access::Everyone, start)
        .get("/widget/search", Access::Everyone, find)
        .get("/widget/similar", Access::Everyone, similar)
        .get("/widget/topics/{topic}", Access::Everyone, topic)
}

/// What the script needs to begin.
#[derive(Serialize)]
struct Start {
    /// The brand's colours, for the shadow tree.
    css: String,
    /// The search field and the place of what is found.
    html: String,
    /// The language that it is in.
    lang: &'static str,
}

#[derive(Template)]
#[template(path = "widget/start.html")]
struct StartPart<'a> {
    desk: &'a Desk,
}

async fn start(app: App, page: Page, Query(asked): Query<Asked>) -> Result<Response> {
    let desk = Desk::new(&app, page, asked)?;
    let html = StartPart { desk: &desk }.render().map_err(Error::internal)?;
    let css = theme::css_of(":host", &desk.page.brand.color);
    let start = Start { css, html, lang: desk.page.lang.code() };
    Ok(([(header::CACHE_CONTROL, START_LIFE)], axum::Json(start)).into_response())
}

#[derive(Template)]
#[template(path = "widget/results.html")]
struct ResultsPart<'a> {
    desk: &'a Desk,
    entries: &'a [Entry],
    /// Whether a form is being filled in beside it.
    contact: bool,
}

fn fresh(desk: &Desk, part: &impl Template) -> Response {
    let mut response = desk.page.ok(part);
    response.headers_mut().insert(header::CACHE_CONTROL, FRESH);
    response
}

async fn find(app: App, page: Page, searcher: Searcher, Query(asked): Query<Asked>) -> Result<Response> {
    let desk = Desk::new(&app, page, asked)?;
    let entries = search_for(&app, &desk).await?;
    if !desk.asked.done.is_empty() {
        desk.count_search(&app, &searcher, entries.len());
    }
    Ok(fresh(&desk, &ResultsPart { desk: &desk, entries: &entries, contact: false }))
}

async fn similar(app: App, page: Page, Query(asked): Query<Asked>) -> Result<Response> {
    let desk = Desk::new(&app, page, asked)?;
    let entries = similar_to(&app, &desk).await?;
    Ok(fresh(&desk, &ResultsPart { desk: &desk, entries: &entries, contact: true }))
}

#[derive(Template)]
#[template(path = "widget/topic.html")]
struct TopicPart<'a> {
    desk: &'a Desk,
    opened: &'a Opened,
    answered: bool,
    /// Where a frame goes back to, and where it goes on after it was answered.
    back: String,
    thanks: String,
    /// Names this view, so that it counts once.
    view: String,
}

impl<'a> TopicPart<'a> {
    fn of(desk: &'a Desk, opened: &'a Opened) -> TopicPart<'a> {
        let id = opened.thread.topic.id.to_string();
        let q = &desk.asked.q;
        TopicPart {
            answered: !desk.asked.answered.is_empty(),
            back: desk.frame_url(q, &[]),
            thanks: desk.frame_url(q, &[("topic", &id), ("answered", "yes")]),
            view: secret::new_token(),
            desk,
            opened,
        }
    }

    /// The level of its heading, below that of the widget.
    fn level(&self) -> u8 {
        if self.desk.framed { 2 } else { 3 }
    }

    fn is_question(&self) -> bool {
        self.opened.thread.topic.kind == QUESTION
    }

    fn url(&self) -> String {
        self.desk.page.absolute(self.opened.thread.topic.url())
    }

    fn title_lang(&self) -> &str {
        html_lang(&self.opened.thread.topic.language)
    }
}

async fn topic(
    app: App,
    page: Page,
    searcher: Searcher,
    Path((topic,)): Path<(TopicId,)>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let desk = Desk::new(&app, page, asked)?;
    let opened = open(&app, &desk, topic).await?;
    desk.count_opened(&app, &searcher);
    Ok(fresh(&desk, &TopicPart::of(&desk, &opened)))
}

#[derive(Template)]
#[template(path = "widget/frame.html")]
struct FramePage<'a> {
    page: &'a Page,
    desk: &'a Desk,
    searched: bool,
    results: ResultsPart<'a>,
    opened: Option<TopicPart<'a>>,
}

/// The whole widget as a page.
async fn frame(app: App, page: Page, searcher: Searcher, Query(asked): Query<Asked>) -> Result<Response> {
    let desk = Desk::new(&app, page, asked)?.framed();
    let topic = desk.asked.topic.parse::<TopicId>().ok();
    let (opened, entries) = match topic {
        Some(topic) => (Some(open(&app, &desk, topic).await?), Vec::new()),
        None => (None, search_for(&app, &desk).await?),
    };
    match &opened {
        Some(_) => desk.count_opened(&app, &searcher),
        None => desk.count_search(&app, &searcher, entries.len()),
    }
    let template = FramePage {
        page: &desk.page,
        searched: topic.is_none() && !desk.asked.q.trim().is_empty(),
        results: ResultsPart { desk: &desk, entries: &entries, contact: false },
        opened: opened.as_ref().map(|opened| TopicPart::of(&desk, opened)),
        desk: &desk,
    };
    Ok(fresh(&desk, &template))
}

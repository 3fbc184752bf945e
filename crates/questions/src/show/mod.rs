//! The page of a question, and reading questions in the API.

pub(crate) mod api;
mod structured;
mod view;

use crate::{
    feed::ascii,
    page::desk_path,
    question::Verdict,
    store::{self, questions::StateRow, verdicts::VerdictRow},
};
use axum::{
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use madang_conversation::{
    self as conversation, Back, DraftKey, QUESTION, Sort, Thread, ThreadParams, ThreadQuery, TopicState, Views,
};
use madang_http::{Access, Path, Query, Routes};
use madang_kernel::{Actor, App, Result, TopicId, db::Connection};
use madang_ui::{FieldErrors, Page};
use serde::Deserialize;

/// Where questions are read. A question may be called "answers", so that address is one of a page too.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/q/{topic}", Access::Everyone, short)
        .get("/q/{topic}/answers", Access::Everyone, called_answers)
        .get("/q/{topic}/{slug}", Access::Everyone, show)
        .get("/api/v1/questions", Access::Everyone, api::list)
        .get("/api/v1/questions/{topic}", Access::Everyone, api::get)
}

/// What was typed into the answer form, and what is wrong with it.
#[derive(Debug, Default)]
pub(crate) struct Composer {
    /// The text.
    pub(crate) body: String,
    /// What is wrong.
    pub(crate) errors: FieldErrors,
    /// The queue of the desk that an employee goes back to with the answer sent; empty otherwise.
    pub(crate) back: String,
}

/// The queue that an employee came from.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Came {
    /// Its address.
    pub(crate) back: String,
}

/// Everything that the page shows.
struct Found {
    thread: Thread,
    first_page: bool,
    state: Option<StateRow>,
    verdicts: Vec<VerdictRow>,
    /// When somebody of the team is there next, for an asker who waits for an answer while nobody is.
    team_back: Back,
    passed_on: bool,
}

async fn short(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Query(params): Query<ThreadParams>,
    Query(came): Query<Came>,
    headers: HeaderMap,
) -> Result<Response> {
    answer(app, actor, page, topic, "", (&params, &came), &headers).await
}

async fn called_answers(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Query(params): Query<ThreadParams>,
    Query(came): Query<Came>,
    headers: HeaderMap,
) -> Result<Response> {
    answer(app, actor, page, topic, "answers", (&params, &came), &headers).await
}

async fn show(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic, slug)): Path<(TopicId, String)>,
    Query(params): Query<ThreadParams>,
    Query(came): Query<Came>,
    headers: HeaderMap,
) -> Result<Response> {
    answer(app, actor, page, topic, &slug, (&params, &came), &headers).await
}

async fn answer(
    app: App,
    actor: Actor,
    page: Page,
    topic: TopicId,
    slug: &str,
    (params, Came { back }): (&ThreadParams, &Came),
    headers: &HeaderMap,
) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let found = find(&mut conn, &actor, topic, params).await?;
    let head = &found.thread.topic;
    if head.kind != QUESTION || head.slug != slug {
        return Ok(moved(&page, &head.url()));
    }
    let back = desk_path(back).filter(|_| actor.is_staff()).unwrap_or_default().to_owned();
    let composer = Composer { body: draft(&mut conn, &actor, &found.thread).await?, back, ..Composer::default() };
    drop(conn);
    let found = Found {
        team_back: team_back(&app, &actor, &found.thread).await?,
        passed_on: passed_on(&app, &actor, &found.thread).await?,
        ..found
    };
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    app.service::<Views>().seen(topic, agent);
    Ok(view::render(&app, &actor, page, found, composer, StatusCode::OK))
}

/// The page again, where something was wrong with the answer.
pub(crate) async fn again(app: App, actor: Actor, page: Page, topic: TopicId, composer: Composer) -> Result<Response> {
    let found = find(&mut app.db().read().await?, &actor, topic, &ThreadParams::default()).await?;
    Ok(view::render(&app, &actor, page, found, composer, StatusCode::UNPROCESSABLE_ENTITY))
}

/// At most five statements.
async fn find(conn: &mut impl Connection, actor: &Actor, topic: TopicId, params: &ThreadParams) -> Result<Found> {
    let verdicts = store::verdicts::of_topic(conn, topic).await?;
    // Without an accepted answer a verified one settles the question, wherever it stands among the answers.
    let verified = verdicts.iter().find(|row| row.verdict == Verdict::Verified).map(|row| row.post);
    let asked = params.query(Sort::Votes);
    let first_page = asked.after.is_none();
    let query = ThreadQuery { focus: asked.focus.or(verified.filter(|_| first_page)), ..asked };
    let mut thread = conversation::thread(conn, actor, topic, query).await?;
    for post in &mut thread.answers {
        post.focused = post.focused && asked.focus == Some(post.id);
    }
    let state = match thread.topic.state {
        TopicState::Open | TopicState::Solved => None,
        _ => Some(store::questions::state(conn, actor, topic).await?.unwrap_or_default()),
    };
    Ok(Found { thread, first_page, state, verdicts, team_back: Back::Here, passed_on: false })
}

/// When somebody of the team is there next, where the viewer waits for a first answer.
async fn team_back(app: &App, actor: &Actor, thread: &Thread) -> Result<Back> {
    let head = &thread.topic;
    let waits = actor.is(head.author) && head.answers == 0 && head.state == TopicState::Open;
    if waits { conversation::team_back(app, head.id).await } else { Ok(Back::Here) }
}

/// Whether support has the viewer's own question.
async fn passed_on(app: &App, actor: &Actor, thread: &Thread) -> Result<bool> {
    let head = &thread.topic;
    if actor.is(head.author) { conversation::passed_on(app, head.id).await } else { Ok(false) }
}

/// What the viewer had begun to answer.
async fn draft(conn: &mut impl Connection, actor: &Actor, thread: &Thread) -> Result<String> {
    if !thread.may_reply {
        return Ok(String::new());
    }
    let draft = conversation::draft(conn, actor, &DraftKey::answer(thread.topic.id)).await?;
    Ok(draft.map(|draft| draft.field("body").to_owned()).unwrap_or_default())
}

/// The one true address, for good, with the query that was asked. A title may change back, so browsers ask each time.
fn moved(page: &Page, url: &str) -> Response {
    let query = page.path.split_once('?').map_or(String::new(), |(_, query)| format!("?{query}"));
    let location = format!("{}{query}", ascii(url));
    (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, location.as_str()), (header::CACHE_CONTROL, "no-cache")])
        .into_response()
}

#[cfg(test)]
mod tests;

//! The page of something published, with its comments.

mod structured;
mod view;

pub(crate) use view::{author_url, raised};

use crate::{
    item::Kind,
    store::{
        items::{self, Item},
        lists,
    },
    words::Words,
};
use axum::{
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use madang_conversation::{
    Body, DraftKey, RenderedBody, Reply, Sort, Thread, ThreadParams, Views, draft, post_url, thread, topic_head,
};
use madang_http::{Access, Form, Path, Query, Routes};
use madang_kernel::{Actor, App, Error, Result, TopicId, db::Connection};
use madang_ui::{FieldErrors, NoticeKind, Page};
use serde::Deserialize;

/// Where what is published is read and commented on.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/n/{topic}", Access::Everyone, short).get("/n/{topic}/{slug}", Access::Everyone, show).post(
        "/n/{topic}/comments",
        Access::Member,
        comment,
    )
}

/// What was typed into the form for a comment, and what is wrong with it.
#[derive(Debug, Default)]
struct Composer {
    body: String,
    errors: FieldErrors,
}

/// Everything that the page shows.
struct Found {
    thread: Thread,
    item: Item,
    series: Vec<(TopicId, Kind, String, String)>,
}

async fn short(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Query(params): Query<ThreadParams>,
    headers: HeaderMap,
) -> Result<Response> {
    answer(app, actor, page, topic, "", &params, &headers).await
}

async fn show(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic, slug)): Path<(TopicId, String)>,
    Query(params): Query<ThreadParams>,
    headers: HeaderMap,
) -> Result<Response> {
    answer(app, actor, page, topic, &slug, &params, &headers).await
}

async fn answer(
    app: App,
    actor: Actor,
    page: Page,
    topic: TopicId,
    slug: &str,
    params: &ThreadParams,
    headers: &HeaderMap,
) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let head = topic_head(&mut conn, &actor, topic).await?;
    let is_ours = Kind::parse(&head.kind).is_some();
    if !is_ours || head.slug != slug {
        let query = page.path.split_once('?').map_or(String::new(), |(_, query)| format!("?{query}"));
        let location = format!("{}{query}", crate::feed::ascii(&head.url()));
        let headers = [(header::LOCATION, location.as_str()), (header::CACHE_CONTROL, "no-cache")];
        return Ok((StatusCode::MOVED_PERMANENTLY, headers).into_response());
    }
    let found = find(&mut conn, &actor, topic, params).await?;
    let composer = Composer { body: begun(&mut conn, &actor, &found.thread).await?, ..Composer::default() };
    drop(conn);
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    app.service::<Views>().seen(topic, agent);
    Ok(view::render(&app, &actor, page, &found, &composer, StatusCode::OK))
}

async fn find(conn: &mut impl Connection, actor: &Actor, topic: TopicId, params: &ThreadParams) -> Result<Found> {
    let thread = thread(conn, actor, topic, params.query(Sort::Oldest)).await?;
    let item = items::of_topic(conn, topic).await?.ok_or(Error::NotFound)?;
    let series = match &item.series_slug {
        Some(slug) => lists::in_series(conn, actor, slug).await?,
        None => Vec::new(),
    };
    Ok(Found { thread, item, series })
}

/// What the viewer had begun to write.
async fn begun(conn: &mut impl Connection, actor: &Actor, thread: &Thread) -> Result<String> {
    if !thread.may_reply {
        return Ok(String::new());
    }
    let kept = draft(conn, actor, &DraftKey::answer(thread.topic.id)).await?;
    Ok(kept.map(|kept| kept.field("body").to_owned()).unwrap_or_default())
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Typed {
    body: String,
}

async fn comment(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Form(input): Form<Typed>,
) -> Result<Response> {
    let w = Words(page.lang);
    match reply(&app, &actor, topic, &input.body).await {
        Ok((url, true)) => Ok(page.go_saying(url, NoticeKind::Good, w.comment_waits())),
        Ok((url, false)) => Ok(page.go(url)),
        Err(error) => {
            let composer = Composer { body: input.body, errors: w.form_errors(error)? };
            let found = find(&mut app.db().read().await?, &actor, topic, &ThreadParams::default()).await?;
            Ok(view::render(&app, &actor, page, &found, &composer, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

/// Comments, and tells where the comment is and whether it waits.
async fn reply(app: &App, actor: &Actor, topic: TopicId, typed: &str) -> Result<(String, bool)> {
    let body = Body::parse(typed).map_err(|code| Error::field("body", code))?;
    let body = RenderedBody::render(app, &body).await?;
    let mut conn = app.db().read().await?;
    let item = items::of_topic(&mut conn, topic).await?.ok_or(Error::NotFound)?;
    drop(conn);
    if item.state != crate::item::State::Published {
        topic_head(&mut app.db().read().await?, actor, topic).await?;
        return Err(Error::Refused("not-open"));
    }
    let added = app.run(actor, Reply { topic, body }).await?;
    Ok((post_url(added.post), item.approval && !actor.is_staff()))
}

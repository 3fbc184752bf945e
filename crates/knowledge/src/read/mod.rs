//! The page of an article, as readers see it.

pub(crate) mod api;
pub(crate) mod contents;
mod structured;
mod view;

use crate::{
    page::moved,
    store::{
        reading::{self, SisterRow},
        sources::{self, SourceRow},
    },
    words::Words,
};
use axum::{
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use madang_conversation::{
    self as conversation, ARTICLE, Body, DraftKey, RenderedBody, Reply, Sort, Thread, ThreadParams, Views,
};
use madang_http::{Access, Form, Path, Query, Routes};
use madang_kernel::{Actor, App, Error, PostId, Result, TopicId, db::Connection};
use madang_ui::{FieldErrors, Page};
use serde::Deserialize;

/// Where articles are read.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/a/{topic}/{slug}", Access::Everyone, show)
        .post("/a/{topic}/comments", Access::Member, comment)
        .get("/api/v1/articles/{topic}", Access::Everyone, api::get)
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
    first_page: bool,
    article: SisterRow,
    /// Its translations, itself included.
    sisters: Vec<SisterRow>,
    /// What it was made of.
    sources: Vec<SourceRow>,
}

async fn show(
    app: App,
    actor: Actor,
    page: Page,
    Path((id, slug)): Path<(String, String)>,
    Query(params): Query<ThreadParams>,
    headers: HeaderMap,
) -> Result<Response> {
    let topic: TopicId = id.parse().map_err(|_| Error::NotFound)?;
    let mut conn = app.db().read().await?;
    let thread = match conversation::thread(&mut conn, &actor, topic, params.query(Sort::Oldest)).await {
        // The number of an answer in another system, and who shared it.
        Err(Error::NotFound) if id.bytes().all(|byte| byte.is_ascii_digit()) => {
            return Ok(moved(&page, &format!("/a/{id}")));
        }
        found => found?,
    };
    if thread.topic.kind != ARTICLE || thread.topic.slug != slug {
        return Ok(moved(&page, &thread.topic.url()));
    }
    let found = find(&mut conn, &actor, thread, &params).await?;
    let kept = match found.thread.may_reply {
        true => conversation::draft(&mut conn, &actor, &DraftKey::answer(topic)).await?,
        false => None,
    };
    drop(conn);
    let body = kept.map(|draft| draft.field("body").to_owned()).unwrap_or_default();
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    app.service::<Views>().seen(topic, agent);
    let composer = Composer { body, ..Composer::default() };
    Ok(view::render(&app, &actor, page, found, composer, StatusCode::OK))
}

async fn find(conn: &mut impl Connection, actor: &Actor, thread: Thread, params: &ThreadParams) -> Result<Found> {
    let first_page = params.query(Sort::Oldest).after.is_none();
    let topic = thread.topic.id;
    let sisters = reading::sisters(conn, actor, topic).await?;
    let article = sisters.iter().find(|one| one.topic == topic).ok_or(Error::NotFound)?.clone();
    let sources = match article.cites {
        true => sources::of_family(conn, actor, article.family).await?,
        false => Vec::new(),
    };
    Ok(Found { thread, first_page, article, sisters, sources })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct CommentInput {
    body: String,
}

async fn comment(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Form(input): Form<CommentInput>,
) -> Result<Response> {
    match reply(&app, &actor, topic, &input.body).await {
        Ok(post) => Ok(page.go(conversation::post_url(post))),
        Err(error) => {
            let errors = Words(page.lang).form_errors(error)?;
            let params = ThreadParams::default();
            let mut conn = app.db().read().await?;
            let thread = conversation::thread(&mut conn, &actor, topic, params.query(Sort::Oldest)).await?;
            let found = find(&mut conn, &actor, thread, &params).await?;
            drop(conn);
            let composer = Composer { body: input.body, errors };
            Ok(view::render(&app, &actor, page, found, composer, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

async fn reply(app: &App, actor: &Actor, topic: TopicId, typed: &str) -> Result<PostId> {
    let body = Body::parse(typed).map_err(|code| Error::field("body", code))?;
    let body = RenderedBody::render(app, &body).await?;
    Ok(app.run(actor, Reply { topic, body }).await?.post)
}

#[cfg(test)]
mod tests;

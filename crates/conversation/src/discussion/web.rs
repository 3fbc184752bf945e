//! The page of a discussion: the opening post and the replies, the oldest first. Tickets, which staff alone see, are shown
//! by it too.

use crate::{
    Body, DISCUSSION, DraftKey, RenderedBody, Reply, Sort, Spaces, TICKET, Thread, ThreadParams, Views, Words as _,
    draft, forms::form_errors, post_url, thread, topic_head,
};
use askama::Template;
use axum::{
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use madang_http::{Access, Form, Path, Query, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, PostId, Result, TopicId, Visibility};
use madang_ui::{FieldErrors, Link, Page, Pager, Section, Tab};
use serde::Deserialize;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/d/{topic}", Access::Everyone, lead).get("/d/{topic}/{slug}", Access::Everyone, show).post(
        "/d/{topic}/replies",
        Access::Member,
        submit,
    )
}

#[derive(Template)]
#[template(path = "discussion/discussion.html")]
struct DiscussionPage<'a> {
    page: &'a Page,
    t: Lang,
    thread: &'a Thread,
    crumbs: Vec<Link>,
    orders: Vec<Tab>,
    pager: Pager,
    reply_url: String,
    live_url: String,
    errors: &'a FieldErrors,
    value: &'a str,
    /// A ticket is kept for reading: whoever wrote it is not here to get an answer.
    is_ticket: bool,
}

async fn lead(app: App, actor: Actor, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let topic = topic_head(&mut conn, &actor, topic).await?;
    Ok(permanently(&topic.url()))
}

async fn show(
    app: App,
    actor: Actor,
    page: Page,
    headers: HeaderMap,
    Path((topic, slug)): Path<(TopicId, String)>,
    Query(params): Query<ThreadParams>,
) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let thread = thread(&mut conn, &actor, topic, params.query(Sort::Oldest)).await?;
    if thread.topic.slug != slug || ![DISCUSSION, TICKET].contains(&thread.topic.kind.as_str()) {
        return Ok(permanently(&thread.url()));
    }
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
    app.service::<Views>().seen(topic, agent);
    let first = params.after.is_empty();
    let kept = match thread.may_reply {
        true => draft(&mut conn, &actor, &DraftKey::answer(topic)).await?,
        false => None,
    };
    drop(conn);
    let value = kept.as_ref().map_or("", |draft| draft.field("body"));
    Ok(render(&app, page, &thread, first, &FieldErrors::none(), value, StatusCode::OK))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ReplyInput {
    body: String,
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Form(input): Form<ReplyInput>,
) -> Result<Response> {
    match reply(&app, &actor, topic, &input.body).await {
        Ok(post) => Ok(page.go(post_url(post))),
        Err(error) => {
            let errors = form_errors(&page, error)?;
            let mut conn = app.db().read().await?;
            let thread = thread(&mut conn, &actor, topic, ThreadParams::default().query(Sort::Oldest)).await?;
            Ok(render(&app, page, &thread, true, &errors, &input.body, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

async fn reply(app: &App, actor: &Actor, topic: TopicId, typed: &str) -> Result<PostId> {
    let body = Body::parse(typed).map_err(|code| Error::field("body", code))?;
    let body = RenderedBody::render(app, &body).await?;
    Ok(app.run(actor, Reply { topic, body }).await?.post)
}

fn render(
    app: &App,
    page: Page,
    thread: &Thread,
    first: bool,
    errors: &FieldErrors,
    value: &str,
    status: StatusCode,
) -> Response {
    let spaces = app.service::<Spaces>().now();
    let space = spaces.get(thread.topic.space);
    let mut page = page
        .titled(thread.topic.title.clone())
        .section(Section::Spaces)
        .described(thread.excerpt.clone())
        .canonical(thread.url());
    let is_ticket = thread.topic.kind == TICKET;
    if is_ticket || space.is_none_or(|space| space.visibility() != Visibility::Everyone) {
        page = page.unlisted();
    }
    let lang = page.lang;
    let crumbs = space.map(|space| Link::new(space.name.get(lang), space.url())).into_iter().collect();
    let orders =
        [(Sort::Oldest, lang.sort_oldest()), (Sort::Newest, lang.sort_newest()), (Sort::Votes, lang.sort_votes())]
            .map(|(sort, label)| Tab::new(label, thread.sorted_url(sort), sort == thread.sort))
            .to_vec();
    let view = DiscussionPage {
        page: &page,
        t: lang,
        thread,
        crumbs,
        orders,
        pager: thread.pager(first),
        reply_url: format!("/d/{}/replies", thread.topic.id),
        live_url: format!("/live/{}", thread.topic.id),
        errors,
        value,
        is_ticket,
    };
    page.render(&view, status)
}

/// Leads to the one true address of a topic, for good.
fn permanently(url: &str) -> Response {
    let url = percent_encoding::utf8_percent_encode(url, percent_encoding::CONTROLS).to_string();
    Redirect::permanent(&url).into_response()
}

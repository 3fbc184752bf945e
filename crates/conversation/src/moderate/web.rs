//! What moderators do, on pages.

use super::{Hide, Move, Switch, SwitchTopic};
use crate::{
    Spaces, TopicHead, Words as _, find_post,
    forms::{form_errors, or_say},
    post_url, topic_head,
};
use askama::Template;
use axum::response::Response;
use madang_http::{Access, Form, Path, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, PostId, Result, SpaceId, TopicId};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page};
use serde::Deserialize;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .post("/topics/{topic}/lock", Access::Moderator, lock)
        .post("/topics/{topic}/unlock", Access::Moderator, unlock)
        .post("/topics/{topic}/pin", Access::Moderator, pin)
        .post("/topics/{topic}/unpin", Access::Moderator, unpin)
        .get("/topics/{topic}/move", Access::Moderator, ask_where)
        .post("/topics/{topic}/move", Access::Moderator, submit_move)
        .get("/p/{post}/hide", Access::Moderator, ask_why)
        .post("/p/{post}/hide", Access::Moderator, submit_hide)
        .post("/p/{post}/show", Access::Moderator, show_again)
}

async fn lock(app: App, actor: Actor, page: Page, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    switch(&app, &actor, &page, topic, Switch::Locked(true), page.lang.topic_locked()).await
}

async fn unlock(app: App, actor: Actor, page: Page, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    switch(&app, &actor, &page, topic, Switch::Locked(false), page.lang.topic_unlocked()).await
}

async fn pin(app: App, actor: Actor, page: Page, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    switch(&app, &actor, &page, topic, Switch::Pinned(true), page.lang.topic_pinned()).await
}

async fn unpin(app: App, actor: Actor, page: Page, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    switch(&app, &actor, &page, topic, Switch::Pinned(false), page.lang.topic_unpinned()).await
}

async fn switch(
    app: &App,
    actor: &Actor,
    page: &Page,
    topic: TopicId,
    switch: Switch,
    said: &'static str,
) -> Result<Response> {
    let topic = app.run(actor, SwitchTopic { topic, switch }).await?;
    Ok(page.go_saying(topic.url(), NoticeKind::Good, said))
}

#[derive(Template)]
#[template(path = "moderate/move.html")]
struct MovePage<'a> {
    page: &'a Page,
    t: Lang,
    errors: &'a FieldErrors,
    topic: &'a TopicHead,
    spaces: Vec<Choice>,
    chosen: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct MoveInput {
    space: String,
}

async fn ask_where(app: App, actor: Actor, page: Page, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let topic = topic_head(&mut conn, &actor, topic).await?;
    let title = page.lang.move_title();
    let page = page.titled(title).unlisted();
    Ok(page.ok(&move_page(&page, &app, &actor, &topic, &FieldErrors::none(), topic.space.to_string())))
}

async fn submit_move(
    app: App,
    actor: Actor,
    page: Page,
    Path((id,)): Path<(TopicId,)>,
    Form(input): Form<MoveInput>,
) -> Result<Response> {
    let outcome = match input.space.parse::<SpaceId>() {
        Ok(to) => app.run(&actor, Move { topic: id, to }).await,
        Err(code) => Err(Error::field("space", code)),
    };
    match outcome {
        Ok(topic) => Ok(page.go_saying(topic.url(), NoticeKind::Good, page.lang.topic_moved())),
        Err(error) => {
            let errors = form_errors(&page, error)?;
            let mut conn = app.db().read().await?;
            let topic = topic_head(&mut conn, &actor, id).await?;
            Ok(page.retry(&move_page(&page, &app, &actor, &topic, &errors, input.space)))
        }
    }
}

fn move_page<'a>(
    page: &'a Page,
    app: &App,
    actor: &Actor,
    topic: &'a TopicHead,
    errors: &'a FieldErrors,
    chosen: String,
) -> MovePage<'a> {
    let spaces = app.service::<Spaces>().now();
    let fitting = spaces.visible(actor).filter(|space| space.kind.takes(&topic.kind) && !space.rule.archived);
    let spaces = fitting.map(|space| Choice::new(space.id.to_string(), space.name.get(page.lang))).collect();
    MovePage { page, t: page.lang, errors, topic, spaces, chosen }
}

#[derive(Template)]
#[template(path = "moderate/hide.html")]
struct HidePage<'a> {
    page: &'a Page,
    t: Lang,
    errors: &'a FieldErrors,
    post: PostId,
    reason: &'a str,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct HideInput {
    reason: String,
}

async fn ask_why(app: App, actor: Actor, page: Page, Path((post,)): Path<(PostId,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let (post, _) = find_post(&mut conn, &actor, post).await?;
    let title = page.lang.hide_title();
    let page = page.titled(title).unlisted();
    let errors = &FieldErrors::none();
    Ok(page.ok(&HidePage { page: &page, t: page.lang, errors, post: post.id, reason: &post.hidden_reason }))
}

async fn submit_hide(
    app: App,
    actor: Actor,
    page: Page,
    Path((post,)): Path<(PostId,)>,
    Form(input): Form<HideInput>,
) -> Result<Response> {
    let outcome = match Hide::reason(&input.reason) {
        Ok(reason) => app.run(&actor, Hide { post, reason: Some(reason) }).await,
        Err(code) => Err(Error::field("reason", code)),
    };
    match outcome {
        Ok(_) => Ok(page.go_saying(post_url(post), NoticeKind::Good, page.lang.post_hidden())),
        Err(error) => {
            let errors = &form_errors(&page, error)?;
            Ok(page.retry(&HidePage { page: &page, t: page.lang, errors, post, reason: &input.reason }))
        }
    }
}

async fn show_again(app: App, actor: Actor, page: Page, Path((post,)): Path<(PostId,)>) -> Result<Response> {
    match app.run(&actor, Hide { post, reason: None }).await {
        Ok(_) => Ok(page.go_saying(post_url(post), NoticeKind::Good, page.lang.post_shown())),
        Err(error) => or_say(&page, &post_url(post), error),
    }
}

//! Removing and restoring on pages.

use super::{Remove, Restore};
use crate::{
    Hide, PostHead, PostKind, Rights, Words as _, find_post,
    forms::{form_errors, or_say},
    moderate::{web::SwitchPage, why},
    post_url,
};
use askama::Template;
use axum::response::Response;
use madang_http::{Access, Form, Path, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, Permission, PostId, Result};
use madang_ui::{FieldErrors, NoticeKind, Page};
use serde::Deserialize;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/p/{post}/remove", Access::Member, ask)
        .post("/p/{post}/remove", Access::Member, remove)
        .get("/p/{post}/restore", Access::Member, ask_back)
        .post("/p/{post}/restore", Access::Member, restore)
}

#[derive(Template)]
#[template(path = "remove/remove.html")]
struct RemovePage<'a> {
    page: &'a Page,
    t: Lang,
    url: String,
    back: String,
    opening: bool,
    /// Whether it is the viewer's own, who needs no reason.
    own: bool,
    errors: &'a FieldErrors,
    reason: &'a str,
}

/// What a moderator typed.
#[derive(Default, Deserialize)]
#[serde(default)]
struct RemoveInput {
    reason: String,
}

async fn ask(app: App, actor: Actor, page: Page, Path((post,)): Path<(PostId,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let (post, topic) = find_post(&mut conn, &actor, post).await?;
    if !Rights::on(&actor, &topic, &post).remove {
        return or_say(&page, &post_url(post.id), super::why_not(&actor, &post, &topic));
    }
    Ok(form(&actor, page, &post, &FieldErrors::none(), ""))
}

fn form(actor: &Actor, page: Page, post: &PostHead, errors: &FieldErrors, reason: &str) -> Response {
    let title = page.lang.remove_title();
    let page = page.titled(title).unlisted();
    let template = RemovePage {
        t: page.lang,
        url: format!("/p/{}/remove", post.id),
        back: post_url(post.id),
        opening: post.kind == PostKind::Opening,
        own: actor.is(post.author),
        errors,
        reason,
        page: &page,
    };
    if errors.is_empty() { page.ok(&template) } else { page.retry(&template) }
}

async fn remove(
    app: App,
    actor: Actor,
    page: Page,
    Path((post,)): Path<(PostId,)>,
    Form(input): Form<RemoveInput>,
) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let (head, topic) = find_post(&mut conn, &actor, post).await?;
    drop(conn);
    let needs_reason = !actor.is(head.author) && Rights::on(&actor, &topic, &head).remove;
    let reason = match (needs_reason, Hide::reason(&input.reason)) {
        (false, _) => None,
        (true, Ok(reason)) => Some(reason),
        (true, Err(code)) => {
            let errors = form_errors(&page, Error::field("reason", code))?;
            return Ok(form(&actor, page, &head, &errors, &input.reason));
        }
    };
    let topic = match app.run(&actor, Remove { post, reason }).await {
        Ok(topic) => topic,
        Err(error) => return or_say(&page, &post_url(post), error),
    };
    let url = match head.kind {
        PostKind::Opening => "/".to_owned(),
        // Who may bring it back sees where it was.
        _ if actor.is(head.author) || actor.can(Permission::Moderate, topic.space) => post_url(post),
        _ => topic.url(),
    };
    Ok(page.go_saying(url, NoticeKind::Good, page.lang.removed()))
}

/// Where somebody brings back what is not theirs, and may say why.
async fn ask_back(app: App, actor: Actor, page: Page, Path((post,)): Path<(PostId,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let (post, topic) = find_post(&mut conn, &actor, post).await?;
    if !Rights::on(&actor, &topic, &post).restore {
        return Err(actor.refusal(Some(topic.space)));
    }
    Ok(back_page(page, post.id, &topic.title, &FieldErrors::none(), ""))
}

fn back_page(page: Page, post: PostId, name: &str, errors: &FieldErrors, reason: &str) -> Response {
    let t = page.lang;
    let page = page.titled(t.restore_title()).unlisted();
    let template = SwitchPage {
        t,
        title: t.restore_title(),
        lead: t.restore_lead(),
        name,
        url: post_url(post),
        action: format!("/p/{post}/restore"),
        label: t.post_restore(),
        icon: "undo-2",
        help: t.reason_in_log(),
        errors,
        reason,
        page: &page,
    };
    if errors.is_empty() { page.ok(&template) } else { page.retry(&template) }
}

async fn restore(
    app: App,
    actor: Actor,
    page: Page,
    Path((post,)): Path<(PostId,)>,
    Form(input): Form<RemoveInput>,
) -> Result<Response> {
    let reason = match why(&input.reason) {
        Ok(reason) => reason,
        Err(code) => {
            let errors = form_errors(&page, Error::field("reason", code))?;
            return Ok(back_page(page, post, "", &errors, &input.reason));
        }
    };
    match app.run(&actor, Restore { post, reason }).await {
        Ok(_) => Ok(page.go_saying(post_url(post), NoticeKind::Good, page.lang.restored())),
        Err(error) => or_say(&page, &post_url(post), error),
    }
}

//! The page on which a message is changed.

use super::{Delete, Edit, own};
use crate::{
    rules::{is_editable, rendered},
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_http::{Form, Path};
use madang_kernel::{Actor, App, Error, MessageId, Result};
use madang_ui::{FieldErrors, Link, NoticeKind, Page, Section};
use serde::Deserialize;

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    body: String,
}

#[derive(Template)]
#[template(path = "change/edit.html")]
struct EditPage<'a> {
    page: &'a Page,
    w: Words,
    crumbs: Vec<Link>,
    message: MessageId,
    back: String,
    body: &'a str,
    editable: bool,
    errors: &'a FieldErrors,
}

pub(super) async fn show(app: App, actor: Actor, page: Page, Path((message,)): Path<(MessageId,)>) -> Result<Response> {
    render(&app, &actor, page, message, None, &FieldErrors::none()).await
}

pub(super) async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((message,)): Path<(MessageId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let row = own(&mut app.db().read().await?, &actor, message).await?;
    let changed = async { app.run(&actor, Edit { message, body: rendered(&app, &typed.body).await? }).await };
    match changed.await {
        Ok(()) => Ok(page.go(format!("/messages/{}#p{message}", row.conversation))),
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
            let errors = Words(page.lang).form_errors(error)?;
            render(&app, &actor, page, message, Some(&typed.body), &errors).await
        }
        Err(error) => Err(error),
    }
}

pub(super) async fn delete(
    app: App,
    actor: Actor,
    page: Page,
    Path((message,)): Path<(MessageId,)>,
) -> Result<Response> {
    let row = own(&mut app.db().read().await?, &actor, message).await?;
    app.run(&actor, Delete(message)).await?;
    let back = format!("/messages/{}#p{message}", row.conversation);
    Ok(page.go_saying(back, NoticeKind::Good, Words(page.lang).message_deleted()))
}

async fn render(
    app: &App,
    actor: &Actor,
    page: Page,
    message: MessageId,
    typed: Option<&str>,
    errors: &FieldErrors,
) -> Result<Response> {
    let row = own(&mut app.db().read().await?, actor, message).await?;
    let w = Words(page.lang);
    let back = format!("/messages/{}", row.conversation);
    let crumbs = vec![Link::new(w.messages(), "/messages"), Link::new(w.back_to_it(), back.clone())];
    let page = page.titled(w.edit_title()).section(Section::Me).unlisted();
    let editable = is_editable(row.at, app.now()) && row.hidden_at.is_none();
    let body = typed.unwrap_or(&row.markdown);
    let template = EditPage { w, crumbs, message, back, body, editable, errors, page: &page };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

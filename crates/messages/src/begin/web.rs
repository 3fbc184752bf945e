//! The page on which a conversation begins.

use super::{Begin, handles, recipients};
use crate::{
    rules::{TITLE_MAX, rendered, title},
    store::conversations,
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_http::{Form, Query};
use madang_kernel::{Actor, App, Result};
use madang_ui::{FieldErrors, Link, Page, Section};
use serde::Deserialize;

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    to: String,
    title: String,
    body: String,
}

#[derive(Template)]
#[template(path = "begin/begin.html")]
struct BeginPage<'a> {
    page: &'a Page,
    w: Words,
    crumbs: Vec<Link>,
    typed: &'a Typed,
    errors: &'a FieldErrors,
    title_max: usize,
}

/// Whoever has a conversation with that member already goes on with it.
pub(super) async fn show(app: App, actor: Actor, page: Page, Query(typed): Query<Typed>) -> Result<Response> {
    if let Ok(members) = recipients(&app, &actor, &handles(&typed.to)).await
        && let [other] = members.as_slice()
        && let Some(known) = conversations::between(&mut app.db().read().await?, actor.signed_in()?, *other).await?
    {
        return Ok(page.go(format!("/messages/{known}#write")));
    }
    Ok(render(page, &typed, &FieldErrors::none()))
}

pub(super) async fn submit(app: App, actor: Actor, page: Page, Form(typed): Form<Typed>) -> Result<Response> {
    let begun = async {
        let with = recipients(&app, &actor, &handles(&typed.to)).await?;
        let begin = Begin { with, title: title(&typed.title)?, body: rendered(&app, &typed.body).await? };
        app.run(&actor, begin).await
    };
    match begun.await {
        Ok(begun) => Ok(page.go(format!("/messages/{}#p{}", begun.conversation, begun.message))),
        Err(error) => {
            let errors = Words(page.lang).form_errors(error)?;
            Ok(render(page, &typed, &errors))
        }
    }
}

fn render(page: Page, typed: &Typed, errors: &FieldErrors) -> Response {
    let w = Words(page.lang);
    let crumbs = vec![Link::new(w.messages(), "/messages")];
    let page = page.titled(w.new_title()).section(Section::Me).unlisted();
    let template = BeginPage { w, crumbs, typed, errors, title_max: TITLE_MAX, page: &page };
    if errors.is_empty() { page.ok(&template) } else { page.retry(&template) }
}

//! Comments on pages, and the address of a single post.

use super::Comment;
use crate::{Body, PostKind, RenderedBody, Words as _, find_post, forms::form_errors, post_url};
use askama::Template;
use axum::response::Response;
use madang_http::{Access, Form, Path, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, PostId, Result};
use madang_ui::{FieldErrors, Page};
use serde::Deserialize;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/p/{post}", Access::Everyone, lead).post("/p/{post}/comments", Access::Member, submit)
}

/// Leads to the post within its topic's page.
async fn lead(app: App, actor: Actor, page: Page, Path((post,)): Path<(PostId,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let (post, topic) = find_post(&mut conn, &actor, post).await?;
    Ok(page.go(match post.kind {
        PostKind::Opening => topic.url(),
        _ => format!("{}?post={}#p{}", topic.url(), post.id, post.id),
    }))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct CommentInput {
    body: String,
    /// Whether an employee sends what they have been asked about.
    sure: String,
}

#[derive(Template)]
#[template(path = "reply/comment.html")]
struct CommentPage<'a> {
    page: &'a Page,
    t: Lang,
    post: PostId,
    errors: &'a FieldErrors,
    body: &'a str,
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((post,)): Path<(PostId,)>,
    Form(input): Form<CommentInput>,
) -> Result<Response> {
    match comment(&app, &actor, post, &input).await {
        Ok(added) => Ok(page.go(post_url(added))),
        Err(error) => {
            let errors = &match error {
                Error::Refused("templated") => FieldErrors::from_iter([("sure", page.lang.templated().to_owned())]),
                other => form_errors(&page, other)?,
            };
            let title = page.lang.comment_add();
            let page = page.titled(title).unlisted();
            Ok(page.retry(&CommentPage { page: &page, t: page.lang, post, errors, body: &input.body }))
        }
    }
}

async fn comment(app: &App, actor: &Actor, post: PostId, input: &CommentInput) -> Result<PostId> {
    let body = Body::parse(&input.body).map_err(|code| Error::field("body", code))?;
    let body = RenderedBody::render(app, &body).await?;
    Ok(app.run(actor, Comment { post, body, anyway: !input.sure.is_empty() }).await?.post)
}

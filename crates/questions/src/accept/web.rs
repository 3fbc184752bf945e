//! Accepting on pages and in the API.

use super::Accept;
use crate::{
    api::QuestionState,
    page::{answer_url, or_say},
    words::Words,
};
use axum::response::{IntoResponse, Response};
use madang_http::{Access, Path, Routes};
use madang_kernel::{Actor, App, PostId, Result};
use madang_ui::{NoticeKind, Page};

/// Where answers are accepted.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .post("/answers/{answer}/accept", Access::Member, accept)
        .post("/answers/{answer}/unaccept", Access::Member, unaccept)
        .put("/api/v1/answers/{answer}/accept", Access::Member, put)
        .delete("/api/v1/answers/{answer}/accept", Access::Member, delete)
}

async fn accept(app: App, actor: Actor, page: Page, Path((answer,)): Path<(PostId,)>) -> Result<Response> {
    let text = Words(page.lang).accepted_now();
    submit(app, actor, page, Accept { answer, on: true }, text).await
}

async fn unaccept(app: App, actor: Actor, page: Page, Path((answer,)): Path<(PostId,)>) -> Result<Response> {
    let text = Words(page.lang).unaccepted_now();
    submit(app, actor, page, Accept { answer, on: false }, text).await
}

async fn submit(app: App, actor: Actor, page: Page, command: Accept, text: &str) -> Result<Response> {
    let url = answer_url(command.answer);
    match app.run(&actor, command).await {
        Ok(_) => Ok(page.go_saying(url, NoticeKind::Good, text)),
        Err(error) => or_say(&page, error, url),
    }
}

/// Accepts an answer: its question is solved then.
#[utoipa::path(put, path = "/api/v1/answers/{answer}/accept", tag = "questions",
    params(("answer" = String, Path, description = "The answer's id")), responses((status = 200, body = QuestionState)))]
pub(crate) async fn put(app: App, actor: Actor, Path((answer,)): Path<(PostId,)>) -> Result<Response> {
    let question = app.run(&actor, Accept { answer, on: true }).await?;
    Ok(axum::Json(QuestionState::of(&question.head)).into_response())
}

/// Takes the acceptance of an answer back.
#[utoipa::path(delete, path = "/api/v1/answers/{answer}/accept", tag = "questions",
    params(("answer" = String, Path, description = "The answer's id")), responses((status = 200, body = QuestionState)))]
pub(crate) async fn delete(app: App, actor: Actor, Path((answer,)): Path<(PostId,)>) -> Result<Response> {
    let question = app.run(&actor, Accept { answer, on: false }).await?;
    Ok(axum::Json(QuestionState::of(&question.head)).into_response())
}

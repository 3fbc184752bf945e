//! Verifying and marking answers on pages and in the API.

use super::Judge;
use crate::{
    api::QuestionState,
    found,
    page::{answer_url, desk_path, or_say},
    question::Verdict,
    store,
    words::Words,
};
use askama::Template;
use axum::response::{IntoResponse, Response};
use madang_http::{Access, Form, Json, Path, Query, Routes};
use madang_kernel::{Actor, App, Error, PostId, Result};
use madang_ui::{FieldErrors, NoticeKind, Page, Section};
use serde::Deserialize;

/// Where answers are judged.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/answers/{answer}/verdict/{verdict}", Access::Agent, show)
        .post("/answers/{answer}/verdict/{verdict}", Access::Agent, submit)
        .post("/answers/{answer}/revoke", Access::Agent, revoke)
        .put("/api/v1/answers/{answer}/verdict", Access::Agent, put)
        .delete("/api/v1/answers/{answer}/verdict", Access::Agent, delete)
}

/// Why, as it is typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ReasonInput {
    reason: String,
    /// The queue of the desk to go back to.
    back: String,
}

#[derive(Template)]
#[template(path = "judge/judge.html")]
struct JudgePage<'a> {
    page: &'a Page,
    w: Words,
    errors: &'a FieldErrors,
    answer: PostId,
    verdict: Verdict,
    title: &'a str,
    author: &'a str,
    reason: &'a str,
    back: &'a str,
}

/// The queue of the desk that the reader came from.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Came {
    back: String,
}

async fn show(
    app: App,
    actor: Actor,
    page: Page,
    Path((answer, verdict)): Path<(PostId, Verdict)>,
    Query(Came { back }): Query<Came>,
) -> Result<Response> {
    let reason = {
        let mut conn = app.db().read().await?;
        let known = store::verdicts::of_post(&mut conn, answer).await?;
        known.filter(|(known, _)| *known == verdict).map(|(_, reason)| reason).unwrap_or_default()
    };
    form(&app, &actor, page, answer, verdict, &ReasonInput { reason, back }, None).await
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((answer, verdict)): Path<(PostId, Verdict)>,
    Form(input): Form<ReasonInput>,
) -> Result<Response> {
    let command = match Judge::parse(answer, Some(verdict), &input.reason) {
        Ok(command) => command,
        Err(error) => return form(&app, &actor, page, answer, verdict, &input, Some(error)).await,
    };
    let w = Words(page.lang);
    let url = desk_path(&input.back).map_or_else(|| answer_url(answer), str::to_owned);
    match app.run(&actor, command).await {
        Ok(_) => Ok(page.go_saying(url, NoticeKind::Good, w.judged_now())),
        Err(error) => or_say(&page, error, url),
    }
}

async fn revoke(app: App, actor: Actor, page: Page, Path((answer,)): Path<(PostId,)>) -> Result<Response> {
    let (url, w) = (answer_url(answer), Words(page.lang));
    match app.run(&actor, Judge { answer, verdict: None, reason: String::new() }).await {
        Ok(_) => Ok(page.go_saying(url, NoticeKind::Good, w.revoked_now())),
        Err(error) => or_say(&page, error, url),
    }
}

/// The page that asks for the reason, again where something was wrong with it.
async fn form(
    app: &App,
    actor: &Actor,
    page: Page,
    answer: PostId,
    verdict: Verdict,
    input: &ReasonInput,
    error: Option<Error>,
) -> Result<Response> {
    let w = Words(page.lang);
    let errors = match &error {
        Some(Error::Invalid(fields)) => w.errors(fields),
        _ => FieldErrors::none(),
    };
    let mut conn = app.db().read().await?;
    let row = store::answers::one(&mut conn, actor, answer).await?;
    let question = found::seen(&mut conn, actor, row.topic).await?;
    if !question.rights(actor).judge() {
        return Err(actor.refusal(Some(question.head.space)));
    }
    let page = page.titled(w.verdict_name(verdict)).section(Section::Questions).unlisted();
    let template = JudgePage {
        page: &page,
        w,
        errors: &errors,
        answer,
        verdict,
        title: &question.head.title,
        author: &row.name,
        reason: &input.reason,
        back: desk_path(&input.back).unwrap_or_default(),
    };
    Ok(if error.is_some() { page.retry(&template) } else { page.ok(&template) })
}

/// A verdict, as it is sent.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct VerdictInput {
    /// `verified`, `wrong` or `outdated`.
    verdict: String,
    /// Why; wrong and outdated answers need a reason.
    #[serde(default)]
    reason: String,
}

/// Confirms an answer as correct, or marks it wrong or outdated.
#[utoipa::path(put, path = "/api/v1/answers/{answer}/verdict", tag = "questions", request_body = VerdictInput,
    params(("answer" = String, Path, description = "The answer's id")), responses((status = 200, body = QuestionState)))]
pub(crate) async fn put(
    app: App,
    actor: Actor,
    Path((answer,)): Path<(PostId,)>,
    Json(input): Json<VerdictInput>,
) -> Result<Response> {
    let verdict = Verdict::parse(&input.verdict).ok_or_else(|| Error::field("verdict", "not-a-verdict"))?;
    let question = app.run(&actor, Judge::parse(answer, Some(verdict), &input.reason)?).await?;
    Ok(axum::Json(QuestionState::of(&question.head)).into_response())
}

/// Takes the mark of an answer away.
#[utoipa::path(delete, path = "/api/v1/answers/{answer}/verdict", tag = "questions",
    params(("answer" = String, Path, description = "The answer's id")), responses((status = 200, body = QuestionState)))]
pub(crate) async fn delete(app: App, actor: Actor, Path((answer,)): Path<(PostId,)>) -> Result<Response> {
    let question = app.run(&actor, Judge { answer, verdict: None, reason: String::new() }).await?;
    Ok(axum::Json(QuestionState::of(&question.head)).into_response())
}

//! Changing a question's state on pages and in the API.

use super::ChangeState;
use crate::{
    api::QuestionState,
    found::{self, Question},
    page::or_say,
    question::Change,
    words::Words,
};
use askama::Template;
use axum::response::{IntoResponse, Response};
use madang_http::{Access, Form, Json, Path, Routes};
use madang_kernel::{Actor, App, Error, Result, TopicId};
use madang_ui::{FieldErrors, NoticeKind, Page, Section};
use serde::Deserialize;

/// Where states are changed.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/questions/{topic}/state/{change}", Access::Member, show)
        .post("/questions/{topic}/state/{change}", Access::Member, submit)
        .put("/api/v1/questions/{topic}/state", Access::Member, put)
}

/// Why, and what it duplicates, as it is typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ChangeInput {
    note: String,
    original: String,
}

#[derive(Template)]
#[template(path = "change/change.html")]
struct ChangePage<'a> {
    page: &'a Page,
    w: Words,
    errors: &'a FieldErrors,
    topic: TopicId,
    title: &'a str,
    change: Change,
    input: &'a ChangeInput,
}

async fn show(app: App, actor: Actor, page: Page, Path((topic, change)): Path<(TopicId, Change)>) -> Result<Response> {
    let question = found::seen(&mut app.db().read().await?, &actor, topic).await?;
    form(&actor, page, &question, change, &ChangeInput::default(), None)
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic, change)): Path<(TopicId, Change)>,
    Form(input): Form<ChangeInput>,
) -> Result<Response> {
    let outcome = match ChangeState::parse(topic, change, &input.note, &input.original) {
        Ok(command) => app.run(&actor, command).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(question) => {
            Ok(page.go_saying(question.head.url(), NoticeKind::Good, Words(page.lang).changed(change.as_str())))
        }
        Err(Error::Invalid(fields)) => {
            let question = found::seen(&mut app.db().read().await?, &actor, topic).await?;
            let errors = Words(page.lang).errors(&fields);
            form(&actor, page, &question, change, &input, Some(errors))
        }
        Err(error) => or_say(&page, error, format!("/q/{topic}")),
    }
}

/// The page that asks for the reason, again where something was wrong with it.
fn form(
    actor: &Actor,
    page: Page,
    question: &Question,
    change: Change,
    input: &ChangeInput,
    errors: Option<FieldErrors>,
) -> Result<Response> {
    let head = &question.head;
    if !question.rights(actor).change(change) {
        return Err(actor.refusal(Some(head.space)));
    }
    let w = Words(page.lang);
    let wrong = errors.is_some();
    let errors = errors.unwrap_or_default();
    let page = page.titled(w.change_name(change)).section(Section::Questions).unlisted();
    let template = ChangePage { page: &page, w, errors: &errors, topic: head.id, title: &head.title, change, input };
    Ok(if wrong { page.retry(&template) } else { page.ok(&template) })
}

/// A state, as it is sent.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct StateInput {
    /// `open`, `needs_information`, `duplicate`, `off_topic` or `archived`.
    state: String,
    /// Why; needed for `needs_information` and `off_topic`.
    #[serde(default)]
    note: String,
    /// The address or the id of the original question; needed for `duplicate`.
    #[serde(default)]
    duplicate_of: String,
}

/// Changes the state of a question by hand. It is solved by accepting an answer.
#[utoipa::path(put, path = "/api/v1/questions/{topic}/state", tag = "questions", request_body = StateInput,
    params(("topic" = String, Path, description = "The question's id")),
    responses((status = 200, body = QuestionState)))]
pub(crate) async fn put(
    app: App,
    actor: Actor,
    Path((topic,)): Path<(TopicId,)>,
    Json(input): Json<StateInput>,
) -> Result<Response> {
    let change = Change::parse(&input.state).ok_or_else(|| Error::field("state", "not-a-state"))?;
    let question = app.run(&actor, ChangeState::parse(topic, change, &input.note, &input.duplicate_of)?).await?;
    Ok(axum::Json(QuestionState::of(&question.head)).into_response())
}

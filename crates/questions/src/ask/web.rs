//! Asking on a page and in the API.

use super::{
    Ask,
    form::{AskInput, space},
};
use crate::{api::QuestionState, words::Words};
use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use madang_conversation::{self as conversation, DraftKey, SpaceKind, SpaceList, Spaces};
use madang_http::{Access, Form, Json, Query, Routes};
use madang_kernel::{Actor, App, Result};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page, Section};
use serde::Deserialize;

/// Where questions are asked.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/ask", Access::Member, show).post("/ask", Access::Member, submit).post(
        "/api/v1/questions",
        Access::Member,
        post,
    )
}

#[derive(Template)]
#[template(path = "ask/ask.html")]
struct AskPage<'a> {
    page: &'a Page,
    w: Words,
    errors: &'a FieldErrors,
    input: &'a AskInput,
    spaces: Vec<Choice>,
    space: String,
    versions: Vec<Choice>,
    draft: DraftKey,
}

/// The form; a link may fill some of it, and the draft fills the rest.
async fn show(app: App, actor: Actor, page: Page, Query(link): Query<AskInput>) -> Result<Response> {
    let mut input = link;
    let draft = conversation::draft(&mut app.db().read().await?, &actor, &DraftKey::ask()).await?;
    if let Some(draft) = draft {
        let fill = |typed: &mut String, name: &str| {
            if typed.is_empty() {
                *typed = draft.field(name).to_owned();
            }
        };
        fill(&mut input.space, "space");
        fill(&mut input.title, "title");
        fill(&mut input.body, "body");
        fill(&mut input.tags, "tags");
        fill(&mut input.version, "version");
    }
    form(&app, &actor, page, &input, None)
}

async fn submit(app: App, actor: Actor, page: Page, Form(input): Form<AskInput>) -> Result<Response> {
    match ask(&app, &actor, &input).await {
        Ok(started) if started.waits => {
            Ok(page.go_saying(started.url(), NoticeKind::Info, Words(page.lang).ask_waits()))
        }
        Ok(started) => Ok(page.go_saying(started.url(), NoticeKind::Good, Words(page.lang).ask_posted())),
        Err(error) => {
            let errors = Words(page.lang).form_errors(error)?;
            form(&app, &actor, page, &input, Some(errors))
        }
    }
}

async fn ask(app: &App, actor: &Actor, input: &AskInput) -> Result<conversation::Started> {
    let checked = input.check(actor, &app.service::<Spaces>().now())?;
    let command: Ask = checked.render(app).await?;
    app.run(actor, command).await
}

/// The form, again where something was wrong with it.
fn form(app: &App, actor: &Actor, page: Page, input: &AskInput, errors: Option<FieldErrors>) -> Result<Response> {
    let w = Words(page.lang);
    let list = app.service::<Spaces>().now();
    let page = page.titled(w.ask_title()).section(Section::Ask).canonical("/ask");
    let wrong = errors.is_some();
    let chosen = space(&input.space, actor, &list).map(|id| id.to_string()).unwrap_or_default();
    let template = AskPage {
        w,
        errors: &errors.unwrap_or_default(),
        input,
        spaces: spaces(actor, &page, &list),
        space: chosen,
        versions: versions(w, &list),
        draft: DraftKey::ask(),
        page: &page,
    };
    Ok(if wrong { page.retry(&template) } else { page.ok(&template) })
}

/// The spaces for questions in which the actor may ask.
fn spaces(actor: &Actor, page: &Page, list: &SpaceList) -> Vec<Choice> {
    let open = list.startable(actor).filter(|space| space.kind == SpaceKind::Questions);
    open.map(|space| Choice::new(space.id.to_string(), space.name.get(page.lang))).collect()
}

/// Every product, each followed by its versions.
fn versions(w: Words, list: &SpaceList) -> Vec<Choice> {
    let mut choices = Vec::new();
    for product in list.products() {
        choices.push(Choice::new(product.id.to_string(), w.ask_version_any(&product.name)));
        let each = product.versions.iter();
        choices.extend(each.map(|one| Choice::new(one.id.to_string(), w.ask_version_one(&product.name, &one.name))));
    }
    choices
}

/// A question, as it is sent.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct QuestionInput {
    /// The id or the name in addresses of its space.
    space: String,
    /// The question in one line, 3 to 200 characters.
    title: String,
    /// The question in Markdown, up to 60,000 characters.
    body: String,
    /// Up to five tags.
    #[serde(default)]
    tags: Vec<String>,
    /// The id of a version, or the id or the name in addresses of a product.
    #[serde(default)]
    version: String,
}

/// Asks a question.
#[utoipa::path(post, path = "/api/v1/questions", tag = "questions", request_body = QuestionInput,
    responses((status = 201, body = QuestionState)))]
pub(crate) async fn post(app: App, actor: Actor, Json(input): Json<QuestionInput>) -> Result<Response> {
    let QuestionInput { space, title, body, tags, version } = input;
    let started = ask(&app, &actor, &AskInput { space, title, body, tags: tags.join(","), version }).await?;
    let head = conversation::topic_head(&mut app.db().read().await?, &actor, started.topic).await?;
    let location = format!("/api/v1/questions/{}", started.topic);
    Ok((
        StatusCode::CREATED,
        [(header::LOCATION, location)],
        axum::Json(QuestionState::of(&head).waiting(started.waits)),
    )
        .into_response())
}

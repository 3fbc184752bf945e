//! Answering on a page and in the API.

use super::{Answer, by_colleague};
use crate::{
    api::{AnswerDetail, AnswerList},
    found,
    page::{answer_url, desk_path},
    show::{self, Came, Composer},
    store,
    words::Words,
};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use madang_conversation::{Body, RenderedBody};
use madang_http::{Access, Cursor, Form, Json, Listed, Path, Query, Routes};
use madang_kernel::{Actor, App, Command, Cx, Error, PostId, Result, Timestamp, TopicId};
use madang_ui::{FieldErrors, NoticeKind, Page};
use serde::Deserialize;

/// The most answers that one request of the API gets.
const MOST: i64 = 100;

/// Where questions are answered.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .post("/q/{topic}/answers", Access::Member, submit)
        .get("/api/v1/questions/{topic}/answers", Access::Everyone, list)
        .post("/api/v1/questions/{topic}/answers", Access::Member, post)
}

/// An answer, as it is sent.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct AnswerInput {
    /// The answer in Markdown, up to 60,000 characters.
    body: String,
    /// When staff read the question: where a colleague has answered, commented on it or changed its state since then, the
    /// answer is refused with 409 `answered-meanwhile`.
    #[schema(value_type = Option<String>, format = DateTime)]
    seen: Option<Timestamp>,
    /// Sends it though a colleague was faster, or though it repeats an earlier answer of the same employee nearly
    /// word for word, which is refused with 409 `templated` otherwise.
    anyway: bool,
}

/// What the form holds.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Typed {
    body: String,
    /// When the form was opened, in milliseconds since 1970; only staff's says it.
    seen: String,
    /// Whether staff send what they have been asked about.
    sure: String,
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Query(Came { back }): Query<Came>,
    Form(input): Form<Typed>,
) -> Result<Response> {
    let seen = input.seen.parse().ok().map(Timestamp::from_millis);
    let error = match answer(&app, &actor, topic, &input, seen).await {
        Ok(post) => return Ok(sent(&page, &actor, post, &back)),
        Err(error) => error,
    };
    let w = Words(page.lang);
    let errors = match error {
        Error::Refused("templated") => FieldErrors::from_iter([("sure", w.templated().to_owned())]),
        Error::Conflict("answered-meanwhile") => {
            let name = by_colleague(&mut app.db().read().await?, &actor, topic, seen).await?;
            FieldErrors::from_iter([("", w.answered_meanwhile(name.unwrap_or_default()))])
        }
        other => w.form_errors(other)?,
    };
    show::again(app, actor, page, topic, Composer { body: input.body, errors, back }).await
}

/// To the answer; an employee who came from a queue of the desk goes back there.
fn sent(page: &Page, actor: &Actor, post: PostId, back: &str) -> Response {
    match desk_path(back).filter(|_| actor.is_staff()) {
        Some(queue) => page.go_saying(queue, NoticeKind::Good, Words(page.lang).answered_now()),
        None => page.go(answer_url(post)),
    }
}

async fn answer(app: &App, actor: &Actor, topic: TopicId, input: &Typed, seen: Option<Timestamp>) -> Result<PostId> {
    let command = Answer { seen, anyway: !input.sure.is_empty(), ..parsed(app, topic, &input.body).await? };
    Ok(app.run(actor, command).await?.post)
}

async fn parsed(app: &App, topic: TopicId, typed: &str) -> Result<Answer> {
    let body = Body::parse(typed).map_err(|code| Error::field("body", code))?;
    Ok(Answer { topic, body: RenderedBody::render(app, &body).await?, anyway: false, seen: None })
}

/// Answers, and reads the answer in the same transaction, where it is at hand.
struct AndRead(Answer);

impl Command for AndRead {
    type Output = (store::answers::AnswerRow, bool);

    fn allowed(&self, actor: &Actor) -> bool {
        self.0.allowed(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Self::Output> {
        let actor = cx.actor().clone();
        let posted = self.0.run(cx).await?;
        Ok((store::answers::one(cx, &actor, posted.post).await?, posted.waits))
    }
}

/// Which answers are wanted.
#[derive(Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct Which {
    /// After this place, from `next` of the page before.
    #[param(value_type = Option<String>)]
    after: Option<Cursor>,
    /// How many, at most 100; 50 by default.
    limit: Option<i64>,
}

/// The answers to a question, the oldest first.
#[utoipa::path(get, path = "/api/v1/questions/{topic}/answers", tag = "questions",
    params(("topic" = String, Path, description = "The question's id"), Which),
    responses((status = 200, body = AnswerList)))]
pub(crate) async fn list(
    app: App,
    actor: Actor,
    Path((topic,)): Path<(TopicId,)>,
    Query(which): Query<Which>,
) -> Result<Response> {
    let limit = which.limit.unwrap_or(50).clamp(1, MOST);
    let mut conn = app.db().read().await?;
    let head = found::seen(&mut conn, &actor, topic).await?.head;
    let rows = store::answers::page(&mut conn, topic, which.after, limit).await?;
    let place = |row: &store::answers::AnswerRow| Cursor::after(row.id.number(), row.id.number());
    let page = Listed::of(rows, limit as usize, place).map(|row| AnswerDetail::of(row, head.accepted));
    Ok(axum::Json(AnswerList::from(page)).into_response())
}

/// Answers a question. Staff who say when they read it, or who repeat themselves, may be asked first (409).
#[utoipa::path(post, path = "/api/v1/questions/{topic}/answers", tag = "questions", request_body = AnswerInput,
    params(("topic" = String, Path, description = "The question's id")),
    responses((status = 201, body = AnswerDetail)))]
pub(crate) async fn post(
    app: App,
    actor: Actor,
    Path((topic,)): Path<(TopicId,)>,
    Json(input): Json<AnswerInput>,
) -> Result<Response> {
    let seen = input.seen.filter(|_| !input.anyway);
    let command = Answer { seen, anyway: input.anyway, ..parsed(&app, topic, &input.body).await? };
    let (row, waits) = app.run(&actor, AndRead(command)).await?;
    let location = format!("/api/v1/posts/{}", row.id);
    let body = axum::Json(AnswerDetail::of(row, None).waiting(waits));
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], body).into_response())
}

//! Merging on a page.

use super::{Merge, OpeningAs};
use crate::{TopicHead, Words as _, forms::form_errors, moderate::why, topic_head};
use askama::Template;
use axum::response::Response;
use madang_http::{Access, Form, Path, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, Fields, Permission, Result, TopicId};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page};
use serde::Deserialize;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/topics/{topic}/merge", Access::Moderator, ask)
        .post("/topics/{topic}/merge", Access::Moderator, submit)
        .post("/api/v1/topics/{topic}/merge", Access::Moderator, super::api::merge)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Typed {
    into: String,
    opening: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "merge/merge.html")]
struct MergePage<'a> {
    page: &'a Page,
    t: Lang,
    errors: &'a FieldErrors,
    topic: &'a TopicHead,
    ways: Vec<Choice>,
    typed: &'a Typed,
}

async fn ask(app: App, actor: Actor, page: Page, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    let typed = Typed { opening: OpeningAs::Answer.to_string(), ..Typed::default() };
    render(&app, &actor, page, topic, &typed, &FieldErrors::none()).await
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let merged = match command(topic, &typed) {
        Ok(command) => app.run(&actor, command).await,
        Err(error) => Err(error),
    };
    match merged {
        Ok(head) => Ok(page.go_saying(head.url(), NoticeKind::Good, page.lang.merge_done())),
        Err(error) => {
            let errors = form_errors(&page, error)?;
            render(&app, &actor, page, topic, &typed, &errors).await
        }
    }
}

fn command(topic: TopicId, typed: &Typed) -> Result<Merge> {
    let mut fields = Fields::new();
    let into = fields.take("into", Merge::target(&typed.into));
    let opening = fields.take("opening", OpeningAs::parse(&typed.opening).ok_or("required"));
    let reason = fields.take("reason", why(&typed.reason));
    match (into, opening, reason) {
        (Some(into), Some(opening), Some(reason)) => Ok(Merge { topic, into, opening, reason }),
        _ => Err(Error::Invalid(fields)),
    }
}

async fn render(
    app: &App,
    actor: &Actor,
    page: Page,
    topic: TopicId,
    typed: &Typed,
    errors: &FieldErrors,
) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let head = topic_head(&mut conn, actor, topic).await?;
    drop(conn);
    if !actor.can(Permission::Moderate, head.space) {
        return Err(actor.refusal(Some(head.space)));
    }
    let t = page.lang;
    let page = page.titled(t.merge_title()).unlisted();
    let ways = [
        (OpeningAs::Answer, t.merge_as_answer(), t.merge_as_answer_help()),
        (OpeningAs::Comment, t.merge_as_comment(), t.merge_as_comment_help()),
    ];
    let ways = ways.map(|(way, label, help)| Choice { help: help.to_owned(), ..Choice::new(way.as_str(), label) });
    let template = MergePage { t, errors, ways: ways.to_vec(), typed, topic: &head, page: &page };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}
